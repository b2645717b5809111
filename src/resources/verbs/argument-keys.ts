/** Reads the keys by which a request names rows outside the usual place in its path. */
import type { Naming } from '../model/model.ts'
import { at } from '../model/rows-places.ts'
import { groupsFor, itemsOf, rowOf, writtenGroup } from '../rows/groups.ts'
import { isRow } from '../rows/row.ts'
import { baseFor } from '../rows/start.ts'
import { type Asking, boundOf } from './asking.ts'
import { keySent } from './bodies.ts'

/** Returns the values of an argument that names rows, in its order. */
export function keysIn({ call, role }: Pick<Asking, 'call' | 'role'>, naming: Naming): string[] {
  const { many, path } = naming
  const value = naming.in === 'body' ? at(call.body, path) : call.parameters[naming.in][path[0] as string]
  const keys = [value].flat().map((one) => (isRow(one) ? keySent(role.resource, one) : one))
  return keys.flatMap((one) => {
    if (one === undefined || one === null) return []
    return many && naming.in !== 'body' ? String(one).split(',') : [String(one)]
  })
}

/**
 * Returns the key of the row that an argument names; undefined if no row has its value. In a closed collection, and
 * below a missing thing, that is the empty key, which no row has.
 */
export function keyBy(asking: Asking, naming: Naming): string | undefined {
  const { member } = naming
  const [value] = keysIn(asking, naming)
  if (member === undefined || value === undefined) return value
  const { resource } = asking.role
  let closed = false
  for (const parents of groupsFor(asking, resource, boundOf(asking))) {
    const group = writtenGroup(asking, resource, parents)
    const items = itemsOf(asking, resource, parents)
    const rows = [...(items ?? []), ...(group?.gone.values() ?? [])]
    const found = rows.find((item) => String(at(rowOf(asking, resource, parents, item), member)) === value)
    if (found !== undefined) return found.key
    closed ||= items === undefined || group?.closed === true || baseFor(asking, resource, parents).closed
  }
  return closed ? '' : undefined
}
