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

/** `released`, `release` and `releases` are of one stem. */
const stemOf = (word: string): string => word.replace(/(ed|e|d|s)$/, '')
