/** The states that things are in, by the kind of thing. */

import { keptFor } from '../../../document/memoized.ts'
import type { Surroundings } from '../words/name-index.ts'
import { about, type TextRow, type Trade, words } from './trade.ts'

/** States by a name that says of what (`payment_status`), and by the plain name in an object of that kind. */
const stateOf = (nouns: string, list: string, context: Surroundings): TextRow[] => [
  [
    nouns
      .split('|')
      .map((noun) => `^${noun}_(status|state)`)
      .join(' '),
    words(list)
  ],
  ['^status ^state', words(list), context]
]

const state = words('active, pending, inactive')
/** Tells whether an object is an answer that holds what was asked for. */
const isEnvelope = keptFor(
  (beside: readonly string[]) =>
    !beside.includes('id') &&
    beside.some((one) => /^(data|results?|response|payload|errors?|error_(message|code))$/.test(one))
)

export const states: Trade = {
  words: `
    availability(_status|) stock_status inventory_status stock_availability: in_stock, out_of_stock, preorder, backorder
    presence(_status|) online_status: online, away, busy, offline
    financial_status: paid, pending, refunded, voided
    sync_status sync_state: synced, pending, failed, in_progress
    verification_status kyc_status identity_status: verified, pending, rejected, unverified
    read_status: read, unread
    rsvp rsvp_status response_status attendance_status participation_status partstat: accepted, declined, tentative,
      needs_action
    approval_status review_status moderation_status: approved, pending, rejected, in_review
    charging_status charge_state charging_state: charging, discharging, full, idle
    door_state lock_state: locked, unlocked, open, closed
    power_state power_status switch_state: on, off, standby
    connection_(status|state) connectivity link_state link_status: connected, disconnected, connecting
    mergeable_state: clean, dirty, blocked, behind
    ^delivery_(status|state) of message|chat_message|sms|mms|email|notification|mail|push beside sender_name|mentions|
      unread_count: sent, delivered, read, failed
  `,
  texts: [
    ...stateOf(
      'payment|charge|transaction|invoice|refund|payout',
      'paid, pending, authorized, refunded',
      about('payment|charge|transaction|invoice|refund|payout', 'payment_method|card_(brand|number)')
    ),
    ...stateOf(
      'order|delivery|shipping|fulfillment|fulfilment',
      'pending, paid, shipped, delivered',
      about('order|purchase|shipment|delivery|parcel|fulfil?lment')
    ),
    ...stateOf(
      'message|sms|mail|email|notification',
      'sent, delivered, read, failed',
      about(
        'message|chat_message|sms|mms|email|notification|mail|push',
        'sender_name|recipient|num_segments|mentions|unread_count'
      )
    ),
    ...stateOf(
      'subscription|membership',
      'active, trialing, past_due, canceled',
      about('subscription|membership', 'plan|trial_end|renews_at|current_period_end')
    ),
    ...stateOf(
      'booking|reservation|appointment',
      'confirmed, pending, cancelled, completed',
      about('booking|reservation|appointment|ticket_order|visit|consultation')
    ),
    ...stateOf(
      'task|issue|ticket',
      'open, in_progress, done, blocked',
      about('task|todo|issue|ticket|bug|story|work_item')
    ),
    ...stateOf(
      'job|build|run|deployment|pipeline|workflow|backup|sync|import|export|scan|migration',
      'succeeded, running, queued, failed',
      about('job|build|run|pipeline|deployment|workflow|import|export|backup|scan|sync|migration|execution')
    ),
    ...stateOf('flight', 'scheduled, boarding, departed, landed', about('flight')),
    ...stateOf(
      'train|bus|departure|trip',
      'on_time, delayed, cancelled, arrived',
      about('train|bus|departure|trip|journey')
    ),
    ...stateOf('post|article', 'published, draft, scheduled, archived', about('post|article|page|blog_post')),
    ...stateOf(
      'device|sensor|gateway|printer|camera',
      'online, offline, idle, error',
      about(
        'device|sensor|gateway|printer|camera|meter|iot_device|robot|station',
        'firmware_version|battery_level|rssi'
      )
    ),
    ...stateOf(
      'vehicle|car|fleet',
      'available, in_use, maintenance, retired',
      about('vehicle|car|truck|fleet|scooter|bike')
    ),
    ...stateOf(
      'instance|server|pod|container|cluster|vm|node|database',
      'running, stopped, pending, terminated',
      about('instance|server|pod|container|cluster|vm|virtual_machine|droplet|node|volume|service')
    ),
    ...stateOf('claim', 'open, approved, denied, settled', about('claim|insurance_claim')),
    ...stateOf(
      'policy|contract|lease',
      'active, lapsed, expired, cancelled',
      about('policy|insurance_policy|contract|lease|agreement|license|licence')
    ),
    ...stateOf(
      'property|listing',
      'for_sale, under_offer, sold, rented',
      about('property|real_estate|listing|apartment|house', 'bedrooms|bathrooms|square_feet|living_area')
    ),
    ...stateOf(
      'employee|employment|worker',
      'active, on_leave, terminated, suspended',
      about('employee|worker|hr_employee|staff_member', 'employment_type|hire_date|job_title')
    ),
    ...stateOf(
      'leave|absence|time_off|application|approval|expense',
      'approved, pending, rejected, cancelled',
      about('leave|absence|time_off|leave_request|application|expense|request|approval|reimbursement')
    ),
    ...stateOf(
      'enrollment|course|student',
      'enrolled, completed, withdrawn, waitlisted',
      about('enrol?lment|student|registration')
    ),
    ...stateOf('loan', 'active, paid_off, defaulted, pending', about('loan|mortgage|credit')),
    ...stateOf('account', 'active, pending, frozen, closed', about('account|bank_account|card|wallet')),
    ...stateOf(
      'trade',
      'filled, partially_filled, open, canceled',
      about('trade|stock_order|limit_order', 'ticker|time_in_force|limit_price')
    ),
    ...stateOf(
      'case|lawsuit|matter',
      'open, pending, closed, appealed',
      about('case|lawsuit|matter|court_case|complaint|permit')
    ),
    ...stateOf(
      'match|game|fixture',
      'scheduled, live, finished, postponed',
      about('match|game|fixture|race|tournament', 'home_team|away_team|home_score')
    ),
    ...stateOf(
      'event|meeting|webinar',
      'confirmed, tentative, cancelled, completed',
      about('event|meeting|webinar|calendar_event|conference')
    ),
    ...stateOf(
      'campaign|ad|ad_set|ad_group',
      'active, paused, ended, draft',
      about('campaign|ad|advert|ad_set|ad_group|newsletter')
    ),
    ...stateOf(
      'incident|alert|alarm|outage',
      'open, acknowledged, resolved, investigating',
      about('incident|alert|alarm|outage|problem')
    ),
    ...stateOf(
      'vulnerability|finding',
      'open, fixed, mitigated, accepted',
      about('vulnerability|finding|security_issue')
    ),
    ...stateOf('pull_request|merge_request', 'open, closed, merged, draft', about('pull_request|merge_request|pull')),
    ...stateOf(
      'domain|certificate',
      'active, pending, expired, revoked',
      about('domain|certificate|ssl_certificate|api_key|token')
    ),
    ...stateOf(
      'invitation|invite|friend_request',
      'pending, accepted, declined, expired',
      about('invitation|invite|friend_request|rsvp')
    ),
    ...stateOf(
      'patient|admission|encounter',
      'admitted, discharged, waiting, in_progress',
      about('patient|admission|encounter|hospital_stay')
    ),
    ...stateOf(
      'clinical|medication|prescription|condition',
      'active, completed, stopped, on_hold',
      about('medication|prescription|condition|treatment')
    ),
    ...stateOf(
      'book|copy|loan_item|library_item',
      'available, on_loan, reserved, lost',
      about('book_copy|library_item|copy|book')
    ),
    ...stateOf(
      'product|catalog',
      'active, draft, archived, discontinued',
      about('product|catalog_product|variant|sku')
    ),
    ...stateOf(
      'table|room|seat|bed|parking_space|charger|connector|locker',
      'available, occupied, reserved, out_of_order',
      about('table|room|seat|bed|parking_space|charger|charging_station|connector|locker|desk')
    ),
    ...stateOf(
      'machine|production|work_order',
      'running, idle, down, maintenance',
      about('machine|work_order|production_order|turbine|pump')
    ),
    ...stateOf('sale|lead|deal|opportunity', 'new, qualified, won, lost', about('lead|deal|opportunity|prospect')),
    ...stateOf('check|uptime_check|probe', 'up, down, degraded', about('check|uptime_?check|probe|heartbeat')),
    ...stateOf('queue|stream|consumer', 'running, idle, paused', about('queue|stream|consumer|topic')),
    ...stateOf('attendance', 'present, absent, late, excused', about('attendance')),
    ...stateOf(
      'election|vote|bill|motion',
      'passed, pending, rejected, introduced',
      about('bill|motion|ballot|amendment')
    ),
    ['^status', words('error'), about('*error|*error_(response|body|model)')],
    [
      'health(_status|) health_state health_check',
      words('healthy, degraded, unhealthy, unknown'),
      /service|server|node|pod|cluster|instance|container|check|target|component|uptime/
    ],
    ['conclusion', words('success, failure, cancelled, skipped'), /check|run|job|workflow|status|build/],
    ['outcome result', words('passed, failed, skipped'), /test|check|inspection|exam|audit|run/],
    [
      '(user|order)_(status|state) status(es) status_code state(s) lifecycle ^condition',
      (scene) => (isEnvelope(scene.beside) ? 'success' : state(scene))
    ]
  ]
}
