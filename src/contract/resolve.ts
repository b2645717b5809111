import { isObject } from '../document/json/is-object.ts'
import type { Document, Referable, Schema } from '../document/openapi.ts'
import { pointer, tokensOf, valueAt } from '../document/places/pointer.ts'
import { unresolvedKey } from '../document/references/settle.ts'
import type { Resources } from '../schema/meaning/schema-resources.ts'

/** A value and its JSON pointer in the document. */
export interface LocatedValue<T> {
  value: T
  at: string
}

/** Follows a `$ref`, and chains of them. Returns any other value with the given pointer. */
export type Resolve = <T>(value: Referable<T>, at?: string) => LocatedValue<T>

/**
 * Returns the schema at a `$ref`. It may be a reference itself, which is not followed: the keywords beside it count
 * (JSON Schema 2020-12 core, section 8.2.3.1). Throws an Error that names the `$ref` that leads nowhere.
 */
export function schemaIn({ document, target }: Resources): (ref: string) => Schema {
  return (ref) => {
    const found = target(ref, document)
    if (found === undefined) throw nowhere(ref)
    refuseUnresolved(found.schema)
    return found.schema
  }
}

const nowhere = (ref: string): Error => new Error(`$ref ${JSON.stringify(ref)} leads nowhere`)

/** Returns the value at a `$ref`. Throws an Error if there is none. */
function valueIn(document: Document, ref: string): unknown {
  const value = ref.startsWith('#') ? valueAt(document, ref) : undefined
  if (value === undefined) throw nowhere(ref)
  refuseUnresolved(value)
  return value
}

/** Throws an Error with the reason that the bundler left in place of a broken reference. */
function refuseUnresolved(value: unknown): void {
  if (isObject(value) && Object.hasOwn(value, unresolvedKey)) throw new Error(String(value[unresolvedKey]))
}

const maxChain = 100

/** Makes the resolver of a document. It throws an Error that names the `$ref` that leads nowhere. */
export function resolver(document: Document): Resolve {
  const known = new Map<string, LocatedValue<unknown>>()
  const follow = (ref: string): LocatedValue<unknown> => {
    let at = ref
    for (let hops = 0; hops < maxChain; hops++) {
      const value = valueIn(document, at)
      if (!isObject(value) || typeof value.$ref !== 'string') return { value, at: pointer('', ...tokensOf(at)) }
      at = value.$ref
    }
    throw new Error(`$ref ${JSON.stringify(ref)} leads in a circle`)
  }
  return <T>(value: Referable<T>, at = '') => {
    if (!isObject(value)) return { value, at } as LocatedValue<T>
    let found: LocatedValue<unknown> = { value, at }
    if (typeof value.$ref === 'string') {
      found = known.get(value.$ref) ?? follow(value.$ref)
      known.set(value.$ref, found)
    }
    refuseUnresolved(found.value)
    return found as LocatedValue<T>
  }
}

/** Follows a reference. Returns undefined if it leads nowhere; reading the document has reported that. */
export function followed<T>(resolve: Resolve, value: Referable<T>, at?: string): T | undefined {
  try {
    return resolve(value, at).value
  } catch {
    return undefined
  }
}

/** Returns a part of a loaded document, its reference followed; or the reason why the reference leads nowhere. */
export function objectAt(
  resolve: Resolve,
  value: unknown,
  at: string
): LocatedValue<Record<string, unknown>> | { unresolved: string } {
  try {
    return resolve(value as Referable<Record<string, unknown>>, at)
  } catch (error) {
    return { unresolved: (error as Error).message }
  }
}
