/** JSON pointers (RFC 6901), as standin writes and follows them. */

/** The reference tokens of a pointer, given with or without a leading `#` (then percent-decoded, RFC 6901 section 6). */
export function tokensOf(pointer: string): string[] {
  const text = pointer.startsWith('#') ? decode(pointer.slice(1)) : pointer
  if (text === '') return []
  return text
    .slice(1)
    .split('/')
    .map((token) => token.replaceAll('~1', '/').replaceAll('~0', '~'))
}

/** Adds reference tokens to a pointer, escaped. */
export function pointer(base: string, ...tokens: (string | number)[]): string {
  return tokens.reduce<string>(
    (at, token) => `${at}/${String(token).replaceAll('~', '~0').replaceAll('/', '~1')}`,
    base
  )
}

/** The value at a pointer in a JSON value, or undefined where there is none. Inherited properties are not followed. */
export function valueAt(root: unknown, at: string): unknown {
  let value = root
  for (const token of tokensOf(at)) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, token)) return undefined
    value = (value as Record<string, unknown>)[token]
  }
  return value
}

/** Decodes percent-encoding; a text that is not encoded so stays as it is. */
export function decode(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
