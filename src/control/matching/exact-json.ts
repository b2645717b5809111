/** JSON whose numbers keep every digit, and its comparison as WireMock's equalToJson compares. */
import { randomUUID } from 'node:crypto'
import { tooDeepAt } from '../../document/json/depth.ts'
import { isObject } from '../../document/json/is-object.ts'
import { pointer } from '../../document/places/pointer.ts'
import { writeJson as writeBigJson } from '../../schema/meaning/json-values.ts'
import type { Members } from './fields.ts'
import { expressionOf } from './regular-expression.ts'
import { countSteps } from './steps.ts'

/**
 * Marks a text as a number that a double cannot hold. The mark is random, so that no text of a request begins with it.
 */
const mark = `number ${randomUUID()} `
const marked = new RegExp(`"${mark}([^"]*)"`, 'g')
const tokens = /"(?:[^"\\]|\\.)*"|-?\d[\d.eE+-]*/g

/** The deepest nesting, since the readers of JSON are recursive. WireMock refuses deeper JSON too. */
const deepest = 1000

/** Parses JSON; a number with more digits than a double has stays exact. Throws a SyntaxError. */
export function parseExactJson(text: string): unknown {
  if (text.length > deepest && tooDeepAt(text, deepest) !== undefined)
    throw new SyntaxError(`it is nested more than ${deepest} levels deep`)
  const value = JSON.parse(text)
  if (!/\d{16}|\d\.\d{15}|\d[eE]/.test(text)) return value
  return JSON.parse(text.replaceAll(tokens, (token) => (isLong(token) ? JSON.stringify(exactly(token)) : token)))
}

const isLong = (token: string): boolean =>
  token[0] !== '"' && (token.length > 16 || /[eE]/.test(token)) && decimalOf(token) !== decimalOf(String(Number(token)))

/** A number with the very digits that are given, as `parseExactJson` would make it. */
export const exactly = (digits: string): string => mark + digits

/** Writes a value of `parseExactJson`, with all digits of its numbers; with `indent` on several lines. */
export function writeExactJson(value: unknown, indent = 0): string {
  return writeBigJson(value, indent).replaceAll(marked, '$1')
}

/** Returns true for a number that `parseExactJson` kept as text, since a double cannot hold its digits. */
export const isExact = (value: unknown): value is string => typeof value === 'string' && value.startsWith(mark)

/** Returns true for a number, also for a long one. */
export const isNumber = (value: unknown): boolean => typeof value === 'number' || isExact(value)

/** A JSON value as text: strings as they are, numbers with all their digits. */
export function plainText(value: unknown): string {
  return isExact(value) ? value.slice(mark.length) : typeof value === 'string' ? value : writeExactJson(value)
}

/** Writes equal numbers as the same text: `1`, `1.0` and `10e-1`. */
function decimalOf(text: string): string {
  const [, sign, whole = '', part = '', exponent = '0'] = /^(-?)(\d+)(?:\.(\d+))?(?:[eE]([+-]?\d+))?$/.exec(text) ?? []
  if (whole === '') return text
  const digits = (whole + part).replace(/^0+/, '')
  const short = digits.replace(/0+$/, '')
  if (short === '') return '0'
  return `${sign}${short}e${Number(exponent) - part.length + digits.length - short.length}`
}

/** Differences between two values that count as equal. */
export interface Leniency {
  ignoreArrayOrder: boolean
  ignoreExtraElements: boolean
}

export type JsonTest = (actual: unknown) => boolean

/**
 * Compiles the comparison with an expected JSON value: keys in any order, numbers by value, null not the same as
 * missing. The placeholders of JsonUnit (`${json-unit.any-string}` …) stand for values of their kind.
 */
export function jsonTestOf(expected: unknown, leniency: Leniency): JsonTest {
  const test = comparisonWith(expected, leniency)
  return (actual) => {
    countSteps()
    return test(actual)
  }
}

function comparisonWith(expected: unknown, leniency: Leniency): JsonTest {
  if (isNumber(expected)) {
    const decimal = decimalOf(plainText(expected))
    return (actual) => actual === expected || (isNumber(actual) && decimalOf(plainText(actual)) === decimal)
  }
  if (typeof expected === 'string') return placeholderOf(expected) ?? ((actual) => actual === expected)
  if (Array.isArray(expected)) return arrayTestOf(expected, leniency)
  if (isObject(expected)) return objectTestOf(expected, leniency)
  return (actual) => actual === expected
}

/** Compares two JSON values once. */
export const equalJson = (expected: unknown, actual: unknown, leniency: Leniency): boolean =>
  jsonTestOf(expected, leniency)(actual)

/**
 * Returns true for two JSON values that are equal as they stand, numbers by value. A loop, since a body may be nested
 * as deeply as its sender likes.
 */
export function sameJson(one: unknown, other: unknown): boolean {
  const open = [[one, other]]
  for (let pair = open.pop(); pair !== undefined; pair = open.pop()) {
    countSteps()
    const [left, right] = pair
    if (left === right) continue
    if (isNumber(left) && isNumber(right)) {
      if (decimalOf(plainText(left)) !== decimalOf(plainText(right))) return false
    } else if (Array.isArray(left) && Array.isArray(right)) {
      if (left.length !== right.length) return false
      for (const [at, item] of left.entries()) open.push([item, right[at]])
    } else if (isObject(left) && isObject(right)) {
      const names = Object.keys(left)
      if (names.length !== Object.keys(right).length || !names.every((name) => Object.hasOwn(right, name))) return false
      for (const name of names) open.push([left[name], right[name]])
    } else return false
  }
  return true
}

function objectTestOf(expected: Members, leniency: Leniency): JsonTest {
  const members = Object.entries(expected).map(
    ([name, value]) => [name, jsonTestOf(value, leniency), isOptional(value)] as const
  )
  return (actual) => {
    if (!isObject(actual)) return false
    for (const [name, test, optional] of members) {
      if (Object.hasOwn(actual, name) ? !test(actual[name]) : !optional) return false
    }
    return leniency.ignoreExtraElements || Object.keys(actual).every((name) => Object.hasOwn(expected, name))
  }
}

function arrayTestOf(expected: unknown[], leniency: Leniency): JsonTest {
  const items = expected.map((item) => jsonTestOf(item, leniency))
  return (actual) => {
    if (!Array.isArray(actual) || actual.length < items.length) return false
    if (actual.length > items.length && !leniency.ignoreExtraElements) return false
    if (!leniency.ignoreArrayOrder) return items.every((test, at) => test(actual[at]))
    return paired(items.length, actual.length, (one, other) => (items[one] as JsonTest)(actual[other]))
  }
}

/** Returns true if each of `count` has its own partner among `others` (bipartite matching by augmenting paths). */
function paired(count: number, others: number, fits: (one: number, other: number) => boolean): boolean {
  const owner = new Array<number>(others).fill(-1)
  const look = (takes: (other: number) => boolean): number => {
    countSteps(1 + others / partnersAStep)
    return owner.findIndex((_, other) => takes(other))
  }
  const find = (one: number, tried: Set<number>): boolean => {
    // Free partners first: most lists need no other one.
    const free = look((other) => owner[other] === -1 && fits(one, other))
    const found = free === -1 ? look((other) => !tried.has(other) && fits(one, other) && isLeft(other, tried)) : free
    if (found !== -1) owner[found] = one
    return found !== -1
  }
  const isLeft = (other: number, tried: Set<number>) => find(owner[other] as number, tried.add(other))
  for (let one = 0; one < count; one++) if (!find(one, new Set())) return false
  return true
}

/** Partners that are passed over in the time of one step. */
const partnersAStep = 50

/** The most scalars of one expected value that are listed. */
const mostScalars = 20

/**
 * Lists the scalars that each equal value has too, by their JSON pointers. Only members of objects count: items may
 * stand elsewhere in their array.
 */
export function scalarsIn(expected: unknown): Map<string, string> {
  const scalars = new Map<string, string>()
  const list = (value: unknown, at: string): void => {
    if (scalars.size >= mostScalars || (typeof value === 'string' && placeholderOf(value) !== undefined)) return
    const scalar = scalarOf(value)
    if (scalar !== undefined) scalars.set(at, scalar)
    else if (isObject(value)) for (const [name, member] of Object.entries(value)) list(member, pointer(at, name))
  }
  list(expected, '')
  return scalars
}

/** Writes a scalar so that equal ones are the same text; undefined for an object or an array. */
export function scalarOf(value: unknown): string | undefined {
  if (isNumber(value)) return decimalOf(plainText(value))
  if (typeof value === 'string') return JSON.stringify(value)
  return typeof value === 'boolean' || value === null ? String(value) : undefined
}

const kinds: Record<string, (value: unknown) => boolean> = {
  ignore: () => true,
  'ignore-element': () => true,
  'any-string': (value) => typeof value === 'string' && !isNumber(value),
  'any-number': isNumber,
  'any-boolean': (value) => typeof value === 'boolean'
}

function placeholderOf(text: string): ((value: unknown) => boolean) | undefined {
  const [, kind = '', rest = ''] = /^[$#]\{json-unit\.([a-z-]+)\}(.*)$/s.exec(text) ?? []
  if (kind === 'regex') {
    const { test } = expressionOf(rest)
    return (value) => typeof value === 'string' && test(value)
  }
  return rest === '' && Object.hasOwn(kinds, kind) ? kinds[kind] : undefined
}

const isOptional = (expected: unknown): boolean =>
  typeof expected === 'string' && /^[$#]\{json-unit\.ignore-element\}$/.test(expected)
