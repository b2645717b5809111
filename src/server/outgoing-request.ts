/** Requests that this server sends itself. */
import { request as httpRequest, type IncomingHttpHeaders } from 'node:http'
import { request as httpsRequest } from 'node:https'
import type { HeaderList } from '../control/answer.ts'
import { add, type Values } from '../control/matching/request-view.ts'

/** How long a target may take, in milliseconds. */
const patience = 30_000

interface Came {
  status: number
  statusMessage: string | undefined
  headers: IncomingHttpHeaders
  raw: HeaderList
  body: Buffer
}

/** Sends a request and reads its response. Rejects where there is none in time. */
export function call(method: string, url: string, headers: HeaderList, body: Buffer | undefined): Promise<Came> {
  return new Promise((resolve, reject) => {
    const send = url.startsWith('https:') ? httpsRequest : httpRequest
    const request = send(url, { method, timeout: patience }, (response) => {
      const chunks: Buffer[] = []
      response.on('data', (chunk: Buffer) => chunks.push(chunk))
      response.on('error', reject)
      response.on('end', () => {
        const raw = Array.from({ length: response.rawHeaders.length / 2 }, (_, at): HeaderList[number] => [
          response.rawHeaders[at * 2] as string,
          response.rawHeaders[at * 2 + 1] as string
        ])
        const { statusCode: status = 502, statusMessage, headers } = response
        resolve({ status, statusMessage, headers, raw, body: Buffer.concat(chunks) })
      })
    })
    request.on('timeout', () => request.destroy(new Error(`no answer within ${patience / 1000} s`)))
    request.on('error', reject)
    const values: Values = new Map()
    for (const [name, value] of headers) add(values, name, value)
    for (const [name, all] of values) request.setHeader(name, all.length === 1 ? (all[0] as string) : all)
    if (body !== undefined) request.setHeader('content-length', body.length)
    request.end(body)
  })
}
