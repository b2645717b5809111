/** Amounts of money have the decimals of their currency: yen and won have none (ISO 4217). */

import { type Deed, type Named, numberAt, type Relation } from './facts.ts'

const currency = /(^|_)currency(_code|_iso)?$/
const amounts =
  /(^|_)(amount|price|total|sub_?total|tax|vat|fee|cost|balance|value|net|gross|discount|shipping|charge|refund|payout|salary|wage|rent|deposit|due|paid|budget|revenue|premium)(_|$)/
const withoutDecimals = /^(BIF|CLP|DJF|GNF|ISK|JPY|KMF|KRW|PYG|RWF|UGX|VND|VUV|XAF|XOF|XPF)$/

/** Rounds the amounts of an object with a currency. */
export const currencies: Relation = (members) =>
  members
    .filter(({ plain }) => amounts.test(plain))
    .map(
      ({ name }): Deed =>
        (the) => {
          const value = Math.round(numberAt(the, name))
          if (!Number.isNaN(value)) the.put(name, typeof the.value(name) === 'string' ? String(value) : value)
        }
    )

/** Does deeds where the currency of an object has no decimals. */
export function inWholeUnits(members: readonly Named[], deeds: readonly Deed[]): Deed[] {
  const code = members.find(({ plain }) => currency.test(plain))?.name
  if (code === undefined) return []
  return [
    (the) => {
      if (withoutDecimals.test(String(the.value(code)))) for (const deed of deeds) deed(the)
    }
  ]
}
