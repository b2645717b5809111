/** Numbers that others multiply or divide to: the ratio of a picture, the rate of clicks, what is left after a change. */

import { hasHappened, isWaiting } from '../words/stages.ts'
import { cents, type Deed, type Facts, type Named, numberAt, type Relation, shareOf } from './facts.ts'
import { families, partFinder } from './roles.ts'
import { putShare } from './wholes.ts'

const pixels = (side: string) =>
  new RegExp(`^((image|video|photo|screen|display|frame|picture)_)?${side}(_px|_pixels|_in_pixels)?$`)

/** Quotients: the name, what is divided, by what, and whether it is a share in percent or from 0 to 1. */
const quotients: readonly (readonly [name: RegExp, above: RegExp, below: RegExp, isShare?: boolean])[] = [
  [/^(aspect_?)?ratio$|^aspect(_ratio)?$/, pixels('width'), pixels('height')],
  [
    /^(ctr|click(_through)?_?rate)$/,
    /^(total_)?clicks?(_count)?$|^clicked$/,
    /^(total_)?(impressions|views|sent|delivered|opens)(_count)?$/,
    true
  ],
  [
    /^conversion_?rate$/,
    /^(total_)?(conversions|orders|sales|signups|purchases)(_count)?$/,
    /^(total_)?(clicks|visits|visitors|sessions|views|leads)(_count)?$/,
    true
  ],
  [
    /^open_?rate$/,
    /^(total_|unique_)?(opens|opened)(_count)?$/,
    /^(total_)?(sent|delivered|recipients)(_count)?$/,
    true
  ],
  [
    /^bounce_?rate$/,
    /^(total_)?(bounces|bounced)(_count)?$/,
    /^(total_)?(sent|delivered|visits|sessions)(_count)?$/,
    true
  ],
  [
    /^(unsubscribe|unsubscription)_?rate$/,
    /^unsubscrib(es|ed|ers)(_count)?$/,
    /^(sent|delivered|recipients)(_count)?$/,
    true
  ],
  [/^cache_?hit_?(rate|ratio)$|^hit_?(rate|ratio)$/, /^(cache_)?hits$/, /^(total_)?(requests|lookups|queries)$/, true],
  [
    /^(average|avg)_order_value$|^aov$/,
    /^(total_)?(revenue|sales|amount)$/,
    /^(total_)?(orders?|order_count|orders_count|number_of_orders)$/
  ],
  [/^(average|avg)_(price|cost)$/, /^(total_(price|cost|value|amount))$/, /^(quantity|qty|shares|units|count)$/],
  [
    /^(ltv|loan_to_value)(_ratio|_percent|_pct)?$/,
    /^(loan|mortgage|outstanding)_(amount|balance)$|^principal$/,
    /^(property|home|house|collateral|appraised|market)_value$/,
    true
  ],
  [/^(cpc|cost_per_click)$/, /^(cost|spend|spent|total_cost)$/, /^clicks$/],
  [/^(population_)?density$/, /^population$/, /^area(_km2|_sq_km|_square_km)?$/]
]

/** `a_per_b` and `a_to_b_ratio` name both. */
function namedQuotient({ plain }: Named, members: readonly Named[]): [Named, Named] | undefined {
  const [, above, below, over, under] = /^(.+)_per_(.+)$|^(.+)_to_(.+)_ratio$/.exec(plain) ?? []
  const find = (noun: string | undefined) =>
    members.find((one) => one.plain !== plain && noun !== undefined && isNumberOf(one.plain, noun))
  const [one, other] = [find(above ?? over), find(below ?? under)]
  return one === undefined || other === undefined ? undefined : [one, other]
}

const isNumberOf = (plain: string, noun: string): boolean =>
  plain.replace(/^(total|num|number_of)_|_(count|total)$/g, '').replace(/s$/, '') === noun.replace(/s$/, '')

export const ratios: Relation = (members) =>
  members.flatMap((own): Deed[] => {
    const found = quotients.find(([name]) => name.test(own.plain))
    const pair = (rule: RegExp) => members.find(({ plain }) => plain !== own.plain && rule.test(plain))
    const [above, below] = found === undefined ? (namedQuotient(own, members) ?? []) : [pair(found[1]), pair(found[2])]
    if (above === undefined || below === undefined) return []
    return [(the) => putQuotient(the, own.name, [above.name, below.name], found?.[3] === true)]
  })

function putQuotient(the: Facts, name: string, [above, below]: readonly [string, string], isShare: boolean): void {
  const divisor = numberAt(the, below)
  if (!(divisor > 0)) return
  if (isShare && numberAt(the, above) > divisor) the.put(above, numberAt(the, above) % (divisor + 1))
  const value = numberAt(the, above) / divisor
  if (isShare) putShare(the, name, value)
  else if (/^\d+([:/x])\d+$/.test(String(the.value(name)))) {
    const size = greatestDivisor(numberAt(the, above), divisor)
    const sign = /[:/x]/.exec(String(the.value(name)))?.[0]
    the.put(name, `${numberAt(the, above) / size}${sign}${divisor / size}`)
  } else the.put(name, cents(value))
}

function greatestDivisor(one: number, other: number): number {
  return other === 0 ? one : greatestDivisor(other, one % other)
}

/** Products: the name, and the members that are multiplied. */
const products: readonly (readonly [name: RegExp, ...factors: RegExp[]])[] = [
  [/^(volume|volume_cm3|cubic_.+)$/, /^length(_cm|_mm|_m)?$/, /^width(_cm|_mm|_m)?$/, /^(height|depth)(_cm|_mm|_m)?$/],
  [/^(active_)?power(_w|_watts?)?$/, /^voltage(_v|_volts?)?$/, /^current(_a|_amps?|_amperes?)?$/],
  [/^area(_m2|_sqm|_px)?$/, /^(width|length)(_m|_px)?$/, /^(height|width|length|depth)(_m|_px)?$/],
  [
    /^((line|row|item|sub)_?)?(total|amount|cost|price|pay|charge)(_?(price|cost|amount|pay))?$/,
    /^(hourly_(rate|wage)|rate|price_per_hour)$/,
    /^(hours|hours_worked|billable_hours)$/
  ],
  [
    /^((line|row|item|sub)_?)?(total|amount|cost)(_?(price|cost|amount))?$/,
    /^(nightly_(rate|price)|price_per_night|rate_per_night)$/,
    /^(nights|number_of_nights|num_nights)$/
  ],
  [
    /^((line|row|item|sub)_?)?(total|amount|cost)(_?(price|cost|amount))?$/,
    /^(daily_(rate|price)|price_per_day|rate_per_day)$/,
    /^(days|number_of_days|rental_days)$/
  ],
  [
    /^(total|market|total_market)_?(value|price|cost|amount)$|^total$/,
    /^(price|price_per_share|share_price|ticket_price|price_per_(unit|ticket|seat|person))$/,
    /^(shares|seats|tickets|units|pieces|persons|guests)(_count)?$/
  ]
]

export const multiples: Relation = (members) =>
  products.flatMap(([rule, ...factors]): Deed[] => {
    const own = members.find(({ plain }) => rule.test(plain))
    const taken = new Set([own])
    const found = factors.map((factor) => {
      const one = members.find((member) => !taken.has(member) && factor.test(member.plain))
      taken.add(one)
      return one
    })
    if (own === undefined || found.includes(undefined)) return []
    return [(the) => the.put(own.name, cents(found.reduce((all, one) => all * numberAt(the, one?.name), 1)))]
  })

/** Values before and after a change, by their words, and the change. */
const partOfChange = partFinder({
  before: 'before|opening|previous|prev|prior|old|starting',
  after: 'after|closing|new|ending|resulting|current|present'
})
const change =
  /^(.+_)?(amount|change|delta|difference|diff|consumption|consumed|usage|used|produced|production|growth|increase)$/
const inward = /^(total_)?(credits?|credit_total|deposits|money_in|paid_in|additions|received|inflows?)$/
const outward = /^(total_)?(debits?|debit_total|withdrawals|money_out|paid_out|deductions|charges|outflows?)$/
const changePercent = /^(.+_)?(change|delta|difference)_?(percent(age)?|pct)$|^percent(age)?_change$/

/** The value after a change is the one before it and the change. */
export const changes: Relation = (members) => {
  const all = [...families(members, partOfChange)]
  const others = members.filter((one) => partOfChange(one) === undefined)
  const find = (rule: RegExp, own: string) => {
    const found = others.filter(({ plain }) => rule.test(plain))
    const isOf = (one: Named, stem: string) => one.plain.split('_').some((word) => stem.split('_').includes(word))
    return (
      found.find((one) => isOf(one, own)) ?? found.find((one) => !all.some(([stem]) => stem !== own && isOf(one, stem)))
    )?.name
  }
  return all.flatMap(([stem, parts]): Deed[] => {
    const old = parts.find(({ role }) => role === 'before')?.name
    const fresh = parts.find(({ role }) => role === 'after')?.name
    if (old === undefined || fresh === undefined) return []
    const [difference, percent, more, less] = [change, changePercent, inward, outward].map((rule) => find(rule, stem))
    return [
      (the) => {
        const both = numberAt(the, more) - numberAt(the, less)
        const by = Number.isNaN(both) ? numberAt(the, difference) : both
        const isLoss = /debit|withdraw|payment|purchase|out|decrease|sale|redeem|spent|fee/.test(kindIn(the, members))
        if (isLoss && numberAt(the, old) < by) the.put(old, cents(numberAt(the, old) + by))
        const from = numberAt(the, old)
        const isPut = Number.isNaN(by) || the.put(fresh, cents(from + (isLoss ? -Math.abs(by) : by)))
        if (!isPut && difference !== undefined) the.put(difference, cents(Math.abs(numberAt(the, fresh) - from)))
        if (percent !== undefined && from !== 0) the.put(percent, cents((100 * (numberAt(the, fresh) - from)) / from))
      }
    ]
  })
}

const kindIn = (the: Facts, members: readonly Named[]): string =>
  String(the.value(members.find(({ plain }) => /^(type|kind|direction|transaction_type)$/.test(plain))?.name ?? ''))

const progressNames =
  /^((upload|download|job|task|overall)_)?(progress|percent(age)?|completion|completeness)(_(percent(age)?|pct|complete(d)?|done|rate))?$|^(percent(age)?|pct)_(complete(d)?|done|finished)$|^(complete(d)?|done)_(percent(age)?|pct)$/
const stateNames = /^((job|task|upload|export|import|process|processing|order|current)_)?(status|state|phase|stage)$/
const doneNames = /^(is_)?(complete(d)?|done|finished)$/

/** Progress is 100 for a thing that is done, 0 for one that waits, and between them for one that goes on. */
export const progress: Relation = (members) => {
  const own = members.find(({ plain }) => progressNames.test(plain))?.name
  const state = members.find(({ plain }) => stateNames.test(plain))?.name
  const done = members.find(({ plain }) => doneNames.test(plain))?.name
  if (own === undefined || (state === undefined && done === undefined)) return []
  return [
    (the) => {
      const word = state === undefined ? '' : the.value(state)
      const flag = done === undefined ? undefined : the.value(done)
      const isDone = typeof word === 'string' && word !== '' ? hasHappened('completed', plainState(word)) : flag
      const present = numberAt(the, own)
      if (isDone === true) the.put(own, 100) || the.put(own, 1)
      else if (typeof word === 'string' && isWaiting(plainState(word))) the.put(own, 0)
      else if (isDone === false && (present >= 100 || present <= 1))
        the.put(own, 5 + Math.round(90 * shareOf(present))) || the.put(own, 0.5)
    }
  ]
}

const plainState = (word: string): string => word.toLowerCase().replaceAll(/[^a-z\d]+/g, '_')
