/** The numbers that are the keys of new rows. */
import { countsWithin } from '../model/keys.ts'
import { isNested, ownerIn, type Resource } from '../model/model.ts'
import { itemsOf, type Session } from './groups.ts'
import type { Item } from './row.ts'
import { baseFor, fewCount, groupName, usualCount, widthOf } from './start.ts'

/** Returns the next key of a resource whose keys are numbers. */
export function nextId(session: Session, resource: Resource, parents: readonly string[]): number {
  const id = counterOf(session, resource, parents)
  const last = (session.state.lastIds.get(id) ?? lastAtStart(session, resource, parents)) + 1
  session.state.lastIds.set(id, last)
  return last
}

/** Returns the name of the counter of keys: one for all rows that stand under things, unless these count their own. */
const counterOf = (session: Session, resource: Resource, parents: readonly string[]): string =>
  groupName(session, resource, isNested(resource) && !countsWithin(resource.key) ? [] : parents)

function lastAtStart(session: Session, resource: Resource, parents: readonly string[]): number {
  if (countsWithin(resource.key)) return lastListed(session, resource, parents)
  const owners = resource.parents.flatMap((parent) => ownerIn(session.api.model, parent) ?? [])
  return owners.length === 0 ? baseFor(session, resource, parents).lastId : lastBelow(session, resource, owners)
}

/** Returns the highest number of the rows that a group lists. */
const lastListed = (session: Session, resource: Resource, parents: readonly string[]): number =>
  (itemsOf(session, resource, parents) as Item[]).reduce((last, { key }) => Math.max(last, Number(key)), 0)

/** Returns a number that no key of a row at the start exceeds, in all groups of a resource. */
function lastBelow(session: Session, resource: Resource, owners: readonly Resource[]): number {
  const groups = owners.reduce((all, owner) => all * Math.max(usualCount, widthOf(session, owner)), 1)
  const last = groups * Math.max(fewCount, widthOf(session, resource))
  return Math.max(last, session.api.extentFor(resource)?.highest ?? 0)
}

/** Returns the next `id` of a group whose rows have another key. */
export function nextCount(session: Session, resource: Resource, parents: readonly string[]): number {
  const id = `${groupName(session, resource, parents)}\nid`
  const base = baseFor(session, resource, parents)
  const numbers = () => base.items.map((item) => Number(base.row(item).id)).filter(Number.isFinite)
  const first = session.state.lastIds.get(id) ?? numbers().reduce((last, number) => Math.max(last, number), 0)
  session.state.lastIds.set(id, first + 1)
  return first + 1
}

/** Notes a number that is a key, so that no other row gets it. */
export function noteId(session: Session, resource: Resource, parents: readonly string[], key: unknown): void {
  if (resource.key.type !== 'integer' || typeof key !== 'number') return
  const id = counterOf(session, resource, parents)
  const last = session.state.lastIds.get(id) ?? baseFor(session, resource, parents).lastId
  if (key > last && key < 2 ** 52) session.state.lastIds.set(id, key)
}
