/** The rows at the start, as the document and fixtures describe them: the same in all worlds. */
import { keep, keptFor } from '../../document/memoized.ts'
import type { Schema } from '../../document/openapi.ts'
import { fullNameTie } from '../infer/full-names.ts'
import { promisedBy, seriesOf } from '../infer/promised.ts'
import {
  isNested,
  isUnshown,
  keyBeside,
  type Model,
  type Owner,
  ownerIn,
  type Reference,
  type Resource,
  rolesOf,
  sharedParents
} from '../model/model.ts'
import { schemaAt, solid } from '../model/rows-places.ts'
import { type Base, createBase, type GivenRows, keyAs, numberIn, type Ranking, type Ties } from './base.ts'
import { hashOf, type Workshop } from './making.ts'
import { deepestFirst, type ItemsIn, type KeyOf, ownersAt } from './owned.ts'
import type { Item } from './row.ts'
import { shownKeys } from './shown-keys.ts'
import type { Source } from './source.ts'
import { unownedKeys } from './unowned-keys.ts'
import type { RowView } from './views.ts'

/** The most rows of one group, and the highest number among the keys of all. */
export interface Extent {
  most: number
  highest: number
}

/** The API of a document, as all of its worlds share it. */
export interface Api extends Workshop {
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

/** The rows at the start as a seed shows them, which no world has changed. */
export interface Start {
  api: Api
  seed: string
  /** The server's own seed. */
  usual: string
}

/** The usual length of a list, and of a list under a parent. */
export const usualCount = 18
export const fewCount = 3
/** The most rows that a list begins with for the sake of their owners: those in a deep path are millions. */
const mostUsual = 500
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

export const groupName = ({ api, seed, usual }: Start, resource: Resource, parents: readonly string[]): string =>
  `${api.scope}${seed === usual ? '' : `${seed}\n`}${name(resource, parents)}`

export function baseFor({ api, seed, usual }: Start, resource: Resource, parents: readonly string[]): Base {
  // No group's own name begins with a line break.
  const id = seed === usual ? name(resource, parents) : `\n${seed}\n${name(resource, parents)}`
  let base = api.bases.get(id)
  if (base === undefined) {
    // Kept with the base: it must hold neither a request nor the rows of a world.
    const start: Start = { api, seed, usual }
    const given = api.givenFor(resource, parents) ?? { rows: [], closed: api.closed || resource.closed }
    const nested = isNested(resource)
    const standings = nested ? standingsOf(start, resource, parents) : []
    const count = given.count ?? (given.rows.length > 0 || given.exact === true ? 0 : countOf(start, resource, nested))
    base = createBase(api, {
      resource,
      seed: `${seed} ${name(resource, parents).replaceAll('\n', ' ')}`,
      given,
      count,
      offset: nested ? offsetOf(start, resource, standings, count, given) : 0,
      exemplary: isFirst(standings),
      reserved: shownKeys(resource, api),
      ties: (index, key) => tiesOf(start, resource, parents, index, key),
      ranking: rankingOf(api, resource),
      around: Object.fromEntries(resource.parents.map(({ parameter }, index) => [parameter, parents[index]]))
    })
    keep(api.bases, mostBases, id, base)
  }
  return base
}

/** Returns the order of a list that counts the places of its rows, or that is a series. */
function rankingOf({ contract, model }: Api, resource: Resource): Ranking | undefined {
  const [role] = rolesOf(model, resource, 'list')
  const promised = role && promisedBy(role, contract)
  if (promised !== undefined) return promised.place === undefined ? undefined : promised
  const moment = seriesOf(resource, contract)
  return moment === undefined ? undefined : { path: [moment], down: false, place: undefined }
}

/** Returns a number below the keys of the rows that are made for a group, and of no other group. */
function offsetOf(
  start: Start,
  resource: Resource,
  standings: readonly Standing[],
  count: number,
  { partial }: GivenRows
): number {
  const position = positionOf(start, standings)
  const begin = count === 0 && partial === undefined ? position : position * widthOf(start, resource)
  const extent = start.api.extentFor(resource)
  return partial === undefined || extent === undefined ? begin : begin + extent.highest
}

/** Returns how many rows a group begins with: the usual number within the document's bounds, a few for each owner. */
function countOf(start: Start, resource: Resource, nested: boolean): number {
  const { minItems = 0, maxItems = Number.POSITIVE_INFINITY } = boundsOf(start, resource)
  const [owner] = deepestFirst(resource, start.api.model)
  const owners = owner === undefined ? 0 : likelyCount(start, owner[1])
  const usual = resource.count ?? (nested ? fewCount : owners > 0 ? Math.min(owners * fewCount, mostUsual) : usualCount)
  return Math.min(Math.max(usual, minItems), maxItems)
}

/** Returns how many things an owner's lists have, more or less: two resources may own each other, so none is asked. */
function likelyCount(start: Start, resource: Resource): number {
  const above = resource.parents.map((parent) => ownerIn(start.api.model, parent)).findLast((one) => one !== undefined)
  if (above !== undefined) return likelyCount(start, above) * (resource.count ?? fewCount)
  const given = start.api.givenFor(resource, [])
  return Math.min(usualCount, given?.count ?? (given?.rows.length || usualCount))
}

function boundsOf({ api }: Start, resource: Resource): { minItems?: number; maxItems?: number } {
  const [list] = rolesOf(api.model, resource, 'list')
  return { ...list?.reply?.list } as { minItems?: number; maxItems?: number }
}

/** Returns how many rows the longest group of a resource begins with, or more. */
export function widthOf(start: Start, resource: Resource): number {
  const nested = isNested(resource)
  const rows = resource.parents.length > 0 ? 0 : baseFor(start, resource, []).items.length
  return Math.max(1, rows, start.api.extentFor(resource)?.most ?? countOf(start, resource, nested))
}

/** Returns the position of a group among those of its resource, so that no two share a key that is a number. */
function positionOf(start: Start, places: readonly Standing[]): number {
  let position = 0
  for (const { owner, key, ordinal } of places)
    position = position * Math.max(usualCount, widthOf(start, owner)) + (ordinal ?? 1000 + (hashOf(key) % 100_000))
  return position
}

/** A parent of a group, and its place among the rows of its own group; undefined for one that no list shows. */
interface Standing {
  owner: Resource
  key: string
  ordinal: number | undefined
}

const standingsOf = (start: Start, resource: Resource, parents: readonly string[]): Standing[] =>
  resource.parents.flatMap((parent, index) => {
    const owner = ownerIn(start.api.model, parent)
    if (owner === undefined) return []
    const key = parents[index] as string
    const { byKey } = baseFor(start, owner, parents.slice(0, owner.parents.length))
    return [{ owner, key, ordinal: byKey.get(key)?.ordinal }]
  })

/** Tells whether a group is that of the first parents, or of one that only its path names. */
const isFirst = (standings: readonly Standing[]): boolean =>
  standings.every(({ ordinal }) => ordinal === 0) || standings.some(({ ordinal }) => ordinal === undefined)

/** Returns the keys of the things that a row at the start belongs to and refers to. */
function tiesOf(start: Start, resource: Resource, parents: readonly string[], index: number, key: string): Ties {
  const known = [...parentTies(start, resource, parents), ...fullNameTie(resource, parents, key)]
  const ties: Ties = { known, put: [], without: [], around: {} }
  for (const [owner, key] of ownersAtStart(start, resource, parents, index)) {
    const { property, parameter } = owner
    if (property !== undefined) ties.known.push([property, asIn(start, resource, property, key)])
    else if (isUnshown(owner)) ties.around[parameter] = key
  }
  for (const reference of resource.references) {
    if (reference.tied === true) continue
    if (reference.root !== undefined) {
      tieAbove(start, resource, parents, index, reference, ties)
      continue
    }
    const target = start.api.model.resources.get(reference.of) as Resource
    const { items } = baseFor(start, target, sharedParents(target, resource, parents) as string[])
    if (items.length === 0) continue
    // Every third row is the client's, so that lists of the client's own rows are not empty.
    const isMine = reference.mine === true && index % 3 === 0
    const first = isMine
      ? 0
      : hashOf(`${start.seed} ${resource.id} ${parents.join('/')} ${reference.path.join('.')} ${index}`)
    const wanted = reference.many ? 1 + (first % Math.min(3, items.length)) : 1
    const values = Array.from({ length: wanted }, (_, step) => {
      const key = keyAs(start.api, target, (items[(first + step) % items.length] as Item).key)
      return reference.embeddedKey === undefined ? key : { [reference.embeddedKey]: key }
    })
    ties.put.push([reference.path, reference.many ? values : values[0]])
  }
  return ties
}

/** Returns the owners of the row at a position, with the keys of things at the start. */
export const ownersAtStart = (
  start: Start,
  resource: Resource,
  parents: readonly string[],
  index: number
): [Owner, string][] =>
  ownersFor(
    start,
    resource,
    parents,
    index,
    { itemsIn: (owner, above) => baseFor(start, owner, above).items, written: unwritten },
    () => undefined
  )

const unwritten: Lists['written'] = new Map()

/** The number of rows of which the first has no row above it. */
const rootEvery = 4
/** The most rows among which the one above a row is looked for. */
const mostAbove = 100

/** Lets a row at the start name one before it, or none: no row stands above itself, unless rows require one. */
function tieAbove(
  start: Start,
  resource: Resource,
  parents: readonly string[],
  index: number,
  { path, root, embeddedKey }: Reference,
  ties: Ties
): void {
  const { items } = baseFor(start, resource, parents)
  const text = `${start.seed} ${resource.id} ${parents.join('/')} ${path.join('.')} ${index}`
  const above = index % rootEvery === 0 ? undefined : itemAbove(start, resource, parents, index, items, hashOf(text))
  if (above === undefined && root === 'null') ties.put.push([path, null])
  if (above === undefined && root === 'absent') ties.without.push(path)
  const item = above ?? (root === 'itself' ? items[index] : undefined)
  if (item === undefined) return
  const key = keyAs(start.api, resource, item.key)
  ties.put.push([path, embeddedKey === undefined ? key : { [embeddedKey]: key }])
}

/** Returns a row before another, which has the same owners; undefined if there is none. */
function itemAbove(
  start: Start,
  resource: Resource,
  parents: readonly string[],
  index: number,
  items: readonly Item[],
  hash: number
): Item | undefined {
  const end = Math.min(index, items.length)
  const begin = Math.max(0, end - mostAbove)
  const before = items.slice(begin, end)
  if (deepestFirst(resource, start.api.model).length === 0) return before[hash % Math.max(1, before.length)]
  const owners = (at: number) => ownersAtStart(start, resource, parents, at).map(([, key]) => key)
  const own = owners(index).join('\n')
  const siblings = before.filter((_, at) => owners(begin + at).join('\n') === own)
  return siblings[hash % Math.max(1, siblings.length)]
}

/** The things that a row may belong to: those at the start, or those of a world. */
export interface Lists {
  itemsIn: ItemsIn
  /** The groups that requests wrote to. */
  written: ReadonlyMap<string, unknown>
}

/** The most groups in which the owners of a row are looked for. */
const mostOwning = 1000

function* firstOf<Value>(values: Iterable<Value>, most: number): Generator<Value> {
  let left = most
  for (const value of values) {
    if (left-- <= 0) return
    yield value
  }
}

/** Returns the owners of a row with the keys of things that are listed. `said` returns the key that is known. */
export const ownersFor = (
  start: Start,
  resource: Resource,
  parents: readonly string[],
  index: number,
  lists: Lists,
  said: KeyOf
): [Owner, string][] => {
  const owners = deepestFirst(resource, start.api.model)
  const most = Math.ceil(mostOwning / owners.length)
  const groupsIn = (of: Resource, bound: readonly (string | undefined)[]) =>
    firstOf(groupsAmong(start, of, bound, lists), most)
  const above: KeyOf = (parent) => keyBeside(parent, resource, parents)
  return ownersAt(owners, index, { itemsIn: lists.itemsIn, groupsIn }, said, above)
}

/** Returns the members of a row that name its parents, with the parents' keys. */
export const parentTies = (start: Start, resource: Resource, parents: readonly string[]): [string[], unknown][] =>
  resource.parents.flatMap(({ property }, index): [string[], unknown][] =>
    property === undefined ? [] : [[property, asIn(start, resource, property, parents[index] as string)]]
  )

/** Returns a key in the type that a member of the rows has. */
export function asIn({ api: { contract } }: Start, resource: Resource, path: readonly string[], key: string): unknown {
  return haveText(resource, contract)(path) ? key : (numberIn(key) ?? key)
}

const haveText = keptFor(({ rows }: Resource, contract: Workshop['contract']) =>
  keptFor((path: readonly string[]): boolean => {
    const types = rows.flatMap((row) => solid(contract, schemaAt(contract, row, path)).type ?? [])
    return types.length === 0 || types.includes('string')
  })
)

const isBound = (bound: readonly (string | undefined)[]): bound is string[] => !bound.includes(undefined)

/** Walks the groups under the bound parents. An undefined parent stands for every one of some lists. */
export const groupsAmong = (
  start: Start,
  resource: Resource,
  bound: readonly (string | undefined)[],
  lists: Lists
): Iterable<string[]> => (isBound(bound) ? [bound] : groupsBelow(start, resource, bound, lists, []))

/** Walks the groups below the first parents. Each is made when it is asked for: a large document has millions. */
function* groupsBelow(
  start: Start,
  resource: Resource,
  bound: readonly (string | undefined)[],
  lists: Lists,
  group: string[]
): Generator<string[]> {
  const level = group.length
  if (level === bound.length) yield group
  else for (const key of keysAt(level)) yield* groupsBelow(start, resource, bound, lists, [...group, key])

  function keysAt(level: number): string[] {
    const value = bound[level]
    if (value !== undefined) return [value]
    const owner = ownerIn(start.api.model, resource.parents[level] as Owner)
    if (owner === undefined)
      return unownedKeys(start, resource, level, groupName(start, resource, group), lists.written)
    return (lists.itemsIn(owner, group.slice(0, owner.parents.length)) ?? []).map(({ key }) => key)
  }
}
