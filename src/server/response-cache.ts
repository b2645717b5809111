import type { IncomingMessage, RequestListener } from 'node:http'
import type { Remembered } from '../control/world.ts'
import { headFor } from './cors.ts'
import type { Parts } from './document-context.ts'
import { depart } from './on-response.ts'
import { inhabit, leaveWorldPath } from './world-of.ts'

/**
 * What a GET is remembered by: its URL and what it accepts. Undefined for a request that prefers something, is no GET, or
 * lacks what every request must have.
 */
export function askedFor({ method, url, headers }: IncomingMessage): string | undefined {
  const { accept, host, prefer } = headers
  if (method !== 'GET' || prefer !== undefined || host === undefined) return undefined
  return accept === undefined || accept === '*/*' ? url : `${url} ${accept}`
}

/**
 * Answers again what was answered before, with its entry in the journal as ever, and hands everything else on to the
 * routes. This is what makes up for journal and checks: a request that is known already takes no way through Fastify.
 */
export function recalling(parts: Parts, routes: RequestListener): RequestListener {
  const { cors, requireWorld } = parts.settings

  return (raw, response) => {
    raw.url = leaveWorldPath(raw)
    const asked = askedFor(raw)
    const { world, problem } = inhabit(parts.worlds, raw, requireWorld)
    const known = asked === undefined || problem !== undefined ? undefined : world.memory.get(asked)
    if (known === undefined || !admits(known, raw)) return routes(raw, response)
    const { reply, operation, parameters, violations } = known
    const entry = world.journal.open('GET', raw.url, raw.rawHeaders, raw.socket.remoteAddress)
    entry.operation = operation
    entry.parameters = parameters
    entry.violations = violations
    depart(parts, world, entry, reply)
    response.writeHead(reply.status, headFor(reply, raw.headers.origin, cors))
    response.end(reply.body, 'latin1')
  }
}

/** A request that is refused takes the usual way, where it is told why. */
function admits({ guard }: Remembered, raw: IncomingMessage): boolean {
  try {
    guard?.(raw)
    return true
  } catch {
    return false
  }
}
