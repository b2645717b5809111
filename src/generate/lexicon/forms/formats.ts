/** Texts by `format`: those of JSON Schema, of OpenAPI, and of common usage. To teach standin a format, add a line. */

import { mostNames } from '../../../contract/bare.ts'
import { memoized } from '../../../document/memoized.ts'
import type { Maker, Scene } from '../entity/scene.ts'
import { headOf } from '../heads.ts'
import {
  base64,
  color,
  companySlug,
  digits,
  domain,
  email,
  fileEnding,
  fileName,
  hex,
  host,
  image,
  ipv4,
  ipv6,
  jwt,
  password,
  phone,
  semver,
  sentence,
  slug,
  slugOf,
  title,
  url,
  uuid,
  uuid7
} from '../words/makers.ts'
import { namesOf } from '../words/name-index.ts'
import { isTitled } from '../words/names-of-things.ts'
import { plainNoun } from '../words/plain-noun.ts'
import { dateOf, iso, timeOf } from '../words/times.ts'
import { knownForms } from './known-forms.ts'

const known: Record<string, Maker<string>> = {
  date: (scene) => dateOf(timeOf(scene)),
  time: (scene) => iso(timeOf(scene)).slice(11),
  'date-time': (scene) => iso(timeOf(scene)),
  datetime: (scene) => iso(timeOf(scene)),
  'iso-date-time': (scene) => iso(timeOf(scene)),
  'iso-time': (scene) => iso(timeOf(scene)).slice(11),
  'http-date': (scene) => new Date(timeOf(scene)).toUTCString(),
  timestamp: (scene) => iso(timeOf(scene)),
  duration: ({ random }) =>
    random.pick([`PT${random.int(1, 23)}H${random.int(1, 59)}M`, `P${random.int(1, 30)}D`, `PT${random.int(5, 55)}M`]),
  email,
  'idn-email': email,
  hostname: host,
  'idn-hostname': host,
  ipv4,
  ip: ipv4,
  ipv6,
  uri: (scene) => link(scene),
  url: (scene) => link(scene),
  iri: (scene) => link(scene),
  'uri-reference': (scene) => `/${slugOf(title(scene))}`,
  'iri-reference': (scene) => `/${slugOf(title(scene))}`,
  'uri-template': (scene) => `https://${domain(scene)}/${scene.random.pick(['users', 'orders', 'projects'])}/{id}`,
  uuid,
  guid: uuid,
  'json-pointer': ({ random }) =>
    `/${random.pick(['items', 'users', 'orders'])}/${random.int(0, 9)}/${random.pick(['name', 'email', 'id'])}`,
  'json-pointer-uri-fragment': ({ random }) => `#/${random.pick(['items', 'users', 'orders'])}/${random.int(0, 9)}`,
  'relative-json-pointer': ({ random }) => `${random.int(0, 3)}/${random.pick(['name', 'email', 'id'])}`,
  regex: ({ random }) => random.pick(['^[a-z0-9-]+$', '^\\d{4}-\\d{2}$', '[A-Z]{2,3}', '^v\\d+$']),
  byte: base64,
  base64,
  base64url: (scene) => Buffer.from(sentence(scene)).toString('base64url'),
  binary: sentence,
  password,
  phone,
  'phone-number': phone,
  tel: phone,
  e164: phone,
  color,
  colour: color,
  hex: hex(16),
  slug,
  semver,
  jwt,
  jws: jwt,
  currency: ({ entity }) => entity.currency,
  'country-code': ({ entity }) => entity.place.code,
  locale: ({ entity }) => entity.place.locale,
  timezone: ({ entity }) => entity.place.timezone,
  markdown: (scene) => `## ${title(scene)}\n\n${sentence(scene)}`,
  html: (scene) => `<p>${sentence(scene)}</p>`
}

/** Tells whether a format is one of numbers, which says nothing of their size. */
export const isNumeric = (format: string): boolean =>
  /^(u?int(eger)?\d*|big-?int(eger)?|double|float\d*|(big-?)?decimal|money|number|numeric)$/i.test(format)
/** Tells whether a format of numbers is one of whole ones. */
export const isWhole = (format: string): boolean => /int/i.test(format)

const wholeText: Maker<string> = ({ random }) => String(random.int(1, 99_999))
const amountText: Maker<string> = ({ entity }) => entity.amount.toFixed(2)

/** Returns the maker of a format, of which a description may say the version. */
export const formatMaker = (format: string, hint: string): Maker<string> | undefined => {
  if (isNumeric(format)) return isWhole(format) ? wholeText : amountText
  if (!Object.hasOwn(formats, format)) return undefined
  return formats[format] === uuid && /\buuid ?(v|version )7\b/.test(hint) ? uuid7 : formats[format]
}

/** Makers by format. The names of a known form are formats too: `snowflake`, `object-id`. */
export const formats: Record<string, Maker<string>> = { ...formatsOfForms(), ...known }

function formatsOfForms(): Record<string, Maker<string>> {
  const found: Record<string, Maker<string>> = {}
  for (const [names, , maker] of knownForms) {
    for (const name of namesOf(names.replaceAll('^', ''))) {
      for (const written of [name, name.replaceAll('_', '-'), name.replaceAll('_', '')]) found[written] ??= maker
    }
  }
  return found
}

/** An address of the kind that the name speaks of. */
export const link: Maker<string> = (scene) => {
  if (isPicture(scene)) return image(scene)
  return /\bweb ?socket\b/.test(scene.hint) ? stream(scene, 'wss') : linkFor(scene.name)(scene)
}

const stream = (scene: Scene, protocol: string): string => `${protocol}://${host(scene)}/${slug(scene)}`

/** Tells whether a link leads to a picture, by the thing that it is of or by its description. */
const isPicture = ({ name, subject, hint }: Scene): boolean =>
  (bareLink.test(name) && picture.test(subject)) || picture.test(headOf(hint))
/** Names of links that say nothing of what is there. */
const bareLink = /^(url|uri|href|link|src)$/
/** Nouns of things whose link is a picture: `photo: { url }`. */
export const picture =
  /^(?!.*(docker|container|disk|machine|os|vm|server|oci)_)(.*_)?(avatar|image|img|photo|picture|pic|logo|icon|thumb|thumbnail|screenshot|poster|favicon)s?$/
const linkFor = memoized(
  (name): Maker<string> => links.find(([rule]) => rule.test(name))?.[1] ?? pageOf(name) ?? linkOfThing,
  mostNames
)

/** Makes a link to the page that a name speaks of: `/terms-of-service` for `terms_of_service_url`. */
function pageOf(name: string): Maker<string> | undefined {
  const page = name.replace(/(^|_)(urls?|uris?|hrefs?|links?|endpoints?|pages?)$/, '')
  return page.split('_').every((word) => word === '' || vague.has(word))
    ? undefined
    : (scene) => `https://${domain(scene)}/${page.replaceAll('_', '-')}`
}
/** Words before `url` that say nothing of the page. */
const vague = new Set(
  (
    'html web http https api self public private external internal short full long base canonical original source ' +
    'share sharing view edit detail details target resource item object main direct perma permanent related remote ' +
    'location page site alternate absolute relative signed secure default custom media content open ui app client ' +
    'server service root parent data value link tracking affiliate deep mobile desktop product new old my this id ' +
    'sample example test entity'
  ).split(' ')
)

/** Makes a link to a thing by the word for it: `/licensees/quiet-harbor`. */
const linkOfThing: Maker<string> = (scene) => {
  const folder = folderOf(scene.subject)
  return folder === '' ? url(scene) : `https://${domain(scene)}/${folder}/${slug(scene)}`
}
const folderOf = memoized((subject): string => {
  const noun = plainNoun(subject)?.replaceAll(' ', '-')
  if (noun === undefined || isTitled({ subject, beside: [] })) return ''
  return `${noun.replace(/([^aeiou])y$/, '$1ie').replace(/(s|x|ch|sh)$/, '$1e')}s`
}, mostNames)
/** The ending of a file in a name: `gif` of `gif_url`. */
const endOf = (name: string): string => /gif|webp|png|jpe?g|svg/.exec(name)![0]
const links: readonly (readonly [RegExp, Maker<string>])[] = [
  [/(^|_)(rtmps?|rtsp|wss?|s?ftp)(_|$)/, (scene) => stream(scene, /rtmps?|rtsp|wss?|s?ftp/.exec(scene.name)![0])],
  // A logout has no logo, and a recovery no cover.
  [
    /avatar|image|img|photo|picture|logo(?!ut|n)|icon(?!ic)|thumb|banner|(?<![a-z])cover(?!age|y)|poster|^gallery$|(^|_)pics?(_|$)/,
    image
  ],
  [
    /(^|_)(gif|webp|png|jpe?g|svg)(_|$)/,
    ({ name, random }) => `https://images.example.com/${digits(random, 12)}.${endOf(name)}`
  ],
  [/video|(^|_)mp4(_|$)/, ({ random }) => `https://media.example.com/${digits(random, 12)}.mp4`],
  [/audio|sound|(^|_)mp3(_|$)/, ({ random }) => `https://media.example.com/${digits(random, 12)}.mp3`],
  [
    new RegExp(`download|(?<!pro)file|attachment|invoice|receipt|${fileEnding.source}`),
    (scene) => `https://files.example.com/${fileName(scene)}`
  ],
  [/webhook|^endpoint/, (scene) => `https://${domain(scene)}/${scene.random.pick(['webhooks', 'hooks/events'])}`],
  [/callback|redirect/, (scene) => `https://app.${domain(scene)}/${scene.random.pick(['callback', 'auth/callback'])}`],
  [/jwks/, (scene) => `https://${domain(scene)}/.well-known/jwks.json`],
  [/issuer/, (scene) => `https://auth.${domain(scene)}`],
  [/website|homepage|site|blog/, (scene) => `https://www.${domain(scene)}`],
  [/(^|_)(repo|repository|git|clone)(_|$)/, (scene) => `https://git.example.com/${companySlug(scene)}/${slug(scene)}`],
  [
    /^(next|prev|previous|first|last)(_(page|url|uri|link|href|results?))*$/,
    ({ random }) => `https://api.example.com/items?page=${random.int(2, 9)}`
  ]
]
