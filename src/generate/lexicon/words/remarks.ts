/** Makes descriptions that name the thing they are about. */

import { memoized } from '../../../document/memoized.ts'
import type { Maker, Scene } from '../entity/scene.ts'
import { row, sentence } from './makers.ts'
import { people } from './names-of-things.ts'
import { plainNoun } from './plain-noun.ts'
import { jobs, remarks } from './plain-words.ts'

/** Makes what somebody tells of himself. */
export const bio: Maker<string> = (scene) =>
  `${row(jobs, scene)} in ${scene.entity.place.city}. Likes hiking, strong coffee and good books.`

/** Makes a sentence about the thing; about nothing in particular where no plain word says what it is. */
export const remark: Maker<string> = (scene) => {
  const thing = thingOf(`${scene.subject}\n${scene.hint}`)
  if (thing === undefined) return (isOfPerson(scene) ? bio : sentence)(scene)
  const text = row(remarks, scene).replace('{}', thing)
  return text.slice(0, 1).toUpperCase() + text.slice(1)
}

const isOfPerson = ({ name, subject }: Scene): boolean =>
  people.test(subject) && /^(about|summary|description|overview)$/.test(name)

/** Returns the words behind "description of the", else those of the object's own name. */
const thingOf = memoized(
  (place): string | undefined => {
    const [subject = '', hint = ''] = place.split('\n')
    const [, said] = described.exec(hint) ?? []
    const noun = plainNoun(said?.replaceAll(' ', '_') ?? subject)
    return noun === undefined || people.test(noun.replaceAll(' ', '_')) ? undefined : noun
  },
  2000,
  500
)

const described =
  /\b(?:descriptions?|summary|details?|overview|explanation|purpose) (?:of|for|about) (?:the |this |an? |each )?(?!(?:why|how|what|when|where|who)\b)([a-z][a-z -]{1,28}[a-z])(?=\s*$|[.,;:(])/
