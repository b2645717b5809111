import { maxHeaderSize, STATUS_CODES } from 'node:http'
import type { Socket } from 'node:net'
import { endWaiting } from './write-together.ts'

/** An error of Node's HTTP parser, which has a `reason`, or of a connection. */
interface ConnectionError extends Error {
  code?: string
  reason?: string
}

/** The answers to connection errors, by Node's codes. All others are 400. */
const answers: Record<string, [status: number, detail: string] | undefined> = {
  ERR_HTTP_REQUEST_TIMEOUT: [408, 'the request took too long to arrive'],
  HPE_HEADER_OVERFLOW: [431, `the target and the headers are longer than ${maxHeaderSize} bytes`],
  HPE_CHUNK_EXTENSIONS_OVERFLOW: [413, 'the chunks have extensions that are too long']
}

/** Answers bytes that Node cannot read as a request, and closes the connection. They reach no hook and no journal. */
export function refuseBytes(error: ConnectionError, socket: Socket): void {
  const { code = '', reason, message } = error
  if (code !== 'ECONNRESET' && socket.writable) {
    const [status, detail] = answers[code] ?? [400, `this is no HTTP request: ${reason ?? message}`]
    const title = STATUS_CODES[status] as string
    const body = JSON.stringify({ type: 'about:blank', title, status, detail, error: detail })
    const head = [
      `HTTP/1.1 ${status} ${title}`,
      'Content-Type: application/problem+json',
      `Content-Length: ${Buffer.byteLength(body)}`,
      'Connection: close'
    ]
    endWaiting()
    socket.write(`${head.join('\r\n')}\r\n\r\n${body}`)
  }
  socket.destroy(error)
}
