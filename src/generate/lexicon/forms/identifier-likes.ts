/** Makes identifiers and addresses like an example. */

import { ulid } from '../codes/ids.ts'
import type { Scene } from '../entity/scene.ts'
import { alphanumeric, capitals, decimal, digits, slug } from '../words/makers.ts'
import { dateOf } from '../words/times.ts'
import { link } from './formats.ts'
import { base58, bech32 } from './ledger-forms.ts'
import { type Like, partOfYear, two } from './likes.ts'

const lower = capitals.toLowerCase()

/** Replaces letters and digits by others of their kind; words of letters stay, and a long range goes upwards. */
export const scrambled: Like = (scene, example) => {
  const made = scrambledOnce(scene, example)
  return isUpwards(example) && !isUpwards(made) ? made.replace(longRange, '$2-$1') : made
}

const longRange = /(?<!\d)(\d{4,})-(\d{4,})$/
const isUpwards = (text: string): boolean => {
  const [, low = '', high = ''] = longRange.exec(text) ?? []
  return low.length === high.length && low < high
}

/** A run of letters and digits in an identifier. */
interface Part {
  part: string
  at: number
  example: string
  /** The capitals before the digits of a part that has no other signs, and these digits. */
  prefix: string
  number: string
  /** True for capitals that stand for the name or the thing: `INV` of an invoice. */
  isOwn: boolean
  isLast: boolean
}

const scrambledOnce: Like = (scene, example) =>
  example.replace(/[A-Za-z\d]+/g, (part, at: number) => {
    const [, prefix = '', number = ''] = /^([A-Z]{0,5})(\d+)$/.exec(part) ?? []
    const isOwn = isShort(prefix, scene.name) || isShort(prefix, scene.subject)
    const isLast = at + part.length === example.length && !isMonth(part, example, at)
    const one: Part = { part, at, example, prefix, number, isOwn, isLast }
    return wordLike(one, scene) ?? countedLike(one, scene) ?? codeLike(one, scene) ?? otherSigns(part, scene)
  })

/** Keeps words, and makes parts whose letters say what their numbers are. */
function wordLike({ part, at, example }: Part, { random }: Scene): string | undefined {
  if (/^[a-z]+$/i.test(part) && example.length > part.length) return part
  const version = /^v(\d{1,2})$/.exec(part)?.[1]
  // A path or a key begins with the version of what it is of.
  if (version !== undefined)
    return at === 0 && /[/:]/.test(example.charAt(part.length)) ? part : `v${random.int(1, Number(version) + 2)}`
  if (/^(Q[1-4]|H[12])$/.test(part) || (/^[MPW]\d\d$/.test(part) && /(19|20)\d\d[-/ ]?$/.test(example.slice(0, at))))
    return partOfYear(part, random)
  // Letters between numbers say what these count: `S02E05`.
  if (/^(?:[A-Z]\d{1,3}){2,4}$/.test(part))
    return part.replace(/\d+/g, (count) => String(random.int(1, 9)).padStart(count.length, '0'))
  return undefined
}

function countedLike(one: Part, { random, turn, start, count }: Scene): string | undefined {
  const { part, at, example, prefix, number, isOwn, isLast } = one
  // Numbers with zeros in front are counted one by one.
  if (/^0/.test(number) && Number(number) > 0 && (prefix === '' || isOwn) && !isMonth(part, example, at)) {
    const next = Number(number) + (count === undefined ? random.int(1, 400) : turn)
    return prefix + String(next).padStart(number.length, '0')
  }
  // So are short numbers at the end in a list, where chance would soon draw one twice.
  if (count !== undefined && isLast && at > 0 && /^\d{1,2}$/.test(part) && !/(\d\D*){4}/.test(example.slice(0, at)))
    return String(Number(part) + 1 + (start % 7) + turn)
  return undefined
}

function codeLike(one: Part, { random, name, turn, start, count, entity }: Scene): string | undefined {
  const { part, at, example, prefix, number, isOwn, isLast } = one
  if (prefix !== '' && (isOwn || number.length > 5 || name.endsWith('_id')))
    return prefix + digits(random, number.length, '123456789')
  const word = /^([a-z]{3,}|[A-Z][a-z]{2,}|[A-Z][a-z]+[A-Z][a-z]{2,})(?=\d+$)/.exec(part)?.[0]
  if (word !== undefined && /[g-z]/i.test(word)) return word + digits(random, part.length - word.length, '123456789')
  const created = dateOf(entity.times.created)
  // The year before a number that is counted is that of the thing.
  if (at === 0 && /^[12]\d$/.test(part) && /^[-/.]0/.test(example.slice(part.length))) return created.slice(2, 4)
  if (/^(19|20)\d\d$/.test(number)) return prefix === '' ? created.slice(0, 4) : prefix + random.int(2015, 2024)
  // A paper size or a seat keeps its letter.
  if (prefix !== '' && part.length < 3)
    return prefix + (count !== undefined && isLast ? Number(number) + (start % 7) + turn : random.int(1, 9))
  if (prefix.length === 1) return prefix + digits(random, number.length, '123456789')
  if (isMonth(part, example, at)) return created.slice(5, 7)
  // The rows of a list count their last digits, so that chance draws no number twice.
  return count !== undefined && /^\d{4,}$/.test(part)
    ? digits(random, part.length - 2, '123456789') + two((start + turn) % 100)
    : undefined
}

/** Replaces each sign by another of its kind. */
function otherSigns(part: string, { random }: Scene): string {
  const [small, large] = /^[\da-f]+$/.test(part)
    ? ['abcdef', capitals]
    : [lower, /^[\dA-F]+$/.test(part) ? 'ABCDEF' : capitals]
  return part.replace(/./g, (sign) =>
    /\d/.test(sign) ? String(random.int(1, 9)) : random.pick([...(/[a-z]/.test(sign) ? small : large)])
  )
}

/** Tells whether a part of an identifier is a month, which stands behind a year. */
const isMonth = (part: string, example: string, at: number): boolean =>
  /^(0[1-9]|1[0-2])$/.test(part) && /(19|20)\d\d[-_/.]$/.test(example.slice(0, at))

/** Tells whether capitals stand for a name: `INV` for an invoice. */
function isShort(capitals: string, name: string): boolean {
  const letters = capitals.toLowerCase()
  let at = -1
  return (
    letters !== '' &&
    [...letters].every((letter, index) => {
      at = name.indexOf(letter, at + 1)
      return index === 0 ? at === 0 : at > 0
    })
  )
}

export const prefixed: Like = (scene, example) => {
  const at = example.lastIndexOf('_') + 1
  const rest = example.slice(at)
  const isLoud = /^[0-7][\dA-HJKMNP-TV-Z]{25}$/.test(rest)
  if (isLoud || /^[0-7][\da-hjkmnp-tv-z]{25}$/.test(rest))
    return example.slice(0, at) + (isLoud ? ulid(scene) : ulid(scene).toLowerCase())
  const cases = /^[\da-z]+$/.test(rest) ? lower : /^[\dA-Z]+$/.test(rest) ? capitals : alphanumeric
  const alphabet = /^[\da-f]+$/.test(rest) ? undefined : decimal + cases
  return example.slice(0, at) + digits(scene.random, rest.length, alphabet)
}

/** An address with a path: what leads to its last part, that part, an extension, and what is behind. */
const withPath = /^([a-z][a-z\d+.-]*:\/\/[^/?#]+\/(?:[^/?#]+\/)*)([^/?#.]+)(\.\w+)?(\/?(?:[?#].*)?)$/

/** Names of the addresses that people and firms have of their own. */
const ownSites = /(^|_)(website|homepage|home_page|blog|domain|site)(_ur[il])?$/

/** Makes an address at the host of the example, of another thing there. */
export const addressLike: Like = (scene, example) => {
  const [, front, last = '', end = '', rest = ''] = withPath.exec(example) ?? []
  if (front === undefined || ownSites.test(scene.name)) {
    const scheme = example.slice(0, example.indexOf(':'))
    return scheme.startsWith('http') ? link(scene) : link(scene).replace(/^https/, scheme)
  }
  const query = rest.replace(/(?<==)[^&=]{2,}/g, (value) => (/\d/.test(value) ? scrambled(scene, value) : value))
  if (query !== rest) return front + last + end + query
  return front + (/\d/.test(last) ? scrambled(scene, last) : slug(scene)) + end + rest
}

/** Keeps what addresses of a ledger begin with: `stake1`, `Qm`. */
export const addressed: Like = ({ random }, example) => {
  const [start] = /^[a-z]+1|^Qm/.exec(example) as RegExpExecArray
  const alphabet = start === 'Qm' ? base58 : bech32
  return start + digits(random, example.length - start.length, alphabet)
}
