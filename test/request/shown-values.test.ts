import t from 'tap'
import { contractOf } from '../../src/contract/contract.ts'
import { load } from '../../src/document/load.ts'
import { checkerOfRequests } from '../../src/request/request-validator.ts'
import { checkerOf } from '../../src/schema/validator.ts'
import { documentOf } from '../fixtures/start.ts'

/** Checks requests of one operation: a path, a query, a body; returns the violations as `place at`. */
async function asking(operation: object, more: object = {}) {
  const contract = contractOf(await load(documentOf({ '/a/{id}': { post: operation } }, more), {}))
  const check = checkerOfRequests(contract.operations[0]!, checkerOf(contract.resources), 'strict', contract)
  return async (id: string, query: string, body?: unknown) => {
    const bytes = body === undefined || Buffer.isBuffer(body) ? body : Buffer.from(JSON.stringify(body))
    const headers = { 'content-type': 'application/json' }
    const { violations, refusal } = await check({ path: `/a/${id}`, query, headers, body: bytes })
    t.equal(refusal === undefined, violations.length === 0, 'only violations refuse')
    return violations.map((one) => `${one.in} ${one.at}`)
  }
}

const responses = { 200: { description: '' } }
const integer = { type: 'integer' }
const account = {
  type: 'object',
  required: ['name', 'phone'],
  properties: { name: { type: 'string' }, phone: { type: 'string' } }
}
const json = (media: object) => ({ content: { 'application/json': media } })

t.test('a request may send the examples of the document, whatever they break', async (t) => {
  const parameters = [
    {
      name: 'id',
      in: 'path',
      required: true,
      schema: integer,
      examples: { one: { $ref: '#/components/examples/id' } }
    },
    { name: 'limit', in: 'query', schema: integer, example: 'all' },
    { name: 'page', in: 'query', schema: { ...integer, example: 'last' } },
    { name: 'plain', in: 'query', schema: integer }
  ]
  const requestBody = json({ schema: account, example: { name: 'Ann' } })
  const more = { components: { examples: { id: { value: 'me' } } } }
  const ask = await asking({ parameters, requestBody, responses }, more)
  t.strictSame(await ask('me', 'limit=all&page=last', { name: 'Ann' }), [])
  t.strictSame(await ask('x', 'limit=a&page=b&plain=all', { name: 'Bob' }), [
    'path /id',
    'query /limit',
    'query /page',
    'query /plain',
    'body /phone'
  ])
  t.strictSame(await ask('me', 'limit=1', { phone: '1' }), ['body /name'])
  const odd = await ask('1', '', 5)
  t.strictSame(odd, ['body '])
})

t.test('an example by the name of an error shows a body that is refused', async (t) => {
  const named = (...names: string[]) =>
    json({ schema: account, examples: Object.fromEntries(names.map((name) => [name, { value: { name } }])) })
  const error = { description: '', ...named('nameless', 'shared') }
  const success = { description: '', ...named('shared') }
  const ask = await asking({
    requestBody: named('nameless', 'shared'),
    responses: { 200: success, 201: { description: '' }, 422: error }
  })
  t.strictSame(await ask('1', '', { name: 'nameless' }), ['body /phone'])
  t.strictSame(await ask('1', '', { name: 'shared' }), [])
})

t.test('a part of a body may be what its schema shows', async (t) => {
  const properties = {
    sex: { type: 'string', maxLength: 1, example: 'FEMALE' },
    at: { type: 'string', format: 'date', examples: ['soon'] },
    size: { type: 'integer', default: 'big' },
    owner: { ...account, example: { name: 'Ann' } },
    odd: { type: 'integer', examples: { a: { value: 'x' } } }
  }
  const ask = await asking({ requestBody: json({ schema: { properties } }), responses })
  t.strictSame(await ask('1', '', { sex: 'FEMALE', at: 'soon', size: 'big', owner: { name: 'Ann' } }), [])
  t.strictSame(await ask('1', '', { sex: 'MALE', at: 'late', size: 'small', owner: { name: 'Bob' }, odd: 'x' }), [
    'body /sex',
    'body /at',
    'body /size',
    'body /owner/phone',
    'body /odd'
  ])
})

t.test('what is shown counts as known in a closed schema', async (t) => {
  const part = { required: ['b'], properties: { a: integer }, example: { a: 1 } }
  const list = { prefixItems: [integer], minItems: 2, example: [1] }
  const closed = { allOf: [part], unevaluatedProperties: false }
  const ask = await asking({ requestBody: json({ schema: closed }), responses })
  t.strictSame(await ask('1', '', { a: 1 }), [])
  t.strictSame(await ask('1', '', { a: 2 }), ['body /b'])
  const short = await asking({ requestBody: json({ schema: { allOf: [list], unevaluatedItems: false } }), responses })
  t.strictSame(await short('1', '', [1]), [])
  t.strictSame(await short('1', '', [1, 2, 3]), ['body '])
})

t.test('a body that is nested deeply is compared with what is shown', async (t) => {
  const nested = `${'['.repeat(50_000)}${']'.repeat(50_000)}`
  const ask = await asking({ requestBody: json({ schema: account, example: { name: [[1]] } }), responses })
  t.strictSame(await ask('1', '', Buffer.from(nested)), ['body '])
  t.strictSame(await ask('1', '', Buffer.from(`{"name":${nested}}`)), ['body /phone', 'body /name'])
  t.strictSame(await ask('1', '', { name: [[1]] }), [])
})
