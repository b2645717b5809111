/** Stubs in WireMock's form, for answers that no fixture can hold. */
import { essence, isJson } from '../contract/media-types.ts'
import { isObject } from '../document/json/is-object.ts'
import { escaped } from '../document/url.ts'
import { lastSegments } from '../request/path-values.ts'
import { parseJson, writeJson } from '../schema/meaning/json-values.ts'
import { cleaned, type Hidden, holdsCredential } from './cleaned.ts'
import type { Kept, KeptBody } from './kept.ts'

/** A mapping, as a file of stubs has it. */
export type Mapping = Record<string, unknown>

/** Returns the pattern of the requests that an answer is for; undefined if only a credential tells them apart. */
export function patternOf(kept: Kept, hidden: Hidden): Mapping | undefined {
  const { method, sent } = kept
  const url = urlOf(kept, hidden)
  if (sent === 'unread' || url === undefined) return undefined
  if (sent === undefined) return { method, ...url }
  const body = bodyPattern(sent, hidden)
  return body && { method, ...url, bodyPatterns: [body] }
}

/** Names the URL. The path of a server may stand before it. */
function urlOf({ path, query, operation }: Kept, hidden: Hidden): Mapping | undefined {
  const local = `/${lastSegments(path, operation.path.split('/').length - 1)}`
  const server = path.slice(0, path.length - local.length)
  const sent = [...new URLSearchParams(query)]
  const pairs = sent.filter(([name]) => !hidden.isSecret(name))
  if ([path, ...pairs.map(([, value]) => value)].some((text) => holdsCredential(text, hidden))) return undefined
  const pattern = `${server === '' ? '' : `(?:${escaped(server)})?`}${escaped(local)}`
  if (pairs.length === 0) {
    if (sent.length > 0) return { urlPattern: `${pattern}(?:[?&][^&]*){0,${sent.length}}` }
    return server === '' ? { url: path } : { urlPattern: pattern }
  }
  const names = [...new Set(pairs.map(([name]) => name))]
  const valuesOf = (wanted: string) => pairs.filter(([name]) => name === wanted).map(([, value]) => value)
  return {
    ...(server === '' ? { urlPath: path } : { urlPathPattern: pattern }),
    queryParameters: queryPattern(names.map((name) => [name, valuesOf(name)]))
  }
}

/** Returns the pattern of a query whose parameters have these values, and may come in any order. */
export const queryPattern = (parameters: readonly (readonly [name: string, values: string[]])[]): Mapping =>
  Object.fromEntries(
    parameters.map(([name, values]) => [name, { hasExactly: values.map((value) => ({ equalTo: value })) }])
  )

function bodyPattern({ type, text }: { type: string; text: string }, hidden: Hidden): Mapping | undefined {
  if (isJson(type)) {
    try {
      const value = parseJson(text)
      const shown = withoutSecrets(value, hidden)
      const isWhole = writeJson(shown) === writeJson(value)
      return { equalToJson: shown, ...(isWhole ? {} : { ignoreExtraElements: true }) }
    } catch {
      // No JSON: it is compared as a text.
    }
  }
  const names = /urlencoded/i.test(type) ? [...new URLSearchParams(text).keys()] : []
  const isShown = !/^multipart\//i.test(essence(type)) && !names.some(hidden.isSecret)
  return isShown && !holdsCredential(text, hidden) ? { equalTo: text } : undefined
}

/** Leaves out the members that are credentials. */
function withoutSecrets(value: unknown, hidden: Hidden): unknown {
  if (Array.isArray(value)) return value.map((item) => withoutSecrets(item, hidden))
  if (!isObject(value)) return value
  const shown = Object.entries(value).filter(
    ([name, inner]) => !hidden.isSecret(name) && !(typeof inner === 'string' && holdsCredential(inner, hidden))
  )
  return Object.fromEntries(shown.map(([name, inner]) => [name, withoutSecrets(inner, hidden)]))
}

/** Returns the mapping of an answer. `unchecked`: it answers a request that the document forbids. */
export function mappingOf(kept: Kept, request: Mapping, hidden: Hidden, unchecked: boolean): Mapping {
  const { operation, status, by } = kept
  return {
    name: `${operation.id} ${status}`,
    request,
    response: { status, ...bodyOf(kept.body), ...headersOf(kept, hidden) },
    metadata: {
      standin: {
        outsideContract: true,
        ...(unchecked ? { unchecked } : {}),
        ...(by === 'reply' ? {} : { untilWritten: true })
      }
    }
  }
}

function bodyOf(body: KeptBody | undefined): Mapping {
  if (body === undefined) return {}
  if ('bytes' in body) return { base64Body: body.bytes.toString('base64') }
  if ('text' in body) return { body: body.text }
  const { json } = body
  return typeof json === 'object' && json !== null ? { jsonBody: json } : { body: writeJson(json) }
}

/** Headers that say something of an answer whatever the document declares. */
const telling = /^(?:content-(?:type|language|disposition)|location|link|etag|last-modified)$/

/** Returns the headers of an answer that clients may read, by their names in lower case, without credentials. */
export function headersOf(
  { operation, status, headers, server }: Kept,
  hidden: Hidden
): { headers?: Record<string, string> } {
  const found = operation.responses.find(({ key }) => key === String(status))
  const declared = new Set(Object.keys(found?.object.headers ?? {}).map((name) => name.toLowerCase()))
  const shown = headers.filter(([name, value]) => {
    const lower = name.toLowerCase()
    return (telling.test(lower) || declared.has(lower)) && !hidden.isSecret(name) && !holdsCredential(value, hidden)
  })
  const byName = Object.fromEntries(
    shown.map(([name, value]) => [name.toLowerCase(), leadingHere(name, value, server)])
  )
  return shown.length === 0 ? {} : { headers: byName }
}

/** Returns a header whose links to the recorded server lead to the mock. */
function leadingHere(name: string, value: string, server: string): string {
  const local = (url: string) => (isBelow(url, server) ? url.slice(server.length).replace(/^(?!\/)/, '/') : url)
  if (/^(?:content-)?location$/i.test(name)) return local(value)
  return /^link$/i.test(name) ? value.replaceAll(/<([^<>]*)>/g, (_, url: string) => `<${local(url)}>`) : value
}

const isBelow = (url: string, server: string): boolean =>
  server !== '' && url.toLowerCase().startsWith(server.toLowerCase()) && /^(?:[/?#]|$)/.test(url.slice(server.length))

/** Returns a body without its credentials. */
export function cleanedBody(body: KeptBody | undefined, hidden: Hidden): KeptBody | undefined {
  if (body === undefined || 'bytes' in body) return body
  if ('text' in body) return { text: String(cleaned(body.text, hidden, () => {})) }
  return { json: cleaned(body.json, hidden, () => {}) }
}
