import t from 'tap'
import { createStandin } from '../../src/standin.ts'
import { documentOf, json } from '../fixtures/start.ts'

const query = (name: string, where = 'query') => ({ name, in: where, schema: { type: 'integer' } })
const document = documentOf({
  '/things/{id}': {
    get: {
      operationId: 'getThing',
      parameters: [
        { ...query('id', 'path'), required: true },
        query('n'),
        query('X-N', 'header'),
        query('c', 'cookie'),
        { name: 'deep', in: 'query', style: 'deepObject', schema: { type: 'object' } }
      ],
      responses: { 200: json({}), 404: json({}), '5XX': json({}) }
    }
  },
  '/other': {
    post: {
      operationId: 'other',
      responses: { 201: json({}, { examples: { small: { value: 1 } } }), default: json({}) }
    }
  },
  '/never': {
    get: {
      operationId: 'never',
      parameters: [
        {
          name: 'all',
          in: 'querystring',
          content: { 'application/x-www-form-urlencoded': { schema: { type: 'object' } } }
        }
      ],
      responses: { 200: json({}) }
    }
  }
})

async function server(more: object = {}) {
  const app = createStandin({ document, ...more })
  await app.ready()
  const get = (url: string, headers: Record<string, string> = {}) => app.inject({ url, headers })
  return { app, get, mock: app.standin }
}
const text = { accept: 'text/plain' }

t.test('coverage tells which operations, statuses and parameters a run has touched, in all worlds', async (t) => {
  const { app, get, mock } = await server()
  await get('/things/1?n=1', { 'standin-world': 'w' })
  mock.stub('getThing', { status: 503, times: 1 })
  await get('/things/1?deep[a]=1', { cookie: 'c=1' })
  mock.stub('getThing', { status: 418, times: 1 })
  await get('/things/1')
  await app.inject({ method: 'POST', url: '/other', headers: { prefer: 'code=400' } })
  const coverage = mock.coverage()
  t.match(coverage.operations[0], {
    operationId: 'getThing',
    method: 'GET',
    path: '/things/{id}',
    requests: 3,
    statuses: { 200: 1, 404: 0, '5XX': 1, 418: 1 },
    parameters: { id: true, n: true, 'X-N': false, c: true, deep: true }
  })
  t.match(coverage.operations[2], { requests: 0, parameters: { all: false } })
  t.match(coverage.summary, { operations: { touched: 2, total: 3 }, parameters: { touched: 4, total: 6 } })
  t.same((await get('/__admin/coverage')).json(), JSON.parse(JSON.stringify(coverage)))
  const table = await get('/__admin/coverage', text)
  t.match(table.headers['content-type'], /^text\/plain/)
  t.match(table.body, /^requests +operation +operationId/)
  t.match(table.body, /^3 +GET \/things\/\{id\} +getThing +200 1, 404 -, 418 1, 5XX 1 +X-N$/m)
  t.match(table.body, /2 of 3 operations, /)
  mock.reset()
  t.equal(mock.coverage().operations[0]?.requests, 3, 'a reset leaves it')
  await app.inject({ method: 'DELETE', url: '/__admin/coverage' })
  t.equal(mock.coverage().summary.operations.touched, 0)
  await get('/never?a=1', { 'x-n': '1' })
  t.same(mock.coverage().operations[2]?.parameters, { all: true })
})

t.test('a run is clean if all requests were matched and valid, and all stubs used', async (t) => {
  const { get, mock } = await server()
  await get('/things/1')
  t.same((await get('/__admin/clean')).json().clean, true)
  t.equal((await get('/__admin/clean', text)).body, 'clean: every request was matched and valid, every stub was used\n')
  mock.assertClean()

  const id = mock.stub({ request: { url: '/a' } })
  mock.stub({ name: 'mine', request: { method: 'GET' }, priority: 9, response: { status: 418 } })
  mock.stub('getThing', {})
  await get('/things/x')
  t.same((await get('/__admin/clean')).json(), {
    clean: false,
    unmatched: { count: 0, requests: [] },
    invalid: {
      count: 1,
      requests: [{ method: 'GET', url: '/things/x', status: 422, why: ['path id must be an integer'] }]
    },
    unused: [
      { id: mock.stub('getThing', {}).replace(/.$/, '2'), about: 'getThing, which answers its usual answer' },
      { id: id.replace(/.$/, '1'), name: 'mine', about: 'GET any URL, which answers 418' },
      { id, about: 'ANY /a, which answers 200' }
    ]
  })
  t.throws(() => mock.assertClean(), /^not clean:\nwhat +request +status +why\ninvalid +GET \/things\/x +422 +path id/)
})

t.test('of many requests that went wrong, the first are shown and the others counted', async (t) => {
  const { get, mock } = await server()
  for (let at = 0; at < 22; at++) await get(`/nowhere/${at}`)
  const table = (await get('/__admin/clean', text)).body
  t.match(table, /^unmatched +GET \/nowhere\/0 +404 +neither a stub nor the document answers it$/m)
  t.match(table, /… and 2 more/)
  t.notMatch(table, /nowhere\/20/)
  mock.reset()
  mock.assertClean()
})

t.test('an unused stub is reported with its requests and its answer, and a kept one not at all', async (t) => {
  const { mock } = await server()
  const about = () => mock.clean().unused.map(({ about }) => about.replace(/^.*which answers /, ''))
  mock.stub({ request: { url: '/k' } })
  mock.keepStubs()
  mock.fail('getThing', { fault: 'EMPTY_RESPONSE' })
  mock.patch('getThing', {})
  mock.stub({ request: { url: '/a' }, response: { proxyBaseUrl: 'http://up' } })
  mock.stub({ request: {}, metadata: { standin: { operationId: 'other', example: 'small' } } })
  t.same(about(), ['the example small', 'what http://up answers', 'its usual answer, patched', 'EMPTY_RESPONSE'])
  mock.reset()
  t.same(about(), [])
})
