/** The calls that a process has carried out, and that the store may not have counted yet. */
import { countNames, emptySheets, type Names, type Sheets } from './sheets.ts'

/**
 * Every process carries out every call, so that any may count them: with its next trip it offers the counts of the
 * calls after the last one that it knows to be counted. The store takes them if that one still is the last.
 */
export interface Uncounted {
  add: (world: string, number: number, names: Names) => void
  offer: (world: string) => Offer
  /** Notes that the store has counted the calls of a world up to a number. */
  counted: (world: string, through: number) => void
  /** Returns the names of the worlds with such calls. */
  worlds: () => string[]
}

/** The counts of calls. */
export interface Offer {
  /** The number of the last call before them. */
  from: number
  /** The number of the last of them. */
  through: number
  sheets: Sheets
}

/** The most worlds of which the last counted call is known: the store says it again. */
const mostKnown = 10_000

export function createUncounted(): Uncounted {
  const there = new Map<string, { from: number; calls: [number: number, names: Names][] }>()
  const of = (world: string) => there.get(world) ?? { from: 0, calls: [] }

  return {
    add(world, number, names) {
      const { from, calls } = of(world)
      if (number <= from) return
      calls.push([number, names])
      there.set(world, { from, calls })
    },
    offer(world) {
      const { from, calls } = of(world)
      const sheets = emptySheets()
      for (const [, names] of calls) countNames(sheets, names)
      return { from, through: calls.at(-1)?.[0] ?? from, sheets }
    },
    counted(world, through) {
      if (there.size >= mostKnown) for (const [one, { calls }] of there) if (calls.length === 0) there.delete(one)
      there.set(world, { from: through, calls: of(world).calls.filter(([number]) => number > through) })
    },
    worlds: () => [...there].flatMap(([name, { calls }]) => (calls.length > 0 ? name : []))
  }
}
