/** Removes credentials from shown data: declared ones, and values whose names look like credentials. */
import type { ParameterValues } from '../../contract/contract.ts'
import type { SecurityScheme } from '../../document/openapi.ts'
import { formDecoded, lenient } from '../../request/percent.ts'

/** Leaves the credentials out of requests. */
export interface Secrets {
  /** Raw headers: name, value, name, value … */
  headers: (raw: readonly string[]) => string[]
  /** `parameters` of the request: the segments of passwords among them are hidden. */
  url: (url: string, parameters?: ParameterValues) => string
  parameters: (parameters: ParameterValues | undefined) => Partial<ParameterValues>
  /** Leaves the passwords that the document declares out of a body of JSON or a form. */
  body: (text: string) => string
  /** True for a header or query parameter whose value is a credential. */
  isSecret: (name: string) => boolean
}

/** Stands in place of a credential. */
export const redaction = '[redacted]'

/** Names that credentials usually have. */
const usual =
  /^(authorization|proxy-authorization|cookie|set-cookie)$|(api|access|auth)[_-]?(key|token)|token$|secret|password/i

/**
 * Returns functions that remove the credentials of security schemes, and members and parameters that are passwords,
 * from shown data. `passwords` is called when the first request is shown.
 */
export function secretsOf(schemes: SecurityScheme[], passwords: () => Iterable<string> = () => []): Secrets {
  let named: Set<string> | undefined
  const hidden = () => {
    named ??= new Set(passwords())
    return named
  }
  const isPassword = (name: string): boolean => hidden().has(name)
  const declared = new Set(
    schemes.flatMap(({ type, name }) => (type === 'apiKey' && typeof name === 'string' ? name.toLowerCase() : []))
  )
  const isSecret = (name: string) => usual.test(name) || declared.has(name.toLowerCase()) || isPassword(name)
  const without = (values: Record<string, unknown>, isHidden: IsSecret) =>
    Object.fromEntries(Object.entries(values).filter(([name]) => !isHidden(name)))
  return {
    isSecret,
    headers: (raw) => raw.map((text, at) => (at % 2 === 1 && isSecret(raw[at - 1] as string) ? redaction : text)),
    url(url, parameters) {
      const shown = withoutMatrix(withoutPairs(url, isSecret), isSecret)
      const values = Object.entries(parameters?.path ?? {}).flatMap(([name, value]) =>
        isPassword(name) ? [value] : []
      )
      return values.length === 0 ? shown : withoutSegments(shown, values.map(String))
    },
    body: (text) => (hidden().size === 0 ? text : withoutMembers(text, isPassword)),
    parameters(parameters) {
      if (parameters === undefined) return {}
      const { path, query, header } = parameters
      return { path: without(path, isPassword), query: without(query, isSecret), header: without(header, isSecret) }
    }
  }
}

/** A pair of a query or form, in a URL or in a pattern of one. */
const pair = /(?<=[?&*]|^)([^?&*=/\s]+)=[^&\s]*/g
/** A parameter of the style `matrix` in a path. */
const matrix = /(?<=;)([^;/?&*=\s]+)=[^;/?\s]*/g

/** A member of JSON that is a text, whose end may be cut off. */
const jsonText = /"([^"\\]*(?:\\.[^"\\]*)*)"(\s*:\s*)"[^"\\]*(?:\\.[^"\\]*)*(?:"|\\?$)/gs

type IsSecret = (name: string) => boolean

const redacted =
  (isSecret: IsSecret) =>
  (whole: string, name: string): string =>
    isSecret(lenient(name, formDecoded)) ? `${name}=${redaction}` : whole

const withoutPairs = (text: string, isSecret: IsSecret): string => text.replaceAll(pair, redacted(isSecret))

const withoutMatrix = (url: string, isSecret: IsSecret): string => url.replaceAll(matrix, redacted(isSecret))

/** Returns a URL without segments of its path that are, or hold, one of some values. */
function withoutSegments(url: string, values: string[]): string {
  const [path = '', ...query] = url.split(/(?=[?#])/)
  const segments = path.split('/').map((written) => {
    const segment = lenient(written, decodeURIComponent)
    return values.some((value) => value !== '' && segment.includes(value)) ? redaction : written
  })
  return segments.join('/') + query.join('')
}

/** Returns a path without the matrix parameters whose names look like credentials. */
export const pathShown = (path: string): string =>
  path.includes(';') ? withoutMatrix(path, (name) => usual.test(name)) : path

/** Returns a body of JSON or a form without some members, at any depth. Other bodies are returned unchanged. */
function withoutMembers(text: string, isSecret: IsSecret): string {
  try {
    let hides = false
    const value = JSON.parse(text, (name, member) => {
      if (!isSecret(name)) return member
      hides = true
      return redaction
    })
    return hides ? JSON.stringify(value) : text
  } catch {
    // A form, or JSON that was cut.
    return withoutPairs(text, isSecret).replaceAll(jsonText, (whole, name: string, colon: string) =>
      isSecret(name) ? `"${name}"${colon}"${redaction}"` : whole
    )
  }
}

/** Fields of request patterns whose members are named as headers or parameters are. */
const named = ['headers', 'queryParameters', 'formParameters']
/** Fields whose members are all credentials. */
const closed = ['cookies', 'basicAuth', 'basicAuthCredentials']

/** Writes a request pattern as JSON, without the credentials that it names. */
export function patternShown(pattern: Record<string, unknown>, { isSecret, url }: Secrets): string {
  const shown = Object.entries(pattern).map(([field, value]) => {
    if (closed.includes(field)) return [field, redaction]
    if (typeof value === 'string' && field.startsWith('url')) return [field, url(value)]
    if (!named.includes(field) || typeof value !== 'object' || value === null) return [field, value]
    return [
      field,
      Object.fromEntries(Object.entries(value).map(([name, one]) => [name, isSecret(name) ? redaction : one]))
    ]
  })
  return JSON.stringify(Object.fromEntries(shown))
}
