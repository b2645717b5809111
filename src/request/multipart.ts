/** Reads the parts of a multipart body (RFC 2046, section 5.1; RFC 7578). */

import { lenient, percentDecoded } from './percent.ts'

export interface BodyPart {
  /** the field, for form-data */
  name: string | undefined
  /** a file's name, where the part is one */
  filename: string | undefined
  /** its `Content-Type`, lower case and without parameters */
  type: string | undefined
  /** its fields, by lower-case name */
  headers: Record<string, string>
  bytes: Buffer
}

const CRLF = '\r\n'

/** Cuts a body into parts, or returns the reason why it cannot. The `Content-Type` holds the boundary. */
export function multipartParts(contentType: string, bytes: Buffer): BodyPart[] | { malformed: string } {
  const boundary = headerParameter(contentType, 'boundary')
  if (!boundary) return { malformed: 'cannot be cut into parts: its Content-Type gives no boundary' }
  const delimiter = Buffer.from(`--${boundary}`, 'latin1')
  const between = Buffer.concat([Buffer.from(CRLF), delimiter])
  const cutShort = { malformed: `is cut short: the closing boundary --${boundary}-- is missing` }
  const parts: BodyPart[] = []
  // Text before the first delimiter has no meaning.
  const atStart = bytes.subarray(0, delimiter.length).equals(delimiter)
  let found = atStart ? lineOf(bytes, delimiter.length) : nextDelimiter(bytes, between, 0)
  for (;;) {
    if (found === undefined) return cutShort
    if (found.closes) return parts
    const start = found.end
    const hasHead = !bytes.subarray(start, start + 2).equals(Buffer.from(CRLF))
    const headEnd = hasHead ? bytes.indexOf(CRLF + CRLF, start) : start - 2
    if (headEnd < 0) return cutShort
    found = nextDelimiter(bytes, between, headEnd + 2)
    if (found === undefined) return cutShort
    const head = hasHead ? bytes.toString('utf8', start, headEnd) : ''
    parts.push({ ...headOf(head), bytes: bytes.subarray(headEnd + 4, found.begin) })
  }
}

/** A delimiter: the places of its line and of the text behind it, and whether it is the last. */
interface Delimiter {
  begin: number
  end: number
  closes: boolean
}

function nextDelimiter(bytes: Buffer, between: Buffer, from: number): Delimiter | undefined {
  for (let at = bytes.indexOf(between, from); at >= 0; at = bytes.indexOf(between, at + 1)) {
    const found = lineOf(bytes, at + between.length, at)
    if (found !== undefined) return found
  }
  return undefined
}

/** Reads the rest of a delimiter's line; undefined if more text follows, so that it is another boundary. */
function lineOf(bytes: Buffer, from: number, begin = 0): Delimiter | undefined {
  const closes = bytes.toString('latin1', from, from + 2) === '--'
  let end = closes ? from + 2 : from
  while (bytes[end] === 0x20 || bytes[end] === 0x09) end++
  const isLine = bytes.toString('latin1', end, end + 2) === CRLF
  return isLine || closes ? { begin, end: end + 2, closes } : undefined
}

function headOf(head: string): Omit<BodyPart, 'bytes'> {
  const headers: BodyPart['headers'] = Object.create(null)
  for (const line of head.split(CRLF)) {
    const colon = line.indexOf(':')
    if (colon > 0) headers[line.slice(0, colon).toLowerCase()] ??= line.slice(colon + 1).trim()
  }
  const { 'content-disposition': disposition = '', 'content-type': type = '' } = headers
  return {
    headers,
    name: headerParameter(disposition, 'name'),
    filename: headerParameter(disposition, 'filename') ?? extended(headerParameter(disposition, 'filename*')),
    type: /[^;\s]+/.exec(type)?.[0].toLowerCase()
  }
}

/** Decodes a value that names its charset, such as `UTF-8''%e2%82%ac` (RFC 8187). */
function extended(value: string | undefined): string | undefined {
  const [, encoded] = /^[\w-]+'[\w-]*'(.*)$/s.exec(value ?? '') ?? []
  return encoded === undefined ? value : lenient(encoded, percentDecoded)
}

/** A parameter of a header's value, without quotes (RFC 9110, section 5.6.6). */
export function headerParameter(header: string, name: string): string | undefined {
  for (const [, found, quoted, bare] of header.matchAll(/;\s*([^\s;="]+)=(?:"((?:[^"\\]|\\.)*)"|([^\s;]*))/g)) {
    if (found!.toLowerCase() === name) return quoted?.replace(/\\(["\\])/g, '$1') ?? bare
  }
  return undefined
}
