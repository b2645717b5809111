/** Selects the rows of a list, filtered and sorted, before they are cut into pages. */
import { Problem } from '../../contract/problem.ts'
import { writeJson } from '../../schema/meaning/json-values.ts'
import { shapeOf } from '../../schema/views/merged-view.ts'
import { promisedBy } from '../infer/promised.ts'
import { keyAt } from '../model/keys.ts'
import type { Naming } from '../model/model.ts'
import { at } from '../model/rows-places.ts'
import { findItem, groupsFor, itemsOf, rowOf, writtenGroup } from '../rows/groups.ts'
import { linkedRow } from '../rows/linked.ts'
import { isMember } from '../rows/members.ts'
import type { Item, Row } from '../rows/row.ts'
import { baseFor } from '../rows/start.ts'
import { indexFrom } from '../rows/store.ts'
import { keysIn } from '../verbs/argument-keys.ts'
import { type Asking, boundOf } from '../verbs/asking.ts'
import { membersOf } from '../verbs/memberships.ts'
import { firstOf } from '../verbs/named-row.ts'
import { refuseMissingOwner } from '../verbs/owners.ts'
import { placeOf } from '../verbs/placed.ts'
import type { Find } from './page.ts'
import type { ListQuery } from './query.ts'
import { orderBy, orderOf, type RowTest, testOf } from './select.ts'
import { keptSelection, positionIn } from './selections.ts'
import { usualIn } from './usual-filters.ts'

export interface Selection {
  items: readonly Item[]
  parentsOf: (item: Item) => string[]
  find: Find
  /** True where no group that is listed was written to. */
  untouched: boolean
  /** True for all rows of the groups, in their order. */
  whole: boolean
}

/** Selects the rows that a request asks for. Throws a Problem 404 if their owner is not there. */
export function selectionOf(asking: Asking, query: ListQuery, members: Map<string, string[]>): Selection {
  const { role, call, api } = asking
  const { resource } = role
  refuseMissingOwner(asking)
  const names = [...groupsFor(asking, resource, boundOf(asking))]
  const groups = names.map((parents) => writtenGroup(asking, resource, parents))
  const [only] = names
  const one = names.length === 1 ? only : undefined
  const parents = new Map<Item, string[]>()
  const shows = query.filters.some(
    ({ comparison, parameter }) => comparison === 'ended' && call.parameters.query[parameter.name] === true
  )
  const listed = one === undefined ? union() : withGone(itemsOf(asking, resource, one), one)
  if (listed === undefined) {
    throw new Problem(404, `there is nothing that ${resource.name} could belong to here`, { plain: true })
  }
  const all = role.naming === undefined ? listed : named(role.naming)
  const parentsOf = one === undefined ? (item: Item) => parents.get(item) as string[] : () => one
  const kept = (item: Item): Row => item.row ?? rowOf(asking, resource, parentsOf(item), item)
  const row =
    resource.told.length + resource.lists.length === 0
      ? kept
      : (item: Item): Row => linkedRow(asking, resource, parentsOf(item), item)
  const usual = usualIn(query, role, api)
  const asked = usual === undefined ? call.parameters.query : { ...usual, ...call.parameters.query }
  const place = placeOf(asking)
  const test = bothOf(bothOf(ownersOf(asking), membersBy(asking)), testOf(query, asked, members))
  const byRow = orderOf(query, asked, members) ?? usualOrder(asking, names, query, members)
  const order = byRow !== undefined ? byRows(row, byRow) : query.newestFirst ? byAge : undefined
  const select = (): readonly Item[] => {
    const placed = place === undefined ? all : all.filter((item) => place(parentsOf(item), item))
    const tested = test === undefined ? placed : placed.filter((item) => test(row(item)))
    return order === undefined ? tested : [...tested].sort(order)
  }
  const items =
    place === undefined && test === undefined && order === undefined
      ? all
      : one === undefined || role.naming !== undefined
        ? select()
        : keptSelection(all, groups[0]?.version ?? 0, keyOf(asking, query), select)
  const untouched = groups.every((group) => group === undefined)
  const whole =
    role.naming === undefined &&
    items.length === all.length &&
    (order === undefined || items.every((item, index) => item === all[index]))
  return { items, parentsOf, find, untouched, whole }

  /** Returns the rows of several keys: `/things/2,5`. */
  function named(naming: Naming): Item[] {
    return keysIn(asking, naming).flatMap((key) =>
      names.flatMap((group) => {
        const item = findItem(asking, resource, group, key)
        if (item !== undefined) parents.set(item, group)
        return item ?? []
      })
    )
  }

  function union(): Item[] {
    return names.flatMap((group) => {
      const own = withGone(itemsOf(asking, resource, group), group) ?? []
      for (const item of own) parents.set(item, group)
      return own
    })
  }

  /** Adds the deleted rows of a group, in their places, where a request asks for them. */
  function withGone(items: readonly Item[] | undefined, group: readonly string[]): readonly Item[] | undefined {
    const gone = shows ? [...(writtenGroup(asking, resource, group)?.gone.values() ?? [])] : []
    if (items === undefined || gone.length === 0) return items
    const listed = gone.filter(({ ordinal }) => ordinal >= 0)
    return [...items, ...listed].sort((first, second) => first.ordinal - second.ordinal)
  }

  function find(cursor: string): ReturnType<Find> {
    if (one !== undefined && order === undefined) {
      const known = groups[0]?.items.get(cursor) ?? goneOf(cursor)
      if (known === undefined || known.ordinal < 0) return undefined
      const index = indexFrom(items, known.ordinal)
      return items[index]?.key === cursor ? { index: index + 1, found: true } : { index, found: false }
    }
    const index = one === undefined ? items.findIndex(({ key }) => key === cursor) : positionIn(items, cursor)
    if (index >= 0) return { index: index + 1, found: true }
    const gone = goneOf(cursor) ?? (order === byAge ? { key: cursor, ordinal: -1, row: undefined } : undefined)
    if (gone === undefined) return undefined
    const isAfter = (item: Item) => (order === undefined ? item.ordinal - gone.ordinal : order(item, gone)) > 0
    const next = items.findIndex(isAfter)
    return { index: next < 0 ? items.length : next, found: false }
  }

  /** Returns the row of a cursor that the list does not show: it was removed, or no longer passes the filter. */
  function goneOf(cursor: string): Item | undefined {
    for (const group of groups) {
      const item = group?.gone.get(cursor)
      if (item !== undefined) return item
    }
    return one === undefined ? undefined : baseFor(asking, resource, one).byKey.get(cursor)
  }
}

/** Returns the order of a list that nobody asked for: by the parameter's default, or as the document promises. */
function usualOrder(
  asking: Asking,
  groups: readonly (readonly string[])[],
  query: ListQuery,
  members: Map<string, string[]>
): ReturnType<typeof orderOf> {
  const { role, api, call } = asking
  const { sort, direction } = query.asked
  // Rows that somebody wrote stay in their order.
  if (groups.some((parents) => (api.givenFor(role.resource, parents)?.rows.length ?? 0) > 0)) return undefined
  if (sort !== undefined && call.parameters.query[sort.name] !== undefined) return undefined
  const usual = [sort, direction].flatMap((one) => {
    const value = one && shapeOf(api.contract, one.schema).default
    return value === undefined ? [] : [[one?.name, value]]
  })
  const promised = promisedBy(role, api.contract)
  return (
    orderOf(query, { ...Object.fromEntries(usual), ...call.parameters.query }, members) ??
    (promised && orderBy([{ path: promised.path, sign: promised.down ? -1 : 1 }]))
  )
}

const byRows =
  (row: (item: Item) => Row, order: (one: Row, other: Row) => number) =>
  (one: Item, other: Item): number =>
    order(row(one), row(other))

/** Orders rows from the newest to the oldest: by the numbers that are their keys, else by their places. */
function byAge(one: Item, other: Item): number {
  const isNumbered = /^\d+$/.test(one.key) && /^\d+$/.test(other.key)
  if (!isNumbered) return other.ordinal - one.ordinal
  return other.key.length - one.key.length || (one.key < other.key ? 1 : -1)
}

/** Returns the test of rows that the path implies; undefined where it lists them all. */
function ownersOf(asking: Asking): RowTest | undefined {
  const { role, call } = asking
  const { mine } = role
  const asker = mine && firstOf(asking, mine.of)
  let all: RowTest | undefined = mine && ((row) => String(at(row, mine.path)) === asker)
  for (const { parameter, property } of role.owners) {
    if (property === undefined) continue
    const wanted = String(call.parameters.path[parameter])
    all = bothOf(all, (row) => String(at(row, property)) === wanted)
  }
  return all
}

/** Returns the test of a list of members; undefined for another list. */
function membersBy(asking: Asking): RowTest | undefined {
  const { role } = asking
  const { membership, resource, owners } = role
  const isNamed = owners.some(
    ({ parameter, property }) => parameter === membership?.parameter && property !== undefined
  )
  const members = isNamed ? undefined : membersOf(asking)
  return members && ((row) => isMember(asking, members, String(keyAt(resource.key, row))))
}

const bothOf = (one: RowTest | undefined, other: RowTest | undefined): RowTest | undefined =>
  one === undefined || other === undefined ? (one ?? other) : (row) => one(row) && other(row)

/** Returns a key of the rows that a request wants and of their order. */
function keyOf(asking: Asking, { filters, asked }: ListQuery): string {
  const { role, call, state } = asking
  const { path, query } = call.parameters
  const named = [
    ...filters.map(({ parameter }) => parameter),
    asked.search,
    asked.expression,
    asked.labels,
    asked.members,
    asked.sort,
    asked.direction
  ]
  const values = named.map((parameter) => (parameter === undefined ? null : (query[parameter.name] ?? null)))
  const asker = role.mine && firstOf(asking, role.mine.of)
  return writeJson([
    role.operation.path,
    asker ?? null,
    ...role.owners.map(({ parameter }) => String(path[parameter])),
    // Memberships change without the rows.
    role.membership === undefined ? null : [String(path[role.membership.parameter]), state.writes],
    ...values
  ])
}
