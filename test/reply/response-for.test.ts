import t from 'tap'
import { contractOf } from '../../src/contract/contract.ts'
import { load } from '../../src/document/load.ts'
import { responseFor } from '../../src/reply/response-for.ts'
import { documentOf, json } from '../fixtures/start.ts'

const error = (name: string) => json({ type: 'object', properties: { [name]: { type: 'string' } } })
const headers = { 'Retry-After': { schema: { type: 'integer' } } }

async function responses(own: object, others: object = {}) {
  const paths = { '/x': { get: { operationId: 'x', responses: own } }, '/y': { get: { responses: others } } }
  const contract = contractOf(await load(documentOf(paths), {}))
  return (code?: string) => {
    const { status, response, reason } = responseFor(contract.operations[0]!, code, contract)
    return { status, key: response.key, reason, ...response.object }
  }
}

t.test('a documented status is answered as it is documented', async (t) => {
  const choose = await responses({ 200: json({}), 404: { ...error('a'), headers }, '5XX': error('b') })
  t.match(choose(), { status: 200, key: '200', reason: undefined })
  t.match(choose('404'), { status: 404, key: '404', reason: undefined, headers })
  t.match(choose('503'), { status: 503, key: '5XX', reason: undefined })
})

t.test('another status has the nearest shape that the document has, and says so', async (t) => {
  const choose = await responses(
    { 200: json({}), 302: { description: 'r' }, 400: error('a'), 404: { ...error('b'), headers } },
    { 200: json({}), 500: error('other') }
  )
  t.match(choose('409'), {
    status: 409,
    key: '404',
    reason: 'x documents no response 409; this has the shape of its 404'
  })
  t.equal(choose('409').headers, undefined, 'its headers are those of its own status')
  t.match(choose('401'), { status: 401, key: '400' })
  t.match(choose('503'), { status: 503, key: '404' }, 'an error is an error')
  t.match(choose('201'), { status: 201, key: '200' })
  t.match(choose('307'), { status: 307, key: '302' })
  const ranged = await responses({ 200: json({}), '5XX': error('b') })
  t.match(ranged('401'), {
    status: 401,
    key: '5XX',
    reason: /documents no response 401; this has the shape of its 5XX/
  })
  t.match(ranged('204'), { status: 204, key: '200' })
  const failing = await responses({ 503: error('a'), '5XX': error('b') })
  t.throws(() => failing('401'), { status: 404, message: /documents no response 401/ }, 'it does nothing but fail')
  const usual = await responses({ 200: json({}), default: error('a') })
  t.match(usual('404'), { status: 404, key: 'default', reason: undefined })
  t.match(usual('302'), { status: 302, key: 'none', reason: /this has no body/ })
  const success = await responses({ default: json({ type: 'array' }) }, { 500: error('other') })
  t.match(success('503'), { status: 503, key: '500', reason: /this has the shape of other errors/ })
  t.match(success('201'), { status: 201, key: 'default', reason: undefined })
  const bare = await responses({ 200: json({}) }, { 500: error('other') })
  t.match(bare('404'), { status: 404, key: '500', reason: /this has the shape of other errors/ })
  t.match(bare('304'), { status: 304, key: 'none', content: undefined, reason: /this has no body/ })
  const none = await responses({ 200: json({}) })
  t.throws(() => none('404'), { status: 404, message: /x documents no response 404, and no errors/ })
  for (const code of ['199', '600', 'x', '04', ''])
    t.throws(() => bare(code), { status: 404, message: /documents no response/ }, code)
})
