/** Rows with the things that they embed, and the views that show them. */
import { keptFor } from '../../document/memoized.ts'
import type { Schema } from '../../document/openapi.ts'
import type { Reference, Resource } from '../infer/model.ts'
import { at, withAt } from '../infer/rows-places.ts'
import type { Base } from './base.ts'
import { counted } from './counted.ts'
import { baseFor, type Land, rowOf, type Visit, writtenGroup } from './groups.ts'
import { type Item, isRow, type Row } from './row.ts'
import type { Group, RowState } from './store.ts'
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
export function linked(visit: Visit, resource: Resource, row: Row): Row {
  if (resource.counts.length === 0 && resource.references.every(({ embeddedKey }) => embeddedKey === undefined))
    return row
  const { state, seed, land } = visit
  // Resources that show each other's rows are of one family.
  const version = state.versions.get(land.families.get(resource.id) as string)
  const before = known.get(row)
  if (before?.state === state && before.seed === seed && before.version === version) return before.whole
  const whole = embedded(visit, resource, row, 0)
  known.set(row, { state, seed, version, whole })
  return whole
}

/** The deepest level of things inside things. */
const deepest = 2

function embedded(visit: Visit, resource: Resource, row: Row, depth: number): Row {
  let whole = counted(visit, resource, row)
  for (const reference of resource.references) {
    const value = reference.embeddedKey === undefined || depth > deepest ? undefined : at(whole, reference.path)
    if (value === undefined || value === null) continue
    const embed = (one: unknown) => thingOf(visit, reference, one, depth)
    whole = withAt(whole, reference.path, Array.isArray(value) ? value.map(embed) : embed(value)) as Row
  }
  return whole
}

function thingOf(visit: Visit, reference: Reference, one: unknown, depth: number): unknown {
  const { land } = visit
  const target = land.model.resources.get(reference.of) as Resource
  const key = isRow(one) ? one[reference.embeddedKey as string] : undefined
  if (key === undefined || key === null) return one
  const base = baseFor(visit, target, [])
  const group = writtenGroup(visit, target, [])
  const known = knownItem(base, group, String(key))
  const isClosed = base.closed || group?.closed === true
  const item = known ?? (isClosed ? undefined : base.phantom(String(key)))
  if (item === undefined) return one
  const plan = planFor(reference, land)
  const row = rowOf(visit, target, [], item)
  const there = shownBy(showsLinks(plan, target) ? embedded(visit, target, row, depth + 1) : row, plan)
  // A phantom's values are made up, so the members written in the row win.
  return known === undefined ? { ...(there as Row), ...(one as Row) } : { ...(one as Row), ...(there as Row) }
}

/** Returns the row of a key. Returns a deleted row as it was. */
function knownItem({ byKey }: Base, group: Group | undefined, key: string): Item | undefined {
  const gone = group?.gone.get(key)
  return group?.items.get(key) ?? (isEmpty(gone?.row) ? undefined : gone) ?? byKey.get(key)
}

/** True for a row that a restored state only names as gone. */
const isEmpty = (row: Row | undefined): boolean => row === undefined || Object.keys(row).length === 0

/** True for a view that shows what its row counts or embeds. */
const showsLinks = ({ members }: ViewPlan, { references, counts }: Resource): boolean =>
  [...references, ...counts].some(({ path }) => members.has(path[0] as string))

// An embedded thing has members.
const planFor = keptFor(({ schema }: Reference, { contract }: Land) => viewPlan(contract, schema) as ViewPlan)

/** Returns the view by a schema, made once. */
export function viewBy(land: Land, schema: Schema): RowView {
  let view = land.views.get(schema)
  if (view === undefined) {
    view = rowViewOf(land, schema)
    land.views.set(schema, view)
  }
  return view
}
