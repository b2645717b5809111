/** A request as a command or as code, and an answer as a test. */
import { contentTypeOf, headerText } from './format.ts'
import { isJsonType } from './json-text.ts'
import { literal, quoted } from './literal.ts'
import type { Body, Detail, Header, Mapping } from './types.ts'

/** The server's word for a credential that it does not show. */
const redaction = '[redacted]'
/** A word in place of a credential: without tokens of its own, the server accepts any. */
const placeholder = 'TOKEN'

/** Headers that belong to the connection, or that clients set themselves. */
const ofClient =
  /^(host|connection|content-length|accept-encoding|transfer-encoding|keep-alive|expect|te|upgrade|user-agent|sec-.*|accept-language|dnt|priority|upgrade-insecure-requests)$/i

/** Returns the headers to send again, with the world of the request. */
function headersOf({ sent, world }: Detail): Header[] {
  const headers = sent.headers
    .filter(([name]) => !ofClient.test(name))
    .map(([name, value]): Header => [name, value.replace(redaction, placeholder)])
  const isNamed = world === '' || headers.some(([name]) => name.toLowerCase() === 'standin-world')
  return isNamed ? headers : [...headers, ['standin-world', world]]
}

const urlOf = (origin: string, { url }: Detail): string => origin + url.replaceAll(redaction, placeholder)

const shell = (text: string): string => `'${text.replaceAll("'", "'\\''")}'`

/** Writes a request as a command of curl, for a POSIX shell. */
export function asCurl(origin: string, detail: Detail): string {
  const { method, sent } = detail
  const url = urlOf(origin, detail)
  const body = bodyOf(sent)
  const headers = headersOf(detail)
  const isTyped = headers.some(([name]) => name.toLowerCase() === 'content-type')
  const usual = body === undefined ? 'GET' : 'POST'
  const parts = [
    'curl',
    ...(method === 'HEAD' ? ['--head'] : method === usual ? [] : ['-X', shell(method)]),
    ...(/[[\]{}]/.test(url) ? ['--globoff'] : []),
    ...(/\/\.{1,2}(\/|$)/.test(detail.url.split('?')[0] as string) ? ['--path-as-is'] : []),
    shell(url),
    ...headers.flatMap(([name, value]) => ['-H', shell(value === '' ? `${name};` : `${name}: ${headerText(value)}`)]),
    ...(body !== undefined && !isTyped ? ['-H', shell('content-type:')] : []),
    ...(body === undefined ? [] : 'text' in body ? ['--data-raw', shell(body.text)] : ['--data-binary', '@-'])
  ]
  const command = parts.join(' ').replaceAll(/ (-H|--data-raw|--data-binary) '?/g, (one) => ` \\\n  ${one.trimStart()}`)
  return body !== undefined && 'base64' in body ? `printf %s ${shell(body.base64)} | base64 -d | ${command}` : command
}

function bodyOf({ text, base64 }: Body): { text: string } | { base64: string } | undefined {
  if (base64 !== undefined) return { base64 }
  return text === undefined || text === '' ? undefined : text.includes('\0') ? { base64: btoaOf(text) } : { text }
}

const btoaOf = (text: string): string => btoa(String.fromCharCode(...new TextEncoder().encode(text)))

/** Writes a request as a call of `fetch`, for a module. */
export function asFetch(origin: string, detail: Detail): string {
  const { method, sent } = detail
  const headers = headersOf(detail)
  const names = new Set(headers.map(([name]) => name.toLowerCase()))
  const body = bodyOf(sent)
  const takesBody = !/^(GET|HEAD)$/.test(method)
  const written = [
    ...(method === 'GET' ? [] : [`method: ${quoted(method)}`]),
    ...(headers.length === 0
      ? []
      : [`headers: ${literal(names.size === headers.length ? Object.fromEntries(headers) : headers, 1)}`]),
    ...(body === undefined || !takesBody ? [] : [`body: ${bodyCode(body, names.has('content-type'))}`])
  ]
  const url = quoted(urlOf(origin, detail))
  const call = written.length === 0 ? `fetch(${url})` : `fetch(${url}, {\n  ${written.join(',\n  ')}\n})`
  const note = body === undefined || takesBody ? '' : '// fetch sends no body with GET and HEAD\n'
  return `${note}const response = await ${call}`
}

/** Writes a body. As bytes, `fetch` adds no media type to it. */
function bodyCode(body: { text: string } | { base64: string }, isTyped: boolean): string {
  if ('text' in body) return isTyped ? quoted(body.text) : `new TextEncoder().encode(${quoted(body.text)})`
  return `Uint8Array.from(atob(${quoted(body.base64)}), (one) => one.charCodeAt(0))`
}

/** The parts of an answer that a test arranges. */
export interface Arranged {
  /** An operation, or a request pattern. */
  target: string | Record<string, unknown>
  status?: number | undefined
  headers?: Record<string, string> | undefined
  body?: unknown
  patch?: unknown
  delay?: number | undefined
  times?: number | undefined
  rate?: number | undefined
  limit?: number | undefined
  fault?: string | undefined
  example?: string | undefined
}

/** Writes an arranged answer in the library's words. */
export function asTest({ target, patch, ...options }: Arranged): string {
  const given = Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined))
  if (patch === undefined) {
    const { rate, limit, fault } = options
    const word = rate === undefined && limit === undefined && fault === undefined ? 'stub' : 'fail'
    return `mock.${word}(${literal(target)}, ${literal(given)})`
  }
  const { times } = options
  return `mock.patch(${[literal(target), literal(patch), ...(times === undefined ? [] : [literal({ times })])].join(', ')})`
}

/** Returns the answer of a request as a test arranges it. */
export function arrangedLike({ url, method, status, answered, why, fault }: Detail): Arranged {
  // A pattern with a credential that is not shown would match nothing.
  const pattern = url.includes(redaction) ? { method, urlPath: url.split('?')[0] } : { method, url }
  const target = why.operation?.id ?? pattern
  if (fault !== undefined) return { target, fault }
  if (answered.text === undefined || answered.text === '') return { target, status }
  return { target, status, ...bodyAs(answered.text, contentTypeOf(answered.headers)) }
}

/** Returns a body as a stub has it: JSON as a value, any other text with its media type. */
export function bodyAs(text: string, type: string): Pick<Arranged, 'body' | 'headers'> {
  if (isJsonType(type)) {
    try {
      const isUsual = type === '' || /^application\/json\b/.test(type)
      const body: unknown = JSON.parse(text)
      // Texts are sent as text unless a media type says otherwise.
      if (typeof body === 'string') return { body: text, headers: { 'content-type': type || 'application/json' } }
      return { body, ...(isUsual ? {} : { headers: { 'content-type': type } }) }
    } catch {
      // A body that claims to be JSON is sent as it is.
    }
  }
  return { body: text, ...(type === '' ? {} : { headers: { 'content-type': type } }) }
}

/** Reads a mapping as a test arranges it; undefined for one that has more than the library has words for. */
export function arrangedBy({ request = {}, response = {}, metadata = {} }: Mapping): Arranged | undefined {
  const { operationId, times, patch, code, rate, limit, example, ...others } = metadata.standin ?? {}
  const { status, jsonBody, body, headers, fixedDelayMilliseconds, fault, ...rest } = response
  if (Object.keys(others).length > 0 || Object.keys(rest).some((name) => name !== 'transformers')) return undefined
  if (example !== undefined) return undefined
  return {
    target: typeof operationId === 'string' ? operationId : request,
    status: (code ?? status) as number | undefined,
    headers: headers as Record<string, string> | undefined,
    body: jsonBody ?? body,
    patch,
    delay: fixedDelayMilliseconds as number | undefined,
    times: times as number | undefined,
    rate: rate as number | undefined,
    limit: limit as number | undefined,
    fault: fault as string | undefined
  }
}

/** Writes the call of the control API that makes a mapping. */
export function mappingCurl(origin: string, mapping: string, world: string): string {
  const named = world === '' ? '' : ` -H ${shell(`standin-world: ${world}`)}`
  return `curl -X POST ${shell(`${origin}/__admin/mappings`)}${named} \\\n  --data-raw ${shell(mapping)}`
}
