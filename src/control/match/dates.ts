import { type Members, textOf, wholeOf } from '../fields.ts'
import type { Subject } from './seen.ts'

/** What may stand beside `before`, `after` and `equalToDateTime`. */
export const dateModifiers = [
  'actualFormat',
  'truncateExpected',
  'truncateActual',
  'applyTruncationLast',
  'expectedOffset',
  'expectedOffsetUnit'
] as const

const unit = /^(second|minute|hour|day|month|year)s?$/

/** A test of a date and time against one that is given, or `now +3 days`. Throws an Error for what is neither. */
export function dateTest(
  how: 'before' | 'after' | 'equalToDateTime',
  operand: unknown,
  at: string,
  members: Members
): (subject: Subject) => boolean {
  const text = textOf(operand, at)
  const expectedCut = cutOf(members.truncateExpected)
  const actualCut = cutOf(members.truncateActual)
  const offset = members.expectedOffset === undefined ? undefined : wholeOf(members.expectedOffset, at, -1e9, 1e9)
  const offsetUnit = String(members.expectedOffsetUnit ?? 'days').toLowerCase()
  if (!unit.test(offsetUnit)) throw new Error(`${offsetUnit} is no unit of time`)
  const format = String(members.actualFormat ?? '')
  if (
    format !== '' &&
    format !== 'epoch' &&
    format !== 'unix' &&
    format !== 'rfc1123' &&
    /[^yMdHhmsSaXxZzEGu'T :./,-]/.test(format)
  ) {
    throw new Error(`${format} is no format of dates`)
  }
  const last = members.applyTruncationLast === true
  const expected = expectedOf(text)
  return ({ text: actual }) => {
    const given = dateOf(actual, format)
    if (given === undefined) return false
    let wanted = last ? expected() : expectedCut(expected())
    if (offset !== undefined) wanted = moved(wanted, offset, offsetUnit)
    if (last) wanted = expectedCut(wanted)
    const [one, other] = [actualCut(given).getTime(), wanted.getTime()]
    return how === 'before' ? one < other : how === 'after' ? one > other : one === other
  }
}

function expectedOf(text: string): () => Date {
  const [all, sign = '+', amount = '0', name = 'days'] =
    /^now(?:\s*([+-])\s*(\d+)\s+([a-z]+))?$/i.exec(text.trim()) ?? []
  if (all !== undefined) {
    if (!unit.test(name.toLowerCase())) throw new Error(`${name} is no unit of time`)
    return () => moved(new Date(), Number(`${sign}${amount}`), name.toLowerCase())
  }
  const date = dateOf(text, '')
  if (date === undefined) throw new Error(`${JSON.stringify(text)} is neither a date (ISO 8601) nor "now +3 days"`)
  return () => date
}

/** A date as a request may write it: ISO 8601 (in UTC where it names no zone), RFC 1123, or as a format says. */
function dateOf(text: string, format: string): Date | undefined {
  if (format === 'epoch') return /^-?\d+$/.test(text) ? new Date(Number(text)) : undefined
  if (format === 'unix') return /^-?\d+$/.test(text) ? new Date(Number(text) * 1000) : undefined
  if (format !== '' && format !== 'rfc1123') return formatted(text, format)
  const iso = /^\d{4}-\d\d-\d\d(T\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:?\d\d)?(\[[\w/]+\])?)?$/.exec(text)
  const plain = text.replace(/\[[\w/]+\]$/, '')
  const date = new Date(iso?.[1] !== undefined && iso[4] === undefined ? `${plain}Z` : plain)
  return Number.isNaN(date.getTime()) || (iso === null && !/^\w{3}, \d/.test(text)) ? undefined : date
}

const places: Record<string, string> = { y: 'year', M: 'month', d: 'day', H: 'hour', m: 'minute', s: 'second' }

/** Reads the numbers of a Java format such as `dd/MM/yyyy HH:mm`. */
function formatted(text: string, format: string): Date | undefined {
  const source = format.replaceAll(/'([^']*)'|([yMdHms])\2*|([^\w])|(\w)/g, (all, literal, letter, sign) => {
    if (literal !== undefined) return literal
    if (letter === undefined) return sign === undefined ? '\\S+' : `\\${sign}`
    return `(?<${places[letter]}>\\d{${letter === 'y' ? all.length : '1,2'}})`
  })
  const {
    year,
    month = '1',
    day = '1',
    hour = '0',
    minute = '0',
    second = '0'
  } = new RegExp(`^${source}$`).exec(text)?.groups ?? {}
  if (year === undefined) return undefined
  return new Date(Date.UTC(Number(year), Number(month) - 1, Number(day), Number(hour), Number(minute), Number(second)))
}

/** A date some units later, or earlier. */
export function moved(date: Date, amount: number, name: string): Date {
  const [, word = 'day'] = unit.exec(name) ?? []
  const next = new Date(date)
  if (word === 'month') next.setUTCMonth(next.getUTCMonth() + amount)
  else if (word === 'year') next.setUTCFullYear(next.getUTCFullYear() + amount)
  else next.setTime(next.getTime() + amount * ({ second: 1e3, minute: 6e4, hour: 36e5, day: 864e5 }[word] as number))
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

function cutOf(name: unknown): Cut {
  if (name === undefined) return (date) => date
  const cut = cuts[String(name).toLowerCase().replaceAll('_', ' ')]
  if (cut === undefined) throw new Error(`${String(name)} is no truncation; there is ${Object.keys(cuts).join(', ')}`)
  return (date) => cut(new Date(date))
}
