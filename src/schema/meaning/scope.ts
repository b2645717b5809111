/** Following `$ref` and `$dynamicRef`. Schemas that are entered here are read as they are meant (meaning.ts). */
import { keptFor } from '../../document/memoized.ts'
import type { Schema } from '../../document/openapi.ts'
import { unresolvedKey } from '../../document/references/settle.ts'
import { widenedTarget } from './closed-parts.ts'
import { meaningOf } from './meaning.ts'
import { NoValue } from './no-value.ts'
import { isSchemaObject } from './schema.ts'
import type { RefTarget, Resources, SchemaResource } from './schema-resources.ts'

/** The resource of a schema, and the resources on the way to it, outermost first. */
export interface ResourceTrail {
  resource: SchemaResource
  through: readonly SchemaResource[]
}

/** A schema and the way that led to it. */
export interface Located {
  schema: Schema
  trail: ResourceTrail
}

export interface Scope {
  resources: Resources
  /** Enters a schema from outside: the root of everything that is followed from it. */
  start(schema: Schema): Located
  /** Enters a schema inside another. */
  inside(at: Located, schema: Schema): Located
  /** Follows the `$ref` or `$dynamicRef` of a schema; undefined if nothing is there. */
  find(at: Located, ref: string, dynamic?: boolean): Located | undefined
  /** Follows a reference as `find` does. Throws NoValue if nothing is there. */
  follow(at: Located, ref: string, dynamic?: boolean): Located
}

/** Tells whether a schema is all that is left of a reference that leads nowhere. */
export function isLost(scope: Scope, at: Located): boolean {
  if (!isSchemaObject(at.schema)) return false
  if (unresolvedKey in at.schema) return true
  if (typeof at.schema.$ref !== 'string') return false
  const target = scope.find(at, at.schema.$ref)
  return target === undefined || (isSchemaObject(target.schema) && unresolvedKey in target.schema)
}

/** Returns the scope of the schemas of a document. */
export const scopeOf = keptFor(newScope)

function newScope(resources: Resources): Scope {
  const outermost: ResourceTrail = { resource: resources.document, through: [] }

  function enter({ schema, resource }: RefTarget, trail: ResourceTrail): Located {
    if (!isSchemaObject(schema)) return { schema, trail: entered(resource, trail) }
    const own = resources.of(schema, resource)
    return { schema: meaningOf(schema, own, resources).schema, trail: entered(own, trail) }
  }

  function entered(resource: SchemaResource, trail: ResourceTrail): ResourceTrail {
    return resource === trail.resource ? trail : { resource, through: [...trail.through, resource] }
  }

  function find(at: Located, ref: string, dynamic = false): Located | undefined {
    const { resource, through } = at.trail
    const target = dynamic ? resources.dynamicTarget(ref, resource, through) : resources.target(ref, resource)
    return target && enter({ ...target, schema: widenedTarget(at.schema, target, resources) }, at.trail)
  }

  return {
    resources,
    start: (schema) => enter({ schema, resource: resources.document }, outermost),
    inside: ({ trail }, schema) => enter({ schema, resource: trail.resource }, trail),
    find,
    follow(at, ref, dynamic) {
      const found = find(at, ref, dynamic)
      if (found === undefined) throw new NoValue(`nothing is at ${ref}`, '')
      return found
    }
  }
}
