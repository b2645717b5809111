/** Days on which things are due. */

import { day, now } from '../entity/entity.ts'
import { snake } from '../entity/scene.ts'
import { hasHappened } from '../words/stages.ts'
import { begins, stateOf } from './events.ts'
import { type Facts, type Relation, shareOf } from './facts.ts'
import { momentIn } from './moments.ts'

const dueNames = /^(?:payment_|return_)?(?:due|deadline)(?:_(?:at|on|date|by))?$|^date_due$/
/** Names of the day from which somebody has so long. */
const startNames =
  /^(?:date_)?(?:issued?|invoiced?|billed|bill|loaned|lent|borrowed|checked_out|rented)(?:_(?:at|on|date))?$/
const lateNames = /^(?:is_)?(?:overdue|late|past_due)$/
const lateStates = /^(?:overdue|late|past_due|delinquent)$/

/** The days that people usually have, and the most. */
const usual = [14, 30, 21, 30] as const
const longest = 45 * day

const isDone = (state: string): boolean =>
  ['paid', 'returned', 'completed'].some((event) => hasHappened(event, state) === true)

/** A thing is due a usual time after its start: before now if it is late, after now if it is not late yet. */
export const deadlines: Relation = (members) => {
  const find = (rule: RegExp) => members.find(({ plain }) => rule.test(plain))?.name
  const [due, flag, start] = [dueNames, lateNames, startNames].map(find)
  const first = start ?? find(begins)
  const state = stateOf(members)?.name
  if (due === undefined) return []
  return [
    (the) => {
      const [to, from] = [due, first].map((name) => (name === undefined ? undefined : momentIn(the.value(name))))
      if (to === undefined) return
      const word = state === undefined ? '' : snake(String(the.value(state)))
      const isLate = lateStates.test(word) || (flag !== undefined && the.value(flag) === true && !isDone(word))
      const isOnTime = !isLate && !isDone(word) && (flag !== undefined || hasLate(the, state))
      const gap = from === undefined ? 0 : to.time - from.time
      const isUsual = gap > 0 && gap <= longest
      const share = shareOf(to.time / day)
      const length = isUsual ? gap : usual[Math.floor(4 * share)]! * day
      const near = Math.ceil((share * length) / day) * day
      let end = to.time
      if (isLate && end >= now) end = now - near
      else if (isOnTime && end < now) end = now + near
      else if (start !== undefined && from !== undefined && !isUsual) end = from.time + length
      const isPut = end === to.time || the.put(due, to.write(end))
      if (flag !== undefined) the.put(flag, isLate && (isPut || to.time < now))
      if (!isPut || from === undefined) return
      if (from.time >= end || (start !== undefined && end - from.time > longest))
        the.put(first!, from.write(end - length))
    }
  ]
}

/** Tells whether a state may say that a thing is late. */
const hasLate = (the: Facts, state: string | undefined): boolean =>
  state !== undefined && the.choices(state).some((one) => lateStates.test(snake(String(one))))
