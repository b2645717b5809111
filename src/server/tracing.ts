/** Spans by OpenTelemetry, one for each request, where the process has registered an SDK. */
import { createRequire } from 'node:module'
import { join } from 'node:path'
import type { Attributes, Context, Span } from '@opentelemetry/api'
import type { Operation } from '../contract/contract.ts'
import type { Trace } from '../control/journal/entry.ts'
import { traceParentOf } from '../control/journal/trace.ts'
import { worldNameOf } from '../control/worlds.ts'
import { keptFor } from '../document/memoized.ts'
import { optionalPackage } from '../document/optional-package.ts'
import { splitUrl } from '../document/url.ts'
import type { Route, ServerContext, TracedRequest, Tracing } from './exchange/context.ts'
import { schemeOf } from './exchange/exchange.ts'

type Api = typeof import('@opentelemetry/api')

/** The global in which all copies of the API keep the SDK. */
const registered = Symbol.for('opentelemetry.js.api.1')

/** Returns what makes spans of requests; undefined if no SDK is registered. */
export async function tracingOf(load: () => Promise<Api> = ownApi): Promise<Tracing | undefined> {
  const { [registered]: sdk } = globalThis as { [registered]?: { trace?: unknown } }
  if (sdk?.trace === undefined) return undefined
  try {
    const name = '@opentelemetry/api'
    // A command that is installed elsewhere finds the project's own package from the working directory.
    const find = () => load().catch(() => createRequire(join(process.cwd(), 'x'))(name) as Api)
    return createTracing(await optionalPackage(name, 'the OpenTelemetry SDK of this process', find))
  } catch (error) {
    process.emitWarning((error as Error).message, 'StandinWarning')
    return undefined
  }
}

const ownApi = (): Promise<Api> => import('@opentelemetry/api')

/** The methods that attributes may name (OpenTelemetry's semantic conventions for HTTP). */
const known = /^(CONNECT|DELETE|GET|HEAD|OPTIONS|PATCH|POST|PUT|TRACE|QUERY)$/

function createTracing({ context, propagation, ROOT_CONTEXT, SpanKind, SpanStatusCode, trace }: Api): Tracing {
  const tracer = trace.getTracer('standin')

  return (request, work) => {
    const { raw, response, server, entry } = request
    // The process that answers makes the span.
    if (server.group?.isRepeated(raw)) return work()
    const { parent, isInner } = parentOf(request)
    const span = tracer.startSpan(
      nameOf(request),
      {
        kind: isInner ? SpanKind.INTERNAL : SpanKind.SERVER,
        startTime: performance.timeOrigin + entry.arrived,
        attributes: attributesOf(request)
      },
      parent
    )
    entry.trace = placeOf(span, trace.getSpanContext(parent)?.spanId)
    let isWhole = false
    response.once('finish', () => {
      isWhole = true
    })
    response.once('close', () => end(request, span, isWhole))
    return context.with(trace.setSpan(parent, span), work)
  }

  /** Returns the context of the parent. `isInner`: an instrumentation of Node's HTTP has made the server's span. */
  function parentOf({ raw, entry }: TracedRequest): { parent: Context; isInner: boolean } {
    const active = trace.getActiveSpan() as (Span & { kind?: number }) | undefined
    if (active?.kind === SpanKind.SERVER && active.isRecording()) return { parent: context.active(), isInner: true }
    const extracted = propagation.extract(ROOT_CONTEXT, raw.headers)
    const sent = traceParentOf(entry.rawHeaders)
    // An SDK may have no propagator, or one for other headers.
    if (sent === undefined || trace.getSpanContext(extracted) !== undefined)
      return { parent: extracted, isInner: false }
    const { traceId, parentId: spanId, flags: traceFlags } = sent
    const parent = trace.setSpanContext(extracted, { traceId, spanId, traceFlags, isRemote: true })
    return { parent, isInner: false }
  }

  function end(request: TracedRequest, span: Span, isWhole: boolean): void {
    const { entry, server } = request
    const { operation, status, source, stub, violations, reason } = entry
    const route = operation && routeOf(operation, server)
    if (route !== undefined) span.updateName(`${nameOf(request)} ${route}`)
    const error = !isWhole ? 'connection_closed' : status >= 500 ? String(status) : undefined
    if (error !== undefined) span.setStatus({ code: SpanStatusCode.ERROR })
    span.setAttributes({
      ...(route !== undefined && { 'http.route': route }),
      ...(status !== 0 && { 'http.response.status_code': status }),
      ...(error !== undefined && { 'error.type': error }),
      ...(operation !== undefined && { 'standin.operation_id': operation.id }),
      ...(source !== undefined && { 'standin.source': source }),
      ...(stub !== undefined && { 'standin.stub_id': stub.id }),
      ...(violations.length > 0 && { 'standin.violations': violations.length }),
      ...(reason !== undefined && { 'standin.reason': reason })
    })
    span.end()
  }
}

function placeOf(span: Span, parentId: string | undefined): Trace {
  const { traceId, spanId } = span.spanContext()
  return { traceId, spanId, ...(parentId !== undefined && { parentId }) }
}

/** Returns the name of a span whose route is not known. A method of somebody's own could be anything. */
const nameOf = ({ method }: TracedRequest): string => (known.test(method) ? method : 'HTTP')

/** Returns the attributes that are known when a request arrives. */
function attributesOf({ raw, method, url, entry, server }: TracedRequest): Attributes {
  const { path, query } = splitUrl(server.secrets.url(url))
  const [, host, port] = /^(.*?)(?::(\d+))?$/.exec(raw.headers.host ?? '') as RegExpExecArray
  const world = worldNameOf(raw.headers)
  const agent = raw.headers['user-agent']
  return {
    'http.request.method': known.test(method) ? method : '_OTHER',
    ...(!known.test(method) && { 'http.request.method_original': method }),
    'url.scheme': schemeOf(raw),
    'url.path': path,
    ...(query !== '' && { 'url.query': query }),
    ...(host !== '' && { 'server.address': host }),
    ...(port !== undefined && { 'server.port': Number(port) }),
    ...(entry.clientIp !== '' && { 'client.address': entry.clientIp }),
    ...(agent !== undefined && { 'user_agent.original': agent }),
    'network.protocol.version': entry.version === '2.0' ? '2' : entry.version,
    ...(world !== undefined && { 'standin.world': world })
  }
}

/** Returns the template of an operation's path, with all prefixes. */
const routeOf = keptFor((operation: Operation, { routes, mountPrefix }: ServerContext): string => {
  const route = routes.all.find(({ operations }) => operations.includes(operation)) as Route
  return mountPrefix + route.path
})
