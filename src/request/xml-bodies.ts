/** XML bodies as values, by the `xml` objects of their schemas. */

import type { Schema } from '../document/openapi.ts'
import { itemSchema, propertySchema, takes, takesOne, type Wanted, wantedBy } from '../schema/schema-types.ts'
import type { Violation } from '../schema/validator.ts'
import { arrayNames, isAttribute, nameOf, type XmlName, xmlName, xmlOf } from '../schema/xml-names.ts'
import { type Coercion, coerce, type Text } from './coerce.ts'
import { type Element, type Named, NotXml, parseXml } from './xml-parser.ts'

/** Reads an XML document as a schema describes it (OpenAPI 3.1, XML Object). Throws nothing. */
export function readXml(
  text: string,
  schema: Schema,
  coercion: Coercion
): { value: unknown; violations: Violation[] } | { malformed: string } {
  try {
    const root = parseXml(text)
    const wanted = nameOf(schema, '', coercion.resolve)
    const violations: Violation[] = []
    if (wanted.local !== '' && !isCalled(root, wanted)) {
      const space = wanted.namespace === undefined ? '' : ` of the namespace ${wanted.namespace}`
      const message = `must be the element <${wanted.local}>${space}, not <${root.local}>`
      violations.push({ in: 'body', at: '', message, keyword: 'xml' })
    }
    return { value: coerce(textOf(root, schema, coercion), schema, coercion), violations }
  } catch (error) {
    if (error instanceof NotXml) return { malformed: `is not valid XML: ${error.message}` }
    throw error
  }
}

const XSI = 'http://www.w3.org/2001/XMLSchema-instance'

function textOf(element: Element, schema: Schema, coercion: Coercion): Text {
  const { attributes, children, text } = element
  if (attributes.some((one) => one.namespace === XSI && one.local === 'nil' && /^(?:true|1)$/.test(one.value)))
    return null
  const wanted = wantedBy(schema, coercion.resolve)
  const isObject = takes(wanted, 'object') || (wanted.types.size === 0 && attributes.some(isOwn))
  if (!isObject && takes(wanted, 'array')) {
    // an element for each item, each called as the list is
    if (children.length === 0 && text.trim() !== '') return [textOf(element, itemSchema(wanted, 0), coercion)]
    return children.map((child, index) => textOf(child, itemSchema(wanted, index), coercion))
  }
  if (isObject || children.length > 0) return membersOf(element, wanted, coercion)
  // blanks around a number are layout
  return takes(wanted, 'string') || !takesOne(wanted) || wanted.types.size === 0 ? text : text.trim()
}

function membersOf({ attributes, children, text }: Element, wanted: Wanted, coercion: Coercion): Text {
  const { resolve } = coercion
  const object: { [name: string]: Text } = Object.create(null)
  const taken = new Set<Named>()
  const take = (nodes: readonly Named[], name: XmlName) => {
    const found = nodes.filter((node) => isCalled(node, name) && !taken.has(node))
    for (const node of found) taken.add(node)
    return found
  }
  for (const [property, schema] of wanted.properties) {
    const name = nameOf(schema, property, resolve)
    const { nodeType } = xmlOf(wantedBy(schema, resolve))
    if (nodeType === 'text' || nodeType === 'cdata') object[property] = text
    else if (isAttribute(schema, resolve)) {
      const [attribute] = take(attributes, name) as Element['attributes']
      if (attribute) object[property] = attribute.value
    } else if (takes(wantedBy(schema, resolve), 'array')) {
      const names = arrayNames(schema, property, resolve)
      const own = take(children, names.wrapper ?? names.item) as Element[]
      const items = names.wrapper ? own.flatMap((wrapper) => wrapper.children) : own
      const wantedItems = wantedBy(schema, resolve)
      const texts = items.map((item, index) => textOf(item, itemSchema(wantedItems, index), coercion))
      if (own.length > 0) object[property] = texts
    } else {
      const texts = (take(children, name) as Element[]).map((child) => textOf(child, schema, coercion))
      if (texts.length > 0) object[property] = texts.length === 1 ? texts[0]! : texts
    }
  }
  for (const attribute of attributes) {
    if (!taken.has(attribute) && isOwn(attribute)) object[attribute.local] ??= attribute.value
  }
  for (const child of children) {
    if (taken.has(child)) continue
    const member = textOf(child, propertySchema(wanted, child.local), coercion)
    const other = object[child.local]
    object[child.local] = other === undefined ? member : [other, member].flat()
  }
  return object
}

/** Whether an attribute is the document's own, not one that says how to read it. */
function isOwn({ namespace }: Named): boolean {
  return namespace !== XSI && namespace !== 'http://www.w3.org/XML/1998/namespace'
}

/** By local name; the namespace counts where the schema gives one. */
function isCalled({ local, namespace }: Named, name: XmlName): boolean {
  return local === xmlName(name.local) && (name.namespace === undefined || name.namespace === namespace)
}
