/** XML documents as matchers read them. */
import type { Document, Node } from '@xmldom/xmldom'
import { parseXml as parse } from '../../request/xml-document.ts'
import { spend } from './steps.ts'

/** Parses a document; undefined where it is none. */
export function parseXml(text: string): Document | undefined {
  // Parsing takes about so many steps.
  spend(text.length / 20)
  try {
    return parse(text)
  } catch {
    return undefined
  }
}

/** The children of a node. */
export const childrenOf = (node: Node): Node[] => Array.from(node.childNodes as unknown as ArrayLike<Node>)

/** A node that may be an element with attributes. */
export interface ElementLike extends Node {
  attributes: ArrayLike<{ name: string; localName: string | null; namespaceURI: string | null; value: string }>
}
