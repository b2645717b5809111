/** The locales of documents' values. */

import type { Resources } from '../../schema/meaning/schema-resources.ts'

const known = new WeakMap<Resources, string>()

/** Lets the values of a document be about people of a locale that faker has. */
export const setLocale = (resources: Resources, locale: string): void => void known.set(resources, locale)

/** Returns the locale of a document's values; undefined unless it was set. */
export const localeOf = (resources: Resources): string | undefined => known.get(resources)
