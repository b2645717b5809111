/** Finds words of the document's own for a text: in its examples, elsewhere in the document, or the name of its object. */

import { random, seedOf } from '../lexicon/entity/random.ts'
import type { Maker, Scene } from '../lexicon/entity/scene.ts'
import { formOf } from '../lexicon/forms/forms.ts'
import { matched, quotedValue } from '../lexicon/vocabulary/defined-values.ts'
import { vocabularies } from '../lexicon/vocabulary/run-rules.ts'
import { textsOf } from '../lexicon/words/makers.ts'
import { singular } from '../lexicon/words/singular.ts'
import type { Shape } from '../shapes/shape.ts'
import { isOfPlace } from './like-example.ts'

/** Returns an example as a text: authors write the digits of a text as a number. */
export const written = (example: unknown): string =>
  typeof example === 'string' ? example : typeof example === 'number' ? String(example) : ''

/** Returns the words of several examples, which are some of a vocabulary. */
export const wordsShown = ({ examples }: Shape, { name }: Scene): string[] | undefined =>
  examples.length > 1 &&
  vocabularies.test(name) &&
  examples.every((one) => /^[\p{L}_][\p{L}\p{N}_-]*$/u.test(written(one)))
    ? examples.map(written)
    : undefined

/** Returns the words that the document lists elsewhere, for a member that no maker knows better. */
export function wordsElsewhere(scene: Scene, shown: string | undefined, meant: Maker<string> | undefined) {
  if (meant !== undefined && textsOf(meant) === undefined && !vocabularies.test(scene.name)) return undefined
  const words = scene.wordsElsewhere?.()
  return shown === undefined || words?.includes(shown) ? words : undefined
}

/** The description of a word for the object itself: the kind of an object, or of a node in a tree of syntax. */
const kindOf =
  /^(?:the |a )?(?:type|kind|name|class) of (?:this |the |an? )?(?:[\w-]+ )?(node|object|resource|entity)[.\s]*$/i

const pascal = (noun: string): string => noun.replace(/(^|_)[a-z]/g, (letter) => letter.slice(-1).toUpperCase())

const quotedWords = new RegExp(quotedValue, 'g')

/** Returns the word for the object itself, or the example where it is a word of a vocabulary. */
export function ownWord(
  scene: Scene,
  example: string | undefined,
  description: string,
  named: Maker<string> | undefined
): string[] | undefined {
  const { name, subject } = scene
  const noun = subject.replace(/_(response|request|dto|schema|model|object|resource)$/, '')
  if (example === undefined) {
    const quoted = vocabularies.test(name) ? matched(description, quotedWords) : []
    if (quoted.length === 1 && singular(quoted[0]!.toLowerCase()) === noun) return quoted
    const [, kind] = kindOf.exec(description) ?? []
    if (noun === '' || (description !== '' && kind === undefined)) return undefined
    if (kind === 'node') return [pascal(noun)]
    if (kind !== undefined) return name === 'type' ? [noun] : undefined
    if (/^(object|resource_type|object_type)$/.test(name)) return [noun]
    return name === 'typename' ? [pascal(noun)] : undefined
  }
  if (
    !/^(?!.*(?:19|20)\d\d)[\p{L}_][\p{L}\p{N}_.:-]*$/u.test(example) ||
    !vocabularies.test(name.replace(/_(name|label)$/, ''))
  )
    return undefined
  // The code of a country is none of the document's own words.
  if (/^[a-z]{2}$/.test(example) && formOf(example, name) !== undefined) return undefined
  if (named !== undefined && isOfPlace(named, scene)) return undefined
  const isAmongNamed = (turn: number) =>
    named?.({ ...scene, turn, random: random(seedOf(example)) }).toLowerCase() === example.toLowerCase()
  const isThing = singular(example.toLowerCase()) === noun || description.includes(example)
  // The lexicon has more words where it has this one too.
  return !isThing && [0, 1, 2, 3, 4, 5].some((turn) => isAmongNamed(turn)) ? undefined : [example]
}
