/** One part of a multipart body (RFC 7578). */
export interface Part {
  name: string | undefined
  fileName: string | undefined
  /** By lower-case name. */
  headers: Map<string, string[]>
  body: Buffer
}

/** The parts of a body; none where it is no multipart one. Throws nothing. */
export function partsOf(contentType: string, body: Buffer | undefined): Part[] {
  const [, quoted, token] = /^multipart\/.*;\s*boundary=(?:"([^"]+)"|([^\s;]+))/i.exec(contentType) ?? []
  const boundary = quoted ?? token
  if (boundary === undefined || body === undefined) return []
  const pieces = `\r\n${body.toString('latin1')}`.split(`\r\n--${boundary}`)
  // What stands before the first boundary and behind the last one is nobody's.
  return pieces.slice(1).flatMap((piece) => (piece.startsWith('--') ? [] : partOf(piece.replace(/^[ \t]*\r\n/, ''))))
}

function partOf(text: string): Part[] {
  const end = text.startsWith('\r\n') ? 0 : text.indexOf('\r\n\r\n')
  if (end === -1) return []
  const headers = new Map<string, string[]>()
  for (const line of text.slice(0, end).split('\r\n')) {
    const at = line.indexOf(':')
    if (at > 0) headers.set(line.slice(0, at).trim().toLowerCase(), [utf8(line.slice(at + 1).trim())])
  }
  const [disposition = ''] = headers.get('content-disposition') ?? []
  const parameter = (name: string) => new RegExp(`;\\s*${name}="([^"]*)"`, 'i').exec(disposition)?.[1]
  const body = Buffer.from(text.slice(end === 0 ? 2 : end + 4), 'latin1')
  return [{ name: parameter('name'), fileName: parameter('filename'), headers, body }]
}

const utf8 = (text: string): string => Buffer.from(text, 'latin1').toString()
