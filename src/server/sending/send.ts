/** Step 7 of a request: sends the response; closes, counts and logs the entry. Every response leaves here. */
import type { Http2ServerResponse } from 'node:http2'
import { pipeline, Readable } from 'node:stream'
import type { FastifyReply } from 'fastify'
import { headersByName } from '../../control/matching/request-view.ts'
import { longestTimer } from '../../control/stubs/delays.ts'
import type { FaultName } from '../../control/stubs/stub-answer.ts'
import { tellWaiting } from '../../control/world.ts'
import { eventsToSend } from '../../reply/body/stream-options.ts'
import { bufferOf, type WireResponse } from '../../reply/wire.ts'
import type { Group } from '../exchange/context.ts'
import type { Exchange } from '../exchange/exchange.ts'
import { headFor } from './cors.ts'
import { delayOrdered, pause } from './delay.ts'
import { endTogether, endWaiting } from './write-together.ts'

/** A response as it is sent, or the fault that takes its place. */
export type Outgoing = WireResponse & {
  fault?: FaultName
  /** The body as it comes from another server, in place of `body`. */
  stream?: Readable
  /** Called once it is sent. */
  after?: () => void
}

/** Sends a response and closes the journal entry. Throws for a header that HTTP cannot carry. */
export function send(exchange: Exchange, outgoing: Outgoing): void | Promise<void> {
  const { group } = exchange.server
  return group === undefined ? finish(exchange, outgoing) : sendOfGroup(exchange, outgoing, group)
}

function finish(exchange: Exchange, outgoing: Outgoing): void {
  write(exchange, outgoing)
  closeEntry(exchange, outgoing)
  outgoing.after?.()
}

/** Sends a response that other processes know of too. Nothing leaves this process if another one answers. */
function sendOfGroup(exchange: Exchange, outgoing: Outgoing, group: Group): void | Promise<void> {
  const settled = group.settle(exchange, outgoing)
  // Not by `andThen`: most requests need no function to go on with.
  if (settled instanceof Promise) return settled.then(() => finishSettled(exchange, outgoing, group))
  return finishSettled(exchange, outgoing, group)
}

function finishSettled(exchange: Exchange, outgoing: Outgoing, group: Group): void | Promise<void> {
  if (group.isRepeated(exchange.raw)) {
    closeEntry(exchange, outgoing)
    exchange.response.end()
    return undefined
  }
  return delayOrdered(exchange)?.then(() => finish(exchange, outgoing)) ?? finish(exchange, outgoing)
}

/** The longest body of the document that the journal keeps: a thousand of them stay within some ten megabytes. */
const longestKept = 16_384

/** Returns a reply as the journal keeps it. */
export const shortened = (reply: WireResponse): WireResponse =>
  reply.source === 'stub' || reply.source === 'upstream' || (reply.body?.length ?? 0) <= longestKept
    ? reply
    : { ...reply, body: undefined }

function closeEntry(exchange: Exchange, outgoing: Outgoing): void {
  const { server, world, entry } = exchange
  const { operation } = entry
  const { status, source } = outgoing
  entry.status = status
  entry.source = source
  entry.reply = shortened(outgoing)
  entry.ms = performance.now() - entry.arrived
  server.running.count--
  // A group counts the requests of all its processes.
  if (server.group === undefined) {
    if (operation !== undefined) server.worlds.coverage.count(operation, status)
    world.failures.count(entry)
  }
  if (world.waiting.size > 0) tellWaiting(world)
  if (server.group?.isRepeated(exchange.raw)) return
  server.worlds.tally.count(entry)
  try {
    server.log?.(entry)
  } catch (error) {
    // An error of the log must not change the answer.
    process.emitWarning(`the log of requests threw: ${(error as Error).message}`, 'StandinWarning')
  }
}

function write(exchange: Exchange, outgoing: Outgoing): void {
  const { server, raw, response, reply } = exchange
  const { status, body, dribble, broken, fault, statusMessage, stream } = outgoing
  if (fault !== undefined || broken !== undefined) reply?.hijack()
  if (fault !== undefined) {
    fail(exchange, fault)
    return
  }
  const head = headFor(outgoing, raw.headers.origin, server.settings.cors)
  if (statusMessage !== undefined) response.statusMessage = statusMessage
  if (stream !== undefined) {
    writeStream(exchange, status, head, stream)
  } else if (broken !== undefined) {
    void writeBroken(exchange, outgoing, broken, head)
  } else if (dribble !== undefined && body !== undefined) {
    writeStream(exchange, status, head, Readable.from(dribbled(exchange, bufferOf(body), dribble)))
  } else if (Array.isArray(body)) {
    writeStream(exchange, status, head, Readable.from(paced(exchange, body), { highWaterMark: 1 }))
  } else if (reply !== undefined) {
    writeThrough(reply, status, head, body === undefined ? undefined : bufferOf(body))
  } else {
    response.writeHead(status, head)
    endTogether(exchange, body)
  }
}

function writeStream({ response, reply }: Exchange, status: number, head: string[], stream: Readable) {
  if (reply !== undefined) {
    writeThrough(reply, status, head, stream)
    return
  }
  response.writeHead(status, head)
  // The first chunk of a stream may be long in coming.
  response.flushHeaders()
  // If one of both breaks off, the other is ended too.
  pipeline(stream, response, () => {})
}

/** Writes through the user's own Fastify app and its hooks. */
function writeThrough(reply: FastifyReply, status: number, head: string[], body: Readable | Buffer | undefined) {
  const headers = headersByName(head)
  reply.code(status)
  // Fastify takes a header that is sent several times as a list.
  for (const [name, values] of headers) reply.header(name, values.length === 1 ? values[0] : values)
  // Fastify would add a media type of its own to bytes without one.
  reply.send(Buffer.isBuffer(body) && !headers.has('content-type') ? Readable.from([body]) : body)
}

/** Sends the head at once and the body, or only its beginning, later. */
async function writeBroken(
  exchange: Exchange,
  { status, body }: Outgoing,
  { delay, cutAfter }: NonNullable<Outgoing['broken']>,
  head: string[]
): Promise<void> {
  const { response } = exchange
  response.writeHead(status, head)
  response.flushHeaders()
  const bytes = bufferOf(body)
  try {
    await pause(exchange, delay)
  } catch {
    return
  }
  if (cutAfter === undefined) response.end(bytes)
  else response.write(bytes.subarray(0, cutAfter), () => closeBroken(response) || response.destroy())
}

/** Cuts a body into pieces of one size, with the same wait before each. */
async function* dribbled(
  exchange: Exchange,
  body: Buffer,
  { chunks, ms }: { chunks: number; ms: number }
): AsyncGenerator<Buffer> {
  const size = Math.max(1, Math.ceil(body.length / chunks))
  const pieces = Math.max(1, Math.ceil(body.length / size))
  for (let at = 0; at < body.length; at += size) {
    await pause(exchange, ms / pieces)
    yield body.subarray(at, at + size)
  }
}

/** The usual milliseconds between two events of a stream: slow enough to be seen, fast enough for a test. */
const usualPace = 50

async function* paced(exchange: Exchange, events: string[]): AsyncGenerator<string> {
  const { raw, stream, plan, world } = exchange
  const { pace = usualPace, jitter = 0, stall, error, done = plan?.endsWithDone === true } = stream
  const lastId = raw.headers['last-event-id']?.toString()
  const sent = eventsToSend(events, { ...stream, done }, lastId)
  for (const [index, event] of sent.entries()) {
    if (await endsAfter(index)) return
    if (index > 0) await pause(exchange, pace + world.random.int(0, jitter))
    yield event
  }
  await endsAfter(sent.length)

  /** Breaks off or stalls after so many events, if that was asked for. A stall lasts until the client leaves. */
  async function endsAfter(count: number): Promise<boolean> {
    if (count === error) throw new Error('the stream is cut, as it was asked for')
    if (count === stall) await pause(exchange, longestTimer)
    return count === stall
  }
}

/** Bytes that are not HTTP. */
const garbage = "lskdu018973t09sylgasjkfg1][]'./.sdlv\r\n\r\n"

/** The effect of each fault on the connection. */
const breakBy: Record<FaultName, (socket: Exchange['raw']['socket']) => void> = {
  EMPTY_RESPONSE: (socket) => socket.end(),
  CONNECTION_RESET_BY_PEER: (socket) => socket.resetAndDestroy(),
  MALFORMED_RESPONSE_CHUNK: (socket) => socket.end(`HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n${garbage}`),
  RANDOM_DATA_THEN_CLOSE: (socket) => socket.end(garbage)
}

/** INTERNAL_ERROR (RFC 9113 section 7). */
const brokenStream = 2

/** Breaks the connection in place of an answer. */
function fail({ raw, response }: Exchange, name: FaultName): void {
  endWaiting()
  if (closeBroken(response)) return
  // Fastify's `inject` has no connection: only the response can break off.
  if (typeof raw.socket.resetAndDestroy === 'function') breakBy[name](raw.socket)
  else response.destroy(new Error(name))
}

/** Breaks the stream of a response of HTTP/2, whose connection has other requests too. Returns false for HTTP/1. */
function closeBroken(response: Exchange['response']): boolean {
  if (!('stream' in response)) return false
  const { stream } = response as unknown as Http2ServerResponse
  stream.close(brokenStream)
  return true
}
