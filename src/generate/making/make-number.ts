/** Makes numbers within the bounds of the schema, by the name or the description if these have a meaning. */

import { type Context, failure, type Place, sceneOf } from '../context/context.ts'
import { below, random } from '../lexicon/entity/random.ts'
import type { Range } from '../lexicon/entity/range.ts'
import type { Scene } from '../lexicon/entity/scene.ts'
import { anyInteger, anyNumber } from '../lexicon/fallbacks.ts'
import { keptForScene } from '../shapes/kept-for-scene.ts'
import type { Shape } from '../shapes/shape.ts'
import { numberClue } from '../texts/number-clues.ts'
import { numberWithin } from './numbers.ts'

export function makeNumber(context: Context, shape: Shape, at: Place, n: number): number | bigint {
  const { number } = shape
  const scene = sceneOf(context, shape, at, below(at.seed, 'number'))
  const digits = random(below(at.seed, 'digits'))
  const value = numberWithin(number, rangeOf(shape, scene, n), digits)
  if (value !== undefined) return value
  if (!context.effort.thrifty) throw failure('no number is within its minimum and maximum', at)
  context.misfits++
  const near = numberWithin({ ...number, steps: [] }, rangeOf(shape, scene, n), digits)
  return near ?? (number.whole && typeof number.least === 'number' ? Math.ceil(number.least) : number.least)
}

/** Returns the believable range. Its ends are integers if the number is one. */
function rangeOf(shape: Shape, scene: Scene, n: number): Range {
  const { number } = shape
  const clue = clueOf(shape, scene)
  if (typeof clue === 'function') {
    const exact = number.whole ? Math.round(clue(scene)) : clue(scene)
    return [exact, exact, Number.isInteger(exact) ? 0 : 6]
  }
  if (!number.whole) return clue ?? bounded(shape, n)
  const [low, high, places] = clue ?? anyInteger
  return [Math.ceil(low), Math.max(Math.ceil(low), Math.floor(high)), Math.min(0, places)]
}

function bounded({ number: { min, max }, text }: Shape, n: number): Range {
  if (Number.isFinite(min) && Number.isFinite(max)) return [min, max, max - min < 0.1 ? 6 : 2]
  // Authors call numbers that count things so too. Another try is for schemas that admit no integer.
  return n > 0 || text.formats.some((format) => fractional.test(format)) ? anyNumber : anyInteger
}
const fractional = /^(float|double|decimal)/

/** Looked up once for all objects of a list. */
const clueOf = keptForScene((shape, scene) => numberClue({ ...shape, whole: shape.number.whole }, scene))
