/** Numbers by the name of their property: a range, or the number itself. Rows are written as in `text-names.ts`. */

import { round } from './makers.ts'
import type { NameRow } from './name-index.ts'
import type { Range } from './range.ts'
import type { Maker } from './scene.ts'
import { unix } from './times.ts'

export const numberNames: readonly NameRow<Range | Maker<number>>[] = [
  ['^age ^age_years', [1, 14, 0], /(^|_)(pet|dog|cat|animal|rabbit|horse)s?$|^(breed|species)$/],
  ['body_height height_cm height', [150, 200, 0], /height_cm|weight_kg|bmi|^(patient|person|player|athlete|user)s?$/],
  ['^weight ^body_weight ^weight_kg', [48, 110, 1], /height_cm|bmi|^(patient|person|player|athlete|user)s?$/],
  ['^bmi', [19, 29, 1]],
  ['heart_rate pulse bpm', [55, 105, 0]],
  ['systolic_* systolic', [105, 138, 0]],
  ['diastolic_* diastolic', [62, 88, 0]],
  [
    `
      ^run_time_min(s) ^run_time_minutes ^run_time ^duration_min(s) ^duration_minutes ^duration ^length_min(s)
      ^length_minutes ^length
    `,
    [75, 190, 0],
    /(^|_)(movie|film)s?$|^director$/
  ],
  ['runtime_min(s) runtime_minutes runtime_', [75, 190, 0]],
  [
    '^pages ^page_count ^number_of_pages ^num_pages',
    [90, 850, 0],
    /(^|_)(book|novel)s?$|^(isbn(_1[03])?|author|publisher)$/
  ],
  ['population', [12_000, 4_200_000, 0]],
  ['area area_km2 area_km', [20, 900, 1], /population|city|country/],
  ['^max_capacity ^capacity', [40, 500, 0]],
  [
    `
      ^attendee(s) ^attendee_count ^attendees_count ^registered ^enrolled ^participants_count ^participant_count
    `,
    [5, 38, 0]
  ],
  ['calories', [80, 750, 0]],
  ['steps', [2000, 14_000, 0], /heart|calories|distance|fitness|activity/],
  ['^seat ^gate', [1, 38, 0]],
  ['quarter', [1, 4, 0]],
  ['pressure pressure_hpa pressure_mb', [990, 1035, 0]],
  ['uv_index', [0, 9, 0]],
  ['lat latitude', ({ entity }) => entity.address.latitude],
  ['lng lon long longitude', ({ entity }) => entity.address.longitude],
  ['^id', ({ count, random }) => count ?? random.int(1, 9999)],
  ['id(s)', [1, 9999, 0]],
  ['sub_total net_amount net amount_excluding_tax amount_excl_tax', ({ entity }) => entity.amount],
  ['tax_amount tax_total tax vat_amount vat_total vat', ({ entity }) => round(entity.amount * 0.2)],
  [
    `
      ^grand_total ^gross_amount ^gross ^amount_due ^amount_including_tax ^amount_incl_tax ^total_amount
      ^total_price ^total_due ^total_cost ^total_sum
    `,
    ({ entity }) => round(entity.amount * 1.2)
  ],
  ['^total', (scene) => (counted.test(scene.subject) ? scene.random.int(20, 400) : round(scene.entity.amount * 1.2))],
  [
    `
      shipping_amount shipping_cost shipping_price shipping_fee shipping_total shipping discount_amount
      discount_cost discount_price discount_fee discount_total discount fee_amount fee_cost fee_price fee_fee
      fee_total fee tip_amount tip_cost tip_price tip_fee tip_total tip deposit_amount deposit_cost deposit_price
      deposit_fee deposit_total deposit refund_amount refund_cost refund_price refund_fee refund_total refund
    `,
    [0.5, 9.5, 2]
  ],
  [
    `
      min_price min_amount min_cost min_salary min_value minimum_price minimum_amount minimum_cost minimum_salary
      minimum_value lowest_price lowest_amount lowest_cost lowest_salary lowest_value low_price low_amount
      low_cost low_salary low_value
    `,
    [5, 99, 2]
  ],
  [
    `
      max_price max_amount max_cost max_salary max_value maximum_price maximum_amount maximum_cost maximum_salary
      maximum_value highest_price highest_amount highest_cost highest_salary highest_value high_price high_amount
      high_cost high_salary high_value
    `,
    [100, 999, 2]
  ],
  ['^per_page ^page_size ^limit ^page_limit ^max_results', ({ paging }) => paging.size ?? 20],
  ['^min_* ^minimum_* ^lowest_* ^lowest lower_* ^lower min minimum', [1, 40, 0]],
  ['^max_* ^maximum_* ^highest_* ^highest upper_* ^upper max maximum', [60, 100, 0]],
  ['^avg ^average ^mean ^median', [41, 59, 0]],
  ['salary income revenue budget turnover', [28_000, 120_000, 0]],
  [
    `
      price_usd price_eur price_gbp price amount_usd amount_eur amount_gbp amount cost_usd cost_eur cost_gbp cost
      fare_usd fare_eur fare_gbp fare charge_usd charge_eur charge_gbp charge unit_price_usd unit_price_eur
      unit_price_gbp unit_price total_price_usd total_price_eur total_price_gbp total_price balance_usd
      balance_eur balance_gbp balance paid_usd paid_eur paid_gbp paid payment_usd payment_eur payment_gbp payment
      spend_usd spend_eur spend_gbp spend spent_usd spent_eur spent_gbp spent credit_usd credit_eur credit_gbp
      credit debit_usd debit_eur debit_gbp debit *price *amount *cost
    `,
    [5, 499, 2]
  ],
  ['age age_years', ({ random }) => random.int(19, 74)],
  ['birth_year year_of_birth', [1955, 2004, 0]],
  ['expiry_year expiration_year exp_year', [2026, 2030, 0]],
  ['year', [2015, 2024, 0]],
  ['month', [1, 12, 0]],
  ['day day_of_month', [1, 28, 0]],
  ['hour(s)', [0, 23, 0]],
  ['minute(s) second(s)', [0, 59, 0]],
  ['weekday day_of_week', [1, 5, 0]],
  ['quantity qty units stock inventory seats guests copies pieces adults children', [1, 12, 0]],
  ['rating stars', [3, 5, 1]],
  ['percent percentage pct progress completion utilisation utilization humidity', [5, 95, 0]],
  ['score points grade reputation', [40, 100, 0]],
  ['probability confidence ratio fraction opacity alpha', [0.05, 0.95, 2]],
  ['rate', [0.05, 0.25, 2]],
  ['^page ^page_number ^page_no ^page_index ^current_page', ({ paging }) => paging.page ?? 1],
  ['^offset ^skip ^start_index ^from', ({ paging }) => paging.from ?? 0],
  ['^total_pages ^page_count ^pages ^last_page', ({ random }) => random.int(2, 20)],
  [
    `
      total_* count(s) views likes followers following visits downloads clicks hits shares comments replies forks
      watchers num number_of_* num_* number_* n_* *count
    `,
    [1, 400, 0]
  ],
  ['port', ({ random }) => random.pick([80, 443, 3000, 5432, 8080, 8443, 9090])],
  ['http_status_code http_status status_code status', ({ random }) => random.pick([200, 201, 204, 400, 404])],
  ['error_code code', ({ random }) => random.pick([1001, 1002, 2003, 4004])],
  ['birth_date dob born', ({ entity }) => entity.times.born / 1000],
  [
    `
      at time timestamp date ts on ^created ^updated ^modified ^expires ^iat ^exp ^nbf ^expiry ^expiration
      ^period_start ^period_end ^start ^end ^epoch *created *updated *expires *expiration
    `,
    (scene) => unix(scene)
  ],
  [
    `
      duration_ms duration_s duration_sec(s) duration_seconds duration_millis duration_milliseconds duration
      elapsed_ms elapsed_s elapsed_sec(s) elapsed_seconds elapsed_millis elapsed_milliseconds elapsed runtime_ms
      runtime_s runtime_sec(s) runtime_seconds runtime_millis runtime_milliseconds timeout_ms timeout_s
      timeout_sec(s) timeout_seconds timeout_millis timeout_milliseconds timeout latency_ms latency_s
      latency_sec(s) latency_seconds latency_millis latency_milliseconds latency response_time_ms response_time_s
      response_time_sec(s) response_time_seconds response_time_millis response_time_milliseconds response_time
      ttl_ms ttl_s ttl_sec(s) ttl_seconds ttl_millis ttl_milliseconds ttl interval_ms interval_s interval_sec(s)
      interval_seconds interval_millis interval_milliseconds interval expires_in_ms expires_in_s expires_in_sec(s)
      expires_in_seconds expires_in_millis expires_in_milliseconds expires_in delay_ms delay_s delay_sec(s)
      delay_seconds delay_millis delay_milliseconds delay uptime_ms uptime_s uptime_sec(s) uptime_seconds
      uptime_millis uptime_milliseconds uptime length_seconds_ms length_seconds_s length_seconds_sec(s)
      length_seconds_seconds length_seconds_millis length_seconds_milliseconds length_seconds
    `,
    [60, 3600, 0]
  ],
  ['size bytes file_size content_length storage bytes_*', [1024, 5_242_880, 0]],
  ['width_px width height_px height', ({ random }) => random.pick([320, 480, 640, 800, 1024, 1280, 1920])],
  ['depth_* depth length_* length distance_* distance', [1, 120, 1]],
  ['weight_* weight mass_* mass', [0.5, 80, 1]],
  ['temperature_* temperature temp_* temp', [8, 28, 1]],
  ['speed_* speed velocity_* velocity', [10, 120, 1]],
  ['altitude elevation', [2, 900, 0]],
  ['version revision build generation', [1, 12, 0]],
  [
    `
      priority level rank position order index sort_order sequence seq step floor line attempt(s) retries
      retry_count
    `,
    ({ count, random }) => count ?? random.int(1, 9)
  ],
  ['number no', [1000, 9999, 0]],
  ['zip_code postal_code', [10000, 98999, 0]],
  ['cpu(s) cores vcpus replicas workers threads nodes instances', ({ random }) => random.pick([1, 2, 4, 8])],
  ['memory_* memory ram_* ram', ({ random }) => random.pick([512, 1024, 2048, 4096])]
]

/** Objects whose `total` counts things and is no money. */
const counted =
  /(^|_)(page|list|pagination|meta|paging|paginated\w*|results?|response|search\w*|collection|page_info|\w*list|summary|stats|statistics)s?$/
