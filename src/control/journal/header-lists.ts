/** The longest list of names and values that is remembered. */
const longest = 64

/** By length: the list that was seen last. */
const seen: string[][] = []

/**
 * Returns the last list if it has the same headers, or else the list itself. Clients repeat their headers, so that the
 * entries of a journal share lists and have less for the garbage collector to move.
 */
export function sharedHeaders(rawHeaders: string[]): string[] {
  const { length } = rawHeaders
  const known = seen[length]
  if (known?.every((text, at) => text === rawHeaders[at])) return known
  if (length <= longest) seen[length] = rawHeaders
  return rawHeaders
}
