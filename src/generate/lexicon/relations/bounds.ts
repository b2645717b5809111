/** Least, greatest and middle values of one thing, in their order. */

import { pairsIn } from '../entity/listed.ts'
import { singular } from '../words/singular.ts'
import { type Deed, exact, type Facts, numberAt, type Relation, shareOf } from './facts.ts'
import { families, type Part, partFinder } from './roles.ts'

const boundOf = partFinder({
  low: 'min|minimum|lowest|low|lower|least|floor|smallest|shortest|fastest|quickest|worst|south|west|from|start|begin|begins|x1|y1',
  high: 'max|maximum|highest|high|upper|most|ceiling|largest|greatest|longest|slowest|best|record|peak|north|east|to|end|ends|until|x2|y2',
  middle: 'avg|average|mean|median|typical|mid|current|actual|open|close|opening|closing|last|expected|usual',
  rank: 'p\\d{2}|percentile_\\d{2}|\\d{2}(?:th|st|nd|rd)_percentile'
})

/** Bounds of different directions are no pair. */
const directions = new Map(pairsIn('south y, north y, west x, east x, x1 x, x2 x, y1 y, y2 y'))

/** The lowest is at most the others of its stem, the highest at least these. */
export const bounds: Relation = (members) =>
  [...families(members, (one) => turned(withDirection(boundOf(one))))].flatMap(([stem, parts]): Deed[] => {
    const low = parts.find(({ role }) => role === 'low')
    const high = parts.find(({ role }) => role === 'high')
    const ranks = parts.filter(({ role }) => role === 'rank')
    const ordered = [low, ...ranks, high].filter((part) => part !== undefined)
    const deeds: Deed[] = ranks.length < 2 ? [] : [(the) => putRanks(the, ordered)]
    const plain = members.filter((one) => stem !== '' && singular(one.plain) === stem)
    const middles = [...parts.filter(({ role }) => role === 'middle'), ...plain].map(({ name }) => name)
    if (low === undefined || high === undefined) {
      if (high !== undefined) deeds.push((the) => putOver(the, high.name, middles, (own, other) => own < other))
      if (low !== undefined) deeds.push((the) => putOver(the, low.name, middles, (own, other) => own > other))
      return deeds
    }
    const opened = parts.find(({ word }) => /^open/.test(word))
    const closed = parts.find(({ word }) => /^clos/.test(word))
    deeds.push((the) => {
      if (opened !== undefined && closed !== undefined) putCandle(the, [low.name, high.name], opened.name, closed.name)
      else putBounds(the, low.name, high.name, middles)
      if (directions.has(low.word)) widen(the, low.name, high.name)
    })
    return deeds
  })

/** A part is at most the whole: `devices_with_errors` of `devices`. */
export const subsets: Relation = (members) =>
  members.flatMap(({ name, plain }): Deed[] => {
    const [, stem] = /^(.+?)_with(?:out)?_/.exec(plain) ?? []
    const all = members.find((one) => one.plain === stem)?.name
    return all === undefined ? [] : [(the) => putOver(the, all, [name], (own, other) => own < other)]
  })

/** The best time is the shortest one. */
function turned(part: Part | undefined): Part | undefined {
  if (part === undefined || !/^(best|worst)$/.test(part.word) || !lessIsBetter.test(part.stem)) return part
  return { ...part, role: part.word === 'best' ? 'low' : 'high' }
}
const lessIsBetter = /(^|_)(time|lap|pace|duration|latency|price|cost|rank|position|place|split)(_|$)/

/** Changes an extreme that stands alone with each middle value that lies beyond it. */
function putOver(
  the: Facts,
  name: string,
  middles: readonly string[],
  isUnder: (own: number, other: number) => boolean
): void {
  for (const middle of middles) {
    const [own, other] = [numberAt(the, name), numberAt(the, middle)]
    if (isUnder(own, other) && the.put(name, other)) the.put(middle, own)
  }
}

function withDirection(part: Part | undefined): Part | undefined {
  const direction = part && directions.get(part.word)
  return part === undefined || direction === undefined ? part : { ...part, stem: `${part.stem} ${direction}` }
}

/** A side is longer than nothing. */
function widen(the: Facts, low: string, high: string): void {
  const value = numberAt(the, low)
  if (value === numberAt(the, high)) the.put(high, exact(value + (Number.isInteger(value) ? 10 : 0.05)))
}

function putBounds(the: Facts, low: string, high: string, middles: readonly string[]): void {
  const [least, most] = [numberAt(the, low), numberAt(the, high)]
  if (Number.isNaN(least + most)) return
  const [bottom, top] = [Math.min(least, most), Math.max(least, most)]
  the.put(low, bottom)
  the.put(high, top)
  for (const name of middles) {
    const own = numberAt(the, name)
    if (own < bottom || own > top) the.put(name, between(own, bottom, top))
  }
}

/** Returns a number between two others, whole if they and the own one are whole. */
function between(own: number, bottom: number, top: number): number {
  const value = bottom + (top - bottom) * (0.3 + 0.4 * shareOf(own))
  return [own, bottom, top].every(Number.isInteger) ? Math.round(value) : Math.round(value * 100) / 100
}

/** A price moves a little in a day: the low is under where it opened and closed, the high over both. */
function putCandle(the: Facts, [low, high]: readonly [string, string], opened: string, closed: string): void {
  const start = numberAt(the, opened)
  const own = numberAt(the, closed)
  if (Number.isNaN(start + own + numberAt(the, low) + numberAt(the, high))) return
  the.put(closed, exact(start * (0.97 + 0.06 * shareOf(own))))
  const end = numberAt(the, closed)
  the.put(high, outside(Math.max(start, end), 1 + 0.03 * shareOf(numberAt(the, high)), Math.ceil))
  the.put(low, outside(Math.min(start, end), 1 - 0.03 * shareOf(numberAt(the, low)), Math.floor))
}

const outside = (value: number, factor: number, round: (value: number) => number): number =>
  round(value * factor * 100) / 100

/** Percentiles rise. */
function putRanks(the: Facts, ranks: readonly Part[]): void {
  const there = ranks.filter(({ name }) => !Number.isNaN(numberAt(the, name)))
  const values = there.map(({ name }) => numberAt(the, name)).sort((one, other) => one - other)
  const rankOf = ({ role, word }: Part) => (role === 'low' ? -1 : role === 'high' ? 100 : Number(/\d+/.exec(word)?.[0]))
  const sorted = [...there].sort((one, other) => rankOf(one) - rankOf(other))
  for (const [index, { name }] of sorted.entries()) the.put(name, values[index])
}
