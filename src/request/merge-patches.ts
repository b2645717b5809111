/** The check of JSON Merge Patches (RFC 7396): a null removes a member, whatever type the schema has for its value. */
import type { Schema } from '../document/openapi.ts'
import { pointer } from '../document/places/pointer.ts'
import type { Checker, Violation } from '../schema/validator.ts'

/** Checks a patch. Passes over nulls that its schema does not admit, where they are members of an object. */
export function checkPatch(checker: Checker, schema: Schema, patch: unknown): Violation[] {
  const check = (value: unknown) => checker.check(schema, value, 'request')
  const violations = check(patch)
  if (violations.length === 0) return violations
  const named = new Set(violations.map(({ at }) => at))
  const others = check(withoutNulls(patch, '', named))
  // A violation inside of an alternative may name only the object around the null.
  return others.length > 0 && check(withoutNulls(patch, '')).length === 0 ? [] : others
}

/** Returns a value without the members that are null, or without those at some pointers. */
function withoutNulls(value: unknown, at: string, named?: ReadonlySet<string>): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value
  const kept = Object.entries(value).flatMap(([name, inner]): [string, unknown][] => {
    const here = pointer(at, name)
    const isRemoval = inner === null && (named === undefined || named.has(here))
    return isRemoval ? [] : [[name, withoutNulls(inner, here, named)]]
  })
  return Object.fromEntries(kept)
}
