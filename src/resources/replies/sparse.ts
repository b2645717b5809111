/** Rows with only the members that a request asks for: `fields=id,name`, and `fields[people]=name` of JSON:API. */

import { bare } from '../../contract/bare.ts'
import type { Contract, Operation, Parameter } from '../../contract/contract.ts'
import { asks } from '../../contract/paging.ts'
import { keptFor } from '../../document/memoized.ts'
import type { Schema } from '../../document/openapi.ts'
import { written } from '../filters/comparing.ts'
import { namesIn } from '../lists/select.ts'
import type { Model, Resource } from '../model/model.ts'
import { nounOf } from '../model/names.ts'
import { at, solid } from '../model/rows-places.ts'
import { isRow, type Row } from '../rows/row.ts'
import type { Asking } from '../verbs/asking.ts'

/** Cuts the view of a row of a resource by the schema that the view has. */
type Cut = (view: unknown, resource: Resource, schema: Schema) => unknown

/** Leaves a view as it is, for a request that asks for all members. */
const whole: Cut = (view) => view

interface Fields {
  /** The parameter for all types, or an object with a member for each. */
  all: Parameter | undefined
  /** The parameters for one type, such as `fields[people]`, each with the noun of its type. */
  typed: [noun: string, Parameter][]
}

/** Returns the noun of a type with what is asked of it, if there are both. */
const pairs = <Value>(type: string | undefined, value: Value | undefined): [noun: string, Value][] =>
  type === undefined || value === undefined ? [] : [[nounOf(type), value]]

/** Returns the type that a parameter such as `fields[people]` is for; undefined for one for all types. */
const typeOf = ({ name }: Parameter): string | undefined => /^fields\[([^\]]+)\]/.exec(name)?.[1]

const fieldsOf = keptFor(({ parameters }: Operation): Fields => {
  const inQuery = parameters.filter((one) => one.in === 'query')
  const typed = inQuery.flatMap((parameter) => pairs(typeOf(parameter), parameter))
  return { all: inQuery.find(({ name }) => asks.get(bare(name)) === 'fields'), typed }
})

/**
 * Returns the function that cuts rows to the members that a request asks for. `listed`: the list's parameter that names
 * them, which may also stand in the body of a search.
 */
export function cutFor({ call, api, role }: Asking, listed?: Parameter): Cut {
  const { all = listed && typeOf(listed) === undefined ? listed : undefined, typed } = fieldsOf(call.operation)
  if (all === undefined && typed.length === 0) return whole
  const { query } = call.parameters
  const value = all && query[all.name]
  const named = [
    ...typed.map(([noun, { name }]) => [noun, query[name]] as const),
    ...Object.entries(isRow(value) ? value : {})
  ]
  const byNoun = new Map(named.flatMap(([noun, names]) => pairs(noun, namesIn(names))))
  const own = isRow(value) ? undefined : namesIn(value)
  if (own === undefined && byNoun.size === 0) return whole
  const [[only, its] = []] = byNoun
  // A type that no collection has is another name of the operation's own.
  const usual = own ?? (named.length === 1 && !isNoun(api.model, only) ? its : undefined)
  return (view, resource, schema) => {
    const names =
      byNoun.get(nounOf(written(at(view, ['type'])))) ??
      byNoun.get(nounOf(resource.noun)) ??
      (resource === role.resource ? usual : undefined)
    return names === undefined || !isRow(view) ? view : cut(api.contract, view, names, schema)
  }
}

/** Tells whether a collection has things of a noun. */
const isNoun = ({ resources }: Model, noun: string | undefined): boolean =>
  [...resources.values()].some((one) => nounOf(one.noun) === noun)

/** Cuts a thing, or each of several, to members that a request names. */
export function cutTo(contract: Contract, view: unknown, names: ReadonlySet<string>, schema?: Schema): unknown {
  if (!Array.isArray(view)) return isRow(view) ? cut(contract, view, names, schema) : view
  const { items } = solid(contract, schema)
  return view.map((one) => cutTo(contract, one, names, items))
}

/** Keeps the members of a view that were asked for, and those that its schema requires. */
function cut(contract: Contract, view: Row, names: ReadonlySet<string>, schema: Schema | undefined): Row {
  const { required = [] } = solid(contract, schema)
  const kept = (name: string) => names.has(bare(name)) || required.includes(name)
  const shown: Row = Object.fromEntries(Object.entries(view).filter(([name]) => kept(name)))
  for (const name of ['attributes', 'relationships']) {
    const inner = view[name]
    if (!isRow(inner) || names.has(name)) continue
    const left = Object.entries(inner).filter(([one]) => names.has(bare(one)))
    if (name === 'attributes' || left.length > 0 || name in shown) shown[name] = Object.fromEntries(left)
  }
  return shown
}
