/** The arguments of helpers, and how helpers read them. */

import { isExact, parseExactJson, plainText, writeExactJson } from '../../control/matching/exact-json.ts'
import { isObject } from '../../document/references/walk.ts'
import type { Random } from '../../generate/lexicon/random.ts'

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

/** The most that a template may make of one thing. */
export const most = 10_000

/** A value as it stands in text. */
export function text(value: unknown): string {
  if (value === undefined || value === null) return ''
  return typeof value === 'string' || (typeof value === 'object' && !hasOwnText(value))
    ? plainText(value)
    : String(value)
}

/** True for what has a text of its own, such as `request.path`, or a date. */
const hasOwnText = (value: object): boolean => value instanceof Date || Object.hasOwn(value, 'toString')

/** A value as a number. Throws an Error where it is none. */
export function number(value: unknown): number {
  const read = Number(text(value))
  if (Number.isNaN(read)) throw new Error(`${JSON.stringify(text(value))} is no number`)
  return read
}

/** The items of a list. Throws an Error where it is none. */
export function items(value: unknown, helper: string): unknown[] {
  if (!Array.isArray(value)) throw new Error(`${helper} wants a list, not ${JSON.stringify(text(value))}`)
  return value
}

export const isOptions = (value: unknown): boolean => isObject(value) && 'hash' in value

/** The text that a helper was given, or else the one in its block. */
export function givenText(context: unknown, given: unknown[]): { value: string; hash: HelperOptions['hash'] } {
  const { hash, fn } = given.at(-1) as HelperOptions
  return { hash, value: given.length > 1 ? text(given[0]) : (fn?.(context) ?? '') }
}

/** A helper that makes another text of one, or of its block. */
export const changing = (change: (value: string) => string): Helper =>
  function (this: unknown, ...given: unknown[]) {
    return change(givenText(this, given).value)
  } as Helper

/** Keeps a value for the rest of the template under a name; nothing is put into the text. */
export function keepNamed(context: unknown, name: unknown, value: unknown): string {
  ;(context as Record<string, unknown>)[text(name)] = value
  return ''
}

/** Prepares parsed JSON for templates: objects and lists stand in text as JSON. */
export function fromJson(value: unknown): unknown {
  // In JSON it is the number again.
  if (isExact(value)) return withHidden({}, { toString: () => plainText(value), toJSON: () => value })
  if (typeof value !== 'object' || value === null || isLongNumber(value)) return value
  const members = Object.entries(value).map(([name, member]) => [name, fromJson(member)])
  const copy = Array.isArray(value) ? members.map(([, member]) => member) : Object.fromEntries(members)
  return withHidden(copy, { toString: () => writeExactJson(value) })
}

/** True for what `fromJson` made of a number. */
const isLongNumber = (value: object): boolean => 'toJSON' in value && typeof value.toJSON === 'function'

/** Adds members to a value that are not listed with its others. */
export function withHidden<Value extends object>(value: Value, members: Record<string, unknown>): Value {
  for (const name in members) Object.defineProperty(value, name, { value: members[name] })
  return value
}

/** A list as Java writes one. */
export const asList = (list: unknown[]): unknown[] =>
  withHidden([...list], { toString: () => `[${list.map(text).join(', ')}]` })

/** JSON that somebody sent; undefined where it is none. */
export function readable(source: string): unknown {
  try {
    return parseExactJson(source)
  } catch {
    return undefined
  }
}
