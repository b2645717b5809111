/**
 * Finds the meaning of a property name. A name in a row is one of
 * - `email`: the name, or its end (`billing_email`);
 * - `^total`: the whole name and nothing else;
 * - `^min_*`: the beginning of the name;
 * - `temp_*`: words with others behind them (`outside_temp_max`), which count less than an end;
 * - `*url`: the end of a word (`homeurl`).
 * `tag(s)` is short for `tag tags`. Underscores may be missing (`zip_code` is `zipcode` too). The whole name counts
 * most, then its beginning, then the longest end.
 */

import type { Scene } from './scene.ts'

/** Names and their meaning. The third part is a pattern that the object's name or a neighbour's must match. */
export type NameRow<T> = readonly [names: string, meaning: T, context?: RegExp]

interface Entry<T> {
  meaning: T
  context: RegExp | undefined
}

export interface NameIndex<T> {
  /** Returns the meaning of a name in its place; undefined for an unknown name. */
  find(scene: Pick<Scene, 'name' | 'subject' | 'beside'>): T | undefined
  /** Names that two rows claim, each without a context. */
  twice: string[]
}

export function nameIndex<T>(rows: readonly NameRow<T>[]): NameIndex<T> {
  const entries = new Map<string, Entry<T>[]>()
  const twice: string[] = []
  for (const [names, meaning, context] of rows) {
    for (const key of keysOf(names)) {
      const known = entries.get(key) ?? []
      if (context === undefined && known.some((one) => one.context === undefined)) twice.push(key)
      // Entries with a context come first.
      const at = context === undefined ? known.length : known.filter((one) => one.context !== undefined).length
      known.splice(at, 0, { meaning, context })
      entries.set(key, known)
    }
  }
  const endings = [...entries.keys()].filter((key) => key.startsWith('*')).sort((a, b) => b.length - a.length)
  return {
    twice,
    find(scene) {
      for (const key of candidates(scene.name, endings)) {
        for (const { meaning, context } of entries.get(key) ?? []) {
          if (context === undefined || isAbout(scene, context)) return meaning
        }
      }
      return undefined
    }
  }
}

function keysOf(names: string): string[] {
  return names
    .trim()
    .split(/\s+/)
    .flatMap((name) => (name.endsWith('(s)') ? [name.slice(0, -3), `${name.slice(0, -3)}s`] : [name]))
    .map((name) => name.replaceAll('_', ''))
}

/** Returns the keys under which a name may be found, the most exact first. */
function candidates(name: string, endings: readonly string[]): string[] {
  const words = name.split('_')
  const whole = words.join('')
  const keys = [`^${whole}`, whole]
  for (let to = words.length - 1; to > 0; to--) keys.push(`^${words.slice(0, to).join('')}*`)
  for (let from = 1; from < words.length; from++) keys.push(words.slice(from).join(''))
  for (let from = 0; from < words.length; from++) {
    for (let to = words.length - 1; to > from; to--) keys.push(`${words.slice(from, to).join('')}*`)
  }
  for (const ending of endings) if (name.endsWith(ending.slice(1))) keys.push(ending)
  return keys
}

/** Returns true if the name of the object, or of a property beside this one, matches. */
function isAbout({ name, subject, beside }: Pick<Scene, 'name' | 'subject' | 'beside'>, context: RegExp): boolean {
  return context.test(subject) || beside.some((one) => one !== name && context.test(one))
}
