/** Reads schemas of rows, and finds the places of lists in bodies by them. */

import { bare } from '../../contract/bare.ts'
import { keptFor } from '../../document/memoized.ts'
import type { Schema, SchemaObject } from '../../document/openapi.ts'
import { type SchemaLookup, shapeOf } from '../../schema/views/merged-view.ts'
import { isMostOrAll, same } from './likeness.ts'
import { nounOf, referredBy, usualKeys } from './names.ts'

/** The form of a list: an array of rows, of objects around them, or of their keys; or an object of rows by their keys. */
export type Holding = 'array' | 'edges' | 'keys' | 'map'

/** The place of rows in a body. */
export interface RowsPlace {
  /** The members that lead there, outermost first; empty for the body itself. */
  path: string[]
  /** The form of a list; undefined for a single row. */
  holding?: Holding
  /** The member that holds the row in each element of a list: `node` of edges. */
  wrapper?: string
  row: Schema
  /** True if the document does not describe the row here. */
  bare?: boolean
  /** The schema of a list, for its bounds. */
  list?: SchemaObject
}

const solidsIn = keptFor((_schemas: SchemaLookup) => new WeakMap<object, SchemaObject>())

/**
 * Returns a schema without the `null` that it admits, through `$ref`, `allOf` and an `anyOf` or `oneOf` of one object.
 * Leaves out `properties` without members, and `items` of a type that is no array.
 */
export function solid(schemas: SchemaLookup, schema: Schema | undefined, depth = 0): SchemaObject {
  if (typeof schema !== 'object') return {}
  const known = solidsIn(schemas)
  let found = known.get(schema)
  if (found === undefined) {
    found = solidOf(schemas, schema, depth)
    if (depth === 0) known.set(schema, found)
  }
  return found
}

function solidOf(schemas: SchemaLookup, schema: Schema, depth: number): SchemaObject {
  const { properties, items, ...rest } = shapeOf(schemas, schema)
  const isList = items !== undefined && [rest.type ?? 'array'].flat().includes('array')
  const shape: SchemaObject = {
    ...rest,
    ...(properties === undefined || Object.keys(properties).length === 0 ? {} : { properties }),
    ...(isList ? { items } : {})
  }
  if (shape.properties !== undefined || shape.items !== undefined || depth > 5) return shape
  const some = alternativesOf(shape).filter((part) => shapeOf(schemas, part).type !== 'null')
  return some.length > 0 ? solid(schemas, some[0], depth + 1) : shape
}

/** Returns the properties of a schema; none where it has no members. */
export const propertiesOf = (schemas: SchemaLookup, schema: Schema | undefined): Readonly<Record<string, Schema>> =>
  solid(schemas, schema).properties ?? {}

/** Returns the first of some names whose member is of a type. */
export const memberOfType = (
  schemas: SchemaLookup,
  properties: Record<string, Schema>,
  names: readonly string[],
  type: string
): string | undefined => names.find((name) => [solid(schemas, properties[name]).type].flat().includes(type))

/** Returns the schemas of `anyOf` and `oneOf`. */
export const alternativesOf = ({ anyOf, oneOf }: SchemaObject): Schema[] =>
  [anyOf, oneOf].flatMap((list) => (Array.isArray(list) ? list : []))

const namesIn = keptFor((schemas: SchemaLookup) =>
  keptFor(({ properties = {} }: SchemaObject, row: Schema) => {
    const inner = innerOf(schemas, row)
    const deeper = inner === undefined ? {} : propertiesOf(schemas, properties[inner])
    return new Set([...Object.keys(properties), ...Object.keys(deeper)].map(bare))
  })
)

/** True for a scalar's schema, as far as it shows without following references. */
export const isLeaf = (schema: Schema | undefined): boolean =>
  typeof schema === 'object' &&
  typeof schema.type === 'string' &&
  schema.type !== 'object' &&
  schema.type !== 'array' &&
  !('$ref' in schema || 'allOf' in schema || 'anyOf' in schema || 'oneOf' in schema)

/** Returns the names of a row's members in their bare forms, with those of an inner `attributes`. */
export const memberNames = (schemas: SchemaLookup, row: Schema): Set<string> =>
  namesIn(schemas)(solid(schemas, row), row)

/**
 * Returns the schemas that name the members of rows, each with its path: those of the row itself and of its `inner`
 * object.
 */
export const levelsOf = (
  schemas: SchemaLookup,
  rows: readonly Schema[],
  inner: string | undefined
): [path: string[], schema: Schema][] =>
  rows.flatMap((row): [string[], Schema][] => {
    const deeper = inner === undefined ? undefined : solid(schemas, row).properties?.[inner]
    return inner === undefined || deeper === undefined
      ? [[[], row]]
      : [
          [[], row],
          [[inner], deeper]
        ]
  })

/** Returns the members of rows, and those of their `inner` object. */
export const membersIn = (
  schemas: SchemaLookup,
  { rows, inner }: { rows: readonly Schema[]; inner: string | undefined }
): { path: string[]; name: string; property: Schema }[] =>
  levelsOf(schemas, rows, inner).flatMap(([outer, schema]) =>
    Object.entries(propertiesOf(schemas, schema)).map(([name, property]) => ({
      path: [...outer, name],
      name,
      property
    }))
  )

/** Members that hold the members of a thing beside its key, of which only `attributes` says so alone. */
export const holders = /^(attributes|fields|properties|_source)$/

/**
 * Returns `attributes` for a resource object of JSON:API: `{ type, id, attributes }`; `fields` for a record of Airtable
 * or Jira, `properties` for one of HubSpot, `_source` for a hit of Elasticsearch.
 */
export function innerOf(schemas: SchemaLookup, row: Schema): string | undefined {
  const { properties = {} } = solid(schemas, row)
  const names = Object.keys(properties)
  const name = names.find((one) => holders.test(one) && isKeyed(names, one))
  if (name === undefined) return undefined
  const { properties: inner, additionalProperties } = solid(schemas, properties[name])
  return inner !== undefined || additionalProperties !== undefined ? name : undefined
}

/** True for members that are a key and what describes it, beside the object of a name. */
function isKeyed(names: readonly string[], holder: string): boolean {
  if (holder === 'attributes') return names.includes('id') || names.includes('type')
  const others = names.filter((one) => one !== holder)
  return (
    others.some((one) => /^(_?id|key|sys|sha|gid)$/.test(one)) &&
    others.every((one) =>
      /^(_\w+|id|key|type|sys|self|links?|etag|archived|found|url|(created|updated)_?(at|time)?)$/i.test(one)
    )
  )
}

/** Returns the likeness of two row schemas: `same`, else the number of members that they share. */
export function alike(schemas: SchemaLookup, one: Schema, other: Schema): number {
  if (isSame(one, other)) return same
  const [own, others] = [memberNames(schemas, one), memberNames(schemas, other)]
  let shared = 0
  for (const name of own) if (others.has(name)) shared++
  return shared
}

/** True for one schema, or two references to one. */
export const isSame = (one: Schema, other: Schema): boolean =>
  one === other ||
  (typeof one === 'object' && typeof other === 'object' && one.$ref !== undefined && one.$ref === other.$ref)

/** True for one schema, and for two of the same members, as far as there are several. */
export function isLike(schemas: SchemaLookup, one: Schema, other: Schema): boolean {
  if (isSame(one, other)) return true
  const [own, others] = [memberNames(schemas, one), memberNames(schemas, other)]
  return own.size > 1 && own.size === others.size && [...own].every((name) => others.has(name))
}

/** Usual names of lists, whatever they hold. */
export const usualLists =
  /^(data|items?|results?|content|contents|entries|rows|records|values?|list|objects|collection|elements|hits|documents|resources|nodes|edges|embedded)$/

/** The clues to the rows that are looked for. */
export interface WantedRows {
  noun: string
  /** The row as another operation shows it. */
  row?: Schema | undefined
  /** The member of the row that is its key: an answer to a POST may show no other. */
  key?: string | undefined
  /** True: an array may hold the row alone: `{ Contacts: [contact] }`. */
  inArray?: boolean
}

/** The step of a path to the only element of an array. */
export const only = '0'

const deepest = 3
/** The most that likeness adds to the score of a list. */
const mostAlike = 30

/** Finds the rows of a list in a body; undefined if it holds none. */
export function listPlace(schemas: SchemaLookup, body: Schema, wanted: WantedRows): RowsPlace | undefined {
  const found: { place: RowsPlace; score: number }[] = []
  look(body, [], 0)
  if (found.length === 0) return mapPlace(schemas, body, wanted.row) ?? keysPlace(schemas, body, wanted)
  const [best, second] = found.sort((one, other) => other.score - one.score)
  // Two lists are equally likely.
  return best?.score === second?.score ? undefined : best?.place

  function look(schema: Schema | undefined, path: string[], depth: number): void {
    if (isLeaf(schema)) return
    const shape = solid(schemas, schema)
    if (shape.items !== undefined) add(shape, path)
    if (shape.items !== undefined || depth >= deepest) return
    // The lists of a row are its members, not rows.
    if (depth > 0 && 'id' in { ...shape.properties }) return
    // The rows that JSON:API includes are not those of the list.
    const members = Object.entries({ ...shape.properties }).filter(
      ([name]) => name !== 'included' || shape.properties?.data === undefined
    )
    const isArray = ([, property]: [string, Schema]) =>
      !isLeaf(property) && solid(schemas, property).items !== undefined
    for (const [name, property] of members.filter(isArray)) look(property, [...path, name], depth + 1)
    // No deeper list is likelier.
    if (found.some(({ score }) => score >= mostAlike)) return
    for (const [name, property] of members) if (!isArray([name, property])) look(property, [...path, name], depth + 1)
  }

  function add(list: SchemaObject, path: string[]): void {
    const items = list.items as Schema
    const { properties = {} } = solid(schemas, items)
    if (Object.keys(properties).length === 0) return
    const wrapper = wrapperOf(schemas, items, wanted.row, path.at(-1) === 'edges')
    const row = wrapper === undefined ? items : (properties[wrapper] as Schema)
    const name = path.at(-1) ?? ''
    // The links of a page and the errors of an answer are no rows.
    const [noun, other] = [nounOf(name), nounOf(wanted.noun)]
    if (noun !== other && ((noun === 'link' && 'rel' in properties) || /^(error|warning)$/.test(noun))) return
    const score =
      (wanted.row === undefined ? 0 : Math.min(mostAlike, alike(schemas, row, wanted.row))) +
      (path.length === 0 ? 12 : noun === other ? 8 : usualLists.test(bare(name)) ? 5 : 0) -
      path.length
    const form = wrapper === undefined ? { holding: 'array' as const } : { holding: 'edges' as const, wrapper }
    found.push({ place: { path, ...form, row, list }, score })
  }
}

/** Returns the member that holds the row in each element of a list: the only one, or one more like the item's row. */
export function wrapperOf(
  schemas: SchemaLookup,
  element: Schema,
  row: Schema | undefined,
  isEdge: boolean
): string | undefined {
  const properties = propertiesOf(schemas, element)
  const names = Object.keys(properties)
  const objects = names.filter((name) => solid(schemas, properties[name]).properties !== undefined)
  if (isEdge && objects.includes('node')) return 'node'
  if (row === undefined) return names.length === 1 ? objects[0] : undefined
  const own = names.length === 1 && objects.length === 1 ? 0 : alike(schemas, element, row)
  return objects.find((name) => {
    const inner = properties[name] as Schema
    const shared = alike(schemas, inner, row)
    return shared > own && isMostOrAll(shared, memberNames(schemas, inner).size)
  })
}

/** Finds a list that shows only the keys of rows: `{ detectorIds: ['12ab'], nextToken }`. */
function keysPlace(schemas: SchemaLookup, body: Schema, { row, noun }: WantedRows): RowsPlace | undefined {
  if (row === undefined) return undefined
  const shape = solid(schemas, body)
  const members = Object.entries({ ...shape.properties })
  const named = (name: string) => referredBy(name)?.noun === nounOf(noun)
  const [name, schema] =
    members.length === 1
      ? (members[0] as [string, Schema])
      : (members.find(([name]) => nounOf(name) === nounOf(noun) || named(name)) ?? [])
  const list = name === undefined ? shape : solid(schemas, schema)
  const { type } = solid(schemas, list.items)
  if (list.items === undefined || type === undefined || type === 'object') return undefined
  const isKey = ([name, schema]: [string, Schema]) =>
    [...usualKeys, `${nounOf(noun)}id`].includes(bare(name)) && String(solid(schemas, schema).type) === String(type)
  const known = Object.entries(propertiesOf(schemas, row)).some(isKey)
  if (!known && (name === undefined || !named(name))) return undefined
  return { path: name === undefined ? [] : [name], holding: 'keys', row, list }
}

/** Finds an object that holds rows by their keys. */
function mapPlace(
  schemas: SchemaLookup,
  body: Schema,
  row: Schema | undefined,
  path: string[] = []
): RowsPlace | undefined {
  if (isLeaf(body)) return undefined
  const shape = solid(schemas, body)
  const values = shape.additionalProperties
  const named = Object.keys({ ...shape.properties })
  const known = named.length === 0 && row !== undefined && solid(schemas, values).properties !== undefined
  if (known && alike(schemas, values as Schema, row) > 0) {
    return { path, holding: 'map', row: values as Schema, list: shape }
  }
  if (path.length >= 2) return undefined
  for (const name of named) {
    const place = mapPlace(schemas, shape.properties?.[name] as Schema, row, [...path, name])
    if (place !== undefined) return place
  }
  return undefined
}

/** Returns the value at a path of members. */
export function at(value: unknown, path: readonly string[]): unknown {
  let inner = value
  for (const name of path) {
    if (inner === null || inner === undefined) return undefined
    inner = (inner as Record<string, unknown>)[name]
  }
  return inner
}

/** Returns the schema at a path of members; undefined if the schemas on the way name no such member. */
export const schemaAt = (schemas: SchemaLookup, row: Schema | undefined, path: readonly string[]): Schema | undefined =>
  path.reduce((schema, name) => solid(schemas, schema).properties?.[name], row)

/** Returns a value with another one at a path of members. Objects on the way are copied, or made. */
export function withAt(value: unknown, path: readonly string[], inner: unknown): unknown {
  const [name, ...rest] = path
  if (name === undefined) return inner
  if (name === only) return [withAt(Array.isArray(value) ? value[0] : undefined, rest, inner)]
  const object = typeof value === 'object' && value !== null && !Array.isArray(value) ? value : {}
  return { ...object, [name]: withAt((object as Record<string, unknown>)[name], rest, inner) }
}

/** True for a schema that admits null, as far as its types tell. */
export function admitsNull(schemas: SchemaLookup, schema: Schema | undefined): boolean {
  const shape = shapeOf(schemas, schema)
  const types = [shape.type ?? []].flat()
  return (
    types.includes('null') ||
    (Array.isArray(shape.enum) && shape.enum.includes(null)) ||
    alternativesOf(shape).some((part) => admitsNull(schemas, part))
  )
}
