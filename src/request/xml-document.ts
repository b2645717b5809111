/**
 * Reads XML 1.0 with namespaces by xmldom, for all rooms. Document types are refused, and with them entities and
 * external files. The time is linear in the text's length.
 */
import { createRequire } from 'node:module'
import type { Attr, Document, Element, Node } from '@xmldom/xmldom'

/** Thrown for text that is no XML. The message names the mistake and its line. */
export class NotXml extends Error {}

/** The deepest nesting of elements, since readers of the tree are recursive. */
const deepest = 200

const require = createRequire(import.meta.url)

export function parseXml(text: string): Document {
  checkMarkup(text)
  // Loaded for the first document: a start does not need it.
  const { DOMParser } = require('@xmldom/xmldom') as typeof import('@xmldom/xmldom')
  const mistakes: string[] = []
  let line = 1
  // A warning, such as an attribute without quotes, is a mistake too.
  const onError = (_level: string, message: string, context: { locator?: { lineNumber?: number } }) => {
    if (message.startsWith('Unicode replacement character')) return
    mistakes.push(message)
    line = context.locator?.lineNumber || line
    throw new NotXml(message)
  }
  try {
    return new DOMParser({ onError }).parseFromString(text, 'text/xml')
  } catch (error) {
    const [first] = [...mistakes, (error as Error).message]
    throw new NotXml(`${inWords(first as string)} (line ${line})`)
  }
}

/** Shortens a message of xmldom to the mistake. */
const inWords = (message: string): string =>
  message.replace(/^(?:(?:element parse error|Error constructing the DOM|[A-Z]\w*): )+|[\n@].*$/gs, '').slice(0, 200)

const ends: [begin: string, end: string, name: string][] = [
  ['<!--', '-->', 'a comment'],
  ['<![CDATA[', ']]>', 'a CDATA section'],
  ['<?', '?>', 'a processing instruction']
]

/** A character that XML forbids. */
const foreign = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u

/** A tag up to its end; a `>` between quotes does not end it. */
const tag = /<(?:[^"'<>]|"[^"]*"|'[^']*')*>/y

/** Refuses document types and deep nesting before the parser sees them, in one pass. */
function checkMarkup(text: string): void {
  const fail = (message: string, at: number): never => {
    throw new NotXml(`${message} (line ${text.slice(0, at).split('\n').length})`)
  }
  const bad = text.search(foreign)
  if (bad >= 0) fail('it holds a character that XML does not have', bad)
  let depth = 0
  let from = 0
  for (let at = text.indexOf('<'); at >= 0; at = text.indexOf('<', from)) {
    checkReferences(text.slice(from, at), from, fail)
    const found = ends.find(([begin]) => text.startsWith(begin, at))
    if (found !== undefined) {
      const [begin, end, name] = found
      const close = text.indexOf(end, at + begin.length)
      if (close < 0) fail(`${name} is not ended`, at)
      from = close + end.length
      continue
    }
    if (text.startsWith('<!', at)) fail('document types (<!DOCTYPE …>) and their entities are not read', at)
    tag.lastIndex = at
    const [written] = tag.exec(text) ?? fail('a tag is not well-formed', at)
    checkReferences(written, at, fail)
    if (written.startsWith('</')) depth--
    else if (!written.endsWith('/>')) depth++
    if (depth > deepest) fail('elements are nested too deeply', at)
    from = at + written.length
  }
}

/** An ampersand with the text behind it, which may be a valid reference. */
const reference = /&(?:(amp|lt|gt|quot|apos);|#(\d{1,7});|#x([\dA-Fa-f]{1,6});|[#\w]{0,20};?)/g

/** Refuses references that xmldom reads as text, and references to forbidden characters. */
function checkReferences(text: string, at: number, fail: (message: string, at: number) => never): void {
  if (!text.includes('&')) return
  for (const [written, name, decimal, hex] of text.matchAll(reference)) {
    const code = decimal === undefined ? Number.parseInt(hex ?? '', 16) : Number(decimal)
    if (name === undefined && !(code <= 0x10ffff && !foreign.test(String.fromCodePoint(code)))) {
      fail(`the entity ${written} is not defined`, at)
    }
  }
}

const attributesOf = ({ attributes }: Element): Attr[] => Array.from(attributes as unknown as ArrayLike<Attr>)

export interface XmlNamed {
  local: string
  namespace: string | undefined
}

/** An element as plain data. */
export interface XmlElement extends XmlNamed {
  /** without declarations of namespaces */
  attributes: (XmlNamed & { value: string })[]
  children: XmlElement[]
  /** all text directly inside */
  text: string
}

/** The root element of a document as plain data. Throws NotXml. */
export const parseXmlTree = (text: string): XmlElement => treeOf(parseXml(text).documentElement as Element)

function treeOf(element: Element): XmlElement {
  const attributes = attributesOf(element)
    .filter(({ name }) => name !== 'xmlns' && !name.startsWith('xmlns:'))
    .map((one) => ({ ...nameOf(one), value: one.value }))
  const tree: XmlElement = { ...nameOf(element), attributes, children: [], text: '' }
  for (let node: Node | null = element.firstChild; node !== null; node = node.nextSibling) {
    if (node.nodeType === node.ELEMENT_NODE) tree.children.push(treeOf(node as Element))
    else if (node.nodeType === node.TEXT_NODE || node.nodeType === node.CDATA_SECTION_NODE) tree.text += node.nodeValue
  }
  return tree
}

const nameOf = ({ localName, namespaceURI }: Attr | Element): XmlNamed => ({
  local: localName as string,
  namespace: namespaceURI ?? undefined
})
