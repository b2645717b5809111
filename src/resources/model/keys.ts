/** Finds the key of rows: the member that their path names. */

import { bare } from '../../contract/bare.ts'
import type { Schema } from '../../document/openapi.ts'
import type { SchemaLookup } from '../../schema/views/merged-view.ts'
import { nounOf, referredBy, usualKeys, wordsOf } from './names.ts'
import { at, innerOf, propertiesOf, schemaAt, solid } from './rows-places.ts'

/** The key that tells the rows of a collection apart. */
export interface Key {
  /** The path parameter that names a row; undefined if no path names one. */
  parameter: string | undefined
  /** The path to the key in a row: `id`, or `attributes`, `slug`; undefined if rows do not show it. */
  property: string[] | undefined
  /** Paths to the key in views that have another name for it: `applicationId` of a row with `id`. */
  aliases?: string[][]
  /** True for a member that ends with the key: the `name` `projects/p/things/t` of the thing `t`. */
  last?: true
  /** The other member that the path takes: the slug of `{id_or_slug}`. */
  other?: string[]
  /**
   * `integer` if the row or the path has a number, or a text of format `uint64`: the `id` of JSON:API is text, and its
   * path may take numbers.
   */
  type: 'integer' | 'string'
  /** The schema that new keys fit. */
  schema: Schema
}

/** Returns the key that a row shows; undefined if it shows none. */
export function keyAt({ property, last }: Key, row: unknown): unknown {
  const value = property === undefined ? undefined : at(row, property)
  return last === true && typeof value === 'string' ? value.slice(value.lastIndexOf('/') + 1) : value
}

const places =
  /^(number|iid|(version|revision|sequence|line|page|build|issue)_?(id|no|num|number)?|position|sequence|seq|ordinal)$/i

/** True for a number that counts the rows of one thing: `number` of an issue, `version` of a document. */
export const countsWithin = ({ property, type }: Key): boolean =>
  type === 'integer' && property !== undefined && places.test(property.at(-1) as string)

/** Returns the member that holds the key, if the row itself does not: `metadata`. */
export const holderOf = ({ property = [] }: Key): string | undefined => (property.length > 1 ? property[0] : undefined)

/** Returns a key at every path that holds it alone. */
export const keyed = ({ property, last, aliases = [] }: Key, value: unknown): [string[], unknown][] =>
  last === true ? [] : [...(property === undefined ? [] : [property]), ...aliases].map((path) => [path, value])

/** Returns the members that a text in the path may name, the likelier first: `7` names the id of `{id_or_slug}`. */
export function membersNamed({ property, other }: Key, text: string): string[][] {
  if (property === undefined) return []
  if (other === undefined) return [property]
  const isIdentifier = /^\d+$|^[0-9a-f-]{32,36}$/i.test(text)
  return isIdentifier === /id$/i.test(property.at(-1) as string) ? [property, other] : [other, property]
}

/** The clues to a key. */
interface Search {
  schemas: SchemaLookup
  row: Schema
  parameter: string | undefined
  parameterSchema: Schema | undefined
  noun: string
}

/**
 * Finds the key of rows by the parameter of their path. `forced`: the property that the document sets in `x-standin`.
 */
export function keyOf(
  schemas: SchemaLookup,
  row: Schema,
  parameter: string | undefined,
  parameterSchema: Schema | undefined,
  noun: string,
  forced?: string
): Key {
  const search = { schemas, row, parameter, parameterSchema, noun }
  const property = forced === undefined ? propertyOf(search) : [forced]
  const schema = property === undefined ? parameterSchema : keySchema(search, memberSchema(search, property))
  const types = [typeIn(search, schema), typeIn(search, parameterSchema)]
  const isDigits = /^u?int(32|64)?$/.test(String(solid(schemas, schema).format))
  const type = isDigits || types.includes('integer') ? 'integer' : 'string'
  const other = property === undefined || parameter === undefined ? undefined : otherOf(search, parameter, property)
  return {
    parameter,
    property,
    ...(other === undefined ? {} : { other }),
    type,
    schema: shown(search, property, schema ?? { type })
  }
}

/** Finds the member that is the key, in the row itself or in the objects that hold keys. */
function propertyOf(search: Search): string[] | undefined {
  const { schemas, row, parameter } = search
  const { properties = {} } = solid(schemas, row)
  const own = keyAmong(search, Object.keys(properties), [])
  if (own !== undefined) return own
  // Kubernetes' objects have their names in `metadata`, Contentful's their ids in `sys`, JSON:API's slugs are attributes.
  // The row may stand in the `data` of an envelope if a path names it by its key.
  const words = parameter === undefined ? /^(meta(data)?|sys(tem)?)$/i : /^(meta(data)?|sys(tem)?|data)$/i
  const metadata = Object.keys(properties).filter((name) => words.test(name))
  for (const name of [innerOf(schemas, row) ?? [], metadata].flat()) {
    const found = keyAmong(search, Object.keys(propertiesOf(schemas, properties[name])), [name])
    if (found !== undefined) return found
  }
  return undefined
}

function keyAmong(search: Search, names: string[], outer: string[]): string[] | undefined {
  const fits = (name: string) => {
    const schema = memberSchema(search, [...outer, name])
    return isScalar(search, schema) && agrees(search, schema)
  }
  const { parameter } = search
  const name = parameter === undefined ? usual(search, names, fits) : byParameter(search, names, fits, parameter)
  return name === undefined ? undefined : [...outer, name]
}

type Fits = (name: string) => boolean

function byParameter(search: Search, names: string[], fits: Fits, wanted: string): string | undefined {
  const words = wordsOf(wanted)
  const last = keyWordOf(words)
  // `{release_group}` of a group or of a release group has the name of the thing itself.
  const noun = nounOf(search.noun)
  const isNoun = [wanted, words.at(-1) as string].some((word) => nounOf(word) === noun)
  // `{name_or_id}` is a name first.
  const first = words.includes('or') ? words[words.indexOf('or') - 1] : undefined
  const called = (one: string) => names.find((name) => bare(name) === one && fits(name))
  return (
    called(bare(wanted)) ??
    called(nounOf(wanted)) ??
    (first === undefined ? undefined : called(first)) ??
    // Beside `id`, another member that ends the name refers to another thing.
    (last === 'id' ? called('id') : undefined) ??
    names.filter((name) => isEndOf(name, wanted) && fits(name)).sort((one, other) => other.length - one.length)[0] ??
    // `{name}` of a thing, and its `thing_name`.
    called(noun + bare(wanted)) ??
    // The `{username}` of a user with a `name`.
    (bare(wanted).startsWith(noun) ? called(bare(wanted).slice(noun.length)) : undefined) ??
    longer(names.filter(fits), [referredBy(wanted)?.noun ?? noun, noun], last) ??
    (words.length === 1 || usualKeys.includes(last) || isNoun ? usual(search, names, fits) : undefined)
  )
}

/** True for a name that is the end of another: `userId` of `{storyUserId}`, and of `{story_userid}` without its sign. */
function isEndOf(name: string, whole: string): boolean {
  const words = wordsOf(name)
  return (
    wordsOf(whole)
      .join(' ')
      .endsWith(` ${words.join(' ')}`) ||
    (words.length > 1 && bare(whole).endsWith(bare(name)))
  )
}

/** Returns the only name that says more of a thing before its key: `batchItemUuid` of `{itemUuid}`. */
function longer(names: string[], nouns: readonly string[], key: string): string | undefined {
  const [only, ...others] = names.filter((name) => {
    const named = referredBy(name)
    return named?.key === key && nouns.some((noun) => noun !== '' && named.noun.endsWith(noun))
  })
  return others.length === 0 ? only : undefined
}

/** Returns the word of a parameter's name that says which key it is: `id` of `thing_identifier` and of `id_thing`. */
function keyWordOf(words: readonly string[]): string {
  const last = (words.at(-1) as string).replace(/^(identifier|ids)$/, 'id')
  return /^(id|uuid)$/.test(words[0] as string) && !usualKeys.includes(last) ? (words[0] as string) : last
}

/** Returns the member with a usual name of a key, else the only one that looks like a key. */
function usual({ noun }: Search, names: string[], fits: Fits): string | undefined {
  const own = ['id', 'uuid', 'key', 'name'].map((word) => nounOf(noun) + word)
  for (const key of [...usualKeys.slice(0, 6), ...own, ...usualKeys.slice(6), nounOf(noun)]) {
    const name = names.find((one) => bare(one) === key && fits(one))
    if (name !== undefined) return name
  }
  const [only, ...others] = names.filter(fits)
  if (only === undefined || others.length > 0) return undefined
  return /(id|key|slug)$/.test(bare(only)) && wordsOf(only).length <= 2 ? only : undefined
}

/** Returns the other member that a parameter takes: `{id_or_slug}`. */
function otherOf(search: Search, parameter: string, property: string[]): string[] | undefined {
  const words = wordsOf(parameter)
  const last = words.at(-1) as string
  if (!words.includes('or')) return undefined
  const outer = property.slice(0, -1)
  const siblings = Object.keys(propertiesOf(search.schemas, memberSchema(search, outer)))
  const name = siblings.find((one) => bare(one) === last || bare(one) === nounOf(search.noun) + last)
  return name === undefined || name === property.at(-1) ? undefined : [...outer, name]
}

/** Returns the schema of a key with the key in the example of a whole row, unless it has an example of its own. */
function shown({ schemas, row }: Search, property: string[] | undefined, schema: Schema): Schema {
  const example = property && at(solid(schemas, row).example, property)
  const isOwn = typeof schema !== 'object' || solid(schemas, schema).example !== undefined
  return isOwn || typeof example !== 'string' ? schema : { allOf: [schema], example }
}

/** Keywords by which a path says more of its values than the member that holds them. */
const limits = ['enum', 'format', 'pattern', 'minLength', 'maxLength'] as const

/** Returns the schema of a member that is the key, with what the path demands of it besides. */
function keySchema(search: Search, member: Schema | undefined): Schema | undefined {
  const { schemas, parameterSchema } = search
  const [own, path] = [solid(schemas, member), solid(schemas, parameterSchema)]
  const isNarrower = limits.some((limit) => path[limit] !== undefined && String(path[limit]) !== String(own[limit]))
  if (!isNarrower || member === undefined || String(own.type) !== String(path.type)) return member
  return { allOf: [member, parameterSchema as Schema] }
}

const memberSchema = ({ schemas, row }: Search, path: readonly string[]): Schema | undefined =>
  schemaAt(schemas, row, path)

function typeIn({ schemas }: Search, schema: Schema | undefined): Key['type'] | undefined {
  const types = [solid(schemas, schema).type ?? []].flat()
  if (types.includes('integer') || types.includes('number')) return 'integer'
  return types.includes('string') ? 'string' : undefined
}

function isScalar({ schemas }: Search, schema: Schema | undefined): boolean {
  const { type, properties, items } = solid(schemas, schema)
  const isOther = [type].flat().some((one) => one === 'object' || one === 'array' || one === 'boolean')
  return properties === undefined && items === undefined && !isOther
}

/** True if values of the path may be values of a member: an integer is no text, a text may be a number. */
function agrees(search: Search, schema: Schema | undefined): boolean {
  const { schemas, parameter, parameterSchema } = search
  const path = typeIn(search, parameterSchema)
  if (path === 'integer') return typeIn(search, schema) !== 'string' || solid(schemas, schema).format === undefined
  const restricted = solid(schemas, parameterSchema)
  const loose = restricted.format === undefined && restricted.pattern === undefined
  const isNumber = loose && /(?<!uu|gu)id|number/i.test(parameter as string)
  return path === undefined || typeIn(search, schema) !== 'integer' || isNumber
}
