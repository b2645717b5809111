/** The person, the place and the times that the properties of one object share. */

import { keptForBoth } from '../../../document/memoized.ts'
import { everywhere, type Folk } from './folk.ts'
import { firstNames, lastNames } from './names.ts'
import { below, type Random, random, randomBehind, type Seed } from './random.ts'
import type { Spot } from './spots.ts'

/** The present of generated times. Only times with a name of the future (`expires_at`) are after it. */
export const REFERENCE_DATE = '2025-01-01T00:00:00.000Z'
export const now = Date.parse(REFERENCE_DATE)
export const hour = 3_600_000
export const day = 24 * hour

export interface Person {
  sex: 'female' | 'male'
  first: string
  last: string
  username: string
  email: string
}

/** The parts of an address that differ within a city. */
export interface Address {
  street: string
  postcode: string
  phone: string
  latitude: number
  longitude: number
}

export interface EntityTimes {
  born: number
  /** Years ago, when a person was grown up. */
  past: number
  created: number
  started: number
  ended: number
  updated: number
  expires: number
  /** Some hours after `expires`, for an end such as an arrival. */
  later: number
}

export interface Entity {
  /** Returns the same facts in another country, by its code or name in capitals; as they are where none is known. */
  within(country: string): Entity
  /** Returns the facts of the n-th other person beside this one, at the same time. */
  other(n: number): Entity
  /** Returns the facts of the same person or firm at their n-th other address: `emails` are of one person. */
  again(n: number): Entity
  person: Person
  /** A city; its streets and codes are templates that the address is made from. */
  place: Omit<Spot, keyof Address | 'streets' | 'zip'>
  address: Address
  company: string
  times: EntityTimes
  /** An amount of money before tax. */
  amount: number
  /** How far the numbers of the object are above or below those of an example, from 0 to 1. */
  share: number
  /** The currency of the place, or of the thing that this one is a part of. */
  currency: string
}

/** Given values by property name. The rest of the object agrees with them. */
export type Known = Readonly<Record<string, unknown>>

/**
 * Returns the facts of one object. All objects of a list have the same `seed`; `turn` counts them. Neighbours take
 * neighbouring rows of a shuffled table, so that no two of them share a name. All times of an object with a higher
 * `age` are before those of one with a lower `age`.
 */
export function entityOf(seed: Seed, turn: number, known: Known, age: number, folk: Folk = everywhere): Entity {
  return new LazyEntity(seed, turn, known, age, folk)
}

/** Returns the facts of an object in a list that is a part of a thing: both have amounts in one currency. */
export function partEntity(seed: Seed, turn: number, age: number, folk: Folk, whole: Entity): Entity {
  return new LazyEntity(seed, turn, {}, age, folk, whole)
}

/** Returns the folk of one country, by one of its names. */
const folkOf = keptForBoth((folk: Folk, country: string): Folk => {
  const spots = folk.spots.filter(({ code, code3, country: name }) =>
    [code, code3, name.toUpperCase()].includes(country)
  )
  return { ...folk, spots }
})

/** The rows of the tables that lie between an object's person and the next other one. */
const apart = 211

/** Makes each part when it is first asked for, since few objects show all. */
class LazyEntity implements Entity {
  #seed: Seed
  #turn: number
  #known: Known
  #age: number
  #folk: Folk
  #person: Person | undefined
  #place: Spot | undefined
  #company: string | undefined
  #times: EntityTimes | undefined
  #amount: number | undefined
  #share: number | undefined
  #whole: Entity | undefined

  constructor(seed: Seed, turn: number, known: Known, age: number, folk: Folk, whole?: Entity) {
    this.#seed = seed
    this.#turn = turn
    this.#known = known
    this.#age = age
    this.#folk = folk
    this.#whole = whole
  }

  within(country: string): Entity {
    const folk = folkOf(this.#folk, country)
    return folk.spots.length === 0
      ? this
      : new LazyEntity(this.#seed, this.#turn, this.#known, this.#age, folk, this.#whole)
  }

  other(n: number): Entity {
    const other = new LazyEntity(this.#seed, this.#turn + n * apart, {}, this.#age, this.#folk, this)
    other.#times = this.times
    return other
  }

  again(n: number): Entity {
    if (n === 0) return this
    const { first, last } = this.person
    const known = { first_name: first, last_name: last }
    const other = new LazyEntity(this.#seed, this.#turn + n * apart, known, this.#age, this.#folk, this)
    other.#place = this.place as Spot
    return other
  }

  get person(): Person {
    this.#person ??= personOf(below(this.#seed, 'person'), this.#turn, this.#stream('person'), this.#known, this.#folk)
    return this.#person
  }

  get place(): Spot {
    this.#place ??= turned(this.#folk.spots, below(this.#seed, 'place'), this.#turn)
    return this.#place
  }

  get address(): Address {
    return new LazyAddress(this.place, below(below(this.#seed, 'place'), this.#turn))
  }

  get company(): string {
    this.#company ??= companyIn(this.#known) ?? turned(this.#folk.companies, below(this.#seed, 'company'), this.#turn)
    return this.#company
  }

  get times(): EntityTimes {
    this.#times ??= timesOf(this.#stream('times'), this.#age, this.#whole?.times)
    return this.#times
  }

  get amount(): number {
    this.#amount ??= Math.round(this.#stream('amount').int(900, 48_000) / 5) / 20
    return this.#amount
  }

  get share(): number {
    this.#share ??= this.#stream('share').next()
    return this.#share
  }

  get currency(): string {
    return this.#whole?.currency ?? this.place.currency
  }

  #stream(part: string): Random {
    return random(below(below(this.#seed, part), this.#turn))
  }
}

/** Returns the row of a table for the n-th object of a list: each row is taken once before any is taken again. */
export function turned<T>(table: readonly T[], seed: Seed, turn: number): T {
  // A stride that shares no factor with the length visits every row.
  let stride = 1 + (seed % Math.max(1, table.length - 1))
  while (gcd(stride, table.length) > 1) stride++
  return table[((seed >>> 8) + turn * stride) % table.length]!
}

function gcd(a: number, b: number): number {
  return b === 0 ? a : gcd(b, a % b)
}

const usernames: readonly ((first: string, last: string, digits: number) => string)[] = [
  (first, last) => `${first}.${last}`,
  (first, last) => `${first}_${last}`,
  (first, last) => `${first}${last}`,
  (first, last, digits) => `${first.slice(0, 1)}${last}${digits}`,
  (first, _, digits) => `${first}${digits}`,
  (first, last, digits) => `${first}.${last}${digits}`
]

/** Letters of languages in which the family name comes first. */
const familyFirst = /[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]/

export const wholeName = ({ first, last }: Pick<Person, 'first' | 'last'>): string =>
  familyFirst.test(last) ? `${last} ${first}` : `${first} ${last}`

function personOf(seed: Seed, turn: number, stream: Random, known: Known, folk: Folk): Person {
  const sex = stream.pick(['female', 'male'] as const)
  const given = text(known, 'email', 'email_address')
  // The `email_id` of a path is no address.
  const email = given?.includes('@') ? given : undefined
  const whole = text(known, 'name', 'full_name')
  const full = whole !== undefined && familyFirst.test(whole) ? whole.split(' ').reverse() : whole?.split(' ')
  const first =
    text(known, 'first_name', 'given_name') ?? full?.[0] ?? turned(folk.firstNames[sex], below(seed, 'first'), turn)
  const last = text(known, 'last_name', 'family_name', 'surname') ?? full?.[1] ?? turned(folk.lastNames, seed, turn)
  // Names in other letters have addresses of other names.
  const a = addressLetters(first) || addressLetters(turned(firstNames[sex], below(seed, 'first'), turn))
  const b = addressLetters(last) || addressLetters(turned(lastNames, seed, turn))
  const digits = stream.int(1, 99)
  const username =
    text(known, 'username', 'user_name', 'login') ?? email?.split('@')[0] ?? stream.pick(usernames)(a, b, digits)
  const handle = username.toLowerCase().replace(/[^a-z0-9._-]+/g, '') || 'someone'
  return {
    sex,
    first,
    last,
    username,
    email: email ?? `${handle}@${stream.pick(['example.com', 'example.org', 'example.net'])}`
  }
}

/** Makes each part when it is asked for, from its own stretch of the place's stream. */
class LazyAddress implements Address {
  readonly #spot: Spot
  readonly #seed: Seed

  constructor(spot: Spot, seed: Seed) {
    this.#spot = spot
    this.#seed = seed
  }

  get street(): string {
    const stream = random(this.#seed)
    return stream.pick(this.#spot.streets).replace('{n}', String(stream.int(1, 240)))
  }

  get postcode(): string {
    return filled(this.#spot.zip, randomBehind(this.#seed, drawsOfStreet))
  }

  get phone(): string {
    return filled(this.#spot.phone, randomBehind(this.#seed, drawsOfStreet + blanksIn(this.#spot.zip)))
  }

  get latitude(): number {
    return this.#near(this.#spot.latitude, 0)
  }

  get longitude(): number {
    return this.#near(this.#spot.longitude, 1)
  }

  /** A coordinate a few hundred metres away from the middle of the city. */
  #near(degrees: number, draws: number): number {
    const { zip, phone } = this.#spot
    const stream = randomBehind(this.#seed, drawsOfStreet + blanksIn(zip) + blanksIn(phone) + draws)
    const moved = Number((degrees + (stream.next() - 0.5) / 20).toFixed(4))
    return Number((moved + 0.00001).toFixed(5))
  }
}

/** Random numbers that a street takes. */
const drawsOfStreet = 2

/** The days in which the times of one age lie. */
const span = 60

/** Makes the times of a thing. Those of a part lie between the creation and the end of the whole. */
function timesOf(stream: Random, age: number, whole: EntityTimes | undefined): EntityTimes {
  const second = (time: number) => Math.floor(time / 1000) * 1000
  const between = (from: number, to: number) => second(from + stream.next() * (to - from))
  const within = (from: number, { ended }: EntityTimes) => between(from, ended)
  const present = now - age * span * day
  const created = whole === undefined ? between(present - span * day, present - 2 * day) : within(whole.created, whole)
  const started = whole === undefined ? between(created, created + day) : within(created, whole)
  const expires = between(now + day, now + 180 * day)
  const ended = whole === undefined ? between(started + hour / 4, started + 0.9 * day) : within(started, whole)
  const year = 365.25 * day
  const born = between(now - 65 * year, now - 20 * year)
  const updated = between(ended, now)
  const later = between(expires + hour, expires + 9 * hour)
  const past = between(Math.max(born + 18 * year, now - 15 * year), present - span * day)
  return { born, past, created, started, ended, updated, expires, later }
}

const capitals = 'ABCDEFGHJKLMNPRSTUVWXYZ'

/** A template written out: a digit for each `#`, a capital for each `@`. */
export function filled(template: string, stream: Random): string {
  let text = ''
  for (const sign of template) {
    text += sign === '#' ? stream.int(0, 9) : sign === '@' ? capitals[stream.int(0, capitals.length - 1)] : sign
  }
  return text
}

/** Counts the signs of a template that are filled, each by one random number. */
function blanksIn(template: string): number {
  let count = 0
  for (const sign of template) if (sign === '#' || sign === '@') count++
  return count
}

export function addressLetters(name: string): string {
  return name
    .normalize('NFD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '')
}

/** Returns the given name of a company. The key of one, as a path has it, is none. */
function companyIn(known: Known): string | undefined {
  const name = text(known, 'company', 'company_name')
  return name === undefined || /^[\d-]+$|^[\da-f]{8}-/i.test(name) ? undefined : name
}

function text(known: Known, ...names: string[]): string | undefined {
  for (const name of names) if (typeof known[name] === 'string' && known[name] !== '') return known[name]
  return undefined
}
