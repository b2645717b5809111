/**
 * The names of people, firms and things, by the word for them. Names that are a list stand in names-by-noun.ts; a row
 * here has names that follow from the object, or words with many forms.
 */

import { keptForBoth, memoized } from '../../../document/memoized.ts'
import { listed } from '../entity/listed.ts'
import type { Maker, Scene } from '../entity/scene.ts'
import { fileName, fullName, label, product, row, slug } from './makers.ts'
import { namesByNoun } from './names-by-noun.ts'
import { isPersonal } from './person-words.ts'
import { plainNoun, whose, withoutEnds } from './plain-noun.ts'
import { departments, labels } from './plain-words.ts'

/** Nouns for persons. */
export const people =
  /(^|_)(user|person|people|customer|member|contact|employee|author|owner|profile|patient|student|teacher|professional|practitioner|driver|passenger|guest|client|lead|attendee|participant|recipient|sender|assignee|reviewer|(?:(?<![a-z]_)|(?<=job_))candidate|account_holder|creator|artist|player|friend|doctor|invitee|actor|admin|human|staff|agent|follower|subscriber|organi[sz]er|me)s?$|_by$/
const firms =
  /(^|_)((?:counter|authori[sz]ed_|third_)?part(?:y|ie)|company|organi[sz]ation|org|business|vendor|supplier|merchant|employer|brand|tenant|manufacturer|publisher|partner|customer_company|workspace_owner|account|bank|agency|carrier|insurer|advertiser|seller|dealer|lender|shop|store|restaurant|hotel)s?$/
export const goods =
  /(^|_)(product|article_item|good|sku|variant|listing)s?$|^((line|cart|order|basket|invoice|shop|store|sale|catalog|stock|inventory|wishlist|purchase|quote|return|shipment)_)?items?$/

/** Makes one of some names that are written with commas between; behind the last of them, names with a number. */
const names = (list: string): Maker<string> => oneOf(listed(list))
const oneOf = (all: readonly string[]): Maker<string> =>
  invented((scene) => {
    const name = row(all, scene)
    const round = roundOf(scene, all)
    return /^[a-z\d._-]+$/.test(name) ? name.replace(/(?=\.)|$/, round.replace(' ', '-')) : name + round
  })

/** Returns the number behind a name, once all names of a row are taken. Rows of many lists are counted through. */
function roundOf({ turn }: Scene, all: readonly string[]): string {
  const round = Math.floor((turn % 100) / all.length)
  return round === 0 ? '' : ` ${round + 1}`
}
const inventions = new WeakSet<Maker<string>>()
function invented(maker: Maker<string>): Maker<string> {
  inventions.add(maker)
  return maker
}
const nounsOf = (nouns: string): RegExp => new RegExp(`(^|_)(${nouns.replace(/\s+/g, '')})s?$`)

const firmName: Maker<string> = ({ entity }) => entity.company

/** Kinds of things by their nouns, with the maker of their names. The first row counts. */
const kinds: readonly (readonly [nouns: RegExp, maker: Maker<string>])[] = [
  [people, fullName],
  [firms, firmName],
  [goods, product],
  [
    nounsOf('city|citie|town|village|hamlet|locality|localitie|borough|place|location|destination_city|municipality'),
    ({ entity }) => entity.place.city
  ],
  [nounsOf('airport'), ({ entity }) => `${entity.place.city} Airport`],
  [nounsOf('time_?zone|tz'), ({ entity }) => entity.place.timezone],
  [nounsOf('country|countrie|nation'), ({ entity }) => entity.place.country],
  [nounsOf('state|province|region|prefecture|county'), ({ entity }) => entity.place.state],
  [nounsOf('(id|identity)_?document(_type)?'), names('Passport, Driving licence, Identity card')],
  [nounsOf('file|document|attachment|upload|artifact'), fileName],
  [nounsOf('tag|label|topic|keyword'), (scene) => row(labels, scene)],
  [
    nounsOf('department|division|team|squad|(business|org|organi[sz]ation|organi[sz]ational)_unit'),
    (scene) => row(departments, scene)
  ],
  [
    nounsOf(
      'repo|repository|repositorie|cluster|server|instance|host|node|machine|image|package|token|function|worker|module'
    ),
    slug
  ],
  [
    nounsOf('(shipping|delivery|fulfil?lment)_?(method|option|service|rate|class|carrier)'),
    names('Standard shipping, Express, Pickup in store')
  ],
  [nounsOf('payment_?(method|option|provider|gateway)|gateway'), names('Visa, PayPal, Bank transfer, Apple Pay')],
  [
    nounsOf('(home|away|sports?|football|visiting|opposing)_?team|opponent|club'),
    names('River Rovers, Harbour United, Northern Lions, City Athletic')
  ]
]

export const thingName: Maker<string> = (scene) => (makerFor(scene) ?? qualified(scene.subject) ?? label)(scene)

/** Words before the noun of a thing. */
const qualifiers = listed('Main, Standard, Default, Custom, Basic, Shared, Regional, Internal, Advanced, Sample')

/** Returns the word for a thing in capitals, if a plain word says what it is. */
const nounOf = memoized((subject): string | undefined => {
  const noun = plainNoun(subject)
  return noun?.replace(/(^| )(?:[b-df-hj-np-tv-z]{2,4}(?![a-z])|[a-z])/g, (part) => part.toUpperCase())
})

export const kindOfThing: (noun: string) => Maker<string> | undefined = memoized((noun) => {
  const bare = withoutEnds(noun)
  const thing = bare.replace(whose, '')
  const names = namesByNoun(bare) ?? namesByNoun(thing)
  const found = kinds.find(([nouns]) => nouns.test(thing))?.[1] ?? (names && oneOf(names))
  const whole = bare.replace(ofList, '')
  if (found === undefined && whole !== bare) return kindOfThing(whole)
  return found ?? (isPersonal(bare) ? fullName : undefined)
}, 2000)

/** Ends of names of schemas for one of a list: a `recipe_card` is a recipe. */
const ofList = /(?<=.)_(item|entry|result|row|element|hit|card|tile|definition)s?$/

/** Words that no noun ends with, and verbs. */
const joining =
  /(^|_)(of|to|by|in|on|at|for|from|with|off|as|is|are|has|can|be|do|and|or|not|if|no)(_|$)|^(get|set|use|allow|show|hide)_/

/** Makes a noun with a word before it: "Main Bay". Undefined where the noun is no plain word. */
export function qualified(noun: string): Maker<string> | undefined {
  const word = joining.test(noun.replace(whose, '')) ? undefined : nounOf(noun)
  return word === undefined ? undefined : (scene) => `${row(qualifiers, scene)} ${word}${roundOf(scene, qualifiers)}`
}

const makerFor = ({ subject, beside }: Scene): Maker<string> | undefined => makerAmong(beside, subject)

const makerAmong = keptForBoth((beside: readonly string[], subject: string): Maker<string> | undefined => {
  const kind = kindOfThing(subject)
  // Anything else with a mail address or a birthday is a person, and so is a tenant with a birthday, a host with a job.
  if (kind === fullName && beside.some((one) => commercial.test(one))) return firmName
  if (kind === product && beside.some((one) => edible.test(one))) return kindOfThing('ingredient')
  if (kind === undefined && beside.some((one) => typed.test(one))) return fileName
  const signs = kind === undefined ? persons : kind === firmName ? bodily : human
  return beside.some((one) => signs.test(one)) ? fullName : kind
})

/** Members of firms, where a customer or a donor is one. */
const commercial = /^(contact_(name|person|email|phone)|opening_hours|business_hours|legal_form|company_size)$/
/** Members of files. */
const typed = /^(mime_?type|content_?type)$/
/** Members of goods that are eaten. */
const edible =
  /^(best_before(_date)?|use_by(_date)?|allergens?|calories|nutrition|ingredients|is_vegan|vegan|vegetarian)$/

/** Names by which a thing is called. */
export const isName = /^(display_)?(name|label|title)$/

/** Tells whether the name of a thing is made up, so that an example says more. */
export function isInvented(scene: Scene): boolean {
  const maker = makerFor(scene)
  return maker === undefined || inventions.has(maker)
}

/** Members of persons alone. */
const human =
  /^(first_?name|last_?name|surname|bio(graphy)?|pronouns|nationality|occupation|job_?title|salutation|marital_?status)$/
/** Members of persons, where an animal or a firm is none. */
const bodily = /^(first_?name|last_?name|surname|birth_?date|date_of_birth|dob|gender)$/
const persons =
  /^(e_?mail(_address)?|user_?name|nick_?name|first_?name|last_?name|surname|birth_?date|date_of_birth|dob|gender|job_?title)$/

export const isPerson = (noun: string): boolean => kindOfThing(noun) === fullName

/** Makes the name under which a person or a firm is registered. */
export const legalName: Maker<string> = (scene) => (makerFor(scene) === fullName ? fullName : firmName)(scene)

export const isFirm = (scene: Scene): boolean => makerFor(scene) === firmName

export const isKnownKind = (scene: Scene): boolean => makerFor(scene) !== undefined

/** Tells whether the table has names for the kind of thing that an object is. */
export function isKind(scene: Scene): boolean {
  const maker = makerFor(scene)
  return maker !== undefined && inventions.has(maker)
}

/** True where a thing has a title rather than a name. */
export const isTitled = ({ subject, beside }: Pick<Scene, 'subject' | 'beside'>): boolean =>
  beside.includes('title') || (isWriting(subject) && !beside.includes('name'))

/** Tells whether a thing is written or shown, so that its title says what it is about. */
export const isWriting = (subject: string): boolean => writings.test(withoutEnds(subject).replace(ofList, ''))
const writings =
  /(post|article|page|blog|story|news|guide|lesson|course|tutorial|question|topic|thread|video|episode|event|book|volume|paper|recipe|chapter|film|movie|song|album|publication|entry|writing|essay|announcement|presentation|talk|webinar|podcast|content|document|note)s?$/
