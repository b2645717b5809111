import { isObject } from '../../document/json/is-object.ts'
import type { Schema, SchemaObject } from '../../document/openapi.ts'

export const isSchemaObject = isObject as (value: unknown) => value is SchemaObject

export function isSchema(value: unknown): value is Schema {
  return typeof value === 'boolean' || isSchemaObject(value)
}

/** Returns the inner schemas that hold, or may hold, for the same value. References are not followed. */
export function partsOf({ allOf, anyOf, oneOf, then, else: otherwise }: SchemaObject): Schema[] {
  return [allOf, anyOf, oneOf, then, otherwise].flat().filter(isSchema)
}
