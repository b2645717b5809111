/** Reads and writes dates by Java's formats, such as `dd/MM/yyyy HH:mm XXX`. */
import { escaped } from '../../document/url.ts'

export interface DateFormat {
  /** Returns the moment that a text names, in UTC if it names no zone; undefined for a text of another format. */
  read: (text: string) => Date | undefined
  write: (date: Date, timeZone: string) => string
}

/** The parts of a moment that a text names, by `Sign.part`. */
type Said = Record<string, string | undefined>

/** A moment as clocks of a zone show it. */
interface Local {
  year: number
  month: number
  day: number
  weekday: number
  hour: number
  minute: number
  second: number
  ms: number
  /** Minutes east of UTC. */
  offset: number
  zone: string
}

const months = 'January February March April May June July August September October November December'.split(' ')
const weekdays = 'Sunday Monday Tuesday Wednesday Thursday Friday Saturday'.split(' ')
/** The zones that RFC 822 names, in hours east of UTC. */
const named: Record<string, number> = { UT: 0, EST: -5, EDT: -4, CST: -6, CDT: -5, MST: -7, MDT: -6, PST: -8, PDT: -7 }

/** A letter of a format, which the format repeats `count` times. */
interface Sign {
  /** The part of a moment that it reads; several signs may read the same part. */
  part: string
  /** The text that it reads, as a regular expression. */
  takes: (count: number) => string
  write: (local: Local, count: number) => string
}

const padded = (value: number, length: number): string => String(value).padStart(length, '0')
const short = (names: string[]): string[] => names.map((name) => name.slice(0, 3))
const inFull = (names: string[], count: number): string[] => (count > 3 ? names : short(names))
const digits = (part: string, numberOf: (local: Local) => number): Sign => ({
  part,
  takes: (count) => (count === 1 ? '\\d{1,2}' : `\\d{${count}}`),
  write: (local, count) => padded(numberOf(local), count)
})
const month: Sign = {
  ...digits('month', (local) => local.month),
  takes: (count) => (count > 2 ? inFull(months, count).join('|') : count === 2 ? '\\d\\d' : '\\d{1,2}'),
  write: (local, count) => (count > 2 ? (inFull(months, count)[local.month - 1] as string) : padded(local.month, count))
}
const year: Sign = {
  part: 'year',
  takes: (count) => (count === 2 ? '\\d\\d' : '\\d{4}'),
  write: (local, count) => (count === 2 ? padded(local.year % 100, 2) : padded(local.year, count))
}
const colon = (offset: number, sign: string): string =>
  `${offset < 0 ? '-' : '+'}${padded(Math.trunc(Math.abs(offset) / 60), 2)}${sign}${padded(Math.abs(offset) % 60, 2)}`
const offset = (zulu: boolean): Sign => ({
  part: 'offset',
  takes: (count) => `${zulu ? 'Z|' : ''}[+-]\\d\\d${count > 2 ? ':\\d\\d' : count === 2 ? '\\d\\d' : '(?::?\\d\\d)?'}`,
  write(local, count) {
    if (zulu && local.offset === 0) return 'Z'
    const written = colon(local.offset, count === 2 ? '' : ':')
    return count === 1 ? written.replace(':00', '') : written
  }
})
const zone: Sign = { part: 'zone', takes: () => '[A-Za-z][\\w/+-]*', write: (local) => local.zone }

/** The signs of a format. To teach standin another sign, add a line here. */
const signs: Record<string, Sign> = {
  y: year,
  u: year,
  M: month,
  L: month,
  /** The year of a week. Weeks begin on Sundays, and 1 January lies in the first week of its year. */
  Y: { ...year, write: (local, count) => year.write({ ...local, year: weekOf(local).year }, count) },
  w: digits('week', (local) => weekOf(local).week),
  D: { ...digits('dayOfYear', dayOfYear), takes: (count) => `\\d{${count},3}` },
  d: digits('day', (local) => local.day),
  H: digits('hour', (local) => local.hour),
  h: digits('half', (local) => local.hour % 12 || 12),
  k: digits('hourTo24', (local) => local.hour || 24),
  K: digits('half', (local) => local.hour % 12),
  m: digits('minute', (local) => local.minute),
  s: digits('second', (local) => local.second),
  S: {
    part: 'fraction',
    takes: (count) => `\\d{${count}}`,
    write: (local, count) => padded(local.ms, 3).padEnd(count, '0').slice(0, count)
  },
  a: { part: 'noon', takes: () => 'AM|PM', write: (local) => (local.hour < 12 ? 'AM' : 'PM') },
  E: {
    part: 'weekday',
    takes: (count) => inFull(weekdays, count).join('|'),
    write: (local, count) => inFull(weekdays, count)[local.weekday] as string
  },
  G: { part: 'era', takes: () => 'AD', write: () => 'AD' },
  X: offset(true),
  x: offset(false),
  Z: { ...offset(false), takes: () => '[+-]\\d{4}', write: (local) => colon(local.offset, '') },
  z: zone,
  V: zone
}

/** The day of the year, from 1. */
function dayOfYear({ year, month, day }: Local): number {
  return (Date.UTC(year, month - 1, day) - Date.UTC(year, 0, 0)) / 864e5
}

function weekOf(local: Local): { year: number; week: number } {
  const { year, month, day, weekday } = local
  // A week that reaches into January is the first of the next year.
  const saturday = new Date(Date.UTC(year, month - 1, day - weekday + 6))
  if (saturday.getUTCFullYear() > year) return { year: year + 1, week: 1 }
  const firstWeekday = new Date(Date.UTC(year, 0, 1)).getUTCDay()
  return { year, week: Math.floor((dayOfYear(local) - 1 + firstWeekday) / 7) + 1 }
}

const piece = /'((?:[^']|'')*)'|([A-Za-z])\2*|([[\]])|[\s\S]/g

/** Compiles a format. Throws an Error for an unknown letter. */
export function dateFormatOf(format: string): DateFormat {
  const parts: string[] = []
  const writers: ((local: Local) => string)[] = []
  let source = ''
  for (const [all, quoted, letter, bracket] of format.matchAll(piece)) {
    if (bracket !== undefined) source += bracket === '[' ? '(?:' : ')?'
    else if (letter === undefined) {
      const text = quoted === undefined ? all : quoted === '' ? "'" : quoted.replaceAll("''", "'")
      if (/^['{}#]/.test(all) && quoted === undefined)
        throw new Error(`${all} of the format ${format} is a sign of its own; write it in quotes: '${all}'`)
      source += escaped(text)
      writers.push(() => text)
    } else {
      const sign = Object.hasOwn(signs, letter) ? signs[letter] : undefined
      if (sign === undefined) {
        throw new Error(
          `"${letter}" of the format ${format} is not known; there is ${Object.keys(signs).join(' ')}, and text in '…'`
        )
      }
      parts.push(sign.part)
      source += `(${sign.takes(all.length)})`
      writers.push((local) => sign.write(local, all.length))
    }
  }
  const expression = expressionOf(source, format)
  return {
    read(text) {
      const found = expression.exec(text)
      return found === null ? undefined : momentOf(Object.fromEntries(parts.map((part, at) => [part, found[at + 1]])))
    },
    write(date, timeZone) {
      const local = localOf(date, timeZone)
      return writers.map((write) => write(local)).join('')
    }
  }
}

function expressionOf(source: string, format: string): RegExp {
  try {
    return new RegExp(`^${source}$`)
  } catch {
    throw new Error(`the brackets of the format ${format} do not close`)
  }
}

/** Returns the moment that its parts name; undefined if no such moment exists. */
function momentOf(said: Said): Date | undefined {
  const number = (part: string, otherwise: number) => (said[part] === undefined ? otherwise : Number(said[part]))
  if (said.year === undefined) return undefined
  const year = said.year.length === 2 ? 2000 + Number(said.year) : Number(said.year)
  const name = said.month?.slice(0, 3) ?? '1'
  const month = /\d/.test(name) ? Number(name) : short(months).indexOf(name) + 1
  const half = said.half === undefined ? undefined : (Number(said.half) % 12) + (said.noon === 'PM' ? 12 : 0)
  const [day, hour, minute, second] = [
    number('day', 1),
    half ?? (said.hourTo24 === undefined ? number('hour', 0) : Number(said.hourTo24) % 24),
    number('minute', 0),
    number('second', 0)
  ]
  if (month < 1 || month > 12 || day < 1 || day > 31 || hour > 23 || minute > 59 || second > 59) return undefined
  // As Java has it, the 31st of a shorter month is its last day.
  const last = new Date(Date.UTC(year, month, 0)).getUTCDate()
  const ms = Math.floor(Number(`0.${said.fraction ?? '0'}`) * 1000)
  const written = Date.UTC(year, month - 1, Math.min(day, last), hour, minute, second, ms)
  const east = offsetOf(said, written)
  if (east === undefined) return undefined
  const weekday = short(weekdays)[new Date(written).getUTCDay()] as string
  return said.weekday?.startsWith(weekday) === false ? undefined : new Date(written - east * 60_000)
}

/** Returns the minutes east of UTC of an offset, or of a zone at a local time; undefined for an unknown zone. */
function offsetOf({ offset = 'Z', zone = 'UTC' }: Said, written: number): number | undefined {
  const [, sign, hours, minutes] = /^([+-])(\d\d):?(\d\d)?$/.exec(offset) ?? []
  if (sign !== undefined) return Number(`${sign}1`) * (Number(hours) * 60 + Number(minutes ?? 0))
  const hour = named[zone]
  if (hour !== undefined) return hour * 60
  try {
    // Look twice: a change of clocks may lie between the two moments.
    const about = localOf(new Date(written), zone).offset
    return localOf(new Date(written - about * 60_000), zone).offset
  } catch {
    return undefined
  }
}

/** Returns a moment as clocks of a zone show it. Throws a RangeError for an unknown zone. */
function localOf(date: Date, timeZone: string): Local {
  const part = Object.fromEntries(
    new Intl.DateTimeFormat('en-US', { timeZone, timeZoneName: 'longOffset' })
      .formatToParts(date)
      .map(({ type, value }) => [type, value])
  )
  // `GMT+01:00`, and for UTC itself `GMT` on some versions of Node.
  const east = `${(part.timeZoneName as string).slice(3)}+00:00`
  const offset = Number(`${east[0]}1`) * (Number(east.slice(1, 3)) * 60 + Number(east.slice(4, 6)))
  const there = new Date(date.getTime() + offset * 60_000)
  return {
    year: there.getUTCFullYear(),
    month: there.getUTCMonth() + 1,
    day: there.getUTCDate(),
    weekday: there.getUTCDay(),
    hour: there.getUTCHours(),
    minute: there.getUTCMinutes(),
    second: there.getUTCSeconds(),
    ms: there.getUTCMilliseconds(),
    offset,
    zone: timeZone
  }
}
