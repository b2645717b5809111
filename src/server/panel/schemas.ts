/** Schemas in the plain form from which the page makes forms and completions. */
import type { Contract } from '../../contract/contract.ts'
import type { Schema, SchemaObject } from '../../document/openapi.ts'
import { solid } from '../../resources/model/rows-places.ts'

/** The keywords that the page knows, beside `properties` and `items`. */
const kept = [
  'type',
  'enum',
  'const',
  'format',
  'minimum',
  'maximum',
  'minLength',
  'maxLength',
  'pattern',
  'required',
  'readOnly',
  'default'
] as const

/** The deepest member and the most members that are written: a schema may contain itself. */
const [deepest, most] = [6, 1500]
const longestText = 200

/** Writes a schema without references and `allOf`, as deep as a person reads. */
export function plainSchema(contract: Contract, schema: Schema | undefined): object {
  let left = most
  return plain(schema, 0)

  function plain(schema: Schema | undefined, depth: number): object {
    const shape: SchemaObject = solid(contract, schema)
    const written: Record<string, unknown> = {}
    for (const keyword of kept) if (shape[keyword] !== undefined) written[keyword] = shape[keyword]
    if (typeof shape.description === 'string') written.description = shape.description.slice(0, longestText)
    if (depth >= deepest) return written
    if (shape.items !== undefined) written.items = plain(shape.items, depth + 1)
    if (shape.properties !== undefined) {
      const members = Object.entries(shape.properties).slice(0, left)
      left -= members.length
      written.properties = Object.fromEntries(members.map(([name, one]) => [name, plain(one, depth + 1)]))
    }
    return written
  }
}
