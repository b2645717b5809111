/** Members that name one thing twice: its key, and the thing itself: `author_id` beside `author`. */

import type { Schema } from '../../document/openapi.ts'
import type { SchemaLookup } from '../../schema/views/merged-view.ts'
import type { Resource, Twins } from '../model/model.ts'
import { keyWithin, nounOf, referredBy } from '../model/names.ts'
import { admitsNull, levelsOf, solid } from '../model/rows-places.ts'

/** Returns the members of a resource's rows that have to agree. Its references are known already. */
export function twinsOf(schemas: SchemaLookup, resource: Resource): Twins[] {
  const { rows, inner, references, parents, owners } = resource
  const bound = [...parents, ...owners].flatMap(({ property }) => (property === undefined ? [] : [property.join('.')]))
  const found = new Map<string, Twins>()
  for (const [outer, schema] of levelsOf(schemas, rows, inner)) look(schema, outer)
  return [...found.values()]

  function look(schema: Schema, outer: string[]): void {
    const { required = [], ...shape } = solid(schemas, schema)
    const properties = Object.entries({ ...shape.properties })
    for (const [idName, id] of properties) {
      const noun = referredBy(idName)?.noun
      for (const [thingName, thing] of noun === undefined ? [] : properties) {
        if (nounOf(thingName) !== noun || thingName === idName) continue
        const without = admitsNull(schemas, thing) ? 'null' : required.includes(thingName) ? undefined : 'absent'
        const twins = twinsIn([...outer, idName], id, [...outer, thingName], thing, without)
        if (twins !== undefined) found.set(twins.id.join('.'), found.get(twins.id.join('.')) ?? twins)
      }
    }
  }

  function twinsIn(
    id: string[],
    idSchema: Schema,
    thing: string[],
    thingSchema: Schema,
    without: Twins['without']
  ): Twins | undefined {
    const [one, other] = [solid(schemas, idSchema), solid(schemas, thingSchema)]
    const many = one.items !== undefined
    if (many !== (other.items !== undefined)) return undefined
    const [leaf, members] = many
      ? [solid(schemas, one.items), solid(schemas, other.items).properties]
      : [one, other.properties]
    const referred = referredBy(id.at(-1) as string) as { noun: string; key: string }
    const word = referred.key.replace(/^ids$|^ref$/, 'id')
    // A name is not a key: two forms of it may differ.
    if (members === undefined || leaf.properties !== undefined || word === 'name') return undefined
    const key = Object.keys(members).find((name) => keyWithin(referred.noun, name) === word)
    if (key === undefined || !agree(typesOf(leaf.type), typesOf(solid(schemas, members[key]).type))) return undefined
    const at = (path: string[]) => references.find((reference) => reference.path.join('.') === path.join('.'))
    const target = at(thing)
    if (target !== undefined && target.embeddedKey !== key) return undefined
    const isBound = (path: string[]) => bound.includes(path.join('.'))
    const refers = at(id) === undefined && target !== undefined
    const follows = refers || isBound([...thing, key])
    const leads = follows && !isBound(id) ? 'thing' : 'id'
    return { id, thing, key, many, leads, without, known: target !== undefined }
  }
}

/** Returns the types of a schema, with all numbers as one. */
export const typesOf = (type: unknown): unknown[] =>
  [type ?? []].flat().map((one) => (one === 'number' ? 'integer' : one))

/** True for types of values that may be equal. */
export const agree = (some: unknown[], others: unknown[]): boolean =>
  some.length === 0 || others.length === 0 || some.some((type) => type !== 'null' && others.includes(type))
