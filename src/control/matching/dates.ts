import { pointer } from '../../document/places/pointer.ts'
import { dateFormatOf } from './date-formats.ts'
import { flagAt, type Members, textAt, wholeAt } from './fields.ts'
import type { Subject } from './request-view.ts'

/** Fields that may stand beside `before`, `after` and `equalToDateTime`. */
export const dateModifiers = [
  'actualFormat',
  'truncateExpected',
  'truncateActual',
  'applyTruncationLast',
  'expectedOffset',
  'expectedOffsetUnit'
] as const

const unit = /^(second|minute|hour|day|month|year)s?$/i

/** Returns a test of times against a date and time, or `now +3 days`. Throws an Error for other text. */
export function dateTest(
  how: 'before' | 'after' | 'equalToDateTime',
  operand: unknown,
  at: string,
  members: Members
): (subject: Subject) => boolean {
  const beside = (name: (typeof dateModifiers)[number]) =>
    members[name] === undefined ? undefined : textAt(members[name], pointer(at, name))
  const expectedCut = cutOf(beside('truncateExpected'))
  const actualCut = cutOf(beside('truncateActual'))
  const offsetAt = pointer(at, 'expectedOffset')
  const offset = members.expectedOffset === undefined ? 0 : wholeAt(members.expectedOffset, offsetAt, -1e9, 1e9)
  const offsetUnit = unitOf(beside('expectedOffsetUnit') ?? 'days')
  const read = dateReaderOf(beside('actualFormat'))
  const last =
    members.applyTruncationLast !== undefined && flagAt(members.applyTruncationLast, pointer(at, 'applyTruncationLast'))
  const expected = expectedOf(textAt(operand, pointer(at, how)))
  return ({ text: actual }) => {
    const given = read(actual)
    if (given === undefined) return false
    const wanted = last
      ? expectedCut(moved(expected(), offset, offsetUnit))
      : moved(expectedCut(expected()), offset, offsetUnit)
    const [one, other] = [actualCut(given).getTime(), wanted.getTime()]
    return how === 'before' ? one < other : how === 'after' ? one > other : one === other
  }
}

function expectedOf(text: string): () => Date {
  if (/^\s*now\s*$/i.test(text)) return () => new Date()
  if (/^\s*now\b/i.test(text)) {
    const shift = shiftOf(text)
    return () => shift(new Date())
  }
  const date = isoDate(text)
  if (date === undefined) throw new Error(`${JSON.stringify(text)} is neither a date (ISO 8601) nor "now +3 days"`)
  return () => date
}

/** Returns a reader of dates in a Java format, `epoch` or `unix`, else in ISO 8601 or RFC 1123. Throws an Error. */
export function dateReaderOf(format: string | undefined): (text: string) => Date | undefined {
  if (format === 'epoch' || format === 'unix') {
    return (text) => (/^-?\d+$/.test(text) ? new Date(Number(text) * (format === 'unix' ? 1000 : 1)) : undefined)
  }
  return format === undefined || format === 'rfc1123' ? isoDate : dateFormatOf(format).read
}

/** A date in ISO 8601 (in UTC where it names no zone), or as in RFC 1123. */
function isoDate(text: string): Date | undefined {
  const iso = /^\d{4}-\d\d-\d\d(T\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:?\d\d)?(\[[\w/]+\])?)?$/.exec(text)
  const plain = text.replace(/\[[\w/]+\]$/, '')
  const date = new Date(iso?.[1] !== undefined && iso[4] === undefined ? `${plain}Z` : plain)
  return Number.isNaN(date.getTime()) || (iso === null && !/^\w{3}, \d/.test(text)) ? undefined : date
}

function unitOf(name: string): string {
  const [, word] = unit.exec(name) ?? []
  if (word === undefined)
    throw new Error(`${name} is no unit of time; there is seconds, minutes, hours, days, months, years`)
  return word.toLowerCase()
}

/** Moves a date by an offset that `shiftOf` reads. Throws an Error where that is beyond the last date. */
export function shifted(date: Date, offset: string): Date {
  const moved = shiftOf(offset)(date)
  if (Number.isNaN(moved.getTime())) throw new Error(`${JSON.stringify(offset)} is too long: there is no such date`)
  return moved
}

/** Returns a function that moves dates by `3 days` or `now -1 hours`. Throws an Error for what is no offset. */
function shiftOf(offset: string): (date: Date) => Date {
  const [, sign = '', amount, name = ''] = /^\s*(?:now\s*)?([+-]?)\s*(\d+)\s+([a-z]+)\s*$/i.exec(offset) ?? []
  if (amount === undefined)
    throw new Error(`${JSON.stringify(offset)} is no offset; one is such as "3 days" or "now -1 hours"`)
  const word = unitOf(name)
  return (date) => moved(date, Number(sign + amount), word)
}

const lengths: Record<string, number> = { second: 1e3, minute: 6e4, hour: 36e5, day: 864e5 }

function moved(date: Date, amount: number, word: string): Date {
  const next = new Date(date)
  const months = word === 'month' ? amount : word === 'year' ? amount * 12 : undefined
  if (months !== undefined) {
    // As in Java, a month after 31 January is the last day of February.
    const day = next.getUTCDate()
    next.setUTCDate(1)
    next.setUTCMonth(next.getUTCMonth() + months)
    const last = new Date(Date.UTC(next.getUTCFullYear(), next.getUTCMonth() + 1, 0)).getUTCDate()
    next.setUTCDate(Math.min(day, last))
  } else next.setTime(next.getTime() + amount * (lengths[word] as number))
  return next
}

type Cut = (date: Date) => Date

const cuts: Record<string, Cut> = {
  'first second of minute': (date) => new Date(date.setUTCSeconds(0, 0)),
  'first minute of hour': (date) => new Date(date.setUTCMinutes(0, 0, 0)),
  'first hour of day': (date) => new Date(date.setUTCHours(0, 0, 0, 0)),
  'first day of month': (date) => new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth(), 1)),
  'first day of next month': (date) => new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 1)),
  'last day of month': (date) => new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 0)),
  'first day of year': (date) => new Date(Date.UTC(date.getUTCFullYear(), 0, 1)),
  'first day of next year': (date) => new Date(Date.UTC(date.getUTCFullYear() + 1, 0, 1)),
  'last day of year': (date) => new Date(Date.UTC(date.getUTCFullYear(), 11, 31))
}

/** Returns the truncation of a name of WireMock's. Throws an Error where there is none. */
export function cutOf(name: string | undefined): Cut {
  if (name === undefined) return (date) => date
  const cut = cuts[name.toLowerCase().replaceAll('_', ' ')]
  if (cut === undefined) throw new Error(`${name} is no truncation; there is ${Object.keys(cuts).join(', ')}`)
  return (date) => cut(new Date(date))
}
