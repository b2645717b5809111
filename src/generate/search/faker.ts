/** Loads faker, one language at a time. */

import { readdirSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname } from 'node:path'
import type { Faker } from '@faker-js/faker'
import { memoized } from '../../document/memoized.ts'
import { REFERENCE_DATE } from '../lexicon/entity/entity.ts'
import { seedOf } from '../lexicon/entity/random.ts'

const require = createRequire(import.meta.url)
const pathOf = (locale: string): string => `@faker-js/faker/locale/${locale}`

/**
 * Returns faker for a locale (`de`, `pt_BR`), loaded when it is first asked for: importing it takes longer than the rest
 * of a start.
 */
export const fakerOf: (locale: string) => Faker = memoized((locale) => {
  // The build finds this one by its name, and ships it for Jest.
  const module = locale === 'en' ? require('@faker-js/faker/locale/en') : require(pathOf(locale))
  return (module as { faker: Faker }).faker
})

/** Returns a faker of its own for a locale, seeded by a text. Its times are around the reference date. */
export function seededFaker(locale: string, seed: string): Faker {
  const shared = fakerOf(locale)
  const Own = shared.constructor as typeof Faker
  const own = new Own({ locale: shared.rawDefinitions, seed: seedOf(seed) })
  own.setDefaultRefDate(REFERENCE_DATE)
  return own
}

/** Returns the locale as faker writes it (`de_AT` for `de-at`); undefined for one that it does not have. */
export function fakersLocale(text: string): string | undefined {
  return localesByName().get(text.replaceAll('-', '_').toLowerCase())
}

let known: Map<string, string> | undefined
function localesByName(): Map<string, string> {
  known ??= new Map(locales().map((locale) => [locale.toLowerCase(), locale]))
  return known
}

export function locales(): string[] {
  const files = readdirSync(dirname(require.resolve(pathOf('en'))))
  return [...new Set(files.map((file) => file.replace(/\..*/, '')))]
    .filter((name) => /^[a-z]{2}(_|$)/.test(name))
    .sort()
}

/** Returns the first locale that faker has for languages in their order: that of `de` for `de-DE`. */
export function localeFor(languages: readonly string[]): string | undefined {
  for (const language of languages) {
    const locale = fakersLocale(language) ?? fakersLocale(language.split('-')[0] as string)
    if (locale !== undefined) return locale
  }
  return undefined
}
