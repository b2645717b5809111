/** XML by xmldom and xpath, which are loaded when a matcher first asks for them. */
import { createRequire } from 'node:module'
import type { Document, Node } from '@xmldom/xmldom'
import { parseXml } from '../../request/xml-document.ts'
import { expressionOf } from './regular-expression.ts'

const require = createRequire(import.meta.url)

/** Parses a document; undefined where it is none. */
function parse(text: string): Document | undefined {
  try {
    return parseXml(text)
  } catch {
    return undefined
  }
}

/** What an XPath finds in a text, as texts; undefined where that is no XML. Throws an Error where it is no XPath. */
export function xpathTest(
  expression: string,
  namespaces: Record<string, string>
): (text: string, asXml?: boolean) => string[] | undefined {
  // Its types do not tell of what it parses to.
  const xpath = require('xpath') as {
    parse: (expression: string) => { evaluate: (context: object) => object }
    XBoolean: new () => { booleanValue: () => boolean }
  }
  const parsed = xpath.parse(expression)
  return (text, asXml = false) => {
    const document = parse(text)
    if (document === undefined) return undefined
    // Names without a prefix are found in whatever namespace they are, as WireMock's users expect.
    const found = parsed.evaluate({
      node: document,
      namespaces,
      allowAnyNamespaceForNoPrefix: Object.keys(namespaces).length === 0
    })
    if ('nodes' in found)
      return (found as unknown as { toArray: () => Node[] }).toArray().map((node) => textOfNode(node, asXml))
    return found instanceof xpath.XBoolean && !found.booleanValue() ? [] : [String(found)]
  }
}

/** An element stands for its markup, unless there is nothing but text in it and XML was not asked for. */
function textOfNode(node: Node, asXml: boolean): string {
  const hasElements = node.nodeType === 1 && (asXml || children(node).some(({ nodeType }) => nodeType === 1))
  return hasElements ? String(node) : ((node.nodeValue ?? node.textContent) as string)
}

/** What XMLUnit compares and need not, of what counts here. */
export const exemptions: ReadonlySet<string> = new Set([
  'ELEMENT_TAG_NAME',
  'NAMESPACE_URI',
  'TEXT_VALUE',
  'ELEMENT_NUM_ATTRIBUTES',
  'ATTR_NAME_LOOKUP',
  'ATTR_VALUE',
  'CHILD_NODELIST_LENGTH',
  'CHILD_LOOKUP'
])

/** What may differ between two documents that count as equal. */
interface Leniency {
  /** Finds what a text stands for, where placeholders are asked for. */
  placeholder: RegExp | undefined
  /** The order of elements of one name counts for nothing. */
  anyOrder: boolean
  /** Some of the exemptions. */
  exempt: ReadonlySet<string>
}

/** A test of equality: blanks between elements, the order of attributes and of prefixes' names count for nothing. */
export function equalXml(expected: string, leniency: Leniency): (text: string) => boolean {
  const wanted = parse(expected)
  if (wanted === undefined) throw new Error('equalToXml wants well-formed XML')
  return (text) => {
    const given = parse(text)
    return given !== undefined && same(wanted.documentElement as Node, given.documentElement as Node, leniency)
  }
}

interface ElementLike extends Node {
  attributes: ArrayLike<{ name: string; localName: string | null; namespaceURI: string | null; value: string }>
}

const children = (node: Node): Node[] => Array.from(node.childNodes as unknown as ArrayLike<Node>)

/** What counts among an element's children: elements, and text that is not just blank, in one piece. */
function content(node: Node): (Node | string)[] {
  const items: (Node | string)[] = []
  for (const child of children(node)) {
    if (child.nodeType === 1) items.push(child)
    else if (child.nodeType === 3 || child.nodeType === 4) {
      const before = items.at(-1)
      const text = child.nodeValue as string
      if (typeof before === 'string') items[items.length - 1] = before + text
      else items.push(text)
    }
  }
  return items.map((item) => (typeof item === 'string' ? item.trim() : item)).filter((item) => item !== '')
}

const nameOf = (
  { localName, namespaceURI }: Node & { localName?: string | null; namespaceURI?: string | null },
  { exempt }: Leniency
) => `{${exempt.has('NAMESPACE_URI') ? '' : (namespaceURI ?? '')}}${exempt.has('ELEMENT_TAG_NAME') ? '' : localName}`

function attributesOf(node: Node): Map<string, string> {
  const all = Array.from((node as ElementLike).attributes).filter(({ name }) => !/^xmlns(:|$)/.test(name))
  return new Map(all.map((one) => [`{${one.namespaceURI ?? ''}}${one.localName}`, one.value]))
}

function same(wanted: Node | string, given: Node | string, leniency: Leniency): boolean {
  if (typeof wanted === 'string' || typeof given === 'string') {
    return typeof wanted === 'string' && typeof given === 'string' && sameText(wanted, given, 'TEXT_VALUE', leniency)
  }
  return (
    nameOf(wanted, leniency) === nameOf(given, leniency) &&
    sameAttributes(attributesOf(wanted), attributesOf(given), leniency) &&
    sameContent(content(wanted), content(given), leniency)
  )
}

function sameAttributes(wanted: Map<string, string>, given: Map<string, string>, leniency: Leniency): boolean {
  const { exempt } = leniency
  if (wanted.size !== given.size && !exempt.has('ELEMENT_NUM_ATTRIBUTES')) return false
  return [...wanted].every(([name, value]) => {
    const there = given.get(name)
    return there === undefined ? exempt.has('ATTR_NAME_LOOKUP') : sameText(value, there, 'ATTR_VALUE', leniency)
  })
}

function sameContent(wanted: (Node | string)[], given: (Node | string)[], leniency: Leniency): boolean {
  const { exempt, anyOrder } = leniency
  const [only] = wanted
  if (wanted.length === 1 && typeof only === 'string' && leniency.placeholder?.exec(only)?.[1] === 'ignore') return true
  if (wanted.length !== given.length && !exempt.has('CHILD_NODELIST_LENGTH')) return false
  // Siblings of different names may stand in any order; those of one name only where that was asked for.
  const left = [...given]
  return wanted.every((item) => {
    const at = left.findIndex((there) => (anyOrder ? same(item, there, leniency) : areAlike(item, there, leniency)))
    if (at === -1) return exempt.has('CHILD_LOOKUP')
    return same(item, left.splice(at, 1)[0] as Node | string, leniency)
  })
}

const areAlike = (one: Node | string, other: Node | string, leniency: Leniency): boolean =>
  typeof one === 'string' || typeof other === 'string'
    ? typeof one === typeof other
    : nameOf(one, leniency) === nameOf(other, leniency)

/** What finds a placeholder of XMLUnit. Throws an Error where a delimiter is no regular expression. */
export const placeholderOf = (opening = '\\$\\{', closing = '\\}'): RegExp =>
  new RegExp(`^(?:${opening})xmlunit\\.(\\w+)(?:\\((.*)\\))?(?:${closing})$`, 's')

function sameText(wanted: string, given: string, kind: string, { placeholder, exempt }: Leniency): boolean {
  if (exempt.has(kind)) return true
  const [, name, argument = ''] = placeholder?.exec(wanted) ?? []
  if (name === 'ignore') return true
  if (name === 'isNumber') return given.trim() !== '' && !Number.isNaN(Number(given))
  if (name === 'matchesRegex') return expressionOf(argument).test(given)
  return wanted === given
}
