/** Splits a request's URL into its path and its query, without the question mark. */
export function splitUrl(url: string): { path: string; query: string } {
  const at = url.indexOf('?')
  return at === -1 ? { path: url, query: '' } : { path: url.slice(0, at), query: url.slice(at + 1) }
}

/** Returns a request's target without its scheme and host. */
export const withoutOrigin = (url: string): string =>
  url.startsWith('/') ? url : url.replace(/^https?:\/\/[^/?]+/i, '')

/** Escapes a text, so that a regular expression matches it as it is. */
export const escaped = (text: string): string => text.replaceAll(/[\\^$.*+?()[\]{}|]/g, '\\$&')

/** Percent-encodes a text for a path or query. Half a surrogate pair, which no URL can hold, becomes U+FFFD. */
export const percentEncoded = (text: string): string => encodeURIComponent(text.toWellFormed())

/** Returns true for an http(s) URL that paths can be put behind. */
export const isBaseUrl = (value: unknown): boolean =>
  typeof value === 'string' && /^https?:\/\/[^?#\s]+$/i.test(value) && URL.canParse(value)
