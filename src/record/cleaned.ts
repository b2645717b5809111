/** Leaves credentials out of recorded values. */
import { isObject } from '../document/json/is-object.ts'

/** Stands in place of a text with a credential. */
export const leftOut = '[left out]'

/** Decides what is a credential: by its name, or since a request or a cookie had that value. */
export interface Hidden {
  isSecret: (name: string) => boolean
  values: ReadonlySet<string>
}

export const holdsCredential = (text: string, { values }: Hidden): boolean =>
  [...values].some((one) => text.includes(one))

/**
 * Returns a value without its credentials, and calls `tell` with the name of each. A text is replaced; another value
 * is left out with its member.
 */
export function cleaned(value: unknown, hidden: Hidden, tell: (name: string) => void, name = ''): unknown {
  if (typeof value === 'string') {
    if (!holdsCredential(value, hidden)) return value
    tell(name)
    return leftOut
  }
  if (Array.isArray(value)) return value.map((item) => cleaned(item, hidden, tell, name))
  if (!isObject(value)) return value
  return Object.fromEntries(
    Object.entries(value).flatMap(([member, inner]) => {
      if (!hidden.isSecret(member)) return [[member, cleaned(inner, hidden, tell, member)]]
      tell(member)
      return typeof inner === 'string' ? [[member, leftOut]] : []
    })
  )
}

/** A shorter text may stand in any answer by chance. */
const shortest = 6

/** Returns the credentials among headers (name, value, name, value …). */
export function credentialsIn(raw: readonly string[], isSecret: (name: string) => boolean): string[] {
  const found: string[] = []
  for (let at = 0; at < raw.length; at += 2) {
    const value = raw[at + 1] as string
    if (!isSecret(raw[at] as string)) continue
    for (const part of value.split(/[\s;,]+/)) found.push(part, part.slice(part.indexOf('=') + 1), decoded(part))
  }
  return found.flatMap((one) => one.split(':')).filter((one) => one.length >= shortest)
}

/** Returns user and password of Basic credentials. */
const decoded = (part: string): string => Buffer.from(part, 'base64').toString()
