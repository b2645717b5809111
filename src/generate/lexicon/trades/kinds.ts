/** The kinds of things: the `type` of an object, and names that say the thing (`address_type`). */

import { listed, rowsIn } from '../entity/listed.ts'
import { about, kindIn, type TextRow, type Trade, words } from './trade.ts'

/**
 * The kinds of each thing, by its nouns: `room_type` of any object, and `type` of a room. Nouns in brackets have the
 * latter alone, since another trade has the former.
 */
const table = `
attribute parameter variable argument input value answer (field column data): number, date, boolean, url
entity object target subject owner parent item_owner assignable linked: user, project, organization, team
resource: project, document, user, dataset
actor principal identity created_by author sender: user, service, system
user member profile: member, admin, guest
problem failure (error exception): validation_error, not_found, rate_limited, timeout
action operation mutation: create, update, delete
change revision diff modification: added, modified, removed
log log_entry audit: access, error, audit
rule firewall_rule filter_rule: allow, block, limit
trigger: schedule, webhook, manual
step stage block workflow_step (node): action, condition, delay, approval
process import_job run (job worker): import, export, sync, cleanup
component widget element control tile: chart, table, button, map
chart graph plot visualization visualisation: line, column, pie, area
metric: counter, gauge, histogram
aggregation aggregate aggregator: sum, average, max, count
query match comparison matcher: exact, prefix, contains
(index): btree, hash, fulltext
data_store datastore (database db): postgres, mysql, mongodb, redis
disk volume storage (drive): ssd, hdd, nvme
backup snapshot: full, incremental, manual
build build_configuration: release, debug, nightly
upgrade version (release update): major, minor, patch
deployment rollout: rolling, blue_green, canary
subnet vpc (network): private, public
(connection): wired, wireless, vpn
interface nic network_interface port: ethernet, wifi, loopback
credential secret: password, api_key, oauth2
alert alarm warning: threshold, anomaly, outage
incident outage disruption: outage, degradation, maintenance
(license licence): subscription, perpetual, trial
integration connector source: api, database, file, webhook
dependency: runtime, dev, optional
layer map_layer: vector, raster, tile
(account): personal, business, shared
address: billing, shipping, home, work
phone phone_number telephone telephone_number: mobile, home, work
email email_address mail: work, personal, other
contact contact_point: customer, supplier, partner
customer client party legal_entity beneficiary payee account_holder: individual, company
company organization organisation firm institution (business): company, partnership, nonprofit, sole_trader
document id_document identification (identity_document id): passport, driving_licence, identity_card
group team list mailing_list community: public, private, system
chat_message (message): image, audio, video, file
reminder (notification): reminder, alert, update
channel delivery_channel: email, sms, web, push
conversation chat thread: direct, group
phone_call (call): inbound, outbound
(meeting): video, in_person, phone
interaction engagement touchpoint (activity): call, meeting, email, task
note remark annotation: general, internal, follow_up
todo approval (task work_item): review, approval, follow_up
support_case support_ticket (ticket case): question, incident, problem
(issue bug): bug, feature, task
request service_request change_request: new, change, cancellation
feedback suggestion: bug, suggestion, praise
survey_question quiz_question (question): multiple_choice, rating, yes_no, open
poll vote ballot: single_choice, multiple_choice
article page (post story content publication): article, news, guide, review
asset medium upload (media attachment): image, video, audio, document
photo picture thumbnail (image): cover, thumbnail, gallery
track stream media_track: audio, video, subtitle
url external_link resource_link (link): website, documentation, download
relation relationship reference association: parent, child, related
template: email, sms, document
(report): summary, detailed, monthly
campaign advert advertisement (ad creative): search, display, video, social
segment audience: dynamic, static
reward incentive bonus: points, voucher, badge
badge achievement medal award: gold, silver, bronze
product merchandise: physical, digital, service
item line_item line order_line order_item invoice_line: product, service, fee
order purchase: online, in_store, phone
rebate price_rule (discount coupon promotion voucher): percentage, fixed_amount
price tariff (rate): fixed, variable, tiered
plan billing: monthly, annual, lifetime
payment_card bank_card (card): credit, debit, prepaid
invoice bill: standard, credit_note, proforma
fee charge surcharge: processing, service, late
balance: available, pending, reserved
transfer payout wire: domestic, international
credit (loan mortgage): personal, mortgage, auto
insurance_policy cover (insurance coverage): home, auto, life, health
damage (claim): accident, theft, water_damage
investment holding asset_class (instrument security): stock, bond, fund, etf
return exchange rma: refund, exchange, repair
warranty guarantee: standard, extended
place: city, landmark, station
location site facility branch store venue point_of_sale: store, warehouse, office
agreement employee staff position vacancy (contract employment): full_time, part_time, fixed_term
(visit appointment consultation encounter): consultation, follow_up, check_up
allergy allergen intolerance: food, medication, environment
menu (meal): breakfast, lunch, dinner, snack
dish course_dish: starter, main, dessert
(pet animal): dog, cat, rabbit, bird
plant vegetation (crop): tree, shrub, herb
utility (meter): electricity, gas, water
charger charging_station charging_point evse: AC, DC
plug charging_connector: Type 2, CCS, CHAdeMO
court tribunal: district, appeal, supreme
lawsuit proceeding legal_case litigation: civil, criminal, family
school education_provider: primary, secondary, university
lesson learning_unit course_module: video, quiz, reading
course lecture (class): lecture, seminar, workshop
examination (exam assessment test): written, oral, practical
ride (trip journey): one_way, round_trip
transport transit transportation route: bus, train, tram, ferry
(passenger traveler traveller pax): adult, child, infant
accommodation hotel lodging (property): hotel, apartment, guesthouse
road street way highway: motorway, primary, residential
surface terrain ground: asphalt, gravel, grass
weapon: sword, bow, axe
quest mission: main, side, daily
game fixture: league, cup, friendly
galaxy: spiral, elliptical, irregular
`

const rows = rowsIn(table).map(([nouns, list]) => ({ nouns: nouns.match(/\w+/g) as string[], written: nouns, list }))

const lists = new Map(rows.flatMap(({ nouns, list }) => nouns.map((noun) => [noun, listed(list)] as const)))

export const kindsOfThing = (noun: string): readonly string[] | undefined => lists.get(noun)

export const kinds: Trade = {
  texts: rows.flatMap(({ nouns, written, list }): TextRow[] => {
    const own = written.replace(/\(.*\)/, '').match(/\w+/g)
    return [
      ...(own === null ? [] : [[own.map((noun) => `${noun}_(type|kind|sub_type)`).join(' '), words(list)] as const]),
      ['^type ^kind ^sub_type ^type_name ^type_code', kindIn(list), about(nouns.join('|'))]
    ]
  })
}
