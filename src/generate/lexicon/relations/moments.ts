/** Moments in the forms that members have them in: dates, times of the day, numbers of seconds. */

import { day } from '../entity/entity.ts'

const minute = 60_000

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
