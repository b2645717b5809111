/** Finds the members of objects of a shape, and the schemas that each must fit. */

import type { Interpreter } from '../../schema/interpreter.ts'
import { isExemptIn } from '../../schema/keywords/directions.ts'
import { lentTo } from '../../schema/meaning/closed-parts.ts'
import { pairs } from '../../schema/meaning/json-values.ts'
import { isSchemaObject } from '../../schema/meaning/schema.ts'
import { isLost, type Located } from '../../schema/meaning/scope.ts'
import { rulesOf as propertyRules } from '../../schema/views/merged-view.ts'
import { type Context, fitsAll } from '../context/context.ts'
import { examplesElsewhere } from '../context/examples-elsewhere.ts'
import { seedOf } from '../lexicon/entity/random.ts'
import { snake } from '../lexicon/entity/scene.ts'
import { isOfEvent } from '../lexicon/relations/events.ts'
import { withExample } from '../shapes/inherited.ts'
import type { Member, Shape, ShapeMembers } from '../shapes/shape.ts'

/** Names of envelopes, which say nothing about the value. */
export const wrapper =
  /^$|^(data|results?|items?|records?|rows|entries|elements|nodes|response|payload|body|list|content|attributes)$/

/** Returns the members that the schemas of an object declare, in the order of writing. */
export function declaredMembers(context: Context, shape: Shape): ShapeMembers {
  const { direction } = context.wish
  shape.derived.members ??= { response: undefined, request: undefined }
  const known = shape.derived.members[direction]
  if (known !== undefined) return known
  const { object } = shape
  const declared = new Set<string>()
  for (const { schema } of object.parts) {
    // A closed schema that lets the properties of other parts in does not declare them.
    const lent = lentTo(schema)
    for (const [name] of pairs(schema.properties)) if (!lent.includes(name)) declared.add(name)
  }
  for (const name of object.required) declared.add(name)
  const borrowed = borrowedBy(shape, declared)
  const members: ShapeMembers = { list: [], omitted: [], plain: [...declared].map(snake), mandatory: 0, optional: 0 }
  for (const name of declared) {
    if (borrowed.has(name)) continue
    const must = object.required.has(name) || object.wanted.has(name)
    if (must) members.mandatory++
    else members.optional++
    const rules = memberRules(context, shape, name)
    if (hidden(context, rules)) members.omitted.push(name)
    else members.list.push(memberOf(context, shape, name, rules, must))
  }
  shape.derived.members[direction] = members
  return members
}

const none: ReadonlySet<string> = new Set()

/** Returns the names to leave out: a closed schema does not admit them as written, and the object has others. */
function borrowedBy({ object, choices }: Shape, declared: ReadonlySet<string>): ReadonlySet<string> {
  const { lent, required } = object
  const strict = [...required].every((name) => !lent.has(name))
  const others = choices.some((size) => size > 1) || [...declared].some((name) => !lent.has(name))
  return strict && others ? lent : none
}

export function memberOf(context: Context, shape: Shape, name: string, rules: Located[], must: boolean): Member {
  const { object } = shape
  const plain = snake(name)
  const barred = object.absent.has(name) || !isNamed(context.check, shape, name)
  const { scope } = context.plans
  const isNull = exampleAt(shape, name) === null
  const isNone = rules.some(saysNull)
  const excluded =
    rules.some((one) => one.schema === false || isLost(scope, one)) || (isNone && !fitsAll(context, rules, null))
  return {
    name,
    step: `/properties/${name}`,
    plain,
    hash: seedOf(name),
    rules,
    must,
    barred,
    excluded,
    blank: (isNone || (isNull && !isOfEvent(plain) && rules.some(hasParts))) && fitsAll(context, rules, null),
    wraps: wrapper.test(plain)
  }
}

/** Tells whether a description says that there is no value: "No longer used, always null." */
const saysNull = ({ schema }: Located): boolean =>
  isSchemaObject(schema) &&
  typeof schema.description === 'string' &&
  /\balways (?:be |is )?`?null\b|^\W*never set\b/i.test(schema.description)

/** Tells whether a schema may be that of an object. */
export const hasParts = ({ schema }: Located): boolean =>
  isSchemaObject(schema) && ['properties', '$ref', 'allOf', 'anyOf', 'oneOf'].some((keyword) => keyword in schema)

/** Tells whether `propertyNames` admits a name. */
export function isNamed(check: Interpreter, { object }: Shape, name: string): boolean {
  return object.names.every((rule) => check.fits(rule, name))
}

/** Returns what the first object among the examples has for a member. */
export function exampleAt({ examples }: Shape, name: string): unknown {
  const whole = examples.find(isSchemaObject)
  return whole !== undefined && Object.hasOwn(whole, name) ? whole[name] : undefined
}

/** Returns what an example beside the schemas of bodies has for a member. */
function partElsewhere({ wish }: Context, { object }: Shape, name: string): unknown {
  const shown = examplesElsewhere(wish.resources)
  const whole = object.parts.map(({ schema }) => shown.get(schema)).find((one) => one && Object.hasOwn(one, name))
  return whole?.[name]
}

/** Returns the schemas that the value of a member has to fit. */
export function memberRules(context: Context, shape: Shape, name: string): Located[] {
  shape.derived.rules ??= new Map()
  let rules = shape.derived.rules.get(name)
  if (rules === undefined) {
    const { scope } = context.plans
    const own = propertyRules(scope, shape.object, name)
    const part = exampleAt(shape, name) ?? partElsewhere(context, shape, name)
    rules = context.plans.intern(withExample(scope, own, shape.object.parts[0], part))
    shape.derived.rules.set(name, rules)
  }
  return rules
}

/**
 * Tells whether the direction of the message leaves a member out: `writeOnly` in a response, `readOnly` in a request.
 */
export function hidden({ plans, wish }: Context, rules: readonly Located[]): boolean {
  return rules.some((one) => isExemptIn(plans.scope, one, wish.direction))
}
