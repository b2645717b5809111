import t from 'tap'
import type { Schema, SchemaObject } from '../../../src/document/openapi.ts'
import { agree } from '../../../src/generate/context/agree.ts'
import { fromExamples, generate } from '../../../src/generate/generate.ts'
import { formulasIn } from '../../../src/generate/lexicon/relations/formulas.ts'
import { reversedEnds } from '../../../src/generate/lexicon/relations/spans.ts'
import { resourcesOf } from '../../../src/schema/meaning/schema-resources.ts'

type Row = Record<string, unknown>

/** Options of an object that is made to agree. */
interface More {
  /** Members that may have no other value. */
  fixed?: string[]
  /** Members that may not be left out nor be null. */
  required?: string[]
  hints?: Record<string, string>
  choices?: Record<string, string[]>
  accepts?: (name: string, value: unknown) => boolean
}

/** Returns an object after its members were made to agree. */
function agreed(
  object: Row,
  { fixed = [], required = [], hints = {}, choices = {}, accepts = () => true }: More = {}
): Row {
  const made = {
    object: structuredClone(object),
    accepts: (name: string, value: unknown) =>
      !fixed.includes(name) && !(value === null && required.includes(name)) && accepts(name, value),
    spares: (name: string) => !fixed.includes(name) && !required.includes(name),
    hint: (name: string) => hints[name] ?? '',
    choices: (name: string) => choices[name] ?? [],
    formulas: formulasIn(Object.keys(object), (name) => hints[name] ?? '')
  }
  agree(made, new Map(), {})
  return made.object
}

/** Runs rows of a table: an object, the members that change, and options. */
function runs(name: string, rows: readonly (readonly [object: Row, changed: Row, more?: More])[]): void {
  t.test(name, (t) => {
    for (const [object, changed, more] of rows) t.strictSame(agreed(object, more), { ...object, ...changed })
    t.end()
  })
}

runs('counts are lengths', [
  [{ animals: [1, 2], size: 900 }, { size: 2 }],
  [{ animals: [1, 2], size: 900, file_name: 'a.pdf' }, {}],
  [{ animals: [1, 2], pens: [1], size: 900 }, {}],
  [{ animals: [1, 2], size: 9.5 }, {}],
  [{ photos: [1, 2], photos_count: 9 }, { photos_count: 2 }],
  [
    { replies: [1], number_of_replies: 9, num_replies: 8, total_replies: 7, replyCount: 6 },
    { number_of_replies: 1, num_replies: 1, total_replies: 1, replyCount: 1 }
  ],
  [{ order_lines: [1, 2, 3], line_count: 9 }, { line_count: 3 }],
  [{ photos: 'none', photos_count: 9 }, {}],
  [{ photos: [1, 2], photos_count: `See the album. ${'a'.repeat(101)}` }, {}],
  [{ photos_count: 9, discount: 4 }, {}],
  [{ photos: [1, 2], photos_count: 9 }, {}, { fixed: ['photos_count'] }]
])

runs('totals are sums over a list', [
  [{ options: [{ votes: 3 }, { votes: 4 }], total_votes: 9 }, { total_votes: 7 }],
  [{ tracks: [{ duration: 0.1 }, { duration: 0.2 }], total_duration: 9.5 }, { total_duration: 0.3 }],
  [{ others: [{ a: 1 }], parcels: [{ weight: 2 }, { weight: 5 }], weight_total: 9 }, { weight_total: 7 }],
  [{ options: [{ votes: 3 }, { votes: null }], total_votes: 9 }, {}],
  [{ options: [null], total_votes: 9 }, {}],
  [{ options: [], total_votes: 9 }, {}],
  [
    {
      positions: [
        { quantity: 2, unit_price: 5 },
        { quantity: 1, unit_price: 1 }
      ],
      total: 3
    },
    { total: 11 }
  ],
  [{ fees: [{ amount: 2 }, { amount: 4 }], total: 3 }, { total: 6 }],
  [{ tickets: [{ price: 2 }, { price: 4 }], total_price: 3 }, { total_price: 6 }],
  [{ items: [{ name: 'a' }, { name: 'b' }], total: 9 }, { total: 2 }],
  [{ reviews: [{ rating: 5 }, { rating: 2 }], average_rating: 1 }, { average_rating: 3.5 }],
  [
    { offers: [{ price: 5 }, { price: 2 }], lowest_price: 1, max_price: 1 },
    { lowest_price: 2, max_price: 5 }
  ],
  [
    {
      items: [
        { quantity: 2, unit_price: '5.50' },
        { quantity: 1, unit_price: '1.00' }
      ],
      total: '3.00'
    },
    { total: '12.00' }
  ],
  [{ items: [{ amount_cents: 250 }, { amount_cents: 4 }], total_cents: 3 }, { total_cents: 254 }],
  [
    { lines: [{ total: { amount: 2.5, currency: 'EUR' } }], total: { amount: '9.00', currency: 'EUR' } },
    { total: { amount: '2.50', currency: 'EUR' } }
  ],
  [{ lines: [{ total: { amount: 2.5 } }], total: { amount: 9, currency: 'EUR' } }, {}],
  [{ lines: [{ total: 2.5 }], total: null }, {}],
  [{ lines: [{ total: 2.5 }], total: '' }, {}],
  [{ lines: [{ total: '12' }, { total: '30' }], total: '00000099' }, { total: '00000042' }],
  [
    { positionen: [{ menge: 2, einzelpreis: 5 }], zwischensumme: 1, mehrwertsteuer: 1, gesamtbetrag: 1 },
    { zwischensumme: 10, mehrwertsteuer: 2, gesamtbetrag: 12 }
  ],
  [
    {
      results: [
        { votes: 30, percentage: 4 },
        { votes: 10, percentage: '1.0' }
      ]
    },
    {
      results: [
        { votes: 30, percentage: 75 },
        { votes: 10, percentage: '25.0' }
      ]
    }
  ],
  [
    {
      options: [
        { name: '', percentage: 10 },
        { name: '', percentage: 30 }
      ]
    },
    {
      options: [
        { name: '', percentage: 25 },
        { name: '', percentage: 75 }
      ]
    }
  ],
  [{ options: [{ name: '' }, { name: '' }] }, {}],
  [
    {
      options: [
        { count: 3, share: 0.4 },
        { count: 1, share: 0.1 }
      ]
    },
    {
      options: [
        { count: 3, share: 0.75 },
        { count: 1, share: 0.25 }
      ]
    }
  ],
  [
    {
      options: [
        { count: 0, share: 0.4 },
        { count: 0, share: 0.1 }
      ]
    },
    {}
  ],
  [{ options: [{ count: 3, share: 0.4 }] }, {}],
  [{ options: [{ count: 3 }, { count: 4 }], results: 'none' }, {}]
])

runs('extremes that stand alone are not beyond the middle', [
  [
    { longest_streak: 22, current_streak: 38 },
    { longest_streak: 38, current_streak: 22 }
  ],
  [
    { best_wpm: 8, avg_wpm: 45 },
    { best_wpm: 45, avg_wpm: 8 }
  ],
  [{ best_wpm: 80, avg_wpm: 45 }, {}],
  [
    { best_time: 80, avg_time: 45 },
    { best_time: 45, avg_time: 80 }
  ],
  [
    { worst_time: 40, avg_time: 45 },
    { worst_time: 45, avg_time: 40 }
  ],
  [
    { min_price: 8, average_price: 5 },
    { min_price: 5, average_price: 8 }
  ],
  [{ best_wpm: 8, avg_wpm: 45 }, {}, { fixed: ['best_wpm'] }]
])

runs('what was read before and what was used since make up the reading', [
  [
    {
      previous_reading: 90,
      current_reading: 77,
      consumption: 12,
      solar_previous_reading: 2,
      solar_current_reading: 9,
      solar_produced: 3
    },
    { current_reading: 102, solar_current_reading: 5 }
  ],
  [{ previous_reading: 90, current_reading: 77 }, {}]
])

runs('an answer that went well has no error', [
  [{ success: true, error: 'The request timed out' }, { error: null }],
  [{ success: false, error: 'The request timed out' }, {}]
])

runs('what is attempted or admitted in a time is a whole', [
  [
    { attempted: 306, succeeded: 349, failed: 2 },
    { succeeded: 42, failed: 264 }
  ],
  [{ requests_per_hour: 692, requests_remaining: 1113 }, { requests_remaining: 420 }],
  [{ start_date: '2024-11-03', stop_date: '2024-11-02' }, { stop_date: '2024-11-04' }]
])

runs('a step has no more than the one before', [
  [{ sends: 391, opens: 70, clicks: 62, forwards: 450 }, { forwards: 58 }],
  [
    { impressions: 9, clicks: 62, orders: 70 },
    { clicks: 2, orders: 1 }
  ],
  [{ sends: 'many', opens: 70 }, {}]
])

runs('bounds may be written in one word', [
  [
    { minx: 92, maxx: 31 },
    { minx: 31, maxx: 92 }
  ]
])

runs('a total is at least its parts', [
  [{ miner_active: 382, miner_new: 325, miner_total: 321 }, { miner_total: 707 }],
  [{ data_size: 400, data_total: 37 }, { data_total: 496 }],
  [{ views: 2.5, total_views: 1.5 }, { total_views: 6.0693 }],
  [{ views: 9, total_views: 40, average_views: 90 }, {}],
  [{ total_users: 5, active_users: 3, suspended_users: 4 }, { total_users: 7 }],
  [{ total_users: 5, active_users: 3, suspended_users: 4, users: 20 }, { total_users: 25 }],
  [{ total_pages: 3, page_size: 20 }, {}],
  [{ total_views: 'none', views_count: 3 }, {}]
])

runs('amounts of parts that exclude each other add up', [
  [{ prep_minutes: 5, cook_minutes: 20, total_minutes: 9 }, { total_minutes: 25 }],
  [{ parts_cost: 0.1, labour_cost: 0.2, total_cost: 9.5 }, { total_cost: 0.3 }],
  [{ planned_hours: 9, actual_hours: 4, total_hours: 10 }, {}]
])

runs('longer periods have more', [
  [
    { views_this_month: 4, views_today: 90, views_this_week: 30 },
    { views_today: 4, views_this_week: 30, views_this_month: 90 }
  ],
  [{ daily_cost: 9, cost_last_7_days: 'none' }, {}],
  [{ daily_cost: 9, cost_today: 3 }, {}],
  [{ monthly: 3 }, {}]
])

runs('parts make up their whole', [
  [{ capacity_l: 80, level_l: 20, fill_percent: 66 }, { fill_percent: 25 }],
  [{ total_bytes: 10, used_bytes: 4, free_bytes: 9 }, { free_bytes: 6 }],
  [
    { total_bytes: 10, used_bytes: 14, free_bytes: 9 },
    { used_bytes: 3, free_bytes: 7 }
  ],
  [
    { total: 1.5, used: 4.5, free: 9.5 },
    { used: 1.2475, free: 0.2525 }
  ],
  [{ memory_total_mb: 8, memory_used_mb: 3, memory_free_mb: 9 }, { memory_free_mb: 5 }],
  [{ seats: 4, available_seats: 9 }, { available_seats: 4 }],
  [{ enrolled: 24, present: 20, absent: 9 }, { absent: 4 }],
  [
    { guests: 5, adults: 0, children: 5 },
    { adults: 1, children: 4 }
  ],
  [
    { guests: 5, adults: 12, children: 5 },
    { adults: 3, children: 2 }
  ],
  [
    { capacity: 4, booked_seats: 9, free_seats: 9 },
    { booked_seats: 4, free_seats: 0 }
  ],
  [{ total_copies: 4, available: 9 }, { available: 4 }],
  [{ rooms: 4, available: 9 }, { available: 4 }],
  [{ total: 9, passed: 3, failed: 8, skipped: 2 }, { failed: 4 }],
  [{ total: 9, passed: 3, done: 8 }, { done: 1 }],
  [{ quotaTotal: 9, quotaUsed: 4, quotaRemaining: 8 }, { quotaRemaining: 5 }],
  [{ on_hand: 9, reserved: 4, available: 8 }, { available: 5 }],
  [
    { capacity: 9, booked: 4, seats_left: 8, sold_out: true },
    { seats_left: 5, sold_out: false }
  ],
  [
    { played: 9, won: 3, drawn: 2, lost: 8, goalsFor: 4, goalsAgainst: 7, goalDifference: 1, points: 1 },
    { lost: 4, goalDifference: -3, points: 11 }
  ],
  [
    { total_amount: 10, amount_paid: 4, amount_due: 9, status: 'paid' },
    { amount_paid: 10, amount_due: 0 }
  ],
  [
    { total_amount: 10, amount_paid: 4, amount_due: 9, status: 'unpaid' },
    { amount_paid: 0, amount_due: 10 }
  ],
  [{ total_amount: 10, amount_due: 9, status: 'paid' }, { amount_due: 0 }],
  [{ total_amount: 10, amount_due: 9, status: 'draft' }, { amount_due: 10 }],
  [
    { total_amount: 10, amount_paid: 0, amount_due: 9, status: 'partial' },
    { amount_paid: 2.36, amount_due: 7.64 }
  ],
  [{ total_amount: 10, amount_paid: 4, amount_due: 9, status: 'partially_paid' }, { amount_due: 6 }],
  [{ total_amount: 10, amount_paid: 4, amount_due: 9, status: 'wondering' }, { amount_due: 6 }],
  [{ total_amount: 10, amount_paid: 4, amount_due: 9, status: 4 }, { amount_due: 6 }],
  [{ total: -1, used: 3, free: 8 }, {}],
  [{ total: 'x', used: 3, free: 8 }, {}],
  [{ total: 7, used: '3', free: 8 }, { free: 4 }],
  [{ total: 7, used: 'few', free: 8 }, { free: 0 }],
  [
    { total: '7.50', used: '9.00', free: '8.00' },
    { used: '4.90', free: '2.60' }
  ],
  [{ used: 3, free: 8 }, {}],
  [{ limit: 200, used: 50, percent_used: 88.2 }, { percent_used: 25 }],
  [{ limit: 200, used: 50, usage_rate: 0.5 }, { usage_rate: 0.25 }],
  [
    { total: 8, passed: 6, failed: 9, pass_rate: 0.1, failure_rate: 0.1 },
    { failed: 2, pass_rate: 0.75, failure_rate: 0.25 }
  ],
  [
    { limit: 8, used: 6, remaining: 9, percent_remaining: 3, utilization: 3 },
    { remaining: 2, percent_remaining: 25, utilization: 75 }
  ],
  [{ limit: 8, used: 6, completed_percent: 3, percent: 3, error_rate: 0.2 }, { percent: 75 }],
  [{ capacity: 8, booked: 6, occupancy_rate: 3 }, { occupancy_rate: 75 }],
  [
    { limit: 8, remaining: 9, used: 6, percent_used: 3 },
    { remaining: 2, percent_used: 75 }
  ],
  [{ limit: 8, used: 6, completion: 3 }, { completion: 75 }],
  [{ limit: 8, remaining: 6, completion: 3 }, {}],
  [{ limit: 0, used: 0, percent_used: 88.2 }, {}]
])

runs('bounds are in order', [
  [
    { min_salary: 9, max_salary: 4 },
    { min_salary: 4, max_salary: 9 }
  ],
  [{ price_min: 4, price_avg: 90, price_max: 8 }, { price_avg: 6 }],
  [
    { x1: 4, y1: 3, x2: 4, y2: 1 },
    { x2: 14, y1: 1, y2: 3 }
  ],
  [{ west: 4.5, east: 4.5 }, { east: 4.55 }],
  [
    { p50: 9, p99: 4, min: 7, max: 1, avg: 90 },
    { min: 1, p50: 4, p99: 7, max: 9, avg: 5 }
  ],
  [{ temp: 20, feels_like: 2.2 }, { feels_like: 19.5 }],
  [{ temp: 20, feels_like: 22 }, {}],
  [{ temperature: 277, dew_point_temperature: 188 }, { dew_point_temperature: 270.6 }],
  [
    { crv: 'P-384', kty: 'RSA', alg: 'HS256' },
    { kty: 'EC', alg: 'ES384' }
  ],
  [{ kty: 'RSA', alg: 'HS256' }, { alg: 'RS256' }],
  [{ kty: 'oct', alg: 'HS256' }, {}],
  [{ low: 4.5, avg: 90, high: 8 }, { avg: 6.3 }],
  [{ temp_min: 4, temp: 90, temp_max: 8 }, { temp: 6 }],
  [{ min: 1, max: 2, avg: 1.5 }, {}],
  [{ min: 'a', max: 2 }, {}],
  [
    { south: 4, north: 2, west: 9, east: 1 },
    { south: 2, north: 4, west: 1, east: 9 }
  ],
  [{ min_price: 4 }, {}],
  [
    { p50: 9, p99: 4, p95: 7 },
    { p50: 4, p99: 9 }
  ],
  [{ p50: 9, p95: 'x' }, {}],
  [
    { open: 10, close: 90, high: 4, low: 50 },
    { close: 10.0208, high: 10.21, low: 9.91 }
  ],
  [{ open: 10, close: 90, high: 4, low: 'x' }, {}]
])

runs('ratios and products follow', [
  [{ width: 1920, height: 1080, aspect_ratio: 9 }, { aspect_ratio: 1.78 }],
  [{ width: 1920, height: 1080, aspect_ratio: '4:3' }, { aspect_ratio: '16:9' }],
  [{ width: 1920, height: 0, aspect_ratio: 9 }, {}],
  [
    { hits: 30, requests: 16, hit_rate: 0.5 },
    { hits: 13, hit_rate: 0.8125 }
  ],
  [{ clicks: 4, impressions: 16, ctr: 70 }, { ctr: 25 }],
  [
    { clicks: 20, impressions: 16, click_through_rate: 0.7 },
    { clicks: 3, click_through_rate: 0.1875 }
  ],
  [
    { hits: 20, requests: 16, hit_rate: 0.7 },
    { hits: 3, hit_rate: 0.1875 }
  ],
  [{ views: 9, users: 2, views_per_user: 70 }, { views_per_user: 4.5 }],
  [{ debt: 9, income: 2, debt_to_income_ratio: 70 }, { debt_to_income_ratio: 4.5 }],
  [{ views: 9, views_per_user: 70 }, {}],
  [{ clicks: 9, ctr: 70 }, {}],
  [{ length: 2, width: 3, height: 4, volume: 9 }, { volume: 24 }],
  [{ width: 3, height: 4, area: 9 }, { area: 12 }],
  [{ width: 3, area: 9 }, {}],
  [{ hourly_rate: 10, hours: 4, total: 9 }, { total: 40 }],
  [{ height_cm: 200, weight_kg: 80, bmi: 9 }, { bmi: 20 }],
  [{ height: 2, weight: 80, bmi: 9 }, { bmi: 20 }],
  [{ revenue: 90, costs: 40, profit: 3 }, { profit: 50 }],
  [{ revenue: 90, profit: 3 }, {}]
])

runs('a value after a change is the one before and the change', [
  [{ opening_balance: 10, change: 4, closing_balance: 9 }, { closing_balance: 14 }],
  [{ type: 'debit', amount: 4, balance_before: 10, balance_after: 9 }, { balance_after: 6 }],
  [
    { type: 'debit', amount: 14, balance_before: 10, balance_after: 9 },
    { balance_before: 24, balance_after: 10 }
  ],
  [{ previous_value: 10, new_value: 15, change_percent: 9 }, { change_percent: 50 }],
  [{ opening_balance: 10, credits: 7, debits: 4, closing_balance: 9 }, { closing_balance: 13 }],
  [{ previous_value: 0, new_value: 15, change_percent: 9 }, {}],
  [{ previous_value: 10, change: 4 }, {}]
])

runs('discounts and fees are taken off', [
  [
    { price: 100, discount_percent: 20, discounted_price: 9, discount: 9 },
    { discounted_price: 80, discount: 20 }
  ],
  [{ original_price: 100, discount_percent: 20, price: 9 }, { price: 80 }],
  [{ original_price: 100, discount_amount: 20, sale_price: 9 }, { sale_price: 80 }],
  [
    { price: 100, discount: 300, final_price: 9 },
    { discount: 36.29, final_price: 63.71 }
  ],
  [{ price: 100, sale_price: 300 }, { sale_price: 80 }],
  [{ amount: 100, fee: 4, net: 9 }, { net: 96 }],
  [
    { amount: 100, fee: 400, net: 9 },
    { fee: 20.05, net: 79.95 }
  ]
])

runs('progress follows the status', [
  [{ status: 'completed', progress: 4 }, { progress: 100 }],
  [{ status: 'completed', progress: 0.4 }, { progress: 1 }, { accepts: (_, value) => Number(value) <= 1 }],
  [{ status: 'waiting', progress: 4 }, { progress: 0 }],
  [{ status: 'running', progress: 40 }, {}],
  [{ status: 'running', progress: 100 }, { progress: 58 }],
  [{ status: 'running', progress: 0 }, { progress: 0.5 }, { accepts: (_, value) => Number(value) < 1 }],
  [{ status: 'wondering', progress: 100 }, {}],
  [{ done: true, percent_complete: 40 }, { percent_complete: 100 }],
  [{ done: false, percent_complete: 100 }, { percent_complete: 58 }],
  [{ done: 'so', percent_complete: 100 }, {}],
  [{ progress: 100 }, {}]
])

runs('an end is the start and the duration', [
  [{ move_in: '2024-05-06', move_out: '2024-05-06' }, { move_out: '2024-05-07' }],
  [
    { departs: '2024-05-06T07:00:00Z', arrives: '2024-05-06T19:30:00Z', block_minutes: 90 },
    { arrives: '2024-05-06T08:30:00Z' }
  ],
  [
    { starts_at: '2024-05-06T07:00:00Z', ends_at: '2024-05-06T19:30:00Z', duration_minutes: 90 },
    { ends_at: '2024-05-06T08:30:00Z' }
  ],
  [
    { starts_at: '2024-05-06T07:00:00Z', ends_at: '2024-05-06T08:29:40Z', duration_minutes: 90_000 },
    { ends_at: '2024-05-06T08:30:00Z', duration_minutes: 90 }
  ],
  [
    { starts_at: '2024-05-06T07:00:00Z', ends_at: '2024-05-06T08:30:00Z', duration_hours: 9.5 },
    { duration_hours: 1.5 },
    { fixed: ['ends_at'] }
  ],
  [
    { start: '2024-05-06T07:00:00+0000', end: '2024-05-06T19:30:00+0000', duration: 90 },
    { end: '2024-05-06T07:01:30+0000' }
  ],
  [{ start: '2024-05-06 07:00:00', end: '2024-05-06 19:30:00', duration: 90 }, { end: '2024-05-06 07:01:30' }],
  [
    { start: '2024-05-06T07:00:00.000Z', end: '2024-05-06T19:30:00.000Z', duration: 90 },
    { end: '2024-05-06T07:01:30.000Z' }
  ],
  [{ start_date: '2024-05-06', end_date: '2024-05-08', duration: '4 weeks' }, { end_date: '2024-06-03' }],
  [{ start_date: '2024-05-06', end_date: '2024-05-08', duration: '4days' }, { end_date: '2024-05-10' }],
  [
    { starts_at: '2024-05-06T07:00:00Z', ends_at: '2024-05-06T08:30:00Z', duration: '15 minutes' },
    { duration: '90 minutes' },
    { fixed: ['ends_at'] }
  ],
  [{ start_date: '2024-05-06', end_date: '2024-05-08', duration: '4 moons' }, {}],
  [{ start_date: '2024-05-06', end_date: '2024-05-08', duration: 'long' }, {}],
  [{ start_date: '2024-05-06', end_date: '2024-05-08', duration: null }, { duration: 2 }],
  [
    { started_at: '2024-05-06T07:00:00Z', finished_at: '2024-05-06T08:30:00Z', duration: 90 },
    { finished_at: '2024-05-06T07:01:30Z' }
  ],
  [
    { started_at: '2024-05-06T07:00:00Z', finished_at: '2024-05-06T08:30:00Z', duration: 90 },
    { finished_at: '2024-05-06T07:00:00.090Z' },
    { hints: { duration: 'how long it took, in milliseconds' } }
  ],
  [
    { started_at: '2024-05-06T07:00:00Z', finished_at: '2024-05-07T08:30:00Z', duration: 'PT3M' },
    { finished_at: '2024-05-06T07:03:00Z' }
  ],
  [
    { started_at: '2024-05-06T07:00:00Z', finished_at: '2024-05-07T08:30:00Z', duration: 'P1Y2M' },
    { duration: 'P1DT1H30M' }
  ],
  [
    { started_at: '2024-05-06T07:00:00Z', finished_at: '2024-05-07T07:00:00Z', duration: 'PT3M' },
    { duration: 'P1D' },
    { fixed: ['finished_at'] }
  ],
  [
    { started_at: '2024-05-06T07:00:00Z', finished_at: '2024-05-06T07:05:00Z', duration: 'P1DT3H' },
    { finished_at: '2024-05-07T10:00:00Z' },
    { fixed: ['duration'] }
  ],
  [{ started_at: '2024-05-06T07:00:00Z', finished_at: '2024-05-06T08:30:00Z', duration: 'long' }, {}],
  [{ started_at: '2024-05-06T07:00:00Z', finished_at: null, duration: 90 }, { duration: null }],
  [{ started_at: '2024-06-30T23:59:60Z', finished_at: '2024-07-01T08:30:00Z', duration: 'PT3M' }, {}],
  [{ started_at: '2024-13-32', finished_at: '2024-07-01' }, {}],
  [{ started_at: 1e300, finished_at: '2024-07-01T08:30:00Z' }, {}],
  [{ started_at: 'soon', finished_at: '2024-05-06T08:30:00Z' }, {}],
  [
    { started_at: '2024-05-06T07:00:00Z', finished_at: '2024-05-05T07:00:00Z' },
    { finished_at: '2024-05-07T07:00:00Z' }
  ],
  [{ start_time: '2024-05-06T07:00:00Z', end_time: '2024-05-06T07:00:00Z' }, { end_time: '2024-05-06T07:30:00Z' }],
  [{ check_in: '2024-05-06', check_out: '2024-05-06', nights: 3 }, { check_out: '2024-05-09' }],
  [{ check_in: '2024-05-06', check_out: '2024-05-08', nights: 300 }, { nights: 2 }],
  [{ join_time: '2024-05-06T10:00:00Z', leave_time: '2024-05-06T10:00:00Z' }, { leave_time: '2024-05-06T10:30:00Z' }],
  [{ first_name: 'Ada', salutation: 'Mr.' }, { salutation: 'Ms.' }],
  [{ name: 'Ada Lowe', gender: 'M' }, { gender: 'F' }],
  [{ name: 'Red Lamp', gender: 'M' }, {}],
  [
    { first_name: 'Rufus', gender: 'F', pronouns: 'she/her' },
    { gender: 'M', pronouns: 'he/him' }
  ],
  [
    { first_name: 'Rufus', salutation: 'Dr.', gender: 'male' },
    { salutation: 'Dr.', gender: 'male' }
  ],
  [{ first_name: 'Nobody', gender: 'female' }, { gender: 'female' }],
  [{ start_time: '09:00', end_time: '17:00', duration_minutes: 90 }, { end_time: '10:30' }],
  [
    { start_time: '23:00:00', end_time: '17:00:00', duration_minutes: 90 },
    { start_time: '22:29:00', end_time: '23:59:00' }
  ],
  [{ start: 1_714_979_000, end: 1_714_979_900, duration_seconds: 60 }, { end: 1_714_979_060 }],
  [{ start: 1_714_979_000_000, end: 1_714_979_900_000, duration_seconds: 60 }, { end: 1_714_979_060_000 }],
  [{ trip_start: 4, trip_end: 9 }, {}],
  [
    { started_at: '2024-05-06T07:00:00Z', finished_at: '2024-05-06T08:30:00Z', took_ms: 90 },
    { took_ms: 5_400_000 },
    { fixed: ['finished_at'] }
  ]
])

const [first, second] = ['2024-05-06', '2024-05-20']
runs('the two times that a length lies between are its ends, in whatever words', [
  [{ arrival: first, nights: 3, departure: second }, { departure: '2024-05-09' }],
  [{ departure: second, arrival: first, number_of_nights: 3 }, { departure: '2024-05-09' }],
  [{ departure: first, arrival: second, days: 3 }, { arrival: '2024-05-09' }],
  [{ arrival: first, days: 3, departure: second }, { departure: '2024-05-09' }],
  [{ days: 3, departure: first, origin: 'A', arrival: second }, { arrival: '2024-05-09' }],
  [{ arrival: second, departure: first, flight_days: 3, m: 1, n: 2 }, { arrival: '2024-05-09' }],
  [{ days: 3, dropoff_on: first, pickup_on: second, x: 1, z: 1 }, { dropoff_on: '2024-05-23' }],
  [{ dropoff_on: first, pickup_on: second, days: 3 }, { pickup_on: '2024-05-09' }],
  [{ anreise: first, nächte: 3, abreise: second }, { abreise: '2024-05-09' }],
  [{ llegada: first, salida: second, noches: 3 }, { salida: '2024-05-09' }],
  [{ valid_from: first, valid_to: second, validity_months: 3 }, { valid_to: '2024-08-06' }],
  [{ pickup_date: first, return_date: second, rental_days: 3 }, { return_date: '2024-05-09' }],
  [{ planted_on: first, harvest_on: second, days_to_harvest: 3 }, { harvest_on: '2024-05-09' }],
  [{ leaves_on: first, returns_on: second, leave_days: 3 }, { returns_on: '2024-05-09' }],
  [{ due: second, issued: first, loan_days: 3 }, { due: '2024-05-09' }],
  [{ due_end: second, handed_out: first, loan_days: 3 }, { due_end: '2024-05-09' }],
  [{ created_on: first, expires_on: second, ttl_days: 3, updated_on: first }, { expires_on: '2024-05-09' }],
  [{ issued: first, checked: first, expires: second, valid_days: 90 }, { expires: '2024-08-04' }],
  [{ admitted: first, discharged: second, stay_length: 3 }, { discharged: '2024-05-09' }],
  [{ lent_on: first, returned_on: second, days_lent: 3 }, { returned_on: '2024-05-09' }],
  [{ one: first, two: second, three: second, days: 3 }, {}],
  [{ one: first, two: second, term: 'Fall' }, {}],
  [{ one: first, two: second, days_left: 3 }, {}],
  [{ one: first, two: second, prep_days: 3, cook_days: 4 }, {}],
  [{ planned: first, days: 3 }, {}]
])
runs('what may not change says the rest of a span', [
  [{ check_in: first, check_out: second, nights: 45 }, { check_out: '2024-06-20' }, { fixed: ['nights', 'check_in'] }],
  [{ check_in: first, check_out: second, nights: 3 }, { nights: 14 }, { fixed: ['check_in', 'check_out'] }],
  [{ check_in: first, check_out: second, nights: 3 }, { check_in: '2024-05-17' }, { fixed: ['check_out', 'nights'] }],
  [
    { from: '2024-05-06T07:00:00Z', until: '2024-05-06T08:00:00Z', hours: 1.5 },
    { until: '2024-05-06T08:30:00Z' },
    { fixed: ['hours'] }
  ]
])

runs('events follow the status', [
  [
    { status: 'active', cancelled_at: 'x', cancelled_by: 'x', cancellation_reason: 'x' },
    { cancelled_at: null, cancelled_by: null, cancellation_reason: null }
  ],
  [{ status: 'cancelled', cancelled_at: 'x', cancelled_by: 'x', cancellation_reason: 'x' }, {}],
  [
    { status: 'succeeded', error_message: 'x', failure_reason: 'x' },
    { error_message: null, failure_reason: null }
  ],
  [{ result: 'passed', error_message: 'x' }, { error_message: null }],
  [{ result: 'broken', error_message: 'x' }, {}],
  [{ status: 'sealed', counted_at: 'x' }, { counted_at: null }, { choices: { status: ['counted', 'sealed'] } }],
  [
    { status: 'sealed', counted_at: 'x' },
    { counted_at: null },
    { choices: { status: ['sealed', 'opened', 'counted'] } }
  ],
  [{ status: 'opened', sealed_at: 'x' }, {}, { choices: { status: ['sealed', 'opened', 'counted'] } }],
  [{ status: 'counted', counted_at: 'x' }, {}],
  [{ status: 'sealed', counted_at: 'x' }, {}],
  [{ status: 'active', left_at: 'x' }, { left_at: null }],
  [{ status: 'left', left_at: 'x' }, {}],
  [{ status: 'timed_out', error_message: 'x' }, {}],
  [{ status: 'wondering', error_message: 'x' }, {}],
  [
    { status: 'wondering', paid_at: 'x', resolved_at: 'x', deleted_at: 'x' },
    { resolved_at: null, deleted_at: null }
  ],
  [{ status: 4, error_message: 'x' }, {}],
  [{ payment_status: 'unpaid', status: 'shipped', paid_at: 'x', shipped_at: 'x' }, { paid_at: null }],
  [
    { delivery_status: 'pending', paid_at: 'x', delivered_at: 'x' },
    { paid_at: null, delivered_at: null }
  ],
  [{ archived: false, archived_at: 'x' }, { archived_at: null }],
  [{ archived: true, archived_at: 'x' }, {}],
  [{ is_archived: false, archived_at: 'x' }, { is_archived: true }, { required: ['archived_at'] }],
  [{ status: 'open', closed_by: 'x' }, {}, { required: ['closed_by'] }],
  [{ active: true, deactivated_at: 'x' }, { deactivated_at: null }],
  [{ active: false, deactivated_at: 'x' }, {}],
  [{ archived: false, archived_at: null }, {}],
  [{ created_at: 'x', deleted_at: 'x', paid_at: 'x' }, { deleted_at: null }],
  [{ creation_timestamp: 1, cancellation_date: '2024-05-06' }, { cancellation_date: null }],
  [{ id: 7, deleted_at: 'x' }, {}],
  [
    { status: 'open', resolution_date: 'x', cancellation_date: 'x', failure_code: 'x' },
    { cancellation_date: null, failure_code: null }
  ],
  [{ status: 'open', delivery_date: 'x', status_message: 'x' }, {}],
  [
    { status: 'ok', error_code: 'x', failed_at: 'x' },
    { error_code: null, failed_at: null }
  ],
  [{ active: true, terminated_on: 'x' }, { terminated_on: null }],
  [{ overdue: true, returned_at: 'x' }, { returned_at: null }],
  [{ status: 'aktiv', geloescht_am: 'x', erstellt_am: '' }, { geloescht_am: null }],
  [{ statut: 'payée', date_paiement: 'x', date_annulation: 'x' }, { date_annulation: null }],
  [{ archivado: false, archivado_en: 'x', descripcion: '' }, { archivado_en: null }],
  [{ statut: 'en_cours', annulee_le: 'x', libelle: '' }, { annulee_le: null }],
  [{ bestaetigt: false, bestaetigt_am: 'x', beschreibung: '' }, { bestaetigt_am: null }],
  [{ status: 'created', picked_up_at: 'x' }, { picked_up_at: null }],
  [{ status: 'draft', sent: 4, delivered: true, paid: '2024-05-06' }, { paid: null }],
  [
    { state: 'ready', failed_at: 'x', completed_at: 'x' },
    { failed_at: null, completed_at: null }
  ],
  [
    { status: 'scheduled', home_score: 1, winner: 'x' },
    { home_score: null, winner: null }
  ],
  [{ status: 'booked', diagnosis: 'x' }, { diagnosis: null }],
  [{ status: 'finished', home_score: 1 }, {}],
  [{ home_score: 1 }, {}],
  [
    { devices: 2, devices_with_errors: 5 },
    { devices: 5, devices_with_errors: 2 }
  ],
  [{ devices: 5, devices_with_errors: 2, users_with_errors: 9 }, {}],
  [{ status: 'active', timestamps: { cancelled: 'x' } }, {}],
  [
    { status: 'pending', rejection: { by: 'x' }, approval: { by: 'x' } },
    { rejection: null, approval: null }
  ],
  [{ status: 'rejected', rejection: { by: 'x' } }, {}],
  [{ status: 'pending', rejection: 'x', refund: { by: 'x' } }, {}]
])

runs('others go by what a description says of a number', [
  [
    { net_cents: 1000, vat_cents: 7, gross_cents: 7 },
    { vat_cents: 190, gross_cents: 1190 },
    { hints: { vat_cents: '19 % of the net amount' } }
  ]
])

runs('a thing is late after it was due', [
  [{ due_at: '2024-04-28T00:00:00Z', overdue: true }, {}],
  [{ due_at: '2025-04-28T00:00:00Z', overdue: true }, { due_at: '2024-12-18T00:00:00Z' }],
  [{ due_at: '2025-04-28T00:00:00Z', overdue: true }, { overdue: false }, { fixed: ['due_at'] }],
  [{ due_date: '2024-04-28', status: 'paid', is_overdue: true }, { is_overdue: false }],
  [{ due_date: '2024-04-28', status: 'overdue', is_overdue: false }, { is_overdue: true }],
  [{ overdue: true }, {}],
  [{ issued_on: '2024-12-20', due_on: '2025-06-13', status: 'overdue' }, { due_on: '2024-12-30' }],
  [
    { created_at: '2024-12-30T08:00:00Z', due_on: '2025-06-13', status: 'past_due' },
    { created_at: '2024-12-16T00:00:00Z', due_on: '2024-12-30' }
  ],
  [{ issued_on: '2024-12-20', due_on: '2025-06-13', status: 'paid' }, { due_on: '2025-01-03' }],
  [{ issued_on: '2024-12-20', due_on: '2025-01-10', status: 'open' }, {}],
  [
    { borrowed_on: '2024-03-20', due_on: '2024-04-10', status: 'open' },
    { borrowed_on: '2025-01-01', due_on: '2025-01-22' },
    { choices: { status: ['open', 'late', 'returned'] } }
  ],
  [{ borrowed_on: '2024-03-20', due_on: '2024-04-10', status: 'open' }, {}, { choices: { status: ['open'] } }],
  [{ due_on: 'soon', status: 'overdue' }, {}],
  [{ billed_on: 'soon', due_on: '2025-06-13', status: 'overdue' }, { due_on: '2024-12-30' }]
])

runs('an age is the time since the birth', [
  [
    { born_on: '2019-08-15', age: 9, age_in_months: 9, age_weeks: 9, age_days: 9 },
    { age: 5, age_in_months: 64, age_weeks: 280, age_days: 1966 }
  ],
  [{ birth_date: '2023-01-31T04:00:00Z', age: 9 }, { age: 23 }, { hints: { age: 'age in months' } }],
  [
    { hatched_on: '2022-01-02', months_old: 9, age: '9' },
    { months_old: 35, age: '2' }
  ],
  [{ born_on: '2019', age: 9 }, {}],
  [{ age: 9 }, {}]
])

runs('flags follow from numbers and times', [
  [
    { stock: 0, in_stock: true, out_of_stock: false },
    { in_stock: false, out_of_stock: true }
  ],
  [{ in_stock: true }, {}],
  [{ expires_at: 'never', expired: true }, {}],
  [{ seats_left: 0, sold_out: false }, { sold_out: true }]
])

runs('years without something are no time between two days', [
  [{ inception_date: '2024-05-06', expiry_date: '2025-05-06', no_claims_years: 9 }, {}]
])

runs('a thing expires as long after it was issued as it says', [
  [
    { issued_at: '2024-05-06T07:00:00Z', expires_in: 900, expires_at: '2025-01-01T00:00:00Z' },
    { expires_at: '2024-05-06T07:15:00Z' }
  ],
  [
    { created: '2024-05-06T07:00:00Z', ttl_minutes: 9, expires: '2025-01-01T00:00:00Z' },
    { expires: '2024-05-06T07:09:00Z' }
  ],
  [
    { created: '2024-05-06T07:00:00Z', ttl: 9, expires: '2025-01-01T00:00:00Z' },
    { expires: '2024-05-06T07:09:00Z' },
    { hints: { ttl: 'in minutes' } }
  ],
  [{ created: 'soon', ttl: 9, expires: '2025-01-01T00:00:00Z' }, {}],
  [
    { issued: '2024-05-06T07:00:00Z', not_after: '2025-01-01T00:00:00Z', validity_days: 9 },
    { not_after: '2024-05-15T07:00:00Z' }
  ],
  [{ created: '2024-05-06T07:00:00Z', ttl: 9 }, {}],
  [
    { current_period_start: '2024-05-01T00:00:00Z', current_period_end: '2024-05-01T08:00:00Z' },
    { current_period_end: '2024-05-31T00:00:00Z' }
  ]
])

runs('money without decimals adds up', [
  [
    { currency: 'JPY', subtotal: 18, tax: 4, discount: 5.5, total: 9 },
    { discount: 6, total: 16 }
  ],
  [{ currency: 'JPY', price: '4.60', fee: 'none' }, { price: '5' }],
  [{ currency: 'EUR', price: 4.6 }, {}]
])

runs('codes and their names agree', [
  [{ code: 'AU', name: 'Austria' }, { name: 'Australia' }],
  [{ code: 'AU', name: 'Austria' }, { code: 'AT' }, { fixed: ['name'] }],
  [{ code: 'QQ', name: 'Austria' }, { code: 'AT' }],
  [{ code: 'GBP', description: 'Euro' }, { description: 'British Pound' }],
  [{ language_code: 'fr', language_name: 'German' }, { language_name: 'French' }],
  [{ code: 'A7', name: 'Austria' }, {}],
  [{ code: 7, name: 'Austria' }, {}],
  [{ code: 'AU', name: 7 }, {}],
  [{ code: 'AU', name: 'Anything' }, {}]
])

runs('corners span an area, and a way leads somewhere', [
  [{ north_east: { lat: 4, lng: 5 }, southWest: { lat: 4, lng: 5 } }, { north_east: { lat: 4.2272, lng: 5.1824 } }],
  [{ ne: { lat: 4, lng: 5 }, sw: { lat: 3, lng: 4 } }, {}],
  [
    { from: { lat: 4, lon: 5 }, to: { lat: 4, lon: 5 }, distance_km: 900 },
    { to: { lat: 4.0909, lon: 5.073 }, distance_km: 15.5 }
  ],
  [
    { from: { lat: 4, lon: 5 }, to: { lat: 4, lon: 5 }, distance: 900 },
    { to: { lat: 4.0909, lon: 5.073 }, distance: 15541 },
    { hints: { distance: 'in meters' } }
  ],
  [
    { from: { lat: 4, lon: 5 }, to: { lat: 4, lon: 5 }, distance: 900, distance_miles: 'far' },
    { to: { lat: 4.0909, lon: 5.073 } }
  ],
  [{ origin: { lat: 4, lon: 5 }, destination: { lat: 6, lon: 5 }, distance_miles: 900 }, { distance_miles: 166 }],
  [{ from: { lat: 4 }, to: { lat: 4 }, distance_km: 900 }, {}],
  [{ from: 'a', to: { lat: 4, lon: 5 } }, {}]
])

t.test('members agree with those of the object around them', (t) => {
  const inner = { cancelled: '2024-05-06', created: '2024-05-06', total: 9 }
  const object = { status: 'active', totals: inner, meta: { a: 1 } }
  const others = new Map([
    [inner as unknown, { object: inner, accepts: () => true, spares: () => true, hint: () => '', choices: () => [] }]
  ])
  agree({ object, accepts: () => true, spares: () => true, hint: () => '', choices: () => [] }, others, {})
  t.strictSame(inner, { cancelled: null, created: '2024-05-06', total: 9 })
  t.end()
})

t.test('an event that has not happened is left out where null is not admitted', (t) => {
  t.strictSame(agreed({ status: 'open', closed_at: 'x' }, { accepts: (_, value) => value !== null }), {
    status: 'open'
  })
  t.end()
})

runs('times are in order', [
  [{ created_at: '2024-05-06T07:00:00Z', updated_at: '2024-05-05T07:00:00Z' }, { updated_at: '2024-05-07T07:14:58Z' }],
  [{ created_at: '2024-05-06T07:00:00Z', expires_at: '2024-05-06T07:00:00Z' }, { expires_at: '2024-05-13T00:49:18Z' }],
  [
    { created_at: '2024-05-06T07:00:00Z', updated_at: '2024-05-05T07:00:00Z' },
    { created_at: '2024-05-04T06:45:01Z' },
    { fixed: ['updated_at'] }
  ],
  [{ updated_at: '2024-05-05T07:00:00Z', paid_at: '2024-05-06T07:00:00Z' }, { updated_at: '2024-05-06T07:00:00Z' }],
  [{ created_at: '2024-05-06T07:00:00Z', updated_at: '2024-05-07T07:00:00Z', paid_at: null, expires_at: 4 }, {}]
])

runs('parts of a date are of it', [
  [{ release_date: '2024-05-06', release_year: 1999 }, { release_year: 2024 }],
  [{ released_at: '2024-05-06T07:08:09Z', release_year: 1999 }, { release_year: 2024 }],
  [
    { date: '2024-05-06', year: 1, month: 1, day: 1, quarter: 1, weekday: 0, day_of_week: 0 },
    { year: 2024, month: 5, day: 6, quarter: 2, weekday: 1, day_of_week: 1 }
  ],
  [
    { date: '2024-05-06', month: 'JAN', day: 'sunday', quarter: 'Q1', weekday: 'Sun', day_of_week: 'Sunday' },
    { month: 'MAY', day: 'monday', quarter: 'Q2', weekday: 'Mon', day_of_week: 'Monday' }
  ],
  [{ date: '2024-05-06', month: 'x', weekday: 'no' }, {}],
  [{ date: 'soon', year: 1 }, {}],
  [{ year: 1 }, {}]
])

runs('a person has one name', [
  [
    {
      first_name: 'Ada',
      last_name: 'Lovelace',
      email: 'bob@a.test',
      username: 'bob',
      initials: 'XY',
      full_name: 'Bob B'
    },
    { email: 'ada.lovelace@a.test', username: 'ada.lovelace', initials: 'AL', full_name: 'Ada Lovelace' }
  ],
  [{ first_name: 'Ada', last_name: 'Lovelace', email: 'lovelace7@a.test', username: 'lovelace7' }, {}],
  [
    { first_name: 'Ada', last_name: 'Lovelace', email: 'amparo.sawayn@a.test' },
    { first_name: 'Amparo', last_name: 'Sawayn' },
    { fixed: ['email'] }
  ],
  [
    { first_name: 'Ada', last_name: 'Lovelace', email: 'amparosawayn@a.test' },
    { first_name: 'Amparo', last_name: 'Sawayn' },
    { fixed: ['email'] }
  ],
  [
    { first_name: 'Ada', last_name: 'Lovelace', email: 'bsawayn42@a.test' },
    { first_name: 'Bailee', last_name: 'Sawayn' },
    { fixed: ['email'] }
  ],
  [
    { first_name: 'Ada', last_name: 'Lovelace', email: 'amparo9@a.test' },
    { first_name: 'Amparo' },
    { fixed: ['email'] }
  ],
  [{ first_name: 'Ada', last_name: 'Lovelace', email: 'qqzz9@a.test' }, {}, { fixed: ['email'] }],
  [{ first_name: 'Ada', last_name: 'Lovelace', email: 'qqsawayn@a.test' }, {}, { fixed: ['email'] }],
  [{ first_name: 'Ada', email: 'jane.doe@a.test' }, { first_name: 'Jane' }, { fixed: ['email'] }],
  [{ first_name: 'Ada', email: 'jane.doe@a.test' }, {}, { fixed: ['email', 'first_name'] }],
  [{ name: 'Ada Lovelace', email: 'jane.doe@a.test' }, { name: 'Jane Doe' }, { fixed: ['email'] }],
  [
    { name: 'Ada Lovelace', email: 'jane.doe@a.test', initials: 'X.Y.' },
    { initials: 'A.L.' },
    { fixed: ['email', 'name'] }
  ],
  [
    { name: 'Ada Lovelace', email: 'ada@a.test', username: 'jane7' },
    { name: 'Jane Lovelace', email: 'jane.lovelace@a.test' },
    { fixed: ['username'] }
  ],
  [{ name: 'Acme Labs', email: 'jane.doe@a.test' }, {}],
  [{ name: 'acme', email: 'jane.doe@a.test' }, {}],
  [{ name: 4, email: 'jane.doe@a.test' }, {}],
  [
    { first_name: 'Ada', last_name: 'Lovelace', full_name: 'Grace Hopper' },
    { first_name: 'Grace', last_name: 'Hopper' },
    { fixed: ['full_name'] }
  ],
  [{ first_name: 'Ada', last_name: 'Lovelace', full_name: 'the boss' }, {}, { fixed: ['full_name'] }],
  [{ first_name: 'Ada', last_name: 'Lovelace', middle_name: 'King' }, {}],
  [{ customer_first_name: 'Ada', customer_email: 'bob@a.test', email: 'bob@a.test' }, { customer_email: 'ada@a.test' }],
  [{ first_name: 'Ada', last_name: 'Lovelace', username: 'bob@a.test' }, {}],
  [{ first_name: 'A', last_name: '', email: 'bob@a.test' }, { email: 'a@a.test' }]
])

runs('a variance is the square of its deviation', [
  [{ stdDev: 3, variance: 8 }, { variance: 9 }],
  [{ stdDev: 'x', variance: 8 }, {}]
])

runs('distinct things are no more than all', [
  [{ unique_clicks: 900, clicks: 100 }, { unique_clicks: 57 }],
  [{ distinct_views: 900, total_views: 100 }, { distinct_views: 57 }],
  [{ unique_clicks: 90, clicks: 100, unique_views: 5 }, {}],
  [{ unique_clicks: 90, clicks: null }, {}]
])

runs('a place lies in its country', [
  [
    {
      country_code: 'DE',
      currency: 'USD',
      phone: '+15035551234',
      timezone: 'Asia/Tokyo',
      city: 'Portland',
      state: 'OR',
      postal_code: 'SW1 1AA'
    },
    {
      currency: 'EUR',
      phone: '+493023125419',
      timezone: 'Europe/Berlin',
      city: 'Berlin',
      state: 'BE',
      postal_code: '10051'
    }
  ],
  // A city that stays leads.
  [
    { country: 'United Kingdom', city: 'Berlin', zip: 'LS1 3DY' },
    { country: 'Germany', zip: '10833' },
    { fixed: ['city'] }
  ],
  [{ country_code: 'GB', city: 'Paris' }, { country_code: 'FR' }, { fixed: ['city'] }],
  [{ country_code: 'GBR', city: 'Warsaw' }, { country_code: 'POL' }, { fixed: ['city'] }],
  [{ country: 'France', region: 'Asia' }, { region: 'Europe' }],
  [{ country: 'Brazil', region: 'Americas' }, {}],
  [{ country: 'France', city: 'Paris' }, {}],
  [{ country: 'France', city: 'Nowhere' }, {}],
  [{ country: 'France', city: 'Berlin' }, {}, { fixed: ['city', 'country'] }],
  [
    { country: 'Japan', currency: 'USD', state: 'Oregon' },
    { currency: 'JPY', state: 'Osaka' }
  ],
  [
    { country: 'USA', currency: 'USD', phone: '555-1234', city: 'Smallville', state: 'pending', postal_code: '12345' },
    {}
  ],
  [
    { country_code: 'US', city: 'Austin', timezone: 'Asia/Tokyo', currency: 'dollars' },
    { timezone: 'America/Chicago' }
  ],
  [{ country_code: 'ZZ', currency: 'USD' }, {}],
  [{ country_code: 'DE', currency: 4 }, {}],
  [{ country_code: 'US', state: 'Oregon', state_code: 'TX' }, {}],
  [{ country_code: 'US', state: 'TX', phone: '+1 415 555 0100' }, {}],
  [{ country_name: 'Germany', currency: 'USD' }, { currency: 'EUR' }],
  [{ country_code: 'DE' }, {}]
])

t.test('whole numbers are taken where the schema wants them', (t) => {
  const whole = (_: string, value: unknown) => Number.isInteger(value)
  t.match(agreed({ limit: 3, used: 1, percent_used: 9 }, { accepts: whole }), { percent_used: 33 })
  t.match(agreed({ limit: 3, used: 1, percent_used: 33 }, { accepts: whole }), { percent_used: 33 })
  t.match(agreed({ limit: 3, used: 1, percent_used: 9 }, { accepts: () => false }), { percent_used: 9 })
  t.end()
})

t.test('descriptions say the unit of a duration', (t) => {
  const time = { type: 'string', format: 'date-time' }
  const properties = {
    started_at: time,
    finished_at: time,
    duration: { type: 'integer', minimum: 4, maximum: 9, description: 'In hours' }
  }
  const schema: Schema = { type: 'object', properties, required: Object.keys(properties) }
  const made = generate({ schema, resources: resourcesOf(schema), seed: '1' }) as Record<string, string>
  const { started_at = '', finished_at = '', duration } = made
  t.equal(Date.parse(finished_at) - Date.parse(started_at), Number(duration) * 3_600_000)
  t.end()
})

t.test('what examples say of a person leads what is made of it', (t) => {
  const text = (more: SchemaObject = {}): Schema => ({ type: 'string', ...more })
  const email = text({ format: 'email' })
  const object = (properties: Record<string, Schema>, more: SchemaObject = {}) => {
    const schema = { type: 'object', properties, required: Object.keys(properties), ...more }
    return fromExamples({ schema, resources: resourcesOf(schema), seed: '1' })
  }
  t.match(object({ first_name: text({ example: 'Ada' }), last_name: text(), email }), { email: /^ada\./ })
  t.match(
    object({
      first_name: text(),
      last_name: text(),
      email: text({ default: 'jane.doe@a.test' }),
      x: text({ example: 'y' })
    }),
    {
      first_name: 'Jane',
      last_name: 'Doe',
      email: 'jane.doe@a.test'
    }
  )
  const said = { example: { first_name: 'Ada', last_name: 'Lovelace' } }
  t.match(object({ first_name: text(), last_name: text(), email }, said), { email: 'ada.lovelace@example.org' })
  const primary = { first_name: text({ example: 'Ada' }), last_name: text(), primaryEmail: email }
  t.match(object(primary), { primaryEmail: /^ada\./ })
  const mail = { example: { email: 'jane.doe@a.test' } }
  t.match(object({ first_name: text(), last_name: text(), email }, mail), { first_name: 'Jane', last_name: 'Doe' })
  t.end()
})

t.test('an object of very many members is left as it is', (t) => {
  const many = Object.fromEntries(Array.from({ length: 300 }, (_, i) => [`key_${i}`, i]))
  t.match(agreed({ ...many, min: 9, max: 4 }), { min: 9, max: 4 })
  t.end()
})

t.test('the key of a mail in the path is no address of somebody', async (t) => {
  const properties = { message_id: { type: 'string' }, sender: { type: 'string' }, subject: { type: 'string' } }
  const schema = { type: 'object', title: 'Email', properties, required: Object.keys(properties) }
  const known = { email: '4ef9a417', email_id: '4ef9a417' }
  const mail = generate({ schema, resources: resourcesOf({}), seed: '1', known }) as Record<string, string>
  t.match(mail.message_id, /^<\d+@example\.(com|org|net)>$/)
  t.match(mail.sender, /@example/)
})

t.test('a name that readers see says the name', async (t) => {
  t.match(agreed({ name: 'Pixel 8', display_name: 'iPad Air' }), { display_name: 'Pixel 8' })
  t.match(agreed({ name: 'Pixel 8', display: '6.1 inches' }), { display: '6.1 inches' })
  t.match(agreed({ name: 'blue-harbor', display_name: 'Main Pool' }), { display_name: 'Blue Harbor' })
  t.match(agreed({ name: 'projects/7', display_name: 'Main Pool' }), { display_name: 'Main Pool' })
})

t.test('an error says its status in words', async (t) => {
  t.match(agreed({ status: 404, title: 'Conflict' }), { title: 'Not Found' })
  t.match(agreed({ status: 403, error: 'Denied', path: '/a' }), { error: 'Forbidden' })
  t.match(agreed({ status: 403, error: 'Denied' }), { error: 'Denied' })
  t.match(agreed({ status: 200, title: 'Report' }), { title: 'Report' })
})

t.test('what has a width and a height is a picture', async (t) => {
  t.match(agreed({ mime: 'text/csv', width: 32, height: 32 }), { mime: 'image/png' })
  t.match(agreed({ mime: 'video/mp4', width: 32, height: 32 }), { mime: 'video/mp4' })
  t.match(agreed({ mime: 'text/csv', width: 32 }), { mime: 'text/csv' })
})

t.test('a total that is a text counts the list beside it', async (t) => {
  t.match(agreed({ results: [{ id: 1 }, { id: 2 }], total: '435.45' }), { total: '2' })
  t.match(agreed({ results: [{ id: 1 }, { id: 2 }], total: 'many', page_size: 2 }), { total: '2' })
  t.match(agreed({ total: '435.45' }), { total: '435.45' })
})

t.test('an actual size is at most the greatest', async (t) => {
  t.match(agreed({ max_size: 2444, actual_size: 9141 }), { max_size: 9141, actual_size: 2444 })
})

t.test('a share of what was sent has few decimals', async (t) => {
  const { delivered } = agreed({ sent: 70.1, delivered: 352.75 })
  t.match(String(delivered), /^\d+(\.\d{1,4})?$/)
})

t.test('a code of a bank follows the country of its IBAN, but another word stays', async (t) => {
  t.match(agreed({ iban: 'DE89370400440532013000', bic: 'HAGRFR3E' }), { bic: 'HAGRDE3E' })
  t.match(agreed({ iban: 'DE89370400440532013000', bic: 'nil' }), { bic: 'nil' })
})

t.test('a label says its code in words', async (t) => {
  t.match(agreed({ value: 'in_transit', label: 'To do' }), { label: 'In transit' })
  t.match(agreed({ key: 'SOLD-OUT', display_name: 'Blue' }), { display_name: 'Sold out' })
  t.match(agreed({ value: 'Blue 7', label: 'Color' }), { label: 'Color' })
  t.match(agreed({ code: 'DE', label: 'Germany' }), { label: 'Germany' })
  t.match(agreed({ code: 7, label: 'Low' }), { label: 'Low' })
  t.match(agreed({ id: 'qnkwgtanenrj', label: 'Low' }), { label: 'Low' })
  t.match(agreed({ id: 'PRE', label: 'Ohio' }, { choices: { id: ['PRE', 'ENG'] } }), { label: 'PRE' })
  t.match(agreed({ id: 'on_hold', label: 'Ohio' }, { choices: { id: ['on_hold', 'sent'] } }), { label: 'On hold' })
  t.match(agreed({ order_status: 'IN_REVIEW', order_status_text: 'Done' }), { order_status_text: 'In review' })
  t.match(agreed({ type_code: 'gift', type_description: 'A type.' }), { type_description: 'Gift' })
  t.match(agreed({ category: 'travel', category_description: 'All of it.' }), { category_description: 'All of it.' })
  t.match(agreed({ team: 'river', team_name: 'Lions' }), { team_name: 'Lions' }, 'a team is no word of a vocabulary')
})

t.test('a device has the system, the make and the kind of its model', async (t) => {
  t.match(agreed({ model: 'iPad Air', platform: 'Android', os_version: '11', brand: 'Google', type: 'desktop' }), {
    model: 'iPad Air',
    platform: 'iOS',
    os_version: '17.4',
    brand: 'Apple',
    type: 'tablet'
  })
  const words = (name: string, value: unknown) => name !== 'platform' || /^(android|web)$/.test(String(value))
  t.match(agreed({ device: 'iPad Air', platform: 'android' }, { accepts: words }), { device: 'Pixel 8' })
  t.match(agreed({ device: 'iPad Air', platform: 'web' }, { accepts: words }), { device: 'iPad Air' })
  t.match(agreed({ os: 'macOS', os_version: '22.04' }), { os: 'macOS', os_version: '14.5' })
  t.match(agreed({ device_model: 'Pixel 8', device_brand: 'Apple' }), { device_brand: 'Google' })
  t.match(agreed({ model: 'Volvo V60', brand: 'Volvo' }), { brand: 'Volvo' })
  t.match(agreed({ os: 'iOS', devicetype: 'Desktop' }), { devicetype: 'Mobile' })
})

runs('a member that repeats a part of the object beside it has the value of that', [
  [
    { winner: { id: 7, type: 'Team' }, winner_id: 3, winnerType: 'Player', winner_rank: 2 },
    { winner_id: 7, winnerType: 'Team' }
  ],
  [{ winner: ['Team'], winner_0: 'Player' }, {}],
  [{ winner: null, winner_id: 3 }, {}]
])

runs('a plain text says what the text with tags beside it says', [
  [{ body_html: '<p>One <b>day</b></p>', body_text: 'Two' }, { body_text: 'One day' }],
  [{ text: 'Two', html: '<p>One</p>' }, { text: 'One' }],
  [{ content: 'One', plain_text: 'Two' }, { plain_text: 'One' }],
  [{ body: '<p>One</p>', body_plain: 'Two' }, { body_plain: 'One' }],
  [{ content: { a: 1 }, plain_text: 'Two' }, {}],
  [{ content: 'One', text: 'Two', alt_text: 'Three' }, {}]
])
runs('the end of a link to a file is that of the file and of its type', [
  [{ name: 'a.pdf', file_url: 'https://a.example.com/b.png?c=1' }, { file_url: 'https://a.example.com/b.pdf?c=1' }],
  [{ url: 'https://a.example.com/b.csv', mime_type: 'image/png' }, { mime_type: 'text/csv' }],
  [{ url: 'https://a.example.com', mime_type: 'image/png' }, {}]
])
runs('less is left net than gross', [[{ total_gross: 16, total_netto: 246 }, { total_netto: 13.44 }]])
runs('a file is called by the end of its path', [
  [{ path: '/docs/plan.pdf', name: 'summit-51.txt' }, { name: 'plan.pdf' }],
  [{ path: '/docs/plan.pdf', name: 'The plan' }, {}],
  [{ path: '/docs', name: 'summit-51.txt' }, {}]
])

runs('the name of a browser says its system', [
  [{ agent: 'Mozilla/5.0 (iPhone; CPU iPhone OS 17_4 like Mac OS X)', os: 'Linux' }, { os: 'iOS' }],
  [{ user_agent: 'Mozilla/5.0 (Linux; Android 14; Pixel 8)', os: 'Linux' }, { os: 'Android' }]
])

runs('deeds are in the order of their stages, else in that of the document', [
  [
    { sown_on: '2024-05-09', harvested_on: '2024-03-01' },
    { sown_on: '2024-03-01', harvested_on: '2024-05-09' }
  ],
  [
    { delivered_at: '2024-05-01T00:00:00Z', shipped_at: '2024-05-03T00:00:00Z' },
    { delivered_at: '2024-05-03T00:00:00Z', shipped_at: '2024-05-01T00:00:00Z' }
  ],
  [{ sown_on: '2024-05-09', harvested_on: null }, {}],
  [{ sown_on: '2024-05-09', harvested_on: 'in May' }, {}]
])

t.test('deeds of one thing are not done at one time', async (t) => {
  const field = agreed({ sown_on: '2024-05-09', harvested_on: '2024-05-09' }) as Record<string, string>
  t.ok(field.sown_on! < '2024-05-09')
  t.equal(field.harvested_on, '2024-05-09')
  const moment = '2024-05-09T10:00:00Z'
  const leak = agreed({ reported_at: moment, sealed_at: moment }) as Record<string, string>
  t.ok(leak.reported_at! < moment && leak.reported_at! > '2024-05-08')
})

runs('an average speed is what way and time make', [
  [{ distance_km: 120, duration_hours: 9, avg_speed_kmh: 60 }, { duration_hours: 2 }],
  [
    { distance_km: 100, duration_min: 9.5, average_speed_kmh: 70 },
    { duration_min: 85.71, average_speed_kmh: 70 }
  ],
  [
    { distance_m: 100, elapsed_time_s: 900, avg_speed_mps: 6 },
    { elapsed_time_s: 17, avg_speed_mps: 5.88 }
  ],
  [{ distance_km: 120, avg_speed_kmh: 60 }, {}]
])

const result = { winner: '`home`, `away` or `draw`' }
runs('the side with more points has won', [
  [{ home_score: 3, away_score: 1, winner: 'away' }, { winner: 'home' }, { hints: result }],
  [{ home_score: 0, away_score: 1, winner: 'draw' }, { winner: 'away' }, { hints: result }],
  [{ home_score: 1, away_score: 1, winner: 'away' }, { winner: 'draw' }, { hints: result }],
  [{ home_goals: 2, away_goals: 0, result: 'X' }, { result: 'HOME_WIN' }, { choices: { result: ['HOME_WIN', 'X'] } }],
  [{ home_goals: null, away_goals: 0, result: 'X' }, {}, { choices: { result: ['HOME_WIN', 'X'] } }],
  [{ home_goals: 2, away_goals: 0, winner: 'Leeds' }, {}],
  [{ home_goals: 2, winner: 'home' }, {}]
])

runs('pay is never less than nothing', [
  [{ gross: 900, deductions: 200, net: 900 }, { net: 700 }],
  [
    { gross_pay: 100, tax: 250, net_pay: 5 },
    { tax: 24.55, net_pay: 75.45 }
  ]
])

runs('what came to pass waits for its state', [
  [{ status: 'scheduled', actual_departure: '2024-05-01T00:00:00Z' }, { actual_departure: null }],
  [{ status: 'departed', actual_departure: '2024-05-01T00:00:00Z' }, {}],
  [{ state: 'open', resolved_at: null, resolution: 'Replaced the part' }, { resolution: null }],
  [{ state: 'open', resolution: '1920x1080' }, {}]
])

runs('the share of one side is what the other leaves', [
  [{ male_percent: 48.8, female_percent: 90.4 }, { female_percent: 51.2 }],
  [{ male_percent: 48.8, vegan_percent: 90.4 }, {}]
])

runs('what comes late is as late as it says', [
  [
    { scheduled_arrival: '2024-05-01T10:00:00Z', actual_arrival: '2024-05-01T10:00:00Z', delay_minutes: 5 },
    { actual_arrival: '2024-05-01T10:05:00Z' }
  ],
  [
    { planned_start: '2024-05-01T10:00:00Z', actual_start: '2024-05-01T10:00:00Z', delay: 5 },
    { actual_start: '2024-05-01T10:05:00Z' }
  ],
  [{ scheduled_arrival: '2024-05-01T10:00:00Z', actual_arrival: null, delay_minutes: 5 }, {}],
  [{ scheduled_arrival: '2024-05-01T10:00:00Z', delay_minutes: 5 }, {}]
])

runs('a warranty lasts whole months', [
  [{ purchased_on: '2024-01-15', warranty_months: 24, warranty_until: '2024-02-01' }, { warranty_until: '2026-01-15' }],
  [
    { purchased_on: '2024-01-15', warranty_years: 3, warranty_expires: '2024-02-01' },
    { warranty_expires: '2027-01-15' }
  ]
])

runs('a loan is a share of what it is for', [
  [
    { loan_amount: 300, property_value: 200, ltv_percent: 90 },
    { loan_amount: 99, ltv_percent: 49.5 }
  ]
])

runs('those who abstain make up a vote with those for and against', [
  [
    { votes_for: 50, votes_against: 49, abstentions: 7, total_votes: 200 },
    { votes_against: 49, abstentions: 101 }
  ],
  [{ processed: 100, succeeded: 89, failed: 5 }, { failed: 11 }],
  [{ capacity: 90, booked: 30, seats_left: 5 }, { seats_left: 60 }]
])

runs('a total is what its breakdown adds up to', [
  [{ total: 7, by_status: { open: 4, closed: 5 } }, { total: 9 }],
  [{ total: 7, by_status: { open: 'a', closed: 5 } }, {}],
  [{ total: 7, votes_by_region: { north: 4, south: 5 } }, { total: 9 }],
  [{ total: 7, modified_by_user: { id: 4, team: 5 } }, {}],
  [{ total: 7, by_status: null }, {}],
  [{ width_m: 2, length_m: 3, area_m2: 9 }, { area_m2: 6 }]
])

runs('percentages without votes make up a hundred', [
  [
    { parts: [{ percent: 83 }, { percent: 66 }, { percent: 54 }] },
    { parts: [{ percent: 40.9 }, { percent: 32.5 }, { percent: 26.6 }] }
  ],
  [{ parts: [{ share: 0.5 }, { share: 1 }] }, { parts: [{ share: 0.3333 }, { share: 0.6667 }] }]
])

runs('an answer to a request rules out the other, and a message is opened after it arrived', [
  [{ stage: 'rejected', accepted_at: '2024-05-06T07:08:09Z' }, { accepted_at: null }],
  [{ progress: '100%', completed_at: '2024-05-06T07:08:09Z' }, {}],
  [
    { status: 'rejected', hired_at: '2024-05-06T07:08:09Z' },
    { hired_at: null },
    { choices: { status: ['applied', 'met', 'hired', 'rejected'] } }
  ],
  [{ status: 'rejected', submitted_at: '2024-05-06T07:08:09Z' }, {}],
  [
    { status: 'delivered', opened_at: '2024-05-06T07:08:09Z' },
    { opened_at: null },
    { choices: { status: ['delivered', 'opened', 'bounced'] } }
  ],
  [{ status: 'delivered', opened_at: '2024-05-06T07:08:09Z' }, {}],
  [
    { status: 'opened', delivered_at: '2024-05-06T07:08:09Z' },
    {},
    { choices: { status: ['delivered', 'opened', 'bounced'] } }
  ]
])

runs('all things are those that passed and those that failed', [
  [{ example_count: 20, passed_count: 12, failed_count: 3 }, { failed_count: 8 }],
  [{ example_count: 20, sample_count: 30, passed_count: 12, failed_count: 3 }, {}],
  [{ input_tokens: 20, output_tokens: 12, total_tokens: 3 }, { total_tokens: 32 }]
])

runs('a trip ends as long after its start as it takes, whatever its stops', [
  [
    { stops: [1], duration_minutes: 30, started_at: '2024-11-06T16:00:00Z', finished_at: '2024-11-07T08:00:00Z' },
    { finished_at: '2024-11-06T16:30:00Z' }
  ],
  [{ stops: [1], duration_minutes: 30, started_at: '2024-11-06T16:00:00Z' }, {}]
])

const daily = ['2024-12-20', '2024-12-21'].map((date) => ({ date, requests: 4 }))
runs('the days of a series lie in the period around it', [
  [
    { daily, period_start: '2024-11-18', period_end: '2024-12-18' },
    { daily: ['2024-11-18', '2024-11-19'].map((date) => ({ date, requests: 4 })) }
  ],
  [{ daily, period_start: '2024-11-18', period_end: 'later' }, {}],
  [{ requests: [{ id: 4 }, 7], period_start: '2024-11-18', period_end: '2024-12-18' }, {}]
])

runs('a word goes with the one that decides it', [
  [{ species: 'cat', breed: 'Beagle' }, { breed: 'Maine Coon' }],
  [{ species: 'cat', breed: 'Bengal' }, {}],
  [{ species: 'cat', breed: 'Norwegian' }, {}],
  [{ species: 'parrot', breed: 'Beagle' }, { breed: 'Cockatiel' }],
  [{ make: 'Renault', model: 'Focus' }, { model: 'Clio' }],
  [{ code: 'not_found', message: 'Access was denied' }, { message: 'The resource was not found' }]
])

runs('lines of any count and price add up', [
  [
    {
      dishes: [
        { portions: 2, price_per_portion: 3 },
        { portions: 1, price_per_portion: 4 }
      ],
      service_fee: 5,
      total: 99
    },
    { total: 15 }
  ],
  [{ voltage_v: 230, current_a: 2, power_w: 9 }, { power_w: 460 }],
  [{ expected_count: 9, actual_count: 4, variance: 1 }, { variance: -5 }],
  [{ bid: 4, ask: 6, spread: 1 }, { spread: 2 }],
  [
    { questions: 50, correct: 30, wrong: 66, unanswered: 37, score_percent: 78.9 },
    { wrong: 3, unanswered: 17, score_percent: 60 }
  ],
  [
    { donations: [{ amount: 3 }, { amount: 5 }], total_raised: 9, average_donation: 9, total_other: 9 },
    { total_raised: 8, average_donation: 4 }
  ],
  [{ orders: [{ amount: 3 }, { amount: 5 }], total_orders: 9 }, { total_orders: 2 }],
  [
    { members: { a: { hours: 3 }, b: { hours: 5 } }, member_count: 9, total_hours: 9 },
    { member_count: 2, total_hours: 8 }
  ],
  [{ members: { a: { hours: 3 }, b: 5 }, member_count: 9 }, {}],
  [{ items: [{ amount: '1.25' }, { amount: '2.2' }], total: '9.9' }, { total: '3.45' }],
  [{ quantity: 2, unit_price: 3, total_amount: 9 }, { total_amount: 6 }],
  [{ principal: 100, interest: 9, fees: 2, total_due: 7 }, { total_due: 111 }],
  [{ left: 40, right: 70, max: 100 }, {}]
])

runs('an invitation that expired was not accepted, and a device that is on is not off', [
  [{ state: 'expired', accepted_at: '2024-05-06T07:08:09Z' }, { accepted_at: null }],
  [{ online: true, offline_since: '2024-05-06T07:08:09Z' }, { offline_since: null }],
  [{ progress: 'not_started', passed_on: '2024-05-06' }, { passed_on: null }],
  [{ start_date: '2024-01-05', end_date: '2024-01-09', term_months: 12 }, { end_date: '2025-01-05' }]
])

runs('a place with a geometry and properties is a feature of a map', [
  [{ type: 'north', geometry: { coordinates: [4, 5] }, properties: {} }, { type: 'Feature' }],
  [{ type: 'north', features: [{ geometry: null }] }, { type: 'FeatureCollection' }],
  [{ type: 'north', geometry: 'flat' }, {}],
  [{ type: 'north', features: ['sauna', 'pool'] }, {}]
])

runs('a geometry is of the type of its coordinates', [
  [{ type: 'Point', coordinates: [[[1, 2]]] }, { type: 'Polygon' }],
  [{ type: 'grid', coordinates: [[1, 2]] }, {}],
  [{ type: 'Point', coordinates: '1,2' }, {}]
])

const said = (object: Row, name: string, hint: string, value: unknown) =>
  [object, { [name]: value }, { hints: { [name]: hint } }] as const
const due = { fee: 4, tax: 3, tip: 2, owed: 90 }
runs('a number is what its description works out of others', [
  said(due, 'owed', 'the fee plus tax', 7),
  said(due, 'owed', 'total in cents (fee, tax and tip added up)', 9),
  said(due, 'owed', 'sum of the fee, the tax, and the tip.', 9),
  said(due, 'owed', 'fee + tax − tip', 5),
  said(due, 'owed', 'fee - tip', 2),
  said(due, 'owed', 'fee times tax, less the tip', 10),
  said(due, 'owed', 'fee plus tax, rounded', 7),
  said(due, 'owed', 'fee plus tax - in cents', 7),
  said(due, 'owed', 'fee plus tax plus postage', 90),
  said(due, 'owed', 'fee and tax are extra', 90),
  said(due, 'owed', 'neither fee nor tax', 90),
  said(due, 'owed', 'all, including the fee', 90),
  said({ unit_price: 2.5, nights: 3, owed: 9 }, 'owed', 'unit price per night multiplied by the number of nights', 7.5),
  said({ amount: 200, tax_rate: 20, owed: 9 }, 'owed', 'amount times tax rate', 40),
  said({ amount: 200, tax_rate: 0.2, owed: 9 }, 'owed', 'amount times tax rate', 40),
  said({ amount: 200, discount_percent: 20, owed: 9 }, 'owed', 'amount minus discount percent', 9),
  said({ gebuehr: 4, steuer: 3, betrag: 9 }, 'betrag', 'gebühr plus steuer', 7),
  said({ men: 4, women: 3, hikers: 9 }, 'hikers', 'total number of men and women', 7),
  said({ min_age: 4, max_age: 8, span: 9 }, 'span', 'min age - max age', 9),
  said({ fee: 4, tax: 3, owed: 'much' }, 'owed', 'fee plus tax', 'much'),
  said({ fee: 4, 日本: 3, owed: 9 }, 'owed', 'fee plus', 9),
  said({ price: 4, count: 3, owed: 9 }, 'owed', 'price times count', 12),
  said({ fee: 4, number: 3, hikers: 1, owed: 9 }, 'owed', 'fee plus the number of hikers', 5),
  said({ fee: 4, per_diem: 3, owed: 9 }, 'owed', 'fee plus per diem', 7),
  said({ fee: 4, tax: 3, owed: 9 }, 'owed', 'fee plus tax, plus postage', 9),
  said({ sum: 90, fee: 4, tax: 3, owed: 9 }, 'owed', 'sum of fee and tax', 7),
  said({ fee: 'no', tax: 3, owed: 9 }, 'owed', 'fee plus tax', 9),
  [{ beds: 9, kept: 30, left: 5 }, { kept: 1, left: 8 }, { hints: { left: 'beds minus kept' } }],
  [{ beds: 9.5, kept: 30.5, left: 5 }, { kept: 2.05, left: 7.45 }, { hints: { left: 'beds minus kept' } }],
  [{ beds: 9, kept: 30, left: 5 }, { left: -21 }, { hints: { left: 'beds minus kept' }, fixed: ['kept'] }]
])

runs('what nobody has rated has no rating, and only dogs are of the breeds of dogs', [
  [{ rating: 4, rating_count: 0 }, { rating: null }],
  [{ average_rating: 4, number_of_reviews: 0 }, { average_rating: 0 }, { required: ['average_rating'] }],
  [{ rating: 4, rating_count: 3 }, {}],
  [{ rating: 4 }, {}],
  [{ species: 'axolotl', breed: 'Labrador' }, { breed: 'Mixed' }]
])

const about = (object: Row, changed: Row, hints: Record<string, string>, more: More = {}) =>
  [object, changed, { hints, ...more }] as const

runs('a formula names its terms by the words that other members do not share', [
  about({ net_grams: 4, tare_grams: 3, gross_grams: 9 }, { gross_grams: 7 }, { gross_grams: 'net plus tare' }),
  about({ ayes_count: 4, noes_count: 3, cast_count: 9 }, { cast_count: 7 }, { cast_count: 'ayes and noes' }),
  about({ sum: 9, sum_returned: 3, kept: 1 }, { kept: 6 }, { kept: 'sum less returns, in cents' }),
  about({ toll: 4, toll_tax: 3, tax: 1, due: 9 }, { due: 5 }, { due: 'toll plus tax' }),
  about({ a_grams: 4, a_kg: 3, due: 9 }, {}, { due: 'a plus 4' })
])

runs('a formula takes shares, numbers and quotients', [
  about({ fare: 40, levy: 9 }, { levy: 4 }, { levy: '10 % of the fare' }),
  about({ fare: 40, levy: 9 }, { levy: 5 }, { levy: '12.5 percent of the fare' }),
  about({ fare: 40, levy: 9 }, {}, { levy: 'up to 10 % of the fare' }),
  about({ fare: 40, levy: 9 }, {}, { levy: 'a 10 % fare' }),
  about({ fare: 40, levy: 9 }, {}, { levy: 'fare and 10 %' }),
  about({ fare: 40, levy: 9 }, {}, { levy: 'fare ×' }),
  about({ fare: 40, tip: 2, due: 9 }, { due: 6 }, { due: '10 % of the fare plus tip' }),
  about({ fare: 40, yearly: 9 }, { yearly: 480 }, { yearly: 'fare times 12' }),
  about({ fare: 40, due: 9 }, {}, { due: 'fare times twelve' }),
  about({ fare: 40, riders: 16, each: 9 }, { each: 2.5 }, { each: 'fare divided by riders' }),
  about({ fare: 40, riders: 0, each: 9 }, {}, { each: 'fare divided by riders' }),
  about({ event_id: 40, series_id: 16, cost: 9 }, {}, { cost: 'Cost for this event/series' }),
  about({ fare: 40, levy: 4, left: 9 }, { left: 36 }, { left: 'fare after levy' }),
  about({ fare: 40, levy: null }, { levy: 4 }, { levy: '10 % of the fare' }),
  about({ fare: 40, levy: 4, toll: 6, left: 9 }, { left: 30 }, { left: 'fare after levy and toll' })
])

runs('a share is the part of a whole that its description names', [
  about({ asked: 20, correct: 15, score: 9 }, { score: 75 }, { score: 'share of asked that were correctly answered' }),
  about(
    { asked: 20, correct: 25, rate: 9 },
    { correct: 4, rate: 20 },
    { rate: 'percentage of asked answered correctly' }
  ),
  about({ asked: 20, correct: 15, ok_rate: 9 }, { ok_rate: 75 }, { ok_rate: 'share of asked correct, in percent' }),
  about({ asked: 20, correct: 15, rate: 9 }, {}, { rate: 'share of correct' }),
  about({ asked: 20, correct: 15, late: 3, rate: 9 }, {}, { rate: 'share of asked correct late' }),
  about({ asked: 20, correct: 15, rate: 9 }, {}, { rate: 'share of people asked correct' })
])

const field = { sown_on: '2024-05-06', harvested_on: '2024-05-16' }
const run = { opened_at: '2024-05-06T08:00:00Z', closed_at: '2024-05-06T16:00:00Z' }
runs('a number between two others is their difference, or the time between them', [
  about({ wide: 3, narrow: 4, off: 9 }, { off: 1 }, { off: 'difference between wide and narrow' }),
  about({ ...field, days: 4 }, { days: 10 }, { days: 'from sowing to harvest' }, { fixed: Object.keys(field) }),
  about(
    { ...run, pause: 30, worked: 9 },
    { worked: 450 },
    { worked: 'minutes from opening to closing, without the pause' },
    { fixed: ['pause', ...Object.keys(run)] }
  ),
  about(
    { ...run, pause: 600, worked: 9 },
    { pause: 270, worked: 210 },
    { worked: 'minutes from opening to closing, without the pause' },
    { fixed: Object.keys(run) }
  ),
  about(
    { ...run, worked: 9 },
    { worked: 8 },
    { worked: 'hours from opening to closing, without food' },
    { fixed: Object.keys(run) }
  ),
  about({ ...run, seen: 3, worked: 9 }, {}, { worked: 'hours from opening until lunch' }),
  about({ wide: 3, narrow: 4, off: 9 }, {}, { off: 'between wide or narrow, in cm' })
])

runs('a quarter begins and ends on its days', [
  [
    { period: '2024-Q1', start: '2024-05-06', end: '2024-05-09' },
    { start: '2024-01-01', end: '2024-03-31' }
  ],
  [
    { billing_month: '2024-02', period_start: '2024-05-06', period_end: '2024-05-09' },
    { billing_month: '2024-05', period_end: '2024-05-31' },
    { fixed: ['period_start'] }
  ],
  [
    { year: '2024', from: '2023-05-06', until: '2023-05-09' },
    { from: '2024-01-01', until: '2024-12-31' }
  ],
  [{ period: 'Bronze', start: '2024-05-06', end: '2024-05-09' }, {}],
  [{ period: '2024-02', start: 'now', end: 'later' }, {}, { fixed: ['start', 'end'] }]
])

runs('what is expired ended before now', [
  [
    { state: 'expired', issued_on: '2024-12-30', issued_by: 'Ada', valid_until: '2025-02-03' },
    { issued_on: '2024-12-07', valid_until: '2024-12-21' }
  ],
  [{ state: 'expired', issued_on: '2024-11-30', expires_on: '2024-12-03' }, {}],
  [{ state: 'expired', expires_on: '2025-02-03' }, {}, { fixed: ['expires_on'] }],
  [{ state: 'open', expires_on: '2025-02-03' }, {}],
  [{ expired: true, expires_at: '2031-01-02T03:04:05Z' }, { expired: false }],
  [{ expired: false, expires_at: '2021-01-02' }, { expired: true }]
])

runs('parts that are given make up their whole', [
  [{ played: 9, won: 3, drawn: 2, lost: 1 }, { played: 6 }, { fixed: ['won', 'drawn', 'lost'] }],
  [{ total_owed: 90, repaid: 20, outstanding: 9 }, { outstanding: 70 }],
  [{ points: 30, max_points: 40, percentage: 9 }, { percentage: 75 }],
  [{ points: 30, max_points: 40, laps: 1, max_laps: 4, percentage: 9 }, {}]
])

runs('numbers and times of other words agree too', [
  [{ previous_reading: 10, current_reading: 30, consumption: 9 }, { consumption: 20 }, { fixed: ['current_reading'] }],
  [
    { files_total: 20, files_copied: 5, files_left: 9, percent_done: 4 },
    { files_left: 15, percent_done: 25 }
  ],
  [{ home_goals: 3, away_goals: 2, total_goals: 9 }, { total_goals: 5 }],
  [
    { fastest_ms: 7, average_ms: 3, slowest_ms: 5 },
    { fastest_ms: 5, average_ms: 6, slowest_ms: 7 }
  ],
  [
    { active: true, signed_in_at: run.opened_at, signed_out_at: run.closed_at, seconds_online: 4 },
    { signed_out_at: null, seconds_online: null }
  ],
  [
    { state: 'draft', submitted_at: '2024-05-06T07:08:09Z' },
    { submitted_at: null },
    { choices: { state: ['draft', 'submitted', 'accepted'] } }
  ]
])

runs('a length is as fine as its form tells', [
  [{ ...run, closed_at: '2024-05-06T10:30:00Z', hours: 4 }, { hours: 2.5 }, { fixed: Object.keys(run) }],
  [
    { ...run, closed_at: '2024-05-06T08:02:30Z', duration: 'PT4M5S' },
    { duration: 'PT2M30S' },
    { fixed: Object.keys(run) }
  ],
  [{ opened_at: run.closed_at, closed_at: run.opened_at, hours: 4 }, { hours: 0 }, { fixed: Object.keys(run) }],
  [{ ...run, duration: true }, {}, { fixed: Object.keys(run) }]
])

t.test('an end before its start is found, but not for trips and for clocks', async (t) => {
  const stay = { departure: '2024-05-04', arrival: '2024-05-06', nights: 2 }
  t.same(reversedEnds(stay), ['arrival', 'departure'])
  t.equal(reversedEnds({ departure: '2024-05-06', arrival: '2024-05-04', flight: 4 }), undefined)
  t.same(reversedEnds({ start: 1_700_000_000, end: 1_600_000_000 }), ['start', 'end'])
  t.same(reversedEnds({ from: '2024-05-04', to: '2024-05-02' }), ['from', 'to'])
  t.equal(reversedEnds({ from_account: 812_345_678, to_account: 312_345_678 }), undefined, 'numbers of accounts')
  for (const [start, end] of [
    ['22:00', '06:00'],
    ['2024-05-04', '2024-05-04'],
    ['2024-05-04', 'soon'],
    [4, 2]
  ])
    t.equal(reversedEnds({ start, end }), undefined)
})

t.test('many members and long descriptions are read in one pass', (t) => {
  const names = Array.from({ length: 60_000 }, (_, at) => `a${at}b_c${at}d`)
  t.same(
    formulasIn(names, () => ''),
    []
  )
  const long = 'fee tax and fee share of , '.repeat(20_000)
  t.same(
    formulasIn(['fee', 'tax', 'owed'], (name) => (name === 'owed' ? long : '')),
    []
  )
  t.end()
})
