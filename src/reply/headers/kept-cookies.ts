/** Names of cookies that a client keeps only with `Secure` (RFC 6265bis, section 4.1.3). */
const secured = /^\s*__(secure|host)-/i
/** Attributes that a client takes only with `Secure`. */
const demanding = /^\s*(samesite\s*=\s*none|partitioned)\s*$/i
/** The day by which a cookie is removed. */
const epoch = /^\s*expires\s*=.*\b1970\b/i

/**
 * Returns a `Set-Cookie` that clients of the mock keep: without the domain of the real API, without a day that has
 * passed since its author wrote it, and without `Secure` where the mock is asked without TLS. A cookie that removes
 * one still does.
 */
export function keptCookie(cookie: string, isEncrypted: boolean): string {
  const [pair = '', ...attributes] = cookie.split(';')
  const needsSecure = isEncrypted || secured.test(pair) || attributes.some((one) => demanding.test(one))
  const kept = attributes.filter(
    (one) =>
      !/^\s*domain\s*=/i.test(one) &&
      (needsSecure || !/^\s*secure\s*$/i.test(one)) &&
      (/=\s*("")?\s*$/.test(pair) || epoch.test(one) || !/^\s*expires\s*=/i.test(one))
  )
  return [pair, ...kept].join(';')
}
