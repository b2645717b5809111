/** Finds the makers of texts that a member's description, example and name speak for. */

import { bare } from '../../contract/bare.ts'
import { random, seedOf } from '../lexicon/entity/random.ts'
import { type Maker, type Scene, snake } from '../lexicon/entity/scene.ts'
import { link } from '../lexicon/forms/formats.ts'
import { formOf } from '../lexicon/forms/forms.ts'
import { leadingForm } from '../lexicon/forms/known-forms.ts'
import { type Signs, saidForm, saidSigns } from '../lexicon/forms/said-forms.ts'
import { headOf, isOfList, thingOf } from '../lexicon/heads.ts'
import { decimalsSaid } from '../lexicon/ranges.ts'
import { descriptions, numberText, precise } from '../lexicon/trades/descriptions.ts'
import { isToldByContext, isWholeMeaning, textMeaning } from '../lexicon/trades/meanings.ts'
import { vocabularies } from '../lexicon/vocabulary/run-rules.ts'
import { lengthSaid, prefixSaid, sampleSaid, valuesSaid } from '../lexicon/vocabulary/vocabulary.ts'
import { alphanumeric, digits, fullName, idText, of, row, spelledLike, textsOf } from '../lexicon/words/makers.ts'
import { isName, kindOfThing, numbered } from '../lexicon/words/names-of-things.ts'
import { isPersonal } from '../lexicon/words/person-words.ts'
import { singular } from '../lexicon/words/singular.ts'
import { isPlaceholder } from '../shapes/placeholders.ts'
import type { Shape } from '../shapes/shape.ts'
import { isOfPlace, likeExample, sampleOf, signsOf } from './like-example.ts'
import { digitsBy } from './number-clues.ts'
import { isUnknown, reachOf } from './reach.ts'

/** Returns the makers, the most telling first: listed values, the example's form, the description, the name. */
export function spokenBy(shape: Shape, place: Scene): Maker<string>[] {
  // The texts of a list without a name are what the list is of.
  const scene = place.name === '' ? { ...place, name: place.subject } : place
  const { description, examples } = shape
  const { name, hint } = scene
  // The author shows that there is nothing to say.
  if (examples.length === 1 && examples[0] === '') return [of('')]
  const shown = [...examples, ...shape.defaults]
    .map(written)
    .find((one) => one !== '' && snake(one) !== name && !isPlaceholder(one, name))
  const example = shown ?? sampleSaid(description)
  const meaning = textMeaning(scene)
  const isLink = isOfLinks(scene) && (meaning === undefined || !sampleOf(meaning, scene).includes('://'))
  const meant = isLink ? link : meaning
  // An example of letters says that the name means no number here.
  const unlessOther = (maker: Maker<string> | undefined) =>
    maker && example !== undefined && saysOther(example, maker, scene) ? undefined : maker
  const named = capitalLike(unlessOther(meant), shown)
  const byExample = (maker: Maker<string> | undefined) =>
    maker && shown !== undefined && reachOf(maker, shown, scene) === 'first' ? shownFirst(shown, maker) : maker
  const hasForm = shown !== undefined && formOf(shown, name) !== undefined
  const kept = shown !== undefined && !hasForm && meant !== undefined && reachOf(meant, shown, scene) === 'all'
  const said = valuesSaid(description || shape.title, scene)
  // A list without numbers is of other things than an example with one: "such as a unit or suite number".
  const isOfOthers = shown !== undefined && /\d/.test(shown) && said?.every((one) => !/\d/.test(one)) === true
  const values =
    (isOfOthers ? undefined : said) ??
    wordsShown(shape, scene) ??
    wordsElsewhere(scene, shown, meant) ??
    ownWord(scene, shown, description, named)
  const prefix = example === undefined ? prefixSaid(description) : undefined
  const isList = isOfList(description)
  const head = isList || named === undefined ? singular(headOf(description)) : headOf(description)
  const thing = thingOf(description)
  const isOther = nameWords.test(head) && (weak.test(name) || !isWholeMeaning(scene))
  const spoken = isSpoken(name, head) ? name : isOther ? 'name' : undefined
  const aboutThing = unlessOther(
    thing === '' || spoken === undefined ? undefined : ofThing({ ...scene, name: spoken }, thing)
  )
  // A word of the document's own is no code of a language, say.
  const isOwnWord = shown !== undefined && /^[a-z]{3,}$/.test(shown)
  const aboutHead = unlessOther(
    head === '' || head === name || isOwnWord ? undefined : textMeaning({ ...scene, name: head })
  )
  // "Code of the channel" says no code where the name says one, or a word for it.
  const isAnyCode =
    named !== undefined && aboutHead !== undefined && aboutHead === textMeaning({ ...scene, name: anyCode })
  const found = unlessOther(descriptions.find(([rule]) => rule.test(hint))?.[1])
  // An identifier that is shown as a word is no random one.
  const told = found === numberText ? (digitsBy({ ...shape, whole: wholeNumbers.test(hint) }, scene) ?? found) : found
  const described = found === idText && shown !== undefined && !/\d/.test(shown) ? undefined : told
  const isWeak = named === undefined || isDigits(named, scene) || (weak.test(name) && head !== name)
  const isSpelled = name.includes('_') && !head.includes(name) && hint.includes(name.replaceAll('_', ' '))
  // `state`, by "State code".
  const isNarrower = !isAnyCode && head.startsWith(`${name}_`) && bareHead.test(head.slice(name.length + 1))
  const isKey = named !== undefined && keyHead.test(head) && isPhrase(named, scene)
  const isNamedLast = bare(description.slice(description.lastIndexOf(',') + 1)) === bare(name)
  const isTelling =
    !isNamedLast &&
    !isSpelled &&
    !isAnyCode &&
    !name.endsWith(`_${nameWords.test(head) ? 'name' : head}`) &&
    !name.startsWith(`${head}_`) &&
    !bareHead.test(head) &&
    !(example !== undefined && weakHead.test(head)) &&
    ((named === undefined && !isList) ||
      (isWeak && !counts.test(name) && !weakHead.test(head)) ||
      (isWholeMeaning({ ...scene, name: head }) && (!formal.test(name) || formal.test(`_${head}`))))
  const form = saidForm(description)
  const signs = example === undefined ? saidSigns(description) : undefined
  const likely = example === undefined || kept ? undefined : likeExample(example, scene, named)
  const stays = example !== undefined && (likely ? sampleOf(likely, scene) === example : isUnknown(named, scene))
  const other = stays ? apart(example, scene, head, named) : undefined
  const like = kept ? of(example as string) : (other ?? likely)
  const makers = [
    values && (isName.test(name) ? (here: Scene) => row(values, here) : of(...values)),
    shape.keyed && example === undefined ? idText : undefined,
    prefix === undefined
      ? undefined
      : behind(
          prefix,
          lengthSaid(description, prefix),
          [precise.test(hint) ? described : undefined, named].find(
            (one) => one && machineText.test(sampleOf(one, scene))
          )
        ),
    form !== undefined && (shown === undefined || signsOf(form(scene)) === signsOf(shown)) ? form : undefined,
    like,
    aboutThing,
    leadingForm(hint),
    precise.test(hint) || (isAddress.test(hint) && !isPath(named, scene)) ? described : undefined,
    signs !== undefined && !(named !== undefined && hasSigns(sampleOf(named, scene), signs)) ? signs.make : undefined,
    contact.test(head) ? aboutHead : undefined,
    isNarrower || isKey ? aboutHead : undefined,
    isToldByContext(scene) ? byExample(named) : undefined,
    named !== undefined && described === idText && isPhrase(named, scene) ? described : undefined,
    isTelling ? byExample(aboutHead) : undefined,
    isWeak ? described : undefined,
    byExample(named),
    described,
    example === undefined ? aboutHead : (apart(example, scene, head) ?? of(example))
  ].filter((maker) => maker !== undefined)
  // Last, since the tables of nouns are large.
  const noun = makers.length === 0 ? capitalLike(byNoun(scene, thing), shown) : undefined
  if (noun !== undefined) return [noun]
  const places = example === undefined ? decimalsSaid(description) : undefined
  return places === undefined ? makers : makers.map((maker) => (here) => withDecimals(maker(here), places))
}

/** Writes a number with so many decimals; another text stays. */
const withDecimals = (text: string, places: number): string =>
  /^-?\d+(\.\d+)?$/.test(text) ? Number(text).toFixed(places) : text

/** Tells whether a text is as a description counts its signs. Authors call the letters of a code digits. */
const hasSigns = (text: string, { all, length }: Signs): boolean =>
  all.test(text) || (/^[A-Z]{2,3}$/.test(text) && text.length === length)

/** Descriptions of the address of a page: "A URL to one of the error types". */
const isAddress = /^\W*(?:an? |the )?(?:[\w-]+ )?(?:url|uri)\b/

/** Tells whether a maker makes addresses or paths. */
const isPath = (maker: Maker<string> | undefined, scene: Scene): boolean =>
  maker !== undefined && sampleOf(maker, scene).includes('/')

const wholeNumbers = /\bu?int(eger|\d+)?\b|\bwhole number/

/** Makes words begin with a capital where the example does, or have capitals alone, or none. */
function capitalLike(maker: Maker<string> | undefined, shown: string | undefined): Maker<string> | undefined {
  if (maker !== undefined && textsOf(maker)?.some((one) => one !== shown && one.toLowerCase() === shown) === true)
    return (here) => maker(here).toLowerCase()
  const isLoud = shown !== undefined && /^[A-Z]{4,}$/.test(shown)
  if (maker === undefined || shown === undefined || (!isLoud && !/^\p{Lu}\p{Ll}+( \p{L}+)*$/u.test(shown))) return maker
  return (here) => {
    const text = maker(here)
    return (isLoud ? /^[a-z -]{4,}$/ : /^[a-z]{4,}$/).test(text) ? spelledLike(text, shown) : text
  }
}

/** Returns the words of several examples, which are some of a vocabulary. */
const wordsShown = ({ examples }: Shape, { name }: Scene): string[] | undefined =>
  examples.length > 1 &&
  vocabularies.test(name) &&
  examples.every((one) => /^[\p{L}_][\p{L}\p{N}_-]*$/u.test(written(one)))
    ? examples.map(written)
    : undefined

/** Returns the words that the document lists elsewhere, for a member that no maker knows better. */
function wordsElsewhere(scene: Scene, shown: string | undefined, meant: Maker<string> | undefined) {
  if (meant !== undefined && textsOf(meant) === undefined && !vocabularies.test(scene.name)) return undefined
  const words = scene.wordsElsewhere?.()
  return shown === undefined || words?.includes(shown) ? words : undefined
}

/** Tells whether a description speaks of the member by its name: "Type of the card" of `type`. */
const isSpoken = (name: string, head: string): boolean =>
  head !== '' && (name === head || name === singular(head) || name.endsWith(`_${head}`))

/** Words for a name, of which the thing that has it says more. */
const nameWords = /^(full_|display_|call_)?name$/

/** Returns the maker that a name has in another thing, if the thing says more than the object does. */
function ofThing(scene: Scene, thing: string): Maker<string> | undefined {
  const there = { ...scene, subject: thing }
  const isTold =
    isToldByContext({ ...there, beside: [] }) || (isName.test(scene.name) && kindOfThing(thing) !== undefined)
  const maker = isTold ? textMeaning(there) : undefined
  return maker && ((here) => maker({ ...here, name: scene.name, subject: thing }))
}

/** Makes one of several things (`signer_names`), or the name of the thing that name or description speak of. */
function byNoun(scene: Scene, thing: string): Maker<string> | undefined {
  const plain = scene.name.replace(participle, '')
  const name = singular(plain)
  if (plain !== scene.name && plain === name) return of('true', 'false')
  const one = isPersonal(name) ? fullName : name === scene.name ? undefined : textMeaning({ ...scene, name })
  return (
    one ??
    kindOfThing(name) ??
    (thing === '' ? undefined : (kindOfThing(thing) ?? textMeaning({ ...scene, name: thing }))) ??
    ofGroup(scene) ??
    (deeds.test(name) ? of('true', 'false') : numbered(name))
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

/** Names of what was done or not: `email_sent`. */
const deeds = /_([a-z]+[a-df-z]ed|sent|shown|seen|sold|built|made|done|hidden|chosen|given|taken)$/

/** Tells whether a member of an object of links is one: those of a list of links have a link and what tells of it. */
const isOfLinks = ({ name, subject, beside }: Scene): boolean =>
  linkLists.test(subject) && !linkParts.test(name) && !beside.some((one) => linkParts.test(one))
const linkLists = /(^|_)(links?|urls?)(_(object|data))*$/
const linkParts = /(^|_)(href|url|uri|rel|relation|type|method|title|label|name|text|id|kind|link)$/

/** Returns an example as a text: authors write the digits of a text as a number. */
const written = (example: unknown): string =>
  typeof example === 'string' ? example : typeof example === 'number' ? String(example) : ''

/** Tells whether an example is a word where a maker makes numbers or codes. */
function saysOther(example: string, maker: Maker<string>, scene: Scene): boolean {
  const sample = sampleOf(maker, scene)
  if (isOfOtherForm(example, sample)) return true
  if (handle.test(sample) && /^\p{L}+( \p{L}+)+$/u.test(example)) return true
  if (!isWord(example)) return false
  return !/\p{L}/u.test(sample) || (/^\p{L}+$/u.test(example) && /^[A-Z]+[-_]?\d+$|^[a-z]+(_[a-z]+)+$/.test(sample))
}

/** Names that people sign in with, no names of things. */
const handle = /^[a-z]+[._]?[a-z]+\d*$/

/** Tells whether a text has a form that an example of one word or of a sentence rules out. */
function isOfOtherForm(example: string, sample: string): boolean {
  if (/ .* /.test(example)) return !sample.includes(' ') || (example.endsWith('?') && !sample.endsWith('?'))
  if (/^\p{L}+$/u.test(example) && /^(?=.*\d)(?=.*[a-z])(?=.*[A-Z])\w{16,}$/.test(sample)) return true
  return (
    / .* .* /.test(sample) ||
    (/^\w+(\/[\w.+-]+)+$/.test(sample) && !example.includes('/')) ||
    (/^\d{4}-\d\d-\d\d/.test(sample) && !/\d/.test(example)) ||
    (/^\p{L}+$/u.test(example) && /^[{[]/.test(sample)) ||
    (/^[A-Z]{3}$/.test(sample) && /^\p{Lu}?\p{Ll}{3,}$/u.test(example)) ||
    /^\/|\n/.test(sample) ||
    (/^[a-z\d]+([._-][a-z\d]+)*\.[a-z\d]+$/.test(example) && / /.test(sample)) ||
    (/[a-z][A-Z]|^\p{L}+(\.\p{L}+)+$/u.test(example) && / /.test(sample)) ||
    (/^[a-z]+(\.[a-z]+)+\.?$/.test(example) && (!sample.includes('.') || example.endsWith('.'))) ||
    // A path has words with hyphens, but `Academy` is none.
    (/\p{Lu}/u.test(example) && /^[a-z\d]+(-[a-z\d]+)+$/.test(sample))
  )
}

/** Tells whether a text is made of a letter or more, beside digits. */
const isWord = (text: string): boolean => /^\p{L}[\p{L}\d ._-]*$/u.test(text)

/** Tells whether a maker makes several words, or a path: an identifier has one. */
const isPhrase = (maker: Maker<string>, scene: Scene): boolean => /[ /]/.test(sampleOf(maker, scene))

const isDigits = (maker: Maker<string>, scene: Scene): boolean => /^-?\d+(\.\d+)?$/.test(sampleOf(maker, scene))

/** Returns the example for the first object of a list, and names of the lexicon for the others. */
const shownFirst =
  (example: string, named: Maker<string>): Maker<string> =>
  (here) =>
    here.turn === 0 ? example : spelledLike(named(here), example)

/**
 * Returns a maker of names like an example, which the first object of a list has: others have names of their kind, or
 * the example with their number behind it. Returns undefined for texts that are no names of several words.
 */
function apart(example: string, scene: Scene, head: string, named?: Maker<string>): Maker<string> | undefined {
  const { name } = scene
  const isCalled = isName.test(name) || (/(^|_)(name|title)$/.test(head) && !/type|kind|status|state/.test(name))
  const [, sign] = /^\p{L}+(?:([ _-])\p{L}+){1,6}$/u.exec(example) ?? []
  if (!isCalled || sign === undefined) return undefined
  if (named !== undefined && !isUnknown(named, scene)) return shownFirst(example, named)
  return ({ turn }) => (turn === 0 ? example : `${example}${sign}${(turn % 100) + 1}`)
}

/** Makes a text behind a prefix: that of a maker where no length is said, else letters and digits. */
const behind =
  (prefix: string, length: number | undefined, maker: Maker<string> | undefined): Maker<string> =>
  (scene) =>
    prefix +
    (maker !== undefined && length === undefined
      ? maker(scene)
      : digits(scene.random, (length ?? prefix.length + 14) - prefix.length, alphanumeric))

/** Secrets and hashes, which have no prefix of their own. */
const machineText = /^[A-Za-z\d+/=-]{20,}$/

/** The description of a word for the object itself: the kind of an object, or of a node in a tree of syntax. */
const kindOf =
  /^(?:the |a )?(?:type|kind|name|class) of (?:this |the |an? )?(?:[\w-]+ )?(node|object|resource|entity)[.\s]*$/i

const pascal = (noun: string): string => noun.replace(/(^|_)[a-z]/g, (letter) => letter.slice(-1).toUpperCase())

/** Returns the word for the object itself, or the example where it is a word of a vocabulary. */
function ownWord(
  scene: Scene,
  example: string | undefined,
  description: string,
  named: Maker<string> | undefined
): string[] | undefined {
  const { name, subject } = scene
  const noun = subject.replace(/_(response|request|dto|schema|model|object|resource)$/, '')
  if (example === undefined) {
    const [, kind] = kindOf.exec(description) ?? []
    if (noun === '' || (description !== '' && kind === undefined)) return undefined
    if (kind === 'node') return [pascal(noun)]
    if (kind !== undefined) return name === 'type' ? [noun] : undefined
    if (/^(object|resource_type|object_type)$/.test(name)) return [noun]
    return name === 'typename' ? [pascal(noun)] : undefined
  }
  if (!/^[\p{L}_][\p{L}\p{N}_.:-]*$/u.test(example) || !vocabularies.test(name.replace(/_(name|label)$/, '')))
    return undefined
  // The code of a country is none of the document's own words.
  if (/^[a-z]{2}$/.test(example) && formOf(example, name) !== undefined) return undefined
  if (named !== undefined && isOfPlace(named, scene)) return undefined
  const isAmongNamed = (turn: number) =>
    named?.({ ...scene, turn, random: random(seedOf(example)) }).toLowerCase() === example.toLowerCase()
  const isThing = singular(example.toLowerCase()) === noun || description.includes(example)
  // The lexicon has more words where it has this one too.
  return !isThing && [0, 1, 2, 3, 4, 5].some((turn) => isAmongNamed(turn)) ? undefined : [example]
}

/** The name of a code of an unknown thing. */
const anyCode = 'unheard_of_code'

/** Things by which somebody is reached, whatever a name means among the members beside it. */
const contact = /(^|_)(phone|mobile|telephone|e_?mail)(_number|_address)?$/

/** Names of texts of one form, whatever thing they belong to. */
const formal =
  /_(path|hash|signature|checksum|digest|address|url|uri|email|phone(?:_number)?|ip|hex|token|uuid|iban|at|date|time)$/
/** Names of numbers, whatever is counted or shared. */
const counts = /_(count|ratio|percent|percentage)$/
/** Names that say little by themselves. */
const weak =
  /^(id|name|value|key|code|type|data|content|text|label|number|date|time|token|version|title|message|info|ref|reference|state|status|access_token|body|description|note|about|summary|size|color|colour|host|server|location|path|identifier|hash|parent|target|resource|context|connection|component|entity|collection|dataset|operation|source|user|result|table|pool|backup|reservation|query|filter|search|alias)$/
/** Descriptions of a key: "The legal identifier of the receiver". */
const keyHead = /(^|_)(id|identifier|uuid)$/
/** Things of which a description says little, alone or (`user_name`) behind another word. */
const generic =
  '(id|identifier|name|value|type|kind|date|time|text|string|list|array|number|code|key|status|state|link|image|user|account|object|data|information|info|details?|label|content|address|location|field|property|reference|description|explanation|version|token|body|message|flag|resource|item|entity|part|attribute|parameter|element|success|failure|char|character|digit|letter)s?$'
const bareHead = new RegExp(`^${generic}`)
const weakHead = new RegExp(`^(.*_)?${generic}`)
