/** Does a value fit a schema? The keywords of JSON Schema 2020-12 that constrain, interpreted, with formats asserted. */

import { fullFormats } from 'ajv-formats/dist/formats.js'
import type { Schema, SchemaObject } from '../document/openapi.ts'
import { isMultiple } from './decimal.ts'
import { canonical, codePoints, isOf, list, pairs } from './json-values.ts'
import { NoValue } from './no-value.ts'
import { matcherOf } from './pattern.ts'
import { isSchema, isSchemaObject } from './schema.ts'
import type { Resources } from './schema-resources.ts'
import { type Located, type Scope, scopeOf } from './scope.ts'

export { dividesEvenly as isMultiple } from './decimal.ts'
export { isOf, list, pairs } from './json-values.ts'

export interface Checker {
  /** Whether the value fits the schema; throws NoValue when that takes too many steps to tell. */
  fits(at: Located, value: unknown): boolean
  /** Whether a text has a format; formats that nobody knows hold everything. */
  hasFormat(format: string, text: string): boolean
  /** Whether a text matches a pattern; what is no regular expression matches everything. */
  matches(pattern: string, text: string): boolean
}

/** Tells of values whether they fit a schema for sure: `false` may also mean that it would take too long to tell. */
export function surelyFits(schema: Schema, resources: Resources): (value: unknown) => boolean {
  const scope = scopeOf(resources)
  const { fits } = checker(scope, new Set())
  const at = scope.start(schema)
  return (value) => {
    try {
      return fits(at, value)
    } catch {
      return false
    }
  }
}

/** A value that schemas are held against, and what is known already of the schemas that were. */
interface Instance {
  value: unknown
  known: Map<SchemaObject, { trail: Located['trail']; seen: Seen | false }>
}
const instance = (value: unknown): Instance => ({ value, known: new Map() })

/** What a schema has looked at in an object or an array, for `unevaluatedProperties` and `unevaluatedItems`. */
type Seen = Set<string | number>

const deepest = 300

/** `omitted` holds property names that the direction of the message left out: they are not missed where required. */
export function checker(scope: Scope, omitted: Set<string>, steps = 500_000): Checker {
  let left = steps

  const matches = (pattern: string, text: string) => matcherOf(pattern)?.test(text) ?? true

  function all(at: Located, schemas: unknown, value: Instance, seen: Seen, depth: number): boolean {
    return list(schemas).every((schema) => evaluate(at, schema, value, seen, depth))
  }

  /** Evaluates a subschema; what it saw counts only where it holds. */
  function evaluate(at: Located, schema: unknown, value: Instance, seen: Seen, depth: number): boolean {
    if (!isSchema(schema)) return true
    return located(scope.inside(at, schema), value, seen, depth)
  }

  /** What refers to nothing admits nothing. */
  function refer(target: Located | undefined, one: Instance, seen: Seen, depth: number): boolean {
    return target !== undefined && located(target, one, seen, depth)
  }

  function located(at: Located, one: Instance, seen: Seen, depth: number): boolean {
    const { schema, trail } = at
    if (typeof schema === 'boolean') return schema
    if (depth > deepest) return true
    // The same schema may be come to in many ways, exponentially many in hostile ones.
    let known = one.known.get(schema)
    if (known === undefined || known.trail !== trail) {
      if (left-- <= 0) throw new NoValue('it takes too long to check', '', true)
      const mine: Seen = new Set()
      known = { trail, seen: holds(at, schema, one, mine, depth + 1) ? mine : false }
      one.known.set(schema, known)
    }
    if (known.seen === false) return false
    for (const key of known.seen) seen.add(key)
    return true
  }

  function holds(at: Located, schema: SchemaObject, one: Instance, seen: Seen, depth: number): boolean {
    const { value } = one
    if (schema.type !== undefined && !list(schema.type).some((type) => isOf(value, type))) return false
    if ('const' in schema && canonical(schema.const) !== canonical(value)) return false
    if (Array.isArray(schema.enum)) {
      const wanted = canonical(value)
      if (!schema.enum.some((member) => canonical(member) === wanted)) return false
    }
    if (typeof value === 'number' && !fitsNumber(schema, value)) return false
    if (typeof value === 'string' && !fitsText(schema, value)) return false
    if (typeof schema.$ref === 'string' && !refer(scope.find(at, schema.$ref), one, seen, depth)) return false
    const dynamic = schema.$dynamicRef
    if (typeof dynamic === 'string' && !refer(scope.find(at, dynamic, true), one, seen, depth)) return false
    if (!all(at, schema.allOf, one, seen, depth)) return false
    if (schema.anyOf !== undefined) {
      let any = false
      for (const branch of list(schema.anyOf)) any = evaluate(at, branch, one, seen, depth) || any
      if (!any) return false
    }
    if (schema.oneOf !== undefined) {
      const count = list(schema.oneOf).filter((branch) => evaluate(at, branch, one, seen, depth)).length
      if (count !== 1) return false
    }
    if (isSchema(schema.not) && evaluate(at, schema.not, one, new Set(), depth)) return false
    if (isSchema(schema.if)) {
      const next = evaluate(at, schema.if, one, seen, depth) ? schema.then : schema.else
      if (!evaluate(at, next, one, seen, depth)) return false
    }
    if (Array.isArray(value)) return fitsArray(at, schema, value, seen, depth)
    if (isSchemaObject(value)) return fitsObject(at, schema, one, value, seen, depth)
    return true
  }

  function hasFormat(format: string, text: string): boolean {
    const known: unknown = Object.hasOwn(fullFormats, format) ? fullFormats[format as 'uri'] : true
    if (known instanceof RegExp) return known.test(text)
    const test = typeof known === 'object' && known !== null ? (known as { validate: unknown }).validate : known
    return typeof test === 'function' && !numeric.has(format) ? test(text) === true : true
  }

  function fitsText(schema: SchemaObject, text: string): boolean {
    const { minLength, maxLength } = schema
    if (typeof minLength === 'number' && codePoints(text) < minLength) return false
    if (typeof maxLength === 'number' && codePoints(text) > maxLength) return false
    if (typeof schema.format === 'string' && !hasFormat(schema.format, text)) return false
    return typeof schema.pattern !== 'string' || matches(schema.pattern, text)
  }

  function fitsArray(at: Located, schema: SchemaObject, value: unknown[], seen: Seen, depth: number): boolean {
    if (!within(value.length, schema.minItems, schema.maxItems)) return false
    if (schema.uniqueItems === true && new Set(value.map(canonical)).size < value.length) return false
    const prefix = schema.prefixItems === undefined ? [] : list(schema.prefixItems)
    for (const [i, item] of value.entries()) {
      const rule = i < prefix.length ? prefix[i] : schema.items
      if (!isSchema(rule)) continue
      if (!evaluate(at, rule, instance(item), new Set(), depth)) return false
      seen.add(i)
    }
    if (isSchema(schema.contains)) {
      let count = 0
      for (const [i, item] of value.entries()) {
        if (!evaluate(at, schema.contains, instance(item), new Set(), depth)) continue
        count++
        seen.add(i)
      }
      if (!within(count, schema.minContains ?? 1, schema.maxContains)) return false
    }
    const rest = schema.unevaluatedItems
    if (!isSchema(rest)) return true
    for (const [i, item] of value.entries()) {
      if (seen.has(i)) continue
      if (!evaluate(at, rest, instance(item), new Set(), depth)) return false
      seen.add(i)
    }
    return true
  }

  function fitsObject(
    at: Located,
    schema: SchemaObject,
    one: Instance,
    value: Record<string, unknown>,
    seen: Seen,
    depth: number
  ): boolean {
    const names = Object.keys(value)
    const has = (name: unknown) => Object.hasOwn(value, String(name)) || omitted.has(String(name))
    if (!within(names.length, schema.minProperties, schema.maxProperties)) return false
    if (!list(schema.required).every(has)) return false
    for (const [name, others] of pairs(schema.dependentRequired, schema.dependencies)) {
      if (Object.hasOwn(value, name) && Array.isArray(others) && !others.every(has)) return false
    }
    for (const [name, other] of pairs(schema.dependentSchemas, schema.dependencies)) {
      if (Object.hasOwn(value, name) && isSchema(other) && !evaluate(at, other, one, seen, depth)) return false
    }
    const names_ = schema.propertyNames
    if (isSchema(names_) && !names.every((name) => evaluate(at, names_, instance(name), new Set(), depth))) return false
    const byPattern = pairs(schema.patternProperties)
    for (const name of names) {
      let known = false
      const rules = byPattern.filter(([pattern]) => matches(pattern, name)).map(([, rule]) => rule)
      if (isSchemaObject(schema.properties) && Object.hasOwn(schema.properties, name)) {
        rules.push((schema.properties as Record<string, unknown>)[name])
      }
      if (rules.length === 0 && isSchema(schema.additionalProperties)) rules.push(schema.additionalProperties)
      for (const rule of rules) {
        if (!evaluate(at, rule, instance(value[name]), new Set(), depth)) return false
        known = true
      }
      if (known) seen.add(name)
    }
    const rest = schema.unevaluatedProperties
    if (!isSchema(rest)) return true
    for (const name of names) {
      if (seen.has(name)) continue
      if (!evaluate(at, rest, instance(value[name]), new Set(), depth)) return false
      seen.add(name)
    }
    return true
  }

  return { fits: (at, value) => located(at, instance(value), new Set(), 0), hasFormat, matches }
}

const numeric = new Set(['int32', 'int64', 'float', 'double'])

function fitsNumber(schema: SchemaObject, value: number): boolean {
  const { minimum, maximum, exclusiveMinimum, exclusiveMaximum, multipleOf } = schema
  if (typeof minimum === 'number' && value < minimum) return false
  if (typeof maximum === 'number' && value > maximum) return false
  if (typeof exclusiveMinimum === 'number' && value <= exclusiveMinimum) return false
  if (typeof exclusiveMaximum === 'number' && value >= exclusiveMaximum) return false
  if (schema.format === 'int32' && (!Number.isInteger(value) || value < -(2 ** 31) || value > 2 ** 31 - 1)) return false
  if (schema.format === 'int64' && !Number.isInteger(value)) return false
  return typeof multipleOf !== 'number' || isMultiple(value, multipleOf)
}

function within(count: number, min: unknown, max: unknown): boolean {
  return !(typeof min === 'number' && count < min) && !(typeof max === 'number' && count > max)
}
