/** Thrown for text that cannot be read: percent-encoding, a style, JSON. The message continues after the name. */
export class Undecodable extends Error {
  readonly keyword: string
  constructor(message: string, keyword: string) {
    super(message)
    this.keyword = keyword
  }
}

/** Decodes percent-encoding (RFC 3986, section 2.1). Throws Undecodable if it is malformed or not UTF-8. */
export function percentDecoded(text: string): string {
  if (!text.includes('%')) return text
  try {
    return decodeURIComponent(text)
  } catch {
    throw new Undecodable('is not valid percent-encoding', 'encoding')
  }
}

/** A character that a segment of a path may hold unencoded (RFC 3986, section 3.3). */
const plainInPath = /[\w.~!$&'()*+,;=:@-]/

/** Writes a path in one form for comparison, since clients send `/users/%40me` for `/users/@me`. */
export function plainPath(path: string): string {
  if (!path.includes('%')) return path
  return path.replaceAll(/%([\dA-Fa-f]{2})/g, (encoded, hex) => {
    const character = String.fromCharCode(Number.parseInt(hex, 16))
    return plainInPath.test(character) ? character : encoded
  })
}

/** Decodes percent-encoding in queries and forms, where a plus is a blank (WHATWG URL, section 5.1). */
export function formDecoded(text: string): string {
  return percentDecoded(text.includes('+') ? text.replaceAll('+', ' ') : text)
}

/** The pairs of a query, a form or a `Cookie` header: names decoded, values as they came. */
export type Pairs = Map<string, string[]>

export const queryPairs = (query: string): Pairs => (query === '' ? noPairs : splitPairs(query, '&', formDecoded))

/** Shared by all requests without a query. */
const noPairs: Pairs = new Map()

/** Splits `a=1&b=2`. A name that cannot be decoded stays as sent. Throws nothing. */
export function splitPairs(text: string, separator: RegExp | string, decode: (text: string) => string): Pairs {
  const pairs: Pairs = new Map()
  if (text === '') return pairs
  for (const pair of text.split(separator)) {
    if (pair === '') continue
    const equals = pair.indexOf('=')
    const written = equals < 0 ? pair : pair.slice(0, equals)
    const name = lenient(written, decode)
    const value = equals < 0 ? '' : pair.slice(equals + 1)
    const values = pairs.get(name)
    if (values) values.push(value)
    else pairs.set(name, [value])
  }
  return pairs
}

/** Decodes text, or returns it unchanged if it cannot be decoded. */
export function lenient(text: string, decode: (text: string) => string): string {
  try {
    return decode(text)
  } catch {
    return text
  }
}

/** Decodes a part of a path. Escapes that are none stay. */
export const decodedText = (text: string): string => lenient(text, decodeURIComponent)

/** Returns the values of path parameters in their decoded forms. */
export const decodedValues = (values: Record<string, unknown>): Record<string, string> =>
  Object.fromEntries(Object.entries(values).map(([name, value]) => [name, decodedText(String(value))]))
