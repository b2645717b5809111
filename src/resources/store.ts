/**
 * The rows of a world: those at the start, which are a pure function (base.ts), and what was written over them. A world
 * holds nothing of a group until somebody writes to it.
 */
import type { Item } from './rows/row.ts'

/** A group of rows that was written to. */
export interface Group {
  /** By key; those too that no list shows. */
  items: Map<string, Item>
  /** Those that the list shows, by ordinal. */
  order: Item[]
  /** What was removed, so that a cursor that names it still has its place. */
  gone: Map<string, Item>
  nextOrdinal: number
  /** True where these rows are all there are: no other key is found. */
  closed?: boolean
  /** Counts the writes to the group. */
  version: number
}

/** All that requests changed of the rows since the start. */
export interface RowState {
  /** The groups that were written to. */
  groups: Map<string, Group>
  /** What single things were made of, by their paths. */
  singles: Map<string, Record<string, unknown>>
  /** The highest number that was ever a key of a resource. */
  lastIds: Map<string, number>
  /** How many writes there were: the clock of what is written. */
  writes: number
  /** The last write to each family of resources. */
  versions: Map<string, number>
  /** How many rows the groups hold. */
  size: number
}

export const rowsAtStart = (): RowState => ({
  groups: new Map(),
  singles: new Map(),
  lastIds: new Map(),
  writes: 0,
  versions: new Map(),
  size: 0
})

/** Makes a group of the rows at the start. */
export function groupFrom(items: readonly Item[]): Group {
  return {
    items: new Map(items.map((item) => [item.key, item])),
    order: [...items],
    gone: new Map(),
    nextOrdinal: (items.at(-1)?.ordinal ?? -1) + 1,
    version: 0
  }
}

/** The index of the first item of an ordinal, or after it. */
export function indexFrom(order: readonly Item[], ordinal: number): number {
  let low = 0
  let high = order.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((order[middle] as Item).ordinal < ordinal) low = middle + 1
    else high = middle
  }
  return low
}

/** Puts an item in the place of the one of its key, or at the end. */
export function putItem(group: Group, item: Item): void {
  const before = group.items.get(item.key)
  group.version++
  group.items.set(item.key, item)
  group.gone.delete(item.key)
  if (item.ordinal < 0) return
  if (before === undefined || before.ordinal < 0) group.order.push(item)
  else group.order[indexFrom(group.order, item.ordinal)] = item
}

/** Removes an item, and keeps its place. */
export function removeItem(group: Group, item: Item): void {
  group.version++
  group.items.delete(item.key)
  group.gone.set(item.key, item)
  if (item.ordinal >= 0) group.order.splice(indexFrom(group.order, item.ordinal), 1)
}
