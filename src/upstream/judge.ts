/** Judges an answer of another server by the operation that it answers. */

import type { Contract, Operation, Parameter, Response } from '../contract/contract.ts'
import { essence, isJson } from '../contract/media-types.ts'
import { followed } from '../contract/resolve.ts'
import { promisedFor } from '../contract/responses.ts'
import type { HeaderList } from '../control/stubs/stub-answer.ts'
import { keptFor } from '../document/memoized.ts'
import type { HeaderObject, MediaType, Schema } from '../document/openapi.ts'
import { isStream } from '../reply/body/stream.ts'
import { anyBytesFit, documentedType, readerOf } from '../request/bodies.ts'
import { decodeContent } from '../request/content-encoding.ts'
import { longestBody } from '../request/longest-body.ts'
import { type ReadParameters, valuesReader } from '../request/parameters.ts'
import type { Checker, Violation } from '../schema/validator.ts'
import { headerOf } from './hops.ts'

/** The head of an answer, and what is known of its request. */
export interface Head {
  status: number
  headers: HeaderList
  /** False for an answer to HEAD, and for a status without a body. */
  hasBody: boolean
  /** True if the request had a condition, so that 304 may answer it (RFC 9110 section 13). */
  conditional: boolean
}

/** The document that an answer is judged by. */
export interface Law {
  contract: Contract
  checker: Checker
}

export interface Judgement {
  /** The violations of status and media type. */
  violations: Violation[]
  headerViolations: Violation[]
  /** The response that the document has for the status. */
  response: Response | undefined
  /** Checks the body; undefined if nothing of it is checked, so that it may pass as a stream. */
  checkBody: ((bytes: Buffer) => Promise<BodyJudgement>) | undefined
}

/** A body as a value, if it can be read, and its violations. */
export interface BodyJudgement {
  read: { value: unknown; schema: Schema } | undefined
  violations: Violation[]
}

export function judge(operation: Operation, head: Head, law: Law): Judgement {
  const { status, headers, hasBody, conditional } = head
  const response = promisedFor(operation, status)?.response
  if (response === undefined) {
    const documented = operation.responses.map(({ key }) => key).join(', ')
    const known = status === 304 && conditional
    const message = `the status ${status} is not documented; documented: ${documented}`
    const violations = known ? [] : [violationOf(message, 'status')]
    return { violations, headerViolations: [], response, checkBody: undefined }
  }
  const judged = { violations: [], headerViolations: violationsOf(headers, response, law), response }
  if (!hasBody || response.object.content === undefined) return { ...judged, checkBody: undefined }
  const sent = headerOf(headers, 'content-type')
  const type = typeFor(response.object.content, sent)
  if (type === undefined) {
    const documented = Object.keys(response.object.content).join(', ')
    const message = `the media type ${sent} is not documented; documented: ${documented}`
    return { ...judged, violations: [violationOf(message, 'content-type')], checkBody: undefined }
  }
  const media = response.object.content[type] ?? {}
  const asSent = sent ?? type
  const passes = isStream(asSent) || /^multipart\//i.test(asSent) || anyBytesFit(asSent, media, law.contract)
  return { ...judged, checkBody: passes ? undefined : bodyCheck(asSent, media, headers, law) }
}

export const violationOf = (message: string, keyword: string): Violation => ({
  in: 'response',
  at: '',
  message,
  keyword
})

/** Returns the documented media type. A text is no JSON here: only clients mean JSON when they send `text/plain`. */
function typeFor(content: Record<string, MediaType>, sent: string | undefined): string | undefined {
  const type = documentedType(content, sent)
  const isText = sent !== undefined && essence(sent) === 'text/plain'
  return isText && type !== undefined && isJson(type) ? undefined : type
}

function bodyCheck(type: string, media: MediaType, headers: HeaderList, { checker }: Law) {
  const read = readerOf(type, media, checker)
  return async (bytes: Buffer): Promise<BodyJudgement> => {
    const decoding = await decodeContent(bytes, headerOf(headers, 'content-encoding'), longestBody)
    if ('reason' in decoding) return malformed(decoding.reason)
    const reading = read(decoding.bytes)
    if ('malformed' in reading) return malformed(reading.malformed)
    const { value, schema = media.schema ?? true, violations = [] } = reading
    const found = [...violations, ...checker.check(schema, value, 'response')]
    return { read: { value, schema }, violations: found.map((one) => ({ ...one, in: 'response' })) }
  }
}

const malformed = (reason: string): BodyJudgement => ({
  read: undefined,
  violations: [violationOf(`the body ${reason}`, 'malformed')]
})

/** Headers that say how the body is sent, which the document leaves to HTTP. Cookies have no schema. */
const ofTransfer = /^(content-type|content-length|set-cookie)$/i

function violationsOf(headers: HeaderList, response: Response, law: Law): Violation[] {
  const read = headersReader(response, law)
  if (read === undefined) return []
  const sent: Record<string, string> = {}
  for (const [name] of headers) sent[name.toLowerCase()] = headerOf(headers, name.toLowerCase()) as string
  return read({ path: {}, query: '', headers: sent }).violations.map(({ at, message, keyword }) =>
    violationOf(`the header ${at.slice(1)} ${message}`, keyword)
  )
}

/** Returns the reader of the headers that a response declares, as if they were parameters; undefined if it has none. */
const headersReader = keptFor((response: Response, { contract, checker }: Law): ReadParameters | undefined => {
  const declared = Object.entries(response.object.headers ?? {}).flatMap(([name, written]): Parameter[] => {
    const object = followed<HeaderObject>(contract.resolve, written)
    if (object === undefined || ofTransfer.test(name)) return []
    const { required = false, explode = false } = object as { required?: boolean; explode?: boolean }
    const [content, media] = Object.entries(object.content ?? {})[0] ?? []
    const schema = media?.schema ?? object.schema ?? true
    const place = { name, in: 'header' as const, required, style: 'simple', explode, schema }
    const parameter = { ...place, object: { ...object, name, in: 'header' as const }, at: response.at }
    return [content === undefined ? parameter : { ...parameter, content }]
  })
  return declared.length === 0 ? undefined : valuesReader(declared, checker)
})
