/** Members that join the keys of a row and of its parents: the `full_name` `acme/tool` of `/repos/{owner}/{repo}`. */
import type { SchemaLookup } from '../../schema/views/merged-view.ts'
import type { Resource } from './model.ts'
import { levelsOf, solid } from './rows-places.ts'

const fullNames = /^(full_?(name|path|slug)|path_?with_?namespace|qualified_?name)$/i
/** Names of keys that a full name ends with: an `id` is no part of a name. */
const names = /^(name|slug|path|login|key|handle)$/i

/** Finds the member that joins the keys; undefined if rows have none. */
export function fullNameOf(
  schemas: SchemaLookup,
  { parents, key, rows, inner }: Pick<Resource, 'parents' | 'key' | 'rows' | 'inner'>
): string[] | undefined {
  if (parents.length === 0 || !names.test(key.property?.at(-1) ?? '')) return undefined
  for (const [outer, schema] of levelsOf(schemas, rows, inner)) {
    const name = Object.keys({ ...solid(schemas, schema).properties }).find((one) => fullNames.test(one))
    if (name !== undefined) return [...outer, name]
  }
  return undefined
}

/** Returns the member that joins the keys, with its value. */
export const fullNameTie = ({ fullName }: Resource, parents: readonly string[], key: string): [string[], unknown][] =>
  fullName === undefined ? [] : [[fullName, [...parents, key].join('/')]]
