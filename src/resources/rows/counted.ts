/** The counts and lists in rows of the things that belong to them, unless a request or fixture gave them. */
import { keptFor } from '../../document/memoized.ts'
import { keyAt } from '../model/keys.ts'
import { type Belonging, type Count, type Resource, sharedParents } from '../model/model.ts'
import { at } from '../model/rows-places.ts'
import { keyAs } from './base.ts'
import { cache } from './cache.ts'
import { itemsOf, rowOf, type Visit } from './groups.ts'
import { withValuesAt } from './making.ts'
import { isMember } from './members.ts'
import { type Item, keysAt, type Row } from './row.ts'
import { groupName } from './start.ts'
import type { RowState } from './store.ts'
import { isUnder } from './under.ts'

/** Returns a row with its counts as they are now. */
export function counted(visit: Visit, resource: Resource, parents: readonly string[], row: Row): Row {
  const { counts, key } = resource
  const unsaid = counts.filter(({ path }) => at(row, path) === undefined)
  if (unsaid.length === 0) return row
  const own = { resource, parents, key: String(keyAt(key, row)) }
  return withValuesAt(
    row,
    unsaid.map((count) => [count.path, shownFor(visit, count, own)])
  )
}

/** A row that others belong to. */
export interface RowAbove {
  resource: Resource
  parents: readonly string[]
  key: string
}

/** Returns the values of the parents that the rows of a resource have in whose things they belong to a row. */
export function parentsUnder(
  things: Resource,
  { by, unshown }: Belonging,
  { resource, parents, key }: RowAbove
): string[] {
  if (by === undefined && unshown === undefined) return [...parents, key]
  return sharedParents(things, resource, parents) as string[]
}

/** The group of the rows that may belong to another. */
interface Around {
  things: Resource
  parents: readonly string[]
  items: readonly Item[]
}

function groupAround(visit: Visit, belonging: Belonging, above: RowAbove): Around {
  const things = visit.land.model.resources.get(belonging.of) as Resource
  const parents = parentsUnder(things, belonging, above)
  return { things, parents, items: itemsOf(visit, things, parents) ?? [] }
}

/** Returns the rows of a collection that belong to a row. */
export function rowsUnder(visit: Visit, belonging: Belonging, above: RowAbove): readonly Item[] {
  const { by, unshown } = belonging
  const group = groupAround(visit, belonging, above)
  const { things, parents, items } = group
  if (by !== undefined) {
    const under = new Set(talliesOf(visit, group, by).get(above.key))
    return items.filter((item) => under.has(item.key))
  }
  if (unshown === undefined) return items
  const { membership } = unshown
  const test =
    membership === undefined
      ? isUnder(visit, { resource: things, parents, owner: unshown }, above.key)
      : ({ key }: Item) =>
          isMember(visit, { membership, resource: things, owner: above.key, above: above.parents }, key)
  return items.filter(test)
}

function shownFor(visit: Visit, count: Count, above: RowAbove): unknown {
  const { by, listed } = count
  if (by === undefined) return rowsUnder(visit, count, above).length
  const group = groupAround(visit, count, above)
  const keys = talliesOf(visit, group, by).get(above.key) ?? []
  return listed === undefined ? keys.length : keys.map((one) => ({ [listed]: keyAs(visit.land, group.things, one) }))
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
function talliesOf(visit: Visit, { things, parents, items }: Around, by: readonly string[]): Map<string, string[]> {
  const { state, land } = visit
  const version = state.versions.get(land.families.get(things.id) as string)
  const known = knownIn(state)
  const name = [groupName(visit, things, parents), ...by].join('\n')
  const before = known.get(name)
  if (before !== undefined && before.version === version) return before.byKey
  const byKey = new Map<string, string[]>()
  for (const item of items) {
    for (const key of keysAt(rowOf(visit, things, parents, item), by)) {
      const keys = byKey.get(key)
      if (keys === undefined) byKey.set(key, [item.key])
      else keys.push(item.key)
    }
  }
  cache(known, mostTallies, name, { version, byKey })
  return byKey
}
