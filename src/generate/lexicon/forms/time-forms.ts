/** Forms of dates, times of day, seasons and spans. */

import { day } from '../entity/entity.ts'
import { decimal, digits } from '../words/makers.ts'
import { dateOf, iso, timeOf } from '../words/times.ts'
import {
  clock,
  clockLength,
  clocksAmong,
  dateLike,
  eachNumber,
  type Form,
  likeTime,
  monthNames,
  openHours,
  partOfYear,
  spelledDate,
  timeOfDay,
  two,
  week
} from './likes.ts'

/** A year and a later one, or the last digits of the next one: `2019-2023`, `2023/24`. */
const years = /^((?:1[89]|20)\d\d)( ?[/–-] ?)((?:1[89]|20)?\d\d)$/

/** Returns how many years later the second year of a text is; undefined if it holds no such years. */
function yearsBetween(text: string): number | undefined {
  const [, from = '', , to = ''] = years.exec(text) ?? []
  const count = to.length === 4 ? Number(to) - Number(from) : 1
  return count > 0 && to !== '' && String(Number(from) + count).endsWith(to) ? count : undefined
}

/** Writes a number of a row: `1st`, `2nd`, `11th`. */
const ordinal = (count: number): string =>
  count + (/(?<!1)[123]$/.test(String(count)) ? ['st', 'nd', 'rd'][(count % 10) - 1]! : 'th')

export const timeForms: readonly Form[] = [
  // From one day or time to another.
  [
    /^\d{4}-\d\d-\d\d(T[^/–]{5,24})?( ?[/–] ?|--| - )\d{4}-\d\d-\d\d(T[^/–]{5,24})?$/,
    (scene, example) => {
      const from = timeOf(scene)
      const times = [from, from + scene.random.int(1, 28) * day]
      return example.replace(/\d{4}-\d\d-\d\d(T\d\d:\d\d(:\d\d)?)?/g, (one) => iso(times.shift()!).slice(0, one.length))
    }
  ],
  [/^(19|20)\d{6}T\d{6}Z?$/, (scene, example) => iso(timeOf(scene)).replace(/[-:]/g, '').slice(0, example.length)],
  [/^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}/, (scene, example) => likeTime(iso(timeOf(scene)), example)],
  [/^[A-Z][a-z]{2}, \d{2} [A-Z][a-z]{2} \d{4} \d\d:\d\d:\d\d GMT$/, (scene) => new Date(timeOf(scene)).toUTCString()],
  [/^\d\d-\d\d \d\d:\d\d$/, (scene) => iso(timeOf(scene)).slice(5, 16).replace('T', ' ')],
  [new RegExp(`^(?=.*\\d)(\\d{1,2} )?(${monthNames.join('|')})( {1,2}\\d{1,2})?(,? \\d{4})?$`, 'i'), spelledDate],
  [
    /^[A-Z][a-z]{2} [A-Z][a-z]{2} \d{2} \d{4} \d\d:\d\d:\d\d GMT([+-]\d{4}.*)?$/,
    (scene, example) => {
      const [weekday, date, month, year, time] = new Date(timeOf(scene)).toUTCString().replace(',', '').split(' ')
      return [weekday, month, date, year, time].join(' ') + example.slice(24)
    }
  ],
  [/^(\d{2}|\d{4})([./-])\d{2}\2(\d{2}|\d{4})$/, (scene, example) => dateLike(timeOf(scene), example)],
  [
    /^\d\d([./-])\d\d\1\d{4} ?(?:[–-]|to|until|bis) ?\d\d\1\d\d\1\d{4}$/,
    (scene, example) => {
      const from = timeOf(scene)
      const times = [from, from + scene.random.int(1, 28) * day]
      return example.replace(/\d\d.\d\d.\d{4}/g, (one) => dateLike(times.shift()!, one))
    }
  ],
  [
    /^(19|20)\d{2}(0[1-9]|1[0-2])([0-2]\d|3[01])(([01]\d|2[0-3])[0-5]\d[0-5]\d)?$/,
    (scene, example) => iso(timeOf(scene)).replace(/\D/g, '').slice(0, example.length),
    /^\S*(?:date|day|time)|\bdate\b|ymdhis|^(?!.*(?<![a-z])(?:(?:ean|gtin|upc|isbn|sscc)(?![a-z])|barcode|(?:ids?|no|number|code|ref(?:erence)?|key|serial|sku)\b))/
  ],
  // As .NET writes a time in JSON.
  [/^\/Date\(-?\d+([+-]\d{4})?\)\/$/, (scene, example) => example.replace(/-?\d+/, String(timeOf(scene)))],
  [/^\d{4}-(0[1-9]|1[0-2])$/, (scene) => dateOf(timeOf(scene)).slice(0, 7)],
  [/^\d{4}-W\d{2}$/, (scene) => week(timeOf(scene))],
  // A quarter or a half of a year.
  [
    /^(Q[1-4]|H[12])[ -]?\d{4}$|^\d{4}[ -]?(Q[1-4]|H[12])$/,
    (scene, example) =>
      example
        .replace(/\d{4}/, iso(timeOf(scene)).slice(0, 4))
        .replace(/[QH]\d/, (part) => partOfYear(part, scene.random))
  ],
  [/^(0[1-9]|1[0-2])\/\d{2}$/, ({ random }) => `${two(random.int(1, 12))}/${random.int(26, 31)}`, /exp|valid/],
  [
    /^(0[1-9]|1[0-2])[/.-](19|20)\d{2}$/,
    (scene, example) => {
      const [year = '', month = ''] = dateOf(timeOf(scene)).split('-')
      return month + example[2] + (/exp|valid|until|thru/.test(scene.name) ? scene.random.int(2026, 2031) : year)
    }
  ],
  [
    /^20\d{2}\.\d{1,2}$/,
    ({ random }, example) => `${random.int(2021, 2025)}.${String(random.int(1, 4)).padStart(example.length - 5, '0')}`,
    /version|release|edition|build/
  ],
  [
    /^(Spring|Summer|Autumn|Fall|Winter) (19|20)\d{2}$/,
    (scene) => `${scene.random.pick(['Spring', 'Summer', 'Autumn', 'Winter'])} ${dateOf(timeOf(scene)).slice(0, 4)}`
  ],
  [/^\d{1,2}(st|nd|rd|th)$/, ({ random }, example) => ordinal(random.int(1, Number.parseInt(example, 10) + 8))],
  [
    { test: (example: string) => yearsBetween(example) !== undefined },
    ({ random }, example) => {
      const [, from, between = '', to = ''] = years.exec(example)!
      const year = Math.min(2024, Number(from) + random.int(-4, 4))
      return year + between + String(year + yearsBetween(example)!).slice(-to.length)
    }
  ],
  [/^(19|20)\d{2}$/, (scene) => iso(timeOf(scene)).slice(0, 4), /year|since|founded|vintage|season/],
  [/^1[5-9]\d{8}$/, (scene) => String(timeOf(scene) / 1000), /time|date|_at\b|unix|epoch/],
  [
    /^1[5-9]\d{8}\.\d+$/,
    (scene, example) => `${timeOf(scene) / 1000}.${digits(scene.random, example.split('.')[1]!.length, decimal)}`,
    /time|date|_at\b|unix|epoch|second|(^|_)ts\b/
  ],
  [/^1[5-9]\d{11}$/, (scene) => String(timeOf(scene)), /time|date|_at\b|unix|epoch|milli/],
  [/^\d{1,2}:[0-5]\d(:[0-5]\d)?\.\d+$/, clockLength],
  // The last part counts pictures, of which a second has more than those.
  [
    /^\d\d:[0-5]\d:[0-5]\d[:;][0-2]\d$/,
    (scene, example) => `${clockLength(scene, example.slice(0, 8))}${example[8]}${two(scene.random.int(0, 23))}`
  ],
  [/^\d{1,2}:[0-5]\d(:[0-5]\d)?$/, clockLength, /duration|length|elapsed|runtime|(^|_)lap|play_?time|track/],
  [/^([01]?\d|2[0-3]):[0-5]\d(:[0-5]\d)?( ?[ap]\.?m\.?)?$/i, timeOfDay],
  [/^\d{2,3}:[0-5]\d$/, clockLength],
  // A date with a number behind.
  [
    /^20[0-3]\d(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])\d{2,6}$/,
    (scene, example) => iso(timeOf(scene)).replace(/\D/g, '').slice(0, example.length)
  ],
  // `19.30 Uhr`, `19h30`.
  [
    /^([01]?\d|2[0-3])([.:][0-5]\d ?Uhr|h[0-5]\d)$/,
    (scene, example) =>
      timeOfDay(scene, '09:30').replace(':', example[example.search(/\D/)]!) + example.slice(example.search(/ ?Uhr|$/))
  ],
  [
    /^([01]\d|2[0-3]):?[0-5]\d ?[-–—] ?([01]\d|2[0-3]):?[0-5]\d$/,
    ({ random }, example) => {
      const sign = example.includes(':') ? ':' : ''
      const [from, to] = [
        `${two(random.int(6, 10))}${sign}00`,
        `${random.int(15, 22)}${sign}${random.pick(['00', '30'])}`
      ]
      // A night begins later than it ends.
      const length = from.length
      const [one, other] = example.slice(0, length) < example.slice(-length) ? [from, to] : [to, from]
      return one + example.slice(length, -length) + other
    }
  ],
  [
    /^([01]?\d|2[0-3]):[0-5]\d(:[0-5]\d)?(Z|[+-]\d\d:\d\d)$/,
    (scene, example) => timeOfDay(scene, example) + example.slice(example.search(/Z|[+-]/))
  ],
  [/^\d{1,2}(:\d\d)? ?[ap]\.?m\.? ?[-–] ?\d{1,2}(:\d\d)? ?[ap]\.?m\.?$/i, openHours],
  // An offset from UTC.
  [
    /^(UTC|GMT)?[+-](0\d|1[0-4]):?(00|15|30|45)$/,
    ({ random }, example) =>
      example.replace(/[+-].*/, '') +
      random
        .pick(['+00:00', '+01:00', '+02:00', '+09:00', '-03:00', '-05:00', '-08:00'])
        .replace(':', example.includes(':') ? ':' : '')
  ],
  // Times of day among words: `23:59 UTC`, `Mon-Fri 08:00-17:00`.
  [
    {
      test: (example: string) =>
        example.length < 60 && example.search(clock) >= 0 && !/\d/.test(example.replace(clock, ''))
    },
    clocksAmong
  ],
  [/^P(?=.)(\d+[YMWD])*(T(\d+(\.\d+)?[HMS])+)?$/, eachNumber],
  [/^(\d+[dhms] ?)+$/, eachNumber]
]
