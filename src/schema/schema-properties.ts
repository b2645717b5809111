import type { Schema } from '../document/openapi.ts'
import { type SchemaLookup, shapeOf, targetOf } from './merged-view.ts'

/** What a schema says of an object's members, in all its parts and alternatives. */
export interface Members {
  /** Those that it names. */
  names: Set<string>
  /** Of those: what only the server writes, and what only clients do. */
  readOnly: Set<string>
  writeOnly: Set<string>
  /** True where it says that there may be others, or names none: a schema that is silent about others promises none. */
  open: boolean
}

export function membersOf(schemas: SchemaLookup, schema: Schema | undefined): Members {
  const members: Members = { names: new Set(), readOnly: new Set(), writeOnly: new Set(), open: false }
  const seen = new Set<Schema>()
  look(schema)
  members.open ||= members.names.size === 0
  return members

  function look(part: Schema | undefined): void {
    if (typeof part !== 'object' || seen.has(part)) return
    seen.add(part)
    for (const [name, property] of Object.entries({ ...part.properties })) {
      const { readOnly, writeOnly } = shapeOf(schemas, property)
      members.names.add(name)
      if (readOnly === true) members.readOnly.add(name)
      if (writeOnly === true) members.writeOnly.add(name)
    }
    const { additionalProperties = false, unevaluatedProperties = false, patternProperties } = part
    members.open ||=
      additionalProperties !== false || unevaluatedProperties !== false || patternProperties !== undefined
    if (part.$ref !== undefined) look(targetOf(schemas, part.$ref))
    for (const one of [part.allOf, part.anyOf, part.oneOf, part.then, part.else].flat()) look(one as Schema | undefined)
  }
}
