/** Discriminators: the property of an object that says which schema the object is of. */
import { addTo } from '../../document/grouped.ts'
import type { Schema, SchemaObject } from '../../document/openapi.ts'
import { pointer } from '../../document/places/pointer.ts'
import { isSchemaObject } from '../meaning/schema.ts'
import type { Scope } from '../meaning/scope.ts'
import { type MergedView, rulesOf, viewOf } from '../views/merged-view.ts'
import type { CompileTools, Rule } from './rule.ts'

/** The outcome of an object's tag: the alternatives to test, or an unknown tag. */
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

export const componentRef = (name: string): string => pointer('#/components/schemas', name)

/** A reference as `mapping` writes it: a pointer, or the name of a component. */
const refOf = (mapped: string) => (mapped.includes('#') ? mapped : componentRef(mapped))

/** The tags of a mapping, with the references that they stand for. */
export function mappingOf({ discriminator }: SchemaObject): [tag: string, ref: string][] {
  const mapping: unknown = discriminator?.mapping
  if (!isSchemaObject(mapping)) return []
  return Object.entries(mapping).flatMap(([tag, ref]) => (typeof ref === 'string' ? [[tag, refOf(ref)]] : []))
}

/** The tags by which a schema's properties tell it apart: a `const`, or an `enum` of texts. */
export function tagsIn(scope: Scope, view: MergedView, property: string): string[] {
  const { values } = viewOf(scope, rulesOf(scope, view, property))
  return (values ?? []).filter((value) => value !== null && typeof value !== 'object').map(String)
}

const nameOf = (ref: string) => ref.slice(ref.lastIndexOf('/') + 1)

/** Returns the tag of the schema at a reference: its key in the mapping, else its own name. */
export function tagFor(ref: string, schema?: SchemaObject): string {
  const name = nameOf(ref)
  const mapped = schema === undefined ? [] : mappingOf(schema)
  return mapped.find(([, other]) => other === ref || other === componentRef(name))?.[0] ?? name
}

/**
 * Returns a function that picks an alternative by the discriminator's value. It uses the mapping, else the constants in
 * the alternatives, else the names of their components. If there is a mapping, all other values are unknown.
 */
export function taggedBy(
  schema: SchemaObject,
  written: Schema[],
  branches: Rule[],
  { scope, at, refer }: CompileTools
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
    for (const tag of tagsIn(scope, viewOf(scope, [scope.inside(at, written[i]!)]), property)) note(tag, rule)
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

/** Returns a function that picks alternatives by a property that each of them requires with its own constant. */
export function constantsOf(
  written: Schema[],
  branches: Rule[],
  { scope, at }: CompileTools
): (value: unknown) => Picked {
  const views = written.map((one) => viewOf(scope, [scope.inside(at, one)]))
  const objects = [...views.keys()].filter((i) => views[i]!.types.includes('object'))
  const first = objects.length > 1 ? views[objects[0]!]! : undefined
  for (const property of first?.object.required ?? []) {
    const table = new Map<string, Rule[]>()
    const isKnown = objects.every((i) => {
      const tags = views[i]!.object.required.has(property) ? tagsIn(scope, views[i]!, property) : []
      for (const tag of tags) addTo(table, tag, branches[i]!)
      return tags.length > 0
    })
    if (!isKnown) continue
    return (value) => {
      const tag = Object.hasOwn(value as object, property) ? (value as Record<string, unknown>)[property] : undefined
      if (typeof tag !== 'string') return {}
      return { among: table.get(tag) ?? [] }
    }
  }
  return () => ({})
}
