import type { Socket } from 'node:net'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { FaultName } from '../control/answer.ts'
import type { WireResponse } from '../reply/wire.ts'
import type { Parts } from './document-context.ts'
import { depart } from './on-response.ts'

/** Bytes that are neither HTTP nor a chunk. */
const garbage = "lskdu018973t09sylgasjkfg1][]'./.sdlv\r\n\r\n"

/** What each fault does to the connection. */
const doing: Record<FaultName, (socket: Socket) => void> = {
  EMPTY_RESPONSE: (socket) => socket.end(),
  CONNECTION_RESET_BY_PEER: (socket) => socket.resetAndDestroy(),
  MALFORMED_RESPONSE_CHUNK: (socket) => socket.end(`HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n${garbage}`),
  RANDOM_DATA_THEN_CLOSE: (socket) => socket.end(garbage)
}

/** What the journal shows of an answer that never was one. */
const nothing: Omit<WireResponse, 'status'> = { source: 'stub', head: [], body: undefined }

/** Fails in place of an answer, on the connection itself, and closes the request's entry in the journal. */
export function fail(
  name: FaultName,
  status: number,
  parts: Parts,
  request: FastifyRequest,
  to: FastifyReply
): FastifyReply {
  const { raw, world, entry } = request
  depart(parts, world, entry, { ...nothing, status })
  to.hijack()
  // Without a connection (Fastify's `inject`), there is nothing but the answer to break off.
  if (typeof raw.socket.resetAndDestroy === 'function') doing[name](raw.socket)
  else to.raw.destroy(new Error(name))
  return to
}
