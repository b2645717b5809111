/**
 * The merged view of a schema: one set of constraints from all schemas that hold for a value (the schema itself, the
 * targets of its `$ref`s, the members of its `allOf`). Keywords with a choice (`oneOf`, `anyOf`, `if`, `not`) stay in
 * `parts`. To view a schema with a choice made, pass the chosen schema as one more conjunct.
 *
 *     const scope = scopeOf(contract.resources)
 *     const view = viewOf(scope, [scope.start(schema)])
 *     view.types                      // ['object'], in the order of preference
 *     view.object.required.has('id')
 *     rulesOf(scope, view, 'id')      // the schemas that the property has to fit, all together: view them again
 *
 * For the properties of an object alone, use `shapeOf`: the same as a plain schema.
 */

import { keptFor } from '../../document/memoized.ts'
import type { Schema, SchemaObject } from '../../document/openapi.ts'
import { textOf } from '../../document/places/text-of.ts'
import { canonical, list, pairs, type Type } from '../meaning/json-values.ts'
import { madeValues } from '../meaning/repairs.ts'
import { isSchema, isSchemaObject } from '../meaning/schema.ts'
import type { Resources } from '../meaning/schema-resources.ts'
import { type Located, type Scope, scopeOf } from '../meaning/scope.ts'
import { matches } from '../patterns/pattern.ts'
import { asMarkdown } from './as-markdown.ts'
import { addBounds, type Bounds, noBounds } from './bounds.ts'

/** A schema that holds and is not a boolean. */
export interface Part extends Located {
  schema: SchemaObject
}

export interface MergedView {
  /** the schemas that hold, each once, outermost first */
  parts: Part[]
  /** the references on the way, and the schemas they led to */
  refs: string[]
  targets: SchemaObject[]
  /** the reason why no value fits, if the keywords show it */
  impossible: string | undefined
  /** admitted types, in the order they are written in */
  types: Type[]
  /** true if `type` or other keywords decide the type */
  typed: boolean
  /** the values of `const` and `enum` */
  values: unknown[] | undefined
  number: Bounds
  text: { min: number; max: number; patterns: string[]; formats: string[] }
  content: { encoding: string; mediaType: string; schema: Located | undefined }
  array: { min: number; max: number; unique: boolean }
  object: { min: number; max: number; required: Set<string>; names: Located[] }
  /** the demands if a property is there: other properties, or a schema of the whole value */
  dependents: { name: string; asks: string[] | Located }[]
  title: string
  /** titles and descriptions, in lower case */
  hint: string
  /** descriptions as they are written */
  description: string
  examples: unknown[]
  defaults: unknown[]
}

const allTypes: Type[] = ['object', 'array', 'string', 'number', 'boolean', 'null']

/** The keywords of each type, which suggest it if there is no `type`. */
const spokenOf: Record<Exclude<Type, 'boolean' | 'null'>, string[]> = {
  object: [
    'properties',
    'required',
    'additionalProperties',
    'patternProperties',
    'minProperties',
    'maxProperties',
    'propertyNames',
    'dependentRequired',
    'dependentSchemas',
    'unevaluatedProperties',
    'discriminator'
  ],
  array: ['items', 'prefixItems', 'minItems', 'maxItems', 'uniqueItems', 'contains', 'unevaluatedItems'],
  string: ['pattern', 'minLength', 'maxLength', 'contentEncoding', 'contentMediaType'],
  number: ['minimum', 'maximum', 'exclusiveMinimum', 'exclusiveMaximum', 'multipleOf']
}
const numberFormats = new Set(['int32', 'int64', 'float', 'double'])

/** Chooses alternatives during a merge, and may add them to the view. */
export interface Chooser {
  /** Called for each schema, once its `$ref` and its `allOf` are merged. */
  choose(at: Part): void
  /** Called for a schema that no value fits. */
  refuse(reason: string): void
}

/** A view that schemas can still be added to. */
export interface Merge {
  view: MergedView
  add(at: Located): void
  /** Orders the types once all schemas are added. */
  finish(): void
}

/** Merges schemas that hold together for one value. Throws nothing. */
export function viewOf(scope: Scope, conjuncts: readonly Located[]): MergedView {
  const { view, add, finish } = mergeIn(scope)
  for (const at of conjuncts) add(at)
  finish()
  return view
}

/** Begins a merge of schemas. */
export function mergeIn(scope: Scope, chooser?: Chooser): Merge {
  const view = emptyView()
  const merging: Merging = { view, scope, chooser, seen: new Set() }
  return {
    view,
    add: (at) => addTo(merging, at),
    finish: () => {
      if (!view.typed) preferSpokenOf(view)
    }
  }
}

interface Merging {
  view: MergedView
  scope: Scope
  chooser: Chooser | undefined
  seen: Set<SchemaObject>
}

function refuse({ view, chooser }: Merging, reason: string): void {
  view.impossible ??= reason
  chooser?.refuse(reason)
}

function emptyView(): MergedView {
  return {
    parts: [],
    refs: [],
    targets: [],
    impossible: undefined,
    types: allTypes,
    typed: false,
    values: undefined,
    number: noBounds(),
    text: { min: 0, max: Infinity, patterns: [], formats: [] },
    content: { encoding: '', mediaType: '', schema: undefined },
    array: { min: 0, max: Infinity, unique: false },
    object: { min: 0, max: Infinity, required: new Set(), names: [] },
    dependents: [],
    title: '',
    hint: '',
    description: '',
    examples: [],
    defaults: []
  }
}

function addTo(merging: Merging, at: Located): void {
  const { view, scope, seen, chooser } = merging
  const { schema } = at
  if (schema === false) refuse(merging, 'it admits nothing')
  if (!isSchemaObject(schema) || seen.has(schema)) return
  seen.add(schema)
  const part: Part = { ...at, schema }
  view.parts.push(part)
  annotate(view, schema)
  addTypes(merging, schema)
  addValues(view, schema)
  addBounds(view.number, schema)
  addText(view, part, scope)
  addSizes(view, part, scope)
  addDependents(view, part, scope)
  if (typeof schema.$ref === 'string') addTarget(merging, at, schema.$ref, false)
  if (typeof schema.$dynamicRef === 'string') addTarget(merging, at, schema.$dynamicRef, true)
  for (const inner of list(schema.allOf)) if (isSchema(inner)) addTo(merging, scope.inside(at, inner))
  chooser?.choose(part)
}

function addTarget(merging: Merging, at: Located, ref: string, dynamic: boolean): void {
  const { view, scope } = merging
  view.refs.push(ref)
  const target = scope.find(at, ref, dynamic)
  // A reference that leads nowhere asks for nothing, as in a check; the findings name it.
  if (target === undefined) return
  if (isSchemaObject(target.schema)) view.targets.push(target.schema)
  addTo(merging, target)
}

function addTypes(merging: Merging, schema: SchemaObject): void {
  if (schema.type === undefined) return
  const { view } = merging
  const types = list(schema.type)
  view.typed = true
  // Types written first are preferred.
  const order = types.map((type) => (type === 'integer' ? 'number' : type))
  view.types = view.types.filter((type) => order.includes(type)).sort((a, b) => order.indexOf(a) - order.indexOf(b))
  if (types.includes('integer') && !types.includes('number')) view.number.whole = true
  if (view.types.length === 0) refuse(merging, 'its types contradict each other')
}

/** Prefers the types that the keywords suggest, if there is no `type`. */
function preferSpokenOf(view: MergedView): void {
  const speaks = (type: Type) =>
    view.parts.some(({ schema }) => {
      if (typeof schema.format === 'string' && type === (numberFormats.has(schema.format) ? 'number' : 'string'))
        return true
      return (spokenOf[type as 'object'] ?? []).some((keyword) => keyword in schema)
    })
  const said = view.types.filter(speaks)
  view.types = [...said, ...view.types.filter((type) => !said.includes(type))]
  view.typed = said.length > 0
}

function addValues(view: MergedView, schema: SchemaObject): void {
  const sets = ['const' in schema ? [schema.const] : undefined, madeOf(schema)]
  for (const values of sets) {
    if (!Array.isArray(values)) continue
    if (view.values === undefined) {
      view.values = values
      continue
    }
    const [few, many] = values.length < view.values.length ? [values, view.values] : [view.values, values]
    const texts = new Set(many.map(canonical))
    const common = few.filter((value) => texts.has(canonical(value)))
    if (common.length === 0) view.impossible ??= 'its values contradict each other'
    // In a contradiction, one of these is the nearest value.
    view.values = common.length > 0 ? common : few
  }
}

/** Returns the values of an `enum` to generate: those that break its type least. */
const madeOf = (schema: SchemaObject): unknown => (schema as { [madeValues]?: unknown[] })[madeValues] ?? schema.enum

function addText({ text, content }: MergedView, at: Part, scope: Scope): void {
  const { minLength, maxLength, pattern, format, contentEncoding, contentMediaType, contentSchema } = at.schema
  text.min = larger(text.min, minLength)
  text.max = smaller(text.max, maxLength)
  if (typeof pattern === 'string' && !text.patterns.includes(pattern)) text.patterns.push(pattern)
  const encoded = { base64: 'byte', base64url: 'base64url' }[textOf(contentEncoding)]
  for (const name of [format, encoded]) {
    if (typeof name === 'string' && !text.formats.includes(name)) text.formats.push(name)
  }
  if (typeof contentEncoding === 'string') content.encoding ||= contentEncoding.toLowerCase()
  if (typeof contentMediaType === 'string') content.mediaType ||= contentMediaType.split(';')[0]!.trim().toLowerCase()
  if (isSchema(contentSchema)) content.schema ??= scope.inside(at, contentSchema)
}

function addSizes({ array, object }: MergedView, at: Part, scope: Scope): void {
  const { minItems, maxItems, uniqueItems, minProperties, maxProperties, required, propertyNames } = at.schema
  array.min = larger(array.min, minItems)
  array.max = smaller(array.max, maxItems)
  if (uniqueItems === true) array.unique = true
  object.min = larger(object.min, minProperties)
  object.max = smaller(object.max, maxProperties)
  for (const name of list(required)) if (typeof name === 'string') object.required.add(name)
  if (isSchema(propertyNames)) object.names.push(scope.inside(at, propertyNames))
}

const larger = (one: number, other: unknown) => (typeof other === 'number' ? Math.max(one, other) : one)
const smaller = (one: number, other: unknown) => (typeof other === 'number' ? Math.min(one, other) : one)

function addDependents(view: MergedView, at: Part, scope: Scope): void {
  const { dependentRequired, dependentSchemas } = at.schema
  for (const [name, asks] of pairs(dependentRequired, dependentSchemas)) {
    if (Array.isArray(asks)) view.dependents.push({ name, asks })
    else if (isSchema(asks)) view.dependents.push({ name, asks: scope.inside(at, asks) })
  }
}

/** The characters of a description that are read. Parts may be many, and are read no further than that. */
const mostRead = 2000

/** Words before what a description says: "This field contains the total", "Gets or sets a value indicating whether". */
const opening =
  /^\s*(?:gets(?: or sets)? |this (?:[\w-]+ )?(?:field|value|property|attribute|parameter|string|element|member) (?:indicates|specifies|contains|provides|holds|represents|returns|shows|describes|gives|is) )(?:a value (?:indicating|that indicates) )?/i

/** The extension for an `enum` to which values may be added (Zalando's guidelines, rule 112). */
const openEnum = 'x-extensible-enum'

const plainly = (text: string): string => asMarkdown(text.slice(0, mostRead)).replace(opening, '')

function annotate(view: MergedView, schema: SchemaObject): void {
  const { title, description, example, examples, default: usual } = schema
  if (typeof title === 'string' && view.title === '') view.title = title
  for (const text of [title, description]) {
    if (typeof text === 'string' && view.hint.length < mostRead)
      view.hint += `${plainly(text).toLowerCase().slice(0, 400)} `
  }
  if (typeof description === 'string' && description !== '' && view.description.length < mostRead)
    view.description += `${plainly(description)}\n`
  const listed = schema[openEnum]
  if (Array.isArray(listed)) view.description += `Known values: \`${listed.join('`, `')}\`\n`
  if (example !== undefined) view.examples.push(example)
  if (Array.isArray(examples)) view.examples.push(...examples)
  if (usual !== undefined) view.defaults.push(usual)
}

/** Returns the schemas that a property of an object must fit; none if no schema is about it. */
export function rulesOf(scope: Scope, { parts }: Pick<MergedView, 'parts'>, name: string): Located[] {
  const rules: Located[] = []
  for (const at of parts) {
    const { properties, patternProperties, additionalProperties } = at.schema
    const own: unknown[] = isSchemaObject(properties) && Object.hasOwn(properties, name) ? [properties[name]] : []
    for (const [pattern, rule] of pairs(patternProperties)) if (matches(pattern, name)) own.push(rule)
    if (own.length === 0) own.push(additionalProperties)
    for (const rule of own) if (isSchema(rule)) rules.push(scope.inside(at, rule))
  }
  if (rules.length > 0) return rules
  for (const at of parts) {
    const { unevaluatedProperties } = at.schema
    if (isSchema(unevaluatedProperties)) rules.push(scope.inside(at, unevaluatedProperties))
  }
  return rules
}

/** Holds the schemas of a document: a contract does. */
export interface SchemaLookup {
  resources: Resources
}

const shapesIn = keptFor((resources: Resources) =>
  keptFor((schema: SchemaObject) => newShape(scopeOf(resources), schema))
)

/**
 * Returns a schema with its `$ref`s and `allOf`s merged: type, properties, required, items and the rest, each keyword
 * as the outermost schema says it. Properties that several parts name have to fit all of them.
 */
export function shapeOf({ resources }: SchemaLookup, schema: Schema | undefined): SchemaObject {
  return isSchemaObject(schema) ? shapesIn(resources)(schema) : {}
}

function newShape(scope: Scope, schema: SchemaObject): SchemaObject {
  const { parts, object } = viewOf(scope, [scope.start(schema)])
  if (parts.length === 1) return parts[0]!.schema
  const [outermost, ...inner] = parts.map((part) => part.schema)
  const all = [...inner, outermost!]
  const properties = new Map<string, Schema[]>()
  for (const [name, property] of pairs(...all.map((part) => part.properties))) {
    properties.set(name, [...(properties.get(name) ?? []), property as Schema])
  }
  const entries = [...properties].map(([name, said]) => [name, merged(said)])
  return Object.assign({}, ...all, { properties: Object.fromEntries(entries), required: [...object.required] })
}

function merged(schemas: Schema[]): Schema {
  const said = [...new Set(schemas)].filter((schema) => schema !== true)
  return said.length > 1 ? { allOf: said } : (said[0] ?? true)
}
