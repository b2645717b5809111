/** Words that the tables of trades are written with. */

import { listed, rowsIn } from '../entity/listed.ts'
import type { Random } from '../entity/random.ts'
import type { Range } from '../entity/range.ts'
import type { Maker } from '../entity/scene.ts'
import { of, row } from '../words/makers.ts'
import type { Context, NameRow, Surroundings } from '../words/name-index.ts'

export type TextRow = NameRow<Maker<string>>
export type NumberRow = NameRow<Range | Maker<number>>

/**
 * The names of one trade. In `words` and `ranges` they stand as tables, a row a line:
 * - `trend: up, stable, down`: one of these words, or of these numbers;
 * - `cadence: 65 185 0`: a number by its range;
 * - `attendance @sports: 800 62_000 0`: only in that one of the `contexts`;
 * - `^name of venue|hall beside seats|stage: …`: only as `about` says.
 */
export interface Trade {
  contexts?: Readonly<Record<string, Context>>
  words?: string
  ranges?: string
  /** Properties whose texts are made. */
  texts?: readonly TextRow[]
  /** Properties whose numbers are made. */
  numbers?: readonly NumberRow[]
}

export { of, row }

/** Makes one of some words that are written with commas between. */
export const words = (list: string): Maker<string> => of(...listed(list))
const choices = new WeakMap<Maker<number>, readonly number[]>()
export const among = (...list: readonly number[]): Maker<number> => {
  const maker: Maker<number> = ({ random }) => random.pick(list)
  choices.set(maker, list)
  return maker
}
/** Returns the numbers that a maker chooses among, if it is made so. */
export const choicesOf = (maker: Maker<number>): readonly number[] | undefined => choices.get(maker)
/** Makes one of some kinds; the word for the object itself where it has only a kind and a key. */
export const kindIn = (list: string): Maker<string> => {
  const kind = words(list)
  return (scene) =>
    scene.beside.length === 2 && scene.beside.includes('id') && scene.subject !== '' ? scene.subject : kind(scene)
}
/** Makes a text of one random part or another. */
export const text =
  (write: (random: Random) => string): Maker<string> =>
  ({ random }) =>
    write(random)
export const whole = (min: number, max: number): Maker<string> => text((random) => String(random.int(min, max)))
/** Makes a text of a number with its unit: `12 kg`. */
export const measured = (min: number, max: number, unit: string): Maker<string> =>
  text((random) => `${random.int(min, max)}${unit}`)
const never = /(?!)/
/**
 * Returns a context: objects called by one of the nouns, or with a property of one of the names beside. `*` stands for
 * any letters.
 */
export const about = (nouns = '', beside = ''): Surroundings => {
  const [objects, names] = [nouns, beside].map((list) => list.replace(/\s/g, '').replaceAll('*', '\\w*'))
  return {
    subject: objects === '' ? never : new RegExp(`(^|_)(${objects})s?(_(entry|item|event))?$`),
    beside: names === '' ? undefined : new RegExp(`^(${names})$`)
  }
}

export const textRows = ({ words: table = '', texts = [], contexts }: Trade): TextRow[] => [
  ...rowsOf(table, words, contexts),
  ...texts
]

export const numberRows = ({ ranges = '', numbers = [], contexts }: Trade): NumberRow[] => [
  ...rowsOf(ranges, rangeIn, contexts),
  ...numbers
]

function rowsOf<T>(table: string, read: (values: string) => T, contexts: Trade['contexts'] = {}): NameRow<T>[] {
  return rowsIn(table).map(([names, values]) => {
    const [before = '', beside] = names.split(/\sbeside\s/)
    const [most = '', nouns] = before.split(/\sof\s/)
    const [own = '', context] = most.split(/\s@/)
    if (context !== undefined) return [own, read(values), contexts[context] as Context]
    return (nouns ?? beside) === undefined ? [own, read(values)] : [own, read(values), about(nouns, beside)]
  })
}

/** Reads `65 185 0` as a range, and `10, 30, 60` as numbers of which one is made. */
function rangeIn(values: string): Range | Maker<number> {
  const numbers = (values.match(/[-\d._]+/g) as string[]).map((text) => Number(text.replaceAll('_', '')))
  return values.includes(',') ? among(...numbers) : (numbers as unknown as Range)
}
