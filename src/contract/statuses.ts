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
