/** The journal of a world that several processes answer for: each entry has its number in the log. */
import type { Operation } from '../contract/contract.ts'
import { type BodyBudget, createBodyBudget } from '../control/body-budget.ts'
import { countOf, type Entry, entryOf, type Journal } from '../control/journal.ts'

/** A journal whose entries are in the order of the log, whenever this process comes to know of them. */
export interface NumberedJournal extends Journal {
  /** Enters a request under its number. Returns false if the number is there, or lies before the last clearing. */
  place: (entry: Entry, number: number) => boolean
  /** Sets the number of the call that is carried out: a clearing forgets what lies before it. */
  reach: (number: number) => void
  /** The number of the last note that was read from the log. */
  noted: number
}

/** Bodies are counted once this many entries wait for it. */
const mostUncounted = 32

/** Returns an empty journal. Beyond `limit` entries the oldest are dropped, and counted. */
export function createNumberedJournal(budget: BodyBudget = createBodyBudget(), limit = 1000): NumberedJournal {
  /** In the order of their numbers. */
  let entries: Entry[] = []
  let drops = new Map<Operation | undefined, number>()
  let received = 0
  let reached = 0
  let floor = 0
  /** Entries whose bodies are not counted yet, since they were not answered. */
  let open: Entry[] = []

  function countBodies(): void {
    for (const entry of open) if (entry.status !== 0) budget.keep(entry)
    open = open.filter(({ status }) => status === 0)
  }

  function drop(): void {
    const oldest = entries.shift() as Entry
    drops.set(oldest.operation, (drops.get(oldest.operation) ?? 0) + 1)
    floor = oldest.id
    forget(oldest)
  }

  function forget(entry: Entry): void {
    budget.release(entry)
    const at = open.indexOf(entry)
    if (at >= 0) open.splice(at, 1)
  }

  /** Returns the index of the last entry up to a number; -1 for none. */
  const lastUpTo = (number: number): number => entries.findLastIndex(({ id }) => id <= number)

  return {
    noted: 0,
    open: (method, url, rawHeaders, clientIp = '') => entryOf(0, method, url, rawHeaders, clientIp),
    place(entry, number) {
      if (number <= floor) return false
      const before = lastUpTo(number)
      if (entries[before]?.id === number) return false
      entry.id = number
      if (before === entries.length - 1) entries.push(entry)
      else entries.splice(before + 1, 0, entry)
      received++
      if (open.length >= mostUncounted) countBodies()
      open.push(entry)
      if (entries.length > limit) drop()
      return true
    },
    reach(number) {
      reached = number
    },
    entries() {
      countBodies()
      return entries.slice()
    },
    get: (id) => entries.find((entry) => entry.id === id),
    remove(id) {
      const index = entries.findIndex((entry) => entry.id === id)
      if (index < 0) return
      received--
      for (const entry of entries.splice(index, 1)) forget(entry)
    },
    recount(entry) {
      if (open.includes(entry) || entries[lastUpTo(entry.id)] !== entry) return
      budget.release(entry)
      budget.keep(entry)
    },
    received: () => received,
    dropped: (operationId) => countOf(drops, operationId),
    clear() {
      for (const entry of entries) budget.release(entry)
      entries = []
      open = []
      drops = new Map()
      received = 0
      floor = reached
    }
  }
}
