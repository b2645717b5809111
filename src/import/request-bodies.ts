/** Schemas of the bodies of requests. */
import { isJson } from '../contract/media-types.ts'
import type { MediaType, Schema } from '../document/openapi.ts'
import { multipartParts } from '../request/multipart.ts'
import { put } from '../schema/meaning/json-values.ts'
import { type Exchange, jsonIn } from './exchange.ts'
import { type Guess, meantBy, nothingSeen, type Seen, schemaOf, see, widen } from './value-schemas.ts'

type Body = NonNullable<Exchange['sent']>

/** A body of requests: its place in the document, and the thing that it sends. */
export interface Sent {
  media: MediaType
  isForm: boolean
  /** True if it is the body of changes, which may have any part of the thing. */
  isChange: boolean
  seen: Seen
  /** The media types of the files in a form, by their fields. */
  files: ReadonlyMap<string, string>
  thing: Seen | undefined
  guess: Guess
}

/** Returns what was sent in bodies of a media type; undefined for bodies that are not read. */
export function sentIn(type: string, bodies: readonly Body[]): Pick<Sent, 'seen' | 'files' | 'isForm'> | undefined {
  const seen = nothingSeen()
  const files = new Map<string, string>()
  if (isJson(type)) {
    for (const { text } of bodies) {
      const value = jsonIn({ type, body: Buffer.from(text) })
      if (value !== undefined) see(seen, value)
    }
    return { seen, files, isForm: false }
  }
  if (!/urlencoded$|^multipart\//.test(type)) return undefined
  const forms = bodies.map(fieldsOf).filter((fields) => fields !== undefined)
  for (const fields of forms) see(seen, objectOf(fields))
  for (const { name, file } of forms.flat()) {
    if (file !== undefined) files.set(name, (files.get(name) ?? file) === file ? file : anyBytes)
  }
  return forms.length === 0 ? undefined : { seen, files, isForm: true }
}

const anyBytes = 'application/octet-stream'

/** A field of a form: the value of a text, or the media type of a file. */
interface Field {
  name: string
  value: unknown
  file?: string
}

/** Returns the fields of a form; undefined if it cannot be read. */
function fieldsOf({ type, text }: Body): Field[] | undefined {
  if (!/^multipart\//i.test(type)) {
    return [...new URLSearchParams(text)].map(([name, value]) => ({ name, value: meantBy(value) }))
  }
  const parts = multipartParts(type, Buffer.from(text))
  if (!Array.isArray(parts)) return undefined
  return parts.map(({ name = '', filename, type = filename === undefined ? 'text/plain' : anyBytes, bytes }) =>
    filename === undefined && type === 'text/plain'
      ? { name, value: meantBy(bytes.toString()) }
      : { name, value: '', file: type }
  )
}

/** Returns a form as an object. A field that comes several times is a list. */
function objectOf(fields: readonly Field[]): Record<string, unknown> {
  const value: Record<string, unknown> = {}
  for (const name of new Set(fields.map((one) => one.name))) {
    const values = fields.filter((one) => one.name === name).map((one) => one.value)
    put(value, name, values.length === 1 ? values[0] : values)
  }
  return value
}

/** Describes the bodies of requests. All schemas of one thing share the kinds of their scalar members. */
export function describeSent(sent: readonly Sent[]): void {
  const pairs = sent.flatMap(({ seen, files, thing, isForm }) => {
    if (thing === undefined) return []
    const own = withoutFiles(thingIn(seen, thing), files)
    if (!own.types.has('object')) return []
    if (isForm) readTexts(own, thing)
    return [{ own, thing }]
  })
  for (const { own, thing } of pairs) widen(thing, own)
  for (const { own, thing } of pairs) widen(own, thing)
  for (const { media, isChange, seen, files, guess } of sent) {
    if (isChange) allowParts(seen)
    if (seen.objects === 1 && seen.members.size > 0) guess([], 'all members are required, since there is one example')
    const schema = schemaOf(seen, new Map(), guess) as { properties?: Record<string, Schema> }
    for (const [name, type] of files) put(schema.properties ?? {}, name, fileSchema(seen, name, type))
    media.schema = schema
  }
}

/** Returns the part of a body that is the thing: all of it, or its only member. */
function thingIn(seen: Seen, thing: Seen): Seen {
  const [[name, inner] = ['', undefined]] = seen.members
  const isWrapped = seen.members.size === 1 && !thing.members.has(name)
  return isWrapped && inner?.types.has('object') ? inner : seen
}

/** Leaves out the files of a form, which say nothing of the thing's members. */
const withoutFiles = (seen: Seen, files: Sent['files']): Seen =>
  files.size === 0 ? seen : { ...seen, members: new Map([...seen.members].filter(([name]) => !files.has(name))) }

function fileSchema({ members }: Seen, name: string, contentMediaType: string): Schema {
  const one: Schema = { type: 'string', contentMediaType }
  return members.get(name)?.types.has('array') ? { type: 'array', items: one } : one
}

/** Lets objects lack any of their members. */
function allowParts(seen: Seen): void {
  if (seen.objects > 0) see(seen, {})
  for (const member of seen.members.values()) allowParts(member)
}

/** Reads the fields of a form that look like numbers as texts, where the thing has texts. */
function readTexts(form: Seen, thing: Seen): void {
  for (const [name, field] of form.members) {
    if (!thing.members.get(name)?.types.has('string')) continue
    const isText = field.types.size === 1 && field.types.has('string')
    if (!isText) Object.assign(field, { types: new Set(['string']), formats: [], texts: undefined })
  }
}
