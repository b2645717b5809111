/** Rows that a request sends inside another: the `lines` of an order become the rows of its list. */
import type { Operation } from '../../contract/contract.ts'
import { keptForBoth } from '../../document/memoized.ts'
import type { Resource, Role, RowList } from '../model/model.ts'
import { at } from '../model/rows-places.ts'
import { parentsUnder, type RowAbove, rowsUnder } from '../rows/counted.ts'
import { openGroup } from '../rows/groups.ts'
import { removed, withValuesAt } from '../rows/making.ts'
import { remove } from '../rows/removing.ts'
import { type Item, isRow, type Row } from '../rows/row.ts'
import { asIn } from '../rows/start.ts'
import type { Asking } from './asking.ts'
import { keySent, sentOf } from './bodies.ts'

/** Makes a row and puts it in its list. */
type Make = (asking: Asking, parents: string[], sent: Row, own: unknown, before?: Item) => unknown

/** Returns a row without the rows that it holds: these are read from their own collections. */
export const withoutHeld = ({ lists }: Resource, row: Row): Row =>
  lists.reduce((one, { path }) => (at(one, path) === undefined ? one : removed(one, path)), row)

/** Puts the rows that a written row holds in their own collections, in the place of those that were there. */
export function placeHeld(asking: Asking, parents: readonly string[], key: string, row: Row, make: Make): void {
  const { resource } = asking.role
  for (const list of resource.lists) {
    const held = at(row, list.path)
    if (Array.isArray(held)) replaceHeld(asking, list, { resource, parents, key }, held.filter(isRow), make)
  }
}

function replaceHeld(asking: Asking, list: RowList, above: RowAbove, held: Row[], make: Make): void {
  const { api, call } = asking
  const { by, unshown } = list
  const resource = api.model.resources.get(list.of) as Resource
  const role = roleOf(list, call.operation, resource)
  const parents = parentsUnder(resource, list, above)
  const named: [string[], unknown][] = by === undefined ? [] : [[by, asIn(asking, resource, by, above.key)]]
  const inner: Asking =
    unshown === undefined ? { ...asking, role } : { ...asking, role, under: [[unshown.parameter, above.key]] }
  const sent = held.map((one) => withValuesAt(sentOf(api.contract, role, one), named))
  const kept = new Set(sent.map((one) => String(keySent(resource, one))))
  for (const item of [...rowsUnder(asking, list, above)]) {
    if (!kept.has(item.key)) remove(asking, resource, parents, item)
  }
  for (const one of sent) {
    const own = keySent(resource, one)
    const before = own === undefined ? undefined : openGroup(asking, resource, parents).items.get(String(own))
    make(inner, parents, before?.row === undefined ? one : { ...before.row, ...one }, own, before)
  }
}

/** The role of an operation in the collection of the rows that it sends inside another. */
const roleOf = keptForBoth(
  ({ row }: RowList, operation: Operation, resource: Resource): Role => ({
    operation,
    kind: 'create',
    resource,
    reply: undefined,
    body: { path: [], row },
    parents: resource.parents.map(() => undefined),
    owners: [],
    key: undefined
  })
)
