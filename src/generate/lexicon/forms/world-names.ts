/** Names of what the world has: countries, languages, firms, currencies. */

import { countries, regionNames } from '../entity/countries.ts'
import { firstNames, lastNames } from '../entity/names.ts'

export const countryNames = new RegExp(
  `^(?:${Object.keys(countries)
    .map((code) => regionNames.of(code))
    .join('|')})$`
)

/** The codes of countries, of two letters and of three. */
export const countryCodes = new Set(Object.entries(countries).flatMap(([code, { code3 }]) => [code, code3]))

export const languages = new Intl.DisplayNames(['en'], { type: 'language' })
export const languageNames =
  /^(?:English|German|French|Spanish|Italian|Portuguese|Dutch|Japanese|Chinese|Korean|Russian|Arabic|Turkish|Polish|Swedish|Danish|Norwegian|Finnish|Greek|Czech|Hindi|Hebrew|Ukrainian|Hungarian|Romanian|Thai|Vietnamese|Indonesian)$/

/** The colours that words are for. */
export const colorWords = 'black white red orange yellow green blue purple pink brown grey silver gold'.split(' ')

/** Media types by the first part of their names. */
export const mediaTypes: Record<string, readonly string[]> = {
  image: ['image/png', 'image/jpeg', 'image/webp', 'image/gif'],
  video: ['video/mp4', 'video/webm', 'video/quicktime'],
  audio: ['audio/mpeg', 'audio/ogg', 'audio/wav'],
  text: ['text/plain', 'text/csv', 'text/html'],
  application: ['application/pdf', 'application/json', 'application/zip', 'application/xml'],
  font: ['font/woff2', 'font/ttf']
}

const known = new Set<string>([...firstNames.female, ...firstNames.male])
/** Matches a name that begins with a first name. */
export const personName = {
  test: (example: string) =>
    /^\p{Lu}\p{Ll}+( \p{Lu}\.)? \p{Lu}[\p{L}'’-]+$/u.test(example) && known.has(example.slice(0, example.indexOf(' ')))
}

/** First names that are words too: a Junior Suite is nobody. */
const words = new Set(
  `Junior Summer Autumn Forest Grant Chase Mason Amber Ruby Crystal Austin Savannah Major Faith Hope Grace Joy Rose Lily
  Daisy Iris Violet Ivy May June April Princess King Prince Baron Price Rocky Santa Sierra Madison Lincoln Houston Sydney
  Victoria Melody Mercedes Chance Destiny Diamond Blaze Buck Jade Orion Pearl Sterling Art Guy Green Hazel Ginger Heaven
  Harmony Trinity Serenity Genesis Georgia Carolina Virginia America Asia Israel Chelsea Camden Brooklyn Hudson Hunter
  Cooper Porter Parker Fisher Easter Holly Drake Bud Clay Dean Ford Heath Jack Lance Mark Miles Nick Ray Reed Rod Roman
  Sandy Stone Ward Wade Will Dawn Eve Fern Flora Magnolia Myrtle Olive Opal Precious Queen Marina Luna Stella Athena
  Alexandria Rosemary Clementine Bella General Hilton`.split(/\s+/)
)

/** Surnames of those who stand for anybody. */
const anybody = /^(Doe|Roe|Bloggs|Public|Sample|Mustermann|Muster)$/

/** Tells whether a name of some words ends in a surname. */
export const hasSurname = (name: string): boolean => {
  const last = name.slice(name.lastIndexOf(' ') + 1)
  return anybody.test(last) || lastNames.includes(last)
}

/** Tells whether a name of two words may be that of a thing: its first one is a word, and its last one no surname. */
export const mayBeThing = (name: string): boolean => words.has(name.split(' ')[0]!) && !hasSurname(name)

/** Matches the name of a firm by its legal form. */
export const firm =
  /^\p{Lu}[\p{L}\d&.,' -]{0,60} (?:GmbH|AG|KG|Inc|LLC|Ltd|Limited|Corp|Corporation|PLC|S\.?A\.?S?|S\.?r\.?l|B\.?V|N\.?V|A\.?Ş|Oyj?|AB|ASA|A\/S|Pvt|Pty|Ltda|SpA|S\.p\.A|Sp\. z o\.o)\.?$|^(?:Acme|ACME)(?: (?:Co|Corp|Company|Industries|Holdings|Group|Organi[sz]ation|Labs)\.?)?$/u

/** The codes of currencies (ISO 4217). */
export const currencyCodes = new Set(Intl.supportedValuesOf('currency'))
/** Nouns of things that are about several currencies. */
export const exchanges = /currenc|exchange|(^|_)(fx|rate|quote|conversion|country)s?(_|$)/
