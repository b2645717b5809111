/** The lines of an order, and their sum. */

import { amountOf, cents, type Facts } from './facts.ts'
import { membersOf, namesBy } from './named.ts'

export const lines = /^((line|order|cart|invoice)_?)?(items|lines)$/

const at = (value: unknown, rule: RegExp): number => {
  const thing = Object(value) as Record<string, unknown>
  const found = namesBy(membersOf(thing), rule).find((name) => !Number.isNaN(amountOf(thing[name])))
  return found === undefined ? Number.NaN : amountOf(thing[found])
}

const priceOfLine = /^(unit_?|item_?|net_?|gross_?)?(price|cost|fee|rate)(_per_[a-z]+|_each)?$/
const totalOfLine =
  /^((line|row|item|ext(ended)?|net|gross)_?)*(total|amount|sub_?total)(_?(price|amount|cost))?$|^line_(price|cost)$/

/** Returns the amount of an order's line: its total, else its price times its quantity. */
function amountOfLine(line: unknown): number {
  const total = at(line, totalOfLine)
  if (!Number.isNaN(total)) return total
  const count = at(line, /^(quantity|qty|units|count|pieces|portions|copies|tickets|nights|guests|persons)$/)
  return at(line, priceOfLine) * (Number.isNaN(count) ? 1 : count)
}

/** Returns the sum of an order's lines: of the list that is named so, else of the first whose things have amounts. */
export function sumOfLines(the: Facts): number {
  const named = the.list(lines)
  const list = named ?? the.lists().find((one) => !Number.isNaN(amountOfLine(one[0])))
  return list === undefined ? Number.NaN : cents(list.reduce<number>((sum, line) => sum + amountOfLine(line), 0))
}
