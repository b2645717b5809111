/** Finds the times that property names mean. */

import { mostNames } from '../../../contract/bare.ts'
import { memoized } from '../../../document/memoized.ts'
import { day, type Entity } from '../entity/entity.ts'
import type { Scene } from '../entity/scene.ts'

const mostDays = 5000
/** Writes a day by its number since 1970. */
const writtenDay = memoized((number: number) => new Date(number * day).toISOString().slice(0, 11), mostDays)
const twoDigits = Array.from({ length: 60 }, (_, index) => String(index).padStart(2, '0'))

/** Writes a time to the second. `toISOString` takes three times as long. */
export function iso(time: number): string {
  const number = Math.floor(time / day)
  const second = Math.floor((time - number * day) / 1000)
  const hours = twoDigits[Math.floor(second / 3600)]
  const minutes = twoDigits[Math.floor(second / 60) % 60]
  return `${writtenDay(number)}${hours}:${minutes}:${twoDigits[second % 60]}Z`
}

export const dateOf = (time: number) => iso(time).slice(0, 10)

type Timed = Pick<Scene, 'name' | 'subject' | 'hint' | 'beside' | 'entity'>

/** Returns the time that a name means, else the description of it, in milliseconds. */
export function timeOf({ name, subject, hint, beside, entity: { times } }: Timed): number {
  const named = momentOf(name)
  const told = named === anyMoment ? momentSaid(hint) : named
  const [, which, share = 0] = told === anyMoment && bareTime.test(name) && occasions.test(subject) ? takesPlace : told
  // Animals live for some years.
  if (which === 'born' && beside.some((one) => /^(species|breed)$/.test(one))) return times.past
  return times[which] + Math.floor((share * (times.ended - times.started)) / 1000) * 1000
}

const momentOf = memoized((name) => moments.find(([rule]) => rule.test(name)) ?? anyMoment, mostNames)
/** Reads "the time at which the rule expires"; the rest of a description may speak of other times. */
const momentSaid = memoized((hint) => momentOf((happening.exec(hint)?.[1] ?? '').replaceAll(' ', '_')), 2000, 500)
const happening = /\b(?:when|at which|on which|after which|until which|time of|date of)\b([^.,;]{0,60})/

type Moment = readonly [rule: RegExp, which: keyof Entity['times'], share?: number]
const anyMoment: Moment = [/(?:)/, 'created']
/** The date of an occasion is when it takes place, and not when somebody wrote it down. */
const takesPlace: Moment = [/(?:)/, 'started']
const bareTime = /^(date|time|date_?time|when|timestamp)$/
const occasions =
  /(^|_)(event|match|game|fixture|concert|show|performance|appointment|meeting|session|lesson|race|ceremony|screening|booking|reservation|visit)s?$/

/** Times by the words in their names; `share` is how far they lie on the way from the start to the end. */
const moments: readonly Moment[] = [
  // The last of several times is over, whatever it was.
  [/^last_/, 'updated'],
  [/birth|dob|born/, 'born'],
  [
    /(^|_)hire|founded|founding|establish|incorporat|graduat|manufactur|employ|joining|(^|_)(built|since)|release_date|publication_date|premiere|purchase_date|installation|debut/,
    'past'
  ],
  [/(^|_)(dawn|first_light)/, 'started', 0.03],
  [/sunrise/, 'started', 0.08],
  [/(^|_)noon|midday/, 'started', 0.5],
  [/sunset/, 'started', 0.92],
  [/(^|_)(dusk|last_light)/, 'started', 0.97],
  [/arriv(?!ed)|(^|_)eta($|_)|estimated/, 'later'],
  [
    /will_be|expected_to|is_to_be|going_to|expir|(^|_)exp($|_)|valid_(un)?til|valid_(to|end)|due(?!_to)|(^|_)resets?(_|$)|renew|next_|scheduled|deadline|until|trial_end|not_after|cancel_at$|ends?_after|delivery_date|depart(?!ment|ed)/,
    'expires'
  ],
  [/updat|modif|chang|last_|edited|seen|refreshed|synced|latest|touched|active_at|lastmod/, 'updated'],
  [
    /(^|_)end|ed_off|finish|complet|closed|deleted|removed|resolved|stopped|to_date|date_to|until|cancel|fulfilled|arrived|delivered|returned|refunded|rejected|declined|failed|merged|archived|revoked|disabled|check_?out|(^|_)to$/,
    'ended'
  ],
  [/shipped|dispatched|sent/, 'started', 0.6],
  [/processed|packed/, 'started', 0.4],
  [/paid|activated|published/, 'started', 0.2],
  [/start|begin|began|opened|departed|from|pickup|accepted|approved|check_?in|effective|confirmed|verified/, 'started']
]

/** The units in which times are counted, by their words, and how many of them a second has. */
const fractions: readonly (readonly [RegExp, number])[] = [
  [/nano[- ]?s(ec|\b|_)|(\b|_)ns\b/, 1e9],
  [/micro[- ]?s(ec|\b|_)|_us\b|µs\b/, 1e6],
  [/milli[- ]?s(ec|\b|_)|(\b|_)ms\b/, 1000]
]

/** Returns the time that a name means as a number: in seconds, or in the parts of one that the schema says. */
export const unix = (scene: Scene): number =>
  (timeOf(scene) / 1000) * (fractions.find(([rule]) => rule.test(`${scene.hint} ${scene.name}`))?.[1] ?? 1)
