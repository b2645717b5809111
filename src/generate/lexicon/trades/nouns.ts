/** Plain nouns that stand in many APIs, mostly at the end of a name. */

import { day } from '../entity/entity.ts'
import { link } from '../forms/formats.ts'
import {
  digits,
  domain,
  fullName,
  hex,
  host,
  idText,
  ipv4,
  made,
  of,
  slug,
  title,
  token,
  url
} from '../words/makers.ts'
import { bodies, sentences } from '../words/plain-words.ts'
import { remark } from '../words/remarks.ts'
import { dateOf, timeOf } from '../words/times.ts'
import { about, row, type Trade, text, words } from './trade.ts'

/** Makes an object as a text. */
export const json = text(
  (random) =>
    `{"id":${random.int(100, 999)},"status":"${random.pick(['active', 'pending', 'done'])}","source":"${random.pick(['web', 'api', 'import'])}"}`
)
/** Makes the address of another page. */
const page = ({ random }: Parameters<typeof url>[0], add = 0) =>
  `https://api.example.com/items?page=${random.int(2, 9) + add}`
const aboutPages = about('links?|paging|pagination|page*|meta*|*links|*response|*list')
const flag = words('true, false')

const questions = words('How satisfied are you with the service?, What would you change?, How often do you visit us?')

export const nouns: Trade = {
  words: `
    filter(s) filter_expression where_clause predicate criteria criterion: status = 'active', total > 100,
      country = 'DE', created_at >= '2024-01-01'
    selector css_selector: #main .title, .price, nav > a, table tr
    (x_path|xpath): //div[@id="main"], //h1, //table/tr
    ^mask field_mask: email, status, country
    ^proto: tcp, udp, icmp
    realm: master, customers, internal
    whois_server: whois.example.com, whois.example.net
    assert assertion match_expression: status = 'active', total > 100, country = 'DE'
    generator: Hugo 0.120, Jekyll 4.3, WordPress 6.4
    ^software software_name: nginx, PostgreSQL, Redis, Kafka
    ^(chain|blockchain) chain_name: ethereum, polygon, solana
    registry: registry.example.com, docker.io, ghcr.io
    timeframe time_frame lookback: last_7_days, last_30_days, last_quarter
    (ind|indicator|flg|yn) -flag: Y, N
    ^op: replace, add, remove
    comparator comparison comparison_operator: eq, gt, lt, contains
    ^direction: inbound, outbound
    ^before ^after: pending, active, closed
    aggregation_(method|function|mode): average, sum, max, count
    storage_(tier|class) access_tier: STANDARD, COOL, ARCHIVE
    qualifier: primary, secondary, legacy
    strategy: rolling, incremental, manual
    health_(status|state): healthy, degraded, unhealthy
    quality: high, medium, low
    ^value(s) (string|property|attribute|field|parameter|metadata|option|expected|actual|invalid|predicate|
      scan)_value(s): Blue, Medium, 42, Yes
    symbol: NRTH, HRBR, ACME, SLVR
    ^exchange: NASDAQ, NYSE, XETRA, LSE
    ^variant: control, treatment, variant_b
    ^use: home, work, official, old
    relation relationship rel_name: parent, child, related
    ^alt alt_text image_alt: A harbour at sunrise, The front of the building, A bicycle by the river,
      Two people at a desk
    footer footer_text: Thank you for your business., All rights reserved., Questions? Write to us.
    warning(s) warning_message: The value is deprecated, Two rows were skipped, The certificate expires soon
    fix recommendation(s) remediation remedy mitigation workaround guidance suggested_action next_step(s) solution:
      Update to the latest version, Restart the service, Check the settings, Contact support
    motto slogan catchphrase strapline: Built to last, Closer to you, Simply better every day
    ^directions driving_directions: Turn left at the station, Second floor on the right, Follow the signs to the harbour
    requirement(s): Valid passport, Minimum age 18, Deposit on arrival, Two references
    synonym(s) antonym(s) related_word(s): calm, quick, bright, narrow, steady
    choice(s) answer_choice(s): Yes, No, Not sure
    equipment: Projector, Whiteboard, Microphone, Sound system
    experience years_of_experience: 3 years, 5 years, 10 years
    ^terms: Net 30, Net 14, Due on receipt
    section: Introduction, Overview, Details, Appendix
    standard(s): ISO 9001, ISO 27001, EN 50600
    ^system source_system: ERP, CRM, Billing
    ^dest: /var/data, /srv/backup, /mnt/share
    sublocality: Riverside, Old Town, Harbour Quarter
    ^(front|question)(_text|) of *card|*card_template|deck: What is the capital of Portugal?,
      How many legs has a spider?, What does H2O stand for?
    ^(back|answer)(_text|) of *card|*card_template|deck: Lisbon, Eight, Water
    ^engine of db|database|*cluster|db_*|*instance: postgres, mysql, redis
    ^engine of car|vehicle|*car|build|listing: 1.6 TDI, 2.0 TSI, 1.5 Hybrid
    ^direction of sort|order|ordering|sort_clause|sort_order: asc, desc
    ^(tier|class) storage_(tier|class) of object|blob|bucket|file|storage* beside mime_type|bucket|content_type|e_?tag|
      storage*: STANDARD, COOL, ARCHIVE
    ^text of ui_text: Sign in, Continue, Save, Email
    ^text of label|tag|badge|button|chip|pill: New, Popular, Sale, Recommended
    symbol of currency|money|price|amount|currencies: €, $, £, ¥
    ^variant variant_name variant_title of line_item|cart|cart_item|order_line|product|line|item: Large / Blue,
      Medium / Black, Small / White
    ^(suffix|name_suffix|honorific_suffix|generational_suffix) of person|name|*_name|customer|contact|patient beside
      first_name|last_name|given_name|family_name|prefix|middle_name: Jr., Sr., III
    relation relationship relation_to_* relationship_to_* of contact|emergency_contact|dependent|relative|guardian|
      person|family_member|beneficiary|next_of_kin beside first_name|last_name|phone|birth_date: spouse, parent,
      sibling, friend
    ^instructions ^directions of *recipe|*dish|*meal|*drink|*cocktail: Mix everything and bake for half an hour.,
      Chop the vegetables and fry them gently.
    ^term of course|class|enrollment|student|school|grade|section: Autumn 2024, Spring 2025, Summer 2024
    ^source ^journal ^publication of citation|bibliography beside doi|isbn|issn|pmid: Journal of Applied Physics,
      City Herald, Annual Review of Statistics
  `,
  texts: [
    // ---- what is written for machines ----
    [
      `
        data payload metadata meta raw properties_json attributes_json params parameters_json config configuration
        settings_json extra extras context context_data custom_data raw_data raw_response request_body
        response_body form_data body_json state_data extended_attributes additional_properties
      `,
      json
    ],
    ['symlink', made('/var/lib/app/current-##')],
    ['yaml yml', made('name: web\nreplicas: #\n')],
    [
      'dn distinguished_name ldap_dn',
      ({ entity }) => `CN=${entity.person.first} ${entity.person.last},OU=Users,DC=example,DC=com`
    ],
    ['authorization authorization_header', (scene) => `Bearer ${token(scene)}`],
    ['^sub ^jti ^sid session_state', idText],
    [
      '^issuer',
      link,
      about('', '*jwks*|authorization_endpoint|token_endpoint|*client_id|discovery*|audience|well_known')
    ],
    ['^aud audience_uri', (scene) => `https://api.${domain(scene)}`],
    ['allowed_(origins|origin) cors_(origins|origin) ^origins web_origins', (scene) => `https://${host(scene)}`],
    ['(white|allow|black|deny|block)_?list(ed_ips|_ips|)', ipv4],
    ['proxy(_url|_server|)', (scene) => `http://proxy.${domain(scene)}:8080`],
    ['^interface network_interface if_name ifname iface', made('eth#')],
    ['psk pre_shared_key', token],
    ['^rd route_distinguisher', made('65000:###')],
    ['crc', hex(8)],
    ['(phone|fax|tel|telephone|mobile)_ext (fax|tel|telephone)_extension', made('###')],
    ['stack_?trace ^trace error_trace exception_trace', made('Error: timeout\n    at connect (client.js:4#:1#)')],
    [
      `
        ^active ^enabled ^disabled ^success ^required ^optional ^mandatory ^archived ^verified ^locked ^visible
        ^hidden ^shared ^selected ^eligible ^editable ^settable ^bold ^italic ^underline ^readonly ^read_only
        ^available ^approved ^valid ^debug ^recurring ^featured ^allowed ^supported ^refundable ^taxable ^paid
        -enabled -disabled -locked -eligible -verified -visible -hidden -only -protected
      `,
      flag
    ],
    ['^(left|right|top|bottom) (margin|padding|border|gap)(_left|_right|_top|_bottom|)', made('##px')],
    // ---- operators and orders ----
    [
      '^op ^operator',
      words('eq, gt, lt, contains'),
      about(
        'condition|filter|rule|criterion|clause|predicate|expression',
        'operand|value|values|attribute|field|property'
      )
    ],
    ['^operator logical_operator', words('AND, OR'), about('', 'conditions|rules|filters|operands|children')],
    // ---- references and values ----
    [
      'reference(s) ref(s) *_reference_(code|text) psp_reference external_reference',
      text((random) => `REF-${random.int(100_000, 999_999)}`)
    ],
    ['^range', text((random) => `${random.int(1, 10)}-${random.int(11, 99)}`)],
    [
      '^formatted',
      ({ entity: { address, place } }) => `${address.street}, ${address.postcode} ${place.city}`,
      about('address|*_address|location|place')
    ],
    ['^formatted ', ({ entity }) => entity.amount.toFixed(2)],
    ['^card card_mask ', made('**** **** **** ####')],
    ['^utc utc_time', ({ entity }) => new Date(entity.times.updated).toISOString()],
    ['^page current_page_url landing_page', url, about('hit|visit|click|pageview|session|referral')],
    ['(assigned|delegated|reported|reports|escalated|shipped|billed|sold|handed|transferred)_to', fullName],
    ['identity', ({ entity }) => entity.person.email],
    // ---- what people write ----
    ['^question(_text|)', questions],
    ['^(text|content|body|value)', questions, about('*question|*_prompt_question|faq')],
    [
      '^(text|content|body)',
      words('Yes, Not sure, Once a month, Very satisfied'),
      about('*answer|*option|*choice|*response_option')
    ],
    [
      '^(text|content|body)',
      words(
        'The service is down for maintenance on Sunday., New opening hours from Monday., The lift is out of order.'
      ),
      about('*alert|*warning|*announcement|*banner|*notice|*disruption|*headline|*news')
    ],
    [
      '^(text|content|body|description)',
      words('Open the settings., Enter the code from the message., Press the button for five seconds.'),
      about('*instruction|*step|*direction|*procedure')
    ],
    [
      '^(text|content|body)',
      words('Well begun is half done., Still waters run deep., Practice makes perfect.'),
      about('*quote|*quotation|proverb|saying')
    ],
    [
      '^(text|content|body)',
      (scene) => row(sentences, scene),
      about(
        '*document|*page|*section|*chapter|*paragraph|*article|*template|*slide|*block|*policy|*clause|*chunk|*passage|*snippet|*excerpt|*report|*summary|*term|*lesson|*agreement|*contract|*licen[cs]e'
      )
    ],
    [
      '^value',
      text((random) => String(random.int(1, 90))),
      about('*metric|*sensor|*score|*reading|*measurement|*gauge|*counter|*statistic|*quantity|*kpi|*data_?point')
    ],
    ['information additional_information *_information info_text', remark],
    [
      'definition history narrative commentary overview_text statement methodology -report help usage_notes justification intro introduction blurb',
      remark
    ],
    ['^value', title, about('*locali[sz]ation|*translation', 'language_code|language_tag')],
    ['translation translated_text phrase sentence(s) highlight(s) ', (scene) => row(bodies, scene)],
    ['attribution ', ({ entity }) => `© 2024 ${entity.company}`],
    ['(referer|referrer|http_referer)', (scene) => `https://www.${domain(scene)}/`],
    ['^src', (scene) => `/assets/${slug(scene)}.js`],
    ['^(portrait|preview)', ({ random }) => `https://images.example.com/${digits(random, 12)}.png`],
    ['abbr abbrev', made('@@@')],
    ['date_range', (scene) => `${dateOf(timeOf(scene))}/${dateOf(timeOf(scene) + 30 * day)}`],
    ['time_range', of('09:00-12:00', '13:00-17:00', '18:00-22:00')],
    ['*_range', ({ random }) => [random.int(5, 40), random.int(45, 90)].join('-')],
    ['dt', ({ entity }) => new Date(entity.times.created).toISOString().slice(0, 10)],
    ['^(next|next_page)', (scene) => page(scene, 1), aboutPages],
    ['^(prev|previous|previous_page|prev_page)', page, aboutPages],
    ['office', ({ entity }) => `${entity.place.city} office`],
    ['pager ^sms sms_number', ({ entity }) => entity.address.phone],
    ['skype(_id|_name|_handle|)', ({ entity }) => `live:${entity.person.email.split('@')[0]}`],
    ['^isp isp_name', ({ entity }) => `${entity.company} Telecom`]
  ],
  ranges: `
    -(limit|quota|cap|allowance) ^(quota|cap|allowance): 100, 250, 500, 1000, 5000
    remaining remaining_* used: 0 900 0
    (factor|multiplier) scale: 0.5 3 2
    period: 1 30 0
    ^max_number_* ^maximum_number_*: 5 50 0
    (rotation|orientation)(_deg|_degrees|): 0 359 1
    (angle|slant)(_deg|_degrees|): 0 85 1
    (taxes|fees|charges|costs|discounts|savings|expenses|refunds): 5 480 2
    margin: 5 45 1
    (difference|delta|diff|deviation)(_value|): -20 20 2
    concurrency parallelism: 1 32 0
    threshold: 50 95 0
    ^years: 1 30 0
    ^days: 1 60 0
    miles: 1 280 1
    digits precision: 2 6 0
    ^(uid|gid|cid|sid): 1000 9999 0
    seed random_seed: 1000 99_999 0
    (round|lap|stage|inning|turn|heat)_(no|number|nr|num): 1 12 0
    salary_(min|minimum|from): 28_000, 36_000, 42_000, 48_000
    salary_(max|maximum|to): 55_000, 64_000, 72_000, 90_000
    hole hole_number: 1 18 0
    ^(status|status_code|code) of *error|*error_(response|body|model)|problem|*problem_details: 400, 401, 403, 404, 409,
      422, 500
  `
}
