/** Events by the status of a thing: what has not happened has no time, no author and no reason. */

import { day, now } from '../entity/entity.ts'
import { snake } from '../entity/scene.ts'
import { exits, hasHappened, isEnd, isWaiting, rankOf } from '../words/stages.ts'
import { nouns } from '../words/stems.ts'
import { iso } from '../words/times.ts'
import type { Deed, Facts, Named, Relation } from './facts.ts'
import { shareOf } from './facts.ts'
import { momentIn } from './moments.ts'

/** Times of what came to pass, whatever was planned. */
const actualNames = /^actual_(.+?)(?:_(?:at|on|date|time))?$/

/** Tells whether a name is that of an object about an event, which the state of the thing decides about. */
export const isOfEvent = (plain: string): boolean =>
  /^(acceptance|approval|rejection|cancell?ation|denial|deletion|dismissal|suspension|revocation|termination)$/.test(
    plain
  )

/** Members that say when, by whom and why something happened. */
const eventNames =
  /^(?:date_)?(.+?)_?(at|on|since|(?<=(?:locked|blocked|suspended|banned|muted|paused|snoozed)_)until|date|time|datetime|timestamp|by|by_id|by_user|by_user_id|reason|reason_code|note|notes|comment|message|code)$/

/** Nouns for events that nobody plans a time for. */
const unplanned = /^(cancell?ation|payment|deletion|refund|rejection|suspension|revocation)$/

/** Members that only something that failed has. */
const failureNames =
  /^(last_)?(error|err|failure|fail|exception)(_?(message|msg|reason|code|text|detail|details|description|type|cause|log|info))?$/

const failing =
  /^(failed|failing|failure|error|errored|crashed|aborted|timed_out|timeout|rejected|declined|denied|bounced|undelivered|invalid|broken|faulty|unsuccessful)$/

const stateNames = /^(status|state|phase|stage|lifecycle(_(state|status))?|condition)$/
const otherStates = /_(status|state|phase|stage)$/

/** Finds the member whose state decides an event: for `paid` that of the payment if there is one, else the own one. */
function stateFor(event: string, members: readonly Named[]): Named | undefined {
  const find = (rule: RegExp) => members.find(({ plain }) => rule.test(plain))
  const topic = /^(paid|captured|refunded|authorized)$/.test(event)
    ? find(/^payment_(status|state)$/)
    : /^(shipped|dispatched|delivered|fulfilled)$/.test(event)
      ? find(/^(fulfil+ment|shipping|shipment|delivery)_(status|state)$/)
      : undefined
  return topic ?? stateOf(members)
}

export const stateOf = (members: readonly Named[]): Named | undefined =>
  [stateNames, otherStates, /^(result|outcome|conclusion|progress)$/]
    .map((rule) => members.find(({ plain }) => rule.test(plain)))
    .find((one) => one !== undefined)

/** Returns a function that reads the state of an object with these members, in small letters; empty if it has none. */
export function stateIn(members: readonly Named[]): (the: Facts) => string {
  const name = stateOf(members)?.name
  return (the) => {
    const state = name === undefined ? undefined : the.value(name)
    return typeof state === 'string' ? snake(state) : ''
  }
}

/** A member about an event, and the members that say whether it has happened. */
interface Event {
  name: string
  event: string
  isTime: boolean
  /** True for a name that is the word alone: it may be a count of such events too. */
  isBare: boolean
  state: string | undefined
  flag: string | undefined
  /** A flag that is true as long as it has not happened: `active` beside `deactivated_at`. */
  inverse: string | undefined
  /** True where nothing says whether it has happened: most things go on. */
  isUntold: boolean
}

/** Ends that few of the things in a list have come to. */
const goesOn =
  /^(cancell?ed|deleted|removed|revoked|suspended|blocked|banned|terminated|withdrawn|deactivated|archived)$/

/** Opposites of events: a thing that is active was not deactivated, and one that is overdue was not returned. */
const opposites: readonly (readonly [event: RegExp, flag: RegExp])[] = [
  [/^unpublished$/, /^(is_)?published$/],
  [
    /^(ended|stopped|left|finished|(signed|logged|checked)_out)$/,
    /^(is_)?(active|running|ongoing|current|in_progress)$/
  ],
  [/^closed$/, /^(is_)?(open|active)$/],
  [/^offline$/, /^(is_)?online$/],
  [/^(returned|paid|completed|submitted|resolved)$/, /^(is_)?(overdue|late|outstanding)$/],
  [/^failed$/, /^(is_)?(success|successful|succeeded|ok|passed)$/],
  [exits, /^(is_)?(active|enabled|activated|valid|current|employed)$/]
]

/** Returns a whole name that is the word for an event: among the times of a thing, `cancelled` says when. */
const bareEvent = (plain: string): string[] => (hasHappened(plain, plain) === true ? ['', plain, 'when'] : [])

/** Tells whether a name is the end of a case, and not that of a screen. */
const resolves = (plain: string, members: readonly Named[]): boolean =>
  plain === 'resolution' && members.some((one) => /^(resolved|closed)_/.test(one.plain))

function eventOf({ name, plain }: Named, members: readonly Named[]): Event | undefined {
  const isFailure = failureNames.test(plain)
  const actual = actualNames.exec(plain)?.[1]
  const [, word = '', tail = ''] = isFailure
    ? ['', 'failed']
    : actual !== undefined
      ? ['', actual, 'when']
      : isOfEvent(plain)
        ? ['', plain, 'what']
        : resolves(plain, members)
          ? ['', plain, 'text']
          : (eventNames.exec(plain) ?? bareEvent(plain))
  if (word === '') return undefined
  const event = nouns.get(word) ?? word
  const isTime = /^(when|at|on|since|date|time|datetime|timestamp)$/.test(tail)
  // `delivery_date` and `resolution_time` are plans and spans, not events.
  if (event !== word && isTime && actual === undefined && !unplanned.test(word)) return undefined
  if (/^(code|message|note|notes|comment)$/.test(tail) && event === word) return undefined
  const flags = new RegExp(`^(is_|was_|has_been_|has_)?${event.replace(/cancell?ed/, 'cancell?ed')}$`)
  const flag = members.find((one) => one.name !== name && flags.test(one.plain))?.name
  const opposite = opposites.find(([rule]) => rule.test(event))?.[1]
  const inverse = opposite && members.find((one) => opposite.test(one.plain))?.name
  const state = stateFor(event, members)?.name
  const isUntold = flag === undefined && inverse === undefined && state === undefined
  if (isUntold && !(isTime && goesOn.test(event) && members.some((one) => begins.test(one.plain)))) return undefined
  return { name, event, isTime, isBare: /^wh/.test(tail), state, flag, inverse, isUntold }
}

/** Members that say how something came out, which nobody knows before it began. */
const outcomes =
  /^((home|away|final|full_time|team_[ab])_)?(score|result|points|goals)$|^(winner|outcome)(_id)?$|^(diagnosis|findings|verdict)$/

/** Members of an event are null or absent if the state or a flag says that it has not happened. */
export const events: Relation = (members) => {
  const state = stateIn(members)
  return members.flatMap((one): Deed[] => {
    const found = eventOf(one, members)
    if (found !== undefined) return [(the) => putEvent(the, found)]
    if (!outcomes.test(one.plain) || !members.some(({ plain }) => stateNames.test(plain))) return []
    return [(the) => isWaiting(state(the)) && the.put(one.name, null)]
  })
}

function putEvent(the: Facts, event: Event): void {
  const happened = isHappened(the, event)
  const own = the.value(event.name)
  if (happened !== false || own === null || (event.isBare && !tells(own))) return
  const isGone = the.put(event.name, null)
  // A time that has to be there is the time of something that happened.
  if (!isGone && event.isTime && event.flag !== undefined) the.put(event.flag, true)
}

/** Tells whether a value is about one event: a time, or an object. Others may be counts of such events. */
const tells = (own: unknown): boolean => typeof own === 'object' || /^\d{4}-\d\d/.test(String(own))

function isHappened(the: Facts, { event, state, flag, inverse, isUntold }: Event): boolean | undefined {
  if (isUntold) return false
  const said = flag === undefined ? undefined : the.value(flag)
  if (typeof said === 'boolean') return said
  if (inverse !== undefined && the.value(inverse) === true) return false
  const word = state === undefined ? undefined : the.value(state)
  if (typeof word !== 'string' || !/\p{L}/u.test(word)) return undefined
  const choices = the.choices(state as string)
  const [own, now] = [event, snake(word)].map((one) => (one === 'opened' && choices.some(isOfMail) ? 'read' : one)) as [
    string,
    string
  ]
  // Failures have many words of their own.
  if (own === 'failed') return failing.test(now) || hasHappened(own, now)
  // The document says which of two words for one stage comes first.
  if (rankOf(own) === rankOf(now) && isAmong(own, now, choices) === false) return false
  return hasHappened(own, now) ?? (isEnd(own) ? false : isAmong(own, now, choices))
}

/** Tells whether a state is one of a message, which is opened after it arrived. */
const isOfMail = (state: unknown): boolean => /^(delivered|bounced|clicked)$/i.test(String(state))

/** Returns true if an event is the state, false if it comes later among the states that the document lists. */
function isAmong(event: string, now: string, states: readonly unknown[]): boolean | undefined {
  if (event === now) return true
  const words = states.map((one) => snake(String(one)))
  const [own, other] = [words.indexOf(event), words.indexOf(now)]
  // A thing that ended before its time has not reached the last of its states.
  const isGoal = exits.test(now) && own === words.findLastIndex((word) => !exits.test(word))
  return own >= 0 && (own > other || words.length === 2 || isGoal) ? false : undefined
}

// ---- order ----

export const begins =
  /^(created|inserted|registered|signed_up|joined|added|date_created|created_date|creation)(_?(at|on|date|time|timestamp))?$/
const future =
  /^(?!last_).*(expir|valid_(un)?til|valid_(to|end)|due|renew|next_|scheduled|deadline|until|trial_end|not_after)/
const past = /_(at|on|date|time|timestamp)$|^(updated|modified|last_.+)$/
const changed = /^(last_)?(updated|modified|changed|edited)(_?(at|on|date|time|timestamp))?$/
const born = /birth|born|dob|founded|established|release|hire|start|publish/

const moment = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/

function timeAt(the: Facts, name: string): number {
  const value = the.value(name)
  return typeof value === 'string' && moment.test(value) ? Date.parse(value) : Number.NaN
}

/** A thing is created before all that happens to it, and was updated last. */
export const chronology: Relation = (members) => {
  const first = members.find(({ plain }) => begins.test(plain))?.name
  const last = members.find(({ plain }) => changed.test(plain))?.name
  const later = members.filter(
    ({ name, plain }) => name !== first && (future.test(plain) || past.test(plain)) && !born.test(plain)
  )
  const deeds: Deed[] = []
  if (first !== undefined) {
    for (const { name, plain } of later) deeds.push((the) => putLater(the, first, name, future.test(plain)))
  }
  if (last !== undefined) {
    const before = later.filter(({ name, plain }) => name !== last && !future.test(plain))
    for (const { name } of before) deeds.push((the) => putLast(the, last, name))
  }
  return deeds
}

function putLater(the: Facts, first: string, name: string, isFuture: boolean): void {
  const [from, to] = [timeAt(the, first), timeAt(the, name)]
  if (!(to < from) && !(isFuture && to === from)) return
  const gap = Math.round((1 + 20 * shareOf(to)) * (isFuture ? day : day / 20))
  if (!the.put(name, iso(from + gap))) the.put(first, iso(to - gap))
}

function putLast(the: Facts, last: string, name: string): void {
  const [changed, other] = [timeAt(the, last), timeAt(the, name)]
  if (changed < other) the.put(last, iso(other))
}

const ending = /expir|valid_(un)?til|valid_(to|end)/
const beforehand = new RegExp(`${begins.source}|^(issued|granted|sent|opened)_`)

/** A thing that is expired ended before now. */
export const expired: Relation = (members) => {
  const state = stateIn(members)
  return members
    .filter(({ plain }) => ending.test(plain))
    .map(
      ({ name }): Deed =>
        (the) => {
          const own = momentIn(the.value(name))
          if (own === undefined || own.time < now || !/^(expired|lapsed)$/.test(state(the))) return
          const time = now - Math.round(1 + 20 * shareOf(own.time)) * day
          if (!the.put(name, own.write(time))) return
          for (const one of members.filter((other) => beforehand.test(other.plain))) {
            const other = momentIn(the.value(one.name))
            if (other !== undefined && other.time >= time) the.put(one.name, other.write(time - 14 * day))
          }
        }
    )
}
