/** Words that every trade uses: names, titles, texts, kinds, levels, counts, ids. */

import { keptFor, keptForBoth, memoized } from '../../../document/memoized.ts'
import type { Range } from '../entity/range.ts'
import type { Maker, Scene } from '../entity/scene.ts'
import { asLabel, fullName, idText, label, made, slug, slugOf, title } from '../words/makers.ts'
import {
  goods,
  isFirm,
  isKind,
  isKnownKind,
  isPerson,
  isWriting,
  kindOfThing,
  qualified,
  thingName
} from '../words/names-of-things.ts'
import { plainNoun, withoutEnds } from '../words/plain-noun.ts'
import { answers, bodies, details, failures, jobs, jottings, labels, sentences } from '../words/plain-words.ts'
import { remark } from '../words/remarks.ts'
import { iso, timeOf, unix } from '../words/times.ts'
import { kindsOfThing } from './kinds.ts'
import { about, kindIn, of, row, type Trade, text, whole, words } from './trade.ts'

/** Makes the answer to a request where a service says how it went, else what somebody writes. */
const answerOr: Maker<string> = (scene) =>
  /\berrors?\b/.test(scene.hint)
    ? row(failures, scene)
    : row(isAnswer(scene.beside, `${scene.subject} ${scene.name}`, scene) ? answers : bodies, scene)

const isAnswer = keptForBoth((beside: readonly string[], _: string, { name, subject }: Scene) => {
  const isWritten = greeting.test(name) || beside.some((one) => writing.test(one))
  return beside.some((one) => verdicts.test(one))
    ? !isWritten || !written.test(subject)
    : !isWritten && !written.test(subject) && beside.length > 0
})
/** Messages that are for somebody. */
const greeting = /^(gift|personal|welcome|invitation|thank_you|birthday|greeting|custom|away|chat|private)_message$/
/** Things that have a text that somebody wrote. */
const written =
  /(^|_)(messages?|chats?|comments?|posts?|notes?|sms|emails?|mails?|threads?|conversations?|reviews?|feedbacks?|tickets?|commits?|notifications?|push|replies|reply)$/
/** Names that only an answer has. */
const verdicts =
  /^((is_?)?success(ful)?|ok|stat|code|(access_)?token|((return|response|result|status|error|http)_?)+code|status_message)$/
/** Names that tell of somebody who writes, or to whom. */
const writing =
  /^(author(_\w+)?|sender(_\w+)?|from|to|recipients?|recipient_\w+|user(_\w+)?|customer(_\w+)?|subject|title|body|sent_at|read_at|created_at|posted_at|email|phone(_number)?|channel(_id)?|room_id|conversation_id|thread_id|reply_to|attachments|rating|stars)$/

/** Tells whether a thing is for sale: an item may be anything. */
const isGoods = keptForBoth(
  (beside: readonly string[], subject: string) =>
    goods.test(subject) &&
    (!/(^|_)(item|listing)s?$/.test(subject) ||
      beside.some((one) => /price|sku|quantity|brand|barcode|stock|cost|amount/.test(one)))
)

const named: Maker<string> = (scene) => {
  if (personal.test(scene.hint)) return fullName(scene)
  const before = scene.name.replace(/^name_.*|(_?(name|label|display))+(_(plural|singular))?$/, '')
  // Members beside tell of the object, not of what is named.
  const thing = { ...scene, subject: before, beside: [] }
  if (before === '' || variants.test(before)) return (kindName(scene.subject) ?? thingName)(scene)
  return isKnownKind(thing) ? thingName(thing) : (qualified(before) ?? label)(scene)
}
/** Makes the name of a kind: those of a `contact_type` are `Customer` and `Supplier`. */
const kindName = memoized((subject): Maker<string> | undefined => {
  const [, noun = ''] = /^(.+)_(?:type|kind|category)$/.exec(withoutEnds(subject)) ?? []
  const kinds = kindOfThing(subject) === undefined ? kindsOfThing(noun) : undefined
  return kinds && of(...kinds.map(asLabel))
})
/** Words for one of several names of a thing. */
const variants =
  /^(ascii|alternat(iv)?e|alt|native|local|official|common|short|long|public|pretty|friendly|verbose|full|old|new|original|english|localized|translated|main|default|preferred|legal|trade|other|technical|internal|functional|canonical|qualified|fully_qualified|unique|generic|commercial|business|logical|physical|formal|system|proper|sort|sorting|parent|child|related|linked|previous|next|current|phonetic)$/
/** Descriptions of a person's name. */
const personal =
  /\bname of (the|this|an?) (user|person|customer|member|contact|owner|author|employee|patient|guest|assignee)\b(?! (group|role|type|pool|story))/

/** Makes the title of a writing, or the name of another thing. */
const titled: Maker<string> = (scene) => {
  const { subject, beside } = scene
  if (saysWho(beside) || isPerson(subject)) return row(jobs, scene)
  const isWork = isWriting(subject) || beside.some((one) => authored.test(one))
  const isText = (!isKind(scene) && isWork) || subject === 'title' || plainNoun(subject) === undefined
  return (isText ? title : thingName)(scene)
}

/** Members of what somebody wrote or filmed. */
const authored =
  /^(authors?|synopsis|season|episode|excerpt|isbn|directors?|publisher|runtime|published(_at|_date|_on)?|publi(sh|cation)_date|pub_date|word_count|page_count)$/

/** Tells whether the members of an object say who somebody is, and nothing that he has written. */
const saysWho = keptFor(
  (beside: readonly string[]) =>
    beside.some((one) => /^(full_|first_|last_|display_)?name$/.test(one)) &&
    beside.some((one) => /^(e_?mail|user_?name|phone|last_name)$/.test(one)) &&
    !beside.some((one) => /^(body|content|description|text|message|price|slug|due_.+|start.*|published.*)$/.test(one))
)

/** Makes the name of the thing that a `tag_text` is of, else what somebody writes or a document holds. */
const textual: Maker<string> = (scene) => {
  const kind = kindOfThing(scene.name.replace(/_?(text|content)s?$/, ''))
  if (kind !== undefined && kind !== fullName) return kind(scene)
  return row(written.test(scene.subject) || scene.beside.some((one) => writing.test(one)) ? bodies : sentences, scene)
}

const anyKind = kindIn('standard, default, custom')

/** Makes the word for the object itself, where nobody knows the kinds of such things. */
const ownKind: Maker<string> = (scene) => {
  const noun = scene.name === 'type' || scene.name === 'kind' ? plainNoun(scene.subject) : undefined
  return noun?.replaceAll(' ', '_') ?? anyKind(scene)
}

/** Makes the key of a thing, or of the one that a `team_key` names, as a word; people and firms have a number. */
const keyOf: Maker<string> = (scene) => {
  const before = scene.name.replace(/_?key$/, '')
  const isOwn = before === '' || variants.test(before) || before.endsWith('ed')
  const thing = isOwn ? scene : { ...scene, subject: before, beside: [] }
  if (isPerson(thing.subject) || isFirm(thing)) return idText(scene)
  const make = isKind(thing) || plainNoun(thing.subject) !== undefined ? thingName : label
  return slugOf(make(thing)).replace(/-/g, '_')
}

/** Numbers of things of which nothing else is known. */
export const counted: Range = [1, 400, 0]

export const common: Trade = {
  words: `
    quarter: Q1, Q2, Q3, Q4
    (product_category|department_category)(_name|): Electronics, Books, Garden, Sports, Kitchen, Travel
    (category|categories|subcategory|main_category)(_name|): General, Business, Travel, Sports, Technology, Health
    topic: Travel, Cooking, Music, Sports, Science, Gardening
    (industry|sector|business_type|vertical)(_name|): Retail, Software, Logistics, Healthcare, Energy, Education
    mode: auto, manual, standard
    privilege(s): read, write, admin
    yes_no: Yes, No
    word(s): harbor, river, garden, winter, letter, bridge
    role(s) access_level permission(s) user_role member_role team_role: member, admin, viewer, editor
    scope(s) granted_scopes: read, write, admin
    (plan|tier|subscription|edition|pricing_plan|billing_plan|service_tier|subscription_plan|price_tier|product_tier|
      license_tier)(_name|): starter, developer, team, business
    priority severity level importance urgency impact risk criticality: medium, high, low
    stage: production, staging, development
    -profile: standard, basic, extended
    -format: standard, compact, detailed
    -method: manual, automatic, standard
    -class: A, B, C
    -zone: North, Centre, South
    -channel: online, phone, email, in_store
    -cause: unknown, human_error, equipment_failure
    -cycle: monthly, quarterly, yearly
    -result -outcome: passed, failed, inconclusive
    -disposition: completed, follow_up, no_action
    -source: web, phone, referral, import
    visibility privacy access: private, public, internal
    frequency recurrence_type repeat repeats schedule_type recurring_interval update_frequency report_frequency: weekly,
      daily, monthly
    interval_unit period_unit time_unit duration_unit granularity_unit: day, month, hour, week
    unit(s) measure uom: piece, kg, box, litre
    ^stat: ok
    ^status_code ^http_(status|code) ^response_code: 200
    error_code err_code ^errno: invalid_request, not_found, rate_limited, conflict
    ^subject (email|mail|message|complaint)_subject subject_line: Question about my last invoice, Change of address,
      Meeting on Thursday, Delivery is late, Problem with the login
    message msg of *alert|*alarm beside severity|level|raised_at|triggered_at|acknowledged*: A value is above its limit,
      No data for ten minutes, Maintenance is due this week, The connection was lost twice
    prefix: INV-, ORD-, EU-
    custom_(field|value|attribute|text)(s) additional_(field|value)(s) extra_(field|value)(s): Blue, Batch 7,
      Second floor, Ref 1042
    error err (error|failure|rejection|decline)_message failure_reason error_reason error_description last_error:
      The request timed out, The resource was not found, The value is not valid, Access was denied
    instructions: Follow the steps on the label, Ask at the front desk, Call before you arrive
    disclaimer(s) legal_(notice|text|disclaimer) fine_print: Provided without any warranty, Subject to change without notice,
      For general information only
    change_log(s) change_note(s) change_summary: Fix a typo, Shorten the introduction, Add an example
    reason(s): No longer needed, Requested by the user, Duplicate entry, Change of plans
    (cancellation|cancel|cancelation|rejection|refund|return|closure|close|void|change)_reason: No longer needed,
      Ordered by mistake, Arrived too late, Found a better price
    ^(is|has|can|should|was|are)_*: true, false
    ^title of *problem|error: Invalid request, Not found, Access denied, Conflict
    ^loc of loc|*error beside msg: body, email, quantity
    unit(s) of *power|power_kw|engine_power: kW, hp
    unit(s) of *consumption|*consumption_\\w+|fuel_economy: l/100 km, kWh/100 km
    unit(s) of *emission|*emissions: g/km
    unit(s) of *temperature: °C, °F
    unit(s) of *speed: km/h, mph
    ^code of reply|resp beside msg|data|payload: OK, SUCCESS
    ^code of error|problem|fault|exception|violation|failure beside message|error_message: invalid_request, not_found,
      rate_limited, conflict
    ^key of variant beside attachment|variant_attachment: control, treatment, variant_b
    ^required of *schema beside properties|additional_properties: id, email, status
    ^k beside v: color, size, region, level
    ^v beside k: blue, medium, north, 3
  `,
  texts: [
    ['tag(s) labels keyword(s) topics subject_tag(s)', (scene) => row(labels, scene)],
    ['type kind', ownKind],
    [
      'message msg detail(s) description reason explanation info text (error_|)message_text',
      (scene) => row(failures, scene),
      about(
        'error|warning|problem|fault|exception|violation|validation_error|failure|err|*_error_response|error_(response|body|info|object|model|dto)'
      )
    ],
    ['(error_|failure_|err_)(detail|details|info|text|summary|msg|description_text)', (scene) => row(failures, scene)],
    ['success_(message|text|msg)', (scene) => row(answers, scene)],
    ['message msg (response|result)_(message|msg|text|description)', answerOr],
    ['^type_of', ({ subject }) => subject],
    ['^type', ({ subject }) => subject, /^(attributes|relationships)$/],
    ['identification', idText],
    ['id_*', idText],
    ['digit', whole(0, 9)],
    ['char character letter', text((random) => random.pick([...'abcdefghkmnprstuvw']))],
    // A word before one of these that no row knows is of another trade than the word alone.
    ['-stage -phase', words('initial, in_review, final')],
    ['title ^heading', titled],
    ['subtitle ^headline ^caption ^task ^summary_line page_heading', title],
    [
      '^value',
      text((random) => String(random.int(1, 90))),
      about('', 'units?|uom|unit_of_measure|unit_code|measurement_unit')
    ],
    [
      `
        messages ^body(s) (message|e_mail|mail|text|post|comment|article|note|event|raw|plain|lyrics|subtitle|snippet)_body comment(s) review(s) feedback(s) answer(s) reply(s)
        posts review_text comment_text message_text testimonial
        quote_text
      `,
      (scene) => row(bodies, scene)
    ],
    ['content(s) text(s)', textual],
    ['line(s)', (scene) => row(sentences, scene), about('*diff|*hunk|*patch|*snippet|*log|*console')],
    ['note(s) remark(s) note_text customer_note internal_note memo', (scene) => row(jottings, scene)],
    [
      `
        description desc summary synopsis about overview detail(s) abstract excerpt tagline info explanation purpose
        rationale short_description long_description hint help_text tooltip footnote scope_note
        executive_summary
      `,
      (scene) => (isGoods(scene.beside, scene.subject) ? row(details, scene) : remark(scene))
    ],
    ['object', ({ subject }) => subject || 'item'],
    ['acronym abbreviation initialism', made('@@@')],
    [
      'code',
      (scene) =>
        scene.name === 'code' && isKind(scene) ? slugOf(thingName(scene)).replace(/-/g, '_') : made('@@##')(scene)
    ],
    [
      '^(code|iso|iso_code|iso2|abbreviation|abbr|short_code|short_name|symbol)',
      ({ entity }) => entity.place.locale.slice(0, 2),
      about('i18n|translation|locali[sz]ation|locale|language')
    ],
    ['key', keyOf],
    [
      '^name_(locale|en|de|fr|es|it|local|native|english|official|ascii|short|long|full|alt|alternative|transliterated|original)',
      named
    ],
    ['name label display display_name(s) (display|label)_(text|string|value) *name', named],
    ['(depends|dependent|based|relies)_on', slug],
    ['identifier', idText],
    ['^(ordinal|position_text|rank_text)', whole(1, 40)],
    ['person people', fullName],
    [
      '^value (option|attribute|variant)_value',
      words('Blue, Large, Cotton, Matte'),
      about('option|attribute|variant_option|facet|filter_option', 'option_name|attribute_name')
    ],
    ['-start -end', (scene) => iso(timeOf(scene))],
    ['^(launched|finished|registered|installed|uploaded|captured|issued)', (scene) => iso(timeOf(scene))],
    ['^value', words('application/json, no-cache, gzip'), about('headers?')],
    [
      '^value',
      words('production, enabled, eu-west, v2'),
      about('tag|label|metadata|meta|setting|variable|property|parameter|config|annotation')
    ],
    ['id(s) *id', idText]
  ],
  ranges: `
    id_*: 1 9999 0
    hash *hash: 100_000_000 4_294_967_295 0
    (major|minor|patch|micro)(_version|_number|) version_(major|minor|patch): 0 12 0
    add_on(s) *add_on: 0 20 0
    id(s): 1 9999 0
    ^min_* ^minimum_* ^lowest_* ^lowest lower_* ^lower min minimum: 1 40 0
    ^max_* ^maximum_* ^highest_* ^highest upper_* ^upper max maximum: 60 100 0
    ^(avg|average|mean|median): 41 59 0
    stddev std_dev standard_deviation std variance: 0.5 12 2
    year: 2015 2024 0
    (percent|percentage|pct|progress|completion|percent_complete|completion_rate|progress_percent|fill_level|
      occupancy_rate): 5 95 0
    utilization utilisation completeness: 5 95 0
    accuracy: 78 99 1
    score points grade reputation karma: 40 100 0
    probability confidence ratio fraction opacity alpha likelihood confidence_score certainty weighting: 0.05 0.95 2
    ^start: 0 40 0
    ^end: 60 200 0
    (q|search|wall|cpu|user|sys|system|build|total|average|avg|mean|idle|busy|active|screen|drive|turnaround|elapsed|
      recovery|seek|startup|boot|transition|fade|waiting|setup|reaction|rise|decay|attack|loading|cycle|ramp|shutter|
      exposure)_time down_time: 2 900 0
    (duration|elapsed|runtime|interval|length_seconds|retry_after|cooldown)(_s|_sec|_secs|_seconds|): 60 3600 0
    depth_* depth length_* length distance_* distance radius: 1 120 1
    weight_* weight mass_* mass: 0.5 80 1
    speed_* speed velocity_* velocity max_speed average_speed: 10 120 1
    version revision build generation schema_version version_number: 1 12 0
    *attempt_count: 0 5 0
    number no: 1000 9999 0
    ordinal_number: 1 40 0
    ^number: 1 24 0
    ^(is|has|can|should|was|are)_*: 0, 1
    type kind mode category visibility: 1 5 0
    percent(age) rate of *tax|*tax_rate|vat|*vat_rate: 5, 7, 10, 19, 20, 21, 25
    ^interval (recurrence|repeat)_interval of recurrence*|*schedule|repeat*|subscription|price|plan beside recurr*|
      repeat*|interval_unit: 1 4 0
  `,
  numbers: [
    ['^id', ({ count, random }) => count ?? random.int(1, 9999)],
    [
      '^(per_page|page_size|page_length|pagelen|limit|page_limit|max_results|items_per_page|results_per_page)',
      ({ paging }) => paging.size ?? 20
    ],
    ['^(page|page_number|page_no|page_num|page_nr|page_index|current_page)', ({ paging }) => paging.page ?? 1],
    ['^(offset|page_offset|skip|start_index|from)', ({ paging }) => paging.from ?? 0],
    ['^(total_pages|page_count|pages|last_page)', ({ random }) => random.int(2, 20)],
    [
      `
        total_* count(s) views likes following visits downloads clicks hits shares comments replies forks watchers
        num number_of_* num_* number_* n_* *count votes upvotes downvotes favorites saves bookmarks matches results
      `,
      counted
    ],
    [
      '^(start|end)',
      unix,
      about(
        'event|booking|session|slot|schedule|shift|interval|period|window|meeting|appointment|reservation|trip|ride|subscription|campaign|*time|*times|time_range|date_range|maintenance|outage|availability|rental|stay|lease',
        'time_?zone|duration|.*_at|.*date|.*_time|all_day'
      )
    ],
    ['^value', unix, /^(date|time|date_?time|timestamp)$|_(date|timestamp)$/],
    [
      `
        at time timestamp date ts on datetime ^(created|updated|modified|expires|iat|exp|nbf|expiry|expiration|
        auth_time|period_start|period_end|epoch|trial_end|trial_start|current_period_start|
        current_period_end|canceled|date_created|last_seen|last_modified|last_edited|last_login|last_active|last_access|last_used|last_changed|not_before|not_after|unix_time|valid_until|deadline)
        -deadline
        *created *updated *expires *expiration *epoch
      `,
      (scene) => unix(scene)
    ],
    [
      `
        priority level rank position order index sort_order sequence seq step line ordinal display_order sort_index
        place placement ranking tier step_number
      `,
      ({ count, random }) => count ?? random.int(1, 9)
    ],
    [
      '^number ^no ^(installment|instalment|lap|leg|round|lesson|chapter)_(number|no)',
      ({ count, random }) => count ?? random.int(1, 9),
      about('installment|instalment|lap|leg|round|lesson|chapter|verse|inning|step|section|term|set')
    ]
  ]
}
