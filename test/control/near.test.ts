import t from 'tap'
import { createStandin } from '../../src/standin.ts'
import { documentOf, json } from '../fixtures/start.ts'

const document = documentOf({ '/things': { get: { operationId: 'list', responses: { 200: json({}) } } } })

t.test('the answer to an unmatched request names the nearest stub, and the differences', async (t) => {
  const app = createStandin({ document })
  await app.ready()
  const mock = app.standin
  const detail = async (url: string, headers: Record<string, string> = {}, method: 'GET' | 'POST' = 'GET') => {
    const response = await app.inject({ method, url, headers })
    t.ok(response.statusCode === 404 || response.statusCode === 405, response.body)
    return response.body
  }
  t.notMatch(await detail('/right'), /nearest stub/)
  mock.stub('list', {})
  t.notMatch(await detail('/right'), /nearest stub/, 'one of an operation is not meant')
  const request = { method: 'GET', url: '/right', headers: { 'X-A': { equalTo: 'b' } } }
  const id = mock.stub({ request })
  t.match(
    await detail('/wright'),
    /; the nearest stub is GET \/right, which differs in url \(expected \/right, received \/wright\), header X-A \(expected b, received none\)/
  )
  t.match(await detail('/right'), /; the nearest stub is GET \/right, which differs in header X-A/)
  t.match(await detail('/right', { 'x-a': 'b' }, 'POST'), /which differs in method/)
  t.match(await detail('/things', {}, 'POST'), /answers GET, HEAD, OPTIONS, not POST; the nearest stub is/)
  t.notMatch(await detail('/__admin/nowhere'), /nearest stub/)
  mock.unstub(id)
  mock.stub({ name: 'once', request: { method: 'GET' }, metadata: { standin: { times: 1 } } })
  await app.inject('/x')
  t.match(await detail('/x'), /; the nearest stub is once, which differs in times, which are used up/)
  mock.reset()
  mock.stub({ request: { url: '/s' }, scenarioName: 's', requiredScenarioState: 'later' })
  t.match(await detail('/s'), /; the nearest stub is ANY \/s, which differs in the state of its scenario/)
  mock.reset()
  mock.stub({ metadata: { standin: { rate: 0 } } })
  t.match(await detail('/s'), /; the nearest stub is ANY any URL(?!, which differs)/)
})

t.test('the URL counts for more than what else is asked', async (t) => {
  const app = createStandin({ document })
  await app.ready()
  const requests = {
    'another method': { method: 'POST', url: '/nm/one', headers: { 'X-A': { equalTo: 'b' } } },
    'another URL': { method: 'GET', url: '/nm/two' },
    'another body': { method: 'GET', url: '/nm/one', bodyPatterns: [{ equalToJson: '{}' }] }
  }
  for (const [name, request] of Object.entries(requests)) app.standin.stub({ name, request })
  const nearest = async () => /nearest stub is ([a-zA-Z ]+)/.exec((await app.inject('/nm/one')).body)?.[1]
  t.equal(await nearest(), 'another body')
  const { nearMisses } = (await app.inject('/__admin/requests/unmatched/near-misses')).json()
  t.same(
    nearMisses.map(({ stubMapping }: { stubMapping: { name: string } }) => stubMapping.name),
    ['another body', 'another method', 'another URL']
  )
  t.match((await app.inject({ method: 'POST', url: '/nm/one', payload: 'x' })).body, /nearest stub is another method/)
})
