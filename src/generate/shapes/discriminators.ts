/** Finds the children of a base schema with a discriminator, and the tags that name them. */

import type { SchemaObject } from '../../document/openapi.ts'
import { pointer } from '../../document/pointer.ts'
import { isObject } from '../../document/walk.ts'
import { list } from '../../schema/json-values.ts'
import { isSchema, isSchemaObject } from '../../schema/schema.ts'
import type { Resources } from '../../schema/schema-resources.ts'
import type { Located, Scope } from '../../schema/scope.ts'

/** A schema that inherits from a base, and the value of the base's discriminator that names it. */
export interface Child {
  at: Located
  tag: string
}

/** The children of a base that a value may be made as, and all that are known to inherit from it. */
export type Children = (base: Located) => { children: Child[]; heirs: Child[] }

/** The tag of the schema that a `$ref` leads to: its key in the mapping, else its own name. */
export function tagFor(ref: string, mapping: unknown): string {
  const name = ref.slice(ref.lastIndexOf('/') + 1)
  const key = isObject(mapping) && Object.keys(mapping).find((one) => mapping[one] === ref || mapping[one] === name)
  return typeof key === 'string' ? key : name
}

/** Returns the children of bases: those of the mapping, else the components that inherit from the base. */
export function childrenIn(resources: Resources, scope: Scope): Children {
  const known = new WeakMap<object, ReturnType<Children>>()
  let heirsOf: Map<object, string[]> | undefined
  return (base) => {
    const schema = base.schema as SchemaObject
    let found = known.get(schema)
    if (found === undefined) {
      heirsOf ??= heirsByBase(resources, scope)
      const mapped = mappedBy(schema, base, scope)
      const named = namedBy(heirsOf, schema, scope)
      found = { children: mapped.length > 0 ? mapped : named, heirs: [...mapped, ...named] }
      known.set(schema, found)
    }
    return found
  }
}

function mappedBy(schema: SchemaObject, base: Located, scope: Scope): Child[] {
  const mapping = schema.discriminator?.mapping
  if (!isSchemaObject(mapping)) return []
  return Object.entries(mapping).flatMap(([tag, target]) => {
    if (typeof target !== 'string') return []
    const ref = target.includes('#') ? target : pointer('#/components/schemas', target)
    const at = scope.find(base, ref)
    return at === undefined || !isSchemaObject(at.schema) ? [] : [{ at, tag }]
  })
}

/** The components below a base, children of children too. */
function namedBy(heirs: Map<object, string[]>, base: SchemaObject, scope: Scope): Child[] {
  const found = new Map<string, Child>()
  const open: object[] = [base]
  for (let one = open.pop(); one !== undefined; one = open.pop()) {
    for (const tag of heirs.get(one) ?? []) {
      const at = scope.find(scope.start(true), pointer('#/components/schemas', tag))
      if (found.has(tag) || at === undefined || at.schema === base) continue
      found.set(tag, { at, tag })
      open.push(at.schema as SchemaObject)
    }
  }
  return [...found.values()]
}

/** The names of the components whose `allOf` refers to a schema, by that schema. */
function heirsByBase({ document }: Resources, scope: Scope): Map<object, string[]> {
  const heirs = new Map<object, string[]>()
  const { components } = document.root as { components?: { schemas?: unknown } }
  const schemas = isObject(components) && isObject(components.schemas) ? components.schemas : {}
  for (const [name, schema] of Object.entries(schemas)) {
    if (!isSchemaObject(schema)) continue
    for (const part of list(schema.allOf)) {
      if (!isSchemaObject(part) || !isSchema(part) || typeof part.$ref !== 'string') continue
      const base = scope.find(scope.start(schema), part.$ref)?.schema
      if (isSchemaObject(base)) heirs.set(base, [...(heirs.get(base) ?? []), name])
    }
  }
  return heirs
}
