import { singular } from '../../generate/lexicon/singular.ts'

const bareNames = new Map<string, string>()
/** The most names that are kept in their bare form: many times the names of a large document. */
const mostNames = 50_000

/** Returns a name without case and signs: `FriendlyName` and `friendly_name` are one. */
export function bare(name: string): string {
  let short = bareNames.get(name)
  if (short === undefined) {
    short = name.toLowerCase().replaceAll(/[^\p{L}\p{N}]/gu, '')
    if (bareNames.size >= mostNames) bareNames.clear()
    bareNames.set(name, short)
  }
  return short
}

/** The words of a name: `issueNumber` is `issue`, `number`. */
export const wordsOf = (name: string): string[] =>
  name
    .replaceAll(/([a-z0-9])([A-Z])/g, '$1_$2')
    .replaceAll(/([A-Z])([A-Z][a-z])/g, '$1_$2')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '')

/** A noun in the form that compares: `OrderLines` is `orderline`. */
export const nounOf = (name: string): string => bare(singular(wordsOf(name).join('_')))

/** The words that end a name that refers to a thing: `customer_id` names a customer. */
const keyWords = new Set(['id', 'ids', 'uuid', 'uid', 'key', 'slug', 'gid', 'sid', 'code', 'number', 'ref', 'name'])

/** The thing that a name refers to, `customer` of `customer_id`; undefined where it ends in no word for a key. */
export function referredBy(name: string): { noun: string; key: string } | undefined {
  const words = wordsOf(name)
  const key = words.at(-1) as string
  return words.length > 1 && keyWords.has(key) ? { noun: nounOf(words.slice(0, -1).join('_')), key } : undefined
}

/** Names of keys, the likeliest first. */
export const usualKeys = [
  'id',
  'uuid',
  'gid',
  'guid',
  'uid',
  'sid',
  'slug',
  'key',
  'name',
  'code',
  'number',
  'login',
  'username',
  'handle',
  'sku',
  'email'
]
