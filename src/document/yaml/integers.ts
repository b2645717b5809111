/** Integers beyond 2^53, which a double cannot hold: they are read and written with all their digits, as bigints. */
import { randomUUID } from 'node:crypto'

/** The mark in front of a big integer's digits while JSON is read or written. No text of a document begins with it. */
const mark = `integer ${randomUUID()} `
const marked = new RegExp(`"${mark}(-?\\d+)"`, 'g')
const tokens = /"(?:[^"\\]|\\.)*"|-?\d[\d.eE+-]*/g

/** Returns an integer with all its digits: beyond 2^53, as `int64` allows, it is no number. */
export function integerOf(digits: string): number | bigint {
  const number = Number(digits)
  return Number.isSafeInteger(number) || digits.length > mostDigits ? number : BigInt(digits)
}

/** Longer integers are rounded: reading them takes more than linear time. */
const mostDigits = 40

/** Parses JSON; big integers keep their digits. Throws a SyntaxError. */
export function parseJson(text: string): unknown {
  const value = JSON.parse(text)
  if (!/\d{16}/.test(text)) return value
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

/** Returns an integer as a double, the nearest one where none is equal; other values as they are. */
export const rounded = (value: unknown): unknown => (typeof value === 'bigint' ? Number(value) : value)

/** Returns a JSON value without bigints. */
export const roundedJson = (value: unknown): unknown => JSON.parse(JSON.stringify(value, (_, one) => rounded(one)))
