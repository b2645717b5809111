import type { Schema, SchemaObject } from '../document/openapi.ts'

/** Finds the schema at a `$ref`. */
export interface SchemaLookup {
  schemaAt: (ref: string) => Schema
}

/** A schema with its `$ref`s and `allOf`s followed as far as type, properties, required and items go. */
export function shapeOf(schemas: SchemaLookup, schema: Schema | undefined, depth = 0): SchemaObject {
  if (typeof schema !== 'object' || depth > 20) return {}
  const parts = [
    ...(schema.$ref === undefined ? [] : [targetOf(schemas, schema.$ref)]),
    ...(Array.isArray(schema.allOf) ? schema.allOf : [])
  ].map((part) => shapeOf(schemas, part, depth + 1))
  if (parts.length === 0) return schema
  const all = [...parts, schema]
  return Object.assign({}, ...all, {
    properties: Object.assign({}, ...all.map((part) => part.properties)),
    required: all.flatMap((part) => part.required ?? [])
  })
}

/** The properties of a schema, those of its parts included. */
export const propertiesOf = (schemas: SchemaLookup, schema: Schema | undefined): Record<string, Schema> => ({
  ...shapeOf(schemas, schema).properties
})

/** A reference that leads nowhere says nothing of what stands there. */
export function targetOf(schemas: SchemaLookup, ref: string): Schema {
  try {
    return schemas.schemaAt(ref)
  } catch {
    return true
  }
}
