/** Names of persons and organisations, and what is said of them. */

import { firstNames } from '../entity/names.ts'
import type { Maker } from '../entity/scene.ts'
import { decimal, digits, email, fullName, made, phone } from '../words/makers.ts'
import { legalName, thingName } from '../words/names-of-things.ts'
import { personalRoles } from '../words/person-words.ts'
import { departments, jobs } from '../words/plain-words.ts'
import { bio } from '../words/remarks.ts'
import { dateOf, timeOf } from '../words/times.ts'
import { about, row, type Trade, text, whole, words } from './trade.ts'

/** Roles of persons, as `name-index.ts` reads them. */
const roles = `(${personalRoles.join('|')})`

/** Makes the word before a person's name. */
const honorific: Maker<string> = ({ entity, random }) =>
  random.pick(entity.person.sex === 'female' ? ['Ms', 'Ms', 'Dr'] : ['Mr', 'Mr', 'Dr'])

/** Makes the day of a birth: that of an animal is some years ago. */
const bornOn: Maker<string> = (scene) => dateOf(timeOf({ ...scene, name: 'born' }))

export const people: Trade = {
  words: `
    honorific_suffix name_suffix: Jr, MD, PhD, II
    marital_status civil_status family_status: single, married, divorced, widowed
    blood_type blood_group: A+, O-, B+, AB+
    religion: none, Catholic, Protestant, Muslim, Jewish, Hindu
    ethnicity: Asian, Black, Hispanic, White, Mixed
    eye_color eye_colour: brown, blue, green, hazel
    hair_color hair_colour: brown, black, blond, red, grey
    hobby hobbies interest(s) pastime: hiking, cooking, photography, chess, sailing, gardening
    legal_form: GmbH, Ltd, Inc, SARL, BV
    nationality citizenship: German, British, French, Canadian, Spanish, Swedish
  `,
  texts: [
    // The artist of a song may be a band, but a person never misleads.
    [`^artist(_name|) (album_|main_|featured_)artist(_name|) ^singer_name`, fullName],
    [`${roles}_(name|full_name|display_name)`, fullName],
    [
      `^${roles} ^(collaborator|teammate|stakeholder|writer|author|member|owner|attendee|participant|speaker|editor|reviewer|assignee|guest|player|performer|contributor)(s)`,
      fullName
    ],
    ['legal_name', legalName],
    // The full name of a series, which has a name too, is no person's.
    ['full_name', (scene) => (scene.beside.includes('name') ? thingName : fullName)(scene)],
    [
      `
        real_name person_name screen_name_full billing_name shipping_name
        holder_name global_name maiden_name_full common_name_person ^attn ^attention ^signature_name name_on_card
        ^uploader ^commented_by
      `,
      fullName
    ],
    [
      `
        e_mail(s) e_mail_(address|addresses|addr|contact) ^(from|to|cc|bcc|reply_to)_(email|address) mail *email (contact|
        support|billing|recovery|notification|work|home|personal)_mail ^reply_to ^cc ^bcc
      `,
      email
    ],
    ['^from ^to ^sender ^recipient(s)', email, about('e?_?mail', 'subject|message_id|body_html|cc|bcc|reply_to')],
    [
      'user_name (ftp|sftp|ssh|db|database|sql|smtp|imap|proxy|login|auth|os|remote)_user login_name screen_name nick_name handle ^nick login *username gamertag ^uid_name',
      ({ entity, hint }) => (hint.includes('@') ? '@' : '') + entity.person.username
    ],
    [
      `
        (twitter|instagram|mastodon|tiktok|threads|x|social|telegram|bluesky)_handle mention(s) mentioned_user(s)
        at_name
      `,
      ({ entity }) => `@${entity.person.username.replace(/\W/g, '_')}`
    ],
    [
      'first_name(s) given_name(s) fore_name(s) ^fname christian_name preferred_name call_name',
      ({ entity }) => entity.person.first
    ],
    ['last_name(s) family_name(s) sur_name(s) ^lname', ({ entity }) => entity.person.last],
    ['^first', ({ entity }) => entity.person.first, about('', 'middle|middle_name|surname|family')],
    ['^last', ({ entity }) => entity.person.last, about('', 'middle|middle_name')],
    ['^middle', ({ random }) => random.pick(firstNames.male), about('', 'first|first_name')],
    ['maiden_name birth_name second_last_name', ({ entity }) => entity.person.last],
    ['middle_name(s) second_name', ({ random }) => random.pick(firstNames.male)],
    ['middle_initial', text((random) => `${random.pick([...'ABCDEHJKLMPRST'])}.`)],
    ['initials monogram', ({ entity: { person } }) => `${person.first[0]}${person.last[0]}`],
    ['honorific(_prefix|) salutation name_prefix courtesy_title', honorific],
    ['^title', honorific, about('', 'fore_?names?|surname|middle_?names?|suffix')],
    ['^suffix', words('Jr, Sr, III'), /^(first_?name|last_?name|middle_?(name|initial)|prefix|gender)$/],
    ['(caller|callee|reported_caller)_name', fullName],
    ['(end_client|client_company)(_name|)', ({ entity }) => entity.company],
    ['gender sex', ({ entity }) => entity.person.sex],
    ['pronoun(s)', ({ entity }) => (entity.person.sex === 'female' ? 'she/her' : 'he/him')],
    [
      'relationship relation ^kinship',
      words('spouse, parent, sibling, friend'),
      /emergency|contact|next_of_kin|guardian|relative|family|dependent/
    ],
    [
      `
        (phone|mobile|cell|fax|tel|telephone|msisdn|whatsapp|landline)(_number|_no|_num|) phone_e164 contact_number
        (work|home|office|mobile|primary|secondary|emergency|daytime)_(phone|tel|number) call_back_number
        *phone_number *phone
      `,
      phone
    ],
    [
      '^from ^to ^caller ^callee ^caller_id ^called_number',
      phone,
      about('sms|call|voice|text_message|mms|message', 'num_segments|call_duration|caller_name')
    ],
    [
      `
        (company|organisation|organization|org|employer|business|vendor|supplier|merchant|manufacturer|publisher|
        publishing_house|insurer|insurance_company|carrier_company|provider|service_provider|shipper|consignee|
        issuer|employer_organization|registrar|distributor|wholesaler|retailer|agency|studio|record_label|
        label_company|builder|developer_company|contractor_company|law_firm|exhibitor|sponsor|lender|underwriter|
        affiliation|maker|producer_company|operator|broker|advertiser|payee|payer|drawee|counterparty|
        customer_company|legal_entity|registered)_name
      `,
      ({ entity }) => entity.company
    ],
    [
      `
        company organisation organization employer business vendor supplier merchant brand_owner manufacturer
        producer publisher ^org insurer ^provider shipper consignee ^issuer registrar distributor wholesaler retailer ^agency
        production_company record_label law_firm exhibitor ^sponsor(s) ^lender underwriter affiliation ^maker
        ^counterparty legal_entity ^payee ^payer ^holder_company developer_studio ^utility ^airline_operator ^broker
        ^advertiser ^firm
      `,
      ({ entity }) => entity.company
    ],
    [
      'producer',
      fullName,
      about('*film|*movie|*album|track|song|*recording|*show|episode|*series|*play', 'director|cast|genre')
    ],
    ['brand(s) brand_name', ({ entity }) => entity.company.split(' ')[0]!],
    [
      'company_type entity_type_legal',
      words('GmbH, Ltd, Inc, SARL, BV'),
      /vat|company|seller|supplier|vendor|register/
    ],
    [
      'position',
      whole(1, 12),
      about(
        'feature|marker|piece|tile|cell|board|grid|player_state|slot|layer|*map',
        '(end|start)_position|grid*|*coordinates?'
      )
    ],
    [
      '(job|person|contact|employee|speaker)_title occupation profession position job role_title designation headline_job',
      (scene) => row(jobs, scene)
    ],
    [
      '^title ^name',
      (scene) => row(jobs, scene),
      about('vacancy|job_posting|job_offer|job_opening', 'salary*|job_type|employment_type')
    ],
    [
      '^name',
      (scene) => (scene.beside.includes('first_name') ? fullName(scene) : scene.entity.person.first),
      about('', 'last_?name|surname|family_?name')
    ],
    [
      '(department|division|team|business_unit|org_unit|organizational_unit)(_name|)',
      (scene) => row(departments, scene)
    ],
    ['(birth|born)_(date|day|on) date_of_birth dob *birthdate', bornOn],
    ['anniversary_of_birth', bornOn],
    ['birth_year year_of_birth', (scene) => bornOn(scene).slice(0, 4)],
    ['bio biography about_me', bio],
    ['^driver(s)_licen(c|s)e_(number|no) ^licen(c|s)e_(number|no) ^driver(s)_licen(c|s)e', made('@##########')],
    ['national_id(_number|) identity_card_number id_card_number personal_number id_number', made('L########')],
    ['discriminator', made('####'), /user|tag|player|gamer/],
    ['friend_code', ({ random }) => `SW-${[1, 2, 3].map(() => digits(random, 4, decimal)).join('-')}`]
  ],
  ranges: `
    age age_years age_of_*: 19 74 0
    min_age minimum_age age_min: 6 18 0
    maximum_age age_max: 60 99 0
    birth_year year_of_birth: 1955 2004 0
    children(_count|) dependents(_count|) number_of_children siblings: 0 4 0
    household_size family_size: 1 6 0
    shoe_size (shoe_|)size_eu: 36 47 0
    (shoe_|)size_us: 5 13 0
    (shoe_|)size_uk: 4 12 0
    employees employee_count number_of_employees headcount head_count staff_count company_size: 3 4800 0
    founded founded_year year_founded established foundation_year founding_year: 1950 2022 0
    ^age ^age_years of pet|dog|cat|animal|rabbit|horse beside breed|species: 1 14 0
  `,
  numbers: [
    ['max_age', [60, 99, 0], /^(min(imum)?_age|age_min)$/],
    ['(birth_date|dob|born)', ({ entity }) => entity.times.born / 1000],
    ['height(_cm|)', [150, 200, 0], /height_cm|weight_kg|bmi|(^|_)(patient|person|player|athlete|user)(_record|s)?$/],
    ['height_cm', [150, 200, 0], /height_cm|weight_kg|bmi|blood|birth|age/],
    ['^weight ^weight_kg', [48, 110, 1], /height_cm|bmi|(^|_)(patient|person|player|athlete|user)(_record|s)?$/]
  ]
}
