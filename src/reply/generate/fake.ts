/** faker by its names, those of old releases too, as `x-faker` gives them. */

import { faker } from '@faker-js/faker/locale/en'
import { isSchemaObject } from '../../contract/schema.ts'
import { REFERENCE_DATE } from './entity.ts'
import type { Seed } from './random.ts'

/** Old names of modules and methods, and what they are called now. */
const modules: Record<string, string> = { name: 'person', address: 'location', random: 'helpers', time: 'date' }
const methods: Record<string, string> = {
  'name.findName': 'person.fullName',
  'name.title': 'person.jobTitle',
  'address.zip': 'location.zipCode',
  'address.stateAbbr': 'location.state',
  'address.streetName': 'location.street',
  'address.cityName': 'location.city',
  'company.companyName': 'company.name',
  'company.bs': 'company.buzzPhrase',
  'company.catchPhraseAdjective': 'company.catchPhraseAdjective',
  'internet.userName': 'internet.username',
  'internet.color': 'color.rgb',
  'internet.avatar': 'image.avatar',
  'image.imageUrl': 'image.url',
  'phone.phoneNumber': 'phone.number',
  'phone.phoneNumberFormat': 'phone.number',
  'commerce.color': 'color.human',
  'finance.account': 'finance.accountNumber',
  'datatype.number': 'number.int',
  'datatype.float': 'number.float',
  'datatype.uuid': 'string.uuid',
  'datatype.string': 'string.sample',
  'datatype.hexaDecimal': 'string.hexadecimal',
  'datatype.datetime': 'date.recent',
  'random.number': 'number.int',
  'random.uuid': 'string.uuid',
  'random.alphaNumeric': 'string.alphanumeric',
  'random.alpha': 'string.alpha',
  'random.boolean': 'datatype.boolean',
  'random.word': 'word.noun',
  'random.words': 'word.words',
  'random.arrayElement': 'helpers.arrayElement',
  'random.locale': 'location.language'
}

/** What `x-faker` asks for: a method's name, or an object of a name and its arguments. Undefined where it names none. */
export function fake(asked: unknown, seed: Seed): unknown {
  const entry: [string, unknown] | undefined =
    typeof asked === 'string' ? [asked, []] : isSchemaObject(asked) ? Object.entries(asked)[0] : undefined
  if (entry === undefined) return undefined
  const [name, given] = entry
  const [module = '', method = ''] = (Object.hasOwn(methods, name) ? methods[name]! : name).split('.')
  // All share one faker, so it is seeded for each use.
  faker.seed(seed)
  faker.setDefaultRefDate(REFERENCE_DATE)
  const source = faker as unknown as Record<string, Record<string, unknown>>
  const home = Object.hasOwn(modules, module) ? modules[module]! : module
  if (!Object.hasOwn(source, home) || home === 'fakerCore') return undefined
  const call = source[home]?.[method]
  if (typeof call !== 'function') return undefined
  try {
    return plain((call as (...args: unknown[]) => unknown).apply(source[home], Array.isArray(given) ? given : [given]))
  } catch {
    return undefined
  }
}

/** As JSON writes it. */
function plain(value: unknown): unknown {
  return value === undefined || typeof value === 'function'
    ? undefined
    : JSON.parse(JSON.stringify(value, (_, one) => (typeof one === 'bigint' ? Number(one) : one)))
}
