/** The agreements that wait for others. */

import type { agreements } from './agreements.ts'
import { shareOf } from './facts.ts'

/** Agreements that are made after numbers of one thing are in order and parts make up their whole. */
export const lateAgreements: typeof agreements = [
  [/^variance$/, (the) => the.number(/^(std_?dev(iation)?|standard_deviation|sigma)$/) ** 2],
  [
    /^(points|pts)$/,
    (the) => 3 * the.number(/^(won|wins|matches_won|w)$/) + the.number(/^(drawn|draws|ties|matches_drawn|d)$/)
  ],
  [
    /^(feels_like|apparent_temperature|real_feel)(_[cf])?$/,
    (the, own) => {
      const air = the.number(/^(temp|temperature|air_temperature)(_[cf])?$/)
      return Math.abs((own as number) - air) > 6 ? Math.round(10 * (air - 3 + 5 * shareOf(own as number))) / 10 : own
    }
  ]
]
