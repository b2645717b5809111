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
import { meaningOfHead } from './head-meaning.ts'
import { isDigits, isPhrase, likeExample, sampleOf, signsOf } from './like-example.ts'
import { capitalLike, meaningOfName, type Told, unlessOther } from './name-meaning.ts'
import { digitsBy } from './number-clues.ts'
import { ownWord, wordsElsewhere, wordsShown, written } from './own-words.ts'
import { apart, isUnknown, reachOf, shownFirst } from './reach.ts'

/** Returns the makers, the most telling first: listed values, the example's form, the description, the name. */
export function spokenBy(own: Shape, place: Scene): Maker<string>[] {
  const shape = own.description === '' ? { ...own, description: own.title } : own
  // The texts of a list without a name are what the list is of.
  const scene = place.name === '' ? { ...place, name: place.subject } : place
  const { description, examples } = shape
  // The author shows that there is nothing to say.
  if (examples.length === 1 && examples[0] === '') return [of('')]
  const told = toldBy(shape, scene)
  const { shown, example } = told
  const { meant, named, kept } = meaningOfName(told)
  const { head, thing, aboutHead, aboutThing, isWeak, isTelling, isNarrower } = meaningOfHead(told, named)
  const values = valuesOf(shape, told, meant, named)
  const signs = example === undefined ? saidSigns(description) : undefined
  const prefix = example === undefined ? prefixSaid(description) : undefined
  const described = byDescription(shape, told)
  const isPrecise = precise.test(scene.hint)
  const form = saidForm(description, scene.name)
  const byExample = (maker: Maker<string> | undefined) =>
    maker && shown !== undefined && reachOf(maker, shown, scene) === 'first' ? shownFirst(shown, maker) : maker
  const likely = example === undefined || kept ? undefined : likeExample(example, scene, named)
  const stays = example !== undefined && (likely ? sampleOf(likely, scene) === example : isUnknown(named, scene))
  const other = stays ? apart(example, scene, head, named) : undefined
  const makers = [
    values && (isName.test(scene.name) ? (here: Scene) => row(values, here) : of(...values)),
    shape.keyed && example === undefined ? idText : undefined,
    prefix === undefined
      ? undefined
      : behind(
          prefix,
          lengthSaid(description, prefix),
          [isPrecise ? described : undefined, named].find((one) => one && machineText.test(sampleOf(one, scene))),
          signs
        ),
    form !== undefined && (shown === undefined || signsOf(form(scene)) === signsOf(shown)) ? form : undefined,
    example === undefined ? onScale(shape, scene) : undefined,
    kept ? of(example as string) : (other ?? likely),
    aboutThing,
    leadingForm(scene.hint),
    isPrecise || (isAddress.test(scene.hint) && !isPath(named, scene)) ? described : undefined,
    signs !== undefined && !(named !== undefined && hasSigns(sampleOf(named, scene), signs)) ? signs.make : undefined,
    contact.test(head) ? aboutHead : undefined,
    isNarrower ? aboutHead : undefined,
    isToldByContext(scene) ? byExample(named) : undefined,
    named !== undefined && described === idText && isPhrase(named, scene) ? described : undefined,
    isTelling ? byExample(aboutHead) : undefined,
    isWeak && !(described === idText && named !== undefined && isDigits(named, scene)) ? described : undefined,
    byExample(named),
    described,
    example === undefined ? aboutHead : (apart(example, scene, head) ?? of(example))
  ].filter((maker) => maker !== undefined)
  // Last, since the tables of nouns are large.
  const noun = makers.length === 0 ? capitalLike(byNoun(scene, thing), shown) : undefined
  if (noun !== undefined) return [noun]
  if (example !== undefined) return makers
  const places = decimalsSaid(description)
  const spelled = spellingSaid(description)
  if (places === undefined && spelled === undefined) return makers
  return makers.map((maker) => (here) => {
    const text = maker(here)
    return places === undefined ? spelled!(text) : withDecimals(text, places)
  })
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
