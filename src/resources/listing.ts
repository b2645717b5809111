/** Lists: which rows, in which order and page, and what their reply says beside them. */
import { Problem } from '../contract/problem.ts'
import type { Schema } from '../document/openapi.ts'
import { baseFor, groupName, groupsFor, itemsOf, linked, rowOf, type Visit } from './groups.ts'
import type { Resource, Role } from './infer/model.ts'
import { bare } from './infer/names.ts'
import { at, type Place, solid, withAt } from './infer/places.ts'
import { listHeaders, told, wordsOf } from './lists/envelope.ts'
import { type Find, type Page, pageOf } from './lists/page.ts'
import { type ListQuery, listQueryOf } from './lists/query.ts'
import { fieldsOf, orderOf, testOf } from './lists/select.ts'
import { type Item, isRow, type Row } from './rows/row.ts'
import type { Sent } from './source.ts'
import { indexFrom } from './store.ts'
import type { Asking } from './verbs.ts'
import { type View, viewOf } from './views.ts'

/** What is known of a list before any request. */
interface ListPlan {
  place: Place
  query: ListQuery
  /** The members of rows by the bare forms of their names. */
  members: Map<string, string[]>
  words: ReturnType<typeof wordsOf>
  view: View
  bounded: number
}

const plans = new WeakMap<Role, ListPlan>()

export function listPlanOf(asking: Asking): ListPlan {
  const { role, land, call } = asking
  let plan = plans.get(role)
  if (plan === undefined) {
    const place = role.reply as Place
    const members = membersOf(asking, role.resource)
    const { maxItems } = { ...place.list } as { maxItems?: number }
    plan = {
      place,
      members,
      query: listQueryOf(land.contract, role.operation, members),
      words: wordsOf(land.contract, call.media?.schema ?? true, place.path),
      view: viewOf(land.workshop, place.row),
      bounded: maxItems ?? Number.POSITIVE_INFINITY
    }
    plans.set(role, plan)
  }
  return plan
}

function membersOf({ land }: Visit, { rows, inner }: Resource): Map<string, string[]> {
  const members = new Map<string, string[]>()
  const add = (schema: Schema | undefined, outer: string[]) => {
    for (const name of Object.keys({ ...solid(land.contract, schema).properties })) {
      if (!members.has(bare(name)) && name !== inner) members.set(bare(name), [...outer, name])
    }
  }
  for (const row of rows) {
    add(row, [])
    if (inner !== undefined) add(solid(land.contract, row).properties?.[inner], [inner])
  }
  return members
}

/** An item and the group that it is in. */
interface Found {
  item: Item
  parents: string[]
}

export interface Listing {
  rows: Found[]
  page: Page
  plan: ListPlan
  /** True where nothing was written to what is listed. */
  untouched: boolean
  /** True where the query asks for nothing of the list. */
  unasked: boolean
}

/** Lists what a request asks for. Throws a Problem 404 where what the rows belong to is not there. */
export function list(asking: Asking): Listing {
  const { role, call } = asking
  const { resource } = role
  const plan = listPlanOf(asking)
  const query = call.parameters.query
  const bound = role.parents.map((parameter) =>
    parameter === undefined ? undefined : String(call.parameters.path[parameter])
  )
  const groups = groupsFor(asking, resource, bound)
  const one = groups.length === 1 ? (groups[0] as string[]) : undefined
  let items: readonly Item[]
  const parentsOf = new Map<Item, string[]>()
  if (one !== undefined) {
    const own = itemsOf(asking, resource, one)
    if (own === undefined)
      throw new Problem(404, `there is nothing that ${resource.name} could belong to here`, { plain: true })
    items = own
  } else {
    items = groups.flatMap((parents) => {
      const own = itemsOf(asking, resource, parents) ?? []
      for (const item of own) parentsOf.set(item, parents)
      return own
    })
  }
  const where = (item: Item): string[] => one ?? (parentsOf.get(item) as string[])
  const row = (item: Item): Row => rowOf(asking, resource, where(item), item)
  const owned = ownersOf(asking)
  if (owned !== undefined) items = items.filter((item) => owned(row(item)))
  const test = testOf(plan.query, query)
  if (test !== undefined) items = items.filter((item) => test(row(item)))
  const order = orderOf(plan.query, query, plan.members)
  if (order !== undefined) items = [...items].sort((a, b) => order(row(a), row(b)))
  const find: Find = (cursor) => {
    const index = items.findIndex(({ key }) => key === cursor)
    if (index >= 0) return { index: index + 1, found: true }
    const gone =
      groups
        .map((parents) => asking.state.groups.get(groupName(asking, resource, parents))?.gone.get(cursor))
        .find((item) => item !== undefined) ??
      (one === undefined ? undefined : baseFor(asking, resource, one).byKey.get(cursor))
    if (gone === undefined) return undefined
    if (order === undefined)
      return {
        index:
          test === undefined && owned === undefined && one !== undefined
            ? indexFrom(items, gone.ordinal)
            : items.findIndex(({ ordinal }) => ordinal > gone.ordinal) >>> 0,
        found: false
      }
    const last = row(gone)
    const next = items.findIndex((item) => order(row(item), last) > 0)
    return { index: next < 0 ? items.length : next, found: false }
  }
  const range = call.request?.headers.range
  const page = pageOf(items, plan.query, { query, range }, find, plan.bounded)
  return {
    page,
    plan,
    rows: page.items.map((item) => ({ item, parents: where(item) })),
    untouched: groups.every((parents) => !asking.state.groups.has(groupName(asking, resource, parents))),
    unasked:
      owned === undefined &&
      range === undefined &&
      role.operation.parameters.every((parameter) => parameter.in !== 'query' || query[parameter.name] === undefined)
  }
}

/** What the path says of the rows that it lists. */
function ownersOf({ role, call }: Asking): ((row: Row) => boolean) | undefined {
  const tests = role.owners.flatMap(({ parameter, property }) => {
    const wanted = String(call.parameters.path[parameter])
    return property === undefined ? [] : [(row: Row) => String(at(row, property)) === wanted]
  })
  return tests.length === 0 ? undefined : (row) => tests.every((test) => test(row))
}

/** The rows of a page as its reply shows them. */
export function shownRows(asking: Asking, { rows, plan, page }: Listing): unknown {
  const { role, seed, call } = asking
  const { resource } = role
  const fields = fieldsOf(plan.query, call.parameters.query)
  const views = rows.map(({ item, parents }) => {
    const row = linked(asking, resource, rowOf(asking, resource, parents, item))
    const view = plan.view.of(row, `${seed} ${resource.id} ${item.key}`)
    return fields === undefined || !isRow(view) ? view : cut(asking, view, fields, plan)
  })
  const { holding } = plan.place
  if (holding === 'map') return Object.fromEntries(page.items.map(({ key }, index) => [key, views[index]]))
  if (holding === 'edges') return views.map((node, index) => edge(asking, plan, page.items[index] as Item, node))
  return views
}

/** The members that were asked for, and those that the schema demands. */
function cut({ land }: Asking, view: Row, fields: Set<string>, { place }: ListPlan): Row {
  const { required = [] } = solid(land.contract, place.row)
  const kept = (name: string) => fields.has(bare(name)) || required.includes(name)
  const { attributes } = view
  const whole = Object.fromEntries(Object.entries(view).filter(([name]) => kept(name)))
  return isRow(attributes) && !fields.has('attributes')
    ? {
        ...whole,
        attributes: Object.fromEntries(Object.entries(attributes).filter(([name]) => fields.has(bare(name))))
      }
    : whole
}

function edge({ land }: Asking, { place }: ListPlan, { key }: Item, node: unknown): Row {
  const { properties = {} } = solid(land.contract, place.list?.items)
  return { ...('cursor' in properties ? { cursor: key } : {}), node }
}

/** The URL of a list, with some query parameters changed; an empty one is left out. */
export function urlOf({ call }: Asking): (change: Record<string, string> | undefined) => string {
  const { origin, prefix, query } = call.request as Sent
  return (change = {}) => {
    const parts = query.split('&').filter((part) => part !== '' && !(decoded(part.split('=')[0] as string) in change))
    for (const [name, value] of Object.entries(change)) {
      if (value !== '')
        parts.push(
          `${encodeURIComponent(name).replaceAll('%5B', '[').replaceAll('%5D', ']')}=${encodeURIComponent(value)}`
        )
    }
    return `${origin}${prefix}${call.path}${parts.length === 0 ? '' : `?${parts.join('&')}`}`
      .replaceAll('[', '%5B')
      .replaceAll(']', '%5D')
  }
}

function decoded(name: string): string {
  try {
    return decodeURIComponent(name.replaceAll('+', ' '))
  } catch {
    return name
  }
}

/** A list's body: its envelope with the rows in place, and the words around them as they are. */
export function listBody(asking: Asking, listing: Listing, envelope: unknown): unknown {
  const { plan, page } = listing
  const rows = shownRows(asking, listing)
  if (plan.place.path.length === 0) return rows
  return withAt(told(envelope, plan.words, { page, url: urlOf(asking) }), plan.place.path, rows)
}

/** The headers of a list, of those that are documented. */
export const headersOfList = (asking: Asking, { page }: Listing, declared: readonly string[]): Record<string, string> =>
  listHeaders(declared, { page, url: urlOf(asking) })
