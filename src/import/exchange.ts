import { isJson } from '../contract/media-types.ts'
import type { HeaderList } from '../control/stubs/stub-answer.ts'
import { isObject } from '../document/json/is-object.ts'
import { parseJson } from '../schema/meaning/json-values.ts'

/** A request and its answer, as a file has them. */
export interface Exchange {
  method: string
  /** Scheme and host; '' if the file does not say. */
  origin: string
  path: string
  /** The query, not with its question mark. */
  query: string
  /** The request's body and its media type. */
  sent: { type: string; text: string } | undefined
  /** The scheme of `Authorization`, such as `bearer`. */
  scheme: string | undefined
  /** 0: there is no answer. */
  status: number
  /** The media type of the answer, '' if there is none. */
  type: string
  /** The headers of the request. Credentials are among them, which no file may get. */
  requestHeaders: HeaderList
  headers: HeaderList
  /** The body of the answer; undefined if the file left it out. */
  body: Buffer | undefined
}

/** Splits a URL into the parts of an exchange. A text before the path that is no origin is left out. */
export function partsOf(url: string): Pick<Exchange, 'origin' | 'path' | 'query'> {
  const [, origin = '', rest = ''] = /^(https?:\/\/[^/?#]*)?([^#]*)/i.exec(url) as RegExpExecArray
  const [path = '', query = ''] = rest.split(/\?(.*)/s)
  return { origin: origin.toLowerCase(), path: path.startsWith('/') ? path : `/${path}`, query }
}

/** Returns a status as files write it; 0 for one that is none. */
export const statusIn = (value: unknown): number => (Number(value) >= 100 ? Number(value) : 0)

/** The longest path that is shown whole. */
const longestShown = 200

/** Names an exchange for people, without its query, which may hold credentials. */
export function nameOf({ method, path, status }: Exchange): string {
  const shown = path.length > longestShown ? `${path.slice(0, longestShown)}…` : path
  return `${method} ${shown}${status === 0 ? '' : ` ${status}`}`
}

/** The reason why an exchange without an answer is left out. */
export const noAnswer = 'it has no answer'

/** Returns the headers of a list, as HAR and Postman write them. */
export const headersIn = (list: unknown): HeaderList =>
  (Array.isArray(list) ? list : [])
    .filter(isObject)
    .map(({ name, key, value }) => [String(name ?? key ?? ''), String(value ?? '')])

export const schemeOf = (headers: HeaderList): string | undefined =>
  headers
    .find(([name]) => /^authorization$/i.test(name))?.[1]
    .split(' ')[0]
    ?.toLowerCase()

/** Returns the origin of the most exchanges; undefined if there are none. */
export function mainOrigin(exchanges: readonly Exchange[]): string | undefined {
  const counts = new Map<string, number>()
  for (const { origin } of exchanges) counts.set(origin, (counts.get(origin) ?? 0) + 1)
  const [most] = [...counts].sort(([, one], [, other]) => other - one)
  return most?.[0]
}

/** Returns the body of an answer as JSON; undefined for another body. */
export function jsonIn({ type, body }: Pick<Exchange, 'type' | 'body'>): unknown {
  if (body === undefined || !isJson(type)) return undefined
  try {
    return parseJson(body.toString())
  } catch {
    return undefined
  }
}
