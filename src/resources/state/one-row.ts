/** Changes one row of a collection by hand, and leaves the others as they are. */
import { keyAt, keyed } from '../model/keys.ts'
import type { Resource } from '../model/model.ts'
import { openGroup, putRow, type Session } from '../rows/groups.ts'
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
  session: Session,
  resource: Resource,
  parents: readonly string[],
  { index, row }: RowChange
): ChangedRow {
  const before = index === undefined ? undefined : itemsThere(session, resource, parents)[index]
  if (row === undefined) {
    if (before !== undefined) remove(session, resource, parents, before)
    return { index: index ?? 0, row }
  }
  refuseUnknown(session.api, resource, row, 0)
  const item = itemFor(session, resource, parents, row, before)
  const group = openGroup(session, resource, parents)
  if (before !== undefined && before.key !== item.key) remove(session, resource, parents, before)
  putRow(session.state, group, item)
  const shown = linkedRow(session, resource, parents, item)
  return { index: group.order.indexOf(item), row: structuredClone(shown) }
}

function itemFor(
  session: Session,
  resource: Resource,
  parents: readonly string[],
  row: Row,
  before: Item | undefined
): Item {
  const { api, state, seed } = session
  const group = openGroup(session, resource, parents)
  if (before === undefined && state.size >= api.most) {
    throw new Error(`this world holds ${state.size} rows, the most that --most-rows allows; reset it, or allow more`)
  }
  const seeded = `${seed} ${groupName(session, resource, parents).replaceAll('\n', ' ')} row ${group.nextOrdinal}`
  const taken = new Set([...group.items.keys(), ...group.gone.keys()])
  const value = keyAt(resource.key, row) ?? keyFor(session, resource, parents, row, seeded, taken)
  const key = resource.key.property === undefined ? (before?.key ?? `\0${group.nextOrdinal}`) : String(value)
  if (key !== before?.key && group.items.has(key)) throw new Error(`the key ${JSON.stringify(key)} is taken`)
  const schema = schemaOf(session.api, resource)
  const tied = withValuesAt(row, [...parentTies(session, resource, parents), ...keyed(resource.key, value)])
  const whole = before === undefined ? filledIn(api, schema, tied, seeded) : tied
  const [violation] = api.checker.check(schema, linked(session, resource, parents, whole), 'response')
  if (violation !== undefined) throw new Error(`${violation.at}: ${violation.message}`)
  noteId(session, resource, parents, value)
  const gone = group.gone.get(key)
  const ordinal = before?.ordinal ?? freeOrdinal(group, gone) ?? group.nextOrdinal++
  return { ...(before ?? { added: true, ...underAll(resource) }), key, ordinal, row: whole }
}

/** Returns the place of a removed row, unless another row has it. */
function freeOrdinal({ order }: Group, gone: Item | undefined): number | undefined {
  const ordinal = gone?.ordinal
  return ordinal === undefined || order[indexFrom(order, ordinal)]?.ordinal === ordinal ? undefined : ordinal
}
