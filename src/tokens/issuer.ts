/** Tokens, codes and the key of a server. Nothing here outlives the process, unless servers share the key. */
import { randomUUID } from 'node:crypto'
import type { JWK, JWTPayload } from 'jose'
import { digest } from '../control/access.ts'
import type { Worlds } from '../control/worlds.ts'
import { keptFor } from '../document/memoized.ts'
import { jwtPart } from '../request/jwt.ts'
import { type SharedKey, sharedKeyOf } from './shared-key.ts'

export interface TokenRequest {
  /** Undefined: every scope. */
  scopes?: readonly string[] | undefined
  /** Seconds from now; a negative number makes a token that has expired. Default 3600. */
  expiresIn?: number | undefined
  subject?: string | undefined
  audience?: string | undefined
  claims?: Record<string, unknown> | undefined
}

export interface Issued {
  scopes: readonly string[] | undefined
  claims: JWTPayload
}

/** The right to tokens that a code or a refresh token stands for. */
export interface Grant {
  clientId: string
  subject: string
  scopes: readonly string[]
  /** The rest belongs to codes. */
  redirectUri?: string | undefined
  challenge?: { value: string; method: 'S256' | 'plain' } | undefined
  nonce?: string | undefined
}

export interface Issuer {
  /** Signs a token and remembers its scopes. */
  issue: (issuer: string, request: TokenRequest) => Promise<string>
  /** Signs a token that is no credential, such as an ID token. */
  sign: (payload: JWTPayload) => Promise<string>
  /** Returns the issued token; `changed` for one that names this issuer's key and was not issued. */
  find: (token: string) => Issued | 'changed' | undefined
  revoke: (token: string) => void
  /** Remembers a grant under a new code or refresh token. */
  keep: (grant: Grant) => string
  granted: (code: string) => Grant | undefined
  /** Forgets a code, which is good for one use. */
  use: (code: string) => void
  publicKeys: () => Promise<JWK[]>
}

/** The most tokens and codes that are remembered. The oldest are forgotten first. */
const mostKept = 10_000

/** The default life of a token in seconds. */
export const usualLife = 3600

/** Returns the issuer of a server, which all its worlds share. `pem`: the key that other servers have as well. */
export const issuerOf = keptFor((_worlds: Worlds, pem: string | undefined) => createIssuer(mostKept, pem))

/** The types of what is signed. An ID token (`JWT`) is no credential. */
const [accessType, grantType] = ['at+jwt', 'grant+jwt']

export function createIssuer(most = mostKept, pem?: string): Issuer {
  const tokens = new Map<string, Issued>()
  const grants = new Map<string, Grant>()
  const shared = pem === undefined ? undefined : sharedKeyOf(pem)
  /** Tokens and codes that nobody may use any more, since other servers may have issued them. */
  const spent = new Map<string, true>()
  const kid = shared?.kid ?? randomUUID()
  let signing: Promise<Signer> | undefined
  const signer = (): Promise<Signer> => {
    signing ??= signerOf(kid, shared)
    return signing
  }
  const signAs = async (type: string, payload: JWTPayload) => (await signer()).sign(payload, type)

  return {
    async issue(issuer, { scopes, expiresIn = usualLife, subject = 'user', audience, claims }) {
      const iat = Math.floor(Date.now() / 1000)
      const payload: JWTPayload = {
        iss: issuer,
        sub: subject,
        ...(audience === undefined ? {} : { aud: audience }),
        iat,
        exp: iat + expiresIn,
        jti: randomUUID(),
        ...(scopes === undefined ? {} : { scope: scopes.join(' ') }),
        ...claims
      }
      const token = await signAs(accessType, payload)
      remember(tokens, keyOf(token), { scopes, claims: payload })
      return token
    },
    sign: (payload) => signAs('JWT', payload),
    find(token) {
      // Every request with a token asks, and most servers issue none.
      if ((signing === undefined && shared === undefined) || jwtPart(token, 'header')?.kid !== kid) return undefined
      return tokens.get(keyOf(token)) ?? issuedElsewhere(token) ?? 'changed'
    },
    revoke(token) {
      tokens.delete(keyOf(token))
      remember(spent, keyOf(token), true)
    },
    keep(grant) {
      if (shared !== undefined) return shared.seal({ grant, jti: randomUUID() }, grantType)
      const code = randomUUID()
      remember(grants, code, grant)
      return code
    },
    granted: (code) =>
      spent.has(keyOf(code)) ? undefined : (grants.get(code) ?? (shared?.open(code, grantType)?.grant as Grant)),
    use(code) {
      grants.delete(code)
      remember(spent, keyOf(code), true)
    },
    publicKeys: async () => [await (await signer()).publicKey()]
  }

  /** Returns a token of another server that has the same key. */
  function issuedElsewhere(token: string): Issued | undefined {
    const claims = spent.has(keyOf(token)) ? undefined : shared?.open(token, accessType)
    if (claims === undefined) return undefined
    const { scope } = claims
    const scopes = typeof scope === 'string' ? scope.split(' ').filter((one) => one !== '') : undefined
    const issued = { scopes, claims }
    remember(tokens, keyOf(token), issued)
    return issued
  }

  function remember<Value>(kept: Map<string, Value>, key: string, value: Value): void {
    const [oldest] = kept.keys()
    if (kept.size >= most) kept.delete(oldest as string)
    kept.set(key, value)
  }
}

const keyOf = (token: string): string => digest(token).toString('base64')

interface Signer {
  sign: (payload: JWTPayload, type: string) => Promise<string>
  publicKey: () => Promise<JWK>
}

/** Makes a key, which takes a while: when the first token is asked for. RS256 is what every client takes. */
async function signerOf(kid: string, shared: SharedKey | undefined): Promise<Signer> {
  const { exportJWK, generateKeyPair, SignJWT } = await import('jose')
  const { privateKey, publicKey } = shared ?? (await generateKeyPair('RS256'))
  return {
    sign: (payload, typ) => new SignJWT(payload).setProtectedHeader({ alg: 'RS256', typ, kid }).sign(privateKey),
    publicKey: async () => ({ ...(await exportJWK(publicKey)), kid, use: 'sig', alg: 'RS256' })
  }
}
