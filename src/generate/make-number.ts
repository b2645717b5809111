/** Makes numbers within the bounds of the schema, by the name or the description if these have a meaning. */

import { type Context, failure, type Place, sceneOf } from './context.ts'
import { numberHints } from './lexicon/descriptions.ts'
import { anyInteger, anyNumber } from './lexicon/fallbacks.ts'
import { nameIndex } from './lexicon/name-index.ts'
import { numberNames } from './lexicon/number-names.ts'
import { below, random } from './lexicon/random.ts'
import type { Range } from './lexicon/range.ts'
import type { Scene } from './lexicon/scene.ts'
import { numberWithin } from './numbers.ts'
import type { Shape } from './shapes/shape.ts'

/** The range of a number, or the maker of it. */
type Clue = Range | ((scene: Scene) => number)

export function makeNumber(context: Context, shape: Shape, at: Place): number | bigint {
  const { number } = shape
  const scene = sceneOf(context, shape, at, below(at.seed, 'number'))
  const value = numberWithin(number, rangeOf(shape, scene), random(below(at.seed, 'digits')))
  if (value === undefined) throw failure('no number is within its minimum and maximum', at)
  return value
}

/** Returns the believable range. Its ends are integers if the number is one. */
function rangeOf(shape: Shape, scene: Scene): Range {
  const { number } = shape
  const clue = clueOf(shape, scene)
  if (typeof clue === 'function') {
    const exact = clue(scene)
    return [exact, exact, 6]
  }
  if (!number.whole) return clue ?? bounded(number)
  const [low, high] = clue ?? anyInteger
  return [Math.ceil(low), Math.max(Math.ceil(low), Math.floor(high)), 0]
}

function bounded({ min, max }: Shape['number']): Range {
  return Number.isFinite(min) && Number.isFinite(max) ? [min, max, max - min < 0.1 ? 6 : 2] : anyNumber
}

const names = nameIndex(numberNames)

interface Clues {
  name: string
  subject: string
  beside: readonly string[]
  clue: Clue | undefined
}

/** Looked up once for all objects of a list. */
const clues = new WeakMap<Shape, Clues>()

function clueOf(shape: Shape, scene: Scene): Clue | undefined {
  const { name, subject, beside } = scene
  let found = clues.get(shape)
  if (found?.name !== name || found.subject !== subject || found.beside !== beside) {
    const described = numberHints.find(([rule]) => rule.test(scene.hint))
    found = { name, subject, beside, clue: names.find(scene) ?? described?.[1] }
    clues.set(shape, found)
  }
  return found.clue
}
