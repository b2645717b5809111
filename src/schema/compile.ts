/**
 * Schemas made ready for Ajv: one schema as far as its references, which become links, so that each schema is compiled
 * once, when the first value gets to it. What is written wrong is mended or left out, keyword by keyword; what stands
 * for the other direction only (`readOnly`, `writeOnly`) is taken away.
 */
import type { Schema, SchemaObject } from '../document/openapi.ts'
import { pointer } from '../document/pointer.ts'
import { matcherOf } from './pattern.ts'
import { isSchema, isSchemaObject } from './schema.ts'
import type { Resource, Resources } from './schema-resources.ts'

export type Direction = 'request' | 'response'

/** What the meaning of a schema depends on besides its text. */
export interface Context {
  direction: Direction
  resource: Resource
  /** resources that the way to the schema led through, outermost first, as far as they have dynamic anchors */
  through: Resource[]
  /** members that a schema around this one says are for the other direction: not required here either */
  exempt: ReadonlySet<string>
  /** it stands in the `allOf` of a schema that inherits from it, which says already what the value is */
  inherited: boolean
}

export interface Tools {
  resources: Resources
  /** remembers a schema that another one refers to; its number stands in the prepared schema, under `LINK` */
  link: (schema: SchemaObject, context: Context) => number
  /** the names of formats that are checked */
  isFormat: (name: string) => boolean
}

export type Prepared = boolean | Record<string, unknown>

/** The keyword of a link. */
export const LINK = 'link'

/** The keyword of a discriminator whose value names what inherits from its schema. */
export const NAMED = 'named'

/** What a discriminator names: by its value, the number of a link. */
export interface Naming {
  property: string
  linkOf: (value: unknown) => number | undefined
}

/** Schemas nested deeper than this are compiled when a value gets there, like references. */
const DEEPEST = 12

const none: ReadonlySet<string> = new Set()

/** Prepares a schema. `weight` counts the schemas that it holds. */
export function prepare(schema: Schema, context: Context, tools: Tools): { prepared: Prepared; weight: number } {
  const run: Run = { tools, weight: 0, inlined: [] }
  return { prepared: node(schema, { ...context, depth: 0, inline: false, inPlace: false }, run), weight: run.weight }
}

interface Run {
  tools: Tools
  weight: number
  /** targets that are being written out instead of linked, against endless recursion */
  inlined: unknown[]
}

/** `inPlace`: of the same value as the schema around it; `inline`: an `unevaluated…` keyword has to see into it. */
interface Here extends Context {
  /** what stands in its `allOf` is inherited from */
  inherits?: boolean
  depth: number
  inline: boolean
  inPlace: boolean
}

function node(schema: unknown, around: Here, run: Run): Prepared {
  run.weight++
  if (!isSchemaObject(schema)) return schema !== false
  const { tools } = run
  const here = { ...around, resource: tools.resources.of(schema, around.resource) }
  if (here.resource.dynamic.size > 0 && !here.through.includes(here.resource)) {
    here.through = [...here.through, here.resource]
  }
  if (here.depth > DEEPEST && !here.inline) return { [LINK]: tools.link(schema, here) }
  here.inline = (here.inPlace && here.inline) || 'unevaluatedProperties' in schema || 'unevaluatedItems' in schema
  if (!here.inPlace) here.exempt = union(here.exempt, exemptBy(schema, here, tools))
  here.inherits = Array.isArray(schema.allOf) && (schema.allOf.length > 1 || 'properties' in schema)

  const prepared: Record<string, unknown> = {}
  for (const keyword of Object.keys(schema)) {
    const value = Object.hasOwn(keywords, keyword) ? keywords[keyword]!(schema[keyword], here, run) : undefined
    if (value !== undefined) prepared[keyword] = value
  }
  // a tuple, as it was written before 2020-12
  if (Array.isArray(schema.items)) prepared.prefixItems ??= list(sub)(schema.items, here, run)
  if (prepared.patternProperties === skipped) {
    // a pattern that is none may have been meant to allow what the others do not
    delete prepared.patternProperties
    delete prepared.additionalProperties
  }
  for (const target of targetsOf(schema, here, tools)) refer(prepared, target, here, run)
  const naming = here.direction === 'request' && !here.inherited ? namingOf(schema, here, tools) : undefined
  if (naming !== undefined) prepared[NAMED] = naming
  return prepared
}

/** The property of a discriminator that is for inheritance, and not to tell alternatives apart. */
function discriminating({ discriminator, oneOf, anyOf }: SchemaObject): string | undefined {
  if (oneOf !== undefined || anyOf !== undefined || !isSchemaObject(discriminator)) return undefined
  return typeof discriminator.propertyName === 'string' ? discriminator.propertyName : undefined
}

/**
 * What the discriminator of a schema names: what its mapping says, else the component of that name, if it inherits from
 * the schema (OpenAPI 3.1, Discriminator Object; Swagger 2.0, Models with Polymorphism Support).
 */
function namingOf(schema: SchemaObject, here: Here, tools: Tools): Naming | undefined {
  const property = discriminating(schema)
  if (property === undefined) return undefined
  const { direction, resource, through } = here
  const mapping = schema.discriminator?.mapping
  return {
    property,
    linkOf(value) {
      if (typeof value !== 'string') return undefined
      const mapped = isSchemaObject(mapping) && Object.hasOwn(mapping, value) ? String(mapping[value]) : undefined
      const ref = mapped?.includes('#') ? mapped : pointer('#/components/schemas', mapped ?? value)
      const target = tools.resources.target(ref, resource)
      if (target === undefined || !isSchemaObject(target.schema) || target.schema === schema) return undefined
      if (mapped === undefined && !derives(target.schema, schema, { ...here, resource: target.resource }, tools)) {
        return undefined
      }
      return tools.link(target.schema, {
        direction,
        resource: target.resource,
        through,
        exempt: none,
        inherited: false
      })
    }
  }
}

/** Whether a schema has another one in its `allOf`, or in that of one in there. */
function derives(schema: SchemaObject, from: SchemaObject, here: Context, tools: Tools, depth = 0): boolean {
  const parts = Array.isArray(schema.allOf) ? schema.allOf.filter(isSchemaObject) : []
  return parts.some((part) =>
    targetsOf(part, here, tools).some(
      ({ schema: one, resource }) =>
        one === from ||
        (depth < 8 && isSchemaObject(one) && derives(one, from, { ...here, resource }, tools, depth + 1))
    )
  )
}

/** The values of a schema's references, which stand beside its other keywords. */
function targetsOf(schema: SchemaObject, here: Context, { resources }: Tools) {
  const targets = [
    typeof schema.$ref === 'string' && resources.target(schema.$ref, here.resource),
    typeof schema.$dynamicRef === 'string' && resources.dynamicTarget(schema.$dynamicRef, here.resource, here.through)
  ]
  return targets.filter((target) => typeof target === 'object')
}

function refer(
  prepared: Record<string, unknown>,
  target: { schema: Schema; resource: Resource },
  here: Here,
  run: Run
) {
  const { schema, resource } = target
  const there = { ...here, resource, inPlace: true }
  if (typeof schema === 'boolean' || (here.inline && !run.inlined.includes(schema))) {
    run.inlined.push(schema)
    prepared.allOf = [...((prepared.allOf as Prepared[]) ?? []), node(schema, there, run)]
    run.inlined.pop()
  } else if (LINK in prepared) {
    prepared.allOf = [...((prepared.allOf as Prepared[]) ?? []), { [LINK]: linked(schema, there, run.tools) }]
  } else {
    prepared[LINK] = linked(schema, there, run.tools)
  }
}

/** What the target says itself need not be handed on: fewer contexts, so fewer compilations. */
function linked(schema: SchemaObject, there: Context, tools: Tools): number {
  const own = exemptBy(schema, there, tools)
  const exempt = [...there.exempt].filter((name) => !own.has(name))
  const inherited = there.inherited && discriminating(schema) !== undefined
  return tools.link(schema, { ...there, inherited, exempt: exempt.length > 0 ? new Set(exempt) : none })
}

type Repair = (value: unknown, here: Here, run: Run) => unknown

/** In place of a `patternProperties` with a pattern that cannot be read. */
const skipped = Symbol('skipped')

const types = new Set(['null', 'boolean', 'object', 'array', 'number', 'string', 'integer'])

const sub: Repair = (value, here, run) =>
  isSchema(value)
    ? node(value, { ...here, depth: here.depth + 1, inPlace: false, inherited: false, exempt: none }, run)
    : undefined
const same: Repair = (value, here, run) =>
  isSchema(value) ? node(value, { ...here, depth: here.depth + 1, inPlace: true }, run) : undefined

const list =
  (repair: Repair): Repair =>
  (value, here, run) => {
    const items = Array.isArray(value) ? value.filter(isSchema).map((item) => repair(item, here, run)) : []
    return items.length > 0 ? items : undefined
  }

const record =
  (repair: Repair): Repair =>
  (value, here, run) => {
    if (!isSchemaObject(value)) return undefined
    const entries = Object.entries(value).map(([key, item]): [string, unknown] => [key, repair(item, here, run)])
    return Object.fromEntries(entries.filter(([, item]) => item !== undefined))
  }

const numeric: Repair = (value) => {
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value
  return typeof number === 'number' && Number.isFinite(number) ? number : undefined
}
const positive: Repair = (value, here, run) => {
  const number = numeric(value, here, run) as number | undefined
  return number !== undefined && number > 0 ? number : undefined
}
const count: Repair = (value, here, run) => {
  const number = numeric(value, here, run) as number | undefined
  return number !== undefined && number >= 0 ? Math.ceil(number) : undefined
}
const names: Repair = (value) => (Array.isArray(value) ? value.filter((name) => typeof name === 'string') : undefined)

/** The keywords that are checked, each with how its value is mended; undefined leaves it out. To teach one, add it. */
const keywords: Record<string, Repair> = {
  type: (value) => {
    const known = (Array.isArray(value) ? value : [value]).filter((type) => types.has(type))
    return known.length === 0 ? undefined : known.length === 1 ? known[0] : [...new Set(known)]
  },
  enum: (value) => (Array.isArray(value) && value.length > 0 ? value : undefined),
  const: (value) => value,
  multipleOf: positive,
  maximum: numeric,
  exclusiveMaximum: numeric,
  minimum: numeric,
  exclusiveMinimum: numeric,
  maxLength: count,
  minLength: count,
  pattern: (value) => (typeof value === 'string' && matcherOf(value) ? value : undefined),
  format: (value, _here, { tools }) => (typeof value === 'string' && tools.isFormat(value) ? value : undefined),
  items: sub,
  prefixItems: list(sub),
  contains: sub,
  minContains: count,
  maxContains: count,
  maxItems: count,
  minItems: count,
  uniqueItems: (value) => value === true || undefined,
  unevaluatedItems: sub,
  properties: (value, here, run) => {
    if (!isSchemaObject(value)) return undefined
    const properties = Object.entries(value).map(([name, property]): [string, unknown] => {
      const unwanted = here.direction === 'response' && isFlagged(property as Schema, here, run.tools)
      return [name, unwanted ? { writeOnly: true } : (sub(property, here, run) ?? true)]
    })
    return Object.fromEntries(properties)
  },
  patternProperties: (value, here, run) =>
    isSchemaObject(value) && !Object.keys(value).every(matcherOf) ? skipped : record(sub)(value, here, run),
  additionalProperties: sub,
  unevaluatedProperties: sub,
  propertyNames: sub,
  maxProperties: count,
  minProperties: count,
  required: (value, here, run) => {
    const required = names(value, here, run) as string[] | undefined
    return required?.filter((name) => !here.exempt.has(name))
  },
  dependentRequired: record(names),
  dependentSchemas: record(same),
  allOf: (value, here, run) => list(same)(value, here.inherits === true ? { ...here, inherited: true } : here, run),
  anyOf: list(same),
  oneOf: list(same),
  not: same,
  if: same,
  // biome-ignore lint/suspicious/noThenProperty: the keyword's name
  then: same,
  else: same
}

/** The keyword that takes a property out of a direction. */
const flags = { request: 'readOnly', response: 'writeOnly' } as const

/** The properties which a schema says, itself or through what it is composed of, are for the other direction. */
function exemptBy(schema: Schema, here: Context, tools: Tools, seen = new Set<unknown>()): ReadonlySet<string> {
  if (!isSchemaObject(schema) || seen.has(schema)) return none
  seen.add(schema)
  const found = new Set<string>()
  if (isSchemaObject(schema.properties)) {
    for (const [name, property] of Object.entries(schema.properties)) {
      if (isFlagged(property, here, tools)) found.add(name)
    }
  }
  for (const part of partsOf(schema, here, tools)) {
    for (const name of exemptBy(part.schema, { ...here, resource: part.resource }, tools, seen)) found.add(name)
  }
  return found.size > 0 ? found : none
}

function partsOf(schema: SchemaObject, here: Context, tools: Tools): { schema: Schema; resource: Resource }[] {
  const { allOf, anyOf, oneOf, then, else: otherwise } = schema as Record<string, unknown>
  const parts = [allOf, anyOf, oneOf, [then, otherwise]].flatMap((some) => (Array.isArray(some) ? some : []))
  const own = parts.filter(isSchemaObject).map((part) => ({ schema: part as Schema, resource: here.resource }))
  return [...own, ...targetsOf(schema, here, tools)]
}

/** Whether a property is for the other direction, by itself, by what it refers to or by a part of its `allOf`. */
function isFlagged(property: unknown, here: Context, tools: Tools, depth = 0): boolean {
  if (!isSchemaObject(property) || depth > 8) return false
  if (property[flags[here.direction]] === true) return true
  const parts = Array.isArray(property.allOf) ? property.allOf : []
  return (
    parts.some((part) => isFlagged(part, here, tools, depth + 1)) ||
    targetsOf(property, here, tools).some(({ schema, resource }) =>
      isFlagged(schema, { ...here, resource }, tools, depth + 1)
    )
  )
}

function union(one: ReadonlySet<string>, other: ReadonlySet<string>): ReadonlySet<string> {
  if (one.size === 0) return other
  return other.size === 0 ? one : new Set([...one, ...other])
}
