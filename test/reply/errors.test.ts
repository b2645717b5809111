import t from 'tap'
import { contractOf } from '../../src/contract/contract.ts'
import { load } from '../../src/contract/load.ts'
import { errorReplies, listed } from '../../src/reply/errors.ts'
import { Problem } from '../../src/reply/problem.ts'
import { documentOf, json } from '../fixtures/start.ts'

const text = { type: 'string' }
const violation = { in: 'body', at: '/a', message: 'is required', keyword: 'required' }

async function replies(
  errors: object,
  problem = new Problem(404, 'it is not there'),
  known = true,
  documentedOnly = false
) {
  const contract = contractOf(
    await load(documentOf({ '/x': { get: { responses: { 200: json({}), ...errors } } } }), {})
  )
  const reply = await errorReplies(contract, { seed: '1', errors: documentedOnly })(
    problem,
    known ? contract.operations[0] : undefined
  )
  const type = reply.headers['content-type'] ?? ''
  return { ...reply, type, value: /json/.test(type) ? JSON.parse(String(reply.body)) : reply.body }
}

t.test('an error has the shape that the document gives it, with the message inside', async (t) => {
  const object = (name: string, schema: object) => ({
    type: 'object',
    required: [name],
    properties: { [name]: schema }
  })
  const said = 'it is not there'
  const cases: [response: object, value: unknown][] = [
    [json(object('error', text)), { error: said }],
    [json(object('message', text)), { message: said }],
    [json(object('error', object('detail', text))), { error: { detail: said } }],
    [
      json({}, { example: { errors: [{ message: 'x', code: 1 }, { message: 'y' }] } }),
      { errors: [{ message: said, code: 1 }] }
    ],
    [json({}, { example: { errors: [] } }), { errors: [] }],
    [json({}, { example: { code: 5 } }), { code: 5 }],
    [json({}, { example: [1] }), [1]],
    [json(text), said],
    [{ description: 'x', content: { 'text/plain': { schema: text } } }, said],
    [json({ ...object('error', { type: 'string', example: 'x' }) }), { error: said }]
  ]
  for (const [response, value] of cases) t.same((await replies({ 404: response })).value, value)
})

t.test('the example of the document stands where it says it better', async (t) => {
  const response = json({}, { example: { error: 'invite not found' } })
  const problem = new Problem(404, 'there is no row', { plain: true })
  t.same((await replies({ 404: response }, problem)).value, { error: 'invite not found' })
})

t.test('an example that is a bare text, or that the request asked for, stays as its author wrote it', async (t) => {
  t.equal((await replies({ 404: json(text, { example: 'not here' }) })).value, 'not here')
  const examples = { first: { value: { error: 'one' } }, second: { value: { error: 'two' } } }
  const problem = new Problem(404, 'it is not there')
  problem.example = 'second'
  t.same((await replies({ 404: json({}, { examples }) }, problem)).value, { error: 'two' })
  problem.example = 'third'
  t.same((await replies({ 404: json({}, { examples }) }, problem)).value, { error: 'it is not there' })
})

t.test('where the document gives no shape, it is a problem of RFC 9457', async (t) => {
  const problem = new Problem(422, 'it does not fit', { violations: [violation], headers: { 'x-own': '1' } })
  for (const errors of [
    {},
    { 422: { description: 'no content' } },
    { 422: json({ type: 'integer', minimum: 2, maximum: 1 }) }
  ]) {
    const reply = await replies(errors, problem)
    t.match(reply, {
      status: 422,
      source: 'error',
      type: 'application/problem+json',
      headers: { 'x-own': '1', 'standin-violations': JSON.stringify([violation]) },
      value: {
        title: 'Unprocessable Entity',
        detail: 'it does not fit',
        error: 'it does not fit',
        validation: [{ location: ['body', 'a'] }]
      }
    })
  }
  t.match((await replies({}, new Problem(499, 'odd'))).value, { title: 'Error', status: 499 })
})

t.test('where there is no operation, it is the shape that most errors have', async (t) => {
  const error = json({ type: 'object', required: ['error'], properties: { error: text } })
  const other = json({ type: 'object', required: ['message'], properties: { message: text } })
  const plain = { description: 'x', content: { 'text/plain': { schema: text } } }
  t.same((await replies({ 400: other, 401: error, 403: error, 500: plain }, undefined, false)).value, {
    error: 'it is not there'
  })
  t.match(await replies({}, undefined, false), { type: 'application/problem+json' })
})

t.test('violations in a header are ASCII, and no more than clients read', async (t) => {
  t.equal(
    listed([{ ...violation, message: 'is ü' }]),
    JSON.stringify([{ ...violation, message: 'is ü' }]).replace('ü', '\\u00fc')
  )
  const many = listed(Array.from({ length: 500 }, () => violation))
  t.ok(many.length < 3100)
  t.ok(JSON.parse(many).length > 20)
})

t.test(
  'where only what is documented may be answered, a response without content has none, and a header says why',
  async (t) => {
    const bare = { default: { description: 'It went wrong' } }
    const refused = await replies(bare, undefined, true, true)
    t.match(refused, { status: 404, body: undefined, type: '', source: 'error' })
    t.match(JSON.parse(refused.headers['standin-violations'] as string), [
      { in: 'request', message: 'it is not there' }
    ])
    const invalid = await replies(bare, new Problem(422, 'x', { violations: [violation] }), true, true)
    t.same(JSON.parse(invalid.headers['standin-violations'] as string), [violation])
    t.match(await replies(bare), { type: 'application/problem+json', value: { error: 'it is not there' } })
    t.match(await replies({}, undefined, true, true), { type: 'application/problem+json' })
  }
)

t.test("an author's text stands as it is, whether an example of the response or of its schema", async (t) => {
  for (const response of [json({}, { example: 'gone' }), json({ type: 'string', example: 'gone' })]) {
    t.equal((await replies({ 404: response })).value, 'gone')
  }
})
