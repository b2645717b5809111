/** XML documents as matchers read them. */
import type { Document, Node } from '@xmldom/xmldom'
import { parseXml as parse } from '../../request/xml-document.ts'
import { countSteps } from './steps.ts'

/** Parses a document; undefined where it is none. */
export function xmlIn(text: string): Document | undefined {
  // The cost of parsing, in steps.
  countSteps(text.length / 20)
  try {
    return parse(text)
  } catch {
    return undefined
  }
}

export const childNodesOf = (node: Node): Node[] => Array.from(node.childNodes as unknown as ArrayLike<Node>)

/** A node that may be an element with attributes. */
export interface ElementLike extends Node {
  attributes: ArrayLike<{ name: string; localName: string | null; namespaceURI: string | null; value: string }>
}
