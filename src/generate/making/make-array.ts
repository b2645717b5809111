/** Makes lists. */

import { daysIn, momentOf } from '../../contract/series.ts'
import { isObject } from '../../document/json/is-object.ts'
import { canonical, isSame, list, type Type } from '../../schema/meaning/json-values.ts'
import { NoValue } from '../../schema/meaning/no-value.ts'
import { isSchema } from '../../schema/meaning/schema.ts'
import { isLost, type Located } from '../../schema/meaning/scope.ts'
import {
  alone,
  type Context,
  failure,
  fitsAll,
  lean,
  mostParts,
  orElse,
  type Place,
  recursive,
  TooLarge
} from '../context/context.ts'
import { type Entity, entityOf, partEntity } from '../lexicon/entity/entity.ts'
import { below, random, type Seed } from '../lexicon/entity/random.ts'
import { singular } from '../lexicon/words/singular.ts'
import { linkLists, noteLinks } from '../links/link-lists.ts'
import { withDescription, withExample } from '../shapes/inherited.ts'
import type { Shape } from '../shapes/shape.ts'
import { inOrder } from './list-order.ts'
import { wordsLike } from './listed-words.ts'
import { declaredMembers, wrapper } from './members.ts'

/** The most tries of an item that must differ from the others. */
const mostDraws = 60

/** The rows between two tries of an item: a prime, so that a table of words has another one there. */
const stride = 31

/** The most tries of a text that should differ from the others. */
const mostDrawsOfText = 7

/** The most items of a list for which another text is looked for in vain. */
const mostFruitless = 100

/** Names of lists whose numbers are about one place. */
const spatial = /^(coordinates?|bbox|bounding_box|bounds|extent|lng_?lat|lon_?lat|lat_?lng|lat_?lon|geo_?point)$/

/** A schema of `contains`, and the number of items that have to fit it. */
interface Contained {
  rule: Located
  atLeast: number
  atMost: number
  has: number
}

export function makeArray(context: Context, shape: Shape, at: Place, n: number): unknown[] {
  const { min, max, unique } = shape.array
  if (min > max) throw failure(`minItems ${min} is over maxItems ${max}`, at)
  if (min * at.many > mostParts) throw new TooLarge(`minItems ${min} asks for more items than standin makes`, at)
  const contained = containedIn(context, shape)
  const needed = contained.reduce((sum, { atLeast }) => sum + atLeast, 0)
  if (needed > mostParts) throw new TooLarge(`contains asks for ${needed} items, more than standin makes`, at)
  const prefix = prefixOf(shape)
  const asked = at.depth === 0 ? context.wish.minItems : 0
  const words =
    asked > 0 || needed > 0 || prefix > 0 ? undefined : wordsLike(context, shape, at, itemAt(context, shape, 0))
  if (words !== undefined) return words
  const want = lengthOf(context, shape, at, n, { asked, needed, prefix })
  // Contained items come first, but behind the prefix if there is room; else ever further inside it.
  const last = Math.max(0, Math.min(prefix, want - needed))
  const start = last - (Math.floor(n / 2) % (last + 1))
  const items: unknown[] = []
  const taken: Taken = { keys: new Set(), unique, isEnough: false, fruitless: 0 }
  const least = Math.max(min, needed)
  for (let i = 0; i < want; i++) {
    const rules = rulesAt(context, shape, contained, i, i >= start)
    const exemplified = Array.isArray(at.example) && i < at.example.length
    if (rules.length === 0 && i >= min && i >= asked && shape.array.parts.length === 0 && !exemplified) break
    try {
      taken.isEnough = i >= least && i >= asked && !exemplified
      const item = itemOf(context, rules, at, i, taken, at.many * Math.max(1, min))
      if (item === undefined) continue
      items.push(item)
      for (const one of contained) if (context.check.fits(one.rule, item)) one.has++
    } catch (error) {
      if (!(error instanceof NoValue) || error.final) throw error
      if (i >= least) break
      if (!context.effort.thrifty || items.length === 0) throw error
      context.misfits++
      break
    }
  }
  if (linkLists.test(at.name))
    noteLinks(context, items, { at, items: itemAt(context, shape, 0), least: min, most: max })
  const made = inOrder(context, shape, at, items, (item, i) => fitsAll(context, itemAt(context, shape, i), item))
  return Array.isArray(at.example) ? made : withoutTwins(made, Math.max(1, least, asked))
}

/** Drops objects that equal the one before them, from a list's end: their schema leaves nothing to differ in. */
function withoutTwins(items: unknown[], least: number): unknown[] {
  for (let i = items.length - 1; i >= least; i--)
    if (isObject(items[i]) && isSame(items[i], items[i - 1])) items.splice(i, 1)
  return items
}

function containedIn({ plans }: Context, shape: Shape): Contained[] {
  return shape.array.parts.flatMap((one) => {
    const { contains, minContains, maxContains } = one.schema
    if (!isSchema(contains)) return []
    const atLeast = typeof minContains === 'number' ? minContains : 1
    const atMost = typeof maxContains === 'number' ? maxContains : Infinity
    return [{ rule: plans.scope.inside(one, contains), atLeast, atMost, has: 0 }]
  })
}

function lengthOf(
  context: Context,
  shape: Shape,
  at: Place,
  n: number,
  { asked, needed, prefix }: { asked: number; needed: number; prefix: number }
): number {
  const { min, max } = shape.array
  const { effort, wish } = context
  const rules = itemAt(context, shape, prefix)
  // An example of a word or a number is the whole list; one of an object is its first row.
  const shownAlone = wish.examples && typeOfItems(context, rules, at) !== 'object'
  const isOfReply = at.depth <= 1 || (!at.listed && wrapper.test(at.name))
  let want = shownAlone ? 1 : isOfReply ? 3 : random(below(at.seed, 'length')).int(1, 3)
  if (wish.period !== undefined && isOfReply && isSeries(context, rules, at)) want = daysIn(wish.period)
  // A point has two coordinates.
  if (/^coordinates?$/.test(at.name) && typeOfItems(context, rules, at) === 'number') want = 2
  if (prefix > 0) want = prefix
  if (lean(context, n) || effort.nodes > effort.soft || recursive(context, rules, at)) want = 0
  if (rules.some((one) => isLost(context.plans.scope, one))) want = 0
  if (Array.isArray(at.example)) want = at.example.length
  // The prefix may not hold the contained items, so others follow it.
  if (prefix > 0 && n % 2 === 1) want += needed
  if (!at.listed) want = Math.min(want, wish.paging.size ?? want)
  return Math.min(max, Math.max(want, min, asked, needed))
}

const isSeries = (context: Context, rules: Located[], at: Place): boolean =>
  orElse(false, () => {
    const members = declaredMembers(context, context.firstShape(rules, at)).list
    const name = momentOf(members.map((member) => member.name))
    return name !== undefined && /^(date|day)$/i.test(name)
  })

const typeOfItems = (context: Context, rules: Located[], at: Place): Type | undefined =>
  rules.length === 0 ? undefined : orElse(undefined, () => context.firstShape(rules, at).types[0])

/** Returns the schemas of the i-th item: its own, a `contains` that is due, and none that has enough items. */
function rulesAt(context: Context, shape: Shape, contained: Contained[], i: number, started: boolean): Located[] {
  const base = itemAt(context, shape, i)
  if (contained.length === 0) return base
  const due = started ? contained.find(({ has, atLeast }) => has < atLeast) : undefined
  const full = contained.filter((one) => one !== due && one.has >= one.atMost)
  if (due === undefined && full.length === 0) return base
  const { scope } = context.plans
  return [
    ...base,
    ...(due === undefined ? [] : [due.rule]),
    ...full.map(({ rule }) => scope.inside(rule, { not: rule.schema }))
  ]
}

// ---- items ----

/** The items of a list so far, and whether each has to differ, or each text as long as there need not be more. */
interface Taken {
  keys: Set<unknown>
  unique: boolean
  isEnough: boolean
  /** The items for which no other text was found. */
  fruitless: number
}

/** Returns another item; undefined for a text that is there already, and need not be. */
function itemOf(context: Context, rules: Located[], at: Place, i: number, taken: Taken, many: number): unknown {
  const { index } = context.wish
  const { keys, unique, isEnough, fruitless } = taken
  const turn = at.depth === 0 && at.parent === undefined && index !== undefined ? index * 100 + i : i
  let value: unknown
  const most = unique ? mostDraws : fruitless > mostFruitless ? 1 : mostDrawsOfText
  for (let n = 0; n < most; n++) {
    value = context.valueOf(rules, placeOfItem(context, rules, at, i, turn + n * stride, turn + 1, n, many))
    const key = unique ? canonical(value) : value
    if (keys.has(key) && (unique || typeof value === 'string')) continue
    keys.add(key)
    return value
  }
  if (unique) throw failure('uniqueItems: there are not so many different items', at)
  taken.fruitless++
  return isEnough ? undefined : value
}

/** Lists of places on one way. */
const tracks = /^(stops|way_?points|track(_?points)?|points|positions|path|breadcrumbs|locations|pings|trail|gps_.+)$/
const towns = /city|town|country|airport|station|name|label|title/

const latitudes = /^lat(itude)?$/

/** Tells whether the places of a list are near each other, or a place beside it: points without the name of a town. */
const isTrack = (context: Context, rules: Located[], at: Place): boolean =>
  (tracks.test(at.name) || at.beside.some((name) => latitudes.test(name))) &&
  orElse(false, () => {
    const { plain } = declaredMembers(context, context.firstShape(rules, at))
    return plain.some((name) => latitudes.test(name)) && !plain.some((name) => towns.test(name))
  })

function placeOfItem(
  context: Context,
  rules: Located[],
  at: Place,
  i: number,
  turn: number,
  count: number,
  n: number,
  many: number
): Place {
  const list = at.parent === undefined ? at.common : at.seed
  return {
    parent: at,
    step: '/items',
    // The items of `results` are no results but what the list is of.
    name: wrapper.test(at.name) ? '' : singular(at.name),
    subject: subjectOfItems(at),
    seed: below(below(at.seed, i), n),
    common: below(list, 'item'),
    turn,
    count,
    depth: at.depth + 1,
    many,
    listed: true,
    beside: alone,
    // Each object in a list is about a thing of its own.
    entity: entityOfItem(context, rules, at, below(list, 'entity'), turn, i),
    trail: at.trail,
    known: context.shared,
    keys: undefined,
    example: Array.isArray(at.example) ? at.example[i] : undefined
  }
}

/** Members beside a list that say that its things are parts of one that has a price. */
const priced = /currency|price|amount|sub_?total/

/** Lists of what one person or firm has. */
const contacts =
  /^((contact|work|home|private|business)_)?(e_?mails?|phones?|mobiles?|telephones?|fax(es)?)(_?(address|number))?(es|s)?$/

/** Returns the facts of an object in a list: its own, but for the currency where it is a part of a thing. */
function entityOfItem(context: Context, rules: Located[], at: Place, seed: Seed, turn: number, i: number): Entity {
  const { wish } = context
  if (spatial.test(at.name)) return typeOfItems(context, rules, at) === 'array' ? at.entity.again(i) : at.entity
  if (isTrack(context, rules, at) || (at.parent !== undefined && contacts.test(at.name))) return at.entity.again(i)
  const isPart = at.listed || !wrapper.test(at.name) || at.beside.some((name) => priced.test(name))
  return isPart ? partEntity(seed, turn, wish.age, wish.folk, at.entity) : entityOf(seed, turn, {}, wish.age, wish.folk)
}

/** The noun of the items: `users` has users; `items` has users below `/users`, and items of an order elsewhere. */
function subjectOfItems({ name, subject }: Place): string {
  if (!wrapper.test(name)) return singular(name)
  const outer = singular(subject.replace(/_(list|page|response|collection|results?)$/, ''))
  return name === 'items' && outer === subject ? 'item' : outer
}

// ---- rules ----

function prefixOf(shape: Shape): number {
  let most = 0
  for (const { schema } of shape.array.parts) {
    const { prefixItems } = schema
    if (prefixItems !== undefined) most = Math.max(most, list(prefixItems).length)
  }
  return most
}

/** The schemas of the i-th item by its position alone. */
function itemAt(context: Context, shape: Shape, i: number): Located[] {
  shape.derived.items ??= []
  const place = Math.min(i, prefixOf(shape))
  shape.derived.items[place] ??= context.plans.intern(itemRules(context, shape, place))
  return shape.derived.items[place]
}

function itemRules({ plans: { scope } }: Context, shape: Shape, i: number): Located[] {
  const rules: Located[] = []
  for (const at of shape.array.parts) {
    const { prefixItems, items } = at.schema
    const prefix = prefixItems === undefined ? [] : list(prefixItems)
    const rule = i < prefix.length ? prefix[i] : items
    if (isSchema(rule)) rules.push(scope.inside(at, rule))
  }
  const whole = shape.examples.find(Array.isArray)
  if (rules.length > 0) {
    const described = withDescription(scope, rules, shape.array.parts[0]!)
    return withExample(scope, described, shape.array.parts[0], whole?.[i])
  }
  for (const at of shape.array.parts) {
    const { unevaluatedItems: rest, contains } = at.schema
    // Contained items count as evaluated.
    if (isSchema(rest)) rules.push(scope.inside(at, rest === false && isSchema(contains) ? contains : rest))
  }
  return rules
}
