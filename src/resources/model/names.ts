import { bare, mostNames } from '../../contract/bare.ts'
import { memoized } from '../../document/memoized.ts'
import { listed } from '../../generate/lexicon/entity/listed.ts'
import { singular } from '../../generate/lexicon/words/singular.ts'

/** Returns the words of a name: `issueNumber` is `issue`, `number`. A name without letters is one empty word. */
export const wordsOf: (name: string) => readonly string[] = memoized((name) => {
  const words = name
    .replaceAll(/([a-z0-9])([A-Z])/g, '$1_$2')
    .replaceAll(/([A-Z])([A-Z][a-z])/g, '$1_$2')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '')
  return words.length === 0 ? [''] : words
}, mostNames)

/** Returns a noun in the form that compares: `OrderLines` is `orderline`. */
export const nounOf: (name: string) => string = memoized((name) => bare(singular(wordsOf(name).join('_'))), mostNames)

/** Words at the end of a name that refers to a thing: `customer_id` names a customer. */
const keyWords = new Set(['id', 'uuid', 'uid', 'key', 'slug', 'gid', 'sid', 'code', 'number', 'ref', 'name'])

/**
 * Returns the thing that a name refers to: `customer` of `customer_id`, `customer_ids` and `id_customer`; undefined if
 * it has no word for a key at its end, nor `id` at its start.
 */
export function referredBy(name: string): { noun: string; key: string } | undefined {
  const words = wordsOf(name)
  const key = singular(words.at(-1) as string)
  if (words.length < 2) return undefined
  if (keyWords.has(key)) return { noun: nounOf(words.slice(0, -1).join('_')), key }
  const first = words[0] as string
  return /^u?u?id$/.test(first) ? { noun: nounOf(words.slice(1).join('_')), key: first } : undefined
}

/** True for a name that ends as those of keys do: `orderId`. */
export const endsAsKey = (name: string): boolean => /^(u?u?id|gu?id|sid)$/.test(wordsOf(name).at(-1) as string)

/** Returns the name of a key without its thing: `id` of the `supplierId` and of the `id_supplier` of a supplier. */
export function keyWithin(noun: string, name: string): string {
  const whole = bare(name)
  if (whole === noun) return whole
  if (whole.startsWith(noun)) return whole.slice(noun.length)
  return whole.endsWith(noun) ? whole.slice(0, -noun.length) : whole
}

/** Names of texts that name a thing inside a row, the likeliest first. */
export const usualTextKeys = listed('name, slug, login, key, id, value')

/** Names of keys, the likeliest first. */
export const usualKeys = listed(`
  id, pk, uuid, gid, guid, uid, sid, slug, key, name, code, number, login, username, handle, sku, email, identifier,
  oid, entityid, objectid, resourceid, recordid
`)
