import { closedHead, openHead, toWire, type WireResponse } from '../../reply/wire.ts'
import type { Exchange } from '../exchange/exchange.ts'

/**
 * Returns the head of a response with CORS headers (the Fetch standard, section 3.3): any origin may read it, with
 * credentials. No plugin does this, since a document may have OPTIONS operations of its own, and a request without
 * `Origin` should cost next to nothing.
 */
export function headFor(reply: WireResponse, origin: string | undefined, cors: boolean): string[] {
  if (!cors || reply.ownCors === true) return reply.head
  if (origin === undefined) return openHead(reply)
  const head = closedHead(reply)
  reply.exposed ??= exposedBy(head)
  return head.concat(corsHeaders(origin, reply.exposed))
}

const corsHeaders = (origin: string, exposed: string): string[] => [
  'access-control-allow-origin',
  origin,
  'access-control-allow-credentials',
  'true',
  'access-control-expose-headers',
  exposed
]

/** Lists all headers of a response: with credentials, `*` would stand for none. */
const exposedBy = (head: readonly string[]): string =>
  [...new Set(head.filter((_, at) => at % 2 === 0).map((name) => name.toLowerCase()))].join(', ')

/** Returns true for a CORS preflight that no stub answers. */
export function isPreflight({ method, raw, world, url, server }: Exchange): boolean {
  const { origin, 'access-control-request-method': asked } = raw.headers
  if (method !== 'OPTIONS' || origin === undefined || asked === undefined || !server.settings.cors) return false
  return !world.stubs.candidates(method, url).some(({ request }) => request.method === method)
}

/** Answers a preflight: everything that it asks for is allowed. */
export function preflightResponse({ raw: { headers } }: Exchange): WireResponse {
  const allowed = {
    vary: 'Access-Control-Request-Method, Access-Control-Request-Headers',
    'access-control-allow-methods': `GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS${extra(headers['access-control-request-method'])}`,
    'access-control-allow-headers': headers['access-control-request-headers'] ?? 'authorization, content-type, prefer',
    'access-control-max-age': '600',
    ...(headers['access-control-request-private-network'] === undefined
      ? {}
      : { 'access-control-allow-private-network': 'true' })
  }
  return toWire({ status: 204, headers: allowed, body: undefined, source: 'generated' }, true)
}

const extra = (method = ''): string => (/^(GET|HEAD|POST|PUT|PATCH|DELETE|OPTIONS)$/.test(method) ? '' : `, ${method}`)
