import type { Contract } from '../contract/contract.ts'
import { examplesOf, isJson } from '../contract/media-types.ts'
import { delimiterOf } from '../document/delimiters.ts'
import type { HeaderObject, MediaType, Referable, Schema } from '../document/openapi.ts'
import { generator } from '../generate/lazy.ts'
import { echoes } from '../generate/request-context.ts'
import type { Call } from '../resources/source.ts'
import { writeJson } from '../schema/json-values.ts'
import { shapeOf } from '../schema/merged-view.ts'
import type { Checker } from '../schema/validator.ts'
import { freshValues } from './fresh.ts'
import { type About, valuesOf } from './header-values.ts'
import { addressed, isAddress } from './own-addresses.ts'

/** Headers that the server says itself, or that would make the answer unreadable. */
const own =
  /^(content-(type|length|encoding)|transfer-encoding|connection|keep-alive|trailer|upgrade|date|access-control-.*)$/

/** The headers of a reply by lower-case name; a list is a field for each of its values. */
export type Headers = Record<string, string | string[]>

/** An answer that headers are made for: the call, the body's value, and the mock and path as the request named them. */
export interface Headed {
  call: Call
  value: unknown
  path: string
  base?: string | undefined
  /** True keeps `Cache-Control`, `Retry-After` and limits as the document writes them. */
  keepCaching?: boolean | undefined
}

/**
 * Makes the headers that the document declares for a response: as its examples say, else in the form that HTTP gives
 * them (header-values.ts), else generated. Addresses of the API lead to the mock, and nothing makes a client keep the
 * answer. A value that HTTP would not carry is left out. Throws nothing.
 */
export async function headersOf(headed: Headed, contract: Contract, checker: Checker): Promise<Headers> {
  const headers: Headers = {}
  const declared = Object.entries(headed.call.response.object.headers ?? {}).map(
    ([written, header]) => [written.toLowerCase(), written, header] as const
  )
  for (const [name, written, header] of declared.sort(([one], [other]) => (one < other ? -1 : 1))) {
    if (!isToken(name) || own.test(name)) continue
    const texts = await textsOf(written, header, { ...headed, contract, before: headers }, checker)
    const sendable = texts.filter((text) => isSendable(name, text))
    if (sendable.length > 0) headers[name] = sendable.length === 1 ? sendable[0]! : sendable
  }
  return headers
}

type Asked = Omit<About, 'today'> & Headed

async function textsOf(
  name: string,
  written: Referable<HeaderObject>,
  about: Asked,
  checker: Checker
): Promise<string[]> {
  const header = headerAt(written, about.contract)
  const [mediaType, media] = Object.entries(header.content ?? {})[0] ?? [undefined, header as MediaType]
  const value = await found(name, mediaType, media, about, checker)
  if (value === undefined) return []
  const lower = name.toLowerCase()
  // cookies cannot be joined by commas (RFC 9110, section 5.3)
  if (lower === 'set-cookie' && Array.isArray(value)) return value.map(String)
  const text = mediaType !== undefined && isJson(mediaType) ? writeJson(value) : simple(value, header)
  if (isAddress(lower)) return [addressed(text, about)]
  if (about.keepCaching) return [text]
  const [first, ...others] = freshValues(lower, text, about.call.status)
  const admitted = [first!, ...others].find((one) => one === text || admits(media.schema, one, checker))
  return [admitted ?? first!]
}

/** Returns true if a schema admits what a header's text stands for. */
function admits(schema: Schema | undefined, text: string, checker: Checker): boolean {
  if (schema === undefined) return true
  const readings = /^-?\d+$/.test(text) ? [text, Number(text)] : [text]
  return readings.some((reading) => checker.check(schema, reading, 'response').length === 0)
}

/** A header whose reference leads nowhere is some text: the document's findings tell of it. */
function headerAt(written: Referable<HeaderObject>, contract: Contract): HeaderObject {
  try {
    return contract.resolve<HeaderObject>(written).value
  } catch {
    return {}
  }
}

async function found(
  name: string,
  mediaType: string | undefined,
  media: MediaType,
  about: Asked,
  checker: Checker
): Promise<unknown> {
  const { call, contract } = about
  for (const value of examplesOf(media, contract, mediaType).values()) return value
  const { default: usual } = shapeOf(contract, media.schema ?? true)
  if (usual !== undefined) return usual
  const { fromExamples, generate, REFERENCE_DATE } = await generator()
  const seed = `${call.seed} ${call.operation.id} ${call.status} ${call.path} ${name}`
  const schema = media.schema ?? { type: 'string' }
  const ask = { schema, resources: contract.resources, seed, name, known: echoes(call) }
  try {
    const exemplary = fromExamples(ask)
    if (exemplary !== undefined) return exemplary
    const values = valuesOf(name.toLowerCase(), { ...about, today: new Date(REFERENCE_DATE) })
    return values.find((one) => checker.check(schema, one, 'response').length === 0) ?? generate(ask)
  } catch {
    return undefined
  }
}

/** The style `simple`, the only one that headers have (OpenAPI 3.1, section 4.8.12.1); Swagger 2.0 has other delimiters. */
function simple(value: unknown, header: HeaderObject): string {
  if (typeof value !== 'object' || value === null) return String(value)
  const members = Array.isArray(value)
    ? value
    : Object.entries(value).map((member) => member.join(header.explode ? '=' : ','))
  return members.join(delimiterOf(header))
}

const isToken = (name: string): boolean => /^[!#$%&'*+.^_`|~\w-]+$/.test(name)

/** A cookie is more particular than other headers (RFC 6265, section 4.1.1). */
const isSendable = (name: string, value: string): boolean =>
  /^[\x21-\x7e]([\t\x20-\x7e]*[\x21-\x7e])?$/.test(value) &&
  (name !== 'set-cookie' || /^[!#$%&'*+.^_`|~\w-]+=("[^";]*"|[^\s",;\\]*)(;.*)?$/.test(value))
