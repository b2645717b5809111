import type { Contract } from '../../contract/contract.ts'
import { essence, isJson } from '../../contract/media-types.ts'
import { memoized } from '../../document/memoized.ts'
import type { MediaType } from '../../document/openapi.ts'
import { writeJson } from '../../schema/meaning/json-values.ts'
import { withBoundary, writeMultipart } from './multipart-writer.ts'
import { partTypesOf } from './part-types.ts'
import { eventsOf, isStream } from './stream.ts'
import { writeXml } from './xml-writer.ts'

type Encoder = (value: unknown, media: MediaType | undefined, contract: Contract, mediaType: string) => string | Buffer

const plain = (value: unknown): string => (typeof value === 'string' ? value : writeJson(value))

/** Writers of media types; the first that fits is used. To teach standin a media type, add it here. */
const encoders: [fits: (mediaType: string) => boolean, Encoder][] = [
  [isStream, (value, _media, _contract, mediaType) => eventsOf(value, mediaType).join('')],
  [isJson, (value) => writeJson(value)],
  [
    (type) => /[/+]xml$/.test(type),
    (value, media, contract) =>
      typeof value === 'string' ? value : writeXml(value, media?.schema ?? true, contract.schemaAt)
  ],
  // JSON may quote the request, which must not become markup
  [
    (type) => type === 'text/html',
    (value) => (typeof value === 'string' ? value : plain(value).replaceAll('<', '\\u003c'))
  ],
  [
    (type) => type === 'application/x-www-form-urlencoded',
    (value) => (isRecord(value) ? urlencoded(value) : String(value))
  ],
  [
    (type) => /^text\/(csv|tab-separated-values)$/.test(type),
    (value, _media, _contract, mediaType) =>
      typeof value === 'string' ? value : table([value].flat(), essence(mediaType) === 'text/csv' ? csvLine : tsvLine)
  ],
  [
    (type) => type.startsWith('multipart/'),
    (value, media, contract, mediaType) =>
      typeof value === 'string' && value.startsWith('--')
        ? value
        : writeMultipart(value, mediaType, partTypesOf(media, contract.schemaAt))
  ],
  [() => true, plain]
]

export function encode(
  value: unknown,
  mediaType: string,
  media: MediaType | undefined,
  contract: Contract
): string | Buffer {
  if (Buffer.isBuffer(value)) return value
  return encoderOf(mediaType)(value, media, contract, mediaType)
}

const encoderOf = memoized((mediaType): Encoder => {
  const type = essence(mediaType)
  const [, encoder] = encoders.find(([fits]) => fits(type)) as [unknown, Encoder]
  return encoder
})

/**
 * The `Content-Type` for a media type: as the document writes it; text says that it is UTF-8, JSON always is (RFC
 * 8259).
 */
export const contentType = memoized((mediaType) => {
  if (/^multipart\//i.test(mediaType)) return withBoundary(mediaType)
  return /^text\/[^;]*$/i.test(mediaType) ? `${mediaType}; charset=utf-8` : mediaType
})

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null

/** Writes members as a form: lists repeat their name, objects are JSON (OpenAPI 3.1, section 4.8.14.4). */
function urlencoded(members: Record<string, unknown>): string {
  const pairs = Object.entries(members).flatMap(([name, value]) =>
    [value].flat().map((one): [string, string] => [name, plain(one)])
  )
  return new URLSearchParams(pairs).toString()
}

/** Writes a table, with a first line of names if rows have members. */
function table(rows: unknown[], write: (cells: string[]) => string): string {
  const names = [...new Set(rows.flatMap((row) => (isRecord(row) && !Array.isArray(row) ? Object.keys(row) : [])))]
  const cells = rows.map((row) => (isRecord(row) ? (Array.isArray(row) ? row : names.map((name) => row[name])) : [row]))
  const lines = names.length > 0 ? [names, ...cells] : cells
  return lines
    .map((line) => write(line.map((value) => (value === undefined || value === null ? '' : plain(value)))))
    .join('')
}

/** Writes a line of CSV (RFC 4180). */
const csvLine = (cells: string[]): string => `${cells.map(quoted).join(',')}\r\n`
/** Writes a line of tabs between values, which have none themselves. */
const tsvLine = (cells: string[]): string => `${cells.map((text) => text.replace(/[\t\r\n]+/g, ' ')).join('\t')}\n`

const quoted = (text: string): string => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)
