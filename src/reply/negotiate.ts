import Negotiator from 'negotiator'
import type { Contract, Operation, Response } from '../contract/contract.ts'
import type { Example, MediaType, Referable, ResponseObject } from '../contract/openapi.ts'
import { Problem } from './problem.ts'

/** A promised response and the status that it is given with. */
export interface Promised {
  response: Response
  status: number
}

/**
 * The response that an operation promises for a status: by the code itself, else by its range (`4XX`), else `default`.
 * Undefined where the document promises none.
 */
export function promisedFor(operation: Operation, status: number): Promised | undefined {
  const keys = [String(status), `${Math.floor(status / 100)}XX`, 'default']
  for (const key of keys) {
    const response = operation.responses.find((one) => one.key.toUpperCase() === key.toUpperCase())
    if (response !== undefined) return { response, status }
  }
  return undefined
}

/**
 * The response to give: the one for the code that was asked for, else the lowest 2xx, else `2XX`, else `default`, else the
 * lowest documented. Throws a Problem for a code that the document does not promise, and 501 where it promises nothing.
 */
export function chooseResponse(operation: Operation, code: string | undefined): Promised {
  const documented = operation.responses.map((one) => one.key).join(', ') || 'none'
  if (code !== undefined) {
    const status = Number(code)
    const promised =
      Number.isInteger(status) && status >= 100 && status <= 599 ? promisedFor(operation, status) : undefined
    if (promised !== undefined) return promised
    throw new Problem(404, `${operation.id} documents no response ${code}; documented: ${documented}`)
  }
  const rank = ({ key }: Response) =>
    /^2\d\d$/.test(key)
      ? Number(key)
      : /^2xx$/i.test(key)
        ? 299.5
        : key === 'default'
          ? 300
          : /^\d/.test(key)
            ? 1000
            : 2000
  const [first] = [...operation.responses].sort((a, b) => rank(a) - rank(b) || (a.key < b.key ? -1 : 1))
  if (first === undefined) throw new Problem(501, `${operation.id} documents no response`)
  return { response: first, status: statusOf(first.key) }
}

const statusOf = (key: string): number =>
  /^\d{3}$/.test(key) ? Number(key) : /^\dxx$/i.test(key) ? Number(key[0]) * 100 : 200

/** What stands for a range of media types that the document gives. */
const concrete: Record<string, string> = {
  '*/*': 'application/json',
  'application/*': 'application/json',
  'text/*': 'text/plain',
  'image/*': 'image/png',
  'audio/*': 'audio/wav',
  'video/*': 'video/mp4'
}

/** A media type that a response promises: as it is sent, and its entry in the document. */
export interface Negotiated {
  mediaType: string | undefined
  media: MediaType | undefined
}

/**
 * The media type of a response by the `Accept` header's quality values (RFC 9110 section 12.5.1); the first documented
 * one where there is no preference. Throws a Problem 406 where nothing fits; but for `anyhow`, since errors are told
 * whatever is accepted.
 */
export function chooseMediaType(
  content: ResponseObject['content'],
  accept: string | undefined,
  anyhow = false
): Negotiated {
  const documented = Object.entries(content ?? {})
  const [first] = documented
  if (first === undefined) return { mediaType: undefined, media: undefined }
  if (accept === undefined || accept === '*/*') return named(first[0], first[1])
  const offers = new Map(
    documented.map(([type, media]) => [named(type, media).mediaType as string, [type, media] as const])
  )
  const names = [...offers.keys()]
  const wanted = new Negotiator({ headers: { accept } }).mediaTypes(names)[0] ?? loosely(names, accept)
  // A documented range takes whatever concrete type was asked for.
  const within = wanted === undefined ? documented.find(([type]) => fits(type, accept)) : undefined
  if (within !== undefined) return { mediaType: essence(accept), media: within[1] }
  if (wanted === undefined) {
    if (anyhow) return named(first[0], first[1])
    throw new Problem(406, `nothing here fits Accept: ${accept}; there is ${names.join(', ')}`)
  }
  const [type, media] = offers.get(wanted) as readonly [string, MediaType]
  return named(type, media)
}

/** What an operation's answer is chosen by: what the request prefers, and what it accepts where there is a choice. */
export function variesBy(content: ResponseObject['content']): string[] {
  const types = Object.keys(content ?? {})
  return types.length > 1 || types.some((type) => type.includes('*')) ? ['Accept', 'Prefer'] : ['Prefer']
}

/** Parameters aside: `application/json` finds `application/json; version=1`. */
function loosely(names: string[], accept: string): string | undefined {
  const essences = names.map(essence)
  const found = new Negotiator({ headers: { accept: accept.replaceAll(/;(?!\s*q\s*=)[^,;]*/gi, '') } }).mediaTypes(
    essences
  )[0]
  return found === undefined ? undefined : names[essences.indexOf(found)]
}

const fits = (type: string, accept: string): boolean => {
  const asked = essence(accept)
  return (
    /^[\w.+-]+\/[\w.+-]+$/.test(asked) &&
    (type === '*/*' || (type.endsWith('/*') && asked.startsWith(type.slice(0, -1))))
  )
}

const named = (type: string, media: MediaType): Negotiated => ({
  mediaType: type === '*/*' && isBytes(media) ? 'application/octet-stream' : (concrete[type] ?? type),
  media
})

const isBytes = ({ schema }: MediaType): boolean => typeof schema === 'object' && schema.format === 'binary'

/** A media type without its parameters, in lower case. */
export function essence(mediaType: string): string {
  const end = mediaType.search(/[;,]/)
  return (end === -1 ? mediaType : mediaType.slice(0, end)).trim().toLowerCase()
}

/** True for JSON by any name: `application/json`, `…+json` (RFC 6839), `text/json`. */
export function isJson(mediaType: string): boolean {
  return /[/+]json$/.test(essence(mediaType))
}

/** What is referred to; nothing where the reference leads nowhere, which the document's findings tell. */
function resolved(contract: Contract, example: Referable<Example>): unknown {
  try {
    return contract.resolve(example).value
  } catch {
    return undefined
  }
}

/** What the document writes as examples for a media type: by name, `''` for the single `example`. */
export function examplesOf(media: MediaType | undefined, contract: Contract, mediaType?: string): Map<string, unknown> {
  const examples = new Map<string, unknown>()
  if (media === undefined) return examples
  if (media.example !== undefined) examples.set('', media.example)
  for (const [name, written] of Object.entries(media.examples ?? {})) {
    const example = resolved(contract, written)
    if (typeof example !== 'object' || example === null) continue
    const value = dataOf(example, mediaType)
    if (value !== undefined) examples.set(name, value)
  }
  return examples
}

/** The value of an Example Object; as OpenAPI 3.2 tells it apart, the data or what is sent for them. */
function dataOf({ value, dataValue = value, serializedValue }: Example, mediaType: string | undefined): unknown {
  if (dataValue !== undefined || serializedValue === undefined) return dataValue
  if (mediaType === undefined || !isJson(mediaType)) return serializedValue
  try {
    return JSON.parse(serializedValue)
  } catch {
    return serializedValue
  }
}
