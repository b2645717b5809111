/** Writes the server's own address into links to things of the API. */

import { ownOrigin } from '../contract/own-origin.ts'
import type { RequestParts } from '../resources/rows/source.ts'
import type { Reply } from './reply.ts'

/** Returns a reply whose links lead to the server as the request names it. */
export function withOwnLinks(reply: Reply, request: RequestParts | undefined): Reply {
  const { body } = reply
  const has = (part: unknown): boolean => typeof part === 'string' && part.includes(ownOrigin)
  if (request === undefined || !(Array.isArray(body) ? body.some(has) : has(body))) return reply
  const own = request.origin + request.prefix.replace(/\/$/, '')
  const written = Array.isArray(body)
    ? body.map((part) => part.replaceAll(ownOrigin, own))
    : (body as string).replaceAll(ownOrigin, own)
  return { ...reply, body: written, ofRequest: true }
}
