/** Series: rows without a key or a name of their own, each of which tells about a day or a moment. */

import { bare } from './bare.ts'

/** The first and the last day or moment that a request asks for. */
export interface Period {
  from: string
  to: string
}

const keys = /^(_?id|uuid|guid|key|slug|code|name|title|label)$|[a-z](_id|Id|ID|_?[Uu]uid)$/
const moments = /^(date|day|time|datetime|timestamp|ts|(recorded|measured|observed|sampled|captured|logged)(at|on))$/

/** Other times and parts of dates, which agree with the moment. */
const times = /^(year|month|week|weekday|day|dayofweek|dayname)$|(time|start|end)$/

/** Returns the member that says when each row of a series is; undefined for other rows. */
export function momentOf(names: readonly string[]): string | undefined {
  const found = names.find((name) => moments.test(bare(name)))
  const isOther = (name: string) => keys.test(name) || (name !== found && times.test(bare(name)))
  return found === undefined || names.some(isOther) ? undefined : found
}

const day = 86_400_000
const isDay = (value: unknown): boolean => isTime(value) && value.length === 10
const dayAfter = (time: number, days: number): string => new Date(time + days * day).toISOString().slice(0, 10)

/** Returns the milliseconds of a day or a moment. One without a zone is in UTC, wherever standin runs. */
const timeOf = (text: string): number => Date.parse(zoneless.test(text) ? `${text}Z` : text)

const zoneless = /^\d{4}-\d\d-\d\d[T ]\d\d:\d\d(:\d\d(\.\d+)?)?$/

const mostDays = 31

export const daysIn = ({ from, to }: Period): number =>
  Math.max(1, Math.min(mostDays, 1 + Math.floor((timeOf(to) - timeOf(from)) / day)))

/** Returns the moments of a series in their order: days follow one another, from the first of the period. */
export function inSeries(values: readonly unknown[], period?: Period): unknown[] {
  const sorted = [...values].sort((one, other) =>
    typeof one === 'number' ? one - Number(other) : textOrder(one, other)
  )
  const last = sorted.at(-1)
  if (!sorted.every(isDay)) return period !== undefined && sorted.every(isMoment) ? spread(sorted, period) : sorted
  const first = period === undefined ? Date.parse(String(last)) - (sorted.length - 1) * day : timeOf(period.from)
  return sorted.map((_, index) => dayAfter(first, index))
}

const textOrder = (one: unknown, other: unknown): number => (String(one) < String(other) ? -1 : 1)

const isMoment = (value: unknown): boolean => /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/.test(String(value))

/** Returns moments at equal distances in a period. */
function spread(values: readonly unknown[], { from, to }: Period): string[] {
  const step = (timeOf(to) - timeOf(from)) / values.length
  return values.map((_, index) => `${new Date(timeOf(from) + index * step).toISOString().slice(0, 19)}Z`)
}

/** Tells whether a value is a day or a moment. */
export const isTime = (value: unknown): value is string =>
  typeof value === 'string' && /^\d{4}-\d\d-\d\d/.test(value) && !Number.isNaN(Date.parse(value))

const starts =
  /^(?:period|range|report)?(from|start|since|after|begin)(date|day|at|time)?$|^(date|time)(from|start|min)$/
const ends = /^(?:period|range|report)?(to|end|until|till|before)(date|day|at|time)?$|^(date|time)(to|end|max)$/

/** Returns the period that a query asks for; undefined where it lacks an end, or they are no days or moments. */
export function periodIn(query: Readonly<Record<string, unknown>>): Period | undefined {
  const find = (rule: RegExp) => {
    const name = Object.keys(query).find((one) => rule.test(bare(one)))
    const value = name === undefined ? undefined : query[name]
    return isTime(value) ? value : ''
  }
  const [from, to] = [find(starts), find(ends)] as [string, string]
  return from !== '' && to !== '' && timeOf(from) <= timeOf(to) ? { from, to } : undefined
}
