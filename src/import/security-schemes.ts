/** The security schemes by which requests were sent. No value of a credential is kept. */
import { secretsOf } from '../control/secrets.ts'
import type { SecurityRequirement, SecurityScheme } from '../document/openapi.ts'
import { pointer } from '../document/places/pointer.ts'
import type { Exchange } from './exchange.ts'

export interface Schemes {
  /** Returns what an operation demands, by the requests to it; undefined for nothing. */
  of: (exchanges: readonly Exchange[]) => SecurityRequirement[] | undefined
  objects: () => Record<string, SecurityScheme> | undefined
  guesses: () => { at: string; message: string }[]
  /** Returns true for a parameter of a query that is a credential. */
  isCredential: (name: string) => boolean
}

const { isSecret } = secretsOf([])

/** Headers that a browser sends by itself, or against forged requests. */
const noKey = /^(?:authorization|proxy-authorization|cookie|set-cookie)$|csrf|xsrf/i

/** Returns a name that the components of a document can have. */
const safe = (name: string): string => name.replaceAll(/[^\w.-]/g, '-')

/** Returns the schemes that some exchanges use. */
export function createSchemes(all: readonly Exchange[]): Schemes {
  const schemes = new Map<string, { scheme: SecurityScheme; from: string }>()
  const isCredential = (name: string): boolean => isSecret(name) && !noKey.test(name)

  function usedBy({ scheme, query, requestHeaders }: Exchange): string[] {
    const names: string[] = []
    const use = (name: string, object: SecurityScheme, from: string) => {
      schemes.set(name, { scheme: object, from })
      names.push(name)
    }
    if (scheme !== undefined && /^[a-z][a-z0-9-]*$/.test(scheme))
      use(scheme, { type: 'http', scheme }, `the header Authorization says ${scheme}`)
    for (const name of new Set(new URLSearchParams(query).keys()))
      if (isCredential(name)) use(`${name}InQuery`, { type: 'apiKey', in: 'query', name }, `the query has ${name}`)
    for (const [name] of requestHeaders)
      if (isCredential(name)) use(name, { type: 'apiKey', in: 'header', name }, `requests have the header ${name}`)
    return [...new Set(names)].map(safe)
  }

  const used = new Map(all.map((exchange) => [exchange, usedBy(exchange)]))

  function of(exchanges: readonly Exchange[]): SecurityRequirement[] | undefined {
    const good = exchanges.filter(({ status }) => status < 400)
    const refused = exchanges.some(({ status }) => status === 401)
    const sets = (good.length > 0 ? good : refused ? all : []).map((exchange) => used.get(exchange) as string[])
    const [most] = [...sets].sort((one, other) => other.length - one.length)
    if (most === undefined || most.length === 0) return undefined
    if (good.length > 0 && sets.some((names) => names.length === 0)) return undefined
    return [Object.fromEntries(most.map((name) => [name, []]))]
  }

  const entries = () => [...schemes].map(([name, { scheme, from }]) => ({ name: safe(name), scheme, from }))
  return {
    of,
    isCredential,
    objects: () =>
      schemes.size === 0 ? undefined : Object.fromEntries(entries().map(({ name, scheme }) => [name, scheme])),
    guesses: () =>
      entries().map(({ name, from }) => ({ at: pointer('/components/securitySchemes', name), message: from }))
  }
}
