/** Parts of an example of a whole object or list, as examples of its members and items. */

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
