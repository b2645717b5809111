import type { Schema, SchemaObject } from '../document/openapi.ts'

/** True for a schema that is no boolean. */
export function isSchemaObject(value: unknown): value is SchemaObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** True for what can be a schema at all. */
export function isSchema(value: unknown): value is Schema {
  return typeof value === 'boolean' || isSchemaObject(value)
}
