/** Rows at the start: a pure function of seed, resource, parents and position, made when they are first asked for. */
import { bare, mostNames } from '../../contract/bare.ts'
import { inSeries } from '../../contract/series.ts'
import { keep, keptFor, memoized } from '../../document/memoized.ts'
import type { SchemaObject } from '../../document/openapi.ts'
import { integerOf } from '../../schema/meaning/json-values.ts'
import { countsWithin, holderOf, keyAt, keyed, membersNamed } from '../model/keys.ts'
import type { Resource } from '../model/model.ts'
import { admitsNull, at, solid } from '../model/rows-places.ts'
import { isState } from '../model/states.ts'
import { addressed } from './addresses.ts'
import { agreedAsMade } from './agreed.ts'
import { ends, isOpenState } from './lifecycle.ts'
import { makeRow } from './made-files.ts'
import { filledIn, hashOf, newKey, overlaid, type RowWish, removed, type Workshop, withValuesAt } from './making.ts'
import { type Item, isRow, type Row } from './row.ts'

/** The rows that a group begins with. */
export interface Base {
  items: Item[]
  byKey: Map<string, Item>
  /** The number of rows that somebody wrote; the others are made. */
  written: number
  /** True: no other key is found. */
  closed: boolean
  /** The highest key that is a number. */
  lastId: number
  row: (item: Item) => Row
  /** Returns the row of a key that the list does not show. */
  phantom: (key: string) => Item
}

/** Rows given by hand: fixtures, or the document's examples. */
export interface GivenRows {
  rows: Row[]
  /** True: no others are generated, even if there are none. */
  exact?: boolean
  /** The number of rows to generate. */
  count?: number
  closed: boolean
  /** Rows that lack members which their schema requires: these are made. */
  partial?: ReadonlySet<Row>
  /** The example of an item, for keys without a row of their own. */
  pattern?: Row | undefined
  /** Examples of items that the list does not show, by their keys. */
  patterns?: Map<string, Row>
}

/** Values of a row's members, by their paths: a row is made with the `known` ones; the `put` ones replace made ones. */
export interface Ties {
  known: [string[], unknown][]
  put: [string[], unknown][]
  /** The members that the row does not have. */
  without: string[][]
  /** The keys of the owners that it does not show, for its links. */
  around: Row
}

/** How to make a base. */
export interface BaseOptions {
  resource: Resource
  seed: string
  given: GivenRows
  /** The number of rows to generate after the given ones. */
  count: number
  /** One less than the first key that is a number. */
  offset: number
  /** Returns the keys of the things that a row belongs to and refers to, by its position and its own key. */
  ties: (index: number, key: string) => Ties
  /** Keys that no generated row has. */
  reserved: ReadonlySet<string>
  /** The order in which the rows are, where a member counts their places in it. */
  ranking?: Ranking | undefined
  /** The values of the path around the rows. */
  around?: Row
  /** True: the first generated row is the one of the schema's examples. */
  exemplary: boolean
}

/** An order by the member at `path`; the one at `place` counts from 1. A series has none. */
export interface Ranking {
  path: string[]
  down: boolean
  place: string[] | undefined
}

/** The most rows that are made at once to rank them. */
const mostRanked = 1000

/** The most rows that are kept of keys that no list shows. */
const mostPhantoms = 1000

export function createBase(
  workshop: Workshop,
  { resource, seed, given, count, offset, ties, reserved, ranking, around = {}, exemplary }: BaseOptions
): Base {
  const { key } = resource
  const byKey = new Map<string, Item>()
  const values = new Map<Item, unknown>()
  const phantoms = new Map<string, Item>()
  const items: Item[] = []
  let toRank = given.rows.length > 0 || count > mostRanked ? undefined : ranking
  const begin = countsWithin(key) ? 0 : offset
  for (const { text, value } of keysOf(workshop, { resource, seed, given, offset: begin })) add(text, value)
  for (let index = 0; index < count; index++) {
    const value = newKey(workshop, resource, `${seed} key`, begin + index, isTaken)
    // The schema of keys admits no more rows.
    if (value === undefined) break
    add(String(value), value)
  }
  const lastId = key.type === 'integer' ? items.reduce((last, { key: one }) => Math.max(last, Number(one) || 0), 0) : 0
  return { items, byKey, written: given.rows.length, closed: given.closed, lastId, row, phantom }

  function isTaken(text: string): boolean {
    return byKey.has(text) || reserved.has(text)
  }

  function add(text: string | undefined, value?: unknown): void {
    // A row without a key, or whose key is taken, is listed and has no path.
    const item: Item = { key: text ?? `\0${items.length}`, ordinal: items.length, row: undefined }
    byKey.set(item.key, item)
    values.set(item, value)
    items.push(item)
  }

  function row(item: Item): Row {
    if (item.row === undefined && toRank !== undefined && item.ordinal >= 0) {
      const by = toRank
      toRank = undefined
      for (const [index, ranked] of rankedBy(items.map(made), by).entries()) (items[index] as Item).row = ranked
    }
    return made(item)
  }

  function made(item: Item): Row {
    if (item.row !== undefined) return item.row
    const listed = item.ordinal >= 0
    const value = values.get(item)
    const own = listed ? given.rows[item.ordinal] : (given.patterns?.get(item.key) ?? given.pattern)
    const [property] = listed ? [key.property] : membersNamed(key, item.key)
    const ownKey = value ?? keyAt(key, own)
    const keys: [string[], unknown][] =
      ownKey === undefined || property === undefined
        ? []
        : property === key.property
          ? keyed(key, ownKey)
          : [[property, ownKey]]
    const index = listed && !isPartial(given, own) ? offset + item.ordinal : hashOf(item.key) % 1000
    const { known, put, without, around: owners } = ties(listed ? item.ordinal : index, String(ownKey ?? item.key))
    // A row given by hand keeps its own references.
    const first = withValuesAt(own ?? {}, own === undefined ? [...known, ...keys] : keys)
    if (isPartial(given, own)) {
      const wish = { resource, seed: `${seed} ${item.key}`, index, known: first }
      item.row = completed(workshop, wish, own, { known: [...known, ...keys], put, without, around: owners })
    } else if (given.closed && own !== undefined) item.row = first
    else {
      const made = makeRow(workshop, {
        resource,
        seed: listed ? seed : `${seed} ${item.key}`,
        index,
        known: first,
        around: { ...around, ...owners },
        exemplary: own === undefined && (item.ordinal < 0 || (item.ordinal === 0 && exemplary))
      })
      const tied = { known: [...known, ...keys], put, without, around: owners }
      const whole = own === undefined ? alive(workshop, resource, tiedBy(made, tied)) : made
      const agreed = agreedAsMade(resource, whole, own ?? {})
      item.row = addressed(workshop.contract, resource, { row: agreed, stay: (listed && own) || {}, from: own })
    }
    return item.row
  }

  function phantom(text: string): Item {
    let item = phantoms.get(text)
    if (item === undefined) {
      item = { key: text, ordinal: -1, row: undefined }
      const value = keyAs(workshop, resource, text)
      // A key that rows cannot have leaves the row a key of its own.
      if (workshop.checker.fits(key.schema, value, 'response')) values.set(item, value)
      keep(phantoms, mostPhantoms, text, item)
    }
    return item
  }
}

/** Hands the values that rows are ranked by out in their order, and counts the places. */
function rankedBy(rows: Row[], { path, down, place }: Ranking): Row[] {
  const values = inSeries(rows.map((row) => at(row, path)))
  if (down) values.reverse()
  if (place !== undefined && !values.every((value) => typeof value === 'number')) return rows
  return rows.map((row, index) =>
    withValuesAt(row, [
      [path, values[index]],
      ...(place === undefined ? [] : [[place, index + 1] as [string[], number]])
    ])
  )
}

const tiedBy = (made: Row, { known, put, without }: Ties): Row =>
  without.reduce(removed, withValuesAt(made, [...put, ...known]))

const isPartial = ({ partial }: GivenRows, row: Row | undefined): row is Row =>
  row !== undefined && partial?.has(row) === true

/** Adds the members that a row given by hand leaves out. They agree with the others. */
function completed(workshop: Workshop, wish: RowWish, own: Row, ties: Ties): Row {
  const { resource, seed } = wish
  const living = alive(workshop, resource, tiedBy(makeRow(workshop, wish), ties))
  const whole = agreedAsMade(resource, overlaid(living, own) as Row, own)
  return resource.rows.reduce((row, schema) => filledIn(workshop, schema, row, seed), whole)
}

/** The key of a row as a path names it, and its value where it was made. */
interface Key {
  text: string | undefined
  value?: unknown
}

/** Returns the keys of given rows. One without a key gets one, unless it is shown as it is. */
function keysOf(
  workshop: Workshop,
  { resource, seed, given, offset }: Pick<BaseOptions, 'resource' | 'seed' | 'given' | 'offset'>
): Key[] {
  const own = given.rows.map((row) => keyAt(resource.key, row) ?? undefined)
  const taken = new Set(own.map(String))
  const isTaken = (text: string) => taken.has(text)
  return given.rows.map((row, position): Key => {
    const text = own[position] === undefined ? undefined : String(own[position])
    const isMade = isPartial(given, row) || (!given.closed && resource.key.property !== undefined)
    const value = text === undefined && isMade ? keyAfter(offset + position) : undefined
    if (value === undefined) return { text }
    taken.add(String(value))
    return { text: String(value), value }
  })

  function keyAfter(first: number): unknown {
    for (let index = first; index <= first + given.rows.length; index++) {
      const value = newKey(workshop, resource, `${seed} key`, index, isTaken)
      if (value !== undefined && !isTaken(String(value))) return value
    }
    return undefined
  }
}

export function keyAs({ contract }: Pick<Workshop, 'contract'>, { key }: Resource, text: string): unknown {
  const types = [solid(contract, key.schema).type].flat()
  const number = numberIn(text)
  return types.some((type) => type === 'integer' || type === 'number') ? (number ?? text) : text
}

/** Reads a number with all its digits; undefined for a text that is no number. */
export function numberIn(text: string): number | bigint | undefined {
  if (/^-?\d+$/.test(text)) return integerOf(text)
  return text.trim() !== '' && Number.isFinite(Number(text)) ? Number(text) : undefined
}

/**
 * Returns a row without the end that its schemas let it have: `deleted_at` is null, `deleted` false. A row in an open
 * state has no other end either: a loan that is active has no `returned_on`.
 */
export function alive(workshop: Pick<Workshop, 'contract'>, resource: Resource, row: Row): Row {
  const schemas = solidRows(resource, workshop)
  let living = aliveBy(workshop, schemas, row)
  for (const name of [resource.inner, holderOf(resource.key)]) {
    const within = name === undefined ? undefined : living[name]
    if (name === undefined || !isRow(within)) continue
    const deeper = schemas.map(({ properties }) => solid(workshop.contract, properties?.[name]))
    living = { ...living, [name]: aliveBy(workshop, deeper, within) }
  }
  return living
}

const solidRows = keptFor(({ rows }: Resource, { contract }: Pick<Workshop, 'contract'>) =>
  rows.map((schema) => solid(contract, schema))
)

/** How a member says that its row ended. */
type End = 'deleted' | 'ended' | undefined

const endOf = memoized(
  (name): End =>
    /^(is_?)?deleted(_?(at|on|date|time|by))?$|^(deletion|delete)_?(time|timestamp|date)$/i.test(name)
      ? 'deleted'
      : ends.test(name)
        ? 'ended'
        : undefined,
  mostNames
)

// If the example has both, its author wants both.
const isWritten = ({ example, examples }: SchemaObject): boolean => example !== undefined || examples !== undefined

function aliveBy({ contract }: Pick<Workshop, 'contract'>, schemas: SchemaObject[], row: Row): Row {
  const names = Object.keys(row)
  if (!names.some(endOf)) return row
  const living = { ...row }
  const states = names.filter(isState).map((name) => row[name])
  // A thing that is deleted by its state shows when.
  const isGone = states.some((state) => typeof state === 'string' && bare(state) === 'deleted')
  const open = !schemas.some(isWritten) && states.some(isOpenState)
  for (const name of names) {
    const end = endOf(name)
    const deleted = end === 'deleted'
    if (end === undefined || (deleted ? isGone : !open)) continue
    const property = schemas.map(({ properties }) => properties?.[name]).find((one) => one !== undefined)
    const shape = solid(contract, property)
    if (!deleted && isWritten(shape)) continue
    if (typeof living[name] === 'boolean') living[name] = false
    else if (admitsNull(contract, property)) living[name] = null
    else if (!schemas.some(({ required = [] }) => required.includes(name))) delete living[name]
    else if (deleted && shape.enum !== undefined) living[name] = shape.enum[0]
  }
  return living
}
