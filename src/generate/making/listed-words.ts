/** Makes lists of words and numbers like the list of an example: some of these, in its order. */

import { keptForBoth } from '../../document/memoized.ts'
import type { Located } from '../../schema/meaning/scope.ts'
import { type Context, fitsAll, type Place } from '../context/context.ts'
import { below, random } from '../lexicon/entity/random.ts'
import { formOf } from '../lexicon/forms/forms.ts'
import { singular } from '../lexicon/words/singular.ts'
import { readings } from '../shapes/readings.ts'
import type { Shape } from '../shapes/shape.ts'

/** Texts of letters: no numbers, addresses or identifiers, which differ from list to list. */
const worded = /^\p{L}(?!.*:\/\/)(?!\S*\d\S*\d\S*\d)[^@]*$/u

/** Codes of languages and media types, which are words too. */
const codes = /^[a-z]{2}(?:[-_][A-Za-z]{2})?$|^[a-z]+\/[\w.+-]+$/

/** Returns some of the words that the example of a list has; undefined for a list without such an example. */
export function wordsLike(
  context: Context,
  shape: Shape,
  at: Place,
  rules: readonly Located[]
): (string | number)[] | undefined {
  if (at.example !== undefined) return undefined
  const words = wordsOf(shape, at.name, (one) => fitsAll(context, rules, one))
  const least = Math.max(1, shape.array.min)
  const most = Math.min(words.length, shape.array.max)
  if (most < least) return undefined
  const stream = random(below(at.seed, 'words'))
  let left = stream.int(least, most)
  return words.filter((_, i) => {
    const isTaken = stream.next() * (words.length - i) < left
    if (isTaken) left--
    return isTaken
  })
}

/** Returns the words or numbers of the example of a list that other lists may have; none if each has its own. */
const wordsOf = keptForBoth(({ examples }: Shape, name: string, fits: (one: unknown) => boolean) => {
  const listed = [...examples, ...examples.flatMap(readings)].find((one): one is unknown[] => Array.isArray(one)) ?? []
  const isOne = isPlural(name) && listed.every(Number.isInteger) ? () => true : (one: unknown) => isWord(one, name)
  const fit = listed.every((one) => isOne(one) && fits(one))
  return fit ? [...new Set(listed as (string | number)[])] : []
})

const isWord = (one: unknown, name: string): boolean =>
  typeof one === 'string' && worded.test(one) && (codes.test(one) || formOf(one, name) === undefined)

/** Tells whether a list is of several things, of which it may have more or fewer: not the numbers of one thing. */
const isPlural = (name: string): boolean => {
  const plain = name.replace(/_(array|list|set)$/, '')
  return singular(plain) !== plain && !measures.test(plain)
}
const measures = /(^|_)(coord\w*|bounds|dimensions|colou?rs|positions|vectors|embeddings|axes|axis|margins|weights)$/
