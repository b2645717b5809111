/** Requests that this server sends itself. */
import { request as httpRequest, type IncomingMessage } from 'node:http'
import { request as httpsRequest } from 'node:https'
import { add, type NamedValues } from '../control/matching/request-view.ts'
import type { HeaderList } from '../control/stub-answer.ts'

/** How long a target may take, in milliseconds. */
const patience = 30_000

/** The longest body that is read of a response, in bytes. */
const longestBody = 32 * 1024 * 1024

interface Came {
  status: number
  statusMessage: string | undefined
  headers: HeaderList
  body: Buffer
}

/** Sends a request and reads its response. Rejects if no usable response comes in time. */
export function call(
  method: string,
  url: string,
  headers: HeaderList,
  body: Buffer | undefined,
  signal: AbortSignal
): Promise<Came> {
  return new Promise((resolve, reject) => {
    const send = url.startsWith('https:') ? httpsRequest : httpRequest
    const request = send(url, { method, timeout: patience, signal }, (response) => {
      const { statusCode: status = 0, statusMessage } = response
      if (status < 200 || status > 599) {
        request.destroy(new Error(`its status ${status} is none of HTTP`))
        return
      }
      const chunks: Buffer[] = []
      let length = 0
      response.on('data', (chunk: Buffer) => {
        length += chunk.length
        if (length > longestBody) request.destroy(new Error(`its body is longer than ${longestBody} bytes`))
        else chunks.push(chunk)
      })
      response.on('error', reject)
      response.on('end', () =>
        resolve({ status, statusMessage, headers: headersOf(response), body: Buffer.concat(chunks) })
      )
    })
    request.on('upgrade', (_response, socket) => {
      socket.destroy()
      reject(new Error('it switches to another protocol, which cannot be passed on'))
    })
    request.on('timeout', () => request.destroy(new Error(`no answer within ${patience / 1000} s`)))
    request.on('error', reject)
    const values: NamedValues = new Map()
    for (const [name, value] of headers) add(values, name, value)
    for (const [name, all] of values) request.setHeader(name, all.length === 1 ? (all[0] as string) : all)
    if (body !== undefined) request.setHeader('content-length', body.length)
    request.end(body)
  })
}

const headersOf = ({ rawHeaders }: IncomingMessage): HeaderList =>
  Array.from({ length: rawHeaders.length / 2 }, (_, at) => [
    rawHeaders[at * 2] as string,
    rawHeaders[at * 2 + 1] as string
  ])
