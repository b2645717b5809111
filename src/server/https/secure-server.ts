/** The server for HTTPS: HTTP/2 where the client speaks it (RFC 7301), else HTTP/1.1. */
import type { RequestListener, Server } from 'node:http'
import {
  createSecureServer,
  type Http2ServerRequest,
  type Http2ServerResponse,
  type ServerHttp2Session
} from 'node:http2'
import type { Socket } from 'node:net'
import type { TlsOptions } from 'node:tls'

/** Headers of a connection, which HTTP/2 forbids (RFC 9113 section 8.2.2). */
const ofConnection = /^(connection|keep-alive|proxy-connection|transfer-encoding|upgrade)$/i

/** Returns a server that asks `listener` as a server for HTTP/1.1 does. */
export function secureServer(credentials: TlsOptions, listener: RequestListener): Server {
  const sessions = new Set<ServerHttp2Session>()
  const server = createSecureServer({ ...credentials, allowHTTP1: true }, (request, response) => {
    if (request.httpVersionMajor === 2) speakHttp1(request, response)
    listener(request as never, response as never)
  })
  server.on('session', (session) => {
    sessions.add(session)
    session.once('close', () => sessions.delete(session))
    // A broken connection concerns its client alone.
    session.on('error', () => {})
  })
  // Connections before the end of their handshake, too.
  const sockets = new Set<Socket>()
  server.on('connection', (socket) => {
    sockets.add(socket)
    socket.once('close', () => sockets.delete(socket))
  })
  // Node's own closes those of HTTP/1.1 alone.
  const closeIdle = (server as unknown as Server).closeIdleConnections
  return Object.assign(server as unknown as Server, {
    closeIdleConnections() {
      closeIdle.call(server)
      for (const session of sessions) session.close()
    },
    closeAllConnections() {
      for (const socket of sockets) socket.destroy()
    }
  })
}

/** Makes request and response look as those of HTTP/1.1 do. */
function speakHttp1(request: Http2ServerRequest, response: Http2ServerResponse): void {
  const { headers, rawHeaders, authority } = request
  const own = Object.fromEntries(Object.entries(headers).filter(([name]) => !name.startsWith(':')))
  const pairs = Array.from({ length: rawHeaders.length / 2 }, (_, at) => rawHeaders.slice(2 * at, 2 * at + 2))
  const host = own.host === undefined ? ['host', authority] : []
  // Browsers split cookies into several fields (RFC 9113 section 8.2.3).
  const cookies = own.cookie === undefined ? [] : ['cookie', own.cookie]
  const raw = [...host, ...pairs.filter(([name = '']) => !/^:|^cookie$/.test(name)).flat(), ...cookies]
  // HTTP/2 frames a body of any length, which HTTP/1.1 announces.
  const isFramed = own['content-length'] === undefined && !request.stream.endAfterHeaders
  const framing = isFramed ? { 'transfer-encoding': 'chunked' } : {}
  Object.defineProperty(request, 'headers', { value: { host: authority, ...own, ...framing } })
  Object.defineProperty(request, 'rawHeaders', { value: raw })
  const { writeHead } = response
  Object.assign(response, {
    writeHead(status: number, head: string[] | Record<string, string | string[]>) {
      return writeHead.call(response, status, (Array.isArray(head) ? fieldsOf(head) : head) as never)
    }
  })
  // HTTP/2 has no reason phrase.
  Object.defineProperty(response, 'statusMessage', { value: '', writable: true })
}

/** Returns a list of names and values as fields; those of the connection are left out. */
function fieldsOf(head: string[]): Record<string, string | string[]> {
  const fields: Record<string, string | string[]> = {}
  for (let at = 0; at < head.length; at += 2) {
    const name = (head[at] as string).toLowerCase()
    const value = head[at + 1] as string
    if (ofConnection.test(name)) continue
    const before = fields[name]
    fields[name] = before === undefined ? value : [before, value].flat()
  }
  return fields
}
