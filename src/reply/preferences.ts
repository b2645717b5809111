import { headerText } from './ascii.ts'
import { isStream } from './body/stream.ts'
import { type StreamOptions, streamNumbers } from './body/stream-options.ts'

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
  /** The settings of a stream of events. */
  'stream-pace'?: number
  'stream-jitter'?: number
  'stream-count'?: number
  'stream-stall'?: number
  'stream-error'?: number
  'stream-done'?: boolean
}

/** Readers of each preference; to teach standin another, add a line here and to Preferences. */
const readers: { [Name in keyof Preferences]-?: (text: string) => Preferences[Name] | undefined } = {
  code: (text) => text,
  example: (text) => text,
  dynamic: (text) => text === '' || text.toLowerCase() === 'true',
  seed: (text) => text,
  wait: (text) => (/^\d+(\.\d+)?$/.test(text) ? Number(text) : undefined),
  handling: (text) => (text.toLowerCase() === 'lenient' ? 'lenient' : undefined),
  'stream-pace': upTo(streamNumbers.pace),
  'stream-jitter': upTo(streamNumbers.jitter),
  'stream-count': upTo(streamNumbers.count),
  'stream-stall': upTo(streamNumbers.stall),
  'stream-error': upTo(streamNumbers.error),
  'stream-done': (text) => text.toLowerCase() !== 'false'
}

/** Returns a reader of whole numbers up to `most`. */
function upTo(most: number): (text: string) => number | undefined {
  return (text) => (/^\d{1,9}$/.test(text) && Number(text) <= most ? Number(text) : undefined)
}

/** Returns how a request prefers a stream to be sent. */
export function streamOf(preferences: Readonly<Preferences>): StreamOptions {
  if (preferences === none) return unasked
  const asked = Object.entries(preferences).filter(([name]) => name.startsWith('stream-'))
  return Object.fromEntries(asked.map(([name, value]) => [name.slice('stream-'.length), value]))
}

const unasked: StreamOptions = {}

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

/** The preferences that choose the content of an answer. */
const choosing = new Set(['code', 'example', 'dynamic', 'seed'])

/**
 * Names the preferences for `Preference-Applied` (RFC 7240 section 3), in ASCII; empty where there are none. Those of
 * streams are named only if the media type of the body is one. `isOwn`: a test has chosen the content.
 */
export function applied(preferences: Preferences, mediaType: string | undefined, isOwn = false): string {
  if (preferences === none) return ''
  const streams = mediaType !== undefined && isStream(mediaType)
  return Object.entries(preferences)
    .filter(([name]) => (streams || !name.startsWith('stream-')) && !(isOwn && choosing.has(name)))
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
