/** The numbers that schemas admit together. */
import type { SchemaObject } from '../../document/openapi.ts'
import { inclusiveBound, int64Within } from '../meaning/decimal.ts'

export interface Bounds {
  min: number
  max: number
  minOpen: boolean
  maxOpen: boolean
  /** The bounds as written; bigints, if a double cannot hold them. */
  least: number | bigint
  most: number | bigint
  /** the values of `multipleOf` */
  steps: number[]
  whole: boolean
}

export const noBounds = (): Bounds => ({
  min: -Infinity,
  max: Infinity,
  minOpen: false,
  maxOpen: false,
  least: -Infinity,
  most: Infinity,
  steps: [],
  whole: false
})

/** Narrows bounds by the keywords of a schema. */
export function addBounds(bounds: Bounds, schema: SchemaObject): void {
  const { minimum, maximum, exclusiveMinimum, exclusiveMaximum, multipleOf, format } = schema
  const least = (limit: unknown, open: boolean) => {
    const min = inclusiveBound(limit, 1)
    if (min === undefined || min < bounds.min || (min === bounds.min && !open)) return
    Object.assign(bounds, { min, minOpen: open, least: limit })
  }
  const most = (limit: unknown, open: boolean) => {
    const max = inclusiveBound(limit, -1)
    if (max === undefined || max > bounds.max || (max === bounds.max && !open)) return
    Object.assign(bounds, { max, maxOpen: open, most: limit })
  }
  least(minimum, false)
  least(exclusiveMinimum, true)
  most(maximum, false)
  most(exclusiveMaximum, true)
  if (typeof multipleOf === 'number' && !bounds.steps.includes(multipleOf)) bounds.steps.push(multipleOf)
  if (format === 'int32' || format === 'int64') {
    const [low, high] = format === 'int32' ? [-(2 ** 31), 2 ** 31 - 1] : int64Within(bounds.min, bounds.max)
    least(low, false)
    most(high, false)
    bounds.whole = true
  }
}
