/**
 * A discriminator without alternatives is for inheritance: its value names a schema that has this one in its `allOf`,
 * by the mapping or by the name of a component (OpenAPI 3.1, Discriminator Object; Swagger 2.0, Models with
 * Polymorphism Support).
 */

import { addTo } from '../../document/grouped.ts'
import { isObject } from '../../document/json/is-object.ts'
import { keptFor } from '../../document/memoized.ts'
import type { Schema, SchemaObject } from '../../document/openapi.ts'
import { list } from '../meaning/json-values.ts'
import { isSchemaObject } from '../meaning/schema.ts'
import type { Located, Scope } from '../meaning/scope.ts'
import { viewOf } from '../views/merged-view.ts'
import { componentRef, mappingOf, propertyOf } from './discriminators.ts'
import type { Compile, Rule } from './rule.ts'

/** A schema that inherits from a base, and the value of the base's discriminator that names it. */
export interface Child {
  at: Located
  tag: string
  ref: string
}

export interface Family {
  /** The schemas that a value of the base may be of. */
  children: Child[]
  /** All schemas that inherit from the base, as far as the document shows. */
  heirs: Child[]
}

/** The base of a family: a schema with a discriminator and no alternatives. */
export function isBase(schema: SchemaObject): boolean {
  return propertyOf(schema) !== undefined && schema.oneOf === undefined && schema.anyOf === undefined
}

const familiesIn = keptFor((scope: Scope) =>
  keptFor((schema: SchemaObject, base: Located & { schema: SchemaObject }): Family => {
    const mapped = mappedBy(scope, base)
    const named = namedBy(scope, schema)
    return { children: mapped.length > 0 ? mapped : named, heirs: [...mapped, ...named] }
  })
)

/** Returns the family of a base: its children are those of the mapping, else the components that inherit from it. */
export const familyOf = (scope: Scope, base: Located & { schema: SchemaObject }): Family =>
  familiesIn(scope)(base.schema, base)

/** Returns the children of a base; none for a schema that is itself a child. */
export function childrenOf(scope: Scope, schema: Schema): Located[] {
  const { parts } = viewOf(scope, [scope.start(schema)])
  const own = new Set(parts.map((part) => part.schema))
  const families = parts.filter(({ schema }) => isBase(schema)).map((part) => familyOf(scope, part))
  if (families.some(({ heirs }) => heirs.some(({ at }) => own.has(at.schema as SchemaObject)))) return []
  return families.flatMap(({ children }) => children.map(({ at }) => at))
}

function mappedBy(scope: Scope, base: Located & { schema: SchemaObject }): Child[] {
  return mappingOf(base.schema).flatMap(([tag, ref]) => {
    const at = scope.find(base, ref)
    return at === undefined || !isSchemaObject(at.schema) ? [] : [{ at, tag, ref }]
  })
}

/** The components below a base, children of children too. */
function namedBy(scope: Scope, base: SchemaObject): Child[] {
  const heirs = heirsIn(scope)
  const found = new Map<string, Child>()
  const open: object[] = [base]
  for (let one = open.pop(); one !== undefined; one = open.pop()) {
    for (const tag of heirs.get(one) ?? []) {
      const ref = componentRef(tag)
      const at = scope.find(scope.start(true), ref)
      if (found.has(tag) || at === undefined || at.schema === base) continue
      found.set(tag, { at, tag, ref })
      open.push(at.schema as SchemaObject)
    }
  }
  return [...found.values()]
}

const heirsIn = keptFor(heirsByBase)

/** Returns, for each schema, the names of the components whose `allOf` refers to it. */
function heirsByBase(scope: Scope): Map<object, string[]> {
  const heirs = new Map<object, string[]>()
  const { components } = scope.resources.document.root as { components?: { schemas?: unknown } }
  const schemas = isObject(components) && isObject(components.schemas) ? components.schemas : {}
  for (const [name, schema] of Object.entries(schemas)) {
    if (!isSchemaObject(schema)) continue
    for (const part of list(schema.allOf)) {
      if (!isSchemaObject(part) || typeof part.$ref !== 'string') continue
      const base = scope.find(scope.start(schema), part.$ref)?.schema
      if (isSchemaObject(base)) addTo(heirs, base, name)
    }
  }
  return heirs
}

/** Tests a value also by the child that its tag names. */
export const inheritance: Compile = (schema, { at, scope, direction, inherited, refer }) => {
  if (!isBase(schema) || direction !== 'request' || inherited) return undefined
  const property = propertyOf(schema)!
  let rules: Map<string, Rule | undefined> | undefined

  function judge(value: unknown): Rule | undefined {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, property)) return undefined
    rules ??= new Map(
      familyOf(scope, at)
        .heirs.filter((heir) => heir.at.schema !== schema)
        .map(({ tag, ref }): [string, Rule | undefined] => [tag, refer(ref)])
        .reverse()
    )
    return rules.get((value as Record<string, string>)[property]!)
  }

  return {
    test: (value, run, seen) => judge(value)?.test(value, run, seen) ?? true,
    explain: (value, at, run) => judge(value)!.explain(value, at, run)
  }
}
