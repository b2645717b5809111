/** Rows with only the members that a request asks for: `fields=id,name`. */

import { bare } from '../../contract/bare.ts'
import type { Operation } from '../../contract/contract.ts'
import { asks } from '../../contract/paging.ts'
import { keptFor } from '../../document/memoized.ts'
import { type RowsPlace, solid } from '../infer/rows-places.ts'
import { fieldsOf } from '../lists/select.ts'
import { isRow, type Row } from '../rows/row.ts'
import type { Asking } from '../verbs/asking.ts'

/** Keeps the members that were asked for, and those that the schema requires. */
export function sparse({ land }: Asking, view: Row, fields: Set<string>, { row }: RowsPlace): Row {
  const { required = [] } = solid(land.contract, row)
  const kept = (name: string) => fields.has(bare(name)) || required.includes(name)
  const { attributes } = view
  const whole = Object.fromEntries(Object.entries(view).filter(([name]) => kept(name)))
  if (!isRow(attributes) || fields.has('attributes')) return whole
  const inner = Object.entries(attributes).filter(([name]) => fields.has(bare(name)))
  return { ...whole, attributes: Object.fromEntries(inner) }
}

const parameterOf = keptFor(({ parameters }: Operation) =>
  parameters.find((one) => one.in === 'query' && (asks.get(bare(one.name)) === 'fields' || /^fields\[/.test(one.name)))
)

/** Cuts the view of a single row to the members that its request asks for. */
export function sparseItem(asking: Asking, view: unknown, place: RowsPlace): unknown {
  const { operation, parameters } = asking.call
  const fields = fieldsOf({ asked: { fields: parameterOf(operation) } }, parameters.query)
  return fields === undefined || !isRow(view) ? view : sparse(asking, view, fields, place)
}
