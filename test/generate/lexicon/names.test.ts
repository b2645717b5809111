import t from 'tap'
import type { SchemaObject } from '../../../src/document/openapi.ts'
import { generate } from '../../../src/generate/generate.ts'
import { entityOf } from '../../../src/generate/lexicon/entity/entity.ts'
import { random, seedOf } from '../../../src/generate/lexicon/entity/random.ts'
import { type Maker, type Scene, snake } from '../../../src/generate/lexicon/entity/scene.ts'
import { spots } from '../../../src/generate/lexicon/entity/spots.ts'
import { shapes } from '../../../src/generate/lexicon/fallbacks.ts'
import { formats } from '../../../src/generate/lexicon/forms/formats.ts'
import { descriptions, numberHints } from '../../../src/generate/lexicon/trades/descriptions.ts'
import { numberNames, textNames } from '../../../src/generate/lexicon/trades/meanings.ts'
import { about, numberRows, type Trade, textRows } from '../../../src/generate/lexicon/trades/trade.ts'
import { spelledLike, textsOf } from '../../../src/generate/lexicon/words/makers.ts'
import { nameIndex, namesOf } from '../../../src/generate/lexicon/words/name-index.ts'
import { namesByNoun, nounsWithNames } from '../../../src/generate/lexicon/words/names-by-noun.ts'
import { isWriting, kindOfThing } from '../../../src/generate/lexicon/words/names-of-things.ts'
import { resourcesOf } from '../../../src/schema/meaning/schema-resources.ts'
import { valuesUnder } from '../../fixtures/generated.ts'

const filler = /^(string|text|value|example|sample|test|foo|bar|undefined|null|NaN|name)$|lorem|ipsum|undefined/i
const scene = (seed: number, name = 'thing', hint = '', subject = 'thing'): Scene => ({
  name,
  subject,
  hint,
  random: random(seedOf(`scene ${seed}`)),
  turn: seed,
  start: 0,
  count: undefined,
  beside: [],
  paging: {},
  entity: entityOf(seedOf('entity'), seed, {}, 0)
})

/** The value of one property of an object with a title. */
const under = (title: string, name: string, schema: SchemaObject = { type: 'string' }, seed = '1'): unknown => {
  const object = { title, type: 'object', properties: { [name]: schema }, required: [name] }
  const made = generate({ schema: object, resources: resourcesOf({}), seed })
  return (made as Record<string, unknown>)[name]
}

t.test('every line of every table gives a value that is no filler', (t) => {
  const makers = [
    ...Object.values(formats),
    ...textNames.map(([, make]) => make),
    ...descriptions.map(([, make]) => make),
    ...shapes
  ]
  for (const make of makers) {
    for (let seed = 0; seed < 12; seed++) {
      const text = make(scene(seed))
      if (typeof text !== 'string' || text === '' || filler.test(text)) t.fail(`${make}`, { text })
    }
  }
  for (const [rule, make] of [...numberNames, ...numberHints]) {
    const value = typeof make === 'function' ? make(scene(3)) : make[0]
    t.ok(Number.isFinite(value), `${rule}`)
  }
  t.end()
})

t.test('no two rows claim one name', (t) => {
  t.same(nameIndex(textNames).twice, [])
  t.same(nameIndex(numberNames).twice, [])
  t.same(
    nameIndex([
      ['a_b c(s)', 1],
      ['ab', 2, /x/],
      ['cs', 3],
      ['^cs', 4]
    ]).twice,
    ['cs']
  )
  t.end()
})

t.test('each row of a table has names, words or numbers, and a context that its trade has', async (t) => {
  for (const row of [...textNames, ...numberNames]) {
    const [names, make, context] = row
    t.match(names, /\w/)
    t.ok(row.length < 3 || context !== undefined, names)
    if (typeof make === 'function') t.not(make(scene(1)), Number.NaN, names)
    else t.ok(make.length === 3 && make.every(Number.isFinite) && make[0] <= make[1], names)
  }
})

t.test('a row of a table goes on in lines that are indented further', async (t) => {
  const trade: Trade = {
    contexts: { shops: /shop/ },
    words: '\n  a (b|\n    c) @shops: d e,\n    f\n  ^g of h beside i|j: k\n'
  }
  const [first, second] = textRows(trade)
  t.same(namesOf(String(first?.[0])), ['a', 'b', 'c'])
  t.same(textsOf(first?.[1] as Maker<string>), ['d e', 'f'])
  t.same(first?.[2], /shop/)
  t.same(second?.[0], '^g')
  t.same(second?.[2], about('h', 'i|j'))
  const [alone] = textRows({ words: '\n  a beside i: k\n' })
  t.same([alone?.[0], alone?.[2]], ['a', about('', 'i')])
  t.same(numberRows({ ranges: '\n  a: -2.5 62_000 1\n  b: 10, 20\n' })[0], ['a', [-2.5, 62_000, 1]])
})

t.test('of a long name the last characters are read', async (t) => {
  t.equal(snake(`${'x'.repeat(500)}CreatedAt`), `${'x'.repeat(191)}_created_at`)
  t.equal(snake('HTTPServer'), 'http_server')
  t.equal(snake('A'.repeat(300_000)), 'a'.repeat(200))
})

t.test('of a long name the last words count', async (t) => {
  const { find } = nameIndex([['temp_*', 1]])
  const behind = (words: number) => ({ name: `temp${'_a'.repeat(words)}`, subject: '', beside: [] })
  t.equal(find(behind(5)), 1)
  t.equal(find(behind(5000)), undefined)
})

t.test('a name is found by its longest end', (t) => {
  const { find } = nameIndex<string>([
    ['code', 'a code'],
    ['zip_code', 'a zip code'],
    ['^total tag(s)', 'the whole name'],
    ['temp_* ^min_*', 'how it begins'],
    ['*url', 'a glued end'],
    ['state', 'a state of the land', /^country$/],
    ['state', 'a state of things']
  ])
  const cases: [name: string, found: string | undefined][] = [
    ['code', 'a code'],
    ['zip_code', 'a zip code'],
    ['billing_zipcode', 'a zip code'],
    ['error_code', 'a code'],
    ['total', 'the whole name'],
    ['sub_total', undefined],
    ['my_tags', 'the whole name'],
    ['outside_temp_max', 'how it begins'],
    ['temp', undefined],
    ['min_age', 'how it begins'],
    ['my_min_age', undefined],
    ['homeurl', 'a glued end'],
    ['state', 'a state of things']
  ]
  for (const [name, found] of cases) t.equal(find({ name, subject: '', beside: [] }), found, name)
  t.equal(find({ name: 'state', subject: '', beside: ['city', 'country'] }), 'a state of the land')
  t.equal(find({ name: 'state', subject: 'country', beside: [] }), 'a state of the land')
  t.end()
})

t.test('names are believed for what they say', (t) => {
  const cases: [title: string, name: string, value: RegExp, schema?: SchemaObject][] = [
    ['User', 'name', /^\p{Lu}\p{L}+ \p{Lu}\p{L}+$/u],
    ['Company', 'name', /^\p{Lu}[a-z]+ /u],
    ['Product', 'name', /^\p{Lu}[a-z]+ \p{Lu}[a-z]+/u],
    ['City', 'name', /^\p{Lu}/u],
    ['Country', 'name', /^\p{Lu}/u],
    ['Pet', 'name', /^[A-Z][a-z]{2,6}$/],
    ['File', 'name', /\.\w+$/],
    ['Tag', 'name', /^[a-z]+$/],
    ['Category', 'name', /^[A-Z]/],
    ['Province', 'name', /^\p{Lu}/u],
    ['Branch', 'name', /^(main|develop|release|feature-search|fix-login)$/],
    ['ProductOption', 'name', /^(Color|Size|Material|Style)$/],
    ['ShippingMethod', 'display_name', /^(Standard shipping|Express|Pickup in store)$/],
    ['Thing', 'webhook_display_name', /^(Order updates|New customers|Payment events|Stock changes)$/],
    ['Thing', 'display_name', /^\p{Lu}\p{L}+ \p{Lu}\p{L}+$/u, { type: 'string', description: 'Name of the user' }],
    ['News', 'subtitle', /^[A-Z].* /],
    ['Company', 'registered_office', /, /],
    ['Thing', 'base64_data', /^[A-Za-z\d+/]+=*$/],
    ['Thing', 'tel2', /^\+\d+$/],
    ['Thing', 'address_full', /, /],
    ['Thing', 'raw_address', /, /],
    ['Thing', 'album_cover_800x800', /^https:\/\/images/],
    ['Thing', 'is_public', /^(true|false)$/],
    ['Thing', 'mp3_url', /\.mp3$/],
    ['Thing', 'mp4_url', /\.mp4$/],
    ['Thing', 'gif_url', /\.gif$/],
    ['Thing', 'rtmp_url', /^rtmp:\/\//],
    ['Thing', 'picture_filetypes', /^(png|jpg|webp|svg)$/],
    ['Thing', 'stream_key', /^\w{32}$/],
    ['Thing', 'class_name', /^example\./],
    ['School', 'class_name', /^[A-Z][a-z]+ /],
    ['Thing', 'order_prefix', /^[A-Z]+-$/],
    ['Thing', 'custom_field1', /^(Blue|Batch 7|Second floor|Ref 1042)$/],
    ['Status', 'code', /^(to_do|in_progress|in_review|done)$/],
    ['Reason', 'title', /^(Damaged|Ordered|No longer|Wrong)/],
    ['Thing', 'subscriber_mode', /^(auto|manual|standard)$/],
    ['CreatedBy', 'name', /^\p{Lu}\p{L}+ \p{Lu}\p{L}+$/u],
    ['IdDocument', 'name', /^(Passport|Driving licence|Identity card)$/],
    ['Thing', 'job_log', /^2024-12-\d\dT08:\d\d:00Z INFO /],
    ['Thing', 'nick', /^@/, { type: 'string', description: 'User name with @' }],
    ['Thing', 'image_file_name', /\.(png|jpg|webp)$/],
    ['Thing', 'depends_on', /^[a-z]+-[a-z]+$/],
    ['StackEvent', 'event_type', /^stack\.(created|updated|deleted)$/],
    ['Webhook', 'event_type', /^(user\.created|order\.paid|invoice\.sent|file\.deleted)$/],
    ['Tag', 'value', /^(production|enabled|eu-west|v2)$/],
    ['Database', 'name', /^[a-z-]+$/],
    ['Role', 'name', /^(admin|editor|viewer|owner)$/],
    ['Currency', 'name', /^[A-Z]/],
    ['Language', 'name', /^[A-Z]/],
    ['Order', 'customerName', /^\p{Lu}\p{L}+ \p{Lu}\p{L}+$/u],
    ['Thing', 'databaseName', /^[a-z-]+$/],
    ['Thing', 'display', /^[A-Z]/],
    ['Product', 'description', /\.$/],
    [
      'Invite',
      'created_at',
      /^2024-\d\d-\d\dT\d\d:\d\d:\d\dZ$/,
      { type: 'string', description: 'The datetime in ISO 8601 format' }
    ],
    ['Thing', 'when', /^2024-\d\d-\d\d$/, { type: 'string', description: 'ISO 8601 date' }],
    ['User', 'avatar', /^https:\/\/.*\.png$/],
    ['Thing', 'video_url', /\.mp4$/],
    ['Thing', 'audio_url', /\.mp3$/],
    ['Thing', 'invoice_url', /^https:\/\/files\./],
    ['Thing', 'webhook_url', /^https:/],
    ['Thing', 'website', /^https:\/\/www\./],
    ['Thing', 'repo_url', /^https:\/\/git\./],
    ['Thing', 'next_url', /page=\d$/],
    ['Thing', 'user_uuid', /^[0-9a-f-]{36}$/],
    ['Thing', 'id', /^[0-9a-f-]{36}$/, { type: 'string', description: 'a UUID' }],
    ['', 'object', /^item$/],
    ['Thing', 'object', /^thing$/],
    ['Thing', 'user_uid', /^[0-9a-f-]{36}$/],
    ['Thing', 'unheard_mode', /^[a-z-]+$/],
    ['Thing', 'thing_id', /^[0-9a-z]{12}$/],
    ['Login', 'access_token', /^eyJ[\w-]+\.[\w-]+\.\w+$/, { type: 'string', description: 'JWT' }],
    ['Thing', 'unheard_of_type', /^[a-z-]+$/],
    ['Thing', 'unheard_of', /^[a-z]+$/],
    ['ContactType', 'name', /^(Customer|Supplier|Partner)$/],
    ['CreatePoolGroupBody', 'name', /^(Editors|Customers|Beta testers|Partners|Newsletter readers|Support)$/],
    ['CreateLadlePayload', 'name', /^[A-Z][a-z]+ Ladle$/],
    ['TrackArtist', 'sort_name', /^\p{Lu}\p{L}+ \p{Lu}\p{L}+$/u],
    ['Ladle', 'parent_name', /^[A-Z][a-z]+ Ladle$/],
    ['Ladle', 'self', /^https:/],
    ['Ladle', 'last_evaluation', /^2024-\d\d-\d\dT/],
    ['Ladle', 'next_update_scheduled', /^202\d-\d\d-\d\dT/],
    ['Ladle', 'resets_at', /^2025-\d\d-\d\dT/],
    [
      'Ladle',
      'as_of_date',
      /^2024-\d\d-\d\d$/,
      { type: 'string', description: 'Date when it is updated due to a change' }
    ],
    ['Ladle', 'message', /^(The|A|Access) .* /, { type: 'string', description: 'Message explaining the error' }],
    ['Ladle', 'listen_path', /^\/[a-z\d/]+\/$/],
    ['Ladle', 'turn_digit', /^\d$/],
    ['Ladle', 'cut', /^\d+x\d+$/, { type: 'string', description: 'How it is cut. Example: "cut": "200x300".' }],
    ['Ladle', 'style_key', /^[a-z]+_style$/],
    ['Ladle', 'formatted_key', /^[a-z]+_ladle$/],
    ['Ladle', 'user_key', /^[a-z\d]{12}$/],
    ['Ladle', 'application_key', /^[a-z]+_[a-z]+$/],
    ['Company', 'key', /^[a-z\d]{12}$/],
    ['Ladle', 'locale', /^[a-z]{2}-[A-Z]{2}$/, { type: 'string', description: '<a href="#x">Locale</a> code of it' }],
    ['Ladle', 'default_category_name', /^[A-Z]/, { type: 'string', description: 'An attribute which never changes' }],
    ['Ladle', 'heat_trend', /^(up|down|stable)$/],
    ['Property', 'name', /^(Sea View Apartment|Mill Cottage|Harbour Loft)$/],
    ['Person', 'person_title', /^[A-Z][a-z]+/, { type: 'string', description: 'The title of the person' }],
    ['Env', 'name', /^[A-Z_]+$/],
    ['Env', 'value', /^(info|8080|3600|eu-west-1)$/],
    ['Thing', 'copper_ladle', /^\p{Lu}\p{Ll}+ Copper Ladle$/u],
    ['Thing', 'copper_ladles', /^\p{Lu}\p{Ll}+ Copper Ladle$/u],
    ['Thing', 'oven_products', /^[A-Z]\w+ [A-Z]/],
    ['Result', 'name', /^\p{Lu}[\p{L}'’-]+ \p{Lu}/u, { type: 'string', description: 'The name of the customer.' }],
    ['Result', 'type', /^(credit|debit|prepaid)$/, { type: 'string', description: 'Type of the card that paid' }],
    ['Thing', 'matches', /^(\w+ )*\w+$/, { type: 'string', description: 'List of teams that matched' }],
    ['Team', 'name', /^[A-Z][a-z]+$/, { type: 'string', description: 'Name of the contraption' }],
    ['Thing', 'bold', /^(true|false)$/],
    ['Thing', 'state', /^(true|false)$/, { type: 'string', description: 'When **true,** the tab is open.' }],
    ['Thing', 'state', /^(true|false)$/, { type: 'string', description: 'Indicates whether it is open.' }],
    ['Thing', 'id', /^01[\da-f]{6}-[\da-f]{4}-7/, { type: 'string', format: 'uuid', description: 'In UUIDv7 form' }],
    ['Thing', 'id', /^01[\da-f]{6}-[\da-f]{4}-7/, { type: 'string', description: 'The key, a UUID v7' }],
    ['Thing', 'tenant_type', /^(SHOP|PRACTICE)$/, { type: 'string', description: 'Tenant type (i.e. SHOP, PRACTICE)' }],
    ['Thing', 'object_type', /^zone$/, { type: 'string', description: 'set to "zone"' }],
    ['Card', 'kind', /^(credit|debit|prepaid)$/],
    ['Entry', 'report_url', /\/report$/],
    ['EvidenceLink', 'url', /\/evidence-links\/[a-z-]+$/],
    ['Gate', 'passcode_required', /^(true|false)$/],
    ['Role', 'skills_required', /^(?!true|false)\w/],
    ['Vacancy', 'title', /^[A-Z]\w+/],
    ['Contact', 'phone_ext', /^\d{3}$/],
    ['Pool', 'blocks_found', /^[\da-f]{64}$/, { type: 'string', description: 'Array of block hashes' }],
    ['Miner', 'address', /^0x[\da-f]{40}$/, { type: 'string', description: 'On-chain address the miner is paid at' }],
    ['Network', 'server_name', /\.example\.com$/, { type: 'string', description: 'replaces the `sname` header field' }],
    ['Zone', 'name', /^example\.com\.$/, { type: 'string', description: 'DNS zone (e.g. "example.com.")' }],
    ['CourseModule', 'date_init', /^\d{4}-\d\d-\d\d$/],
    ['Thing', 'reason', /^(No longer needed|Requested by the user|Duplicate entry|Change of plans)$/],
    ['Recipe', 'before', /^(pending|active|closed)$/],
    ['Paging', 'before', /^[\w-]{16,}$/],
    [
      'Waypoint',
      'kind',
      /^(Waypoint|Race Mark|PoI)$/,
      { type: 'string', description: 'Its kind (e.g. Waypoint, PoI, Race Mark, etc)' }
    ],
    ['Thing', 'kind', /^thing$/, { type: 'string', description: 'Its kind (e.g. see the long list of kinds, please)' }],
    ['Result', 'message', /^(Success|Request completed successfully|OK|Done)$/, { type: 'string' }],
    ['MovieListItem', 'title', /^(The Long Harbour|Paper Moons|A Quiet Signal|Northern Line)$/],
    ['RecipeCard', 'name', /^(Lentil soup|Apple pie|Pasta al forno|Vegetable curry)$/],
    ['Film', 'certificate', /^17\+$/, { type: 'string', example: '17+' }],
    ['Match', 'map_slug', /^Academy$/, { type: 'string', example: 'Academy' }],
    ['Match', 'mode_slug', /^Arena\.Unranked$/, { type: 'string', example: 'Arena.Unranked' }],
    [
      'Member',
      'display_name',
      /^TheRizzler$/,
      { type: 'string', example: 'TheRizzler', description: 'Display name of the player' }
    ],
    ['Trouble', 'culprit', /^playerId$/, { type: 'string', example: 'playerId', description: 'The path to the field' }],
    [
      'Thing',
      'state',
      /^Waiting for the second payment$/,
      { type: 'string', example: 'Waiting for the second payment' }
    ],
    ['Match', 'text', /^(The|A|Access) /, { type: 'string', description: 'A high-level error message, in English.' }],
    ['RegionResponseModel', 'name', /^[A-Z](?!.*Response)/],
    ['Settings', 'authorization_endpoint', /^https:\/\/[\w.-]+\/authorization$/],
    ['Settings', 'jwks_uri', /\/\.well-known\/jwks\.json$/],
    ['Settings', 'issuer_url', /^https:\/\/auth\./],
    ['Settings', 'redirect_uri', /\/callback$/],
    ['Licence', 'html_url', /\/licences\/[a-z-]+$/],
    ['Box', 'url', /\/boxes\/[a-z-]+$/],
    ['Articles', 'url', /\.com\/[a-z-]+$/],
    ['Widgets', 'url', /\/widgets\/[a-z-]+$/],
    ['Data', 'url', /\.com\/[a-z-]+$/],
    ['Error', 'detail', /^(The|A|Access) .* /],
    ['ValidationError', 'message', /^(The|A|Access) .* /],
    ['UserPresentation', 'name', /^\p{Lu}[\p{L}'’-]+ \p{Lu}/u],
    ['Condition', 'common_name', /^(Migraine|Asthma|Hypertension|Influenza|Eczema)$/],
    ['Certificate', 'common_name', /^www\..*example\.com$/],
    ['Gadget', 'name', /^[A-Z][a-z]+ Gadget$/],
    ['Gadget', 'title', /^[A-Z][a-z]+ Gadget$/],
    ['NewsItem', 'title', /^(?!.*News)\p{Lu}.* .* /u],
    ['Thing', 'resulttype', /^(standard|default|custom)$/],
    ['Thing', 'lastmodifieddate', /^2024-\d\d-\d\d$/],
    ['Thing', 'ownername', /^\p{Lu}[\p{L}'’-]+ \p{Lu}/u],
    ['Thing', 'qxzvtype', /^\p{Lu}\p{Ll}+ Q\w+$/u],
    ['Person', 'yearOfBirth', /^(19\d\d|200\d)$/],
    ['Thing', 'typeOfContract', /^(?!.*[Tt]ype)/],
    ['Thing', 'date_time_utc', /^2024-\d\d-\d\dT/],
    ['Runner', 'name_last', /^\p{Lu}[\p{L}'’-]+$/u],
    ['Game', 'home_or_away', /^(home|away)$/],
    ['Answer', 'disclaimer', /warranty|notice|information/],
    ['Return', 'filing_status', /^(single|married_filing_jointly|head_of_household)$/],
    ['Flight', 'carrierIataCode', /^[A-Z][A-Z\d]$/],
    ['Album', 'producer', /^\p{Lu}[\p{L}'’-]+ \p{Lu}[\p{L}'’-]+$/u],
    ['Cheese', 'producer', / (Works|Foods|Ltd|Inc|GmbH|Group|Labs|Systems|Partners|and Sons)$/],
    ['Grant', 'principal_investigator', /^(?!.*Investigator)/],
    ['Duct', 'supply_air_temp_c', /^\d/, { type: 'number' }],
    ['Gum', 'pocket_depth_mm', /^\d\d?$/, { type: 'integer' }],
    ['Shop', 'pharmacist_in_charge', /^\p{Lu}[\p{L}'’-]+ \p{Lu}/u],
    ['Tower', 'keeper', /^\p{Lu}[\p{L}'’-]+ \p{Lu}/u],
    ['Boat', 'boat_speed_ms', /^\d{1,2}(\.\d)?$/, { type: 'number' }],
    ['Houseplant', 'scientific_name', /^(Quercus|Rosa|Solanum) /],
    ['Diff', 'lines', /\.$/],
    ['Thing', 'variableIdent', /^[a-z\d]{12}$/],
    ['Parcel', 'barn_address', /\d.*, /],
    ['Order', 'deposit_address', /^0x[\da-f]{40}$/],
    ['Place', 'type', /^(city|landmark|station)$/],
    ['Movie', 'runtime', /^\d+$/],
    ['Answer', 'result', /^200$/, { type: 'integer', example: 200 }],
    ['Answer', 'name', /^(?!.*Answer)/, { type: 'string', title: 'Region name' }],
    ['Answer', 'tool', /^\p{Lu}\p{Ll}+( \p{Ll}+)?$/u, { type: 'string', description: 'the tool available' }],
    ['Answer', 'word', /^[a-z]{2}$/, { type: 'string', description: "A language code like 'en'" }],
    ['GadgetGetResponse', 'name', /^[A-Z][a-z]+ Gadget$/],
    ['Gadget', 'go_to_name', /^[A-Z][a-z]+ [A-Z][a-z]+$/],
    ['Gadget', 'valve_name', /^\p{Lu}\p{Ll}+ Valve$/u],
    ['Gadget', 'subject', /^(?!.*Gadget)[A-Z].* /],
    [
      'SoftwareItem',
      'name',
      /^(Customer Portal|Field Notes|Time Tracker|Invoice Manager|Stock Monitor|Team Calendar)$/
    ],
    ['AttributeInProduct', 'name', /^(Color|Size|Material|Style)$/],
    ['FolderTree', 'name', /^(Invoices|Photos|Contracts|Archive|Ideas)$/],
    ['Gadget', 'backup_dir', /^\/data\/backup$/],
    ['Gadget', 'image_uri_large', /^https:\/\/images\./],
    ['Gadget', 'tx_hash', /^(0x)?[\da-f]{32,}$/, { type: 'string', description: 'The transaction where it was sent' }],
    ['Gadget', 'question', /^[a-z\d]{12}$/, { type: 'string', description: 'The question ID to check against' }],
    ['Gadget', 'shape', /^\^|^\[|^\\d/, { type: 'string', description: 'Regular expression for the UUID' }],
    ['Gadget', 'instructions', /^(Follow the steps on the label|Ask at the front desk|Call before you arrive)$/],
    ['Gadget', 'client_address', /^[\d.]+$/],
    [
      'Gadget',
      'label',
      /^(Available|Sold out)$/,
      { type: 'string', description: 'The text. For example: Available, Sold out.' }
    ],
    ['Gadget', 'action', /^(create|update|approve|archive)$/],
    ['GadgetEvent', 'action', /^gadget\.(created|updated|deleted)$/],
    ['Variant', 'key', /^(control|treatment|variant_b)$/],
    ['Gadget', 'key', /^[a-z]+_gadget$/],
    ['Config', 'name', /^(Default|Production|Custom|Low power)$/],
    [
      'Gadget',
      'organization_name',
      /^NatureServe$/,
      { type: 'string', example: 'NatureServe', description: 'Full name of the organization' }
    ],
    ['Gadget', 'example_data', /^Daniel$/, { type: 'string', example: 'Daniel' }],
    ['Gadget', 'avatar', /^iVBORw0KGgo/, { type: 'string', format: 'byte' }],
    ['Gadget', 'bearer', /^PAYER$/, { type: 'string', example: 'PAYER' }],
    ['Gadget', 'fully_qualified_name', /^[A-Z][a-z]+ [A-Z][a-z]+$/],
    ['Item', 'description', /^(?!.*(guarantee|recycled|sturdy|mornings|best seller))/],
    ['File', 'size', /^\d{4,}$/],
    ['User', 'dl_masked_email', /^[a-z]\*+@/],
    ['Gadget', 'directory', /^(\/[a-z\d]+)+$/],
    ['Environment', 'key', /^[a-z_]+$/],
    ['Song', 'key', /^[A-G] (major|minor)$/],
    ['Person', 'address_region', /^\p{Lu}/u],
    ['Sampler', 'records_per_sample', /^\d+$/],
    ['Transfer', 'srcfile', /^[a-z-]+-\d+\.\w+$/],
    ['FuelConsumption', 'unit', /^(l|kWh)\/100 km$/],
    ['Article', 'path', /^\/[a-z\d-]+$/],
    ['Gadget', 'success_message', /^(Success|Request completed successfully|OK|Done)$/],
    ['ExceptionDetail', 'message', /^(The|A|Access) .* /],
    ['Gadget', 'property_name', /^(email|status|quantity|country)$/],
    ['Gadget', 'type_of', /^gadget$/],
    ['AvatarUrls', '48x48', /^https:\/\/images\./],
    ['Portrait', 'px64x64', /^https:\/\/images\./],
    ['Country', 'calling_code', /^\+\d+$/],
    ['Trip', 'from', /^\p{Lu}/u],
    ['City', 'ascii_name', /^\p{Lu}/u],
    ['Continent', 'name_locale', /^(Europe|Asia|Africa|(North|South) America)$/],
    ['Continent', 'code', /^[A-Z]{2}$/],
    ['Thing', 'code', /^[A-Z]{2}\d\d$/],
    ['Thing', 'approval_status_code', /^(active|pending|inactive)$/],
    ['NamedObject', 'summary', /^(?!.*\bnamed\b)/],
    ['Depot', 'description', /\bdepot\b/i],
    ['Depot', 'summary', /\bloading bay\b/i, { type: 'string', description: 'Short description of the loading bay.' }],
    ['DataResponse', 'description', /^(?!.*\b(data|response)\b)[A-Z].*\.$/],
    ['Thing', 'id_search', /^[a-z\d]{12}$/],
    ['Thing', 'county', /^\p{Lu}/u],
    ['Thing', 'pronouns', /^(she\/her|he\/him)$/],
    ['Thing', 'other', /^\d{4}-\d\d-\d\dT/, { type: 'string', description: 'date-time of it' }]
  ]
  for (const [title, name, value, schema] of cases) {
    for (const seed of ['1', '2', '3', '4']) t.match(under(title, name, schema, seed), value, `${title}.${name}`)
  }
  t.end()
})

t.test('numbers are believed for what their name says', (t) => {
  const integer = { type: 'integer' }
  const number = { type: 'number' }
  const cases: [name: string, least: number, most: number, schema: SchemaObject, title?: string][] = [
    ['sales_value', 20, 4800, { type: 'number' }],
    ['hub_height', 1, 60, integer],
    ['frame_height', 320, 1920, integer],
    ['source_file_height', 320, 1920, integer],
    ['capacity_factor', 0.2, 0.95, number],
    ['honey_yield_kg', 0.5, 90, number],
    ['max_draught_metres', 3, 40, number],
    ['break_minutes', 15, 60, integer],
    ['transition_time', 2, 900, { type: 'number' }],
    ['recurrence_interval', 1, 4, { type: 'integer' }, 'Schedule'],
    ['risky_apps_count', 0, 12, { type: 'integer' }],
    ['max_winners', 4, 20, { type: 'integer' }],
    ['min_winners', 1, 3, { type: 'integer' }],
    ['code', 200, 200, { type: 'integer' }, 'GetGadgetReply'],
    ['ret_code', 0, 0, { type: 'integer' }, 'GetGadgetReply'],
    ['epoch', 40, 900, { type: 'integer', description: 'Epoch index in the event' }],
    ['timestamp', 0, 1e8, { type: 'integer', description: 'Milliseconds since session start' }],
    ['size_of_it', 1, 10, { type: 'integer', description: 'Files that fit. Range: 1-10.' }],
    ['age', 18, 75, integer],
    ['min_age', 1, 40, integer],
    ['maximum', 60, 100, number],
    ['average', 41, 59, number],
    ['price', 5, 499, number],
    ['latitude', -90, 90, number],
    ['port', 80, 9999, integer],
    ['page', 1, 1, integer],
    ['total', 20, 400, integer, 'Page'],
    ['total', 0, 5000, number, 'Invoice'],
    ['created', 1.7e9, 1.74e9, integer],
    ['created', 1.7e12, 1.74e12, { ...integer, description: 'in milliseconds' }],
    ['foo', 1.7e9, 1.74e9, { ...integer, description: 'Unix timestamp' }],
    ['foo', 1, 100, integer],
    ['foo', 1, 100, number],
    ['foo', 0.01, 0.02, { ...number, minimum: 0.01, maximum: 0.02 }],
    ['end', 60, 200, integer, 'Field'],
    ['end', 1.7e9, 1.76e9, integer, 'Booking'],
    ['sys_time', 2, 900, integer],
    ['created_epoch', 1.7e9, 1.74e9, integer],
    ['percentage', 5, 25, integer, 'TaxRate'],
    ['foo', 7, 9, { ...number, minimum: 7, maximum: 9 }],
    ['rating', 3, 5, number],
    ['rating', 8, 10, { ...number, minimum: 8, maximum: 10 }],
    ['age', 1, 5, { ...integer, maximum: 5, minimum: 1 }],
    ['price', -500, -1, { ...number, maximum: -1 }],
    ['has_lyrics', 0, 1, number],
    ['explicit', 0, 1, { ...integer, description: '1 if the text is explicit' }],
    ['location_type', 1, 5, integer],
    ['status_code', 200, 200, integer, 'Header']
  ]
  for (const [name, least, most, schema, title = 'Thing'] of cases) {
    for (const seed of ['1', '2', '3']) {
      const value = Number(under(title, name, schema, seed))
      t.ok(value >= least && value <= most, `${title}.${name} ${value}`)
    }
  }
  t.end()
})

t.test('a sentence that is too short goes on in words', async (t) => {
  const long = under('Thing', 'description', { type: 'string', minLength: 300, maxLength: 400 })
  t.match(long, /^[A-Z][a-z ,.-]+( [A-Za-z,.-]+){30,}$/)
  t.equal(`${under('Thing', 'description', { type: 'string', minLength: 5000 })}`.length, 5000)
})

t.test('a variant goes by the object around, and texts of a list by the list', (t) => {
  const properties = { short: { type: 'string' }, long: { type: 'string' } }
  const synopses = { type: 'object', properties, required: ['short', 'long'] }
  const schema = {
    type: 'object',
    properties: { synopses, writer_list: { type: 'array', minItems: 1, items: { type: 'string' } } }
  }
  for (const seed of ['1', '2', '3']) {
    const made = generate({ schema, resources: resourcesOf({}), seed }) as {
      synopses: Record<string, string>
      writer_list: string[]
    }
    t.match(made.synopses.short, /^[A-Z].*\.$/)
    t.match(made.synopses.long, /^[A-Z].*\.$/)
    t.match(made.writer_list[0], /^\p{Lu}\p{L}+ \p{Lu}\p{L}+$/u)
    const list = { type: 'array', minItems: 1, items: { type: 'string' } }
    const cities = generate({ schema: list, resources: resourcesOf({}), seed, subject: 'cities' }) as string[]
    t.match(cities[0], /^\p{Lu}/u)
    const boxes = {
      type: 'object',
      required: ['bbox'],
      properties: { bbox: { type: 'array', minItems: 1, items: {} } }
    }
    const { bbox } = generate({ schema: boxes, resources: resourcesOf({}), seed }) as { bbox: number[] }
    t.type(bbox[0], 'number')
    const point = {
      type: 'object',
      required: ['type', 'coordinates'],
      properties: { type: { type: 'string' }, coordinates: { type: 'array', items: { type: 'number' } } }
    }
    t.match(generate({ schema: point, resources: resourcesOf({}), seed }), { type: 'Point' })
  }
  t.end()
})

t.test('of more things of a kind than it has names the others have numbers', async (t) => {
  const name = { type: 'string' }
  const items = { title: 'Warehouse', type: 'object', properties: { name }, required: ['name'] }
  const schema = { type: 'array', items, minItems: 9 }
  const made = generate({ schema, resources: resourcesOf({}), seed: '1' }) as { name: string }[]
  t.equal(new Set(made.map(({ name }) => name)).size, made.length)
  t.match(made[8]!.name, / 3$/)
  const gadgets = { type: 'array', items: { ...items, title: 'Gadget' }, minItems: 14 }
  const more = generate({ schema: gadgets, resources: resourcesOf({}), seed: '1' }) as { name: string }[]
  t.match(more[13]!.name, /^[A-Z][a-z]+ Gadget 2$/)
})

t.test('names are read in whatever case they are written', (t) => {
  for (const name of ['createdAt', 'created-at', 'Created At', 'CREATED_AT', 'CreatedAt'])
    t.equal(snake(name), 'created_at')
  t.equal(snake('userID'), 'user_id')
  t.equal(snake('HTTPStatus'), 'http_status')
  t.end()
})

t.test('the same name means what it does where it stands', (t) => {
  const states = new Set(spots.map(({ state }) => state))
  const cases: [subject: string, names: string, holds: Record<string, (value: unknown) => boolean>][] = [
    ['', 'street city state zip', { state: (value) => states.has(value as string) }],
    ['', 'city region', { region: (value) => states.has(value as string) }],
    ['bucket', 'name region', { region: (value) => /^[a-z]+-[a-z]+-\d$/.test(value as string) }],
    ['country', 'country capital population:integer', { population: (value) => (value as number) > 1000 }],
    [
      'weather',
      'condition temperature:number unit',
      { condition: (value) => /^[A-Z]/.test(`${value}`), unit: (value) => value === 'celsius' }
    ],
    ['order', 'status', { status: (value) => /^(pending|paid|shipped|delivered)$/.test(`${value}`) }],
    ['thing', 'status', { status: (value) => /^(active|pending|completed|inactive)$/.test(`${value}`) }],
    ['', 'amount:number method', { method: (value) => /^(card|bank_transfer|paypal)$/.test(`${value}`) }],
    ['request', 'method path', { method: (value) => /^[A-Z]+$/.test(`${value}`) }],
    ['pet', 'name age:integer', { age: (value) => (value as number) < 20 }],
    ['user', 'name age:integer', { age: (value) => (value as number) > 18 }],
    [
      '',
      'systolic:integer diastolic:integer',
      { systolic: (value) => (value as number) > 100, diastolic: (value) => (value as number) < 100 }
    ],
    ['movie', 'title runtime:integer', { runtime: (value) => (value as number) >= 70 && (value as number) <= 200 }],
    ['book', 'title pages:integer', { pages: (value) => (value as number) >= 80 && (value as number) <= 900 }],
    ['person', 'height_cm:integer', { height_cm: (value) => (value as number) >= 150 && (value as number) <= 200 }],
    ['car', 'make model', { model: (value) => /^(V60|Corolla|Clio|Focus|Transit)$/.test(`${value}`) }],
    ['car', 'name', { name: (value) => /^(Volvo|Toyota|Renault|Ford) /.test(`${value}`) }],
    ['token', 'token_type', { token_type: (value) => value === 'Bearer' }]
  ]
  for (const [subject, names, holds] of cases) {
    const properties = Object.fromEntries(
      names.split(' ').map((name) => [name.split(':')[0], { type: name.split(':')[1] ?? 'string' }])
    )
    const schema = { type: 'object', properties }
    for (const seed of ['1', '2', '3', '4']) {
      const made = generate({ schema, resources: resourcesOf({}), seed, subject }) as Record<string, unknown>
      for (const [name, test] of Object.entries(holds)) t.ok(test(made[name]), `${subject}.${name}: ${made[name]}`)
    }
  }
  t.end()
})

t.test('who goes somewhere arrives elsewhere', (t) => {
  const properties = { origin: { type: 'string' }, destination: { type: 'string' } }
  for (const subject of ['flight', 'trip']) {
    for (const seed of ['1', '2', '3', '4', '5', '6']) {
      const made = generate({ schema: { type: 'object', properties }, resources: resourcesOf({}), seed, subject })
      const { origin, destination } = made as Record<string, string>
      t.not(origin, destination)
      t.match(origin, subject === 'flight' ? /^[A-Z]{3}$/ : /^[A-Z][a-z]/)
    }
  }
  t.end()
})

t.test('a service says how it went, and somebody writes something', (t) => {
  const text = { type: 'string' }
  const of = (title: string, properties: object) =>
    generate({ schema: { title, type: 'object', properties } as SchemaObject, resources: resourcesOf({}), seed: '1' })
  const went = /^(Success|Request completed successfully|OK|Done)$/
  t.match(of('Thing', { message: text, return_code: { type: 'integer' } }), { message: went })
  t.match(of('', { message: text }), { message: went })
  t.notMatch(of('ChatMessage', { message: text, id: text }), { message: went })
  t.notMatch(of('Thing', { message: text, author: text }), { message: went })
  t.match(of('Thing', { status: text, data: text }), { status: 'success' })
  t.match(of('Thing', { status: text, data: text, id: text }), { status: /^(active|pending|inactive)$/ })
  t.match(of('Thing', { message: text, size: text, status_code: text }), { message: went, status_code: '200' })
  t.match(of('Name', { first: text, middle: text, last: text }), { first: /^\p{Lu}/u, last: /^\p{Lu}/u })
  t.match(of('Page', { first: text, last: text, self: text }), { first: /^https?:/ })
  t.match(of('Item', { description: text, price: text }), {
    description: /design|guarantee|recycled|sturdy|mornings|bag|seller/
  })
  t.match(of('Thing', { id: text, type: text }), { type: 'thing' })
  t.match(of('Thing', { id: text, type: text, attributes: { type: 'object' } }), { type: 'thing' })
  t.match(of('Thing', { id: text, type: text, size: text }), { type: 'thing' })
  t.match(of('Things', { id: text, kind_type: text, size: text }), { kind_type: /^(standard|default|custom)$/ })
  t.end()
})

t.test('texts in a list of anything are what the path has', (t) => {
  const schema = { type: 'object', properties: { data: { type: 'array', minItems: 2, items: { type: 'string' } } } }
  const made = generate({ schema, resources: resourcesOf({}), seed: '1', subject: 'emails' }) as { data: string[] }
  for (const one of made.data) t.match(one, /@/)
  t.end()
})

t.test('the light of a day comes and goes in order', (t) => {
  const names = ['dawn', 'sunrise', 'solar_noon', 'sunset', 'dusk']
  const schema = {
    type: 'object',
    properties: Object.fromEntries(names.map((name) => [name, { format: 'date-time' }]))
  }
  const made = generate({ schema, resources: resourcesOf({}), seed: '1' }) as Record<string, string>
  const times = names.map((name) => made[name])
  t.same(times, times.toSorted())
  t.equal(new Set(times).size, names.length)
  t.end()
})

t.test('an occasion takes place after it was written down', (t) => {
  const properties = { created_at: { format: 'date-time' }, datetime: { format: 'date-time' } }
  const ask = { schema: { type: 'object', properties }, resources: resourcesOf({}), seed: '1' }
  const times = (subject: string) => Object.values(generate({ ...ask, subject }) as Record<string, string>)
  const [created, takesPlace] = times('concert')
  t.ok(created! < takesPlace!)
  t.equal(new Set(times('pebble')).size, 1)
  t.end()
})

t.test('the parts of an address in the words of a map are those of its place', (t) => {
  const names = ['formatted_address', 'street_number', 'route', 'administrative_area_level1', 'second_address']
  const properties = Object.fromEntries(names.map((name) => [name, { type: 'string' }]))
  const made = generate({ schema: { type: 'object', properties }, resources: resourcesOf({}), seed: '1' })
  const { formatted_address, route, administrative_area_level1, second_address } = made as Record<string, string>
  t.match(formatted_address, route)
  t.match(administrative_area_level1, /^\p{Lu}/u)
  t.not(formatted_address, second_address)
  t.end()
})

t.test('an object that is a date has the number of a time', (t) => {
  const value = { type: 'integer' }
  const schema = { type: 'object', properties: { draft_date: { type: 'object', properties: { value } } } }
  const made = generate({ schema, resources: resourcesOf({}), seed: '1' }) as { draft_date: { value: number } }
  t.ok(made.draft_date.value > 1e9)
  t.end()
})

t.test('certificates are valid for long, and letters about them have a subject of their own', (t) => {
  const time = { type: 'string', format: 'date-time' }
  const properties = { valid_start_at: time, valid_end_at: time, common_name: {}, san: {}, status: { const: 'issued' } }
  const ask = { schema: { type: 'object', properties }, resources: resourcesOf({}), seed: '1', subject: 'certificate' }
  const made = generate(ask) as Record<string, string>
  t.ok(Date.parse(made.valid_end_at!) - Date.parse(made.valid_start_at!) > 86_400_000)
  t.match(made.san, /^[a-z-]+\.example\.com$/)
  t.notMatch(under('CertificateEmail', 'subject'), /=/)
  t.end()
})

t.test('the hash of a picture is no address, and another form of an example no JSON', (t) => {
  t.notMatch(under('Detail', 'data', { type: 'string', example: 'info^FIRE44|instruction^O22' }), /\{/)
  t.match(under('Guild', 'banner', { type: 'string', description: 'The guild banner hash' }), /^[\da-f]+$/)
  t.end()
})

t.test('an example says more than a format, as far as it fits that', (t) => {
  const type = { type: 'string', format: 'uri-reference', example: 'Subscription' }
  t.equal(under('Thing', 'type', type), 'Subscription')
  t.match(under('Thing', 'home', { type: 'string', format: 'email', example: 'nobody' }), /@/)
  t.match(under('Thing', 'kind', { type: 'string', format: 'binary', description: 'One of `a` or `b`' }), /^[ab]$/)
  t.end()
})

t.test('who does a work, or has a birthday, is a person', (t) => {
  const isPerson = (name: unknown) =>
    /^[A-Z][\p{L}'’]+ [A-Z]/u.test(`${name}`) && !/Beekeeper|Works|Group|Inc/.test(`${name}`)
  for (const noun of ['beekeeper', 'violinist', 'librarian', 'brewmaster', 'guarantor'])
    t.ok(isPerson(kindOfThing(noun)?.(scene(1))), noun)
  for (const noun of ['playlist', 'remaster', 'median']) t.notOk(isPerson(kindOfThing(noun)?.(scene(1))), noun)
  const object = (properties: Record<string, SchemaObject>, subject: string, known = {}) =>
    generate({
      schema: { type: 'object', properties },
      resources: resourcesOf({}),
      seed: '1',
      subject,
      known
    }) as Record<string, string>
  const plain = { type: 'string' }
  t.match(object({ name: plain, bio: plain }, 'host').name, /^\p{Lu}[\p{L}'’-]+ \p{Lu}[\p{L}'’-]+$/u)
  const orchestra = object({ name: plain, violinist: plain, cellist: plain }, 'orchestra', { name: 'Nine Rivers' })
  t.not(orchestra.violinist, 'Nine Rivers', 'the name of a thing is nobody’s')
  t.not(orchestra.violinist, object({ name: plain, violinist: plain, head_gardener: plain }, 'orchestra').head_gardener)
  const tenant = { display_name: { type: 'string' }, birth_date: { type: 'string', format: 'date' } }
  const made = generate({
    schema: { type: 'object', properties: tenant },
    resources: resourcesOf({}),
    seed: '1',
    subject: 'tenant'
  })
  t.match((made as Record<string, unknown>).display_name, /^\p{Lu}[\p{L}'’-]+ \p{Lu}[\p{L}'’-]+$/u)
  t.notMatch((made as Record<string, unknown>).display_name, /Works|Group|Inc|Ltd|Partners|Systems|Foods/)
  t.end()
})

t.test('the smallest units of money are whole', (t) => {
  for (const description of ['Balance in wei', 'Amount in minor units', 'The price (cents)'])
    t.match(under('Wallet', 'balance_wei', { type: 'string', description }), /^\d{3,}$/, description)
  t.match(under('Coach', 'seats', { type: 'string', description: 'Number of seats' }), /^\d+$/)
  t.match(under('Coach', 'moisture', { type: 'string', description: 'Moisture content in percent' }), /^\d+(\.\d+)?$/)
  t.match(under('Coach', 'bales', { type: 'string', description: 'How many bales' }), /^\d+$/)
  for (const description of ['Inflow in m³/s', 'The reading, formatted as a number'])
    t.match(under('Basin', 'inflow', { type: 'string', description }), /^-?\d+(\.\d+)?$/, description)
  t.ok((under('Fare', 'minor', { type: 'integer', description: 'Amount in minor units' }) as number) >= 500)
  t.end()
})

t.test('each noun has one line of names', (t) => {
  const nouns = nounsWithNames()
  t.same(
    nouns.filter((one, at) => nouns.indexOf(one) !== at),
    []
  )
  for (const noun of nouns) t.ok(kindOfThing(noun), noun)
  t.equal(namesByNoun('old_stone_bridges')?.[0], 'Harbour Bridge')
  t.equal(namesByNoun('gadget'), undefined)
  t.end()
})

t.test('an example of words says more than a made sentence', (t) => {
  const shown = (name: string, example: string) =>
    [0, 1].map((turn) => {
      const list = {
        type: 'array',
        minItems: 2,
        items: { type: 'object', properties: { [name]: { type: 'string', example } } }
      }
      return (generate({ schema: list, resources: resourcesOf({}), seed: '1' }) as Record<string, string>[])[turn]![
        name
      ]
    })
  t.equal(shown('description', 'Helsinki to Tallinn via lighthouses')[0], 'Helsinki to Tallinn via lighthouses')
  t.not(shown('description', 'Helsinki to Tallinn via lighthouses')[1], 'Helsinki to Tallinn via lighthouses')
  t.same(shown('text', 'Vegetarian'), ['Vegetarian', 'Vegetarian'])
  t.equal(
    shown('headline', 'Generative AI Principles and Applications')[0],
    'Generative AI Principles and Applications'
  )
  t.not(shown('country', 'Ethiopia, the republic')[0], 'Ethiopia, the republic', 'a fact of the object')
  t.end()
})

t.test('the code of a state is that of the city beside it', async (t) => {
  const text = { type: 'string' }
  const state = { ...text, description: 'A two-letter state code' }
  const schema = { type: 'object', properties: { city: text, state, zip: text }, required: ['city', 'state'] }
  const rows = Array.from({ length: 40 }, (_, at) => generate({ schema, resources: resourcesOf({}), seed: `${at}` }))
  const own = (rows as { city: string; state: string }[]).filter(({ city }) => city === 'Toronto' || city === 'Berlin')
  t.ok(own.length > 0)
  for (const { city, state } of own) t.equal(state, city === 'Toronto' ? 'ON' : 'BE')
})

t.test('a text in a list is one of the object that has the list', async (t) => {
  const schema = { type: 'array', items: { type: 'string' }, minItems: 1 }
  for (const method of under('Cors', 'allowed_methods', schema) as string[]) t.match(method, /^(GET|POST|PUT|DELETE)$/)
  for (const name of under('Muscle', 'names', schema) as string[]) t.match(name, /^(Biceps|Shoulder|Lower back|Calf)$/)
})

t.test('a word for several things is that of one', (t) => {
  const name = { type: 'string' }
  const of = (subject: string) =>
    generate({ schema: { type: 'object', properties: { name } }, resources: resourcesOf({}), seed: '1', subject })
  t.match(of('warehouse_list'), { name: /^(Central warehouse|North depot|Harbour store)$/ })
  t.match(of('mailing_list'), { name: /^[A-Z][a-z]+/ })
  t.end()
})

t.test('the keys of a map are those of its kind', (t) => {
  const map = (type: string, description = '') => ({ type: 'object', description, additionalProperties: { type } })
  const cases: [name: string, key: RegExp, description?: string][] = [
    ['rates', /^[A-Z]{3}$/],
    ['totals', /^[A-Z]{3}$/, 'The totals by currency'],
    ['translations', /^[a-z]{2}$/],
    ['daily', /^2024-12-0[1-5]$/],
    ['gizmos', /^gizmo_\d$/],
    ['gizmo', /^[a-z]+$/],
    ['scores', /^[a-z]+$/],
    ['gizmo_properties', /^[a-z]+$/],
    ['fruits', /^(apple|pear|plum|cherry)$/]
  ]
  for (const [name, key, description] of cases)
    for (const one of Object.keys(under('Thing', name, map('number', description)) as object)) t.match(one, key, name)
  t.end()
})

t.test('a map has the keys of its example or of its things, which are of its kind', (t) => {
  const thing = { type: 'object', properties: { id: { type: 'integer' }, name: { type: 'string' } }, required: ['id'] }
  const map = { type: 'object', additionalProperties: thing }
  for (const value of valuesUnder('Ward', 'patients', map) as Record<string, { id: number; name: string }>[])
    for (const [key, { id, name }] of Object.entries(value)) {
      t.equal(key, String(id))
      t.match(name, /^\p{Lu}\S+ \p{Lu}/u)
    }
  const shown = { ...map, example: { north: {}, south: {} } }
  for (const value of valuesUnder('Ward', 'wings', shown))
    t.same(Object.keys(value as object).sort(), ['north', 'south'])
  t.end()
})

t.test('a schema for any thing leaves the word for it to the member', (t) => {
  const text = { type: 'string' }
  const identifier = { type: 'object', properties: { id: text, type: text }, required: ['id', 'type'] }
  const resources = resourcesOf({ components: { schemas: { ResourceIdentifier: identifier } } })
  const schema = {
    type: 'object',
    properties: { owner: { $ref: '#/components/schemas/ResourceIdentifier' } }
  }
  t.match(generate({ schema, resources, seed: '1' }), { owner: { type: 'owner' } })
  t.match(generate({ schema: { $ref: '#/components/schemas/ResourceIdentifier' }, resources, seed: '1' }), {
    type: 'resource_identifier'
  })
  t.end()
})

t.test('words are written as an example is', async (t) => {
  const rows: [example: string, text: string][] = [
    ['my-net', 'lower-network'],
    ['my_net', 'lower_network'],
    ['mynet', 'lower-network'],
    ['MY NET', 'LOWER NETWORK'],
    ['my net', 'lower network'],
    ['My net', 'Lower Network']
  ]
  for (const [example, text] of rows) t.equal(spelledLike('lower Network', example), text)
})

t.test('members beside a name say what it means', async (t) => {
  const text = { type: 'string' }
  const rows: [title: string, name: string, type: string, beside: string[], value: RegExp][] = [
    ['Property', 'name', 'string', ['value'], /^(color|size|material|weight)$/],
    ['Gadget', 'title', 'string', ['name', 'username'], /^[A-Z](?!.*Gadget)/],
    ['Gadget', 'title', 'string', ['name', 'phone', 'price'], /^[A-Z]\w+ Gadget/],
    ['Outcome', 'message', 'string', ['code', 'name'], /^(Success|Request completed successfully|OK|Done)$/],
    ['Comment', 'message', 'string', ['code', 'author'], /\.$|\?$/],
    ['Outcome', 'code', 'integer', ['message', 'data'], /^200$/],
    ['InnerError', 'code', 'integer', ['message'], /^\d004|\d00[123]$/],
    ['Rule', 'code', 'integer', ['message', 'id'], /^\d00[1-4]$/],
    ['Outcome', 'code', 'string', ['message', 'data'], /^(OK|SUCCESS)$/],
    ['Weight', 'value', 'string', ['unit'], /^\d+$/],
    ['Field', 'message', 'string', ['name', 'type'], /^(Success|Request completed successfully|OK|Done)$/],
    ['Lease', 'address', 'string', ['hostname'], /^[\d.]+$/],
    ['Key', 'n', 'string', ['kty'], /^[\w-]{43}$/],
    ['Key', 'e', 'string', ['kty'], /^AQAB$/],
    ['Key', 'x5t#S256', 'string', ['kty'], /^[\w-]{43}$/],
    ['Hospital', 'facility_oid', 'string', ['name'], /^2\.16\.840(\.\d+)+$/],
    ['Plan', 'type', 'string', ['features'], /^(?!Feature)/],
    ['Fridge', 'description', 'string', ['temperature_c', 'humidity'], /^(?!Sunny|Partly|Light|Overcast|Clear)/],
    [
      'Donor',
      'name',
      'string',
      ['contact_name', 'phone'],
      / (Works|Foods|Ltd|Inc|GmbH|Group|Labs|Systems|Partners|and Sons)$/
    ],
    ['Item', 'name', 'string', ['best_before', 'quantity'], /^(Tomatoes|Olive oil|Flour|Chicken breast|Basil)$/],
    ['Pet', 'birth_date', 'string', ['species'], /^20\d\d-/],
    ['Pet', 'color', 'string', ['species'], /^(black|brown|white|golden)$/],
    ['InvoiceLine', 'description', 'string', ['quantity'], /^[A-Z][a-z]+( [A-Z][a-z]+)+$/],
    ['Result', 'judge_model', 'string', ['score'], /^(gpt|claude|llama|mistral)-/],
    ['SessionConfig', 'model', 'string', ['agent'], /^(gpt|claude|llama|mistral)-/],
    ['Prompt', 'description', 'string', ['temperature'], /prompt/],
    ['Forecast', 'description', 'string', ['humidity'], /^(Sunny|Partly cloudy|Light rain|Overcast|Clear)$/],
    ['Availability', 'day', 'string', ['from', 'until'], /day$/],
    ['Availability', 'until', 'string', ['day', 'from'], /^\d\d:\d\d$/],
    ['Booking', 'pick_up_time', 'string', ['check_in_date'], /^\d\d:\d\d$/]
  ]
  for (const [title, name, type, beside, value] of rows) {
    const more = Object.fromEntries(beside.map((one) => [one, text]))
    for (const one of valuesUnder(title, name, { type }, more)) t.match(String(one), value, `${title}.${name}`)
  }
})

t.test('an answer says of itself that it went well, but not of all things in a list', async (t) => {
  const flag = { type: 'boolean' } as const
  t.same(new Set(valuesUnder('Outcome', 'success', flag)), new Set([true]))
  t.same(new Set(valuesUnder('Outcome', 'round', flag)), new Set([true, false]))
  const attempts = {
    type: 'array',
    minItems: 9,
    items: { type: 'object', properties: { success: flag }, required: ['success'] }
  }
  t.match(JSON.stringify(valuesUnder('Outcome', 'attempts', attempts)), /false/)
})

t.test('the ends of a noun have one reading each, so that many of them are read at once', async (t) => {
  t.equal(isWriting(`story${'_post_reply'.repeat(60)}`), true)
  t.equal(isWriting(`story${'_post_reply'.repeat(60)}_x`), false)
})

t.test('a long example tells how words are written as soon as a short one', async (t) => {
  t.equal(spelledLike('red wine', `${'A'.repeat(200_000)}!`), 'Red wine')
  t.equal(spelledLike('red wine', '4K TV'), 'Red wine')
  t.equal(spelledLike('red wine', 'HQ 4 US'), 'Red wine', 'abbreviations are not loud')
  t.equal(spelledLike('red wine', 'CNN 4'), 'RED WINE')
  t.equal(spelledLike('Red Wine', 'my wine'), 'red wine')
  t.equal(spelledLike('I like it.', 'my note'), 'I like it.')
})
