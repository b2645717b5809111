/** Numbers that count the things of a list beside them, or add up a member of these. */

import { bare } from '../../../contract/bare.ts'
import { tells } from '../../../contract/paging.ts'
import { snake } from '../entity/scene.ts'
import { singular } from '../words/singular.ts'
import { type Deed, exact, type Facts, type Named, type Relation } from './facts.ts'

const countNames =
  /^(?:(?:total_)?(?:num|number|no|count|amount)_(?:of_)?|total_|n_)(.+)$|^(.+?)_?(?:count|counter|total|length|num)$/

/** `photos_count`, `number_of_photos` and `total_photos` are the length of `photos`. */
export const counts: Relation = (members) =>
  members.flatMap(({ name, plain }): Deed[] => {
    const [, after, before] = countNames.exec(plain) ?? []
    const noun = singular(after ?? before ?? '')
    // A page has a count of its own.
    if (noun === '' || tells.has(bare(plain))) return []
    const list =
      members.find((one) => one.plain !== plain && singular(one.plain) === noun) ??
      members.find((one) => one.plain !== plain && singular(one.plain).endsWith(`_${noun}`))
    return list === undefined ? [] : [(the) => putLength(the, name, list)]
  })

function putLength(the: Facts, name: string, list: Named): void {
  const there = the.value(list.name)
  if (Array.isArray(there)) the.put(name, there.length)
}

const sumNames = /^(?:(?:grand_)?total|sum|combined|overall)_(?:of_)?(.+)$|^(.+)_(?:total|sum)$/

/** `total_votes` is the sum of `votes` of all things in a list. */
export const sums: Relation = (members) =>
  members.flatMap(({ name, plain }): Deed[] => {
    const [, after, before] = sumNames.exec(plain) ?? []
    const noun = singular(after ?? before ?? '')
    return noun === '' ? [] : [(the) => the.put(name, sumIn(the, noun))]
  })

function sumIn(the: Facts, noun: string): number {
  for (const list of the.lists()) {
    const sum = sumOf(list, noun)
    if (!Number.isNaN(sum)) return sum
  }
  return Number.NaN
}

/** Returns the sum of a member of all things in a list; NaN where one has no such number. */
function sumOf(list: unknown[], noun: string): number {
  let sum = 0
  for (const one of list) {
    const member = Object.entries(one ?? {}).find(([name]) => singular(snake(name)) === noun)
    if (typeof member?.[1] !== 'number') return Number.NaN
    sum = exact(sum + member[1])
  }
  return list.length === 0 ? Number.NaN : sum
}
