/** Makes the properties of one object agree, by the relations of the lexicon, as far as the schema admits it. */

import type { Paging } from '../contract/paging.ts'
import { put } from '../schema/meaning/json-values.ts'
import { snake } from './lexicon/entity/scene.ts'
import type { Deed, Facts, Name } from './lexicon/relations/facts.ts'
import { relations } from './lexicon/relations/relations.ts'

/** A finished object, and the tests that a change has to pass. */
export interface Made {
  object: Record<string, unknown>
  /** Tells whether a property may have another value. */
  accepts: (name: string, value: unknown) => boolean
  /** Tells whether a property may be left out. */
  spares: (name: string) => boolean
  /** Returns the title and description of a property, in small letters. */
  hint: (name: string) => string
}

/** Names of the envelope that describes the list beside it. */
export const envelopes = /^_?(meta(_?data)?|pag(e|es|ing|ination)|page_?(info|meta)|paginator|cursor|summary)$/

/** Makes the members of a finished object agree, and those of the envelope inside that describes its list. */
export function agree(made: Made, others: ReadonlyMap<unknown, Made> | undefined, paging: Paging): void {
  const { object } = made
  settle(made, [object], paging)
  if (others === undefined || !Object.values(object).some(Array.isArray)) return
  for (const [name, value] of Object.entries(object)) {
    const inner = envelopes.test(snake(name)) ? others.get(value) : undefined
    if (inner !== undefined) settle(inner, [inner.object, object], paging)
  }
}

function settle(made: Made, known: Record<string, unknown>[], paging: Paging): void {
  const deeds = deedsFor(Object.keys(made.object))
  if (deeds.length === 0) return
  const facts = factsOf(made, known, paging)
  for (const deed of deeds) deed(facts)
}

/** Changes a member. Null stands for none: null where the schema admits it, else no member. */
function change({ object, accepts, spares }: Made, name: string, value: unknown): boolean {
  const own = object[name]
  if (own === value) return true
  if (value === null) {
    if (accepts(name, null)) put(object, name, null)
    else if (spares(name)) delete object[name]
    else return false
    return true
  }
  if (typeof value !== typeof own || Number.isNaN(value)) return false
  // A whole number is the nearest where the schema wants one.
  const fitting = typeof value === 'number' && !accepts(name, value) ? Math.round(value) : value
  if (fitting === own) return true
  if (!accepts(name, fitting)) return false
  put(object, name, fitting)
  return true
}

/** Returns the deeds for an object with these names: the same for all objects of a list. */
function deedsFor(names: string[]): Deed[] {
  const key = names.join('\n')
  let found = known.get(key)
  if (found === undefined) {
    const members = names.map((name) => ({ name, plain: snake(name) }))
    found = names.length > mostMembers ? [] : relations.flatMap((relation) => relation(members))
    if (known.size >= mostKnown) known.clear()
    known.set(key, found)
  }
  return found
}

const known = new Map<string, Deed[]>()
const mostKnown = 2000
/** An object with more members is a table by keys. */
const mostMembers = 300

const isNumber = (value: unknown): boolean => typeof value === 'number'
const isText = (value: unknown): boolean => typeof value === 'string'

function factsOf(made: Made, objects: Record<string, unknown>[], paging: Paging): Facts {
  const { object, hint } = made
  const find = (rule: Name, fits: (value: unknown) => boolean) => {
    for (const object of objects) {
      for (const name in object) if (fits(object[name]) && rule.test(snake(name))) return object[name]
    }
    return undefined
  }
  return {
    number: (rule, otherwise = Number.NaN) => (find(rule, isNumber) as number) ?? otherwise,
    text: (rule) => (find(rule, isText) as string) ?? '',
    list: (rule) => find(rule, Array.isArray) as unknown[] | undefined,
    lists: () => Object.values(object).filter(Array.isArray),
    value: (name) => (Object.hasOwn(object, name) ? object[name] : undefined),
    put: (name, value) => Object.hasOwn(object, name) && change(made, name, value),
    hint,
    paging
  }
}
