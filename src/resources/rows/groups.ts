/** The groups of a world: the rows at the start, and the writes over them. */
import { ownerIn, type Resource, rolesOf } from '../model/model.ts'
import type { Item, Row } from './row.ts'
import { baseFor, groupName, groupsAmong, type Lists, type Start } from './start.ts'
import { type Group, groupFrom, putItem, type RowState, removeItem } from './store.ts'

/** A world and the seed that a request sees it by. */
export interface Session extends Start {
  state: RowState
}

/** Returns a group that requests wrote to; undefined if none did. */
export const writtenGroup = (session: Session, resource: Resource, parents: readonly string[]): Group | undefined =>
  session.state.groups.get(groupName(session, resource, parents))

export const listsOf = (session: Session): Lists => ({
  itemsIn: (owner, above) => itemsOf(session, owner, above),
  written: session.state.groups
})

/** The state of a group that nobody wrote to: its usual rows, no rows, or no group since a parent is missing. */
type Standing = 'usual' | 'empty' | 'none'

function standingOf(session: Session, resource: Resource, parents: readonly string[]): Standing {
  let standing: Standing = 'usual'
  for (const [index, parent] of resource.parents.entries()) {
    const owner = ownerIn(session.api.model, parent)
    if (owner === undefined) continue
    const above = parents.slice(0, owner.parents.length)
    const key = parents[index] as string
    const item = findItem(session, owner, above, key)
    // The rows under a thing go with it, so that a group is there only if a request wrote to it since.
    if (item === undefined && !neverListed(session, owner, above, key))
      return writtenGroup(session, resource, parents) === undefined ? 'none' : 'empty'
    // Nothing is under a thing that a request made.
    if (item?.added) standing = 'empty'
  }
  return standing
}

/** True for a missing thing: it is deleted, or its collection is closed and does not list it. */
export const isMissing = (session: Session, resource: Resource, parents: readonly string[], key: string): boolean =>
  findItem(session, resource, parents, key) === undefined && !neverListed(session, resource, parents, key)

export const isBelowDeleted = (session: Session, resource: Resource, parents: readonly string[]): boolean =>
  resource.parents.some((parent, index) => {
    const owner = ownerIn(session.api.model, parent)
    const group = owner && writtenGroup(session, owner, parents.slice(0, owner.parents.length))
    return group?.gone.has(parents[index] as string) === true
  })

/** True for a deleted thing that no list ever showed: its deletion does not end the things under it. */
export function neverListed(session: Session, owner: Resource, above: readonly string[], key: string): boolean {
  const gone = writtenGroup(session, owner, above)?.gone.get(key)
  if (gone === undefined) return false
  const isListed = rolesOf(session.api.model, owner, 'list').length > 0
  return gone.ordinal < 0 || (!isListed && gone.added !== true)
}

/** Returns the rows that a group lists; undefined if their parent is not there. */
export function itemsOf(session: Session, resource: Resource, parents: readonly string[]): readonly Item[] | undefined {
  const standing = standingOf(session, resource, parents)
  if (standing === 'none') return undefined
  const group = writtenGroup(session, resource, parents)
  if (group !== undefined) return group.order
  return standing === 'empty' ? [] : baseFor(session, resource, parents).items
}

/** Finds the row of a key; undefined if there is none. */
export function findItem(
  session: Session,
  resource: Resource,
  parents: readonly string[],
  key: string
): Item | undefined {
  const standing = standingOf(session, resource, parents)
  if (standing === 'none') return undefined
  const base = baseFor(session, resource, parents)
  const group = writtenGroup(session, resource, parents)
  if (group?.gone.has(key)) return undefined
  const known = group === undefined ? (standing === 'empty' ? undefined : base.byKey.get(key)) : group.items.get(key)
  if (known !== undefined) return known
  if (base.closed || group?.closed === true) return undefined
  return base.phantom(key)
}

/** Returns the row that a key names: a deleted row as it was, and one that is made up for a key that no list shows. */
export function namedItem(
  session: Session,
  resource: Resource,
  parents: readonly string[],
  key: string
): { item: Item; isMade: boolean } | undefined {
  const base = baseFor(session, resource, parents)
  const group = writtenGroup(session, resource, parents)
  const gone = group?.gone.get(key)
  const known = group?.items.get(key) ?? (isEmpty(gone?.row) ? undefined : gone) ?? base.byKey.get(key)
  if (known !== undefined) return { item: known, isMade: false }
  return base.closed || group?.closed === true ? undefined : { item: base.phantom(key), isMade: true }
}

/** True for a row that a restored state only names as gone. */
const isEmpty = (row: Row | undefined): boolean => row === undefined || Object.keys(row).length === 0

export const rowOf = (session: Session, resource: Resource, parents: readonly string[], item: Item): Row =>
  item.row ?? baseFor(session, resource, parents).row(item)

export function openGroup(session: Session, resource: Resource, parents: readonly string[]): Group {
  const id = groupName(session, resource, parents)
  let group = session.state.groups.get(id)
  if (group === undefined) {
    const base = baseFor(session, resource, parents)
    const empty = standingOf(session, resource, parents) !== 'usual'
    group = groupFrom(empty ? [] : base.items)
    session.state.groups.set(id, group)
    session.state.size += group.order.length
  }
  return group
}

export function putRow(state: RowState, group: Group, item: Item): void {
  const before = group.items.size
  putItem(group, item)
  state.size += group.items.size - before
}

export function dropRow(state: RowState, group: Group, item: Item): void {
  const before = group.items.size
  removeItem(group, item)
  state.size += group.items.size - before
}

/** Walks the groups under the bound parents. An undefined parent stands for every listed one. */
export const groupsFor = (
  session: Session,
  resource: Resource,
  bound: readonly (string | undefined)[]
): Iterable<string[]> => groupsAmong(session, resource, bound, listsOf(session))
