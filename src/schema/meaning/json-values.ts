/** JSON values: their types, their equality, their canonical text. */
export { integerOf, mayHoldLongInteger, parseJson, writeJson } from '../../document/json/integers.ts'

/** The types of JSON Schema, except `integer`, which is a kind of number. */
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

/** Tells whether a number has no fraction. */
export const isWhole = (value: unknown): boolean => typeof value === 'bigint' || Number.isInteger(value)

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

/** Tells whether two JSON values are equal. It reads no deeper than both go, so that one of them may be of any depth. */
export function isSame(one: unknown, other: unknown): boolean {
  const [isInner, isOtherInner] = [one, other].map((value) => typeof value === 'object' && value !== null)
  if (!isInner || !isOtherInner) return isInner === isOtherInner && canonical(one) === canonical(other)
  const [these, those] = [one as Record<string, unknown>, other as Record<string, unknown>]
  const names = Object.keys(these)
  return (
    Array.isArray(one) === Array.isArray(other) &&
    names.length === Object.keys(those).length &&
    names.every((name) => Object.hasOwn(those, name) && isSame(these[name], those[name]))
  )
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

/** Returns the entries of all objects among the values, in order. */
export function pairs(...maps: unknown[]): [string, unknown][] {
  return maps.flatMap((map) => (typeOf(map) === 'object' ? Object.entries(map as object) : []))
}
