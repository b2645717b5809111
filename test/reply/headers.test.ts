import t from 'tap'
import { headersOf } from '../../src/reply/headers.ts'
import { callFor } from '../fixtures/call.ts'

async function given(headers: object | undefined) {
  const response = { description: 'ok', ...(headers === undefined ? {} : { headers }) }
  const more = { path: '/users/7', parameters: { path: { id: 7 } } }
  const { contract, call } = await callFor(response, more, '/users/{id}')
  return headersOf(call, contract)
}

t.test('a declared header is sent as its examples say, in the simple style', async (t) => {
  const object = { type: 'object', properties: { a: { type: 'integer' }, b: { type: 'integer' } } }
  const cases: [header: object, value: string | undefined][] = [
    [{ schema: { type: 'integer' }, example: 42 }, '42'],
    [{ schema: { type: 'integer' }, examples: { one: { value: 1 } } }, '1'],
    [{ schema: { type: 'integer', example: 9 } }, '9'],
    [{ schema: { type: 'integer', default: 8 } }, '8'],
    [{ schema: { const: true } }, 'true'],
    [{ example: ['a', 'b'] }, 'a,b'],
    [{ schema: object, example: { a: 1, b: 2 } }, 'a,1,b,2'],
    [{ schema: object, explode: true, example: { a: 1, b: 2 } }, 'a=1,b=2'],
    [{ content: { 'application/json': { example: { a: 1 } } } }, '{"a":1}'],
    [{ content: { 'text/plain': { example: 'hi' } } }, 'hi'],
    [{ example: null }, 'null'],
    [{ example: 'line\nbreak' }, undefined],
    [{ example: 'Zoë' }, undefined],
    [{ example: '' }, undefined],
    [{ schema: false }, undefined]
  ]
  for (const [header, value] of cases)
    t.equal((await given({ 'X-Own': header }))['x-own'], value, JSON.stringify(header))
})

t.test('a header without an example is generated, the same every time', async (t) => {
  const headers = {
    'X-Rate-Limit': { schema: { type: 'integer', minimum: 1, maximum: 99 } },
    'X-Any': {},
    'X-Lost': { $ref: '#/nowhere' }
  }
  const first = await given(headers)
  t.match(first['x-rate-limit'], /^\d{1,2}$/)
  t.same(await given(headers), first)
  t.same(await given(undefined), {})
})

t.test('what the server says itself, or HTTP cannot carry, is left out', async (t) => {
  const example = { example: 'x' }
  t.same(
    await given({
      'Content-Type': example,
      'content-length': example,
      'Content-Encoding': example,
      'Transfer-Encoding': example,
      Connection: example,
      'Access-Control-Allow-Origin': example,
      'bad name': example,
      'Set-Cookie': example
    }),
    {}
  )
  t.same(await given({ 'Set-Cookie': { example: 'id=7; Path=/' } }), { 'set-cookie': 'id=7; Path=/' })
})
