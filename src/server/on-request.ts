import type { FastifyReply, FastifyRequest } from 'fastify'
import { Problem } from '../contract/problem.ts'
import { toWire } from '../reply/wire.ts'
import { isPreflight, preflightHeaders } from './cors.ts'
import type { Parts } from './document-context.ts'
import { send } from './send.ts'
import { inhabit } from './world-of.ts'

/** A stub for OPTIONS, and not for any method, means the preflight too. */
function isStubbed({ raw, world }: FastifyRequest): boolean {
  const candidates = world.stubs.candidates('OPTIONS', raw.url as string)
  return candidates.some(({ request }) => request.method === 'OPTIONS')
}

/** The first that happens to a request: it is entered in the journal of its world, and answered if it is a preflight. True if so. */
export function arrive(parts: Parts, request: FastifyRequest, to: FastifyReply): boolean {
  const { raw } = request
  const { cors, requireWorld } = parts.settings
  const { world, problem } = inhabit(parts.worlds, raw, requireWorld)
  request.world = world
  request.entry = world.journal.open(raw.method as string, raw.url as string, raw.rawHeaders, raw.socket.remoteAddress)
  // Node would refuse it without a word (RFC 9112 section 3.2); `serverOptions` leave it to us.
  if (raw.headers.host === undefined && raw.httpVersionMinor > 0) throw new Problem(400, 'the Host header is missing')
  // A preflight cannot name a world; it is asked by the browser, not by the page.
  if (!cors || raw.method !== 'OPTIONS' || !isPreflight(raw) || isStubbed(request)) {
    if (problem !== undefined) throw problem
    return false
  }
  send(
    parts,
    request,
    to,
    toWire({ status: 204, headers: preflightHeaders(raw), body: undefined, source: 'generated' }, cors)
  )
  return true
}
