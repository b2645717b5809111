/** Makes texts of one kind each: identifiers, addresses, numbers with check digits, words. */

import { memoized } from '../../../document/memoized.ts'
import { filled, turned, wholeName } from '../entity/entity.ts'
import { companies } from '../entity/names.ts'
import { type Random, seedOf } from '../entity/random.ts'
import { latin, type Maker, type Scene } from '../entity/scene.ts'
import { adjectives, nouns, products, sentences, titles } from './plain-words.ts'

const choices = new WeakMap<Maker<string>, readonly string[]>()
/** Makes one of some texts. The objects of a list have others, until all were taken. */
export const of = (...list: string[]): Maker<string> => {
  const maker: Maker<string> = (scene) => row(list, scene)
  choices.set(maker, list)
  return maker
}
/** Returns the texts that a maker chooses among, if it is made so. */
export const textsOf = (maker: Maker<string>): readonly string[] | undefined => choices.get(maker)
export const made =
  (template: string): Maker<string> =>
  ({ random }) =>
    filled(template, random)
export const hexadecimal = '0123456789abcdef'
/** Digits of base 16, or of another alphabet. */
export const digits = (random: Random, length: number, alphabet = hexadecimal) => {
  let text = ''
  for (let i = 0; i < length; i++) text += alphabet[random.int(0, alphabet.length - 1)]
  return text
}
export const hex =
  (length: number): Maker<string> =>
  ({ random }) =>
    digits(random, length)
export const decimal = '0123456789'
export const capitals = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'
export const alphanumeric = `${capitals}${capitals.toLowerCase()}${decimal}`
export const round = (value: number) => Math.round(value * 100) / 100
/** The rows of a table in turn, so that no two objects of a list have the same before all were taken. */
export const row = <T>(list: readonly T[], { start, turn }: Pick<Scene, 'start' | 'turn'>) =>
  list[(start + turn) % list.length]!

export const uuid: Maker<string> = ({ random }) =>
  `${digits(random, 8)}-${digits(random, 4)}-4${digits(random, 3)}-${digits(random, 1, '89ab')}${digits(random, 3)}-${digits(random, 12)}`
/** A UUID of version 7, which begins with the time. */
export const uuid7: Maker<string> = ({ random, entity }) => {
  const time = entity.times.created.toString(16).padStart(12, '0')
  return `${time.slice(0, 8)}-${time.slice(8)}-7${digits(random, 3)}-${digits(random, 1, '89ab')}${digits(random, 3)}-${digits(random, 12)}`
}
/** Returns a text in the form that a path has for it: `zum-lowen` for "Zum Löwen". */
export const slugOf = (text: string) => (latin(text.toLowerCase()).match(/[a-z0-9]+/g) ?? []).join('-')
export const ipv4: Maker<string> = ({ random }) =>
  `${random.pick(['203.0.113', '198.51.100', '192.0.2'])}.${random.int(1, 254)}`
export const ipv6: Maker<string> = ({ random }) =>
  `2001:db8:${[1, 2, 3, 4, 5, 6].map(() => random.int(0x1000, 0xffff).toString(16)).join(':')}`
/** The slugs of titles and companies, which come from tables. */
const slugFor = memoized(slugOf, 2000)
/** Returns the slug of a firm; that of another one where the name has no Latin letters. */
export const companySlug = ({ entity: { company } }: Scene): string =>
  slugFor(company) || slugFor(turned(companies, seedOf(company), 0))
export const host: Maker<string> = (scene) =>
  `${scene.random.pick(['www', 'api', 'app', 'mail', 'db', 'cdn'])}.${domain(scene)}`
export const domain: Maker<string> = (scene) => `${companySlug(scene)}.example.com`
export const title: Maker<string> = (scene) => row(titles, scene)
export const xml: Maker<string> = (scene) => `<note><title>${title(scene)}</title></note>`
export const url: Maker<string> = (scene) => `https://${domain(scene)}/${slugFor(title(scene))}`
export const image: Maker<string> = ({ random }) => `https://images.example.com/${digits(random, 12)}.png`
export const email: Maker<string> = (scene) => scene.entity.person.email
export const fullName: Maker<string> = ({ entity }) => wholeName(entity.person)
export const fullAddress: Maker<string> = ({ entity: { place, address } }) =>
  `${address.street}, ${address.postcode} ${place.city}`
export const product: Maker<string> = (scene) => `${row(adjectives, scene)} ${row(products, scene)}`
export const label: Maker<string> = (scene) => `${row(adjectives, scene)} ${scene.random.pick(nouns)}`
export const slug: Maker<string> = (scene) => `${slugFor(row(adjectives, scene))}-${slugFor(scene.random.pick(nouns))}`
export const fileName: Maker<string> = (scene) => {
  const about = `${scene.name} ${scene.subject} ${/\w+(?=[ -]file\b)/.exec(scene.hint)?.[0]}`
  const [, endings] = endingsOf.find(([rule]) => rule.test(about))!
  const ending = fileEnding.exec(scene.name)?.[2] ?? scene.random.pick(endings)
  return `${slugOf(row(nouns, scene))}-${scene.random.int(1, 99)}.${ending}`
}
/** The ending of a file in a name: `pdf` of `pdf_url`. */
export const fileEnding = /(^|_)(pdf|csv|xlsx?|docx?|pptx?|zip|json|xml|ics|epub)(?=_|$)/
/** Endings of files by the word for these. */
const endingsOf: readonly (readonly [about: RegExp, endings: readonly string[]])[] = [
  [/image|photo|picture|thumbnail|avatar|logo|icon|cover|banner|poster|screenshot|snapshot/, ['png', 'jpg', 'webp']],
  [/video|movie|clip|film|animation/, ['mp4', 'webm', 'mov']],
  [/audio|sound|song|(?<!in)voice|podcast|recording/, ['mp3', 'wav', 'm4a']],
  [/(^|[_ ])(font|type_?face)/, ['ttf', 'otf', 'woff2']],
  [/invoice|receipt|contract|certificate|ticket/, ['pdf']],
  [/(^|_)(csv|export|import|dataset)/, ['csv']],
  [/(^|_)log(s|_|$)/, ['log']],
  [/(^|_)(archive|backup|bundle)/, ['zip', 'tar.gz']],
  [/(?:)/, ['pdf', 'csv', 'png', 'txt', 'docx']]
]
/** An identifier: a UUID where it is said so, else twelve letters and digits. */
export const idText: Maker<string> = (scene) =>
  /uuid|guid|uid/.test(scene.name) || /uuid|guid/.test(scene.hint)
    ? uuid(scene)
    : digits(scene.random, 12, '0123456789abcdefghijklmnopqrstuvwxyz')
/** Numbers that somebody has beside the first one. */
const lines: readonly RegExp[] = [/mobile|cell/, /(^|_)fax/, /(^|_)home_/, /(^|_)(work|office|business)_/]
export const phone: Maker<string> = ({ entity, name }) => {
  const other = lines.findIndex((line) => line.test(name)) + 1
  return entity.address.phone.replace(/\d\d$/, (end) => String((Number(end) + 17 * other) % 100).padStart(2, '0'))
}
export const jwt: Maker<string> = (scene) => {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')
  const iat = scene.entity.times.updated / 1000
  const claims = { sub: uuid(scene), iat, exp: Math.floor(scene.entity.times.expires / 1000) }
  return `${part({ alg: 'HS256', typ: 'JWT' })}.${part(claims)}.${digits(scene.random, 43, alphanumeric)}`
}
export const token: Maker<string> = ({ random }) => digits(random, 32, alphanumeric)
export const password: Maker<string> = ({ random }) =>
  `${random.pick(adjectives)}${random.pick(nouns).replace(/\W/g, '')}${random.int(10, 99)}!${digits(random, 2, alphanumeric)}`
export const semver: Maker<string> = ({ random }) => `${random.int(0, 5)}.${random.int(0, 20)}.${random.int(0, 12)}`
export const sentence: Maker<string> = (scene) => row(sentences, scene)
export const base64: Maker<string> = (scene) =>
  pictured.test(`${scene.name} ${scene.hint}`) ? smallestPng : bytesOf(scene).toString('base64')
/** Returns the bytes of a digest or a secret, else of a text. */
function bytesOf(scene: Scene): Buffer {
  const about = `${scene.hint.replace(/[.,;:(].*/s, '')}\n${scene.name}`
  const [, length] = lengths.find(([says]) => says.test(about)) ?? []
  return length === undefined
    ? Buffer.from(sentence(scene))
    : Buffer.from(Array.from({ length }, () => scene.random.int(0, 255)))
}
/** The lengths of texts that chance makes, in bytes. */
const lengths: readonly (readonly [RegExp, number])[] = [
  [/md5/, 16],
  [/sha[-_ ]?1(?!\d)/, 20],
  [/sha[-_ ]?512/, 64],
  [/sha[-_ ]?256|(^|[_\n])(token|key|secret|nonce|salt|challenge|signature|hash|digest)$/, 32]
]
const pictured = /image|photo|picture|avatar|logo|icon|thumbnail|screenshot|\bpng\b/
const smallestPng = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=='
export const color: Maker<string> = ({ random }) => `#${digits(random, 6)}`
export const agent: Maker<string> = ({ random }) => {
  const version = random.int(110, 131)
  return random.pick([
    `Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/${version}.0.0.0 Safari/537.36`,
    `Mozilla/5.0 (X11; Linux x86_64; rv:${version}.0) Gecko/20100101 Firefox/${version}.0`,
    `Mozilla/5.0 (Macintosh; Intel Mac OS X 14_5) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.5 Safari/605.1.15`
  ])
}

/** Writes words as an example is written: in capitals or small letters, with hyphens or underscores between them. */
export function spelledLike(text: string, example: string): string {
  if (/^[a-z\d]+([-_][a-z\d]+)*$/.test(example)) return slugOf(text).replaceAll('-', example.includes('_') ? '_' : '-')
  // A few capitals are an abbreviation.
  if (/^(?=.{5})(?=[A-Z\d ]*[A-Z]{3})[A-Z\d]+( [A-Z\d]+)*$/.test(example)) return text.toUpperCase()
  // Sentences begin with a capital all the same.
  if (/^[a-z]/.test(example)) return /[.!?]$/.test(text) ? text : text.toLowerCase()
  return text.slice(0, 1).toUpperCase() + text.slice(1)
}

/** Writes a code as a reader sees it: `In progress` for `in_progress` and `IN_PROGRESS`. */
export function asLabel(code: string): string {
  const words = code.replaceAll(/[_-]/g, ' ')
  return spelledLike(/\p{Ll}/u.test(words) ? words : words.toLowerCase(), 'A')
}
