/** Words of queries, rules, schedules and settings that an API of any trade may have. */

import type { Maker } from '../entity/scene.ts'
import { companySlug, fullName, hex, idText, made, slug, slugOf, title } from '../words/makers.ts'
import { isFirm, thingName } from '../words/names-of-things.ts'
import { labels } from '../words/plain-words.ts'
import { iso, timeOf } from '../words/times.ts'
import { about, of, row, type Trade, text, whole, words } from './trade.ts'

const sayings = of('A calm sea never made a skilled sailor.', 'Well begun is half done.')
const delimited = /delimiter|separator|csv|quote_char|escape_char|header_row/

const delimiter = of(',', ';', '|')

const copyright: Maker<string> = ({ entity }) => `© 2024 ${entity.company}`

export const technical: Trade = {
  words: `
    (expression|condition_expression|rule_expression): status == "active", total > 100, country == "FR"
    ^(filter|filter_string|filter_query|saved_query|lucene_query|query_string): status:active, created:>2024-01-01,
      country:FR
    (order_by|sort_by|sort|sorting|sort_field): created_at, title, -updated_at
    ^pointer json_pointer: /data/attributes/name, /items/0/id, /data/attributes/email
    ^(source|origin_source|lead_source|signup_source|traffic_source): web, api, import, mobile
    data_source: crm, warehouse, web, spreadsheet
    call_type: inbound, outbound, missed
    ^context: checkout, signup, settings
    ^(new|old|previous|current|original|before|after|from|to)_value: draft, published, archived
    default_value ^default: 10, true, none
    ^resource: orders, customers, invoices
    dataset entity ^collection beside database|db|fields|indexe?s|documents?: orders, customers, invoices, events, products
    (cpu_|)(architecture|arch): amd64, arm64
    ^operation: create, update, delete
    ^(result|outcome): success, failure, skipped
    stdout output console_output: Job finished, 12 files written, All checks passed
    stderr: warning: the cache is empty, error: the file was not found
    ^dimension: country, device, channel
    root_(path|dir|directory|folder): /, /srv/app, /data
    symbol_native currency_sign symbol_(left|right): €, $, £
    size_system: EU, US, UK
    ^feature(s) product_feature(s) capability capabilities: single sign-on, audit log, exports, webhooks
    ^(fields|columns|expand|include|attributes|properties): id, email, created_at
    ^(property|attribute|parameter|param|argument|field|variable): email, status, quantity, country
    layout: grid, list, single_column
    (list_|default_|)view(_type|_mode|): list, grid, calendar
    ^(onclick|onload|onchange|onsubmit|oninput|onfocus|onblur)(_trigger|) on_(click|load|change|submit): submitForm(),
      window.ready(), validate(this)
    date_format: YYYY-MM-DD, DD.MM.YYYY, MM/DD/YYYY
    time_format: HH:mm, h:mm a
    theme: light, dark
    ^style (button|border|line|text|fill)_style style_name: default, outlined, filled
    schedule: 0 3 * * *, 30 6 * * 1, */15 * * * *
    (mount_point|mount_dir): /mnt/data, /var/lib/app, /srv
    collation: utf8mb4_unicode_ci, en_US.UTF-8
    ^openapi: 3.0.3, 3.1.0
    ^swagger: 2.0
    justify(_content|): left, center, right
    ^rel: related, next, alternate
    variables vars env_vars environment_variables: LOG_LEVEL=info, REGION=eu, TIMEOUT=30
    (arguments|args|flags|command_line): --verbose, --dry-run, --output=json
    constraint: unique_email, positive_total, not_null
    basis: monthly, yearly, per unit
    qos quality_of_service: 0, 1, 2
    versions: 1.4.2, 2.0.0, 2.1.3
    (package|bundle)_(name|id|identifier)_mobile app_bundle: com.example.shop, com.example.notes
    unicode: U+1F600, U+2764, U+1F44D
    ^(get|put|patch|delete|post) of *rule|*binding|*route beside get|put|patch|post|delete: /v1/items/{id}, /v1/items,
      /v1/orders/{id}
  `,
  texts: [
    [
      '(facility|organization|provider|authority|system|code_system|value_set|policy)_oid',
      text((random) => `2.16.840.1.113883.3.${random.int(100, 9999)}`)
    ],
    ['^(query|search|search_query|search_term|term|search_text|q)', (scene) => row(labels, scene)],
    ['target alias pool reservation ^component ^connection key_alias', slug],
    ['^parent', idText],
    ['vanity(_name|_url|)', slug],
    ['copyright(_text|_notice|_statement|)', copyright],
    ['^rights', copyright, about('feed|channel|dataset|publication|photo|image', 'creator|publisher|contributor')],
    ['by_line gecos', fullName],
    ['masked_email masked_mail', ({ entity }) => `${entity.person.first[0]!.toLowerCase()}*****@example.com`],
    ['masked_(mobile|phone|phone_number|mobile_number)', made('******####')],
    ['^user', ({ entity }) => entity.person.username],
    ['fingerprint', hex(40)],
    ['*hash', hex(64)],
    ['(po_box|postal_box|post_office_box)', whole(1, 900)],
    ['subnetwork', text((random) => `10.${random.int(0, 99)}.${random.int(0, 99)}.0/24`)],
    ['^operator', words('eq, gt, lt, contains'), /value|field|filter|condition|operand/],
    ['(number|currency)_format', of('1,234.56', '1.234,56')],
    ['^backup', slug],
    [
      '(cookie|set_cookie|session_cookie)',
      text((random) => `session=${random.int(0x1000_0000, 0xffff_ffff).toString(16)}`)
    ],
    ['(replaced|superseded)_by replaces supersedes', idText],
    ['(provided|powered|sponsored|hosted|distributed|published)_by', ({ entity }) => entity.company],
    ['(column_|field_|value_|list_|)(delimiter|separator) fields_terminated_by', delimiter],
    ['(quote|quotation)(_char|_character|_mark)', () => '"', delimited],
    ['escape(_char|_character)', () => '\\'],
    ['lines_terminated_by line_(ending|terminator|separator)', () => '\\n'],
    ['(dtmf_|)digits', made('####')],
    [
      'joke(s) joke_text',
      of('Why do bees hum? They forgot the words.', 'I know a joke about paper, but it is tearable.')
    ],
    ['quote quotation proverb saying', sayings],
    ['^quote', sayings, about('', 'author*|speaker|said_by')],
    [
      '(twitter|instagram|facebook|linkedin|tiktok|github|youtube)',
      (scene) => (isFirm(scene) ? companySlug(scene) : scene.entity.person.username).replaceAll(/\W/g, '')
    ],
    ['odata_context', (scene) => `$metadata#${title(scene).split(' ')[0]}`],
    ['documentation doc docs', (scene) => `https://docs.example.com/${slugOf(title(scene))}`],
    ['^(example|sample)', thingName],
    ['territory', ({ entity }) => entity.place.country],
    [
      'transcript(ion|)',
      of('Hello, thank you for calling.', 'I would like to change my order.', 'How can I help you today?')
    ],
    [
      `
        (scheduled|transmission|actual|planned|period|range|window|effective|availability|booking|event|session|
        show|slot)_(start|end|begin|finish) *_when last_(edit|access|view|poll|execution)
        date_(end|start|begin|finished|started|from|to|added|created|updated|modified|published|due|completed|closed|create|upload|uploaded|taken|posted|edit|edited|activity|
        opened|paid|sent|received|joined|expires|expired|used)
      `,
      (scene) => iso(timeOf(scene))
    ]
  ],
  ranges: `
    ^(explicit|instrumental|restricted|verified|managed|enabled|disabled|visible|hidden|private|locked|featured|
      editable|mandatory|optional|favorite|favourite|pinned|muted|starred|searchable|sortable|taxable|downloadable|
      read_only): 0, 1
    decimals decimal_places: 0 4 0
    days_(left|remaining|active) days_*: 1 30 0
    (usage|use|daily|monthly|hourly|device|user)_limit: 10 500 0
    overall(_score|): 1 100 0
  `,
  numbers: [
    ['last_(update|change|updated|changed|activity|login|access|sync|run|check|seen)', (scene) => timeOf(scene) / 1000]
  ]
}
