/** Members about two things of one kind that differ: a flight leads from one airport to another. */

import { keptFor } from '../../../document/memoized.ts'
import { pairsIn } from '../entity/listed.ts'

/** The words for the one and the other. */
const pairs = pairsIn(`
  origin destination, from to, departure arrival, source target, source destination, home away, base quote,
  sender recipient, sender receiver, buyer seller, debtor creditor, payer payee
`)

/** Returns for each member about the second of two things the member about the first. */
export const rivalsIn = keptFor((names: readonly string[]): Map<string, string> => {
  const all = new Set(names)
  const rivals = new Map<string, string>()
  for (const name of names) {
    const words = name.split('_')
    for (const [one, other] of pairs) {
      const rival = words.map((word) => (word === other ? one : word)).join('_')
      if (rival !== name && all.has(rival)) rivals.set(name, rival)
    }
  }
  return rivals
})
