/** The names of an object's members, as the relations between them read them: in English, without the unit of money. */

import { keep, keptForBoth } from '../../../document/memoized.ts'
import { snake } from '../entity/scene.ts'
import { inEnglish } from '../words/languages.ts'
import type { Name, Named } from './facts.ts'

/** Ends of names that say in which money an amount is. */
const moneyUnits =
  /(?<=.)_(in_)?(cents?|minor(_units?)?|pence|usd|eur|gbp|chf|cad|aud|jpy|inr|brl|mxn|dollars?|euros?|pounds?)$/

/** Bounds in one word: `minx`. */
const gluedBounds = /^(min|max)(x|y|z|lat|lng|lon)$/

function namedIn(object: object): Named[] {
  const names = Object.keys(object)
  const own = names.map(snake)
  const { nameOf } = inEnglish(own, '')
  const plain = own.map(nameOf)
  const taken = new Set(plain)
  return names.map((name, index) => {
    const word = plain[index] as string
    const bare = word.replace(moneyUnits, '').replace(gluedBounds, '$1_$2')
    return { name, plain: taken.has(bare) ? word : bare }
  })
}

/** The most lists of names that are kept. */
const mostKnown = 2000
const known = new Map<string, readonly Named[]>()

/** Returns the members of an object, which are the same for all objects of a list. */
export function membersOf(object: object): readonly Named[] {
  const key = Object.keys(object).join('\n')
  return known.get(key) ?? keep(known, mostKnown, key, namedIn(object))
}

const namesBySource = keptForBoth((members: readonly Named[], _source: string, rule: Name): readonly string[] =>
  members.filter(({ plain }) => rule.test(plain)).map(({ name }) => name)
)

/** Returns the names, as they are written, of the members that a rule finds. */
export const namesBy = (members: readonly Named[], rule: Name): readonly string[] =>
  namesBySource(members, rule.source, rule)
