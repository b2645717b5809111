import type { Contract } from '../../contract/contract.ts'
import { examplesOf, isJson } from '../../contract/media-types.ts'
import { followed } from '../../contract/resolve.ts'
import { keptFor } from '../../document/memoized.ts'
import type { HeaderObject, MediaType, ResponseObject, Schema } from '../../document/openapi.ts'
import { delimiterOf } from '../../document/versions/delimiters.ts'
import { echoes } from '../../generate/context/request-context.ts'
import { type Generator, withGenerator } from '../../generate/lazy.ts'
import type { Call } from '../../resources/rows/source.ts'
import { writeJson } from '../../schema/meaning/json-values.ts'
import type { Checker } from '../../schema/validator.ts'
import { shapeOf } from '../../schema/views/merged-view.ts'
import { freshValues } from './fresh.ts'
import { type About, valuesOf } from './header-values.ts'
import { keptCookie } from './kept-cookies.ts'
import { addressed, isAddress } from './own-addresses.ts'

/** Headers that the server says itself, or that would make the answer unreadable. */
const own =
  /^(content-(type|length|encoding)|transfer-encoding|connection|keep-alive|trailer|upgrade|date|access-control-.*|x-content-type-options)$/

/** The headers of a reply by lower-case name; a list is a field for each of its values. */
export type Headers = Record<string, string | string[]>

/**
 * An answer that headers are made for: the call, the body's value, and the mock and path as the request named them.
 */
export interface Headed {
  call: Call
  value: unknown
  path: string
  base?: string | undefined
  /** True keeps `Cache-Control`, `Retry-After` and limits as the document writes them. */
  keepCaching?: boolean | undefined
}

/**
 * Makes the headers that the document declares for a response: by its examples, else in HTTP's own form
 * (header-values.ts), else generated. Addresses of the API lead to the mock, and nothing makes a client keep the
 * answer. A value that HTTP cannot carry is left out. Throws nothing.
 */
export function declaredHeaders(headed: Headed, contract: Contract, checker: Checker): Headers | Promise<Headers> {
  const declared = declaredBy(headed.call.response.object.headers ?? {}, contract)
  return declared.every(({ value }) => value !== undefined) ? headersBy() : withGenerator(headersBy)

  function headersBy(generator?: Generator): Headers {
    const headers: Headers = {}
    const about: Asked = { ...headed, contract, before: headers }
    for (const one of declared) {
      const header =
        one.value === undefined ? madeHeader(one, about, checker, generator) : writtenHeader(one, about, checker)
      if (header !== undefined) headers[one.name] = header
    }
    return headers
  }
}

type Asked = Omit<About, 'today' | 'fitting'> & Headed

interface Declared {
  /** In lower case. */
  name: string
  /** The name as the document writes it. */
  written: string
  header: HeaderObject
  mediaType: string | undefined
  /** The schema of the value, with the description of the header where it has none. */
  schema: Schema
  /** The value in the document; undefined if one must be made. */
  value: unknown
  /** The sent value by status and setting. */
  known: Map<string, Headers[string] | undefined>
}

/** Returns the headers that a response may send, in the order of their names. */
const declaredBy = keptFor((headers: NonNullable<ResponseObject['headers']>, contract: Contract): Declared[] =>
  Object.entries(headers)
    .map(([written, object]): Declared => {
      const header = followed<HeaderObject>(contract.resolve, object) ?? {}
      const [mediaType, media] = Object.entries(header.content ?? {})[0] ?? [undefined, header as MediaType]
      const [example] = examplesOf(media, contract, mediaType).values()
      const value = example === undefined ? shapeOf(contract, media.schema ?? true).default : example
      const own = media.schema ?? { type: 'string' }
      const { description } = header
      const schema = typeof own === 'object' && description ? { description, ...own } : own
      return { name: written.toLowerCase(), written, header, mediaType, schema, value, known: new Map() }
    })
    .sort((one, other) => (one.name < other.name ? -1 : 1))
    .filter(({ name }) => isToken(name) && !own.test(name))
)

/** A header whose value the document writes: worked out once for each status, unless it is an address. */
function writtenHeader(one: Declared, about: Asked, checker: Checker): Headers[string] | undefined {
  if (isAddress(one.name)) return sendableOf(one, one.value, about, checker)
  const key = `${about.call.status} ${about.keepCaching} ${isEncrypted(about)}`
  if (!one.known.has(key)) one.known.set(key, sendableOf(one, one.value, about, checker))
  return one.known.get(key)
}

function madeHeader(one: Declared, about: Asked, checker: Checker, generator: Generator | undefined) {
  const value = generator && made(one, about, checker, generator)
  return value === undefined ? undefined : sendableOf(one, value, about, checker)
}

/** Writes a value for HTTP; undefined if HTTP cannot carry it. */
function sendableOf(one: Declared, value: unknown, about: Asked, checker: Checker): Headers[string] | undefined {
  const sendable = textsOf(one, value, about, checker).filter((text) => isSendable(one.name, text))
  return sendable.length > 1 ? sendable : sendable[0]
}

function textsOf(
  { name, header, mediaType, schema }: Declared,
  value: unknown,
  about: Asked,
  checker: Checker
): string[] {
  // Cookies cannot be joined by commas (RFC 9110, section 5.3).
  if (name === 'set-cookie') {
    return [value].flat().map((cookie) => keptCookie(simple(cookie, header), isEncrypted(about)))
  }
  const text = mediaType !== undefined && isJson(mediaType) ? writeJson(value) : simple(value, header)
  if (isAddress(name)) return [addressed(text, about)]
  // Both policies hold: no page of the mock's origin runs, since that is the control API's origin too.
  if (name === 'content-security-policy') return [`${text}, sandbox`]
  if (about.keepCaching) return [text]
  const [first, ...others] = freshValues(name, text, about.call.status)
  const admitted = [first!, ...others].find((one) => one === text || admits(schema, one, checker))
  return [admitted ?? first!]
}

/** Returns true where the mock was asked by TLS. */
const isEncrypted = ({ base }: Asked): boolean => base?.startsWith('https:') === true

/** Returns true if a schema admits a header's text, as text or as a number. */
function admits(schema: Schema, text: string, checker: Checker): boolean {
  const readings = /^-?\d+$/.test(text) ? [text, Number(text)] : [text]
  return readings.some((reading) => checker.fits(schema, reading, 'response'))
}

/** Makes a value of a header: in the form of HTTP, else by its schema. Returns undefined if neither is known. */
function made(
  { name, written, schema }: Declared,
  about: Asked,
  checker: Checker,
  { fromExamples, generate, REFERENCE_DATE }: Generator
): unknown {
  const { call, contract } = about
  const seed = `${call.seed} ${call.operation.id} ${call.status} ${call.path} ${written}`
  const ask = { schema, resources: contract.resources, seed, name: written, known: echoes(call) }
  try {
    const exemplary = fromExamples(ask)
    if (exemplary !== undefined) return exemplary
    const fitting: About['fitting'] = (name, schema, values) =>
      values.find((one) => checker.fits(schema, one, 'request')) ?? generate({ ...ask, schema, name })
    const values = valuesOf(name, { ...about, fitting, today: new Date(REFERENCE_DATE) })
    return values.find((one) => checker.fits(schema, one, 'response')) ?? generate(ask)
  } catch {
    return undefined
  }
}

/**
 * The style `simple`, the only one that headers have (OpenAPI 3.1, section 4.8.12.1); Swagger 2.0 has other
 * delimiters.
 */
function simple(value: unknown, header: HeaderObject): string {
  if (typeof value !== 'object' || value === null) return String(value)
  const members = Array.isArray(value)
    ? value
    : Object.entries(value).map((member) => member.join(header.explode ? '=' : ','))
  return members.join(delimiterOf(header))
}

const isToken = (name: string): boolean => /^[!#$%&'*+.^_`|~\w-]+$/.test(name)

/** Returns true for a value that HTTP carries. Cookies are stricter than other headers (RFC 6265, section 4.1.1). */
const isSendable = (name: string, value: string): boolean =>
  /^[\x21-\x7e]([\t\x20-\x7e]*[\x21-\x7e])?$/.test(value) &&
  (name !== 'set-cookie' || /^[!#$%&'*+.^_`|~\w-]+=("[^";]*"|[^\s",;\\]*)(;.*)?$/.test(value))
