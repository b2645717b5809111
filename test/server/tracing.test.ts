import { once } from 'node:events'
import { request as requestOf } from 'node:http'
import { connect as connectHttp2 } from 'node:http2'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { type Context, context, propagation, type Span, SpanKind, SpanStatusCode, trace } from '@opentelemetry/api'
import type { ReadableSpan } from '@opentelemetry/sdk-trace-base'
import Fastify from 'fastify'
import t from 'tap'
import { tracingOf } from '../../src/server/tracing.ts'
import { standin } from '../../src/standin.ts'
import { registered } from '../fixtures/spans.ts'
import { documentOf, json, start } from '../fixtures/start.ts'

const document = documentOf({
  '/things/{id}': {
    get: {
      operationId: 'getThing',
      parameters: [
        { name: 'id', in: 'path', required: true, schema: { type: 'integer' } },
        { name: 'api_key', in: 'query', schema: { type: 'string' } }
      ],
      responses: { 200: json({ type: 'object' }, { example: { id: 1 } }) }
    }
  }
})

const traceId = '0af7651916cd43dd8448eb211c80319c'
const parentId = 'b7ad6b7169203331'
const traceparent = `00-${traceId}-${parentId}-01`

t.test('a request has one span of its operation, in the trace that its client names', async (t) => {
  const spans = registered(t)
  const mock = await start(t, { document })
  const port = Number(new URL(mock.url).port)
  await fetch(`${mock.url}/things/1?api_key=hidden`, {
    headers: { traceparent, 'standin-world': 'one', 'user-agent': 'tests' }
  })
  const [span] = (await spans(1)) as [ReadableSpan]
  t.equal(span.name, 'GET /things/{id}')
  t.equal(span.kind, SpanKind.SERVER)
  t.same(span.status, { code: SpanStatusCode.UNSET })
  t.equal(span.spanContext().traceId, traceId)
  t.equal(span.parentSpanContext?.spanId, parentId)
  t.same(span.attributes, {
    'http.request.method': 'GET',
    'http.response.status_code': 200,
    'http.route': '/things/{id}',
    'url.scheme': 'http',
    'url.path': '/things/1',
    'url.query': 'api_key=[redacted]',
    'server.address': '127.0.0.1',
    'server.port': port,
    'client.address': '127.0.0.1',
    'user_agent.original': 'tests',
    'network.protocol.version': '1.1',
    'standin.operation_id': 'getThing',
    'standin.source': 'example',
    'standin.world': 'one'
  })
  const [entry] = mock.world('one').requests()
  t.same(entry?.trace, { traceId, parentId, spanId: span.spanContext().spanId }, 'the journal names the span')
})

t.test('refusals, failures and unknown requests have their spans too, cached answers as well', async (t) => {
  const spans = registered(t)
  const mock = await start(t, { document })
  for (const path of ['/things/none', '/nowhere', '/things/1', '/things/1', '/things/1']) await fetch(mock.url + path)
  const id = mock.stub('getThing', { status: 503, body: {}, outsideContract: true })
  await fetch(`${mock.url}/things/2`)
  const all = await spans(6)
  t.same(
    all.map(({ name, attributes, status }) => [
      name,
      attributes['http.response.status_code'],
      attributes['error.type'],
      attributes['standin.violations'],
      status.code
    ]),
    [
      ['GET /things/{id}', 422, undefined, 1, SpanStatusCode.UNSET],
      ['GET', 404, undefined, undefined, SpanStatusCode.UNSET],
      ['GET /things/{id}', 200, undefined, undefined, SpanStatusCode.UNSET],
      ['GET /things/{id}', 200, undefined, undefined, SpanStatusCode.UNSET],
      ['GET /things/{id}', 200, undefined, undefined, SpanStatusCode.UNSET],
      ['GET /things/{id}', 503, '503', undefined, SpanStatusCode.ERROR]
    ]
  )
  t.match(all[0]?.attributes['standin.reason'], /integer/)
  t.equal(all[5]?.attributes['standin.stub_id'], id)
  t.equal(new Set(all.map((span) => span.spanContext().traceId)).size, 6, 'each begins a trace of its own')
  t.equal(all[0]?.parentSpanContext, undefined)
})

t.test('a connection that breaks ends its span as an error', async (t) => {
  const spans = registered(t)
  const mock = await start(t, { document })
  mock.stub('getThing', { fault: 'CONNECTION_RESET_BY_PEER' } as never)
  await t.rejects(fetch(`${mock.url}/things/1`))
  const [span] = (await spans(1)) as [ReadableSpan]
  t.match(span, { attributes: { 'error.type': 'connection_closed' }, status: { code: SpanStatusCode.ERROR } })
})

t.test('a client that leaves early ends its span without a status', async (t) => {
  const spans = registered(t)
  const mock = await start(t, { document, delay: 60_000 })
  const request = requestOf(`${mock.url}/things/1`).on('error', () => {})
  request.end()
  while (mock.requests('getThing').length === 0) await new Promise((resolve) => setImmediate(resolve))
  request.destroy()
  const [span] = (await spans(1)) as [ReadableSpan]
  t.equal(span.attributes['http.response.status_code'], undefined)
  t.equal(span.attributes['error.type'], 'connection_closed')
})

t.test('a method of nobody, and a request without a host', async (t) => {
  const spans = registered(t)
  const mock = await start(t, { document })
  const socket = connect(Number(new URL(mock.url).port), '127.0.0.1')
  t.teardown(() => socket.destroy())
  socket.write('PURGE /things/1 HTTP/1.0\r\n\r\n')
  await once(socket, 'data')
  const [span] = (await spans(1)) as [ReadableSpan]
  t.equal(span.name, 'HTTP')
  t.equal(span.attributes['http.request.method'], '_OTHER')
  t.equal(span.attributes['http.request.method_original'], 'PURGE')
  t.equal(span.attributes['server.address'], undefined)
  t.equal(span.attributes['network.protocol.version'], '1.0')
})

t.test('HTTP/2 by TLS is named', async (t) => {
  const spans = registered(t)
  const mock = await start(t, { document, https: true })
  const session = connectHttp2(mock.url, { ca: mock.authority })
  t.teardown(() => session.destroy())
  const stream = session.request({ ':path': '/things/1' })
  stream.resume()
  await once(stream, 'end')
  const [span] = (await spans(1)) as [ReadableSpan]
  t.match(span.attributes, {
    'url.scheme': 'https',
    'network.protocol.version': '2',
    'http.response.status_code': 200,
    'error.type': undefined
  })
})

t.test('spans of handlers are children, and so is the span below one of an instrumentation', async (t) => {
  const spans = registered(t)
  const app = Fastify()
  t.teardown(() => app.close())
  const tracer = trace.getTracer('test')
  await app.register(standin, {
    prefix: '/api',
    document,
    handlers: {
      getThing: () => {
        tracer.startSpan('inside').end()
        return { body: {} }
      }
    }
  })
  await app.ready()
  const outer: Span = tracer.startSpan('outer', { kind: SpanKind.SERVER })
  const inOuter: Context = trace.setSpan(context.active(), outer)
  await context.with(inOuter, async () => await app.inject('/api/things/1'))
  const [inside, own] = (await spans(2)) as [ReadableSpan, ReadableSpan]
  t.equal(own.name, 'GET /api/things/{id}')
  t.equal(own.kind, SpanKind.INTERNAL, 'one span is the server’s')
  t.equal(own.parentSpanContext?.spanId, outer.spanContext().spanId)
  t.equal(inside.parentSpanContext?.spanId, own.spanContext().spanId)
  const client = tracer.startSpan('of a test')
  await context.with(trace.setSpan(context.active(), client), async () => await app.inject('/api/things/1'))
  const [, , , other] = (await spans(4)) as ReadableSpan[]
  t.equal(other?.parentSpanContext, undefined, 'another span that is open here is no parent')
})

t.test('the propagator of the SDK comes first', async (t) => {
  const spans = registered(t)
  propagation.setGlobalPropagator({
    inject() {},
    fields: () => [],
    extract: (into) => trace.setSpanContext(into, { traceId: 'f'.repeat(32), spanId: 'e'.repeat(16), traceFlags: 1 })
  })
  const mock = await start(t, { document })
  await fetch(`${mock.url}/things/1`, { headers: { traceparent } })
  const [span] = (await spans(1)) as [ReadableSpan]
  t.equal(span.spanContext().traceId, 'f'.repeat(32))
})

t.test('the API is loaded only where an SDK is registered, from the project if need be', async (t) => {
  const missing = async () => {
    throw new Error("Cannot find package '@opentelemetry/api'")
  }
  t.equal(await tracingOf(() => t.fail('loaded') as never), undefined)
  registered(t)
  t.type(await tracingOf(missing), 'function')
  const before = process.cwd()
  t.teardown(() => process.chdir(before))
  process.chdir(tmpdir())
  const warned = once(process, 'warning')
  t.equal(await tracingOf(missing), undefined)
  const [warning] = (await warned) as [Error]
  t.match(warning.message, /needs the package @opentelemetry\/api: npm install/)
})
