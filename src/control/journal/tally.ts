import type { Operation } from '../../contract/contract.ts'
import type { SourceName } from '../../resources/rows/source.ts'
import type { Entry } from './entry.ts'

/** Requests of one operation that were answered with one status from one source. */
export interface Tallied {
  /** Undefined for requests that no operation takes. */
  operation: Operation | undefined
  status: number
  source: SourceName
  count: number
  /** The sum of their times, in milliseconds. */
  ms: number
  /** The number of requests that took at most each of `steps`. */
  within: number[]
  violations: number
}

/** Counts all requests since the start, for metrics. A reset keeps them. */
export interface Tally {
  count: (entry: Entry) => void
  all: () => Tallied[]
}

/** The upper bounds of times that are counted apart, in milliseconds. */
export const steps = [1, 2, 5, 10, 25, 50, 100, 250, 500, 1000, 2500, 10_000]

/** Nothing counted yet. */
export function createTally(): Tally {
  const byOperation = new Map<Operation | undefined, Map<string, Tallied>>()

  function of({ operation, status, source = 'error' }: Entry): Tallied {
    let answers = byOperation.get(operation)
    if (answers === undefined) {
      answers = new Map()
      byOperation.set(operation, answers)
    }
    const key = `${status}${source}`
    let tallied = answers.get(key)
    if (tallied === undefined) {
      tallied = { operation, status, source, count: 0, ms: 0, within: steps.map(() => 0), violations: 0 }
      answers.set(key, tallied)
    }
    return tallied
  }

  return {
    count(entry) {
      const tallied = of(entry)
      const { within } = tallied
      tallied.count++
      tallied.ms += entry.ms
      tallied.violations += entry.violations.length
      for (let at = 0; at < steps.length; at++)
        if (entry.ms <= (steps[at] as number)) within[at] = (within[at] as number) + 1
    },
    all: () => [...byOperation.values()].flatMap((answers) => [...answers.values()])
  }
}
