import t from 'tap'
import { Problem } from '../../src/contract/problem.ts'
import { callHandler, reply } from '../../src/handlers/call-handler.ts'
import type { HandlerRequest, HandlerTools } from '../../src/handlers/handler.ts'

const request = {} as HandlerRequest
const call = (answer: unknown) => callHandler('getThing', () => answer as never, request, {} as HandlerTools)

t.test('an answer is filled in', async (t) => {
  t.same(await call({}), { status: 200, headers: [], body: undefined, outsideContract: false })
  t.same(await call(Promise.resolve({ body: 1, outsideContract: true })), {
    status: 200,
    headers: [],
    body: 1,
    outsideContract: true
  })
  const headers = { 'X-Count': 3, 'set-cookie': ['a=1', 'b=2'] }
  t.same((await call({ headers })).headers, [
    ['X-Count', '3'],
    ['set-cookie', 'a=1'],
    ['set-cookie', 'b=2']
  ])
})

t.test('reply makes an answer, without the parts that are left out', async (t) => {
  t.same(reply(204), { status: 204 })
  t.same(reply(200, { a: 1 }, { 'x-a': 'b' }), { status: 200, body: { a: 1 }, headers: { 'x-a': 'b' } })
  t.same(reply(200, null), { status: 200, body: null })
})

t.test('what is no answer is refused, and says what an answer is', async (t) => {
  for (const [answer, reason] of [
    [undefined, /the handler of getThing returned undefined; it returns \{ status, headers, body \}/],
    ['text', /returned 'text'/],
    [null, /returned null/],
    [{ statusCode: 200 }, /an answer with "statusCode"; an answer has status, headers, body, outsideContract/],
    [{ status: '200' }, /the status '200'; a status is a whole number from 200 to 599/],
    [{ status: 199 }, /the status 199/],
    [{ status: 600 }, /the status 600/],
    [{ status: 200.5 }, /the status 200.5/],
    [{ headers: 'x' }, /the headers 'x'; headers are an object/],
    [{ headers: { 'a b': '1' } }, /the header "a b", which cannot be sent/],
    [{ headers: { a: 'one\r\ntwo: 2' } }, /the header "a", which cannot be sent/]
  ] as const) {
    await t.rejects(call(answer), { status: 500, message: reason })
  }
})

t.test('an error is a Problem with file and line; one of standin passes', async (t) => {
  const fail = (error: unknown) =>
    callHandler('getThing', () => Promise.reject(error), request, {} as HandlerTools).catch((one) => one)
  t.match(await fail(new Error('it broke')), {
    status: 500,
    message: /^the handler of getThing failed: it broke \(test\/handlers\/call-handler\.test\.ts:\d+:\d+\)$/
  })
  t.match(await fail('a text'), { message: "the handler of getThing failed: it threw 'a text'" })
  const placeless = new Error('nowhere')
  placeless.stack = 'Error: nowhere\n    at node:internal/process/task_queues:95:5'
  t.match(await fail(placeless), { message: 'the handler of getThing failed: nowhere' })
  const problem = new Problem(404, 'there is none')
  t.equal(await fail(problem), problem)
})
