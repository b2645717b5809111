/** The parts of a multipart body (RFC 2046, section 5.1; RFC 7578), which stands in memory as a whole. */

export interface Part {
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

/** Cuts a body into parts; or says why it is none. Takes the whole `Content-Type`, which holds the boundary. */
export function partsOf(contentType: string, bytes: Buffer): Part[] | { malformed: string } {
  const boundary = parameterOf(contentType, 'boundary')
  if (!boundary) return { malformed: 'cannot be cut into parts: its Content-Type gives no boundary' }
  const delimiter = Buffer.from(`--${boundary}`, 'latin1')
  const between = Buffer.concat([Buffer.from(CRLF), delimiter])
  const parts: Part[] = []
  // text before the first delimiter means nothing
  const atStart = bytes.subarray(0, delimiter.length).equals(delimiter)
  let at = atStart ? delimiter.length : after(bytes.indexOf(between), between)
  for (;;) {
    if (at < 0) return { malformed: `is cut short: the closing boundary --${boundary}-- is missing` }
    if (bytes.subarray(at, at + 2).equals(Buffer.from('--'))) return parts
    const start = after(bytes.indexOf(CRLF, at), CRLF)
    if (start < 0) return { malformed: 'is cut short after a boundary' }
    const hasHead = !bytes.subarray(start, start + 2).equals(Buffer.from(CRLF))
    const headEnd = hasHead ? bytes.indexOf(CRLF + CRLF, start) : start - 2
    const end = headEnd < 0 ? -1 : bytes.indexOf(between, headEnd + 2)
    if (end < 0) return { malformed: `is cut short: the closing boundary --${boundary}-- is missing` }
    const head = hasHead ? bytes.toString('utf8', start, headEnd) : ''
    parts.push({ ...headOf(head), bytes: bytes.subarray(headEnd + 4, end) })
    at = end + between.length
  }
}

function after(index: number, text: Buffer | string): number {
  return index < 0 ? -1 : index + text.length
}

function headOf(head: string): Omit<Part, 'bytes'> {
  const headers: Part['headers'] = Object.create(null)
  for (const line of head.split(CRLF)) {
    const colon = line.indexOf(':')
    if (colon > 0) headers[line.slice(0, colon).toLowerCase()] ??= line.slice(colon + 1).trim()
  }
  const { 'content-disposition': disposition = '', 'content-type': type = '' } = headers
  return {
    headers,
    name: parameterOf(disposition, 'name'),
    filename: parameterOf(disposition, 'filename') ?? parameterOf(disposition, 'filename*'),
    type: /[^;\s]+/.exec(type)?.[0].toLowerCase()
  }
}

/** A parameter of a header's value, without quotes (RFC 9110, section 5.6.6). */
export function parameterOf(header: string, name: string): string | undefined {
  for (const [, found, quoted, bare] of header.matchAll(/;\s*([^\s;="]+)=(?:"((?:[^"\\]|\\.)*)"|([^\s;]*))/g)) {
    if (found!.toLowerCase() === name) return quoted?.replace(/\\(["\\])/g, '$1') ?? bare
  }
  return undefined
}
