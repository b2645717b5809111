/**
 * The writes of a world over its rows at the start, which are a pure function (base.ts). A world holds nothing of a
 * group until a request writes to it.
 */
import type { KeptFile } from './files.ts'
import type { Item } from './row.ts'

export interface Group {
  /** All rows by their keys, also those that no list shows. */
  items: Map<string, Item>
  /** The rows that the list shows, by ordinal. */
  order: Item[]
  /** The removed rows, so that a cursor that names one still has its place. */
  gone: Map<string, Item>
  nextOrdinal: number
  /** True: no other key is found. */
  closed?: boolean
  /** Counts the writes to the group. */
  version: number
  /** The row that was put last, if any. */
  latest: readonly Item[]
}

/** A row that a request made which a client may repeat, and the tag of what it sent. */
export type Repeat = [parents: string[], key: string, sent: string]

/** The writes of all requests since the start. */
export interface RowState {
  /** The groups that were written to. */
  groups: Map<string, Group>
  /** The single things that were written to, by their names. */
  singles: Map<string, Record<string, unknown>>
  /** The highest key of each resource whose keys are numbers, removed rows included. */
  lastIds: Map<string, number>
  /** The rows that requests put in lists of members (true) or took from them. */
  members: Map<string, boolean>
  /** The rows that requests with an idempotency key made, by the request and the key. */
  repeats: Map<string, Repeat>
  /** The files that requests sent, the oldest first. */
  files: Map<string, KeptFile>
  /** The number of writes, which is the clock of the world. */
  writes: number
  /** The number of the last write to each family of resources. */
  versions: Map<string, number>
  /** The number of rows in all groups. */
  size: number
}

export const rowsAtStart = (): RowState => ({
  groups: new Map(),
  singles: new Map(),
  lastIds: new Map(),
  members: new Map(),
  repeats: new Map(),
  files: new Map(),
  writes: 0,
  versions: new Map(),
  size: 0
})

/** Runs writes of which the world keeps all, or none where one is refused. */
export function together<Result>(state: RowState, run: () => Result): Result {
  const before = copyOf(state)
  try {
    return run()
  } catch (refusal) {
    Object.assign(state, before)
    throw refusal
  }
}

const copyOf = (state: RowState): RowState => ({
  ...state,
  groups: new Map([...state.groups].map(([id, group]) => [id, copyOfGroup(group)])),
  singles: new Map(state.singles),
  lastIds: new Map(state.lastIds),
  members: new Map(state.members),
  repeats: new Map(state.repeats),
  files: new Map(state.files),
  versions: new Map(state.versions)
})

const copyOfGroup = (group: Group): Group => ({
  ...group,
  items: new Map(group.items),
  order: [...group.order],
  gone: new Map(group.gone)
})

export function groupFrom(items: readonly Item[]): Group {
  return {
    items: new Map(items.map((item) => [item.key, item])),
    order: [...items],
    gone: new Map(),
    nextOrdinal: (items.at(-1)?.ordinal ?? -1) + 1,
    version: 0,
    latest: []
  }
}

/** Returns the index of an ordinal, or of the first item after it. */
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

/** Puts an item in the place of the one with its key, or in its own place among the others. */
export function putItem(group: Group, item: Item): void {
  const before = group.items.get(item.key)
  group.version++
  group.latest = [item]
  group.items.set(item.key, item)
  group.gone.delete(item.key)
  if (item.ordinal < 0) return
  const isNew = before === undefined || before.ordinal < 0
  group.order.splice(indexFrom(group.order, item.ordinal), isNew ? 0 : 1, item)
}

/** The most removed rows of a group that are kept, beside those at the start. */
const mostGone = 50_000

/** Removes an item, and keeps its place. */
export function removeItem(group: Group, item: Item): void {
  const { gone } = group
  group.version++
  group.items.delete(item.key)
  // The one that was removed last is the newest.
  gone.delete(item.key)
  gone.set(item.key, item)
  if (gone.size > mostGone) forgetOldest(gone)
  if (item.ordinal >= 0) group.order.splice(indexFrom(group.order, item.ordinal), 1)
}

/** Forgets the row that was removed first of those that requests added: rows at the start would be there again. */
function forgetOldest(gone: Group['gone']): void {
  for (const [key, { added }] of gone) {
    if (added !== true) continue
    gone.delete(key)
    return
  }
}
