/** Times from a start to an end, and how long they take. */

import { day } from '../entity/entity.ts'
import { snake } from '../entity/scene.ts'
import { cents, type Deed, type Facts, type Named, numberAt, type Relation } from './facts.ts'
import { type Moment, momentIn } from './moments.ts'
import { membersOf } from './named.ts'
import { families, type Part, partFinder } from './roles.ts'

const minute = 60_000
/** A month on the average. Spans of whole months are counted by the calendar. */
export const month = 30.436875 * day
export const year = 12 * month

const momentOf = partFinder({
  start:
    'start|starts|started|begin|begins|began|from|(?:check|move|sign|clock|log|checked|moved|signed|logged)_?in|departure|depart|departs|departed|pickup|pick_up|opened|opens|open|entered|valid_from|not_before|boarding|join|joined|issued|issue|iat|granted|generated|purchased?|bought|activated|commencement',
  end: 'end|ends|ended|finish|finishes|finished|stop|stops|complete|completed|to|until|till|(?:check|move|sign|clock|log|checked|moved|signed|logged)_?out|arrival|arrive|arrives|arrived|returns?|dropoff|drop_off|closed|closes|close|stopped|left|valid_to|valid_until|not_after|landing|leave|leaves|expires|expiry|expiration|expire|exp'
})

/** Words at the end of a name that only say that it is a time. */
const timeWords = /_(at|on|time|date|date_?time|timestamp|ts|utc|local)$/

/** Units by the words that names and descriptions use. */
const units: readonly (readonly [rule: RegExp, milliseconds: number])[] = [
  [/(^|[^a-z])(ms|millis|msec|milliseconds?)([^a-z]|$)/, 1],
  [/(^|[^a-z])(s|secs?|seconds?)([^a-z]|$)/, 1000],
  [/(^|[^a-z])(mins?|minutes?)([^a-z]|$)/, minute],
  [/(^|[^a-z])(h|hrs?|hours?)([^a-z]|$)/, 60 * minute],
  [/(^|[^a-z])(days?|nights?)([^a-z]|$)/, day],
  [/(^|[^a-z])weeks?([^a-z]|$)/, 7 * day],
  [/(^|[^a-z])months?([^a-z]|$)/, month],
  [/(^|[^a-z])years?([^a-z]|$)/, year]
]

/** Returns the unit of which a text in small letters speaks, in milliseconds; undefined where it speaks of none. */
export const unitIn = (text: string): number | undefined => units.find(([rule]) => rule.test(text))?.[1]

/** Returns the unit of a member in milliseconds, by its name, else its description, else the usual one. */
const unitOf = (the: Facts, { name, plain }: Named, usual: number): number =>
  unitIn(plain.replaceAll('_', ' ')) ?? unitIn(the.hint(name)) ?? usual

const unitWords = 'nights|days|hours|hrs|minutes|mins?|seconds|secs?|weeks|months|years'
const lengthWords =
  'duration|elapsed(?:_time)?|run_?time|took|time_(?:taken|spent)|length(?:_of_stay)?|stay_length|expires_in|ttl|lifetime|token_lifetime|valid_for|max_age|warranty|guarantee|validity|term'
/** Names of how long something takes, alone or with a word for the thing. */
const lengths = new RegExp(
  `^(.+_)??(?:(?:${lengthWords})(?:_period)?(?:_(?:in_)?(?:${unitWords}|s|ms|millis|milliseconds|iso))?|(?<!^no_.+_)(?:${unitWords})(?:_(?:[a-z]+ed|spent|lent|count|online|to_[a-z]+|in_(?!month|week|year|day)[a-z]+))?)$`
)
/** Names of how long things are good for, which is no work of hours. */
const lasting = /expires_in|ttl|life|valid|max_age|warranty|guarantee|contract|term/
/** Names of other spans: what is allowed, what is left, how often. */
const otherLengths =
  /(^|_)(per|max(?!_age)|maximum|min(?=_)|minimum|avg|average|mean|median|left|remaining|overdue|ago|before|after|since|limit|timeout|interval|delay|late|lead|grace|(?<!max_)age|experience|reminder|retention|notice|break|idle|wait|queue|cpu|working|billable|included|allowed|required|saved|missed)(_|$)/

/** True for times of the record, not of the thing. */
const ofRecord = /^(date_|last_)?(creat|insert|updat|modif|chang|edit|delet|archiv|sync|birth|born|dob|seen)/

/** Words for ends that come in either order: guests arrive before they depart, trains depart before they arrive. */
const eitherWay = /^(arriv|depart|drop|pick)/
const stays = /(^|_)(nights?|stay|guests?|rooms?|beds?|hut|hotel)(_|$)/
const trips = /(^|_)(flight|airport|airline|origin|destination|carrier|route|driver|vehicle|vessel)(_|$)/

/** True where the words for the ends have the order of a stay: by its other members, else by that in the document. */
function isStay(members: readonly Named[], start: Part, end: Part): boolean {
  if (!eitherWay.test(start.word) || !eitherWay.test(end.word)) return false
  const [plains, names] = [members.map(({ plain }) => plain), members.map(({ name }) => name)]
  if (plains.some((plain) => stays.test(plain))) return true
  const isSorted = names.length > 4 && names.every((name, index) => index === 0 || (names[index - 1] as string) < name)
  return !isSorted && names.indexOf(end.name) < names.indexOf(start.name) && !plains.some((plain) => trips.test(plain))
}

/** The end is the start and the length: of ends with one stem, else of the only two times that a length can lie between. */
export const spans: Relation = (members) => {
  const all = members.filter(({ plain }) => lengths.test(plain) && !otherLengths.test(plain))
  const length =
    all.find(({ plain }) => lengths.exec(plain)?.[1] === undefined) ?? (all.length > 1 ? undefined : all[0])
  const timed = members.filter((one) => one !== length).map(withoutTime)
  const deeds = startsIn(timed).map(
    ({ start, ends }): Deed =>
      (the) => {
        // The `stops` of a trip are no end.
        const end = ends.find(({ name }) => !Array.isArray(the.value(name)))
        if (end === undefined) return
        const [first, last] = isStay(members, start, end) ? [end, start] : [start, end]
        putSpan(the, first, last, length)
      }
  )
  if (deeds.length > 0 || length === undefined) return deeds
  return [
    (the) => {
      if (lengthIn(the, length, day) === undefined) return
      const [start, end] = endsAmong(timed.filter(({ name }) => momentIn(the.value(name)) !== undefined))
      if (start !== undefined && end !== undefined) putSpan(the, start, end, length)
    }
  ]
}

/** Returns the starts among the members of an object, with the ends of the same stem. */
const startsIn = (timed: readonly Named[]): { start: Part; ends: Part[] }[] =>
  [...families(timed, momentOf).values()].flatMap((parts) => {
    const start = parts.find(({ role }) => role === 'start')
    const ends = parts.filter(({ role }) => role === 'end')
    return start === undefined || ends.length === 0 ? [] : [{ start, ends }]
  })

const withoutTime = ({ name, plain }: Named): Named => ({ name, plain: plain.replace(timeWords, '') })

/** Returns the names of a start and of its end, where that comes before it. Shifts may end on the next day. */
export function reversedEnds(object: Readonly<Record<string, unknown>>): [start: string, end: string] | undefined {
  if (Object.values(object).filter((value) => momentIn(value) !== undefined).length < 2) return undefined
  const members = membersOf(object)
  const pairs = startsIn(members.map(withoutTime)).flatMap(({ start, ends }) =>
    ends.map((end) => [start, end] as const)
  )
  for (const [start, end] of pairs) {
    const isTurned = isStay(members, start, end)
    const [first, last] = isTurned ? [end.name, start.name] : [start.name, end.name]
    const [from, to] = [first, last].map((name) => momentIn(object[name]))
    // Numbers from and to which something goes may be those of accounts.
    const isNumbered = start.word === 'from' && typeof object[first] === 'number'
    const isClear = isTurned || !(isNumbered || eitherWay.test(start.word))
    if (from === undefined || to?.step !== from.step || from.step === minute || !isClear) continue
    if (instantOf(object[last]) < instantOf(object[first])) return [first, last]
  }
  return undefined
}

const instantOf = (value: unknown): number => (typeof value === 'number' ? value : Date.parse(String(value)))

/** Returns the start and the end among the times of an object; none where more than two could be them. */
function endsAmong(times: readonly Named[]): readonly Named[] {
  const roles = new Map(times.map((one) => [one, momentOf(one)?.role]))
  const own = times.filter(({ plain }) => !ofRecord.test(plain))
  const ofRole = (role: string) => own.filter((one) => roles.get(one) === role)
  const [starts, ends] = [ofRole('start'), ofRole('end')]
  if (starts.length === 1 && ends.length === 1) return [...starts, ...ends]
  if (own.length === 1 && ends.length === 1)
    return [...times.filter(({ plain }) => /^(date_)?creat/.test(plain)), ...ends]
  if (own.length !== 2) return []
  const [first, second] = own.map((one) => roles.get(one))
  return first !== second && (first === 'end' || second === 'start') ? own.toReversed() : own
}

/** Returns the time so many units later: on the same day of another month for spans of months. */
function later(time: number, count: number, unit: number): number {
  if (unit < month) return time + count * unit
  const date = new Date(time)
  date.setUTCMonth(date.getUTCMonth() + Math.round((count * unit) / month))
  return date.getTime()
}

const plannedNames = /^(scheduled|planned|expected|estimated|due|target)_(.+)$/
const delayNames = /^(?:(?:arrival|departure|total|actual)_)?(?:delay|delayed_by|lateness)(?:_(?:in_)?[a-z]+)?$/

/** An actual time is later than the planned one by the delay. */
export const delays: Relation = (members) => {
  const delay = members.find(({ plain }) => delayNames.test(plain))
  if (delay === undefined) return []
  return members.flatMap(({ name, plain }) => {
    const stem = plannedNames.exec(plain)?.[2]
    const actual = members.find((one) => one.plain === `actual_${stem}`)?.name
    if (actual === undefined) return []
    return [
      (the) => {
        const [planned, came] = [momentIn(the.value(name)), momentIn(the.value(actual))]
        const own = numberAt(the, delay.name) * unitOf(the, delay, minute)
        if (planned !== undefined && came !== undefined && own >= 0) the.put(actual, came.write(planned.time + own))
      }
    ]
  })
}

/** Makes two ends lie as far apart as a length says. If neither the end nor the length may change, the start does. */
function putSpan(the: Facts, start: Named, end: Named, length: Named | undefined): void {
  const [from, to] = [momentIn(the.value(start.name)), momentIn(the.value(end.name))]
  if (from === undefined || to === undefined || from.step !== to.step) {
    // A thing that goes on has taken no time yet.
    if (length !== undefined && the.value(end.name) === null) the.put(length.name, null)
    return
  }
  const isClock = from.step === minute
  const isPeriod = /(^|_)(period|billing|cycle|membership|subscription|term)(_|$)/.test(start.plain)
  const between = isPeriod ? 30 * day : Math.abs(to.time - from.time) || Math.max(from.step, 30 * minute)
  const own = length === undefined ? undefined : lengthIn(the, length, from.step)
  const unit = own?.unit ?? 1
  const likely = own === undefined ? between : fitting(own, between, from.step, lasting.test(length!.plain))
  const isOwn =
    own !== undefined && own.time > 0 && likely !== own.time && !the.put(length!.name, own.write(likely), true)
  const count = (isOwn ? own.time : likely) / unit
  const isLate = isClock && from.time + count * unit >= day
  if (isLate) the.put(start.name, from.write(day - count * unit - minute))
  const begin = isLate ? day - count * unit - minute : from.time
  const last = later(begin, count, unit)
  const isPut = last === to.time || the.put(end.name, to.write(last))
  if (own === undefined || length === undefined) return
  if (!isPut && the.put(length.name, own.write(to.time - from.time), true)) return
  if (!isPut) the.put(start.name, from.write(later(to.time, -count, unit)))
  const [started, reached] = [start, end].map(({ name }) => momentIn(the.value(name)) as Moment) as [Moment, Moment]
  the.put(length.name, own.write(reached.time - started.time), true)
}

/** Makes a length the time between two ends, by their names. */
export function putEnds(the: Facts, names: readonly [start: string, end: string, length: string]): void {
  const [start, end, length] = names.map((name) => ({ name, plain: snake(name) })) as [Named, Named, Named]
  putSpan(the, start, end, length)
}

/** The time that something takes by a member of its own, in milliseconds. */
interface Length {
  time: number
  unit: number
  write: (time: number) => string | number
}

function lengthIn(the: Facts, length: Named, step: number): Length | undefined {
  const own = the.value(length.name)
  if (typeof own === 'number' || own === null) {
    const unit = unitOf(the, length, step === day ? day : 1000)
    // Days are counted whole, if they were.
    const isWhole = unit >= day && Number.isInteger(Number(own))
    return {
      time: Number(own) * unit,
      unit,
      write: (time) => Math.max(0, isWhole ? Math.round(time / unit) : cents(time / unit))
    }
  }
  if (typeof own !== 'string') return undefined
  if (/^P(?=.)/.test(own)) return { time: isoTime(own), unit: minute, write: isoDuration }
  const [, count = '', rest = ''] = /^(\d{1,4})( ?[a-z]+)$/.exec(own) ?? []
  const said = unitIn(rest)
  if (said === undefined) return undefined
  return { time: Number(count) * said, unit: said, write: (time) => `${Math.round(time / said)}${rest}` }
}

/** Returns a length near the own one that whole steps can tell: days between dates. */
function fitting({ time, unit }: Length, between: number, step: number, isLasting: boolean): number {
  const least = Math.max(unit, step)
  const most = unit < day ? Math.max(between, day / 2) : unit === day ? 30 * day : 60 * unit
  const isLikely = time >= least && (isLasting || time <= most)
  return Math.max(1, Math.round((isLikely ? time : between) / least)) * least
}

function isoTime(text: string): number {
  const [, days = 0, hours = 0, minutes = 0, seconds = 0] =
    /^P(?:(\d{1,4})D)?(?:T(?:(\d{1,4})H)?(?:(\d{1,6})M)?(?:(\d{1,6})S)?)?$/.exec(text) ?? []
  return Number(days) * day + (Number(hours) * 60 + Number(minutes)) * minute + Number(seconds) * 1000
}

function isoDuration(time: number): string {
  const seconds = Math.max(1, Math.round(time / 1000))
  const parts = [Math.floor(seconds / 3600) % 24, Math.floor(seconds / 60) % 60, seconds % 60]
  const days = Math.floor(seconds / 86_400)
  const clock = parts.map((count, at) => (count > 0 ? `${count}${'HMS'[at]}` : '')).join('')
  return `P${days > 0 ? `${days}D` : ''}${clock === '' ? '' : `T${clock}`}`
}
