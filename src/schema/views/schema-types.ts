/** Finds the types, properties and items that a schema admits, for readers and writers of values as text. */

import { keptFor } from '../../document/memoized.ts'
import type { Schema, SchemaObject } from '../../document/openapi.ts'
import { typeOf } from '../meaning/json-values.ts'
import { isSchemaObject, partsOf } from '../meaning/schema.ts'

/** Returns the schema at a `$ref`. May throw for a broken `$ref`. */
export type ResolveSchema = (ref: string) => Schema
/** The values that a schema admits, by all its parts and alternatives. */
export interface AdmittedValues {
  /** the admitted types; empty for all */
  types: ReadonlySet<string>
  /** the schemas that it is composed of, itself first */
  schemas: SchemaObject[]
  properties: Map<string, Schema>
}

const anything: AdmittedValues = { types: new Set(), schemas: [], properties: new Map() }

/** Gathers the values that a schema admits, through `$ref`, `allOf`, `oneOf`, `anyOf` and conditions. */
export function wantedBy(schema: Schema, resolve: ResolveSchema): AdmittedValues {
  return typeof schema !== 'object' || schema === null ? anything : wantedOf(schema, resolve)
}

const wantedOf = keptFor((schema: SchemaObject, resolve: ResolveSchema): AdmittedValues => {
  const schemas = composed(schema, resolve)
  return { schemas, types: new Set(schemas.flatMap(typesOf)), properties: propertiesOf(schemas) }
})

/** The most schemas that are gathered; others are ignored. */
const MOST_PARTS = 1000

function composed(schema: SchemaObject, resolve: ResolveSchema): SchemaObject[] {
  const found = new Set<SchemaObject>()
  const open: unknown[] = [schema]
  while (open.length > 0 && found.size < MOST_PARTS) {
    const part = open.pop()
    if (!isSchemaObject(part) || found.has(part)) continue
    found.add(part)
    open.push(...[referred(part, resolve), ...partsOf(part)].reverse())
  }
  return [...found]
}

function referred({ $ref }: SchemaObject, resolve: ResolveSchema): Schema | undefined {
  try {
    return typeof $ref === 'string' ? resolve($ref) : undefined
  } catch {
    return undefined
  }
}

function typesOf(schema: SchemaObject): string[] {
  if (schema.type !== undefined) return [schema.type].flat()
  const values = Array.isArray(schema.enum) ? schema.enum : schema.const !== undefined ? [schema.const] : []
  if (values.length > 0) return values.map((value) => typeOf(value) as string)
  if (schema.properties || schema.additionalProperties) return ['object']
  return schema.items || schema.prefixItems ? ['array'] : []
}

function propertiesOf(schemas: SchemaObject[]): Map<string, Schema> {
  const properties = new Map<string, Schema>()
  for (const { properties: own } of schemas) {
    for (const [name, schema] of Object.entries(own ?? {})) {
      const other = properties.get(name)
      // Alternatives may describe a property differently.
      properties.set(name, other === undefined || other === schema ? schema : { anyOf: [other, schema] })
    }
  }
  return properties
}

/** Returns the schema of a member of an object. */
export function propertySchema({ properties, schemas }: AdmittedValues, name: string): Schema {
  return properties.get(name) ?? schemas.find((schema) => schema.additionalProperties)?.additionalProperties ?? true
}

export function itemSchema({ schemas }: AdmittedValues, index: number): Schema {
  for (const { prefixItems, items } of schemas) {
    const schema = (Array.isArray(prefixItems) ? prefixItems[index] : undefined) ?? items
    if (schema !== undefined) return schema
  }
  return true
}

/** Returns true if a schema names a type. */
export const takes = ({ types }: AdmittedValues, type: string): boolean => types.has(type)

/** Returns true if a schema admits a single value: neither an array nor an object. */
export function takesOne({ types }: AdmittedValues): boolean {
  for (const type of types) if (type !== 'array' && type !== 'object') return true
  return types.size === 0
}
