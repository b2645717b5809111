/** Removes rows from a world. */
import type { Resource } from '../infer/model.ts'
import { at } from '../infer/rows-places.ts'
import { groupsFor, itemsOf, openGroup, rowOf, type Visit } from './groups.ts'
import { forgetMembers } from './members.ts'
import type { Item } from './row.ts'
import { groupName } from './start.ts'
import { removeItem } from './store.ts'

/** Removes a row, and the rows under it. */
export function remove(visit: Visit, resource: Resource, parents: readonly string[], item: Item): void {
  const { state, land } = visit
  const group = openGroup(visit, resource, parents)
  const before = group.items.size
  removeItem(group, { ...item, row: rowOf(visit, resource, parents, item) })
  state.size += group.items.size - before
  const { key } = item
  forgetMembers(visit, resource, key)
  for (const child of land.model.resources.values()) {
    for (const owner of child.owners) {
      if (owner.of !== resource.id || owner.property === undefined) continue
      const path = owner.property
      for (const group of groupsFor(
        visit,
        child,
        child.parents.map(() => undefined)
      )) {
        // The groups are those of things that are there.
        const below = (itemsOf(visit, child, group) as readonly Item[]).filter(
          (one) => String(at(rowOf(visit, child, group, one), path)) === key
        )
        for (const one of below) remove(visit, child, group, one)
      }
    }
    const index = child.parents.findIndex(({ of }) => of === resource.id)
    if (index < 0) continue
    // A thing that is made here later begins without rows under it.
    const under = groupName(visit, child, [...parents, key])
    for (const [id, { items }] of state.groups) {
      if (id !== under && !id.startsWith(`${under}\n`)) continue
      state.groups.delete(id)
      state.size -= items.size
    }
  }
}
