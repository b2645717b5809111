/**
 * Keeps answers fresh: a documented example must not make a client cache an answer, wait, or treat this host
 * differently from then on.
 */

type Change = (value: string, status: number) => string[]

const isError = (status: number): boolean => status >= 400

/** Values in place of the documented one, the likeliest first. To teach standin another header, add a line here. */
const changes: [name: RegExp, change: Change][] = [
  [/^cache-control$/, (value) => (isKept.test(value) ? [...unkept, ...(keeps.test(value) ? [] : [value])] : [value])],
  [/^expires$/, (value) => [longAgo, value]],
  // Other tests use the same host.
  [/^strict-transport-security$/, (value) => ['max-age=0', value]],
  [/^alt-svc$/, (value) => ['clear', value]],
  [/^clear-site-data$/, (value) => ['"cache"', value]],
  [/^pragma$/, (value) => ['no-cache', value]],
  // A browser would leave or load the page again while somebody reads it.
  [/^refresh$/, (value) => ['86400', value]],
  [/^age$/, (value) => ['0', value]],
  // Errors keep their waits and limits, since tests of these ask for such errors.
  [/^retry-after$/, (value, status) => (isError(status) ? [value] : ['0', '1', value])],
  [/rate-?limit/, (value, status) => (isError(status) ? [value] : [aboveZero(value)])]
]

const longAgo = new Date(0).toUTCString()
const unkept = ['no-store', 'no-cache', 'max-age=0']
/** A `Cache-Control` that lets a client keep the answer. */
const isKept = /^(?!.*\b(no-store|no-cache)\b)/i
/** A `Cache-Control` that asks a client to keep the answer. */
const keeps = /age\s*=|immutable|stale/i

/** A limit alone, or one among others: `limit=100, remaining=0` and `"default";r=0` (the drafts of RateLimit). */
const aboveZero = (value: string): string =>
  /^-?0+$/.test(value) ? '1' : value.replaceAll(/\b(remaining|limit|r|q)=0+\b/gi, '$1=1')

/** Replaces a header's value that would make a client keep an answer, stop or wait. The first that fits is used. */
export function freshValues(name: string, value: string, status: number): string[] {
  const found = changes.find(([fits]) => fits.test(name))
  return found === undefined ? [value] : found[1](value, status)
}
