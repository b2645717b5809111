/** Names of people and companies, from faker's tables: whole tables, so that a list can go through them in order. */
import { faker } from '@faker-js/faker/locale/en'

const plain = (names: readonly string[] | undefined) => names!.filter((name) => /^[A-Z][a-z]{2,}$/.test(name))
const { first_name, last_name } = faker.definitions.person

export const firstNames = { female: plain(first_name.female), male: plain(first_name.male) }
export const lastNames = plain(last_name.generic)

const kinds = ['GmbH', 'Inc', 'Ltd', 'Labs', 'and Sons', 'Group', 'Partners', 'Systems', 'Works', 'Foods']
/** A company for every family, of one kind or another. */
export const companies = lastNames.map((name, i) => `${name} ${kinds[i % kinds.length]}`)
