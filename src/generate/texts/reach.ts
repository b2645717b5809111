/** Tells how far an example says more than what is known of its kind of text. */

import type { Maker, Scene } from '../lexicon/entity/scene.ts'
import { spelledLike, textsOf } from '../lexicon/words/makers.ts'
import { isInvented, isKnownKind, isName, thingName } from '../lexicon/words/names-of-things.ts'
import { sampleOf } from './like-example.ts'

/** The objects in which an example stands in place of a maker's texts, since it says more of the thing. */
type Reach = 'all' | 'first' | 'none'

/** Names of makes, which come in words of their own: a vocabulary without the example is of other things. */
const makes =
  /(^|_)(model|brand|make|manufacturer|vendor|engine|edition|variant|trim|species|breed|plan|tier|platform|codec|product_line)(_name)?$/

/** Labels of up to three words. */
const labelled = /^[\p{L}\d][\p{L}\d.+-]*( [\p{L}\d.+-]+){0,2}$/u

export function reachOf(maker: Maker<string>, shown: string, scene: Scene): Reach {
  const known = textsOf(maker)
  if (labelled.test(shown) && known !== undefined && makes.test(scene.name))
    return known.some((one) => one.toLowerCase() === shown.toLowerCase()) ? 'none' : 'all'
  const sample = sampleOf(maker, scene)
  // An invented slug is less than a word of the document's own.
  if (/^[a-z]+-[a-z]+$/.test(sample) && /^[a-z]{3,}$/.test(shown)) return isName.test(scene.name) ? 'first' : 'all'
  const isSentence = /\w \w+.*[.!?]$/.test(sample)
  if (isSentence && labelled.test(shown) && shown.length < 24 && !shown.endsWith('.')) return 'all'
  const isProse = isSentence && / .* /.test(shown)
  // A phrase of its own form says more than sentences about nothing.
  if (/ .* .* /.test(shown) && (isSentence ? !/^\p{Lu}/u.test(shown) : isOtherList(maker, shown, scene)))
    return isCalled(scene.name) || /\d/.test(shown) ? 'first' : 'all'
  return isProse || isLabel(maker, scene) || isOtherList(maker, shown, scene) ? 'first' : 'none'
}

/**
 * Tells whether a maker takes phrases from a list that has not the example: that is of another field. The facts of the
 * object (its city, say) are no list.
 */
function isOtherList(named: Maker<string>, shown: string, scene: Scene): boolean {
  const sample = sampleOf(named, scene)
  if (!shown.includes(' ') || !sample.includes(' ')) return false
  if (sampleOf(named, { ...scene, entity: scene.entity.other(3) }) !== sample) return false
  return [1, 2, 3, 4, 5].every((turn) => sampleOf(named, { ...scene, turn }) !== shown)
}

/** Tells whether a maker knows no more of the thing than that it has a name. */
const isLabel = (named: Maker<string>, scene: Scene): boolean =>
  isInvented(scene) && sampleOf(named, scene) === sampleOf(thingName, scene)

/** Tells whether a maker names a thing of which not even the kind is known. */
export const isUnknown = (named: Maker<string> | undefined, scene: Scene): boolean =>
  named !== undefined && !isKnownKind(scene) && isLabel(named, scene)

/** Returns the example for the first object of a list, and names of the lexicon for the others. */
export const shownFirst =
  (example: string, named: Maker<string>): Maker<string> =>
  (here) =>
    here.turn === 0 ? example : spelledLike(named(here), example)

/**
 * Returns a maker of names like an example, which the first object of a list has: others have names of their kind, or
 * the example with their number behind it. Returns undefined for texts that are no names of several words.
 */
export function apart(example: string, scene: Scene, head: string, named?: Maker<string>): Maker<string> | undefined {
  const { name } = scene
  const isHead = /(^|_)(name|title)$/.test(head) && !/type|kind|status|state/.test(name)
  const [, sign] = /^[^\s_-]+(?:([ _-])[^\s_-]+){1,6}(?<![.\d])$/u.exec(example) ?? []
  if (!(isCalled(name) || isHead) || sign === undefined) return undefined
  if (named !== undefined && !isUnknown(named, scene)) return shownFirst(example, named)
  return ({ turn }) => (turn === 0 ? example : `${example}${sign}${(turn % 100) + 1}`)
}

/** Tells whether a name is that of what a thing is called: no two things of a list are called the same. */
const isCalled = (name: string): boolean =>
  isName.test(name) ||
  /(?<!(?:first|last|middle|given|family|type|status|country|currency|file|host|user))_name$/.test(name)
