import type { Schema, SchemaObject } from '../../document/openapi.ts'

/** True for a schema that is no boolean. */
export function isSchemaObject(value: unknown): value is SchemaObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** True for what can be a schema at all. */
export function isSchema(value: unknown): value is Schema {
  return typeof value === 'boolean' || isSchemaObject(value)
}

/** Returns the schemas inside one that hold, or may hold, for the same value. What it refers to is not among them. */
export function partsOf({ allOf, anyOf, oneOf, then, else: otherwise }: SchemaObject): Schema[] {
  return [allOf, anyOf, oneOf, then, otherwise].flat().filter(isSchema)
}
