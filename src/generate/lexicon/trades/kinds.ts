/** The kinds of things: the `type` of an object, and names that say the thing (`address_type`). */

import { listed } from '../entity/listed.ts'
import { about, kindIn, type TextRow, type Trade, words } from './trade.ts'

/**
 * Returns rows for kinds of things: `room_type` of any object, and `type` of a room. `others` are nouns that have the
 * latter row alone, since another trade has the former.
 */
const kindsOf = (nouns: string, list: string, others = ''): TextRow[] => {
  for (const noun of `${nouns}|${others}`.split('|')) if (noun !== '') lists.set(noun, listed(list))
  return [
    ...(nouns === '' ? [] : [[named(nouns), words(list)] as const]),
    ['^type ^kind ^sub_type ^type_name ^type_code', kindIn(list), about(`${nouns}|${others}`.replace(/^\||\|$/g, ''))]
  ]
}

const lists = new Map<string, readonly string[]>()

/** Returns the kinds of a thing. */
export const kindsOfThing = (noun: string): readonly string[] | undefined => lists.get(noun)

/** Returns the names that say a thing and its kind, for each of the nouns. */
const named = (nouns: string): string =>
  nouns
    .split('|')
    .map((noun) => `${noun}_(type|kind|sub_type)`)
    .join(' ')

/** To teach standin the kinds of a thing, add a line: its nouns with bars between, and its kinds with commas. */
export const kinds: Trade = {
  texts: [
    // ---- data and software ----
    ...kindsOf(
      'attribute|parameter|variable|argument|input|value|answer',
      'number, date, boolean, url',
      'field|column|data'
    ),
    ...kindsOf(
      'entity|object|target|subject|owner|parent|item_owner|assignable|linked',
      'user, project, organization, team'
    ),
    ...kindsOf('resource', 'project, document, user, dataset'),
    ...kindsOf('actor|principal|identity|created_by|author|sender', 'user, service, system'),
    ...kindsOf('user|member|profile', 'member, admin, guest'),
    ...kindsOf('problem|failure', 'validation_error, not_found, rate_limited, timeout', 'error|exception'),
    ...kindsOf('action|operation|mutation', 'create, update, delete'),
    ...kindsOf('change|revision|diff|modification', 'added, modified, removed'),
    ...kindsOf('log|log_entry|audit', 'access, error, audit'),
    ...kindsOf('rule|firewall_rule|filter_rule', 'allow, block, limit'),
    ...kindsOf('trigger', 'schedule, webhook, manual'),
    ...kindsOf('step|stage|block|workflow_step', 'action, condition, delay, approval', 'node'),
    ...kindsOf('process|import_job|run', 'import, export, sync, cleanup', 'job|worker'),
    ...kindsOf('component|widget|element|control|tile', 'chart, table, button, map'),
    ...kindsOf('chart|graph|plot|visualization|visualisation', 'line, column, pie, area'),
    ...kindsOf('metric', 'counter, gauge, histogram'),
    ...kindsOf('aggregation|aggregate|aggregator', 'sum, average, max, count'),
    ...kindsOf('query|match|comparison|matcher', 'exact, prefix, contains'),
    ...kindsOf('', 'btree, hash, fulltext', 'index'),
    ...kindsOf('data_store|datastore', 'postgres, mysql, mongodb, redis', 'database|db'),
    ...kindsOf('disk|volume|storage', 'ssd, hdd, nvme', 'drive'),
    ...kindsOf('backup|snapshot', 'full, incremental, manual'),
    ...kindsOf('build|build_configuration', 'release, debug, nightly'),
    ...kindsOf('upgrade|version', 'major, minor, patch', 'release|update'),
    ...kindsOf('deployment|rollout', 'rolling, blue_green, canary'),
    ...kindsOf('subnet|vpc', 'private, public', 'network'),
    ...kindsOf('', 'wired, wireless, vpn', 'connection'),
    ...kindsOf('interface|nic|network_interface|port', 'ethernet, wifi, loopback'),
    ...kindsOf('credential|secret', 'password, api_key, oauth2'),
    ...kindsOf('alert|alarm|warning', 'threshold, anomaly, outage'),
    ...kindsOf('incident|outage|disruption', 'outage, degradation, maintenance'),
    ...kindsOf('', 'subscription, perpetual, trial', 'license|licence'),
    ...kindsOf('integration|connector|source', 'api, database, file, webhook'),
    ...kindsOf('dependency', 'runtime, dev, optional'),
    ...kindsOf('layer|map_layer', 'vector, raster, tile'),
    ...kindsOf('', 'personal, business, shared', 'account'),
    // ---- people and messages ----
    ...kindsOf('address', 'billing, shipping, home, work'),
    ...kindsOf('phone|phone_number|telephone|telephone_number', 'mobile, home, work'),
    ...kindsOf('email|email_address|mail', 'work, personal, other'),
    ...kindsOf('contact|contact_point', 'customer, supplier, partner'),
    ...kindsOf('customer|client|party|legal_entity|beneficiary|payee|account_holder', 'individual, company'),
    ...kindsOf(
      'company|organization|organisation|firm|institution',
      'company, partnership, nonprofit, sole_trader',
      'business'
    ),
    ...kindsOf(
      'document|id_document|identification',
      'passport, driving_licence, identity_card',
      'identity_document|id'
    ),
    ...kindsOf('group|team|list|mailing_list|community', 'public, private, system'),
    ...kindsOf('chat_message', 'image, audio, video, file', 'message'),
    ...kindsOf('reminder', 'reminder, alert, update', 'notification'),
    ...kindsOf('channel|delivery_channel', 'email, sms, web, push'),
    ...kindsOf('conversation|chat|thread', 'direct, group'),
    ...kindsOf('phone_call', 'inbound, outbound', 'call'),
    ...kindsOf('', 'video, in_person, phone', 'meeting'),
    ...kindsOf('interaction|engagement|touchpoint', 'call, meeting, email, task', 'activity'),
    ...kindsOf('note|remark|annotation', 'general, internal, follow_up'),
    ...kindsOf('todo|approval', 'review, approval, follow_up', 'task|work_item'),
    ...kindsOf('support_case|support_ticket', 'question, incident, problem', 'ticket|case'),
    ...kindsOf('', 'bug, feature, task', 'issue|bug'),
    ...kindsOf('request|service_request|change_request', 'new, change, cancellation'),
    ...kindsOf('feedback|suggestion', 'bug, suggestion, praise'),
    ...kindsOf('survey_question|quiz_question', 'multiple_choice, rating, yes_no, open', 'question'),
    ...kindsOf('poll|vote|ballot', 'single_choice, multiple_choice'),
    ...kindsOf('article|page', 'article, news, guide, review', 'post|story|content|publication'),
    ...kindsOf('asset|medium|upload', 'image, video, audio, document', 'media|attachment'),
    ...kindsOf('photo|picture|thumbnail', 'cover, thumbnail, gallery', 'image'),
    ...kindsOf('track|stream|media_track', 'audio, video, subtitle'),
    ...kindsOf('url|external_link|resource_link', 'website, documentation, download', 'link'),
    ...kindsOf('relation|relationship|reference|association', 'parent, child, related'),
    ...kindsOf('template', 'email, sms, document'),
    ...kindsOf('', 'summary, detailed, monthly', 'report'),
    ...kindsOf('campaign|advert|advertisement', 'search, display, video, social', 'ad|creative'),
    ...kindsOf('segment|audience', 'dynamic, static'),
    ...kindsOf('reward|incentive|bonus', 'points, voucher, badge'),
    ...kindsOf('badge|achievement|medal|award', 'gold, silver, bronze'),
    // ---- trade ----
    ...kindsOf('product|merchandise', 'physical, digital, service'),
    ...kindsOf('item|line_item|line|order_line|order_item|invoice_line', 'product, service, fee'),
    ...kindsOf('order|purchase', 'online, in_store, phone'),
    ...kindsOf('rebate|price_rule', 'percentage, fixed_amount', 'discount|coupon|promotion|voucher'),
    ...kindsOf('price|tariff', 'fixed, variable, tiered', 'rate'),
    ...kindsOf('plan|billing', 'monthly, annual, lifetime'),
    ...kindsOf('payment_card|bank_card', 'credit, debit, prepaid', 'card'),
    ...kindsOf('invoice|bill', 'standard, credit_note, proforma'),
    ...kindsOf('fee|charge|surcharge', 'processing, service, late'),
    ...kindsOf('balance', 'available, pending, reserved'),
    ...kindsOf('transfer|payout|wire', 'domestic, international'),
    ...kindsOf('credit', 'personal, mortgage, auto', 'loan|mortgage'),
    ...kindsOf('insurance_policy|cover', 'home, auto, life, health', 'insurance|coverage'),
    ...kindsOf('damage', 'accident, theft, water_damage', 'claim'),
    ...kindsOf('investment|holding|asset_class', 'stock, bond, fund, etf', 'instrument|security'),
    ...kindsOf('return|exchange|rma', 'refund, exchange, repair'),
    ...kindsOf('warranty|guarantee', 'standard, extended'),
    ...kindsOf('location|place|site|facility|branch|store|venue|point_of_sale', 'store, warehouse, office'),
    ...kindsOf('agreement|employee|staff|position|vacancy', 'full_time, part_time, fixed_term', 'contract|employment'),
    ...kindsOf('', 'consultation, follow_up, check_up', 'visit|appointment|consultation|encounter'),
    ...kindsOf('allergy|allergen|intolerance', 'food, medication, environment'),
    ...kindsOf('menu', 'breakfast, lunch, dinner, snack', 'meal'),
    ...kindsOf('dish|course_dish', 'starter, main, dessert'),
    ...kindsOf('', 'dog, cat, rabbit, bird', 'pet|animal'),
    ...kindsOf('plant|vegetation', 'tree, shrub, herb', 'crop'),
    ...kindsOf('utility', 'electricity, gas, water', 'meter'),
    ...kindsOf('charger|charging_station|charging_point|evse', 'AC, DC'),
    ...kindsOf('plug|charging_connector', 'Type 2, CCS, CHAdeMO'),
    ...kindsOf('court|tribunal', 'district, appeal, supreme'),
    ...kindsOf('lawsuit|proceeding|legal_case|litigation', 'civil, criminal, family'),
    ...kindsOf('school|education_provider', 'primary, secondary, university'),
    ...kindsOf('lesson|learning_unit|course_module', 'video, quiz, reading'),
    ...kindsOf('course|lecture', 'lecture, seminar, workshop', 'class'),
    ...kindsOf('examination', 'written, oral, practical', 'exam|assessment|test'),
    ...kindsOf('ride', 'one_way, round_trip', 'trip|journey'),
    ...kindsOf('transport|transit|transportation|route', 'bus, train, tram, ferry'),
    ...kindsOf('', 'adult, child, infant', 'passenger|traveler|traveller|pax'),
    ...kindsOf('accommodation|hotel|lodging', 'hotel, apartment, guesthouse', 'property'),
    ...kindsOf('road|street|way|highway', 'motorway, primary, residential'),
    ...kindsOf('surface|terrain|ground', 'asphalt, gravel, grass'),
    ...kindsOf('weapon', 'sword, bow, axe'),
    ...kindsOf('quest|mission', 'main, side, daily'),
    ...kindsOf('game|fixture', 'league, cup, friendly'),
    ...kindsOf('galaxy', 'spiral, elliptical, irregular')
  ]
}
