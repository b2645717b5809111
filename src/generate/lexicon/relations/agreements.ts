/**
 * The agreements between the properties of one object. Each line makes a property's value from the others. The property
 * stays as it is if one of these is missing (the value is `NaN` or `undefined`), if its type would change, or if its
 * schema does not admit the value. Later lines see the values of earlier ones.
 */

import { STATUS_CODES } from 'node:http'
import { bare } from '../../../contract/bare.ts'
import { type ListTell, tells } from '../../../contract/paging.ts'
import { REFERENCE_DATE } from '../entity/entity.ts'
import { firstNames } from '../entity/names.ts'
import { slugOf, spelledLike } from '../words/makers.ts'
import { subtotals } from './bills.ts'
import { type Agreement, type AgreementMaker, amountOf, cents, type Facts, type Name, shareOf } from './facts.ts'
import { fileAgreements, fileNames } from './file-agreements.ts'
import { lines, sumOfLines } from './order-lines.ts'

// ---- money ----

const quantity = /^(quantity|qty)$/
const unitPrice = /^(unit_?(price|cost|amount)|price(_per_unit|_each)?)$/
const money = /price|amount|currency|sub_?total|^tax|^vat/

const reducedPrice = /^(sale|discount(ed)?|special|promo|offer|reduced|final|net)_?price$|^price_after_discount$/
const originalPrice = /^(original|list|regular|compare_at|base|full|rrp|msrp)_?price$|^(rrp|msrp)$/
const fullPriceOf = (the: Facts): number => the.number(originalPrice, the.number(/^price(_before_discount)?$/))
const discountPercent = /^(discount|off|savings?)_?(percent(age)?|pct)$|^percent(age)?_off$/

const discountAmount = /^(discount|saving|savings|reduction)(_amount|_value)?$/

/** Returns a price less its discount; NaN if none is named. */
const lessDiscount = (the: Facts, full: number): number => {
  const percent = the.number(discountPercent)
  return cents(Number.isNaN(percent) ? full - the.number(discountAmount) : full * (1 - Math.min(percent, 100) / 100))
}

/** Returns the price after a discount; by a fifth lower if none is named. */
const reducedPriceOf: AgreementMaker = (the, own) => {
  const price = lessDiscount(the, fullPriceOf(the))
  if (!Number.isNaN(price)) return price
  return Math.min(own as number, cents(the.number(/^price$/, fullPriceOf(the)) * 0.8))
}

/** Returns a number, or a share of another one if it is not smaller. */
const smaller = (own: unknown, other: number): unknown =>
  typeof own === 'number' && own >= other ? cents(other * (0.05 + 0.4 * shareOf(own))) : own

/** Returns an amount before the fees that are taken from it. */
const grossOf = (the: Facts): number => the.number(/^(gross|gross_amount|amount)$/)
const fees = /^((application|processing|platform|service|transaction|stripe)_)?fees?(_amount)?$/

const atMost =
  (limit: RegExp, share: number): AgreementMaker =>
  (the, own) =>
    Math.min(own as number, cents(the.number(limit) * share))

// ---- people ----

/** Words for women, and the same words for men. */
const forWomen = ['female', 'f', 'w', 'woman', 'she/her', 'ms', 'ms.', 'mrs', 'mrs.', 'miss', 'frau', 'mme', 'madame']
const forMen = ['male', 'm', 'm', 'man', 'he/him', 'mr', 'mr.', 'mr', 'mr.', 'mr', 'herr', 'm.', 'monsieur']

/** Returns the word for somebody with a first name, in the letters of another word; undefined where that is right. */
function sexed(own: string, first: string): string | undefined {
  const [isWoman, isMan] = [firstNames.female.includes(first), firstNames.male.includes(first)]
  if (isWoman === isMan) return undefined
  const at = (isWoman ? forMen : forWomen).indexOf(own.toLowerCase())
  return at < 0 ? undefined : spelledLike((isWoman ? forWomen : forMen)[at] as string, own)
}

// ---- lists ----

/** Usual names of the main list of an object. */
const mainList = /^(data|items|results?|records|rows|entries|elements|content|list|values|hits)$/
const rowsOf = (the: Facts): number => (the.list(mainList) ?? the.list(/./))?.length ?? Number.NaN
const telling = (tell: ListTell): Name => ({
  source: `telling ${tell}`,
  test: (name) => tells.get(bare(name)) === tell
})
const sizeOf = ({ number, paging }: Facts): number => number(telling('size'), paging.size ?? Number.NaN)
const beforeOf = (the: Facts): number => {
  const { number, paging } = the
  const page = number(telling('page'), paging.page ?? 1)
  return number(telling('offset'), paging.from ?? Math.max(0, (page - 1) * (sizeOf(the) || 0)))
}
/** Returns the total of a list: the rows up to this page's end, or at least those if the page is full. */
const totalOf: AgreementMaker = (the, own) => {
  const here = beforeOf(the) + rowsOf(the)
  const isMoney = the.number(money, 0) > 0 || the.text(money) !== '' || !Number.isNaN(sumOfLines(the))
  if (isMoney || (typeof own === 'number' ? !Number.isInteger(own) : Number.isNaN(here))) return undefined
  const total = rowsOf(the) >= sizeOf(the) ? Math.max(Math.round(amountOf(own)) || 0, here) : here
  return typeof own === 'number' ? total : String(total)
}
const totals =
  /^(total|(total_?|overall_?)(count|items|results|records|elements|hits|entries|rows)|results_count|records_?total)$/
const allOf = (the: Facts): number => the.number(totals, the.number(/^count$/))
const moreThan = (the: Facts): boolean | undefined => {
  const [here, all] = [beforeOf(the) + rowsOf(the), allOf(the)]
  return Number.isNaN(here + all) ? undefined : here < all
}
const pagesOf = (the: Facts): number => Math.max(1, Math.ceil(allOf(the) / (sizeOf(the) || rowsOf(the) || 1)))

// ---- time ----

const two = (value: number) => String(value).padStart(2, '0')

/** Returns the value of a flag beside a `status`. */
const flags: readonly (readonly [flag: string, status: RegExp])[] = [
  ['(completed?|done|finished)', /complete|done|finished|closed|resolved|delivered|succe/i],
  ['(active|enabled)', /^(active|enabled|running|online|available|confirmed|live)$/i],
  ['paid', /^(paid|shipped|delivered|completed?|fulfilled)$/i],
  ['cancell?ed', /^cancell?ed$/i],
  ['published', /^(published|live)$/i],
  ['(online|available|in_stock)', /^(online|available|active|in_stock)$/i],
  ...['archived', 'deleted', 'closed', 'locked', 'blocked', 'expired', 'suspended', 'pending', 'shipped'].map(
    (word) => [word, new RegExp(`^${word}$`, 'i')] as const
  )
]
const statusOf = (the: Facts): string => the.text(/^(status|state|order_status|payment_status)$/)

/** Tells whether a time is over; undefined where there is none. */
function isOver(the: Facts, name: RegExp): boolean | undefined {
  const time = the.text(name)
  return /^\d{4}-\d\d-\d\d/.test(time) ? time < REFERENCE_DATE.slice(0, time.length) : undefined
}

/** Numbers of things that are left. */
const leftOver =
  /^((seats|tickets|places|spots|rooms|slots)_)?(left|remaining|available|free)(_(seats|tickets|places|spots|rooms|slots))?$/
const stockLevel =
  /^(stock|stock_(level|quantity|count)|quantity(_in_stock)?|qty|inventory(_(count|quantity))?|in_stock_count|available(_quantity)?)$/
const untold = (value: number, tell: (value: number) => boolean) => (Number.isNaN(value) ? undefined : tell(value))

// ---- names ----

const namesOfThings = /^(name|title|display_name|headline)$/

/** Writes a slug as words: with capitals where own words have them. */
function spoken(slug: string, own: string): string {
  const words = slug.replaceAll('-', ' ')
  const isTitle = / \p{Lu}/u.test(own)
  return words.replace(isTitle ? titled : /^\p{L}/u, (letter) => letter.toUpperCase())
}

/** Matches the first letters of a title's words, but for those that join others. */
const titled = /^\p{L}| (?!(?:to|of|the|and|in|on|for|an?|with|by|at) )\p{L}/gu

/** Returns the words for a status of HTTP that says what is wrong; undefined for another one. */
const reasonOf = (status: number): string | undefined => (status >= 400 ? STATUS_CODES[status] : undefined)

/** The agreements. To make two properties agree, add a line. */
export const agreements: readonly Agreement[] = [
  // Lines of an order, then their sum.
  [
    /^((line|row|item|ext(ended)?)_?)?(total|amount|sub_?total)(_?(price|amount))?$|^line_price$/,
    (the) => cents(the.number(quantity) * the.number(unitPrice))
  ],
  [
    /^(original|list|regular|compare_at|old|was|rrp|msrp|full)_?price$|^(rrp|msrp)$/,
    (the, own) => {
      const price = the.number(/^((sale|current|final)_)?price$/)
      return (own as number) >= price ? own : cents(price * 1.25)
    }
  ],
  [discountAmount, (the, own) => smaller(own, fullPriceOf(the))],
  [/^(current_)?price$/, (the) => lessDiscount(the, the.number(originalPrice))],
  [reducedPrice, reducedPriceOf],
  [
    /^(discount|saving|savings|reduction|you_save)(_amount|_value)?$/,
    (the) =>
      Number.isNaN(the.number(discountPercent)) ? undefined : cents(fullPriceOf(the) - the.number(reducedPrice))
  ],
  [/^(cost|cost_?price|purchase_price)$/, atMost(/^((retail|selling)_?)?price$/, 0.6)],
  [subtotals, sumOfLines],
  [/^net_?(pay|salary|income|wage|check)$|^take_?home_?pay$/, atMost(/^gross_?(pay|salary|income|wage)$/, 0.85)],
  [/^(total_)?netto$|^(total_net|net_total)$/, atMost(/^(total_)?(gross|brutto)$|^gross_total$/, 0.84)],
  [fees, (the, own) => smaller(own, grossOf(the))],
  [/^(net|net_amount|payout|payout_amount|net_payout)$/, (the) => cents(grossOf(the) - the.number(fees))],

  // Lists and their totals.
  [totals, totalOf],
  [
    /^count$/,
    (the, own) => (Number.isNaN(the.number(totals)) && Number.isInteger(own) ? totalOf(the, own) : rowsOf(the))
  ],
  [/^((filter(ed)?|match(ed|ing)?)_?(count|total|results|records)|records_?filtered)$/, (the) => the.number(totals)],
  [/^(number_of_elements|returned|result_count|page_count_items|items_on_page)$/, rowsOf],
  [
    /^size$/,
    (the, own) =>
      the.lists().length === 1 && Number.isInteger(own) && the.text(fileNames) === '' ? rowsOf(the) : undefined
  ],
  [/^(item|items|line_item|line_items)_?count$/, (the) => the.list(lines)?.length],
  [/^(total_?pages|page_?count|num_?pages|pages|last_?page)$/, pagesOf],
  [/^has_?(more|next)(_?page)?$|^more$/, moreThan],
  [/^has_?prev(ious)?(_?page)?$/, (the) => (Number.isNaN(rowsOf(the)) ? undefined : beforeOf(the) > 0)],

  // People.
  [
    /^(salutation|honorific(_?prefix)?|courtesy_?title|gender|sex|pronouns?)$/,
    (the, own) => {
      const first = the.text(/^(first_?name|given_?name|fore_?name)$/) || the.text(/^(full_?)?name$/).split(' ')[0]!
      return sexed(String(own), first)
    }
  ],
  [
    /^(birth_?year|year_of_birth)$/,
    (the) => Number(the.text(/^(birth_?(date|day)|date_of_birth|dob)$/).slice(0, 4)) || undefined
  ],
  [
    /^(bio|biography)$/,
    (the, own) => {
      const job = the.text(/^(job_?title|occupation|profession|position|job)$/)
      return job === '' ? own : String(own).replace(/^.* in (?=[^ ]+\.)/, `${job} in `)
    }
  ],
  [
    /^(house|building|street)_?(number|no)$/,
    (the, own) => {
      const number = /\d+/.exec(the.text(/^street(_?(address|line|name))?$|^(address_?)?line_?1$/))?.[0]
      return typeof own === 'number' ? Number(number) : number
    }
  ],

  [
    /^(bmi|body_mass_index)$/,
    (the) => {
      const height = the.number(/^height(_(in_)?(cm|m))?$/)
      const metres = height > 3 ? height / 100 : height
      return Math.round((10 * the.number(/^weight(_(in_)?kg)?$/)) / metres ** 2) / 10
    }
  ],

  // Cards and accounts.
  [
    /^(card_?)?last_?(4|four)(_digits)?$/,
    (the) => the.text(/^((credit_?)?card|cc|account)?_?(number|no|num)$|^(pan|iban)$/).slice(-4) || undefined
  ],
  [
    /^(exp(iry|iration)?(_date)?|valid_until|expires)$/,
    (the, own) => {
      const [month, year] = [the.number(/^exp(iry|iration)?_month$/), the.number(/^exp(iry|iration)?_year$/)]
      if (Number.isNaN(month + year)) return undefined
      // The last day of a month is the one before the first of the next.
      const last = new Date(Date.UTC(year, month, 0)).toISOString()
      if (/^\d{4}-\d\d-\d\dT/.test(String(own))) return `${last.slice(0, 19)}Z`
      return /^\d{4}-\d\d-\d\d$/.test(String(own)) ? last.slice(0, 10) : `${two(month)}/${two(year % 100)}`
    }
  ],
  [
    /^(bic|swift)(_code)?$/,
    (the, own) => {
      const country = the.text(/^iban$/).slice(0, 2)
      return country === '' || !/^[A-Z]{6}/.test(String(own))
        ? own
        : `${String(own).slice(0, 4)}${country}${String(own).slice(6)}`
    }
  ],

  // Events.
  [/^(is_|has_)?expired$/, (the) => isOver(the, /^(expires|expiry|expiration|valid_until)(_?(at|on|date|time))?$/)],
  [/^(is_)?(sold_out|full|fully_booked)$/, (the) => untold(the.number(leftOver), (left) => left === 0)],
  [/^(is_)?in_stock$/, (the) => untold(the.number(stockLevel), (left) => left > 0)],
  [/^(is_)?(out_of_stock)$/, (the) => untold(the.number(stockLevel), (left) => left <= 0)],
  [
    /^(attendees?|attendee_count|attendees_count|registered|enrolled|booked|occupied|occupancy|guests?_count|tickets_sold|participants?_count)$/,
    (the, own) => {
      const room = the.number(/^(max_?)?capacity$|^max_?(attendees|participants|occupancy|guests)$/)
      return typeof own === 'number' && own > room ? Math.floor(room * 0.8) : own
    }
  ],

  ...fileAgreements,
  ...flags.map(
    ([flag, words]): Agreement => [
      new RegExp(`^(is_)?${flag}$`),
      (the) => (statusOf(the) === '' ? undefined : words.test(statusOf(the)))
    ]
  ),
  [/^title$/, (the) => reasonOf(the.number(/^status(_code)?$/))],
  [/^error$/, (the) => (the.text(/^(message|path)$/) === '' ? undefined : reasonOf(the.number(/^status(_code)?$/)))],
  // Names and slugs: a slug that is given, as the key of a row is, says the name.
  [/^(slug|url_key)$/, (the) => slugOf(the.text(namesOfThings)) || undefined],
  [
    /^(code|key)$/,
    (the, own) =>
      (/^[a-z]{3,}(_[a-z]+)*$/.test(String(own)) && slugOf(the.text(namesOfThings)).replaceAll('-', '_')) || undefined
  ],
  [
    namesOfThings,
    (the, own) => {
      const slug = the.text(/^(slug|url_key)$/)
      return slug === '' || slugOf(the.text(namesOfThings)) === slug ? undefined : spoken(slug, String(own))
    }
  ],
  [
    /^display_name$/,
    (the, own) => {
      const name = the.text(/^name$/)
      return /^[a-z\d]+(-[a-z\d]+)+$/.test(name)
        ? spoken(name, String(own))
        : /^\p{Lu}[\p{L}\d -]+$/u.test(name)
          ? name
          : own
    }
  ]
]
