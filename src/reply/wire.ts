import { keptFor } from '../document/memoized.ts'
import { bareRecord } from '../request/bare-record.ts'
import type { SourceName } from '../resources/rows/source.ts'
import type { Reply } from './reply.ts'

/** A reply as it goes on the wire, made once and sent as often as it is asked for. */
export interface WireResponse {
  status: number
  source: SourceName
  /** Name, value, name, value … */
  head: string[]
  /** True where the head ends with the header by which any origin may read it. */
  open?: boolean
  /** The names of its headers, which scripts of other origins may read; made when the first request of one comes. */
  exposed?: string
  /**
   * Its bytes, one character each (`latin1`), which Node writes faster than text or a Buffer; a list: events in text.
   */
  body: string | string[] | undefined
  statusMessage?: string
  /** The body is sent in so many pieces over so many milliseconds. */
  dribble?: { chunks: number; ms: number }
  /** A body that comes so many milliseconds after the head, and is cut after so many bytes. */
  broken?: { delay: number; cutAfter: number | undefined }
  /** True where the head holds the mock's address from the request, so that no other request may get it. */
  ofRequest?: boolean
  /** True where the head says itself which origins may read it. */
  ownCors?: boolean
}

/** A reply that goes out at once, and not as events one after the other. */
export type Whole = WireResponse & { body: string | undefined }

/** Returns true for a reply that is sent at once. */
export const isWholeReply = (reply: WireResponse): reply is Whole => !Array.isArray(reply.body)

/**
 * The headers of every answer that says nothing else: a browser keeps none, since the next one may differ, and runs
 * none as a page of the mock's origin, which is the control API's too.
 */
export const defaultHeaders: Readonly<Record<string, string>> = {
  'cache-control': 'no-store',
  'x-content-type-options': 'nosniff',
  'content-security-policy': 'sandbox'
}

/**
 * Puts a reply into the form that is sent: with its source, and its length where it may have one (RFC 9110 section
 * 8.6).
 */
export function toWire(reply: Reply, cors: boolean): WireResponse {
  return reply.constant === true ? wireOf(reply, cors) : written(reply, cors)
}

/** A reply that is sent again has the same bytes. */
const wireOf = keptFor(written)

function written(given: Reply, cors: boolean): WireResponse {
  const reply = given.status === 204 || given.status === 205 ? emptied(given) : given
  const { status, source, headers, body } = reply
  const bodiless = status < 200 || status === 204 || status === 304
  const bytes = bytesOf(body)
  const head = bodiless || Array.isArray(bytes) ? headOf(reply, cors) : sizedHead(reply, cors, bytes?.length ?? 0)
  const wire = { status, source, head, open: cors, body: bodiless ? undefined : bytes }
  return 'location' in headers || 'content-location' in headers ? { ...wire, ofRequest: true } : wire
}

/** Takes the content of a reply away, and its type with it (RFC 9110 sections 15.3.5 and 15.3.6). */
function emptied({ heads: _heads, headers, ...reply }: Reply): Reply {
  const { 'content-type': _type, ...others } = headers
  return { ...reply, headers: others, body: undefined }
}

const none: readonly string[] = []

const openness = ['access-control-allow-origin', '*']

/** Returns the head of a body of so many bytes. Replies that share their headers share all of it but the number. */
function sizedHead(reply: Reply, cors: boolean, length: number): string[] {
  let known = reply.heads?.get(reply.source)
  if (known === undefined) {
    known = headOf(reply, cors, '0')
    reply.heads?.set(reply.source, known)
  }
  const head = known.slice()
  head[head.length - (cors ? openness.length : 0) - 1] = String(length)
  return head
}

/**
 * Puts the default headers, those of a reply and our own in a row; of one name the last value holds, in the first
 * place. Then come the length and what CORS adds.
 */
function headOf({ headers, source, vary = none }: Reply, cors: boolean, length?: string): string[] {
  const varying = varied(headers.vary, cors ? [...vary, 'Origin'] : vary)
  const own: Reply['headers'] = bareRecord()
  own['standin-source'] = source
  if (varying !== '') own.vary = varying
  const head: string[] = []
  for (const name in defaultHeaders) put(head, name, own[name] ?? headers[name] ?? (defaultHeaders[name] as string))
  for (const name in headers) {
    if (!Object.hasOwn(defaultHeaders, name)) put(head, name, own[name] ?? (headers[name] as string | string[]))
  }
  for (const name in own) if (!Object.hasOwn(headers, name)) put(head, name, own[name] as string)
  if (length !== undefined) head.push('content-length', length)
  if (cors) head.push(...openness)
  return head
}

/** Returns the head of a reply without what CORS adds. */
export const closedHead = ({ head, open }: WireResponse): string[] =>
  open === true ? head.slice(0, -openness.length) : head

/** Returns the head of a reply that any origin may read. */
export const openHead = ({ head, open }: WireResponse): string[] => (open === true ? head : [...head, ...openness])

/** Adds a header; a list is a field for each of its values. */
function put(head: string[], name: string, value: string | string[]): void {
  if (typeof value === 'string') head.push(name, value)
  else for (const one of value) head.push(name, one)
}

/** Headers as pairs; a list is a pair for each of its values. */
export const headerPairs = (headers: Reply['headers']): [name: string, value: string][] =>
  Object.entries(headers).flatMap(([name, value]) => [value].flat().map((one): [string, string] => [name, one]))

/** The value of `Vary`: each field once, whatever its case; `*` says all that there is to say. */
function varied(declared: Reply['headers'][string] | undefined, fields: readonly string[]): string {
  if (declared === undefined) return fields.join(', ')
  const names = [...String(declared).split(/[\s,]+/), ...fields]
  const each = new Map(names.filter((name) => name !== '').map((name) => [name.toLowerCase(), name]))
  return each.has('*') ? '*' : [...each.values()].join(', ')
}

/** The bytes of a body as they are sealed: one character each. */
export const bytesOf = (body: Reply['body']): WireResponse['body'] =>
  typeof body === 'string' ? bytesOfText(body) : Buffer.isBuffer(body) ? body.toString('latin1') : body

/** ASCII, which most JSON is, needs no conversion. */
const bytesOfText = (text: string): string =>
  Buffer.byteLength(text) === text.length ? text : Buffer.from(text).toString('latin1')

/** Returns a body's bytes as they are sent, the events of a list after each other. */
export const bufferOf = (body: WireResponse['body']): Buffer =>
  Array.isArray(body) ? Buffer.from(body.join('')) : Buffer.from(body ?? '', 'latin1')
