import { isBodiless, isUnsized } from '../contract/statuses.ts'
import { keptFor } from '../document/memoized.ts'
import { bareRecord } from '../request/bare-record.ts'
import type { SourceName } from '../resources/rows/source.ts'
import { hasAddress } from './headers/own-addresses.ts'
import type { HeadsBySource, Reply } from './reply.ts'

/** A reply in the form that is written to the connection. It may be sent several times. */
export interface WireResponse {
  status: number
  source: SourceName
  /** Name, value, name, value … */
  head: string[]
  /** True if the head ends with `openness`, by which any origin may read the response. */
  open?: boolean
  /** The names of its headers for `Access-Control-Expose-Headers`, made for the first request with an `Origin`. */
  exposed?: string
  /**
   * The bytes, short ones as a `latin1` text, one character each: Node writes it faster than a Buffer. A list holds
   * events.
   */
  body: string | Buffer | string[] | undefined
  statusMessage?: string
  /** Sends the body in `chunks` pieces over `ms` milliseconds. */
  dribble?: { chunks: number; ms: number }
  /** Sends the body `delay` milliseconds after the head, and cuts the connection after `cutAfter` bytes. */
  broken?: { delay: number; cutAfter: number | undefined }
  /** True if the head holds the mock's address as the request named it, so that it is not remembered. */
  ofRequest?: boolean
  /** The headers of another server, if the response is its answer, without those of its connection. */
  came?: [name: string, value: string][]
  /** True if `body` is not all that was sent: it was too long, or has not come yet. */
  cut?: boolean
  /** True if the head has a CORS header of its own. */
  ownCors?: boolean
}

/** A response with its whole body, not a stream of events. */
export type Whole = WireResponse & { body: string | Buffer | undefined }

/** Returns true unless a response is a stream of events. */
export const isWholeReply = (reply: WireResponse): reply is Whole => !Array.isArray(reply.body)

/**
 * The default headers of every answer. A browser must not keep it, since the next one may differ. It must not run it as
 * a page of the mock's origin either, since that is the control API's origin too.
 */
export const defaultHeaders: Readonly<Record<string, string>> = {
  'cache-control': 'no-store',
  'x-content-type-options': 'nosniff',
  'content-security-policy': 'sandbox'
}

/** Adds the default headers, the source, the length (RFC 9110 section 8.6) and the usual CORS header to a reply. */
export function toWire(reply: Reply, cors: boolean): WireResponse {
  return reply.constant === true ? wireOf(reply, cors) : written(reply, cors)
}

/** The form of constant replies, made once. */
const wireOf = keptFor(written)

/** Copied for each request: V8 makes a literal old at once if its copies often live long, as in the journal. */
const blank: WireResponse = { status: 0, source: 'generated', head: [], open: false, body: undefined }

function written(given: Reply, cors: boolean): WireResponse {
  const reply = isToEmpty(given) ? emptied(given) : given
  const { status, source, headers, body } = reply
  const bytes = isBodiless(status) ? undefined : bytesOf(body)
  const head =
    isUnsized(status) || Array.isArray(bytes) ? unsizedHead(reply, cors) : sizedHead(reply, cors, bytes?.length ?? 0)
  const wire = { ...blank, status, source, head, open: cors, body: bytes }
  return hasAddress(headers) ? { ...wire, ofRequest: true } : wire
}

const isToEmpty = ({ status, headers, body }: Reply): boolean =>
  isBodiless(status) && status !== 304 && (body !== undefined || 'content-type' in headers)

/** Removes the body and its media type (RFC 9110 sections 15.3.5 and 15.3.6). */
function emptied({ heads: _heads, headers, ...reply }: Reply): Reply {
  const { 'content-type': _type, ...others } = headers
  return { ...reply, headers: others, body: undefined }
}

const none: readonly string[] = []

const openness = ['access-control-allow-origin', '*']

/** The most lengths of bodies whose heads are shared. */
const mostLengths = 128

/** Returns the head for a body of `length` bytes. Replies with shared headers share it, or all of it but the length. */
function sizedHead(reply: Reply, cors: boolean, length: number): string[] {
  const shared = reply.heads?.sized
  const any = sharedHead(reply, cors, shared, '0')
  const byLength = shared && headsByLength(any)
  const known = byLength?.get(length)
  if (known !== undefined) return known
  const head = any.slice()
  head[head.length - (cors ? openness.length : 0) - 1] = String(length)
  if (byLength !== undefined && byLength.size < mostLengths) byLength.set(length, head)
  return head
}

const headsByLength = keptFor((_any: string[]) => new Map<number, string[]>())

/** Returns the head of a reply without a length: the same for all replies with shared headers. */
const unsizedHead = (reply: Reply, cors: boolean): string[] => sharedHead(reply, cors, reply.heads?.unsized)

function sharedHead(reply: Reply, cors: boolean, shared: HeadsBySource | undefined, length?: string): string[] {
  const known = shared?.get(reply.source)
  if (known !== undefined) return known
  const head = headOf(reply, cors, length)
  shared?.set(reply.source, head)
  return head
}

/**
 * Returns the default headers, the reply's and standin's own, in this order. Of the values for one name, the last wins.
 * The length and the CORS header follow.
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

/** Returns the head without the CORS header. */
export const closedHead = ({ head, open }: WireResponse): string[] =>
  open === true ? head.slice(0, -openness.length) : head

/** Returns the head with the CORS header that lets any origin read it. */
export const openHead = ({ head, open }: WireResponse): string[] => (open === true ? head : [...head, ...openness])

/** Adds a header; a list is a field for each of its values. */
function put(head: string[], name: string, value: string | string[]): void {
  if (typeof value === 'string') head.push(name, value)
  else for (const one of value) head.push(name, one)
}

type HeaderPair = [name: string, value: string]

/** Headers as pairs; a list is a pair for each of its values. */
export const headerPairs = (headers: Reply['headers']): HeaderPair[] =>
  Object.entries(headers).flatMap(([name, value]) => [value].flat().map((one): HeaderPair => [name, one]))

/** Leaves out the headers whose names another list has, whatever their case. */
export function headersBeside(headers: HeaderPair[], own: HeaderPair[]): HeaderPair[] {
  const names = new Set(own.map(([name]) => name.toLowerCase()))
  return headers.filter(([name]) => !names.has(name.toLowerCase()))
}

/** Returns the value of `Vary`: each field once, whatever its case, or only `*`. */
function varied(declared: Reply['headers'][string] | undefined, fields: readonly string[]): string {
  if (declared === undefined) return fields.join(', ')
  const names = [...String(declared).split(/[\s,]+/), ...fields]
  const each = new Map(names.filter((name) => name !== '').map((name) => [name.toLowerCase(), name]))
  return each.has('*') ? '*' : [...each.values()].join(', ')
}

/** The most characters of a body that is sent as a text. The journal keeps replies, so long ones leave V8's heap. */
const longestText = 2047

/** Returns a body in the form that it is sent in. */
export function bytesOf(body: Reply['body']): WireResponse['body'] {
  if (typeof body !== 'string') return body
  if (body.length > longestText) return Buffer.from(body)
  // ASCII, which most JSON is, needs no conversion.
  return Buffer.byteLength(body) === body.length ? body : Buffer.from(body).toString('latin1')
}

/** Returns a body as a Buffer; the events of a list are joined. */
export function bufferOf(body: WireResponse['body']): Buffer {
  if (Buffer.isBuffer(body)) return body
  return Array.isArray(body) ? Buffer.from(body.join('')) : Buffer.from(body ?? '', 'latin1')
}
