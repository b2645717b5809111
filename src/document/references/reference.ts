import { isObject } from '../json/is-object.ts'
import { pointer, tokensOf, valueAt } from '../places/pointer.ts'
import type { LocatedText } from '../yaml/yaml.ts'
import { type Form, isLink, type ObjectKind, type WalkTrail } from './walk.ts'

type Json = Record<string, unknown>

/** The key of the root document that holds the other files. */
export const filesKey = 'x-standin-files'

/** One file of the document: its text, the base of its relative references, its place in the bundle. */
export interface SourceFile {
  text: LocatedText
  url: URL
  /** the pointer of its root in the bundle: '' for the root document */
  at: string
  /** the goals of its pointers, by fragment */
  known: Map<string, Goal>
  /** the file it stands in, where it is a schema that names itself */
  file?: SourceFile
}

/** The value that a reference leads to, and its pointer in the bundle, percent-encoded as in a URI fragment. */
export interface Goal {
  value: unknown
  at: string
}

/** A reference in `holder[key]`, and the kind of part that it should lead to. */
export interface Ref {
  /**
   * `$ref`: a part's own. `inline`: it stands for a whole map or list of parts, whose form is given. `mapping`: a
   * discriminator's. `example`: an example's value, that may be a file.
   */
  role: '$ref' | 'inline' | 'mapping' | 'example'
  holder: Json
  key: string
  written: unknown
  kind: ObjectKind
  form?: Form
  at: WalkTrail | undefined
  from: SourceFile
}

/** A discriminator's mapping holds schema names or references; only the latter are followed. */
export function mappedRefs(schema: Json, at: WalkTrail | undefined, from: SourceFile): Ref[] {
  const mapping = isObject(schema.discriminator) ? schema.discriminator.mapping : undefined
  if (!isObject(mapping)) return []
  const up: WalkTrail = { up: at, field: 'discriminator' }
  return Object.entries(mapping)
    .filter(([, written]) => typeof written !== 'string' || /[#/]|\.(ya?ml|json)$/.test(written))
    .map(([key, written]) => {
      const at = { up, field: 'mapping', item: key }
      return { role: 'mapping', holder: mapping, key, written, kind: 'schema', at, from }
    })
}

/** Returns the address of the file that a reference means (RFC 3986, section 5); `from.url` itself for its own file. */
export function addressOf({ written, from }: Ref): URL | undefined {
  if (typeof written !== 'string') return undefined
  if (written.startsWith('#') || written === '') return from.url
  const file = written.split('#', 1)[0]!
  return URL.canParse(file, from.url.href) ? new URL(file, from.url) : undefined
}

/** Returns the fragment of a URI reference, without its `#`. */
export function fragmentOf(written: string): string {
  const hash = written.indexOf('#')
  return hash === -1 ? '' : written.slice(hash + 1)
}

/**
 * Returns the value at a fragment of a file, if it is a pointer to something. A pointer may lead through other
 * references, which JSON pointers do not but many documents expect. Only settled references are followed, since they
 * point into the root already.
 */
export function reach(
  root: unknown,
  resource: SourceFile,
  fragment: string,
  settled: WeakSet<object>
): Goal | undefined {
  const known = resource.known.get(fragment)
  if (known !== undefined) return known
  if (fragment !== '' && !fragment.startsWith('/')) return undefined
  const direct = valueAt(resource.text.value, `#${fragment}`)
  const goal =
    direct === undefined
      ? through(root, resource, fragment, settled)
      : { value: direct, at: `${resource.at}${fragment}` }
  // A map that is a reference will be replaced by its goal.
  if (goal !== undefined && !isLink(goal.value)) resource.known.set(fragment, goal)
  return goal
}

function through(root: unknown, resource: SourceFile, fragment: string, settled: WeakSet<object>): Goal | undefined {
  let value = resource.text.value
  let at = resource.at
  for (const token of tokensOf(`#${fragment}`)) {
    for (let hops = 0; isLink(value) && !Object.hasOwn(value, token) && settled.has(value) && hops < 100; hops++) {
      at = value.$ref.slice(1)
      value = valueAt(root, `#${at}`)
    }
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, token)) return undefined
    value = (value as Json)[token]
    at = entryOf(at, token)
  }
  return { value, at }
}

/** Tells whether a reference leads back to itself through references alone. */
export function isCircular(root: unknown, holder: Json): boolean {
  const passed = new Set<unknown>()
  for (let value: unknown = holder; isLink(value); value = valueAt(root, value.$ref)) {
    if (passed.has(value)) return value === holder
    passed.add(value)
  }
  return false
}

/** Percent-encodes a pointer as in a URI fragment. */
export const encoded = (at: string): string => at.replaceAll('%', '%25')

/** The pointer of an entry, encoded as in a URI fragment. */
export const entryOf = (at: string, key: string): string => at + encoded(pointer('', key))

/** The trail of a pointer that is percent-encoded. */
export function trailOf(at: string): WalkTrail | undefined {
  let trail: WalkTrail | undefined
  for (const field of tokensOf(`#${at}`)) trail = { up: trail, field }
  return trail
}

/** Returns the number of the file that a pointer into the bundle leads to (0 is the root), and the pointer in it. */
export function fileOf(at: string): { index: number; pointer: string } {
  const [first, index, ...rest] = tokensOf(at)
  if (first !== filesKey || index === undefined) return { index: 0, pointer: at }
  return { index: Number(index) + 1, pointer: pointer('', ...rest) }
}

/** Returns the file that a pointer into the bundle leads to, and the pointer in that file. */
export function inFile(resources: SourceFile[], at: string): { resource: SourceFile; pointer: string } {
  const { index, pointer } = fileOf(at)
  return { resource: resources[index] ?? resources[0]!, pointer }
}
