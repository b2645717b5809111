/**
 * Parts of one value that are each closed by `additionalProperties: false`, so that none admits the properties of the
 * others. This is the commonest mistake in documents, so each part admits the properties of all.
 */
import { keptFor } from '../../document/memoized.ts'
import type { Schema, SchemaObject } from '../../document/openapi.ts'
import { isOf, list, pairs } from './json-values.ts'
import { withKeywords } from './repairs.ts'
import { isSchemaObject } from './schema.ts'
import type { RefTarget, Resources, SchemaResource } from './schema-resources.ts'

/** Marks a reference whose target must admit more properties than it names. `scope.ts` follows it so. */
const more = Symbol('more')

/** Marks the names that a closed schema admits only because other parts of the value have them. */
const lent = Symbol('lent')

/** Marks a schema that requires names which it does not admit as written. */
const missed = Symbol('missed')

/** Returns true for a closed schema that no object fits as written, since it requires names that it lacks. */
export const lacksNames = (schema: SchemaObject): boolean => missed in schema

/** Returns the names that a schema, as it is written, does not admit. */
export const lentTo = (schema: SchemaObject): readonly string[] => (schema as { [lent]?: string[] })[lent] ?? []

/** The properties of other parts of the same value, by name and by pattern. */
interface Others {
  names: ReadonlySet<string>
  patterns: ReadonlySet<string>
}

const none: Others = { names: new Set(), patterns: new Set() }

/** Returns a schema whose closed parts admit the properties of the parts beside them. */
export function widen(
  schema: SchemaObject,
  resource: SchemaResource,
  resources: Resources,
  notes: string[]
): SchemaObject {
  if (!isComposed(schema)) return withoutGhosts(schema, notes)
  if (!isClosed(schema, resource, resources)) return schema
  const result = admitting(schema, none, resource, resources)
  if (result !== schema) {
    notes.push('parts of it are closed by additionalProperties: false; the properties of all its parts count together')
  }
  return result
}

/** Returns a closed schema without the required names that it does not list. Values may still have them. */
function withoutGhosts(schema: SchemaObject, notes: string[]): SchemaObject {
  const { additionalProperties, properties = {}, patternProperties } = schema
  if (additionalProperties !== false || isSchemaObject(patternProperties)) return schema
  const ghosts = requiredOf(schema).filter((name) => !Object.hasOwn(properties, name))
  if (ghosts.length === 0) return schema
  notes.push(
    `it requires ${ghosts.join(', ')}, but lists no such property and admits no other, so it need not be there`
  )
  const required = requiredOf(schema).filter((name) => !ghosts.includes(name))
  const admitted = opened(schema, [{ names: new Set(ghosts), patterns: new Set() }])
  return withKeywords(schema, { ...admitted, required, [missed]: true } as Record<string, unknown>)
}

/** Returns the target of a reference, widened by the properties that the reference's holder adds. */
export function widenedTarget(holder: Schema, { schema, resource }: RefTarget, resources: Resources): Schema {
  if (!isSchemaObject(holder) || !isSchemaObject(schema)) return schema
  const others = (holder as { [more]?: Others })[more]
  return others === undefined ? schema : admitting(schema, others, resource, resources)
}

const copiesOf = keptFor((_schema: SchemaObject) => new Map<string, SchemaObject>())

/** Returns a schema that also admits the properties of other parts. */
function admitting(schema: SchemaObject, others: Others, resource: SchemaResource, resources: Resources): SchemaObject {
  const key = JSON.stringify([[...others.names].sort(), [...others.patterns].sort()])
  const made = copiesOf(schema)
  const known = made.get(key)
  if (known !== undefined) return known
  // A schema in its own allOf comes back here, and adds nothing.
  made.set(key, schema)
  const copy = admittingCopy(schema, others, resource, resources)
  made.set(key, copy)
  return copy
}

function admittingCopy(
  schema: SchemaObject,
  others: Others,
  resource: SchemaResource,
  resources: Resources
): SchemaObject {
  const changed: Record<string | symbol, unknown> = {}
  const parts = (list(schema.allOf) as Schema[]).map((part) => ({ schema: part, resource }))
  const target = typeof schema.$ref === 'string' ? resources.target(schema.$ref, resource) : undefined
  const { properties, patternProperties, required, discriminator } = schema
  const own = namesIn({ properties, patternProperties, required, discriminator } as Schema, resource, resources)
  const said = parts.map((part) => namesIn(part.schema, part.resource, resources))
  const referred = target === undefined ? none : namesIn(target.schema, target.resource, resources)
  const alternatives = alternativesOf(schema).map((part) => namesIn(part, resource, resources))

  if (schema.additionalProperties === false)
    Object.assign(changed, opened(schema, [others, own, referred, ...said, ...alternatives]))
  if (parts.length > 0) {
    const allOf = parts.map((part, i) =>
      widenedPart(part, [others, own, referred, ...alternatives, ...said.filter((_, j) => j !== i)], resources)
    )
    if (allOf.some((part, i) => part !== parts[i]!.schema)) changed.allOf = allOf
  }
  if (target !== undefined) {
    const beside = [others, own, ...said, ...alternatives]
    if (widenedPart(target, beside, resources) !== target.schema) changed[more] = together(beside)
  }
  for (const keyword of ['anyOf', 'oneOf'] as const) {
    const branches = schema[keyword]
    if (branches === undefined) continue
    const widened = branches.map((part) =>
      widenedPart({ schema: part, resource }, [others, own, referred, ...said], resources)
    )
    if (widened.some((part, i) => part !== branches[i])) changed[keyword] = widened
  }
  return Reflect.ownKeys(changed).length === 0 ? schema : withKeywords(schema, changed as Record<string, unknown>)
}

function widenedPart({ schema, resource }: RefTarget, beside: Others[], resources: Resources): Schema {
  if (!isSchemaObject(schema) || !isClosed(schema, resource, resources)) return schema
  return admitting(schema, together(beside), resource, resources)
}

/** The keywords that let a closed schema admit the properties of others. */
function opened(schema: SchemaObject, beside: Others[]): Record<string | symbol, unknown> {
  const { names, patterns } = together(beside)
  const lacking = [...names].filter((name) => !Object.hasOwn(schema.properties ?? {}, name))
  if (lacking.length + patterns.size === 0) return {}
  const anyOf = (keys: Iterable<string>) => Object.fromEntries([...keys].map((key) => [key, true]))
  return {
    [lent]: lacking,
    properties: { ...schema.properties, ...anyOf(lacking) },
    ...(patterns.size > 0 && { patternProperties: { ...anyOf(patterns), ...(schema.patternProperties as object) } })
  }
}

function together(all: Others[]): Others {
  return {
    names: new Set(all.flatMap(({ names }) => [...names])),
    patterns: new Set(all.flatMap(({ patterns }) => [...patterns]))
  }
}

/** Tells whether several schemas say something of one object. */
function isComposed(schema: SchemaObject): boolean {
  const { allOf, anyOf, oneOf, $ref, additionalProperties } = schema
  const parts = list(allOf).length + (typeof $ref === 'string' ? 1 : 0)
  const named = ['properties', 'required', 'discriminator'].some((keyword) => keyword in schema)
  const own = named || additionalProperties === false
  return parts > 1 || (parts > 0 && own) || ((anyOf ?? oneOf) !== undefined && (own || parts > 0))
}

const alternativesOf = ({ anyOf, oneOf }: SchemaObject): Schema[] => [...list(anyOf), ...list(oneOf)] as Schema[]

/** The schemas that hold, or may hold, for the same value. */
function inPlace(schema: SchemaObject, resource: SchemaResource, resources: Resources): RefTarget[] {
  const parts = [...list(schema.allOf), ...alternativesOf(schema)] as Schema[]
  const inner: RefTarget[] = parts.map((part) => ({ schema: part, resource }))
  const target = typeof schema.$ref === 'string' ? resources.target(schema.$ref, resource) : undefined
  return target === undefined ? inner : [...inner, target]
}

/** Tells whether a schema is closed, itself or by a part. */
function isClosed(
  schema: SchemaObject,
  resource: SchemaResource,
  resources: Resources,
  seen = new Set<Schema>()
): boolean {
  if (seen.has(schema)) return false
  seen.add(schema)
  if (schema.additionalProperties === false && (schema.type === undefined || list(schema.type).includes('object')))
    return true
  return inPlace(schema, resource, resources).some(
    (part) => isSchemaObject(part.schema) && isClosed(part.schema, part.resource, resources, seen)
  )
}

/** The properties that a schema names, its parts and alternatives included. */
export function namesIn(
  schema: Schema,
  resource: SchemaResource,
  resources: Resources,
  seen = new Set<Schema>()
): Others {
  if (!isSchemaObject(schema) || seen.has(schema)) return none
  seen.add(schema)
  const own: Others = {
    names: new Set([...pairs(schema.properties).map(([name]) => name), ...requiredOf(schema), ...tagOf(schema)]),
    patterns: new Set(pairs(schema.patternProperties).map(([pattern]) => pattern))
  }
  const inner = inPlace(schema, resource, resources)
  return together([own, ...inner.map((part) => namesIn(part.schema, part.resource, resources, seen))])
}

const requiredOf = (schema: SchemaObject): string[] =>
  list(schema.required).filter((name): name is string => isOf(name, 'string'))

/** Returns the name of the tag that tells alternatives apart, which some of them forget to list. */
function tagOf({ discriminator }: SchemaObject): string[] {
  const name: unknown = discriminator?.propertyName
  return typeof name === 'string' ? [name] : []
}
