/** A request in the form that the log keeps. */
import { IncomingMessage, ServerResponse } from 'node:http'
import type { Socket } from 'node:net'
import { Writable } from 'node:stream'

/** A request that changes a world, or a part of standin's own doing that all processes repeat. */
export interface Call {
  /** Unique among all calls of all processes. */
  id: string
  /** When it arrived, in milliseconds since 1970. */
  at: number
  method: string
  /** The version of HTTP, as Node names it or as a client wrote it. */
  version: string
  /** True for HTTP/2, whose requests look as those of HTTP/1.1 do. */
  isHttp2: boolean
  /** The target as it was sent. */
  url: string
  /** Name, value, name, value … as they came, credentials included. */
  rawHeaders: string[]
  headers: IncomingMessage['headers']
  /** In base64; undefined for none. */
  body: string | undefined
  ip: string
  encrypted: boolean
}

/** Returns the call that a request is. `url` is its target as it was sent. */
export const callOf = (id: string, raw: IncomingMessage, url: string, body: Buffer | undefined): Call => ({
  id,
  at: Date.now(),
  method: raw.method as string,
  version: raw.httpVersion,
  isHttp2: !(raw instanceof IncomingMessage),
  url,
  rawHeaders: raw.rawHeaders,
  headers: raw.headers,
  body: body?.toString('base64'),
  ip: raw.socket.remoteAddress ?? '',
  encrypted: 'encrypted' in raw.socket
})

/** Returns a request as Node would, on a connection that is there or on none. */
export function requestOf(call: Call, socket: Socket = noSocket(call)): IncomingMessage {
  const { method, version, url, rawHeaders, headers, body } = call
  const request = new IncomingMessage(socket)
  Object.assign(request, { method, url, rawHeaders, headers, httpVersion: version, complete: true })
  const [major, , minor] = call.isHttp2 ? '1.1' : version
  request.httpVersionMajor = Number(major)
  request.httpVersionMinor = Number(minor)
  if (body !== undefined) request.push(Buffer.from(body, 'base64'))
  request.push(null)
  return request
}

export function unreadResponse(request: IncomingMessage): ServerResponse {
  const response = new ServerResponse(request)
  response.assignSocket(request.socket)
  response.once('finish', () => response.detachSocket(request.socket))
  return response
}

/** A connection to nobody. It is never full, since a response would wait for the HTTP server to say that it is not. */
function noSocket({ ip, encrypted }: Call): Socket {
  const sink = new Writable({
    highWaterMark: Number.MAX_SAFE_INTEGER,
    write: (_chunk, _encoding, done) => done(),
    destroy: (_error, done) => done(null)
  })
  return Object.assign(sink, { remoteAddress: ip, ...(encrypted ? { encrypted } : {}) }) as unknown as Socket
}
