/** Finds the depth of the smallest value of each schema, so that recursion ends by the shortest way. */

import { keptFor } from '../../document/memoized.ts'
import type { Schema, SchemaObject } from '../../document/openapi.ts'
import { list } from './json-values.ts'
import { isSchema, isSchemaObject } from './schema.ts'
import type { Located, Scope } from './scope.ts'

/** Returns the least depth of a value: 0 for a scalar, Infinity for an endless recursion. */
export type Height = (at: Located) => number

const loopsIn = keptFor((scope: Scope) => heightsIn(scope, 0))

/** Tells whether a schema requires itself without end, so that it has no value. */
export const isEndless = (scope: Scope, at: Located): boolean => loopsIn(scope)(at) === Infinity

/** The schemas that one schema's height depends on. */
interface Node {
  /** Parts of the same value, which all have to hold. */
  parts: Node[]
  /** Alternatives; one of them has to hold. */
  branches: Node[][]
  /** Values inside, which have to be there. */
  inner: Node[]
  height: number
}

/** The most schemas that are looked at for one height. Further ones count as scalars. */
const mostNodes = 20_000

/** Returns the heights in a scope. `ofNothing` is that of a schema that admits nothing, or leads nowhere. */
export function heightsIn(scope: Scope, ofNothing = Infinity): Height {
  const nodes = new WeakMap<object, Node>()
  const scalar: Node = { parts: [], branches: [], inner: [], height: 0 }
  const nothing: Node = { ...scalar, height: ofNothing }

  return (at) => {
    if (typeof at.schema === 'boolean') return at.schema ? 0 : ofNothing
    const known = nodes.get(at.schema)
    if (known !== undefined) return known.height
    const added: Node[] = []
    const root = nodeOf(at, added)
    settle(added)
    return root.height
  }

  /** Adds the node of a schema and all that it depends on. A queue, since schemas may be nested deeply. */
  function nodeOf(at: Located, added: Node[]): Node {
    const open: [Located, Node][] = []
    const link = (one: Located): Node => {
      if (typeof one.schema === 'boolean') return one.schema ? scalar : nothing
      let node = nodes.get(one.schema)
      if (node === undefined) {
        if (added.length >= mostNodes) return scalar
        node = { parts: [], branches: [], inner: [], height: Infinity }
        nodes.set(one.schema, node)
        added.push(node)
        open.push([one, node])
      }
      return node
    }
    const root = link(at)
    for (let next = open.pop(); next !== undefined; next = open.pop()) fill(next[1], next[0], link)
    return root
  }

  function fill(node: Node, at: Located, link: (at: Located) => Node): void {
    const schema = at.schema as SchemaObject
    const inside = (part: unknown) => (isSchema(part) ? [link(scope.inside(at, part))] : [])
    // An enum or `null` is a scalar, even beside keywords of objects.
    if ('const' in schema || Array.isArray(schema.enum) || list(schema.type).includes('null')) {
      node.height = 0
      return
    }
    if (typeof schema.$ref === 'string') node.parts.push(...referred(at, schema.$ref, link))
    node.parts.push(...list(schema.allOf).flatMap(inside))
    for (const ways of [schema.anyOf, schema.oneOf]) {
      if (Array.isArray(ways)) node.branches.push(ways.flatMap(inside))
    }
    if (isSchemaObject(schema.properties)) {
      for (const name of list(schema.required)) {
        if (typeof name === 'string' && Object.hasOwn(schema.properties, name))
          node.inner.push(...inside((schema.properties as Record<string, Schema>)[name]))
      }
    }
    if (typeof schema.minItems === 'number' && schema.minItems > 0) {
      node.inner.push(...inside(schema.items), ...list(schema.prefixItems).flatMap(inside))
    }
  }

  function referred(at: Located, ref: string, link: (at: Located) => Node): Node[] {
    const target = scope.find(at, ref)
    return [target === undefined ? nothing : link(target)]
  }
}

/** Lets heights fall until none of them falls further. */
function settle(nodes: readonly Node[]): void {
  for (let moved = true; moved; ) {
    moved = false
    for (const node of nodes) {
      if (node.height === 0) continue
      const height = Math.max(
        0,
        ...node.parts.map((part) => part.height),
        ...node.branches.map((ways) => Math.min(...ways.map((way) => way.height))),
        ...node.inner.map((inner) => inner.height + 1)
      )
      if (height >= node.height) continue
      node.height = height
      moved = true
    }
  }
}
