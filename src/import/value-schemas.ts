/** Schemas of values that were seen. */
import { isObject } from '../document/json/is-object.ts'
import type { Schema } from '../document/openapi.ts'
import { hasFormat } from '../schema/keywords/formats.ts'

/** The values that were seen at one place. */
export interface Seen {
  count: number
  types: Set<string>
  /** The formats that all texts so far have. */
  formats: string[]
  /** The different texts; undefined once there were too many. */
  texts: Set<string> | undefined
  /** The sources of the texts, so that an object counts once. */
  sources: Set<string>
  /** The member by which an object is known again; `id` where it has none of that name. */
  key: string
  objects: number
  members: Map<string, Seen>
  /** The number of objects that have a member. A member that several places share is seen more often. */
  present: Map<string, number>
  items: Seen | undefined
}

/** Formats that are looked for in texts. */
const formats = ['date-time', 'date', 'time', 'uuid', 'email', 'uri', 'ipv4']

/** The most different texts that are counted of a place. */
const mostTexts = 12
/** Values that are deeper are of any type. */
const deepest = 40

export const nothingSeen = (key = 'id'): Seen => ({
  count: 0,
  types: new Set(),
  formats,
  texts: new Set(),
  sources: new Set(),
  key,
  objects: 0,
  members: new Map(),
  present: new Map(),
  items: undefined
})

/** The place that values come from. A `known` one is an object with a key, whose parts are no places of their own. */
interface Source {
  name: string | undefined
  known: boolean
}

/**
 * Adds a value to those that were seen. Equal texts of one source count once, and those of none show no enumeration,
 * as in a request.
 */
export function see(seen: Seen, value: unknown, source?: string): void {
  seeAt(seen, value, { name: source, known: false }, 0)
}

function seeAt(seen: Seen, value: unknown, source: Source, depth: number): void {
  seen.count++
  if (depth > deepest) return
  if (Array.isArray(value)) {
    seen.types.add('array')
    seen.items ??= nothingSeen()
    for (const [index, item] of value.entries()) {
      const { name, known } = source
      const place = known || name === undefined ? source : { name: `${name}/${index}`, known }
      seeAt(seen.items, item, place, depth + 1)
    }
  } else if (isObject(value)) {
    seen.types.add('object')
    seen.objects++
    const key = keyIn(value, seen.key) ?? keyIn(value, 'id')
    const own = key === undefined ? source : { name: key, known: true }
    for (const [name, inner] of Object.entries(value)) seeAt(memberOf(seen, name), inner, own, depth + 1)
    for (const name of Object.keys(value)) seen.present.set(name, (seen.present.get(name) ?? 0) + 1)
  } else if (typeof value === 'string') {
    seen.types.add('string')
    seen.formats = seen.formats.filter((format) => hasFormat(format, value))
    addTexts(seen, [value], source.name === undefined ? [] : [source.name])
  } else if (value === null || typeof value === 'boolean') {
    seen.types.add(value === null ? 'null' : 'boolean')
  } else {
    seen.types.add(Number.isInteger(value) || typeof value === 'bigint' ? 'integer' : 'number')
  }
}

function keyIn(value: Record<string, unknown>, name: string): string | undefined {
  const key = Object.hasOwn(value, name) ? value[name] : undefined
  return isObject(key) || Array.isArray(key) || key === undefined || key === null ? undefined : String(key)
}

function addTexts(seen: Seen, texts: Iterable<string>, sources: Iterable<string>): void {
  if (seen.texts === undefined) return
  for (const text of texts) seen.texts.add(text)
  for (const source of sources) seen.sources.add(source)
  if (seen.texts.size > mostTexts) seen.texts = undefined
}

export function memberOf({ members }: Seen, name: string): Seen {
  const known = members.get(name) ?? nothingSeen()
  members.set(name, known)
  return known
}

/** Returns the value that a text of a URL or a form may mean: a number, a truth value or the text. */
export function meantBy(text: string): unknown {
  if (/^-?(?:0|[1-9]\d{0,14})(?:\.\d+)?$/.test(text)) return Number(text)
  return text === 'true' || text === 'false' ? text === 'true' : text
}

/** Adds a value of a URL or a header. */
export const seeText = (seen: Seen, text: string): void => see(seen, meantBy(text))

/** Returns the type of values of a URL or a header: of several types, they are texts. */
export function typeOfTexts(seen: Seen): string {
  const [type = 'string', ...more] = typesOf(seen)
  return more.length > 0 ? 'string' : type
}

export function textSchema(seen: Seen): { type: string; format?: string } {
  const type = typeOfTexts(seen)
  const [format] = type === 'string' && seen.count > 0 ? seen.formats : []
  return { type, ...(format === undefined ? {} : { format }) }
}

const typesOf = ({ types }: Seen): string[] => [...types].filter((type) => type !== 'integer' || !types.has('number'))

/** Reports a guess: a JSON pointer below the schema, and what was guessed why. */
export type Guess = (pointer: string[], message: string) => void

/** Returns the schema of what was seen. `named` has places whose schemas stand elsewhere. */
export function schemaOf(seen: Seen, named: ReadonlyMap<Seen, string>, guess: Guess, at: string[] = []): Schema {
  const types = typesOf(seen)
  if (types.length === 0) return {}
  if (isNull(seen)) guess(at, `null, as in all examples (${seen.count})`)
  const all = types.length === 1 ? types[0] : types
  return {
    type: all as 'object',
    ...(types.includes('string') ? textKeywords(seen, types.length === 1, guess, at) : {}),
    ...(types.includes('object') ? objectKeywords(seen, named, guess, at) : {}),
    ...(seen.items === undefined ? {} : { items: refOr(seen.items, named, guess, [...at, 'items']) })
  }
}

function refOr(seen: Seen, named: ReadonlyMap<Seen, string>, guess: Guess, at: string[]): Schema {
  const name = named.get(seen)
  return name === undefined ? schemaOf(seen, named, guess, at) : { $ref: `#/components/schemas/${name}` }
}

/** The least sources, the fewest and most different values of an enumeration, and how often each is seen on average. */
const enumeration = { least: 8, fewest: 2, most: 5, often: 3 }

function textKeywords({ formats: left, texts, sources }: Seen, alone: boolean, guess: Guess, at: string[]): object {
  const [format] = left
  if (format !== undefined) return { format }
  const { least, fewest, most, often } = enumeration
  if (texts === undefined) return {}
  const values = [...texts]
  const count = sources.size
  const isFew = values.length >= fewest && values.length <= most && values.length * often <= count
  if (!alone || count < least || !isFew || !values.every(isWord)) return {}
  guess(at, `one of ${values.join(', ')}, since ${count} values are no other`)
  return { enum: values }
}

const isWord = (text: string): boolean => /^[A-Za-z][A-Za-z_-]{0,23}$/.test(text)

/** The fewest members of a map, whose names are keys. */
const fewestKeys = 3

function objectKeywords(seen: Seen, named: ReadonlyMap<Seen, string>, guess: Guess, at: string[]): object {
  const members = [...seen.members]
  if (members.length >= fewestKeys && members.every(([name]) => looksLikeKey(name))) {
    guess(at, `a map, since its members have keys for names: ${shown(members.map(([name]) => name))}`)
    const all = nothingSeen()
    for (const [, one] of members) merge(all, one)
    return { additionalProperties: refOr(all, named, guess, [...at, 'additionalProperties']) }
  }
  const required = members.map(([name]) => name).filter((name) => seen.present.get(name) === seen.objects)
  if (required.length > 0 && required.length < members.length) {
    guess(at, `${shown(required)} are required, since each of ${seen.objects} examples has them`)
  }
  const properties = members.map(([name, one]) => [name, refOr(one, named, guess, [...at, 'properties', name])])
  return { ...(required.length > 0 ? { required } : {}), properties: Object.fromEntries(properties) }
}

const isNull = ({ types }: Seen): boolean => types.size === 1 && types.has('null')

const isScalar = ({ types }: Seen): boolean => !types.has('object') && !types.has('array')

/** Lets the scalar members that both places have take the values that were seen at the other one. */
export function widen(seen: Seen, other: Seen): void {
  if (isNull(seen)) {
    merge(seen, other)
    return
  }
  for (const [name, member] of seen.members) {
    const same = other.members.get(name)
    if (same !== undefined) widen(member, same)
  }
  if (seen.items !== undefined && other.items !== undefined) widen(seen.items, other.items)
  if (other.types.has('null')) seen.types.add('null')
  if (!isScalar(seen) || !isScalar(other)) return
  for (const type of other.types) seen.types.add(type)
  seen.formats = seen.formats.filter((format) => other.formats.includes(format))
  if (other.texts === undefined) seen.texts = undefined
  else addTexts(seen, other.texts, other.sources)
}

function merge(all: Seen, one: Seen): void {
  all.count += one.count
  all.objects += one.objects
  for (const type of one.types) all.types.add(type)
  all.formats = all.formats.filter((format) => one.formats.includes(format))
  all.texts = undefined
  for (const [name, member] of one.members) merge(memberOf(all, name), member)
  for (const [name, count] of one.present) all.present.set(name, (all.present.get(name) ?? 0) + count)
  if (one.items === undefined) return
  all.items ??= nothingSeen()
  merge(all.items, one.items)
}

/** Returns true for a text that is made by a machine to name one thing: a number, a UUID, a date, letters with digits. */
export const looksLikeKey = (text: string): boolean =>
  /^\d+$|^[0-9a-f]{8}-[0-9a-f-]{27}$|^\d{4}-\d\d(-\d\d)?$|@|^[A-Za-z]+-\d+$/i.test(text) ||
  (/^[\w.:~-]{6,}$/.test(text) && /[A-Za-z]/.test(text) && (text.match(/\d/g) ?? []).length >= 2)

/** Shows a few of many values. */
export function shown(values: readonly string[]): string {
  const some = values.slice(0, 5).map((one) => (one.length > 40 ? `${one.slice(0, 40)}…` : one))
  return `${some.join(', ')}${values.length > some.length ? ` and ${values.length - some.length} more` : ''}`
}
