/** Compares the members of rows with the values that a query wants. */
import { ownOrigin } from '../../contract/own-origin.ts'
import { isRow, type Row } from '../rows/row.ts'
import type { Comparison } from './comparisons.ts'

/** Returns the value at a path; of the things in a list, the values of all. */
export function valueAt(value: unknown, [name, ...deeper]: string[]): unknown {
  if (name === undefined || value === null || value === undefined) return value
  if (Array.isArray(value)) return value.flatMap((one) => valueAt(one, [name, ...deeper]))
  return valueAt((value as Row)[name], deeper)
}

/** Tells whether the value of a member fits. */
type Check = (value: unknown) => boolean

/** Compares a member with the wanted value. Any value of a wanted list will do, and any item of a member's list. */
export function compare(comparison: Comparison, wanted: unknown): Check {
  if (comparison === 'ended')
    return (value) => wanted === true || value === undefined || value === null || value === false
  const check = anyOf(tests[comparison], wanted)
  return comparison === 'unlike' ? (value) => !check(value) : check
}

type Test = (value: unknown, wanted: unknown) => boolean

const tests: Readonly<Record<Exclude<Comparison, 'ended'>, Test>> = {
  equals: isEqual,
  unlike: isEqual,
  contains: (value, one) => textOf(value).includes(textOf(one)),
  starts: (value, one) => textOf(value).startsWith(textOf(one)),
  ends: (value, one) => textOf(value).endsWith(textOf(one)),
  least: (value, one) => (ordered(value, one) ?? -1) >= 0,
  most: (value, one) => (ordered(value, one, true) ?? 1) <= 0,
  above: (value, one) => (ordered(value, one) ?? -1) > 0,
  below: (value, one) => (ordered(value, one) ?? 1) < 0
}

function anyOf(test: Test, wanted: unknown): Check {
  const one: Check = Array.isArray(wanted)
    ? (value) => wanted.some((each) => test(value, each))
    : (value) => test(value, wanted)
  return (value) => (Array.isArray(value) ? value.some(one) : one(value))
}

/** Writes a value as text. An object of the query has no text of its own. */
export const written = (value: unknown): string => (isRow(value) ? JSON.stringify(value) : String(value))

const textOf = (value: unknown): string => (value === null || value === undefined ? '' : written(value).toLowerCase())

function isEqual(value: unknown, wanted: unknown): boolean {
  if (typeof value === 'string' && value.startsWith(ownOrigin))
    return isLinkTo(value.slice(ownOrigin.length), written(wanted))
  if (typeof value === 'string' && typeof wanted === 'string')
    return value === wanted || (moment.test(value) && isSameTime(value, wanted))
  if (value === null || value === undefined) return wanted === 'null'
  if (isRow(value))
    return Object.entries(value).some(
      ([name, own]) => /^(id|uuid|name|slug|key|value|login|code)$/.test(name) && isEqual(own, wanted)
    )
  return value === wanted || written(value) === written(wanted)
}

/** True for a link to a path, at whatever address a client sees it, and for the key at its end. */
function isLinkTo(path: string, wanted: string): boolean {
  const end = path.split(/[/?#]/).findLast((segment) => segment !== '')
  return /^https?:/.test(wanted) ? wanted.endsWith(path) : wanted === end
}

const moment = /^\d{4}-\d\d-\d\dT\d\d:\d\d/

/** True for a moment in another notation, and for the day of a moment. */
function isSameTime(value: string, wanted: string): boolean {
  const own = Date.parse(value)
  if (Number.isNaN(own)) return false
  if (isDay(wanted)) return new Date(own).toISOString().startsWith(wanted)
  return moment.test(wanted) && own === Date.parse(wanted)
}

/** Names of the member by which an object compares: `price: { amount, currency }`, `start: { dateTime, timeZone }`. */
const measures = ['amount', 'value', 'dateTime', 'date_time', 'datetime', 'date']

/** Returns the value that an object is compared and sorted by; another value as it is. */
export function measureOf(value: unknown): unknown {
  if (!isRow(value)) return value
  const name = measures.find((one) => one in value && !isRow(value[one]))
  return name === undefined ? value : value[name]
}

/** Returns the order of two values as numbers, times, else texts; undefined for a value that is missing. */
function ordered(whole: unknown, wanted: unknown, isWhole = false): number | undefined {
  const value = measureOf(whole)
  if (value === null || value === undefined) return undefined
  if (isRow(value) || isRow(wanted)) return undefined
  const [one, other] = [Number(value), Number(wanted)]
  if (!Number.isNaN(one) && !Number.isNaN(other)) return one - other
  const [own, moment] = [timeOf(value), timeOf(wanted)]
  // A bound that is a day includes the whole day.
  if (own !== undefined && moment !== undefined)
    return own - (isWhole && isDay(wanted) && !isDay(value) ? moment + 86_399_999 : moment)
  return String(value) < String(wanted) ? -1 : String(value) > String(wanted) ? 1 : 0
}

const isDay = (value: unknown): boolean => /^\d{4}-\d\d-\d\d$/.test(String(value))

function timeOf(value: unknown): number | undefined {
  if (typeof value === 'number') return value > 1e11 ? value : value * 1000
  const text = String(value)
  const time = /^\d{4}-\d\d-\d\d/.test(text)
    ? Date.parse(text)
    : /^\d{9,13}$/.test(text)
      ? Number(text) * (text.length > 11 ? 1 : 1000)
      : Number.NaN
  return Number.isNaN(time) ? undefined : time
}
