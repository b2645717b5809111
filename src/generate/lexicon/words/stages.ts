/** The stages of things, by the names of states and times: a paid order is not delivered yet. */

import { englishOf } from './languages.ts'

/** Stages in their order, each by its words. To teach standin another word, add it here. */
const stages: readonly string[] = [
  'draft new created open opened pending placed submitted requested queued enqueued waiting todo unpaid scheduled booked reserved waitlisted invited planned backlog idle upcoming not_paid unread unverified unpublished unconfirmed unsigned not_started',
  'ready accepted approved confirmed verified authorized assigned started starting begun overdue late partial partially_paid',
  'paid captured joined active activated enabled published live trialing trial',
  'processing processed running preparing packed picked in_progress ongoing working building deploying syncing uploading downloading importing exporting rendering executing paused on_hold checked_in in_house boarded seated',
  'shipped dispatched sent picked_up collected handed_over in_transit out_for_delivery departed',
  'delivered arrived landed received',
  'read seen viewed clicked',
  'completed complete done finished fulfilled closed resolved ended succeeded success successful merged settled checked_out built deployed synced uploaded imported exported rendered executed passed signed sold won ok healthy',
  'returned refunded archived'
]

/** The stage of things that are done. */
const ended = stages.findIndex((words) => words.startsWith('completed'))

/** The last stage on the way, after which each word is a stage of its own. */
const last = stages.length - 1

/** Stages that end a thing before its time. */
const endedEarly =
  'cancelled canceled rejected declined failed expired voided void deleted removed suspended blocked banned revoked disabled inactive terminated dismissed abandoned error errored no_show noshow aborted stopped denied bounced timed_out timeout unhealthy crashed withdrawn discarded deactivated retired discontinued lost trashed left quit resigned'

const table = new Map<string, number>()
for (const [rank, words] of [...stages, endedEarly].entries())
  for (const word of words.split(' ')) table.set(word, rank)
const exit = last + 1

/** Events that end a thing before its time, by their words. */
export const exits = new RegExp(`^(${endedEarly.replaceAll(' ', '|')})$`)

/** Times of ends that an exit has too. */
const anyEnd = /^(closed|ended|finished)$/
/** Answers to a request, of which one rules out the others. */
const agreed = /^(accepted|approved|authorized)$/
const refused = /^(rejected|declined|denied)$/
/** Exits of things that end early. */
const early = /^(cancel+ed|rejected|declined|denied|withdrawn|void(ed)?|abandoned|no_?show)$/

const plain = (word: string): string => word.replace('cancell', 'cancel').replace(/^void$/, 'voided')

/** Returns the word of the table for a state, which may be in another language. */
const wordFor = (state: string): string => (table.has(state) ? state : englishOf(state))

/**
 * Returns true if an event has happened to a thing in a state, false if not. `paid` has happened to a shipped order,
 * `shipped` not to a paid one. Returns undefined if the words do not tell.
 */
export function hasHappened(event: string, state: string): boolean | undefined {
  const known = wordFor(state)
  const [own, now] = [table.get(event), table.get(known)]
  if (own === undefined || now === undefined) return undefined
  if (plain(event) === plain(known)) return true
  if (own >= last || (refused.test(known) && agreed.test(event))) return false
  if (known === 'expired' && event === 'accepted') return false
  if (now === exit) return anyEnd.test(event) || own <= (early.test(known) ? 1 : 3)
  if (now === last) return known === 'archived' ? undefined : true
  return own <= now
}

/** Returns the place of a stage in their order; undefined for another word. */
export const rankOf = (event: string): number | undefined => table.get(event)

/** The words for all stages. */
export const stageWords: readonly string[] = [...table.keys()]

/** True for an event that ends a thing: its state shows it, so it has not happened in a state without a word here. */
export const isEnd = (event: string): boolean => (table.get(event) ?? 0) >= ended

/** True for the state of a thing that has not begun. */
export const isWaiting = (state: string): boolean => table.get(wordFor(state)) === 0
