import { Readable } from 'node:stream'
import { setTimeout as sleep } from 'node:timers/promises'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { headersByName } from '../control/matching/request-view.ts'
import { bufferOf, type WireResponse } from '../reply/wire.ts'
import { headFor } from './cors.ts'
import type { Parts } from './document-context.ts'
import { depart } from './on-response.ts'
import { sendBroken } from './slow-body.ts'

/**
 * Sends a reply and closes the request's entry in the journal: every answer of the API leaves through here, but for those
 * that are given again (recall.ts).
 */
export function send(parts: Parts, request: FastifyRequest, to: FastifyReply, sealed: WireResponse): FastifyReply {
  const { raw, world, entry } = request
  const { status, body } = sealed
  const head = headFor(sealed, raw.headers.origin, parts.settings.cors)
  depart(parts, world, entry, sealed)
  if (sealed.statusMessage !== undefined) to.raw.statusMessage = sealed.statusMessage
  if (sealed.broken !== undefined) return sendBroken(sealed, sealed.broken, head, to)
  to.code(status)
  // Fastify takes those that are sent several times as a list.
  for (const [name, values] of headersByName(head)) to.header(name, values.length === 1 ? values[0] : values)
  if (sealed.dribble !== undefined && body !== undefined && !Array.isArray(body)) {
    return to.send(Readable.from(dribbled(bufferOf(body), sealed.dribble)))
  }
  if (Array.isArray(body)) return to.send(Readable.from(paced(body)))
  if (body === undefined) return to.send()
  // Fastify would name a media type of its own for bytes that have none.
  return to.send(typed(head) ? bufferOf(body) : Readable.from([bufferOf(body)]))
}

const typed = (head: string[]): boolean =>
  head.some((name, at) => at % 2 === 0 && name.toLowerCase() === 'content-type')

/** A body in pieces of one size, with the same time before each. */
async function* dribbled(body: Buffer, { chunks, ms }: { chunks: number; ms: number }): AsyncGenerator<Buffer> {
  const size = Math.max(1, Math.ceil(body.length / chunks))
  const pieces = Math.max(1, Math.ceil(body.length / size))
  for (let at = 0; at < body.length; at += size) {
    await sleep(ms / pieces)
    yield body.subarray(at, at + size)
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
