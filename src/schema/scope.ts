/** Following `$ref` and `$dynamicRef` while a value is built. */
import type { Schema } from '../document/openapi.ts'
import { NoValue } from './no-value.ts'
import { isSchemaObject } from './schema.ts'
import type { Resource, Resources, Target } from './schema-resources.ts'

/** The resource that a schema is in, and those that the way there led through, outermost first. */
interface Trail {
  resource: Resource
  through: readonly Resource[]
}

/** A schema and the way it was come by. */
export interface Located {
  schema: Schema
  trail: Trail
}

export interface Scope {
  /** A schema that everything else is inside of, or come by from. */
  start(schema: Schema): Located
  /** A schema met inside another. */
  inside(at: Located, schema: Schema): Located
  /** What the `$ref` or `$dynamicRef` of a schema points at; undefined if nothing is there. */
  find(at: Located, ref: string, dynamic?: boolean): Located | undefined
  /** The same; throws NoValue if nothing is there. */
  follow(at: Located, ref: string, dynamic?: boolean): Located
}

/** The scope of the schemas of a document. */
export function scopeOf(resources: Resources): Scope {
  const outermost: Trail = { resource: resources.document, through: [] }

  function enter({ schema, resource }: Target, trail: Trail): Located {
    const entered = isSchemaObject(schema) ? resources.of(schema, resource) : resource
    if (entered === trail.resource) return { schema, trail }
    return { schema, trail: { resource: entered, through: [...trail.through, entered] } }
  }

  function find({ trail }: Located, ref: string, dynamic = false): Located | undefined {
    const { resource, through } = trail
    const target = dynamic ? resources.dynamicTarget(ref, resource, through) : resources.target(ref, resource)
    return target && enter(target, trail)
  }

  return {
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
