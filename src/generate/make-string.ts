/** Makes texts. */

import { contentOf } from './content.ts'
import { type Context, type Place, sceneOf } from './context.ts'
import { below } from './lexicon/entity/random.ts'
import { mayLink } from './links.ts'
import { withOwnPicture } from './pictures.ts'
import type { Shape } from './shapes/shape.ts'
import { makeText } from './texts/text.ts'

export function makeString(context: Context, shape: Shape, at: Place): string {
  try {
    return textFor(context, shape, at)
  } catch (error) {
    const { text } = shape
    if (!context.effort.thrifty || text.formats.length === 0) throw error
    // Beside a pattern or lengths that no text of the format has, the format says the least.
    context.misfits++
    return textFor(context, { ...shape, derived: {}, text: { ...text, formats: [] } }, at)
  }
}

function textFor(context: Context, shape: Shape, at: Place): string {
  const text = withOwnPicture(context, shape, at, plainTextFor(context, shape, at))
  if (mayLink(context, shape, at)) context.links = (context.links ?? new Map()).set(text, { at, shape })
  return text
}

function plainTextFor(context: Context, shape: Shape, at: Place): string {
  const { mediaType, encoding } = shape.content
  return makeText(
    shape,
    context.check,
    (seed) => sceneOf(context, shape, at, seed),
    below(at.seed, 'text'),
    mediaType === '' && encoding === '' ? undefined : content(context, shape, at)
  )
}

/** The text that the content keywords describe. */
function content(context: Context, { content }: Shape, at: Place): string | undefined {
  const { plans } = context
  return contentOf(content, at.seed, () => {
    const { schema = plans.scope.start({ type: 'object' }) } = content
    const inside = { ...at, parent: at, step: '/contentSchema', depth: at.depth + 1, example: undefined }
    return context.valueOf(plans.intern([schema]), inside)
  })
}
