import { headerText } from './ascii.ts'

/** Preferences of a request (RFC 7240), by Prism's names; `wait` is RFC 7240's own. */
export interface Preferences {
  code?: string
  example?: string
  dynamic?: boolean
  seed?: string
  /** Seconds. */
  wait?: number
  /** `lenient`: a request that does not fit is answered, its violations named. RFC 7240 section 4.4. */
  handling?: 'lenient'
}

/** Readers of each preference; to teach standin another, add a line here and to Preferences. */
const readers: { [Name in keyof Preferences]-?: (text: string) => Preferences[Name] | undefined } = {
  code: (text) => text,
  example: (text) => text,
  dynamic: (text) => text === '' || text.toLowerCase() === 'true',
  seed: (text) => text,
  wait: (text) => (/^\d+(\.\d+)?$/.test(text) ? Number(text) : undefined),
  handling: (text) => (text.toLowerCase() === 'lenient' ? 'lenient' : undefined)
}

/** The names of all preferences. */
export const preferenceNames = Object.keys(readers)

const preference = /([\w!#$%&'*+.^`|~-]+)(?:\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^\s,;"]*)))?/g

/**
 * Reads the `Prefer` header, and the same preferences in the query (`__code`, `__example`, `__wait` …), for clients
 * that cannot set headers. The header wins. Unknown preferences are ignored.
 */
export function preferencesOf(header: string | undefined, query: string): Readonly<Preferences> {
  if (header === undefined && !query.includes('__')) return none
  const preferences: Preferences = {}
  if (query.includes('__')) {
    for (const [name, text] of new URLSearchParams(query)) {
      if (name.startsWith('__')) set(preferences, name.slice(2), text)
    }
  }
  for (const [, name = '', quoted, token] of header?.matchAll(preference) ?? []) {
    set(preferences, name.toLowerCase(), quoted?.replaceAll(/\\(.)/g, '$1') ?? token ?? '')
  }
  return preferences
}

const none: Readonly<Preferences> = Object.freeze({})

/** Names the preferences for `Preference-Applied` (RFC 7240 section 3), in ASCII; empty where there are none. */
export function applied(preferences: Preferences): string {
  if (preferences === none) return ''
  return Object.entries(preferences)
    .map(
      ([name, value]) =>
        `${name}=${/^[\w.-]+$/.test(String(value)) ? value : headerText(JSON.stringify(String(value)))}`
    )
    .join(', ')
}

function set(preferences: Preferences, name: string, text: string): void {
  if (!Object.hasOwn(readers, name)) return
  const value = readers[name as keyof Preferences](text)
  if (value !== undefined) Object.assign(preferences, { [name]: value })
}
