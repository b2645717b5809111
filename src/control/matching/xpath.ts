/** XPath by the library of that name, which is loaded when a matcher first asks for it. */
import { createRequire } from 'node:module'
import type { Node } from '@xmldom/xmldom'
import { type Budget, bounded, countSteps } from './steps.ts'
import { childNodesOf, type ElementLike, xmlIn } from './xml-document.ts'

const require = createRequire(import.meta.url)

/** A step such as `//a`: its test is asked for every node on its way. */
interface XPathStep {
  nodeTest: { matches: (node: unknown, context: unknown) => boolean }
}

/** The parts of the library that are used; its own types leave them out. */
interface XPath {
  parse: (expression: string) => { evaluate: (context: object) => object }
  XBoolean: new () => { booleanValue: () => boolean }
  PathExpr: { applyStep: (step: XPathStep, context: object, node: unknown) => unknown[] }
  XNodeSet: { prototype: NodeSet }
}

interface NodeSet {
  nodes: Node[]
  size: number
  stringForNode: (node: unknown) => string
  addArray: (nodes: Node[]) => void
  toArray: () => Node[]
  first: () => Node | null
}

let library: XPath | undefined

/** The cost of testing a node, in steps of JSONPath. */
const stepsOfTest = 4

/** Loads the library, and bounds its work: it counts no steps, and its sets of nodes take the square of their size. */
function load(): XPath {
  if (library !== undefined) return library
  library = require('xpath') as XPath
  const { PathExpr, XNodeSet } = library
  const { applyStep } = PathExpr
  PathExpr.applyStep = (step, context, node) => {
    const { nodeTest } = step
    const matches: typeof nodeTest.matches = (one, within) => {
      countSteps(stepsOfTest)
      return nodeTest.matches(one, within)
    }
    const counting = Object.create(nodeTest, { matches: { value: matches } })
    return applyStep(Object.create(step, { nodeTest: { value: counting } }) as XPathStep, context, node)
  }
  const { stringForNode } = XNodeSet.prototype
  Object.assign(XNodeSet.prototype, {
    stringForNode(this: NodeSet, node: unknown): string {
      const text = stringForNode.call(this, node)
      countSteps(1 + text.length / 20)
      return text
    },
    addArray(this: NodeSet, nodes: Node[]): void {
      this.nodes = [...new Set([...this.nodes, ...nodes])]
      this.size = this.nodes.length
    },
    toArray(this: NodeSet): Node[] {
      return inDocumentOrder(this.nodes)
    },
    first(this: NodeSet): Node | null {
      return inDocumentOrder(this.nodes)[0] ?? null
    }
  })
  return library
}

/** Sorts nodes as they stand in their document. */
function inDocumentOrder(nodes: Node[]): Node[] {
  if (nodes.length < 2) return nodes
  const places = new Map<unknown, number>()
  // The library's nodes for namespaces belong to no document.
  const root = nodes.map((node) => (node.nodeType === 9 ? node : node.ownerDocument)).find((one) => one)
  for (let node: Node | null | undefined = root; node; node = nextOf(node)) {
    places.set(node, places.size)
    for (const attribute of Array.from((node as Partial<ElementLike>).attributes ?? [])) {
      places.set(attribute, places.size)
    }
  }
  countSteps(places.size)
  const placeOf = (node: Node): number => places.get(node) ?? places.size
  return [...nodes].sort((one, other) => placeOf(one) - placeOf(other))
}

/** The next node of a document; null after the last one. */
function nextOf(node: Node): Node | null {
  if (node.firstChild !== null) return node.firstChild
  let end: Node | null = node
  while (end !== null && end.nextSibling === null) end = end.parentNode
  return end?.nextSibling ?? null
}

/** The nodes that an XPath finds, or one value as text. */
export type XPathFound = { nodes: Node[] } | { value: string | undefined }

/** Evaluates an XPath on a text. Returns undefined if the text is no XML. Throws OutOfSteps after too many steps. */
export type FindByXPath = (text: string, budget?: Budget) => XPathFound | undefined

/** Compiles an XPath. Throws an Error for a malformed one. */
export function xpathOf(expression: string, namespaces: Record<string, string>): FindByXPath {
  const { parse, XBoolean } = load()
  const parsed = parse(expression)
  // As WireMock's users expect, names without a prefix are found in any namespace.
  const context = { namespaces, allowAnyNamespaceForNoPrefix: Object.keys(namespaces).length === 0 }
  return (text, budget) =>
    bounded(() => {
      const document = xmlIn(text)
      if (document === undefined) return undefined
      const found = parsed.evaluate({ node: document, ...context })
      if ('nodes' in found) return { nodes: (found as unknown as { toArray: () => Node[] }).toArray() }
      return { value: found instanceof XBoolean && !found.booleanValue() ? undefined : String(found) }
    }, budget)
}

/** The texts that an XPath finds; a condition that is false finds none. */
export function textsFound(found: XPathFound, asXml = false): string[] {
  if ('nodes' in found) return found.nodes.map((node) => textOfNode(node, asXml))
  return found.value === undefined ? [] : [found.value]
}

/** The document and an element stand for their markup, unless the element holds only text and XML was not asked for. */
export function textOfNode(node: Node, asXml = false): string {
  if (node.nodeType === 9) return String(node)
  const hasElements = node.nodeType === 1 && (asXml || childNodesOf(node).some(({ nodeType }) => nodeType === 1))
  return hasElements ? String(node) : ((node.nodeValue ?? node.textContent) as string)
}
