/** Brings the forms of a word together: "departure", "departs" and "departed". */

import { mostNames } from '../../../contract/bare.ts'
import { memoized } from '../../../document/memoized.ts'
import { pairsIn } from '../entity/listed.ts'
import { singular } from './singular.ts'

/** Nouns for events, and the words that states and times have for them. */
export const nouns = new Map(
  pairsIn(`
    cancellation cancelled, cancelation cancelled, cancel cancelled, rejection rejected, reject rejected,
    failure failed, fail failed, decline declined, denial denied, deletion deleted, refund refunded, ban banned,
    block blocked, suspension suspended, revocation revoked, termination terminated, void voided,
    dismissal dismissed, return returned, closure closed, close closed, closing closed, resolution resolved,
    completion completed, abort aborted, payment paid, acceptance accepted, approval approved, departure departed,
    arrival arrived, delivery delivered, pickup picked_up, start started, end ended, finish finished,
    leave left, leaving left, harvest harvested
  `)
)

/** Returns a word without the ending of its form: "sowing" and "sown", "departure" and "departs" are of one stem. */
export const stemOf: (word: string) => string = memoized(
  (word) =>
    singular(nouns.get(word) ?? word)
      .replace(/(?<=[a-z]{3})(ation|ing|ure|ed|al|ly|e)$|(?<=[aeiou]w)n$|(?<=[a-z]{2}[bdfgkmptv])en$/, '')
      .replace(/([b-df-hj-np-tv-z])\1$/, '$1'),
  mostNames
)
