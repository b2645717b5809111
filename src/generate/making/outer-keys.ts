/** Texts inside an object that hold its key where their examples hold that of its example. */

import { isObject } from '../../document/json/is-object.ts'
import { keptFor, keptForBoth } from '../../document/memoized.ts'
import { put } from '../../schema/meaning/json-values.ts'
import { fitsAll, type Place } from '../context/context.ts'
import { membersOf } from '../lexicon/relations/named.ts'
import { withoutEnds } from '../lexicon/words/plain-noun.ts'
import { singular } from '../lexicon/words/singular.ts'
import { noteLink } from '../links/links.ts'
import type { MemberExample } from '../shapes/example-templates.ts'
import type { Shape, ShapeMembers } from '../shapes/shape.ts'
import type { Making } from './member-value.ts'
import { memberRules } from './members.ts'

/** Keys that hardly stand in a text by chance. */
const telling = /^(?=.*\d)(?:\d{5,40}|(?=.*[A-Za-z])[\w-]{8,60})$/

/** Returns the examples of the keys of an object, by the members that have them. */
export const keysIn = keptFor(
  ({ list }: ShapeMembers, exampleOf: (name: string) => MemberExample): ReadonlyMap<string, string> => {
    const keys = new Map<string, string>()
    for (const { name, plain } of list) {
      const example = isKey.test(plain) ? String(exampleOf(name).example) : ''
      if (telling.test(example)) keys.set(example, name)
    }
    return keys
  }
)
const isKey = /(^|_)(id|uuid|guid|key|code|number|slug|sid|ref|reference|token)$/

/** Returns the place of a key in a longer text between other signs; -1 if it has none. */
function placeIn(text: string, key: string): number {
  const at = text.length > key.length ? text.indexOf(key) : -1
  return at < 0 || /\w/.test(text.charAt(at - 1) + text.charAt(at + key.length)) ? -1 : at
}

/** Returns the example of a text that holds the key of an object around its own; undefined for any other. */
export function exampleWithKey({ examples: [example] }: Shape, { parent }: Place): string | undefined {
  if (typeof example !== 'string') return undefined
  for (let place = parent; place !== undefined; place = place.parent)
    for (const key of place.keys?.keys() ?? []) if (placeIn(example, key) >= 0) return example
  return undefined
}

/** Writes the keys of a made object into the texts inside of it, in place of those of the example. */
export function writeKeys({ context, shape, members, result, keys }: Making): void {
  for (const [key, name] of keys) {
    const own = result[name]
    if ((typeof own !== 'string' && typeof own !== 'number') || String(own) === key) continue
    for (const { name: other } of members.list) {
      const value = result[other]
      const changed = typeof value === 'object' ? rewritten(value) : value
      if (changed !== value && fitsAll(context, memberRules(context, shape, other), changed))
        put(result, other, changed)
    }

    function rewritten(value: unknown): unknown {
      if (typeof value === 'string') return placeIn(value, key) < 0 ? value : withOwn(value)
      if (Array.isArray(value)) return same(value, value.map(rewritten))
      if (!isObject(value)) return value
      const entries = Object.entries(value).map(([name, inner]): [string, unknown] => [name, rewritten(inner)])
      return entries.some(([name, inner]) => inner !== value[name]) ? Object.fromEntries(entries) : value
    }

    /** Writes the key into a text. One that may be a link to a thing of this API still is. */
    function withOwn(text: string): string {
      const whole = text.replaceAll(key, () => String(own))
      for (const link of context.links?.get(text) ?? []) noteLink(context, whole, link)
      return whole
    }
  }
}

const same = (list: unknown[], changed: unknown[]): unknown[] =>
  changed.some((one, index) => one !== list[index]) ? changed : list

/** Returns the names that the own key of an object has in the things inside of it, and the member with that key. */
const ownKeyOf = keptForBoth(({ list }: ShapeMembers, subject: string) => {
  const words = withoutEnds(subject).split('_')
  const names = words.map((_, index) => `${words.slice(index).join('_')}_id`)
  return { names, own: list.find(({ plain }) => plain === 'id' || names.includes(plain)) }
})

/** Writes the own key of an object into the things inside of it that name it: `order_id` of the items of an order. */
export function shareKey({ context, shape, members, subject, result }: Making): void {
  const { names, own } = ownKeyOf(members, subject)
  const key = own && result[own.name]
  // Examples stay as they are written.
  if (context.wish.examples || (typeof key !== 'string' && typeof key !== 'number')) return
  for (const { name, plain } of members.list) {
    const value = result[name]
    if (typeof value !== 'object' || value === null) continue
    const ownNames = ['id', `${singular(plain)}_id`]
    const changed = Array.isArray(value) ? same(value, value.map(withKey)) : withKey(value)
    if (changed !== value && fitsAll(context, memberRules(context, shape, name), changed)) put(result, name, changed)

    /** Returns a thing with the key, as far as it has a key of its own beside that. */
    function withKey(thing: unknown): unknown {
      if (!isObject(thing)) return thing
      const inner = membersOf(thing)
      const held = inner.find((one) => names.includes(one.plain) && !ownNames.includes(one.plain))
      const isThing = held !== undefined && inner.some((one) => ownNames.includes(one.plain))
      return isThing && typeof thing[held.name] === typeof key ? { ...thing, [held.name]: key } : thing
    }
  }
}
