/** Makes the properties of one object agree, by the relations of the lexicon, as far as the schema admits it. */

import type { Paging } from '../../contract/paging.ts'
import { keptFor } from '../../document/memoized.ts'
import { put } from '../../schema/meaning/json-values.ts'
import { snake } from '../lexicon/entity/scene.ts'
import {
  amountOf,
  type Deed,
  entriesOf,
  type Facts,
  type Name,
  type Named,
  writtenAs
} from '../lexicon/relations/facts.ts'
import { type Formula, putFormula } from '../lexicon/relations/formulas.ts'
import { membersOf, namesBy } from '../lexicon/relations/named.ts'
import { relations } from '../lexicon/relations/relations.ts'

/** A finished object, and the tests that a change has to pass. */
export interface Made {
  object: Record<string, unknown>
  /** Tells whether a property may have another value. */
  accepts: (name: string, value: unknown) => boolean
  /** Tells whether a property may be left out. */
  spares: (name: string) => boolean
  /** Returns the title and description of a property, in small letters. */
  hint: (name: string) => string
  /** Returns the values of the `enum` of a property; none without one. */
  choices: (name: string) => readonly unknown[]
  /** The members that their descriptions work out of others. */
  formulas?: readonly Formula[]
}

/** Names of the envelope that describes the list beside it. */
const envelopes = /^_?(meta(_?data)?|pag(e|es|ing|ination)|page_?(info|meta)|paginator|cursor|summary)$/

/** Names of objects that hold times, amounts or counts of the object around them. */
const details =
  /^(time_?stamps|dates|times|timeline|audit|totals|amounts|prices|pricing|costs|stat(istic)?s|counts|summary)$/

/** Tells whether the members of an object agree with those around it, by the name that it has there. */
export const isInner = (name: string): boolean => envelopes.test(name) || details.test(name)

/** Makes the members of a finished object agree, and those of the objects inside that tell about it. */
export function agree(made: Made, others?: ReadonlyMap<unknown, Made>, paging: Paging = {}): void {
  const { object } = made
  settle(made, undefined, paging)
  if (others === undefined) return
  const hasList = Object.values(object).some(Array.isArray)
  for (const [name, value] of Object.entries(object)) {
    const plain = snake(name)
    const inner = details.test(plain) || (hasList && envelopes.test(plain)) ? others.get(value) : undefined
    if (inner !== undefined) settle(inner, object, paging)
  }
}

/** Makes the members of an object agree with each other, and with those of the object around it. */
function settle(made: Made, around: Record<string, unknown> | undefined, paging: Paging): void {
  const members = membersOf(around === undefined ? made.object : { ...made.object, ...around })
  const deeds = deedsFor(members)
  const { formulas = [] } = made
  if (deeds.length + formulas.length === 0) return
  const facts = factsOf(made, members, around, paging)
  const others = formulas.length === 0 ? facts : withoutChanging(facts, formulas)
  // Others go by what a formula makes, and a formula by what they make.
  for (let rounds = formulas.length === 0 ? 1 : 2; rounds > 0; rounds--) {
    for (const formula of formulas) putFormula(facts, formula)
    for (const deed of deeds) deed(others)
  }
  for (const formula of formulas) putFormula(facts, formula)
}

/** Returns facts by which the members with a formula stay as they are. */
function withoutChanging(facts: Facts, formulas: readonly Formula[]): Facts {
  const told = new Set(formulas.map(({ name }) => name))
  return { ...facts, put: (name, ...value) => !told.has(name) && facts.put(name, ...value) }
}

/** Changes a member. Null stands for none: null where the schema admits it, else no member. */
function change({ object, accepts, spares }: Made, name: string, value: unknown, fills: boolean): boolean {
  const own = object[name]
  if (own === value) return true
  if (value === null) {
    if (accepts(name, null)) put(object, name, null)
    else if (spares(name)) delete object[name]
    else return false
    return true
  }
  if (Number.isNaN(value)) return false
  const written = typeof value === 'number' ? writtenAs(own, value) : value
  if (typeof written !== typeof own && !(fills && own === null)) return false
  // A whole number is the nearest where the schema wants one.
  const fitting = typeof value === 'number' && !accepts(name, written) ? writtenAs(own, Math.round(value)) : written
  if (fitting === own) return true
  if (!accepts(name, fitting)) return false
  put(object, name, fitting)
  return true
}

/** An object with more members is a table by keys. */
const mostMembers = 300

/** Returns what has to be done for the members of an object, which are the same for all objects of a list. */
const deedsFor = keptFor((members: readonly Named[]): Deed[] =>
  members.length > mostMembers ? [] : relations.flatMap((relation) => relation(members))
)

const isNumber = (value: unknown): boolean => !Number.isNaN(amountOf(value))
const isText = (value: unknown): boolean => typeof value === 'string'

function factsOf(
  made: Made,
  members: readonly Named[],
  around: Record<string, unknown> | undefined,
  paging: Paging
): Facts {
  const { object, hint, choices } = made
  const valueAt = (name: string) =>
    Object.hasOwn(object, name) ? object[name] : around && Object.hasOwn(around, name) ? around[name] : undefined
  const find = (rule: Name, fits: (value: unknown) => boolean) => {
    for (const name of namesBy(members, rule)) {
      const value = valueAt(name)
      if (fits(value)) return value
    }
    return undefined
  }
  return {
    number: (rule, otherwise = Number.NaN) => {
      const value = find(rule, isNumber)
      return value === undefined ? otherwise : amountOf(value)
    },
    text: (rule) => (find(rule, isText) as string) ?? '',
    list: (rule) => find(rule, Array.isArray) as unknown[] | undefined,
    lists: () => members.map(({ name }) => entriesOf(valueAt(name))).filter((list) => list !== undefined),
    value: valueAt,
    put: (name, value, fills = false) => Object.hasOwn(object, name) && change(made, name, value, fills),
    hint,
    choices,
    paging
  }
}
