/** The days of a series lie in the period that the object around says: `daily` from `period_start` on. */

import { inSeries, momentOf, periodIn } from '../../../contract/series.ts'
import type { Deed, Relation } from './facts.ts'

/** Ends of periods by their names, without which nothing is to do. */
const ends = /(^|_)(to|end|until|till)(_|$)/

export const series: Relation = (members): Deed[] =>
  members.some(({ plain }) => ends.test(plain))
    ? members.map(({ name }) => (the) => {
        const list = the.value(name)
        if (!Array.isArray(list)) return
        const period = periodIn(Object.fromEntries(members.map((one) => [one.name, the.value(one.name)])))
        const moment = momentOf(Object.keys(Object(list[0])))
        if (period === undefined || moment === undefined) return
        const values = inSeries(
          list.map((item) => Object(item)[moment]),
          period
        )
        the.put(
          name,
          list.map((item, index) => ({ ...item, [moment]: values[index] }))
        )
      })
    : []
