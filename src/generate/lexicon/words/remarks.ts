/** Makes descriptions that name the thing they are about. */

import { memoized } from '../../../document/memoized.ts'
import type { Maker } from '../entity/scene.ts'
import { row, sentence } from './makers.ts'
import { people } from './names-of-things.ts'
import { remarks } from './plain-words.ts'

/** Makes a sentence about the thing; about nothing in particular where no plain word says what it is. */
export const remark: Maker<string> = (scene) => {
  const thing = thingOf(`${scene.subject}\n${scene.hint}`)
  if (thing === undefined) return sentence(scene)
  const text = row(remarks, scene).replace('{}', thing)
  return text.slice(0, 1).toUpperCase() + text.slice(1)
}

/** The words behind "description of the", else those of the object's own name. */
const thingOf = memoized(
  (place): string | undefined => {
    const [subject = '', hint = ''] = place.split('\n')
    const [, said] = described.exec(hint) ?? []
    const noun = said ?? subject.replace(ends, '').replaceAll('_', ' ')
    return plain.test(noun) && !vague.test(noun) && !people.test(noun.replaceAll(' ', '_')) ? noun : undefined
  },
  2000,
  500
)

const described =
  /\b(?:descriptions?|summary|details?|overview|explanation|purpose) (?:of|for|about) (?:the |this |an? |each )?([a-z][a-z -]{1,28}[a-z])(?=\s*$|[.,;:(])/
const ends =
  /_(response|request|dto|schema|model|details?|summary|out|read|view|entity|compact|record|info|ref|reference|base|object|resource|data|input|output|result|attributes|properties|metadata|meta|v\d+)$/
/** One to three words of letters. */
const plain = /^[a-z]{3,16}(?: [a-z]{2,16}){0,2}$/
const vague =
  /^(?:(?:the|an?|this) )?(?:data|items?|results?|response|request|object|entity|resource|attributes|properties|metadata|meta|info|information|content|body|value|values|elements?|entries|entry|records?|rows?|list|details?|description|type|included|get|post|put|patch|create|update)\b|^[a-z]+ed$/
