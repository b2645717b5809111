/** An answer that was kept with its request, to be replayed. */
import { isUtf8 } from 'node:buffer'
import type { Operation } from '../contract/contract.ts'
import { isJson } from '../contract/media-types.ts'
import type { HeaderList } from '../control/stubs/stub-answer.ts'
import { isTooDeep } from '../document/yaml/yaml.ts'
import type { Role } from '../resources/model/model.ts'
import { parseJson } from '../schema/meaning/json-values.ts'

export interface Kept {
  operation: Operation
  method: string
  /** The URL of the recorded server, without a slash at its end; '' if it is not known. */
  server: string
  /** The path that was asked, below the paths of servers too. */
  path: string
  /** The query, not with its question mark. */
  query: string
  /** The body of the request and its media type. `unread`: no stub can compare it. */
  sent: { type: string; text: string } | 'unread' | undefined
  status: number
  headers: HeaderList
  body: KeptBody | undefined
  by: Part
  /** The path of the collection whose rows it reads or writes. */
  collection?: string | undefined
}

/** The part of the mock that answers a request. Rows answer a `read`, and a `write` changes them. */
export type Part = 'read' | 'write' | 'reply'

/** A body as a value of JSON, a text or bytes. */
export type KeptBody = { json: unknown } | { text: string } | { bytes: Buffer }

/** Returns true for a media type whose bodies are no text for people, whatever their bytes. */
export const isBinary = (type: string): boolean =>
  /^(?:image\/(?!svg)|audio\/|video\/|font\/)|^application\/(?:octet-stream|pdf|zip|gzip)\b/i.test(type)

/** Returns true for JSON that nests deeper than a file of fixtures may. */
export const isTooDeepToKeep = (body: Buffer, type: string): boolean => isJson(type) && isTooDeep(body.toString())

/** Returns bytes by their media type; undefined if there are none. */
export function keptBodyOf(bytes: Buffer, type: string): KeptBody | undefined {
  if (bytes.length === 0) return undefined
  if (isBinary(type) || !isUtf8(bytes)) return { bytes }
  const text = bytes.toString()
  if (!isJson(type)) return { text }
  try {
    return { json: parseJson(text) }
  } catch {
    return { text }
  }
}

/** Returns true for a refusal of what was sent, which is about that one request. */
export const isRefusal = (status: number): boolean => status === 400 || status === 422

/** Returns the part that answers an operation. A refusal does not depend on the rows. */
export function partOf(role: Role | undefined, status: number): Part {
  if (role === undefined || isRefusal(status)) return 'reply'
  return role.kind === 'list' || role.kind === 'read' ? 'read' : 'write'
}
