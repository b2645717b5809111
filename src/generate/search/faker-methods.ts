/** Calls faker by the names in `x-faker`, the names of old releases too. */

import type { Faker } from '@faker-js/faker'
import { roundedJson } from '../../document/json/integers.ts'
import { isSchemaObject } from '../../schema/meaning/schema.ts'
import { REFERENCE_DATE } from '../lexicon/entity/entity.ts'
import { pairsIn } from '../lexicon/entity/listed.ts'
import type { Seed } from '../lexicon/entity/random.ts'
import { fakerOf } from './faker.ts'

/** Old names of modules and methods, with their present names. */
const modules = new Map(pairsIn('name person, address location, random helpers, time date'))
const methods = new Map(
  pairsIn(`
    name.findName person.fullName, name.title person.jobTitle, address.zip location.zipCode,
    address.stateAbbr location.state, address.streetName location.street, address.cityName location.city,
    company.companyName company.name, company.bs company.buzzPhrase, internet.userName internet.username,
    internet.color color.rgb, internet.avatar image.avatar, image.imageUrl image.url,
    phone.phoneNumber phone.number, phone.phoneNumberFormat phone.number, commerce.color color.human,
    finance.account finance.accountNumber, datatype.number number.int, datatype.float number.float,
    datatype.uuid string.uuid, datatype.string string.sample, datatype.hexaDecimal string.hexadecimal,
    datatype.datetime date.recent, random.number number.int, random.uuid string.uuid,
    random.alphaNumeric string.alphanumeric, random.alpha string.alpha, random.boolean datatype.boolean,
    random.word word.noun, random.words word.words, random.arrayElement helpers.arrayElement,
    random.locale location.language
  `)
)

/**
 * Makes the value that `x-faker` asks for: by a method's name, an object of a name and its arguments, or a text with
 * names (`{{person.firstName}} & Co`). Undefined where it names none.
 */
export function fake(asked: unknown, seed: Seed, locale = 'en'): unknown {
  if (unknownTo(asked) !== undefined) return undefined
  // All share one faker, so it is seeded for each use.
  const faker = fakerOf(locale)
  faker.seed(seed)
  faker.setDefaultRefDate(REFERENCE_DATE)
  try {
    if (isTemplate(asked)) return faker.helpers.fake(asked.replace(placeholder, (_, name) => `{{${nowCalled(name)}`))
    const [name, given] = entryOf(asked)
    return plain(methodOf(name, faker)!(...(Array.isArray(given) ? given : [given])))
  } catch {
    return undefined
  }
}

/** Returns the first name that faker does not know; undefined if it knows all. */
export function unknownTo(asked: unknown): string | undefined {
  const names = isTemplate(asked) ? [...asked.matchAll(placeholder)].map(([, name]) => name!) : [entryOf(asked)[0]]
  return names.find((name) => methodOf(name, fakerOf('en')) === undefined)
}

const placeholder = /\{\{\s*([\w.]+)\s*/g
const isTemplate = (asked: unknown): asked is string => typeof asked === 'string' && asked.includes('{{')

function entryOf(asked: unknown): [name: string, given: unknown] {
  const [first] = isSchemaObject(asked) ? Object.entries(asked) : []
  return first ?? [String(asked), []]
}

function nowCalled(name: string): string {
  const [module = '', method = ''] = (methods.get(name) ?? name).split('.')
  return `${modules.get(module) ?? module}.${method}`
}

function methodOf(name: string, faker: Faker): ((...args: unknown[]) => unknown) | undefined {
  const [module, method] = nowCalled(name).split('.') as [string, string]
  const source = faker as unknown as Record<string, Record<string, unknown>>
  if (!Object.hasOwn(source, module) || module === 'fakerCore') return undefined
  const call = source[module]?.[method]
  return typeof call === 'function' ? (...args) => call.apply(source[module], args) : undefined
}

/** Returns a value as JSON would write it. */
function plain(value: unknown): unknown {
  return value === undefined || typeof value === 'function' ? undefined : roundedJson(value)
}
