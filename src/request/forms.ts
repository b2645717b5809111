/** Reads the fields of forms: `application/x-www-form-urlencoded` and `multipart/form-data`. */

import { isUtf8 } from 'node:buffer'
import { isJson } from '../contract/media-types.ts'
import { parameterOf } from '../contract/parameters.ts'
import { noteFiles } from '../contract/sent-files.ts'
import { addTo } from '../document/grouped.ts'
import type { Encoding, HeaderObject, MediaType, Schema } from '../document/openapi.ts'
import { pointer } from '../document/places/pointer.ts'
import { listFormatOf } from '../document/versions/delimiters.ts'
import type { Checker, Violation } from '../schema/validator.ts'
import {
  type AdmittedValues,
  itemSchema,
  propertySchema,
  takes,
  takesOne,
  wantedBy
} from '../schema/views/schema-types.ts'
import { coerce } from './coerce.ts'
import { readJson } from './json-parser.ts'
import { type BodyPart, multipartParts } from './multipart.ts'
import { valuesReader } from './parameters.ts'
import { formDecoded, lenient, type Pairs, splitPairs, Undecodable } from './percent.ts'
import { pairsStyles } from './styles.ts'

export interface FormReading {
  value: unknown
  violations: Violation[]
  /** Replaces the media type's schema if that does not describe fields. */
  schema?: Schema
}

type Fields = { [name: string]: unknown }

/**
 * Reads a form in a URL's spelling (OpenAPI 3.1, Encoding Object): a field is written in the style that its encoding
 * gives, else repeated for an array and JSON for an object. Throws nothing.
 */
export function readForm(text: string, media: MediaType, checker: Checker): FormReading {
  const pairs = splitPairs(text, '&', formDecoded)
  const wanted = wantedBy(media.schema ?? true, checker.schemaOrAny)
  // Some documents describe a form as a text only.
  if (isOnlyText(wanted)) return { value: text, violations: [], schema: true }
  const fields: Fields = Object.create(null)
  const violations: Violation[] = []
  for (const [name, schema] of wanted.properties) {
    const encoding = encodingOf(media, name)
    const written = pairs.get(name) ?? []
    if (encoding?.allowReserved === false && written.some((value) => reserved.test(value))) {
      violations.push(violationAt(name, 'holds reserved characters that are not percent-encoded', 'encoding'))
    }
    try {
      const value = field(pairs, name, schema, encoding, checker)
      if (value !== undefined) fields[name] = value
    } catch (error) {
      if (!(error instanceof Undecodable)) throw error
      violations.push(violationAt(name, error.message, error.keyword))
      // Kept as sent, so that the field does not count as missing.
      if (written.length > 0) fields[name] = written.length === 1 ? written[0] : written
    }
  }
  // Undocumented fields are kept: the schema decides if they are allowed.
  const documented = (name: string) => {
    const bracket = name.indexOf('[')
    return wanted.properties.has(name) || (bracket > 0 && wanted.properties.has(name.slice(0, bracket)))
  }
  for (const [name, values] of pairs) {
    if (documented(name)) continue
    const texts = values.map((value) => lenient(value, formDecoded))
    fields[name] = coerce(texts.length === 1 ? texts[0]! : texts, propertySchema(wanted, name), checker)
  }
  return { value: fields, violations }
}

/** Reserved characters of RFC 3986 that have no meaning in a form. */
const reserved = /[:/?#[\]@!$'()*,;]/

function field(pairs: Pairs, name: string, schema: Schema, encoding: Encoding | undefined, checker: Checker): unknown {
  const wanted = wantedBy(schema, checker.schemaOrAny)
  const { explode } = encoding ?? {}
  const style = encoding && (listFormatOf(encoding) ?? encoding.style)
  const styled = { name, explode: explode ?? (style ?? 'form') === 'form', wanted, decode: formDecoded }
  const json = jsonIn(pairs.get(name), wanted, encoding)
  if (json) return json.value
  // Many clients write lists and objects with brackets.
  const bracketed = !pairs.has(name) && !takesOne(wanted) && [...pairs.keys()].some((key) => key.startsWith(`${name}[`))
  const isObject = takes(wanted, 'object') && style === undefined
  if (isObject && !bracketed && !pairs.has(name)) return undefined
  const read = bracketed || isObject ? pairsStyles.deepObject! : (own(pairsStyles, style) ?? pairsStyles.form!)
  const text = read(pairs, styled, new Set())
  return text === undefined ? undefined : coerce(text, schema, checker)
}

/** Reads a field that is JSON by its encoding, or an object without an encoding. */
function jsonIn(
  written: string[] | undefined,
  wanted: ReturnType<typeof wantedBy>,
  encoding: Encoding | undefined
): { value: unknown } | undefined {
  const [text, ...more] = written ?? []
  if (text === undefined || more.length > 0 || encoding?.style !== undefined) return undefined
  const demanded = encoding?.contentType !== undefined && isJson(encoding.contentType)
  if (!demanded && !takes(wanted, 'object')) return undefined
  const reading = readJson(formDecoded(text))
  if ('value' in reading) return reading
  if (demanded || !takesOne(wanted)) throw new Undecodable(reading.malformed, 'malformed')
  return undefined
}

const own = <T>(table: Record<string, T>, key: string | undefined): T | undefined =>
  key !== undefined && Object.hasOwn(table, key) ? table[key] : undefined

/** Returns the Encoding Object of a member of a form. */
export function encodingOf({ encoding }: MediaType, name: string): Encoding | undefined {
  const found = typeof encoding === 'object' && encoding !== null ? own(encoding, name) : undefined
  return typeof found === 'object' && found !== null ? found : undefined
}

function violationAt(name: string, message: string, keyword: string): Violation {
  return { in: 'body', at: pointer('', name), message, keyword }
}

/**
 * Reads the parts of a multipart form (OpenAPI 3.1, "Encoding multipart Media Types"): text by schema, JSON where a
 * part says so or its field is an object, bytes of files as text of one character a byte; a field that comes again
 * makes a list. A part whose type or headers are not what the field's encoding says is a violation. Throws nothing.
 */
export function readMultipart(
  contentType: string,
  bytes: Buffer,
  media: MediaType,
  checker: Checker
): FormReading | { malformed: string } {
  const schema = media.schema ?? true
  // Some documents describe the whole body as a file.
  if (isOnlyText(wantedBy(schema, checker.schemaOrAny))) return { value: bytes.toString('latin1'), violations: [] }
  const parts = multipartParts(contentType, bytes)
  if ('malformed' in parts) return parts
  const violations: Violation[] = []
  const wanted = wantedBy(schema, checker.schemaOrAny)
  const isForm = /^multipart\/form-data\b/i.test(contentType.trim())
  const isNamed = takes(wanted, 'object') && parts.every(({ name }) => name !== undefined)
  if (!isForm && !isNamed) return readMixed(parts, wanted, checker)
  const sent = new Map<string, BodyPart[]>()
  const members: Pairs = new Map()
  for (const part of parts) {
    if (part.name === undefined) return { malformed: 'has a part without a name in its Content-Disposition' }
    const field = fieldOf(part.name, wanted)
    if (field.member) addTo(members, part.name, textIn(part))
    else addTo(sent, field.name, part)
  }
  const fields: Fields = Object.create(null)
  for (const [name, own] of sent) {
    const property = propertySchema(wanted, name)
    const encoding = encodingOf(media, name)
    violations.push(...headerViolations(name, own, encoding, checker))
    // Kept as sent if it cannot be read, so that the field does not count as missing.
    fields[name] = attempt(
      name,
      violations,
      () => partsField(own, property, encoding?.contentType, checker),
      () => textIn(own[0]!)
    )
  }
  for (const name of new Set([...members.keys()].map((key) => key.slice(0, key.indexOf('['))))) {
    const property = propertySchema(wanted, name)
    const styled = {
      name,
      explode: true,
      wanted: wantedBy(property, checker.schemaOrAny),
      decode: (text: string) => text
    }
    const read = () => coerce(pairsStyles.deepObject!(members, styled, new Set())!, property, checker)
    fields[name] ??= attempt(name, violations, read, () => undefined)
  }
  const files = [...sent].flatMap(([field, own]) => own.map((part) => ({ ...part, field, name: part.filename })))
  noteFiles(
    fields,
    files.filter(({ name }) => name !== undefined)
  )
  return { value: fields, violations }
}

/** Reads a field. Adds a violation, and returns `otherwise`, if it cannot be read. */
function attempt(name: string, violations: Violation[], read: () => unknown, otherwise: () => unknown): unknown {
  try {
    return read()
  } catch (error) {
    if (!(error instanceof Undecodable)) throw error
    violations.push(violationAt(name, error.message, error.keyword))
    return otherwise()
  }
}

/**
 * The field of a part, by the habits of axios and PHP: `meta[a]` is a member of the field `meta`, `files[]` and
 * `files[0]` are items of `files`. A document may also name a field with its brackets.
 */
function fieldOf(name: string, { properties }: AdmittedValues): { name: string; member: boolean } {
  const [, field, brackets] = /^([^[]+)((?:\[[^[\]]*\])+)$/.exec(name) ?? []
  if (field === undefined || properties.has(name) || !properties.has(field)) return { name, member: false }
  return { name: field, member: !/^\[\d*\]$/.test(brackets!) }
}

const isOnlyText = ({ types }: AdmittedValues): boolean =>
  types.size > 0 && [...types].every((type) => type === 'string')

function readMixed(parts: BodyPart[], wanted: AdmittedValues, checker: Checker): FormReading | { malformed: string } {
  try {
    const value = parts.map((part, index) => contentOf(part, itemSchema(wanted, index), undefined, checker))
    return { value, violations: [] }
  } catch (error) {
    if (!(error instanceof Undecodable)) throw error
    return { malformed: `has a part that ${error.message}` }
  }
}

function partsField(parts: BodyPart[], schema: Schema, contentType: string | undefined, checker: Checker): unknown {
  const wanted = wantedBy(schema, checker.schemaOrAny)
  for (const { type } of parts) {
    // Many senders cannot set a part's type, so one without a type has the documented one.
    if (contentType === undefined || type === undefined || allows(contentType, type)) continue
    // Senders use this for a file whose type they do not know (RFC 2046, section 4.5.1).
    if (type === 'application/octet-stream') continue
    throw new Undecodable(`is sent as ${type}, but must be ${contentType}`, 'contentType')
  }
  const list = takes(wanted, 'array') && (parts.length > 1 || !takesOne(wanted))
  if (!list && parts.length > 1 && wanted.types.size > 0) {
    throw new Undecodable(`is given ${parts.length} times, but takes one value`, 'repeated')
  }
  const items = parts.map((part, index) => {
    return contentOf(part, list ? itemSchema(wanted, index) : schema, contentType, checker)
  })
  // One part may hold a whole list as JSON.
  return items.length === 1 && (!list || Array.isArray(items[0])) ? items[0] : items
}

/** Returns what is wrong with the headers of a field's parts, except `Content-Type` (OpenAPI 3.1, Encoding Object). */
function headerViolations(
  name: string,
  parts: BodyPart[],
  encoding: Encoding | undefined,
  checker: Checker
): Violation[] {
  const declared = Object.entries(encoding?.headers ?? {}).filter(([header]) => header.toLowerCase() !== 'content-type')
  if (declared.length === 0) return []
  const parameters = declared.map(([header, written]) => {
    const { $ref } = written as { $ref?: string }
    const object = $ref === undefined ? written : checker.schemaOrAny($ref)
    return parameterOf({ ...(object as HeaderObject), name: header, in: 'header' }, '')
  })
  const read = valuesReader(parameters, checker)
  return parts.flatMap(({ headers }) =>
    read({ path: {}, query: '', headers }).violations.map(({ at, message, keyword }) =>
      violationAt(name, `has a part whose header ${at.slice(1)} ${message}`, keyword)
    )
  )
}

/** Returns true if a list such as `image/png, image/*` has a type. */
function allows(list: string, type: string): boolean {
  return list.split(',').some((allowed) => {
    const range = allowed.split(';')[0]!.trim().toLowerCase()
    return range === type || range === '*/*' || (range.endsWith('/*') && type.startsWith(range.slice(0, -1)))
  })
}

function contentOf(part: BodyPart, schema: Schema, contentType: string | undefined, checker: Checker): unknown {
  const wanted = wantedBy(schema, checker.schemaOrAny)
  const text = textIn(part)
  const untold = part.type === undefined || part.type === 'text/plain'
  const json = contentType !== undefined && isJson(contentType)
  const structured = json || (!takesOne(wanted) && part.filename === undefined)
  if ((part.type !== undefined && isJson(part.type)) || (untold && structured)) {
    const reading = readJson(text)
    if ('malformed' in reading) throw new Undecodable(reading.malformed, 'malformed')
    return reading.value
  }
  return part.filename === undefined ? coerce(text, schema, checker) : text
}

/** Text, or else bytes as characters. */
function textIn({ bytes }: BodyPart): string {
  return bytes.toString(isUtf8(bytes) ? 'utf8' : 'latin1')
}
