/** Puts rows of a list in another order: `POST /cards/reorder` with their ids. */

import { keptFor } from '../../document/memoized.ts'
import type { SchemaObject } from '../../document/openapi.ts'
import type { Naming, Resource } from '../model/model.ts'
import { at, membersIn, solid } from '../model/rows-places.ts'
import { groupsFor, openGroup, putRow, rowOf } from '../rows/groups.ts'
import { type Workshop, withValuesAt } from '../rows/making.ts'
import type { Item } from '../rows/row.ts'
import { keysIn } from './argument-keys.ts'
import { type Asking, boundOf, commit } from './asking.ts'

/** True for an action that orders the rows that a request names. */
export const reorders = ({ kind, action, naming }: Asking['role']): boolean =>
  kind === 'act' && naming?.many === true && /^(re)?(order|sort|arrange)$/.test(String(action))

const places = /^(position|order|rank|index|sequence|(sort|display)_?(order|index|position))$/i

/** Returns the member of rows that counts their places; undefined if they have none. */
const placeIn = keptFor((resource: Resource, contract: Workshop['contract']) => {
  const isPlace = ({ type }: SchemaObject) => [type].flat().includes('integer')
  const members = membersIn(contract, resource)
  return members.find(({ name, property }) => places.test(name) && isPlace(solid(contract, property)))?.path
})

/** Hands the places of the named rows out in the order in which the request names them. */
export function reorder(asking: Asking): void {
  const { role, state, api } = asking
  const { resource } = role
  const place = placeIn(resource, api.contract)
  for (const parents of [...groupsFor(asking, resource, boundOf(asking))]) {
    const group = openGroup(asking, resource, parents)
    const keys = new Set(keysIn(asking, role.naming as Naming))
    const named = [...keys].flatMap((key) => group.items.get(key) ?? []).filter(({ ordinal }) => ordinal >= 0)
    const ordinals = named.map(({ ordinal }) => ordinal).sort((one, other) => one - other)
    const rows = named.map((item) => rowOf(asking, resource, parents, item))
    const numbers =
      place === undefined ? [] : rows.map((row) => Number(at(row, place))).sort((one, other) => one - other)
    for (const [index, item] of named.entries()) {
      const row = rows[index] as NonNullable<Item['row']>
      const whole = place === undefined ? row : withValuesAt(row, [[place, numbers[index]]])
      putRow(state, group, { ...item, ordinal: ordinals[index] as number, row: whole })
    }
    group.order.sort((one, other) => one.ordinal - other.ordinal)
  }
  commit(asking, resource)
}
