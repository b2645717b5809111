/** XML by xmldom and xpath, which are loaded when a matcher first asks for them. */
import { createRequire } from 'node:module'
import type { Document, Node } from '@xmldom/xmldom'
import { expressionOf } from './expression.ts'

const require = createRequire(import.meta.url)

/** Parses a document; undefined where it is none. */
function parse(text: string): Document | undefined {
  const { DOMParser, onErrorStopParsing } = require('@xmldom/xmldom') as typeof import('@xmldom/xmldom')
  try {
    return new DOMParser({ onError: onErrorStopParsing }).parseFromString(text, 'text/xml')
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

/** What may differ between two documents that count as equal. */
interface Leniency {
  placeholders: boolean
  /** The order of elements of one name counts for nothing. */
  anyOrder: boolean
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

const nameOf = ({ localName, namespaceURI }: Node & { localName?: string | null; namespaceURI?: string | null }) =>
  `{${namespaceURI ?? ''}}${localName}`

function attributesOf(node: Node): Map<string, string> {
  const all = Array.from((node as ElementLike).attributes).filter(({ name }) => !/^xmlns(:|$)/.test(name))
  return new Map(all.map((one) => [`{${one.namespaceURI ?? ''}}${one.localName}`, one.value]))
}

function same(wanted: Node | string, given: Node | string, leniency: Leniency): boolean {
  if (typeof wanted === 'string' || typeof given === 'string') {
    return typeof wanted === 'string' && typeof given === 'string' && sameText(wanted, given, leniency)
  }
  if (nameOf(wanted) !== nameOf(given)) return false
  const [one, other] = [attributesOf(wanted), attributesOf(given)]
  if (one.size !== other.size) return false
  for (const [name, value] of one) {
    const there = other.get(name)
    if (there === undefined || !sameText(value, there, leniency)) return false
  }
  const [inner, outer] = [content(wanted), content(given)]
  const ignored = leniency.placeholders && inner.length === 1 && inner[0] === placeholder('ignore')
  if (ignored) return true
  if (inner.length !== outer.length) return false
  // Siblings of different names may stand in any order; those of one name only where that was asked for.
  const left = [...outer]
  return inner.every((item) => {
    const at = left.findIndex((there) => (leniency.anyOrder ? same(item, there, leniency) : areAlike(item, there)))
    const [there] = at === -1 ? [] : left.splice(at, 1)
    return there !== undefined && same(item, there, leniency)
  })
}

const areAlike = (one: Node | string, other: Node | string): boolean =>
  typeof one === 'string' || typeof other === 'string' ? typeof one === typeof other : nameOf(one) === nameOf(other)

const placeholder = (name: string): string => `\${xmlunit.${name}}`

/** Placeholders of XMLUnit, where they are asked for. */
function sameText(wanted: string, given: string, { placeholders }: Leniency): boolean {
  if (!placeholders) return wanted === given
  const [, name, argument = ''] = /^\$\{xmlunit\.(\w+)(?:\((.*)\))?\}$/s.exec(wanted) ?? []
  if (name === 'ignore') return true
  if (name === 'isNumber') return given.trim() !== '' && !Number.isNaN(Number(given))
  if (name === 'matchesRegex') return expressionOf(argument).test(given)
  return wanted === given
}
