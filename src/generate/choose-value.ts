/** Chooses one of the values of an `enum` or `const`. */

import { isOf } from '../schema/interpreter.ts'
import { type Context, failure, type Place } from './context.ts'
import { below } from './lexicon/random.ts'
import { readings } from './readings.ts'
import type { Shape } from './shapes/shape.ts'

/** Values of an `enum` that are looked at. */
const mostValues = 1000

/** `sole`: type and values are of one author, so that values of another type are a slip and no contradiction. */
export function chosenValue(
  context: Context,
  shape: Shape,
  at: Place,
  n: number,
  fits: (value: unknown) => boolean,
  sole: boolean
): unknown {
  shape.derived.chosen ??= choicesOf(shape, fits)
  const { values, fit } = shape.derived.chosen
  const slip = !fit && sole && !shape.uncertain && misread(shape)
  if (values.length === 0 || (!fit && !slip && !context.effort.thrifty))
    throw failure('none of its values is allowed', at)
  if (slip) context.misfits++
  return values[(below(at.common, 'enum') + at.turn + n) % values.length]
}

/** The values that fit, else those that can be read in the type, else all as they are written. */
function choicesOf(shape: Shape, fits: (value: unknown) => boolean): { values: unknown[]; fit: boolean } {
  const values = shape.values!.slice(0, mostValues)
  const good = values.filter(fits)
  if (good.length > 0) return { values: withoutNull(good), fit: true }
  const read = values.flatMap((value) =>
    readings(value)
      .filter((one) => isTyped(shape, one))
      .slice(0, 1)
  )
  const fitting = read.filter(fits)
  if (fitting.length > 0) return { values: fitting, fit: true }
  return { values: withoutNull(misread(shape) && read.length > 0 ? read : values), fit: false }
}

const isTyped = ({ types, number }: Shape, value: unknown): boolean =>
  types.some((type) => isOf(value, type)) && !(number.whole && typeof value === 'number' && !Number.isInteger(value))

/** None of the values has the type that is asked for. */
const misread = (shape: Shape): boolean => !shape.values!.some((value) => isTyped(shape, value))

function withoutNull(values: unknown[]): unknown[] {
  const others = values.filter((one) => one !== null)
  return others.length > 0 ? others : values
}
