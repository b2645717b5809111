/** The security schemes by which requests were sent. No value of a credential is kept. */
import { secretsOf } from '../control/journal/secrets.ts'
import type { SecurityRequirement, SecurityScheme } from '../document/openapi.ts'
import { pointer } from '../document/places/pointer.ts'
import { cookiesOf } from '../request/cookies.ts'
import { wordsOf } from '../resources/model/names.ts'
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

/** Names of cookies by which a server knows a client again, as words: PHPSESSID, connect.sid, session-token. */
const ofSession = /sess(?:ion)?(?:_?(?:id|key))?$|(?:^|_)(?:sid|auth|jwt)$|token$/

const isSession = (cookie: string): boolean => ofSession.test(wordsOf(cookie).join('_')) && !noKey.test(cookie)

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
    if (names.length > 0) return [...new Set(names)].map(safe)
    const cookies = requestHeaders.flatMap(([name, value]) => (/^cookie$/i.test(name) ? [value] : []))
    for (const name of cookiesOf(cookies).keys())
      if (isSession(name))
        use(`${name}InCookie`, { type: 'apiKey', in: 'cookie', name }, `requests have the cookie ${name}`)
    return names.map(safe)
  }

  const demanded = new Set<string>()
  const used = new Map(all.map((exchange) => [exchange, usedBy(exchange)]))
  const setsOf = (exchanges: readonly Exchange[]) => exchanges.map((exchange) => used.get(exchange) as string[])
  const [fullest = []] = setsOf(all).sort((one, other) => other.length - one.length)

  function of(exchanges: readonly Exchange[]): SecurityRequirement[] | undefined {
    const alternatives = alternativesOf(exchanges)
    for (const name of alternatives.flat()) demanded.add(name)
    if (alternatives.length === 0) return undefined
    return alternatives.map((names) => Object.fromEntries(names.map((name) => [name, []])))
  }

  /** Returns the sets of schemes of which a request needs one. */
  function alternativesOf(exchanges: readonly Exchange[]): string[][] {
    const sets = setsOf(exchanges.filter(({ status }) => status < 400))
    const [first] = sets
    if (first === undefined)
      return fullest.length > 0 && exchanges.some(({ status }) => status === 401) ? [fullest] : []
    // A request that succeeds without a credential shows that it is not needed.
    const always = first.filter((name) => sets.every((names) => names.includes(name)))
    if (always.length > 0) return [always]
    return sets.some((names) => names.length === 0)
      ? []
      : [...new Map(sets.map((names) => [names.join(), names])).values()]
  }

  const entries = () =>
    [...schemes]
      .map(([name, { scheme, from }]) => ({ name: safe(name), scheme, from }))
      .filter(({ name }) => demanded.has(name))
  return {
    of,
    isCredential,
    objects: () =>
      demanded.size === 0 ? undefined : Object.fromEntries(entries().map(({ name, scheme }) => [name, scheme])),
    guesses: () =>
      entries().map(({ name, from }) => ({ at: pointer('/components/securitySchemes', name), message: from }))
  }
}
