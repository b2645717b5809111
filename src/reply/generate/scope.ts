/** Following `$ref` and `$dynamicRef`: by the document's own resolver, and by `$id`, `$anchor`, `$dynamicAnchor`. */
import type { Schema, SchemaObject } from '../../contract/openapi.ts'
import { valueAt } from '../../contract/pointer.ts'
import { isSchema, isSchemaObject } from '../../contract/schema.ts'
import { NoValue } from './novalue.ts'

/** A schema with a base URI of its own (`$id`), or the document. */
interface Resource {
  uri: string
  root: Schema | undefined
  anchors: Map<string, Schema>
  dynamicAnchors: Map<string, Schema>
}

/** The resources entered on the way to a schema, innermost first (what `$dynamicRef` looks through). */
interface Trail {
  resource: Resource
  outer: Trail | undefined
}

/** A schema and the way it was come by. */
export interface Located {
  schema: Schema
  trail: Trail | undefined
}

export interface Scope {
  /** A schema met inside another. */
  inside(at: Located, schema: Schema): Located
  /** What the `$ref` or `$dynamicRef` of a schema points at; undefined if nothing is there. */
  find(at: Located, ref: string, dynamic?: boolean): Located | undefined
  /** The same; throws NoValue if nothing is there. */
  follow(at: Located, ref: string, dynamic?: boolean): Located
}

const lists = ['allOf', 'anyOf', 'oneOf', 'prefixItems']
const maps = ['properties', 'patternProperties', 'dependentSchemas', '$defs', 'definitions', 'dependencies']
const singles = [
  'additionalProperties',
  'unevaluatedProperties',
  'unevaluatedItems',
  'propertyNames',
  'items',
  'contains',
  'not',
  'if',
  'then',
  'else'
]
const nowhere = 'standin:/document'

/** The scope of one schema, whose references outside itself `resolve` follows. */
export function scopeOf(root: Schema, resolve: (ref: string) => Schema): Scope {
  const document: Resource = { uri: nowhere, root: undefined, anchors: new Map(), dynamicAnchors: new Map() }
  const resources = new Map<string, Resource>([[nowhere, document]])
  const homes = new Map<SchemaObject, Resource>()

  function scan(schema: unknown, home: Resource): void {
    if (!isSchemaObject(schema) || homes.has(schema)) return
    let resource = home
    if (typeof schema.$id === 'string') {
      const uri = join(schema.$id, home.uri)
      resource = { uri, root: schema, anchors: new Map(), dynamicAnchors: new Map() }
      if (!resources.has(uri)) resources.set(uri, resource)
    }
    homes.set(schema, resource)
    const { $anchor, $dynamicAnchor } = schema
    if (typeof $anchor === 'string') resource.anchors.set($anchor, schema)
    if (typeof $dynamicAnchor === 'string') {
      resource.anchors.set($dynamicAnchor, schema)
      resource.dynamicAnchors.set($dynamicAnchor, schema)
    }
    for (const key of singles) scan(schema[key], resource)
    for (const key of lists) if (Array.isArray(schema[key])) for (const part of schema[key]) scan(part, resource)
    for (const key of maps)
      if (isSchemaObject(schema[key])) for (const part of Object.values(schema[key])) scan(part, resource)
  }
  scan(root, document)

  function enter(schema: Schema, outer: Trail | undefined): Located {
    const resource = isSchemaObject(schema) ? (homes.get(schema) ?? document) : document
    return { schema, trail: outer?.resource === resource ? outer : { resource, outer } }
  }

  // why a reference leads nowhere, where the document knows
  const lost = new Map<string, string>()

  function fromDocument(ref: string): Schema | undefined {
    try {
      const found = resolve(ref)
      scan(found, document)
      return found
    } catch (error) {
      lost.set(ref, (error as Error).message)
      return undefined
    }
  }

  function find(home: Resource, ref: string): Schema | undefined {
    const hash = ref.indexOf('#')
    const fragment = hash === -1 ? '' : ref.slice(hash)
    const address = hash === -1 ? ref : ref.slice(0, hash)
    const resource = address === '' ? home : resources.get(join(address, home.uri))
    if (resource === undefined) return undefined
    if (fragment === '' || fragment === '#' || fragment.startsWith('#/')) {
      const inside = valueAt(resource.root ?? root, fragment)
      if (isSchema(inside)) scan(inside, resource)
      return isSchema(inside) ? inside : undefined
    }
    return resource.anchors.get(decodeURIComponent(fragment.slice(1)))
  }

  function target(at: Located, ref: string, dynamic = false): Located | undefined {
    const home = at.trail!.resource
    const found =
      home === document && ref.startsWith('#/')
        ? (fromDocument(ref) ?? find(home, ref))
        : (find(home, ref) ?? fromDocument(ref))
    if (found === undefined) return undefined
    const here = enter(found, at.trail)
    const name = ref.slice(ref.indexOf('#') + 1)
    if (!dynamic || !isSchemaObject(found) || found.$dynamicAnchor !== name) return here
    let outermost: Schema = found
    for (let { trail } = here; trail !== undefined; trail = trail.outer) {
      outermost = trail.resource.dynamicAnchors.get(name) ?? outermost
    }
    return enter(outermost, at.trail)
  }

  return {
    inside: (at, schema) => enter(schema, at.trail),
    find: target,
    follow(at, ref, dynamic) {
      const found = target(at, ref, dynamic)
      if (found === undefined) throw new NoValue(lost.get(ref) ?? `nothing is at ${ref}`, '')
      return found
    }
  }
}

/** The first place of a scope. */
export function start(scope: Scope, schema: Schema): Located {
  return scope.inside({ schema, trail: undefined }, schema)
}

function join(ref: string, base: string): string {
  try {
    return new URL(ref, base).href.replace(/#$/, '')
  } catch {
    return ref
  }
}
