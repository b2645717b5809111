/** Finds the makers that the head of a description speaks for: the zip code of "The zip code of the shop". */

import { bare } from '../../contract/bare.ts'
import type { Maker, Scene } from '../lexicon/entity/scene.ts'
import { headOf, isOfList, thingOf } from '../lexicon/heads.ts'
import { isToldByContext, isWholeMeaning, textMeaning } from '../lexicon/trades/meanings.ts'
import { isName, kindOfThing } from '../lexicon/words/names-of-things.ts'
import { singular } from '../lexicon/words/singular.ts'
import { isDigits, isPhrase, sampleOf } from './like-example.ts'
import { type Told, unlessOther } from './name-meaning.ts'

/** The meaning of what a description is about. */
export interface HeadMeaning {
  /** The noun that the description begins with, in the form of a name. */
  head: string
  thing: string
  aboutHead: Maker<string> | undefined
  /** The maker of the name in that thing. */
  aboutThing: Maker<string> | undefined
  /** True for a name that says less than a description may. */
  isWeak: boolean
  /** True for a head that says more than the name. */
  isTelling: boolean
  /** True for a head that says more even than what stands around the name: "State code" of `state`. */
  isNarrower: boolean
}

export function meaningOfHead(told: Told, named: Maker<string> | undefined): HeadMeaning {
  const { scene, description, shown } = told
  const { name } = scene
  const isList = isOfList(description)
  const head = isList || named === undefined ? singular(headOf(description)) : headOf(description)
  const thing = thingOf(description)
  const isOther = nameWords.test(head) && (weak.test(name) || !isWholeMeaning(scene))
  const spoken = isSpoken(name, head) ? name : isOther ? 'name' : undefined
  const inThing = thing === '' || spoken === undefined ? undefined : ofThing({ ...scene, name: spoken }, thing)
  // A word of the document's own is no code of a language, say.
  const isOwnWord = shown !== undefined && /^[a-z]{3,}$/.test(shown)
  // Readers tell colours by words.
  const noun = named === undefined ? head.replace(/^colou?r$/, 'color_name') : head
  const ofHead = head === '' || head === name || isOwnWord ? undefined : textMeaning({ ...scene, name: noun })
  const aboutHead = unlessOther(ofHead, told)
  // "Code of the channel" says no code where the name says one, or a word for it.
  const isAnyCode =
    named !== undefined && aboutHead !== undefined && aboutHead === textMeaning({ ...scene, name: anyCode })
  const isWeak = named === undefined || isDigits(named, scene) || (weak.test(name) && head !== name)
  const end = head.startsWith(`${name}_`) ? head.slice(name.length + 1) : ''
  const isCode = !isAnyCode && bareHead.test(end) && !said.test(end)
  const isKey = named !== undefined && keyHead.test(head) && isPhrase(named, scene)
  const isHash = named !== undefined && /(^|_)(hash|md5)$/.test(head) && sampleOf(named, scene).includes('://')
  const isFree = named === undefined && !isList
  return {
    head,
    thing,
    aboutHead,
    aboutThing: unlessOther(inThing, told),
    isWeak,
    isTelling: !isAnyCode && !repeatsName(told, head) && (isFree || saysMore(scene, head, isWeak)),
    isNarrower: isCode || isKey || isHash
  }
}

/** Tells whether a head says no more than the name, or as little as any. */
const repeatsName = ({ scene: { name, hint }, description, example }: Told, head: string): boolean =>
  bare(description.slice(description.lastIndexOf(',') + 1)) === bare(name) ||
  (name.includes('_') && !head.includes(name) && hint.includes(name.replaceAll('_', ' '))) ||
  name.endsWith(`_${nameWords.test(head) ? 'name' : head}`) ||
  name.startsWith(`${head}_`) ||
  bareHead.test(head) ||
  (example !== undefined && weakHead.test(head))

const saysMore = (scene: Scene, head: string, isWeak: boolean): boolean =>
  (isWeak && !counts.test(scene.name) && !weakHead.test(head)) ||
  (isWholeMeaning({ ...scene, name: head }) && (!formal.test(scene.name) || formal.test(`_${head}`)))

/** Tells whether a description speaks of the member by its name: "Type of the card" of `type`. */
const isSpoken = (name: string, head: string): boolean =>
  head !== '' && (name === head || name === singular(head) || name.endsWith(`_${head}`))

/** Words for a name, of which the thing that has it says more. */
const nameWords = /^(full_|display_|call_|legal_|official_|registered_|trading_|business_)?name$/

/** Returns the maker that a name has in another thing, if the thing says more than the object does. */
function ofThing(scene: Scene, thing: string): Maker<string> | undefined {
  const there = { ...scene, subject: thing }
  const isTold =
    isToldByContext({ ...there, beside: [] }) || (isName.test(scene.name) && kindOfThing(thing) !== undefined)
  const maker = isTold ? textMeaning(there) : undefined
  return maker && ((here) => maker({ ...here, name: scene.name, subject: thing }))
}

/** The name of a code of an unknown thing. */
const anyCode = 'unheard_of_code'

/** Names of texts of one form, whatever thing they belong to. */
const formal =
  /_(path|hash|signature|checksum|digest|address|url|uri|email|phone(?:_number)?|ip|hex|token|uuid|iban|at|date|time)$/
/** Names of numbers, whatever is counted or shared. */
const counts = /_(count|ratio|percent|percentage)$/
/** Names that say little by themselves. */
const weak =
  /^(id|name|value|key|code|type|data|content|text|label|number|date|time|token|version|title|message|info|ref|reference|state|status|access_token|body|description|note|about|summary|size|color|colour|host|server|location|path|identifier|hash|parent|target|resource|context|connection|component|entity|collection|dataset|operation|source|user|result|table|pool|backup|reservation|query|filter|search|alias|character)$/
/** Descriptions of a key: "The legal identifier of the receiver". */
const keyHead = /(^|_)(id|identifier|uuid)$/
/** Things of which a description says little, alone or (`user_name`) behind another word. */
const generic =
  '(id|identifier|name|value|type|kind|date|time|text|string|list|array|number|code|key|status|state|link|image|user|account|object|data|information|info|details?|label|content|address|location|field|property|reference|description|explanation|version|token|body|message|flag|resource|item|entity|part|attribute|parameter|element|success|failure|char|character|digit|letter)s?$'
/** Words for any text: "Heating description" of `heating` says no more than the name. */
const said = /^(description|explanation|information|info|details?|text|string)s?$/
const bareHead = new RegExp(`^${generic}`)
const weakHead = new RegExp(`^(.*_)?${generic}`)
