/** Reads the names of members in other languages, by the tables of `language-tables.ts`. */

import { keptForBoth, memoized } from '../../../document/memoized.ts'
import { latin } from '../entity/scene.ts'
import { languageTables } from './language-tables.ts'

interface Word {
  english: string
  /** True if the word means something else elsewhere. */
  doubtful: boolean
}
type Words = ReadonlyMap<string, Word>

/** Writes a name without marks; German letters in both of the ways that are usual without them. */
const spellings = (name: string): string[] => [
  latin(name),
  latin(name.replace(/[äöü]/g, (letter) => `${latin(letter)}e`))
]

const tableOf = (text: string): Words => {
  const words = new Map<string, Word>()
  for (const entry of text.trim().split(/\s+/)) {
    const [name = '', english = ''] = entry.split(':')
    const word = { english, doubtful: name.endsWith('?') }
    for (const written of spellings(name.replace('?', ''))) words.set(written, word)
  }
  return words
}

/** The nouns at the end of Germanic compounds: `ablaufdatum` is a date. */
const heads =
  /^(.{3,}?)s?(nummer|miete|flache|datum|adresse|adres|betrag|bedrag|preis|prijs|strasse|straat|zeit|tijd|menge|beginn|ende|begin|einde|name|naam|anzahl|aantal|kosten|gewicht|gebuhr)$/
/** Nouns that no English word ends in. */
const sureHeads = /.{4}(?:nummer|datum|betrag|bedrag|preis|prijs|strasse|straat|anzahl|gebuhr)$/
/** Small words between the others of a Romance name. */
const particles = /_(de_la|de_l|de|du|des|del|della|di|da|do|dos|d|la|le|el|il)(?=_)/g

/** Names for when something happened, by the word for it: `storniert_am`. */
const momentNames = /^(.+)_(?:am|le|el|en|em|op|il)$/

export interface Language {
  words: Words
  nounFirst: boolean
}
let loaded: readonly Language[] | undefined
/** Returns the languages. Their tables are read when the first name is looked up. */
const languages = (): readonly Language[] => {
  loaded ??= languageTables.map(({ text, nounFirst }) => ({ words: tableOf(text), nounFirst }))
  return loaded
}

/** Returns the English for a name of one language; undefined for a name without. */
function english(name: string, { words, nounFirst }: Language, isSure: boolean): string | undefined {
  const whole = words.get(name) ?? words.get(name.replace(/nr$/, 'nummer'))
  if (whole !== undefined) return whole.doubtful && !isSure ? undefined : whole.english
  const [, deed = ''] = momentNames.exec(name) ?? []
  const done = inGender(words, deed)
  if (deed !== '' && (isSure || done?.doubtful === false)) return `${done?.english ?? deed}_at`
  const parts = (nounFirst ? name.replace(particles, '') : name).split('_')
  if (parts.length === 1) return !nounFirst && (isSure || sureHeads.test(name)) ? compound(name, words) : undefined
  const known = parts.map((part) => inGender(words, part))
  if (known.every((word) => word === undefined)) return undefined
  // One word of another language may be a loan: the whole name has to be of it, and one word surely.
  if (!isSure && (known.includes(undefined) || !parts.some((part) => words.get(part)?.doubtful === false)))
    return undefined
  const translated = known.map((word, i) => word?.english ?? parts[i])
  // `paciente_telefone` has the order of English, `telefone_paciente` and `naam_klant` have not.
  const isTurned = !facts.test(translated.at(-1)!) && (nounFirst || facts.test(translated[0]!))
  return (isTurned ? translated.reverse() : translated).join('_')
}

const facts = /^(name|phone|email|address|gender|birth_date|city)$/

/** Returns the English for one word of any language, such as a state; the word itself where none has it. */
export const englishOf = (word: string): string =>
  languages()
    .map(({ words }) => inGender(words, word))
    .find((one) => one !== undefined)?.english ?? word

/** Finds a word, or the masculine form of it: `annulée`, `cancelada`. */
const inGender = (words: Words, word: string): Word | undefined =>
  words.get(word) ?? words.get(word.replace(/a$/, 'o')) ?? words.get(word.replace(/e$/, ''))

function compound(name: string, words: Words): string | undefined {
  const [, before = '', head = ''] = heads.exec(name) ?? []
  const noun = words.get(head)
  return noun && `${words.get(before)?.english ?? before}_${noun.english}`
}

export interface EnglishNames {
  nameOf(name: string): string
  beside: readonly string[]
}

/** The most nouns that are kept for the same names. */
const mostSubjects = 1000
const bySubject = keptForBoth((beside: readonly string[], usual: Language | undefined) =>
  memoized((subject) => translated(beside, subject, usual), mostSubjects)
)

/**
 * Returns the English for the names of an object and its noun; the same object where there is nothing to translate. The
 * language is the one that most names are surely of, else that of the document.
 */
export const inEnglish = (beside: readonly string[], subject: string, usual?: Language): EnglishNames =>
  bySubject(beside, usual)(subject)

/** The least names of another language, and their least share, for a document to be of it. */
const leastNames = 4
const leastShare = 0.15

const sureNames = (names: readonly string[], language: Language): number =>
  names.filter((name) => english(name, language, false) !== undefined).length

/** Returns the language that many of a document's names are surely of; undefined for English. */
export function languageOf(names: readonly string[]): Language | undefined {
  let found: Language | undefined
  let most = Math.max(leastNames, names.length * leastShare) - 1
  for (const one of languages()) {
    const sure = sureNames(names, one)
    if (sure > most) {
      found = one
      most = sure
    }
  }
  return found
}

const same = (name: string): string => name

function translated(beside: readonly string[], subject: string, usual: Language | undefined): EnglishNames {
  let language = usual
  let most = 0
  for (const one of languages()) {
    const sure = sureNames([...beside, subject], one)
    // Doubtful words decide between languages with as many sure ones.
    const share = sure === 0 ? 0 : beside.filter((name) => english(name, one, true) !== undefined).length / 1000
    if (sure + share > most) {
      language = one
      most = sure + share
    }
  }
  if (language === undefined) return { nameOf: same, beside }
  const own = language
  const nameOf = (name: string): string => english(name, own, true) ?? name
  const names = beside.map(nameOf)
  // Beside a last name, the name alone is the first one, and beside a first name the last.
  const [hasFirst, hasLast] = [names.includes('first_name'), names.includes('last_name')]
  const half = hasFirst === hasLast ? 'name' : hasFirst ? 'last_name' : 'first_name'
  const exact = (name: string): string => (nameOf(name) === 'name' ? half : nameOf(name))
  const table = new Map(beside.map((name) => [name, exact(name)]))
  return { nameOf: (name) => table.get(name) ?? exact(name), beside: [...table.values()] }
}
