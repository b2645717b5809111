import { writeJson } from '../json/integers.ts'
import { isObject } from '../json/is-object.ts'
import { tokensOf } from '../places/pointer.ts'
import { textOf } from '../places/text-of.ts'
import { type Bundling, collect, collectInData, isExampleLink } from './collect.ts'
import { meantGoal } from './meant.ts'
import { withoutCredentials } from './read.ts'
import { addressOf, entryOf, fragmentOf, type Goal, inFile, type Ref, reach, trailOf } from './reference.ts'
import { type Form, isLink, type ObjectKind, pointerOf, referable } from './walk.ts'

type Json = Record<string, unknown>

/** Stands in place of a reference that leads nowhere: `{ 'x-standin-unresolved': reason }`. */
export const unresolvedKey = 'x-standin-unresolved'

/** Points one reference into the bundle, or refuses it. Returns false where its goal may appear later. */
export function settle(state: Bundling, ref: Ref): boolean {
  const goal = goalOf(state, ref)
  if (goal === undefined) return false
  if (typeof goal !== 'string') return follow(state, ref, goal)
  refuse(state, ref, goal)
  return true
}

/** Points a broken reference at the part that it means. Returns false if it means none. */
export function settleMeant(state: Bundling, ref: Ref): boolean {
  const goal = meantGoal(state, ref)
  if (goal === undefined) return false
  const meant = `it is taken as ${writeJson(`#${inFile(state.resources, goal.at).pointer}`)}`
  state.report(pointerOf(ref.at), `${naming(ref)} cannot be followed: ${whyNowhere(state, ref)}; ${meant}`)
  return follow(state, ref, goal)
}

function follow(state: Bundling, ref: Ref, goal: Goal): boolean {
  if (ref.role === 'example') return settleExample(state, ref, goal)
  const { role, holder, key, written, kind, form } = ref
  const { value, at } = goal
  if (role === 'inline') {
    // References are replaced one by one, so the last of a circle finds the others in place.
    if (!isReferred(ref) && reaches(value, holder, new Set())) {
      refuse(state, ref, circle)
      return true
    }
    settleInline(state, ref, goal)
  } else if (written !== `#${at}`) holder[key] = `#${at}`
  state.settled.add(holder)
  if (role === '$ref' && isLink(value)) state.chained.push(ref)
  if (typeof value !== 'object' || value === null) return true
  if ((form ?? 'one') === 'one' && state.walked.get(kind)?.has(value)) return true
  const home = homeOf(state, at)
  collect(state, value, kind, trailOf(home), inFile(state.resources, home).resource, form)
  return true
}

/** The reason to refuse a reference to something that holds it. */
export const circle = 'it leads in a circle, back to itself'

/** Finds the place where the value at a pointer is written; the pointer may lead through a part from another file. */
function homeOf({ document, homes }: Bundling, at: string): string {
  if (homes.size === 0) return at
  let value: unknown = document
  let home = ''
  for (const token of tokensOf(`#${at}`)) {
    value = (value as Json)[token]
    home = homes.get(value) ?? entryOf(home, token)
  }
  return home
}

/** Replaces a reference by its part, map or list, where readers expect no reference. */
function settleInline(state: Bundling, ref: Ref, { value, at }: Goal): void {
  const { holder, key, kind, form, from } = ref
  const { $ref: written, ...siblings } = holder[key] as Json
  state.shares = true
  if (isReferred(ref)) holder[key] = referencesTo(state, value as object, at, form)
  else {
    holder[key] = value
    state.homes.set(value, homeOf(state, at))
  }
  if (form === 'one' && Object.keys(siblings).length > 0) {
    collect(state, siblings, kind, ref.at, from)
    state.merges.push(() => {
      holder[key] = { ...(value as Json), ...siblings }
    })
  }
  if (allows(state.document, kind, form)) return
  state.report(pointerOf(ref.at), `OpenAPI allows no $ref here; ${writeJson(shown(written))} is followed all the same`)
}

/** Tells whether a map or list is made of references to its parts, which readers follow. */
const isReferred = ({ kind, form }: Ref): boolean => form !== 'one' && referable.has(kind)

/** Tells whether the specification has references here: to a callback, and from version 3.2 on to a media type. */
function allows({ openapi }: Json, kind: ObjectKind, form: Form | undefined): boolean {
  return form === 'one' && (kind === 'callback' || (kind === 'mediaType' && /^3\.[2-9]/.test(textOf(openapi))))
}

/** Replaces an example's reference by the data that it leads to. */
function settleExample(state: Bundling, ref: Ref, { value, at }: Goal): boolean {
  const { holder, key } = ref
  const data = isExampleObject(value) && !at.endsWith('/value') ? value.value : value
  if (isExampleLink(data)) return false
  if (reaches(data, holder, new Set())) {
    refuse(state, ref, circle)
    return true
  }
  state.shares = true
  holder[key] = data
  if (ref.written !== holder.externalValue)
    state.report(
      pointerOf(ref.at),
      `OpenAPI reads data as it is written; $ref ${writeJson(shown(ref.written))} is followed all the same`
    )
  const home = homeOf(state, at)
  const { resource } = inFile(state.resources, home)
  if (typeof data === 'object' && data !== null) collectInData(state, holder, key, trailOf(home)!, resource)
  return true
}

const exampleFields = new Set(['value', 'summary', 'description', 'externalValue', 'dataValue', 'serializedValue'])

function isExampleObject(value: unknown): value is { value: unknown } {
  return (
    isObject(value) &&
    'value' in value &&
    Object.keys(value).every((key) => exampleFields.has(key) || key.startsWith('x-'))
  )
}

/** Tells whether a value holds an object, at any depth. */
function reaches(data: unknown, goal: object, passed: Set<unknown>): boolean {
  if (data === goal) return true
  if (typeof data !== 'object' || data === null || passed.has(data)) return false
  passed.add(data)
  return Object.values(data).some((item) => reaches(item, goal, passed))
}

/** Returns the map or list with a reference for each part, so that parts may contain the map that they are in. */
function referencesTo({ settled }: Bundling, parts: object, at: string, form?: Form): object {
  const references = Object.entries(parts).map(([key, part]): [string, unknown] => {
    if (form === 'extensible map' && key.startsWith('x-')) return [key, part]
    const reference = { $ref: `#${entryOf(at, key)}` }
    settled.add(reference)
    return [key, reference]
  })
  return Array.isArray(parts) ? references.map(([, reference]) => reference) : Object.fromEntries(references)
}

/** Returns a reference as people may see it. */
const shown = (written: unknown): unknown => (typeof written === 'string' ? withoutCredentials(written) : written)

const naming = ({ role, written }: Ref): string =>
  `${role === 'mapping' ? 'the mapping to' : '$ref'} ${writeJson(shown(written))}`

/** Returns the reason why a reference leads nowhere. */
export function whyNowhere(state: Bundling, ref: Ref): string {
  const resource = state.opened.get(String(addressOf(ref)))
  return resource instanceof Error
    ? resource.message
    : `there is nothing at ${writeJson(`#${fragmentOf(textOf(ref.written))}`)}`
}

/** Reports a reference that leads nowhere, and takes it out of the document. */
export function refuse({ report, merges }: Bundling, ref: Ref, reason: string): void {
  const { role, holder, key, at } = ref
  const message = `${naming(ref)} cannot be followed: ${reason}`
  report(pointerOf(at), message, true)
  if (role === 'example' && Array.isArray(holder)) {
    // The others keep their places until all are settled.
    const value: unknown = holder[Number(key)]
    merges.push(() => holder.splice(holder.indexOf(value), 1))
    return
  }
  if (role !== '$ref') {
    delete holder[key]
    return
  }
  for (const name of Object.keys(holder)) delete holder[name]
  holder[unresolvedKey] = message
}

/** Returns the goal of a reference; undefined if it is not there yet, or the reason why it cannot be followed. */
function goalOf(state: Bundling, ref: Ref): Goal | string | undefined {
  const { role, kind, form, from, written } = ref
  if (typeof written !== 'string') return 'it has to be a string'
  const target = addressOf(ref)
  if (target === undefined) return 'it is no URI reference'
  const resource = target === from.url ? from : state.opened.get(target.href)!
  if (resource instanceof Error) return meantGoal(state, ref) === undefined ? resource.message : undefined
  const goal = reach(state.document, resource, fragmentOf(written), state.settled) ?? fromFile(state, ref)
  if (goal === undefined) return undefined
  if (goal.value === state.document) return 'the whole document stands there'
  if (role === 'example') return goal
  if (role === 'inline' && isLink(goal.value)) return undefined
  const expected =
    form === 'list' || form === 'one or list' ? 'list' : form === undefined || form === 'one' ? kind : 'map'
  const fits =
    expected === 'list'
      ? Array.isArray(goal.value)
      : isObject(goal.value) && (expected !== 'map' || isMapOf(goal.value, kind))
  if (fits || (expected === 'schema' && typeof goal.value === 'boolean')) return goal
  return `${typeNamed(goal.value)} stands there, and no ${expected}`
}

/** Tells whether an object holds parts by name; an example may be any value, and a schema a boolean. */
function isMapOf(value: Json, kind: ObjectKind): boolean {
  if (kind === 'example') return true
  return Object.entries(value).every(
    ([name, part]) => isObject(part) || (kind === 'schema' ? typeof part === 'boolean' : name.startsWith('x-'))
  )
}

/** Many documents resolve the pointers inside a schema with an `$id` from the file instead; accept that. */
function fromFile({ document, settled }: Bundling, { from: { file }, written }: Ref): Goal | undefined {
  if (file === undefined || !textOf(written).startsWith('#')) return undefined
  return reach(document, file, fragmentOf(textOf(written)), settled)
}

function typeNamed(value: unknown): string {
  return Array.isArray(value) ? 'a list' : value === null ? 'null' : isObject(value) ? 'an object' : `a ${typeof value}`
}
