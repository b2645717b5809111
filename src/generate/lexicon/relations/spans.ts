/** Times from a start to an end, and how long they take. */

import { day } from '../entity/entity.ts'
import { type Deed, type Facts, type Named, numberAt, type Relation } from './facts.ts'
import { families, type Part, partFinder } from './roles.ts'

const minute = 60_000
/** A month on the average. Spans of whole months are counted by the calendar. */
const month = 30.436875 * day

const momentOf = partFinder({
  start:
    'start|starts|started|begin|begins|began|from|(?:check|move|sign)_?in|departure|depart|departs|departed|pickup|pick_up|opened|opens|open|entered|valid_from|clock_in|login|boarding|join|joined',
  end: 'end|ends|ended|finish|finishes|finished|stop|stops|complete|completed|to|until|till|(?:check|move|sign)_?out|arrival|arrive|arrives|arrived|return|dropoff|drop_off|closed|closes|close|stopped|left|valid_to|valid_until|clock_out|logout|landing|leave|leaves'
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
  [/(^|[^a-z])years?([^a-z]|$)/, 12 * month]
]

const unitIn = (text: string): number | undefined => units.find(([rule]) => rule.test(text))?.[1]

/** Returns the unit of a member in milliseconds, by its name, else its description, else the usual one. */
const unitOf = (the: Facts, { name, plain }: Named, usual = 1000): number =>
  unitIn(plain.replaceAll('_', ' ')) ?? unitIn(the.hint(name)) ?? usual

const durationNames =
  /^(total_|actual_|estimated_|flight_|travel_|session_|call_|run_?|trip_|stay_)?(duration|elapsed|elapsed_time|runtime|run_time|took|time_taken|time_spent|length)(_(in_)?[a-z]+)?$|^(num_|number_of_|total_|block_|flight_|travel_|trip_|driving_|walking_)?(nights|days|hours|minutes|seconds|weeks)(_(worked|spent|booked|count|elapsed))?$/

/** The end is the start and the duration. */
export const spans: Relation = (members) => {
  const timed = members.map(({ name, plain }) => ({ name, plain: plain.replace(timeWords, '') }))
  const duration = members.find(({ plain }) => durationNames.test(plain))
  return [...families(timed, momentOf).values()].flatMap((parts): Deed[] => {
    const start = parts.find(({ role }) => role === 'start')
    const ends = parts.filter(({ role }) => role === 'end')
    // The `stops` of a trip are no end.
    const endIn = (the: Facts) => ends.find(({ name }) => !Array.isArray(the.value(name)))
    return start === undefined ? [] : [(the) => putSpan(the, start, endIn(the), duration)]
  })
}

const issued =
  /^(issued|issue|granted|generated|created|creation|iat|authenticated|logged_in|purchased?|bought|activated|starts?|begins?|commencement)(_?(at|on|date|time))?$/
const expires =
  /^((warranty|guarantee|contract|cover)_)?(expires|expiry|expiration|exp|valid_until|expire|until|ends?)(_?(at|on|date|time))?$/
const lifetime =
  /^(expires_in|ttl|lifetime|valid_for|max_age|token_lifetime|warranty|guarantee|validity|contract|term)(_(in_|period_)?(?!until|ends?|expir)[a-z]+)?$/

/** A thing ends as long after it was issued as it says that it lasts. */
export const expiry: Relation = (members) => {
  const find = (rule: RegExp) => members.find(({ plain }) => rule.test(plain))
  const [start, end, length] = [find(issued), find(expires), find(lifetime)]
  if (start === undefined || end === undefined || length === undefined) return []
  return [
    (the) => {
      const [from, to] = [momentIn(the.value(start.name)), momentIn(the.value(end.name))]
      const own = numberAt(the, length.name)
      const unit = unitOf(the, length)
      if (from !== undefined && to !== undefined && own > 0) the.put(end.name, to.write(later(from.time, own, unit)))
    }
  ]
}

/** Returns the time so many units later: on the same day of another month for spans of months. */
function later(time: number, count: number, unit: number): number {
  const months = Math.round((count * unit) / month)
  if (unit < month) return time + count * unit
  const date = new Date(time)
  date.setUTCMonth(date.getUTCMonth() + months)
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

/** A time as milliseconds, and the way to write another one alike. */
export interface Moment {
  time: number
  write: (time: number) => string | number
  /** The least step that its form can tell. */
  step: number
}

/** Returns the time that a value says; undefined for one that computers do not know, as a leap second is. */
export function momentIn(value: unknown): Moment | undefined {
  const moment = writtenMoment(value)
  return moment === undefined || Number.isNaN(new Date(moment.time).getTime()) ? undefined : moment
}

function writtenMoment(value: unknown): Moment | undefined {
  if (typeof value === 'number') {
    const unit = value > 1e11 ? 1 : value > 1e8 ? 1000 : 0
    return unit === 0 ? undefined : { time: value * unit, write: (time) => Math.round(time / unit), step: unit }
  }
  if (typeof value !== 'string') return undefined
  const clock = /^(\d\d):(\d\d)(:\d\d)?$/.exec(value)
  if (clock !== null) {
    const tail = clock[3] === undefined ? 16 : 19
    const write = (time: number) => new Date(time).toISOString().slice(11, tail)
    return { time: (Number(clock[1]) * 60 + Number(clock[2])) * minute, write, step: minute }
  }
  if (/^\d{4}-\d\d-\d\d$/.test(value)) {
    return { time: Date.parse(value), write: (time) => new Date(time).toISOString().slice(0, 10), step: day }
  }
  const [, date, sign, clockTime, fraction = '', zone] =
    /^(\d{4}-\d\d-\d\d)([T ])(\d\d:\d\d:\d\d)(\.\d+)?(Z|[+-]\d\d:?\d\d|)$/.exec(value) ?? []
  if (date === undefined) return undefined
  const write = (time: number) => {
    const text = new Date(time).toISOString()
    const rest = text.slice(19, -1)
    return `${text.slice(0, 10)}${sign}${text.slice(11, 19)}${fraction !== '' || rest !== '.000' ? rest : ''}${zone}`
  }
  return { time: Date.parse(`${date}T${clockTime}${fraction}Z`), write, step: 1 }
}

function putSpan(the: Facts, start: Part, end: Part | undefined, duration: Named | undefined): void {
  if (end === undefined) return
  const [from, to] = [momentIn(the.value(start.name)), momentIn(the.value(end.name))]
  if (from === undefined || to === undefined || from.step !== to.step) {
    // A thing that goes on has taken no time yet.
    if (duration !== undefined && the.value(end.name) === null) the.put(duration.name, null)
    return
  }
  const isClock = from.step === minute
  const isPeriod = /(^|_)(period|billing|cycle|membership|subscription|term)(_|$)/.test(start.stem)
  const between = isPeriod ? 30 * day : Math.abs(to.time - from.time) || Math.max(from.step, 30 * minute)
  const own = duration === undefined ? undefined : durationIn(the, duration)
  const whole = own === undefined ? between : fitting(own, between, from.step)
  const isLate = isClock && from.time + whole >= day
  if (isLate) the.put(start.name, from.write(day - whole - minute))
  const begin = isLate ? day - whole - minute : from.time
  const last = begin + whole
  if (last !== to.time) the.put(end.name, to.write(last))
  if (own === undefined || duration === undefined) return
  const [started, reached] = [start, end].map(({ name }) => momentIn(the.value(name)) as Moment) as [Moment, Moment]
  the.put(duration.name, own.write(reached.time - started.time))
}

/** The time that something takes by a member of its own, in milliseconds. */
interface Length {
  time: number
  unit: number
  write: (time: number) => string | number
}

function durationIn(the: Facts, duration: Named): Length | undefined {
  const own = the.value(duration.name)
  if (typeof own === 'number') {
    const unit = unitOf(the, duration)
    const digits = Number.isInteger(own) ? 1 : 100
    return {
      time: Math.round(numberAt(the, duration.name)) * unit,
      unit,
      write: (time) => Math.round((time / unit) * digits) / digits
    }
  }
  if (typeof own !== 'string') return undefined
  if (/^P(?=.)/.test(own)) return { time: Number.NaN, unit: minute, write: isoDuration }
  const [, count = '', rest = ''] = /^(\d{1,4})( ?[a-z]+)$/.exec(own) ?? []
  const said = unitIn(rest)
  if (said === undefined) return undefined
  return { time: Number(count) * said, unit: said, write: (time) => `${Math.round(time / said)}${rest}` }
}

/** Returns a duration near the own one that whole steps can tell: days between dates. */
function fitting({ time, unit }: Length, between: number, step: number): number {
  const least = Math.max(unit, step)
  const isLikely = time >= least && time <= (unit < day ? Math.max(between, day / 2) : 30 * day)
  return Math.max(1, Math.round((isLikely ? time : between) / least)) * least
}

function isoDuration(time: number): string {
  const minutes = Math.max(1, Math.round(time / minute))
  const [days, hours, rest] = [Math.floor(minutes / 1440), Math.floor((minutes % 1440) / 60), minutes % 60]
  const clock = `${hours > 0 ? `${hours}H` : ''}${rest > 0 ? `${rest}M` : ''}`
  return `P${days > 0 ? `${days}D` : ''}${clock === '' ? '' : `T${clock}`}`
}
