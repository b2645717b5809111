/** Helpers for dates. */

import { dateFormatOf } from '../../control/matching/date-formats.ts'
import { cutOf, dateReaderOf, shifted } from '../../control/matching/dates.ts'
import { type HelperOptions, isOptions, text } from './arguments.ts'

/** A date that is written in the format of its helper. */
class Moment extends Date {
  readonly #text: string

  constructor(date: Date, written: string) {
    super(date)
    this.#text = written
  }

  override toString(): string {
    return this.#text
  }

  override toJSON(): string {
    return this.#text
  }
}

export const dates = {
  now: ({ hash }: HelperOptions) => dated(new Date(), hash),
  date: (value: unknown, { hash }: HelperOptions) => dated(dateOf(value), hash),
  parseDate: (value: unknown, { hash }: HelperOptions) =>
    dated(dateOf(value, hash.format === undefined ? undefined : text(hash.format)), {}),
  truncateDate: (value: unknown, name: unknown) => dated(cutOf(text(name))(dateOf(value)), {}),
  dateFormat(value: unknown, ...given: unknown[]) {
    const { hash } = given.at(-1) as HelperOptions
    const [first = hash.format ?? 'medium'] = given.filter((one) => !isOptions(one))
    const format = text(first)
    const { tz: timezone = 'UTC' } = hash
    if (!/^(full|long|medium|short)$/.test(format)) return dated(dateOf(value), { format, timezone })
    const dateStyle = format as 'full'
    return new Intl.DateTimeFormat('en-US', { dateStyle, timeZone: text(timezone) }).format(dateOf(value))
  }
}

function dateOf(value: unknown, format?: string): Date {
  if (value instanceof Date) return value
  const date = dateReaderOf(format)(text(value))
  if (date === undefined)
    throw new Error(
      `${JSON.stringify(text(value))} is no date${format === undefined ? '' : ` in the format ${format}`}`
    )
  return date
}

/** `offset='3 days' format='yyyy-MM-dd' timezone='Europe/Berlin'`. */
function dated(date: Date, { offset, format = '', timezone = 'UTC' }: Record<string, unknown>): Moment {
  const moment = offset === undefined ? date : shifted(date, text(offset))
  return new Moment(moment, written(moment, text(format), text(timezone)))
}

function written(moment: Date, format: string, timezone: string): string {
  if (format === 'epoch') return String(moment.getTime())
  if (format === 'unix') return String(Math.floor(moment.getTime() / 1000))
  return format === '' ? moment.toISOString().replace(/\.\d{3}Z$/, 'Z') : dateFormatOf(format).write(moment, timezone)
}
