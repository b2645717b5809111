/** The money, phone numbers, time zones and postal codes of an object's country. */

import { countries, partOfWorld, partsOfWorld, regionNames } from '../entity/countries.ts'
import { filled } from '../entity/entity.ts'
import { random, seedOf } from '../entity/random.ts'
import { type Spot, spots } from '../entity/spots.ts'
import type { Deed, Facts, Relation } from './facts.ts'
import { families, partFinder } from './roles.ts'

const partOf = partFinder({
  name: 'country_?name',
  code: 'country_?code|country_?iso(?:_?2)?|iso_country|country_code_iso|country',
  currency: 'currency|currency_?code',
  phone: 'phone|phone_?number|mobile|mobile_?number|telephone|tel|cell_?phone',
  timezone: 'time_?zone|tz|timezone_?(?:id|name)',
  postcode: 'post_?code|postal_?code|zip|zip_?code|postal',
  city: 'city_?locality|city|town|locality',
  state: 'state_?(?:or_?)?province|state|province|region|state_?code'
})

type Role = 'currency' | 'phone' | 'timezone' | 'postcode' | 'city' | 'state'

/** The values that a place has of its own, and those that any of a country has. */
const followers: Record<Role, (spot: Spot, own: string) => string> = {
  currency: ({ currency }: Spot) => currency,
  timezone: ({ timezone }: Spot) => timezone,
  city: ({ city }: Spot) => city,
  // Some call the parts of the world regions.
  state: (spot: Spot, own: string) =>
    partsOfWorld.has(own) ? partOfWorld(spot.timezone) : /^[A-Z\d]{1,3}$/.test(own) ? spot.stateCode : spot.state,
  postcode: ({ zip }: Spot, own: string) => filled(zip, random(seedOf(own))),
  phone: ({ phone }: Spot, own: string) => filled(phone, random(seedOf(own)))
}

/** The members of an object that stand in one country agree with it. */
export const regions: Relation = (members) =>
  [...families(members, partOf).values()].flatMap((parts): Deed[] => {
    const named = new Map(parts.map(({ role, name }) => [role, name]))
    const lead = named.get('code') ?? named.get('name')
    if (lead === undefined || named.size < 2) return []
    return [(the) => putRegion(the, lead, named)]
  })

/** Puts the country of a city, written as the other country is. Returns true if the city has that country now. */
function putHome(the: Facts, lead: string, city: string): boolean {
  const home = homeOf(city)
  const { length } = String(the.value(lead))
  return home !== undefined && the.put(lead, home[length === 2 ? 0 : length === 3 ? 1 : 2])
}

function homeOf(city: string): readonly [code: string, code3: string, name: string] | undefined {
  const spot = spots.find((one) => one.city === city)
  if (spot !== undefined) return [spot.code, spot.code3, spot.country]
  const found = Object.entries(countries).find(([, { capital }]) => capital === city)
  return found && [found[0], found[1].code3, regionNames.of(found[0]) as string]
}

function putRegion(the: Facts, lead: string, named: Map<string, string>): void {
  const country = the.value(lead)
  const there = spots.filter(
    ({ code, code3, country: name }) => country === code || country === code3 || country === name
  )
  const [first] = there
  if (first === undefined) return
  const own = (role: Role): string => {
    const name = named.get(role)
    const value = name === undefined ? undefined : the.value(name)
    return typeof value === 'string' ? value : ''
  }
  const spot = there.find(({ city }) => city === own('city')) ?? first
  for (const [role, make] of Object.entries(followers) as [Role, (spot: Spot, own: string) => string][]) {
    const value = own(role)
    if (value === '' || (role === 'city' ? isIn(String(country), value) : isHere(role, value, there))) continue
    const isPut = the.put(named.get(role) as string, make(spot, value))
    // A city that stays leads the others.
    if (!isPut && role === 'city' && putHome(the, lead, value)) {
      putRegion(the, lead, named)
      return
    }
  }
}

/** Tells whether a city is in a country, as far as is known. */
const isIn = (country: string, city: string): boolean => homeOf(city)?.includes(country) !== false

/** Tells whether a value is that of one of some places, or of no place at all. */
const isHere = (role: Role, value: string, places: readonly Spot[]): boolean =>
  !isPlaced(role, value) || places.some((one) => isOf(role, value, one))

/** True for a value that a place has, or may have. */
function isOf(role: Role, value: string, spot: Spot): boolean {
  if (role === 'postcode') return templateOf(spot.zip).test(value)
  // The first digits of a number name the country, as far as the table tells.
  if (role === 'phone') return !value.startsWith('+') || value.replaceAll(/[^+\d]/g, '').startsWith(callingCode(spot))
  if (role === 'state') return [spot.state, spot.stateCode, partOfWorld(spot.timezone)].includes(value)
  return value === followers[role](spot, value)
}

const callingCode = ({ phone }: Spot): string => (phone.startsWith('+1') ? '+1' : phone.slice(0, 3))

/** True for a value that is a place's, so that it must be one of this country. */
function isPlaced(role: Role, value: string): boolean {
  if (role === 'currency') return /^[A-Z]{3}$/.test(value)
  return !/^(state|timezone)$/.test(role) || spots.some((spot) => isOf(role, value, spot))
}

const templates = new Map<string, RegExp>()

function templateOf(zip: string): RegExp {
  let found = templates.get(zip)
  if (found === undefined) {
    // Any code of the country has the digits and letters where this place has them.
    found = new RegExp(`^${zip.replaceAll(/[\d#]/g, '\\d').replaceAll(/[A-Z@]/g, '[A-Z]')}$`)
    templates.set(zip, found)
  }
  return found
}
