/** Places of things in answers: bare, alone in an object, or in an envelope. */
import { isObject } from '../document/json/is-object.ts'
import { nounOf } from '../resources/model/names.ts'
import { at } from '../resources/model/rows-places.ts'
import type { Placed, Template } from './path-templates.ts'
import { memberOf, type Seen } from './value-schemas.ts'

/** The path to a thing or to a list of things. */
export interface ThingPlace {
  path: string[]
  list: boolean
}

type Members = Record<string, unknown>

/** Returns the noun of a collection's things; '' if its path does not end in a word. */
export function nounFor(segments: Template<Placed>['segments']): string {
  const last = segments.at(-1)
  return typeof last === 'string' ? nounOf(last) : ''
}

/** Members that hold what was asked for, beside others that say something of the answer. */
const envelopes =
  /^(?:data|results?|items?|payload|response|content|records?|rows|entity|entities|resources?|_embedded)$/i

/** Members that a thing has, and no envelope. */
const ofThings = /^(?:_?id|uuid|guid|key|slug|sku|login|username|handle|name|title)$/i

/** Returns a test of members that are named for a thing, or are envelopes. */
const holdsThing = (noun: string) => (name: string) => envelopes.test(name) || nounOf(name) === noun

/**
 * Returns the path to the thing in an object: to its only member, or to the only object that is named for the thing or
 * is an envelope; an empty path for the object itself.
 */
export function wrapperIn(value: Members, noun: string): string[] {
  const objects = Object.keys(value).filter((name) => isObject(value[name]))
  if (Object.keys(value).length === 1) return objects
  const meant = Object.keys(value).some((name) => ofThings.test(name)) ? [] : objects.filter(holdsThing(noun))
  return meant.length === 1 ? meant : []
}

const isList = (value: unknown): boolean => Array.isArray(value) && value.length > 0 && value.every(isObject)

const listsIn = (value: unknown): string[] =>
  isObject(value) ? Object.keys(value).filter((name) => isList(value[name])) : []

/** Returns the path to the only list of things in an answer, or to the only one that is named for them. */
export function listIn(value: unknown, noun: string): string[] | undefined {
  if (isList(value)) return []
  if (!isObject(value)) return undefined
  const isMeant = holdsThing(noun)
  const outer = listsIn(value)
  const paths = outer.map((name) => [name])
  if (outer.length === 0) {
    for (const [name, held] of Object.entries(value))
      for (const one of listsIn(held)) if (isMeant(name) || isMeant(one)) paths.push([name, one])
  }
  const meant = paths.length === 1 ? paths : paths.filter((path) => isMeant(path.at(-1) as string))
  return meant.length === 1 ? meant[0] : undefined
}

/** Returns true if every answer has things at a place, or an empty list. */
export const fits = (values: readonly unknown[], { path, list }: ThingPlace): boolean =>
  values.every((value) => {
    const found = at(value, path)
    return list ? Array.isArray(found) && found.every(isObject) : isObject(found)
  })

/** Puts what is seen of a thing in the place that it has in an answer. Returns what is seen of the answer. */
export function planted(whole: Seen, { path, list }: ThingPlace, thing: Seen): Seen {
  if (list) {
    path.reduce(memberOf, whole).items = thing
    return whole
  }
  const [name] = path
  if (name === undefined) return thing
  whole.members.set(name, thing)
  return whole
}
