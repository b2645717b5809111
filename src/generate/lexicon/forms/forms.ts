/**
 * Finds the form that an example shows: a time of day stays one, and so does a version, a ratio, a network. The first
 * row whose pattern the example matches is taken; `likes.ts` makes the texts.
 */

import { gs1Digit, ibanOf, isinOf, luhnDigit } from '../codes/check-digits.ts'
import { orcid } from '../codes/codes.ts'
import { countries } from '../entity/countries.ts'
import type { Maker } from '../entity/scene.ts'
import {
  base64,
  color,
  decimal,
  digits,
  domain,
  email,
  fileName,
  fullName,
  host,
  jwt,
  of,
  phone,
  slug,
  spelledLike,
  uuid
} from '../words/makers.ts'
import { dateOf, iso, timeOf } from '../words/times.ts'
import { formats, link } from './formats.ts'
import {
  addressed,
  addressLike,
  amountLike,
  cased,
  clockLength,
  coordinates,
  dateLike,
  degrees,
  digest,
  eachNumber,
  type Like,
  language,
  likeNumber,
  likeSigns,
  likeTime,
  monthNames,
  network,
  openHours,
  prefixed,
  scrambled,
  spaced,
  spelledDate,
  timeOfDay,
  two,
  version,
  versionRange,
  week,
  withCheck
} from './likes.ts'
import {
  colorWords,
  countryNames,
  currencyCodes,
  exchanges,
  firm,
  languageNames,
  languages,
  mediaTypes,
  personName
} from './world-names.ts'

/** A form: the pattern of examples, the maker, and a pattern that the name or the description must match too. */
type Form = readonly [example: Pick<RegExp, 'test'>, make: Like, about?: RegExp]

const sizes = ['640x480', '800x600', '1280x720', '1366x768', '1920x1080', '2560x1440', '3840x2160']
const ratios = ['16:9', '4:3', '1:1', '3:2', '21:9']

/** Regions of the great clouds; those of another one stay as the example has them. */
const regions: readonly Form[] = [
  'us-east-1 us-east-2 us-west-1 us-west-2 ca-central-1 eu-central-1 eu-west-1 eu-west-2 eu-west-3 eu-north-1 ap-south-1 ap-northeast-1 ap-northeast-2 ap-southeast-1 ap-southeast-2 sa-east-1',
  'us-east-1a us-east-1b us-west-2a us-west-2b eu-central-1a eu-central-1b eu-west-1a eu-west-1c ap-northeast-1a ap-southeast-1b',
  'us-central1 us-east1 us-east4 us-west1 europe-west1 europe-west3 europe-north1 asia-east1 asia-northeast1 asia-southeast1 australia-southeast1',
  'us-central1-a us-central1-b us-east1-b us-west1-a europe-west1-b europe-west3-a asia-east1-a asia-northeast1-b',
  'eu-central eu-west eu-north us-east us-west us-central ap-southeast ap-northeast ap-south',
  'eastus eastus2 westus westus2 centralus northeurope westeurope uksouth francecentral southeastasia japaneast australiaeast brazilsouth'
].map((list) => {
  const all = list.split(' ')
  return [{ test: (example: string) => all.includes(example) }, of(...all)]
})

/** A latitude or longitude in degrees, or in minutes and seconds too. */
const angle = `(?:[NSEW] ?\\d{1,3}(?:\\.\\d{1,20})? ?°?|\\d{1,3}(?:\\.\\d{1,20})? ?°?(?=[^,]{0,20}?[NSEW]))(?: ?\\d{1,2}(?:\\.\\d{1,20})? ?['′]?(?: ?\\d{1,2}(?:\\.\\d{1,20})? ?["″]?)?)?(?: ?[NSEW])?`

const angles = new RegExp(angle, 'g')

/** Tells whether the last digits of a season are those of the next year. */
const isNextYear = (season: string): boolean => Number(season.slice(5)) === (Number(season.slice(2, 4)) + 1) % 100

/** Writes a number of a row: `1st`, `2nd`, `11th`. */
const ordinal = (count: number): string =>
  count + (/(?<!1)[123]$/.test(String(count)) ? ['st', 'nd', 'rd'][(count % 10) - 1]! : 'th')

/** Tells whether two numbers are the ends of a range: `11-50`. */
const isRange = (text: string): boolean => {
  const [, low, high] = /^([1-9]\d{0,6}) ?[-–] ?([1-9]\d{0,6})$/.exec(text) ?? []
  return Number(low) < Number(high)
}

/** The forms. To teach standin one, add a row. */
const forms: readonly Form[] = [
  [/^[\w.+-]+@[\w-]+(\.[\w-]+)+$/, email],
  [/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/, uuid],
  [/^[0-9A-F]{8}(-[0-9A-F]{4}){3}-[0-9A-F]{12}$/, (scene) => uuid(scene).toUpperCase()],
  [/^urn:uuid:/, (scene) => `urn:uuid:${uuid(scene)}`],

  // A standard, a protocol or a licence is the one that it is.
  [
    /^(HTTP|TLS|SSL|UTF|UCS|ISO|IEC|IEEE|Apache|[AL]?GPL|MPL|BSD|CC-BY|EPSG|IPv|OAuth|SAML|USB|DDR|WPA|MPEG|RFC|EN ISO|DIN|ANSI|NIST|OpenAPI|Swagger|JPEG|KOI)[-/ _.]?v?\d[\w.-]*$|^802\.\d+[a-z]*$/i,
    (_, example) => example
  ],
  // The front of a DOI says who gave it.
  [
    /^(?:https:\/\/doi\.org\/)?10\.\d{4,9}\/\S*\d/,
    ({ random }, example) => example.replace(/\d+(?=\D*$)/, (end) => digits(random, end.length, '123456789'))
  ],
  [/^0000-000\d-\d{4}-\d{3}[\dX]$/, orcid],
  // So is the line of a status.
  [/^[1-5]\d\d [A-Z][A-Za-z' -]*$/, (_, example) => example, /status|response|result|outcome|http/],
  [/^urn:isbn:97[89]\d{10}$/, ({ random }, example) => `urn:isbn:${withCheck(example.slice(9), gs1Digit, random)}`],
  [personName, fullName],
  [firm, ({ entity }) => entity.company],
  [languageNames, ({ entity }) => languages.of(entity.place.locale.slice(0, 2)) as string],
  // A thing has the currency of the example; only rates and lists of currencies have others.
  [
    { test: (example: string) => currencyCodes.has(example.toUpperCase()) },
    ({ entity, subject }, example) => (exchanges.test(subject) ? entity.currency : example),
    /^\S*currency(_code|_iso)?( |$)/
  ],
  [/^[^<>@]+ <[^<>@\s]+@[^<>\s]+>$/, (scene) => `${fullName(scene)} <${email(scene)}>`],
  [/^\/Date\(\d+\)\/$/, (scene) => `/Date(${timeOf(scene)})/`],
  [/^<[a-z!?]/i, (_, example) => example],
  // An entity tag in its quotes.
  [
    /^(W\/)?"[\w.+/=:-]{1,200}"$/,
    (scene, example) => example.replace(/[^"]+(?="$)/, (tag) => (formOf(tag, '') ?? lookOf(tag, ''))?.(scene) ?? tag)
  ],

  [/^\d{4}-\d{2}-\d{2}$/, (scene) => dateOf(timeOf(scene))],
  [/^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}/, (scene, example) => likeTime(iso(timeOf(scene)), example)],
  [/^[A-Z][a-z]{2}, \d{2} [A-Z][a-z]{2} \d{4} \d\d:\d\d:\d\d GMT$/, (scene) => new Date(timeOf(scene)).toUTCString()],
  [/^\d\d-\d\d \d\d:\d\d$/, (scene) => iso(timeOf(scene)).slice(5, 16).replace('T', ' ')],
  [new RegExp(`^(\\d{1,2} )?(${monthNames.join('|')})( \\d{1,2},)? \\d{4}$`), spelledDate],
  [
    /^[A-Z][a-z]{2} [A-Z][a-z]{2} \d{2} \d{4} \d\d:\d\d:\d\d GMT([+-]\d{4}.*)?$/,
    (scene, example) => {
      const [day, date, month, year, time] = new Date(timeOf(scene)).toUTCString().replace(',', '').split(' ')
      return [day, month, date, year, time].join(' ') + example.slice(24)
    }
  ],
  [/^(\d{2}|\d{4})([./-])\d{2}\2(\d{2}|\d{4})$/, dateLike],
  [
    /^(19|20)\d{2}(0[1-9]|1[0-2])([0-2]\d|3[01])$/,
    (scene) => dateOf(timeOf(scene)).replaceAll('-', ''),
    /date|day|(^|_)(on|at)\b/
  ],
  [
    /^(19|20)\d{2}(0[1-9]|1[0-2])([0-2]\d|3[01])([01]\d|2[0-3])[0-5]\d[0-5]\d$/,
    (scene) => iso(timeOf(scene)).replace(/\D/g, ''),
    /date|day|time|(^|_)(on|at)\b|ymdhis/
  ],
  [/^\d{4}-(0[1-9]|1[0-2])$/, (scene) => dateOf(timeOf(scene)).slice(0, 7)],
  [/^\d{4}-W\d{2}$/, (scene) => week(timeOf(scene))],
  [
    /^Q[1-4]([ -]?)\d{4}$/,
    (scene, example) => `Q${scene.random.int(1, 4)}${example.slice(2, -4)}${iso(timeOf(scene)).slice(0, 4)}`
  ],
  [
    /^\d{4}([ -]?)Q[1-4]$/,
    (scene, example) => `${iso(timeOf(scene)).slice(0, 4)}${example.slice(4, -1)}${scene.random.int(1, 4)}`
  ],
  [/^(0[1-9]|1[0-2])\/\d{2}$/, ({ random }) => `${two(random.int(1, 12))}/${random.int(26, 31)}`, /exp|valid/],
  [
    /^(0[1-9]|1[0-2])[/.-](19|20)\d{2}$/,
    (scene, example) => {
      const [year = '', month = ''] = dateOf(timeOf(scene)).split('-')
      return month + example[2] + (/exp|valid|until|thru/.test(scene.name) ? scene.random.int(2026, 2031) : year)
    }
  ],
  [
    /^20\d{2}\.\d{1,2}$/,
    ({ random }, example) => `${random.int(2021, 2025)}.${String(random.int(1, 4)).padStart(example.length - 5, '0')}`,
    /version|release|edition|build/
  ],
  [
    /^(Spring|Summer|Autumn|Fall|Winter) (19|20)\d{2}$/,
    (scene) => `${scene.random.pick(['Spring', 'Summer', 'Autumn', 'Winter'])} ${dateOf(timeOf(scene)).slice(0, 4)}`
  ],
  // From one day to another.
  [
    /^\d{4}-\d\d-\d\d( ?[/–] ?|--| - )\d{4}-\d\d-\d\d$/,
    (scene, example) => {
      const from = timeOf(scene)
      return dateOf(from) + example.slice(10, -10) + dateOf(from + scene.random.int(1, 28) * 86_400_000)
    }
  ],
  [/^\d{1,2}(st|nd|rd|th)$/, ({ random }, example) => ordinal(random.int(1, Number.parseInt(example, 10) + 8))],
  // A season goes on into the next year.
  [
    { test: (example: string) => /^(19|20)\d\d[/-]\d\d$/.test(example) && isNextYear(example) },
    ({ random }, example) => {
      const year = random.int(2018, 2024)
      return `${year}${example[4]}${two(year - 1999)}`
    }
  ],
  [/^(19|20)\d{2}$/, (scene) => iso(timeOf(scene)).slice(0, 4), /year|since|founded|vintage|season/],
  [/^1[5-9]\d{8}$/, (scene) => String(timeOf(scene) / 1000), /time|date|_at\b|unix|epoch/],
  [
    /^1[5-9]\d{8}\.\d+$/,
    (scene, example) => `${timeOf(scene) / 1000}.${digits(scene.random, example.split('.')[1]!.length, decimal)}`,
    /time|date|_at\b|unix|epoch|second|(^|_)ts\b/
  ],
  [/^1[5-9]\d{11}$/, (scene) => String(timeOf(scene)), /time|date|_at\b|unix|epoch|milli/],
  [/^\d{1,2}:\d{2}$/, ({ random, turn }) => ratios[(turn + random.int(0, 1)) % ratios.length]!, /ratio|aspect/],
  [/^\d{1,2}:[0-5]\d(:[0-5]\d(\.\d+)?)?$/, clockLength, /duration|length|elapsed|runtime|(^|_)lap|play_?time|track/],
  [/^([01]?\d|2[0-3]):[0-5]\d(:[0-5]\d)?( ?[ap]\.?m\.?)?$/i, timeOfDay],
  // `19.30 Uhr`, `19h30`.
  [
    /^([01]?\d|2[0-3])([.:][0-5]\d ?Uhr|h[0-5]\d)$/,
    (scene, example) =>
      timeOfDay(scene, '09:30').replace(':', example[example.search(/\D/)]!) + example.slice(example.search(/ ?Uhr|$/))
  ],
  [
    /^([01]\d|2[0-3]):[0-5]\d ?[-–—] ?([01]\d|2[0-3]):[0-5]\d$/,
    ({ random }, example) => {
      const [from, to] = [`${two(random.int(6, 10))}:00`, `${random.int(15, 22)}:${random.pick(['00', '30'])}`]
      // A night begins later than it ends.
      const [one, other] = example.slice(0, 5) < example.slice(-5) ? [from, to] : [to, from]
      return one + example.slice(5, -5) + other
    }
  ],
  [
    /^([01]?\d|2[0-3]):[0-5]\d(:[0-5]\d)?(Z|[+-]\d\d:\d\d)$/,
    (scene, example) => timeOfDay(scene, example) + example.slice(example.search(/Z|[+-]/))
  ],
  [/^\d{1,2}(:\d\d)? ?[ap]\.?m\.? ?[-–] ?\d{1,2}(:\d\d)? ?[ap]\.?m\.?$/i, openHours],
  [/^P(?=.)(\d+[YMWD])*(T(\d+(\.\d+)?[HMS])+)?$/, eachNumber],
  [/^(\d+[dhms] ?)+$/, eachNumber],
  [countryNames, ({ entity }) => entity.place.country],
  [
    { test: (example: string) => Object.hasOwn(countries, example) },
    ({ entity }) => entity.place.code,
    /^(\S*_)?(country|code|iso(_2)?|alpha_2)( |$)/
  ],
  [
    { test: (example: string) => /^[a-z]{2}$/.test(example) && Object.hasOwn(countries, example.toUpperCase()) },
    ({ entity }) => entity.place.code.toLowerCase(),
    /^(\S*_)?(country|region|market|territory)(_code)?( |$)/
  ],
  [/^(Europe|America|Asia|Africa|Australia|Pacific|Atlantic|Etc)\/\w+/, ({ entity }) => entity.place.timezone],

  [
    /^https?:\/\/[^?#]+\/[^/?#]+\.(?:mp4|webm|webp|gif|png|jpe?g|svg|mp3|wav|pdf|csv|zip|json|xml|html?)(?=$|[?#])/i,
    (scene, example) => link(scene).replace(/(\/[^/.]+)(\.\w+)?$/, `$1${/\.\w+(?=$|[?#])/.exec(example)![0]}`)
  ],
  [/^https?:\/\//, addressLike],
  [
    /^(s3|gs):\/\/.*\.(\w+)$/,
    (scene, example) => `${example.slice(0, 5)}${slug(scene)}/${slug(scene)}${example.slice(example.lastIndexOf('.'))}`
  ],
  [/^(s3|gs):\/\//, (scene, example) => `${example.slice(0, 5)}${slug(scene)}`],
  // The last part of an address of a thing is its number; the rest says the kind of thing.
  [
    /^(?:urn:[a-z\d-]+:|[a-z][a-z\d+.-]*:\/\/)(?:\S*[/:])?\d+$/i,
    ({ random }, example) =>
      example.replace(/\d+$/, (end) => random.int(1, 9) + digits(random, end.length - 1, decimal))
  ],
  [/^urn:[a-z\d-]+:\S*:[a-z]+$/i, (_, example) => example],
  [/^wss?:\/\//, (scene, example) => `${example.slice(0, example.indexOf('//'))}//${host(scene)}/${slug(scene)}`],
  [
    /^(?:[*•xX]{2,4}[ -]?){1,4}\d{2,4}$/,
    ({ random }, example) => example.replace(/\d+$/, (end) => digits(random, end.length, '123456789'))
  ],
  [/^1Z[0-9A-Z]{16}$/, ({ random }, example) => example.replace(/(?<=^1Z.*)\d/g, () => String(random.int(1, 9)))],
  [/^IP[0-6]\d$/, of('IP44', 'IP54', 'IP65', 'IP67', 'IP68')],
  [/^#[0-9a-f]{6}$/, color],
  [/^#[0-9A-F]{6}$/, (scene) => color(scene).toUpperCase()],
  [/^#(?:[0-9a-f]{3}|[0-9a-f]{8})$/i, ({ random }, example) => `#${digits(random, example.length - 1)}`],
  [/^rgba?\(/, ({ random }, example) => example.replace(/\d+(?=\s*,)/g, () => String(random.int(0, 255)))],
  [/^[v^~]?\d{1,9}\.\d+\.\d+(-[\w.]+)?$/, version],
  [/^(\^|~|>=|<=|>|<|=) ?\d{1,9}(\.\d+){0,2}$/, version],
  // Ranges of versions: `>=1.2.0 <2.0.0`, `1.x`, `^1.0.0 || ^2.0.0`, `[1.0,2.0)`.
  [
    /^(?=.*[<>=~^|*x[(]|.* - )[[(]?[<>=~^!]{0,2} ?v?\d{1,9}(\.(\d+|[x*])){0,2}((, ?| ?\|\| ?| - | )([<>=~^!]{1,2} ?)?v?\d{1,9}(\.(\d+|[x*])){0,2})*[\])]?$/,
    versionRange
  ],
  [/^(sha-?\d{1,3}|md5|crc32c?|blake2[bs]?)[:=-](?=.*\d)[A-Za-z\d+/]{8,}={0,2}$/, digest],
  // A private address stays in its network, and a mask or an own address is as it is.
  [/^(127|0|255)(\.\d{1,3}){3}$/, (_, example) => example],
  [
    /^(10|192\.168|172\.(1[6-9]|2\d|3[01]))(\.\d{1,3}){2,3}$/,
    ({ random }, example) => example.replace(/\d+$/, () => String(random.int(2, 250)))
  ],
  [/^\d{1,3}(\.\d{1,3}){3}$/, (scene) => formats.ipv4!(scene)],
  [
    new RegExp(`^(?:${colorWords.join('|')})$`, 'i'),
    (scene, example) => spelledLike(of(...colorWords)(scene), example),
    /colou?r/
  ],
  [/^\d{1,3}(\.\d{1,3}){3}\/\d{1,2}$/, network],
  [/^\d{1,3}(\.\d{1,3}){3}:\d+$/, (scene) => `${formats.ipv4!(scene)}:${scene.random.int(1024, 9999)}`],
  [/^(?=.*::|(?:[\da-f]+:){7})[\da-f:]+$/i, (scene) => formats.ipv6!(scene)],
  [
    /^(?=.*::|(?:[\da-f]+:){7})[\da-f:]+\/\d+$/i,
    ({ random }, example) => `2001:db8:${digits(random, 4, '123456789abcdef')}::${example.slice(example.indexOf('/'))}`
  ],
  [
    /^[\da-f]{2}([:-][\da-f]{2}){5}$/i,
    (scene, example) => cased(formats.mac!(scene).replaceAll(':', example[2]!), example)
  ],
  [
    /^\d{2,5} ?[x×] ?\d{2,5}$/,
    ({ random, turn }, example) =>
      sizes[(turn + random.int(0, 2)) % sizes.length]!.replace('x', example.replace(/\d/g, ''))
  ],
  [/^\d{1,2}:\d{1,2}$/, ({ random, turn }) => ratios[(turn + random.int(0, 1)) % ratios.length]!],
  [/^([*\d/,-]+ ){4,5}[*\d/,A-Z-]+$/i, of('0 3 * * *', '30 6 * * 1', '*/15 * * * *', '0 0 1 * *', '15 2 * * 0')],
  [/^[a-z]{2}([-_])[A-Za-z]{2}$/, language],
  ...regions,
  [/^[a-z]{2}$/, language, /lang|locale|culture/],
  [
    /^(image|video|audio|text|application|font)\/[\w.+-]+$/,
    // The type of a link is that of what is there.
    (scene, example) =>
      scene.beside.includes('href') ? example : of(...mediaTypes[example.slice(0, example.indexOf('/'))]!)(scene)
  ],
  [/^eyJ[\w-]+\.[\w-]+\.[\w-]*$/, jwt],
  [
    /^(?:(?:DE|AT|CH|FR|GB|NL|ES|IT|BE|PT|IE|DK|SE|NO|FI|PL)\d{2}[A-Z\d]{11,30})$/,
    ({ random }, example) => ibanOf(example.slice(0, 2), likeSigns(example.slice(4), random, /^[A-Z]{4}/))
  ],
  [
    /^\d{8}$|^\d{12,14}$/,
    ({ random }, example) => withCheck(example, (front) => gs1Digit(front), random),
    /ean|gtin|upc|isbn|barcode|sscc/
  ],
  [/^[3-6]\d{12,18}$/, ({ random }, example) => withCheck(example, luhnDigit, random), /card|pan/],
  [/^\d{15}$/, ({ random }, example) => withCheck(example, luhnDigit, random), /imei/],
  [
    /^(?:(?=.*\d)[\da-f]{16,}|(?=.*\d)[\dA-F]{16,})$/,
    ({ random }, example) =>
      /^\d+$/.test(example)
        ? example.slice(0, 3) + digits(random, example.length - 3, decimal)
        : cased(digits(random, example.length), example)
  ],
  [/^(?=.{8})(?:[A-Za-z\d+/]{4})*(?:[A-Za-z\d+/]{2}==|[A-Za-z\d+/]{3}=)$/, base64],
  [/^(?=.{16})(?:[A-Za-z\d+/]{4})+$/, base64, /base64|(^|_)(payload|content|data|blob|bytes)\b|encoded/],
  [/^0x[\da-f]+$/i, ({ random }, example) => `0x${cased(digits(random, example.length - 2), example.slice(2))}`],
  [/^@[\w.]+$/, ({ entity }) => `@${entity.person.username.replace(/\W/g, '_')}`],
  [/^#[a-z][\w-]*$/, (scene) => `#${slug(scene)}`],
  [
    /^[\w-]+(\/[\w.-]+)+\.[a-z]\w{1,4}$|^(~|\.{0,2})\/([\w.-]+\/)*[\w-]+\.[a-z]\w{1,4}$/i,
    (scene, example) =>
      `${example.slice(0, example.lastIndexOf('/') + 1)}${slug(scene)}${example.slice(example.lastIndexOf('.'))}`
  ],
  [
    /^(~|\.{0,2})\/([\w.-]+\/)*[\w-]+\/?$/,
    (scene, example) => {
      const [, front = '', end = ''] = /^(.*\/)([^/]+)\/?$/.exec(example) as RegExpExecArray
      // A key at the end stays one.
      return front + (/\d/.test(end) ? scrambled(scene, end) : slug(scene))
    }
  ],
  [
    /^(?!\d+\.)[\w() -]+\.(pdf|csv|png|jpe?g|gif|svg|webp|txt|md|docx?|xlsx?|pptx?|zip|gz|tar|json|xml|ya?ml|html?|css|js|ts|mp[34]|mov|wav|log|sql|eml|ics)$/i,
    (scene, example) => fileName(scene).replace(/\.\w+$/, example.slice(example.lastIndexOf('.')))
  ],
  [
    /^([a-z\d-]+\.){2,}([a-z]{2}|com|org|net|dev|app|edu|gov|info|name|example|test|local|internal|cloud|tech|site|online|store|xyz)$/,
    host
  ],
  [/^[a-z\d-]+\.(com|org|net|io|dev|app|co|de|fr|uk|eu|info|example)$/, domain],

  [
    /^[A-Z]{2}[A-Z\d]{9}\d$/,
    ({ random }, example) => isinOf(example.slice(0, 2) + likeSigns(example.slice(2, 11), random)),
    /isin|securit/
  ],

  [
    /^[+-]?\d{1,3}(\.\d{1,20})$/,
    ({ entity: { address } }, example) => address.latitude.toFixed(example.split('.')[1]!.length),
    /(^|_)lat(itude)?\b/
  ],
  [
    /^[+-]?\d{1,3}(\.\d{1,20})$/,
    ({ entity: { address } }, example) => address.longitude.toFixed(example.split('.')[1]!.length),
    /(^|_)(lon|lng|long)(gitude)?\b/
  ],
  [new RegExp(`^${angle}$`), degrees],
  [new RegExp(`^${angle}[, ]+${angle}$`), (scene, example) => example.replace(angles, (one) => degrees(scene, one))],
  [
    /^\d{1,2}[C-X][A-HJ-NP-Z]{2}\d{4,10}$/,
    ({ random }, example) => example.replace(/\d+$/, (end) => digits(random, end.length, decimal)),
    /grid|mgrs|utm|coordinate/
  ],
  [/^-?\d{1,3}\.\d{1,20},\s?-?\d{1,3}\.\d{1,20}$/, coordinates],
  [
    /^POINT ?\(-?[\d.]+ -?[\d.]+\)$/,
    ({ entity: { address } }, example) => example.replace(/\(.*/, `(${address.longitude} ${address.latitude})`)
  ],
  [/^[A-Z]+ ?\(\(?[-\d., ()]+\)$/, (_, example) => example],
  [
    /^\d{1,3}(\.\d+)?( ?)%$/,
    (scene, example) => {
      const made = eachNumber(scene, example)
      return Number.parseFloat(made) > 100 && Number.parseFloat(example) <= 100 ? example : made
    }
  ],
  [
    /^\d{1,2}\/\d{1,3}$/,
    ({ random }, example) => {
      const most = Number(example.split('/')[1]) || 1
      return `${random.int(1, Math.max(1, most - 1))}/${most === 1 ? 1 : most}`
    }
  ],
  [
    /^([$€£¥₹]|[A-Z]{1,2}\$|[A-Z]{3} |kr\.? |R\$) ?-?\d[\d.,'’\s]*$|^-?\d[\d.,'’\s]* ?([$€£¥₹]|[A-Z]{3}|kr|zł|Kč|Ft)$/,
    amountLike
  ],
  [/^\+\d{1,3}([ -])\d[\d -]{5,}$/, (scene, example) => spaced(phone(scene), /[ -]/.exec(example)![0])],
  [/^\+[1-9]\d{6,14}$/, phone],
  [
    /^\+?[\d(][\d ().-]{6,}\d$/,
    ({ random }, example) =>
      example.replace(/(?<=\d.*)\d/g, (digit, at: number) =>
        example.startsWith('+') && at < 4 ? digit : String(random.int(0, 9))
      ),
    /phone|tel|fax|mobile|cell|call|number|contact/
  ],
  // Numbers with a comma before the decimals, or with dots, spaces or apostrophes between the thousands.
  [/^[+-]?(\d{1,3}(\.\d{3})+,\d{1,4}|\d+,(\d{1,2}|\d{4})|0,\d{3}|\d{1,3}([\s'’]\d{3})+([.,]\d{1,2})?)$/, amountLike],
  // A number with its unit.
  [
    /^[<>~≈±Ø⌀]? ?[+-]?\d+([.,]\d+)? ?(°[CFK]?|%|[kmµn]?g|[kcm]?m|km\/h|mph|kt|[kKMGTP]i?[Bb](ps)?|[KMGTP]i|[Bb](ytes?)?|[kMG]?Hz|fps|px|pt|em|rem|dpi|ms|s|secs?|seconds?|mins?|minutes?|h|hrs?|hours?|d|days?|w|weeks?|months?|y|yrs?|years?|k?V|m?A|mAh|[kM]?W|k?Wh|k?J|k?cal|bpm|[mcd]?[lL]|oz|lbs?|ft|in|mi|mmHg|[hk]?Pa|bar|psi|ppm|dBm?|rpm|Nm|lm|lx|x|(?<= )[\p{L}°µ%²³/·]{1,8})$/u,
    amountLike
  ]
]

/** Names of things other than those that are numbered one by one. */
const notNumbered =
  /^(?!\S*(?<![a-z])(ids?|no|number|code|ref|reference|key|slug|sku|serial|seat|gate|room|desk|table|name|label|title|tag|user|login|handle|host|server|node|instance|machine|pod|device|sensor|channel|port|interface|file|folder|path|branch|bucket|queue|batch|lot|order|invoice|ticket)s?(?: |$))/
/** Names of things that have the number of a model, a standard or a version. */
const models =
  /^\S*?(?<![a-z])(model|region|zone|version|engine|family|platform|os|format|codec|standard|protocol|algorithm|alg|cipher|encoding|charset|runtime|(machine|instance|node)_(type|class)|size|tier|plan|topic|locale|currency|type|kind|unit|schema|profile|release|edition|chip|processor|cpu|gpu|architecture|arch|ext|extension)s?(?: |$)/

/** Forms of digits and letters that the name may say more of. */
const looks: readonly Form[] = [
  [
    { test: isRange },
    ({ random }, example) => {
      const factor = random.int(1, 4)
      return example.replace(/\d+/g, (number) => String(Number(number) * factor))
    },
    notNumbered
  ],
  // Measures of a thing in a standard are those that they are: `M8x1.25`.
  [/^[A-Z]{1,3}\d{1,4}(\.\d{1,3})?[x×]\d{1,4}(\.\d{1,3})?$/, (_, example) => example],
  [
    /^[+-]?\d[\d,]*(\.\d+)?$/,
    (scene, example) =>
      /(^|_)(id|no|number|code|ref|key|zip|postal)s?$/.test(scene.name) &&
      !/version|count/.test(`${scene.name} ${scene.hint}`) &&
      /^\d{4,}$/.test(example)
        ? example.replace(/\d/g, (_, at: number) => String(scene.random.int(at === 0 ? 1 : 0, 9)))
        : likeNumber(example, scene)
  ],
  [
    /^[A-Za-z][\dA-Za-z]{1,10}_(?=\w*\d)[A-Za-z\d]{4,}$|^[a-z]+(_[a-z]+)*_(?=\w*\d)(?=\w*[A-Za-z])[A-Za-z\d]{6,}$|^[a-z]{2,8}_(?=[A-Za-z\d]*[A-Z\d])[A-Za-z\d]{6,}$|^[A-Z]{1,4}_(?=[A-Z]*[a-z])[A-Za-z\d]{8,}$/,
    prefixed
  ],
  // Commands, events and permissions are words of the document's own.
  [/^[a-z][a-z\d]*([._:]+[a-z][a-z\d]*)+([._:-]\d{1,3})?$|^[A-Z][A-Z\d]*(_[A-Z\d]+)+$/, (_, example) => example],
  // So do names of models, standards and versions, which are words with a short number.
  [
    /^[a-z]{2,}([-_./ ][a-z]+)*([-_./]\d{1,2}){1,3}[a-z]?$|^([a-z]+[-_./])*[A-Za-z]{3,}\d{1,2}([._-]\d{1,2})?[a-z]?$/,
    (_, example) => example,
    notNumbered
  ],
  // Words with a number between stay, and so do others with the number of a model.
  [/^[a-z]{4,}\d{1,3}[A-Z][a-z]{3,}$/, (_, example) => example],
  [/^(?=.*\d)[A-Za-z\d]{2,}([-_/:.][A-Za-z\d]+)*$/, (_, example) => example, models],
  [/^[a-z]{1,12}1[02-9ac-hj-np-z]{30,}$|^Qm[1-9A-HJ-NP-Za-km-z]{44}$/, addressed],
  [/^(?=.*\d)(?:[A-Za-z\d]{2,}|[A-Za-z\d](?=[-_/:.]))([-_/:.][A-Za-z\d]+)*$/, scrambled],
  [/^(?=.*\d)(?=.*\p{Lu})[\p{Lu}\d]+([-_/:. ][\p{Lu}\d]+)+$/u, scrambled],
  // Regions and zones have names of their own.
  [/^[a-z\d]+(-[a-z\d]+)+$/, (_, example) => example, /^\S*(region|zone|location|data_?cent(er|re))\b/],
  [/^[a-z\d]+(-[a-z\d]+)+$/, slug]
]

/** Returns the maker of texts of the form that an example has; undefined if it has none. */
export const formOf = (example: string, about: string): Maker<string> | undefined => likeIn(forms, example, about)

/** Returns the maker of texts with letters and digits where an example has them; undefined for words. */
export const lookOf = (example: string, about: string): Maker<string> | undefined => likeIn(looks, example, about)

function likeIn(table: readonly Form[], example: string, about: string): Maker<string> | undefined {
  const form = table.find(([rule, , context]) => rule.test(example) && (context === undefined || context.test(about)))
  return form && ((scene) => form[1](scene, example))
}
