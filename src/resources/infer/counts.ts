/** Members that count things of another collection: `orderCount` of a customer. */
import type { Schema } from '../../document/openapi.ts'
import type { SchemaLookup } from '../../schema/views/merged-view.ts'
import { type Count, keyPathOf, type Resource } from './model.ts'
import { nounOf, wordsOf } from './names.ts'
import { levelsOf, solid } from './rows-places.ts'

/** Things that belong or refer to those of another collection, by their noun. */
type Counted = Map<string, Omit<Count, 'path'>>

/** Sets the members of each resource's rows that count the rows of others. */
export function addCounts(schemas: SchemaLookup, all: readonly Resource[]): void {
  const counted = new Map<string, Counted>()
  for (const one of all) for (const { id, by } of namedBy(one)) note(id, one, by)
  for (const resource of all) {
    const things = resource.parents.length > 0 ? undefined : counted.get(resource.id)
    if (things !== undefined) resource.counts = countsOf(schemas, resource, things)
  }

  function note(id: string, { noun, id: of }: Resource, by: string[] | undefined): void {
    const things: Counted = counted.get(id) ?? new Map()
    if (!things.has(noun)) things.set(noun, { of, by })
    counted.set(id, things)
  }
}

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

function countsOf(schemas: SchemaLookup, { rows, inner }: Resource, things: Counted): Count[] {
  const found = new Map<string, Count>()
  for (const [outer, schema] of levelsOf(schemas, rows, inner)) look(schema, outer)
  return [...found.values()]

  function look(schema: Schema, outer: string[]): void {
    for (const [name, property] of Object.entries({ ...solid(schemas, schema).properties })) {
      const thing = things.get(nounCounted(name) ?? '')
      const path = [...outer, name]
      if (thing === undefined || ![solid(schemas, property).type].flat().includes('integer')) continue
      found.set(path.join('.'), { path, ...thing })
    }
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
