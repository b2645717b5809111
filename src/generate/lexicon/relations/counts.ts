/** Numbers that count the things of a list beside them, or add up a member of these. */

import { bare } from '../../../contract/bare.ts'
import { tells } from '../../../contract/paging.ts'
import { singular } from '../words/singular.ts'
import {
  amountOf,
  cents,
  type Deed,
  entriesOf,
  exact,
  type Facts,
  type Named,
  numberAt,
  type Relation,
  shareOf,
  writtenAs
} from './facts.ts'
import { membersOf } from './named.ts'

const countNames =
  /^(?:(?:total_)?(?:num|number|no|count|amount)_(?:of_)?|total_|n_)(.+)$|^(.+?)_?(?:count|counter|total|length|num)$/

/** `photos_count`, `number_of_photos` and `total_photos` are the length of `photos`. */
export const counts: Relation = (members) =>
  members.flatMap(({ name, plain }): Deed[] => {
    const [, after, before] = countNames.exec(plain) ?? []
    const noun = singular(after ?? before ?? '')
    // A page has a count of its own.
    if (noun === '' || tells.has(bare(plain))) return []
    const list =
      members.find((one) => one.plain !== plain && singular(one.plain) === noun) ??
      members.find((one) => one.plain !== plain && singular(one.plain).endsWith(`_${noun}`))
    return list === undefined ? [] : [(the) => putLength(the, name, list)]
  })

/** Things that are counted once each are no more than all of them. */
export const distinct: Relation = (members) =>
  members.flatMap(({ name, plain }): Deed[] => {
    const noun = /^(?:unique|distinct)_(.+)$/.exec(plain)?.[1]
    const all = members.find((one) => one.plain === noun || one.plain === `total_${noun}`)
    if (all === undefined) return []
    return [
      (the) => {
        const [own, most] = [numberAt(the, name), numberAt(the, all.name)]
        if (own > most) the.put(name, Math.floor(most * (0.4 + 0.5 * shareOf(own))))
      }
    ]
  })

function putLength(the: Facts, name: string, list: Named): void {
  const there = entriesOf(the.value(list.name))
  if (there !== undefined) the.put(name, there.length)
}

/** Numbers that come from a member of all things in a list, by the words for them. */
const aggregates: readonly (readonly [words: string, of: (values: number[]) => number])[] = [
  ['(?:grand_)?total|sum|combined', sumOf],
  ['average|avg|mean|overall', (values) => cents(sumOf(values) / values.length)],
  ['min|minimum|lowest|cheapest|smallest', (values) => Math.min(...values)],
  ['max|maximum|highest|largest|greatest', (values) => Math.max(...values)]
]

const rules = aggregates.map(
  ([words, of]) => [new RegExp(`^(?:${words})_(?:of_)?(.+)$|^(.+)_(?:${words})$`), of] as const
)

/** `total_votes` is the sum of `votes` of all things in a list, `average_rating` the mean of their `rating`. */
export const sums: Relation = (members) =>
  members.flatMap(({ name, plain }): Deed[] =>
    rules.flatMap(([rule, of]): Deed[] => {
      const [, after, before] = rule.exec(plain) ?? []
      const noun = singular(after ?? before ?? '')
      // `total_orders` counts the orders, but `average_order` is of their amounts.
      const isListed = members.some((one) => one.plain !== plain && singular(one.plain) === noun)
      const isOfAmounts = given.test(noun) || (of !== sumOf && isListed)
      const nouns = isOfAmounts ? [noun, 'amount'] : [noun]
      return noun === '' ? [] : [(the) => the.put(name, aggregateIn(the, nouns, of))]
    })
  )

/** Words for money that is given: `total_raised` is the sum of the amounts. */
const given = /^(raised|collected|donated|pledged|contributed)$/

function aggregateIn(the: Facts, nouns: readonly string[], of: (values: number[]) => number): number {
  for (const noun of nouns)
    for (const list of the.lists()) {
      const values = list.map((one) => amountIn(one, noun))
      if (values.length > 0 && !values.some(Number.isNaN)) return of(values)
    }
  return Number.NaN
}

function sumOf(values: readonly number[]): number {
  return values.reduce((sum, value) => exact(sum + value), 0)
}

const wholeNames = /^(total|count|all)(_count)?$/
/** Names of numbers by what they are about; `created_by_user` is none. */
const brokenDown = /^by_|(?<!ed)_by_|(^|_)breakdown$/

/** A total is the sum of the numbers in the object beside it that breaks it down: `by_status`. */
export const breakdowns: Relation = (members) => {
  const [whole, parts] = [wholeNames, brokenDown].map((rule) => members.find(({ plain }) => rule.test(plain)))
  if (whole === undefined || parts === undefined) return []
  return [
    (the) => {
      const numbers = Object.values(Object(the.value(parts.name))).map(amountOf)
      if (numbers.length > 0) the.put(whole.name, sumOf(numbers))
    }
  ]
}

/** Returns the number that a thing of a list has under a noun, or NaN. */
function amountIn(thing: unknown, noun: string): number {
  const row = Object(thing) as Record<string, unknown>
  const member = membersOf(row).find(({ plain }) => singular(plain) === noun)
  return member === undefined ? Number.NaN : amountOf(row[member.name])
}

const shareNames = /^(percent(age)?|pct|share|proportion|fraction|ratio)$|_(percent(age)?|pct|share)$/
const sharedNames = /^(votes?|count|amount|value|total|responses|hits|visits|users|sessions|clicks|quantity|sum|seats)$/
const sharingLists =
  /^(results?|options?|answers?|choices?|candidates?|parties|segments?|slices?|breakdown|distribution|buckets?|shares?|categories|by_.+|.+_(breakdown|distribution|results)|parts|components|composition|materials|ingredients|allocations?|holdings|(share|stake)holders|beneficiaries|splits|portfolio)$/

/** The percentages of the things in a list are their shares of all of them. */
export const shares: Relation = (members) =>
  members.flatMap(({ name, plain }): Deed[] => (sharingLists.test(plain) ? [(the) => putShares(the, name)] : []))

function putShares(the: Facts, name: string): void {
  const list = the.value(name)
  if (!Array.isArray(list) || list.length < 2) return
  const named = membersOf(Object(list[0]))
  const share = named.find(({ plain }) => shareNames.test(plain))?.name
  if (share === undefined) return
  // Without votes, say, the shares themselves are weighed.
  const part = named.find(({ plain }) => sharedNames.test(plain))?.name ?? share
  const parts = list.map((one) => amountOf(Object(one)[part]))
  const all = sumOf(parts)
  const isFraction = list.every((one) => amountOf(Object(one)[share]) <= 1)
  if (!(all > 0)) return
  const percents = parts.map((value) => (isFraction ? exact(value / all) : Math.round((1000 * value) / all) / 10))
  // The last one takes what rounding leaves.
  if (part === share) percents.splice(-1, 1, exact((isFraction ? 1 : 100) - sumOf(percents.slice(0, -1))))
  the.put(
    name,
    list.map((one, index) => ({ ...one, [share]: writtenAs(one[share], percents[index] as number) }))
  )
}

/** Nobody has rated a thing that has no ratings. */
export const unrated: Relation = (members) => {
  const find = (rule: RegExp) => members.find(({ plain }) => rule.test(plain))?.name
  const count = find(/^(rating|review|vote)s?_count$|^(num|number_of|total)_(ratings|reviews|votes)$/)
  const rating = find(/^((average|avg)_)?(rating|stars|review_score)(_(average|value))?$/)
  if (count === undefined || rating === undefined) return []
  return [(the) => numberAt(the, count) === 0 && !the.put(rating, null) && the.put(rating, 0)]
}
