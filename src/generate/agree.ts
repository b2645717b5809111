/** Makes the properties of one object agree, by the relations of the lexicon, as far as the schema admits it. */

import type { Paging } from '../contract/paging.ts'
import { put } from '../schema/meaning/json-values.ts'
import { snake } from './lexicon/entity/scene.ts'
import type { Deed, Facts, Name, Named } from './lexicon/relations/facts.ts'
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
  settle(made, undefined, paging)
  if (others === undefined || !Object.values(object).some(Array.isArray)) return
  for (const [name, value] of Object.entries(object)) {
    const inner = envelopes.test(snake(name)) ? others.get(value) : undefined
    if (inner !== undefined) settle(inner, object, paging)
  }
}

/** Makes the members of an object agree with each other, and with those of the object around it. */
function settle(made: Made, around: Record<string, unknown> | undefined, paging: Paging): void {
  const { deeds, members } = namesOf(made.object)
  if (deeds.length === 0) return
  const own = { object: made.object, members }
  const known = around === undefined ? [own] : [own, { object: around, members: namesOf(around).members }]
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

/** The names of an object, and what has to be done for them. */
interface Names {
  members: Named[]
  deeds: Deed[]
}

/** Returns the names of an object, which are the same for all objects of a list. */
function namesOf(object: Record<string, unknown>): Names {
  const names = Object.keys(object)
  const key = names.join('\n')
  let found = known.get(key)
  if (found === undefined) {
    const members = names.map((name) => ({ name, plain: snake(name) }))
    const deeds = names.length > mostMembers ? [] : relations.flatMap((relation) => relation(members))
    found = { members, deeds }
    if (known.size >= mostKnown) known.clear()
    known.set(key, found)
  }
  return found
}

const known = new Map<string, Names>()
const mostKnown = 2000
/** An object with more members is a table by keys. */
const mostMembers = 300

const isNumber = (value: unknown): boolean => typeof value === 'number'
const isText = (value: unknown): boolean => typeof value === 'string'

function factsOf(made: Made, known: (Pick<Made, 'object'> & Pick<Names, 'members'>)[], paging: Paging): Facts {
  const { object, hint } = made
  const find = (rule: Name, fits: (value: unknown) => boolean) => {
    for (const { object, members } of known) {
      for (const { name, plain } of members) if (fits(object[name]) && rule.test(plain)) return object[name]
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
