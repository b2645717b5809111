/** Reads XML bodies, by the `xml` objects of their schemas. */

import type { Schema } from '../document/openapi.ts'
import type { Checker, Violation } from '../schema/validator.ts'
import {
  type AdmittedValues,
  itemSchema,
  propertySchema,
  takes,
  takesOne,
  wantedBy
} from '../schema/views/schema-types.ts'
import { arrayNames, isAttribute, type XmlName, xmlName, xmlNameOf, xmlOf } from '../schema/views/xml-names.ts'
import { coerce, type TextTree } from './coerce.ts'
import { NotXml, parseXmlTree, type XmlElement, type XmlNamed } from './xml-document.ts'

/** Reads an XML document as a schema describes it (OpenAPI 3.1, XML Object). Throws nothing. */
export function readXml(
  text: string,
  schema: Schema,
  checker: Checker
): { value: unknown; violations: Violation[] } | { malformed: string } {
  try {
    const root = parseXmlTree(text)
    const wanted = xmlNameOf(schema, '', checker.schemaOrAny)
    const violations: Violation[] = []
    if (wanted.local !== '' && !isCalled(root, wanted)) {
      const space = wanted.namespace === undefined ? '' : ` of the namespace ${wanted.namespace}`
      const message = `must be the element <${wanted.local}>${space}, not <${root.local}>`
      violations.push({ in: 'body', at: '', message, keyword: 'xml' })
    }
    return { value: coerce(textOf(root, schema, checker), schema, checker), violations }
  } catch (error) {
    if (error instanceof NotXml) return { malformed: `is not valid XML: ${error.message}` }
    throw error
  }
}

const XSI = 'http://www.w3.org/2001/XMLSchema-instance'

function textOf(element: XmlElement, schema: Schema, checker: Checker): TextTree {
  const { attributes, children, text } = element
  if (attributes.some((one) => one.namespace === XSI && one.local === 'nil' && /^(?:true|1)$/.test(one.value)))
    return null
  const wanted = wantedBy(schema, checker.schemaOrAny)
  const isObject = takes(wanted, 'object') || (wanted.types.size === 0 && attributes.some(isOwn))
  if (!isObject && takes(wanted, 'array')) {
    // Each item is an element with the name of the list.
    if (children.length === 0 && text.trim() !== '') return [textOf(element, itemSchema(wanted, 0), checker)]
    return children.map((child, index) => textOf(child, itemSchema(wanted, index), checker))
  }
  if (isObject || children.length > 0) return membersOf(element, wanted, checker)
  // Blanks around a number have no meaning.
  return takes(wanted, 'string') || !takesOne(wanted) || wanted.types.size === 0 ? text : text.trim()
}

function membersOf({ attributes, children, text }: XmlElement, wanted: AdmittedValues, checker: Checker): TextTree {
  const { schemaOrAny: resolve } = checker
  const object: { [name: string]: TextTree } = Object.create(null)
  const ownAttributes = new Named(attributes)
  const ownChildren = new Named(children)
  for (const [property, schema] of wanted.properties) {
    const name = xmlNameOf(schema, property, resolve)
    const inner = wantedBy(schema, resolve)
    const { nodeType } = xmlOf(inner)
    if (nodeType === 'text' || nodeType === 'cdata') object[property] = text
    else if (isAttribute(schema, resolve)) {
      const [attribute] = ownAttributes.take(name)
      if (attribute) object[property] = attribute.value
    } else if (takes(inner, 'array')) {
      const names = arrayNames(schema, property, resolve)
      const found = ownChildren.take(names.wrapper ?? names.item)
      const items = names.wrapper ? found.flatMap((wrapper) => wrapper.children) : found
      if (found.length > 0) {
        object[property] = items.map((item, index) => textOf(item, itemSchema(inner, index), checker))
      }
    } else {
      const texts = ownChildren.take(name).map((child) => textOf(child, schema, checker))
      if (texts.length > 0) object[property] = texts.length === 1 ? texts[0]! : texts
    }
  }
  for (const [attribute] of ownAttributes.left()) if (isOwn(attribute!)) object[attribute!.local] ??= attribute!.value
  for (const [first, ...more] of ownChildren.left()) {
    const { local } = first!
    const schema = propertySchema(wanted, local)
    const texts = [first!, ...more].map((child) => textOf(child, schema, checker))
    const all = Object.hasOwn(object, local) ? [object[local]!, ...texts] : texts
    object[local] = all.length === 1 ? all[0]! : all.flat()
  }
  return object
}

/** Nodes by local name. Each is taken once. The index saves a search of all nodes for each name. */
class Named<Node extends XmlNamed> {
  readonly #byName = new Map<string, Node[]>()

  constructor(nodes: readonly Node[]) {
    for (const node of nodes) {
      const others = this.#byName.get(node.local)
      if (others) others.push(node)
      else this.#byName.set(node.local, [node])
    }
  }

  take(name: XmlName): Node[] {
    const local = xmlName(name.local)
    const nodes = this.#byName.get(local) ?? []
    const taken = nodes.filter((node) => isCalled(node, name))
    this.#byName.set(
      local,
      nodes.filter((node) => !isCalled(node, name))
    )
    return taken
  }

  /** Returns the nodes that were not taken, grouped by name. */
  left(): Node[][] {
    return [...this.#byName.values()].filter((nodes) => nodes.length > 0)
  }
}

/** Returns true for an attribute that holds data, not one for the reader of XML. */
function isOwn({ namespace }: XmlNamed): boolean {
  return namespace !== XSI && namespace !== 'http://www.w3.org/XML/1998/namespace'
}

/** Compares by local name; the namespace counts where the schema has one. */
function isCalled({ local, namespace }: XmlNamed, name: XmlName): boolean {
  return local === xmlName(name.local) && (name.namespace === undefined || name.namespace === namespace)
}
