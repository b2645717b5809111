/** Sorts the schemas that contradict another one: those that a value may fit, the most natural ones first. */
import { keptFor } from '../../document/memoized.ts'
import type { Schema, SchemaObject } from '../../document/openapi.ts'
import { canonical, list } from '../../schema/meaning/json-values.ts'
import { isSchemaObject } from '../../schema/meaning/schema.ts'
import type { Located, Scope } from '../../schema/meaning/scope.ts'
import { type MergedView, rulesOf, viewOf } from '../../schema/views/merged-view.ts'

const natural = 0
const plain = 1
/** For a member that the chosen schemas do not name. */
const odd = 2

/** Returns those of the contraries of a schema that the schemas of a view leave possible; all without a view. */
export function possibleAmong(
  scope: Scope,
  view: MergedView | undefined,
  contraries: Schema[],
  at: Located
): Located[] {
  const from = isSchemaObject(at.schema) && at.schema.$ref !== undefined ? scope.follow(at, at.schema.$ref) : at
  const ranked = contraries.flatMap((schema) => {
    const rank = view !== undefined && isSchemaObject(schema) ? rankOf(scope, view, schema, from) : plain
    return rank === undefined ? [] : [{ way: scope.inside(from, schema), rank }]
  })
  return ranked.sort((one, other) => one.rank - other.rank).map(({ way }) => way)
}

/** Ranks a contrary; returns undefined if it contradicts the view. */
function rankOf(scope: Scope, view: MergedView, contrary: SchemaObject, from: Located): number | undefined {
  if (view.typed && contrary.type !== undefined && !list(contrary.type).some((type) => hasType(view, type)))
    return undefined
  const [member] = Object.entries(contrary.properties ?? {})
  if (member === undefined) return plain
  const [name, rule] = member
  if (rule === false) return view.object.required.has(name) ? undefined : natural
  const { not: other } = rule as SchemaObject
  return rankOfMember(scope, rulesOf(scope, view, name), scope.inside(from, other as Schema))
}

const viewIn = keptFor((scope: Scope) => keptFor((_: SchemaObject, at: Located) => viewOf(scope, [at])))

/** Returns the view of schemas that hold together; that of one schema is remembered. */
function viewFor(scope: Scope, rules: Located[]): MergedView {
  const [at] = rules as [Located]
  return rules.length === 1 && isSchemaObject(at.schema) ? viewIn(scope)(at.schema, at) : viewOf(scope, rules)
}

/** Ranks a member that must not fit a schema. */
function rankOfMember(scope: Scope, rules: Located[], other: Located): number | undefined {
  if (rules.length === 0) return odd
  const [own, theirs] = [viewFor(scope, rules), viewFor(scope, [other])]
  if (own.impossible !== undefined) return undefined
  const same = new Set(own.parts.map(({ schema }) => schema))
  if (theirs.parts.length > 0 && theirs.parts.every(({ schema }) => same.has(schema))) return undefined
  if (own.values !== undefined && theirs.values !== undefined) {
    const shared = new Set(theirs.values.map(canonical))
    return own.values.some((value) => !shared.has(canonical(value))) ? natural : undefined
  }
  if (theirs.values !== undefined) return natural
  if (!own.typed || own.types.some((type) => !theirs.types.includes(type))) return natural
  if (theirs.number.whole && !own.number.whole) return plain
  // The other schema admits all values of its type if it has no further keywords.
  return theirs.parts.some(({ schema }) => Object.keys(schema).some((key) => !remarks.has(key))) ? plain : undefined
}

const hasType = (view: MergedView, type: unknown): boolean => view.types.some((one) => one === type)

/** Keywords that say no more than the type of a value. */
const remarks = new Set(['type', '$ref', 'title', 'description', 'example', 'examples', 'default', 'deprecated'])
