/** The object that holds the key of a thing and what the server says of it: `metadata` of Kubernetes, `sys` of Contentful. */

import { textOf } from '../../document/places/text-of.ts'
import { shapeOf } from '../../schema/views/merged-view.ts'
import { holderOf } from '../infer/keys.ts'
import type { Resource } from '../infer/model.ts'
import { schemaAt, solid } from '../infer/rows-places.ts'
import type { Workshop } from '../rows/making.ts'
import { isRow, type Row } from '../rows/row.ts'
import { isServers } from './bodies.ts'

/** Returns a row whose key's holder has what the server says of another row, unless it has that itself. */
export function withServers(contract: Workshop['contract'], { key, rows }: Resource, row: Row, other: Row): Row {
  const holder = holderOf(key)
  const [own, from] = holder === undefined ? [] : [row[holder], other[holder]]
  if (holder === undefined || !isRow(own) || !isRow(from)) return row
  const schemas = rows.map((schema) => schemaAt(contract, schema, [holder]))
  const properties = Object.assign({}, ...schemas.map((schema) => solid(contract, schema).properties))
  const said = Object.entries(from).filter(([name]) => {
    const { readOnly, description } = shapeOf(contract, properties[name])
    return readOnly === true || isServers(name) || /\bread-?only\b/i.test(textOf(description ?? ''))
  })
  return { ...row, [holder]: { ...Object.fromEntries(said), ...own } }
}
