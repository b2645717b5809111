/** One maker for each type of JSON. */

import type { Type } from '../schema/meaning/json-values.ts'
import type { Context, Place } from './context.ts'
import { below, random } from './lexicon/entity/random.ts'
import { makeArray } from './make-array.ts'
import { makeNumber } from './make-number.ts'
import { makeObject } from './make-object.ts'
import { makeString } from './make-string.ts'
import type { Shape } from './shapes/shape.ts'

/**
 * Makes the n-th value of a place. `thin`: optional members may be left out, since one of them may prevent a value that
 * fits.
 */
export type TypeMaker = (context: Context, shape: Shape, at: Place, n: number, thin: boolean) => unknown

export const makers: Record<Type, TypeMaker> = {
  null: () => null,
  boolean: (_context, _shape, at, n) => random(below(at.common, at.turn)).next() < 0.5 !== (n % 2 === 1),
  number: makeNumber,
  string: makeString,
  array: makeArray,
  object: makeObject
}

/** Returns the type of the n-th try; `null` comes last. */
export function typeAt({ types, typed }: Shape, at: Place, n: number): Type {
  if (types.length === 1) return types[0]!
  let order = types
  if (order.includes('null')) order = [...order.filter((type) => type !== 'null'), 'null']
  if (!typed) {
    // Without a type, a property is a text and a whole body an object.
    const first = at.name === '' && at.depth === 0 ? 'object' : 'string'
    if (order.includes(first)) order = [first, ...order.filter((type) => type !== first)]
  }
  return order[n % order.length]!
}
