import type { Contract } from '../contract/contract.ts'
import { examplesOf, isJson } from '../contract/media-types.ts'
import { delimiterOf } from '../document/delimiters.ts'
import type { HeaderObject, MediaType, Referable } from '../document/openapi.ts'
import { generator } from '../generate/lazy.ts'
import { echoes } from '../generate/request-context.ts'
import type { Call } from '../resources/source.ts'
import { shapeOf } from '../schema/merged-view.ts'
import type { Checker } from '../schema/validator.ts'
import { type About, valuesOf } from './header-values.ts'

/** Headers that the server says itself, or that would make the answer unreadable. */
const own =
  /^(content-(type|length|encoding)|transfer-encoding|connection|keep-alive|trailer|upgrade|date|access-control-.*)$/

/** What headers are made for: the call, what its body says, and the path that was asked for. */
export interface Headed {
  call: Call
  value: unknown
  path: string
}

/**
 * The headers that the document declares for a response, by lower-case name: as its examples say, else in the form that
 * HTTP gives them (fields.ts), else generated. What HTTP would not carry is left out. Throws nothing.
 */
export async function headersOf(headed: Headed, contract: Contract, checker: Checker): Promise<Record<string, string>> {
  const headers: Record<string, string> = {}
  const declared = Object.entries(headed.call.response.object.headers ?? {}).map(
    ([written, header]) => [written.toLowerCase(), written, header] as const
  )
  for (const [name, written, header] of declared.sort(([one], [other]) => (one < other ? -1 : 1))) {
    if (!isToken(name) || own.test(name)) continue
    const value = await textOf(written, header, { ...headed, contract, before: headers }, checker)
    if (isSendable(name, value)) headers[name] = value
  }
  return headers
}

async function textOf(
  name: string,
  written: Referable<HeaderObject>,
  about: Omit<About, 'today'>,
  checker: Checker
): Promise<string | undefined> {
  const header = headerAt(written, about.contract)
  const [mediaType, media] = Object.entries(header.content ?? {})[0] ?? [undefined, header as MediaType]
  const value = await found(name, mediaType, media, about, checker)
  if (value === undefined) return undefined
  return mediaType !== undefined && isJson(mediaType) ? JSON.stringify(value) : simple(value, header)
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
  about: Omit<About, 'today'>,
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
const isSendable = (name: string, value: string | undefined): value is string =>
  value !== undefined &&
  /^[\x21-\x7e]([\t\x20-\x7e]*[\x21-\x7e])?$/.test(value) &&
  (name !== 'set-cookie' || /^[!#$%&'*+.^_`|~\w-]+=[^\s",;\\]*(;.*)?$/.test(value))
