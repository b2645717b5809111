/** The state of a world as plain data: rows in the form of fixtures, and the bookkeeping that restores them exactly. */

import { keptFor } from '../../document/memoized.ts'
import { keyAt } from '../model/keys.ts'
import type { Model, Resource } from '../model/model.ts'
import type { KeptFile } from '../rows/files.ts'
import { withAddress } from '../rows/own-links.ts'
import { type Item, isRow, type Row } from '../rows/row.ts'
import { type Api, baseFor } from '../rows/start.ts'
import { type Group, type Repeat, type RowState, rowsAtStart } from '../rows/store.ts'
import { whyNone } from './by-name.ts'

/** Rows by the name of their collection, grouped by the values of the path's parameters. */
export interface WorldState {
  [collection: string]: unknown
  'x-standin'?: Bookkeeping
}

/** Facts beside rows: their places and keys, and rows that are gone or in no list. */
interface Bookkeeping {
  writes: number
  lastIds: [string, number][]
  singles: [string, unknown][]
  members?: [string, boolean][]
  repeats?: [string, Repeat][]
  /** Name, media type and contents in Base64 of each file that requests sent. */
  files?: [name: string, type: string, text: string][]
  groups: KeptGroup[]
  /** The address that own links lead to; undefined where there are none. */
  address?: string
}

interface KeptGroup {
  id: string
  collection: string
  parents: string[]
  /** Key and place of each row, 1 for one that was added, the owners that it does not show, and the name of its file. */
  items: [key: string, ordinal: number, added: 0 | 1, ...Beside][]
  unlisted: [key: string, row: Row, ...Beside][]
  /** Key and place of each removed row, 1 for one that was added, and the row, which others may go on to show. */
  gone: [key: string, ordinal: number, added?: 0 | 1, row?: Row, ...Beside][]
  next: number
  /** True: no other key is found. */
  closed?: true
  /** The rows of a group that the name of its collection does not identify. */
  rows?: Row[]
}

/** The facts beside a row. One that there is not is left out, or null in JSON. */
type Beside = [under?: Item['under'] | null, file?: Item['file']]

const bookkeeping = 'x-standin'

/** Takes the state of a world. `api` is undefined before the first request that met rows. */
export function stateOf(model: Model, api: Api | undefined, scope: string, usual: string, rows: RowState): WorldState {
  const state: WorldState = {}
  // Documents that share a world each keep their own.
  const isOwn = ([id]: [string, unknown]) => id.startsWith(scope) && named(model, id.slice(scope.length)) !== undefined
  const [lastIds, singles] = [[...rows.lastIds].filter(isOwn), [...rows.singles].filter(isOwn)]
  const isScoped = ([id]: [string, unknown]) => id.startsWith(scope)
  const [members, repeats] = [[...rows.members].filter(isScoped), [...rows.repeats].filter(isScoped)]
  const kept: Bookkeeping = {
    writes: rows.writes,
    lastIds,
    singles,
    groups: [],
    ...(members.length === 0 ? {} : { members }),
    ...(repeats.length === 0 ? {} : { repeats })
  }
  const collections = collectionsIn(model)
  for (const [id, group] of rows.groups) {
    const found = named(model, id.slice(scope.length))
    if (!id.startsWith(scope) || found === undefined) continue
    const { resource, parents, seed } = found
    const rowOf = (item: Item): Row =>
      item.row ?? baseFor({ api: api as Api, seed: seed ?? usual, usual }, resource, parents).row(item)
    const list = group.order.map(rowOf)
    const plain = seed === undefined && collections.get(resource.name) === resource
    if (plain) put(state, [resource.name, ...parents], list)
    kept.groups.push({
      id,
      collection: resource.name,
      parents,
      items: group.order.map((item) => [item.key, item.ordinal, item.added === true ? 1 : 0, ...besideIn(item)]),
      unlisted: [...group.items.values()]
        .filter(({ ordinal }) => ordinal < 0)
        .map((item) => [item.key, rowOf(item), ...besideIn(item)]),
      gone: [...group.gone.values()].map((item) => [
        item.key,
        item.ordinal,
        item.added === true ? 1 : 0,
        rowOf(item),
        ...besideIn(item)
      ]),
      next: group.nextOrdinal,
      ...(group.closed === true ? { closed: true } : {}),
      ...(plain ? {} : { rows: list })
    })
  }
  const files = filesOf(rows, kept.groups)
  return { ...state, [bookkeeping]: files.length === 0 ? kept : { ...kept, files } }
}

function filesOf({ files, groups }: RowState, kept: readonly KeptGroup[]): NonNullable<Bookkeeping['files']> {
  if (files.size === 0) return []
  const items = kept.flatMap(({ id }) => {
    const { items, gone } = groups.get(id) as Group
    return [...items.values(), ...gone.values()]
  })
  const named = new Set(items.map(({ file }) => file))
  return [...files].filter(([name]) => named.has(name)).map(([name, file]) => [name, file.type, base64Of(file)])
}

const base64Of = keptFor(({ bytes }: KeptFile) => bytes.toString('base64'))

/** Returns a state whose own links lead to an address, which it notes. */
export function shownAt(state: object, address: string): object {
  const shown = withAddress(state as WorldState, address)
  return shown === state ? shown : { ...shown, [bookkeeping]: { ...(shown[bookkeeping] as Bookkeeping), address } }
}

/** Returns the address that the own links of a state lead to; undefined where it notes none. */
export function addressOf(state: unknown): string | undefined {
  const kept = isRow(state) ? state[bookkeeping] : undefined
  return isRow(kept) && typeof kept.address === 'string' ? kept.address : undefined
}

/** Returns the collections of a document by their names: the first of each name. */
const collectionsIn = ({ resources }: Model): Map<string, Resource> =>
  new Map([...resources.values()].reverse().flatMap((one) => (one.kind === 'collection' ? [[one.name, one]] : [])))

/** Returns the resource and parents that the name of a group holds, and its seed if that is not the usual one. */
function named(model: Model, id: string): { resource: Resource; parents: string[]; seed?: string } | undefined {
  const [first = '', ...rest] = id.split('\n')
  const resource = model.resources.get(first)
  if (resource !== undefined) return { resource, parents: rest }
  const [second = '', ...parents] = rest
  const seeded = model.resources.get(second)
  return seeded === undefined ? undefined : { resource: seeded, parents, seed: first }
}

function put(state: WorldState, path: string[], rows: Row[]): void {
  const [name, ...parents] = path as [string, ...string[]]
  let here = state as Record<string, unknown>
  let last = name
  for (const parent of parents) {
    if (!isRow(here[last])) here[last] = {}
    here = here[last] as Record<string, unknown>
    last = parent
  }
  here[last] = rows
}

/** A group of rows that a user wrote into a state. */
export interface HandWritten {
  id: string
  resource: Resource
  parents: string[]
  list: Row[]
}

/**
 * Returns the rows of a world by a state that was taken, or written by hand, and the groups that were. Throws an Error
 * if it is no state.
 */
export function rowsFrom(state: unknown, model: Model, scope: string): { rows: RowState; byHand: HandWritten[] } {
  if (!isRow(state)) throw new Error('a state is an object: rows by the names of their collections')
  const rows = rowsAtStart()
  const kept = (state[bookkeeping] ?? {}) as Partial<Bookkeeping>
  rows.writes = kept.writes ?? 1
  rows.lastIds = new Map(kept.lastIds)
  rows.members = new Map(kept.members)
  rows.repeats = new Map(kept.repeats)
  rows.files = new Map(kept.files?.map(([name, type, text]) => [name, { type, bytes: Buffer.from(text, 'base64') }]))
  rows.singles = new Map(kept.singles as RowState['singles'] extends Map<infer K, infer V> ? [K, V][] : never)
  const byHand: HandWritten[] = []
  const groups = new Map<string, KeptGroup>()
  for (const group of kept.groups ?? []) {
    const resource = named(model, group.id.slice(scope.length))?.resource
    if (resource !== undefined && group.rows !== undefined) add(group.id, groupOf(resource, group.rows, group))
    else groups.set([group.collection, ...group.parents].join('\n'), group)
  }
  for (const { resource, parents, list } of listsIn(state, model)) {
    const known = groups.get([resource.name, ...parents].join('\n'))
    const own = known?.items.length === list.length ? known : undefined
    const id = `${scope}${[resource.id, ...parents].join('\n')}`
    add(id, groupOf(resource, list, own))
    if (own === undefined) byHand.push({ id, resource, parents, list })
  }
  return { rows, byHand }

  function add(id: string, group: Group): void {
    rows.groups.set(id, group)
    rows.size += group.items.size
  }
}

function groupOf(resource: Resource, list: Row[], own: KeptGroup | undefined): Group {
  const order = list.map((row, index): Item => {
    const value = keyAt(resource.key, row)
    const [key, ordinal, added, ...beside] = own?.items[index] ?? [
      value === undefined ? `\0${index}` : String(value),
      index,
      0
    ]
    return itemFrom(key, ordinal, added, row, beside)
  })
  const unlisted = (own?.unlisted ?? []).map(([key, row, ...beside]) => itemFrom(key, -1, 0, row, beside))
  return {
    items: new Map([...order, ...unlisted].map((item) => [item.key, item])),
    order,
    gone: new Map(
      (own?.gone ?? []).map(([key, ordinal, added, row = {}, ...beside]) => [
        key,
        itemFrom(key, ordinal, added, row, beside)
      ])
    ),
    nextOrdinal: own?.next ?? order.length,
    ...(own?.closed === true ? { closed: true } : {}),
    version: 0,
    latest: []
  }
}

const besideIn = ({ under, file }: Item): Beside =>
  file === undefined ? (under === undefined ? [] : [under]) : [under ?? null, file]

const itemFrom = (key: string, ordinal: number, added: 0 | 1 | undefined, row: Row, [under, file]: Beside): Item => ({
  key,
  ordinal,
  row,
  ...(added === 1 ? { added: true } : {}),
  ...(under ? { under } : {}),
  ...(file === undefined ? {} : { file })
})

/** Yields the lists of rows in a state, each with its resource and parents. */
function* listsIn(state: Row, model: Model): Generator<{ resource: Resource; parents: string[]; list: Row[] }> {
  const collections = collectionsIn(model)
  for (const [name, groups] of Object.entries(state)) {
    if (name === bookkeeping) continue
    const resource = collections.get(name)
    if (resource === undefined) throw new Error(whyNone(model, name))
    for (const { parents, list } of leaves(groups, resource.parents.length)) {
      if (!Array.isArray(list) || !list.every(isRow)) throw new Error(expected(resource))
      yield { resource, parents, list }
    }
  }
}

/** Returns the values at a depth of an object, each with the names that lead to it. */
function leaves(value: unknown, depth: number, parents: string[] = []): { parents: string[]; list: unknown }[] {
  if (depth === 0 || !isRow(value)) return [{ parents, list: depth === 0 ? value : undefined }]
  return Object.entries(value).flatMap(([name, inner]) => leaves(inner, depth - 1, [...parents, name]))
}

function expected({ name, parents }: Resource): string {
  const lists = ['a list of objects', ...parents.map(({ parameter }) => `by ${parameter}`)].join(' ')
  return `${JSON.stringify(name)} is to be ${lists}`
}
