/** Discriminators: the property of an object that says which schema the object is of. */
import type { Schema, SchemaObject } from '../document/openapi.ts'
import { pointer } from '../document/pointer.ts'
import { list } from './json-values.ts'
import { rulesOf, viewOf } from './merged-view.ts'
import type { Compile, Rule, Tools } from './rule.ts'
import { isSchemaObject } from './schema.ts'
import type { Located, Scope } from './scope.ts'

/** The alternatives that an object's tag picks: the one that judges, the ones in question, or that the tag is none. */
export interface Picked {
  one?: Rule
  among?: Rule[]
  unknown?: { property: string; tags: string[] }
}

/** The property that a schema's discriminator names, if it has one. */
export function propertyOf({ discriminator }: SchemaObject): string | undefined {
  return isSchemaObject(discriminator) && typeof discriminator.propertyName === 'string'
    ? discriminator.propertyName
    : undefined
}

/** A reference as `mapping` writes it: a pointer, or the name of a component. */
const refOf = (mapped: string) => (mapped.includes('#') ? mapped : pointer('#/components/schemas', mapped))

/** The tags of a mapping, with the references that they stand for. */
export function mappingOf({ discriminator }: SchemaObject): [tag: string, ref: string][] {
  const mapping: unknown = discriminator?.mapping
  if (!isSchemaObject(mapping)) return []
  return Object.entries(mapping).flatMap(([tag, ref]) => (typeof ref === 'string' ? [[tag, refOf(ref)]] : []))
}

/** The tags by which a schema's properties tell it apart: a `const`, or an `enum` of texts. */
export function tagsIn(scope: Scope, at: Located, property: string): string[] {
  const { values } = viewOf(scope, rulesOf(scope, viewOf(scope, [at]), property))
  return (values ?? []).filter((value) => value !== null && typeof value !== 'object').map(String)
}

const nameOf = (ref: string) => ref.slice(ref.lastIndexOf('/') + 1)

/**
 * Returns what picks an alternative by the discriminator's value: the mapping, else the constants that the alternatives
 * themselves name, else the names of their components. A value that the mapping lacks is none, where there is a mapping.
 */
export function taggedBy(
  schema: SchemaObject,
  written: Schema[],
  branches: Rule[],
  { scope, at, refer }: Tools
): ((value: unknown) => Picked) | undefined {
  const property = propertyOf(schema)
  if (property === undefined) return undefined
  const table = new Map<string, Rule>()
  const note = (tag: string, rule: Rule) => table.has(tag) || table.set(tag, rule)
  const targets = written.map((one) => (isSchemaObject(one) && one.$ref ? scope.find(at, one.$ref)?.schema : undefined))
  const mapping = mappingOf(schema)
  for (const [tag, ref] of mapping) {
    const target = scope.find(at, ref)?.schema
    const index = target === undefined ? -1 : targets.indexOf(target)
    const rule = index < 0 ? refer(ref) : branches[index]
    if (rule !== undefined) note(tag, rule)
  }
  const closed = table.size > 0
  const unmapped = branches.map((rule, i) => ({ rule, i })).filter(({ rule }) => ![...table.values()].includes(rule))
  for (const { rule, i } of unmapped) {
    for (const tag of tagsIn(scope, scope.inside(at, written[i]!), property)) note(tag, rule)
  }
  for (const fold of [(name: string) => name, (name: string) => name.toLowerCase()]) {
    for (const { rule, i } of unmapped) {
      const { $ref } = written[i] as SchemaObject
      if (typeof $ref === 'string') note(fold(nameOf($ref)), rule)
    }
  }
  return (value) => {
    const tag = (value as Record<string, unknown>)[property]
    if (!Object.hasOwn(value as object, property) || tag === null || typeof tag === 'object') return {}
    const one = table.get(String(tag))
    if (one !== undefined) return { one }
    return closed ? { unknown: { property, tags: [...table.keys()] } } : {}
  }
}

/** Returns what picks alternatives by a property that each of them requires with a constant value of its own. */
export function constantsOf(written: Schema[], branches: Rule[], { scope, at }: Tools): (value: unknown) => Picked {
  const views = written.map((one) => viewOf(scope, [scope.inside(at, one)]))
  const objects = [...views.keys()].filter((i) => views[i]!.types.includes('object'))
  const first = objects.length > 1 ? views[objects[0]!]! : undefined
  for (const property of first?.object.required ?? []) {
    const table = new Map<string, Rule[]>()
    const told = objects.every((i) => {
      const tags = views[i]!.object.required.has(property) ? tagsIn(scope, scope.inside(at, written[i]!), property) : []
      for (const tag of tags) table.set(tag, [...(table.get(tag) ?? []), branches[i]!])
      return tags.length > 0
    })
    if (!told) continue
    return (value) => {
      const tag = Object.hasOwn(value as object, property) ? (value as Record<string, unknown>)[property] : undefined
      if (typeof tag !== 'string') return {}
      return { among: table.get(tag) ?? [] }
    }
  }
  return () => ({})
}

/**
 * A discriminator without alternatives is for inheritance: its value names a schema that has this one in its `allOf`, by
 * the mapping or by the name of a component (OpenAPI 3.1, Discriminator Object; Swagger 2.0, Models with Polymorphism
 * Support). That schema judges a request too.
 */
export const inheritance: Compile = (schema, { at, scope, direction, inherited, refer }) => {
  const property = propertyOf(schema)
  if (property === undefined || schema.oneOf !== undefined || schema.anyOf !== undefined) return undefined
  if (direction !== 'request' || inherited) return undefined
  const mapped = new Map(mappingOf(schema))
  const heirs = new Map<string, Rule | undefined>()

  function heirOf(tag: string): Rule | undefined {
    const ref = mapped.get(tag) ?? pointer('#/components/schemas', tag)
    const target = scope.find(at, ref)
    if (target === undefined || target.schema === schema) return undefined
    if (!mapped.has(tag) && !derives(target, schema, scope)) return undefined
    return refer(ref)
  }

  function judge(value: unknown): Rule | undefined {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, property!)) return undefined
    const tag = (value as Record<string, unknown>)[property!]
    if (typeof tag !== 'string') return undefined
    if (!heirs.has(tag) && heirs.size < mostHeirs) heirs.set(tag, heirOf(tag))
    return heirs.get(tag)
  }

  return {
    test: (value, run, seen) => judge(value)?.test(value, run, seen) ?? true,
    explain: (value, at, run) => judge(value)!.explain(value, at, run)
  }
}

/** Tags of requests that are remembered; strangers may send any. */
const mostHeirs = 10_000

/** Tells whether a schema has another one in its `allOf`, at any depth. */
function derives(at: Located, from: SchemaObject, scope: Scope, depth = 0): boolean {
  return list((at.schema as SchemaObject).allOf).some((part) => {
    const inner = scope.inside(at, part as Schema)
    const { schema } = inner
    const target = isSchemaObject(schema) && schema.$ref !== undefined ? scope.find(inner, schema.$ref) : undefined
    if (target === undefined) return false
    return target.schema === from || (depth < 8 && derives(target, from, scope, depth + 1))
  })
}
