/** Changes one row of a collection by hand, and leaves the others as they are. */
import { keyAt, keyed } from '../model/keys.ts'
import type { Resource } from '../model/model.ts'
import { openGroup, putRow, type Visit } from '../rows/groups.ts'
import { linked, linkedRow } from '../rows/linked.ts'
import { filledIn, withValuesAt } from '../rows/making.ts'
import { noteId } from '../rows/new-ids.ts'
import { remove } from '../rows/removing.ts'
import type { Item, Row } from '../rows/row.ts'
import { groupName, parentTies } from '../rows/start.ts'
import { type Group, indexFrom } from '../rows/store.ts'
import { underAll } from '../rows/under.ts'
import { itemsThere } from './by-name.ts'
import { refuseUnknown } from './unknown-members.ts'
import { keyFor, schemaOf } from './whole-rows.ts'

/** A change of one row. */
export interface RowChange {
  /** The place of the row in the list; undefined for a new row. */
  index: number | undefined
  /** The row as it will be; undefined to remove it. */
  row: Row | undefined
}

/** A changed row: as the list shows it, and its place there. */
export interface ChangedRow {
  index: number
  /** Undefined for a removed row. */
  row: Row | undefined
}

/**
 * Adds, replaces or removes a row. A new row gets a key, and the members that its schema requires. One with the key of
 * a removed row gets its place. Returns the row as the list shows it, and its place. Throws an Error for a row that does
 * not fit its schema, and for a key that another row has.
 */
export function changeRow(
  visit: Visit,
  resource: Resource,
  parents: readonly string[],
  { index, row }: RowChange
): ChangedRow {
  const before = index === undefined ? undefined : itemsThere(visit, resource, parents)[index]
  if (row === undefined) {
    if (before !== undefined) remove(visit, resource, parents, before)
    return { index: index ?? 0, row }
  }
  refuseUnknown(visit.land, resource, row, 0)
  const item = itemFor(visit, resource, parents, row, before)
  const group = openGroup(visit, resource, parents)
  if (before !== undefined && before.key !== item.key) remove(visit, resource, parents, before)
  putRow(visit.state, group, item)
  const shown = linkedRow(visit, resource, parents, item)
  return { index: group.order.indexOf(item), row: structuredClone(shown) }
}

function itemFor(
  visit: Visit,
  resource: Resource,
  parents: readonly string[],
  row: Row,
  before: Item | undefined
): Item {
  const { land, state, seed } = visit
  const group = openGroup(visit, resource, parents)
  if (before === undefined && state.size >= land.most) {
    throw new Error(`this world holds ${state.size} rows, the most that --most-rows allows; reset it, or allow more`)
  }
  const seeded = `${seed} ${groupName(visit, resource, parents).replaceAll('\n', ' ')} row ${group.nextOrdinal}`
  const taken = new Set([...group.items.keys(), ...group.gone.keys()])
  const value = keyAt(resource.key, row) ?? keyFor(visit, resource, parents, row, seeded, taken)
  const key = resource.key.property === undefined ? (before?.key ?? `\0${group.nextOrdinal}`) : String(value)
  if (key !== before?.key && group.items.has(key)) throw new Error(`the key ${JSON.stringify(key)} is taken`)
  const schema = schemaOf(visit.land, resource)
  const tied = withValuesAt(row, [...parentTies(visit, resource, parents), ...keyed(resource.key, value)])
  const whole = before === undefined ? filledIn(land, schema, tied, seeded) : tied
  const [violation] = land.checker.check(schema, linked(visit, resource, parents, whole), 'response')
  if (violation !== undefined) throw new Error(`${violation.at}: ${violation.message}`)
  noteId(visit, resource, parents, value)
  const gone = group.gone.get(key)
  const ordinal = before?.ordinal ?? freeOrdinal(group, gone) ?? group.nextOrdinal++
  return { ...(before ?? { added: true, ...underAll(resource) }), key, ordinal, row: whole }
}

/** Returns the place of a removed row, unless another row has it. */
function freeOrdinal({ order }: Group, gone: Item | undefined): number | undefined {
  const ordinal = gone?.ordinal
  return ordinal === undefined || order[indexFrom(order, ordinal)]?.ordinal === ordinal ? undefined : ordinal
}
