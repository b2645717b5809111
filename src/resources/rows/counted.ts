/** The counts and lists in rows of the things that belong to them, unless a request or fixture gave them. */
import { keptFor } from '../../document/memoized.ts'
import { keyAt } from '../infer/keys.ts'
import type { Count, Resource } from '../infer/model.ts'
import { at } from '../infer/rows-places.ts'
import { keyAs } from './base.ts'
import { cache } from './cache.ts'
import { itemsOf, rowOf, type Visit } from './groups.ts'
import { withValuesAt } from './making.ts'
import { type Item, keysAt, type Row } from './row.ts'
import type { RowState } from './store.ts'

/** Returns a row with its counts as they are now. */
export function counted(visit: Visit, resource: Resource, row: Row): Row {
  const { counts, key } = resource
  const unsaid = counts.filter(({ path }) => at(row, path) === undefined)
  if (unsaid.length === 0) return row
  const own = String(keyAt(key, row))
  return withValuesAt(
    row,
    unsaid.map((count) => [count.path, shownFor(visit, count, own)])
  )
}

/** Returns the rows of a collection that belong to the row of a key. */
export function rowsUnder(visit: Visit, { of, by }: Pick<Count, 'of' | 'by'>, key: string): readonly Item[] {
  const things = visit.land.model.resources.get(of) as Resource
  if (by === undefined) return itemsOf(visit, things, [key]) ?? []
  const under = new Set(talliesOf(visit, things, by).get(key))
  return (itemsOf(visit, things, []) as readonly Item[]).filter((item) => under.has(item.key))
}

function shownFor(visit: Visit, { of, by, listed }: Count, key: string): unknown {
  const things = visit.land.model.resources.get(of) as Resource
  if (by === undefined) return itemsOf(visit, things, [key])?.length ?? 0
  const keys = talliesOf(visit, things, by).get(key) ?? []
  return listed === undefined ? keys.length : keys.map((one) => ({ [listed]: keyAs(visit.land, things, one) }))
}

interface Tally {
  version: number | undefined
  /** The keys of the rows that name each key. */
  byKey: Map<string, string[]>
}

/** The most tallies that are kept of a world: a request may see it by any seed. */
const mostTallies = 1000

const knownIn = keptFor((_state: RowState) => new Map<string, Tally>())

/** Groups the keys of a collection's rows by the keys that a member of the rows names, once for each change. */
function talliesOf(visit: Visit, things: Resource, by: readonly string[]): Map<string, string[]> {
  const { state, land, seed } = visit
  const version = state.versions.get(land.families.get(things.id) as string)
  const known = knownIn(state)
  const name = [land.scope, seed, things.id, ...by].join('\n')
  const before = known.get(name)
  if (before !== undefined && before.version === version) return before.byKey
  const byKey = new Map<string, string[]>()
  for (const item of itemsOf(visit, things, []) as readonly Item[]) {
    for (const key of keysAt(rowOf(visit, things, [], item), by)) {
      const keys = byKey.get(key)
      if (keys === undefined) byKey.set(key, [item.key])
      else keys.push(item.key)
    }
  }
  cache(known, mostTallies, name, { version, byKey })
  return byKey
}
