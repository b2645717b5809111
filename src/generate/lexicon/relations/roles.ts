/** Names that are made of a role and a stem: `max_salary`, `salary_max`, `bytes_used`. */

import { grouped } from '../../../document/grouped.ts'
import { singular } from '../words/singular.ts'
import type { Named } from './facts.ts'

/** A member by the part that it plays among those of the same stem. */
export interface Part extends Named {
  role: string
  word: string
  stem: string
}

/** Words for roles, each by the alternatives of a regular expression. */
export type RoleWords = Readonly<Record<string, string>>

/** Returns a function that finds the role of a name by some of its words; the others are the stem. */
export function partFinder(words: RoleWords): (named: Named) => Part | undefined {
  const rules = Object.entries(words).map(
    ([role, alternatives]) => [role, new RegExp(`^(?:(.+?)_)??(${alternatives})(?:_(.+))?$`)] as const
  )
  return ({ name, plain }) => {
    for (const [role, rule] of rules) {
      const found = rule.exec(plain)
      if (found === null) continue
      const [, before, word = '', after] = found
      return { name, plain, role, word, stem: stemOf([before, after].filter(Boolean).join('_')) }
    }
    return undefined
  }
}

/** Returns a stem without the words that only say that it counts. */
const stemOf = (text: string): string => singular(text.replace(/^(num|number_of|count_of|of)_|_(count|number)$/g, ''))

/** Returns the parts of an object, those of one stem together. */
export const families = (members: readonly Named[], find: (named: Named) => Part | undefined): Map<string, Part[]> =>
  grouped(
    members.flatMap((one) => find(one) ?? []),
    ({ stem }) => stem
  )
