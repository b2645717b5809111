/** Gives members and items a part of the example of their object or list, and its description. */

import { isSchemaObject } from '../../schema/meaning/schema.ts'
import type { Located, Scope } from '../../schema/meaning/scope.ts'

/** Keywords by which a schema says itself what its values are like. */
const says = ['example', 'examples', 'default', 'const', 'enum', 'x-faker'] as const

/** The most references that are followed to find out. */
const mostSteps = 5

/** Tells whether a schema, or one that it refers to, has an example or values of its own. */
function isTold(scope: Scope, at: Located): boolean {
  let one: Located | undefined = at
  for (let step = 0; step < mostSteps && one !== undefined; step++) {
    const { schema }: Located = one
    if (!isSchemaObject(schema)) return false
    if (says.some((keyword) => schema[keyword] !== undefined)) return true
    one = typeof schema.$ref === 'string' ? scope.find(one, schema.$ref) : undefined
  }
  return false
}

/** Adds the part of an outer example to the schemas of a member, unless they have one of their own. */
export function withExample(scope: Scope, rules: Located[], outer: Located | undefined, part: unknown): Located[] {
  if (part === undefined || part === null || outer === undefined || rules.length === 0) return rules
  return rules.some((one) => isTold(scope, one)) ? rules : [...rules, scope.inside(outer, { example: part })]
}

/** Adds the description of a list to the schemas of its texts and numbers, unless these say anything themselves. */
export function withDescription(scope: Scope, rules: Located[], list: Located): Located[] {
  const { description } = list.schema as { description?: unknown }
  const [only, ...others] = rules
  if (typeof description !== 'string' || only === undefined || others.length > 0) return rules
  const { schema } = only
  if (!isSchemaObject(schema) || !/^(string|number|integer)$/.test(String(schema.type))) return rules
  if (['description', 'title', 'format', 'pattern', ...says].some((keyword) => keyword in schema)) return rules
  return [only, scope.inside(list, { description })]
}
