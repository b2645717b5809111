/** Makes new rows refer to existing things. */
import { keyPathOf, type Owner, type Reference, type Resource, sharedParents } from '../model/model.ts'
import { at } from '../model/rows-places.ts'
import { keyAs } from './base.ts'
import { findItem, itemsOf, listsOf, rowOf, type Session } from './groups.ts'
import { removed, withValuesAt } from './making.ts'
import type { Item, Row } from './row.ts'
import { ownersFor } from './start.ts'

/** Fills in the references and owners that a request for a new row leaves out, with existing things. */
export function referring(
  session: Session,
  resource: Resource,
  parents: readonly string[],
  made: Row,
  sent: Row,
  index: number
): Row {
  const first = () => {
    const above = itemsOf(session, resource, parents)?.[0]
    return above && keyAs(session.api, resource, above.key)
  }
  const row = resource.references.reduce((one, reference) => rooted(one, sent, reference, first), made)
  const found: [string[], unknown][] = []
  const { references, owners } = resource
  for (const { path, of, many, embeddedKey, tied, root } of references) {
    const isOpen = tied !== true && root === undefined && !isSaid(row, sent, path)
    const key = isOpen ? keyThere(session, of, resource, parents, index) : undefined
    if (key === undefined) continue
    const value = embeddedKey === undefined ? key : { [embeddedKey]: key }
    found.push([path, many ? [value] : value])
  }
  const shared = ownersAbove(session, resource, sent)
  found.push(...shared)
  const known = withValuesAt(sent, shared)
  const isOpen = ({ property, of }: Owner) =>
    property !== undefined && of !== undefined && !isSaid(row, known, property)
  if (!owners.some(isOpen)) return withValuesAt(row, found)
  const said = ({ property = [] }: Owner): string | undefined => {
    const key = property.length === 0 ? undefined : at(known, property)
    return key === undefined || key === null ? undefined : String(key)
  }
  for (const [owner, key] of ownersFor(session, resource, parents, index, listsOf(session), said)) {
    if (!isOpen(owner)) continue
    const target = session.api.model.resources.get(owner.of as string) as Resource
    found.push([owner.property as string[], keyAs(session.api, target, key)])
  }
  return withValuesAt(row, found)
}

/** Returns the owners that a new row shares with the row above it, which its request names. */
function ownersAbove(session: Session, resource: Resource, sent: Row): [string[], unknown][] {
  const reference =
    resource.owners.length === 0 ? undefined : resource.references.find(({ root }) => root !== undefined)
  const key = reference && at(sent, keyPathOf(reference))
  if (key === undefined || key === null) return []
  const item = findItem(session, resource, [], String(key))
  const above = item && rowOf(session, resource, [], item)
  return resource.owners.flatMap(({ property = [] }): [string[], unknown][] =>
    property.length === 0 || at(sent, property) !== undefined ? [] : [[property, at(above, property)]]
  )
}

/** Returns a new row that names none above it, or the `first` of its list, if the request names none. */
function rooted(row: Row, sent: Row, reference: Reference, first: () => unknown): Row {
  const { path, root } = reference
  if (root === undefined || isSaid(row, sent, path)) return row
  if (root === 'absent') return removed(row, path)
  if (root === 'null') return withValuesAt(row, [[path, null]])
  const above = first()
  return above === undefined ? row : withValuesAt(row, [[keyPathOf(reference), above]])
}

/** Returns true for a member that the request sent, or that new rows do not have. */
function isSaid(row: Row, sent: Row, path: readonly string[]): boolean {
  const made = at(row, path)
  return made === undefined || made === null || at(sent, path) !== undefined
}

/** Returns the key of one of the things that rows may refer to; undefined where there is none. */
function keyThere(session: Session, of: string, from: Resource, parents: readonly string[], index: number): unknown {
  const target = session.api.model.resources.get(of) as Resource
  const items = itemsOf(session, target, sharedParents(target, from, parents) as string[]) as readonly Item[]
  const item = items[index % Math.max(1, items.length)]
  return item && keyAs(session.api, target, item.key)
}
