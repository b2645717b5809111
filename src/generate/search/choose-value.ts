/** Chooses one of the values of an `enum` or `const`. */

import type { Located } from '../../schema/meaning/scope.ts'
import { type Context, failure, fitsAll, type Place } from '../context/context.ts'
import { below } from '../lexicon/entity/random.ts'
import type { Shape } from '../shapes/shape.ts'

const mostValues = 1000

export function chosenValue(
  context: Context,
  shape: Shape,
  at: Place,
  n: number,
  conjuncts: readonly Located[]
): unknown {
  shape.derived.chosen ??= choicesOf(shape.values!.slice(0, mostValues), (value) => fitsAll(context, conjuncts, value))
  const { values, fit } = shape.derived.chosen
  // The nearest value is one of the set.
  if (values.length === 0 || (!fit && !context.effort.thrifty)) throw failure('none of its values is allowed', at)
  return values[(below(at.common, 'enum') + at.turn + n) % values.length]
}

/** Returns the values that fit, else all values; `null` only if it is the only one. */
function choicesOf(written: unknown[], fits: (value: unknown) => boolean): { values: unknown[]; fit: boolean } {
  const fitting = written.filter(fits)
  const values = fitting.length > 0 ? fitting : written
  const others = values.filter((one) => one !== null)
  return { values: others.length > 0 ? others : values, fit: fitting.length > 0 }
}
