import t from 'tap'
import { examples } from '../../../src/reply/sources/examples.ts'
import { generated } from '../../../src/reply/sources/generated.ts'
import { checkerOf } from '../../../src/schema/validator.ts'
import { callFor } from '../../fixtures/call.ts'

const text = { type: 'string' }
const schema = {
  type: 'object',
  required: ['title', 'status', 'detail'],
  properties: { title: text, status: { type: 'integer' }, detail: text }
}

/** Returns the answer of the sources for an error; `key` names its response. */
async function said(media: object, key: string, status = 404, more: object = {}) {
  const { contract, call } = await callFor(
    { description: 'x', content: { 'application/json': media } },
    { status, ...more }
  )
  const asked = { ...call, response: { ...call.response, key } }
  const checker = checkerOf(contract.resources)
  return (await examples(contract, checker)(asked)) ?? (await generated(contract, checker)(asked))
}

t.test('an error that is asked for says its status as a refusal does', async (t) => {
  const own = { title: 'Not Found', status: 404, detail: 'Not Found' }
  t.match(await said({ schema }, '404'), { value: own, source: 'generated' })
  t.match(await said({ schema: text }, '404'), { value: 'Not Found' })
  t.match(await said({ schema }, '404', 599), { value: { title: 'Error', status: 599 } })
  const value = ((await said({ schema }, '200', 200)) as { value: { detail: string } }).value
  t.notMatch(value, { detail: 'OK' }, 'other answers stay as they are made')
  const partly = { ...schema, properties: { ...schema.properties, detail: { ...text, example: 'no such user' } } }
  t.match(await said({ schema: partly }, '404'), { value: { title: 'Not Found', status: 404 }, source: 'example' })
})

t.test('an error in markup is markup', async (t) => {
  const { contract, call } = await callFor({ description: 'x', content: { 'image/svg+xml': { schema: text } } })
  const asked = { ...call, status: 404, response: { ...call.response, key: '404' } }
  const content = await generated(contract, checkerOf(contract.resources))(asked)
  t.match(content?.value, /<svg [\s\S]*>Not Found<.*<\/svg>$/)
})

t.test("an author's words stay, if they are about this status", async (t) => {
  const example = { title: 'Internal Server Error', status: 500, detail: 'x' }
  const own = { title: 'Not Found', status: 404, detail: 'Not Found' }
  t.match(await said({ schema, example }, '404'), { value: example })
  t.match(await said({ schema, example }, 'default'), { value: own })
  t.match(await said({ schema, example }, '500'), { value: own }, 'the shape of another one')
  t.match(await said({ schema, example }, 'default', 500), { value: example })
  t.match(await said({ schema, examples: { a: { value: example } } }, 'default', 404, { example: 'a' }), {
    value: example
  })
  t.match(await said({ schema: { ...text, example: 'gone' } }, '404'), { value: 'gone' })
})

t.test('a generated code is the one of its enum that says the status', async (t) => {
  const coded = (code: object) => ({ type: 'object', required: ['code', 'error'], properties: { code, error: text } })
  for (const first of ['not_found', 'conflict', 'invalid']) {
    const names = [first, 'not_found', 'conflict', 'invalid'].filter((one, at, all) => all.indexOf(one) === at)
    const media = { schema: coded({ type: 'string', enum: names }) }
    t.match(await said(media, '404'), { value: { code: 'not_found' } })
    t.match(await said(media, '409', 409), { value: { code: 'conflict' } })
    t.match(await said(media, 'default', 422), { value: { code: 'invalid' } })
  }
  const choice = { oneOf: [{ const: 'conflict' }, { const: 'not_found' }] }
  t.match(await said({ schema: coded(choice) }, '404'), { value: { code: 'not_found' } })
  const written = { type: 'string', enum: ['not_found', 'conflict'], default: 'conflict' }
  t.match(await said({ schema: coded(written) }, '404'), { value: { code: 'conflict' } }, 'its author wrote it')
})
