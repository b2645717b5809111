/** Query parameters that are objects: `page[size]=10` is the member `size` of `page`. */
import { bare } from '../../contract/bare.ts'
import type { Contract, Parameter } from '../../contract/contract.ts'
import { solid } from '../infer/rows-places.ts'
import { isRow, type Row } from '../rows/row.ts'
import type { Asking } from '../verbs/asking.ts'

/** True for an object that holds parameters of a list; another one is itself a filter, or an order. */
const isOuter = (name: string): boolean => /^(page|paging|pagination|filters?)$/.test(bare(name))

/** The members that a `page` has, where the document says only that it is an object. */
const usualMembers = { number: { type: 'integer' }, size: { type: 'integer' }, after: {}, before: {}, offset: {} }

/** Returns a parameter for each member of an object, named as the query names it; other parameters are returned alone. */
export function innerParameters(contract: Contract, parameter: Parameter): Parameter[] {
  const { name, style } = parameter
  if (!isOuter(name)) return [parameter]
  const { type, properties } = solid(contract, parameter.schema)
  const isObject = properties !== undefined || [type].flat().includes('object')
  const members = properties ?? (isObject && !/^filter/.test(name) ? usualMembers : undefined)
  if (members === undefined) return [parameter]
  return Object.entries(members).map(([member, schema]) => ({
    ...parameter,
    name: style === 'deepObject' ? `${name}[${member}]` : member,
    schema
  }))
}

/** Returns a request with the members of such objects in its query too, by the names of `innerParameters`. */
export function withInner(asking: Asking): Asking {
  const { call } = asking
  const objects = Object.entries(call.parameters.query).filter(([name, value]) => isRow(value) && isOuter(name))
  if (objects.length === 0) return asking
  const inner: Row = {}
  for (const [name, value] of objects) {
    for (const [member, one] of Object.entries(value as Row)) {
      inner[`${name}[${member}]`] = one
      inner[member] = one
    }
  }
  const query = { ...inner, ...call.parameters.query }
  return { ...asking, call: { ...call, parameters: { ...call.parameters, query } } }
}
