import { refuseExpansion } from './limits.ts'
import { pointer } from './pointer.ts'
import {
  addressOf,
  filesKey,
  fragmentOf,
  type Goal,
  inFile,
  isCircular,
  isFileLink,
  mappingsOf,
  type Ref,
  type Resource,
  reach,
  trailOf
} from './reference.ts'
import { type Form, isLink, isObject, type Kind, pointerOf, type Trail, type Visitor, walk } from './walk.ts'
import { maxDepth, maxExpansion, type Text, Unreadable } from './yaml.ts'

type Json = Record<string, unknown>

/** What stands in place of a reference that leads nowhere: `{ 'x-standin-unresolved': reason }`. */
export const unresolvedKey = 'x-standin-unresolved'

/** Opens another file. Throws an Error whose message is the reason alone. */
export type Open = (url: URL) => Promise<Text>

const maxFiles = 2000
/** The kinds of part in whose place a reference may stand (OpenAPI 3.1). */
const referable = new Set<Kind>([
  'schema',
  'pathItem',
  'parameter',
  'header',
  'requestBody',
  'response',
  'example',
  'link',
  'callback',
  'securityScheme'
])

/**
 * Makes one document of all its files: each file that a `$ref` names is put under `#/x-standin-files/…`, and every
 * `$ref` (a URI reference, RFC 3986, with a JSON pointer as its fragment) then points within the document. A reference
 * that leads nowhere, or in a circle, is reported, and its holder becomes `{ 'x-standin-unresolved': reason }`.
 * Takes the root (rewritten in place), how to open other files, and who looks at each part on the way. Gives all files,
 * the root first.
 */
export async function bundle(
  text: Text,
  url: URL,
  open: Open,
  report: (pointer: string, message: string) => void,
  visitor: Visitor
): Promise<Resource[]> {
  const document = text.value as Json
  const root: Resource = { text, url, at: '', known: new Map() }
  const resources = [root]
  const opened = new Map<string, Resource | Error>([[url.href, root]])
  const identified: Resource[] = []
  const named: Json[] = []
  let dynamic = false
  const seen = new Set<object>()
  const settled = new WeakSet<object>()
  const chained: Ref[] = []
  let found: Ref[] = []
  let shares = false

  /** The same map or list with a reference for each part, so that parts may contain the map that they are in. */
  const referencesTo = (parts: object, at: string, form?: Form): object => {
    const references = Object.entries(parts).map(([key, part]): [string, unknown] => {
      if (form === 'extensible map' && key.startsWith('x-')) return [key, part]
      const reference = { $ref: `#${at}${pointer('', key).replaceAll('%', '%25')}` }
      settled.add(reference)
      return [key, reference]
    })
    return Array.isArray(parts) ? references.map(([, reference]) => reference) : Object.fromEntries(references)
  }

  /** Walks the parts of a file, and notes the references in them. */
  const collect = (value: unknown, kind: Kind, at: Trail | undefined, from: Resource, form?: Form) => {
    const part = (holder: Json, kind: Kind, at: Trail | undefined) => {
      visitor.part(holder, kind, at)
      if (kind === 'schema' && ('$id' in holder || '$anchor' in holder)) identify(holder, at, from)
      const { $dynamicAnchor, $dynamicRef } = holder
      dynamic ||= kind === 'schema' && typeof $dynamicAnchor === 'string'
      // Without the name of an anchor it is no more dynamic than a `$ref` (JSON Schema 2020-12 core, section 8.2.3.2).
      if (kind === 'schema' && typeof $dynamicRef === 'string' && /^[^#]*(#(\/.*)?)?$/s.test($dynamicRef)) {
        found.push({ role: '$ref', holder, key: '$dynamicRef', written: $dynamicRef, kind, at, from: baseOf(at, from) })
      }
      if ('$ref' in holder) {
        const { $ref: written } = holder
        found.push({ role: '$ref', holder, key: '$ref', written, kind, at, from: baseOf(at, from) })
      } else if (kind === 'schema') found.push(...mappingsOf(holder, at, from))
      else if (kind === 'example' && isFileLink(holder.value)) {
        found.push({ role: 'example', holder, key: 'value', written: holder.value.$ref, kind, at, from })
      }
    }
    const link = (holder: Json, key: string, form: Form, kind: Kind, at: Trail) => {
      found.push({ role: 'inline', holder, key, written: (holder[key] as Json).$ref, form, kind, at, from })
    }
    walk(value, kind, at, { part, odd: visitor.odd, link }, seen, form)
  }

  /** Notes a schema's names (JSON Schema 2020-12, section 8.2). */
  const identify = (schema: Json, trail: Trail | undefined, from: Resource) => {
    const { $id, $anchor } = schema
    const at = pointerOf(trail).replaceAll('%', '%25')
    let base = baseOf(trail, from)
    if (typeof $id === 'string' && URL.canParse($id, base.url.href)) {
      const url = new URL($id, base.url)
      url.hash = ''
      base = { text: { ...from.text, value: schema }, url, at, known: new Map(), file: from }
      identified.push(base)
      if (!opened.has(url.href)) opened.set(url.href, base)
    }
    if (typeof $anchor === 'string') {
      base.known.set($anchor, { value: schema, at })
      if (!from.known.has($anchor)) from.known.set($anchor, { value: schema, at })
    }
    named.push(schema)
  }

  /** What the references of a part start from: the nearest schema around it that names itself, else its file. */
  const baseOf = (trail: Trail | undefined, from: Resource): Resource => {
    if (identified.length === 0) return from
    const at = pointerOf(trail).replaceAll('%', '%25')
    let nearest = from
    for (const one of identified) {
      if (one.at.length >= nearest.at.length && `${at}/`.startsWith(`${one.at}/`)) nearest = one
    }
    return nearest
  }

  /** Opens the files that references name, all at a time. */
  const openAll = async (refs: Ref[]) => {
    const wanted = new Map<string, URL>()
    for (const ref of refs) {
      let target = addressOf(ref)
      // An $id says what a schema is called, and often not where its neighbours are.
      const { file } = ref.from
      if (file !== undefined && target !== ref.from.url && !opened.has(String(target))) {
        ref.from = file
        target = addressOf(ref)
      }
      if (target !== undefined && target !== ref.from.url && !opened.has(target.href)) wanted.set(target.href, target)
    }
    const limited = (url: URL, index: number) =>
      resources.length + index > maxFiles
        ? new Error(`the document has more than ${maxFiles} files`)
        : open(url).catch((error: Error) => error)
    const texts = await Promise.all(Array.from(wanted.values(), limited))
    for (const [index, [href, url]] of [...wanted].entries()) {
      opened.set(href, resourceOf(texts[index]!, url))
    }
  }

  const resourceOf = (text: Text | Error, url: URL): Resource | Error => {
    if (text instanceof Error) return text
    // Two addresses may lead to the same file.
    const known = resources.find((resource) => resource.text === text)
    if (known !== undefined) return known
    const resource = { text, url, at: `/${filesKey}/${resources.length - 1}`, known: new Map() }
    resources.push(resource)
    document[filesKey] = resources.slice(1).map(({ text }) => text.value)
    return resource
  }

  const refuse = ({ role, holder, key, at, written }: Ref, reason: string) => {
    // An example may hold what it likes, so it keeps what only looked like a reference.
    if (role === 'example') return
    const what = role === 'mapping' ? 'the mapping to' : '$ref'
    const message = `${what} ${JSON.stringify(written)} cannot be followed: ${reason}`
    report(pointerOf(at), message)
    if (role !== '$ref') {
      delete holder[key]
      return
    }
    for (const name of Object.keys(holder)) delete holder[name]
    holder[unresolvedKey] = message
  }

  /** Points one reference into the bundle, or refuses it; false where nothing is there yet. */
  const settle = (ref: Ref): boolean => {
    const goal = goalOf(ref)
    if (goal === undefined) return false
    if (typeof goal === 'string') {
      refuse(ref, goal)
      return true
    }
    const { role, holder, key, written, kind, form } = ref
    const { value, at } = goal
    if (role === 'example' || role === 'inline') {
      shares = true
      holder[key] = role === 'inline' && referable.has(kind) ? referencesTo(value as object, at, form) : value
    } else if (written !== `#${at}`) holder[key] = `#${at}`
    if (role === 'example') return true
    settled.add(holder)
    if (role === '$ref' && isLink(value)) chained.push(ref)
    const fresh = typeof value === 'object' && value !== null && !seen.has(value)
    if (fresh) collect(value, kind, trailOf(at), inFile(resources, at).resource, form)
    return true
  }

  /** What a reference leads to; undefined where there is nothing yet; else why it cannot be followed. */
  const goalOf = (ref: Ref): Goal | string | undefined => {
    const { role, kind, form, from, written } = ref
    if (typeof written !== 'string') return 'it has to be a string'
    const target = addressOf(ref)
    if (target === undefined) return 'it is no URI reference'
    const resource = target === from.url ? from : opened.get(target.href)!
    if (resource instanceof Error) return resource.message
    const goal = reach(document, resource, fragmentOf(written), settled) ?? fromFile(ref)
    if (goal === undefined || role === 'example') return goal
    if (role === 'inline' && isLink(goal.value)) return undefined
    if (goal.value === document) return 'the whole document stands there'
    const expected = form === 'list' || form === 'one or list' ? 'list' : form === undefined ? kind : 'map'
    const fits = expected === 'list' ? Array.isArray(goal.value) : isObject(goal.value)
    if (fits || (expected === 'schema' && typeof goal.value === 'boolean')) return goal
    return `${naming(goal.value)} stands there, and no ${expected}`
  }

  /** Many write the pointers in a schema that names itself as from the file, against the specification. */
  const fromFile = ({ from: { file }, written }: Ref): Goal | undefined => {
    if (file === undefined || !String(written).startsWith('#')) return undefined
    return reach(document, file, fragmentOf(String(written)), settled)
  }

  collect(document, 'document', undefined, root)
  // What is not there yet may come to be there once a reference on the way to it is settled.
  for (let waiting: Ref[] = []; found.length > 0 || waiting.length > 0; ) {
    const refs = [...waiting, ...found]
    found = []
    await openAll(refs)
    waiting = refs.filter((ref) => !settle(ref))
    if (waiting.length < refs.length) continue
    for (const ref of waiting)
      refuse(ref, `there is nothing at ${JSON.stringify(`#${fragmentOf(String(ref.written))}`)}`)
    waiting = []
  }
  for (const ref of chained) {
    if (isCircular(document, ref.holder)) refuse(ref, 'it leads in a circle, back to itself')
  }
  if (shares) {
    refuseExpansion(document, 2 * maxDepth, 10 * maxExpansion, (pointer, why) => {
      throw new Unreadable(
        `${text.file}: the references at ${pointer} cannot be followed: ${why}; take some of them out`
      )
    })
  }
  // References are pointers now; only what is dynamic goes by names.
  for (const schema of dynamic ? [] : named) {
    delete schema.$id
    delete schema.$anchor
  }
  // What pointers led to is not asked for again, and would be kept as long as the files' places are.
  for (const { known } of resources) known.clear()
  return resources
}

function naming(value: unknown): string {
  return Array.isArray(value) ? 'a list' : value === null ? 'null' : isObject(value) ? 'an object' : `a ${typeof value}`
}
