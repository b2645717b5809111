/** Deleted rows that the document goes on to show: `{ id, deleted: true }`. */
import type { Contract } from '../../contract/contract.ts'
import { keptFor } from '../../document/memoized.ts'
import type { Schema } from '../../document/openapi.ts'
import { shapeOf } from '../../schema/views/merged-view.ts'
import type { Role } from '../model/model.ts'
import { alternativesOf, solid } from '../model/rows-places.ts'
import { rowOf } from '../rows/groups.ts'
import type { Content } from '../rows/source.ts'
import type { Asking } from '../verbs/asking.ts'
import { removedRow } from '../verbs/named-row.ts'
import { viewed } from './replies.ts'

/** Returns the alternative of a reply's schema that only deleted rows fit; undefined if there is none. */
const tombstoneOf = keptFor(({ reply }: Role, contract: Contract): Schema | undefined =>
  alternativesOf(shapeOf(contract, reply?.row)).find((part) => {
    const { enum: values, const: value } = shapeOf(contract, solid(contract, part).properties?.deleted)
    return value === true || (values?.length === 1 && values[0] === true)
  })
)

/** Answers for a deleted row, if the document describes its reply; undefined for another row. */
export function tombstone(asking: Asking): Content | undefined {
  const { role, api, call } = asking
  const schema = tombstoneOf(role, api.contract)
  const gone = schema === undefined || call.mediaType === undefined ? undefined : removedRow(asking)
  if (schema === undefined || gone === undefined) return undefined
  const { parents, item } = gone
  const row = { ...rowOf(asking, role.resource, parents, item), deleted: true }
  return { value: viewed(asking, { parents, item, row }, { path: [], row: schema }, false), source: 'row' }
}
