/** Finds the persons and places that play a part in an object: a doctor and a patient are two. */

import { keptFor } from '../../../document/memoized.ts'
import { people } from './names-of-things.ts'
import { isPersonal, personalRoles, personFacts, sharedRoles } from './person-words.ts'

/** Roles at the beginning of a name, the longest first: a `contact_person` is no `contact`. */
const role = new RegExp(`^(${[...personalRoles, ...sharedRoles].sort((a, b) => b.length - a.length).join('|')})(_|$)`)
const { first, last, email, user, initials, full } = personFacts
/** Endings of a role's name: none for the person, or a fact of one. */
const fact = new RegExp(
  `^$|^_(${[first, last, full, email, user, initials].join('|')}|phone(_number)?|mobile|birth_date|gender|avatar(_url)?)$`
)
/** Members that only a person has: a name alone is anything's. */
const own = new RegExp(
  `^(${first}|${last}|(full|display|user)_?name|e_?mail(_address)?|login|birth_date|date_of_birth|gender)$`
)

/** Members about the place that something leads to, and about the one that it comes from. */
const toPlace =
  /^(destination|dest|drop_?off|arrival|to|end|target|delivery)_(lat(itude)?|lng|lon|long|longitude|(full_)?address|postcode|postal_code|zip(_code)?)$/
const fromPlace = /^(origin|source|pick_?up|departure|from|start|sender)_/
/** The part of the place that something leads to. */
const elsewhere = 1000

/**
 * Returns the number of the person or place that a member is about: 0 for the object's own. The first role is the own
 * one of an object that is no person itself.
 */
export function partOf(name: string, subject: string, beside: readonly string[]): number {
  const part = castOf(beside).get(name)
  if (part === undefined || part === elsewhere) return part ?? 0
  return people.test(subject) || beside.some((one) => own.test(one)) ? part : part - 1
}

/** Returns the parts by the names of members: each role counts from 1 in the order of writing. */
const castOf = keptFor((beside: readonly string[]): Map<string, number> => {
  const roles = new Map<string, number>()
  const cast = new Map<string, number>()
  const isTrip = beside.some((one) => fromPlace.test(one))
  for (const name of beside) {
    if (isTrip && toPlace.test(name)) cast.set(name, elsewhere)
    const word = role.exec(name)?.[1] ?? (isPersonal(name) ? name : undefined)
    if (word === undefined || !fact.test(name.slice(word.length))) continue
    if (!roles.has(word)) roles.set(word, roles.size + 1)
    cast.set(name, roles.get(word)!)
  }
  return cast
})
