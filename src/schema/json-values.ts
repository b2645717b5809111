/** JSON values: their types, their equality, their canonical text. */
import { randomUUID } from 'node:crypto'

/** The types of JSON Schema but `integer`, which is a kind of number. */
export type Type = 'object' | 'array' | 'string' | 'number' | 'boolean' | 'null'

/** The type of a value. A bigint is a number whose digits a double cannot hold. */
export function typeOf(value: unknown): Type | undefined {
  switch (typeof value) {
    case 'string':
    case 'number':
    case 'boolean':
      return typeof value as Type
    case 'bigint':
      return 'number'
    case 'object':
      return value === null ? 'null' : Array.isArray(value) ? 'array' : 'object'
    default:
      return undefined
  }
}

/** Whether a number has no fraction. */
export const isWhole = (value: unknown): boolean => typeof value === 'bigint' || Number.isInteger(value)

/** Whether a value is of a type of JSON Schema. */
export function isOf(value: unknown, type: unknown): boolean {
  return type === 'integer' ? isWhole(value) : typeof type === 'string' && typeOf(value) === type
}

/** Returns a JSON value as text that is the same for equal values: the names of an object in order. */
export function canonical(value: unknown): string {
  if (typeof value === 'number')
    return Math.abs(value) >= 1e21 && Number.isInteger(value) ? `${BigInt(value)}` : `${value}`
  if (typeof value === 'bigint') return `${value}`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  if (Array.isArray(value)) return `[${value.map(canonical).join()}]`
  const names = Object.keys(value).sort()
  return `{${names.map((name) => `${JSON.stringify(name)}:${canonical((value as Record<string, unknown>)[name])}`).join()}}`
}

/** Stands before the digits of a big integer while JSON is read or written; no text can be known to begin with it. */
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

/** Counts the characters of a text as JSON Schema does: by code points. */
export function codePoints(text: string): number {
  let count = text.length
  for (let i = 0; i + 1 < text.length; i++) {
    const high = text.charCodeAt(i)
    const low = text.charCodeAt(i + 1)
    if (high >= 0xd800 && high < 0xdc00 && low >= 0xdc00 && low < 0xe000) {
      count--
      i++
    }
  }
  return count
}

/** Sets a property, `__proto__` too, as JSON.parse would. */
export function put(object: Record<string, unknown>, name: string, value: unknown): void {
  if (name !== '__proto__') object[name] = value
  else Object.defineProperty(object, name, { value, writable: true, enumerable: true, configurable: true })
}

/** Returns a list as it is, a single value as a list of one, undefined as an empty list. */
export function list(value: unknown): unknown[] {
  if (Array.isArray(value)) return value
  return value === undefined ? [] : [value]
}

/** Returns the entries of objects, one after the other; what is no object has none. */
export function pairs(...maps: unknown[]): [string, unknown][] {
  return maps.flatMap((map) => (typeOf(map) === 'object' ? Object.entries(map as object) : []))
}
