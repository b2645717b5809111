/** What templates can call, in WireMock's words. */
import { createHash } from 'node:crypto'
import type { Draw } from './draws.ts'
import { isObject } from './fields.ts'
import { moved } from './match/dates.ts'
import { expressionOf } from './match/expression.ts'
import { parseJson, plainText, writeJson } from './match/json.ts'
import { pathOf } from './match/jsonpath.ts'
import { xpathTest } from './match/xml.ts'

/** What Handlebars hands a helper last. */
interface Options {
  hash: Record<string, unknown>
  data: { root: { draw: Draw } }
  fn?: (context: unknown) => string
  inverse?: (context: unknown) => string
}

type Helper = (this: unknown, ...given: never[]) => unknown

/** The most that a template may make of one thing. */
const most = 10_000

const text = (value: unknown): string =>
  value === undefined || value === null
    ? ''
    : typeof value === 'object' && !isSaid(value)
      ? plainText(value)
      : String(value)

/** True for a text that has members, such as `request.path`. */
const isSaid = (value: object): boolean => Object.hasOwn(value, 'toString')

const number = (value: unknown): number => {
  const read = Number(text(value))
  if (Number.isNaN(read)) throw new Error(`${JSON.stringify(text(value))} is no number`)
  return read
}

/** True or false as a block helper or as a value. */
function decide(context: unknown, holds: boolean, { fn, inverse }: Options): unknown {
  return fn === undefined ? holds : holds ? fn(context) : (inverse as typeof fn)(context)
}

const comparing = (holds: (one: unknown, other: unknown) => boolean): Helper =>
  function (this: unknown, one: unknown, other: unknown, options: Options) {
    return decide(this, holds(one, other), options)
  } as Helper

/** The text that a helper was given, or else the one in its block. */
function subjectOf(context: unknown, given: unknown[]): { value: string; hash: Options['hash'] } {
  const { hash, fn } = given.at(-1) as Options
  return { hash, value: given.length > 1 ? text(given[0]) : (fn?.(context) ?? '') }
}

const changing = (change: (value: string) => string): Helper =>
  function (this: unknown, ...given: unknown[]) {
    return change(subjectOf(this, given).value)
  } as Helper

/** Draws a whole number from `low` up to, and without, `high`. */
const drawn = ({ data }: Options, low: number, high: number): number =>
  low + Math.floor(data.root.draw() * (high - low))

const alphabets: Record<string, string> = {
  ALPHANUMERIC: 'abcdefghijklmnopqrstuvwxyz0123456789',
  ALPHABETIC: 'abcdefghijklmnopqrstuvwxyz',
  NUMERIC: '0123456789',
  HEXADECIMAL: '0123456789abcdef',
  ALPHANUMERIC_AND_SYMBOLS: 'abcdefghijklmnopqrstuvwxyz0123456789!#$%&()*+,-./:;<=>?@[]^_{|}~'
}

const operations: Record<string, (one: number, other: number) => number> = {
  '+': (one, other) => one + other,
  '-': (one, other) => one - other,
  '*': (one, other) => one * other,
  '/': (one, other) => one / other,
  '%': (one, other) => one % other
}

/** The helpers by name; to teach templates another, add it here. Handlebars' own are there too. */
export const helpers: Record<string, Helper> = {
  jsonPath(source: unknown, path: unknown, { hash }: Options) {
    const value = typeof source === 'string' ? readable(source) : source
    const { values, definite } = pathOf(text(path))(value)
    const found = definite ? values[0] : values
    return typeof found === 'object' && found !== null ? telling(found, writeJson(found)) : text(found ?? hash.default)
  },
  xPath: (source: unknown, path: unknown) => xpathTest(text(path), {})(text(source))?.[0] ?? '',
  randomValue(options: Options) {
    const { length = 36, type = 'ALPHANUMERIC', uppercase = false } = options.hash
    const digits = (count: number) => Array.from({ length: count }, () => drawn(options, 0, 16).toString(16)).join('')
    if (type === 'UUID') return `${digits(8)}-${digits(4)}-4${digits(3)}-a${digits(3)}-${digits(12)}`
    const alphabet = alphabets[text(type)]
    if (alphabet === undefined) throw new Error(`randomValue knows ${Object.keys(alphabets).join(', ')} and UUID`)
    const count = Math.min(most, number(length))
    const value = Array.from({ length: count }, () => alphabet[drawn(options, 0, alphabet.length)]).join('')
    return uppercase === true ? value.toUpperCase() : value
  },
  randomInt(options: Options) {
    const { lower = -(2 ** 31), upper = 2 ** 31 } = options.hash
    return drawn(options, number(lower), number(upper))
  },
  randomDecimal(options: Options) {
    const { lower = -1e6, upper = 1e6 } = options.hash
    return number(lower) + options.data.root.draw() * (number(upper) - number(lower))
  },
  pickRandom(...given: unknown[]) {
    const options = given.pop() as Options
    const [first] = given
    const choices = Array.isArray(first) ? first : given
    return choices[drawn(options, 0, choices.length)]
  },
  now: ({ hash }: Options) => dated(new Date(), hash),
  date: (value: unknown, { hash }: Options) => dated(new Date(value instanceof Date ? value : text(value)), hash),
  parseDate: (value: unknown) => new Date(text(value)),
  math(one: unknown, sign: unknown, other: unknown) {
    const operation = operations[text(sign)]
    if (operation === undefined) throw new Error(`math knows ${Object.keys(operations).join(' ')}`)
    return operation(number(one), number(other))
  },
  base64(this: unknown, ...given: unknown[]) {
    const { hash, value } = subjectOf(this, given)
    if (hash.decode === true) return Buffer.from(value, 'base64').toString()
    const encoded = Buffer.from(value).toString('base64')
    return hash.padding === false ? encoded.replace(/=+$/, '') : encoded
  },
  urlEncode(this: unknown, ...given: unknown[]) {
    const { hash, value } = subjectOf(this, given)
    return hash.decode === true ? decodeURIComponent(value) : encodeURIComponent(value).replaceAll('%20', '+')
  },
  sha256: changing((value) => createHash('sha256').update(value).digest('hex')),
  trim: changing((value) => value.trim()),
  upper: changing((value) => value.toUpperCase()),
  lower: changing((value) => value.toLowerCase()),
  capitalize: changing((value) => value.replaceAll(/(?<![^\s])\S/gu, (letter) => letter.toUpperCase())),
  capitalizeFirst: changing((value) => value.replace(/^./su, (letter) => letter.toUpperCase())),
  replace: (value: unknown, from: unknown, to: unknown) => text(value).replaceAll(text(from), () => text(to)),
  substring: (value: unknown, from: unknown, to: unknown) =>
    text(value).slice(number(from), isOptions(to) ? undefined : number(to)),
  join(...given: unknown[]) {
    given.pop()
    const [first, separator] = given
    return Array.isArray(first)
      ? first.map(text).join(text(separator))
      : given
          .slice(0, -1)
          .map(text)
          .join(text(given.at(-1)))
  },
  split: (value: unknown, separator: unknown) => text(value).split(text(separator)),
  size: (value: unknown) =>
    Array.isArray(value) ? value.length : isObject(value) ? Object.keys(value).length : text(value).length,
  array: (...given: unknown[]) => asList(given.slice(0, -1)),
  range(low: unknown, high: unknown) {
    const [from, to] = [number(low), number(high)]
    return asList(Array.from({ length: Math.min(most, Math.max(0, to - from + 1)) }, (_, at) => from + at))
  },
  parseJson: (value: unknown) => readable(text(value)),
  formatJson: (value: unknown) => JSON.stringify(readable(text(value)), null, 2),
  assign(this: unknown, name: unknown, { fn }: Options) {
    ;(this as Record<string, unknown>)[text(name)] = fn?.(this)
    return ''
  },
  toJson: (value: unknown) => JSON.stringify(value),
  regexExtract(value: unknown, pattern: unknown, { hash }: Options) {
    const parts = text(value).match(new RegExp(safe(text(pattern)), 'u'))
    return parts?.[0] ?? text(hash.default)
  },
  val: (value: unknown, options: Options) => value ?? options.hash?.or ?? '',
  contains: comparing((one, other) =>
    Array.isArray(one) ? one.map(text).includes(text(other)) : text(one).includes(text(other))
  ),
  matches: comparing((one, other) => expressionOf(text(other)).test(text(one))),
  eq: comparing((one, other) => text(one) === text(other)),
  neq: comparing((one, other) => text(one) !== text(other)),
  gt: comparing((one, other) => number(one) > number(other)),
  gte: comparing((one, other) => number(one) >= number(other)),
  lt: comparing((one, other) => number(one) < number(other)),
  lte: comparing((one, other) => number(one) <= number(other)),
  and(this: unknown, ...given: unknown[]) {
    return decide(this, given.slice(0, -1).every(Boolean), given.at(-1) as Options)
  },
  or(this: unknown, ...given: unknown[]) {
    return decide(this, given.slice(0, -1).some(Boolean), given.at(-1) as Options)
  },
  not(this: unknown, value: unknown, options: Options) {
    return decide(this, !value, options)
  }
} as Record<string, Helper>

/** A value that is put into text as the text given, and all in it as JSON; its members are what they were. */
function telling<Value extends object>(value: Value, as: string): Value {
  const members = Object.entries(value).map(([name, member]) => [
    name,
    typeof member === 'object' && member !== null ? telling(member, writeJson(member)) : member
  ])
  const copy = Array.isArray(value) ? members.map(([, member]) => member) : Object.fromEntries(members)
  return Object.defineProperty(copy, 'toString', { value: () => as })
}

const asList = (items: unknown[]): unknown[] => telling(items, `[${items.map(text).join(', ')}]`)

const isOptions = (value: unknown): boolean => isObject(value) && 'hash' in value

function readable(source: string): unknown {
  try {
    return parseJson(source)
  } catch {
    return undefined
  }
}

/** `now`, `date`: `offset='3 days' format='yyyy-MM-dd' timezone='Europe/Berlin'`. */
function dated(date: Date, { offset, format = '', timezone = 'UTC' }: Record<string, unknown>): string {
  const [, amount = '0', unit = 'days'] = /^\s*([+-]?\d+)\s+([a-z]+)\s*$/i.exec(text(offset)) ?? []
  const moment = moved(date, Number(amount), unit.toLowerCase())
  if (format === 'epoch') return String(moment.getTime())
  if (format === 'unix') return String(Math.floor(moment.getTime() / 1000))
  const iso = moment.toISOString()
  if (format === '') return iso.replace(/\.\d{3}Z$/, 'Z')
  return written(moment, text(format), text(timezone))
}

/** A date in a format of Java's SimpleDateFormat. */
function written(date: Date, format: string, timeZone: string): string {
  const local = new Intl.DateTimeFormat('en-US', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'long',
    day: 'numeric',
    weekday: 'long',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
    timeZoneName: 'longOffset'
  })
  const part = Object.fromEntries(local.formatToParts(date).map(({ type, value }) => [type, value]))
  const month = new Intl.DateTimeFormat('en-US', { timeZone, month: 'numeric' }).format(date)
  // `GMT+01:00`, and for UTC itself `GMT` on some versions of Node.
  const zone = `${(part.timeZoneName as string).slice(3)}+00:00`.slice(0, 6)
  const hour = Number(part.hour)
  const padded = (value: unknown, length: number) => String(value).padStart(length, '0')
  return format.replaceAll(/'([^']*)'|([yMdHhmsSaEXxZz])\2*/g, (run, literal: string | undefined, sign: string) => {
    if (literal !== undefined) return literal === '' ? "'" : literal
    switch (sign) {
      case 'y':
        return run.length === 2 ? (part.year as string).slice(-2) : padded(part.year, run.length)
      case 'M':
        return run.length > 3
          ? (part.month as string)
          : run.length === 3
            ? (part.month as string).slice(0, 3)
            : padded(month, run.length)
      case 'd':
        return padded(part.day, run.length)
      case 'H':
        return padded(hour, run.length)
      case 'h':
        return padded(hour % 12 || 12, run.length)
      case 'm':
        return padded(part.minute, run.length)
      case 's':
        return padded(part.second, run.length)
      case 'S':
        return padded(date.getUTCMilliseconds(), 3).slice(0, run.length)
      case 'a':
        return hour < 12 ? 'AM' : 'PM'
      case 'E':
        return run.length > 3 ? (part.weekday as string) : (part.weekday as string).slice(0, 3)
      case 'X':
        return zone === '+00:00' ? 'Z' : zone
      case 'Z':
        return zone.replace(':', '')
      case 'z':
        return timeZone
      default:
        return zone
    }
  })
}

/** A pattern whose time is not bounded by an engine must not be one that can hang. */
function safe(pattern: string): string {
  if (pattern.length > 200 || /[*+}]\)*[*+{]/.test(pattern)) throw new Error('that expression repeats what is repeated')
  return pattern
}
