/** Totals that are at least their parts, and amounts of periods: a week has no less than its days. */

import { bare } from '../../../contract/bare.ts'
import { tells } from '../../../contract/paging.ts'
import { singular } from '../words/singular.ts'
import { type Deed, exact, type Facts, type Named, numberAt, type Relation, shareOf } from './facts.ts'
import { families, partFinder } from './roles.ts'
import { roleOf } from './wholes.ts'

const totalNames =
  /^(?:(?:grand_)?(?:total|overall|cumulative|lifetime|all_time)_(.+)|(.+)_(?:total|overall|cumulative|lifetime|all_time))$/
/** Numbers that are no amounts of the thing that a total counts. */
const otherNumbers =
  /(^|_)(id|no|num|number|code|year|index|rank|version|rate|percent(age)?|pct|ratio|share|avg|average|mean|median|min|max|limit|quota|at|on|by|date|time|timestamp|ts|total|port|page|size)$|(^|_)(per|avg|average|min|max|total|unit)_/

/** Returns the parts of a total: `file_total` has `file_count`, `total_views` has `views_today` and `new_views`. */
function partsOf(total: Named, stem: string, members: readonly Named[]): Named[] {
  const noun = singular(stem)
  return members.filter((one) => {
    const { name, plain } = one
    if (name === total.name || roleOf(one) !== undefined || (otherNumbers.test(plain) && !plain.endsWith('_size')))
      return false
    const words = plain.split('_').map(singular).join('_')
    return words === noun || words.startsWith(`${noun}_`) || words.endsWith(`_${noun}`)
  })
}

/** A total is at least the greatest of its parts. */
export const totals: Relation = (members) =>
  members.flatMap((total): Deed[] => {
    const [, after, before] = totalNames.exec(total.plain) ?? []
    const stem = after ?? before
    if (stem === undefined || tells.has(bare(total.plain)) || otherNumbers.test(stem)) return []
    const parts = partsOf(total, stem, members)
    if (parts.length === 0) return []
    const isSum = parts.length > 1 && summed.test(stem) && !parts.some(({ plain }) => overlapping.test(plain))
    return [(the) => (isSum ? putSum(the, total.name, parts) : putTotal(the, total.name, parts))]
  })

/** Nouns of amounts that add up: `prep_minutes` and `cook_minutes` are `total_minutes`. */
const summed =
  /^(cost|fee|minute|hour|second|day|vote|pay|weight|area|score|point|mark|expense|charge|calorie|tax|token|goal)e?s?$/
/** Words for parts that other parts may have a share in. */
const overlapping =
  /(^|_)(today|daily|week(ly)?|month(ly)?|year(ly)?|annual|last|current|previous|best|worst|new|unique|base|average|billable|remaining|estimated|planned|actual|\d+d?)(_|$)/

function putSum(the: Facts, name: string, parts: readonly Named[]): void {
  const sum = parts.reduce((all, part) => all + numberAt(the, part.name), 0)
  the.put(name, exact(sum))
}

/** Words for parts that exclude each other. */
const states =
  /(^|_)(active|inactive|suspended|pending\w*|rejected|verified|unverified|blocked|banned|approved|expired|cancell?ed|online|offline|draft|published|archived|new|returning|enabled|disabled|male|female)(_|$)/

function putTotal(the: Facts, name: string, parts: readonly Named[]): void {
  const own = numberAt(the, name)
  const values = parts.map((part) => numberAt(the, part.name)).filter((value) => !Number.isNaN(value))
  const inStates = parts.filter(({ plain }) => states.test(plain)).map((part) => numberAt(the, part.name))
  const sum = inStates.reduce((all, value) => all + value, 0)
  const most = Math.max(...values, inStates.length > 1 ? sum : 0)
  if (inStates.length > 1 && most === sum) the.put(name, sum)
  if (!(numberAt(the, name) < most)) return
  const value = most * (1.2 + 2 * shareOf(own))
  the.put(name, Number.isInteger(most) ? Math.round(value) : exact(value))
}

const periodOf = partFinder({
  1: 'today|daily|per_day|this_day|last_24_?h(?:ours)?|24_?h(?:ours)?|1_?d',
  2: 'weekly|this_week|last_week|per_week|(?:last_)?7_?d(?:ays)?',
  3: 'monthly|this_month|last_month|per_month|(?:last_)?30_?d(?:ays)?',
  4: 'yearly|annual|annually|this_year|last_year|per_year|last_365_days'
})

/** The amounts of longer periods are greater. */
export const periods: Relation = (members) =>
  [...families(members, periodOf).values()].flatMap((parts): Deed[] => {
    const sorted = parts.toSorted((one, other) => Number(one.role) - Number(other.role))
    if (new Set(sorted.map(({ role }) => role)).size < sorted.length || sorted.length < 2) return []
    return [(the) => putRising(the, sorted)]
  })

function putRising(the: Facts, sorted: readonly Named[]): void {
  const there = sorted.filter(({ name }) => !Number.isNaN(numberAt(the, name)))
  const values = there.map(({ name }) => numberAt(the, name)).sort((one, other) => one - other)
  for (const [index, { name }] of there.entries()) the.put(name, values[index])
}
