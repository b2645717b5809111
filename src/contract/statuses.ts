const status = /^([1-5](\d\d|XX)|default)$/

/**
 * Returns the key of a response as it is meant: `200`, `4XX` or `default`. Undefined where it means no status.
 */
export function statusKey(written: string): string | undefined {
  const key = written.trim()
  const plain = key.toLowerCase() === 'default' ? 'default' : key.toUpperCase()
  if (status.test(plain)) return plain
  const [first] = plain.match(/^[1-5]\d\d(?![\dX])/) ?? []
  if (first !== undefined) return first
  return /^[1-5][\dX?*_]{2}$/.test(plain) ? `${plain[0]}XX` : undefined
}

/** True for a status whose responses have no body (RFC 9110 sections 6.4.1 and 15.3.6). */
export const isBodiless = (status: number): boolean =>
  status < 200 || status === 204 || status === 205 || status === 304

/** True for a status whose responses need no Content-Length to end. That of 205 is 0 (RFC 9110 section 15.3.6). */
export const isUnsized = (status: number): boolean => status !== 205 && isBodiless(status)
