/** Bills: a total is an amount with the taxes and fees on it, less the discounts. */

import { cents, type Facts, type Named, numberAt, type Relation, shareOf } from './facts.ts'
import { sumOfLines } from './order-lines.ts'

const totals =
  /^((grand|order|cart|invoice)_?)?total(_(amount|price|cost|value|due))?$|^(gross|gross_amount|amount_(due|total))$|^sum$/
/** The sum of the things that are paid for, before all else. */
export const subtotals =
  /^(sub_?total|(items?|lines?|goods|products|merchandise)_(sub_?)?total|net(_amount|_total)?|principal(_amount)?)$/
/** The price of one thing, which stands for the sum where no member does. */
const prices =
  /^((base|basic|unit|ticket|room|rental)_?)?(price|fare|rent|premium)(_amount)?$|^(room|rental|nightly|daily|hourly)_(rate|fee|cost)$|^base_(amount|cost|fee|rate)$/
/** Members that say how often a price is paid, by the price. */
const counts = [
  { of: /^(nightly|room)_/, by: /^(nights|number_of_nights)$/ },
  { of: /^(daily|rental)_/, by: /^(days|number_of_days|rental_days)$/ },
  { of: /^hourly_/, by: /^(hours|number_of_hours)$/ },
  { of: /./, by: /^(quantity|qty)$/ }
]
const taxes = /^((sales|city|tourist|local)_?)?(tax|taxes|vat|gst)(_amount|_total)?$/
const rates = /^(tax|vat|gst)_(rate|percent(age)?)$/
/** Amounts that a customer pays beside the price. */
const extras =
  /^(shipping|delivery|handling|postage)(_(cost|fee|amount|total|price))?$|^(tips?|gratuity|interest)(_amount)?$|^(service|booking|cleaning|late|cancellation|resort|convenience|processing|handling)_(charge|fee)(_amount)?$|^(surcharges?|fees)$/
const discounts = /^(discount|rebate)(_(amount|total))?$/

/** Makes the taxes and the total of a bill add up. */
export const bills: Relation = (members) => {
  const named = (rule: RegExp) => members.filter(({ plain }) => rule.test(plain))
  const [total, sum, price] = [totals, subtotals, prices].map((rule) => named(rule)[0])
  const own = { taxes: named(taxes), extras: named(extras), discounts: named(discounts) }
  const isPlain = Object.values(own).every((parts) => parts.length === 0)
  if (total === undefined && isPlain) return []
  const baseOf = (the: Facts): number => {
    const base = sum === undefined ? sumOfLines(the) : numberAt(the, sum.name)
    return Number.isNaN(base) && price !== undefined && !isPlain
      ? numberAt(the, price.name) * timesOf(the, price)
      : base
  }
  return [
    (the) => {
      const base = baseOf(the)
      if (Number.isNaN(base)) return
      const rate = the.number(rates, 0.2)
      for (const { name } of own.taxes.slice(0, 1)) the.put(name, cents(base * (rate >= 1 ? rate / 100 : rate)))
      for (const { name } of [...own.taxes.slice(1), ...own.extras, ...own.discounts]) putPart(the, name, base)
      if (total !== undefined && total !== sum)
        the.put(total.name, cents(base + sumOf(the, [...own.taxes, ...own.extras]) - sumOf(the, own.discounts)))
    }
  ]
}

/** Returns how often a price is paid. */
const timesOf = (the: Facts, { plain }: Named): number =>
  counts.map(({ of, by }) => (of.test(plain) ? the.number(by) : Number.NaN)).find((times) => times > 0) ?? 1

/** Makes a part of a bill less than the amount that it comes on top of. */
function putPart(the: Facts, name: string, base: number): void {
  const part = numberAt(the, name)
  if (part >= base) the.put(name, cents(base * (0.02 + 0.2 * shareOf(part))))
}

const sumOf = (the: Facts, parts: readonly Named[]): number =>
  parts.reduce((sum, { name }) => sum + (numberAt(the, name) || 0), 0)
