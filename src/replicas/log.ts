/** The log of a group: the requests that change a world, in one order for all processes. */
import type { Names, Sheet } from './sheets.ts'

/** A text with its number in the log. Numbers rise, with gaps. */
export type Numbered = [number: number, text: string]

/** A part of a world's log. */
export interface Calls {
  /** The number at which the world was as at the start. No call up to it counts any more. */
  base: number
  /** Another one if the log may have lost calls since, as a store may that ends before they are on its disk. */
  life: string
  /** The number after which they were read. */
  after: number
  /** In the order of their numbers. */
  calls: Numbered[]
  /** True if there are more of them, to be read once these are carried out. */
  more: boolean
}

/** The calls of a world after one was appended. */
export interface Appended extends Calls {
  /** The number of that call, which may stand behind the calls that are here. */
  number: number
}

/** The notes of a world after a mark, and its sheets. */
export interface Notes {
  /** The last thousand at most. */
  notes: Numbered[]
  /** The mark after which the next notes follow. */
  mark: number
  requests: Sheet
  run: Sheet
}

/**
 * The log that the processes of a group share. Each world has a log of its own; the main world's name is ''. To keep it
 * somewhere else, write another one of these.
 */
export interface Log {
  /**
   * Appends a call to a world's log, where all processes see it from then on. Resolves to the calls after the number
   * `after()`, this one included. Rejects with StoreMissing or WorldsFull; the call is then never appended.
   */
  append: (world: string, text: string, after: () => number) => Promise<Appended>
  /** Returns true if a world has no call after a number, false for one that somebody has to be asked for. */
  isRead: (world: string, after: number) => boolean
  /**
   * Returns the calls of a world after the number `after()`; the same promise for those who read together. Throws, or
   * rejects with, StoreMissing or WorldsFull.
   */
  read: (world: string, after: () => number) => Calls | Promise<Calls>
  /**
   * Notes and counts a request that changes nothing, for the journals of all. Returns its number. Rejects with
   * StoreMissing, also as soon as the log stands still.
   */
  note: (world: string, text: () => string, names: Names) => number | Promise<number>
  /** Counts a call that this process has carried out. `isOwn`: it has appended the call. */
  count: (world: string, number: number, names: Names, isOwn: boolean) => void
  /** Resolves to the notes of a world after a mark, 0 for the first. Rejects with StoreMissing. */
  notes: (world: string, mark: number) => Promise<Notes>
  /** Resolves to the sheet of all worlds. Rejects with StoreMissing. */
  coverage: () => Promise<Sheet>
  /** Empties the sheet of all worlds. Rejects with StoreMissing. */
  uncover: () => Promise<void>
  /**
   * Drops a world's calls up to a number, where the world is as at the start. `ended`: it is there no more, and neither
   * are its notes and counts, unless somebody has named it since. Rejects with StoreMissing.
   */
  restart: (world: string, at: number, ended: boolean) => Promise<void>
  /** Resolves to the names of the worlds that were asked and have not ended; the main one has none. Rejects with StoreMissing. */
  worlds: () => Promise<string[]>
  /** Returns why the log does not serve now; undefined while it does. */
  missing: () => string | undefined
  /** Waits for a value of this log. Rejects with StoreMissing as soon as the log stands still. */
  unlessStill: <Value>(value: Promise<Value>) => Promise<Value>
  /** The other processes that share the port, so that a call meets any of them; undefined where each has its own. */
  port?: SharedPort
  close: () => Promise<void>
}

export interface SharedPort {
  /** Says how this process reports its metrics. */
  tell: (own: () => Promise<unknown>) => void
  /** Resolves to the reports of the other processes. A process that ends meanwhile has none. */
  ofOthers: () => Promise<unknown[]>
  end: () => void
}

/** The most notes of a world that a log keeps: as many as a journal shows. */
export const mostNotes = 1000

/**
 * The milliseconds for which a log keeps a named world that nobody asks. Longer than a process keeps one (30 to 45
 * minutes), so that none holds a world that the log has forgotten.
 */
export const longestIdle = 3_600_000

/** The most calls that are read at once. */
export const mostRead = 1000

/** The characters after which no more calls or notes are read at once: more would take a store too long. */
export const mostCharactersRead = 4_000_000

/** The most characters of notes that a log keeps: as many as a journal has bytes. Beyond it, the older half goes. */
export const mostCharactersNoted = 64_000_000

/** Thrown for a new world where the group has as many as it may, and each holds something. */
export class WorldsFull extends Error {
  constructor() {
    super('there is no room for another world')
  }
}

/** Thrown while the log cannot be reached. */
export class StoreMissing extends Error {
  constructor(
    why: string,
    message = `the store of this group of servers cannot be reached (${why}); what needs it is refused until it is back`
  ) {
    super(message)
  }
}

/** Thrown while the log can be reached, and does not serve. `passes`: waiting may mend it. */
export class StoreRefuses extends StoreMissing {
  readonly passes: boolean

  constructor(store: string, why: string, passes: boolean) {
    super(why, `the store ${store} refuses to serve: ${why}`)
    this.passes = passes
  }
}
