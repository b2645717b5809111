/** Compares alternatives as they are written. They overlap if an ordinary value of one also fits the other. */
import { canonical } from '../meaning/json-values.ts'
import type { Located, Scope } from '../meaning/scope.ts'
import { type MergedView, rulesOf, viewOf } from '../views/merged-view.ts'

/** Tells whether an ordinary value of one schema fits the other, or the other way round. */
export const overlap = (scope: Scope, one: MergedView, other: MergedView): boolean =>
  covers(scope, one, other) || covers(scope, other, one)

const deepest = 4

/** Returns true if values with all members that a schema names seem to fit another one too. */
function covers(scope: Scope, outer: MergedView, inner: MergedView): boolean {
  if (!outer.typed || !inner.typed || isOpenEnded(outer) || has(inner, 'anyOf', 'oneOf')) return false
  if (!inner.types.some((type) => outer.types.includes(type))) return false
  if (!valuesMeet(outer, inner) || !textCovers(outer, inner) || !numberCovers(outer, inner)) return false
  const { array, object } = outer
  if (array.unique || object.names.length > 0 || object.min > inner.object.min || array.min > inner.array.min)
    return false
  if (array.max < inner.array.max || object.max < inner.object.max) return false
  const named = new Set(inner.parts.flatMap(({ schema }) => Object.keys(schema.properties ?? {})))
  for (const name of inner.object.required) named.add(name)
  if ([...object.required].some((name) => !named.has(name))) return false
  return [...named].every((name) => compatible(scope, rulesOf(scope, outer, name), rulesOf(scope, inner, name)))
}

/** Returns true if a schema has keywords that cannot be compared. */
function isOpenEnded(view: MergedView): boolean {
  return view.impossible !== undefined || view.dependents.length > 0 || has(view, 'anyOf', 'oneOf', 'if', 'not')
}

const has = ({ parts }: MergedView, ...keywords: string[]): boolean =>
  parts.some(({ schema }) => keywords.some((keyword) => schema[keyword] !== undefined))

function valuesMeet({ values: outer }: MergedView, { values: inner }: MergedView): boolean {
  if (outer === undefined) return true
  const texts = new Set(outer.map(canonical))
  return inner?.some((value) => texts.has(canonical(value))) ?? false
}

function textCovers({ text: outer, values }: MergedView, { text: inner }: MergedView): boolean {
  if (values !== undefined) return true
  const same = (these: string[], those: string[]) => these.every((one) => those.includes(one))
  return (
    outer.min <= inner.min &&
    outer.max >= inner.max &&
    same(outer.patterns, inner.patterns) &&
    same(outer.formats, inner.formats)
  )
}

function numberCovers({ number: outer, values }: MergedView, { number: inner }: MergedView): boolean {
  if (values !== undefined) return true
  return (
    outer.min <= inner.min &&
    outer.max >= inner.max &&
    (!outer.whole || inner.whole) &&
    outer.steps.every((step) => inner.steps.includes(step))
  )
}

/** Returns true unless the types and values of two groups of schemas exclude each other. */
function compatible(scope: Scope, outer: Located[], inner: Located[], depth = 0): boolean {
  if (outer.some(({ schema }) => schema === false)) return false
  if (depth > deepest || outer.length === 0) return true
  const both = viewOf(scope, [...outer, ...inner])
  if (both.impossible !== undefined) return false
  if (both.object.required.size === 0) return true
  const [mine, theirs] = [viewOf(scope, outer), viewOf(scope, inner)]
  return [...both.object.required].every((name) =>
    compatible(scope, rulesOf(scope, mine, name), rulesOf(scope, theirs, name), depth + 1)
  )
}
