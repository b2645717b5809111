/** The members of rows that a query may name. */
import { bare } from '../../contract/bare.ts'
import type { Schema } from '../../document/openapi.ts'
import type { SchemaLookup } from '../../schema/views/merged-view.ts'
import type { Resource } from '../model/model.ts'
import { nounOf, wordsOf } from '../model/names.ts'
import { relationshipsOf } from '../model/relationships.ts'
import { membersIn, propertiesOf, solid } from '../model/rows-places.ts'

/** The paths to members by the bare forms of their names. Those of the rows themselves come first. */
export type Members = Map<string, string[]>

const deepest = 3

/** Returns the members of a resource's rows, and those of the objects inside: `customeremail`. */
export function membersOf(schemas: SchemaLookup, { rows, inner }: Pick<Resource, 'rows' | 'inner'>): Members {
  const members: Members = new Map()
  const nested: [path: string[], schema: Schema, depth: number][] = []
  for (const { path, name, property } of membersIn(schemas, { rows, inner })) {
    if (name === inner) continue
    if (!members.has(bare(name))) members.set(bare(name), path)
    nested.push([path, property, path.length - 1])
  }
  for (const { name, path } of relationshipsOf(schemas, rows))
    if (!members.has(bare(name))) members.set(bare(name), path)
  for (const [path, schema, depth] of nested) addInner(schemas, members, path, schema, depth)
  return members
}

/** Adds the members of an object, or of the objects in a list. */
function addInner(schemas: SchemaLookup, members: Members, path: string[], schema: Schema, depth: number): void {
  if (path.length - depth >= deepest) return
  const shape = solid(schemas, schema)
  for (const [name, property] of Object.entries(propertiesOf(schemas, shape.items ?? schema))) {
    const inner = [...path, name]
    const key = bare(inner.slice(depth).join('.'))
    if (!members.has(key)) members.set(key, inner)
    addInner(schemas, members, inner, property, depth)
  }
}

/** Returns the member that a part of a name means: `created` is also `created_at`, `tag` `tags`, and `read` `is_read`. */
export function memberCalled(name: string, members: Members): string[] | undefined {
  const names = ['', 'at', 'date', 's', 'time', 'on'].map((end) => name + end)
  const others = [`is${name}`, name.replace(/(at|date|time|on)$/, '')]
  return [...names, ...others].map((one) => members.get(one)).find((path) => path !== undefined)
}

/** True for the path of a member of the rows themselves. */
export const isOwn = ([key, path]: [string, string[]]): boolean => key === bare(path.at(-1) as string)

/** Tells whether rows themselves have a member of a name. */
export function hasOwn(name: string, members: Members): boolean {
  const path = members.get(bare(name))
  return path !== undefined && isOwn([bare(name), path])
}

/** Returns the member that a parameter names in another form: `states` is `state`, and `public` is `is_public`. */
export function memberLike(name: string, members: Members): string[] | undefined {
  const noun = nounOf(name)
  const like = [...members].find((one) => isOwn(one) && nounOf(one[1].at(-1) as string) === noun)
  const [first, ...others] = wordsOf(name)
  const flag = first === 'is' || first === 'has' ? members.get(others.join('')) : undefined
  return like?.[1] ?? flag ?? members.get(`is${bare(name)}`)
}
