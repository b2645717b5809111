import { textOf } from '../places/text-of.ts'
import { encoded, mappedRefs, type Ref, type SourceFile } from './reference.ts'
import {
  type Form,
  isLink,
  type ObjectKind,
  pointerOf,
  type Visitor,
  type Walked,
  type WalkTrail,
  walk
} from './walk.ts'

type Json = Record<string, unknown>

/** The state of bundling one document: its files, and the references that were found in them. */
export interface Bundling {
  document: Json
  /** all files, the root first */
  resources: SourceFile[]
  /** by address: a file, a schema with an `$id`, or the error why there is neither */
  opened: Map<string, SourceFile | Error>
  /** schemas with an `$id` */
  identified: SourceFile[]
  /** schemas with an `$id` or an `$anchor` */
  named: Json[]
  /** true where some schema is referred to by a dynamic anchor */
  dynamic: boolean
  /** references that are still to be settled */
  found: Ref[]
  /** the holders of references that point into the bundle already */
  settled: WeakSet<object>
  /** the parts that were walked */
  walked: Walked
  /** the data of examples that were walked */
  read: Set<object>
  /** references to references, among which circles may be */
  chained: Ref[]
  /** true where a value stands at two places */
  shares: boolean
  /** the pointers of shared values, in the files from which their references are resolved */
  homes: Map<unknown, string>
  /** calls that merge the siblings of a `$ref` into its goal, once that is complete */
  merges: (() => void)[]
  visitor: Visitor
  report: (pointer: string, message: string, lost?: boolean) => void
}

/** Walks the parts of a file, and notes the references in them. */
export function collect(
  state: Bundling,
  value: unknown,
  kind: ObjectKind,
  at: WalkTrail | undefined,
  from: SourceFile,
  form?: Form
): void {
  const { found, visitor } = state
  const part = (holder: Json, kind: ObjectKind, at: WalkTrail | undefined) => {
    visitor.part(holder, kind, at)
    if (kind === 'schema') collectInSchema(state, holder, at, from)
    for (const key of dataFields[kind] ?? []) {
      if (isData(holder, key)) collectInData(state, holder, key, { up: at, field: key }, from)
    }
    // Lists, which cannot be objects; the objects in them are data.
    for (const key of kind === 'schema' ? ['enum', 'required'] : []) {
      if (isLink(holder[key])) collectInData(state, holder, key, { up: at, field: key }, from)
    }
    if (kind === 'example' && isNeighbour(holder)) {
      const { externalValue: written } = holder
      found.push({ role: 'example', holder, key: 'value', written, kind, at, from })
    }
    if ('$ref' in holder && !state.settled.has(holder)) {
      const { $ref: written } = holder
      found.push({ role: '$ref', holder, key: '$ref', written, kind, at, from: baseOf(state, at, from) })
    }
  }
  const link = (holder: Json, key: string, form: Form, kind: ObjectKind, at: WalkTrail) => {
    found.push({ role: 'inline', holder, key, written: (holder[key] as Json).$ref, form, kind, at, from })
  }
  walk(value, kind, at, { part, odd: visitor.odd, link }, state.walked, form)
}

/** The fields whose value is an example; Swagger 2.0 has those of a response by media type. */
const dataFields: { [kind in ObjectKind]?: string[] } = {
  parameter: ['example'],
  header: ['example'],
  mediaType: ['example'],
  response: ['examples'],
  example: ['value', 'dataValue'],
  schema: ['example', 'examples']
}

const isData = (holder: Json, key: string) => typeof holder[key] === 'object' && holder[key] !== null

/**
 * Notes objects in data that look like references: a `$ref` alone, to a pointer or to a neighbouring file.
 * OpenAPI reads data as it is written, but nobody means to send such an object.
 */
export function collectInData(state: Bundling, holder: Json, key: string, at: WalkTrail, from: SourceFile): void {
  const value = holder[key] as Json
  if (isExampleLink(value)) {
    state.found.push({ role: 'example', holder, key, written: value.$ref, kind: 'example', at, from })
    return
  }
  if (state.read.has(value) || (Array.isArray(value) && value.every((item) => typeof item !== 'object'))) return
  state.read.add(value)
  for (const item of Object.keys(value)) {
    if (isData(value, item)) collectInData(state, value, item, { up: at, field: item }, from)
  }
}

export function isNeighbour({ externalValue, ...example }: Json): boolean {
  return (
    typeof externalValue === 'string' &&
    [dataFile, textFile, byteFile].some((file) => file.test(externalValue)) &&
    !('value' in example || 'dataValue' in example)
  )
}

/** The files whose text is an example as it stands. */
const textFile = /^(?![a-z]+:|\/\/)[^#]+\.(txt|xml|html?|svg|csv|tsv|md|ics|vcf|ndjson|jsonl)$/i

/** The files whose bytes are an example. */
const byteFile =
  /^(?![a-z]+:|\/\/)[^#]+\.(png|jpe?g|gif|webp|avif|bmp|ico|tiff?|pdf|docx|xlsx|pptx|epub|zip|gz|tgz|tar|7z|mp3|wav|ogg|mp4|webm|woff2?|ttf|otf|bin|parquet|sqlite)$/i

/** The ways to read a file: as a document, or as an example of text or of bytes. */
export type FileForm = 'document' | 'text' | 'bytes'

export function formOf({ role, written }: Ref): FileForm {
  if (role !== 'example') return 'document'
  return textFile.test(textOf(written)) ? 'text' : byteFile.test(textOf(written)) ? 'bytes' : 'document'
}

const dataFile = /^(?![a-z]+:|\/\/)[^#]+\.(json|ya?ml)(#\/.*)?$/i

export function isExampleLink(value: unknown): value is { $ref: string } {
  if (!isLink(value) || Object.keys(value).length > 1) return false
  return value.$ref.startsWith('#/') || dataFile.test(value.$ref)
}

function collectInSchema(state: Bundling, schema: Json, at: WalkTrail | undefined, from: SourceFile): void {
  const { $dynamicAnchor, $dynamicRef } = schema
  if ('$id' in schema || '$anchor' in schema) identify(state, schema, at, from)
  state.dynamic ||= typeof $dynamicAnchor === 'string'
  // A reference that names no anchor is no more dynamic than a `$ref` (JSON Schema 2020-12 core, section 8.2.3.2).
  if (typeof $dynamicRef === 'string' && /^[^#]*(#(\/.*)?)?$/s.test($dynamicRef)) {
    const base = baseOf(state, at, from)
    const written = $dynamicRef
    state.found.push({ role: '$ref', holder: schema, key: '$dynamicRef', written, kind: 'schema', at, from: base })
  }
  if (!('$ref' in schema)) state.found.push(...mappedRefs(schema, at, from))
}

/** Notes a schema's names (JSON Schema 2020-12, section 8.2). */
function identify(state: Bundling, schema: Json, trail: WalkTrail | undefined, from: SourceFile): void {
  const { $id, $anchor } = schema
  const at = encoded(pointerOf(trail))
  let base = baseOf(state, trail, from)
  if (typeof $id === 'string' && URL.canParse($id, base.url.href)) {
    const url = new URL($id, base.url)
    url.hash = ''
    base = { text: { ...from.text, value: schema }, url, at, known: new Map(), file: from }
    state.identified.push(base)
    if (!state.opened.has(url.href)) state.opened.set(url.href, base)
  }
  if (typeof $anchor === 'string') {
    base.known.set($anchor, { value: schema, at })
    if (!from.known.has($anchor)) from.known.set($anchor, { value: schema, at })
  }
  state.named.push(schema)
}

/** Finds the base of a part's references: the nearest schema around it that names itself, else its file. */
function baseOf({ identified }: Bundling, trail: WalkTrail | undefined, from: SourceFile): SourceFile {
  if (identified.length === 0) return from
  const at = encoded(pointerOf(trail))
  let nearest = from
  for (const one of identified) {
    if (one.at.length >= nearest.at.length && `${at}/`.startsWith(`${one.at}/`)) nearest = one
  }
  return nearest
}
