import { type Entry, isMatched } from './journal.ts'

/** The failed requests of a run. Unlike the journal it counts all of them; only their details are limited. */
export interface Failures {
  /** Counts an answered request if it was unmatched or invalid. */
  count: (entry: Entry) => void
  /** Requests that neither a stub nor the document answered. */
  unmatched: () => Counted
  /** Requests that did not fit the document. */
  invalid: () => Counted
  /** Takes over the requests that are known, and how many there were in all. */
  take: (known: Entry[], allUnmatched: number, allInvalid: number) => void
  clear: () => void
}

/** A number of requests, and the first of them. */
export interface Counted {
  count: number
  first: Entry[]
}

/** The most requests that are shown. Others are only counted. */
const shown = 20

/** A run in which nothing went wrong yet. */
export function createFailures(): Failures {
  let unmatched: Counted = { count: 0, first: [] }
  let invalid: Counted = { count: 0, first: [] }

  function count(entry: Entry): void {
    if (entry.violations.length > 0) add(invalid, entry)
    if (entry.operation === undefined && !isMatched(entry)) add(unmatched, entry)
  }

  function clear(): void {
    unmatched = { count: 0, first: [] }
    invalid = { count: 0, first: [] }
  }

  return {
    count,
    unmatched: () => unmatched,
    invalid: () => invalid,
    take(known, allUnmatched, allInvalid) {
      clear()
      known.forEach(count)
      unmatched.count = Math.max(unmatched.count, allUnmatched)
      invalid.count = Math.max(invalid.count, allInvalid)
    },
    clear
  }
}

function add(counted: Counted, entry: Entry): void {
  counted.count++
  if (counted.first.length < shown) counted.first.push(entry)
}
