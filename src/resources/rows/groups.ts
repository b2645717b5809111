/** The rows of a world in groups by their parents: the rows at the start, and the writes over them. */
import { keptFor } from '../../document/memoized.ts'
import type { Schema } from '../../document/openapi.ts'
import { fullNameTie } from '../infer/full-names.ts'
import { isNested, type Model, type Owner, ownerIn, type Reference, type Resource, rolesOf } from '../infer/model.ts'
import { promisedBy } from '../infer/promised.ts'
import { schemaAt, solid } from '../infer/rows-places.ts'
import { type Base, createBase, type GivenRows, keyAs, numberIn, type Ranking, type Ties } from './base.ts'
import { cache } from './cache.ts'
import { hashOf, type Workshop } from './making.ts'
import { deepestFirst, type ItemsIn, ownersAt } from './owned.ts'
import type { Item, Row } from './row.ts'
import { shownKeys } from './shown-keys.ts'
import type { Source } from './source.ts'
import { type Group, groupFrom, putItem, type RowState } from './store.ts'
import { unownedKeys } from './unowned-keys.ts'
import type { RowView } from './views.ts'

/** The most rows of one group, and the highest number among the keys of all. */
export interface Extent {
  most: number
  highest: number
}

/** The data that all worlds of a document share. */
export interface Land extends Workshop {
  model: Model
  /** True: a key that no list shows is 404. */
  closed: boolean
  /** The prefix of its groups' names, where several documents share a world. */
  scope: string
  /** The most rows of a world. */
  most: number
  /** The sources of content beside rows: examples, then generated values. */
  rest: readonly Source[]
  /** The resources whose rows are fixtures. */
  byHand: ReadonlyMap<Resource, unknown>
  /** The family of each resource, by its id: resources that show each other's rows. */
  families: ReadonlyMap<string, string>
  /** Returns the rows given by hand for a group; undefined if there are none. */
  givenFor: (resource: Resource, parents: readonly string[]) => GivenRows | undefined
  /** Returns the extent of the fixture of a resource; undefined if it has none. */
  extentFor: (resource: Resource) => Extent | undefined
  bases: Map<string, Base>
  views: Map<Schema, RowView>
  /** The envelopes of rows, by the request that they answer. */
  envelopes: Map<string, unknown>
}

/** A world and the seed that a request sees it by. */
export interface Visit {
  land: Land
  state: RowState
  seed: string
  /** The server's own seed. */
  usual: string
}

/** The usual length of a list, and of a list under a parent. */
export const usualCount = 18
export const fewCount = 3
/** The most groups whose rows at the start are kept. */
const mostBases = 2000

/** The name that was asked for last: a request asks for that of its group several times. */
let latest: { id: string; parents: readonly string[]; text: string } | undefined

/** Returns the name of a group in its document. */
function name({ id }: Resource, parents: readonly string[]): string {
  if (parents.length === 0) return id
  if (latest?.id === id && latest.parents === parents) return latest.text
  let text = id
  for (const parent of parents) text += `\n${parent}`
  latest = { id, parents, text }
  return text
}

/** Returns the name of a group in a world. */
export const groupName = ({ land, seed, usual }: Visit, resource: Resource, parents: readonly string[]): string =>
  `${land.scope}${seed === usual ? '' : `${seed}\n`}${name(resource, parents)}`

/** Returns a group that requests wrote to; undefined if none did. */
export const writtenGroup = (visit: Visit, resource: Resource, parents: readonly string[]): Group | undefined =>
  visit.state.groups.get(groupName(visit, resource, parents))

/** Returns the rows of a group at the start. */
export function baseFor(visit: Visit, resource: Resource, parents: readonly string[]): Base {
  const { land, seed, usual } = visit
  // No group's own name begins with a line break.
  const id = seed === usual ? name(resource, parents) : `\n${seed}\n${name(resource, parents)}`
  let base = land.bases.get(id)
  if (base === undefined) {
    const given = land.givenFor(resource, parents) ?? { rows: [], closed: land.closed || resource.closed }
    const nested = isNested(resource)
    const count = given.count ?? (given.rows.length > 0 || given.exact === true ? 0 : countOf(visit, resource, nested))
    base = createBase(land, {
      resource,
      seed: `${seed} ${name(resource, parents).replaceAll('\n', ' ')}`,
      given,
      count,
      offset: nested ? offsetOf(visit, resource, parents, count, given) : 0,
      reserved: shownKeys(resource, land),
      ties: (index, key) => tiesOf(visit, resource, parents, index, key),
      ranking: rankingOf(land, resource),
      around: Object.fromEntries(resource.parents.map(({ parameter }, index) => [parameter, parents[index]]))
    })
    cache(land.bases, mostBases, id, base)
  }
  return base
}

/** Returns the order of a list that counts the places of its rows. */
function rankingOf({ contract, model }: Land, resource: Resource): Ranking | undefined {
  const [role] = rolesOf(model, resource, 'list')
  const promised = role && promisedBy(role, contract)
  return promised?.place === undefined ? undefined : (promised as Ranking)
}

/** Returns a number below the keys of the rows that are made for a group, and of no other group. */
function offsetOf(
  visit: Visit,
  resource: Resource,
  parents: readonly string[],
  count: number,
  { partial }: GivenRows
): number {
  const position = positionOf(visit, resource, parents)
  const begin = count === 0 && partial === undefined ? position : position * widthOf(visit, resource)
  const extent = visit.land.extentFor(resource)
  return partial === undefined || extent === undefined ? begin : begin + extent.highest
}

/** Returns how many rows a group begins with: the usual number within the document's bounds, a few for each owner. */
function countOf(visit: Visit, resource: Resource, nested: boolean): number {
  const { minItems = 0, maxItems = Number.POSITIVE_INFINITY } = boundsOf(visit, resource)
  const [owner] = deepestFirst(resource, visit.land.model)
  const owners = owner === undefined ? 0 : likelyCount(visit, owner[1])
  const usual = resource.count ?? (nested ? fewCount : owners > 0 ? owners * fewCount : usualCount)
  return Math.min(Math.max(usual, minItems), maxItems)
}

/** Returns how many things an owner's lists have, more or less: two resources may own each other, so none is asked. */
function likelyCount(visit: Visit, resource: Resource): number {
  const above = resource.parents.map((parent) => ownerIn(visit.land.model, parent)).findLast((one) => one !== undefined)
  if (above !== undefined) return likelyCount(visit, above) * (resource.count ?? fewCount)
  const given = visit.land.givenFor(resource, [])
  return Math.min(usualCount, given?.count ?? (given?.rows.length || usualCount))
}

function boundsOf({ land }: Visit, resource: Resource): { minItems?: number; maxItems?: number } {
  const [list] = rolesOf(land.model, resource, 'list')
  return { ...list?.reply?.list } as { minItems?: number; maxItems?: number }
}

/** Returns how many rows the longest group of a resource begins with, or more. */
export function widthOf(visit: Visit, resource: Resource): number {
  const nested = isNested(resource)
  const rows = resource.parents.length > 0 ? 0 : baseFor(visit, resource, []).items.length
  return Math.max(1, rows, visit.land.extentFor(resource)?.most ?? countOf(visit, resource, nested))
}

/** Returns the position of a group among those of its resource, so that no two share a key that is a number. */
function positionOf(visit: Visit, resource: Resource, parents: readonly string[]): number {
  let position = 0
  for (const [index, parent] of resource.parents.entries()) {
    const owner = ownerIn(visit.land.model, parent)
    if (owner === undefined) continue
    const key = parents[index] as string
    const ordinal = baseFor(visit, owner, parents.slice(0, owner.parents.length)).byKey.get(key)?.ordinal
    position = position * Math.max(usualCount, widthOf(visit, owner)) + (ordinal ?? 1000 + (hashOf(key) % 100_000))
  }
  return position
}

/** Returns the keys of the things that a row at the start belongs to and refers to. */
function tiesOf(visit: Visit, resource: Resource, parents: readonly string[], index: number, key: string): Ties {
  const known = [...parentTies(visit, resource, parents), ...fullNameTie(resource, parents, key)]
  const ties: Ties = { known, put: [], without: [] }
  for (const [{ property }, key] of ownersAtStart(visit, resource, index))
    if (property !== undefined) ties.known.push([property, asIn(visit, resource, property, key)])
  for (const reference of resource.references) {
    if (reference.tied === true) continue
    if (reference.root !== undefined) {
      tieAbove(visit, resource, parents, index, reference, ties)
      continue
    }
    const target = visit.land.model.resources.get(reference.of) as Resource
    const { items } = baseFor(visit, target, [])
    if (items.length === 0) continue
    // Every third row is the client's, so that lists of the client's own rows are not empty.
    const isMine = reference.mine === true && index % 3 === 0
    const start = isMine
      ? 0
      : hashOf(`${visit.seed} ${resource.id} ${parents.join('/')} ${reference.path.join('.')} ${index}`)
    const wanted = reference.many ? 1 + (start % Math.min(3, items.length)) : 1
    const values = Array.from({ length: wanted }, (_, step) => {
      const key = keyAs(visit.land, target, (items[(start + step) % items.length] as Item).key)
      return reference.embeddedKey === undefined ? key : { [reference.embeddedKey]: key }
    })
    ties.put.push([reference.path, reference.many ? values : values[0]])
  }
  return ties
}

const ownersAtStart = (visit: Visit, resource: Resource, index: number): [Owner, string][] =>
  ownersFor(
    visit,
    resource,
    index,
    (owner, above) => baseFor(visit, owner, above).items,
    () => undefined
  )

/** Of so many rows one has no row above it. */
const rootEvery = 4
/** The most rows among which the one above a row is looked for. */
const mostAbove = 100

/** Lets a row at the start name one before it, or none: no row stands above itself, unless rows require one. */
function tieAbove(
  visit: Visit,
  resource: Resource,
  parents: readonly string[],
  index: number,
  { path, root, embeddedKey }: Reference,
  ties: Ties
): void {
  const { items } = baseFor(visit, resource, parents)
  const text = `${visit.seed} ${resource.id} ${parents.join('/')} ${path.join('.')} ${index}`
  const above = index % rootEvery === 0 ? undefined : itemAbove(visit, resource, index, items, hashOf(text))
  if (above === undefined && root === 'null') ties.put.push([path, null])
  if (above === undefined && root === 'absent') ties.without.push(path)
  const item = above ?? (root === 'itself' ? items[index] : undefined)
  if (item === undefined) return
  const key = keyAs(visit.land, resource, item.key)
  ties.put.push([path, embeddedKey === undefined ? key : { [embeddedKey]: key }])
}

/** Returns a row before another, which has the same owners; undefined if there is none. */
function itemAbove(
  visit: Visit,
  resource: Resource,
  index: number,
  items: readonly Item[],
  hash: number
): Item | undefined {
  const end = Math.min(index, items.length)
  const begin = Math.max(0, end - mostAbove)
  const before = items.slice(begin, end)
  if (deepestFirst(resource, visit.land.model).length === 0) return before[hash % Math.max(1, before.length)]
  const owners = (at: number) => ownersAtStart(visit, resource, at).map(([, key]) => key)
  const own = owners(index).join('\n')
  const siblings = before.filter((_, at) => owners(begin + at).join('\n') === own)
  return siblings[hash % Math.max(1, siblings.length)]
}

/** Returns the owners of a row with the keys of things that `itemsIn` lists. `said` returns the key that is known. */
export const ownersFor = (
  visit: Visit,
  resource: Resource,
  index: number,
  itemsIn: ItemsIn,
  said: (owner: Owner) => string | undefined
): [Owner, string][] => {
  const groupsIn = (of: Resource, bound: readonly (string | undefined)[]) => groupsFor(visit, of, bound, itemsIn)
  return ownersAt(deepestFirst(resource, visit.land.model), index, { itemsIn, groupsIn }, said)
}

/** Returns the members of a row that name its parents, with the parents' keys. */
export const parentTies = (visit: Visit, resource: Resource, parents: readonly string[]): [string[], unknown][] =>
  resource.parents.flatMap(({ property }, index): [string[], unknown][] =>
    property === undefined ? [] : [[property, asIn(visit, resource, property, parents[index] as string)]]
  )

/** Returns a key in the type that a member of the rows has. */
export function asIn({ land: { contract } }: Visit, resource: Resource, path: readonly string[], key: string): unknown {
  return haveText(resource, contract)(path) ? key : (numberIn(key) ?? key)
}

/** Tells whether the rows of a resource have text at a path. */
const haveText = keptFor(({ rows }: Resource, contract: Workshop['contract']) =>
  keptFor((path: readonly string[]): boolean => {
    const types = rows.flatMap((row) => solid(contract, schemaAt(contract, row, path)).type ?? [])
    return types.length === 0 || types.includes('string')
  })
)

/** The state of a group that nobody wrote to: its usual rows, no rows, or no group since a parent is missing. */
type Standing = 'usual' | 'empty' | 'none'

function standingOf(visit: Visit, resource: Resource, parents: readonly string[]): Standing {
  let standing: Standing = 'usual'
  for (const [index, parent] of resource.parents.entries()) {
    const owner = ownerIn(visit.land.model, parent)
    if (owner === undefined) continue
    const above = parents.slice(0, owner.parents.length)
    const key = parents[index] as string
    const item = findItem(visit, owner, above, key)
    // The rows under a thing go with it, so that a group is there only if a request wrote to it since.
    if (item === undefined && !neverListed(visit, owner, above, key))
      return writtenGroup(visit, resource, parents) === undefined ? 'none' : 'empty'
    // Nothing is under a thing that a request made.
    if (item?.added) standing = 'empty'
  }
  return standing
}

/** True for a missing thing: it is deleted, or its collection is closed and does not list it. */
export const isMissing = (visit: Visit, resource: Resource, parents: readonly string[], key: string): boolean =>
  findItem(visit, resource, parents, key) === undefined && !neverListed(visit, resource, parents, key)

/** True for a group below a deleted thing. */
export const isBelowDeleted = (visit: Visit, resource: Resource, parents: readonly string[]): boolean =>
  resource.parents.some((parent, index) => {
    const owner = ownerIn(visit.land.model, parent)
    const group = owner && writtenGroup(visit, owner, parents.slice(0, owner.parents.length))
    return group?.gone.has(parents[index] as string) === true
  })

/** True for a deleted thing that no list ever showed: its deletion does not end the things under it. */
export function neverListed(visit: Visit, owner: Resource, above: readonly string[], key: string): boolean {
  const gone = writtenGroup(visit, owner, above)?.gone.get(key)
  if (gone === undefined) return false
  const isListed = rolesOf(visit.land.model, owner, 'list').length > 0
  return gone.ordinal < 0 || (!isListed && gone.added !== true)
}

/** Returns the rows that a group lists; undefined if their parent is not there. */
export function itemsOf(visit: Visit, resource: Resource, parents: readonly string[]): readonly Item[] | undefined {
  const standing = standingOf(visit, resource, parents)
  if (standing === 'none') return undefined
  const group = writtenGroup(visit, resource, parents)
  if (group !== undefined) return group.order
  return standing === 'empty' ? [] : baseFor(visit, resource, parents).items
}

/** Finds the row of a key; undefined if there is none. */
export function findItem(visit: Visit, resource: Resource, parents: readonly string[], key: string): Item | undefined {
  const standing = standingOf(visit, resource, parents)
  if (standing === 'none') return undefined
  const base = baseFor(visit, resource, parents)
  const group = writtenGroup(visit, resource, parents)
  if (group?.gone.has(key)) return undefined
  const known = group === undefined ? (standing === 'empty' ? undefined : base.byKey.get(key)) : group.items.get(key)
  if (known !== undefined) return known
  if (base.closed || group?.closed === true) return undefined
  return base.phantom(key)
}

/** Returns the row of an item. */
export const rowOf = (visit: Visit, resource: Resource, parents: readonly string[], item: Item): Row =>
  item.row ?? baseFor(visit, resource, parents).row(item)

/** Returns a group that can be written to. */
export function openGroup(visit: Visit, resource: Resource, parents: readonly string[]): Group {
  const id = groupName(visit, resource, parents)
  let group = visit.state.groups.get(id)
  if (group === undefined) {
    const base = baseFor(visit, resource, parents)
    const empty = standingOf(visit, resource, parents) !== 'usual'
    group = groupFrom(empty ? [] : base.items)
    visit.state.groups.set(id, group)
    visit.state.size += group.order.length
  }
  return group
}

/** Puts a row in its place. */
export function putRow(state: RowState, group: Group, item: Item): void {
  const before = group.items.size
  putItem(group, item)
  state.size += group.items.size - before
}

const isBound = (bound: readonly (string | undefined)[]): bound is string[] => !bound.includes(undefined)

/** Returns the groups under the bound parents. An undefined parent stands for every listed one. */
export function groupsFor(
  visit: Visit,
  resource: Resource,
  bound: readonly (string | undefined)[],
  itemsIn: ItemsIn = (owner, above) => itemsOf(visit, owner, above)
): string[][] {
  if (isBound(bound)) return [bound]
  let groups: string[][] = [[]]
  for (const [index, value] of bound.entries()) {
    const owner = ownerIn(visit.land.model, resource.parents[index] as Owner)
    groups = groups.flatMap((group) => {
      if (value !== undefined) return [[...group, value]]
      if (owner === undefined)
        return unownedKeys(visit, resource, index, groupName(visit, resource, group)).map((key) => [...group, key])
      const items = itemsIn(owner, group.slice(0, owner.parents.length)) ?? []
      return items.map(({ key }) => [...group, key])
    })
  }
  return groups
}
