/** Finds the makers of texts that a member's description, example and name speak for. */

import { type Maker, type Scene, snake } from '../lexicon/entity/scene.ts'
import { leadingForm } from '../lexicon/forms/known-forms.ts'
import { type Signs, saidForm, saidSigns, spellingSaid } from '../lexicon/forms/said-forms.ts'
import { decimalsSaid, rangeSaid } from '../lexicon/ranges.ts'
import { counted, descriptions, numberText, precise } from '../lexicon/trades/descriptions.ts'
import { isToldByContext, textMeaning } from '../lexicon/trades/meanings.ts'
import { lengthSaid, prefixSaid, sampleSaid, valuesSaid } from '../lexicon/vocabulary/vocabulary.ts'
import { alphanumeric, digits, fullName, idText, of, row } from '../lexicon/words/makers.ts'
import { isName, kindOfThing, qualified } from '../lexicon/words/names-of-things.ts'
import { byForm } from '../lexicon/words/noun-forms.ts'
import { isPersonal } from '../lexicon/words/person-words.ts'
import { singular } from '../lexicon/words/singular.ts'
import { isPlaceholder } from '../shapes/placeholders.ts'
import type { Shape } from '../shapes/shape.ts'
import { type HeadMeaning, meaningOfHead } from './head-meaning.ts'
import { isDigits, isPhrase, likeExample, sampleOf, signsOf } from './like-example.ts'
import { capitalLike, meaningOfName, type NameMeaning, type Told, unlessOther } from './name-meaning.ts'
import { digitsBy } from './number-clues.ts'
import { ownWord, wordsElsewhere, wordsShown, written } from './own-words.ts'
import { apart, isUnknown, reachOf, shownFirst } from './reach.ts'

/** All that the document says of a text. */
interface Clues extends Told, NameMeaning, HeadMeaning {
  shape: Shape
  /** The values that it may have. */
  values: readonly string[] | undefined
  /** The signs that the description counts. */
  signs: Signs | undefined
  described: Maker<string> | undefined
  /** True for a description that says exactly what the text is. */
  isPrecise: boolean
}

/** The clues to a text, the most telling first. */
const clues: readonly ((clues: Clues) => Maker<string> | undefined)[] = [
  ({ values, scene }) => values && (isName.test(scene.name) ? (here) => row(values, here) : of(...values)),
  ({ shape, example }) => (shape.keyed && example === undefined ? idText : undefined),
  byPrefix,
  bySaidForm,
  ({ shape, scene, example }) => (example === undefined ? onScale(shape, scene) : undefined),
  byShown,
  ({ aboutThing }) => aboutThing,
  ({ scene }) => leadingForm(scene.hint),
  ({ isPrecise, described, named, scene }) =>
    isPrecise || (isAddress.test(scene.hint) && !isPath(named, scene)) ? described : undefined,
  ({ signs, named, scene }) => (named && signs && hasSigns(sampleOf(named, scene), signs) ? undefined : signs?.make),
  ({ head, isNarrower, aboutHead }) => (contact.test(head) || isNarrower ? aboutHead : undefined),
  (all) => (isToldByContext(all.scene) ? likeShown(all.named, all) : undefined),
  ({ named, described, scene }) => (named && described === idText && isPhrase(named, scene) ? described : undefined),
  (all) => (all.isTelling ? likeShown(all.aboutHead, all) : undefined),
  ({ isWeak, described, named, scene }) =>
    isWeak && !(described === idText && named && isDigits(named, scene)) ? described : undefined,
  (all) => likeShown(all.named, all),
  ({ described }) => described,
  ({ example, scene, head, aboutHead }) =>
    example === undefined ? aboutHead : (apart(example, scene, head) ?? of(example))
]

/** Returns the makers, the most telling first: listed values, the example's form, the description, the name. */
export function spokenBy(own: Shape, place: Scene): Maker<string>[] {
  const shape = own.description === '' ? { ...own, description: own.title } : own
  // The texts of a list without a name are what the list is of.
  const scene = place.name === '' ? { ...place, name: place.subject } : place
  // The author shows that there is nothing to say.
  if (shape.examples.length === 1 && shape.examples[0] === '') return [of('')]
  const all = cluesIn(shape, scene)
  const makers = clues.map((clue) => clue(all)).filter((maker) => maker !== undefined)
  // Last, since the tables of nouns are large.
  const noun = makers.length === 0 ? capitalLike(byNoun(scene, all.thing), all.shown) : undefined
  if (noun !== undefined) return [noun]
  return all.example === undefined ? asSaid(makers, shape.description) : makers
}

function cluesIn(shape: Shape, scene: Scene): Clues {
  const told = toldBy(shape, scene)
  const ofName = meaningOfName(told)
  const { meant, named } = ofName
  return {
    ...told,
    ...ofName,
    ...meaningOfHead(told, named),
    shape,
    values: valuesOf(shape, told, meant, named),
    signs: told.example === undefined ? saidSigns(told.description) : undefined,
    described: byDescription(shape, told),
    isPrecise: precise.test(scene.hint)
  }
}

function byPrefix({
  example,
  description,
  isPrecise,
  described,
  named,
  scene,
  signs
}: Clues): Maker<string> | undefined {
  const prefix = example === undefined ? prefixSaid(description) : undefined
  if (prefix === undefined) return undefined
  const makers = [isPrecise ? described : undefined, named]
  const rest = makers.find((one) => one && machineText.test(sampleOf(one, scene)))
  return behind(prefix, lengthSaid(description, prefix), rest, signs)
}

function bySaidForm({ description, shown, scene }: Clues): Maker<string> | undefined {
  const form = saidForm(description, scene.name)
  return form && (shown === undefined || signsOf(form(scene)) === signsOf(shown)) ? form : undefined
}

/** Makes texts like the example; the example itself where it says more than all that is known of its kind. */
function byShown({ example, kept, scene, head, named }: Clues): Maker<string> | undefined {
  if (example === undefined) return undefined
  if (kept) return of(example)
  const likely = likeExample(example, scene, named)
  const stays = likely ? sampleOf(likely, scene) === example : isUnknown(named, scene)
  return (stays ? apart(example, scene, head, named) : undefined) ?? likely
}

/** Makes the example first where it says more of the thing than a maker does. */
const likeShown = (maker: Maker<string> | undefined, { shown, scene }: Clues): Maker<string> | undefined =>
  maker && shown !== undefined && reachOf(maker, shown, scene) === 'first' ? shownFirst(shown, maker) : maker

/** Writes the texts of a maker with the decimals, or in the spelling, that a description says. */
function asSaid(makers: Maker<string>[], description: string): Maker<string>[] {
  const places = decimalsSaid(description)
  const written = places === undefined ? spellingSaid(description) : (text: string) => withDecimals(text, places)
  return written === undefined ? makers : makers.map((maker) => (here) => written(maker(here)))
}

function toldBy({ description, examples, defaults }: Shape, scene: Scene): Told {
  const { name } = scene
  const shown = [...examples, ...defaults]
    .map(written)
    .find((one) => one !== '' && snake(one) !== name && !isPlaceholder(one, name))
  return { scene, description, shown, example: shown ?? sampleSaid(description) }
}

/** Returns the values that the description lists, or other words of the document. */
function valuesOf(
  shape: Shape,
  { scene, description, shown }: Told,
  meant: Maker<string> | undefined,
  named: Maker<string> | undefined
): readonly string[] | undefined {
  const said = valuesSaid(description, scene)
  const sign = shown === undefined ? /:\/\/|@/ : /\d/
  const sample = shown ?? (meant === undefined ? '' : sampleOf(meant, scene))
  // A list without numbers is of other things than an example with one: "such as a unit or suite number".
  const isOfOthers =
    (sign.test(sample) || (shown === undefined && isAddress.test(scene.hint))) &&
    said?.every((one) => !sign.test(one)) === true
  const isOfValues = !isOfOthers && said?.some((one) => /^(the|an?) /.test(one)) !== true
  return (
    (isOfValues ? said : undefined) ??
    wordsShown(shape, scene) ??
    wordsElsewhere(scene, shown, meant) ??
    ownWord(scene, shown, description, named)
  )
}

/** Returns the maker that a word of the description speaks for. */
function byDescription(shape: Shape, told: Told): Maker<string> | undefined {
  const { scene, shown } = told
  const { hint } = scene
  const found = unlessOther(descriptions.find(([rule]) => rule.test(hint))?.[1], told)
  // An identifier that is shown as a word is no random one.
  if (found === idText && shown !== undefined && !/\d/.test(shown)) return undefined
  if (found !== numberText) return found
  const whole = wholeNumbers.test(hint) || counted.test(hint)
  return digitsBy({ ...shape, whole }, scene) ?? (whole ? (here) => withDecimals(found(here), 0) : found)
}

/** Makes the numbers of a scale that the description says: "Scale from 1 (calm) to 5 (fierce)". */
function onScale(shape: Shape, scene: Scene): Maker<string> | undefined {
  const ends = scales.test(scene.hint) ? rangeSaid(shape.description) : undefined
  return ends && digitsBy({ ...shape, whole: ends.every(Number.isInteger) }, { ...scene, name: 'scale' })
}
const scales =
  /^\W*(?:(?:an?|the|on a) )?(?:[\w-]+ )?(?:scale|score|rating|grade|rank|level|number|degree)\b|^\W*\d+ \([\w ]+\) to \d/

/** Writes a number with so many decimals; another text stays. */
const withDecimals = (text: string, places: number): string =>
  /^-?\d+(\.\d+)?$/.test(text) ? Number(text).toFixed(places) : text

/** Tells whether a text is as a description counts its signs. Authors call the letters of a code digits. */
const hasSigns = (text: string, { all, length }: Signs): boolean =>
  all.test(text) || (/^[A-Z]{2,3}$/.test(text) && text.length === length)

/** Descriptions of the address of a page: "A URL to one of the error types". */
const isAddress = /^\W*(?:an? |the )?(?:[\w-]+ )?(?:url|uri)s?\b/

const isPath = (maker: Maker<string> | undefined, scene: Scene): boolean =>
  maker !== undefined && sampleOf(maker, scene).includes('/')

const wholeNumbers = /\bu?int(eger|\d+)?\b|\bwhole number/

/** Makes one of several things (`signer_names`), or the name of the thing that name or description speak of. */
function byNoun(scene: Scene, thing: string): Maker<string> | undefined {
  const plain = scene.name.replace(participle, '')
  const name = singular(plain)
  if (plain !== scene.name && plain === name) return of('true', 'false')
  const [, either, or] = /^([a-z]+)_or_([a-z]+)$/.exec(name) ?? []
  if (either !== undefined && or !== undefined) return of(either, or)
  // Masters are persons in a list, whose members have no name of their own: one alone may be a table.
  const isPerson = isPersonal(scene.beside.includes(scene.name) ? name : name.replace(/_(?=master$)/, ''))
  const one = isPerson ? fullName : name === scene.name ? undefined : textMeaning({ ...scene, name })
  return (
    one ??
    kindOfThing(name) ??
    (thing === '' ? undefined : (kindOfThing(thing) ?? textMeaning({ ...scene, name: thing }))) ??
    ofGroup(scene) ??
    byForm(name) ??
    qualified(name)
  )
}

/** Returns the maker for one of the things that an object is called for: `additional` of `emails` is a mail address. */
const ofGroup = (scene: Scene): Maker<string> | undefined =>
  groups.test(scene.subject)
    ? (textMeaning({ ...scene, name: scene.subject }) ?? textMeaning({ ...scene, name: singular(scene.subject) }))
    : undefined
const groups =
  /(^|_)(emails|phones|urls|links|colou?rs|images|icons|notes|instructions|messages|texts|labels|titles|names|codes|dates)$/

/** Ends of `skills_required`, which are skills, and of `passcode_required`, which is true or false. */
const participle = /_(required|needed|allowed|included|excluded|supported|accepted)$/

/** Makes a text behind a prefix: that of a maker where no length is said, else the signs said, or letters and digits. */
const behind =
  (
    prefix: string,
    length: number | undefined,
    maker: Maker<string> | undefined,
    signs: Signs | undefined
  ): Maker<string> =>
  (scene) => {
    if (maker !== undefined && length === undefined) return prefix + maker(scene)
    const rest = length === undefined ? (signs?.length ?? 14) : length - prefix.length
    return prefix + (signs?.make(scene).slice(0, rest) ?? digits(scene.random, rest, alphanumeric))
  }

/** Secrets and hashes, which have no prefix of their own. */
const machineText = /^[A-Za-z\d+/=-]{20,}$/

/** Things by which somebody is reached, whatever a name means among the members beside it. */
const contact = /(^|_)(phone|mobile|telephone|e_?mail)(_number|_address)?$/
