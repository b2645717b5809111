import { timingSafeEqual } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import type { Contract, Operation } from '../../contract/contract.ts'
import { Problem } from '../../contract/problem.ts'
import { countFields, digest } from '../../control/access.ts'
import type { SecurityScheme } from '../../document/openapi.ts'
import { splitUrl } from '../../document/url.ts'
import { cookiesOf } from '../../request/cookies.ts'
import { jwtPart } from '../../request/jwt.ts'
import type { Issuer } from '../../tokens/issuer.ts'

/** The settings of access. Without `tokens`, any well-formed token is accepted. `check: false` checks nothing. */
export interface Access {
  check: boolean
  tokens: string[] | undefined
  /** Finds a token that the mock issued. */
  issued?: Issuer['find']
}

/** Returns the Problem 401 or 403 that a request is refused with. Undefined if its credentials are accepted. */
export type Guard = (request: IncomingMessage) => Problem | undefined

/** The credential sent for a scheme: its value, missing, or refused with the reason. */
type Credential = { value: string } | { missing: true } | { refused: string }

type Reader = (request: IncomingMessage, scheme: SecurityScheme) => Credential

/**
 * Readers of credentials, by the kind of scheme (OpenAPI 3.1, Security Scheme Object). Another HTTP scheme accepts any
 * value under its name. To teach standin a scheme, add a line here, and its challenge to `challenges`.
 */
const readers: Record<string, Reader> = {
  'http bearer': bearer,
  'http basic': basic,
  // The transport checks them, which plain HTTP does not show.
  mutualTLS: () => ({ value: '' }),
  oauth2: bearer,
  openIdConnect: bearer,
  'apiKey header': (request, { name }) => given(request.headers[String(name).toLowerCase()]?.toString()),
  'apiKey query': (request, { name }) =>
    given(new URLSearchParams(splitUrl(request.url as string).query).get(String(name)) ?? undefined),
  'apiKey cookie': (request, { name }) => given(cookiesOf(request.headers.cookie).get(String(name))?.[0])
}

/** The challenges of `WWW-Authenticate`, which every 401 has (RFC 9110 sections 11.6.1 and 15.5.2). */
const challenges: Record<string, string> = {
  'http bearer': 'Bearer',
  'http basic': 'Basic realm="standin", charset="UTF-8"',
  'http digest': 'Digest realm="standin", qop="auth", nonce="standin"',
  oauth2: 'Bearer',
  openIdConnect: 'Bearer'
}

const kindOf = (scheme: SecurityScheme): string =>
  scheme.type === 'http'
    ? `http ${scheme.scheme?.toLowerCase()}`
    : scheme.type === 'apiKey'
      ? `apiKey ${scheme.in}`
      : scheme.type

/** Returns the challenge of a scheme: for other HTTP schemes, their name. API keys have no registered one. */
const challengeOf = (scheme: SecurityScheme): string | undefined =>
  challenges[kindOf(scheme)] ??
  (scheme.type === 'http'
    ? capitalized(String(scheme.scheme))
    : scheme.type === 'apiKey'
      ? 'ApiKey realm="standin"'
      : undefined)

const anyBearer: SecurityScheme = { type: 'http', scheme: 'bearer' }

/**
 * Returns the guard of an operation: one of its alternatives has to be met in full (OpenAPI 3.1, Security Requirement
 * Object). Configured tokens are demanded whatever the document says. Undefined if nothing is demanded.
 */
export function guardOf(contract: Contract, operation: Operation, access: Access): Guard | undefined {
  if (!access.check) return undefined
  const accepted = access.tokens?.map(tokenOf)
  const demanded = accepted !== undefined && !demandsToken(contract, operation) ? [{ '': [] }] : operation.security
  const alternatives = demanded.flatMap((requirement) =>
    sendable(
      Object.entries(requirement).map(([name, scopes]): Demand => {
        const scheme = name === '' ? anyBearer : (contract.securitySchemes[name] as SecurityScheme)
        return { ...scheme, read: readerOf(scheme), isToken: challenges[kindOf(scheme)] === 'Bearer', scopes }
      })
    )
  )
  if (alternatives.length === 0 || alternatives.some((schemes) => schemes.length === 0)) return undefined
  const challenge = [...new Set(alternatives.flat().map(challengeOf))].filter((one) => one !== undefined).join(', ')

  return (request) => {
    let refusal: Refusal | undefined
    const meets = (demand: Demand): boolean => {
      const credential = demand.read(request, demand)
      if ('missing' in credential) return false
      const refused =
        'refused' in credential
          ? { detail: credential.refused }
          : demand.isToken
            ? refusedToken(credential.value, accepted, access.issued, demand.scopes)
            : undefined
      // A token that lacks a scope says more than one that is wrong for another alternative.
      if (refusal?.scopes === undefined) refusal = refused ?? refusal
      return refused === undefined
    }
    if (alternatives.some((schemes) => schemes.every(meets))) return undefined
    const missing = (demand: Demand) => 'missing' in demand.read(request, demand)
    return refuse(refusal, challenge, () => alternatives.map((schemes) => schemes.filter(missing)))
  }
}

/** Splits schemes that each need their own `Authorization`, since a request has only one: either is enough. */
function sendable(schemes: Demand[]): Demand[][] {
  const words = new Set(schemes.map(wordOf).filter((word) => word !== undefined))
  if (words.size < 2) return [schemes]
  return [...words].map((word) => schemes.filter((one) => [undefined, word].includes(wordOf(one))))
}

/** The first word of the `Authorization` that a scheme wants. */
const wordOf = (demand: Demand): string | undefined =>
  demand.isToken ? 'bearer' : demand.type === 'http' ? String(demand.scheme).toLowerCase() : undefined

/** A scheme that is demanded, how its credential is read, and the scopes that it is demanded with. */
type Demand = SecurityScheme & { read: Reader; isToken: boolean; scopes: string[] }

const readerOf = (scheme: SecurityScheme): Reader => readers[kindOf(scheme)] ?? ofScheme

/** The reason why a credential is refused; `scopes` are the missing ones. */
interface Refusal {
  detail: string
  scopes?: string[]
}

/** An accepted token, and its scopes if they are limited. */
interface Token {
  digest: Buffer
  scopes: string[] | undefined
}

/** Reads `TOKEN` or `TOKEN:scope1,scope2`; no token has a colon in it (RFC 6750 section 2.1). */
function tokenOf(text: string): Token {
  const at = text.indexOf(':')
  if (at === -1) return { digest: digest(text), scopes: undefined }
  const scopes = text.slice(at + 1).split(/[\s,]+/)
  return { digest: digest(text.slice(0, at)), scopes: scopes.filter((scope) => scope !== '') }
}

function demandsToken(contract: Contract, { security }: Operation): boolean {
  const isToken = (name: string) => challenges[kindOf(contract.securitySchemes[name] as SecurityScheme)] === 'Bearer'
  return security.length > 0 && security.every((requirement) => Object.keys(requirement).some(isToken))
}

/** Makes the Problem 401, or 403 for missing scopes. The challenge names the reason (RFC 6750 section 3.1). */
function refuse(refusal: Refusal | undefined, challenge: string, missing: () => Demand[][]): Problem {
  const { detail, scopes } = refusal ?? { detail: `credentials are missing: send ${wanted(missing())}` }
  const error = scopes === undefined ? 'invalid_token' : 'insufficient_scope'
  const scope = scopes === undefined ? '' : `, scope="${scopes.join(' ')}"`
  const reason =
    refusal === undefined ? '' : ` error="${error}", error_description="${detail.replaceAll(/["\\]/g, "'")}"${scope}`
  const authenticate = challenge.replace(/\bBearer\b/, `Bearer${reason}`)
  return new Problem(scopes === undefined ? 401 : 403, detail, { headers: { 'www-authenticate': authenticate } })
}

const wanted = (alternatives: Demand[][]): string =>
  [...new Set(alternatives.map((schemes) => schemes.map(inWords).join(' and ')))].join(', or ')

const inWords = (scheme: SecurityScheme): string =>
  scheme.type === 'apiKey'
    ? `the ${scheme.in} ${scheme.name}`
    : challenges[kindOf(scheme)] === 'Bearer'
      ? 'Authorization: Bearer TOKEN'
      : `Authorization: ${capitalized(String(scheme.scheme))} VALUE`

const capitalized = (name: string): string => name.slice(0, 1).toUpperCase() + name.slice(1)

/** Reads a bearer token: RFC 6750's b64token. The scheme's name is case-insensitive (RFC 9110 section 11.1). */
function bearer(request: IncomingMessage): Credential {
  const { authorization } = request.headers
  if (authorization === undefined) return { missing: true }
  if (countFields(request, 'authorization') > 1) return { refused: 'there is more than one Authorization field' }
  const token = /^bearer +([\w.~+/-]+=*) *$/i.exec(authorization)?.[1]
  if (token !== undefined) return { value: token }
  return /^bearer(?: |$)/i.test(authorization)
    ? { refused: /^bearer *$/i.test(authorization) ? 'the bearer token is empty' : 'the bearer token is malformed' }
    : { missing: true }
}

function basic(request: IncomingMessage): Credential {
  const credentials = /^basic +([\w+/]+=*) *$/i.exec(request.headers.authorization ?? '')?.[1]
  if (credentials === undefined) return { missing: true }
  return Buffer.from(credentials, 'base64').includes(':')
    ? { value: credentials }
    : { refused: 'the Basic credentials are malformed' }
}

/** Reads the credential of a scheme that standin cannot check, by the scheme's name alone. */
function ofScheme({ headers }: IncomingMessage, { scheme }: SecurityScheme): Credential {
  const [name, ...rest] = (headers.authorization ?? '').split(' ')
  const value = rest.join(' ').trim()
  return given(name?.toLowerCase() === String(scheme).toLowerCase() ? value : undefined)
}

const given = (value: string | undefined): Credential =>
  value === undefined || value === '' ? { missing: true } : { value }

/**
 * Returns why a token is refused: it is not accepted, it is a JWT that has expired (RFC 7519 section 4.1.4), or it
 * lacks scopes. A token that the mock issued is always accepted, with the scopes that it was issued with.
 */
function refusedToken(
  token: string,
  accepted: Token[] | undefined,
  find: Access['issued'],
  demanded: string[]
): Refusal | undefined {
  const issued = find?.(token)
  if (issued === 'changed') return { detail: 'the token is not as it was issued' }
  let scopes = issued?.scopes
  if (issued === undefined && accepted !== undefined) {
    const given = digest(token)
    // All accepted tokens are compared, each in constant time, so that the time reveals nothing.
    const [match] = accepted.filter((one) => timingSafeEqual(one.digest, given))
    if (match === undefined) return { detail: 'the token is not one that is accepted' }
    scopes = match.scopes
  }
  const expires = expiryOf(token)
  if (expires !== undefined && expires <= Date.now() / 1000) return { detail: 'the token has expired' }
  const lacking = scopes === undefined ? [] : demanded.filter((scope) => !scopes.includes(scope))
  return lacking.length === 0
    ? undefined
    : { detail: `the token lacks the scope ${lacking.join(' ')}`, scopes: lacking }
}

/** Returns the `exp` of a JWT in seconds; undefined for other tokens, and for a JWT without it. */
function expiryOf(token: string): number | undefined {
  if (!token.includes('.')) return undefined
  if (token.split('.', 4).length !== 3) return undefined
  const exp = jwtPart(token, 'claims')?.exp
  const seconds = typeof exp === 'string' ? Number(exp) : exp
  return typeof seconds === 'number' && !Number.isNaN(seconds) ? seconds : undefined
}
