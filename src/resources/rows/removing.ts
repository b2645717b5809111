/** Removes rows from a world. */
import { bare } from '../../contract/bare.ts'
import { keptForBoth } from '../../document/memoized.ts'
import { nounIn } from '../infer/related.ts'
import { isMadeUnder, keyPathOf, type Owner, type Resource, rolesOf, sharedParents } from '../model/model.ts'
import { admitsNull, at, solid } from '../model/rows-places.ts'
import { dropRow, groupsFor, itemsOf, openGroup, rowOf, type Session } from './groups.ts'
import { forgetMembers } from './members.ts'
import type { Item } from './row.ts'
import { type Api, groupName } from './start.ts'
import { ownersUnder } from './under.ts'

/** Removes a row, and the rows under it. */
export function remove(session: Session, resource: Resource, parents: readonly string[], item: Item): void {
  const { state, api } = session
  const row = rowOf(session, resource, parents, item)
  dropRow(state, openGroup(session, resource, parents), { ...item, row })
  const { key } = item
  forgetMembers(session, resource, parents, key)
  for (const child of api.model.resources.values()) {
    for (const owner of [...child.owners, ...needed(child, api)]) {
      if (owner.of !== resource.id) continue
      const below = goesWith(session, child, owner, key)
      if (below === undefined) continue
      // The groups are those of things that are there.
      for (const group of [...groupsFor(session, child, sharedParents(child, resource, parents))]) {
        const items = (itemsOf(session, child, group) as readonly Item[]).filter(below(group))
        for (const one of items) remove(session, child, group, one)
      }
    }
    const index = child.parents.findIndex(({ of }) => of === resource.id)
    if (index < 0) continue
    // A thing that is made here later begins without rows under it.
    const under = groupName(session, child, [...parents, key])
    for (const [id, { items }] of state.groups) {
      if (id !== under && !id.startsWith(`${under}\n`)) continue
      state.groups.delete(id)
      state.size -= items.size
    }
  }
}

/** Returns the things that rows cannot do without, by whose keys their list is asked for: the studio of a session. */
const needed = keptForBoth((child: Resource, { model, contract }: Api): Owner[] =>
  child.references.flatMap((reference) => {
    const { path, of, many, root, tied } = reference
    const name = keyPathOf(reference).at(-1) as string
    const isOwn = !many && !tied && root === undefined && nounIn(reference) === model.resources.get(of)?.noun
    const isRequired = child.rows.some((row) => {
      const { properties = {}, required = [] } = solid(contract, row)
      return path.length === 1 && required.includes(name) && !admitsNull(contract, properties[name])
    })
    const filters = rolesOf(model, child, 'list').flatMap(({ operation }) => operation.parameters)
    const isAsked = filters.some((one) => one.in === 'query' && bare(one.name) === bare(name))
    return isOwn && isRequired && isAsked ? [{ parameter: name, property: path, of }] : []
  })
)

/** Returns the tests, for each group of a collection, of rows that go with the thing of a key; undefined if they stay. */
function goesWith(
  session: Session,
  resource: Resource,
  owner: Owner,
  key: string
): ((parents: readonly string[]) => (item: Item) => boolean) | undefined {
  const { property } = owner
  if (property !== undefined)
    return (parents) => (item) => String(at(rowOf(session, resource, parents, item), property)) === key
  // A comment goes with its issue, under which it is made; a product stays where a category goes.
  const isMade = isMadeUnder(rolesOf(session.api.model, resource, 'create'), owner)
  if (!isMade) return undefined
  return (parents) => {
    const ownerOf = ownersUnder(session, { resource, parents, owner })
    return (item) => ownerOf(item) === key
  }
}
