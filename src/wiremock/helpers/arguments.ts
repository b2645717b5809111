/** The arguments of helpers, and how helpers read them. */

import { isExact, parseExactJson, plainText, writeExactJson } from '../../control/matching/exact-json.ts'
import { isObject } from '../../document/json/is-object.ts'
import type { Random } from '../../generate/lexicon/entity/random.ts'

/** The last argument of a helper, from Handlebars. */
export interface HelperOptions {
  hash: Record<string, unknown>
  data: { root: Root }
  fn?: (context: unknown, more?: { blockParams: unknown[] }) => string
  inverse?: (context: unknown) => string
}

/** The key of the helpers' tools in a context, which no template can name. */
export const tools = Symbol('tools')

/** The context of a whole template. */
export interface Root {
  [tools]: {
    random: Random
    /** Reads JSON that must not be changed; undefined for a text that is none. */
    readJson: (text: string) => unknown
  }
}

export type Helper = (this: unknown, ...given: never[]) => unknown

/** The largest number of characters or items that one helper may make. */
export const most = 10_000

export function text(value: unknown): string {
  if (value === undefined || value === null) return ''
  return typeof value === 'string' || (typeof value === 'object' && !hasOwnText(value))
    ? plainText(value)
    : String(value)
}

/** Returns true for an object with a text of its own, such as `request.path` or a date. */
const hasOwnText = (value: object): boolean => value instanceof Date || Object.hasOwn(value, 'toString')

/** Returns a value as a number. Throws an Error if it is none. */
export function number(value: unknown): number {
  const read = Number(text(value))
  if (Number.isNaN(read)) throw new Error(`${JSON.stringify(text(value))} is no number`)
  return read
}

/** Returns the items of a list. Throws an Error for any other value. */
export function items(value: unknown, helper: string): unknown[] {
  if (!Array.isArray(value)) throw new Error(`${helper} wants a list, not ${JSON.stringify(text(value))}`)
  return value
}

export const isOptions = (value: unknown): boolean => isObject(value) && 'hash' in value

/** Returns the text that a helper was given, else the one in its block. */
export function givenText(context: unknown, given: unknown[]): { value: string; hash: HelperOptions['hash'] } {
  const { hash, fn } = given.at(-1) as HelperOptions
  return { hash, value: given.length > 1 ? text(given[0]) : (fn?.(context) ?? '') }
}

export const changing = (change: (value: string) => string): Helper =>
  function (this: unknown, ...given: unknown[]) {
    return change(givenText(this, given).value)
  } as Helper

/** Keeps a value under a name for the rest of the template. Returns no text. */
export function keepNamed(context: unknown, name: unknown, value: unknown): string {
  ;(context as Record<string, unknown>)[text(name)] = value
  return ''
}

/** Prepares parsed JSON for templates, so that objects and lists are written as JSON. */
export function fromJson(value: unknown): unknown {
  // In JSON, the text is a number again.
  if (isExact(value)) return withHidden({}, { toString: () => plainText(value), toJSON: () => value })
  if (typeof value !== 'object' || value === null || isLongNumber(value)) return value
  const members = Object.entries(value).map(([name, member]) => [name, fromJson(member)])
  const copy = Array.isArray(value) ? members.map(([, member]) => member) : Object.fromEntries(members)
  return withHidden(copy, { toString: () => writeExactJson(value) })
}

/** Returns true for a number that `fromJson` wrapped. */
const isLongNumber = (value: object): boolean => 'toJSON' in value && typeof value.toJSON === 'function'

/** Adds members to a value that are not enumerated. */
export function withHidden<Value extends object>(value: Value, members: Record<string, unknown>): Value {
  for (const name in members) Object.defineProperty(value, name, { value: members[name] })
  return value
}

/** Returns a list that is written as Java writes it. */
export const asList = (list: unknown[]): unknown[] =>
  withHidden([...list], { toString: () => `[${list.map(text).join(', ')}]` })

/** Parses JSON of a request; undefined if it is none. */
export function readable(source: string): unknown {
  try {
    return parseExactJson(source)
  } catch {
    return undefined
  }
}
