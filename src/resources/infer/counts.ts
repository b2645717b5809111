/** Members that count or hold things of another collection: `orderCount` of a customer, `lines` of an order. */
import { bare } from '../../contract/bare.ts'
import type { Schema } from '../../document/openapi.ts'
import { textOf } from '../../document/places/text-of.ts'
import type { SchemaLookup } from '../../schema/views/merged-view.ts'
import { isMost } from '../model/likeness.ts'
import {
  type Belonging,
  type Count,
  isSameOwner,
  keyPathOf,
  type Resource,
  type RowList,
  type Told
} from '../model/model.ts'
import { nounOf, wordsOf } from '../model/names.ts'
import { admitsNull, alike, memberNames, membersIn, solid } from '../model/rows-places.ts'
import { isBelowBy, lineAbove } from '../model/self-references.ts'
import { extremeIn, formOf, momentIn } from './moments.ts'
import { choiceOf, type Said, saidOf, workedOf } from './sums.ts'

/** Things that belong or refer to those of another collection, by the nouns that they go by. */
type Counted = Map<string, Belonging>

/** Sets the members of each resource's rows that count the rows of others, or hold them. */
export function addCounts(schemas: SchemaLookup, all: readonly Resource[]): void {
  const counted = new Map<string, Counted>()
  const byId = new Map(all.map((one) => [one.id, one]))
  for (const one of all) {
    for (const { id, noun, ...belonging } of belongingsOf(one, byId)) {
      const things: Counted = counted.get(id) ?? new Map()
      for (const name of noun === undefined ? nounsOf(one) : [noun])
        if (!things.has(name)) things.set(name, { of: one.id, ...belonging })
      counted.set(id, things)
    }
  }
  for (const resource of all) {
    const things = counted.get(resource.id)
    if (things === undefined) continue
    const { told, lists } = countsOf(schemas, resource, things, all)
    resource.told = told
    resource.lists = lists
    const held = new Set(lists.map(({ path }) => path.join('.')))
    resource.references = resource.references.filter(({ path }) => !held.has(path.join('.')))
  }
  const shown = new Map(all.map(({ id, told }) => [id, new Set(told.map(({ path }) => path.join('.')))]))
  // No row keeps a number that tells of other rows, so that nothing adds these up.
  const isKept = (one: Told) => !('sum' in one && shown.get(one.of)?.has(one.sum?.at.join('.') as string))
  for (const resource of all) resource.told = resource.told.filter(isKept)
}

/** Returns the nouns of a collection: that of its path, then those of its schemas. */
export const nounsOf = ({ noun, rows }: Pick<Resource, 'noun' | 'rows'>): Set<string> =>
  new Set([noun, ...rows.flatMap((row) => (typeof row === 'object' && row.$ref?.split('/').at(-1)) || []).map(nounOf)])

/** A resource whose rows others belong to, and the way that they say so. */
interface Above extends Omit<Belonging, 'of'> {
  id: string
  /** The noun of the rows of others, if a list below it has another one than these: the members of a group. */
  noun?: string
}

/** Returns the resources whose rows those of another belong to: the parent that they stand under goes first. */
function belongingsOf({ parents, owners, references }: Resource, all: ReadonlyMap<string, Resource>): Above[] {
  const parent = parents.at(-1)
  const isDirect = all.get(parent?.of as string)?.parents.length === parents.length - 1
  const direct = isDirect && parent?.of !== undefined ? [{ id: parent.of, by: undefined }] : []
  const above = owners.flatMap((owner): Above[] => {
    const { of: id, property: by, membership, list } = owner
    const target = id === undefined ? undefined : all.get(id)
    // All rows of a thing stand in one group.
    const isBeside = parents.every((one) => target?.parents.some((other) => isSameOwner(one, other)))
    if (target === undefined || !isBeside) return []
    if (by !== undefined) return [{ id: target.id, by }]
    return [{ id: target.id, by, unshown: owner, ...(membership === undefined ? {} : { noun: list as string }) }]
  })
  const named = parents.length > 0 ? [] : references.map((one) => ({ id: one.of, by: keyPathOf(one) }))
  return [...direct, ...above, ...named]
}

function countsOf(
  schemas: SchemaLookup,
  resource: Resource,
  things: Counted,
  all: readonly Resource[]
): Pick<Resource, 'told' | 'lists'> {
  const { noun: own, references } = resource
  const counts = new Map<string, Count>()
  const lists = new Map<string, RowList>()
  const above = references.find(({ root }) => root !== undefined)
  const line = above && lineAbove(own, above.path.at(-1) as string)
  for (const { path, name, property } of membersIn(schemas, resource)) {
    const { type, items } = solid(schemas, property)
    if (items !== undefined) {
      const held = thingsOf(nounOf(name))
      const isHeld = held !== undefined && held.unshown?.membership === undefined && holds(items, held.of)
      if (isHeld) lists.set(path.join('.'), { path, row: items, ...held })
      continue
    }
    const isWhole = [type].flat().includes('integer')
    const said = saidOf(schemas, name, property)
    const count = (said && chosen(said)) ?? (isWhole ? chosen({ words: wordsCounted(name) }, true) : undefined)
    const one = count ?? momentAt(name, property)
    if (one !== undefined) counts.set(path.join('.'), { path, ...one })
  }
  const told = [...counts.values()]
  return { told: [...told, ...workedOf(schemas, resource, told)], lists: [...lists.values()] }

  /** Returns the rows that words choose: a state or more, then the noun, and in a sentence more about them. */
  function chosen({ words, form }: Said, isName = false): Omit<Count, 'path'> | undefined {
    for (const [at, length] of words.flatMap((_, at) => [3, 2, 1].map((length) => [at, length] as const))) {
      const [noun, after] = [words.slice(at, at + length).join('_'), words.slice(at + length)]
      // The orders of "order items" are not counted.
      const isWhole = after.length === 0 || !(isName || nounOf(noun) === bare(noun))
      const thing = isWhole ? thingsOf(nounOf(noun)) : undefined
      const rows = all.find(({ id }) => id === thing?.of)
      const choice = rows && choiceOf(schemas, rows, words.slice(0, at), after, form)
      if (thing !== undefined && choice !== undefined) return { ...thing, ...choice }
    }
    return undefined
  }

  /** Returns the moment that a name tells of: by the noun of things, or by a moment of only one of them. */
  function momentAt(name: string, property: Schema): Omit<Count, 'path'> | undefined {
    const told = extremeIn(name)
    const form = told && formOf(schemas, name, property)
    if (told === undefined || form === undefined) return undefined
    const { isFirst, words } = told
    const description = textOf(solid(schemas, property).description ?? '')
    const nullable = admitsNull(schemas, property)
    const thing = thingsOf(nounOf(words))
    const some = thing === undefined ? [...new Map([...things.values()].map((one) => [one.of, one])).values()] : [thing]
    const found = some.flatMap((one): Omit<Count, 'path'>[] => {
      const rows = all.find(({ id }) => id === one.of) as Resource
      const moment = momentIn(schemas, rows, words, form, thing === undefined, description)
      return moment === undefined ? [] : [{ ...one, moment: { ...moment, isFirst, nullable } }]
    })
    return found.length === 1 ? found[0] : undefined
  }

  /** Returns the things of a noun; for `children` of a category, those that name it above them. */
  function thingsOf(noun: string): Belonging | undefined {
    const isBelow = line !== undefined && above !== undefined && isBelowBy(line, own, noun)
    return isBelow ? { of: resource.id, by: keyPathOf(above) } : things.get(noun)
  }

  /** True for a list whose elements are the rows of a collection, as far as they show. */
  function holds(items: Schema, of: string): boolean {
    const names = memberNames(schemas, items)
    const shown = all.find(({ id }) => id === of) as Resource
    return names.size > 0 && shown.rows.some((row) => isMost(alike(schemas, items, row), names.size, 1))
  }
}

/** Returns the words that a name counts: `order` of `orderCount`, `orders_total`, `num_orders` and `orders`. */
function wordsCounted(name: string): readonly string[] {
  const words = wordsOf(name)
  const counts = /^(count|total|num|number)$/
  if (words.length > 1) {
    if (counts.test(words.at(-1) as string)) return words.slice(0, -1)
    if (words[0] === 'number' && words[1] === 'of') return words.slice(2)
    if (counts.test(words[0] as string)) return words.slice(1)
  }
  return nounOf(name) === bare(name) ? [] : words
}
