/** Finds owners for rows: things that stand under each other where one owner is under another. */
import { keptFor } from '../../document/memoized.ts'
import { type Model, type Owner, ownerIn, type Resource } from '../model/model.ts'
import type { Item } from './row.ts'

/** Returns the things of a resource under its parents; undefined where these are missing. */
export type ItemsIn = (resource: Resource, parents: readonly string[]) => readonly Item[] | undefined

/** Returns the owners of a row that the document has as things, the deepest first: it names those above it. */
export const deepestFirst = keptFor(({ owners }: Resource, model: Model): [Owner, Resource][] =>
  owners
    .flatMap((owner): [Owner, Resource][] => {
      const of = ownerIn(model, owner)
      return of === undefined ? [] : [[owner, of]]
    })
    .sort(([, one], [, other]) => other.parents.length - one.parents.length)
)

/** The things that a row may belong to: at the start, or as they are now. */
interface Listed {
  itemsIn: ItemsIn
  /** Returns the groups under the bound parents. An undefined parent stands for every listed one. */
  groupsIn: (resource: Resource, bound: readonly (string | undefined)[]) => Iterable<string[]>
}

/** Returns the key of an owner, as far as it is known. */
export type KeyOf = (owner: Owner) => string | undefined

/**
 * Returns the owners of a row with the keys of listed things. `said` returns the key that is known, `above` the key of a
 * parent in the row's own path.
 */
export function ownersAt(
  owners: readonly [Owner, Resource][],
  index: number,
  { itemsIn, groupsIn }: Listed,
  said: KeyOf,
  above: KeyOf
): [Owner, string][] {
  // Elsewhere an owner that is known says nothing about another.
  const chained = new Set(
    owners.flatMap(([, { id, parents }]) => (parents.length === 0 ? [] : [id, ...parents.map(({ of }) => of)]))
  )
  const keys = new Map(owners.map(([owner, { id }]) => [id, chained.has(id) ? said(owner) : undefined]))
  for (const [, of] of owners) {
    const key = keys.get(of.id)
    if (key !== undefined && of.parents.length === 0) continue
    const bound = of.parents.map((parent) => keys.get(parent.of as string) ?? above(parent))
    const thing = thingOf(of, groupsIn(of, bound), key, index, itemsIn)
    if (thing === undefined) continue
    keys.set(of.id, thing.key)
    for (const [level, parent] of of.parents.entries())
      if (parent.of !== undefined) keys.set(parent.of, thing.parents[level])
  }
  return owners.flatMap(([owner, { id }]): [Owner, string][] => {
    const key = keys.get(id)
    return key === undefined ? [] : [[owner, key]]
  })
}

/** Returns the thing of a key in several groups, else the one at an index, round and round. */
function thingOf(
  resource: Resource,
  groups: Iterable<string[]>,
  key: string | undefined,
  index: number,
  itemsIn: ItemsIn
): { parents: string[]; key: string } | undefined {
  const passed: string[][] = []
  let total = 0
  for (const parents of groups) {
    const items = itemsIn(resource, parents) ?? []
    const item = key === undefined ? items[index - total] : items.find((one) => one.key === key)
    if (item !== undefined) return { parents, key: item.key }
    passed.push(parents)
    total += items.length
  }
  return key !== undefined || total === 0 ? undefined : thingOf(resource, passed, key, index % total, itemsIn)
}
