/** Makes the properties of one object agree, by the table in agreements.ts, as far as the schema admits it. */

import type { Paging } from '../contract/paging.ts'
import { put } from '../schema/meaning/json-values.ts'
import { type AgreementMaker, agreements, type Facts, type Name } from './lexicon/agreements.ts'
import { snake } from './lexicon/scene.ts'

/** A finished object, and the tests that a change has to pass. */
export interface Made {
  object: Record<string, unknown>
  /** Tells whether a property may have another value. */
  accepts: (name: string, value: unknown) => boolean
  /** Tells whether a property may be left out. */
  spares: (name: string) => boolean
}

/** Names of the envelope that describes the list beside it. */
export const envelopes = /^_?(meta(_?data)?|pag(e|es|ing|ination)|page_?(info|meta)|paginator|cursor|summary)$/

/** Makes the members of a finished object agree, and those of the envelope inside that describes its list. */
export function agree(made: Made, others: ReadonlyMap<unknown, Made>, paging: Paging): void {
  const { object } = made
  settle(made, [object], paging)
  if (others.size === 0 || !Object.values(object).some(Array.isArray)) return
  for (const [name, value] of Object.entries(object)) {
    const inner = envelopes.test(snake(name)) ? others.get(value) : undefined
    if (inner !== undefined) settle(inner, [inner.object, object], paging)
  }
}

function settle({ object, accepts, spares }: Made, known: Record<string, unknown>[], paging: Paging): void {
  const lines = linesFor(Object.keys(object))
  if (lines.length === 0) return
  const facts = factsOf(known, paging)
  for (const [make, name] of lines) {
    const own = object[name]
    const value = make(facts, own)
    if (value === null) {
      if (accepts(name, null)) put(object, name, null)
      else if (spares(name)) delete object[name]
    }
    if (typeof value !== typeof own || value === own || Number.isNaN(value) || !accepts(name, value)) continue
    put(object, name, value)
  }
}

/**
 * Returns the lines of the table for an object with these names, in the table's order: the same for all objects of a
 * list.
 */
function linesFor(names: string[]): [AgreementMaker, string][] {
  const key = names.join('\n')
  let found = known.get(key)
  if (found === undefined) {
    found = agreements.flatMap(([rule, make]) =>
      names.filter((name) => rule.test(snake(name))).map((name): [AgreementMaker, string] => [make, name])
    )
    if (known.size >= mostKnown) known.clear()
    known.set(key, found)
  }
  return found
}

const known = new Map<string, [AgreementMaker, string][]>()
const mostKnown = 2000

const isNumber = (value: unknown): boolean => typeof value === 'number'
const isText = (value: unknown): boolean => typeof value === 'string'

function factsOf(objects: Record<string, unknown>[], paging: Paging): Facts {
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
    paging
  }
}
