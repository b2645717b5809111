/** Step 1 of a request: its world and its journal entry. */
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Readable } from 'node:stream'
import type { FastifyReply } from 'fastify'
import type { Problem } from '../../contract/problem.ts'
import type { Entry } from '../../control/journal/journal.ts'
import type { World } from '../../control/world.ts'
import { mayBeOfPage, noName, worldNameOf, worldPrefix } from '../../control/worlds.ts'
import { splitUrl, withoutOrigin } from '../../document/url.ts'
import type { StreamOptions } from '../../reply/body/stream-options.ts'
import { decodedText } from '../../request/percent.ts'
import type { Content } from '../../resources/rows/source.ts'
import type { ServerContext } from './context.ts'
import { forwardedBy } from './forwarded.ts'
import type { OperationPlan } from './operation-plan.ts'

/** A request from Node, and the response to write to. */
export interface Incoming {
  raw: IncomingMessage
  response: ServerResponse
  /** The body, if a hook of the user's own Fastify app replaced its stream. */
  payload?: Readable | undefined
  /** Set if the answer must pass the hooks of the user's own Fastify app. Else it is written to `response`. */
  reply?: FastifyReply | undefined
}

/** A request on its way through the seven steps. */
export interface Exchange extends Incoming {
  server: ServerContext
  method: string
  /** Path and query, without scheme, host and the world's name. */
  url: string
  path: string
  query: string
  /** The path below the prefix that standin was registered under. */
  localPath: string
  world: World
  /** The reason why the request has no world of its own. */
  worldless: string | undefined
  entry: Entry
  /** The refusal of what needs the other processes of a group, if they cannot be asked. */
  missing: Problem | undefined
  /** The plan of its operation, once one is found. */
  plan: OperationPlan | undefined
  /** The value of the request's body, once it is read; undefined without a body. */
  body: unknown
  /** The settings of a stream of events. */
  stream: StreamOptions
  /** Seconds that the request prefers to wait, once its preferences are read. */
  wait: number
  /** True once the request waited as long as it has to. */
  delayed: boolean
  /** Returns true if the answer may be sent again; undefined if it may until the world's memory is emptied. */
  fresh: Content['fresh']
}

const asUsual: StreamOptions = {}

/** Opens the journal entry of a request in its world. */
export function openExchange(server: ServerContext, incoming: Incoming): Exchange {
  const { raw, response } = incoming
  const method = raw.method as string
  const url = raw.url as string
  const { path, query } = splitUrl(url)
  const { world, worldless } = worldOf(server, raw)
  const entry =
    server.group?.open(world, raw) ?? world.journal.open(method, url, raw.rawHeaders, raw.socket.remoteAddress)
  entry.scheme = schemeOf(raw)
  entry.version = raw.httpVersion
  server.running.count++
  return {
    server,
    raw,
    response,
    payload: incoming.payload,
    reply: incoming.reply,
    method,
    url,
    path,
    query,
    localPath: path.slice(server.mountPrefix.length),
    world,
    worldless,
    missing: server.group?.missing(raw),
    entry,
    plan: undefined,
    body: undefined,
    stream: asUsual,
    wait: 0,
    delayed: false,
    fresh: undefined
  }
}

/** Joins two reasons for the journal and the header `standin-reason`. Either may be missing. */
export const joinReasons = (first: string | undefined, second: string | undefined): string | undefined =>
  first === undefined || second === undefined ? (first ?? second) : `${first}; ${second}`

/** Does the work on a request, within a span where somebody traces. */
export const traced = <Result>(exchange: Exchange, work: () => Result): Result =>
  exchange.server.tracing === undefined ? work() : exchange.server.tracing(exchange, work)

/** Returns the world of a request. If the request must name another, returns the main one and the reason. */
export function worldOf(
  { worlds, settings, group }: ServerContext,
  raw: IncomingMessage
): Pick<Exchange, 'world' | 'worldless'> {
  const name = worldNameOf(raw.headers)
  if (name === undefined) {
    const missing = 'this server wants to know the world of each request: send the header Standin-World: NAME'
    return { world: worlds.main, worldless: settings.requireWorld ? missing : undefined }
  }
  // The process that was asked has made room already.
  const world = worlds.named(name, mayBeOfPage(raw.headers) && group?.isRepeated(raw) !== true)
  return world === undefined ? { world: worlds.main, worldless: noName(name) } : { world, worldless: undefined }
}

/** The paths of the worlds that requests named by path. */
const worldPaths = new WeakMap<IncomingMessage, string>()

/** Returns the scheme of the connection that a request came on. */
export const schemeOf = ({ socket }: IncomingMessage): 'http' | 'https' => ('encrypted' in socket ? 'https' : 'http')

/**
 * Returns the URL of the mock as the client names it: its origin, and the path of the world if it was named by path. A
 * proxy in between says by `Forwarded` (RFC 7239), or by `X-Forwarded-…`, what the client asked.
 */
export function mockUrlOf(raw: IncomingMessage): string | undefined {
  const { host, protocol } = forwardedBy(raw.headers)
  const named = host ?? raw.headers.host
  if (named === undefined) return undefined
  return `${protocol ?? schemeOf(raw)}://${named}${worldPaths.get(raw) ?? ''}`
}

/** Returns the URL of the mock as a request names it, and of localhost for a request without a host. */
export const originOf = (raw: IncomingMessage, mountPrefix: string): string =>
  (mockUrlOf(raw) ?? 'http://localhost') + mountPrefix

/**
 * Fastify's `rewriteUrl`: the target of a request without scheme and host, and without the world that it names.
 * `/__world/NAME/path` is `/path` in the world NAME, as if the header named it.
 */
export function leaveWorldPath(raw: IncomingMessage): string {
  const url = originForm(raw)
  if (!url.startsWith(worldPrefix)) return url
  const [name] = /^[^/?]*/.exec(url.slice(worldPrefix.length)) as RegExpExecArray
  const rest = url.slice(worldPrefix.length + name.length)
  raw.headers['standin-world'] = decodedText(name)
  worldPaths.set(raw, worldPrefix + name)
  return rest.startsWith('/') ? rest : `/${rest}`
}

/** Returns a request's target without scheme and host. That host counts instead of `Host` (RFC 9112 section 3.2.2). */
function originForm({ url: target = '', headers }: IncomingMessage): string {
  if (target.startsWith('/')) return target
  const rest = withoutOrigin(target)
  if (rest !== target) headers.host = target.slice(target.indexOf('//') + 2, target.length - rest.length)
  return rest.replace(/^(?=\?|$)/, '/')
}
