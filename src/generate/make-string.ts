/** Makes texts. */

import { contentOf } from './content.ts'
import { type Context, type Place, sceneOf } from './context.ts'
import { below } from './lexicon/random.ts'
import type { Shape } from './shapes/shape.ts'
import { textOf } from './texts/text.ts'

export function makeString(context: Context, shape: Shape, at: Place): string {
  const { plans } = context
  /** The value that a text of JSON holds. */
  const inner = () => {
    const { schema = plans.scope.start({ type: 'object' }) } = shape.content
    const inside = { ...at, parent: at, step: '/contentSchema', depth: at.depth + 1, example: undefined }
    return context.valueOf(plans.intern([schema]), inside)
  }
  return textOf(
    shape,
    context.check,
    (seed) => sceneOf(context, shape, at, seed),
    below(at.seed, 'text'),
    contentOf(shape.content, at.seed, inner)
  )
}
