/** Takes over examples and defaults that fit, as written or in another type, and parts of those that do not. */

import { isOf } from '../../schema/meaning/json-values.ts'
import type { Located } from '../../schema/meaning/scope.ts'
import { type Context, fitsAll, type Place } from '../context/context.ts'
import { snake } from '../lexicon/entity/scene.ts'
import { holdsPlaceholder, isPlaceholder } from '../shapes/placeholders.ts'
import { readings } from '../shapes/readings.ts'
import type { Shape } from '../shapes/shape.ts'

/** A value for the place, or parts to make it from. */
interface Taken {
  value?: unknown
  part?: unknown
}

/** Finds the example of a place, or the default if examples are not used. */
export function exampleFor(
  context: Context,
  shape: Shape,
  at: Place,
  conjuncts: readonly Located[]
): Taken | undefined {
  const fits = (value: unknown) => fitsAll(context, conjuncts, value)
  if (!context.wish.examples) {
    return at.turn === 0 && shape.defaults.length > 0 ? defaultFor(shape, at, fits) : undefined
  }
  const written = writtenFor(shape, at)
  if (written.length === 0) return undefined
  const value = fittingOf(shape, written, fits)
  if (value !== undefined && holdsPlaceholder(value, at.name)) return { part: value }
  if (value !== undefined) {
    context.exemplary ||= !shape.defaults.includes(value)
    return { value }
  }
  return keptOf(context, shape, at, written[0])
}

/** Returns the first value that fits, as it is written or else in another reading. */
function fittingOf({ types }: Shape, written: unknown[], fits: (value: unknown) => boolean): unknown {
  const plain = written.find(fits)
  if (plain !== undefined) return plain
  // Reading a value of the right type differently would change its meaning.
  const misread = written.filter((value) => !types.some((type) => isOf(value, type)))
  return misread.flatMap(readings).find(fits)
}

/** Returns the examples of a place, the preferred one first. */
function writtenFor(shape: Shape, at: Place): unknown[] {
  const { example } = at
  const turn = turnOf(at)
  const isValue = (one: unknown) => !isPlaceholder(one, at.name) && !(isText(one) && isForm(one, at.name))
  const own = example === undefined || !isValue(example) ? [] : [example]
  const shown = shape.examples.filter(isValue)
  // An example of the outer object wins over the schema's own.
  if (typeof example === 'object' && example !== null) return own
  return turn === 0 ? [...own, ...shown, ...shape.defaults] : [...own, ...shown.slice(turn, turn + 1)]
}

/**
 * Returns the turn of a place in the lists of the value: an example that is asked for is that of any row. Lists inside
 * further rows have none of the examples.
 */
function turnOf(at: Place): number {
  if (!at.listed) return 0
  for (let one: Place | undefined = at; one !== undefined; one = one.parent)
    if (one.step === '/items' && one.parent?.listed === true && one.parent.turn > 0) return Number.POSITIVE_INFINITY
  return at.turn
}

const isText = (one: unknown): one is string => typeof one === 'string'

/** Tells whether a text is the name of its member, or the template of a link. */
const isForm = (text: string, name: string): boolean =>
  (name.length > 3 && text.length < 60 && snake(text) === name && !states.test(name)) ||
  (linked.test(name) && /\{\w{1,40}\}/.test(text))

/** Names that may be words of their own. */
const states = /^(other|none|default|unknown|custom|general|user|users|admin|public|private|object|string)$/
/** Names of links to one thing or page, which are no templates. */
const linked = /^(self|href|link|related|next|prev|previous|first|last|canonical)$/

/** Keeps the fitting parts of an example, or the whole example if its type is another. */
function keptOf(context: Context, shape: Shape, at: Place, written: unknown): Taken | undefined {
  if (written === null || shape.values !== undefined) return undefined
  const own = at.example !== undefined
  if (!own && (turnOf(at) > 0 || written !== shape.examples[0])) return undefined
  if (shape.types.some((type) => isOf(written, type))) return own ? undefined : { part: written }
  if (typeof written === 'object' && !Array.isArray(written) && shape.types[0] === 'array') return { part: [written] }
  // Only the fitting parts of an example of the whole are kept; an example of this value stays as its author wrote it.
  if (context.wish.example !== undefined) return undefined
  context.exemplary = true
  context.misfits++
  return { value: written }
}

/** Returns the default of a place. An empty list or object is not used for a whole body. */
function defaultFor(shape: Shape, at: Place, fits: (value: unknown) => boolean): Taken {
  const written = shape.defaults.filter((one) => at.depth > 0 || saysSomething(one))
  return { value: fittingOf(shape, written, fits) }
}

function saysSomething(value: unknown): boolean {
  if (typeof value === 'object' && value !== null) return Object.keys(value).length > 0
  return value !== '' && value !== null
}
