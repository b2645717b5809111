/** Contradicts a schema: returns for each of its keywords a schema that only values which break it fit. */

import type { Schema, SchemaObject } from '../../document/openapi.ts'
import { list } from '../../schema/meaning/json-values.ts'
import { isSchema, isSchemaObject } from '../../schema/meaning/schema.ts'

const allTypes = ['object', 'array', 'string', 'number', 'boolean', 'null']

/** Returns schemas that each exclude the given one; none if no way is known. */
export function negations(
  schema: SchemaObject,
  follow: (ref: string, dynamic?: boolean) => Schema,
  depth = 0
): Schema[] {
  if (depth > 6) return []
  const ways: Schema[] = []
  const deeper = (part: Schema): Schema[] =>
    isSchemaObject(part) ? negations(part, follow, depth + 1) : part ? [] : [true]
  const none = (parts: unknown[]): Schema => ({ allOf: parts.filter(isSchema).map((part) => ({ not: part })) })
  for (const [key, value] of Object.entries(schema)) {
    if (key === 'type') {
      const left = allTypes.filter((type) => !list(value).includes(type))
      const whole = list(value).includes('integer') && !list(value).includes('number')
      const others = whole ? left.filter((type) => type !== 'number') : left
      if (others.length > 0) ways.push({ type: others })
      if (whole) ways.push({ type: 'number', not: { type: 'integer' } })
    } else if (key === 'required') {
      for (const name of list(value)) ways.push({ type: 'object', properties: { [String(name)]: false } })
    } else if (key === 'properties' && isSchemaObject(value)) {
      for (const [name, part] of Object.entries(value)) {
        if (isSchema(part) && part !== true)
          ways.push({ type: 'object', required: [name], properties: { [name]: { not: part } } })
      }
    } else if (key === 'items' && isSchema(value)) {
      ways.push({ type: 'array', contains: { not: value }, minItems: 1 })
    } else if (key === 'contains' && isSchema(value)) {
      ways.push({ type: 'array', items: { not: value } })
    } else if (key === 'pattern' && typeof value === 'string') {
      ways.push({ type: 'string', pattern: `^(?![\\s\\S]*(?:${value}))[\\s\\S]*$` })
    } else if (key === 'not' && isSchema(value)) {
      ways.push(value)
    } else if (key === 'anyOf' || key === 'oneOf') {
      ways.push(none(list(value)))
    } else if (key === 'allOf') {
      for (const part of list(value)) if (isSchema(part)) ways.push(...deeper(part))
    } else if ((key === 'additionalProperties' || key === 'unevaluatedProperties') && value === false) {
      const own = isSchemaObject(schema.properties) ? Object.keys(schema.properties).length : 0
      ways.push({ type: 'object', minProperties: own + 1 })
    } else if (key === '$ref' && typeof value === 'string') {
      ways.push(...deeper(follow(value)))
    } else if (typeof value === 'number' && Object.hasOwn(contraries, key)) {
      const contrary = contraries[key]!(value)
      if (contrary !== undefined) ways.push(contrary)
    }
  }
  return ways
}

const contraries: Record<string, (limit: number) => Schema | undefined> = {
  minimum: (limit) => ({ type: 'number', exclusiveMaximum: limit }),
  maximum: (limit) => ({ type: 'number', exclusiveMinimum: limit }),
  exclusiveMinimum: (limit) => ({ type: 'number', maximum: limit }),
  exclusiveMaximum: (limit) => ({ type: 'number', minimum: limit }),
  minLength: (limit) => (limit > 0 ? { type: 'string', maxLength: limit - 1 } : undefined),
  maxLength: (limit) => ({ type: 'string', minLength: limit + 1 }),
  minItems: (limit) => (limit > 0 ? { type: 'array', maxItems: limit - 1 } : undefined),
  maxItems: (limit) => ({ type: 'array', minItems: limit + 1 }),
  minProperties: (limit) => (limit > 0 ? { type: 'object', maxProperties: limit - 1 } : undefined),
  maxProperties: (limit) => ({ type: 'object', minProperties: limit + 1 })
}
