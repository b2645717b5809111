/** Numbers that are what is left of one number after others: a profit, the difference of goals, a net weight. */

import { cents, type Deed, type Facts, numberAt, type Relation, shareOf } from './facts.ts'

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
  [
    /^(net|take_home)(_(pay|salary|wage|wages|income|amount))?$/,
    /^gross(_(pay|salary|wage|wages|income|amount))?$/,
    /^(total_)?(deductions?|tax(es)?|withholding|withheld)(_(amount|total))?$/
  ],
  [/^goals?_?(difference|diff)$|^gd$/, /^goals?_?(for|scored)$|^gf$/, /^goals?_?(against|conceded)$|^ga$/],
  [/^points?_?(difference|differential|diff)$/, /^points?_?(for|scored)$/, /^points?_?(against|conceded)$/],
  [/^net_weight(_kg|_g)?$/, /^gross_weight(_kg|_g)?$/, /^tare(_weight)?(_kg|_g)?$/],
  [
    /^(variance|discrepancy|deviation)(_(count|quantity|qty|amount))?$/,
    /^(actual|counted|measured|physical)(_(count|quantity|qty|amount|cost|hours))?$/,
    /^(expected|planned|budget(ed)?|recorded|target)(_(count|quantity|qty|amount|cost|hours))?$/
  ],
  [/^spread$/, /^ask(_price)?$/, /^bid(_price)?$/],
  [/^(total_)?equity$|^net_(worth|assets)$/, /^(total_)?assets$/, /^(total_)?liabilities$|^(total_)?debts?$/]
]

const smaller = (the: Facts, part: string | undefined, all: number): number =>
  cents(all * (0.1 + 0.3 * shareOf(numberAt(the, part))))

/** A difference is what the others leave. */
export const differences: Relation = (members) =>
  rows.flatMap(([name, from, ...less]): Deed[] => {
    const [own, whole, ...parts] = [name, from, ...less].map(
      (rule) => members.find(({ plain }) => rule.test(plain))?.name
    )
    if (own === undefined || whole === undefined || parts.includes(undefined)) return []
    return [
      (the) => {
        const all = numberAt(the, whole)
        const left = () => parts.reduce((rest, part) => rest - numberAt(the, part), all)
        // Nobody is paid less than nothing, but a game may be lost and a count may fall short.
        if (left() < 0 && !/diff|varian|discrep|deviat/i.test(own))
          for (const part of parts) the.put(part as string, smaller(the, part, all))
        the.put(own, cents(left()))
      }
    ]
  })
