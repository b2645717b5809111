/** Rows at the start: a pure function of seed, resource, parents and position, made when they are first asked for. */
import type { SchemaObject } from '../document/openapi.ts'
import { integerOf } from '../schema/json-values.ts'
import { keyed, membersNamed } from './infer/keys.ts'
import type { Resource } from './infer/model.ts'
import { admitsNull, at, solid } from './infer/places.ts'
import { keep } from './keep.ts'
import { hashOf, makeRow, newKey, placed, type Workshop } from './making.ts'
import { type Item, isRow, type Row } from './rows/row.ts'

/** What a group of rows begins with. */
export interface Base {
  resource: Resource
  items: Item[]
  byKey: Map<string, Item>
  /** True where these rows are all there are. */
  closed: boolean
  /** The highest number that is a key. */
  lastId: number
  row: (item: Item) => Row
  /** The row of a key that the list does not show. */
  phantom: (key: string) => Item
}

/** Rows that somebody wrote: by hand, or as the document's example. */
export interface Given {
  rows: Row[]
  /** True where these are all, though there be none. */
  exact?: boolean
  /** How many are to be generated. */
  count?: number
  closed: boolean
  /** The example of an item, which stands for every key that nothing else has. */
  pattern?: Row | undefined
  /** Examples of items that the list does not show, by their keys. */
  patterns?: Map<string, Row>
}

/** Values at members of a row: those that it is made with, and those that are put into what was made. */
export interface Ties {
  known: [string[], unknown][]
  put: [string[], unknown][]
}

/** What a base is made of. */
export interface Plot {
  resource: Resource
  seed: string
  given: Given
  /** How many are generated after those that were given. */
  count: number
  /** The first number that is a key, less one. */
  offset: number
  /** What a row says of the things that it belongs and refers to, by its position. */
  ties: (index: number) => Ties
}

/** The most rows of keys that were asked for and are in no list. */
const mostPhantoms = 1000

export function baseOf(workshop: Workshop, { resource, seed, given, count, offset, ties }: Plot): Base {
  const { key } = resource
  const byKey = new Map<string, Item>()
  const values = new Map<Item, unknown>()
  const phantoms = new Map<string, Item>()
  const items: Item[] = []
  for (const row of given.rows) add(keyIn(row))
  for (let index = 0; index < count; index++) {
    const value = newKey(workshop, resource, `${seed} key`, offset + index, (text) => byKey.has(text))
    // The schema of keys admits so many rows.
    if (value === undefined) break
    add(String(value), value)
  }
  const lastId = key.type === 'integer' ? items.reduce((last, { key: one }) => Math.max(last, Number(one) || 0), 0) : 0
  return { resource, items, byKey, closed: given.closed, lastId, row, phantom }

  function keyIn(row: Row): string | undefined {
    const value = key.property === undefined ? undefined : at(row, key.property)
    return value === undefined || value === null || byKey.has(String(value)) ? undefined : String(value)
  }

  function add(text: string | undefined, value?: unknown): void {
    // What has no key, or one that is taken, is shown and has no path.
    const item: Item = { key: text ?? `\0${items.length}`, ordinal: items.length, row: undefined }
    byKey.set(item.key, item)
    values.set(item, value)
    items.push(item)
  }

  function row(item: Item): Row {
    if (item.row !== undefined) return item.row
    const listed = item.ordinal >= 0
    const own = listed ? given.rows[item.ordinal] : (given.patterns?.get(item.key) ?? given.pattern)
    const value = values.get(item)
    const [property] = listed ? [key.property] : membersNamed(key, item.key)
    const ownKey = value ?? (key.property === undefined ? undefined : at(own, key.property))
    const keys: [string[], unknown][] =
      ownKey === undefined || property === undefined
        ? []
        : property === key.property
          ? keyed(key, ownKey)
          : [[property, ownKey]]
    const index = listed ? offset + item.ordinal : hashOf(item.key) % 1000
    const { known, put } = ties(listed ? item.ordinal : index)
    // What somebody wrote says itself what it refers to.
    const first = placed(own ?? {}, own === undefined ? [...known, ...keys] : keys)
    if (given.closed && own !== undefined) item.row = first
    else {
      const made = makeRow(workshop, {
        resource,
        seed: listed ? seed : `${seed} ${item.key}`,
        index,
        known: first,
        exemplary: own === undefined && item.ordinal <= 0
      })
      item.row = own === undefined ? alive(workshop, resource, placed(made, [...put, ...known, ...keys])) : made
    }
    return item.row
  }

  function phantom(text: string): Item {
    let item = phantoms.get(text)
    if (item === undefined) {
      item = { key: text, ordinal: -1, row: undefined }
      const value = keyAs(workshop, resource, text)
      // What cannot be a key of a row leaves the row its own.
      if (workshop.checker.fits(key.schema, value, 'response')) values.set(item, value)
      keep(phantoms, mostPhantoms, text, item)
    }
    return item
  }
}

/** A key as rows have it: a number where they do. */
export function keyAs({ contract }: Pick<Workshop, 'contract'>, { key }: Resource, text: string): unknown {
  const types = [solid(contract, key.schema).type].flat()
  const number = numberOf(text)
  return types.some((type) => type === 'integer' || type === 'number') ? (number ?? text) : text
}

/** A number with all its digits; undefined for a text that is none. */
export function numberOf(text: string): number | bigint | undefined {
  if (/^-?\d+$/.test(text)) return integerOf(text)
  return text.trim() !== '' && Number.isFinite(Number(text)) ? Number(text) : undefined
}

/** What tells that a thing is no more; a thing that is there has none. */
export const ends = /^(is_?)?(deleted|removed|archived|discarded|destroyed|revoked|cancel+ed)_?(at|on|date|time|by)$/i

/** A row of a thing that is there: it has no time of its end where it may have none. */
export function alive(workshop: Pick<Workshop, 'contract'>, { rows, inner }: Resource, row: Row): Row {
  const schemas = rows.map((schema) => solid(workshop.contract, schema))
  const living = aliveBy(workshop, schemas, row)
  if (inner === undefined || !isRow(row[inner])) return living
  const deeper = schemas.map(({ properties }) => solid(workshop.contract, properties?.[inner]))
  return { ...living, [inner]: aliveBy(workshop, deeper, row[inner]) }
}

function aliveBy({ contract }: Pick<Workshop, 'contract'>, schemas: SchemaObject[], row: Row): Row {
  const living = { ...row }
  for (const name of Object.keys(row)) {
    if (!/^(is_?)?deleted(_?(at|on|date|time|by))?$/i.test(name)) continue
    const property = schemas.map(({ properties }) => properties?.[name]).find((one) => one !== undefined)
    const shape = solid(contract, property)
    if (typeof living[name] === 'boolean') living[name] = false
    else if (admitsNull(contract, property)) living[name] = null
    else if (!schemas.some(({ required = [] }) => required.includes(name))) delete living[name]
    else if (shape.enum !== undefined) living[name] = shape.enum[0]
  }
  return living
}
