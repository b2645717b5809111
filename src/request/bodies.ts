/** The body of a request: which documented media type it is, and its bytes as a value. */
import { TextDecoder } from 'node:util'
import { essence, isJson } from '../contract/media-types.ts'
import { keptFor } from '../document/memoized.ts'
import type { MediaType, Schema } from '../document/openapi.ts'
import type { Checker, Violation } from '../schema/validator.ts'
import { type SchemaLookup, shapeOf } from '../schema/views/merged-view.ts'
import { type ResolveSchema, takes, takesOne, wantedBy } from '../schema/views/schema-types.ts'
import { coerce } from './coerce.ts'
import { readForm, readMultipart } from './forms.ts'
import { readJson } from './json-parser.ts'
import { headerParameter } from './multipart.ts'
import { readXml } from './xml-bodies.ts'

/**
 * Returns the most exact documented media type or range (`application/*`, `application/*+json`) for a `Content-Type`.
 * Returns undefined if none fits: the request is refused with 415. `text/plain`, which fetch sends for a string, also
 * fits a documented JSON type. A body without a `Content-Type` is JSON if that is documented, else of the only
 * documented type. If no type is documented, every type fits.
 */
export function documentedType(
  content: Record<string, MediaType>,
  contentType: string | undefined
): string | undefined {
  const documented = Object.keys(content)
  const json = documented.find((type) => isJson(type))
  if (contentType === undefined || contentType.trim() === '') {
    return json ?? (documented.length < 2 ? (documented[0] ?? 'application/octet-stream') : undefined)
  }
  const sent = essence(contentType)
  // A malformed media type of the document is read as `*/*`, so its clients may send it.
  if (!/^[^\s/]+\/[^\s/]+$/.test(sent)) return documented.find((one) => essence(one) === '*/*')
  if (documented.length === 0) return sent
  const [type, subtype] = sent.split('/') as [string, string]
  const same = documented.filter((one) => essence(one) === sent)
  const exact = same.find((one) => squeezed(one) === squeezed(contentType)) ?? same[0]
  const suffix = subtype.slice(subtype.lastIndexOf('+') + 1)
  const ranges = [`${type}/*+${suffix}`, `${type}/*`, '*/*', '*']
  const range = () => ranges.flatMap((range) => documented.find((one) => essence(one) === range) ?? [])[0]
  return exact ?? (sent === 'text/plain' ? json : undefined) ?? range()
}

const squeezed = (type: string): string => type.replaceAll(' ', '').toLowerCase()

/** Returns the type to read a body as: the documented one if none, or text for JSON, was sent; else the one sent. */
export function typeToRead(documented: string, contentType: string | undefined): string {
  const asText = contentType !== undefined && essence(contentType) === 'text/plain'
  return contentType === undefined || contentType.trim() === '' || (asText && isJson(documented))
    ? documented
    : contentType
}

/** Tells whether no bytes are a body of a type. A picture or a JSON text has some. */
export const mayBeEmpty = (type: string): boolean =>
  /^(?:text\/|application\/(?:octet-stream|x-www-form-urlencoded)$)/.test(essence(type))

/**
 * The outcome of reading a body. Either its value, with the violations of its parts; `schema` replaces the media type's
 * schema in the check. Or the reason why it cannot be read, which is 400: `is not valid JSON: …`
 */
export type BodyReading = { value: unknown; violations?: Violation[]; schema?: Schema } | { malformed: string }

export type ReadBytes = (bytes: Buffer) => BodyReading

/** Prepares the reading of bodies of a media type. */
type Format = (media: MediaType, contentType: string, checker: Checker) => ReadBytes

/**
 * Returns the reader of bodies of `contentType`, which `typeToRead` returned. Forms, XML and plain text hold only text,
 * so their values are read in the types of the schema. If a text can be read in two ways, the checker decides. An
 * unknown format is text if the schema takes text, else it is not checked. The reader never throws.
 */
export function readerOf(contentType: string, media: MediaType, checker: Checker): ReadBytes {
  const type = essence(contentType)
  const [, format] = formats.find(([fits]) => fits.test(type))!
  return format(media, contentType, checker)
}

/** Readers of formats that have a grammar. To teach standin such a format, add it here. */
const grammars: [fits: RegExp, Format][] = [
  [/^application\/(?:x-)?(?:ndjson|jsonl|json-seq|jsonlines)$|[/+]jsonl$|\+json-seq$/, asText(readLines)],
  [/[/+]json$/, asText((text) => readJson(text))],
  [/^application\/x-www-form-urlencoded$/, asText(readForm)],
  [/^multipart\//, (media, contentType, checker) => (bytes) => readMultipart(contentType, bytes, media, checker)],
  [/[/+]xml$/, xmlReader]
]

/** Readers of body formats; the first whose expression fits the type is used. */
const formats: [fits: RegExp, Format][] = [
  ...grammars,
  [/^text\//, asText(readText)],
  [/./s, (media, _contentType, checker) => (bytes) => readUnknown(bytes, media, checker)]
]

/** Annotations, and keywords that any text or bytes fit. */
const saysNothing = new Set(
  'type format title description example examples default deprecated contentEncoding contentMediaType'.split(' ')
)

/** Tells whether any bytes are a body of a media type, so that none of them need be read to check it. */
export function anyBytesFit(contentType: string, { schema = true }: MediaType, schemas: SchemaLookup): boolean {
  const type = essence(contentType)
  if (grammars.some(([fits]) => fits.test(type)) || schema === false) return false
  const { type: wanted = 'string', format = 'binary', ...more } = shapeOf(schemas, schema)
  const isText = [wanted].flat().includes('string') && format === 'binary'
  return isText && Object.keys(more).every((keyword) => saysNothing.has(keyword) || keyword.startsWith('x-'))
}

/** Decodes the bytes by the `charset` of the type, else as UTF-8. Bytes that are not valid in it are malformed. */
function asText(read: (text: string, media: MediaType, checker: Checker) => BodyReading): Format {
  return (media, contentType, checker) => {
    const charset = headerParameter(contentType, 'charset') ?? 'UTF-8'
    let decoder: TextDecoder | undefined
    return (bytes) => {
      try {
        decoder ??= new TextDecoder(charset, { fatal: true })
        return read(decoder.decode(bytes), media, checker)
      } catch (error) {
        const { code } = error as NodeJS.ErrnoException
        if (code === 'ERR_ENCODING_NOT_SUPPORTED') return { malformed: `is in a charset that is not known: ${charset}` }
        if (code === 'ERR_ENCODING_INVALID_ENCODED_DATA') return { malformed: `is not valid ${charset}` }
        throw error
      }
    }
  }
}

/** Reads XML. Its declaration may name the encoding, if its `Content-Type` does not. */
function xmlReader(media: MediaType, contentType: string, checker: Checker): ReadBytes {
  const format = asText((text) => readXml(text, media.schema ?? true, checker))
  const read = format(media, contentType, checker)
  if (headerParameter(contentType, 'charset') !== undefined) return read
  return (bytes) => {
    const [, own] = /^<\?xml[^>]{0,100}?\sencoding\s*=\s*["']([\w.-]+)/.exec(bytes.toString('latin1', 0, 200)) ?? []
    return own === undefined ? read(bytes) : format(media, `text/xml; charset=${own}`, checker)(bytes)
  }
}

function readText(text: string, { schema = true }: MediaType, checker: Checker): BodyReading {
  const wanted = wantedBy(schema, checker.schemaOrAny)
  return takesOne(wanted) ? { value: coerce(text, schema, checker) } : { value: text, schema: true }
}

function readUnknown(bytes: Buffer, { schema = true }: MediaType, { schemaOrAny: resolve }: Checker): BodyReading {
  const wanted = wantedBy(schema, resolve)
  const value = bytes.toString('latin1')
  return wanted.types.size === 0 || takes(wanted, 'string') ? { value } : { value, schema: true }
}

function readLines(text: string, media: MediaType, checker: Checker): BodyReading {
  const lines = text.replaceAll('\u001e', '\n').split('\n')
  const values: unknown[] = []
  for (const [index, line] of lines.entries()) {
    if (line.trim() === '') continue
    const reading = readJson(line)
    if ('malformed' in reading) return { malformed: `${reading.malformed} (of record ${index + 1})` }
    values.push(reading.value)
  }
  return { value: values, schema: schemaOfLines(media, checker.schemaOrAny) }
}

/** Returns the array schema that a stream's items are checked by: one a media type, so that it is compiled once. */
const schemaOfLines = keptFor(({ schema = true, itemSchema }: MediaType, resolve: ResolveSchema): Schema => {
  const whole = itemSchema === undefined && takes(wantedBy(schema, resolve), 'array')
  return whole ? schema : { type: 'array', items: itemSchema ?? schema }
})
