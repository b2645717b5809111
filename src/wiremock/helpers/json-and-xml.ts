/** Helpers that read JSON and XML, and write JSON. */
import type { Node } from '@xmldom/xmldom'

import { writeExactJson } from '../../control/matching/exact-json.ts'
import type { Members } from '../../control/matching/fields.ts'
import { parsePath, removalOf } from '../../control/matching/jsonpath.ts'
import type { ElementLike } from '../../control/matching/xml-document.ts'
import { textOfNode, textsFound, xpathOf } from '../../control/matching/xpath.ts'
import { isObject } from '../../document/json/is-object.ts'
import {
  fromJson,
  givenText,
  type HelperOptions,
  isOptions,
  keepNamed,
  number,
  readable,
  text,
  tools,
  withHidden
} from './arguments.ts'

export const read = {
  jsonPath(source: unknown, path: unknown, { hash, data }: HelperOptions) {
    const value = typeof source === 'string' ? data.root[tools].readJson(source) : source
    const { values, definite } = parsePath(text(path))(value)
    return fromJson(definite ? values[0] : values) ?? text(hash.default)
  },
  xPath: (source: unknown, path: unknown) => found(source, text(path)),
  soapXPath: (source: unknown, path: unknown) =>
    found(source, `/*[local-name()='Envelope']/*[local-name()='Body']${text(path)}`),
  parseJson(this: unknown, ...given: unknown[]) {
    const { fn } = given.at(-1) as HelperOptions
    const [first, name = first] = given.slice(0, -1)
    const value = fromJson(readable(fn === undefined ? text(first) : fn(this)))
    return given.length === (fn === undefined ? 2 : 1) ? value : keepNamed(this, name, value)
  },
  toJson: (value: unknown) => (value === undefined ? '' : writeExactJson(value)),
  formatJson(this: unknown, ...given: unknown[]) {
    const { value, hash } = givenText(this, given)
    return writeExactJson(json(value, 'formatJson'), hash.format === 'compact' ? 0 : 2)
  },
  jsonMerge(this: unknown, ...given: unknown[]) {
    const { one, other, hash } = two(this, given)
    return writeExactJson(mixed(json(one, 'jsonMerge'), json(other, 'jsonMerge'), hash.removeNulls === true))
  },
  jsonRemove(this: unknown, ...given: unknown[]) {
    const { one, other } = two(this, given)
    const base = json(one, 'jsonRemove')
    removalOf(other)(base)
    return writeExactJson(base)
  },
  jsonArrayAdd(this: unknown, ...given: unknown[]) {
    const { one, other, hash } = two(this, given)
    const [base, item] = [json(one, 'jsonArrayAdd'), json(other, 'jsonArrayAdd')]
    const [list] = hash.jsonPath === undefined ? [base] : parsePath(text(hash.jsonPath))(base).values
    if (!Array.isArray(list)) throw new Error(`jsonArrayAdd wants a list to add to, not ${JSON.stringify(list)}`)
    list.push(...(hash.flatten === true && Array.isArray(item) ? item : [item]))
    if (hash.maxItems !== undefined) list.splice(0, list.length - number(hash.maxItems))
    return writeExactJson(base)
  }
}

/** Returns two texts. The second may be the block. */
function two(context: unknown, given: unknown[]) {
  const { hash, fn } = given.at(-1) as HelperOptions
  const [one, other] = given
  return { one: text(one), other: fn === undefined || !isOptions(other) ? text(other) : fn(context), hash }
}

function json(source: string, helper: string): unknown {
  const value = readable(source)
  if (value === undefined) throw new Error(`${helper} wants JSON, not ${JSON.stringify(source)}`)
  return value
}

/** Merges a value over another: members of objects are merged, other values replaced. */
function mixed(one: unknown, other: unknown, removeNulls: boolean): unknown {
  if (!isObject(one) || !isObject(other)) return other
  const members: Members = { ...one }
  for (const [name, value] of Object.entries(other)) {
    if (value === null && removeNulls) delete members[name]
    else members[name] = mixed(members[name], value, removeNulls)
  }
  return members
}

/** Finds nodes by XPath. As text, they are the first one. Each has `name`, `text` and `attributes`, as in WireMock. */
function found(source: unknown, path: string): unknown {
  const found = xpathOf(path, {})(text(source))
  if (found === undefined) return withHidden([], { toString: () => '' })
  const values = 'nodes' in found ? found.nodes.map(nodeInTemplate) : textsFound(found)
  return withHidden([...values], { toString: () => text(values[0]) })
}

function nodeInTemplate(node: Node): object {
  const { attributes = [] } = node as ElementLike
  const named = Array.from(attributes, ({ name, value }) => [name, value] as const)
  return withHidden(
    { name: node.nodeName, text: node.nodeValue ?? node.textContent ?? '', attributes: Object.fromEntries(named) },
    { toString: () => textOfNode(node) }
  )
}
