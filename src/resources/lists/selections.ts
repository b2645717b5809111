/** Filtered and sorted lists, kept until one of their rows changes. */
import { keptFor } from '../../document/memoized.ts'
import type { Item } from '../rows/row.ts'

interface Kept {
  version: number
  byKey: Map<string, readonly Item[]>
}

/** The most selections of one list. */
const mostOfOne = 32
/** The most rows that all kept selections hold together. */
const mostRows = 500_000

let selections = new WeakMap<readonly Item[], Kept>()
let rows = 0

/** Returns the selection of a list by its key, made by `select` unless it is known for this version of the list. */
export function keptSelection(
  all: readonly Item[],
  version: number,
  key: string,
  select: () => readonly Item[]
): readonly Item[] {
  let kept = selections.get(all)
  if (kept?.version !== version || kept.byKey.size >= mostOfOne) {
    kept = { version, byKey: new Map() }
    selections.set(all, kept)
  }
  let items = kept.byKey.get(key)
  if (items === undefined) {
    items = select()
    kept.byKey.set(key, items)
    rows += items.length
    if (rows > mostRows) {
      selections = new WeakMap()
      rows = 0
    }
  }
  return items
}

const positionsIn = keptFor((items: readonly Item[]) => new Map(items.map(({ key }, index) => [key, index])))

/** Returns the index of a key in a kept selection, -1 where it has none. */
export const positionIn = (items: readonly Item[], key: string): number => positionsIn(items).get(key) ?? -1
