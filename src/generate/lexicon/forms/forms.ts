/**
 * Finds the form that an example shows: a time of day stays one, and so does a version, a ratio, a network. The first
 * row whose pattern the example matches is taken; `likes.ts` makes the texts. Forms of times are in `time-forms.ts`.
 */

import { gs1Digit, ibanOf, isinOf, luhnDigit } from '../codes/check-digits.ts'
import { orcid } from '../codes/codes.ts'
import { cuid } from '../codes/ids.ts'
import type { Maker, Scene } from '../entity/scene.ts'
import {
  alphanumeric,
  base64,
  capitals,
  color,
  decimal,
  digits,
  domain,
  email,
  fileName,
  fullAddress,
  fullName,
  host,
  jwt,
  of,
  phone,
  slug,
  spelledLike,
  uuid
} from '../words/makers.ts'
import { timeOf } from '../words/times.ts'
import { link } from './formats.ts'
import { addressLike, scrambled } from './identifier-likes.ts'
import {
  amountLike,
  cased,
  digest,
  eachNumber,
  type Form,
  language,
  likeNumber,
  likeSigns,
  partLike,
  redialled,
  spaced,
  version,
  versionRange,
  withCheck
} from './likes.ts'
import { looks } from './looks.ts'
import { networkForms } from './network-forms.ts'
import { positionForms } from './position-forms.ts'
import { timeForms } from './time-forms.ts'
import {
  colorWords,
  countryCodes,
  countryNames,
  currencyCodes,
  exchanges,
  firm,
  languageNames,
  languages,
  mediaTypes,
  personName
} from './world-names.ts'

const sizes = ['640x480', '800x600', '1280x720', '1366x768', '1920x1080', '2560x1440', '3840x2160']
const currencyPairs = ['EUR USD', 'GBP USD', 'USD JPY', 'EUR GBP', 'USD CHF', 'AUD USD', 'EUR JPY', 'USD CAD']
const airportPairs = ['FRA JFK', 'LHR CDG', 'AMS LIS', 'BER MUC', 'CPH OSL', 'MAD FCO', 'JFK LAX', 'CDG FRA']
/** Makes a pair with the sign that an example has between its codes. */
const pairOf = (pairs: readonly string[], { random }: Scene, example: string): string =>
  random.pick(pairs).replace(' ', example.slice(3, -3))
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

/** Units of a number. */
const units =
  '°[CFK]?|%|[kmµn]?g|[kcm]?m|km\\/h|mph|kt|[kKMGTP]i?[Bb](ps)?|[KMGTP]i|K|[Bb](ytes?)?|[kMG]?Hz|fps|px|pt|em|rem|dpi|ms|s|secs?|seconds?|mins?|minutes?|h|hrs?|hours?|d|days?|w|weeks?|months?|y|yrs?|years?|k?V|m?A|mAh|[kM]?W|k?Wh|k?J|k?cal|bpm|[mcd]?[lL]|oz|lbs?|ft|in|mi|mmHg|[hk]?Pa|bar|psi|ppm|dBm?|rpm|Nm|lm|lx|x|(?<= )[\\p{L}°µ%²³/·]{1,8}'

/** The forms. To teach standin one, add a row. */
const forms: readonly Form[] = [
  [/^[\w.+-]+@[\w-]+(\.[\w-]+)+$/, email],
  [
    /^(urn:uuid:)?[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i,
    (scene, example) => example.slice(0, -36) + cased(uuid(scene), example)
  ],

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
  [/^c[a-z\d]{8}(?=[a-z\d]*\d)[a-z\d]{16}$/, cuid],
  [/^0000-000\d-\d{4}-\d{3}[\dX]$/, orcid],
  // So is the line of a status.
  [/^(HTTP\/\d(\.\d)? )?[1-5]\d\d [A-Z][A-Za-z' -]*$/, (_, example) => example, /status|response|result|outcome|http/],
  [/^urn:isbn:97[89]\d{10}$/, ({ random }, example) => `urn:isbn:${withCheck(example.slice(9), gs1Digit, random)}`],
  [personName, fullName],
  [
    { test: (example: string) => personName.test(example.replace(/^([^,]{1,40}), ([^,]{1,40})$/, '$2 $1')) },
    ({ entity: { person } }) => `${person.last}, ${person.first}`
  ],
  [firm, ({ entity }) => entity.company],
  [languageNames, ({ entity }) => languages.of(entity.place.locale.slice(0, 2)) as string],
  // A thing has the currency of the example; only rates and lists of currencies have others.
  [
    { test: (example: string) => currencyCodes.has(example.toUpperCase()) },
    ({ entity, subject }, example) => (exchanges.test(subject) ? entity.currency : example),
    /^\S*currency(_code|_iso)?( |$)/
  ],
  [
    /^\d{1,5}[A-Za-z]? (?:[\p{Lu}\d][\p{L}\d.'’-]* ){1,4}(?:Street|St|Avenue|Ave|Road|Rd|Boulevard|Blvd|Lane|Ln|Drive|Way|Court|Square|STREET|ST|AVENUE|AVE|ROAD|RD|BOULEVARD|BLVD|LANE|LN|DRIVE|WAY)\b/u,
    (scene, example) =>
      spelledLike(
        example.includes(',') && !/street|line|_1$/.test(scene.name) ? fullAddress(scene) : scene.entity.address.street,
        example
      )
  ],
  [/^[^<>@]+ <[^<>@\s]+@[^<>\s]+>$/, (scene) => `${fullName(scene)} <${email(scene)}>`],
  [/^\/Date\(\d+\)\/$/, (scene) => `/Date(${timeOf(scene)})/`],
  [/^<[a-z!?]|^[*•]{3,}$/i, (_, example) => example],
  // An entity tag in its quotes.
  [
    /^(W\/)?"[\w.+/=:-]{1,200}"$/,
    (scene, example) => example.replace(/[^"]+(?="$)/, (tag) => (formOf(tag, '') ?? lookOf(tag, ''))?.(scene) ?? tag)
  ],

  [
    /^\d{1,2}:\d{2}$/,
    ({ random, turn }) => ratios[(turn + random.int(0, 1)) % ratios.length]!,
    /(?<![a-z])ratio|aspect/
  ],
  ...timeForms,
  [countryNames, ({ entity }) => entity.place.country],
  [
    { test: (example: string) => countryCodes.has(example) },
    ({ entity: { place } }, example) => (example.length === 2 ? place.code : place.code3),
    /^(\S*_)?(country|nation(?:ality)?|citizenship|code|iso(_[23])?|alpha_[23])( |$)/
  ],
  [
    { test: (example: string) => /^[a-z]{2}$/.test(example) && countryCodes.has(example.toUpperCase()) },
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
    /^(s3|gs):\/\/\S*\.\w+$/,
    (scene, example) => `${example.slice(0, 5)}${slug(scene)}/${slug(scene)}${/(\.\w+)+$/.exec(example)![0]}`
  ],
  [/^(s3|gs):\/\//, (scene, example) => `${example.slice(0, 5)}${slug(scene)}`],
  // The last part of an address of a thing is its number; the rest says the kind of thing.
  [
    /^(?:urn:[a-z\d-]+:|[a-z][a-z\d+.-]*:\/\/)(?:\S*[/:])?\d+$/i,
    ({ random, count, start, turn }, example) =>
      example.replace(/\d+$/, (end) =>
        // Chance would soon draw a short one twice in a list.
        count !== undefined && end.length < 4
          ? String(Number(end) + (start % 7) + turn)
          : random.int(1, 9) + digits(random, end.length - 1, decimal)
      )
  ],
  [/^urn:[a-z\d-]+:\S*:[a-z]+$/i, (_, example) => example],
  [/^[a-z][a-z\d+.-]*:\/\/[^\s/]+(\/\S*)?$/i, addressLike],
  [
    /^(?:[*•xX]{2,4}[ -]?){1,4}\d{2,4}$/,
    ({ random }, example) => example.replace(/\d+$/, (end) => digits(random, end.length, '123456789'))
  ],
  [/^1Z[0-9A-Z]{16}$/, ({ random }, example) => example.replace(/(?<=^1Z.*)\d/g, () => String(random.int(1, 9)))],
  [/^IP[0-6]\d$/, of('IP44', 'IP54', 'IP65', 'IP67', 'IP68')],
  [/^#[\da-f]{6}$/i, (scene, example) => cased(color(scene), example)],
  [/^#(?:[0-9a-f]{3}|[0-9a-f]{8})$/i, ({ random }, example) => `#${digits(random, example.length - 1)}`],
  [/^rgba?\(/, ({ random }, example) => example.replace(/\d+(?=\s*,)/g, () => String(random.int(0, 255)))],
  [/^v\d{1,3}(?:alpha|beta|rc)\d{1,3}$/, eachNumber],
  [/^[v^~]?\d{1,9}\.\d+\.\d+(-[\w.]+)?$/, version],
  [/^(\^|~|>=|<=|>|<|=) ?\d{1,9}(\.\d+){0,2}$/, version],
  // Ranges of versions: `>=1.2.0 <2.0.0`, `1.x`, `^1.0.0 || ^2.0.0`, `[1.0,2.0)`.
  [
    /^(?=.*[<>=~^|*x[(]|.* - )[[(]?[<>=~^!]{0,2} ?v?\d{1,9}(\.(\d+|[x*])){0,2}((, ?| ?\|\| ?| - | )([<>=~^!]{1,2} ?)?v?\d{1,9}(\.(\d+|[x*])){0,2})*[\])]?$/,
    versionRange
  ],
  [/^(sha-?\d{1,3}|md5|crc32c?|blake2[bs]?)[:=-](?=.*\d)[A-Za-z\d+/]{8,}={0,2}$/i, digest],
  ...networkForms,
  [
    new RegExp(`^(?:${colorWords.join('|')})$`, 'i'),
    (scene, example) => spelledLike(of(...colorWords)(scene), example),
    /colou?r/
  ],
  [
    /^\d{2,5} ?[x×] ?\d{2,5}$/,
    ({ random, turn }, example) =>
      sizes[(turn + random.int(0, 2)) % sizes.length]!.replace('x', example.replace(/\d/g, ''))
  ],
  [/^\d{1,3}\.\d{1,2} ?: ?1$/, (scene, example) => example.replace(/^[\d.]+/, (part) => eachNumber(scene, part))],
  [/^\d{1,2}:\d{1,2}$/, ({ random, turn }) => ratios[(turn + random.int(0, 1)) % ratios.length]!],
  [/^\d{1,5}(\.\d+)? ?[x×] ?\d{1,5}(\.\d+)? ?[x×] ?\d{1,5}(\.\d+)?( ?[a-z]{1,6})?$/, eachNumber],
  // Letters are the words of other pairs and marks, so they do not stay.
  [
    {
      test: (example: string) =>
        /^[A-Z]{3}[-/_]?[A-Z]{3}$/.test(example) &&
        [example.slice(0, 3), example.slice(-3)].every((code) => currencyCodes.has(code))
    },
    (scene, example) => pairOf(currencyPairs, scene, example)
  ],
  [
    /^[A-Z]{3}\W{1,3}[A-Z]{3}$/,
    (scene, example) => pairOf(airportPairs, scene, example),
    /route|sector|leg\b|flight|airport/
  ],
  [
    /^[A-Z\d]{1,2}-[A-Z]{3,4}$/,
    ({ random }, example) => example.replace(/[A-Z]+$/, (mark) => digits(random, mark.length, capitals)),
    /registration|(^|_)tail|aircraft|airframe/
  ],
  // Feet and inches.
  [
    /^\d{1,2} ?(ft|feet|'|′) ?(\d|1[01])( ?(in|inches|"|″))?$/,
    (scene, example) =>
      example
        .replace(/^\d+/, (feet) => String(Math.max(1, Number(feet) + scene.random.int(-1, 1))))
        .replace(/(?<=\D)\d+/, () => String(scene.random.int(0, 11)))
  ],
  // A scale, which is round.
  [
    /^1 ?: ?(\d{3,}|\d{1,3}([.,'’ ]\d{3})+)$/,
    ({ random }, example) =>
      example.replace(/(?<=: ?)\d.*/, (scale) => random.pick([1, 2, 5]) + scale.slice(1).replace(/\d/g, '0'))
  ],
  // Scores of sets, and a number by its powers of ten.
  [/^\d{1,3}[-–:]\d{1,3}(, ?\d{1,3}[-–:]\d{1,3})+$/, eachNumber],
  [
    /^[+-]?\d(\.\d{1,9})?e[+-]?\d{1,3}$/i,
    ({ random }, example) => String(random.int(1, 9)) + example.slice(/\D/.exec(example)!.index)
  ],
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
    /^[A-Z]{6}[A-Z\d]{2}([A-Z\d]{3})?$/,
    ({ random }, example) => digits(random, 4, capitals) + example.slice(4),
    /\b(bic|swift)|_(bic|swift)/
  ],
  // The salt and hash of a password behind what they are made by.
  [
    /^\$[a-z\d-]{1,12}\$(\S{1,60}\$)?[./+\w]{20,}$/,
    ({ random }, example) => example.replace(/[^$]+$/, (hash) => digits(random, hash.length, alphanumeric))
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
  [/^@(hourly|daily|weekly|monthly|yearly|annually|midnight|reboot)$/, of('@hourly', '@daily', '@weekly', '@monthly')],
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

  ...positionForms,
  [
    /^\d{1,3}(\.\d+)?( ?)%$/,
    (scene, example) => {
      const made = eachNumber(scene, example)
      return Number.parseFloat(made) > 100 && Number.parseFloat(example) <= 100 ? example : made
    }
  ],
  // The time that a shutter is open has no other numerator.
  [/^1\/\d{2,5}$/, eachNumber, /shutter|exposure/],
  [/^\d{1,3}(\.\d)?(\/| \/ | (?:out )?of )\d{1,3}$/, partLike],
  [
    /^(?:[~≈] ?)?([$€£¥₹]|[A-Z]{1,2}\$|[A-Z]{3} |kr\.? |R\$) ?-?\d[\d.,'’\s]*$|^(?:[~≈] ?)?-?\d[\d.,'’\s]* ?([$€£¥₹]|[A-Z]{3}|kr|zł|Kč|Ft)$/,
    amountLike
  ],
  [/^(?=.{9})\+\d{1,3}([ -])\d+(\1\d+)*$/, (scene, example) => spaced(phone(scene), /[ -]/.exec(example)![0])],
  [/^\+[1-9]\d{6,14}$/, phone],
  [/^\+?[\d(][\d ().-]{6,}\d$/, redialled, /phone|tel|fax|mobile|cell|call|contact/],
  // A code in groups of digits.
  [/^\d{2,4}([ -]\d{2,4})+$/, redialled, /^\S*(?<![a-z])(?:otp|pin|code|token|number|no|id|ref|key|serial)(?: |$)/],
  // Numbers with a comma before the decimals, or with dots, spaces or apostrophes between the thousands.
  [/^[+-]?(\d{1,3}(\.\d{3})+,\d{1,4}|\d+,(\d{1,2}|\d{4})|0,\d{3}|\d{1,3}([\s'’]\d{3})+([.,]\d{1,2})?)$/, amountLike],
  [/^[\d(](?=[^ ()]*[ ()])[\d ().-]{6,}\d$/, redialled],
  // A number with its unit, or several: `12px 8px`, `24-70mm`, `1/250 s`.
  [new RegExp(`^[<>~≈±Ø⌀]? ?[+-]?\\d+([.,]\\d+)? ?(${units})$`, 'u'), amountLike],
  [
    new RegExp(
      `^(?!.*(?<!\\d)0\\d)(?=.*?(?:${units})$)\\d+(\\.\\d+)?( ?(${units}))?(( ?[-–/] ?| )\\d+(\\.\\d+)?( ?(${units}))?){1,3}$`,
      'u'
    ),
    eachNumber
  ],
  [/^[a-z]{1,3}[/=]\d{1,3}\.\d{1,2}$/i, eachNumber],
  // Numbers in a row are none in thousands.
  [
    /^(?!\d{1,3}(,\d{3})+$)\d+(,\d+){2,}$/,
    (scene, example) => example.replace(/\d+/g, (number) => likeNumber(number, scene))
  ],
  // Behind the names of schemes stands a text of a form: `did:web:example.com`, `acct:ann@example.com`.
  [
    { test: (example: string) => behindScheme(example) !== undefined },
    (scene, example) => example.slice(0, example.lastIndexOf(':') + 1) + behindScheme(example)!(scene)
  ]
]

const behindScheme = (example: string): Maker<string> | undefined => {
  const [, rest] = /^(?:[a-z][a-z\d.+-]{1,15}:){1,4}(?!\/)([^:\s]+)$/.exec(example) ?? []
  return rest === undefined ? undefined : formOf(rest, '')
}

/** Returns the maker of texts of the form that an example has; undefined if it has none. */
export const formOf = (example: string, about: string): Maker<string> | undefined => likeIn(forms, example, about)

/** Returns the maker of texts with letters and digits where an example has them; undefined for words. */
export const lookOf = (example: string, about: string): Maker<string> | undefined => likeIn(looks, example, about)

function likeIn(table: readonly Form[], example: string, about: string): Maker<string> | undefined {
  const form = table.find(([rule, , context]) => rule.test(example) && (context === undefined || context.test(about)))
  return form && ((scene) => form[1](scene, example))
}
