import { unresolvedKey } from './bundle.ts'
import type { Document, Referable } from './openapi.ts'
import { pointer, tokensOf, valueAt } from './pointer.ts'
import { isObject } from './walk.ts'

/** A value and its JSON pointer in the document. */
export interface Located<T> {
  value: T
  at: string
}

/** Follows a `$ref`, and chains of them; a value that is none comes back, with the pointer that was given for it. */
export type Resolve = <T>(value: Referable<T>, at?: string) => Located<T>

const maxChain = 100

/** Makes the resolver of a document. It throws an Error that names the `$ref` that leads nowhere. */
export function resolver(document: Document): Resolve {
  const known = new Map<string, Located<unknown>>()
  const follow = (ref: string): Located<unknown> => {
    let at = ref
    for (let hops = 0; hops < maxChain; hops++) {
      const value = at.startsWith('#') ? valueAt(document, at) : undefined
      if (value === undefined) throw new Error(`$ref ${JSON.stringify(at)} leads nowhere`)
      if (!isObject(value) || typeof value.$ref !== 'string') return { value, at: pointer('', ...tokensOf(at)) }
      at = value.$ref
    }
    throw new Error(`$ref ${JSON.stringify(ref)} leads in a circle`)
  }
  return <T>(value: Referable<T>, at = '') => {
    if (!isObject(value)) return { value, at } as Located<T>
    let found: Located<unknown> = { value, at }
    if (typeof value.$ref === 'string') {
      found = known.get(value.$ref) ?? follow(value.$ref)
      known.set(value.$ref, found)
    }
    if (isObject(found.value) && Object.hasOwn(found.value, unresolvedKey)) {
      throw new Error(String(found.value[unresolvedKey]))
    }
    return found as Located<T>
  }
}

/** What a part of a loaded document, or its reference, leads to; or why it leads nowhere. */
export function objectAt(
  resolve: Resolve,
  value: unknown,
  at: string
): Located<Record<string, unknown>> | { unresolved: string } {
  try {
    return resolve(value as Referable<Record<string, unknown>>, at)
  } catch (error) {
    return { unresolved: (error as Error).message }
  }
}
