/** Tokens, codes and the key of a server. Nothing here outlives the process. */
import { randomUUID } from 'node:crypto'
import type { JWK, JWTPayload } from 'jose'
import { digest } from '../control/access.ts'
import type { Worlds } from '../control/worlds.ts'
import { keptFor } from '../document/memoized.ts'
import { jwtPart } from '../request/jwt.ts'

/** A token to issue. */
export interface TokenRequest {
  /** Undefined: every scope. */
  scopes?: readonly string[] | undefined
  /** Seconds from now; a negative number makes a token that has expired. Default 3600. */
  expiresIn?: number | undefined
  subject?: string | undefined
  audience?: string | undefined
  /** More claims. */
  claims?: Record<string, unknown> | undefined
}

/** A token that was issued. */
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

/** Returns the issuer of a server, which all its worlds share. */
export const issuerOf = keptFor((_worlds: Worlds) => createIssuer())

export function createIssuer(most = mostKept): Issuer {
  const tokens = new Map<string, Issued>()
  const grants = new Map<string, Grant>()
  const kid = randomUUID()
  let signing: Promise<Signer> | undefined
  const signer = (): Promise<Signer> => {
    signing ??= signerOf(kid)
    return signing
  }
  const sign: Issuer['sign'] = async (payload) => (await signer()).sign(payload)

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
      const token = await sign(payload)
      remember(tokens, keyOf(token), { scopes, claims: payload })
      return token
    },
    sign,
    find(token) {
      // Every request with a token asks, and most servers issue none.
      if (signing === undefined || jwtPart(token, 'header')?.kid !== kid) return undefined
      return tokens.get(keyOf(token)) ?? 'changed'
    },
    revoke: (token) => void tokens.delete(keyOf(token)),
    keep(grant) {
      const code = randomUUID()
      remember(grants, code, grant)
      return code
    },
    granted: (code) => grants.get(code),
    use: (code) => void grants.delete(code),
    publicKeys: async () => [await (await signer()).publicKey()]
  }

  function remember<Value>(kept: Map<string, Value>, key: string, value: Value): void {
    const [oldest] = kept.keys()
    if (kept.size >= most) kept.delete(oldest as string)
    kept.set(key, value)
  }
}

const keyOf = (token: string): string => digest(token).toString('base64')

interface Signer {
  sign: (payload: JWTPayload) => Promise<string>
  publicKey: () => Promise<JWK>
}

/** Makes a key, which takes a while: when the first token is asked for. RS256 is what every client takes. */
async function signerOf(kid: string): Promise<Signer> {
  const { exportJWK, generateKeyPair, SignJWT } = await import('jose')
  const { privateKey, publicKey } = await generateKeyPair('RS256')
  const header = { alg: 'RS256', typ: 'JWT', kid }
  return {
    sign: (payload) => new SignJWT(payload).setProtectedHeader(header).sign(privateKey),
    publicKey: async () => ({ ...(await exportJWK(publicKey)), kid, use: 'sig', alg: 'RS256' })
  }
}
