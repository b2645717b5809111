/**
 * Members that join the keys of a row and of its parents: the `full_name` `acme/tool` of `/repos/{owner}/{repo}`, the
 * `name` `projects/p/things/t` of `/projects/{project}/things/{thing}`.
 */
import type { Schema } from '../../document/openapi.ts'
import type { SchemaLookup } from '../../schema/views/merged-view.ts'
import { shapeOf } from '../../schema/views/merged-view.ts'
import type { FullName, Resource } from '../model/model.ts'
import type { PathInfo } from '../model/paths.ts'
import { membersIn, propertiesOf } from '../model/rows-places.ts'

const fullNames = /^(full_?(name|path|slug)|path_?with_?namespace|qualified_?name)$/i
/** Names of keys that a full name ends with: an `id` is no part of a name. */
const names = /^(name|slug|path|login|key|handle)$/i

/** Finds the member that joins the keys; undefined if rows have none. */
export function fullNameOf(
  schemas: SchemaLookup,
  { parents, key, rows, inner }: Pick<Resource, 'parents' | 'key' | 'rows' | 'inner'>
): FullName | undefined {
  if (parents.length === 0 || !names.test(key.property?.at(-1) ?? '')) return undefined
  const member = membersIn(schemas, { rows, inner }).find(({ name }) => fullNames.test(name))
  return member && { path: member.path, words: [...parents.map(() => ''), ''] }
}

/** Finds the member that holds the path of a row, as its pattern, its example or its description says. */
export function pathNameOf(schemas: SchemaLookup, { parts }: PathInfo, row: Schema): FullName | undefined {
  const properties = propertiesOf(schemas, row)
  const name = Object.keys(properties).find((one) => /^(resource_?)?name$/i.test(one))
  if (name === undefined) return undefined
  const { pattern, example, examples, description } = shapeOf(schemas, properties[name])
  const text = [pattern, example, examples, description].flat().join(' ').replaceAll('\\/', '/')
  const words = parts.flatMap(({ parameter }, index) => {
    const before = parts[index - 1]
    if (!parameter) return []
    return [before?.parameter === false && text.includes(`${before.text}/`) ? before.text : undefined]
  })
  return words.at(-1) === undefined ? undefined : { path: [name], words }
}

/** Returns the member that joins the keys, with its value. */
export function fullNameTie({ fullName }: Resource, parents: readonly string[], key: string): [string[], unknown][] {
  if (fullName === undefined) return []
  const { path, words } = fullName
  const parts = [...parents, key].flatMap((one, index) => {
    const word = words[index]
    return word === undefined ? [] : word === '' ? one : `${word}/${one}`
  })
  return [[path, parts.join('/')]]
}
