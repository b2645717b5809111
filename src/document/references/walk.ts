import { isObject } from '../json/is-object.ts'
import { pointer } from '../places/pointer.ts'

/** A part of an OpenAPI document, named as the specification names its objects. */
export type ObjectKind =
  | 'document'
  | 'info'
  | 'server'
  | 'serverVariable'
  | 'tag'
  | 'components'
  | 'paths'
  | 'pathItem'
  | 'operation'
  | 'parameter'
  | 'header'
  | 'requestBody'
  | 'response'
  | 'mediaType'
  | 'encoding'
  | 'example'
  | 'link'
  | 'callback'
  | 'securityRequirement'
  | 'securityScheme'
  | 'schema'

/**
 * The way to a value: the part that holds it, the field in that part, and the item or entry of that field. It is a
 * chain of links, so that a pointer is written only if it is read.
 */
export interface WalkTrail {
  up: WalkTrail | undefined
  field: string
  item?: string | number | undefined
}

/** The calls that a walk makes: for each part, and for each value that stands where a part should. */
export interface Visitor {
  part: (value: Json, kind: ObjectKind, at: WalkTrail | undefined) => void
  /** Returns the value to put there instead; undefined removes it. */
  odd: (value: unknown, kind: ObjectKind | 'list' | 'map', at: WalkTrail) => unknown
  /** Called for a reference where the specification allows none: in place of a map, a list or a part. */
  link?: (holder: Json, key: string, form: Form, kind: ObjectKind, at: WalkTrail) => void
}

type Json = Record<string, unknown>

/** The objects that were walked, by the kind of part that each was taken for. */
export type Walked = Map<ObjectKind, Set<object>>

/** Notes that an object is walked as a part of a kind. Returns false if it was before. */
function enters(walked: Walked, kind: ObjectKind, value: object): boolean {
  const known = walked.get(kind) ?? new Set()
  if (known.has(value)) return false
  if (known.size === 0) walked.set(kind, known)
  known.add(value)
  return true
}

/** The way in which a field holds parts: one, a list, a map, a map with extensions (`x-…`), or one or a list. */
export type Form = 'one' | 'list' | 'map' | 'extensible map' | 'one or list'

const parameter: Record<string, [Form, ObjectKind]> = {
  schema: ['one', 'schema'],
  content: ['map', 'mediaType'],
  examples: ['map', 'example'],
  items: ['one', 'schema'] // Swagger 2.0
}
const operation: [Form, ObjectKind] = ['one', 'operation']
const servers: [Form, ObjectKind] = ['list', 'server']
const security: [Form, ObjectKind] = ['list', 'securityRequirement']
const schema: [Form, ObjectKind] = ['one', 'schema']
const schemas: [Form, ObjectKind] = ['list', 'schema']
const namedSchemas: [Form, ObjectKind] = ['map', 'schema']

/**
 * The fields of each part that hold parts, in Swagger 2.0 and OpenAPI 3.0 to 3.2 together. Other fields (example,
 * default, enum, const, `x-…`) hold data, in which `$ref` and `nullable` may be properties.
 */
const fields: Record<ObjectKind, Record<string, [Form, ObjectKind]>> = {
  document: {
    info: ['one', 'info'],
    servers,
    tags: ['list', 'tag'],
    security,
    paths: ['one', 'paths'],
    webhooks: ['map', 'pathItem'],
    components: ['one', 'components'],
    definitions: namedSchemas, // these four are Swagger 2.0
    parameters: ['map', 'parameter'],
    responses: ['map', 'response'],
    securityDefinitions: ['map', 'securityScheme']
  },
  components: {
    schemas: namedSchemas,
    responses: ['map', 'response'],
    parameters: ['map', 'parameter'],
    examples: ['map', 'example'],
    requestBodies: ['map', 'requestBody'],
    headers: ['map', 'header'],
    securitySchemes: ['map', 'securityScheme'],
    links: ['map', 'link'],
    callbacks: ['map', 'callback'],
    pathItems: ['map', 'pathItem'],
    mediaTypes: ['map', 'mediaType']
  },
  info: {},
  server: { variables: ['map', 'serverVariable'] },
  serverVariable: {},
  tag: {},
  paths: {},
  pathItem: {
    servers,
    parameters: ['list', 'parameter'],
    get: operation,
    put: operation,
    post: operation,
    delete: operation,
    options: operation,
    head: operation,
    patch: operation,
    trace: operation,
    query: operation,
    additionalOperations: ['map', 'operation']
  },
  operation: {
    servers,
    security,
    parameters: ['list', 'parameter'],
    requestBody: ['one', 'requestBody'],
    responses: ['extensible map', 'response'],
    callbacks: ['map', 'callback']
  },
  parameter,
  header: parameter,
  requestBody: { content: ['map', 'mediaType'] },
  response: {
    headers: ['map', 'header'],
    content: ['map', 'mediaType'],
    links: ['map', 'link'],
    schema // Swagger 2.0
  },
  mediaType: {
    schema,
    itemSchema: schema,
    examples: ['map', 'example'],
    encoding: ['map', 'encoding'],
    prefixEncoding: ['list', 'encoding'],
    itemEncoding: ['one', 'encoding']
  },
  encoding: { headers: ['map', 'header'], encoding: ['map', 'encoding'] },
  example: {},
  link: {},
  callback: {},
  securityRequirement: {},
  securityScheme: {},
  schema: {
    properties: namedSchemas,
    patternProperties: namedSchemas,
    dependentSchemas: namedSchemas,
    dependencies: namedSchemas,
    $defs: namedSchemas,
    definitions: namedSchemas,
    items: ['one or list', 'schema'],
    prefixItems: schemas,
    allOf: schemas,
    anyOf: schemas,
    oneOf: schemas,
    not: schema,
    if: schema,
    // biome-ignore lint/suspicious/noThenProperty: it is JSON Schema's keyword
    then: schema,
    else: schema,
    additionalProperties: schema,
    additionalItems: schema,
    unevaluatedProperties: schema,
    unevaluatedItems: schema,
    contains: schema,
    propertyNames: schema,
    contentSchema: schema
  }
}

/** The fields of a path item that are named by a method of HTTP. */
export const methodFields: ReadonlySet<string> = new Set(
  Object.keys(fields.pathItem).filter((name) => fields.pathItem[name] === operation)
)

/** Parts that are maps themselves: their entries, save `x-…`, are parts. */
const entries: { [kind in ObjectKind]?: ObjectKind } = { paths: 'pathItem', callback: 'pathItem' }

/** The kinds of part that may be references (OpenAPI 3.1). Readers of these parts follow them. */
export const referable = new Set<ObjectKind>([
  'schema',
  'pathItem',
  'parameter',
  'header',
  'requestBody',
  'response',
  'example',
  'link',
  'securityScheme'
])

/** The same fields without a prototype. */
const fieldsOf = Object.fromEntries(
  Object.entries(fields).map(([kind, known]) => [kind, Object.assign(Object.create(null), known)])
) as Record<ObjectKind, Record<string, [Form, ObjectKind] | undefined>>

/** The ways from the root of a document to its maps of named parts of a kind. */
export const sectionsOf = (kind: ObjectKind): string[][] =>
  [['components'], []].flatMap((holder) =>
    Object.entries(fields[holder.length > 0 ? 'components' : 'document'])
      .filter(([, [form, held]]) => form === 'map' && held === kind)
      .map(([field]) => [...holder, field])
  )

/** The fields of a part that hold parts. */
export const fieldNames = (kind: ObjectKind): string[] => Object.keys(fields[kind])

/**
 * Visits a part and every part in it, each object once a kind: a file of parts may be walked as one part before. Parents
 * come first, so a visitor may rewrite a part before its fields are visited. `form`: the way in which the value holds
 * parts. Recursion is safe, since readText bounds the depth.
 */
export function walk(
  start: unknown,
  kind: ObjectKind,
  at: WalkTrail | undefined,
  visitor: Visitor,
  walked: Walked,
  form: Form = 'one'
): void {
  const enter = (value: Json, kind: ObjectKind, at: WalkTrail | undefined) => {
    if (!enters(walked, kind, value)) return
    visitor.part(value, kind, at)
    const inner = entries[kind]
    if (inner !== undefined) {
      for (const key of Object.keys(value)) if (!key.startsWith('x-')) one(value, key, inner, at, key)
      return
    }
    const known = fieldsOf[kind]
    for (const key in value) {
      const field = known[key]
      if (field === undefined) continue
      if (field[0] === 'one') one(value, key, field[1], at, key)
      else many(value, key, field[0], field[1], at)
    }
  }
  const one = (
    holder: Json,
    key: string,
    kind: ObjectKind,
    up: WalkTrail | undefined,
    field: string,
    item?: string | number
  ) => {
    const value = holder[key]
    if (isObject(value)) {
      if (!referable.has(kind) && isLink(value)) visitor.link?.(holder, key, 'one', kind, { up, field, item })
      else enter(value, kind, { up, field, item })
    } else if (kind !== 'schema' || typeof value !== 'boolean') {
      const mended = visitor.odd(value, kind, { up, field, item })
      if (mended !== undefined) holder[key] = mended
      else if (Array.isArray(holder))
        holder[key] = {} // so that the others keep their pointers
      else delete holder[key]
    }
  }
  const many = (holder: Json, key: string, form: Form, kind: ObjectKind, up: WalkTrail | undefined) => {
    const value = holder[key]
    const single = form === 'one or list' && !Array.isArray(value)
    const map = form === 'map' || form === 'extensible map'
    if (single) one(holder, key, kind, up, key)
    else if (isLink(value)) visitor.link?.(holder, key, form, kind, { up, field: key })
    else if (map ? isObject(value) : Array.isArray(value)) all(value as Json, form, kind, up, key)
    else {
      const mended = visitor.odd(value, map ? 'map' : 'list', { up, field: key })
      if (mended === undefined) delete holder[key]
      else holder[key] = mended
    }
  }
  const all = (value: Json, form: Form, kind: ObjectKind, up: WalkTrail | undefined, field: string) => {
    for (const key of Object.keys(value)) {
      if (form !== 'extensible map' || !key.startsWith('x-')) one(value, key, kind, up, field, key)
    }
  }
  if (form === 'one') enter(start as Json, kind, at)
  else all(start as Json, form, kind, at!.up, at!.field)
}

/** Tells whether a map or list is a reference. An entry of a map that is called `$ref` is no string. */
export function isLink(value: unknown): value is { $ref: string } {
  return isObject(value) && typeof value.$ref === 'string'
}

/** Writes a trail as a JSON pointer (RFC 6901). */
export function pointerOf(trail: WalkTrail | undefined): string {
  let written = ''
  for (let step = trail; step !== undefined; step = step.up) {
    const own = step.item === undefined ? pointer('', step.field) : pointer('', step.field, step.item)
    written = own + written
  }
  return written
}

/** Calls `part` for each part of a loaded document. */
export function eachPart(document: object, part: Visitor['part']): void {
  walk(document, 'document', undefined, { part, odd: (value) => value }, new Map())
}
