/** Makes new rows refer to existing things. */
import type { Owner, Resource } from '../infer/model.ts'
import { at } from '../infer/rows-places.ts'
import { keyAs } from './base.ts'
import { itemsOf, ownersFor, type Visit } from './groups.ts'
import { withValuesAt } from './making.ts'
import type { ItemsIn } from './owned.ts'
import type { Item, Row } from './row.ts'

/** Fills in the references and owners that a request for a new row leaves out, with existing things. */
export function referring(visit: Visit, resource: Resource, row: Row, sent: Row, index: number): Row {
  const found: [string[], unknown][] = []
  const { references, owners } = resource
  for (const { path, of, many, embeddedKey, tied } of references) {
    const key = tied === true || isSaid(row, sent, path) ? undefined : keyThere(visit, of, index)
    if (key === undefined) continue
    const value = embeddedKey === undefined ? key : { [embeddedKey]: key }
    found.push([path, many ? [value] : value])
  }
  const isOpen = ({ property, of }: Owner) => property !== undefined && of !== undefined && !isSaid(row, sent, property)
  if (!owners.some(isOpen)) return withValuesAt(row, found)
  const said = ({ property = [] }: Owner): string | undefined => {
    const key = property.length === 0 ? undefined : at(sent, property)
    return key === undefined || key === null ? undefined : String(key)
  }
  const listed: ItemsIn = (owner, above) => itemsOf(visit, owner, above)
  for (const [owner, key] of ownersFor(visit, resource, index, listed, said)) {
    if (!isOpen(owner)) continue
    const target = visit.land.model.resources.get(owner.of as string) as Resource
    found.push([owner.property as string[], keyAs(visit.land, target, key)])
  }
  return withValuesAt(row, found)
}

/** Returns true for a member that the request sent, or that new rows do not have. */
function isSaid(row: Row, sent: Row, path: readonly string[]): boolean {
  const made = at(row, path)
  return made === undefined || made === null || at(sent, path) !== undefined
}

/** Returns the key of one of the rows that a collection without parents lists; undefined where there is none. */
function keyThere(visit: Visit, of: string, index: number): unknown {
  const target = visit.land.model.resources.get(of) as Resource
  const items = itemsOf(visit, target, []) as readonly Item[]
  const item = items[index % Math.max(1, items.length)]
  return item && keyAs(visit.land, target, item.key)
}
