/** Names of people and companies: whole tables, so that a list can go through them in order. */
import { family, female, male } from './person-names.ts'

export const firstNames = { female, male }
export const lastNames = family

const kinds = ['GmbH', 'Inc', 'Ltd', 'Labs', 'and Sons', 'Group', 'Partners', 'Systems', 'Works', 'Foods']
/** A company for every family, of one kind or another. */
export const companies = lastNames.map((name, i) => `${name} ${kinds[i % kinds.length]}`)
