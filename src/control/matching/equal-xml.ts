/** The comparison of XML as WireMock's equalToXml compares. */
import type { Node } from '@xmldom/xmldom'
import { expressionOf } from './regular-expression.ts'
import { type Budget, bounded, countSteps } from './steps.ts'
import { childNodesOf, type ElementLike, xmlIn } from './xml-document.ts'

/** The comparisons of XMLUnit that may be left out. */
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

/** Differences between two documents that count as equal. */
interface Leniency {
  /** Finds a placeholder; undefined where texts are only texts. */
  placeholder: RegExp | undefined
  /** True: elements of one name may stand in any order. */
  anyOrder: boolean
  /** The exemptions that a test asked for. */
  exempt: ReadonlySet<string>
}

/**
 * Compares documents: blanks between elements, the order of attributes and the names of prefixes do not count. Throws
 * OutOfSteps where that takes too long.
 */
export function equalXml(expected: string, leniency: Leniency): (text: string, budget?: Budget) => boolean {
  const wanted = xmlIn(expected)
  if (wanted === undefined) throw new Error('equalToXml wants well-formed XML')
  return (text, budget) =>
    bounded(() => {
      const given = xmlIn(text)
      return given !== undefined && same(wanted.documentElement as Node, given.documentElement as Node, leniency)
    }, budget)
}

/** The elements in an element, and its text in one piece where that is not just blank. */
function content(node: Node): (Node | string)[] {
  const items: (Node | string)[] = []
  for (const child of childNodesOf(node)) {
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
  countSteps()
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
    const [found] = left.splice(at, 1) as [Node | string]
    // Compared in any order, it was compared as a whole already. Comparing again would double the work at each level.
    return anyOrder || same(item, found, leniency)
  })
}

function areAlike(one: Node | string, other: Node | string, leniency: Leniency): boolean {
  countSteps()
  if (typeof one === 'string' || typeof other === 'string') return typeof one === typeof other
  return nameOf(one, leniency) === nameOf(other, leniency)
}

/**
 * Returns an expression that finds a placeholder of XMLUnit. Throws an Error for a delimiter that is not a regular
 * expression.
 */
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
