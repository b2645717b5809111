/** The people, firms and places of a locale, which the values of a document are about. */

import { memoized } from '../../document/memoized.ts'
import { countries } from '../lexicon/entity/countries.ts'
import { everywhere, type Folk } from '../lexicon/entity/folk.ts'
import type { Spot } from '../lexicon/entity/spots.ts'
import { fakerOf } from './faker.ts'

/** Returns the people, firms and places of a locale; of several countries without one. */
export const folkAt = (locale: string | undefined): Folk => (locale === undefined ? everywhere : folkOf(locale))

const folkOf = memoized((locale): Folk => {
  const faker = fakerOf(locale)
  faker.seed(1)
  const several = (make: () => string): string[] => faker.helpers.uniqueArray(make, 60)
  return {
    firstNames: {
      female: several(() => faker.person.firstName('female')),
      male: several(() => faker.person.firstName('male'))
    },
    lastNames: several(() => faker.person.lastName()),
    companies: several(() => faker.company.name()),
    spots: spotsOf(locale)
  }
})

/** Returns a few places of a locale. Each has one postcode and one area of phone numbers. */
function spotsOf(locale: string): Spot[] {
  const faker = fakerOf(locale)
  const { language, region: code = 'US' } = new Intl.Locale(locale.replace(/_/g, '-')).maximize()
  const country = new Intl.DisplayNames([language], { type: 'region' }).of(code) as string
  const { capital, ...facts } = countries[code] ?? countries.US!
  const cities = ownCities(locale)
  return Array.from({ length: 20 }, () => ({
    ...facts,
    code,
    country,
    capital,
    locale: `${language}-${code}`,
    city: cities.length > 0 ? faker.helpers.arrayElement(cities) : faker.location.city(),
    state: faker.location.state(),
    stateCode: faker.location.state({ abbreviated: true }),
    zip: faker.location.zipCode(),
    streets: Array.from({ length: 4 }, () => faker.location.streetAddress().replace(/\d+/, '{n}')),
    phone: faker.phone.number({ style: 'international' }).replace(/\d{4}$/, '####')
  }))
}

/** Returns the names of a locale's cities; none where faker would take those of English. */
function ownCities(locale: string): readonly string[] {
  const [own, english] = [locale, 'en'].map(
    (one) => fakerOf(one).rawDefinitions.location?.city_name as readonly string[]
  )
  return own === english ? [] : own!
}
