/** Makes texts like an example: other values, written in the way of the example. */

import type { Random } from '../entity/random.ts'
import type { Range } from '../entity/range.ts'
import type { Scene } from '../entity/scene.ts'
import { alphanumeric, capitals, decimal, digits } from '../words/makers.ts'
import { dateOf, timeOf } from '../words/times.ts'

export type Like = (scene: Scene, example: string) => string

/** A form: the pattern of examples, the maker, and a pattern that the name or the description must match too. */
export type Form = readonly [example: Pick<RegExp, 'test'>, make: Like, about?: RegExp]

export const two = (value: number) => String(value).padStart(2, '0')

// ---- numbers ----

/** Returns a number near the one that a text shows, with as many decimals, its sign and its thousands signs. */
export function likeNumber(text: string, { random, entity }: Pick<Scene, 'random' | 'entity'>): string {
  const [, sign = '', whole = '', fraction = ''] = /^([+-]?)([\d,]*)(\.\d+)?$/.exec(text)!
  const places = Math.max(0, fraction.length - 1)
  const value = Number(`${whole.replaceAll(',', '')}${fraction}`)
  // Numbers are not written with more digits than that.
  if (value >= 5e20 || places > 100) return text.replace(/\d/g, () => String(random.int(1, 9)))
  // Trailing zeros show the precision in which others count: 1.1900000000000000 has two decimals, as money has.
  const telling = Math.min(places, Math.max(2, fraction.replace(/0+$/, '').length - 1))
  const scale = 10 ** telling
  const fixed = fixedPart(value, telling)
  const around = (times: number): number => (fixed + (value - fixed) * times) * scale
  const [low, high] =
    value === 0
      ? [0, 9 * scale]
      : [Math.max(1, around(0.5)), Math.max(9, Math.min(value < 1 ? scale : Infinity, around(1.5)))]
  const made = (Math.round(low + entity.share * (high - low)) / scale).toFixed(telling) + '0'.repeat(places - telling)
  if (whole.includes(',')) return sign + made.replace(/\B(?=(\d{3})+(?!\d))/g, ',')
  return sign + (/^0\d/.test(whole) ? made.padStart(text.length - sign.length, '0') : made)
}

const yearAtEnd = /^[a-z.] 1[4-9]\d\d$/
/** Two whole numbers with a dash between. */
const upwards = /(?<![\d.,-])(\d+)( ?[-–] ?)(\d+)(?![\d.,-])/

export const eachNumber: Like = (scene, example) => {
  const isFilled = /(?<!\d)0\d/.test(example)
  // The numerator of a fraction stays.
  const made = example.replace(/(?<![\d.])(?!1\/\d)\d+(?:,\d{3})*(?:\.\d+)?/g, (number, at: number) =>
    // A year behind a word stays in its century: `c. 1650`.
    yearAtEnd.test(example.slice(at - 2))
      ? number.slice(0, 2) + digits(scene.random, 2, decimal)
      : likeNumber(number, scene).padStart(isFilled ? number.length : 0, '0')
  )
  // A range of small numbers still goes upwards.
  return made.replace(upwards, (all, low: string, sign: string, high: string) =>
    Number(low) < Number(high) || !upwards.test(example) ? all : `${low}${sign}${Number(low) + 1}`
  )
}

/** Makes a number near the one in a text, with its signs between thousands and before decimals: `1.234,50 €`. */
export const amountLike: Like = (scene, example) =>
  example.replace(/\d(?:[\d.,'’\s]*\d)?/, (number) => {
    const [, whole = '', sign = '', fraction = ''] =
      /^(\d{4,}|.*?)(?:([.,])(\d{1,2}|\d{4,}|(?<=^\d{4,}.)\d{3}))?$/s.exec(number)!
    const [made = '', decimals] = likeNumber(`${whole.replace(/\D/g, '')}${sign && '.'}${fraction}`, scene).split('.')
    const grouped = made.replace(/\B(?=(\d{3})+$)/g, /\D/.exec(whole)?.[0] ?? '')
    return decimals === undefined ? grouped : grouped + sign + decimals
  })

/** Returns the whole of a ratio such as 1.050, which others share. */
const fixedPart = (value: number, places: number): number => (places > 2 && value > 1 && value < 2 ? 1 : 0)

/**
 * Returns the range around a value, as it is written: between half and one and a half of it. Of a ratio such as 1.050,
 * that is of its distance from 1.
 */
export function rangeLike(value: number, written = String(value)): Range {
  const places = Math.min(6, (/\.(\d+)$/.exec(written)?.[1] ?? '').length)
  const fixed = fixedPart(value, places)
  const [one, other] = [fixed + (value - fixed) * 0.5, fixed + (value - fixed) * 1.5]
  // A part of a whole is no more than that.
  const most = value > 0 && value < 1 ? 1 : Infinity
  return [Math.min(one, other), Math.min(most, Math.max(one, other)), places]
}

// ---- times ----

/** Returns the hours around that of an example: dawn is early, and dusk late. */
function hoursAround(example: string): readonly [from: number, to: number] {
  const hour = (Number.parseInt(example, 10) % 12) + (/^(1[2-9]|2\d)(?!.*a\.?m)|p\.?m/i.test(example) ? 12 : 0)
  return [Math.max(0, hour - 2), Math.min(23, hour + 2)]
}

export const timeOfDay: Like = ({ name, random }, example) => {
  const [from, to] = /clos|end|(^|_)to$|until/.test(name)
    ? [16, 21]
    : /open|start|begin|from/.test(name)
      ? [7, 10]
      : hoursAround(example)
  const hour = random.int(from, to)
  const minutes = two(/:(00|15|30|45)/.test(example) ? random.pick([0, 15, 30, 45]) : random.int(1, 59))
  const seconds = /^\d+:\d\d:\d\d/.test(example) ? ':00' : ''
  const half = /( ?)([ap])(\.?m\.?)$/i.exec(example)
  if (half === null) return `${/^\d:/.test(example) ? hour : two(hour)}:${minutes}${seconds}`
  const [, space = '', letter = 'a', rest = 'm'] = half
  const sign = hour < 12 ? 'a' : 'p'
  return `${String(hour % 12 || 12).padStart(example.indexOf(':'), example.startsWith('0') ? '0' : '')}:${minutes}${seconds}${space}${letter === letter.toUpperCase() ? sign.toUpperCase() : sign}${rest}`
}

/** Makes the hours from opening to closing, in the form of the example: `9AM-5PM`. */
export const openHours: Like = ({ random }, example) => {
  const hours = [random.int(7, 10), random.int(4, 8)]
  return example.replace(/(?<![:\d])\d{1,2}(?=(?::\d\d)? ?[ap])/gi, () => String(hours.shift()))
}

/** Makes the hours, minutes and seconds that something takes, as few hours as the example has. */
export const clockLength: Like = ({ random }, example) => {
  const [first = '', ...rest] = example.split(':')
  const most = Math.max(1, Math.round(Number(first) * 1.5))
  const lead = Number(first) === 0 ? first : String(random.int(1, most)).padStart(first.length, '0')
  return [lead, ...rest.map((part) => two(random.int(1, 59)) + part.slice(2))].join(':')
}

export function likeTime(time: string, example: string): string {
  const body = `${time.slice(0, 10)}${example[10]}${time.slice(11, 11 + (/^\d\d:\d\d:\d\d/.test(example.slice(11)) ? 8 : 5))}`
  const rest = /(\.\d+)?( ?(?:Z|UTC|[+-]\d\d(?::?\d\d)?))?$/i.exec(example)!
  return `${body}${rest[1] === undefined ? '' : `.${'0'.repeat(rest[1].length - 1)}`}${rest[2] ?? ''}`
}

/** Makes a date with its parts in the order and between the signs of the example. */
export function dateLike(time: number, example: string): string {
  const [year, month, day] = dateOf(time).split('-') as [string, string, string]
  const [first = '', sign = '', second = '', , third = ''] = example.split(/([./ -])/)
  if (first.length === 4) return [year, month, day].join(sign)
  const last = third.length === 2 ? year.slice(2) : year
  if (Number(first) > 12) return [day, month, last].join(sign)
  if (Number(second) > 12) return [month, day, last].join(sign)
  // The example does not say which of them is the month.
  return sign === '.' ? [day, month, last].join(sign) : [month, two(((Number(day) - 1) % 12) + 1), last].join(sign)
}

export const monthNames =
  'January February March April May June July August September October November December Jan Feb Mar Apr Jun Jul Aug Sept Sep Oct Nov Dec'.split(
    ' '
  )

/** Makes a date with the name of its month, as long as that of the example. */
export const spelledDate: Like = (scene, example) => {
  const [year = '', month = '', day = ''] = dateOf(timeOf(scene)).split('-')
  const isShort = /\b(Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b/i.test(example)
  const name = monthNames[Number(month) - 1] as string
  const written = isShort ? name.slice(0, 3) : name
  return example
    .replace(/\d{4}$/, year)
    .replace(/\b\d{1,2}\b/, String(Number(day)))
    .replace(/[A-Z]+/i, (own) => (/[a-z]/.test(own) ? written : written.toUpperCase()))
}

export const week = (time: number): string => {
  const day = new Date(time)
  // ISO 8601: a week belongs to the year of its Thursday.
  day.setUTCDate(day.getUTCDate() + 4 - (day.getUTCDay() || 7))
  const number = Math.ceil(((day.getTime() - Date.UTC(day.getUTCFullYear(), 0, 1)) / 86_400_000 + 1) / 7)
  return `${day.getUTCFullYear()}-W${two(number)}`
}

/** Makes a part of a year by its letter: a quarter, a half, a month, a week. */
export const partOfYear = (part: string, random: Random): string =>
  part[0] + String(random.int(1, partsOfYear[part[0] as string] as number)).padStart(part.length - 1, '0')
const partsOfYear: Readonly<Record<string, number>> = { Q: 4, H: 2, M: 12, P: 12, W: 52 }

/** Makes a part of a whole, which stays: `3/4`, `4.5/5`, `3 of 5`. */
export const partLike: Like = ({ random }, example) => {
  const [part = '', sign = '', whole = ''] = example.split(/(\D+(?=\d+$))/)
  const scale = part.includes('.') ? 10 : 1
  const most = Number(whole) * scale
  return (
    (random.int(1, Math.max(1, most - 1)) / scale).toFixed(scale === 1 ? 0 : 1) + sign + (whole === '0' ? 1 : whole)
  )
}

/** A time of day among words. */
export const clock = /(?<!\d)(?:[01]\d|2[0-3]):[0-5]\d(?![\d:])/g

/** Makes other times of day among the words of an example: a later one behind an earlier one. */
export const clocksAmong: Like = (scene, example) => {
  const { random } = scene
  const isSpan = example.match(clock)!.length > 1
  const half = () => random.pick(['00', '30'])
  return example.replace(clock, (_, at: number) => {
    if (!isSpan) return timeOfDay(scene, '09:30')
    return example.search(clock) === at ? `${two(random.int(6, 10))}:${half()}` : `${random.int(15, 22)}:${half()}`
  })
}

// ---- machines ----

/** Makes a network with the prefix length of the example, its host bits zero. */
export const network: Like = ({ random }, example) => {
  const length = Number(example.slice(example.indexOf('/') + 1))
  const bits = length === 0 ? 0n : (0xffffffffn << BigInt(32 - Math.max(8, length))) & 0xffffffffn
  const address = ((10n << 24n) | BigInt(random.int(0, 0xffffff))) & bits
  return `${[24n, 16n, 8n, 0n].map((shift) => (address >> shift) & 255n).join('.')}/${length}`
}

export const version: Like = ({ random }, example) => {
  const [, lead = '', major = '0', rest = '', tail = ''] = /^([^\d]*)(\d+)((?:\.\d+)*)(.*)$/.exec(example)!
  return `${lead}${random.int(Number(major), Number(major) + 2)}${rest.replace(/\d+/g, () => String(random.int(0, 20)))}${tail}`
}

/** Makes a range of versions with other major versions, as far from each other as those of the example. */
export const versionRange: Like = ({ random }, example) => {
  const more = random.int(0, 4)
  return example.replace(/(?<![\d.])\d+/g, (major) => String(Number(major) + more))
}

export const digest: Like = ({ random }, example) => {
  const at = example.search(/[:=-](?!\d{1,3}[:=-])/) + 1
  const rest = example.slice(at).replace(/=+$/, '')
  const isHex = /^[\da-f]+$/i.test(rest)
  const made = digits(random, rest.length, isHex ? undefined : `${alphanumeric}+/`)
  return example.slice(0, at) + (isHex ? cased(made, rest) : made) + example.slice(at + rest.length)
}

export const language: Like = ({ entity }, example) => {
  const sign = example[2] ?? ''
  const [small, large] = entity.place.locale.split('-') as [string, string]
  return sign === ''
    ? small
    : `${small}${sign}${example.slice(3) === example.slice(3).toLowerCase() ? large.toLowerCase() : large}`
}

export const coordinates: Like = ({ entity: { address } }, example) => {
  const [first, second] = example.split(/[,;]\s*/) as [string, string]
  const places = (text: string) => text.length - text.indexOf('.') - 1
  const [space] = /[,;]\s?/.exec(example) as RegExpExecArray
  // A first number beyond 90 is a longitude.
  const [one, other] =
    Math.abs(Number(first)) > 90 ? [address.longitude, address.latitude] : [address.latitude, address.longitude]
  return `${one.toFixed(places(first))}${space}${other.toFixed(places(second))}`
}

/** Makes a latitude or longitude in degrees, and in minutes and seconds as far as the example has them. */
export const degrees: Like = ({ entity: { address } }, example) => {
  const isNorthward = /[NS]/.test(example)
  const value = isNorthward ? address.latitude : address.longitude
  const parts = example.match(/\d+/g)!.length - (/\.\d/.test(example) ? 1 : 0)
  let [rest, place] = [Math.abs(value), 0]
  return example
    .replace(/\d+(\.\d+)?/g, (number, fraction = '.') => {
      const [whole, places] = [Math.floor(rest), fraction.length - 1]
      // Rounding up would make sixty minutes.
      const part = ++place < parts ? String(whole) : (Math.floor(rest * 10 ** places) / 10 ** places).toFixed(places)
      rest = (rest - whole) * 60
      return place > 1 ? part.padStart(number.length, '0') : part
    })
    .replace(/[NSEW]/, isNorthward ? (value < 0 ? 'S' : 'N') : value < 0 ? 'W' : 'E')
}

/** Returns a phone number (ITU-T E.164) with signs between its country, its area and the rest. */
export const spaced = (number: string, sign: string): string =>
  number.replace(/^(\+(?:1|7|3[578]\d|42\d|\d\d))(\d{2,3}?)(\d{6,8})$/, ['$1', '$2', '$3'].join(sign))

/** Replaces the digits of a phone number (ITU-T E.164) behind its first, and behind the code of its country. */
export const redialled: Like = ({ random }, example) =>
  example.replace(/(?<=\d.*)\d/g, (digit, at: number) =>
    example.startsWith('+') && at < 4 ? digit : String(random.int(0, 9))
  )

// ---- signs ----

/** Writes hexadecimal digits in the case of an example. */
export const cased = (text: string, example: string): string => (/[A-F]/.test(example) ? text.toUpperCase() : text)

/** Replaces digits by digits and letters by letters, but not what `kept` matches. */
export function likeSigns(text: string, random: Random, kept = /^$/): string {
  const [head] = kept.exec(text) ?? ['']
  return head + text.slice(head.length).replace(/./g, (sign) => digits(random, 1, /\d/.test(sign) ? decimal : capitals))
}

/** Returns a number as long as the example, with its check digit. The first digits stay. */
export function withCheck(example: string, check: (front: string) => number, random: Random): string {
  const front = example.slice(0, 3) + digits(random, example.length - 4, decimal)
  return `${front}${check(front)}`
}
