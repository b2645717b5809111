/** Numbers that are what is left of one number after others: a profit, the difference of goals, a net weight. */

import { cents, type Deed, numberAt, type Relation } from './facts.ts'

/** Names of a difference, of what it is taken from, and of all that is taken. To teach standin another, add a row. */
const rows: readonly (readonly [name: RegExp, from: RegExp, ...less: RegExp[]])[] = [
  [
    /^(gross_|net_)?profit$|^(profit_|gross_)?margin(_amount)?$/,
    /^(total_)?(revenue|sales|income|turnover)$/,
    /^(total_)?(costs?|cogs|cost_of_goods_sold|expenses?|expenditure)$/
  ],
  [
    /^net(_(income|profit|earnings|cash_?flow|flow|change|savings|total))?$|^savings$/,
    /^(total_)?(revenue|income|inflows?|cash_in|deposits|earnings)$/,
    /^(total_)?(expenses?|costs?|outflows?|cash_out|spending|withdrawals|deductions)$/
  ],
  [/^net_(pay|salary|wage)$/, /^gross_(pay|salary|wage)$/, /^(total_)?(deductions|taxes|tax|withholding)$/],
  [/^goals?_?(difference|diff)$|^gd$/, /^goals?_?(for|scored)$|^gf$/, /^goals?_?(against|conceded)$|^ga$/],
  [/^points?_?(difference|differential|diff)$/, /^points?_?(for|scored)$/, /^points?_?(against|conceded)$/],
  [/^net_weight(_kg|_g)?$/, /^gross_weight(_kg|_g)?$/, /^tare(_weight)?(_kg|_g)?$/],
  [/^(total_)?equity$|^net_(worth|assets)$/, /^(total_)?assets$/, /^(total_)?liabilities$|^(total_)?debts?$/]
]

/** A difference is what the others leave. */
export const differences: Relation = (members) =>
  rows.flatMap(([name, from, ...less]): Deed[] => {
    const [own, whole, ...parts] = [name, from, ...less].map(
      (rule) => members.find(({ plain }) => rule.test(plain))?.name
    )
    if (own === undefined || whole === undefined || parts.includes(undefined)) return []
    return [
      (the) => {
        const value = parts.reduce((left, part) => left - numberAt(the, part), numberAt(the, whole))
        the.put(own, cents(value))
      }
    ]
  })
