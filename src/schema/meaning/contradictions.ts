/** Schemas that contradict themselves: the keywords that contradict the others are left out. */

import type { Schema, SchemaObject } from '../../document/openapi.ts'
import { textOf } from '../../document/places/text-of.ts'
import { bounds } from '../../document/versions/repair.ts'
import { list } from './json-values.ts'
import { withKeywords } from './repairs.ts'
import { isSchemaObject } from './schema.ts'
import type { RefTarget, Resources, SchemaResource } from './schema-resources.ts'

/** Returns a schema without impossible limits, and without parts of another type than the other parts. */
export function consistent(
  schema: SchemaObject,
  resource: SchemaResource,
  resources: Resources,
  notes: string[]
): SchemaObject {
  const changed: Record<string, unknown> = {}
  for (const [least, most] of bounds) {
    if ((schema[least] as number) > (schema[most] as number)) {
      // `repair.ts` has reported this.
      Object.assign(changed, { [least]: undefined, [most]: undefined })
    }
  }
  Object.assign(changed, withinReach(withKeywords(schema, changed), notes))
  if (isOutside(schema)) {
    changed.format = undefined
    notes.push(`its format ${schema.format} has no value within its other limits, so the format is ignored`)
  }
  return partsOfOneType(withKeywords(schema, changed), resource, resources, notes)
}

/** Returns the changes that make room between exclusive limits, for a step, and in a closed object. */
function withinReach(schema: SchemaObject, notes: string[]): Record<string, unknown> {
  const { exclusiveMinimum, exclusiveMaximum, multipleOf: step, minProperties } = schema
  const changed: Record<string, unknown> = {}
  const low = exclusiveMinimum ?? schema.minimum
  const high = exclusiveMaximum ?? schema.maximum
  const exclusive = exclusiveMinimum !== undefined || exclusiveMaximum !== undefined
  if (exclusive && (low as number) >= (high as number)) {
    const limits = { minimum: low, maximum: high }
    Object.assign(changed, { exclusiveMinimum: undefined, exclusiveMaximum: undefined })
    Object.assign(changed, low === high ? limits : { minimum: undefined, maximum: undefined })
    notes.push(`nothing is between its limits, so they are ${low === high ? 'included' : 'ignored'}`)
  } else if (hasNoMultiple(Number(low), Number(high), Number(step))) {
    changed.multipleOf = undefined
    notes.push(`no multiple of ${step} is between its limits, so multipleOf is ignored`)
  }
  const { properties = {}, patternProperties, additionalProperties } = schema
  const most = Object.values(properties).filter((one) => one !== false).length
  const alone = !['$ref', 'allOf', 'anyOf', 'oneOf'].some((keyword) => keyword in schema)
  if (alone && additionalProperties === false && patternProperties === undefined && (minProperties as number) > most) {
    changed.minProperties = undefined
    notes.push(`it admits no ${minProperties} properties, so minProperties is ignored`)
  }
  return changed
}

function hasNoMultiple(low: number, high: number, step: number): boolean {
  const slack = Math.max(1e-9, Math.abs(high / step) * 1e-15)
  return Math.floor(high / step + slack) < low / step - slack
}

/** The shortest and the longest text of formats, and the numbers of others. */
const extents: Record<string, [least: number, most: number] | undefined> = Object.assign(Object.create(null), {
  date: [10, 10],
  'date-time': [20, Infinity],
  time: [9, Infinity],
  uuid: [36, 45],
  ipv4: [7, 15],
  ipv6: [2, 45],
  email: [5, Infinity],
  int32: [-(2 ** 31), 2 ** 31 - 1]
} satisfies Record<string, [number, number]>)

/** Returns true if the limits of length or number admit no value of the format. */
function isOutside({ format, ...schema }: SchemaObject): boolean {
  const extent = extents[textOf(format)]
  if (extent === undefined) return false
  const [least, most] = format === 'int32' ? [schema.minimum, schema.maximum] : [schema.minLength, schema.maxLength]
  return (least as number) > extent[1] || (most as number) < extent[0]
}

function partsOfOneType(
  schema: SchemaObject,
  resource: SchemaResource,
  resources: Resources,
  notes: string[]
): SchemaObject {
  const parts = list(schema.allOf) as Schema[]
  if (parts.length === 0) return schema
  const all = parts.map((part) => typesOf(part, resource, resources))
  // Editors add `type: object` beside parts of another type.
  const own = schema.type === undefined ? undefined : list(schema.type)
  const habit = own?.join() === 'object' && schema.properties === undefined && all.some((types) => !meet(own, types))
  let types = habit ? undefined : own
  const kept = parts.filter((_, i) => {
    if (!meet(types, all[i])) return false
    types = common(types, all[i])
    return true
  })
  if (kept.length === parts.length && !habit) return schema
  notes.push(
    habit
      ? 'its type is none of those of its allOf, so it is ignored'
      : 'parts of its allOf are of another type than the others, so they are ignored'
  )
  return withKeywords(schema, { allOf: kept.length > 0 ? kept : undefined, ...(habit && { type: undefined }) })
}

/** Returns the types that a schema admits; undefined for any. */
function typesOf(schema: Schema, resource: SchemaResource, resources: Resources, depth = 0): unknown[] | undefined {
  if (!isSchemaObject(schema) || depth > 8) return undefined
  const inner: (RefTarget | undefined)[] = list(schema.allOf).map((part) => ({ schema: part as Schema, resource }))
  if (typeof schema.$ref === 'string') inner.push(resources.target(schema.$ref, resource))
  const own = schema.type === undefined ? undefined : list(schema.type)
  return inner.reduce<unknown[] | undefined>((types, part) => {
    const others = part && typesOf(part.schema, part.resource, resources, depth + 1)
    return meet(types, others) ? common(types, others) : types
  }, own)
}

const admits = (types: unknown[], type: unknown) =>
  types.includes(type) || (type === 'integer' && types.includes('number'))

function common(one: unknown[] | undefined, other: unknown[] | undefined): unknown[] | undefined {
  if (one === undefined || other === undefined) return one ?? other
  return [...new Set([...one.filter((type) => admits(other, type)), ...other.filter((type) => admits(one, type))])]
}

const meet = (one: unknown[] | undefined, other: unknown[] | undefined): boolean => common(one, other)?.length !== 0
