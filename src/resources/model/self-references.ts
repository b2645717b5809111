/**
 * Members by which rows name others of their own collection: `parent_id` of a category, `manager_id` of an employee. To
 * teach standin another, add it to `lines`.
 */

import { bare } from '../../contract/bare.ts'
import type { Schema } from '../../document/openapi.ts'
import { type SchemaLookup, shapeOf } from '../../schema/views/merged-view.ts'
import type { Reference, Resource } from './model.ts'
import { nounOf, referredBy } from './names.ts'
import { admitsNull, levelsOf, propertiesOf, solid } from './rows-places.ts'

/** The names by which rows of one collection stand above and below each other. */
interface Line {
  up: RegExp
  down: RegExp
  /** The nouns of the collections that have such rows; undefined for all. */
  among?: RegExp
}

const lines: Line[] = [
  { up: /^(parent|ancestor)$/, down: /^(child|sub.+|nested.*|repl(y|ies)|descendant)$/ },
  {
    up: /^(manager|supervisor|boss|superior|reportsto)$/,
    down: /^((direct|line)?report|subordinate|managed.*)$/,
    among: /(employee|user|person|people|worker|staff|member|contact|agent|profile)$/
  },
  { up: /^(replyto|inreplyto|repliesto|repliedto|answerto)$/, down: /^(repl(y|ies)|response|answer|child)$/ }
]

/** A collection whose rows name each other. */
type Family = Pick<Resource, 'noun' | 'rows' | 'inner'>

/** Returns the line of a member that names a row above its own; undefined for any other member. */
export function lineAbove(noun: string, name: string): Line | undefined {
  const referred = referredBy(name)?.noun ?? nounOf(name)
  const short = withoutNoun(noun, referred)
  return lines.find(({ up, among }) => (up.test(short) || up.test(referred)) && (among?.test(noun) ?? true))
}

/** Returns true if a name stands for the rows below one: `children`, `subcategories` and `categories` of a category. */
export function isBelowBy({ down }: Line, noun: string, name: string): boolean {
  const named = nounOf(name)
  return named === noun || down.test(named) || down.test(withoutNoun(noun, named))
}

/** Returns a name without the noun of its collection: `parent` of the `parentCategory` of a category. */
function withoutNoun(noun: string, name: string): string {
  if (name === noun || noun === '') return name
  if (name.endsWith(noun)) return name.slice(0, -noun.length)
  return name.startsWith(noun) ? name.slice(noun.length) : name
}

/** Finds the member by which rows name the row above them, and its line. */
export function memberAbove(schemas: SchemaLookup, { noun, rows, inner }: Family): [string[], Line] | undefined {
  for (const [outer, schema] of levelsOf(schemas, rows, inner)) {
    const properties = propertiesOf(schemas, schema)
    for (const [name, property] of Object.entries(properties)) {
      const line = lineAbove(noun, name)
      if (line === undefined || solid(schemas, property).items !== undefined) continue
      // `parent_type` says that the parent is a thing of any kind.
      if (Object.keys(properties).some((other) => bare(other) === `${bare(name).replace(/id$/, '')}type`)) continue
      return [[...outer, name], line]
    }
  }
  return undefined
}

/** Returns the form in which a row names none: null, no member, or, where rows require one, the row itself. */
export function rootForm(
  schemas: SchemaLookup,
  { rows, inner }: Family,
  path: readonly string[]
): NonNullable<Reference['root']> {
  const name = path.at(-1) as string
  const above = path.slice(0, -1).join('.')
  const all = levelsOf(schemas, rows, inner).flatMap(([outer, schema]) =>
    outer.join('.') === above ? [solid(schemas, schema)] : []
  )
  const members = all.map(({ properties }) => properties?.[name]).filter((one) => one !== undefined)
  if (members.every((one) => admitsNull(schemas, one))) return 'null'
  return all.some(({ required = [] }) => required.includes(name)) ? 'itself' : 'absent'
}

/** True for a member that may be the key of a row: a number, or a text with the form of the key. */
export function mayName(schemas: SchemaLookup, key: Resource['key'], name: string, schema: Schema): boolean {
  // `parent` alone may be any text.
  if (referredBy(name) !== undefined) return true
  const { format } = shapeOf(schemas, schema)
  return key.type === 'integer' || (format !== undefined && format === solid(schemas, key.schema).format)
}
