/** Names the elements and attributes of values in XML, by OpenAPI 3.1's XML Object and its examples. */
import type { Schema, SchemaObject } from '../../document/openapi.ts'
import { tokensOf } from '../../document/places/pointer.ts'
import { type AdmittedValues, itemSchema, type ResolveSchema, wantedBy } from './schema-types.ts'

export type Xml = NonNullable<SchemaObject['xml']>

/** The name of an element or attribute. */
export interface XmlName {
  local: string
  prefix?: string | undefined
  namespace?: string | undefined
}

/** Merges the `xml` of a schema's parts; the nearest part wins. */
export function xmlOf({ schemas }: AdmittedValues): Xml {
  const said = schemas.map(({ xml }) => xml).filter((xml) => typeof xml === 'object' && xml !== null)
  return Object.assign({}, ...said.reverse())
}

/** Returns the name of a value's element: that of its schema, else of its property. */
export function xmlNameOf(schema: Schema, property: string, resolve: ResolveSchema): XmlName {
  const { name, prefix, namespace } = xmlOf(wantedBy(schema, resolve))
  const written = text(name) ?? property
  const colon = written.indexOf(':')
  const [short, local] = colon > 0 ? [written.slice(0, colon), written.slice(colon + 1)] : [undefined, written]
  return { local, prefix: text(prefix) ?? short, namespace: text(namespace) }
}

/** Returns the name of the outermost element: that of its schema, else of its component. */
export function ownName(schema: Schema, otherwise: string, resolve: ResolveSchema): XmlName {
  const ref = typeof schema === 'object' && typeof schema.$ref === 'string' ? schema.$ref : ''
  return xmlNameOf(schema, tokensOf(ref).at(-1) ?? otherwise, resolve)
}

/** The names of an array: of the element around it (`wrapper`), if it has one, and of its items. */
export interface XmlArray {
  wrapper: XmlName | undefined
  item: XmlName
}

/** Returns the names of an array, by its schema and its property's name. */
export function arrayNames(schema: Schema, property: string, resolve: ResolveSchema): XmlArray {
  const wanted = wantedBy(schema, resolve)
  const own = xmlNameOf(schema, property, resolve)
  const item = xmlNameOf(itemSchema(wanted, 0), own.local, resolve)
  const { wrapped, nodeType } = xmlOf(wanted)
  return { wrapper: wrapped === true || nodeType === 'element' ? own : undefined, item }
}

/** Tells whether a property is an attribute of its object's element (`nodeType` says so in OpenAPI 3.2). */
export function isAttribute(schema: Schema, resolve: ResolveSchema): boolean {
  const { attribute, nodeType } = xmlOf(wantedBy(schema, resolve))
  return attribute === true || nodeType === 'attribute'
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined
}

const nameStart =
  ':A-Z_a-z\\u{c0}-\\u{d6}\\u{d8}-\\u{f6}\\u{f8}-\\u{2ff}\\u{370}-\\u{37d}\\u{37f}-\\u{1fff}\\u{200c}\\u{200d}\\u{2070}-\\u{218f}\\u{2c00}-\\u{2fef}\\u{3001}-\\u{d7ff}\\u{f900}-\\u{fdcf}\\u{fdf0}-\\u{fffd}\\u{10000}-\\u{effff}'
const nameMore = `${nameStart}\\-.0-9\\u{b7}\\u{300}-\\u{36f}\\u{203f}\\u{2040}`
const notInName = new RegExp(`[^${nameMore}]|:`, 'gu')
const beginsName = new RegExp(`^[${nameStart}]`, 'u')

/** Makes a name without a colon of any text. */
export function xmlName(text: string): string {
  const name = text.replace(notInName, '_')
  return beginsName.test(name) && name !== 'xmlns' ? name : `_${name}`
}
