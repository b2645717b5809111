/**
 * What values look like, as tables: by format, by the name of a property, by its description, by the shape of an
 * example. To teach standin a format, a name or a hint, add a line here; the first line that fits a name is taken.
 */

import type { Paging } from '../../contract/paging.ts'
import { ascii, type Entity, filled } from './entity.ts'
import { firstNames } from './names.ts'
import type { Random } from './random.ts'
import type { Range } from './range.ts'
import { adjectives, bodies, details, keysOfMaps, labels, nouns, products, sentences, titles } from './words.ts'

/** What is known of the place where a value shall stand. */
export interface Scene {
  /** The name of the property in small letters with underscores: `createdAt` is `created_at`. */
  name: string
  /** What the object is that has the property, written alike: `user`. */
  subject: string
  /** Title and description in small letters. */
  hint: string
  random: Random
  /** Counts the objects of a list, so that neighbours differ. */
  turn: number
  /** The number of the list's object that the value stands in, if it stands right in one. */
  count: number | undefined
  /** The names of the properties of the object, written alike. */
  beside: readonly string[]
  /** What the request asks for of a list. */
  paging: Paging
  /** What the properties of the object share. */
  entity: Entity
}

type Maker<T> = (scene: Scene) => T
type Table<T> = readonly (readonly [RegExp, Maker<T>])[]
/** A line may ask for more than the name: what the object is, or what stands beside, one of which has to fit. */
type Line<T> = readonly [name: RegExp, make: T, context?: RegExp]

/** The line of a table that speaks of a place. */
export function lineFor<T>(table: readonly Line<T>[], { name, subject, beside }: Scene): Line<T> | undefined {
  return table.find(
    ([rule, , context]) =>
      rule.test(name) &&
      (context === undefined || context.test(subject) || beside.some((one) => one !== name && context.test(one)))
  )
}

const iso = (time: number) => `${new Date(time).toISOString().slice(0, 19)}Z`
const dateOf = (time: number) => iso(time).slice(0, 10)
const of =
  (...list: string[]): Maker<string> =>
  ({ random, turn }) =>
    list[(turn + Math.floor(random.next() * (turn === 0 ? list.length : 1))) % list.length]!
const made =
  (template: string): Maker<string> =>
  ({ random }) =>
    filled(template, random)
/** Digits of base 16 (or of another alphabet). */
export const digits = (random: Random, length: number, alphabet = '0123456789abcdef') => {
  let text = ''
  for (let i = 0; i < length; i++) text += alphabet[random.int(0, alphabet.length - 1)]
  return text
}
const hex =
  (length: number): Maker<string> =>
  ({ random }) =>
    digits(random, length)
const alphanumeric = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789'
const round = (value: number) => Math.round(value * 100) / 100
const row = <T>(list: readonly T[], { random, turn }: Scene) =>
  list[(random.int(0, list.length - 1) + turn) % list.length]!

const uuid: Maker<string> = ({ random }) =>
  `${digits(random, 8)}-${digits(random, 4)}-4${digits(random, 3)}-${digits(random, 1, '89ab')}${digits(random, 3)}-${digits(random, 12)}`
const slugOf = (text: string) =>
  text
    .normalize('NFD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
const ipv4: Maker<string> = ({ random }) =>
  `${random.pick(['203.0.113', '198.51.100', '192.0.2'])}.${random.int(1, 254)}`
const ipv6: Maker<string> = ({ random }) =>
  `2001:db8:${[1, 2, 3, 4, 5, 6].map(() => random.int(0x1000, 0xffff).toString(16)).join(':')}`
const companySlug = (scene: Scene) => slugOf(scene.entity.company)
const host: Maker<string> = (scene) =>
  `${scene.random.pick(['www', 'api', 'app', 'mail', 'db', 'cdn'])}.${domain(scene)}`
const domain: Maker<string> = (scene) => `${companySlug(scene)}.example.com`
const title: Maker<string> = (scene) => row(titles, scene)
const url: Maker<string> = (scene) => `https://${domain(scene)}/${slugOf(title(scene))}`
const image: Maker<string> = ({ random }) => `https://images.example.com/${digits(random, 12)}.png`
const email: Maker<string> = (scene) => scene.entity.person.email
const fullName: Maker<string> = ({ entity }) => `${entity.person.first} ${entity.person.last}`
const product: Maker<string> = (scene) => `${row(adjectives, scene)} ${row(products, scene)}`
const label: Maker<string> = (scene) => `${row(adjectives, scene)} ${scene.random.pick(nouns)}`
const slug: Maker<string> = (scene) => slugOf(label(scene))
const fileName: Maker<string> = (scene) =>
  `${slugOf(row(nouns, scene))}-${scene.random.int(1, 99)}.${scene.random.pick(['pdf', 'csv', 'png', 'txt', 'docx'])}`
const phone: Maker<string> = ({ entity }) => entity.place.phone
const jwt: Maker<string> = (scene) => {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')
  const iat = scene.entity.times.updated / 1000
  const claims = { sub: uuid(scene), iat, exp: Math.floor(scene.entity.times.expires / 1000) }
  return `${part({ alg: 'HS256', typ: 'JWT' })}.${part(claims)}.${digits(scene.random, 43, alphanumeric)}`
}
const token: Maker<string> = ({ random }) => digits(random, 32, alphanumeric)
const password: Maker<string> = ({ random }) =>
  `${random.pick(adjectives)}${random.pick(nouns).replace(/\W/g, '')}${random.int(10, 99)}!${digits(random, 2, alphanumeric)}`
const semver: Maker<string> = ({ random }) => `${random.int(0, 5)}.${random.int(0, 20)}.${random.int(0, 12)}`
const sentence: Maker<string> = (scene) => row(sentences, scene)
const base64: Maker<string> = (scene) => Buffer.from(sentence(scene)).toString('base64')
const color: Maker<string> = ({ random }) => `#${digits(random, 6)}`
const iban: Maker<string> = ({ random }) => {
  const bank = digits(random, 18, '0123456789')
  // ISO 13616: the check digits make the whole number 1 modulo 97 (DE is 1314).
  return `DE${String(98 - Number(BigInt(`${bank}131400`) % 97n)).padStart(2, '0')}${bank}`
}
const card: Maker<string> = ({ random }) => {
  const front = `4${digits(random, 14, '0123456789')}`
  // The last digit by Luhn's sum.
  const sum = [...front].reduce((total, digit, i) => {
    const twice = Number(digit) * (i % 2 === 0 ? 2 : 1)
    return total + (twice > 9 ? twice - 9 : twice)
  }, 0)
  return `${front}${(10 - (sum % 10)) % 10}`
}
const isbn: Maker<string> = ({ random }) => {
  const front = `978${digits(random, 9, '0123456789')}`
  const sum = [...front].reduce((total, digit, i) => total + Number(digit) * (i % 2 === 0 ? 1 : 3), 0)
  return `${front}${(10 - (sum % 10)) % 10}`
}
const agent: Maker<string> = ({ random }) => {
  const version = random.int(110, 131)
  return random.pick([
    `Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/${version}.0.0.0 Safari/537.36`,
    `Mozilla/5.0 (X11; Linux x86_64; rv:${version}.0) Gecko/20100101 Firefox/${version}.0`,
    `Mozilla/5.0 (Macintosh; Intel Mac OS X 14_5) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.5 Safari/605.1.15`
  ])
}

const people =
  /(^|_)(user|person|people|customer|member|contact|employee|author|owner|profile|patient|student|teacher|driver|passenger|guest|client|lead|attendee|participant|recipient|sender|assignee|reviewer|candidate|account_holder|creator|artist|player|friend|doctor|invitee|actor|admin|human|staff|agent|follower|subscriber|me)s?$/
const firms =
  /(^|_)(company|organi[sz]ation|org|business|vendor|supplier|merchant|employer|brand|tenant|manufacturer|publisher|partner|customer_company|workspace_owner)s?$/
const goods = /(^|_)(product|item|line_item|article_item|good|sku|variant|listing|cart_item|order_item)s?$/

/** A name by what is named. */
const nameOf: Maker<string> = (scene) => {
  const subject = scene.subject.replace(
    /_(response|request|dto|schema|model|details?|summary|out|read|view|entity)$/,
    ''
  )
  if (people.test(subject)) return fullName(scene)
  if (firms.test(subject)) return scene.entity.company
  if (goods.test(subject)) return product(scene)
  if (/(^|_)(city|town|place|location)s?$/.test(subject)) return scene.entity.place.city
  if (/(^|_)country$/.test(subject)) return scene.entity.place.country
  if (/(^|_)(pet|dog|cat|animal)s?$/.test(subject)) return of('Bella', 'Max', 'Luna', 'Charlie', 'Milo', 'Daisy')(scene)
  if (/(^|_)(file|document|attachment|upload|artifact)s?$/.test(subject)) return fileName(scene)
  if (/(^|_)(tag|label|topic|keyword|badge|skill)s?$/.test(subject)) return row(labels, scene)
  if (/(^|_)(categor(y|ies)|department|genre)$/.test(subject)) return row(departments, scene)
  if (
    /(^|_)(database|branch|repo|repository|bucket|cluster|server|instance|group|host|namespace|queue|topic|app|application|service|container|node|machine|image|package|token)s?$/.test(
      subject
    )
  )
    return slug(scene)
  if (/(^|_)(role|permission|scope)s?$/.test(subject)) return of('admin', 'editor', 'viewer', 'owner')(scene)
  if (/(^|_)currenc(y|ies)$/.test(subject)) return of('Euro', 'US Dollar', 'Pound Sterling', 'Swiss Franc')(scene)
  if (/(^|_)(language|locale)s?$/.test(subject)) return of('English', 'German', 'French', 'Spanish')(scene)
  if (/(^|_)car$/.test(subject)) return of('Volvo V60', 'Toyota Corolla', 'Renault Clio', 'Ford Focus')(scene)
  // Who has a mail address or a birthday and is none of these is a person.
  if (scene.beside.some((one) => persons.test(one))) return fullName(scene)
  return label(scene)
}
const persons = /^(e_?mail(_address)?|first_?name|last_?name|surname|birth_?date|date_of_birth|dob|gender|job_?title)$/

const departments = [
  'Engineering',
  'Sales',
  'Marketing',
  'Finance',
  'Support',
  'Operations',
  'Legal',
  'Design'
] as const
const jobs = [
  'Software Engineer',
  'Product Manager',
  'Data Analyst',
  'Head of Sales',
  'Office Manager',
  'Support Lead',
  'Senior Designer',
  'Accountant',
  'Marketing Director',
  'Site Reliability Engineer'
] as const

/** The time that a name tells of, in milliseconds. */
export function timeOf({ name, entity: { times } }: Pick<Scene, 'name' | 'entity'>): number {
  for (const [rule, which] of moments) if (rule.test(name)) return times[which]
  return times.created
}

const moments: readonly (readonly [RegExp, keyof Entity['times']])[] = [
  [/birth|dob|born/, 'born'],
  [/arriv|(^|_)eta($|_)|estimated/, 'later'],
  [
    /expir|(^|_)exp($|_)|valid_(un)?til|valid_to|due|renew|next_|scheduled|deadline|until|trial_end|not_after|cancel_at$|ends?_after|delivery_date|departure/,
    'expires'
  ],
  [/updat|modif|chang|last_|edited|seen|refreshed|synced|latest|touched|active_at|lastmod/, 'updated'],
  [
    /(^|_)end|finish|complet|closed|deleted|removed|resolved|stopped|to_date|date_to|until|cancel|fulfilled|delivered|merged|archived|revoked|disabled|check_?out|(^|_)to$/,
    'ended'
  ],
  [
    /start|begin|began|opened|from|pickup|accepted|paid|processed|activated|shipped|published|sent|check_?in|effective|confirmed|verified/,
    'started'
  ]
]

/** By `format`: what JSON schema, OpenAPI and common usage name. */
export const formats: Record<string, Maker<string>> = {
  date: (scene) => dateOf(timeOf(scene)),
  time: (scene) => iso(timeOf(scene)).slice(11),
  'date-time': (scene) => iso(timeOf(scene)),
  datetime: (scene) => iso(timeOf(scene)),
  'iso-date-time': (scene) => iso(timeOf(scene)),
  'iso-time': (scene) => iso(timeOf(scene)).slice(11),
  'http-date': (scene) => new Date(timeOf(scene)).toUTCString(),
  timestamp: (scene) => iso(timeOf(scene)),
  duration: ({ random }) =>
    random.pick([`PT${random.int(1, 23)}H${random.int(1, 59)}M`, `P${random.int(1, 30)}D`, `PT${random.int(5, 55)}M`]),
  email,
  'idn-email': email,
  hostname: host,
  'idn-hostname': host,
  ipv4,
  ip: ipv4,
  ipv6,
  mac: (scene) => digits(scene.random, 12).match(/../g)!.join(':'),
  uri: (scene) => link(scene),
  url: (scene) => link(scene),
  iri: (scene) => link(scene),
  'uri-reference': (scene) => `/${slugOf(title(scene))}`,
  'iri-reference': (scene) => `/${slugOf(title(scene))}`,
  'uri-template': (scene) => `https://${domain(scene)}/${scene.random.pick(['users', 'orders', 'projects'])}/{id}`,
  uuid,
  guid: uuid,
  ulid: ({ random }) => `01J${digits(random, 23, '0123456789ABCDEFGHJKMNPQRSTVWXYZ')}`,
  cuid: ({ random }) => `c${digits(random, 24, '0123456789abcdefghijklmnopqrstuvwxyz')}`,
  'json-pointer': ({ random }) =>
    `/${random.pick(['items', 'users', 'orders'])}/${random.int(0, 9)}/${random.pick(['name', 'email', 'id'])}`,
  'json-pointer-uri-fragment': ({ random }) => `#/${random.pick(['items', 'users', 'orders'])}/${random.int(0, 9)}`,
  'relative-json-pointer': ({ random }) => `${random.int(0, 3)}/${random.pick(['name', 'email', 'id'])}`,
  regex: ({ random }) => random.pick(['^[a-z0-9-]+$', '^\\d{4}-\\d{2}$', '[A-Z]{2,3}', '^v\\d+$']),
  byte: base64,
  base64,
  base64url: (scene) => Buffer.from(sentence(scene)).toString('base64url'),
  binary: sentence,
  password,
  phone,
  'phone-number': phone,
  tel: phone,
  e164: phone,
  color,
  colour: color,
  hex: hex(16),
  slug,
  semver,
  jwt,
  isbn,
  iban,
  'credit-card': card,
  currency: ({ entity }) => entity.place.currency,
  'country-code': ({ entity }) => entity.place.code,
  locale: ({ entity }) => entity.place.locale,
  timezone: ({ entity }) => entity.place.timezone,
  decimal: ({ entity }) => entity.amount.toFixed(2),
  money: ({ entity }) => entity.amount.toFixed(2),
  int32: ({ random }) => String(random.int(1, 9999)),
  int64: ({ random }) => String(random.int(1, 99999)),
  markdown: (scene) => `## ${title(scene)}\n\n${sentence(scene)}`,
  html: (scene) => `<p>${sentence(scene)}</p>`
}

/** An address of the kind that the name speaks of. */
const link: Maker<string> = (scene) => {
  for (const [rule, maker] of links) if (rule.test(scene.name)) return maker(scene)
  return url(scene)
}
const links: Table<string> = [
  [/avatar|image|img|photo|picture|logo|icon|thumb|banner|cover|poster|gravatar/, image],
  [/video/, ({ random }) => `https://media.example.com/${digits(random, 12)}.mp4`],
  [/audio|sound/, ({ random }) => `https://media.example.com/${digits(random, 12)}.mp3`],
  [/download|file|attachment|pdf|invoice|receipt/, (scene) => `https://files.example.com/${fileName(scene)}`],
  [
    /webhook|callback|redirect|endpoint/,
    (scene) => `https://${domain(scene)}/${scene.random.pick(['webhooks', 'callback', 'hooks/events'])}`
  ],
  [/website|homepage|site|blog/, (scene) => `https://www.${domain(scene)}`],
  [/repo|git|clone/, (scene) => `https://git.example.com/${companySlug(scene)}/${slug(scene)}`],
  [/^(next|prev|previous|first|last)/, ({ random }) => `https://api.example.com/items?page=${random.int(2, 9)}`]
]

const placed = /^(street(_\w+)?|address(_line)?_?1|line_?1|city|town|zip(_?code)?|post(al)?_?code|country(_\w+)?)$/
const flights = /(^|_)flights?$|^(airline|flight_?(number|no)?|carrier)$/
const airports = ['BER', 'LHR', 'CDG', 'AMS', 'JFK']
const stops = ['Berlin', 'London', 'Paris', 'Amsterdam', 'New York']
/** Where a journey begins and where it ends, which differ. */
const onTheWay = (places: readonly string[], { entity }: Scene, stop: 0 | 1): string =>
  places[(entity.times.created / 1000 + stop) % places.length]!
const vehicles = /(^|_)(car|vehicle)s?$|^(make|mileage|license_plate|vin|engine|fuel_type)$/

/** Texts by the name of their property. */
export const names: readonly Line<Maker<string>>[] = [
  // What a word means where it stands: a state is one of a country beside a street, else one that things are in.
  [/^(state|region|province)(_name)?$/, ({ entity }) => entity.place.state, placed],
  [/^capital(_city)?$/, ({ entity }) => entity.place.capital],
  [
    /^(conditions?|weather|weather_condition|forecast)$/,
    of('Sunny', 'Partly cloudy', 'Light rain', 'Overcast', 'Clear'),
    /(^|_)(weather|forecast)s?$|^(temp(erature)?|humidity|wind_speed)(_\w+)?$/
  ],
  [/^(units?|scale)$/, of('celsius'), /^(temp(erature)?)(_\w+)?$/],
  [/^(wind_?)?direction$/, of('NW', 'S', 'SW', 'E', 'N'), /weather|wind|forecast/],
  [
    /^(payment_?)?(status|state)$/,
    of('paid', 'pending', 'authorized', 'refunded'),
    /(^|_)(payment|charge|transaction|invoice|refund|payout)s?$|^(payment_method|card_(brand|number))$/
  ],
  [
    /^(order_?|delivery_?|shipping_?|fulfil?lment_?)?(status|state)$/,
    of('pending', 'paid', 'shipped', 'delivered'),
    /(^|_)(order|purchase|shipment|delivery|parcel|fulfil?lment)s?$/
  ],
  [
    /^(subscription_?)?(status|state)$/,
    of('active', 'trialing', 'past_due', 'canceled'),
    /(^|_)subscriptions?$|^(plan|trial_end|renews_at|current_period_end)$/
  ],
  [
    /^(booking_?|reservation_?|appointment_?)?(status|state)$/,
    of('confirmed', 'pending', 'cancelled', 'completed'),
    /(^|_)(booking|reservation|appointment|ticket_order)s?$/
  ],
  [
    /^(task_?|issue_?|ticket_?)?(status|state)$/,
    of('open', 'in_progress', 'done', 'blocked'),
    /(^|_)(task|todo|issue|ticket|bug|story)s?$/
  ],
  [
    /^(job_?|build_?|run_?|deployment_?)?(status|state)$/,
    of('succeeded', 'running', 'queued', 'failed'),
    /(^|_)(job|build|run|pipeline|deployment|workflow|import|export|backup)s?$/
  ],
  [/^(flight_?)?(status|state)$/, of('scheduled', 'boarding', 'departed', 'landed'), /(^|_)flights?$/],
  [
    /^(post_?|article_?)?(status|state)$/,
    of('published', 'draft', 'scheduled', 'archived'),
    /(^|_)(post|article|page|blog_post)s?$/
  ],
  [
    /^(payment_?)?method$|^payment_type$/,
    of('card', 'bank_transfer', 'paypal'),
    /(^|_)(payment|charge|transaction|payout|refund|checkout)(_method)?s?$|^(card_(brand|number)|last_?4)$/
  ],
  [/^method$/, of('card', 'bank_transfer', 'paypal'), /^amount(_paid)?$/],
  // The numbers that standin makes for cards begin with 4.
  [/^(card_?)(brand|type|network|scheme)$|^cc_type$/, of('Visa')],
  [/^brand$/, of('Visa'), /(^|_)(credit_?)?cards?$|^(last_?4|exp_month|card_number)$/],
  [/^exp(iry|iration)?(_date)?$/, ({ random }) => `0${random.int(1, 9)}/${random.int(26, 30)}`, /card|cvv|cvc|last_?4/],
  [/^(make|car_make)$|^(brand|manufacturer)$/, of('Volvo', 'Toyota', 'Renault', 'Ford'), vehicles],
  [/^(model|car_model|model_name)$/, of('V60', 'Corolla', 'Clio', 'Focus'), vehicles],
  [/^(origin|departure)(_airport|_code)?$|^from$/, (scene) => onTheWay(airports, scene, 0), flights],
  [/^(destination|arrival)(_airport|_code)?$|^to$/, (scene) => onTheWay(airports, scene, 1), flights],
  [/^origin(_city|_name)?$/, (scene) => onTheWay(stops, scene, 0)],
  [/^destination(_city|_name)?$/, (scene) => onTheWay(stops, scene, 1)],
  [
    /^(airline|carrier)(_name)?$/,
    of('Northwind Air', 'Blue Meridian', 'Alpine Airways', 'Coastal Air'),
    /flight|airline|gate|airport|seat|origin|departure/
  ],
  [/^airline(_name)?$/, of('Northwind Air', 'Blue Meridian', 'Alpine Airways', 'Coastal Air')],
  [/(^|_)icao(_code)?$/, of('EDDB', 'EGLL', 'LFPG', 'EHAM', 'KJFK')],
  [
    /^(boarding_|departure_|arrival_)?gate$/,
    ({ random }) => `${random.pick(['A', 'B', 'C', 'D'])}${random.int(1, 48)}`
  ],
  [/^(seat|seat_?(number|no))$/, ({ random }) => `${random.int(1, 38)}${random.pick(['A', 'B', 'C', 'D', 'E', 'F'])}`],
  [/^(terminal)$/, of('1', '2', '3')],
  [/(^|_)(aircraft)(_type)?$/, of('Airbus A320', 'Boeing 737', 'Embraer E190')],
  [/(^|_)passport(_?(number|no))?$/, made('C@@######')],
  [/^(driver'?s?_?)?licen[cs]e_?(number|no)$/, made('@##########')],
  [/^(licen[cs]e|spdx(_id)?)(_name)?$/, of('MIT', 'Apache-2.0', 'BSD-3-Clause', 'GPL-3.0')],
  [
    /(^|_)(twitter|instagram|mastodon|tiktok|threads|x|social)_?handle$/,
    ({ entity }) => `@${entity.person.username.replace(/\W/g, '_')}`
  ],
  [/(^|_)continent(_name)?$/, of('Europe', 'Asia', 'North America', 'Africa', 'South America')],
  [/(^|_)(html|body_html|html_body|content_html)$/, (scene) => formats.html!(scene)],
  [/(^|_)(markdown|md|body_markdown|readme)$/, (scene) => formats.markdown!(scene)],
  [/(^|_)xml$/, (scene) => `<note><title>${title(scene)}</title></note>`],
  [/(^|_)(json|raw_json|json_data)$/, (scene) => JSON.stringify({ id: scene.random.int(1, 999), title: title(scene) })],
  [/(^|_)(cron|cron_?(expression|schedule)|crontab)$/, of('0 6 * * *', '*/15 * * * *', '30 2 * * 1', '0 0 1 * *')],
  [/(^|_)breed$/, of('Labrador', 'Beagle', 'Poodle', 'Border Collie'), /(^|_)dogs?$/],
  [/(^|_)breed$/, of('Siamese', 'Maine Coon', 'Persian', 'Bengal'), /(^|_)cats?$/],
  [/(^|_)breed$/, of('Labrador', 'Beagle', 'Poodle', 'Border Collie')],
  [/(^|_)species$/, of('dog'), /breed/],
  [/(^|_)(species|animal_type|animal)$/, of('dog', 'cat', 'rabbit', 'parrot')],
  [/(^|_)(blood_?(type|group))$/, of('A+', 'O-', 'B+', 'AB+')],
  [/(^|_)emojis?$/, of('🎉', '🚀', '👍', '🌱')],
  [/(^|_)quarter$/, of('Q1', 'Q2', 'Q3', 'Q4')],
  [/(^|_)season$/, of('spring', 'summer', 'autumn', 'winter')],
  [/^token_?type$/, of('Bearer')],
  [/^grant_?type$/, of('authorization_code', 'client_credentials')],
  [/^(director|actor|narrator|composer|speaker|instructor|chef|coach|performer|artist|singer)(_name)?$/, fullName],
  [/^(genre|genres)$/, of('Drama', 'Comedy', 'Thriller', 'Documentary'), /movie|film|show|director|series/],
  [/^(genre|genres)$/, of('Fiction', 'History', 'Poetry', 'Travel'), /book|isbn|author/],
  [/^(genre|genres)$/, of('Jazz', 'Folk', 'Rock', 'Classical'), /song|track|album|artist/],
  [/^(next|prev|previous|first|last)$/, (scene) => link(scene), /^(results|count|total|data|items|self)$/],
  [/(^|_)e_?mails?(_addr(ess)?)?(es)?$|^(from|to|cc|bcc)_email|(^|_)mail$|email$/, email],
  [
    /(^|_)(user|login|screen|account|nick)_?name$|^(login|handle|nick|username)$|_login$|username$/,
    ({ entity }) => entity.person.username
  ],
  [/(^|_)(first|given|fore)_?names?$|^fname$/, ({ entity }) => entity.person.first],
  [/(^|_)(last|family|sur)_?names?$|^(lname|surname)$/, ({ entity }) => entity.person.last],
  [/(^|_)middle_?name$/, ({ random }) => random.pick(firstNames.male)],
  [
    /(^|_)(full|display|real|legal|contact|customer|user|owner|author|person|employee|member|patient|guest|recipient|sender|cardholder|card_holder|account_holder|billing|shipping|holder|manager|created_by|updated_by)_?name$|^(author|assignee|reporter|creator|reviewer|created_by|updated_by|modified_by|approved_by|owner|contact|cardholder|attendee|manager|recipient|sender)$/,
    fullName
  ],
  [/(^|_)(initials)$/, ({ entity: { person } }) => `${person.first[0]}${person.last[0]}`],
  [/(^|_)(honorific|salutation|name_prefix)$/, of('Ms', 'Mr', 'Dr', 'Mx')],
  [/(^|_)(gender|sex)$/, ({ entity }) => entity.person.sex],
  [/(^|_)pronouns?$/, ({ entity }) => (entity.person.sex === 'female' ? 'she/her' : 'he/him')],
  [/(^|_)(phone|mobile|cell|fax|tel|telephone|msisdn|whatsapp)(_?(number|no))?$|phone(_number)?$/, phone],
  [
    /(^|_)(company|organi[sz]ation|employer|business|vendor|supplier|merchant|brand|manufacturer|publisher)(_name)?$|^org(_name)?$/,
    ({ entity }) => entity.company
  ],
  [/(^|_)(job_?title|occupation|profession|position|job)$/, (scene) => row(jobs, scene)],
  [/(^|_)(department|division|team)(_name)?$/, (scene) => row(departments, scene)],
  [/(^|_)(country_?(code|iso|alpha_?2|iso2)|iso_?country|nationality_code)$/, ({ entity }) => entity.place.code],
  [/(^|_)(country_?(alpha_?3|iso3)|iso3)$/, ({ entity }) => entity.place.code3],
  [/(^|_)(country|country_?name|nation)$/, ({ entity }) => entity.place.country],
  [/(^|_)nationality$/, of('German', 'British', 'French', 'Canadian', 'Spanish', 'Swedish')],
  [
    /(^|_)(city|town|locality|municipality|suburb|birthplace|place_of_birth)(_name)?$/,
    ({ entity }) => entity.place.city
  ],
  [/(^|_)(state|province|region|county)_?code$/, ({ entity }) => entity.place.stateCode],
  [
    /(^|_)(province|county|administrative_area|state_?name)$|^(billing|shipping)_state$/,
    ({ entity }) => entity.place.state
  ],
  [
    /(^|_)(street(_?(address|line|name))?|address_?line_?1?|line_?1|address1|street1|addr)$/,
    ({ entity }) => entity.place.street
  ],
  [
    /(^|_)(address_?(line_?)?2|line_?2|street2|apartment|suite|unit_number)$/,
    ({ random }) => `${random.pick(['Apartment', 'Suite', 'Floor'])} ${random.int(1, 48)}`
  ],
  [/(^|_)(house|building|street)_?(number|no)$/, ({ random }) => String(random.int(1, 240))],
  [/(^|_)(zip|post|postal)_?(code)?$|^plz$|postcode$/, ({ entity }) => entity.place.postcode],
  [/(^|_)(ip|remote|mac_?)?_?(ip_?v?4?|ip_?address|client_ip|remote_addr)$/, ipv4],
  [/(^|_)ip_?v6(_address)?$/, ipv6],
  [/(^|_)mac(_?addr(ess)?)?$/, formats.mac!],
  [
    /(^|_)(full_?address|formatted_address|address|billing_address|shipping_address)$/,
    ({ entity: { place } }) => `${place.street}, ${place.postcode} ${place.city}`
  ],
  [/(^|_)(lat|latitude)$/, ({ entity }) => String(entity.place.latitude)],
  [/(^|_)(lng|lon|long|longitude)$/, ({ entity }) => String(entity.place.longitude)],
  [/(^|_)(coordinates|geo|lat_?l(o)?ng)$/, ({ entity: { place } }) => `${place.latitude},${place.longitude}`],
  [/(^|_)(time_?zone|tz|tz_?name|tzid)$/, ({ entity }) => entity.place.timezone],
  [/(^|_)(locale|culture|lang_?tag|language_tag)$/, ({ entity }) => entity.place.locale],
  [/(^|_)(lang|language|language_?code|iso_?639(_1)?)$/, ({ entity }) => entity.place.locale.slice(0, 2)],
  [/(^|_)currency_?(code|iso)?$|^(ccy|iso_4217)$|currency$/, ({ entity }) => entity.place.currency],
  [/(^|_)currency_?symbol$/, of('€', '$', '£')],
  [/(^|_)(uuid|guid)$/, uuid],
  [/(^|_)(avatar|image|img|photo|picture|logo|icon|thumbnail|banner|cover)(_?(url|uri|link|src|href))?$/, image],
  [
    /ur[li]s?$|(^|_)(href|link|website|homepage|web_?site|site|web|webhook|callback|endpoint|permalink|blog)$/,
    (scene) => link(scene)
  ],
  [/(^|_)(host_?name|host|fqdn|server|server_name)$/, host],
  [/(^|_)domain(_?name)?s?$/, domain],
  [/(^|_)sub_?domain$/, companySlug],
  [/(^|_)(user_?agent|ua)$/, agent],
  [
    /(^|_)(content_?type|mime_?type|media_?type|mime)$/,
    of('application/json', 'image/png', 'application/pdf', 'text/csv')
  ],
  [/(^|_)(file_?name|original_?name|filename)$/, fileName],
  [
    /(^|_)(file_?path|path|directory|folder|key_path)$/,
    (scene) => `/${scene.random.pick(['documents', 'reports', 'images'])}/${fileName(scene)}`
  ],
  [/(^|_)(file_?)?ext(ension)?$/, of('pdf', 'png', 'csv', 'txt')],
  [/(^|_)jwt$|(^|_)id_token$/, jwt],
  [/(^|_)(md5|etag)$/, hex(32)],
  [/(^|_)(sha_?1|commit|commit_?(sha|id|hash)|sha|revision|head_sha|git_?sha)$/, hex(40)],
  [/(^|_)(sha_?256|sha2|hash|checksum|digest|fingerprint|signature|hmac|content_hash)$/, hex(64)],
  [/(^|_)sha_?512$/, hex(128)],
  [
    /(^|_)(page_?token|next_token|continuation_?token|cursor|next_cursor|prev_cursor|end_cursor|start_cursor|after|before)$/,
    (scene) => Buffer.from(`cursor:${scene.random.int(1000, 99999)}`).toString('base64url')
  ],
  [
    /(^|_)(token|api_?key|secret|access_key|client_secret|access_?token|refresh_?token|bearer|credential|auth|private_key|public_key|session|session_?token|key_secret|app_?key|nonce|otp_secret|salt)$/,
    token
  ],
  [/(^|_)(password|passwd|pwd|passphrase|pass)$/, password],
  [/(^|_)(pin|otp|verification_code|confirmation_code|security_code)(_code)?$/, made('######')],
  [/(^|_)(cvv|cvc)$/, made('###')],
  [/(^|_)(semver|version|release|app_version|(min|max)_version|tag_name)$/, semver],
  [/(^|_)(colou?r|(back|fore)ground(_colou?r)?|hex(_code|_colou?r)?)$|colou?r$/, color],
  [/(^|_)iban$/, iban],
  [
    /(^|_)(bic|swift)(_code)?$/,
    ({ random }) =>
      `${digits(random, 4, 'ABCDEFGHKLMNPRST')}${random.pick(['DE', 'FR', 'GB', 'NL'])}${digits(random, 2, 'ABCDEFGH23456789')}`
  ],
  [/(^|_)(credit_?card|card|pan|cc)(_?(number|no|num))$|^credit_card$|^pan$/, card],
  [/(^|_)last_?(4|four)(_digits)?$/, made('####')],
  [/(^|_)(account|routing|bank_account|sort_code)_?(number|no)?$|^sort_code$/, made('########')],
  [/(^|_)(tax|vat)_?(id|number|no)$/, made('DE#########')],
  [/(^|_)ssn$/, made('9##-##-####')],
  [/(^|_)(isbn|isbn_?13)$/, isbn],
  [/(^|_)(ean|gtin|upc|barcode)(_?13)?$/, isbn],
  [/(^|_)(sku|part_number|model_number|product_code|item_code|article_number)$/, made('@@@-####')],
  [/(^|_)(serial)(_?(number|no))?$/, made('@@########')],
  [/(^|_)(tracking)_?(number|no|code|id)$/, made('1Z###@@#########')],
  [
    /(^|_)(order|invoice|ticket|booking|reference|ref|confirmation|receipt|po|case|contract|transaction|policy|quote)(_?(number|no|code|ref))?$|^(ref|reference|number)$/,
    made('@@@-#####')
  ],
  [/(^|_)(licen[cs]e_plate|plate|registration(_number)?)$/, made('@@ ### @@')],
  [/(^|_)vin$/, ({ random }) => digits(random, 17, 'ABCDEFGHJKLMNPRSTUVWXYZ0123456789')],
  [/(^|_)(iata|airport)(_code)?$/, of('BER', 'LHR', 'CDG', 'AMS', 'JFK')],
  [/(^|_)flight(_?(number|no))?$/, made('LH####')],
  [
    /(^|_)(coupon|promo|discount|voucher|referral|invite|gift)_?code$/,
    ({ random }) => `${random.pick(['SAVE', 'WELCOME', 'SPRING'])}${random.int(10, 50)}`
  ],
  [
    /(^|_)(error|status|error_status|err)_code$|^errno$/,
    of('invalid_request', 'not_found', 'rate_limited', 'conflict')
  ],
  [/(^|_)(birth_?(date|day)|date_of_birth|dob)$/, (scene) => dateOf(scene.entity.times.born)],
  [
    /_(at|time|timestamp|datetime|on|ts)$|^(timestamp|datetime|date_?time|created|updated|modified|expires|expiry|expiration|last_modified|started|ended|since|until|last_seen|published|deleted|lastmod|completed)$/,
    (scene) => iso(timeOf(scene))
  ],
  [/(^|_)(date|day)$|^(start|end|due)_?date$|date$/, (scene) => dateOf(timeOf(scene))],
  [
    /(^|_)(time|opening_time|closing_time|opens|closes)$/,
    ({ random }) => `${String(random.int(7, 20)).padStart(2, '0')}:${random.pick(['00', '15', '30', '45'])}`
  ],
  [/(^|_)(weekday|day_of_week)$/, of('Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday')],
  [/(^|_)month$/, of('January', 'March', 'May', 'August', 'October')],
  [/(^|_)year$/, ({ random }) => String(random.int(2015, 2024))],
  [/(^|_)(duration|period|interval|ttl)$/, formats.duration!],
  [/(^|_)(slug|permalink_slug|url_key)s?$/, (scene) => slugOf(title(scene))],
  [
    /(^|_)(price|amount|cost|total|subtotal|balance|fee|tax|rate|value_decimal)$/,
    ({ entity }) => entity.amount.toFixed(2)
  ],
  [/(^|_)(product|product_name|item_name|item)$/, product],
  [
    /(^|_)(categor(y|ies)|genre|industry|sector|topic)(_name)?$/,
    of('Electronics', 'Books', 'Garden', 'Sports', 'Kitchen', 'Travel')
  ],
  [/(^|_)(tags?|labels?|keywords?|topics?|skills?|interests?|hashtags?)$/, (scene) => row(labels, scene)],
  [
    /(^|_)(user_?status|order_status|status|state|lifecycle|condition)$/,
    of('active', 'pending', 'completed', 'inactive')
  ],
  [/(^|_)(type|kind)$/, of('standard', 'basic', 'premium', 'custom')],
  [/(^|_)(role|user_role|access_level|permission|permissions|roles)$/, of('member', 'admin', 'viewer', 'editor')],
  [/(^|_)(scope|scopes)$/, of('read', 'write', 'admin')],
  [/(^|_)(plan|tier|subscription|package|edition)(_name)?$/, of('starter', 'developer', 'team', 'business')],
  [/(^|_)(priority|severity|level|importance)$/, of('medium', 'high', 'low')],
  [/(^|_)(environment|env|stage)$/, of('production', 'staging', 'development')],
  [/(^|_)(visibility|privacy|access)$/, of('private', 'public', 'internal')],
  [
    /(^|_)(region|data_?cent(er|re)|availability_zone|zone|primary_region|location_code|aws_region)s?$/,
    of('eu-west-1', 'us-east-1', 'ap-south-1', 'eu-central-1')
  ],
  [/(^|_)(location|place|venue)(_name)?$/, ({ entity }) => entity.place.city],
  [/(^|_)(http_?)?method$/, of('GET', 'POST', 'PUT', 'DELETE')],
  [/(^|_)payment_?method$/, of('card', 'bank_transfer', 'paypal')],
  [/(^|_)(protocol|scheme)$/, of('https', 'http')],
  [/(^|_)(os|operating_system|platform)$/, of('Linux', 'macOS', 'Windows', 'Android', 'iOS')],
  [/(^|_)browser$/, of('Firefox', 'Chrome', 'Safari', 'Edge')],
  [/(^|_)(device|device_name|model)$/, of('Pixel 8', 'ThinkPad X1', 'iPad Air', 'Galaxy S24')],
  [/(^|_)(make|car|vehicle)$/, of('Volvo', 'Toyota', 'Renault', 'Ford')],
  [/(^|_)(unit|units|uom|measure)$/, of('piece', 'kg', 'box', 'litre')],
  [/(^|_)(size)$/, of('S', 'M', 'L', 'XL')],
  [/(^|_)(material)$/, of('Cotton', 'Oak', 'Steel', 'Glass')],
  [/(^|_)(blood_type|blood_group)$/, of('A+', 'O-', 'B+', 'AB+')],
  [/(^|_)(algorithm|alg)$/, of('RS256', 'HS256', 'ES256')],
  [/(^|_)(branch|ref_name|default_branch)$/, of('main', 'develop', 'release')],
  [
    /(^|_)(repo|repository|project|app|application|service|database|db|group|cluster|bucket|namespace|instance|container|queue|table|index|schema|node|machine|workspace)(_?name)?$/,
    slug
  ],
  [/(^|_)(event|event_type|action|trigger)(_name)?$/, of('user.created', 'order.paid', 'invoice.sent', 'file.deleted')],
  [/(^|_)(job_?)?title$|^(headline|subject|heading|caption|topic|question|task|summary_line)$/, title],
  [
    /(^|_)(error|err|error_message|failure_reason|reason)$/,
    of('The request timed out', 'The resource was not found', 'The card was declined', 'Access was denied')
  ],
  [
    /(^|_)(message|body|content|text|comment|note|notes|review|feedback|remark|remarks|answer|reply|instructions|post)s?$/,
    (scene) => row(bodies, scene)
  ],
  [
    /(^|_)(description|desc|summary|about|overview|details|detail|abstract|excerpt|tagline|info|explanation)$/,
    (scene) => (goods.test(scene.subject) ? row(details, scene) : sentence(scene))
  ],
  [
    /(^|_)(bio|biography)$/,
    (scene) => `${row(jobs, scene)} in ${scene.entity.place.city}. Likes hiking, strong coffee and good books.`
  ],
  [/(^|_)quote$/, (scene) => sentence(scene)],
  [/(^|_)(object)$/, ({ subject }) => subject || 'item'],
  [/(^|_)(key|code)$/, (scene) => slugOf(label(scene)).replace(/-/g, '_')],
  [
    /(^|_)(name|label|display)$|name$/,
    (scene) => {
      const before = scene.name.replace(/_?(name|label|display)$/, '')
      return nameOf(before === '' || before === 'display' ? scene : { ...scene, subject: before })
    }
  ],
  [/(^|_)(slug|identifier)$/, slug],
  [/(^|_)id$|^_?ids?$|_ids$|[a-z]id$/, (scene) => idText(scene)]
]

/** An identifier as text: a UUID where it is said so, else twelve letters and digits. */
const idText: Maker<string> = (scene) =>
  /uuid|guid|uid/.test(scene.name) || /uuid|guid/.test(scene.hint)
    ? uuid(scene)
    : digits(scene.random, 12, '0123456789abcdefghijklmnopqrstuvwxyz')

/** Texts by what the title or the description of their schema says (in small letters). */
export const descriptions: Table<string> = [
  [/\bjwt\b|json web token/, jwt],
  [/\buuid\b|\bguid\b/, uuid],
  [/hex(adecimal)? (colou?r|code)|colou?r .*hex|#[0-9a-f]{6}/, color],
  [/semantic version|\bsemver\b/, semver],
  [/iso[ -]?8601 duration/, formats.duration!],
  [
    /\bdate.?time\b|\biso[ -]?8601\b|\brfc[ -]?3339\b|\btimestamp\b/,
    (scene) =>
      /\bdate\b(?!.?time)/.test(scene.hint) && !/time/.test(scene.hint) ? dateOf(timeOf(scene)) : iso(timeOf(scene))
  ],
  [/yyyy-mm-dd(?!t)|\bdate (of|when|on which|in)\b|^(the )?date\b/, (scene) => dateOf(timeOf(scene))],
  [/\be-?mail( address)?\b(?! (template|notification|message|body|subject))/, email],
  [/iso[ -]?4217|currency code/, ({ entity }) => entity.place.currency],
  [/iso[ -]?3166.*alpha-?3|three.letter country/, ({ entity }) => entity.place.code3],
  [/iso[ -]?3166|country code/, ({ entity }) => entity.place.code],
  [/iso[ -]?639|language code/, ({ entity }) => entity.place.locale.slice(0, 2)],
  [/bcp[ -]?47|\blocale\b/, ({ entity }) => entity.place.locale],
  [/\biana\b.*time ?zone|time ?zone (name|identifier)/, ({ entity }) => entity.place.timezone],
  [/e\.?164|phone number/, phone],
  [/\bipv6\b/, ipv6],
  [/\bip(v4)? address\b/, ipv4],
  [/mac address/, formats.mac!],
  [/base64/, base64],
  [/\biban\b/, iban],
  [/\bsha-?256\b/, hex(64)],
  [/\bsha-?1\b|commit hash/, hex(40)],
  [/\bmd5\b/, hex(32)],
  [/\bmime type\b|content type|media type/, of('application/json', 'image/png', 'application/pdf')],
  [/user.?agent/, agent],
  [/file ?name/, fileName],
  [/\b(url|uri|link to)\b/, (scene) => link(scene)],
  [/host ?name/, host],
  [/domain name/, domain],
  [/\bslug\b/, slug],
  [/full name|person'?s name|name of the (user|person|customer|member|author|owner|contact)/, fullName],
  [/\bapi key\b|\baccess token\b|\bsecret\b/, token]
]

/** A value in the likeness of an example, by what the example looks like. */
export const likenesses: readonly (readonly [RegExp, (scene: Scene, example: string) => string])[] = [
  [/^[\w.+-]+@[\w-]+(\.[\w-]+)+$/, email],
  [/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i, uuid],
  [/^\d{4}-\d{2}-\d{2}$/, (scene) => dateOf(timeOf(scene))],
  [/^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}/, (scene, example) => likeTime(iso(timeOf(scene)), example)],
  [/^https?:\/\//, (scene) => link(scene)],
  [/^#[0-9a-f]{6}$/i, color],
  [/^v?\d+\.\d+\.\d+$/, (scene, example) => `${example.startsWith('v') ? 'v' : ''}${semver(scene)}`],
  [/^\d{1,3}(\.\d{1,3}){3}$/, ipv4],
  [/^eyJ[\w-]+\.[\w-]+\.[\w-]*$/, jwt],
  [/^\+[1-9]\d{6,14}$/, phone],
  // A prefixed or a technical identifier: the prefix stays, letters stay letters, digits digits.
  [
    /^[a-z]{2,8}_(?=\w*[A-Z\d])\w{6,}$/,
    ({ random }, example) =>
      `${example.slice(0, example.indexOf('_') + 1)}${scrambled(example.slice(example.indexOf('_') + 1), random)}`
  ],
  [/^(?=.*\d)[A-Za-z\d]{2,}([-_/:.][A-Za-z\d]+)*$/, ({ random }, example) => scrambled(example, random)],
  [/^[a-z\d]+(-[a-z\d]+)+$/, slug]
]

function likeTime(time: string, example: string): string {
  const body = `${time.slice(0, 10)}${example[10]}${time.slice(11, 11 + (/^\d\d:\d\d:\d\d/.test(example.slice(11)) ? 8 : 5))}`
  const rest = /(\.\d+)?(Z|[+-]\d\d:?\d\d)?$/i.exec(example)!
  return `${body}${rest[1] === undefined ? '' : `.${'0'.repeat(rest[1].length - 1)}`}${rest[2] ?? ''}`
}

/** Other letters and digits in their places; words of small letters stay. */
function scrambled(text: string, random: Random): string {
  return text.replace(/[A-Za-z\d]+/g, (part) =>
    /^[a-z]+$/i.test(part) && text.length > part.length
      ? part
      : part.replace(/./g, (sign) =>
          /\d/.test(sign)
            ? String(random.int(1, 9))
            : /[a-f]/.test(sign) && /^[\da-f]+$/.test(part)
              ? random.pick([...'abcdef'])
              : /[a-z]/.test(sign)
                ? random.pick([...'abcdefghijklmnopqrstuvwxyz'])
                : random.pick([...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'])
        )
  )
}

/** Numbers by the name of their property: a range, or the number itself. */
export const numbers: readonly Line<Range | Maker<number>>[] = [
  [/^(age|age_years)$/, [1, 14, 0], /(^|_)(pet|dog|cat|animal|rabbit|horse)s?$|^(breed|species)$/],
  [/(^|_)(body_)?height(_cm)?$/, [150, 200, 0], /height_cm|weight_kg|bmi|^(patient|person|player|athlete|user)s?$/],
  [/^(weight|body_weight|weight_kg)$/, [48, 110, 1], /height_cm|bmi|^(patient|person|player|athlete|user)s?$/],
  [/^bmi$/, [19, 29, 1]],
  [/(^|_)(heart_?rate|pulse|bpm|resting_heart_rate)$/, [55, 105, 0]],
  [/(^|_)systolic(_\w+)?$/, [105, 138, 0]],
  [/(^|_)diastolic(_\w+)?$/, [62, 88, 0]],
  [/^(runtime|run_time|duration|length)(_?(min|mins|minutes))?$/, [75, 190, 0], /(^|_)(movie|film)s?$|^director$/],
  [/(^|_)runtime_?(min|mins|minutes)?$/, [75, 190, 0]],
  [/^(pages|page_?count|num(ber_of)?_pages)$/, [90, 850, 0], /(^|_)(book|novel)s?$|^(isbn(_1[03])?|author|publisher)$/],
  [/(^|_)population$/, [12_000, 4_200_000, 0]],
  [/(^|_)(area|area_km2?|surface_area)$/, [20, 900, 1], /population|city|country/],
  [/^(max_?)?capacity$/, [40, 500, 0]],
  [/^(attendees?|attendee_count|attendees_count|registered|enrolled|participants?_count)$/, [5, 38, 0]],
  [/(^|_)calories$/, [80, 750, 0]],
  [/(^|_)steps$/, [2000, 14_000, 0], /heart|calories|distance|fitness|activity/],
  [/^(seat|gate)$/, [1, 38, 0]],
  [/(^|_)quarter$/, [1, 4, 0]],
  [/(^|_)(pressure|pressure_hpa|pressure_mb)$/, [990, 1035, 0]],
  [/(^|_)uv_?index$/, [0, 9, 0]],
  [/(^|_)(lat|latitude)$/, ({ entity }) => entity.place.latitude],
  [/(^|_)(lng|lon|long|longitude)$/, ({ entity }) => entity.place.longitude],
  [/^_?id$/, ({ count, random }) => count ?? random.int(1, 9999)],
  [/(^|_)ids?$|[a-z]Id$/, [1, 9999, 0]],
  [/(^|_)(sub_?total|net(_amount)?|amount_excl(uding)?_tax)$/, ({ entity }) => entity.amount],
  [/(^|_)(tax|vat)(_amount|_total)?$/, ({ entity }) => round(entity.amount * 0.2)],
  [
    /^(grand_?total|gross(_amount)?|amount_due|amount_incl(uding)?_tax|total_(amount|price|due|cost|sum))$/,
    ({ entity }) => round(entity.amount * 1.2)
  ],
  [/^total$/, (scene) => (counted.test(scene.subject) ? scene.random.int(20, 400) : round(scene.entity.amount * 1.2))],
  [/(^|_)(shipping|discount|fee|tip|deposit|refund)(_?(amount|cost|price|fee|total))?$/, [0.5, 9.5, 2]],
  [/(^|_)(min|minimum|lowest|low)_?(price|amount|cost|salary|value)$/, [5, 99, 2]],
  [/(^|_)(max|maximum|highest|high)_?(price|amount|cost|salary|value)$/, [100, 999, 2]],
  [/^(per_?page|page_?size|limit|page_limit|max_results)$/, ({ paging }) => paging.size ?? 20],
  [/^(min|minimum|lowest|lower)(_|$)|_(min|minimum)$/, [1, 40, 0]],
  [/^(max|maximum|highest|upper)(_|$)|_(max|maximum)$/, [60, 100, 0]],
  [/^(avg|average|mean|median)$/, [41, 59, 0]],
  [/(^|_)(salary|income|revenue|budget|turnover)$/, [28_000, 120_000, 0]],
  [
    /(^|_)(price|amount|cost|fare|charge|unit_?price|list_price|total_?price|balance|paid|payment|spend|spent|credit|debit)(_(usd|eur|gbp))?$|(price|amount|cost)$/,
    [5, 499, 2]
  ],
  [/(^|_)(age|age_years)$/, ({ random }) => random.int(19, 74)],
  [/(^|_)(birth_?year|year_of_birth)$/, [1955, 2004, 0]],
  [/(^|_)exp(iry|iration)?_year$/, [2026, 2030, 0]],
  [/(^|_)year$/, [2015, 2024, 0]],
  [/(^|_)month$/, [1, 12, 0]],
  [/(^|_)(day|day_of_month)$/, [1, 28, 0]],
  [/(^|_)(hour|hours)$/, [0, 23, 0]],
  [/(^|_)(minute|minutes|second|seconds)$/, [0, 59, 0]],
  [/(^|_)(weekday|day_of_week)$/, [1, 5, 0]],
  [/(^|_)(quantity|qty|units|stock|in_stock|inventory|seats|guests|copies|pieces|adults|children)$/, [1, 12, 0]],
  [/(^|_)(rating|stars|average_rating|avg_rating)$/, [3, 5, 1]],
  [/(^|_)(percent|percentage|pct|progress|completion|utili[sz]ation|humidity)$/, [5, 95, 0]],
  [/(^|_)(score|points|grade|confidence_score|reputation)$/, [40, 100, 0]],
  [/(^|_)(probability|confidence|ratio|fraction|opacity|alpha)$/, [0.05, 0.95, 2]],
  [/(^|_)(tax_rate|vat_rate|interest_rate|discount_rate|rate|exchange_rate)$/, [0.05, 0.25, 2]],
  [/^(page|page_?(number|no|index)|current_?page)$/, ({ paging }) => paging.page ?? 1],
  [/^(offset|skip|start_index|from)$/, ({ paging }) => paging.from ?? 0],
  [/^(total_?pages|page_?count|pages|last_page)$/, ({ random }) => random.int(2, 20)],
  [
    /^total_|(^|_)(count|counts|views|likes|followers|following|visits|downloads|clicks|hits|shares|comments|replies|forks|watchers|num|number_of\w*|total_?\w*s)$|^(num|number|n)_|count$/,
    [1, 400, 0]
  ],
  [/(^|_)port$/, ({ random }) => random.pick([80, 443, 3000, 5432, 8080, 8443, 9090])],
  [/(^|_)(http_?)?status(_?code)?$/, ({ random }) => random.pick([200, 201, 204, 400, 404])],
  [/(^|_)(error_?code|code)$/, ({ random }) => random.pick([1001, 1002, 2003, 4004])],
  [/(^|_)(birth_?date|dob|born)$/, ({ entity }) => entity.times.born / 1000],
  [
    /_(at|time|timestamp|date|ts|on)$|^(timestamp|created|updated|modified|expires|date|time|iat|exp|nbf|ts|expiry|expiration|period_(start|end)|(start|end)(_date)?|epoch)$|(created|updated|expires|expiration)$/,
    (scene) => unix(scene)
  ],
  [
    /(^|_)(duration|elapsed|runtime|timeout|latency|response_time|ttl|interval|expires_in|delay|uptime|length_seconds)(_?(ms|s|secs?|seconds|millis|milliseconds))?$/,
    [60, 3600, 0]
  ],
  [/(^|_)(size|bytes|file_?size|content_?length|size_bytes|storage|length_bytes|bytes_\w+)$/, [1024, 5_242_880, 0]],
  [/(^|_)(width|height)(_px)?$/, ({ random }) => random.pick([320, 480, 640, 800, 1024, 1280, 1920])],
  [/(^|_)(depth|length|distance)(_\w+)?$/, [1, 120, 1]],
  [/(^|_)(weight|mass)(_\w+)?$/, [0.5, 80, 1]],
  [/(^|_)temp(erature)?(_\w+)?$/, [8, 28, 1]],
  [/(^|_)(speed|velocity)(_\w+)?$/, [10, 120, 1]],
  [/(^|_)(altitude|elevation)$/, [2, 900, 0]],
  [/(^|_)(version|revision|build|generation|schema_version)$/, [1, 12, 0]],
  [
    /(^|_)(priority|level|rank|position|order|index|sort_?order|sequence|seq|step|floor|line|attempt|attempts|retries|retry_count|weekday)$/,
    ({ count, random }) => count ?? random.int(1, 9)
  ],
  [/(^|_)(number|no|invoice_number|order_number)$/, [1000, 9999, 0]],
  [/(^|_)(zip|postal)_?code$/, [10000, 98999, 0]],
  [/(^|_)(cpu|cpus|cores|vcpus|replicas|workers|threads|nodes|instances)$/, ({ random }) => random.pick([1, 2, 4, 8])],
  [/(^|_)(memory|ram)(_\w+)?$/, ({ random }) => random.pick([512, 1024, 2048, 4096])]
]

/** Where `total` counts things and is no money. */
const counted =
  /(^|_)(page|list|pagination|meta|paging|paginated\w*|results?|response|search\w*|collection|page_info|\w*list|summary|stats|statistics)s?$/

/** The time that a name tells of as a number: seconds, or milliseconds where the schema says so. */
const unix: Maker<number> = (scene) =>
  timeOf(scene) / (/milli|\bms\b|_ms\b/.test(`${scene.hint} ${scene.name}`) ? 1 : 1000)

/** A number by what its description says. */
export const numberHints: readonly (readonly [RegExp, Range | Maker<number>])[] = [
  [/unix|epoch|\btimestamp\b|seconds since/, unix],
  [/percent/, [1, 99, 0]],
  [/in cents|smallest currency unit|minor units?/, [500, 49_900, 0]],
  [/in bytes|number of bytes/, [1024, 5_242_880, 0]],
  [/milliseconds/, [20, 2000, 0]],
  [/in seconds|number of seconds/, [30, 3600, 0]],
  [/\bport\b/, [1024, 9999, 0]],
  [/number of|count of|how many|total/, [1, 400, 0]]
]

/** Where a number that nothing is known of lies. */
export const anyInteger: Range = [1, 100, 0]
export const anyNumber: Range = [1, 100, 2]

/** Words for texts that nothing is known of. */
export const anyText: Maker<string> = (scene) => {
  const words = label(scene)
  return /(^|_)(code|key|type|kind|mode|level|slug|id)s?$/.test(scene.name) ? slugOf(words) : words
}

/** Names for the entries of an object that is a map. */
export const mapKeys: readonly string[] = keysOfMaps

/** What a text may be if it has to match a pattern: tried before one is written out from the pattern. */
export const shapes: readonly Maker<string>[] = [
  nameOf,
  slug,
  (scene) => slugOf(row(nouns, scene)),
  (scene) => row(nouns, scene),
  (scene) => ascii(row(nouns, scene)).toUpperCase(),
  uuid,
  phone,
  (scene) => dateOf(timeOf(scene)),
  (scene) => iso(timeOf(scene)),
  semver,
  color,
  url,
  email
]

/** Names in small letters with underscores: `createdAt`, `created-at` and `Created At` are `created_at`. */
export function snake(name: string): string {
  let plain = snakes.get(name)
  if (plain === undefined) {
    plain = name
      .replace(/([a-z\d])([A-Z])/g, '$1_$2')
      .replace(/([A-Z]+)([A-Z][a-z])/g, '$1_$2')
      .replace(/[^A-Za-z\d]+/g, '_')
      .replace(/^_+|_+$/g, '')
      .toLowerCase()
    if (snakes.size < mostSnakes) snakes.set(name, plain)
  }
  return plain
}

/** Remembered, since the same names are met for every object of a list. */
const snakes = new Map<string, string>()
const mostSnakes = 20_000
