/** Members that count or hold things of another collection: `orderCount` of a customer, `lines` of an order. */
import type { Schema } from '../../document/openapi.ts'
import type { SchemaLookup } from '../../schema/views/merged-view.ts'
import { type Count, keyPathOf, type Resource, type RowList } from './model.ts'
import { nounOf, wordsOf } from './names.ts'
import { alike, levelsOf, memberNames, solid } from './rows-places.ts'
import { isBelowBy, lineAbove } from './self-references.ts'

/** Things that belong or refer to those of another collection, by the nouns that they go by. */
type Counted = Map<string, Omit<Count, 'path'>>

/** Sets the members of each resource's rows that count the rows of others, or hold them. */
export function addCounts(schemas: SchemaLookup, all: readonly Resource[]): void {
  const counted = new Map<string, Counted>()
  for (const one of all) for (const { id, by } of namedBy(one)) note(id, one, by)
  for (const resource of all) {
    const things = resource.parents.length > 0 ? undefined : counted.get(resource.id)
    if (things === undefined) continue
    const { counts, lists } = countsOf(schemas, resource, things, all)
    resource.counts = counts
    resource.lists = lists
    const held = new Set(lists.map(({ path }) => path.join('.')))
    resource.references = resource.references.filter(({ path }) => !held.has(path.join('.')))
  }

  function note(id: string, one: Resource, by: string[] | undefined): void {
    const things: Counted = counted.get(id) ?? new Map()
    for (const noun of nounsOf(one)) if (!things.has(noun)) things.set(noun, { of: one.id, by })
    counted.set(id, things)
  }
}

/** Returns the nouns of a collection: that of its path, then those of its schemas. */
export const nounsOf = ({ noun, rows }: Pick<Resource, 'noun' | 'rows'>): Set<string> =>
  new Set([noun, ...rows.flatMap((row) => (typeof row === 'object' && row.$ref?.split('/').at(-1)) || []).map(nounOf)])

/** Returns the resources that rows name, and the members that name them; none for the parent that they stand under. */
function namedBy({ parents, owners, references }: Resource): { id: string; by: string[] | undefined }[] {
  const [parent, ...deeper] = parents
  if (deeper.length > 0) return []
  if (parent !== undefined) return parent.of === undefined ? [] : [{ id: parent.of, by: undefined }]
  const members = references.map((one) => ({ id: one.of, by: keyPathOf(one) }))
  return [
    ...owners.flatMap(({ of: id, property: by }) => (id === undefined || by === undefined ? [] : [{ id, by }])),
    ...members
  ]
}

function countsOf(
  schemas: SchemaLookup,
  resource: Resource,
  things: Counted,
  all: readonly Resource[]
): Pick<Resource, 'counts' | 'lists'> {
  const { rows, inner, noun: own, references } = resource
  const counts = new Map<string, Count>()
  const lists = new Map<string, RowList>()
  const above = references.find(({ root }) => root !== undefined)
  const line = above && lineAbove(own, above.path.at(-1) as string)
  for (const [outer, schema] of levelsOf(schemas, rows, inner)) look(schema, outer)
  return { counts: [...counts.values()], lists: [...lists.values()] }

  function look(schema: Schema, outer: string[]): void {
    for (const [name, property] of Object.entries({ ...solid(schemas, schema).properties })) {
      const path = [...outer, name]
      const { type, items } = solid(schemas, property)
      if (items !== undefined) {
        const held = thingsOf(nounOf(name))
        if (held !== undefined && holds(items, held.of)) lists.set(path.join('.'), { path, row: items, ...held })
        continue
      }
      const thing = thingsOf(nounCounted(name))
      if (thing === undefined || ![type].flat().includes('integer')) continue
      counts.set(path.join('.'), { path, ...thing })
    }
  }

  /** Returns the things of a noun; for `children` of a category, those that name it above them. */
  function thingsOf(noun: string | undefined): Omit<Count, 'path'> | undefined {
    if (noun === undefined) return undefined
    const isBelow = line !== undefined && above !== undefined && isBelowBy(line, own, noun)
    return isBelow ? { of: resource.id, by: keyPathOf(above) } : things.get(noun)
  }

  /** True for a list whose elements are the rows of a collection, as far as they show. */
  function holds(items: Schema, of: string): boolean {
    const names = memberNames(schemas, items)
    const shown = all.find(({ id }) => id === of) as Resource
    return names.size > 0 && shown.rows.some((row) => alike(schemas, items, row) >= Math.min(100, names.size * 0.6))
  }
}

/** Returns the noun that a name counts: `order` of `orderCount`, `orders_total` and `num_orders`. */
function nounCounted(name: string): string | undefined {
  const words = wordsOf(name)
  const [first, second, ...others] = words
  const counts = /^(count|total|num|number)$/
  if (words.length < 2) return undefined
  if (counts.test(words.at(-1) as string)) return nounOf(words.slice(0, -1).join('_'))
  if (first === 'number' && second === 'of') return nounOf(others.join('_'))
  return counts.test(first as string) ? nounOf(words.slice(1).join('_')) : undefined
}
