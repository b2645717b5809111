/** The object that holds the key of a thing and what the server says of it: `metadata` of Kubernetes, `sys` of Contentful. */

import { keptFor } from '../../document/memoized.ts'
import type { Schema } from '../../document/openapi.ts'
import { textOf } from '../../document/places/text-of.ts'
import { shapeOf } from '../../schema/views/merged-view.ts'
import { holderOf } from '../model/keys.ts'
import type { Resource } from '../model/model.ts'
import { schemaAt, solid } from '../model/rows-places.ts'
import type { Workshop } from '../rows/making.ts'
import { isRow, type Row } from '../rows/row.ts'
import { isServers } from './bodies.ts'

/** Returns the members of a key's holder that the document lets only the server say. */
const readOnlyIn = keptFor(({ key, rows }: Resource, contract: Workshop['contract']): Set<string> => {
  const schemas = rows.map((schema) => schemaAt(contract, schema, [holderOf(key) as string]))
  const properties: Record<string, Schema> = Object.assign({}, ...schemas.map((one) => solid(contract, one).properties))
  const names = Object.keys(properties).filter((name) => {
    const { readOnly, description } = shapeOf(contract, properties[name])
    return readOnly === true || /\bread-?only\b/i.test(textOf(description ?? ''))
  })
  return new Set(names)
})

/** Returns a row whose key's holder has what the server says of another row, unless it has that itself. */
export function withServers(contract: Workshop['contract'], resource: Resource, row: Row, other: Row): Row {
  const holder = holderOf(resource.key)
  const [own, from] = holder === undefined ? [] : [row[holder], other[holder]]
  if (holder === undefined || !isRow(own) || !isRow(from)) return row
  const readOnly = readOnlyIn(resource, contract)
  const said = Object.entries(from).filter(([name]) => isServers(name) || readOnly.has(name))
  return { ...row, [holder]: { ...Object.fromEntries(said), ...own } }
}
