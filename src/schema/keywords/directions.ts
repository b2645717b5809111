/**
 * The properties that a direction may leave out although they are required: those that are `readOnly` in requests and
 * `writeOnly` in responses, and in requests those that require themselves without end, since nobody can send them.
 */
import type { Schema } from '../../document/openapi.ts'
import { namesIn } from '../meaning/closed-parts.ts'
import { isEndless } from '../meaning/heights.ts'
import { list, pairs } from '../meaning/json-values.ts'
import { isSchema, isSchemaObject, partsOf } from '../meaning/schema.ts'
import type { Located, Scope } from '../meaning/scope.ts'
import type { Direction } from './rule.ts'

/** The keyword that takes a property out of a direction. */
const flags = { request: 'readOnly', response: 'writeOnly' } as const

type Exempt = ReadonlySet<string>
const none: Exempt = new Set()
const known = { request: new WeakMap<object, Exempt>(), response: new WeakMap<object, Exempt>() }

/** Returns the properties of a schema, its parts or alternatives that a direction may leave out. */
export function exemptNames(scope: Scope, at: Located, direction: Direction | undefined): Exempt {
  if (direction === undefined || !isSchemaObject(at.schema)) return none
  const remembered = known[direction].get(at.schema)
  if (remembered !== undefined) return remembered
  const found = new Set<string>()
  gather(scope, at, direction, found, new Set())
  const exempt = found.size > 0 ? found : none
  known[direction].set(at.schema, exempt)
  return exempt
}

function gather(scope: Scope, at: Located, direction: Direction, found: Set<string>, seen: Set<Schema>): void {
  const { schema } = at
  if (!isSchemaObject(schema) || seen.has(schema)) return
  seen.add(schema)
  for (const [name, property] of pairs(schema.properties)) {
    if (isSchema(property) && mayLack(scope, scope.inside(at, property), direction)) found.add(name)
  }
  for (const part of partsOf(schema)) gather(scope, scope.inside(at, part), direction, found, seen)
  for (const target of targetsOf(scope, at)) gather(scope, target, direction, found, seen)
}

const mayLack = (scope: Scope, property: Located, direction: Direction): boolean =>
  isExemptIn(scope, property, direction) || (direction === 'request' && isEndless(scope, property))

/** Tells whether a property is for the other direction, by itself, its reference or a part of its `allOf`. */
export function isExemptIn(scope: Scope, at: Located, direction: Direction | undefined, depth = 0): boolean {
  const { schema } = at
  if (direction === undefined || !isSchemaObject(schema) || depth > 8) return false
  if (schema[flags[direction]] === true) return true
  const parts = list(schema.allOf)
    .filter(isSchema)
    .map((part) => scope.inside(at, part))
  return [...parts, ...targetsOf(scope, at)].some((part) => isExemptIn(scope, part, direction, depth + 1))
}

function targetsOf(scope: Scope, at: Located): Located[] {
  const { $ref, $dynamicRef } = at.schema as { $ref?: unknown; $dynamicRef?: unknown }
  const fixed = typeof $ref === 'string' ? scope.find(at, $ref) : undefined
  const dynamic = typeof $dynamicRef === 'string' ? scope.find(at, $dynamicRef, true) : undefined
  return [fixed, dynamic].filter((target) => target !== undefined)
}

/** Returns the properties, or all items, of a value that some part of a schema names. */
export function knownNames(scope: Scope, { schema, trail }: Located, value: unknown): Iterable<string | number> {
  if (Array.isArray(value)) return value.keys()
  return namesIn(schema, trail.resource, scope.resources).names
}
