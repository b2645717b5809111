import { rounded, writeJson } from '../json/integers.ts'
import { isObject } from '../json/is-object.ts'
import { textOf } from '../places/text-of.ts'
import { isNeighbour } from '../references/collect.ts'
import { isLink, methodFields, pointerOf, type Visitor, type WalkTrail } from '../references/walk.ts'
import { mediaTypesMeant } from './media-names.ts'
import { inJavaScript } from './pattern-dialects.ts'

type Json = Record<string, unknown>
type Report = (pointer: string, message: string) => void

const isCount = (value: unknown) => Number.isInteger(value) && (value as number) >= 0
const isNumber = (value: unknown) => typeof value === 'number' || typeof value === 'bigint'
const isLimit = (value: unknown) => isNumber(value) || typeof value === 'boolean'
const isFlag = (value: unknown) => typeof value === 'boolean'
const isText = (value: unknown): value is string => typeof value === 'string'
const isPattern = (value: unknown) => isText(value) && inJavaScript(value) !== undefined
type Rule = [holds: (value: unknown) => boolean, expected: string, meant?: (value: unknown) => unknown]

const types = new Set(['string', 'number', 'integer', 'boolean', 'array', 'object', 'null', 'file'])
const isType = (value: unknown) => types.has(value as string)

/** Names of types in other languages. To teach standin another, add it here. */
const typeNames: Record<string, string | undefined> = Object.assign(Object.create(null), {
  int: 'integer',
  int32: 'integer',
  int64: 'integer',
  long: 'integer',
  float: 'number',
  double: 'number',
  decimal: 'number',
  bool: 'boolean',
  str: 'string',
  text: 'string',
  list: 'array',
  dict: 'object',
  map: 'object',
  none: 'null'
} satisfies Record<string, string>)

function meantType(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(meantType)
  const name = textOf(value).toLowerCase()
  return isType(name) ? name : typeNames[name]
}

const meantNumber = (value: unknown) =>
  typeof value === 'string' && value.trim() !== '' && Number.isFinite(Number(value)) ? Number(value) : undefined
const meantFlag = (value: unknown) => ({ true: true, false: false })[textOf(value).toLowerCase()]

/** Returns names as texts: YAML may have read them as numbers, `true` or null. */
function meantNames(value: unknown): string[] | undefined {
  if (isText(value)) return [value]
  const isName = (name: unknown) => typeof name !== 'object' || name === null
  return Array.isArray(value) && value.every(isName) ? value.map(String) : undefined
}

const count: Rule = [isCount, 'a whole number that is not negative', meantNumber]
const number: Rule = [isNumber, 'a number', meantNumber]
const limit: Rule = [isLimit, 'a number', (value) => meantFlag(value) ?? meantNumber(value)]
const flag: Rule = [isFlag, 'true or false', meantFlag]

/** The values that a keyword may have (JSON Schema 2020-12, OpenAPI 3.0's older forms), and the meaning of others. */
const rules: Record<string, Rule | undefined> = Object.assign(Object.create(null), {
  type: [
    (value: unknown) => (Array.isArray(value) ? value.length > 0 && value.every(isType) : isType(value)),
    'one of string, number, integer, boolean, array, object, null',
    meantType
  ],
  enum: [(value: unknown) => Array.isArray(value) && value.length > 0, 'a list of at least one value'],
  required: [(value: unknown) => Array.isArray(value) && value.every(isText), 'a list of property names', meantNames],
  pattern: [isPattern, 'a regular expression'],
  format: [isText, 'a name'],
  minLength: count,
  maxLength: count,
  minItems: count,
  maxItems: count,
  minProperties: count,
  maxProperties: count,
  minContains: count,
  maxContains: count,
  minimum: number,
  maximum: number,
  exclusiveMinimum: limit,
  exclusiveMaximum: limit,
  multipleOf: [(value: unknown) => typeof value === 'number' && value > 0, 'a number above 0', meantNumber],
  uniqueItems: flag,
  nullable: flag,
  readOnly: flag,
  writeOnly: flag
} satisfies Record<string, Rule>)

export const bounds = [
  ['minimum', 'maximum'],
  ['minLength', 'maxLength'],
  ['minItems', 'maxItems'],
  ['minProperties', 'maxProperties']
] as const

/**
 * Returns a visitor that repairs or removes malformed parts, and reports them: a keyword with an impossible value, null
 * in place of a schema. So all later readers find well-formed parts.
 */
export function repairer(report: Report): Visitor {
  return {
    part: (value, kind, at) => {
      if (kind === 'schema') repairSchema(value, at, report)
      else if (kind === 'example') {
        wrapData(value, at, report)
        reportExternal(value, at, report)
      } else if (kind === 'pathItem') repairMethods(value, at, report)
      else if (kind === 'response' || kind === 'requestBody') repairContent(value, at, report)
      else if (kind === 'document' || kind === 'operation') {
        repairMediaTypes(value, at, report)
        repairSecurity(value, at, report)
      }
    },
    odd: (value, kind, at) => {
      // JSON Schema's older `dependencies` may list names in place of a schema.
      if (at.field === 'dependencies' && Array.isArray(value)) return value
      const expected = kind === 'list' || kind === 'map' ? `a ${kind}` : `an object (${kind})`
      const meant = meantBy(value, kind, at)
      if (meant !== undefined) {
        report(pointerOf(at), `${naming(value)} stands where ${expected} was expected; it is taken as ${shown(meant)}`)
        return meant
      }
      const instead = kind === 'schema' ? 'it is taken as any value' : 'it is left out'
      report(pointerOf(at), `${naming(value)} stands where ${expected} was expected; ${instead}`)
      return kind === 'schema' ? true : undefined
    }
  }
}

/** Renames methods that are written in capitals. */
function repairMethods(item: Json, at: WalkTrail | undefined, report: Report): void {
  for (const key of Object.keys(item)) {
    const method = key.toLowerCase()
    if (key === method || !methodFields.has(method) || method in item) continue
    report(pointerOf({ up: at, field: key }), `${key} has to be written ${method}; it is taken so`)
    item[method] = item[key]
    delete item[key]
  }
}

/** Renames the keys of a `content` that are no media types. */
function repairContent(holder: Json, at: WalkTrail | undefined, report: Report): void {
  const { content } = holder
  if (!isObject(content) || isLink(content)) return
  const keys = Object.keys(content)
  const meant = meantTypes(keys, (item) => ({ up: at, field: 'content', item: keys[item] }), report)
  if (meant === undefined) return
  const taken = (key: string, type: string) => type !== key && Object.hasOwn(content, type)
  const entries = keys.flatMap((key, index) =>
    meant[index]!.filter((type) => !taken(key, type)).map((type): [string, unknown] => [type, content[key]])
  )
  holder.content = Object.fromEntries(entries)
}

/** Renames the media types in Swagger 2.0's `consumes` and `produces`. */
function repairMediaTypes(holder: Json, at: WalkTrail | undefined, report: Report): void {
  for (const field of ['consumes', 'produces']) {
    if (!Array.isArray(holder[field])) continue
    const list = holder[field].filter(isText)
    holder[field] = meantTypes(list, (item) => ({ up: at, field, item }), report)?.flat() ?? list
  }
}

/** Removes malformed requirements. The walk would replace them by empty ones, which demand no credentials. */
function repairSecurity(holder: Json, at: WalkTrail | undefined, report: Report): void {
  const { security } = holder
  if (!Array.isArray(security)) return
  for (const [item, value] of security.entries()) {
    if (isObject(value) || isText(value)) continue
    const where = pointerOf({ up: at, field: 'security', item })
    report(where, `${naming(value)} stands where a security requirement was expected; it is left out`)
  }
  holder.security = security.filter((value) => isObject(value) || isText(value))
}

/** Returns the media types that each key means; undefined where all keys are media types. */
function meantTypes(keys: string[], at: (item: number) => WalkTrail, report: Report): string[][] | undefined {
  const meant = keys.map(mediaTypesMeant)
  if (keys.every((key, index) => meant[index]!.join(' and ') === key)) return undefined
  // If no key means a media type, the first stands for all types, so that there is an answer.
  if (meant.flat().length === 0) meant[0] = ['*/*']
  for (const [index, key] of keys.entries()) {
    const types = meant[index]!.join(' and ')
    if (types === key) continue
    const instead = types === '' ? 'left out' : `taken as ${types}`
    report(pointerOf(at(index)), `${shown(key)} is no media type; it is ${instead}`)
  }
  return meant
}

const isAddress = /^(https?:\/)?\//i

/** Returns the part that a short form means. */
function meantBy(value: unknown, kind: string, at: WalkTrail): unknown {
  if (typeof value === 'string') {
    if (kind === 'server' && isAddress.test(value)) return { url: value }
    if (kind === 'tag') return { name: value }
    if (kind === 'info') return { title: value }
    if (kind === 'securityRequirement') return { [value]: [] }
  }
  if (kind === 'info') return {}
  if (kind === 'example') return { value }
  if (at.field === 'examples' && kind === 'map' && Array.isArray(value)) return examplesIn(value)
  if (at.field === 'security' && kind === 'list') return meantSecurity(value)
  if (at.field !== 'servers' || kind !== 'list') return undefined
  if (isObject(value)) return [value]
  return typeof value === 'string' && isAddress.test(value) ? [{ url: value }] : undefined
}

/** Returns the list of requirements that a single requirement, or null, means. */
function meantSecurity(value: unknown): unknown {
  if (typeof value === 'string') return [{ [value]: [] }]
  return value === null ? [] : isObject(value) ? [value] : undefined
}

/** The fields by which an Example Object is recognized. */
const exampleFields = ['value', 'externalValue', 'dataValue', 'serializedValue', '$ref']
const isField = (name: string): boolean => /^(summary|description|x-.*)$/.test(name)

/** Returns true for plain data in the place of an Example Object. */
const isPlainData = (value: Json): boolean =>
  !exampleFields.some((field) => field in value) && Object.keys(value).some((name) => !isField(name))

/** Makes plain data the `value` of an Example Object. */
function wrapData(example: Json, at: WalkTrail | undefined, report: Report): void {
  if (!isPlainData(example)) return
  const value = { ...example }
  for (const name of Object.keys(example)) delete example[name]
  example.value = value
  report(pointerOf(at), 'an example is an object with a `value`; this one is taken as the value')
}

const examplesIn = (list: unknown[]): Json =>
  Object.fromEntries(
    list.map((value, index) => [
      index,
      isObject(value) && exampleFields.some((field) => field in value) ? value : { value }
    ])
  )

/** Reports an external example. Only references are fetched, so that a server starts the same everywhere. */
function reportExternal(whole: Json, at: WalkTrail | undefined, report: Report): void {
  const { externalValue, ...example } = whole
  if (externalValue === undefined || isNeighbour(whole) || 'value' in example || 'dataValue' in example) return
  if (!('serializedValue' in example))
    report(
      pointerOf({ up: at, field: 'externalValue' }),
      `the example ${shown(externalValue)} is not fetched, and so never given; write it here`
    )
}

function repairSchema(schema: Json, at: WalkTrail | undefined, report: Report): void {
  for (const key in schema) {
    const rule = rules[key]
    if (rule === undefined) continue
    if (key === 'type') repairType(schema)
    const [holds, expected, meantBy] = rule
    if (rule !== number && rule !== limit) schema[key] = rounded(schema[key])
    // A reference to a list is not settled yet.
    if (holds(schema[key]) || isLink(schema[key])) continue
    const meant = meantBy?.(schema[key])
    const fits = meant !== undefined && holds(meant)
    const instead = fits ? `taken as ${shown(meant)}` : 'ignored'
    report(
      pointerOf({ up: at, field: key }),
      `${key} is ${shown(schema[key])}, but has to be ${expected}; it is ${instead}`
    )
    if (fits) schema[key] = meant
    else delete schema[key]
  }
  for (const [least, most] of bounds) {
    if ((schema[least] as number) > (schema[most] as number)) {
      report(pointerOf(at), `${least} ${schema[least]} is above ${most} ${schema[most]}, so both are ignored`)
    }
  }
  if (Array.isArray(schema.items)) {
    if (schema.items.length > 0) schema.prefixItems ??= schema.items
    delete schema.items
  }
}

/** YAML's null among types means the type "null"; `type: file` is Swagger's, and others write it too. */
function repairType(schema: Json): void {
  const { type } = schema
  if (Array.isArray(type) && type.includes(null)) schema.type = type.map((each) => each ?? 'null')
  if (type !== 'file') return
  schema.type = 'string'
  schema.format = 'binary'
}

function shown(value: unknown): string {
  const text = writeJson(value)
  return text.length > 60 ? `${text.slice(0, 60)}…` : text
}

function naming(value: unknown): string {
  if (value === null) return 'null'
  return Array.isArray(value) ? 'a list' : typeof value === 'object' ? 'an object' : shown(value)
}
