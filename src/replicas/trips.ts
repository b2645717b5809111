/** Trips to a store. All that is asked of a world while one is under way goes together on the next. */
import { setImmediate } from 'node:timers/promises'
import { emptySheets, type Sheets } from './sheets.ts'

export interface Load {
  calls: string[]
  notes: string[]
  sheets: Sheets
  /** Returns the number after which calls are wanted; undefined if nobody wants any. */
  after: (() => number) | undefined
}

export interface Trip<Answer> {
  load: Load
  answer: Promise<Answer>
}

/** The most characters of calls and notes that join: a store does nothing else meanwhile. */
const mostTogether = 1_000_000

/** A trip that may still be joined, unless it has left. */
interface Planned<Answer> extends Trip<Answer> {
  size: number
  hasLeft: boolean
}

/**
 * Returns a function that returns the next trip of a world, for a text of `size` characters. `travel` makes a trip: one
 * of each world at a time.
 */
export function createTrips<Answer>(
  travel: (world: string, load: Load) => Promise<Answer>
): (world: string, size?: number) => Trip<Answer> {
  const latest = new Map<string, Planned<Answer>>()

  function plan(world: string, before: Planned<Answer> | undefined): Planned<Answer> {
    const load: Load = { calls: [], notes: [], sheets: emptySheets(), after: undefined }
    const trip: Planned<Answer> = { load, size: 0, hasLeft: false, answer: go() }
    latest.set(world, trip)
    return trip

    async function go(): Promise<Answer> {
      await before?.answer.catch(() => {})
      // Requests that came together, and those that the trip before let go on, join first.
      await setImmediate()
      trip.hasLeft = true
      try {
        return await travel(world, load)
      } finally {
        if (latest.get(world) === trip) latest.delete(world)
      }
    }
  }

  return (world, size = 0) => {
    const last = latest.get(world)
    const trip = last === undefined || last.hasLeft || last.size > mostTogether ? plan(world, last) : last
    trip.size += size
    return trip
  }
}
