/** Makes texts. */

import { type Context, type Place, sceneOf } from '../context/context.ts'
import { below } from '../lexicon/entity/random.ts'
import { mayLink, noteLink } from '../links/links.ts'
import { withOwnPicture } from '../links/pictures.ts'
import type { Shape } from '../shapes/shape.ts'
import { makeText } from '../texts/text.ts'
import { type Content, contentOf, contentSaid } from './content.ts'
import { exampleWithKey } from './outer-keys.ts'

export function makeString(context: Context, shape: Shape, at: Place): string {
  try {
    return textFor(context, shape, at)
  } catch (error) {
    const text = withLess(shape.text)
    if (!context.effort.thrifty || text === undefined) throw error
    const made = makeString(context, { ...shape, derived: {}, text }, at)
    context.misfits++
    return made
  }
}

/** Returns limits without one that contradicts the others: the format says the least, and the longest length the most. */
function withLess(text: Shape['text']): Shape['text'] | undefined {
  if (text.formats.length > 0) return { ...text, formats: [] }
  if (text.patterns.length > 0) return { ...text, patterns: [] }
  return text.min > text.max ? { ...text, min: 0 } : undefined
}

function textFor(context: Context, shape: Shape, at: Place): string {
  const text = withOwnPicture(context, shape, at, plainTextFor(context, shape, at))
  // Other members that have no text are no links.
  if (text !== '' && mayLink(context, shape, at)) noteLink(context, text, { at, shape })
  return text
}

function plainTextFor(context: Context, shape: Shape, at: Place): string {
  const content = contentSaid(shape, at.name)
  const isPlain = content.mediaType === '' && content.encoding === ''
  return makeText(
    shape,
    context.check,
    (seed) => sceneOf(context, shape, at, seed),
    below(at.seed, 'text'),
    isPlain ? exampleWithKey(shape, at) : contained(context, content, at)
  )
}

/** The text that the content keywords describe. */
function contained(context: Context, content: Content, at: Place): string | undefined {
  const { plans } = context
  return contentOf(content, at.seed, () => {
    const { schema = plans.scope.start({ type: 'object' }) } = content
    const inside = { ...at, parent: at, step: '/contentSchema', depth: at.depth + 1, example: undefined }
    return context.valueOf(plans.intern([schema]), inside)
  })
}
