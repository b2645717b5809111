/** Amounts of money have the decimals of their currency: yen and won have none (ISO 4217). */

import type { Deed, Relation } from './facts.ts'

const currency = /(^|_)currency(_code|_iso)?$/
const amounts =
  /(^|_)(amount|price|total|sub_?total|tax|vat|fee|cost|balance|value|net|gross|discount|shipping|charge|refund|payout|salary|wage|rent|deposit|due|paid|budget|revenue|premium)(_|$)/
const withoutDecimals = /^(BIF|CLP|DJF|GNF|ISK|JPY|KMF|KRW|PYG|RWF|UGX|VND|VUV|XAF|XOF|XPF)$/

export const currencies: Relation = (members) => {
  const code = members.find(({ plain }) => currency.test(plain))
  if (code === undefined) return []
  const money = members.filter(({ plain }) => amounts.test(plain))
  return money.map(
    ({ name }): Deed =>
      (the) => {
        const own = the.value(name)
        if (!withoutDecimals.test(String(the.value(code.name)))) return
        if (typeof own === 'number') the.put(name, Math.round(own))
        else if (/^-?\d+\.\d+$/.test(String(own))) the.put(name, Number(own).toFixed(0))
      }
  )
}
