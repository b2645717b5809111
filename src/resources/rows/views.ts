/** Shows rows by schemas: a plan per schema says which members it shows. */

import { bare } from '../../contract/bare.ts'
import { keptFor } from '../../document/memoized.ts'
import type { Schema, SchemaObject } from '../../document/openapi.ts'
import { childrenOf } from '../../schema/keywords/inheritance.ts'
import { isNavigation } from '../../schema/keywords/navigation.ts'
import { scopeOf } from '../../schema/meaning/scope.ts'
import { shapeOf } from '../../schema/views/merged-view.ts'
import { alternativesOf, solid } from '../model/rows-places.ts'
import { inForms } from './forms.ts'
import { found, type Workshop } from './making.ts'
import { isRow, type Row } from './row.ts'

interface Member {
  name: string
  bare: string
  /** Returns the plan of its value. Plans are made when a value needs them: schemas may lead on to each other for ever. */
  plan: () => ViewPlan | undefined
}

/** The members of an object that a schema shows. */
export interface ViewPlan {
  members: Map<string, Member>
  /** The same members in a row. */
  list: Member[]
  /** Members that are never shown. */
  hidden: Set<string>
  /** True: members that the schema does not name are shown too. */
  open: boolean
}

/** Returns the plan of a schema, made once; undefined where it shows any value as it is. */
export const viewPlan = (contract: Workshop['contract'], schema: Schema): ViewPlan | undefined =>
  typeof schema === 'object' ? plansIn(contract)(schema) : undefined

const plansIn = keptFor((contract: Workshop['contract']) => keptFor((schema: SchemaObject) => planOf(contract, schema)))

function planOf(contract: Workshop['contract'], schema: SchemaObject): ViewPlan | undefined {
  const children = childrenOf(scopeOf(contract.resources), schema)
  const parts = [...partsOf(contract, schema), ...children.map((child) => shapeOf(contract, child.schema))]
  const named = parts.some(({ properties }) => properties !== undefined)
  if (!named) return undefined
  const members = new Map<string, Member>()
  const hidden = new Set<string>()
  for (const [name, property] of parts.flatMap(({ properties }) => Object.entries({ ...properties }))) {
    if (members.has(name)) continue
    if (shapeOf(contract, property).writeOnly === true || isNavigation(property)) hidden.add(name)
    else {
      const { items = property } = solid(contract, property)
      members.set(name, { name, bare: bare(name), plan: () => viewPlan(contract, items) })
    }
  }
  return { members, list: [...members.values()], hidden, open: parts.some(isOpen) }
}

const isOpen = ({ additionalProperties }: SchemaObject): boolean =>
  additionalProperties === true ||
  (typeof additionalProperties === 'object' && Object.keys(additionalProperties).length > 0)

/** Returns a schema and its alternatives, each merged. */
function partsOf(contract: Workshop['contract'], schema: Schema | undefined, depth = 0): SchemaObject[] {
  const shape = shapeOf(contract, schema)
  const parts = depth > 4 ? [] : alternativesOf(shape)
  return [shape, ...parts.flatMap((part) => partsOf(contract, part, depth + 1))].filter(
    (part, index) => index === 0 || part.type !== 'null'
  )
}

/** Returns the part of a value that a plan shows: the value itself if that is all of it, in the plan's order. */
export function shownBy(value: unknown, plan: ViewPlan | undefined): unknown {
  if (plan === undefined || value === null || typeof value !== 'object') return value
  if (Array.isArray(value)) {
    const views = value.map((one) => shownBy(one, plan))
    return views.every((view, index) => view === value[index]) ? value : views
  }
  return isView(value as Row, plan) ? value : viewOf(value as Row, plan)
}

/** Returns the part of a member's value that its plan shows. */
const shownIn = ({ plan }: Member, value: unknown): unknown =>
  value !== null && typeof value === 'object' ? shownBy(value, plan()) : value

/** True for a row that has no members but those of a plan, in its order. */
function isView(row: Row, { list }: ViewPlan): boolean {
  let index = 0
  for (const name in row) {
    while (index < list.length && list[index]?.name !== name) index++
    const member = list[index++]
    if (member === undefined) return false
    if (shownIn(member, row[name]) !== row[name]) return false
  }
  return true
}

function viewOf(row: Row, plan: ViewPlan): Row {
  const view: Row = {}
  let names: Map<string, string> | undefined
  for (const member of plan.list) {
    const { name } = member
    let own: string | undefined = name
    if (!Object.hasOwn(row, name)) {
      names ??= othersIn(row, plan)
      own = names.get(member.bare)
      if (own === undefined) continue
    }
    view[name] = shownIn(member, row[own])
  }
  if (plan.open)
    for (const [name, own] of Object.entries(row)) if (!plan.hidden.has(name) && !(name in view)) view[name] = own
  return view
}

/** Returns a row with its members in the order of a plan, then its others. */
function arrangedBy(row: Row, plan: ViewPlan | undefined): Row {
  const whole: Row = {}
  plan?.list.forEach(({ name }) => {
    if (Object.hasOwn(row, name)) whole[name] = row[name]
  })
  for (const name in row) if (!(name in whole)) whole[name] = row[name]
  return whole
}

/** Returns the members of a row that a plan does not name, by their bare names. */
function othersIn(row: Row, plan: ViewPlan): Map<string, string> {
  const others = new Map<string, string>()
  for (const name of Object.keys(row)) {
    if (!plan.members.has(name) && !plan.hidden.has(name)) others.set(bare(name), name)
  }
  return others
}

/** Shows rows by one schema, the same for the same row. */
export interface RowView {
  /**
   * Makes up the members that the schema requires and the row lacks, by the seed. `around` returns the members that the
   * request's path says.
   */
  of: (row: Row, seed: () => string, around?: () => Row) => unknown
  /** The same for a row that was just written: its view is not kept. */
  once: RowView['of']
  /** Returns a row with its members in the order of the schema, so that its view is the row itself. */
  arranged: (row: Row) => Row
}

export function rowViewOf(workshop: Workshop, schema: Schema): RowView {
  const { contract, checker, tools } = workshop
  const plan = viewPlan(contract, schema)
  const known = new WeakMap<Row, unknown>()
  const once: RowView['of'] = (row, seed, around) => {
    const view = shownBy(row, plan) as Row
    return mended(around === undefined || isWhole(view) ? view : added(view, around()), seed)
  }
  return {
    once,
    arranged: (row) => arrangedBy(row, plan),
    of(row, seed, around) {
      let view = known.get(row)
      if (view === undefined) {
        view = once(row, seed, around)
        known.set(row, view)
      }
      return view
    }
  }

  /** True for a view with all members that the schema names. */
  function isWhole(view: Row): boolean {
    return plan === undefined || plan.list.every(({ name }) => name in view)
  }

  /** Adds members that the row lacks and the path says: the organization of an invite. */
  function added(view: Row, around: Row): Row {
    let whole = view
    for (const name in around) {
      if (!plan?.members.has(name) || name in whole) continue
      if (whole === view) whole = { ...view }
      whole[name] = around[name]
    }
    return whole
  }

  function mended(view: Row, seedOf: () => string): unknown {
    if (fits(view)) return view
    const known = inForms(contract, schema, view)
    if (fits(known)) return known
    const seed = seedOf()
    const ask = { schema, resources: contract.resources, seed, links: {} }
    const made = found(tools, () => tools.generate({ ...ask, known }))
    const whole = isRow(made) ? needed(made, known) : made
    if (fits(whole)) return whole
    const best = found(tools, () => tools.fromExamples({ ...ask, example: view }))
    if (best !== undefined && fits(best)) return best
    const others = [1, 2, 3, 4].map((n) => found(tools, () => tools.generate({ ...ask, seed: `${seed} ${n}` })))
    return [made, ...others].find(fits) ?? whole ?? view
  }

  function fits(value: unknown): boolean {
    return checker.fits(schema, value, 'response')
  }

  /** Adds the required members that a view lacks, from `made`. */
  function needed(made: Row, view: Row): Row {
    const required = new Set(partsOf(contract, schema).flatMap(({ required = [] }) => required))
    return { ...Object.fromEntries(Object.entries(made).filter(([name]) => required.has(name))), ...view }
  }
}
