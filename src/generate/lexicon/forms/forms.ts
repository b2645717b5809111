/**
 * Makes texts of the form that an example shows: a time of day stays one, and so does a version, a ratio, a network. The
 * first row whose pattern the example matches is taken; `null` keeps the example.
 */

import { gs1Digit, ibanOf, isinOf, luhnDigit } from '../codes/check-digits.ts'
import { firstNames } from '../entity/names.ts'
import type { Random } from '../entity/random.ts'
import type { Range } from '../entity/range.ts'
import type { Maker, Scene } from '../entity/scene.ts'
import {
  alphanumeric,
  base64,
  color,
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
  uuid
} from '../words/makers.ts'
import { dateOf, iso, timeOf } from '../words/times.ts'
import { formats, link } from './formats.ts'

/** Makes a text like an example. */
type Like = (scene: Scene, example: string) => string

/** A form: the pattern of examples, the maker, and a pattern that the name or the description must match too. */
type Form = readonly [example: Pick<RegExp, 'test'>, make: Like, about?: RegExp]

const two = (value: number) => String(value).padStart(2, '0')
const upper = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'
const lower = upper.toLowerCase()
const decimal = '0123456789'

// ---- numbers ----

/** Returns a number near the one that a text shows, with as many decimals, the same sign and the same thousands signs. */
function likeNumber(text: string, random: Random): string {
  const [, sign = '', whole = '', fraction = ''] = /^([+-]?)([\d,]*)(\.\d+)?$/.exec(text)!
  const places = Math.max(0, fraction.length - 1)
  const value = Number(`${whole.replaceAll(',', '')}${fraction}`)
  // Numbers are not written with more digits than that.
  if (value >= 5e20 || places > 100) return text.replace(/\d/g, () => String(random.int(1, 9)))
  // Trailing zeros show the precision in which others count: 1.1900000000000000 has two decimals.
  const telling = Math.min(places, fraction.replace(/0+$/, '').length - 1 || 2)
  const scale = 10 ** Math.max(0, telling)
  const [low, high] =
    value === 0 ? [0, 9 * scale] : [Math.max(1, value * scale * 0.5), Math.max(9, value * scale * 1.6)]
  const made = (random.int(Math.ceil(low), Math.floor(high)) / scale).toFixed(places)
  if (whole.includes(',')) return sign + made.replace(/\B(?=(\d{3})+(?!\d))/g, ',')
  return sign + (/^0\d/.test(whole) ? made.padStart(text.length - sign.length, '0') : made)
}

const eachNumber: Like = ({ random }, example) =>
  example.replace(/\d+(?:,\d{3})*(?:\.\d+)?/g, (number) => likeNumber(number, random))

/** Returns the number of a text as the range of its value: between half and one and a half of it. */
export function rangeLike(value: number): Range {
  const places = Math.min(6, (/\.(\d+)$/.exec(String(value))?.[1] ?? '').length)
  const [one, other] = [value * 0.5, value * 1.5]
  return [Math.min(one, other), Math.max(one, other), places]
}

// ---- times ----

const timeOfDay: Like = ({ name, random }, example) => {
  const [from, to] = /clos|end|(^|_)to$|until/.test(name)
    ? [16, 21]
    : /open|start|begin|from/.test(name)
      ? [7, 10]
      : [6, 20]
  const hour = random.int(from, to)
  const minutes = two(random.pick([0, 15, 30, 45]))
  const seconds = /^\d+:\d\d:\d\d/.test(example) ? ':00' : ''
  const half = /( ?)([ap])(\.?m\.?)$/i.exec(example)
  if (half === null) return `${/^\d:/.test(example) ? hour : two(hour)}:${minutes}${seconds}`
  const [, space = '', letter = 'a', rest = 'm'] = half
  const sign = hour < 12 ? 'a' : 'p'
  return `${hour % 12 || 12}:${minutes}${seconds}${space}${letter === letter.toUpperCase() ? sign.toUpperCase() : sign}${rest}`
}

/** Hours, minutes and seconds that something takes, as few hours as the example has. */
const clockLength: Like = ({ random }, example) => {
  const [first = '', ...rest] = example.split(':')
  const most = Math.max(1, Math.round(Number(first) * 1.5))
  const lead = Number(first) === 0 ? first : String(random.int(1, most)).padStart(first.length, '0')
  return [lead, ...rest.map((part) => two(random.int(1, 59)) + part.slice(2))].join(':')
}

function likeTime(time: string, example: string): string {
  const body = `${time.slice(0, 10)}${example[10]}${time.slice(11, 11 + (/^\d\d:\d\d:\d\d/.test(example.slice(11)) ? 8 : 5))}`
  const rest = /(\.\d+)?( ?(?:Z|UTC|[+-]\d\d(?::?\d\d)?))?$/i.exec(example)!
  return `${body}${rest[1] === undefined ? '' : `.${'0'.repeat(rest[1].length - 1)}`}${rest[2] ?? ''}`
}

/** A date with its parts in the order and between the signs of the example. */
const dateLike: Like = (scene, example) => {
  const [year, month, day] = dateOf(timeOf(scene)).split('-') as [string, string, string]
  const [first = '', sign = '', second = '', , third = ''] = example.split(/([./ -])/)
  if (first.length === 4) return [year, month, day].join(sign)
  const last = third.length === 2 ? year.slice(2) : year
  if (Number(first) > 12) return [day, month, last].join(sign)
  if (Number(second) > 12) return [month, day, last].join(sign)
  // The example does not say which of them is the month.
  return sign === '.' ? [day, month, last].join(sign) : [month, two(((Number(day) - 1) % 12) + 1), last].join(sign)
}

const week = (time: number): string => {
  const day = new Date(time)
  // ISO 8601: a week belongs to the year of its Thursday.
  day.setUTCDate(day.getUTCDate() + 4 - (day.getUTCDay() || 7))
  const number = Math.ceil(((day.getTime() - Date.UTC(day.getUTCFullYear(), 0, 1)) / 86_400_000 + 1) / 7)
  return `${day.getUTCFullYear()}-W${two(number)}`
}

// ---- machines ----

/** A network with the prefix length of the example, its host bits zero. */
const network: Like = ({ random }, example) => {
  const length = Number(example.slice(example.indexOf('/') + 1))
  const bits = length === 0 ? 0n : (0xffffffffn << BigInt(32 - Math.max(8, length))) & 0xffffffffn
  const address = ((10n << 24n) | BigInt(random.int(0, 0xffffff))) & bits
  return `${[24n, 16n, 8n, 0n].map((shift) => (address >> shift) & 255n).join('.')}/${length}`
}

const version: Like = ({ random }, example) => {
  const [, lead = '', major = '0', rest = '', tail = ''] = /^([^\d]*)(\d+)((?:\.\d+)*)(.*)$/.exec(example)!
  return `${lead}${random.int(Number(major), Number(major) + 2)}${rest.replace(/\d+/g, () => String(random.int(0, 20)))}${tail}`
}

const sizes = ['640x480', '800x600', '1280x720', '1366x768', '1920x1080', '2560x1440', '3840x2160']
const ratios = ['16:9', '4:3', '1:1', '3:2', '21:9']

const language: Like = ({ entity }, example) => {
  const sign = example[2] ?? ''
  const [small, large] = entity.place.locale.split('-') as [string, string]
  return sign === ''
    ? small
    : `${small}${sign}${example.slice(3) === example.slice(3).toLowerCase() ? large.toLowerCase() : large}`
}

/** Regions of the great clouds; those of another one stay as the example has them. */
const regions: readonly Form[] = [
  'us-east-1 us-east-2 us-west-1 us-west-2 ca-central-1 eu-central-1 eu-west-1 eu-west-2 eu-west-3 eu-north-1 ap-south-1 ap-northeast-1 ap-northeast-2 ap-southeast-1 ap-southeast-2 sa-east-1',
  'us-east-1a us-east-1b us-west-2a us-west-2b eu-central-1a eu-central-1b eu-west-1a eu-west-1c ap-northeast-1a ap-southeast-1b',
  'us-central1 us-east1 us-east4 us-west1 europe-west1 europe-west3 europe-north1 asia-east1 asia-northeast1 asia-southeast1 australia-southeast1',
  'us-central1-a us-central1-b us-east1-b us-west1-a europe-west1-b europe-west3-a asia-east1-a asia-northeast1-b',
  'eastus eastus2 westus westus2 centralus northeurope westeurope uksouth francecentral southeastasia japaneast australiaeast brazilsouth'
].map((list) => {
  const all = list.split(' ')
  return [{ test: (example: string) => all.includes(example) }, of(...all)]
})

const mediaTypes: Record<string, readonly string[]> = {
  image: ['image/png', 'image/jpeg', 'image/webp', 'image/gif'],
  video: ['video/mp4', 'video/webm', 'video/quicktime'],
  audio: ['audio/mpeg', 'audio/ogg', 'audio/wav'],
  text: ['text/plain', 'text/csv', 'text/html'],
  application: ['application/pdf', 'application/json', 'application/zip', 'application/xml'],
  font: ['font/woff2', 'font/ttf']
}

const coordinates: Like = ({ entity: { address } }, example) => {
  const [first, second] = example.split(/,\s*/) as [string, string]
  const places = (text: string) => text.length - text.indexOf('.') - 1
  const space = example.includes(', ') ? ', ' : ','
  // A first number beyond 90 is a longitude.
  const [one, other] =
    Math.abs(Number(first)) > 90 ? [address.longitude, address.latitude] : [address.latitude, address.longitude]
  return `${one.toFixed(places(first))}${space}${other.toFixed(places(second))}`
}

/** A phone number (ITU-T E.164) with signs between its country, its area and the rest. */
const spaced = (number: string, sign: string): string =>
  number.replace(/^(\+(?:1|3\d[1-9]|\d\d))(\d{2,3}?)(\d{6,8})$/, ['$1', '$2', '$3'].join(sign))

// ---- identifiers ----

/** Replaces letters and digits by others of their kind; words of letters stay. */
const scrambled: Like = ({ random }, example) =>
  example.replace(/[A-Za-z\d]+/g, (part, at: number) => {
    if (/^[a-z]+$/i.test(part) && example.length > part.length) return part
    const word = /^([a-z]{3,}|[A-Z][a-z]{2,})(?=\d+$)/.exec(part)?.[0]
    if (word !== undefined && /[g-z]/i.test(word)) return word + digits(random, part.length - word.length, '123456789')
    if (/^(19|20)\d\d$/.test(part)) return String(random.int(2020, 2024))
    // Behind a year stands a month.
    if (/^(0[1-9]|1[0-2])$/.test(part) && /(19|20)\d\d[-_/.]$/.test(example.slice(0, at))) return two(random.int(1, 12))
    const [small, large] = /^[\da-f]+$/.test(part)
      ? ['abcdef', upper]
      : [lower, /^[\dA-F]+$/.test(part) ? 'ABCDEF' : upper]
    return part.replace(/./g, (sign) =>
      /\d/.test(sign) ? String(random.int(1, 9)) : random.pick([...(/[a-z]/.test(sign) ? small : large)])
    )
  })

const prefixed: Like = ({ random }, example) => {
  const at = example.lastIndexOf('_') + 1
  const rest = example.slice(at)
  const alphabet = /^[\da-f]+$/.test(rest) ? undefined : /^[\da-z]+$/.test(rest) ? decimal + lower : alphanumeric
  return example.slice(0, at) + digits(random, rest.length, alphabet)
}

const known = new Set<string>([...firstNames.female, ...firstNames.male])
/** Matches a name that begins with a first name. */
const personName = {
  test: (example: string) =>
    /^\p{Lu}\p{Ll}+( \p{Lu}\.)? \p{Lu}[\p{L}'’-]+$/u.test(example) && known.has(example.slice(0, example.indexOf(' ')))
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
  [/^urn:isbn:97[89]\d{10}$/, ({ random }, example) => `urn:isbn:${withCheck(example.slice(9), gs1Digit, random)}`],
  [personName, fullName],
  [/^[^<>@]+ <[^<>@\s]+@[^<>\s]+>$/, (scene) => `${fullName(scene)} <${email(scene)}>`],
  [/^\/Date\(\d+\)\/$/, (scene) => `/Date(${timeOf(scene)})/`],
  [/^<[a-z!?]/i, (_, example) => example],

  [/^\d{4}-\d{2}-\d{2}$/, (scene) => dateOf(timeOf(scene))],
  [/^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}/, (scene, example) => likeTime(iso(timeOf(scene)), example)],
  [/^[A-Z][a-z]{2}, \d{2} [A-Z][a-z]{2} \d{4} \d\d:\d\d:\d\d GMT$/, (scene) => new Date(timeOf(scene)).toUTCString()],
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
  [
    /^([01]?\d|2[0-3]):[0-5]\d(:[0-5]\d)?(Z|[+-]\d\d:\d\d)$/,
    (scene, example) => timeOfDay(scene, example) + example.slice(example.search(/Z|[+-]/))
  ],
  [/^P(?=.)(\d+[YMWD])*(T(\d+(\.\d+)?[HMS])+)?$/, eachNumber],
  [/^(\d+[dhms] ?)+$/, eachNumber],
  [/^(Europe|America|Asia|Africa|Australia|Pacific|Atlantic|Etc)\/\w+/, ({ entity }) => entity.place.timezone],

  [
    /^https?:\/\/[^?#]+\/[^/?#]+\.(?:mp4|webm|webp|gif|png|jpe?g|svg|mp3|wav|pdf|csv|zip|json|xml|html?)(?=$|[?#])/i,
    (scene, example) => link(scene).replace(/(\/[^/.]+)(\.\w+)?$/, `$1${/\.\w+(?=$|[?#])/.exec(example)![0]}`)
  ],
  [/^https?:\/\//, (scene) => link(scene)],
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
  [/^#[0-9a-f]{6}$/, color],
  [/^#[0-9A-F]{6}$/, (scene) => color(scene).toUpperCase()],
  [/^#(?:[0-9a-f]{3}|[0-9a-f]{8})$/i, ({ random }, example) => `#${digits(random, example.length - 1)}`],
  [/^rgba?\(/, ({ random }, example) => example.replace(/\d+(?=\s*,)/g, () => String(random.int(0, 255)))],
  [/^[v^~]?\d{1,9}\.\d+\.\d+(-[\w.]+)?$/, version],
  [/^(\^|~|>=|<=|>|<|=) ?\d{1,9}(\.\d+){0,2}$/, version],
  [/^\d{1,3}(\.\d{1,3}){3}$/, (scene) => formats.ipv4!(scene)],
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
    /^[\w-]+(\/[\w.-]+)+\.\w{2,5}$|^(~|\.{0,2})\/([\w.-]+\/)*[\w-]+\.\w{2,5}$/,
    (scene, example) =>
      `${example.slice(0, example.lastIndexOf('/') + 1)}${slug(scene)}${example.slice(example.lastIndexOf('.'))}`
  ],
  [
    /^(~|\.{0,2})\/([\w.-]+\/)*[\w-]+\/?$/,
    (scene, example) => `${example.slice(0, example.replace(/\/$/, '').lastIndexOf('/') + 1)}${slug(scene)}`
  ],
  [
    /^(?!\d+\.)[\w() -]+\.(pdf|csv|png|jpe?g|gif|svg|webp|txt|md|docx?|xlsx?|pptx?|zip|gz|tar|json|xml|ya?ml|html?|css|js|ts|mp[34]|mov|wav|log|sql|eml|ics)$/i,
    (scene, example) => fileName(scene).replace(/\.\w+$/, example.slice(example.lastIndexOf('.')))
  ],
  [/^([a-z\d-]+\.){2,}[a-z]{2,10}$/, host],
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
  [/^\d{1,3}(\.\d{1,20})? ?°? ?[NSEW]$/, eachNumber],
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
  [/^[$€£¥] ?\d[\d,]*(\.\d{2})?$|^\d[\d,]*(\.\d{2})? ?([$€£¥]|[A-Z]{3})$/, eachNumber],
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
  // A number with its unit.
  [
    /^[<>~≈±]? ?[+-]?\d+([.,]\d+)? ?(°[CFK]?|%|[kmµn]?g|[kcm]?m|km\/h|mph|kt|[kKMGTP]i?[Bb](ps)?|[KMGTP]i|[Bb](ytes?)?|[kMG]?Hz|fps|px|pt|em|rem|dpi|ms|s|secs?|seconds?|mins?|minutes?|h|hrs?|hours?|d|days?|w|weeks?|months?|y|yrs?|years?|k?V|m?A|mAh|[kM]?W|k?Wh|k?J|k?cal|bpm|[mcd]?[lL]|oz|lbs?|ft|in|mi|mmHg|[hk]?Pa|bar|psi|ppm|dBm?|rpm|Nm|lm|lx|x)$/,
    eachNumber
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
    /^[+-]?\d[\d,]*(\.\d+)?$/,
    ({ random, name, hint }, example) =>
      /(^|_)(id|no|number|code|ref|key|zip|postal)s?$/.test(name) &&
      !/version|count/.test(`${name} ${hint}`) &&
      /^\d{4,}$/.test(example)
        ? example.replace(/\d/g, (_, at: number) => String(random.int(at === 0 ? 1 : 0, 9)))
        : likeNumber(example, random)
  ],
  [
    /^[A-Za-z][\dA-Za-z]{1,10}_(?=\w*\d)[A-Za-z\d]{4,}$|^[a-z]+(_[a-z]+)*_(?=\w*\d)(?=\w*[A-Za-z])[A-Za-z\d]{6,}$|^[a-z]{2,8}_(?=[A-Za-z\d]*[A-Z\d])[A-Za-z\d]{6,}$/,
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
  [/^(?=.*\d)[A-Za-z\d]{2,}([-_/:.][A-Za-z\d]+)*$/, (_, example) => example, models],
  [/^(?=.*\d)(?:[A-Za-z\d]{2,}|[A-Za-z\d](?=[-_/:.]))([-_/:.][A-Za-z\d]+)*$/, scrambled],
  [/^[a-z\d]+(-[a-z\d]+)+$/, slug]
]

/** Writes hexadecimal digits in the case of an example. */
const cased = (text: string, example: string): string => (/[A-F]/.test(example) ? text.toUpperCase() : text)

/** Replaces digits by digits and letters by letters, but not what `kept` matches. */
function likeSigns(text: string, random: Random, kept = /^$/): string {
  const [head] = kept.exec(text) ?? ['']
  return head + text.slice(head.length).replace(/./g, (sign) => digits(random, 1, /\d/.test(sign) ? decimal : upper))
}

/** Returns a number as long as the example, with its check digit. The first digits stay. */
function withCheck(example: string, check: (front: string) => number, random: Random): string {
  const front = example.slice(0, 3) + digits(random, example.length - 4, decimal)
  return `${front}${check(front)}`
}

/** Returns the maker of texts of the form that an example has; undefined if it has none. */
export const formOf = (example: string, about: string): Maker<string> | undefined => likeIn(forms, example, about)

/** Returns the maker of texts with letters and digits where an example has them; undefined for words. */
export const lookOf = (example: string, about: string): Maker<string> | undefined => likeIn(looks, example, about)

function likeIn(table: readonly Form[], example: string, about: string): Maker<string> | undefined {
  const form = table.find(([rule, , context]) => rule.test(example) && (context === undefined || context.test(about)))
  return form && ((scene) => form[1](scene, example))
}
