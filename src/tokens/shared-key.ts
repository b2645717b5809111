/** A key that several servers have, so that each knows what the others signed. */
import { createHash, createPrivateKey, createPublicKey, type KeyObject, sign, verify } from 'node:crypto'
import { jwtPart } from '../request/jwt.ts'

export interface SharedKey {
  kid: string
  privateKey: KeyObject
  publicKey: KeyObject
  /** Signs a payload. `type` says what it is good for. */
  seal: (payload: object, type: string) => string
  /** Returns the payload of a token of that type; undefined for one that this key has not signed. */
  open: (token: string, type: string) => Record<string, unknown> | undefined
}

/** Returns the key of a PEM text. Throws an Error for a text that is no RSA key. */
export function sharedKeyOf(pem: string): SharedKey {
  const privateKey = createPrivateKey(pem)
  const publicKey = createPublicKey(privateKey)
  const kid = createHash('sha256')
    .update(publicKey.export({ type: 'spki', format: 'der' }))
    .digest('hex')
    .slice(0, 32)
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')
  return {
    kid,
    privateKey,
    publicKey,
    seal(payload, type) {
      const text = `${part({ alg: 'RS256', typ: type, kid })}.${part(payload)}`
      return `${text}.${sign('RSA-SHA256', Buffer.from(text), privateKey).toString('base64url')}`
    },
    open(token, type) {
      const end = token.lastIndexOf('.')
      const signature = Buffer.from(token.slice(end + 1), 'base64url')
      if (jwtPart(token, 'header')?.typ !== type) return undefined
      return verify('RSA-SHA256', Buffer.from(token.slice(0, end)), publicKey, signature)
        ? jwtPart(token, 'claims')
        : undefined
    }
  }
}
