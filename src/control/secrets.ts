/** Leaves credentials out of whatever is shown: those that a document declares, and what looks like some. */
import type { ParameterValues } from '../contract/contract.ts'
import type { SecurityScheme } from '../document/openapi.ts'

/** Shows requests without the credentials that they carry. */
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

/** Returns what leaves out the credentials of security schemes. */
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
    url(url) {
      const [path, query] = url.split(/\?(.*)/s) as [string, string | undefined]
      if (query === undefined) return url
      return `${path}?${query
        .split('&')
        .map((pair) => hidden(pair, isSecret))
        .join('&')}`
    },
    parameters(parameters) {
      if (parameters === undefined) return {}
      const { path, query, header } = parameters
      return { path: { ...path }, query: open(query), header: open(header) }
    }
  }
}

/** A pair of a query, its value left out where it is a credential. */
function hidden(pair: string, isSecret: (name: string) => boolean): string {
  const at = pair.indexOf('=')
  return at !== -1 && isSecret(decoded(pair.slice(0, at))) ? `${pair.slice(0, at)}=${redaction}` : pair
}

function decoded(name: string): string {
  try {
    return decodeURIComponent(name.replaceAll('+', ' '))
  } catch {
    return name
  }
}
