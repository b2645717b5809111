/** The owners of rows that do not name them: a comment is under its issue, which only its path says. */
import { keptFor } from '../../document/memoized.ts'
import { isUnshown, type Owner, ownerIn, type Resource, sharedParents } from '../model/model.ts'
import type { Base } from './base.ts'
import { findItem, type Session, writtenGroup } from './groups.ts'
import { hashOf } from './making.ts'
import type { Item } from './row.ts'
import { baseFor, ownersAtStart } from './start.ts'

/** The group of rows, and an owner that they do not show. */
export interface Under {
  resource: Resource
  parents: readonly string[]
  owner: Owner
}

/**
 * Returns the key of a row's owner; null for a row that has none, undefined for one that is under all: somebody wrote
 * it, and said nothing of its owner.
 */
type OwnerOf = (item: Item) => string | null | undefined

/** The owners of the rows at the start, by their positions. */
const madeIn = keptFor((_base: Base) => keptFor((_owner: Owner): (string | null)[] => []))

/** Returns a function from the rows of a group to their owners. */
export function ownersUnder(session: Session, { resource, parents, owner }: Under): OwnerOf {
  const base = baseFor(session, resource, parents)
  const isByHand = writtenGroup(session, resource, parents)?.closed === true
  const made = madeIn(base)(owner)
  return (item) => {
    const said = saidOf(item, owner)
    if (said !== undefined) return said
    if (owner.of === undefined || item.under?.length === 0) return undefined
    if (item.added === true) return null
    // A row that moved in its list stays with its owner.
    const { ordinal } = base.byKey.get(item.key) ?? item
    if (isByHand || ordinal < base.written) return undefined
    made[ordinal] ??= keyAt(session, { resource, parents, owner }, ordinal)
    return made[ordinal]
  }
}

/** Returns the owner that a request put a row under. */
const saidOf = ({ under }: Item, { parameter }: Owner): string | undefined =>
  under?.find(([name]) => name === parameter)?.[1]

/** Returns the key of the owner of the row that is made for a position. */
const keyAt = (session: Session, { resource, parents, owner }: Under, index: number): string | null =>
  ownersAtStart(session, resource, parents, index).find(([one]) => one === owner)?.[1] ?? null

/** Returns a test whether rows are under the thing of a key. */
export function isUnder(session: Session, under: Under, key: string): (item: Item) => boolean {
  const ownerOf = ownersUnder(session, under)
  const like = likeOf(session, under, key)
  return (item) => {
    const own = ownerOf(item)
    return own === undefined || own === (saidOf(item, under.owner) === undefined ? like : key)
  }
}

/** Returns the key of the listed thing that has the rows at the start of another: its own, unless no list shows it. */
export function likeOf(session: Session, under: Under, key: string): string | null {
  const { resource, parents, owner } = under
  const of = ownerIn(session.api.model, owner)
  if (of === undefined) return key
  const above = sharedParents(of, resource, parents)
  if (above.includes(undefined)) return key
  const item = findItem(session, of, above as string[], key)
  return item === undefined || item.ordinal >= 0 || item.added === true ? key : keyAt(session, under, hashOf(key))
}

/** Returns the owners of a row that somebody writes by hand: where it does not show them, it is under all. */
export const underAll = ({ owners }: Resource): Pick<Item, 'under'> => (owners.some(isUnshown) ? { under: [] } : {})
