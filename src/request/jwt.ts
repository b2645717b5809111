import { isObject } from '../document/json/is-object.ts'

/** Returns the header or the claims of a JWT, unverified (RFC 7519 section 3); undefined for any other text. */
export function jwtPart(token: string, part: 'header' | 'claims'): Record<string, unknown> | undefined {
  try {
    const text = token.split('.', 2)[part === 'header' ? 0 : 1] as string
    const value: unknown = JSON.parse(Buffer.from(text, 'base64url').toString())
    return isObject(value) ? value : undefined
  } catch {
    return undefined
  }
}
