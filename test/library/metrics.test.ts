import t from 'tap'
import { metricsRoutes } from '../../src/library/metrics-routes.ts'
import { documentOf, json, start } from '../fixtures/start.ts'

const document = documentOf({
  '/x': {
    get: {
      operationId: 'getX',
      parameters: [{ name: 'n', in: 'query', schema: { type: 'integer' } }],
      responses: { 200: json({ type: 'object' }, { example: {} }) }
    }
  }
})

t.test('metrics are in the form of Prometheus, and count what was asked', async (t) => {
  const mock = await start(t, { document })
  await fetch(`${mock.url}/x`)
  await fetch(`${mock.url}/x`)
  await fetch(`${mock.url}/x?n=none`)
  await fetch(`${mock.url}/nowhere`)
  mock.stub('getX', { status: 200, body: {} })
  const response = await fetch(`${mock.url}/__admin/metrics`)
  t.equal(response.status, 200)
  t.match(response.headers.get('content-type'), /^text\/plain; version=0\.0\.4/)
  const text = await response.text()
  const lines = text.split('\n')
  const sampled = (start: string) =>
    lines
      .find((line) => line.startsWith(start))
      ?.split(' ')
      .at(-1)
  const times = 'standin_request_duration_seconds'
  t.equal(sampled(`${times}_count{operation="getX",status="200",source="example"}`), '2')
  t.equal(sampled(`${times}_bucket{le="+Inf",operation="getX",status="200",source="example"}`), '2')
  t.equal(sampled(`${times}_count{operation="",status="404",source="error"}`), '1')
  t.ok(Number(sampled(`${times}_sum{operation="getX",status="200",source="example"}`)) > 0)
  t.equal(sampled('standin_violations_total{operation="getX"'), '1')
  t.equal(sampled('standin_stubs'), '1')
  t.equal(sampled('standin_worlds'), '1')
  t.equal(sampled('standin_journal_entries'), '4')
  t.ok(sampled('nodejs_eventloop_lag_seconds'))
  t.match(text, `# TYPE ${times} histogram`)
  t.equal((await fetch(`${mock.url}/__admin/metrics`)).status, 200, 'asked again')
})

t.test('a project without the package that writes metrics is told how to get it', async (t) => {
  const [route] = metricsRoutes(
    () => undefined,
    async () => {
      throw new Error("Cannot find package 'prom-client'")
    }
  )
  const answer = async () => route?.[2]({} as never)
  await t.rejects(answer(), { status: 501, errors: [{ detail: /npm install --save-dev prom-client$/ }] })
})
