/** Prices and sums, payments, banking, tax, insurance. */

import type { Maker } from '../entity/scene.ts'
import { hex, made, round } from '../words/makers.ts'
import { isAbout } from '../words/name-index.ts'
import { about, measured, type Trade, text, whole, words } from './trade.ts'

const payments = /(^|_)(payment|charge|transaction|payout|refund|checkout)(_method)?s?$|^(card_(brand|number)|last_?4)$/
const cards = /(^|_)(credit_?)?cards?$|^(last_?4|exp_month|card_number)$/

const insured = /insur|policy|claim|premium|coverage|deductible/
const exchange = about(
  'currency|currencies|exchange|fx|conversion|exchange_rate|forex|quote',
  'base|quote|from_currency|to_currency|base_currency|quote_currency|source_currency'
)
/** Objects whose `total` is money; that of others counts things. */
const bought = about(
  `order|invoice|cart|basket|bill|receipt|quote|estimate|payment|checkout|purchase|price|pricing|cost|fare|tax|amount|
  charge|refund|transaction|expense|sale|booking|reservation|ticket|line|line_item|totals|subscription|deposit|payout`,
  '*currency|*price*|*amount*|sub_?total|tax*|vat*|discount*|shipping*|fees?|*_fee|*cost*|paid|balance|payment*|lines|*line_items'
)

const netAmount: Maker<number> = ({ entity }) => entity.amount
const taxAmount: Maker<number> = ({ entity }) => round(entity.amount * 0.2)
const grossAmount: Maker<number> = ({ entity }) => round(entity.amount * 1.2)
const totalAmount: Maker<number> = (scene) => (isAbout(scene, bought) ? grossAmount(scene) : scene.random.int(20, 400))

/** Tells whether a maker makes one of the amounts of a purchase, which are as much as any other. */
export const isPurchase = (maker: unknown): boolean =>
  [netAmount, taxAmount, grossAmount, totalAmount].some((one) => one === maker)

export const money: Trade = {
  contexts: { payments, cards, exchange, insured },
  words: `
    ^(payment_|)method ^payment_type payment_(method|type|option|instrument|mode|channel) tender_type @payments: card,
      bank_transfer, paypal
    payment_(method|type|option|mode) ways_to_pay: card, bank_transfer, paypal
    ^brand ^network ^scheme @cards: Visa
    bank(_name|): Northern Savings Bank, Harbour Bank, First Alpine Bank, City Credit Union
    ^(from|base|source)(_currency|) @exchange: EUR
    ^(to|target)(_currency|) quote_currency @exchange: USD, GBP, CHF, JPY
    ^quote beside base|base_currency|bid|ask: USD, GBP, CHF, JPY
    interest_type rate_type: fixed, variable
    (repayment|billing|payment|pay)_(frequency|interval|cycle|period) billing_cycle compounding(_frequency|)
      accrual_frequency: monthly, quarterly, yearly, weekly
    tax_(category|class|code|type) tax_treatment: standard, reduced, zero, exempt
    tax_regime: standard, small_business, reverse_charge
    fiscal_quarter ^quarter: Q1, Q2, Q3, Q4
    payment_terms: Net 30, Net 14, Due on receipt, 2/10 Net 30
    decline_(code|reason) failure_code: insufficient_funds, expired_card, do_not_honor, incorrect_cvc
    dispute_reason chargeback_reason: fraudulent, duplicate, product_not_received
    avs_result avs_code cvc_check cvv_result: pass, fail, unavailable
    (three_d_secure|three_ds|eci)(_status|_version|): authenticated, attempted, not_supported
    expense_(category|type): Travel, Meals, Office supplies, Software, Training
    merchant_category ^mcc_description: Groceries, Restaurants, Travel, Fuel, Electronics
    (policy_type|coverage_type|insurance_type|line_of_business|insurance_product): liability, household, motor, life,
      health
    coverage(s) peril(s) @insured: fire, theft, water damage, liability
    cause_of_loss loss_type claim_type: water damage, collision, theft, storm, fire
    vesting_schedule: 4 years, 1 year cliff
    (loan|mortgage)_type: personal, mortgage, auto, student
    collateral(_type|): property, vehicle, securities
    price_range price_level price_category: $, $$, $$$
    account_type ^type ^kind of bank_?account|savings_account beside routing_number|iban|sort_code|available_balance|
      ledger_balance: checking, savings, credit, investment
    transaction_type ^type ^entry_type of transaction|ledger_entry|statement_line|journal_entry|account_entry: debit,
      credit, transfer, fee
  `,
  texts: [
    ['^method', words('card, bank_transfer, paypal'), /^amount(_paid)?$/],
    // The numbers that standin makes for cards begin with 4.
    ['card_(brand|type|network|scheme) ^cc_type', words('Visa')],
    ['^funding card_funding', words('credit, debit, prepaid'), /card|brand|last_?4/],
    [
      '^(expiry|expiration|exp)(_date|)',
      text((random) => `0${random.int(1, 9)}/${random.int(26, 30)}`),
      /card|cvv|cvc|last_?4/
    ],
    ['(card_|account_|)(last_4|last_four)(_digits|)', made('####')],
    ['(bank_|)account_(number|no|)', made('########')],
    ['masked_(pan|card|account|number)', made('************####')],
    ['^bin card_bin', made('4#####')],
    [
      'direction debit_credit dr_cr credit_debit_indicator',
      words('debit, credit'),
      /transaction|ledger|entry|transfer|amount/
    ],
    [
      `
        currency_(code|iso|) ccy iso_4217 (base|quote|source|target|from|to|settlement|local|home|billing|price|
        account|default|presentment|reporting|payout)_currency *currency
      `,
      ({ entity }) => entity.currency
    ],
    ['iso_3', ({ entity }) => entity.currency, exchange],
    ['fiscal_(year|period)', text((random) => `FY${random.int(2021, 2024)}`)],
    ['cost_cent(er|re)(_code|)', made('CC-####')],
    ['(gl|ledger|general_ledger)_(account|code) account_code chart_account', made('4###')],
    [
      'payment_terms terms',
      words('Net 30, Net 14, Due on receipt, 2/10 Net 30'),
      /invoice|supplier|vendor|payment|customer|bill|purchase|order/
    ],
    [
      `
        (remittance_info|remittance_information|payment_reference|statement_descriptor|purpose_of_payment|
        payment_purpose|booking_text)
      `,
      text((random) => `Invoice ${random.int(20_000, 99_999)}`)
    ],
    ['mandate_(id|reference) sepa_mandate', made('MNDT-######')],
    ['creditor_id creditor_identifier', made('DE##ZZZ###########')],
    ['end_to_end_id', made('E2E-########')],
    ['arn_acquirer acquirer_reference_number rrn', made('############')],
    ['(auth|authorization|authorisation|approval)_code', made('######')],
    ['asset_id', made('AST-######')],
    ['(policy|claim)_(number|no)', made('POL-#######')],
    [
      'price_(formatted|display|text|label) formatted_(price|amount|total) display_price',
      text((random) => `€${random.int(5, 499)}.${random.int(10, 99)}`)
    ],
    ['discount(_percent|_rate|) ^off', measured(5, 30, '%'), /coupon|offer|promotion|promo|voucher|deal/],
    ['extra_nonce merkle_root block_root state_root', hex(64)],
    ['amount_micros price_micros', whole(1_000_000, 99_000_000)],
    [
      `
        (price|amount|cost|total|subtotal|balance|fee|tax|value_decimal|fare|salary|net_amount|gross_amount|
        net_price|gross_price|unit_price|list_price|sale_price|grand_total|net_total|gross_total|net_worth|premium)
        (premium|price|amount|total|cost|fee|rent|income|revenue|salary|pay)_(gross|net)
      `,
      ({ entity }) => entity.amount.toFixed(2)
    ]
  ],
  ranges: `
    (sales|order|cart|basket|book|contract|deal|inventory|purchase|transaction|gross)_value: 20 4800 2
    overdraft_limit: 200, 500, 1000, 2000, 5000
    (shipping|discount|fee|tip|deposit|refund)(_amount|_cost|_price|_fee|_total|): 0.5 9.5 2
    (service|delivery|handling|processing|booking|transaction|platform|network|late|cleaning|resort|cancellation)_fee
      surcharge customs_duty commission commission_amount: 0.5 19.5 2
    (min|minimum|lowest|low)_(price|amount|cost|value|fare): 5 99 2
    (max|maximum|highest|high)_(price|amount|cost|value|fare): 100 999 2
    (min|minimum|lowest|low)_(salary|income): 28_000 48_000 0
    (max|maximum|highest|high)_(salary|income): 60_000 120_000 0
    salary income revenue budget turnover wage annual_salary base_salary gross_salary compensation earnings ebitda
      profit gross_profit operating_income total_compensation annual_income: 28_000 120_000 0
    (monthly|net)_(salary|income|pay|wage) take_home_pay: 1800 6500 0
    (hourly|day|daily|nightly|room)_rate hourly_wage rate_per_hour: 18 140 2
    (price|amount|cost|fare|charge|unit_price|total_price|balance|paid|payment|spend|spent|credit|debit)(_usd|_eur|_gbp|
      _chf|_total|) *price *amount *cost: 5 499 2
    _(usd|eur|gbp|chf|cad|aud|jpy): 5 499 2
    (amount|price|cost|fee|total|value|balance|spend|budget|bid|salary|fare|tax|discount|subtotal|tip|unit_price|cpc|
      cpm)_(cents|in_cents|cent|pence|minor|minor_units|subunits) ^cents ^pence -cents -pence: 500 49_900 0
    exchange_rate fx_rate conversion_rate_fx spot_rate: 0.6 1.6 4
    apr apy aer interest_rate(_percent|_pct|) annual_percentage_rate nominal_rate coupon_rate mortgage_rate loan_rate
      annual_rate inflation(_rate|) base_rate discount_rate_pct lending_rate: 0.5 9.5 2
    (tax|vat|gst)_rate commission_rate: 0.05, 0.07, 0.1, 0.19, 0.2, 0.21
    (tax|vat|gst|commission)_(percent|percentage|pct): 5, 7, 10, 19, 20, 21
    discount_(percent|percentage|pct|rate) percent_off savings_percent: 5, 10, 15, 20, 25, 30
    rate: 0.05 0.25 2
    (property|home|house|collateral|appraised)_value: 90_000 900_000 -3
    (principal|loan_amount|credit_limit|mortgage_amount|loan_balance|face_value|sum_insured|insured_amount|insured_value|coverage_amount|coverage_limit|sum_assured|net_worth|down_payment|equity|
      facility_amount|par_value): 5000 400_000 0
    outstanding_balance of loan|mortgage|facility beside principal|*interest_rate|loan_*|mortgage_*: 5000 400_000 0
    (deductible|excess|copay|co_pay|coinsurance_amount): 50, 100, 150, 250, 500, 1000
    premium(_amount|) monthly_premium annual_premium @insured: 20 900 2
    (claim_|claimed_|loss_|settlement_|payout_)amount damage_amount: 200 18_000 2
    ltv loan_to_value: 40 90 1
    credit_score fico(_score|) schufa_score: 560 830 0
    (loan_|mortgage_|)term_(months|in_months) tenure_months tenor_months months_remaining: 12, 24, 36, 48, 60, 120, 240,
      360
    term_years loan_term: 5, 10, 15, 20, 25, 30
    installment(s|_count) number_of_installments instalments: 3, 6, 12, 24
    (exp|expiry|expiration)_year card_exp_year: 2026 2030 0
    (exp|expiry|expiration)_month: 1 12 0
    exchange_fee spread bid_ask_spread: 0.01 0.9 2
    leverage: 2, 5, 10, 20
    (fiscal|tax|financial)_year: 2019 2024 0
    (profit|gross|net|operating|profit_margin)_margin(_percent|_pct|) margin_(percent|pct) profit_margin: 4 60 1
    roi return_on_investment roas: 0.8 6 2
    ltv_amount lifetime_value customer_lifetime_value clv arpu aov average_order_value: 20 900 2
    mrr arr: 4000 240_000 0
  `,
  numbers: [
    [
      '^price ^amount ^fee ^total ^balance ^value',
      [500, 49_900, 0],
      /^(amount|price|currency)_(minor|cents|in_cents|unit_cents)$|^minor_units?$/
    ],
    ['sub_total net_amount net amount_excluding_tax amount_excl_tax', netAmount],
    ['(tax|vat|gst)_(amount|total) tax vat gst sales_tax', taxAmount],
    [
      `
        ^(grand_total|gross_amount|gross|amount_due|amount_including_tax|amount_incl_tax) ^total_(amount|price|due|
        cost|sum)
      `,
      grossAmount
    ],
    ['^total', totalAmount],
    ['-micros -in_micros -micro_units', ({ random }) => random.int(50, 9900) * 10_000],
    ['-milliunits -millis_amount', ({ random }) => random.int(100, 49_900) * 10]
  ]
}
