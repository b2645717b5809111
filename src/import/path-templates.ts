/** Templates of paths: segments that vary become parameters. */
import { isObject } from '../document/json/is-object.ts'
import { keptFor } from '../document/memoized.ts'
import { decodedText } from '../request/percent.ts'
import { wordsOf } from '../resources/model/names.ts'
import { looksLikeKey } from './value-schemas.ts'
import { camel, isPlural, numbered, singularEnd } from './words.ts'

/** A request to be placed: the segments of its path, and the answer as JSON if it was one. */
export interface Placed {
  method: string
  status: number
  segments: string[]
  value: unknown
}

/** A parameter of a path, with the values that it had, and why it is one. */
export interface PathParameter {
  name: string
  values: string[]
  /** The values that name a thing. */
  known: string[]
  why: string
}

/** A path with all requests to it. */
export interface Template<Request extends Placed> {
  /** The segments; a parameter is an object. */
  segments: (string | PathParameter)[]
  requests: Request[]
}

interface Node<Request extends Placed> {
  children: Map<string, Node<Request>>
  requests: Request[]
}

/** Returns the templates of some requests, in the order in which they were first asked. */
export function templatesOf<Request extends Placed>(requests: readonly Request[]): Template<Request>[] {
  const root = emptyNode<Request>()
  for (const request of requests) request.segments.reduce(childOf, root).requests.push(request)
  const order = new Map(requests.map((request, index) => [request, index]))
  const first = ({ requests: [one] }: Template<Request>) => order.get(one as Request) as number
  return [...below(root, [])].sort((one, other) => first(one) - first(other))
}

const emptyNode = <Request extends Placed>(): Node<Request> => ({ children: new Map(), requests: [] })

/** Returns the child of a node for a segment, which it makes if there is none. */
function childOf<Request extends Placed>({ children }: Node<Request>, segment: string): Node<Request> {
  const child = children.get(segment) ?? emptyNode<Request>()
  children.set(segment, child)
  return child
}

function* below<Request extends Placed>(
  node: Node<Request>,
  segments: (string | PathParameter)[]
): Generator<Template<Request>> {
  if (node.requests.length > 0) yield { segments, requests: node.requests }
  const last = segments.at(-1)
  const parent = typeof last === 'string' ? last : ''
  const values = valuesAmong(node, parent)
  for (const [segment, child] of node.children) if (!values.has(segment)) yield* below(child, [...segments, segment])
  if (values.size === 0) return
  const merged = emptyNode<Request>()
  for (const segment of values.keys()) merge(merged, node.children.get(segment) as Node<Request>)
  const [why = ''] = values.values()
  const taken = segments.filter((one) => typeof one === 'object').map(({ name }) => name)
  const all = [...values.keys()]
  const known = all.filter(
    (segment) => variableIn(segment) === undefined && !isMissing(node.children.get(segment) as Node<Request>)
  )
  const member = memberFor(all, node) ?? all.map(variableIn).find((one) => one !== undefined)
  const name = nameFor(parent, member, taken)
  yield* below(merged, [...segments, { name, values: all.map(decodedText), known: known.map(decodedText), why }])
}

function merge<Request extends Placed>(into: Node<Request>, { children, requests }: Node<Request>): void {
  for (const request of requests) into.requests.push(request)
  for (const [segment, child] of children) merge(childOf(into, segment), child)
}

/** Words that are no values, though they stand where some are. */
const ownWords =
  /^(?:me|self|current|mine|query|new|latest|all|count|stats|export|import|batch|bulk|login|logout|v\d+(?:\.\d+)*|)$/i

/** Words for a way to look for things: `search`, `find-by-email`. */
const waysToFind = /^(?:search|find|lookup|filter)(?:[_-].*)?$|^by[_-]/i

/** Returns the children that are values of a parameter, with the reason for each. */
function valuesAmong<Request extends Placed>(node: Node<Request>, parent: string): Map<string, string> {
  const values = new Map<string, string>()
  const words: [string, Node<Request>][] = []
  for (const [segment, child] of node.children) {
    const text = decodedText(segment)
    if (ownWords.test(text) || waysToFind.test(text)) continue
    const member = membersWith(text, node, child).find(isNaming)
    if (variableIn(segment) !== undefined) values.set(segment, 'it is a variable')
    else if (looksLikeKey(text)) values.set(segment, 'it looks like a key')
    else if (member !== undefined) values.set(segment, `an answer has it as ${member}`)
    else if (isPlural(parent) && !isPlural(text) && child.children.size > 0)
      values.set(segment, `it stands between ${parent} and their parts`)
    else words.push([segment, child])
  }
  // The first words of paths, and plural ones, are names of collections.
  for (const alike of parent === '' ? [] : groupsOf(words)) {
    for (const segment of alike) if (!isPlural(segment)) values.set(segment, 'paths beside it answer alike')
  }
  if (values.size === 0) return values
  for (const [segment, child] of words) if (isMissing(child)) values.set(segment, 'there is no such thing')
  return values
}

/** Returns the name of a variable that stands in place of its value, as in a collection of Postman. */
export const variableIn = (segment: string): string | undefined => {
  const [, name, braced] = /^(?::([A-Za-z_][\w-]*)|\{\{?([^{}]+)\}?\})$/.exec(decodedText(segment)) ?? []
  return name ?? braced?.trim()
}

/** Returns the segments that answer alike, two or more each. */
function groupsOf<Request extends Placed>(words: readonly [string, Node<Request>][]): string[][] {
  const groups = new Map<string, string[]>()
  for (const [segment, child] of words) {
    const form = formOf(child)
    if (form === undefined) continue
    const group = groups.get(form) ?? []
    groups.set(form, group)
    group.push(segment)
  }
  return [...groups.values()].filter(({ length }) => length > 1)
}

const isMissing = <Request extends Placed>({ requests, children }: Node<Request>): boolean =>
  children.size === 0 && requests.every(({ status }) => status === 404)

/** Members that name a thing. */
const naming = /^(?:login|username|handle|name|email)$/i
const lastOfNaming = /^(?:id|uuid|guid|key|slug|code|sku|no|nr|num|number)$/

const isNaming = (name: string): boolean => naming.test(name) || lastOfNaming.test(wordsOf(name).at(-1) as string)

/** Returns the members by which an answer of the path, or a row of a list above, has a value. */
function membersWith<Request extends Placed>(text: string, above: Node<Request>, own: Node<Request>): string[] {
  const single = own.requests.filter(({ status }) => status < 300).map(({ value }) => value)
  const objects = [...single, ...single.flatMap(innerObjects)].filter(isObject)
  const names = objects.flatMap((row) =>
    Object.keys(row).filter((name) => isText(row[name]) && `${row[name]}` === text)
  )
  return [...names, ...(namedInLists(above).get(text) ?? [])]
}

/**
 * Returns the members that name the rows of a path's lists, by their values. Other members are left out, since a list
 * has so many values that one of them may be equal by chance.
 */
const namedInLists = keptFor(({ requests }: Node<Placed>): Map<string, Set<string>> => {
  const names = new Map<string, Set<string>>()
  const rows = requests.filter(({ status }) => status < 300).flatMap(({ value }) => rowsIn(value))
  for (const row of rows.filter(isObject)) {
    for (const name of Object.keys(row).filter((one) => isNaming(one) && isText(row[one]))) {
      const value = String(row[name])
      names.set(value, (names.get(value) ?? new Set()).add(name))
    }
  }
  return names
})

const isText = (value: unknown): boolean => typeof value === 'string' || typeof value === 'number'

/** Returns the member that has all values of a parameter, if it names things or is equal by more than chance. */
function memberFor<Request extends Placed>(segments: string[], node: Node<Request>): string | undefined {
  const found = segments
    .map((segment) => membersWith(decodedText(segment), node, node.children.get(segment) as Node<Request>))
    .filter((names) => names.length > 0)
  const shared = (found[0] ?? []).filter((name) => found.every((names) => names.includes(name)))
  const isTelling = found.length > 1 || segments.some((segment) => segment.length > 3)
  return shared.find(isNaming) ?? (isTelling ? shared[0] : undefined) ?? found.flat().find(isNaming)
}

const innerObjects = (value: unknown): unknown[] => (isObject(value) ? Object.values(value).filter(isObject) : [])

/** Returns the rows of a list, bare or in a member of an object. */
const rowsIn = (value: unknown): unknown[] =>
  Array.isArray(value) ? value : isObject(value) ? Object.values(value).filter(Array.isArray).flat() : []

/** Returns a text that is the same for paths that answer alike; undefined if their answers say too little. */
function formOf<Request extends Placed>({ requests, children }: Node<Request>): string | undefined {
  const good = requests.filter(({ status }) => status < 300)
  const names = [...new Set(good.flatMap(({ value }) => namesIn(value, 3)))]
  if (names.length < 2 && children.size === 0) return undefined
  const methods = [...new Set(good.map(({ method }) => method))]
  return JSON.stringify([names.sort(), methods.sort(), [...children.keys()].sort()])
}

/** Returns the names of members down to a depth. */
function namesIn(value: unknown, depth: number): string[] {
  if (depth === 0) return []
  if (Array.isArray(value)) return value.flatMap((item) => namesIn(item, depth - 1))
  if (!isObject(value)) return []
  return Object.entries(value).flatMap(([name, inner]) => [
    name,
    ...namesIn(inner, depth - 1).map((one) => `${name}/${one}`)
  ])
}

/** Names a parameter for the thing that it stands for. */
function nameFor(parent: string, member: string | undefined, taken: readonly string[]): string {
  const words = wordsOf(parent).filter((word) => word !== '')
  const usual = camel([...singularEnd(words), 'id'])
  const own = member === undefined || /^id$/i.test(member) || !/^\w+$/.test(member) ? usual : member
  const name = taken.includes(own) ? usual : own
  return numbered(name, new Set(taken))
}
