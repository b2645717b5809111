/** The relationships of JSON:API's resource objects: `author: { data: { type: 'people', id: '7' } }`. */
import type { Schema } from '../../document/openapi.ts'
import type { SchemaLookup } from '../../schema/views/merged-view.ts'
import { nounOf } from './names.ts'
import { solid } from './rows-places.ts'

/** The member of a resource object that holds its relationships. */
export const relationships = 'relationships'

/** True for the path to a member inside the relationships of a row. */
export const isRelationship = ([first]: readonly string[]): boolean => first === relationships

/** A relationship that a schema of rows describes. */
export interface Relationship {
  name: string
  /** The path to the `{ type, id }` of its thing, or to the list of them. */
  path: string[]
  many: boolean
  /** The schema of one `{ type, id }`. */
  schema: Schema
  /** The type of its things; undefined if the schema admits several. */
  type: string | undefined
}

export const relationshipsOf = (schemas: SchemaLookup, rows: readonly Schema[]): Relationship[] =>
  rows.flatMap((row) => {
    const all = solid(schemas, solid(schemas, row).properties?.[relationships]).properties
    return Object.entries({ ...all }).flatMap(([name, schema]): Relationship[] => {
      const data = solid(schemas, schema).properties?.data
      const { items } = solid(schemas, data)
      const thing = items ?? data
      const { properties } = solid(schemas, thing)
      if (thing === undefined || properties?.id === undefined || properties.type === undefined) return []
      const path = [relationships, name, 'data']
      return [{ name, path, many: items !== undefined, schema: thing, type: typeIn(schemas, thing) }]
    })
  })

/** Returns the type that a schema of `{ type, id }` names; undefined if it admits several. */
function typeIn(schemas: SchemaLookup, schema: Schema): string | undefined {
  const { enum: all, const: one } = solid(schemas, solid(schemas, schema).properties?.type)
  const [type, ...others] = one === undefined ? (all ?? []) : [one]
  return typeof type === 'string' && others.length === 0 ? type : undefined
}

/** True where a relationship leads to a resource, as its type says, else its name. */
export function leadsTo(
  schemas: SchemaLookup,
  { name, type }: Relationship,
  { noun, rows }: { noun: string; rows: readonly Schema[] }
): boolean {
  if (type === undefined) return nounOf(name) === noun
  return nounOf(type) === noun || rows.some((row) => typeIn(schemas, row) === type)
}
