/**
 * Where the references of schemas lead (JSON Schema 2020-12 core, section 8.2): JSON pointers, and the schemas that
 * name themselves with `$id`, `$anchor` and `$dynamicAnchor`.
 */
import type { Schema, SchemaObject } from './openapi.ts'
import { valueAt } from './pointer.ts'
import { isSchema } from './schema.ts'
import { isObject } from './walk.ts'

/** A document, or a schema inside one that has an `$id`: what the pointers and anchors of references start from. */
export interface Resource {
  uri: string
  root: unknown
  anchors: Map<string, Schema>
  dynamic: Map<string, Schema>
}

export interface Target {
  schema: Schema
  resource: Resource
}

export interface Resources {
  /** the document itself */
  document: Resource
  /** the resource that a schema belongs to: its own where it has an `$id`, else the one it was met in */
  of: (schema: SchemaObject, metIn: Resource) => Resource
  /** where a `$ref` leads, or undefined */
  target: (ref: string, from: Resource) => Target | undefined
  /** where a `$dynamicRef` leads for one who came through these resources, outermost first */
  dynamicTarget: (ref: string, from: Resource, through: Resource[]) => Target | undefined
}

/** Keywords whose values are data, in which `$id` names nothing. */
const data = new Set(['enum', 'const', 'default', 'example', 'examples'])

/** The resources of a document. It is walked only when the first reference is met that is no pointer. */
export function resourcesOf(root: unknown): Resources {
  const document = resource('standin:///document', root)
  let index: { byUri: Map<string, Resource>; owners: WeakMap<object, Resource> } | undefined

  function indexed() {
    if (index) return index
    index = { byUri: new Map([[document.uri, document]]), owners: new WeakMap() }
    const open: [unknown, Resource][] = [[root, document]]
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
      for (const key of Object.keys(value)) if (!data.has(key)) open.push([value[key], inner])
    }
    return index
  }

  function target(ref: string, from: Resource): Target | undefined {
    const hash = ref.indexOf('#')
    const fragment = hash < 0 ? '' : ref.slice(hash)
    const home = hash === 0 ? from : indexed().byUri.get(absolute(ref, from.uri).split('#')[0]!)
    if (!home) return undefined
    if (fragment !== '' && fragment !== '#' && !fragment.startsWith('#/')) {
      indexed()
      return found(home.anchors.get(fragment.slice(1)), home)
    }
    // pointers from inside a schema with an $id are often written as from the document
    return found(valueAt(home.root, fragment), home) ?? found(valueAt(root, fragment), document)
  }

  const found = (schema: unknown, resource: Resource) => (isSchema(schema) ? { schema, resource } : undefined)

  return {
    document,
    target,
    of: (schema, metIn) => (typeof schema.$id === 'string' && indexed().owners.get(schema)) || metIn,
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

function resource(uri: string, root: unknown): Resource {
  return { uri, root, anchors: new Map(), dynamic: new Map() }
}

function absolute(ref: string, base: string): string {
  try {
    return new URL(ref, base).href
  } catch {
    return ref
  }
}
