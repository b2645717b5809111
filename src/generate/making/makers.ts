/** One maker for each type of JSON. */

import type { Type } from '../../schema/meaning/json-values.ts'
import { type Context, type Place, sceneOf } from '../context/context.ts'
import { below, random } from '../lexicon/entity/random.ts'
import { meansNumber } from '../lexicon/trades/meanings.ts'
import type { Shape } from '../shapes/shape.ts'
import { makeArray } from './make-array.ts'
import { makeNumber } from './make-number.ts'
import { makeObject } from './make-object.ts'
import { makeString } from './make-string.ts'

/**
 * Makes the n-th value of a place. `thin`: optional members may be left out, since one of them may prevent a value that
 * fits.
 */
export type TypeMaker = (context: Context, shape: Shape, at: Place, n: number, thin: boolean) => unknown

export const makers: Record<Type, TypeMaker> = {
  null: () => null,
  boolean: (_context, _shape, at, n) => isLikely(at) !== (n % 2 === 1),
  number: makeNumber,
  string: makeString,
  array: makeArray,
  object: makeObject
}

/** Tells whether a flag is rather true: an answer says that what was asked for was done. */
const isLikely = (at: Place): boolean =>
  (at.depth === 1 && goodNews.test(at.name)) || random(below(at.common, at.turn)).next() < 0.5
const goodNews = /^(is_?)?(success|successful|succeeded|ok)$/

/** Returns the type of the n-th try; `null` comes last. */
export function typeAt(context: Context, shape: Shape, at: Place, n: number): Type {
  const { types, typed } = shape
  if (types.length === 1) return types[0]!
  let order = types
  if (order.includes('null')) order = [...order.filter((type) => type !== 'null'), 'null']
  if (!typed) {
    const first = at.name === '' && at.depth === 0 ? 'object' : typeSaid(context, shape, at)
    if (order.includes(first)) order = [first, ...order.filter((type) => type !== first)]
  }
  return order[n % order.length]!
}

/** Returns the type that the example or the name of an untyped property speaks of; a text where none does. */
function typeSaid(context: Context, shape: Shape, at: Place): Type {
  const shown = shape.examples.find((one) => one !== null)
  if (typeof shown === 'number' || typeof shown === 'boolean') return typeof shown as Type
  if (shown !== undefined) return 'string'
  const scene = sceneOf(context, shape, at, at.seed)
  if (flags.test(scene.name)) return 'boolean'
  if (maps.test(scene.name) && !/\b(string|text)\b/.test(scene.hint)) return 'object'
  return vectors.test(scene.name) || meansNumber(scene) ? 'number' : 'string'
}

const flags =
  /^(is|has|can|should|allows?|enables?|includes?|was|are|does|uses?|requires?)_|(^|_)(enabled|disabled|allowed|required|visible|verified)$/
/** Lists of numbers, by whose names their items go. */
const vectors = /(^|_)(bbox|bounding_box|coordinates|vector|embedding|centroid)s?$/
const maps =
  /(^|_)(metadata|propert(y|ies)|settings?|options?|config(uration)?|data|payload|context|param(eter)?s|attributes|stats|extra|custom|preferences|headers)$/
