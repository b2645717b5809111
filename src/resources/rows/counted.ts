/** Members of rows that tell of other rows, unless a request or fixture gave them: counts, moments, lists and texts. */
import { addTo } from '../../document/grouped.ts'
import { keep, keptFor } from '../../document/memoized.ts'
import { keyAt } from '../model/keys.ts'
import {
  type Belonging,
  type Copy,
  type Extreme,
  type Resource,
  type Sum,
  sharedParents,
  type Told,
  type Worked
} from '../model/model.ts'
import { at } from '../model/rows-places.ts'
import { keyAs } from './base.ts'
import { itemsOf, namedItem, rowOf, type Session } from './groups.ts'
import { withValuesAt } from './making.ts'
import { isMember } from './members.ts'
import { type Item, keysAt, type Row } from './row.ts'
import { groupName } from './start.ts'
import type { RowState } from './store.ts'
import { isUnder } from './under.ts'

/** Returns a row with what it tells of others as they are now. */
export function counted(session: Session, resource: Resource, parents: readonly string[], row: Row): Row {
  const unsaid = resource.told.filter(({ path }) => at(row, path) === undefined)
  if (unsaid.length === 0) return row
  const own = { resource, parents, key: String(keyAt(resource.key, row)) }
  const values = unsaid.map((told): [string[], unknown] => [told.path, shownFor(session, told, own, row)])
  const whole = withValuesAt(
    row,
    values.filter(([, value]) => value !== undefined)
  )
  const worked = unsaid.filter((told): told is Worked => 'terms' in told)
  if (worked.length === 0) return whole
  return withValuesAt(
    whole,
    worked.map(({ path, terms, as }) => {
      const sum = terms.reduce((all, { at: term, times }) => all + times * numberAt(whole, term), 0)
      return [path, written(sum, as)]
    })
  )
}

/** Returns the texts of the row that another names. A copy's name is longer than that of its text, so that this ends. */
function copied(session: Session, copy: Copy, from: RowAbove, row: Row): unknown {
  const key = at(row, copy.key)
  const none = copy.nullable ? null : undefined
  if (key === undefined || key === null) return none
  const target = session.api.model.resources.get(copy.of) as Resource
  const parents = sharedParents(target, from.resource, from.parents) as string[]
  const item = namedItem(session, target, parents, String(key))?.item
  if (item === undefined) return none
  const there = rowOf(session, target, parents, item)
  const texts = copy.copies.map((path) => {
    const told = target.told.find((one) => one.path.join('.') === path.join('.'))
    return at(there, path) ?? (told && shownFor(session, told, { resource: target, parents, key: item.key }, there))
  })
  return texts.length === 1 ? texts[0] : texts.join(' ')
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

function groupAround(session: Session, belonging: Belonging, above: RowAbove): Around {
  const things = session.api.model.resources.get(belonging.of) as Resource
  const parents = parentsUnder(things, belonging, above)
  return { things, parents, items: itemsOf(session, things, parents) ?? [] }
}

export function rowsUnder(session: Session, belonging: Belonging, above: RowAbove): readonly Item[] {
  const { by, unshown } = belonging
  const group = groupAround(session, belonging, above)
  const { things, parents, items } = group
  if (by !== undefined) return talliesOf(session, group, by).get(above.key) ?? []
  if (unshown === undefined) return items
  const { membership } = unshown
  const test =
    membership === undefined
      ? isUnder(session, { resource: things, parents, owner: unshown }, above.key)
      : ({ key }: Item) =>
          isMember(session, { membership, resource: things, owner: above.key, above: above.parents }, key)
  return items.filter(test)
}

/** Returns the value of a member that tells of other rows; undefined for one that goes by such members. */
function shownFor(session: Session, count: Told, above: RowAbove, row: Row): unknown {
  if ('terms' in count) return undefined
  if ('copies' in count) return copied(session, count, above, row)
  const { listed, moment, only, sum } = count
  const items = rowsUnder(session, count, above)
  if ((listed ?? moment ?? only ?? sum) === undefined) return items.length
  const things = session.api.model.resources.get(count.of) as Resource
  if (listed !== undefined) return items.map(({ key }) => ({ [listed]: keyAs(session.api, things, key) }))
  const parents = parentsUnder(things, count, above)
  const rows = items.map((item) => rowOf(session, things, parents, item))
  if (moment !== undefined) return extreme(rows, moment)
  const some = only === undefined ? rows : rows.filter((row) => only.values.includes(at(row, only.at) ?? false))
  if (sum === undefined) return some.length
  return written(some.reduce((whole, one) => whole + numberAt(one, sum.at), 0) * sum.times, sum.as)
}

const numberAt = (row: Row, path: readonly string[]): number => Number(at(row, path)) || 0

/** Returns a sum in the type that it is shown in. */
function written(sum: number, as: Sum['as']): number | string {
  if (as === 'string') return sum.toFixed(2)
  return as === 'integer' ? Math.round(sum) : Math.round(sum * 1e6) / 1e6
}

/** Returns the first or the last moment of some rows. */
function extreme(rows: readonly Row[], { at: path, isFirst, form, nullable }: Extreme): unknown {
  let best: { value: unknown; time: number } | undefined
  for (const row of rows) {
    const value = at(row, path)
    const time = typeof value === 'number' ? value : Date.parse(String(value))
    if (best === undefined ? !Number.isNaN(time) : isFirst ? time < best.time : time > best.time) best = { value, time }
  }
  if (best === undefined) return nullable ? null : undefined
  if (form === 'date') return String(best.value).slice(0, 10)
  return form === 'date-time' ? `${best.value}T00:00:00Z` : best.value
}

interface Tally {
  version: number | undefined
  /** The rows that name each key. */
  byKey: Map<string, Item[]>
}

/** The most tallies that are kept of a world: a request may see it by any seed. */
const mostTallies = 1000

const knownIn = keptFor((_state: RowState) => new Map<string, Tally>())

/** Groups the rows of a collection by the keys that a member of the rows names, once for each change. */
function talliesOf(session: Session, { things, parents, items }: Around, by: readonly string[]): Map<string, Item[]> {
  const { state, api } = session
  const version = state.versions.get(api.families.get(things.id) as string)
  const known = knownIn(state)
  const name = [groupName(session, things, parents), ...by].join('\n')
  const before = known.get(name)
  if (before !== undefined && before.version === version) return before.byKey
  const byKey = new Map<string, Item[]>()
  for (const item of items) {
    for (const key of new Set(keysAt(rowOf(session, things, parents, item), by))) addTo(byKey, key, item)
  }
  return keep(known, mostTallies, name, { version, byKey }).byKey
}
