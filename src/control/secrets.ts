/** Removes credentials from shown data: declared ones, and values whose names look like credentials. */
import type { ParameterValues } from '../contract/contract.ts'
import type { SecurityScheme } from '../document/openapi.ts'
import { formDecoded, lenient } from '../request/percent.ts'

/** Leaves the credentials out of requests. */
export interface Secrets {
  /** Raw headers: name, value, name, value … */
  headers: (raw: readonly string[]) => string[]
  url: (url: string) => string
  parameters: (parameters: ParameterValues | undefined) => Partial<ParameterValues>
  /** True for a header or query parameter whose value is a credential. */
  isSecret: (name: string) => boolean
}

/** Stands in place of a credential. */
export const redaction = '[redacted]'

/** Names that credentials usually have. */
const usual =
  /^(authorization|proxy-authorization|cookie|set-cookie)$|(api|access|auth)[_-]?(key|token)|token$|secret|password/i

/** Returns functions that remove the credentials of security schemes from shown data. */
export function secretsOf(schemes: SecurityScheme[]): Secrets {
  const declared = new Set(
    schemes.flatMap(({ type, name }) => (type === 'apiKey' && typeof name === 'string' ? name.toLowerCase() : []))
  )
  const isSecret = (name: string) => usual.test(name) || declared.has(name.toLowerCase())
  const open = (values: Record<string, unknown>) =>
    Object.fromEntries(Object.entries(values).filter(([name]) => !isSecret(name)))
  return {
    isSecret,
    headers: (raw) => raw.map((text, at) => (at % 2 === 1 && isSecret(raw[at - 1] as string) ? redaction : text)),
    url: (url) =>
      url.replaceAll(pair, (whole, name: string) =>
        isSecret(lenient(name, formDecoded)) ? `${name}=${redaction}` : whole
      ),
    parameters(parameters) {
      if (parameters === undefined) return {}
      const { path, query, header } = parameters
      return { path: { ...path }, query: open(query), header: open(header) }
    }
  }
}

/** A pair of a query, in a URL or in a pattern of one. */
const pair = /(?<=[?&*]|^)([^?&*=/\s]+)=[^&\s]*/g

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
