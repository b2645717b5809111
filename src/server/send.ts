import { Readable } from 'node:stream'
import { setTimeout as sleep } from 'node:timers/promises'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { headersByName } from '../control/match/seen.ts'
import { bufferOf, type Sealed } from '../reply/seal.ts'
import { sendBroken } from './broken.ts'
import { corsHeaders } from './cors.ts'
import { depart } from './depart.ts'
import type { Parts } from './parts.ts'

/**
 * Sends a reply and closes the request's entry in the journal: every answer of the API leaves through here. On a server
 * of standin's own it is written past Fastify's `send`, whose hooks nobody hung there: that pays for journal and checks.
 */
export function send(parts: Parts, request: FastifyRequest, to: FastifyReply, sealed: Sealed): FastifyReply {
  const { settings, ownServer } = parts
  const { entry, raw } = request
  const { status, source, body } = sealed
  const head =
    settings.cors && raw.headers.origin !== undefined && sealed.ownCors !== true
      ? sealed.head.concat(corsHeaders(raw.headers.origin))
      : sealed.head
  entry.reply = source === 'stub' || (body?.length ?? 0) <= mostKept ? sealed : { ...sealed, body: undefined }
  depart(parts, request, status, source)
  if (sealed.statusMessage !== undefined) to.raw.statusMessage = sealed.statusMessage
  if (sealed.broken !== undefined) return sendBroken(sealed, sealed.broken, head, to)
  if (ownServer && !Array.isArray(body) && sealed.dribble === undefined) {
    to.hijack()
    to.raw.writeHead(status, head)
    to.raw.end(body, 'latin1')
    return to
  }
  to.code(status)
  // Fastify takes those that are sent several times as a list.
  for (const [name, values] of headersByName(head)) to.header(name, values.length === 1 ? values[0] : values)
  if (sealed.dribble !== undefined && body !== undefined && !Array.isArray(body)) {
    return to.send(Readable.from(dribbled(bufferOf(body), sealed.dribble)))
  }
  return to.send(Array.isArray(body) ? Readable.from(paced(body)) : body && bufferOf(body))
}

/** How much of a generated body the journal keeps: a thousand of them stay within some ten megabytes. */
const mostKept = 16_384

/** A body in pieces of one size, with the same time after each. */
async function* dribbled(body: Buffer, { chunks, ms }: { chunks: number; ms: number }): AsyncGenerator<Buffer> {
  const size = Math.max(1, Math.ceil(body.length / chunks))
  const pieces = Math.max(1, Math.ceil(body.length / size))
  for (let at = 0; at < body.length; at += size) {
    yield body.subarray(at, at + size)
    await sleep(ms / pieces)
  }
}

/** Milliseconds between two events of a stream: slow enough to be seen arriving, fast enough to be waited for. */
const pace = 50

async function* paced(events: string[]): AsyncGenerator<string> {
  for (const [index, event] of events.entries()) {
    if (index > 0) await sleep(pace)
    yield event
  }
}
