/** Ages, which follow from births. */

import { now } from '../entity/entity.ts'
import type { Relation } from './facts.ts'
import { momentIn } from './moments.ts'
import { month, unitIn, year } from './spans.ts'

const ageNames = /^(?:current_)?age(?:_(?:in_)?(?:days|weeks|months|years))?$|^(?:days|weeks|months|years)_old$/
const birthNames = /^(?:birth_?(?:date|day)|date_of_birth|dob|(?:born|hatched)(?:_(?:on|at))?)$/

/** An age is the time since the birth, in whole units of its name or description, else in years. */
export const ages: Relation = (members) => {
  const birth = members.find(({ plain }) => birthNames.test(plain))
  if (birth === undefined) return []
  return members
    .filter(({ plain }) => ageNames.test(plain))
    .map(({ name, plain }) => (the) => {
      const born = momentIn(the.value(birth.name))?.time
      const unit = unitIn(plain.replaceAll('_', ' ')) ?? unitIn(the.hint(name)) ?? year
      if (born !== undefined) the.put(name, unit < month ? Math.floor((now - born) / unit) : inMonths(born, unit))
    })
}

/** Returns how many units of whole months have passed since a time. */
function inMonths(since: number, unit: number): number {
  const [from, to] = [new Date(since), new Date(now)]
  const months = 12 * (to.getUTCFullYear() - from.getUTCFullYear()) + to.getUTCMonth() - from.getUTCMonth()
  const whole = months - Number(to.getUTCDate() < from.getUTCDate())
  return Math.floor(whole / Math.round(unit / month))
}
