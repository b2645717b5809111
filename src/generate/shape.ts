/**
 * What a value must be like: all schemas that hold at one place (its own, those of `allOf` and `$ref`, the branches
 * chosen of `anyOf`, `oneOf`, `if`) gathered into one set of constraints.
 */

import type { Schema, SchemaObject } from '../document/openapi.ts'
import { list, pairs } from '../schema/interpreter.ts'
import { NoValue } from '../schema/no-value.ts'
import { isSchema, isSchemaObject } from '../schema/schema.ts'
import type { Located, Scope } from '../schema/scope.ts'
import { negations } from './negate.ts'
import type { Bounds } from './numbers.ts'

export type Type = 'object' | 'array' | 'string' | 'number' | 'boolean' | 'null'

/** A conjunct that is no boolean schema. */
export interface Part extends Located {
  schema: SchemaObject
}

/** What a text is when it is decoded; empty where that is not said. */
export interface Content {
  encoding: string
  mediaType: string
  schema: Located | undefined
}

export interface Shape {
  types: Type[]
  /** Whether a schema says the type, or it follows from the other keywords, or nothing speaks of it. */
  typed: boolean
  values: unknown[] | undefined
  number: Bounds
  text: { min: number; max: number; patterns: string[]; formats: string[] }
  content: Content
  array: { min: number; max: number; unique: boolean; parts: Part[] }
  object: {
    min: number
    max: number
    parts: Part[]
    required: Set<string>
    absent: Set<string>
    names: Located[]
    /** Values of discriminators, by property. */
    wanted: Map<string, unknown>
  }
  /** What must not hold, with the number of the choice that says how it is avoided. */
  nots: { at: Located; choice: number }[]
  /** The sizes of the choices made, in order. */
  choices: number[]
  /** Whether a value made by this shape may still not fit. */
  uncertain: boolean
  title: string
  hint: string
  examples: unknown[]
  defaults: unknown[]
  faker: unknown
  readOnly: boolean
  writeOnly: boolean
  /** The schemas that references led to, and their names. */
  targets: object[]
  refs: string[]
}

/** Which of `size` ways is taken at the n-th choice. */
export type Choose = (choice: number, size: number) => number

const allTypes: Type[] = ['object', 'array', 'string', 'number', 'boolean', 'null']
/** What kind of value a keyword speaks of, where no `type` is given. */
const speaks: Record<string, Type> = {
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

/** How often the value stands already inside of what a schema refers to. */
export type Recurs = (at: Located) => number

/**
 * Gathers the constraints of schemas that hold together. `choices` takes the sizes of the choices met.
 * Throws NoValue where they contradict each other.
 */
export function shapeOf(
  scope: Scope,
  conjuncts: readonly Located[],
  choices: number[],
  choose: Choose,
  recurs: Recurs,
  turn: number
): Shape {
  const shape: Shape = {
    types: allTypes,
    typed: false,
    values: undefined,
    number: { min: -Infinity, max: Infinity, minOpen: false, maxOpen: false, steps: [], whole: false },
    text: { min: 0, max: Infinity, patterns: [], formats: [] },
    content: { encoding: '', mediaType: '', schema: undefined },
    array: { min: 0, max: Infinity, unique: false, parts: [] },
    object: { min: 0, max: Infinity, parts: [], required: new Set(), absent: new Set(), names: [], wanted: new Map() },
    nots: [],
    choices,
    uncertain: false,
    title: '',
    hint: '',
    examples: [],
    defaults: [],
    faker: undefined,
    readOnly: false,
    writeOnly: false,
    targets: [],
    refs: []
  }
  const seen = new Set<SchemaObject>()
  const spoken = new Set<Type>()
  const dependents: { at: Located; name: string; then: unknown }[] = []
  const discriminators: { property: string; mapping: Record<string, unknown> }[] = []

  function pick(size: number): number {
    shape.choices.push(size)
    return choose(shape.choices.length - 1, size)
  }

  function add(at: Located): void {
    const { schema } = at
    if (schema === false) throw new NoValue('it admits nothing', '')
    if (schema === true || seen.has(schema)) return
    seen.add(schema)
    const unresolved = schema['x-standin-unresolved']
    if (typeof unresolved === 'string') throw new NoValue(unresolved, '')
    const inside = (part: Schema) => scope.inside(at, part)
    say(schema)
    restrictTypes(schema)
    restrictValues(schema)
    restrictNumber(schema)
    restrictText(schema)
    restrictContent(at, schema)
    const part = { ...at, schema }
    if (restrictArray(schema)) shape.array.parts.push(part)
    if (restrictObject(schema)) shape.object.parts.push(part)
    if (isSchema(schema.propertyNames)) shape.object.names.push(inside(schema.propertyNames))
    for (const [name, then] of pairs(schema.dependentRequired, schema.dependentSchemas, schema.dependencies)) {
      dependents.push({ at, name, then })
    }
    if (isSchemaObject(schema.discriminator) && typeof schema.discriminator.propertyName === 'string') {
      const { propertyName: property, mapping } = schema.discriminator
      discriminators.push({ property, mapping: isSchemaObject(mapping) ? mapping : {} })
    }
    if (typeof schema.$ref === 'string') refer(at, schema.$ref)
    if (typeof schema.$dynamicRef === 'string') refer(at, schema.$dynamicRef, true)
    for (const part of list(schema.allOf)) if (isSchema(part)) add(inside(part))
    if (Array.isArray(schema.anyOf)) branch(at, schema.anyOf.filter(isSchema), false)
    if (Array.isArray(schema.oneOf)) branch(at, schema.oneOf.filter(isSchema), true)
    if (isSchema(schema.not)) avoid(inside(schema.not))
    if (isSchema(schema.if)) condition(at, schema.if, schema.then, schema.else)
    if ('unevaluatedProperties' in schema || 'unevaluatedItems' in schema) shape.uncertain = true
  }

  function refer(at: Located, ref: string, dynamic = false): void {
    const target = scope.follow(at, ref, dynamic)
    if (isSchemaObject(target.schema)) shape.targets.push(target.schema)
    shape.refs.push(ref)
    add(target)
  }

  function branch(at: Located, branches: Schema[], one: boolean): void {
    shape.uncertain = true
    const ways = branches.map((schema) => scope.inside(at, schema))
    const order = ways
      .map((way, i) => ({ way, i, rank: rankOf(way, !one) }))
      .sort((a, b) => a.rank - b.rank || a.i - b.i)
    const best = order.filter(({ rank }) => rank === order[0]?.rank)
    // Neighbours in a list take different branches of equal standing.
    const turned = [...best.slice(turn % (best.length || 1)), ...best.slice(0, turn % (best.length || 1))]
    const ranked = [...turned, ...order.slice(best.length)]
    if (ranked.length === 0) throw new NoValue('it has no branches', '')
    // The last way of `anyOf` is all of them at once.
    const choice = pick(ranked.length + (one || ranked.length === 1 ? 0 : 1))
    if (choice === ranked.length) {
      for (const each of ways) add(each)
      return
    }
    const { way, i } = ranked[choice]!
    add(way)
    if (one) for (const [j, other] of ways.entries()) if (j !== i) avoid(other)
  }

  /** Closed sets of values first where a plain text would do as well; recursion, null and `false` last. */
  function rankOf(way: Located, closedFirst: boolean): number {
    const { schema } = way
    if (schema === false) return 9
    if (schema === true) return 5
    if (schema.type === 'null' || ('const' in schema && schema.const === null)) return 7
    const depth = recurs(way)
    if (depth > 0) return depth > 1 ? 8 : 6
    return closedFirst && (Array.isArray(schema.enum) || 'const' in schema) ? 0 : 1
  }

  function condition(at: Located, test: Schema, then: unknown, otherwise: unknown): void {
    if (!isSchema(then) && !isSchema(otherwise)) return
    shape.uncertain = true
    // The ways out: the condition with its consequence, its contrary with the other one.
    if (pick(2) === 0 && test !== false) {
      add(scope.inside(at, test))
      if (isSchema(then)) add(scope.inside(at, then))
    } else {
      avoid(scope.inside(at, test))
      if (isSchema(otherwise)) add(scope.inside(at, otherwise))
    }
  }

  /** First only watched for; then by one of the schemas that contradict it. */
  function avoid(at: Located): void {
    if (at.schema === false) return
    shape.uncertain = true
    if (at.schema === true) throw new NoValue('`not` admits nothing', '')
    const ways = negations(at.schema, (ref, dynamic) => scope.follow(at, ref, dynamic).schema)
    const at_ = at.schema.$ref === undefined ? at : scope.follow(at, at.schema.$ref)
    const choice = shape.choices.length
    shape.nots.push({ at, choice })
    // Watching is all that can be done first, but for what never depends on chance.
    const way = pick(ways.length + 1)
    if (way > 0) add(scope.inside(at_, ways[way - 1]!))
  }

  function say(schema: SchemaObject): void {
    if (typeof schema.title === 'string' && shape.title === '') shape.title = schema.title
    for (const text of [schema.title, schema.description])
      if (typeof text === 'string') shape.hint += `${text.toLowerCase().slice(0, 400)} `
    if ('example' in schema && schema.example !== undefined) shape.examples.push(schema.example)
    if (Array.isArray(schema.examples)) shape.examples.push(...schema.examples)
    if ('default' in schema && schema.default !== undefined) shape.defaults.push(schema.default)
    if ('x-faker' in schema) shape.faker ??= schema['x-faker']
    if (schema.readOnly === true) shape.readOnly = true
    if (schema.writeOnly === true) shape.writeOnly = true
  }

  function restrictTypes(schema: SchemaObject): void {
    for (const key of Object.keys(schema)) if (Object.hasOwn(speaks, key)) spoken.add(speaks[key]!)
    if (typeof schema.format === 'string') spoken.add(numberFormats.has(schema.format) ? 'number' : 'string')
    if (schema.type === undefined) return
    const types = list(schema.type)
    shape.typed = true
    shape.types = shape.types.filter((type) => types.includes(type) || (type === 'number' && types.includes('integer')))
    // The order in which they are written is an order of preference.
    const order = types.map((type) => (type === 'integer' ? 'number' : type))
    shape.types = [...shape.types].sort((a, b) => order.indexOf(a) - order.indexOf(b))
    if (types.includes('integer') && !types.includes('number')) shape.number.whole = true
    if (shape.types.length === 0) throw new NoValue('its types contradict each other', '')
  }

  function restrictValues(schema: SchemaObject): void {
    const sets = [...('const' in schema ? [[schema.const]] : []), ...(Array.isArray(schema.enum) ? [schema.enum] : [])]
    // Whether a value also stands in a second set is seen when it is checked.
    for (const values of sets) {
      if (shape.values !== undefined) shape.uncertain = true
      if (shape.values === undefined || values.length < shape.values.length) shape.values = values
    }
  }

  function restrictNumber(schema: SchemaObject): void {
    const { number } = shape
    const { minimum, maximum, exclusiveMinimum, exclusiveMaximum, multipleOf, format } = schema
    const least = (min: unknown, open: boolean) => {
      if (typeof min !== 'number' || min < number.min || (min === number.min && !open)) return
      number.min = min
      number.minOpen = open
    }
    const most = (max: unknown, open: boolean) => {
      if (typeof max !== 'number' || max > number.max || (max === number.max && !open)) return
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
      const bits = format === 'int32' ? 31 : 53
      least(-(2 ** bits), false)
      most(2 ** bits - 1, false)
      number.whole = true
    }
  }

  function restrictText(schema: SchemaObject): void {
    const { text } = shape
    if (typeof schema.minLength === 'number') text.min = Math.max(text.min, schema.minLength)
    if (typeof schema.maxLength === 'number') text.max = Math.min(text.max, schema.maxLength)
    if (typeof schema.pattern === 'string' && !text.patterns.includes(schema.pattern))
      text.patterns.push(schema.pattern)
    if (typeof schema.format === 'string' && !text.formats.includes(schema.format)) text.formats.push(schema.format)
    if (schema.contentEncoding === 'base64' && !text.formats.includes('byte')) text.formats.push('byte')
    if (schema.contentEncoding === 'base64url' && !text.formats.includes('base64url')) text.formats.push('base64url')
  }

  function restrictContent(at: Located, schema: SchemaObject): void {
    const { content } = shape
    const { contentEncoding, contentMediaType, contentSchema } = schema
    if (typeof contentEncoding === 'string') content.encoding ||= contentEncoding.toLowerCase()
    if (typeof contentMediaType === 'string') content.mediaType ||= contentMediaType.split(';')[0]!.trim().toLowerCase()
    if (isSchema(contentSchema)) content.schema ??= scope.inside(at, contentSchema)
  }

  function restrictArray(schema: SchemaObject): boolean {
    const { array } = shape
    if (typeof schema.minItems === 'number') array.min = Math.max(array.min, schema.minItems)
    if (typeof schema.maxItems === 'number') array.max = Math.min(array.max, schema.maxItems)
    if (schema.uniqueItems === true) array.unique = true
    if ('contains' in schema) shape.uncertain = true
    return 'items' in schema || 'prefixItems' in schema || 'contains' in schema || 'unevaluatedItems' in schema
  }

  function restrictObject(schema: SchemaObject): boolean {
    const { object } = shape
    if (typeof schema.minProperties === 'number') object.min = Math.max(object.min, schema.minProperties)
    if (typeof schema.maxProperties === 'number') object.max = Math.min(object.max, schema.maxProperties)
    for (const name of list(schema.required)) if (typeof name === 'string') object.required.add(name)
    return ['properties', 'patternProperties', 'additionalProperties', 'unevaluatedProperties'].some(
      (key) => key in schema
    )
  }

  /** A property is there with its consequences, or not there. */
  function settleDependents(): void {
    const { object } = shape
    const settled = new Set<string>()
    for (let moved = true; moved; ) {
      moved = false
      for (const { at, name, then } of [...dependents]) {
        const key = `${name} ${dependents.findIndex((one) => one.at === at && one.name === name && one.then === then)}`
        if (settled.has(key)) continue
        const declared = shape.object.parts.some(
          ({ schema }) => isSchemaObject(schema.properties) && Object.hasOwn(schema.properties, name)
        )
        if (!object.required.has(name) && !declared) continue
        settled.add(key)
        shape.uncertain = true
        moved = true
        if (!object.required.has(name) && pick(2) === 1) {
          object.absent.add(name)
          continue
        }
        if (object.absent.has(name)) continue
        if (Array.isArray(then)) {
          object.required.add(name)
          for (const other of then) if (typeof other === 'string') object.required.add(other)
        } else if (isSchema(then)) {
          object.required.add(name)
          add(scope.inside(at, then))
        }
      }
    }
    // Whatever else is named there stays away, so that nothing follows from it.
    for (const { name } of dependents) if (!object.required.has(name)) object.absent.add(name)
  }

  for (const at of conjuncts) add(at)
  settleDependents()
  for (const { property, mapping } of discriminators) {
    const name = discriminated(shape.refs, mapping, property, seen)
    if (name !== undefined) shape.object.wanted.set(property, name)
  }
  if (!shape.typed && spoken.size > 0) {
    const said = shape.types.filter((type) => spoken.has(type))
    shape.types = [...said, ...shape.types.filter((type) => !spoken.has(type))]
    shape.typed = said.length > 0
  }
  return shape
}

/** The name by which a discriminator knows the schema that was chosen: of the mapping, or the schema's own. */
function discriminated(refs: string[], mapping: Record<string, unknown>, property: string, seen: Set<SchemaObject>) {
  const last = (ref: string) => ref.slice(ref.lastIndexOf('/') + 1)
  for (const ref of refs) {
    const key = Object.keys(mapping).find((key) => mapping[key] === ref || mapping[key] === last(ref))
    if (key !== undefined) return key
  }
  // The schema that holds the discriminator is the base: another one that was referred to is the one meant.
  const first = refs.find((ref) => ref.startsWith('#/'))
  const own = [...seen].some(
    (schema) => schema.discriminator?.propertyName === property && (schema.oneOf ?? schema.anyOf)
  )
  return own
    ? refs
        .filter((ref) => ref.startsWith('#/'))
        .map(last)
        .at(-1)
    : first && last(first)
}
