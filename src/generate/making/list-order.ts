/** Puts the items of a list in the order that its document promises. */

import { type Order, placeNames, promisedOrder } from '../../contract/promised-order.ts'
import { inSeries, isTime, momentOf, type Period } from '../../contract/series.ts'
import { memoized } from '../../document/memoized.ts'
import { isSchemaObject } from '../../schema/meaning/schema.ts'
import type { Context, Place } from '../context/context.ts'
import { snake } from '../lexicon/entity/scene.ts'
import { spelledLike } from '../lexicon/words/makers.ts'
import type { Shape } from '../shapes/shape.ts'

type Item = Record<string, unknown>

/** Words without which no order is promised. */
const promising = /first|order|sort|chronolog|alphabet|rank|leader|newest to|oldest to|new to old/i

/** The deepest list of a reply that its operation speaks of. */
const deepest = 2

const longestText = 6000

const mostKnown = 2000

/**
 * Returns the items in the promised order; the places that they count stay in theirs. `fits`: tells whether the n-th
 * item may be another one.
 */
export function inOrder(
  { wish }: Context,
  shape: Shape,
  at: Place,
  items: unknown[],
  fits: (item: unknown, n: number) => boolean
): unknown[] {
  const own = at.depth <= deepest && !at.listed ? wish.hint : ''
  const isPromised = promising.test(shape.hint) || promising.test(own)
  if (wish.examples || items.length < 2) return items
  if (!items.every(isItem) || shape.array.parts.some(({ schema }) => schema.prefixItems !== undefined)) return items
  const names = Object.keys(items[0] as Item)
  const promised = isPromised ? orderFor(JSON.stringify([`${shape.hint}. ${own}`, names])) : undefined
  const numbered = promised === undefined ? byNumbers(items, names) : undefined
  const order = promised ?? numbered ?? byRanks(items, names)
  if (order === undefined) return inTime(items, names, wish.period, fits)
  const { name, down } = order
  const sorted = [...items].sort((one, other) => (down ? -1 : 1) * compared(one[name], other[name]))
  const isTold = order === numbered
  const isPlace = (one: string) => placeNames.test(one) || numbers.test(one) || (isTold && isTimed(items, one))
  for (const place of names.filter((one) => isPlace(one) && one !== name)) putPlaces(sorted, place)
  return sorted
}

/** Returns the items of a series in the order of their days or moments, and those of a week from Monday on. */
function inTime(
  items: Item[],
  names: readonly string[],
  period: Period | undefined,
  fits: (item: unknown, n: number) => boolean
): unknown[] {
  const name = momentOf(names) ?? names.find((one) => weekdays.test(one))
  if (name === undefined) return items
  const own = items.map((item) => item[name])
  const values = own.every((value) => dayNames.test(String(value))) ? weekLike(own as string[]) : inSeries(own, period)
  const ordered = items.map((item, index) => ({ ...item, [name]: values[index] }))
  return ordered.every(fits) ? ordered : items
}

const weekdays = /^(week_?day|day(_?of_?(the_?)?week|_?name)?)$/i
const week = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday']
const dayNames = /^(mon|tues?|wed(nes)?|thu(rs)?|fri|sat(ur)?|sun)(day)?$/i

/** Returns the days of the week, as short and as loud as the given ones. */
const weekLike = (own: readonly string[]): string[] =>
  own.map((text, index) => {
    const day = week[index % week.length]!
    return spelledLike(text.length === 3 ? day.slice(0, 3) : day, text)
  })

/** Names of members that number the parts of a thing. */
const numbers = /^(number|no|seq|sequence|step|(installment|instalment|leg|lap|round|step)_?(number|no))$/i

/** Returns the order of numbered parts: that of the first time which all of them have. */
function byNumbers(items: readonly Item[], names: readonly string[]): Order | undefined {
  const isCounted = (name: string) => numbers.test(name) && items.every((item, at) => item[name] === at + 1)
  if (!names.some(isCounted)) return undefined
  const name = names.find((one) => isTimed(items, one))
  return name === undefined ? undefined : { name, down: false }
}

const isTimed = (items: readonly Item[], name: string): boolean => items.every((item) => isTime(item[name]))

/** Returns the order of ranked items: by the first number that is no key, the greatest first, but the shortest time. */
function byRanks(items: readonly Item[], names: readonly string[]): Order | undefined {
  if (!names.some((name) => ranks.test(name))) return undefined
  const isAmount = (name: string) =>
    !ranks.test(name) && !keys.test(snake(name)) && items.every((item) => typeof item[name] === 'number')
  const name = names.find(isAmount)
  return name === undefined ? undefined : { name, down: !spans.test(snake(name)) }
}
const ranks = /^rank(ing)?$/i
const keys = /(^|_)(id|no|number|bib|year|age)$/
const spans = /(^|_)(time|duration|seconds|ms|millis|gap)$|^(time|duration)_/

const orderFor = memoized(
  (key: string) => {
    const [text, names] = JSON.parse(key) as [string, string[]]
    return promisedOrder(text, names)
  },
  mostKnown,
  longestText
)

const isItem = (one: unknown): one is Item => isSchemaObject(one)

/** Returns the order of two numbers, else of two texts, whatever their case. */
export function compared(one: unknown, other: unknown): number {
  if (typeof one === 'number' && typeof other === 'number') return one - other
  const [left, right] = [one, other].map((value) => String(value ?? '').toLowerCase()) as [string, string]
  return left < right ? -1 : Number(left > right)
}

/** Writes the numbers that count places, and times, in their order again. */
function putPlaces(items: Item[], name: string): void {
  const places = items.map((item) => item[name])
  if (!places.every((place) => typeof place === 'number' || isTime(place))) return
  const counted = [...places].sort(compared)
  for (const [index, item] of items.entries()) item[name] = counted[index]
}
