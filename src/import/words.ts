/** Joins words to names, as programs have them. */
import { singular } from '../generate/lexicon/words/singular.ts'
import { wordsOf } from '../resources/model/names.ts'

export const singularEnd = (words: readonly string[]): string[] => [
  ...words.slice(0, -1),
  ...words.slice(-1).map(singular)
]

/** Returns true for a name whose last word is a plural. */
export function isPlural(name: string): boolean {
  const last = wordsOf(name).at(-1) as string
  return singular(last) !== last
}

export const pascal = (words: readonly string[]): string =>
  words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join('')

export const camel = ([first = '', ...more]: readonly string[]): string => first + pascal(more)

/** Returns a name that is not taken: with a number, if it must be. */
export function numbered(name: string, taken: ReadonlySet<string>): string {
  if (!taken.has(name)) return name
  let number = 2
  while (taken.has(`${name}${number}`)) number++
  return `${name}${number}`
}
