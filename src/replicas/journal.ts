/** The journal of a world that several processes answer for: each entry has its number in the log. */
import { type BodyBudget, createBodyBudget } from '../control/journal/body-budget.ts'
import { Entry, type Journal } from '../control/journal/journal.ts'

/** A journal whose entries are in the order of the log, whenever this process comes to know of them. */
export interface NumberedJournal extends Journal {
  /**
   * Enters a request under its number. Returns false if the number is there or was removed, or lies before the last
   * clearing.
   */
  place: (entry: Entry, number: number) => boolean
  /** Sets the number of the call that is carried out: a clearing forgets what lies before it. */
  reach: (number: number) => void
  /** Takes over how often all processes have counted each name since the last clearing. */
  take: (requests: ReadonlyMap<string, number>) => void
  /** The number of the last call that cleared it. */
  cleared: number
  /** The mark of the last note that was read from the log. */
  noted: number
}

/** Returns the name under which requests to an operation are counted; undefined for those that no operation takes. */
export const requestName = (operationId: string | undefined): string =>
  operationId === undefined ? 'none' : `to ${operationId}`

/** So many entries wait together until their bodies are counted, and until the oldest are dropped. */
const together = 32

/** Returns an empty journal. Beyond `limit` entries the oldest are dropped. */
export function createNumberedJournal(budget: BodyBudget = createBodyBudget(), limit = 1000): NumberedJournal {
  /** In the order of their numbers. */
  let entries: Entry[] = []
  let counts: ReadonlyMap<string, number> = new Map()
  /** The names of removed entries by number: the counts of all processes include them. */
  let removed = new Map<number, string>()
  /** The number of requests when the counts were taken over, and of those that this process knows of since. */
  let [received, since] = [0, 0]
  let reached = 0
  let floor = 0
  /** Entries whose bodies are not counted yet, since they were not answered. */
  let open: Entry[] = []

  function countBodies(): void {
    open = open.filter((entry) => {
      const isOpen = entry.status === 0
      if (!isOpen) budget.keep(entry)
      return isOpen
    })
  }

  /** Drops the oldest entries beyond the limit. Returns the others. */
  function latest(): Entry[] {
    countBodies()
    for (const oldest of entries.splice(0, entries.length - limit)) {
      floor = oldest.id
      forget(oldest)
    }
    return entries
  }

  function forget(entry: Entry): void {
    budget.release(entry)
    const at = open.indexOf(entry)
    if (at >= 0) open.splice(at, 1)
  }

  /** Returns the index of the last entry up to a number; -1 for none. */
  const lastUpTo = (number: number): number => entries.findLastIndex(({ id }) => id <= number)

  function dropped(operationId?: string): number {
    const left = new Map(counts)
    const take = (name: string, count: number) => left.set(name, (left.get(name) ?? 0) - count)
    for (const name of removed.values()) take(name, 1)
    for (const { operation } of latest()) take(requestName(operation?.id), 1)
    if (operationId === '*') left.delete(requestName(undefined))
    const all =
      operationId === undefined || operationId === '*' ? left.values() : [left.get(requestName(operationId)) ?? 0]
    let sum = 0
    // A request is in the journal before it is counted.
    for (const count of all) sum += Math.max(0, count)
    return sum
  }

  const journal: NumberedJournal = {
    noted: 0,
    cleared: 0,
    open: (method, url, rawHeaders, clientIp = '') => new Entry(0, method, url, rawHeaders, clientIp),
    place(entry, number) {
      if (number <= floor || removed.has(number)) return false
      const last = entries.at(-1)
      const before = last === undefined || last.id < number ? entries.length - 1 : lastUpTo(number)
      if (entries[before]?.id === number) return false
      entry.id = number
      if (before === entries.length - 1) entries.push(entry)
      else entries.splice(before + 1, 0, entry)
      since++
      if (open.length >= together) countBodies()
      open.push(entry)
      if (entries.length >= limit + together) latest()
      return true
    },
    reach(number) {
      reached = number
    },
    take(requests) {
      counts = requests
      received = latest().length + dropped()
      since = 0
    },
    entries: () => latest().slice(),
    get: (id) => latest().find((entry) => entry.id === id),
    remove(id) {
      const index = latest().findIndex((entry) => entry.id === id)
      // A call removes none that came after it.
      if (index < 0 || id > reached) return
      for (const entry of entries.splice(index, 1)) {
        removed.set(id, requestName(entry.operation?.id))
        since--
        forget(entry)
      }
    },
    recount(entry) {
      if (open.includes(entry) || entries[lastUpTo(entry.id)] !== entry) return
      budget.keep(entry)
    },
    received: () => received + since,
    dropped,
    clear() {
      for (const entry of entries) budget.release(entry)
      entries = []
      open = []
      counts = new Map()
      removed = new Map()
      received = 0
      since = 0
      floor = reached
      journal.cleared = reached
    }
  }
  return journal
}
