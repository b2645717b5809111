/** JSON pointers (RFC 6901), as standin writes and follows them. */

/** Splits a pointer into its tokens. With a leading `#` it is percent-decoded first (RFC 6901, section 6). */
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

/** Returns the value at a pointer, or undefined. Inherited properties are not followed. */
export function valueAt(root: unknown, at: string): unknown {
  let value = root
  for (const token of tokensOf(at)) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, token)) return undefined
    value = (value as Record<string, unknown>)[token]
  }
  return value
}

/** Decodes percent-encoding. A text that is badly encoded is returned as it is. */
export function decode(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
