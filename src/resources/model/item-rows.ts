/** Finds the rows that the paths of items show. */
import type { Contract } from '../../contract/contract.ts'
import { keptForBoth } from '../../document/memoized.ts'
import type { Schema } from '../../document/openapi.ts'
import type { Here, Paths } from './bindings.ts'
import { bodySchema, replySchema } from './body-schemas.ts'
import { outerShape } from './paths.ts'
import { rowPlace } from './row-place.ts'
import { alike, listPlace } from './rows-places.ts'

/** Returns the row at the path of an item, as far as it shows without the list. */
export const itemRow = (contract: Contract, paths: Paths, shape: string): Schema | undefined =>
  rowIn(paths, shape, contract)

const rowIn = keptForBoth((paths: Paths, shape: string, contract: Contract): Schema | undefined => {
  const here = paths.byShape.get(shape)
  const operation = here?.byMethod.get('GET') ?? here?.byMethod.get('PUT') ?? here?.byMethod.get('PATCH')
  const schema = operation && (replySchema(contract, operation) ?? bodySchema(contract, operation))
  if (here === undefined || schema === undefined) return undefined
  const list = paths.byShape.get(outerShape(shape))?.byMethod.get('GET')
  const listed = list && replySchema(contract, list)
  const rows = listed === undefined ? undefined : listPlace(contract, listed, { noun: here.info.noun })?.row
  const fits = (row: Schema | undefined) => rowPlace(contract, schema, { noun: here.info.noun, row, inArray: true })
  return (rows === undefined ? fits(undefined) : (fits(rows) ?? fits(undefined)))?.row
})

/** Returns the row at the path of an item by a row of a list elsewhere, for an envelope: `{ error, meta: { key, name } }`. */
export function itemRowLike(contract: Contract, paths: Paths, shape: string, row: Schema): Schema | undefined {
  const shown = itemRow(contract, paths, shape)
  if (shown === undefined || alike(contract, row, shown) > 0) return shown
  const here = paths.byShape.get(shape) as Here
  const operation = here.byMethod.get('GET')
  const wanted = { noun: here.info.noun, row, inArray: true }
  const within = operation && rowPlace(contract, replySchema(contract, operation), wanted)
  return within?.row ?? shown
}
