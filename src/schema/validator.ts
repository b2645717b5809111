/**
 * What a schema says of a value, by Ajv. Nothing is loaded or compiled before a value asks for it; a schema is compiled
 * once for each direction, and those it refers to are compiled when a value gets to them.
 */
import { createRequire } from 'node:module'
import type { Ajv2020, AnySchema, FuncKeywordDefinition } from 'ajv/dist/2020.js'
import type { DataValidateFunction } from 'ajv/dist/types/index.js'
import type { Schema, SchemaObject } from '../document/openapi.ts'
import {
  type Context,
  type Direction,
  LINK,
  NAMED,
  type Naming,
  type Prepared,
  prepare,
  type Tools
} from './compile.ts'
import { isMultiple } from './decimal.ts'
import { canonical } from './json-values.ts'
import { explain, type Found } from './messages.ts'
import { matcherOf } from './pattern.ts'
import type { Resources } from './schema-resources.ts'

export type { Direction }

/** One thing that is wrong with a value. */
export interface Violation {
  /** 'path', 'query', 'header', 'cookie', 'body' or 'response' */
  in: string
  /** JSON pointer inside that place: '/email', '/limit', '' for the whole */
  at: string
  /** for people: 'is required', 'must be one of admin, member' */
  message: string
  /** the schema's keyword; also 'schema' (the schema cannot be used) and 'depth' (nested too deeply to be checked) */
  keyword: string
}

/** `body/role must be one of admin, member`, `query limit must be at least 1` */
export const sentence = ({ in: place, at, message }: Violation): string =>
  `${place}${/^(body|response)$/.test(place) ? at : at.replace('/', ' ')} ${message}`

export interface Checker {
  /** All violations (at most 100), [] when the value fits. Throws nothing. `in` is 'body' or 'response'. */
  check: (schema: Schema, value: unknown, direction: Direction) => Violation[]
  /** The schema at a `$ref`, which may be a reference itself; `true` where it leads nowhere. */
  schemaAt: (ref: string) => Schema
}

/** Violations that are told; who has more mends these first. */
const MOST_VIOLATIONS = 100
/** Values of more members than this are checked up to their first fault: all faults of a long list fill the memory. */
const MOST_MEMBERS = 5000
/** Schemas compiled at a time; then all are forgotten, and compiled again as needed. */
const MOST_COMPILED = 30_000

/**
 * A checker of values by the schemas of a document (in the 3.1 dialect), or by others that refer to it; `resources` are its.
 * Formats are asserted (date-time, email, uuid, int32 …), unknown ones are not; nothing is coerced, filled in or taken
 * away. `readOnly` members are not required of a request, `writeOnly` ones are neither required nor allowed in a
 * response.
 */
export function checkerOf(resources: Resources): Checker {
  const engines: Partial<Record<'all' | 'first', Engine>> = {}

  function engine(kind: 'all' | 'first'): Engine {
    const known = engines[kind]
    if (known && known.weight < MOST_COMPILED) return known
    const fresh = engineOf(resources, kind === 'all')
    engines[kind] = fresh
    return fresh
  }

  return {
    check(schema, value, direction) {
      const place = direction === 'request' ? 'body' : 'response'
      const found = check(engine(isLarge(value) ? 'first' : 'all'), schema, value, direction)
      return found.slice(0, MOST_VIOLATIONS).map((fault) => ({ in: place, ...fault }))
    },
    schemaAt: (ref) => resources.target(ref, resources.document)?.schema ?? true
  }
}

/** What Ajv compiles a schema to. */
interface Validate {
  (value: unknown, at?: { instancePath: string }): boolean
  errors?: Found[] | null
}

/** A schema in one context. */
interface Unit {
  schema: SchemaObject
  context: Context
  /** its place in the list of links, where another schema refers to it */
  number?: number
  prepared?: Prepared
  validate?: Validate
  /** places of values that are being checked by this very schema: coming back there, it is a circle that says nothing */
  open: string[]
}

/** An Ajv instance with what it has compiled. */
interface Engine {
  ajv: Ajv2020
  tools: Tools
  weight: number
  /** schemas that values were checked by from outside */
  entries: Record<Direction, WeakMap<object, Unit>>
  units: WeakMap<object, Map<string, Unit>>
}

function check(engine: Engine, schema: Schema, value: unknown, direction: Direction) {
  if (typeof schema === 'boolean') return schema ? [] : [{ at: '', message: 'is not allowed', keyword: 'false schema' }]
  const unit = entryOf(engine, schema, direction)
  try {
    compiledOf(engine, unit)
  } catch (error) {
    return [{ at: '', message: `cannot be checked: ${(error as Error).message}`, keyword: 'schema' }]
  }
  try {
    if (fits(unit, unit.validate!, value, '')) return []
    return explain(unit.validate!.errors!, unit.prepared)
  } catch {
    // the only thing that throws here is the stack's end
    return [{ at: '', message: 'is nested too deeply to be checked', keyword: 'depth' }]
  }
}

function entryOf(engine: Engine, schema: SchemaObject, direction: Direction): Unit {
  const known = engine.entries[direction].get(schema)
  if (known) return known
  const context = {
    direction,
    resource: engine.tools.resources.document,
    through: [],
    exempt: new Set<string>(),
    inherited: false
  }
  const unit = unitOf(engine, schema, context)
  engine.entries[direction].set(schema, unit)
  return unit
}

function unitOf({ units }: Engine, schema: SchemaObject, context: Context): Unit {
  const { direction, resource, through, exempt, inherited } = context
  const key = [direction, inherited, resource.uri, ...through.map(({ uri }) => uri), '', ...[...exempt].sort()].join(
    '\n'
  )
  const variants = units.get(schema) ?? new Map<string, Unit>()
  const unit = variants.get(key) ?? { schema, context: { direction, resource, through, exempt, inherited }, open: [] }
  units.set(schema, variants.set(key, unit))
  return unit
}

function fits(unit: Unit, validate: Validate, value: unknown, instancePath: string): boolean {
  if (unit.open.at(-1) === instancePath) return true
  unit.open.push(instancePath)
  try {
    return validate(value, { instancePath })
  } finally {
    unit.open.pop()
  }
}

function compiledOf(engine: Engine, unit: Unit): Validate {
  if (unit.validate) return unit.validate
  const { prepared, weight } = prepare(unit.schema, unit.context, engine.tools)
  engine.weight += weight
  unit.prepared = prepared
  unit.validate = engine.ajv.compile(prepared as AnySchema) as unknown as Validate
  return unit.validate
}

const require = createRequire(import.meta.url)

function engineOf(resources: Resources, allErrors: boolean): Engine {
  const { Ajv2020 } = require('ajv/dist/2020.js') as typeof import('ajv/dist/2020.js')
  const { default: addFormats } = require('ajv-formats') as typeof import('ajv-formats')
  const ajv = new Ajv2020({
    allErrors,
    strict: false,
    logger: false,
    meta: false,
    validateSchema: false,
    addUsedSchema: false,
    ownProperties: true,
    // prepared schemas hold no patterns that cannot be read
    code: { optimize: false, regExp: Object.assign(engineFor, { code: 'new RegExp' }) }
  })
  ;(addFormats as unknown as (ajv: unknown) => void)(ajv)
  const links: Unit[] = []
  const engine: Engine = {
    ajv,
    weight: 0,
    entries: { request: new WeakMap(), response: new WeakMap() },
    units: new WeakMap(),
    tools: {
      resources,
      isFormat: (name) => Object.hasOwn(ajv.formats, name),
      link(schema, context) {
        const unit = unitOf(engine, schema, context)
        unit.number ??= links.push(unit) - 1
        return unit.number
      }
    }
  }
  for (const keyword of ownKeywords(engine, links)) {
    ajv.removeKeyword(keyword.keyword as string)
    ajv.addKeyword(keyword)
  }
  return engine
}

/** The matcher of a pattern, as Ajv wants it: `toString` is what it knows two equal ones by. */
function engineFor(pattern: string) {
  const { test } = matcherOf(pattern)!
  return { test, toString: () => pattern }
}

/** Keywords of ours, and those of Ajv's that we do better. */
function ownKeywords(engine: Engine, links: Unit[]): FuncKeywordDefinition[] {
  return [
    keyword(LINK, (number: number) => (value, place) => followed(engine, links[number]!, value, place)),
    {
      ...keyword(NAMED, ({ property, linkOf }: Naming) => (value: Record<string, unknown>, place) => {
        const number = Object.hasOwn(value, property) ? linkOf(value[property]) : undefined
        return number === undefined || followed(engine, links[number]!, value, place)
      }),
      type: 'object'
    },
    // Ajv's own compares each with each
    { ...keyword('uniqueItems', () => (items: unknown[]) => areUnique(items) || {}), type: 'array' },
    // by Ajv's own, 19.99 is no multiple of 0.01
    {
      ...keyword(
        'multipleOf',
        (of: number) => (value: number) => isMultiple(value, of) || { params: { multipleOf: of } }
      ),
      type: 'number'
    },
    // stands in place of a property that a response must not have
    keyword('writeOnly', () => () => ({}))
  ]
}

/** Checks a value by a schema that another one leads to. */
function followed(engine: Engine, unit: Unit, value: unknown, place: string): true | Partial<Found> {
  const validate = compiledOf(engine, unit)
  return fits(unit, validate, value, place) || { nested: validate.errors!, target: unit.prepared }
}

/** `check` gives true, or what to say in the error. */
function keyword<Argument, Value>(
  name: string,
  check: (argument: Argument) => (value: Value, instancePath: string) => true | Partial<Found>
): FuncKeywordDefinition {
  return {
    keyword: name,
    errors: true,
    compile(argument) {
      const checked = check(argument)
      const validate: DataValidateFunction = (value, at) => {
        const result = checked(value, at!.instancePath)
        // the place is filled in by Ajv
        validate.errors = result === true ? [] : [{ keyword: name, params: {}, ...result }]
        return result === true
      }
      return validate
    }
  }
}

function areUnique(items: unknown[]): boolean {
  const seen = new Set<unknown>()
  for (const item of items) {
    // a prefix keeps the text of an array from being equal to a string
    seen.add(typeof item === 'string' ? `"${item}` : typeof item === 'object' ? canonical(item) : item)
  }
  return seen.size === items.length
}

function isLarge(value: unknown): boolean {
  const open = [value]
  let members = 0
  for (let next = open.pop(); open.length > 0 || next !== undefined; next = open.pop()) {
    if (typeof next !== 'object' || next === null) continue
    const inner = Array.isArray(next) ? next : Object.values(next)
    members += inner.length
    if (members > MOST_MEMBERS) return true
    for (const item of inner) if (typeof item === 'object') open.push(item)
  }
  return false
}
