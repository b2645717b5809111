/**
 * Reads references in bodies whose form differs from the rows': `customer_id: 7` or `customer: 7` where rows have
 * `customer: { id: 7 }`, and `customer: { id: 7 }` where they have `customer_id`.
 */
import { bare } from '../../contract/bare.ts'
import { keptFor } from '../../document/memoized.ts'
import type { Schema } from '../../document/openapi.ts'
import { textOf } from '../../document/places/text-of.ts'
import { type SchemaLookup, shapeOf } from '../../schema/views/merged-view.ts'
import { keyAt } from '../model/keys.ts'
import type { Owner, Reference, Role } from '../model/model.ts'
import { nounOf, referredBy, usualTextKeys } from '../model/names.ts'
import { pathInfo } from '../model/paths.ts'
import { alternativesOf, at, memberOfType, propertiesOf, solid, withAt } from '../model/rows-places.ts'
import { filledIn } from '../rows/making.ts'
import { isRow, type Row } from '../rows/row.ts'
import type { Asking } from './asking.ts'

/** A member of rows that names a thing. */
interface Naming {
  path: string[]
  /** The nouns of the thing: that of the member, and that of its collection if no other member names one of these. */
  nouns: string[]
  /** The member of the thing that is its key. */
  key: string
  /** True for an object or a list of objects; else the member is the key itself. */
  embeds: boolean
  /** True for a member that may be the thing or its key. */
  either: boolean
  many: boolean
}

const namingsOf = keptFor(({ resource }: Role, schemas: SchemaLookup): Naming[] => [
  ...resource.references.flatMap((one) =>
    one.embeddedKey === undefined ? keyNaming(one) : thingNaming(schemas, one, resource.references)
  ),
  ...[...resource.parents, ...resource.owners].flatMap(ownerNaming)
])

function thingNaming(schemas: SchemaLookup, one: Reference, all: readonly Reference[]): Naming {
  const { path, of, embeddedKey, many, schema } = one
  const either = alternativesOf(shapeOf(schemas, schema)).some((part) => {
    const { properties, type } = solid(schemas, part)
    return properties === undefined && type !== 'null'
  })
  const isOnly = all.every((other) => other === one || other.of !== of)
  const nouns = [nounOf(path.at(-1) as string), ...(isOnly ? [nounOf(pathInfo(of).noun)] : [])]
  return { path, nouns, key: embeddedKey as string, embeds: true, either, many }
}

function keyNaming({ path, many }: Pick<Reference, 'path' | 'many'>): Naming[] {
  const referred = referredBy(path.at(-1) as string)
  return referred === undefined
    ? []
    : [{ path, nouns: [referred.noun], key: wordOf(referred.key), embeds: false, either: false, many }]
}

/** Returns the member that names an owner by its key; none where rows show the owner itself. */
const ownerNaming = ({ property: path }: Owner): Naming[] =>
  path === undefined ? [] : keyNaming({ path, many: false })

const wordOf = (key: string): string => (key === 'ref' ? 'id' : key)

/** Returns the sent members with references in the rows' form. `isOwn`: rows have a member of that name. */
export function withReferences(schemas: SchemaLookup, role: Role, sent: Row, isOwn: (name: string) => boolean): Row {
  let whole = sent
  for (const naming of namingsOf(role, schemas)) {
    const { path, embeds, either } = naming
    const own = at(whole, path)
    if (own !== undefined && (!embeds || either || isRow([own].flat()[0]))) continue
    const said = own ?? otherwise(naming, at(whole, path.slice(0, -1)), isOwn)
    const value = said === undefined ? undefined : inForm(naming, said)
    if (value !== undefined) whole = withAt(whole, path, value) as Row
  }
  for (const { name, many, text, number } of thingsOf(role, schemas)) {
    const said = whole[name]
    if (said === undefined || many !== Array.isArray(said)) continue
    const values = [said].flat()
    const key = values.length > 0 ? keyFor(values, text, number) : undefined
    if (key === undefined) continue
    const things = values.map((one) => ({ [key]: one }))
    whole = { ...whole, [name]: many ? things : things[0] }
  }
  return whole
}

/** A thing in rows, or a list of them, with the members by which texts and numbers name one. */
interface Things {
  name: string
  many: boolean
  element: Schema
  names: string[]
  text: string | undefined
  number: string | undefined
}

/**
 * Returns the things in rows that are no rows themselves: `labels: [{ name, color }]`, which a body may name as
 * `['bug']`, and `status: { value, label }`, which it may name as `active`.
 */
const thingsOf = keptFor(({ resource }: Role, schemas: SchemaLookup): Things[] => {
  const references = new Set(resource.references.map(({ path }) => path.join('.')))
  const members = resource.rows.flatMap((row) => Object.entries(propertiesOf(schemas, row)))
  return members.flatMap(([name, schema]) => {
    const { items } = solid(schemas, schema)
    const element = items === undefined ? schema : (items as Schema)
    const { properties } = solid(schemas, element)
    if (properties === undefined || references.has(name) || name === resource.inner) return []
    const text = memberOfType(schemas, properties, usualTextKeys, 'string')
    const number = memberOfType(schemas, properties, ['id'], 'integer')
    const names = [text, number].filter((one) => one !== undefined)
    return names.length === 0 ? [] : [{ name, many: items !== undefined, element, names, text, number }]
  })
})

/** Returns a written row whose things and inner objects have the members that their schemas require. */
export function withWholeThings(asking: Asking, row: Row, before: Row): Row {
  const { api, role, seed } = asking
  const { id, rows, key, references } = role.resource
  // Things that are rows themselves are shown as they are.
  const others = new Set(references.map(({ path }) => path[0]))
  const nested = Object.keys(row).filter(
    (name) => row[name] !== before[name] && typeof row[name] === 'object' && !others.has(name)
  )
  if (nested.length === 0) return row
  const named = withNamedThings(asking, row, before)
  const filled = rows.reduce(
    (one, schema) => filledIn(api, schema, one, `${seed} ${id} ${textOf(keyAt(key, named))}`),
    named
  )
  const whole = { ...named }
  for (const name of nested) whole[name] = filled[name]
  return whole
}

/** Returns a written row in which things that were sent by their names are whole: the same name, the same thing. */
function withNamedThings(asking: Asking, row: Row, before: Row): Row {
  const { api, role, seed } = asking
  let whole = row
  for (const { name, many, element, names } of thingsOf(role, api.contract)) {
    const said = row[name]
    if (said === undefined || said === before[name] || many !== Array.isArray(said)) continue
    const values = [said].flat()
    const things = values.map((one) => {
      const own = names.map((name) => at(one, [name])).find((value) => value !== undefined)
      return own === undefined ? one : filledIn(api, element, one as Row, `${seed} ${name} ${textOf(own)}`)
    })
    if (things.some((one, index) => one !== values[index])) whole = { ...whole, [name]: many ? things : things[0] }
  }
  return whole
}

/** Returns the member that sent values name things by; undefined for values that are things already. */
function keyFor(said: unknown[], text: string | undefined, number: string | undefined): string | undefined {
  const [type, ...others] = new Set(said.map((one) => typeof one))
  if (others.length > 0) return undefined
  return type === 'string' ? text : type === 'number' ? number : undefined
}

/** Returns the value for a thing under another name, in one level of a body; undefined if there is none. */
function otherwise({ nouns, key, embeds }: Naming, sent: unknown, isOwn: (name: string) => boolean): unknown {
  return Object.entries({ ...(sent as Row | undefined) }).find(([name]) => {
    if (isOwn(name)) return false
    if (!embeds) return nouns.includes(nounOf(name))
    const referred = referredBy(name)
    return referred !== undefined && nouns.includes(referred.noun) && wordOf(referred.key) === bare(key)
  })?.[1]
}

/** Returns a reference in the form of the rows; undefined for an unknown form. */
function inForm({ key, embeds, many }: Naming, said: unknown): unknown {
  if (said === null) return null
  if (many !== Array.isArray(said)) return undefined
  const values = [said].flat().map((one) => {
    if (embeds) return isRow(one) ? one : { [key]: one }
    return isRow(one) ? Object.entries(one).find(([name]) => bare(name) === key)?.[1] : one
  })
  return values.includes(undefined) ? undefined : many ? values : values[0]
}
