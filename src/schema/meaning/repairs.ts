/** Repairs badly written keywords. One whose meaning is unclear is left out, and the rest of the schema holds. */
import type { SchemaObject } from '../../document/openapi.ts'
import { unresolvedKey } from '../../document/references/settle.ts'
import { patternOf } from '../patterns/pattern.ts'
import { canonical, isOf, isWhole, list } from './json-values.ts'
import { isSchema, isSchemaObject } from './schema.ts'

type Repair = (value: unknown) => unknown

const types = new Set<unknown>(['null', 'boolean', 'object', 'array', 'number', 'string', 'integer'])

const numeric: Repair = (value) => {
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value
  return typeof number === 'bigint' || (typeof number === 'number' && Number.isFinite(number)) ? number : undefined
}
const positive: Repair = (value) => {
  const number = numeric(value)
  return typeof number === 'number' && number > 0 ? number : undefined
}
const count: Repair = (value) => {
  const number = numeric(value)
  return typeof number === 'number' && number >= 0 ? Math.ceil(number) : undefined
}
const filtered = (value: unknown, fits: (item: unknown) => boolean): unknown[] | undefined => {
  if (!Array.isArray(value)) return undefined
  return value.every(fits) ? value : value.filter(fits)
}
const names: Repair = (value) => filtered(value, (name) => typeof name === 'string')
const schemas: Repair = (value) => {
  const items = filtered(value, isSchema)
  return items !== undefined && items.length > 0 ? items : undefined
}
const schema: Repair = (value) => (isSchema(value) ? value : undefined)
const record =
  (repair: Repair): Repair =>
  (value) => {
    if (!isSchemaObject(value)) return undefined
    const entries = Object.entries(value).map(([key, item]): [string, unknown] => [key, repair(item)])
    if (entries.every(([key, item]) => item === value[key])) return value
    return Object.fromEntries(entries.filter(([, item]) => item !== undefined))
  }

/** Returns the meaning of a keyword's value; undefined leaves the keyword out. To mend another keyword, add it here. */
const repairs: Record<string, Repair> = {
  type: (value) => {
    const known = list(value).filter((type) => types.has(type))
    if (known.length === list(value).length && known.length > 0) return value
    return known.length > 1 ? known : known[0]
  },
  enum: (value) => (Array.isArray(value) && value.length > 0 ? value : undefined),
  multipleOf: positive,
  maximum: numeric,
  exclusiveMaximum: numeric,
  minimum: numeric,
  exclusiveMinimum: numeric,
  maxLength: count,
  minLength: count,
  pattern: (value) => (typeof value === 'string' && patternOf(value) !== undefined ? value : undefined),
  format: (value) => (typeof value === 'string' ? value : undefined),
  prefixItems: schemas,
  contains: schema,
  minContains: count,
  maxContains: count,
  maxItems: count,
  minItems: count,
  uniqueItems: (value) => value === true || undefined,
  unevaluatedItems: schema,
  properties: record((value) => (isSchema(value) ? value : true)),
  patternProperties: record(schema),
  additionalProperties: schema,
  unevaluatedProperties: schema,
  propertyNames: schema,
  maxProperties: count,
  minProperties: count,
  required: names,
  dependentRequired: record(names),
  dependentSchemas: record(schema),
  allOf: schemas,
  anyOf: schemas,
  oneOf: schemas,
  not: schema,
  if: schema,
  // biome-ignore lint/suspicious/noThenProperty: the keyword's name
  then: schema,
  else: schema,
  $ref: (value) => (typeof value === 'string' ? value : undefined),
  $dynamicRef: (value) => (typeof value === 'string' ? value : undefined)
}

/** The key of the values to generate for an `enum` that contradicts its type. Its other values are only admitted. */
export const madeValues = Symbol('made')

/** Returns a schema with well-formed keywords; the same object if it needs no repair. */
export function repaired(schema: SchemaObject, notes: string[]): SchemaObject {
  const changed: Record<string, unknown> = {}
  for (const keyword of Object.keys(schema)) {
    if (!Object.hasOwn(repairs, keyword)) continue
    const value = repairs[keyword]!(schema[keyword])
    if (value !== schema[keyword]) changed[keyword] = value
  }
  if (typeof schema.pattern === 'string' && 'pattern' in changed) {
    notes.push(`its pattern ${schema.pattern} cannot be read as a regular expression, so it is ignored`)
  }
  Object.assign(changed, oldItems(schema), oldDependencies(schema), unreadableNames(schema, notes))
  Object.assign(changed, lostAlternatives({ ...schema, ...changed }, notes))
  Object.assign(changed, valuesInType({ ...schema, ...changed } as SchemaObject, notes))
  return withKeywords(schema, changed)
}

/** Returns a schema with other values for some keywords; undefined removes one. */
export function withKeywords(schema: SchemaObject, changed: Record<string, unknown>): SchemaObject {
  if (Reflect.ownKeys(changed).length === 0) return schema
  const result: SchemaObject = { ...schema, ...changed }
  for (const keyword of Object.keys(changed)) if (changed[keyword] === undefined) delete result[keyword]
  return result
}

/** `items` as it was written before 2020-12: a list is a tuple. */
function oldItems(schema: SchemaObject): Record<string, unknown> {
  const items: unknown = schema.items
  if (items === undefined || isSchema(items)) return {}
  const tuple = schemas(items)
  if (tuple === undefined) return { items: undefined }
  const rest: unknown = schema.additionalItems
  return { prefixItems: schema.prefixItems ?? tuple, items: isSchema(rest) ? rest : undefined }
}

/** `dependencies` as it was written before 2019-09. */
function oldDependencies({ dependencies, dependentRequired, dependentSchemas }: SchemaObject): Record<string, unknown> {
  if (!isSchemaObject(dependencies)) return {}
  const entries = Object.entries(dependencies)
  const lists = entries.filter(([, value]) => Array.isArray(value))
  const others = entries.filter(([, value]) => isSchema(value))
  return {
    ...(lists.length > 0 && { dependentRequired: { ...Object.fromEntries(lists), ...(dependentRequired as object) } }),
    ...(others.length > 0 && { dependentSchemas: { ...Object.fromEntries(others), ...(dependentSchemas as object) } })
  }
}

/** Opens a schema with an unreadable pattern in `patternProperties`, since it may admit any name. */
function unreadableNames(schema: SchemaObject, notes: string[]): Record<string, unknown> {
  const { patternProperties } = schema
  if (!isSchemaObject(patternProperties)) return {}
  const bad = Object.keys(patternProperties).find((pattern) => patternOf(pattern) === undefined)
  if (bad === undefined) return {}
  notes.push(`its patternProperties ${bad} cannot be read as a regular expression, so any property is admitted`)
  return { patternProperties: undefined, additionalProperties: undefined }
}

/** Reads `oneOf` as `anyOf` where an alternative is lost, since that one may be any. */
function lostAlternatives({ oneOf, anyOf, allOf = [] }: SchemaObject, notes: string[]): Record<string, unknown> {
  if (!oneOf?.some((one) => isSchemaObject(one) && unresolvedKey in one)) return {}
  notes.push('an alternative of its oneOf cannot be followed, so the others may hold beside it')
  return { oneOf: undefined, ...(anyOf === undefined ? { anyOf: oneOf } : { allOf: [...allOf, { anyOf: oneOf }] }) }
}

/** Reads the values of `enum` and `const` in the schema's type. Ignores the type if no value can be read in it. */
function valuesInType(schema: SchemaObject, notes: string[]): Record<string | symbol, unknown> {
  const { type, items } = schema
  if (type === undefined) return {}
  const wanted = list(type)
  const changed: Record<string | symbol, unknown> = {}
  for (const keyword of ['enum', 'const'] as const) {
    if (!(keyword in schema)) continue
    const written = keyword === 'enum' ? list(schema.enum) : [schema.const]
    const fits = (value: unknown) => wanted.some((type) => isOf(value, type))
    if (written.every(fits)) continue
    const read = written.map((value) => (fits(value) ? value : readAs(value, wanted)))
    const values = distinct(read.filter((value) => value !== undefined))
    const typeNames = wanted.join(' or ')
    if (values.length > 0) {
      Object.assign(changed, keyword === 'enum' ? admitted(written, read, wanted) : { const: values[0] })
      if (read.some((value, i) => value !== written[i]))
        notes.push(`its ${keyword} is read as values of type ${typeNames}`)
    } else if (wanted.includes('array')) {
      const each = { enum: written }
      changed[keyword] = undefined
      changed.items = isSchema(items) && items !== true ? { allOf: [items, each] } : each
      notes.push(`its ${keyword} is read as that of the items`)
    } else {
      changed.type = undefined
      notes.push(`none of its ${keyword} is of type ${typeNames}, so the type is ignored`)
    }
  }
  return changed
}

/**
 * Admits the values of an `enum` as written and as read in the type. Generates those written in the type, if there are
 * any.
 */
function admitted(written: unknown[], read: unknown[], wanted: unknown[]): Record<string | symbol, unknown> {
  const readable = written.filter((_, i) => read[i] !== undefined)
  const inType = readable.filter((value) => read.includes(value))
  const values = distinct([...readable, ...read.filter((value) => value !== undefined)])
  const others = readable.filter((value) => !read.includes(value)).map((value) => typeof value)
  return {
    enum: values,
    type: [...new Set([...wanted, ...others])],
    [madeValues]: inType.length > 0 ? inType : readable
  }
}

function distinct(values: unknown[]): unknown[] {
  return [...new Map(values.map((value) => [canonical(value), value])).values()]
}

/** Reads a value as one of the types: a number as text, text as the number, boolean or null that it spells. */
function readAs(value: unknown, wanted: unknown[]): unknown {
  if (wanted.includes('string') && /^(number|bigint|boolean)$/.test(typeof value)) return String(value)
  if (typeof value !== 'string') return undefined
  const number = value.trim() === '' ? Number.NaN : Number(value)
  if (wanted.includes('number') && Number.isFinite(number)) return number
  if (wanted.includes('integer') && isWhole(number)) return number
  if (wanted.includes('boolean') && (value === 'true' || value === 'false')) return value === 'true'
  return wanted.includes('null') && value === 'null' ? null : undefined
}
