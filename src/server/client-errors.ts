import { maxHeaderSize, STATUS_CODES } from 'node:http'
import type { Socket } from 'node:net'
import { endWaiting } from './sending/write-together.ts'

/** An error of Node's HTTP parser, which has a `reason`, or of a connection. */
interface ConnectionError extends Error {
  code?: string
  reason?: string
}

type Answer = [status: number, detail: string]

const speaksHttps: Answer = [400, 'this port speaks HTTPS: write https:// in place of http://']

/** The answers to connection errors, by Node's codes. All others are 400. */
const answers: Record<string, Answer | undefined> = {
  ERR_HTTP_REQUEST_TIMEOUT: [408, 'the request took too long to arrive'],
  HPE_HEADER_OVERFLOW: [431, `the target and the headers are longer than ${maxHeaderSize} bytes`],
  HPE_CHUNK_EXTENSIONS_OVERFLOW: [413, 'the chunks have extensions that are too long'],
  // OpenSSL knows some methods; the others look like a version of TLS.
  ERR_SSL_HTTP_REQUEST: speaksHttps,
  ERR_SSL_HTTPS_PROXY_REQUEST: speaksHttps,
  ERR_SSL_WRONG_VERSION_NUMBER: speaksHttps
}

/** Answers bytes that Node cannot read as a request, and closes the connection. They reach no hook and no journal. */
export function refuseBytes(error: ConnectionError, socket: Socket): void {
  const { code = '', reason, message } = error
  const answer = answers[code]
  // Plain HTTP is answered below TLS, by a private field of Node's. Without the field, the connection just ends.
  const client = answer === speaksHttps ? (socket as Socket & { _parent?: Socket })._parent : socket
  if (code !== 'ECONNRESET' && client?.writable) {
    const [status, detail] = answer ?? [400, `this is no HTTP request: ${reason ?? message}`]
    const title = STATUS_CODES[status] as string
    const body = JSON.stringify({ type: 'about:blank', title, status, detail, error: detail })
    const head = [
      `HTTP/1.1 ${status} ${title}`,
      'Content-Type: application/problem+json',
      `Content-Length: ${Buffer.byteLength(body)}`,
      'Connection: close'
    ]
    endWaiting()
    client.write(`${head.join('\r\n')}\r\n\r\n${body}`)
  }
  socket.destroy(error)
}
