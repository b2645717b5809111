/** Adds the keywords of one schema to a shape, type by type. */

import type { SchemaObject } from '../../document/openapi.ts'
import { boundOf, int64Within } from '../../schema/decimal.ts'
import { list } from '../../schema/json-values.ts'
import { NoValue } from '../../schema/no-value.ts'
import { made } from '../../schema/repairs.ts'
import type { Shape, Type } from './shape.ts'

/** The type that a keyword implies where no `type` is written. */
const implied: Record<string, Type> = {
  properties: 'object',
  required: 'object',
  additionalProperties: 'object',
  patternProperties: 'object',
  minProperties: 'object',
  maxProperties: 'object',
  propertyNames: 'object',
  dependentRequired: 'object',
  dependentSchemas: 'object',
  dependencies: 'object',
  unevaluatedProperties: 'object',
  discriminator: 'object',
  items: 'array',
  prefixItems: 'array',
  minItems: 'array',
  maxItems: 'array',
  uniqueItems: 'array',
  contains: 'array',
  unevaluatedItems: 'array',
  pattern: 'string',
  minLength: 'string',
  maxLength: 'string',
  contentEncoding: 'string',
  contentMediaType: 'string',
  minimum: 'number',
  maximum: 'number',
  exclusiveMinimum: 'number',
  exclusiveMaximum: 'number',
  multipleOf: 'number'
}
const numberFormats = new Set(['int32', 'int64', 'float', 'double'])
const longestHint = 400

/** Restricts a shape by the keywords of a schema that hold whatever else does. */
export function restrict(shape: Shape, schema: SchemaObject, spoken: Set<Type>): void {
  annotate(shape, schema)
  restrictTypes(shape, schema, spoken)
  restrictValues(shape, schema)
  restrictNumber(shape, schema)
  restrictText(shape, schema)
  restrictArray(shape, schema)
  restrictObject(shape, schema)
}

function annotate(shape: Shape, schema: SchemaObject): void {
  if (typeof schema.title === 'string' && shape.title === '') shape.title = schema.title
  for (const text of [schema.title, schema.description])
    if (typeof text === 'string') shape.hint += `${text.toLowerCase().slice(0, longestHint)} `
  if ('example' in schema && schema.example !== undefined) shape.examples.push(schema.example)
  if (Array.isArray(schema.examples)) shape.examples.push(...schema.examples)
  if ('default' in schema && schema.default !== undefined) shape.defaults.push(schema.default)
  if ('x-faker' in schema) shape.faker ??= schema['x-faker']
}

function restrictTypes(shape: Shape, schema: SchemaObject, spoken: Set<Type>): void {
  for (const key of Object.keys(schema)) if (Object.hasOwn(implied, key)) spoken.add(implied[key]!)
  if (typeof schema.format === 'string') spoken.add(numberFormats.has(schema.format) ? 'number' : 'string')
  if (schema.type === undefined) return
  const types = list(schema.type)
  shape.typed = true
  // The order in which they are written is an order of preference.
  const order = types.map((type) => (type === 'integer' ? 'number' : type))
  shape.types = shape.types.filter((type) => order.includes(type)).sort((a, b) => order.indexOf(a) - order.indexOf(b))
  if (types.includes('integer') && !types.includes('number')) shape.number.whole = true
  if (shape.types.length === 0) throw new NoValue('its types contradict each other', '')
}

const valuesOf = (schema: SchemaObject): unknown[] =>
  (schema as { [made]?: unknown[] })[made] ?? (schema.enum as unknown[])

function restrictValues(shape: Shape, schema: SchemaObject): void {
  const sets = [
    ...('const' in schema ? [[schema.const]] : []),
    ...(Array.isArray(schema.enum) ? [valuesOf(schema)] : [])
  ]
  for (const values of sets) {
    // A value of one set is checked against the others.
    if (shape.values !== undefined) shape.uncertain = true
    if (shape.values === undefined || values.length < shape.values.length) shape.values = values
  }
}

function restrictNumber({ number }: Shape, schema: SchemaObject): void {
  const { minimum, maximum, exclusiveMinimum, exclusiveMaximum, multipleOf, format } = schema
  const least = (limit: unknown, open: boolean) => {
    const min = boundOf(limit, 1)
    if (min === undefined || min < number.min || (min === number.min && !open)) return
    number.min = min
    number.minOpen = open
  }
  const most = (limit: unknown, open: boolean) => {
    const max = boundOf(limit, -1)
    if (max === undefined || max > number.max || (max === number.max && !open)) return
    number.max = max
    number.maxOpen = open
  }
  least(minimum, false)
  least(exclusiveMinimum, true)
  most(maximum, false)
  most(exclusiveMaximum, true)
  if (typeof multipleOf === 'number' && multipleOf > 0 && !number.steps.includes(multipleOf))
    number.steps.push(multipleOf)
  if (format === 'int32' || format === 'int64') {
    const [low, high] = format === 'int32' ? [-(2 ** 31), 2 ** 31 - 1] : int64Within(number.min, number.max)
    least(low, false)
    most(high, false)
    number.whole = true
  }
}

function restrictText({ text, content }: Shape, schema: SchemaObject): void {
  const { minLength, maxLength, pattern, format, contentEncoding, contentMediaType } = schema
  if (typeof minLength === 'number') text.min = Math.max(text.min, minLength)
  if (typeof maxLength === 'number') text.max = Math.min(text.max, maxLength)
  if (typeof pattern === 'string' && !text.patterns.includes(pattern)) text.patterns.push(pattern)
  if (typeof format === 'string' && !text.formats.includes(format)) text.formats.push(format)
  if (contentEncoding === 'base64' && !text.formats.includes('byte')) text.formats.push('byte')
  if (contentEncoding === 'base64url' && !text.formats.includes('base64url')) text.formats.push('base64url')
  if (typeof contentEncoding === 'string') content.encoding ||= contentEncoding.toLowerCase()
  if (typeof contentMediaType === 'string') content.mediaType ||= contentMediaType.split(';')[0]!.trim().toLowerCase()
}

function restrictArray(shape: Shape, schema: SchemaObject): void {
  const { array } = shape
  if (typeof schema.minItems === 'number') array.min = Math.max(array.min, schema.minItems)
  if (typeof schema.maxItems === 'number') array.max = Math.min(array.max, schema.maxItems)
  if (schema.uniqueItems === true) array.unique = true
  if ('contains' in schema) shape.uncertain = true
}

function restrictObject({ object }: Shape, schema: SchemaObject): void {
  if (typeof schema.minProperties === 'number') object.min = Math.max(object.min, schema.minProperties)
  if (typeof schema.maxProperties === 'number') object.max = Math.min(object.max, schema.maxProperties)
  for (const name of list(schema.required)) if (typeof name === 'string') object.required.add(name)
}
