/** The only reader of the `Cookie` header. */
import { type Pairs, splitPairs } from './percent.ts'

/** Reads cookies (RFC 6265, section 4.2.1): values as they came, without the quotes around them. */
export function cookiesOf(header: string | readonly string[] | undefined): Pairs {
  const cookies = splitPairs([header ?? ''].flat().join(';'), ';', (name) => name.trim())
  for (const [name, values] of cookies) cookies.set(name, values.map(unquoted))
  return cookies
}

function unquoted(written: string): string {
  const value = written.trim()
  return /^".*"$/s.test(value) ? value.slice(1, -1).replaceAll(/\\(["\\])/g, '$1') : value
}
