import { Readable } from 'node:stream'
import { setTimeout as sleep } from 'node:timers/promises'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Sealed } from '../reply/seal.ts'
import { corsHeaders } from './cors.ts'
import type { Parts } from './parts.ts'

/**
 * Sends a reply and closes the request's entry in the journal: every answer of the API leaves through here. On a server
 * of standin's own it is written past Fastify's `send`, whose hooks nobody hung there: that pays for journal and checks.
 */
export function send(
  { log, settings, ownServer }: Parts,
  request: FastifyRequest,
  to: FastifyReply,
  sealed: Sealed
): FastifyReply {
  const { entry, raw } = request
  const { status, source, body } = sealed
  const head =
    settings.cors && raw.headers.origin !== undefined
      ? sealed.head.concat(corsHeaders(raw.headers.origin))
      : sealed.head
  entry.status = status
  entry.source = source
  entry.ms = performance.now() - entry.arrived
  log?.(entry)
  if (ownServer && !Array.isArray(body)) {
    to.hijack()
    to.raw.writeHead(status, head)
    to.raw.end(body)
    return to
  }
  to.code(status)
  for (let at = 0; at < head.length; at += 2) to.header(head[at] as string, head[at + 1])
  return to.send(Array.isArray(body) ? Readable.from(paced(body)) : body)
}

/** Milliseconds between two events of a stream: slow enough to be seen arriving, fast enough to be waited for. */
const pace = 50

async function* paced(events: string[]): AsyncGenerator<string> {
  for (const [index, event] of events.entries()) {
    if (index > 0) await sleep(pace)
    yield event
  }
}
