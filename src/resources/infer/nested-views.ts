/** Collections that two paths name: `/teams/{teamId}/tickets/{id}` shows the rows of `/tickets/{id}`. */
import { bare } from '../../contract/bare.ts'
import type { Contract } from '../../contract/contract.ts'
import { grouped } from '../../document/grouped.ts'
import type { Listed } from '../model/lists.ts'
import type { Owner, Resource } from '../model/model.ts'
import { alike, isSame, memberNames } from '../model/rows-places.ts'

/** Lets each nested collection that shows the rows of a flat one be a view of that one. Its owners are known already. */
export function mergeViews(contract: Contract, resources: Map<string, Resource>, lists: readonly Listed[]): void {
  const byNoun = grouped(resources.values(), ({ noun }) => noun)
  const flatOf = new Map<string, Resource>()
  for (const [shape, nested] of resources) {
    if (nested.item === undefined || nested.parents.length === 0) continue
    const flat = byNoun.get(nested.noun)?.find((one) => isViewOf(contract, nested, one))
    if (flat === undefined) continue
    resources.set(shape, flat)
    flatOf.set(nested.id, flat)
    flat.views.push(nested.item)
    flat.rows.push(...nested.rows.filter((row) => !flat.rows.some((one) => isSame(one, row))))
    for (const owner of extraOwners(nested, flat)) if (!hasOwner(flat, owner)) flat.owners.push(owner)
    for (const list of lists) if (list.item === shape) list.item = flat.shape
  }
  for (const { parents, owners } of flatOf.size === 0 ? [] : resources.values()) {
    for (const owner of [...parents, ...owners]) {
      const flat = flatOf.get(owner.of as string)
      if (flat !== undefined) owner.of = flat.id
    }
  }
}

const hasOwner = ({ owners }: Resource, { parameter }: Owner): boolean =>
  owners.some((one) => one.parameter === parameter)

/** Returns the parents of a nested collection that the flat one does not have. */
const extraOwners = (nested: Resource, flat: Resource): Owner[] =>
  nested.parents.filter(({ parameter }) => !flat.parents.some((one) => bare(one.parameter) === bare(parameter)))

/**
 * True where both show the same rows, and these name the innermost of the parents that only the nested path names, or
 * both name one schema.
 */
function isViewOf(contract: Contract, nested: Resource, flat: Resource): boolean {
  if (flat.list === undefined || flat.item === undefined || flat.parents.length >= nested.parents.length) return false
  const [own, other] = [nested.key.property?.join('.'), flat.key.property?.join('.')]
  const extra = extraOwners(nested, flat)
  if (own === undefined || own !== other || extra.length !== nested.parents.length - flat.parents.length) return false
  // A booking that names its room need not name the hotel.
  const isNamed = extra.at(-1)?.property !== undefined
  return (
    flat.noun === nested.noun &&
    nested.rows.some((row) => flat.rows.some((one) => isSame(row, one) || (isNamed && areEqual(contract, row, one))))
  )
}

/** The least number of members by which two schemas are taken for one. */
const fewest = 3

function areEqual(contract: Contract, one: Resource['rows'][0], other: Resource['rows'][0]): boolean {
  const { size } = memberNames(contract, one)
  return size >= fewest && size === memberNames(contract, other).size && alike(contract, one, other) === size
}
