/** Wholes and their parts: `total_bytes` is `used_bytes` and `free_bytes` together, and `percent_used` says how much. */

import { singular } from '../words/singular.ts'
import { hasHappened } from '../words/stages.ts'
import { stateIn } from './events.ts'
import { cents, type Deed, exact, type Facts, type Named, numberAt, type Relation, shareOf } from './facts.ts'
import { families, type Part, partFinder } from './roles.ts'

/** Finds the role of a name among the parts of a whole. */
export const roleOf = partFinder({
  whole: 'total|enrolled|attempted|overall|all|max|maximum|on_hand',
  used: 'used|given|administered|dispensed|in_use|level|consumed|spent|taken|occupied|sold|borrowed|lent|reserved|rented|booked|loaned|assigned|checked_out|on_loan|filled|redeemed|claimed|issued|completed|done|finished|processed|passed|correct|succeeded|successful|success|won|wins|paid|resolved|answered|played|sent|repaid|copied|moved|migrated|transferred|received|uploaded|downloaded|failed|errored|failures|errors|wrong|incorrect|skipped|lost|losses|drawn|draws|closed|adults|children|infants|present|attended|absent|yes|no|for|in_favou?r|blank|invalid|abstain|abstained|abstentions|against|committed|allocated',
  free: 'free|available|remaining|left|unanswered|unused|vacant|unsold|open|idle|pending|outstanding|due|unpaid|unassigned|in_stock',
  room: 'per_(?:second|minute|hour|day|month)|capacity|usable|limit|quota|allowed|allowance|budget|allotted|allotment|allocation|granted|entitlement'
})

/** Finds the role of a name: a capacity is a whole where it is no noun of a part, as in `quota_used`. */
function partOf(one: Named): Part | undefined {
  const part = roleOf(one)
  return part?.role === 'room' ? { ...part, role: 'whole' } : part
}

/** Parts that are all that the others are not: of all tests those that failed. */
const rest =
  /^(failed|errored|failures|errors|lost|losses|closed|children|infants|absent|no|blank|invalid|against|abstain|abstained|abstentions)$/

/** Nouns that are counted as a whole without a word for it: of 40 seats, 12 are available. */
const stocks =
  /(^|_)(copy|question|stock|quantity|seat|unit|ticket|place|room|spot|bed|license|slot|game|match|guest|run|point|vote)$/

/** A whole by the name of its number, and the names of the parts that make it up. */
interface Whole {
  name: string
  parts: Part[]
}

/** Numbers that are no amounts of a thing. */
const others = /percent|pct|_(rate|ratio|share|fraction|at|on|by|id)$/

function wholesIn(members: readonly Named[]): Whole[] {
  const all = joined(families(members, (one) => (others.test(one.plain) ? undefined : partOf(one))))
  return [...all].flatMap(([stem, family]) => {
    const own = family.find((part) => part.role === 'whole') ?? family.find(isSumOfResults)
    const parts = family.filter((part) => part.role !== 'whole' && part !== own)
    if (parts.length === 0) return []
    const named = members.find(({ plain }) => stem !== '' && singular(plain) === stem)
    const bare = all.get('')?.find(({ role }) => role === 'whole')
    const counted = stem === '' ? members.find(({ plain }) => stocks.test(singular(plain))) : undefined
    const whole = own ?? named ?? bare ?? counted ?? allOf(members, parts)
    return whole === undefined ? [] : [{ name: whole.name, parts }]
  })
}

/** Returns the number of all things of which some passed and the others failed: `example_count`. */
function allOf(members: readonly Named[], parts: readonly Part[]): Named | undefined {
  const isSum = parts.some(({ word }) => /^pass|^succe/.test(word)) && parts.some(({ word }) => /^fail|^err/.test(word))
  const isOther = ({ name, plain }: Named) => /_count$|^num_/.test(plain) && parts.every((part) => part.name !== name)
  const others = isSum ? members.filter(isOther) : []
  return others.length === 1 ? others[0] : undefined
}

/** Matches that were played and rows that were processed are all of them, beside how they ended. */
const isSumOfResults = ({ word }: Part, _: number, parts: Part[]): boolean =>
  /^(played|processed)$/.test(word) && parts.some((other) => /^(won|wins|lost|losses|failed|errors)$/.test(other.word))

/**
 * Joins the family without a noun to that of counted things, of which one has the whole: `capacity`, `booked` and
 * `seats_left`, or `total_votes`, `votes_for` and `abstentions`.
 */
function joined(all: Map<string, Part[]>): Map<string, Part[]> {
  const stocked = [...all].filter(([stem]) => stem === '' || stocks.test(stem))
  const hasWhole = ([, parts]: [string, Part[]]) => parts.some(({ role }) => role === 'whole')
  const own = stocked.filter(hasWhole)
  const alone = isSplit(all.get('')) ? [...all].filter(hasWhole) : []
  const wholes = own.length === 0 && alone.length === 1 ? alone : own
  const [, home] = wholes.find(([stem]) => stem === '') ?? wholes[0] ?? []
  if (home === undefined || !all.has('')) return all
  for (const entry of stocked) {
    if (wholes.includes(entry)) continue
    home.push(...entry[1])
    all.delete(entry[0])
  }
  return all
}

/** True for parts of which one is used, and the other what is left. */
const isSplit = (parts: readonly Part[] = []): boolean =>
  ['used', 'free'].every((role) => parts.some((part) => part.role === role))

/** Words for money that is still to come. */
const unpaid = /^(due|unpaid|outstanding)$/

/** Pays all or nothing of a whole, by the state of the thing. */
function settleBy(the: Facts, state: string, { name, parts }: Whole): void {
  const part = parts.find(({ word }) => word === 'paid') ?? parts.find(({ word }) => unpaid.test(word))
  if (part === undefined || state === '') return
  const all = numberAt(the, name)
  const isPaid = hasHappened('paid', state)
  if (/^part(ial|ly|ially)?(_paid)?$/.test(state)) {
    const own = numberAt(the, part.name)
    if (own <= 0 || own >= all) the.put(part.name, cents(all * (0.2 + 0.6 * shareOf(all))))
  } else if (isPaid !== undefined) the.put(part.name, isPaid === (part.word === 'paid') ? all : 0)
}

/** Parts do not exceed their whole, and make it up where one says what is left. */
export const wholes: Relation = (members) => {
  const state = stateIn(members)
  return wholesIn(members).map(
    (whole): Deed =>
      (the) => {
        const { name, parts } = whole
        settleBy(the, state(the), whole)
        let left = numberAt(the, name)
        if (Number.isNaN(left) || left < 0) return
        const there = parts.filter((part) => !Number.isNaN(numberAt(the, part.name)))
        const last =
          there.find(({ role }) => role === 'free') ??
          (there.length > 1 ? there.findLast(({ word }) => rest.test(word)) : undefined)
        const isSum = there.length > 1 && last !== undefined
        for (const part of there) if (!isSum || part !== last) left = takeFrom(the, part, left)
        // Parts that are all given make up the whole.
        if (isSum && !the.put(last.name, left))
          the.put(name, exact(there.reduce((sum, part) => sum + numberAt(the, part.name), 0)))
      }
  )
}

/** Makes a part no more than is left of its whole; children come with an adult. Returns the rest. */
function takeFrom(the: Facts, { name, word }: Part, left: number): number {
  const own = numberAt(the, name)
  const least = Math.min(left, word === 'adults' ? 1 : 0)
  if (own > left || own < least)
    the.put(
      name,
      Number.isInteger(own) && Number.isInteger(left) ? least + (own % (left + 1 - least)) : exact(left * shareOf(own))
    )
  return Math.max(0, exact(left - numberAt(the, name)))
}

const percentNames =
  /^(?:percent(?:age)?|pct)_(.+)$|^(.+)_(?:percent(?:age)?|pct|ratio|rate|share|fraction)$|^(percent(?:age)?|pct|usage|utili[sz]ation|occupancy|progress|completion)$/

/** Stems of the words for a share, and of those for its part: `usage` and `used`. */
const alike: readonly (readonly [share: RegExp, part: RegExp])[] = [
  [/^(free|available|availability|remaining|left|unused|vacan)/, /^(free|available|remaining|left|unused|vacant|open)/],
  [/^(fail|error|loss|los)/, /^(fail|error|lost|loss)/],
  [/^(pass|success|succe|win|won)/, /^(pass|success|succe|won|win)/],
  [/^score/, /^correct/],
  [/^(occup|booked|book|fill)/, /^(occup|booked|reserved|filled|level|sold|rented|taken)/],
  [
    /^(comple|done|progress|finish)/,
    /^(comple|done|finish|processed|copied|moved|migrat|transfer|receiv|upload|download)/
  ],
  [/^(percent|pct|us|utili[sz]|consum)/, /./]
]

/** `percent_used` is `used` of `limit`, in percent; a rate from 0 to 1 stays one. */
export const percents: Relation = (members) => [...percentsOfMost(members), ...percentsOfParts(members)]

/** `percentage` is `points` of `max_points`. */
function percentsOfMost(members: readonly Named[]): Deed[] {
  const own = members.find(({ plain }) => percentNames.exec(plain)?.[3] !== undefined)
  const pairs = members.flatMap((part) => {
    const most = members.find(({ plain }) => /^(?:max(?:imum)?|total|possible)_(.+)/.exec(plain)?.[1] === part.plain)
    return most === undefined ? [] : [[part, most] as const]
  })
  const [pair, other] = pairs
  if (own === undefined || pair === undefined || other !== undefined) return []
  const [part, most] = pair
  return [(the) => putShare(the, own.name, numberAt(the, part.name) / numberAt(the, most.name))]
}

const percentsOfParts: Relation = (members) =>
  wholesIn(members).flatMap(({ name: whole, parts }) =>
    members.flatMap(({ name, plain }): Deed[] => {
      const [, after, before, alone] = percentNames.exec(plain) ?? []
      const words = [after, before, alone].join('_').split('_')
      const rule = alike.find(([share]) => words.some((word) => share.test(word)))?.[1]
      const part =
        parts.find(({ word, role }) => rule?.test(word) && (rule.source !== '.' || role === 'used')) ??
        (alone === undefined ? undefined : parts.find(({ role }) => role === 'used'))
      return part === undefined ? [] : [(the) => putShare(the, name, numberAt(the, part.name) / numberAt(the, whole))]
    })
  )

/** Writes a share in percent, or as a fraction if it was one. */
export function putShare(the: Facts, name: string, share: number): void {
  const own = numberAt(the, name)
  // Another relation has written it already.
  if (own === exact(share)) return
  const isFraction = own > 0 && own <= 1 && !Number.isInteger(own)
  if (Number.isFinite(share)) the.put(name, isFraction ? exact(share) : Math.round(share * 10_000) / 100)
}
