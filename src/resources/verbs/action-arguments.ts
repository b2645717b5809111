/** The members that an action sends and that its row takes over. */

import { bare } from '../../contract/bare.ts'
import type { Role } from '../model/model.ts'
import { wordsOf } from '../model/names.ts'
import { isOfVerb, verbIn } from '../model/verb-forms.ts'
import type { Workshop } from '../rows/making.ts'
import { isRow, type Row } from '../rows/row.ts'
import { isServers, type Level, levelOf, sentOf } from './bodies.ts'

/**
 * Reads the members that an action sends, by the row's names. A `reason` of `cancel` is the row's `cancellation_reason`.
 * An amount is about the action, not the row: a refund of 5 leaves an order of 20 at 20.
 */
export const sentToAction = (contract: Workshop['contract'], role: Role, body: unknown): Row =>
  ofRow(levelOf(contract, role), verbIn(role.action as string), sentOf(contract, role, body))

function ofRow({ names, inner }: Level, verb: string, sent: Row): Row {
  const row: Row = {}
  for (const [name, value] of Object.entries(sent)) {
    if (isServers(name)) continue
    const has = names.has(bare(name)) && !(typeof value === 'number' && isQuantity(name) && !isSetting(verb, name))
    const own = has ? name : ofVerb(names, verb, name)
    if (own === undefined) continue
    row[own] = inner !== undefined && own === inner.name && isRow(value) ? ofRow(inner.level, verb, value) : value
  }
  return row
}

/** Returns the member of a row that says more of an action: `refunded_amount`, for the `amount` of `refund`. */
function ofVerb(names: Map<string, string>, verb: string, name: string): string | undefined {
  const word = bare(name)
  for (const [own, member] of names) {
    const others = [own.startsWith(word) && own.slice(word.length), own.endsWith(word) && own.slice(0, -word.length)]
    if (others.some((other) => other !== false && other !== '' && isOfVerb(other, bare(verb)))) return member
  }
  return undefined
}

const quantities =
  /^(amount|quantity|qty|count|total|sum|units|hours|minutes|days|credits|points|value|price|delta|balance)$/

const isQuantity = (name: string): boolean => quantities.test(wordsOf(name).at(-1) as string)

/** True for an action that sets the member itself: `update-price`, `quantity`. */
const isSetting = (verb: string, name: string): boolean =>
  /^(set|update|change|edit|replace)/.test(verb) || bare(verb).includes(bare(name))
