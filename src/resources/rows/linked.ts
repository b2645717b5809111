/** Rows with the things that they embed, and the views that show them. */
import type { Schema } from '../../document/openapi.ts'
import { keyAt } from '../model/keys.ts'
import { type Reference, type Resource, type RowList, sharedParents } from '../model/model.ts'
import { at, withAt } from '../model/rows-places.ts'
import { counted, parentsUnder, type RowAbove, rowsUnder } from './counted.ts'
import { namedItem, rowOf, type Session } from './groups.ts'
import { removed } from './making.ts'
import { type Item, isRow, type Row } from './row.ts'
import { type Api, baseFor } from './start.ts'
import type { RowState } from './store.ts'
import { type RowView, rowViewOf, shownBy, type ViewPlan, viewPlan } from './views.ts'

/** A row with the things that it embedded when it was made. */
interface Linked {
  state: RowState
  seed: string
  version: number | undefined
  whole: Row
}

const known = new WeakMap<Row, Linked>()

/** Returns a row with the things that it embeds as they are now. */
export function linked(session: Session, resource: Resource, parents: readonly string[], row: Row): Row {
  const { told, lists, references } = resource
  if (told.length + lists.length === 0 && references.every(({ embeddedKey }) => embeddedKey === undefined)) return row
  const { state, seed, api } = session
  // Resources that show each other's rows are of one family.
  const version = state.versions.get(api.families.get(resource.id) as string)
  const before = known.get(row)
  if (before?.state === state && before.seed === seed && before.version === version) return before.whole
  const whole = embedded(session, resource, parents, row, topLevel())
  known.set(row, { state, seed, version, whole })
  return whole
}

/** Returns the row of an item with the things that it embeds as they are now. */
export const linkedRow = (session: Session, resource: Resource, parents: readonly string[], item: Item): Row =>
  linked(session, resource, parents, rowOf(session, resource, parents, item))

/** The deepest level of things inside things. */
const deepest = 2
/** The deepest level of rows inside rows of their own collection. */
const deepestOwn = 20

/** The most rows inside the things inside one row: lists in lists, and things in things, of large documents multiply. */
const mostInner = 1000

/** The room that a row takes that no request wrote: it has to be made. */
const costOfMade = 10

/** A level of things inside things. */
interface Level {
  depth: number
  /** The rows that inner levels may still show, all together. */
  room: { rows: number }
  /** The member of a collection that leads on to its own rows, and how often it was followed. */
  along?: { path: string[]; depth: number }
  /** True for the level of a list's rows, which have taken their room. */
  listed?: true
  /** True: rows of the same collection are not shown any deeper. */
  ends?: true
}

const topLevel = (): Level => ({ depth: 0, room: { rows: mostInner } })

function embedded(session: Session, resource: Resource, parents: readonly string[], row: Row, level: Level): Row {
  return linkedBy(
    session,
    resource,
    parents,
    counted(session, resource, parents, row),
    level,
    ({ onRequest }) => !onRequest
  )
}

/** Returns a row with the members that a request asks for by name, as far as they lead to things. */
export const expandedRow = (
  session: Session,
  resource: Resource,
  parents: readonly string[],
  row: Row,
  names: { has: (name: string) => boolean }
): Row =>
  linkedBy(
    session,
    resource,
    parents,
    row,
    topLevel(),
    ({ onRequest, path }) => onRequest === true && names.has(path[0] as string)
  )

/** Embeds things at the members that a test takes. */
function linkedBy(
  session: Session,
  resource: Resource,
  parents: readonly string[],
  row: Row,
  level: Level,
  takes: (member: Reference | RowList) => boolean
): Row {
  let whole = row
  for (const reference of resource.references) {
    if (!takes(reference)) continue
    const value = reference.embeddedKey === undefined ? undefined : at(whole, reference.path)
    const inner = value === undefined || value === null ? undefined : levelWithin(level, resource, reference)
    if (inner === undefined) continue
    if (level.depth > 0) level.room.rows -= (level.listed ? 1 : costOfMade) * [value].flat().length
    const embed = (one: unknown) => thingOf(session, reference, { resource, parents }, one, inner)
    whole =
      reference.root !== undefined && level.ends
        ? ended(whole, reference)
        : (withAt(whole, reference.path, Array.isArray(value) ? value.map(embed) : embed(value)) as Row)
  }
  for (const list of resource.lists) {
    if (!takes(list) || at(whole, list.path) !== undefined) continue
    const above = { resource, parents, key: String(keyAt(resource.key, row)) }
    whole = withAt(whole, list.path, heldBy(session, list, above, level)) as Row
  }
  return whole
}

/** Returns a row without the one above it, as far as its schema admits that. */
function ended(row: Row, { path, root }: Reference): Row {
  return root === 'null' ? (withAt(row, path, null) as Row) : removed(row, path)
}

function heldBy(session: Session, list: RowList, above: RowAbove, level: Level): unknown[] {
  const { api } = session
  const target = api.model.resources.get(list.of) as Resource
  const inner = levelWithin(level, above.resource, list)
  if (inner === undefined) return []
  const parents = parentsUnder(target, list, above)
  const plan = planFor(list.row, api)
  const items = rowsUnder(session, list, above)
  if (level.depth > 0) {
    const { byKey } = baseFor(session, target, parents)
    for (const { key } of items) level.room.rows -= byKey.has(key) ? costOfMade : 1
  }
  const rows: Level = { ...inner, listed: true }
  return items.map((item) => shownWithin(session, target, parents, rowOf(session, target, parents, item), plan, rows))
}

/** Returns the level inside a member; undefined where there is no room. Only one member leads on to rows of its kind. */
function levelWithin(
  level: Level,
  { id }: Resource,
  { path, of, root }: Pick<Reference, 'path' | 'of' | 'root'>
): Level | undefined {
  const { depth, room, along } = level
  if (depth > 0 && room.rows <= 0) return undefined
  if (id !== of) return depth > deepest ? undefined : { depth: depth + 1, room }
  // A row above is still there, to be left out.
  if (level.ends && root === undefined) return undefined
  const followed = along?.depth ?? 0
  const leadsOn = along === undefined || along.path.join('.') === path.join('.')
  return leadsOn && followed < deepestOwn
    ? { depth, room, along: { path, depth: followed + 1 } }
    : { depth, room, ends: true }
}

function shownWithin(
  session: Session,
  resource: Resource,
  parents: readonly string[],
  row: Row,
  plan: ViewPlan,
  level: Level
): unknown {
  return shownBy(showsLinks(plan, resource) ? embedded(session, resource, parents, row, level) : row, plan)
}

function thingOf(
  session: Session,
  reference: Reference,
  from: Pick<RowAbove, 'resource' | 'parents'>,
  one: unknown,
  level: Level
): unknown {
  const { api } = session
  const target = api.model.resources.get(reference.of) as Resource
  const key = isRow(one) ? one[reference.embeddedKey as string] : undefined
  if (key === undefined || key === null) return one
  const parents = sharedParents(target, from.resource, from.parents) as string[]
  const named = namedItem(session, target, parents, String(key))
  if (named === undefined) return one
  const { item, isMade } = named
  // A thing that is made up for its key stands above nothing else.
  const inner: Level = isMade ? { ...level, ends: true } : level
  const there = shownWithin(
    session,
    target,
    parents,
    rowOf(session, target, parents, item),
    planFor(reference.schema, api),
    inner
  )
  // A phantom's values are made up, so the members written in the row win.
  return isMade ? { ...(there as Row), ...(one as Row) } : { ...(one as Row), ...(there as Row) }
}

/** True for a view that shows what its row counts or embeds. */
const showsLinks = ({ members }: ViewPlan, { references, told, lists }: Resource): boolean =>
  [...references, ...told, ...lists].some(({ path }) => members.has(path[0] as string))

/** Returns the plan of an embedded thing, which has members. */
function planFor(schema: Schema, { contract }: Api): ViewPlan {
  return viewPlan(contract, schema) as ViewPlan
}

/** Returns the view by a schema, made once. */
export function viewBy(api: Api, schema: Schema): RowView {
  let view = api.views.get(schema)
  if (view === undefined) {
    view = rowViewOf(api, schema)
    api.views.set(schema, view)
  }
  return view
}
