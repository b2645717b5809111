/** Makes texts that are like an example. */

import { countries } from '../lexicon/entity/countries.ts'
import { random, seedOf } from '../lexicon/entity/random.ts'
import { type Maker, type Scene, snake } from '../lexicon/entity/scene.ts'
import { formOf, lookOf } from '../lexicon/forms/forms.ts'
import { scrambled } from '../lexicon/forms/identifier-likes.ts'
import { isKnownForm, leadingForm } from '../lexicon/forms/known-forms.ts'
import { eachNumber } from '../lexicon/forms/likes.ts'
import { hasSurname, mayBeThing, personName } from '../lexicon/forms/world-names.ts'
import { rangeSaid } from '../lexicon/ranges.ts'
import { textMeaning } from '../lexicon/trades/meanings.ts'
import { fullName, slugOf } from '../lexicon/words/makers.ts'
import { isName, kindOfThing } from '../lexicon/words/names-of-things.ts'

/** Returns one of the texts of a maker, which shows what all are like. */
export const sampleOf = (maker: Maker<string>, scene: Scene): string =>
  maker({ ...scene, random: random(seedOf(scene.name)) })

/** Tells whether a maker makes several words, or a path: an identifier has one. */
export const isPhrase = (maker: Maker<string>, scene: Scene): boolean => /[ /]/.test(sampleOf(maker, scene))

export const isDigits = (maker: Maker<string>, scene: Scene): boolean => /^-?\d+(\.\d+)?$/.test(sampleOf(maker, scene))

/** The length of the longest example whose form is looked for. */
const longestForm = 2000

/**
 * Returns a maker by the example's form; by the name instead where its texts have letters and digits alike. A long
 * example is kept.
 */
export function likeExample(
  example: string,
  scene: Scene,
  named: Maker<string> | undefined
): Maker<string> | undefined {
  if (example.length > longestForm) return () => example
  const about = `${scene.name} ${scene.hint}`
  const form = isNameOfThing(example, scene, named) ? undefined : formOf(example, about)
  if (form !== undefined) return form
  const key = ofPlace(example, scene, named) ?? wordKey(example, scene) ?? ofPerson(example, scene, named)
  if (key !== undefined) return key
  const look = lookOf(example, about)
  return look === undefined ? withoutLook(example, scene, named) : byLook(look, example, scene, named)
}

const ofPlace = (example: string, scene: Scene, named: Maker<string> | undefined): Maker<string> | undefined =>
  named !== undefined && /^[A-Z]{2,3}$/.test(example) && sampleOf(named, scene) === scene.entity.place.state
    ? ({ entity }) => entity.place.stateCode
    : undefined

function ofPerson(example: string, scene: Scene, named: Maker<string> | undefined): Maker<string> | undefined {
  if (named === undefined) return undefined
  if (handles.test(scene.name) && !example.includes('/')) return (here) => named(here).replace(/^@/, '')
  // A person who is shown as one word has a user name.
  const isUser = /^[a-z][a-z\d._-]{1,30}$/.test(example) && personal.test(scene.name) && isFullName(named, scene)
  return isUser ? ({ entity }) => entity.person.username.toLowerCase() : undefined
}

function byLook(
  look: Maker<string>,
  example: string,
  scene: Scene,
  named: Maker<string> | undefined
): Maker<string> | undefined {
  const [low, high] = rangeSaid(scene.hint) ?? []
  if (Number(example) >= low! && Number(example) <= high!)
    return (here) => {
      const made = look(here)
      return Number(made) < low! || Number(made) > high! ? example : made
    }
  // A known make of which description or name speaks says more than the signs of its example.
  const known = [leadingForm(scene.hint), named && isKnownForm(named) ? named : undefined].find(
    (one) => one !== undefined && isSpelled(sampleOf(one, scene), example)
  )
  if (known !== undefined) return (here) => inSpelling(known(here), example)
  if (isNumbered(example, scene)) return (here) => eachNumber(here, example)
  if (named === undefined) return look
  return (here) => {
    const text = named(here)
    return signsOf(text) === signsOf(example) && markOf(text) === markOf(example) ? text : look(here)
  }
}

function withoutLook(example: string, scene: Scene, named: Maker<string> | undefined): Maker<string> | undefined {
  if (isNumbered(example, scene)) return (here) => eachNumber(here, example)
  // `iOS 17.4` says more than the name of a system.
  if (withNumber.test(example) && !(named && /\d/.test(sampleOf(named, scene))))
    return numberedLike(example, scene, named)
  const front = wordPath.exec(example)?.[1]
  if (front !== undefined && named !== undefined && !sampleOf(named, scene).includes('/'))
    return (here) => front + slugOf(named(here))
  const isOther = signed.test(example) && (named === undefined || otherSigns(named, example, scene))
  return isOther ? (here) => eachNumber(here, example) : undefined
}

/** Tells whether an example is the thing with its number: the chapter of "Chapter 4" has one of its own. */
const isNumbered = (example: string, { name }: Scene): boolean =>
  release.test(example) && snake(example).startsWith(`${name}_`)

/** Signs between the parts of an identifier. */
const gaps = /[\s./-]/g
/** Tells whether a text has as many signs as an example, in the same case. */
const isSpelled = (text: string, example: string): boolean =>
  text.replace(gaps, '').length === example.replace(gaps, '').length &&
  [/\p{Ll}/u, /\p{Lu}/u].every((letters) => letters.test(text) === letters.test(example))
/** Writes the signs of a text between the gaps of an example. */
function inSpelling(text: string, example: string): string {
  const signs = text.replace(gaps, '')
  let at = 0
  return example.replace(/[^\s./-]/g, () => signs.charAt(at++))
}

/** Returns the capitals before a hyphen: those of an example say what it is of. */
const markOf = (text: string): string | undefined => /^[A-Z]+(?=-)/.exec(text)?.[0]

/** A path of words: `refs/heads/main`. */
const wordPath = /^((?:[a-z][\w-]+\/){2,})[a-z][\w-]+$/

/** Numbers among other signs: `5'30"`, `3+kk`. */
const signed = /^(?=.*\d)(?=.*(?:[\p{L}'"′″#~°]|\+\d))[\p{L}\d'"′″+,;=()#~°%&@!.:/-]{2,24}$/u

function otherSigns(named: Maker<string>, example: string, scene: Scene): boolean {
  const signs = (text: string) => text.replace(/[\p{L}\d]/gu, '')
  return signs(sampleOf(named, scene)) !== signs(example)
}

/** Tells whether an example that may be the name of a person is that of another thing: a "Junior Suite". */
function isNameOfThing(example: string, scene: Scene, named: Maker<string> | undefined): boolean {
  if (!personName.test(example)) return false
  if (!isName.test(scene.name)) return named !== undefined && isOfPlace(named, scene)
  const kind = kindOfThing(scene.subject)
  return kind === undefined ? mayBeThing(example) : kind !== fullName && !hasSurname(example)
}

/** Tells whether a maker makes the names of places, which persons and vocabularies may have too. */
export function isOfPlace(maker: Maker<string>, scene: Scene): boolean {
  const { city, state, country } = scene.entity.place
  return [city, `${city} County`, state, country].includes(sampleOf(maker, scene))
}

/** Names of the persons who did or have something. */
const personal = /^(owner|author|creator|assignee|reporter|approver|reviewer|user|uploader|submitter|requester)$|_by$/
const isFullName = (maker: Maker<string>, scene: Scene): boolean => sampleOf(maker, scene) === sampleOf(fullName, scene)

/** Makes keys of words where an example is one: the name of the thing, with the signs of the example between words. */
function wordKey(example: string, scene: Scene): Maker<string> | undefined {
  const key = keyNames.exec(scene.name)
  if (key === null) return undefined
  const subject = key[1] ?? scene.subject
  if (Object.hasOwn(countries, example) && /country$/.test(subject)) return ({ entity }) => entity.place.code
  if (jumbled.test(example)) return (here) => scrambled(here, example)
  if (!keyWords.test(example) && !camel.test(example)) return undefined
  // Any thing has a title.
  const make = kindOfThing(subject) ?? textMeaning({ ...scene, name: 'title', subject })!
  if (camel.test(example))
    return (here) => slugOf(make(here)).replace(/-(.)/g, (_, letter: string) => letter.toUpperCase())
  const sign = /[^a-z]/.exec(example)?.[0] ?? '-'
  return (here) => slugOf(make(here)).replaceAll('-', sign)
}

const keyNames = /^(?:(\w+)_)?(?:id|identifier)$|^(?:key|slug)$/
/** Matches letters without a word among them. */
const jumbled = /^(?=[A-Za-z]{8,40}$)(?=.*[a-z]).*[A-Z]{2}.*[a-z][A-Z]/

const camel = /^[a-z]{2,}([A-Z][a-z]+)+$/
const keyWords = /^[a-z]{3,}([-_+.:][a-z]+)*$/

/** A word or two with a number behind. */
const release = /^[A-Za-z][\w-]*( [A-Za-z][\w-]*)? [A-Z]?\d[\w.]*$/

/** Returns a maker of words with other numbers than the example's; undefined for titles, which say more than numbers. */
function numberedLike(example: string, { name }: Scene, named: Maker<string> | undefined): Maker<string> | undefined {
  if (named !== undefined && isName.test(name) && release.test(example))
    return (here) => namedLike(here, named, example)
  if (proseNames.test(name)) return undefined
  if ((release.test(example) && !numbered.test(name)) || days.test(example)) return () => example
  const isMeasured = !/[A-Z]\d/.test(example) && (named === undefined || /^\d/.test(example))
  return (here) => (isMeasured ? eachNumber : scrambled)(here, example)
}

/** Names of places that have a number each. */
const numbered =
  /(^|_)(track|platform|gate|bay|dock|lane|pitch|court|stand|berth|slot|shelf|rack|aisle|bin|cabin|ward|bed|locker|row|level|floor|stall|booth|room|desk|table|seat|box|hall|pier|stop|unit|plot)$/
const days = /\b(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec|Mon|Tue|Wed|Thu|Fri|Sat|Sun)/

/** Names of texts that people write, and of places. */
const proseNames =
  /(^|_)(name|title|label|headline|subject|summary|description|comments?|notes?|message|text|body|content|city|town)$/

/** Returns the example for the first object of a list, and for the others its number behind another name. */
const namedLike = (here: Scene, named: Maker<string>, example: string): string =>
  here.turn === 0 ? example : named(here) + scrambled(here, example.slice(example.lastIndexOf(' ')))

/** Up to eight words that are no sentence, and numbers among them. */
const withNumber = /^(?=.*\d)(?!(?:.* )?\p{L}+[.!?]$)\S+( \S+){1,7}$/u

/** Names of the names that users choose. */
const handles = /(^|_)(handle|user_?name|login|nick_?name|screen_?name)$/

/** Returns a text with each digit as `9` and each letter as `a` or `A`. */
export const signsOf = (text: string): string =>
  text
    .replace(/\d/g, '9')
    .replace(/\p{Lu}/gu, 'A')
    .replace(/\p{Ll}/gu, 'a')
