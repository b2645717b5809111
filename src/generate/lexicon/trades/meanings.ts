/**
 * The meaning of property names. To teach standin a name, add it to a row of its trade, or add a row: `trade.ts` says how
 * rows are written, `name-index.ts` how names are.
 */

import { pairsIn } from '../entity/listed.ts'
import { random } from '../entity/random.ts'
import type { Range } from '../entity/range.ts'
import type { Maker, Scene } from '../entity/scene.ts'
import { knownForms } from '../forms/known-forms.ts'
import { asLabel, fullName, image } from '../words/makers.ts'
import { nameIndex, namesOf } from '../words/name-index.ts'
import { isPersonal } from '../words/person-words.ts'
import { singular } from '../words/singular.ts'
import { unix } from '../words/times.ts'
import { common, counted } from './common.ts'
import { education } from './education.ts'
import { estate } from './estate.ts'
import { events } from './events.ts'
import { health } from './health.ts'
import { kinds } from './kinds.ts'
import { marketing } from './marketing.ts'
import { markets } from './markets.ts'
import { media } from './media.ts'
import { money } from './money.ts'
import { nature } from './nature.ts'
import { nouns } from './nouns.ts'
import { operations } from './operations.ts'
import { people } from './people.ts'
import { places } from './places.ts'
import { play } from './play.ts'
import { security } from './security.ts'
import { sensors } from './sensors.ts'
import { shop } from './shop.ts'
import { software } from './software.ts'
import { states } from './states.ts'
import { technical } from './technical.ts'
import { telecom } from './telecom.ts'
import { choicesOf, type NumberRow, numberRows, type TextRow, type Trade, textRows } from './trade.ts'
import { travel } from './travel.ts'
import { units } from './units.ts'
import { web } from './web.ts'
import { work } from './work.ts'

/** The trades in their order: the first row counts whose context fits. */
const trades: readonly Trade[] = [
  places,
  states,
  travel,
  media,
  play,
  health,
  nature,
  sensors,
  education,
  estate,
  events,
  work,
  software,
  operations,
  security,
  marketing,
  telecom,
  markets,
  money,
  shop,
  people,
  web,
  technical,
  kinds,
  nouns,
  common,
  units
]

export const textNames: readonly TextRow[] = [
  ...trades.flatMap(textRows),
  ...knownForms.map(([names, , maker]) => [names, maker] as const)
]
export const numberNames: readonly NumberRow[] = trades.flatMap(numberRows)

const texts = nameIndex(textNames)
const numbers = nameIndex(numberNames)

/** The range of a number, or the maker of it. */
export type Meaning = Range | Maker<number>

const unitNames = new Set(numberRows(units).flatMap(([names]) => namesOf(names)))

/** Returns the maker of texts for a name. Numbers that are written as texts are digits. */
export function textMeaning(scene: Scene): Maker<string> | undefined {
  const { name, subject } = scene
  // In SCIM the value beside a reference is the key of the thing.
  const isValue = name === 'value' && !valued.test(subject) && !scene.beside.includes('ref')
  if (
    (isValue || variants.test(name) || subject.endsWith(`_${name}`)) &&
    name !== subject &&
    !texts.isInContext(scene)
  ) {
    const thing = { ...scene, name: subject }
    if (texts.findWhole(thing) ?? texts.find(thing)) return textMeaning(thing)
  }
  if (isPersonal(name.replace(duty, '')) && duty.test(name)) return fullName
  if (meanTimes.test(name)) return textMeaning({ ...scene, name: 'average_time' })
  if (moments.test(name)) return textMeaning({ ...scene, name: 'updated_at' })
  if (sized.test(name) || picture.test(name)) return image
  if (perEach.test(name)) return texts.findWhole(scene) ?? digitsOf(numbers.find(scene) ?? fewOfEach)
  return (
    texts.findWhole(scene) ??
    digitsOf(numbers.findWhole(scene)) ??
    inWords(scene) ??
    withoutTarget(scene, textMeaning) ??
    texts.find(scene) ??
    digitsOf(numberFor(scene)) ??
    texts.findWhole({ ...scene, name: scene.name.replace(twoWords, '$2_$1') }) ??
    ofAnother(scene, withoutEnd(scene, textMeaning)) ??
    writtenOut(scene, textMeaning)
  )
}

/** Names that have their words the other way round: `name_last`. */
const twoWords = /^([a-z]+)_([a-z]+)$/

/** Names of a word for readers: the `status_text` of a `status`. */
const worded =
  /^((?:\w+_)?(?:status|state|type|kind|mode|level|priority|severity|phase|stage))_(?:text|label|desc|description|title|display|string)$/

/** Makes the words for a code: `In progress` for `in_progress`. */
function inWords(scene: Scene): Maker<string> | undefined {
  const [, name] = worded.exec(scene.name) ?? []
  const maker = name === undefined ? undefined : textMeaning({ ...scene, name })
  return maker && ((here) => asLabel(maker(here)))
}

/** Makes the text of the second or third of several: `player2` is another person than `player1`. */
function ofAnother({ name }: Scene, maker: Maker<string> | undefined): Maker<string> | undefined {
  const nth = Number(/[2-9]$/.exec(name)?.[0])
  return maker && nth > 0 ? (here) => maker({ ...here, entity: here.entity.other(nth) }) : maker
}

/** Names of a picture in one of its sizes: `48x48`, `px_64x64`. */
const sized = /^((px|size|image|img|icon|thumb)_?)?\d+x\d+$/

/** Names of the link of a picture with more words behind: `image_url_large`. */
const picture = /(^|_)(image|img|photo|picture|thumb|thumbnail|avatar|logo|icon|poster|cover)_(url|uri|link|href|src)_/

/** Names of numbers: `records_per_page`. */
const perEach = /(^|_)\w+_per_\w+$/
const fewOfEach: Range = [1, 100, 0]

/** Names of one variant of the object around: the `short` of a description, the `de` of a title. */
const variants =
  /^(short|medium|long|small|large|tiny|full|brief|original|raw|plain|localized|formatted|(en|de|fr|es|it|nl|pt|ja|zh|ru|pl|sv)(_[a-z]{2})?)$/

/** Objects whose value is no kind of themselves: the value of a filter is not a filter. */
const valued =
  /(^|_)(attribute|option|property|field|param|parameter|filter|setting|tag|label|metadata|meta|item|entry|pair|variable|config|result|answer|response|cell|column|criteri(a|on)|condition|rule|facet|match|metric|feature|data|input|argument|component|object|key|variant|dimension|observation|header|extension)s?$/

/** Ends of the names of those who answer for something: `pharmacist_in_charge`. */
const duty = /_(in_charge|on_duty|on_call|of_record)$/

/** Names of a time that was taken. */
const meanTimes = /^(average|avg|mean|median)_\w+_time$/

/** Names of the time of a deed that was done last, or is done next: `last_backup`, `next_update_scheduled`. */
const moments =
  /^(?:last|next|latest|previous)_(?:\w+_)?(?:attempt|payment|billing|renewal|retry|charge|backup|scan|heartbeat|contact|visit|upload|download|export|import|synchroni[sz]ation|refresh|ping|crawl|fetch|deployment|evaluation|inspection|calibration|connection|communication|maintenance|reboot|restart|invocation|occurrence|transmission|cleanup|login|(?:schedul|updat|chang|modifi|creat|execut|chec|connect|complet|start|finish)ed)$/

/** Ends of names that say nothing of the kind: the `2` of `phone2`, the `raw` of `address_raw`. */
const ends =
  /_?\d+(x\d+)?$|_(list|array|full|short|raw|original|old|new|current|previous|default|primary|secondary|alt|text|string|str|formatted|field|from|before|after|local|native|upper|lower|plural|singular|utc|gmt|iana|lte?|gte?)$/

/** Returns the meaning of a name without an end that says nothing. */
function withoutEnd<Found>(scene: Scene, find: (scene: Scene) => Found | undefined): Found | undefined {
  const name = scene.name.replace(ends, '')
  return name === scene.name || name === '' ? undefined : find({ ...scene, name })
}

/** A text, and what it is for or from: `note_for_customer`. What ends in a plain word is that: `sent_to_email`. */
const target =
  /^((?!(?:is|has|can|are|was|use|allow|enable|require|number|count)_)[a-z\d]+(?:_[a-z\d]+)*?)_(?:for|about|of|with|without|before|after|during|(?<=(?:name|title|label|text|notes?|message|comments?|instructions?|description|reason|summary|url|link|file|code)_)(?:from|by|in))_(?!.*(?:_|\b)(?:ids?|date|time|at|email|phone|address|url|code|number|count)$)/

/** A word of a thing: `year_of_birth` is the `birth_year`. */
const ofThing = /^(?!(?:numbers?|counts?|total|out|is)_)([a-z]+)_of_(?:the_)?([a-z_]+)$/

/** Returns the meaning of a name without the words that say what it is for or from. */
function withoutTarget<Found>(scene: Scene, find: (scene: Scene) => Found | undefined): Found | undefined {
  const turned = scene.name.replace(ofThing, '$2_$1')
  const name = turned === scene.name ? target.exec(turned)?.[1] : turned
  return name === undefined ? undefined : find({ ...scene, name })
}

/** Short words in names. */
const short = new Map(
  pairsIn(`
    dist distance, nbr number, nr number, cd code, dt date, descr description, addr address, amt amount, qty quantity,
    acct account, cust customer, prod product, src source, pct percent, tel phone, dept department, mgr manager,
    emp employee, img image, pwd password, txt text, val value, lang language, yr year, grp group, typ type,
    curr currency, freq frequency, loc location, cnt count, coord coordinate, seq sequence, ident identifier, temp temperature,
    attr attribute, param parameter, abbrv abbreviation, one 1, two 2, three 3
  `)
)

/** Returns the meaning of a name with its short words written out, and its glued ones apart. */
function writtenOut<Found>(scene: Scene, find: (scene: Scene) => Found | undefined): Found | undefined {
  const words = scene.name.split('_')
  const name = words.map((one) => short.get(one) ?? unglued(one) ?? one).join('_')
  return name === scene.name ? undefined : find({ ...scene, name })
}

/** The words that names are written with. */
const known = new Set([...textNames, ...numberNames].flatMap(([names]) => names.match(/[a-z]{3,}/g)))
/** The words that others are glued to. */
const glued =
  /^(.{3,}?)(name|date|time|code|id|number|count|type|status|url|key|title|level|category|address|price|amount|rate|total|color|path|group|city|country|currency|year|version|user|unit)$/

/** Returns words that are written as one, apart: `last_modified_date` for `lastmodifieddate`. */
function unglued(word: string): string | undefined {
  if (known.has(word)) return word
  const [, front, last] = glued.exec(word) ?? []
  const apart = front === undefined ? undefined : unglued(front)
  return apart && `${apart}_${last}`
}

/** Tells whether a name as a whole has a meaning for texts, not only its end. */
export const isWholeMeaning = (scene: Scene): boolean => texts.findWhole(scene) !== undefined

/** Tells whether a name means a number and no text. */
export const meansNumber = (scene: Scene): boolean =>
  texts.findWhole(scene) === undefined &&
  (numbers.findWhole(scene) ?? (texts.find(scene) === undefined ? numbers.find(scene) : undefined)) !== undefined

/** Tells whether the object around a member, or a member beside it, says what its name means. */
export const isToldByContext = (scene: Scene): boolean => texts.isInContext(scene)

/**
 * Returns the range of numbers for a name, or their maker. A code of digits may be a number too. A unit counts where
 * names with it have a meaning, and for names that say little in any case.
 */
export function numberMeaning(scene: Scene, unit?: string, isWeak = false): Meaning | undefined {
  const found =
    ofOwner(scene) ??
    numbers.findWhole(scene) ??
    codeOf(texts.findWhole(scene), scene) ??
    withoutTarget(scene, numberMeaning) ??
    numberFor(scene) ??
    withoutEnd(scene, numberMeaning) ??
    writtenOut(scene, numberMeaning)
  if (unit === undefined || !unitNames.has(`-${unit}`)) return found
  const [measured, any] = [scene.name, 'any'].map((name) => numbers.find({ ...scene, name: `${name}_${unit}` }))
  return (measured !== any || isWeak ? measured : undefined) ?? found ?? any
}

/** Numbers of things that are not the rule. */
const seldom =
  /(^|_)(risky|failed|failing|errors?|errored|overdue|critical|missing|duplicates?|invalid|rejected|conflicts?|warnings?|retry|retries|blocked|broken|expired|skipped|unresolved|severe|suspicious|outdated|fatal|violations?|incidents?|bugs?|penalties|strikes|absences|late|open|urgent)(_|$)/
const few: Range = [0, 12, 0]
/** The least and the most of things that are counted: `max_winners`. */
const one: Range = [1, 3, 0]
const several: Range = [4, 20, 0]

const extremes = /^(?:min|minimum|lowest|low|least|(max|maximum|highest|high|peak))_(.+)$/
const extremeBehind = /^(.+)_(min|minimum|lowest|max|maximum|highest|peak)$/

/** The least of a quantity lies in the lower third of its range, the greatest in the upper one. */
function numberFor(scene: Scene): Meaning | undefined {
  const [, most, rest] = extremes.exec(scene.name.replace(extremeBehind, '$2_$1')) ?? []
  const inner = rest === undefined ? undefined : numbers.find({ ...scene, name: rest })
  if (typeof inner === 'function' && choicesOf(inner) !== undefined) return inner
  if (inner === undefined && rest !== undefined && singular(rest) !== rest) return most === undefined ? one : several
  if (inner === undefined || typeof inner === 'function') {
    const found = numbers.find(scene)
    return found === counted && seldom.test(scene.name) ? few : found
  }
  const [low, high, decimals] = inner
  const third = (high - low) / 3
  return most === undefined ? [low, low + third, decimals] : [high - third, high, decimals]
}

const digitsOf = (meaning: Meaning | undefined): Maker<string> | undefined =>
  meaning === undefined || meaning === unix ? undefined : digitsIn(meaning)

/** Makes the digits of a number, without decimals of a whole one. */
export function digitsIn(meaning: Meaning, whole = false): Maker<string> {
  if (typeof meaning === 'function') return (scene) => String(whole ? Math.round(meaning(scene)) : meaning(scene))
  const [low, high, decimals] = meaning
  const places = whole ? 0 : Math.max(0, decimals)
  return ({ random }) => (low + random.next() * (high - low)).toFixed(places)
}

/** Returns the meaning of a name that the object's has at its end: the `rate` of a `tax_rate`. */
const ofOwner = (scene: Scene): Meaning | undefined =>
  scene.subject.endsWith(`_${scene.name}`) ? numbers.findWhole({ ...scene, name: scene.subject }) : undefined

const digits = /^[1-9]\d{0,14}$/

/** Returns a maker of numbers for texts that are digits. Some draws tell, since words may have digits too. */
function codeOf(maker: Maker<string> | undefined, scene: Scene): Maker<number> | undefined {
  if (maker === undefined) return undefined
  for (let seed = 0; seed < 6; seed++) if (!digits.test(maker({ ...scene, random: random(seed) }))) return undefined
  // Codes of other countries have letters too.
  return (here) => Number(maker(here).replace(/\D/g, ''))
}
