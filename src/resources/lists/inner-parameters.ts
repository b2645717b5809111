/** Query parameters that are objects: `page[size]=10` is the member `size` of `page`. */
import { bare } from '../../contract/bare.ts'
import type { Contract, Operation, Parameter } from '../../contract/contract.ts'
import { keptFor } from '../../document/memoized.ts'
import type { Schema } from '../../document/openapi.ts'
import type { Members } from '../filters/members.ts'
import { solid } from '../model/rows-places.ts'
import { isRow, type Row } from '../rows/row.ts'
import type { Asking } from '../verbs/asking.ts'
import { bodyParameters, queryWithBody } from './body-parameters.ts'

/** True for an object that holds parameters of a list; another one is itself a filter, or an order. */
const isOuter = (name: string): boolean => /^(page|paging|pagination|filters?|where|criteria)$/.test(bare(name))

/** The members that a `page` has, where the document says only that it is an object. */
const usualMembers = { number: { type: 'integer' }, size: { type: 'integer' }, after: {}, before: {}, offset: {} }

/** Returns the name of a member of an object, as the query names it. */
const innerName = ({ name, style }: Parameter, member: string): string =>
  style === 'deepObject' ? `${name}[${member}]` : member

/** Returns a parameter for each member of an object; other parameters are returned alone. */
export function innerParameters(contract: Contract, parameter: Parameter, members: Members): Parameter[] {
  const { name } = parameter
  if (!isOuter(name)) return [parameter]
  const { type, properties } = solid(contract, parameter.schema)
  const isObject = properties !== undefined || [type].flat().includes('object')
  if (!isObject) return [parameter]
  const inner = properties ?? (/^(filter|where|criteria)/i.test(name) ? namesOf(members) : usualMembers)
  return Object.entries(inner).map(([member, schema]) => ({
    ...parameter,
    name: innerName(parameter, member),
    schema
  }))
}

/** The members of rows, where the document says only that a `filter` is an object. */
const namesOf = (members: Members): Record<string, Schema> =>
  Object.fromEntries([...members.values()].map((path) => [path.join('.'), {}]))

const outersOf = keptFor((operation: Operation, contract: Contract) =>
  [...operation.parameters, ...bodyParameters(operation, contract)].filter(
    (one) => one.in === 'query' && isOuter(one.name)
  )
)

/**
 * Returns a request with the members of its body, and of such objects, in its query too, by the names of
 * `innerParameters`.
 */
export function withInner(asking: Asking): Asking {
  const { call, api } = asking
  const query = queryWithBody(call)
  const inner: Row = {}
  for (const outer of outersOf(asking.role.operation, api.contract)) {
    const value = query[outer.name]
    if (isRow(value)) for (const member in value) inner[innerName(outer, member)] = value[member]
  }
  if (Object.keys(inner).length === 0 && query === call.parameters.query) return asking
  return { ...asking, call: { ...call, parameters: { ...call.parameters, query: { ...inner, ...query } } } }
}
