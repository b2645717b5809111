import type { Schema } from '../document/openapi.ts'
import { familyOf, isBase } from './keywords/inheritance.ts'
import { pairs } from './meaning/json-values.ts'
import { isSchema, isSchemaObject, partsOf } from './meaning/schema.ts'
import { type Located, scopeOf } from './meaning/scope.ts'
import { type SchemaLookup, shapeOf } from './views/merged-view.ts'

/** The properties that all parts and alternatives of a schema name. */
export interface ObjectMembers {
  /** Properties that the schema names. */
  names: Set<string>
  /** The names of properties that only the server writes, and of those that only clients write. */
  readOnly: Set<string>
  writeOnly: Set<string>
  /** True if the schema says that it admits others, or names none. */
  open: boolean
}

/** Gathers the properties that a schema names, in all its parts, alternatives and children. */
export function objectMembers(schemas: SchemaLookup, schema: Schema | undefined): ObjectMembers {
  const scope = scopeOf(schemas.resources)
  const members: ObjectMembers = { names: new Set(), readOnly: new Set(), writeOnly: new Set(), open: false }
  const seen = new Set<Schema>()
  if (isSchema(schema)) look(scope.start(schema))
  members.open ||= members.names.size === 0
  return members

  function look(at: Located | undefined): void {
    const part = at?.schema
    if (at === undefined || !isSchemaObject(part) || seen.has(part)) return
    seen.add(part)
    for (const [name, property] of pairs(part.properties)) {
      const { readOnly, writeOnly } = shapeOf(schemas, property as Schema)
      members.names.add(name)
      if (readOnly === true) members.readOnly.add(name)
      if (writeOnly === true) members.writeOnly.add(name)
    }
    const { additionalProperties = false, unevaluatedProperties = false, patternProperties } = part
    members.open ||=
      additionalProperties !== false || unevaluatedProperties !== false || patternProperties !== undefined
    if (isBase(part)) for (const child of familyOf(scope, { ...at, schema: part }).heirs) look(child.at)
    if (typeof part.$ref === 'string') look(scope.find(at, part.$ref))
    for (const one of partsOf(part)) look(scope.inside(at, one))
  }
}
