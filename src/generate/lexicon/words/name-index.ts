/**
 * Finds the meaning of a property name. A name in a row is one of
 * - `email`: the name, or its end (`billing_email`);
 * - `^total`: the whole name and nothing else;
 * - `^min_*`: the beginning of the name;
 * - `temp_*`: words with others behind them (`outside_temp_max`), which count less than an end;
 * - `-kg`: the end of a name, but not the whole name; it counts before `kg`;
 * - `*url`: the end of a word (`homeurl`).
 * `tag(s)` is short for `tag tags`, and `(zip|post)_code` for `zip_code post_code`. Underscores may be missing (`zip_code`
 * is `zipcode` too). The whole name counts most, then its beginning, then the longest end.
 */

import { addTo } from '../../../document/grouped.ts'
import type { Scene } from '../entity/scene.ts'
import { withoutEnds } from './plain-noun.ts'

/** Patterns, of which the name of the object or the name of a property beside must match its own. */
export interface Surroundings {
  subject: RegExp
  beside: RegExp | undefined
}

/** The surroundings in which names have a meaning. One pattern is meant for both. */
export type Context = RegExp | Surroundings

export type NameRow<T> = readonly [names: string, meaning: T, context?: Context]

type Named = Pick<Scene, 'name' | 'subject' | 'beside'>

export interface NameIndex<T> {
  /** Returns the meaning of a name in its place; undefined for an unknown name. */
  find(scene: Named): T | undefined
  /** Returns the meaning of a whole name, whatever its end may mean. */
  findWhole(scene: Named): T | undefined
  /** Tells whether the whole name has a meaning in this context alone. */
  isInContext(scene: Named): boolean
  /** Names that two rows claim, each without a context. */
  twice: string[]
}

export function nameIndex<T>(rows: readonly NameRow<T>[]): NameIndex<T> {
  const plain = new Map<string, NameRow<T>>()
  const special = new Map<string, NameRow<T>[]>()
  const twice: string[] = []
  for (const row of rows) {
    const [names, , context] = row
    for (const key of namesOf(names.replaceAll('_', ''))) {
      if (context !== undefined) addTo(special, key, row)
      else {
        const known = plain.get(key)
        if (known === undefined) plain.set(key, row)
        else if (known !== row) twice.push(key)
      }
    }
  }
  const endings = [...plain.keys()].filter((key) => key.startsWith('*')).sort((a, b) => b.length - a.length)
  const inContext = (scene: Named, key: string) => special.get(key)?.find(([, , context]) => isAbout(scene, context!))
  const findWhole = (scene: Named): T | undefined => {
    const [alone, end] = wholes(scene.name)
    const row = inContext(scene, alone) ?? inContext(scene, end) ?? plain.get(alone) ?? plain.get(end)
    return row?.[1]
  }
  const findPart = (scene: Named): T | undefined => {
    for (const key of parts(scene.name, endings)) {
      const row = inContext(scene, key) ?? plain.get(key)
      if (row !== undefined) return row[1]
    }
    return undefined
  }
  const isInContext = (scene: Named) => wholes(scene.name).some((key) => inContext(scene, key) !== undefined)
  return { twice, findWhole, isInContext, find: (scene) => findWhole(scene) ?? findPart(scene) }
}

/** Returns the names that a row is written for. */
export function namesOf(names: string): string[] {
  const found: string[] = []
  for (const name of names.replaceAll(/\s*\|\s*/g, '|').split(/\s+/)) if (name !== '') spell('', name, found)
  return found
}

/** Adds a name once for each choice in its brackets. */
function spell(before: string, name: string, keys: string[]): void {
  const from = name.indexOf('(')
  if (from < 0) {
    keys.push(before + name)
    return
  }
  const to = name.indexOf(')', from)
  const choices = name.slice(from + 1, to).split('|')
  const front = before + name.slice(0, from)
  const rest = name.slice(to + 1)
  if (choices.length === 1) spell(front, rest, keys)
  for (const one of choices) spell(front + one, rest, keys)
}

const glued = (words: readonly string[]) => words.join('')

/** Returns the keys of a whole name. */
const wholes = (name: string): [string, string] => [`^${name.replaceAll('_', '')}`, name.replaceAll('_', '')]

/** The words of a long name that are looked up, its last ones: each run of them is a key. */
const mostWords = 20

/** Returns the keys under which a part of a name may be found, the most telling first. */
function parts(name: string, endings: readonly string[]): string[] {
  const words = name.split('_').slice(-mostWords)
  const keys: string[] = []
  for (let to = words.length - 1; to > 0; to--) keys.push(`^${glued(words.slice(0, to))}*`)
  for (let from = 1; from < words.length; from++) {
    const end = glued(words.slice(from))
    keys.push(`-${end}`, end)
  }
  for (let from = 0; from < words.length; from++) {
    for (let to = words.length - 1; to > from; to--) keys.push(`${glued(words.slice(from, to))}*`)
  }
  for (const ending of endings) if (name.endsWith(ending.slice(1))) keys.push(ending)
  return keys
}

/** Returns true if the name of the object, or of a property beside this one, matches. */
export function isAbout({ name, subject, beside }: Named, context: Context): boolean {
  const rules = context instanceof RegExp ? { subject: context, beside: context } : context
  return (
    rules.subject.test(subject) ||
    rules.subject.test(withoutEnds(subject)) ||
    beside.some((one) => one !== name && rules.beside?.test(one) === true)
  )
}
