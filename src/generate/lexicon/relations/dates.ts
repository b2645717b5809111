/** Parts of a date that stand beside it: its year, month, weekday. */

import type { Deed, Relation } from './facts.ts'

const weekdays = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday']
const months = 'January February March April May June July August September October November December'.split(' ')

/** Returns each part of a date, in the form of the value that is there. */
const parts: Readonly<Record<string, (date: Date, own: unknown) => unknown>> = {
  year: (date) => date.getUTCFullYear(),
  month: (date, own) => (typeof own === 'number' ? date.getUTCMonth() + 1 : named(months, date.getUTCMonth(), own)),
  day: (date, own) => (typeof own === 'number' ? date.getUTCDate() : named(weekdays, date.getUTCDay(), own)),
  quarter: (date, own) => {
    const quarter = Math.floor(date.getUTCMonth() / 3) + 1
    return typeof own === 'number' ? quarter : `Q${quarter}`
  },
  weekday: (date, own) => (typeof own === 'number' ? date.getUTCDay() : named(weekdays, date.getUTCDay(), own)),
  day_of_week: (date, own) => (typeof own === 'number' ? date.getUTCDay() : named(weekdays, date.getUTCDay(), own))
}

/** Returns a name as short as the own value, and with its capitals; undefined beside another kind of text. */
function named(names: readonly string[], index: number, own: unknown): string | undefined {
  const text = String(own)
  const like = names.find((name) => name.toLowerCase().startsWith(text.toLowerCase()) && text.length > 2)
  if (like === undefined) return undefined
  const name = (names[index] as string).slice(0, text.length < like.length ? text.length : undefined)
  return text === text.toLowerCase() ? name.toLowerCase() : text === text.toUpperCase() ? name.toUpperCase() : name
}

const partNames = new RegExp(`^(?:(.+)_)?(${Object.keys(parts).join('|')})$`)
/** Words that only say that it is a time. */
const dateWords = /(^|_)(at|on|date|time|datetime|timestamp)$/

/** `release_year` is the year of `release_date`, and `year` that of `date`. */
export const dates: Relation = (members) =>
  members.flatMap(({ name, plain }): Deed[] => {
    const [, stem = '', part = ''] = partNames.exec(plain) ?? []
    if (part === '') return []
    const date = members.find((one) => {
      return one.name !== name && stemOf(one.plain.replace(dateWords, '')) === stemOf(stem)
    })
    if (date === undefined) return []
    return [
      (the) => {
        const value = the.value(date.name)
        if (typeof value !== 'string' || !/^\d{4}-\d\d-\d\d/.test(value)) return
        the.put(name, parts[part]?.(new Date(value), the.value(name)))
      }
    ]
  })

const periodNames = /^(?:(?:billing|reporting|pay|tax|fiscal|statement|accounting)_)?(?:period|month|quarter|year)$/
const firstNames =
  /^(?:(?:.+_)?(?:period|month|quarter|year)_)?(?:start|starts|from|begin|first_day)(?:_(?:on|at|date))?$/
const lastNames = /^(?:(?:.+_)?(?:period|month|quarter|year)_)?(?:end|ends|to|until|last_day)(?:_(?:on|at|date))?$/

/** Returns the first and the last day of `2024`, `2024-03` or `2024-Q1`; undefined for another text. */
function daysOf(period: unknown): [first: string, last: string] | undefined {
  const [, year, quarter, month] = /^(\d{4})(?:-?Q([1-4])|-(0[1-9]|1[0-2]))?$/.exec(String(period)) ?? []
  if (year === undefined) return undefined
  const first = quarter === undefined ? Number(month ?? 1) - 1 : 3 * Number(quarter) - 3
  const length = quarter !== undefined ? 3 : month === undefined ? 12 : 1
  const ends = [Date.UTC(Number(year), first), Date.UTC(Number(year), first + length, 0)]
  return ends.map((time) => new Date(time).toISOString().slice(0, 10)) as [string, string]
}

/** A month, a quarter or a year begins and ends on its first and last day. */
export const calendarPeriods: Relation = (members) => {
  const [period, first, last] = [periodNames, firstNames, lastNames].map(
    (rule) => members.find(({ plain }) => rule.test(plain))?.name
  )
  if (period === undefined || first === undefined || last === undefined) return []
  return [
    (the) => {
      const days = daysOf(the.value(period))
      if (days === undefined) return
      const start = String(the.value(first))
      if (!the.put(first, days[0]) && /^\d{4}-\d\d/.test(start)) the.put(period, start.slice(0, 7))
      the.put(last, daysOf(the.value(period))?.[1])
    }
  ]
}

/** `released`, `release` and `releases` are of one stem. */
const stemOf = (word: string): string => word.replace(/(ed|e|d|s)$/, '')
