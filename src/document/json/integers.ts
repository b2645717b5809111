/** Reads and writes integers beyond 2^53 as bigints, since a double cannot hold their digits. */
import { randomUUID } from 'node:crypto'

/** The mark in front of a big integer's digits while JSON is read or written. No text of a document begins with it. */
const mark = `integer ${randomUUID()} `
const marked = new RegExp(`"${mark}(-?\\d+)"`, 'g')
const tokens = /"(?:[^"\\]|\\.)*"|-?\d[\d.eE+-]*/g

/** Returns an integer with all its digits: a number up to 2^53, a bigint beyond. */
export function integerOf(digits: string): number | bigint {
  const number = Number(digits)
  return Number.isSafeInteger(number) || digits.length > mostDigits ? number : BigInt(digits)
}

/** The most digits of a bigint. Longer integers are rounded, since reading them takes more than linear time. */
const mostDigits = 40

/** Finds integers that a double may not hold. V8 looks for written out digits eight times as fast as for `\d{16}`. */
const longInteger = new RegExp('\\d'.repeat(16))

/** Returns true if a text may have an integer that a double cannot hold. */
export const mayHoldLongInteger = (text: string): boolean => longInteger.test(text)

/** Parses JSON; big integers keep their digits. Throws a SyntaxError. */
export function parseJson(text: string): unknown {
  const value = JSON.parse(text)
  if (!mayHoldLongInteger(text)) return value
  const written = text.replaceAll(tokens, (token) =>
    /^-?\d{16,}$/.test(token) && typeof integerOf(token) === 'bigint' ? `"${mark}${token}"` : token
  )
  return JSON.parse(written, (_, one) =>
    typeof one === 'string' && one.startsWith(mark) ? BigInt(one.slice(mark.length)) : one
  )
}

/** Writes JSON, with `indent` on several lines; big integers keep their digits. */
export function writeJson(value: unknown, indent = 0): string {
  try {
    return JSON.stringify(value, null, indent)
  } catch {
    // a big integer, which JSON.stringify refuses
    const written = JSON.stringify(value, (_, one) => (typeof one === 'bigint' ? `${mark}${one}` : one), indent)
    return written.replaceAll(marked, '$1')
  }
}

/** Returns a bigint as the nearest number, and any other value unchanged. */
export const rounded = (value: unknown): unknown => (typeof value === 'bigint' ? Number(value) : value)

/** Returns a JSON value without bigints. */
export const roundedJson = (value: unknown): unknown => JSON.parse(JSON.stringify(value, (_, one) => rounded(one)))
