/** Sends a request, and reads nothing of its answer but the status. Redirects are not followed. */
import { request as httpRequest } from 'node:http'
import { request as httpsRequest } from 'node:https'
import type { LookupFunction } from 'node:net'

/** The time that a receiver may take, in milliseconds. */
const patience = 30_000

export interface Post {
  method: string
  url: string
  headers: Record<string, string>
  body: Buffer | undefined
  lookup: LookupFunction | undefined
}

/** Resolves to the status of the answer. Rejects if there is none. A process may end meanwhile. */
export function post({ method, url, headers, body, lookup }: Post): Promise<number> {
  return new Promise((resolve, reject) => {
    const send = url.startsWith('https:') ? httpsRequest : httpRequest
    const options = { method, headers, timeout: patience, agent: false, ...(lookup === undefined ? {} : { lookup }) }
    const request = send(url, options, (response) => {
      resolve(response.statusCode as number)
      response.on('error', () => {}).resume()
    })
    request.on('socket', (socket) => socket.unref())
    request.on('timeout', () => request.destroy(new Error(`no answer within ${patience / 1000} s`)))
    request.on('error', (error: NodeJS.ErrnoException) => reject(new Error(error.message || error.code)))
    request.end(body)
  })
}
