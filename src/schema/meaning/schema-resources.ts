/**
 * Finds the schemas that references lead to (JSON Schema 2020-12 core, section 8.2). A reference is a JSON pointer,
 * which starts from the document, or the name of a schema: its `$id`, `$anchor` or `$dynamicAnchor`.
 */

import { isObject } from '../../document/json/is-object.ts'
import type { Schema, SchemaObject } from '../../document/openapi.ts'
import { tokensOf } from '../../document/places/pointer.ts'
import { isSchema } from './schema.ts'

/** A document, or a schema in it that has an `$id`. Anchors belong to a resource. */
export interface SchemaResource {
  uri: string
  root: unknown
  anchors: Map<string, Schema>
  dynamic: Map<string, Schema>
}

export interface RefTarget {
  schema: Schema
  resource: SchemaResource
}

export interface Resources {
  document: SchemaResource
  /** Returns the resource of a schema: its own if it has an `$id`, else the resource around it. */
  of: (schema: SchemaObject, around: SchemaResource) => SchemaResource
  /** Follows a `$ref` that stands in a resource; undefined if nothing is there. */
  target: (ref: string, from: SchemaResource) => RefTarget | undefined
  /** Follows a `$dynamicRef`. `through` are the resources on the way to it, outermost first. */
  dynamicTarget: (ref: string, from: SchemaResource, through: readonly SchemaResource[]) => RefTarget | undefined
}

/** Keywords that hold data. An `$id` in data is no name. */
export const dataKeywords: ReadonlySet<string> = new Set(['enum', 'const', 'default', 'example', 'examples'])

/** Returns the resources of a document. It is indexed when the first name, or reference to a name, is met. */
export function resourcesOf(root: unknown): Resources {
  const document = resource('standin:///document', root)
  const known = new Map<string, RefTarget | undefined>()
  let index: Index | undefined

  const indexed = (): Index => {
    index ??= indexOf(document)
    return index
  }

  const of = (schema: unknown, around: SchemaResource): SchemaResource =>
    (isObject(schema) && typeof schema.$id === 'string' && indexed().owners.get(schema)) || around

  /** Follows a pointer (RFC 6901). Returns the schema there with the innermost resource on the way. */
  function follow(home: SchemaResource, fragment: string): RefTarget | undefined {
    let [value, within] = [home.root, home]
    for (const token of tokensOf(fragment)) {
      if (typeof value !== 'object' || value === null || !Object.hasOwn(value, token)) return undefined
      value = (value as Record<string, unknown>)[token]
      within = of(value, within)
    }
    return isSchema(value) ? { schema: value, resource: within } : undefined
  }

  function fromDocument(fragment: string): RefTarget | undefined {
    if (!known.has(fragment)) known.set(fragment, follow(document, fragment))
    return known.get(fragment)
  }

  function target(ref: string, from: SchemaResource): RefTarget | undefined {
    const hash = ref.indexOf('#')
    const [uri, fragment] = hash < 0 ? [ref, ''] : [ref.slice(0, hash), ref.slice(hash)]
    if (fragment.startsWith('#/') && uri === '') return fromDocument(fragment) ?? follow(from, fragment)
    const home = uri === '' ? from : indexed().byUri.get(absolute(uri, from.uri).split('#')[0]!)
    if (home === undefined) return undefined
    if (fragment === '' || fragment === '#' || fragment.startsWith('#/')) return follow(home, fragment)
    indexed()
    const schema = home.anchors.get(decodeURIComponent(fragment.slice(1)))
    return schema === undefined ? undefined : { schema, resource: home }
  }

  return {
    document,
    target,
    of,
    dynamicTarget(ref, from, through) {
      indexed()
      const fixed = target(ref, from)
      const name = ref.slice(ref.indexOf('#') + 1)
      if (!fixed?.resource.dynamic.has(name)) return fixed
      const outermost = [document, ...through].find(({ dynamic }) => dynamic.has(name)) ?? fixed.resource
      return { schema: outermost.dynamic.get(name)!, resource: outermost }
    }
  }
}

/** The schemas with an `$id`: by URI, and by the schema itself. */
interface Index {
  byUri: Map<string, SchemaResource>
  owners: WeakMap<object, SchemaResource>
}

/** Finds every `$id` of a document, and sets the anchors of each resource. */
function indexOf(document: SchemaResource): Index {
  const index: Index = { byUri: new Map([[document.uri, document]]), owners: new WeakMap() }
  const open: [unknown, SchemaResource][] = [[document.root, document]]
  for (let next = open.pop(); next; next = open.pop()) {
    const [value, outer] = next
    if (Array.isArray(value)) for (const item of value) open.push([item, outer])
    if (!isObject(value)) continue
    const { $id, $anchor, $dynamicAnchor } = value
    const inner = typeof $id === 'string' ? resource(absolute($id, outer.uri).split('#')[0]!, value) : outer
    if (inner !== outer) {
      index.byUri.set(inner.uri, inner)
      index.owners.set(value, inner)
    }
    if (typeof $anchor === 'string') inner.anchors.set($anchor, value)
    if (typeof $dynamicAnchor === 'string') {
      inner.anchors.set($dynamicAnchor, value)
      inner.dynamic.set($dynamicAnchor, value)
    }
    for (const key of Object.keys(value)) if (!dataKeywords.has(key)) open.push([value[key], inner])
  }
  return index
}

function resource(uri: string, root: unknown): SchemaResource {
  return { uri, root, anchors: new Map(), dynamic: new Map() }
}

function absolute(ref: string, base: string): string {
  try {
    return new URL(ref, base).href
  } catch {
    return ref
  }
}
