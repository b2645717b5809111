/** Makes lists of words like the list of an example: some of its words, in its order. */

import type { Located } from '../schema/meaning/scope.ts'
import { type Context, fitsAll, type Place } from './context.ts'
import { below, random } from './lexicon/entity/random.ts'
import { formOf } from './lexicon/forms/forms.ts'
import type { Shape } from './shapes/shape.ts'

/** Texts of letters: no numbers, addresses or identifiers, which differ from list to list. */
const worded = /^\p{L}(?!.*:\/\/)(?!\S*\d\S*\d\S*\d)[^@]*$/u

/** Codes of languages and media types, which are words too. */
const codes = /^[a-z]{2}(?:[-_][A-Za-z]{2})?$|^[a-z]+\/[\w.+-]+$/

/** Returns some of the words that the example of a list has; undefined for a list without such an example. */
export function wordsLike(context: Context, shape: Shape, at: Place, rules: readonly Located[]): string[] | undefined {
  if (at.example !== undefined) return undefined
  shape.derived.words ??= wordsOf(context, shape, at.name, rules)
  const words = shape.derived.words
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

function wordsOf(context: Context, { examples }: Shape, name: string, rules: readonly Located[]): string[] {
  const words = examples.find((one): one is unknown[] => Array.isArray(one)) ?? []
  const areWords = words.every(
    (word) =>
      typeof word === 'string' &&
      worded.test(word) &&
      (codes.test(word) || formOf(word, name) === undefined) &&
      fitsAll(context, rules, word)
  )
  return areWords ? [...new Set(words as string[])] : []
}
