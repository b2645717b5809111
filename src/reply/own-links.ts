/** Writes the server's own address into links to things of the API. */

import { ownOrigin } from '../contract/own-origin.ts'
import type { RequestParts } from '../resources/rows/source.ts'
import type { Reply } from './reply.ts'

/** Returns a body whose links lead to the server as the request names it; undefined for a body without such links. */
export function ownLinks(body: Reply['body'], request: RequestParts): Reply['body'] {
  const has = (part: unknown): boolean => typeof part === 'string' && part.includes(ownOrigin)
  if (!(Array.isArray(body) ? body.some(has) : has(body))) return undefined
  const own = request.origin + request.prefix.replace(/\/$/, '')
  return Array.isArray(body)
    ? body.map((part) => part.replaceAll(ownOrigin, own))
    : (body as string).replaceAll(ownOrigin, own)
}
