/** Finds the row that a request names: in its path, its body or its query. */
import { Problem } from '../../contract/problem.ts'
import type { Resource, Role } from '../model/model.ts'
import { at, type RowsPlace } from '../model/rows-places.ts'
import { findItem, groupsFor, itemsOf, neverListed, rowOf, type Session, writtenGroup } from '../rows/groups.ts'
import { withValuesAt } from '../rows/making.ts'
import type { Item } from '../rows/row.ts'
import { asIn, baseFor } from '../rows/start.ts'
import { keyBy } from './argument-keys.ts'
import { type Asking, boundOf, type Outcome } from './asking.ts'
import { keySent } from './bodies.ts'
import { placeOf } from './placed.ts'

/** A row, and the values of the parents that it is under. */
export interface Named {
  parents: string[]
  item: Item
}

/** Finds the row that a request names. Throws a Problem 404 if there is none, or if it belongs to something else. */
export function named(asking: Asking): Named {
  const { resource, owners } = asking.role
  const key = String(keyNamed(asking))
  for (const parents of groupsFor(asking, resource, boundOf(asking))) {
    const item = findItem(asking, resource, parents, key)
    const known = item !== undefined && !isPhantom(asking, parents, item)
    const found = known ? item : (byOther(asking, resource, parents, key) ?? item)
    if (found === undefined || (!known && isGone(asking, parents, found))) continue
    const owned = owners.length === 0 ? found : ownedItem(asking, parents, found)
    if (owned !== undefined) return { parents, item: owned }
  }
  const name = resource.key.property?.join('.') ?? 'key'
  throw new Problem(404, `there is no ${nounIn(resource)} with ${name} ${JSON.stringify(key)}`, { plain: true })
}

/**
 * Returns a deleted row that no list ever showed, as it was at the start. Nobody was shown its key, and its deletion
 * ends neither the things under it nor its actions.
 */
export function unlistedRow(asking: Asking): Named | undefined {
  const { resource } = asking.role
  const key = String(keyNamed(asking))
  for (const parents of groupsFor(asking, resource, boundOf(asking))) {
    if (!neverListed(asking, resource, parents, key)) continue
    const base = baseFor(asking, resource, parents)
    return { parents, item: base.byKey.get(key) ?? base.phantom(key) }
  }
  return undefined
}

/** Returns the deleted row that a request names; undefined if there is none. */
export function removedRow(asking: Asking): Named | undefined {
  const { resource } = asking.role
  const key = String(keyNamed(asking))
  for (const parents of groupsFor(asking, resource, boundOf(asking))) {
    const item = writtenGroup(asking, resource, parents)?.gone.get(key)
    if (item !== undefined) return { parents, item }
  }
  return undefined
}

/** Returns a row if it belongs to the owners in the path. A row that no list shows always does. */
function ownedItem(asking: Asking, parents: string[], item: Item): Item | undefined {
  const { role, call } = asking
  if (!isPhantom(asking, parents, item) && placeOf(asking)?.(parents, item) === false) return undefined
  const row = rowOf(asking, role.resource, parents, item)
  const others = role.owners.flatMap(({ parameter, property }): [string[], unknown][] => {
    const owner = String(call.parameters.path[parameter])
    const isOther = property !== undefined && String(at(row, property)) !== owner
    return isOther ? [[property, asIn(asking, role.resource, property, owner)]] : []
  })
  if (others.length === 0) return item
  return isPhantom(asking, parents, item) ? { ...item, row: withValuesAt(row, others) } : undefined
}

/** Reads the row that a request names. Throws a Problem 404 if there is none. */
export function readRow(asking: Asking): Outcome {
  const { parents, item } = named(asking)
  return { parents, item, row: rowOf(asking, asking.role.resource, parents, item) }
}

/** Returns the key of the thing that the row in the path refers to. Throws a Problem 404 if there is none. */
function keyVia(asking: Asking, { role, path }: NonNullable<Role['via']>): unknown {
  const through = { ...asking, role }
  const { parents, item } = unlistedRow(through) ?? named(through)
  const key = at(rowOf(asking, role.resource, parents, item), path)
  if (key !== undefined && key !== null) return key
  throw new Problem(404, `this ${nounIn(role.resource)} has no ${nounIn(asking.role.resource)}`, { plain: true })
}

/** Returns the key that a request names its row by; undefined if it names none. */
export function keyNamed(asking: Asking): unknown {
  const { call, role } = asking
  if (asking.key !== undefined) return asking.key
  if (role.via !== undefined) return keyVia(asking, role.via)
  if (role.naming !== undefined) return keyBy(asking, role.naming)
  if (role.first === true) return firstOf(asking, role.resource)
  if (role.key !== undefined) return call.parameters.path[role.key]
  const row = at(call.body, (role.body as RowsPlace).path)
  return keySent(role.resource, row) ?? keySent(role.resource, call.parameters.query)
}

/** Returns the key of the first row, also after it is gone. Throws a Problem 404 where there never was one. */
export function firstOf(session: Session, resource: Resource): string {
  const group = writtenGroup(session, resource, [])
  const { items } = group?.closed === true ? { items: group.order } : baseFor(session, resource, [])
  const [first] = items
  if (first === undefined) throw new Problem(404, `there is no ${nounIn(resource)}`, { plain: true })
  return first.key
}

/** Finds a row by the other member that its path takes (`{id_or_slug}`), also one that is gone. */
function byOther(asking: Asking, resource: Resource, parents: readonly string[], key: string): Item | undefined {
  const { other } = resource.key
  if (other === undefined) return undefined
  const gone = writtenGroup(asking, resource, parents)?.gone.values() ?? []
  return [...(itemsOf(asking, resource, parents) ?? []), ...gone].find(
    (item) => String(at(rowOf(asking, resource, parents, item), other)) === key
  )
}

const isGone = (asking: Asking, parents: readonly string[], { key }: Item): boolean =>
  writtenGroup(asking, asking.role.resource, parents)?.gone.has(key) === true

/** Returns true for a row that no list shows and no request wrote. */
export const isPhantom = (asking: Asking, parents: readonly string[], item: Item): boolean =>
  item.ordinal < 0 && writtenGroup(asking, asking.role.resource, parents)?.items.has(item.key) !== true

/** The noun of a row, for messages. */
export const nounIn = ({ noun }: Resource): string => noun || 'row'

/** The noun of a row with its article, by the sound that it begins with: an article, an hour, a user. */
export function aNoun(resource: Resource): string {
  const noun = nounIn(resource)
  const hasVowel = /^([ai]|o(?!ne$|nce)|e(?!u)|u(?!ni|s[aeu]|ti|r[il]|uid)|hour|heir|hono)/i.test(noun)
  return `${hasVowel ? 'an' : 'a'} ${noun}`
}
