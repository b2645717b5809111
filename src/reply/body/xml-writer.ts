/** Values as XML, by the `xml` objects of their schemas. */
import type { Schema } from '../../document/openapi.ts'
import {
  type AdmittedValues,
  itemSchema,
  propertySchema,
  type ResolveSchema,
  wantedBy
} from '../../schema/views/schema-types.ts'
import {
  arrayNames,
  isAttribute,
  ownName,
  type XmlName,
  xmlName,
  xmlNameOf,
  xmlOf
} from '../../schema/views/xml-names.ts'
import { legible } from './markup.ts'

/**
 * Writes a value as an XML document (OpenAPI 3.1, XML Object): the root is called `root`, else as its schema says,
 * else as the component that it refers to, else `root`. Always well-formed: characters that XML or its names cannot
 * hold are replaced, and null is an empty element with `xsi:nil`.
 */
export function writeXml(value: unknown, schema: Schema, resolve: ResolveSchema, root?: string): string {
  const name = root === undefined ? ownName(schema, 'root', resolve) : { local: root }
  return `<?xml version="1.0" encoding="UTF-8"?>${element(name, value, schema, outermost, resolve)}`
}

/** Namespaces in force, by prefix ('' for the default one). */
type Scope = Readonly<Record<string, string>>

const outermost: Scope = { xml: 'http://www.w3.org/XML/1998/namespace' }
const nil: XmlName = { local: 'nil', prefix: 'xsi', namespace: 'http://www.w3.org/2001/XMLSchema-instance' }

function element(name: XmlName, value: unknown, schema: Schema, around: Scope, resolve: ResolveSchema): string {
  const { tag, declared, scope } = elementTag(name, around)
  const start = `<${tag}${declared}`
  const end = `</${tag}>`
  if (value === null || value === undefined) return `${start}${attribute(nil, 'true', scope).text}/>`
  if (Array.isArray(value)) {
    const wanted = wantedBy(schema, resolve)
    const items = value.map((item, index) => {
      const items = itemSchema(wanted, index)
      return element(ownName(items, 'item', resolve), item, items, scope, resolve)
    })
    return `${start}>${items.join('')}${end}`
  }
  if (typeof value !== 'object') return `${start}>${escaped(String(value))}${end}`
  const { attributes, elements } = members(value as Record<string, unknown>, schema, scope, resolve)
  return `${start}${attributes}>${elements}${end}`
}

function members(value: Record<string, unknown>, schema: Schema, around: Scope, resolve: ResolveSchema) {
  const wanted = wantedBy(schema, resolve)
  const rest: Member[] = []
  const attributes = new Map<string, string>()
  let scope = around
  for (const [property, member, own] of membersOf(value, wanted, resolve)) {
    if (typeof member === 'object' || !isAttribute(own, resolve)) {
      rest.push([property, member, own])
      continue
    }
    const { tag, text, scope: wider } = attribute(xmlNameOf(own, property, resolve), String(member), scope)
    // one of a name is all that XML allows
    if (attributes.has(tag)) continue
    attributes.set(tag, text)
    scope = wider
  }
  const elements = rest.map(([property, member, own]) => {
    const bare = bareOf(own, member, resolve)
    if (bare !== undefined) return bare
    return Array.isArray(member)
      ? array(member, own, property, scope, resolve)
      : element(xmlNameOf(own, property, resolve), member, own, scope, resolve)
  })
  return { attributes: [...attributes.values()].join(''), elements: elements.join('') }
}

type Member = [property: string, member: unknown, schema: Schema]

/**
 * The members of an object, with those of members that have no node of their own (`nodeType: none`) in their place.
 */
function membersOf(value: Record<string, unknown>, wanted: AdmittedValues, resolve: ResolveSchema): Member[] {
  return Object.entries(value).flatMap(([property, member]): Member[] => {
    const own = propertySchema(wanted, property)
    const inner = wantedBy(own, resolve)
    const inlined = typeof member === 'object' && !Array.isArray(member) && xmlOf(inner).nodeType === 'none'
    return inlined ? membersOf({ ...member }, inner, resolve) : [[property, member, own]]
  })
}

/** Writers of values that are text of an element (OpenAPI 3.2, "XML Node Types"). */
const nodes: Record<string, (text: string) => string> = {
  text: escaped,
  none: escaped,
  cdata: (text) => `<![CDATA[${legible(text).replaceAll(']]>', ']]]]><![CDATA[>')}]]>`
}

/** The text of a value that is no element; undefined for one that is. */
function bareOf(schema: Schema, value: unknown, resolve: ResolveSchema): string | undefined {
  const { nodeType = 'element' } = xmlOf(wantedBy(schema, resolve))
  if (typeof value === 'object' && value !== null) return undefined
  return Object.hasOwn(nodes, nodeType) ? nodes[nodeType]?.(String(value ?? '')) : undefined
}

function array(items: unknown[], schema: Schema, property: string, around: Scope, resolve: ResolveSchema): string {
  const wanted = wantedBy(schema, resolve)
  const names = arrayNames(schema, property, resolve)
  const wrapper = names.wrapper && elementTag(names.wrapper, around)
  const scope = wrapper?.scope ?? around
  const inner = items
    .map((item, index) => element(names.item, item, itemSchema(wanted, index), scope, resolve))
    .join('')
  return wrapper ? `<${wrapper.tag}${wrapper.declared}>${inner}</${wrapper.tag}>` : inner
}

/** A name as it is written in an element's tag, and the namespace that has to be declared there. */
function elementTag({ local, prefix = '', namespace }: XmlName, scope: Scope) {
  const short = prefix && xmlName(prefix)
  const tag = short ? `${short}:${xmlName(local)}` : xmlName(local)
  const uri = namespace ?? (short ? (scope[short] ?? `urn:${short}`) : undefined)
  if (uri === undefined || uri === scope[short]) return { tag, declared: '', scope }
  return { tag, declared: ` xmlns${short && `:${short}`}="${escaped(uri)}"`, scope: { ...scope, [short]: uri } }
}

/** An attribute has a namespace by its prefix only, and keeps the one that the prefix has on its element. */
function attribute({ local, prefix = '', namespace }: XmlName, value: string, scope: Scope) {
  const short = prefix && xmlName(prefix)
  const own = short ? { local, prefix, namespace: scope[short] ?? namespace } : { local }
  const { tag, declared, scope: wider } = elementTag(own, scope)
  return { tag, text: `${declared} ${tag}="${escaped(value)}"`, scope: wider }
}

const escapes: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

/** Text for elements and attributes: blanks that XML would normalize are kept. */
function escaped(text: string): string {
  return legible(text).replace(/[&<>"\t\n\r]/g, (character) => escapes[character] ?? `&#${character.charCodeAt(0)};`)
}
