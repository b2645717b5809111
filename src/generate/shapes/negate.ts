/** Contradicts a schema: returns for each of its keywords a schema that only values which break it fit. */

import type { Schema, SchemaObject } from '../../document/openapi.ts'
import { list, pairs } from '../../schema/meaning/json-values.ts'
import { isSchema, isSchemaObject } from '../../schema/meaning/schema.ts'

const allTypes = ['object', 'array', 'string', 'number', 'boolean', 'null']

/** Returns schemas that each exclude the given one; none if no way is known. */
export function negations(schema: SchemaObject, follow: (ref: string) => Schema, depth = 0): Schema[] {
  if (depth > 6) return []
  const deeper = (part: Schema): Schema[] =>
    isSchemaObject(part) ? negations(part, follow, depth + 1) : part ? [] : [true]
  return Object.entries(schema).flatMap(([key, value]) => {
    if (key === '$ref' && typeof value === 'string') return deeper(follow(value))
    if (key === 'allOf') return list(value).filter(isSchema).flatMap(deeper)
    if (typeof value === 'number' && Object.hasOwn(limits, key)) return limits[key]!(value)
    return Object.hasOwn(contraries, key) ? contraries[key]!(value, schema) : []
  })
}

/** Limits, each with what breaks it. */
const limits: Record<string, (limit: number) => Schema[]> = {
  minimum: (limit) => [{ type: 'number', exclusiveMaximum: limit }],
  maximum: (limit) => [{ type: 'number', exclusiveMinimum: limit }],
  exclusiveMinimum: (limit) => [{ type: 'number', maximum: limit }],
  exclusiveMaximum: (limit) => [{ type: 'number', minimum: limit }],
  minLength: (limit) => (limit > 0 ? [{ type: 'string', maxLength: limit - 1 }] : []),
  maxLength: (limit) => [{ type: 'string', minLength: limit + 1 }],
  minItems: (limit) => (limit > 0 ? [{ type: 'array', maxItems: limit - 1 }] : []),
  maxItems: (limit) => [{ type: 'array', minItems: limit + 1 }],
  minProperties: (limit) => (limit > 0 ? [{ type: 'object', maxProperties: limit - 1 }] : []),
  maxProperties: (limit) => [{ type: 'object', minProperties: limit + 1 }]
}

type Contrary = (value: unknown, schema: SchemaObject) => Schema[]

const ofSchema =
  (contrary: (schema: Schema) => Schema): Contrary =>
  (value) =>
    [value].filter(isSchema).map(contrary)

const noneOf: Contrary = (parts) => [
  {
    allOf: list(parts)
      .filter(isSchema)
      .map((part) => ({ not: part }))
  }
]

const another: Contrary = (value, { properties }) => {
  const own = isSchemaObject(properties) ? Object.keys(properties).length : 0
  return value === false ? [{ type: 'object', minProperties: own + 1 }] : []
}

/** Other keywords, each with what breaks it. */
const contraries: Record<string, Contrary> = {
  type: (types) => {
    const left = allTypes.filter((type) => !list(types).includes(type))
    const isWhole = list(types).includes('integer') && !list(types).includes('number')
    const others = isWhole ? left.filter((type) => type !== 'number') : left
    return [
      ...[others].filter((some) => some.length > 0).map((type) => ({ type })),
      ...(isWhole ? [{ type: 'number', not: { type: 'integer' } }] : [])
    ]
  },
  required: (names) => list(names).map((name) => ({ type: 'object', properties: { [String(name)]: false } })),
  properties: (parts) =>
    pairs(parts).flatMap(([name, part]) =>
      isSchema(part) && part !== true
        ? [{ type: 'object', required: [name], properties: { [name]: { not: part } } }]
        : []
    ),
  items: ofSchema((item) => ({ type: 'array', contains: { not: item }, minItems: 1 })),
  contains: ofSchema((item) => ({ type: 'array', items: { not: item } })),
  pattern: (source) => [{ type: 'string', pattern: `^(?![\\s\\S]*(?:${source}))[\\s\\S]*$` }],
  not: ofSchema((schema) => schema),
  anyOf: noneOf,
  oneOf: noneOf,
  additionalProperties: another,
  unevaluatedProperties: another
}
