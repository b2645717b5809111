/** The names and addresses of one person: an e-mail address, a user name and initials have something of the name. */

import { addressLetters } from '../entity/entity.ts'
import { firstNames, lastNames } from '../entity/names.ts'
import { personFacts } from '../words/person-words.ts'
import type { Deed, Facts, Named, Relation } from './facts.ts'
import { families, type Part, partFinder } from './roles.ts'

const findPart = partFinder(personFacts)

/** Words before a fact of the person that the object is about: a `primary_email` is that of its `first_name`. */
const own = /^(primary|main|preferred|personal|default)$/

const partOf = (named: Named): Part | undefined => {
  const part = findPart(named)
  return part && own.test(part.stem) ? { ...part, stem: '' } : part
}

/** The members that say who somebody is. */
type Said = Partial<Record<'first' | 'last' | 'full' | 'email' | 'user' | 'initials', string>>

export const persons: Relation = (members) =>
  [...families(members, partOf).values()].flatMap((parts): Deed[] => {
    const said: Said = {}
    for (const { role, name } of parts) if (role !== 'middle') said[role as keyof Said] ??= name
    const isNamed = said.first !== undefined || said.last !== undefined
    const isPerson = isNamed ? parts.length > 1 : said.full !== undefined && (said.email ?? said.initials) !== undefined
    return isPerson ? [(the) => putPerson(the, said)] : []
  })

type Names = readonly [first: string, last: string]

function putPerson(the: Facts, said: Said): void {
  const textOf = (name: string | undefined) => {
    const value = name === undefined ? undefined : the.value(name)
    return typeof value === 'string' ? value : ''
  }
  const [email, user] = [textOf(said.email), textOf(said.user)]
  const local = email.split('@')[0] as string
  let names = namesIn(textOf(said.first), textOf(said.last), textOf(said.full))
  // A name in other letters than an address has says nothing of it.
  if (names === undefined || handleOf(names) === '') return
  if (email.includes('@') && !isOf(local, names) && !the.put(said.email as string, rewritten(email, names))) {
    names = named(the, said, namesBehind(local), names)
  }
  if (said.first !== undefined && said.last !== undefined && !includesBoth(textOf(said.full), names)) {
    if (said.full !== undefined && !the.put(said.full, names.join(' ')))
      names = named(the, said, splitName(textOf(said.full)), names)
  }
  if (user !== '' && !user.includes('@') && user !== textOf(said.email).split('@')[0] && !isOf(user, names)) {
    if (!the.put(said.user as string, handleOf(names))) {
      names = named(the, said, namesBehind(user), names)
      if (email.includes('@') && !isOf(local, names)) the.put(said.email as string, rewritten(email, names))
    }
  }
  if (said.initials !== undefined) {
    const sign = textOf(said.initials).includes('.') ? '.' : ''
    the.put(said.initials, names.map((name) => `${name.slice(0, 1).toUpperCase()}${sign}`).join(''))
  }
}

/** Returns the names of somebody by what an object says; undefined if it says none that is a person's. */
function namesIn(first: string, last: string, full: string): Names | undefined {
  if (first !== '' || last !== '') return [first, last]
  return splitName(full)
}

/** Returns the first and last words of a person's name. */
function splitName(full: string): Names | undefined {
  const words = full.replace(/^(Dr|Mr|Mrs|Ms|Prof)\.? /, '').split(' ')
  const isName = words.length > 1 && words.length < 4 && words.every((word) => /^\p{Lu}[\p{L}'’.-]*$/u.test(word))
  if (!isName) return undefined
  return isFirstName(words[0] as string) ? [words[0] as string, words.at(-1) as string] : undefined
}

/** Gives somebody other names, as far as the schema lets. Returns the names that hold then. */
function named(the: Facts, { first, last, full }: Said, names: Names | undefined, before: Names): Names {
  if (names === undefined) return before
  const [one, other] = [names[0], names[1] || before[1]] as const
  const put = (name: string | undefined, value: string, otherwise: string) =>
    value !== '' && (name === undefined || the.value(name) === value || the.put(name, value)) ? value : otherwise
  if (first === undefined && last === undefined) return put(full, `${one} ${other}`, '') === '' ? before : [one, other]
  return [put(first, one, before[0]), put(last, other, before[1])]
}

const includesBoth = (full: string, names: Names): boolean => names.every((name) => full.includes(name))

/** The letters that are enough to know a name by. */
const telling = 6

/** True for an address that is made of a first name, or of its initial and the last name, or of that alone. */
const isOf = (text: string, names: Names): boolean => {
  const letters = addressLetters(text).replace(/\d+$/, '')
  const [first, last] = names.map((name) => addressLetters(name).slice(0, telling)) as [string, string]
  if (first.length > 1 && letters.includes(first)) return true
  return (
    last.length > 1 && letters.includes(last) && (letters.startsWith(last) || letters.startsWith(first.slice(0, 1)))
  )
}

const handleOf = (names: Names): string =>
  names
    .map(addressLetters)
    .filter((part) => part !== '')
    .join('.')

const rewritten = (email: string, names: Names): string => `${handleOf(names)}${email.slice(email.indexOf('@'))}`

/** Returns the names that the first part of an address seems to be made of: `amparo.sawayn`, `amparosawayn`, `asawayn7`. */
function namesBehind(local: string): Names | undefined {
  const [one = '', other = ''] = local
    .toLowerCase()
    .replace(/\d+$/, '')
    .split(/[._-]+/)
  if (other !== '') return [capitalized(one), knownAs(other)]
  const ends = familyNames()
  for (let at = one.length - 2; at > 0; at--) {
    const last = ends.get(one.slice(at))
    const first = last === undefined ? undefined : firstNameFrom(one.slice(0, at))
    if (last !== undefined && first !== undefined) return [first, last]
  }
  return isFirstName(capitalized(one)) ? [capitalized(one), ''] : undefined
}

const capitalized = (word: string): string => word.slice(0, 1).toUpperCase() + word.slice(1)
const knownAs = (word: string): string => familyNames().get(word) ?? capitalized(word)

const isFirstName = (name: string): boolean => firstNames.female.includes(name) || firstNames.male.includes(name)

/** Returns a first name by its letters, or by the first of these. */
function firstNameFrom(letters: string): string | undefined {
  const name = capitalized(letters)
  if (letters.length > 1) return isFirstName(name) ? name : undefined
  return firstNames.female.find((one) => one.startsWith(name))
}

let byLetters: Map<string, string> | undefined
function familyNames(): Map<string, string> {
  byLetters ??= new Map(lastNames.map((name) => [addressLetters(name), name]))
  return byLetters
}
