/** The changes that actions of overlays make. */
import { isObject } from '../json/is-object.ts'
import { pointer } from '../places/pointer.ts'
import { Unreadable } from '../yaml/yaml.ts'
import type { Origins, Written } from './origins.ts'

/** A value that a JSONPath selects, and the keys that lead to it. */
export interface Selected {
  value: unknown
  path: (string | number)[]
}

/** Makes the error of a refusal. */
type Refuse = (why: string) => Error
type Holder = Record<string | number, unknown>

const mostValues = 5_000_000

/** The number of values that may still be added. */
export interface Room {
  left: number
}

export const newRoom = (): Room => ({ left: mostValues })

/** Returns a copy that shares nothing with the value. Throws Unreadable if there is no room for it. */
export function copyOf(value: unknown, room: Room): unknown {
  if (room.left-- <= 0) throw new Unreadable(`the overlays make a document of more than ${mostValues} values`)
  if (Array.isArray(value)) return value.map((item) => copyOf(item, room))
  if (!isObject(value)) return value
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, copyOf(inner, room)]))
}

/** Removes values from what holds them. */
export function removeAt(root: unknown, selected: readonly Selected[], refuse: Refuse): void {
  const keys = new Map<Holder, Set<string | number>>()
  for (const { path } of selected) {
    const holder = holderOf(root, path)
    if (holder === undefined) throw refuse('the whole document cannot be removed')
    keys.set(holder, (keys.get(holder) ?? new Set()).add(path.at(-1) as string | number))
  }
  for (const [holder, gone] of keys) {
    if (Array.isArray(holder)) holder.splice(0, holder.length, ...holder.filter((_, index) => !gone.has(index)))
    else for (const key of gone) delete holder[key]
  }
}

/** Returns the object or list that holds the value at a path; undefined for the root. */
function holderOf(root: unknown, path: Selected['path']): Holder | undefined {
  if (path.length === 0) return undefined
  return path.slice(0, -1).reduce<unknown>((value, key) => (value as Holder)[key], root) as Holder
}

/** Changes a selected value: an object is merged with `update`, a list has it added, another value gives way to it. */
export function update(root: unknown, { value, path }: Selected, added: unknown, change: Change): void {
  const at = pointer('', ...path)
  const fresh = copyOf(added, change.room)
  if (Array.isArray(value)) append(value, fresh, at, change)
  else if (isObject(value)) {
    if (!isObject(fresh)) throw change.refuse('the target is an object, so that what is merged with it is one')
    merge(value, fresh, at, change)
  } else {
    const holder = holderOf(root, path) as Holder
    if (value !== null && typeof fresh === 'object' && fresh !== null)
      throw change.refuse('the target is no object and no list, so that a value like it takes its place')
    set(holder, path.at(-1) as string, fresh, at, change)
  }
}

/** A change in the making, with the place that its values are from. */
export interface Change {
  from: Written
  origins: Origins
  room: Room
  refuse: Refuse
}

function merge(target: Record<string, unknown>, added: Record<string, unknown>, at: string, change: Change): void {
  for (const [name, value] of Object.entries(added)) {
    const inner = { ...change, from: below(change.from, name) }
    const known = Object.hasOwn(target, name) ? target[name] : undefined
    const place = pointer(at, name)
    if (isObject(known) && isObject(value)) merge(known, value, place, inner)
    else if (Array.isArray(known) && Array.isArray(value)) append(known, value, place, inner)
    else set(target, name, value, place, inner)
  }
}

/** Adds an entry to a list, or the entries of another one. */
function append(list: unknown[], added: unknown, at: string, change: Change): void {
  const entries = Array.isArray(added) ? added : [added]
  for (const [index, entry] of entries.entries()) {
    const from = Array.isArray(added) ? below(change.from, index) : change.from
    change.origins.note(pointer(at, list.length), from)
    list.push(entry)
  }
}

const below = (from: Written, key: string | number): Written =>
  from.isWhole ? { ...from, at: pointer(from.at, key) } : from

function set(holder: Holder, key: string, value: unknown, at: string, { from, origins }: Change): void {
  origins.note(at, from)
  // A member may be called __proto__.
  Object.defineProperty(holder, key, { value, writable: true, enumerable: true, configurable: true })
}
