/** A request and its answer, as a file has them. Credentials and cookies are left out where it is read. */
export interface Exchange {
  method: string
  /** Scheme and host; '' if the file does not say. */
  origin: string
  path: string
  /** Without the question mark. */
  query: string
  /** The request's body and its media type. */
  sent: { type: string; text: string } | undefined
  /** True if the request had `Authorization: Bearer`. */
  bearer: boolean
  status: number
  /** The media type of the answer, '' if there is none. */
  type: string
  /** The text of the answer; undefined for bytes, and for a body that the file left out. */
  text: string | undefined
}

/** Splits a URL into the parts of an exchange. A text before the path that is no origin is left out. */
export function partsOf(url: string): Pick<Exchange, 'origin' | 'path' | 'query'> {
  const [, origin = '', rest = ''] = /^(https?:\/\/[^/?#]*)?([^#]*)/i.exec(url) as RegExpExecArray
  const [path = '', query = ''] = rest.split(/\?(.*)/s)
  return { origin: origin.toLowerCase(), path: path.startsWith('/') ? path : `/${path}`, query }
}

/** The names of media types whose bodies are text. */
const isText = /^text\/|[/+](json|xml)\b|javascript|urlencoded|ndjson|yaml|csv/i

/** Returns a body's text; undefined for bytes. */
export const textOf = (body: string, type: string, isBase64: boolean): string | undefined => {
  if (!isBase64) return body
  return isText.test(type) ? Buffer.from(body, 'base64').toString() : undefined
}

/** Names an exchange for people, without its query, which may hold credentials. */
export const nameOf = ({ method, path, status }: Exchange): string => `${method} ${path} ${status}`
