/** The language that a document's names are in, where it is not English. */

import { keptFor } from '../../document/memoized.ts'
import { pairs } from '../../schema/meaning/json-values.ts'
import type { Resources } from '../../schema/meaning/schema-resources.ts'
import { snake } from '../lexicon/entity/scene.ts'
import { type Language, languageOf } from '../lexicon/words/languages.ts'

/** The most names that are looked at: they tell enough of a document. */
const mostNames = 100

/** Returns the language of a document's names; undefined for English. */
export const documentLanguage = keptFor(({ document }: Resources): Language | undefined => {
  const names = new Set<string>()
  for (const [, schema] of pairs(Object(Object(document.root).components).schemas)) {
    for (const [name] of pairs(Object(schema).properties)) names.add(snake(name))
    if (names.size > mostNames) break
  }
  return languageOf([...names])
})
