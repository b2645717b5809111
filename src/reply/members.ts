import type { Contract } from '../contract/contract.ts'
import type { Schema } from '../contract/openapi.ts'
import { shapeOf, targetOf } from './collections.ts'

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

export function membersOf(contract: Contract, schema: Schema | undefined): Members {
  const members: Members = { names: new Set(), readOnly: new Set(), writeOnly: new Set(), open: false }
  const seen = new Set<Schema>()
  look(schema)
  members.open ||= members.names.size === 0
  return members

  function look(part: Schema | undefined): void {
    if (typeof part !== 'object' || seen.has(part)) return
    seen.add(part)
    for (const [name, property] of Object.entries({ ...part.properties })) {
      const { readOnly, writeOnly } = shapeOf(contract, property)
      members.names.add(name)
      if (readOnly === true) members.readOnly.add(name)
      if (writeOnly === true) members.writeOnly.add(name)
    }
    const { additionalProperties = false, unevaluatedProperties = false, patternProperties } = part
    members.open ||=
      additionalProperties !== false || unevaluatedProperties !== false || patternProperties !== undefined
    if (part.$ref !== undefined) look(targetOf(contract, part.$ref))
    for (const one of [part.allOf, part.anyOf, part.oneOf, part.then, part.else].flat()) look(one as Schema | undefined)
  }
}
