/** Carries out the calls of a group's log, each once and in order. */
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http'
import { resetWorld, type World } from '../control/world.ts'
import type { Worlds } from '../control/worlds.ts'
import { keep, keptFor } from '../document/memoized.ts'
import { type Call, requestOf, unreadResponse } from './call.ts'
import type { Begun } from './counts.ts'
import type { NumberedJournal } from './journal.ts'
import type { Calls, Numbered } from './log.ts'
import { isReset } from './need.ts'

/** A client of this process that waits for the answer to its call. */
export interface Waiting {
  raw: IncomingMessage
  response: ServerResponse
}

/** The place in the log of a request that is being carried out. */
export interface Place {
  number: number
  call: Call
  /** True if another process has appended the call. */
  isOthers: boolean
  /** True if this process answers no client. */
  repeated: boolean
  /** Lets the next call begin. Called once nothing of this one is left to do but to wait and to send. */
  settled: () => void
}

export interface CarryOut {
  /** Returns the number of the last call of a world that was taken, to be carried out now or later. */
  taken: (name: string) => number
  /** Returns true while a call of a world is being carried out. */
  isBusy: (name: string) => boolean
  /**
   * Carries out the calls of a part of a world's log. Resolves once their effects are there: to true if the log has to
   * be read again, since there are more, or since it has lost what was read before.
   */
  through: (name: string, calls: Calls) => boolean | Promise<boolean>
  /** Returns the numbers of the calls that have begun the sheets of a world. */
  begunOf: (name: string, world: World) => Begun
  /** Returns the number of calls in a world's log, as far as this process knows. */
  lengthOf: (world: World) => number
  /** Notes that the calls of a world's log were dropped. */
  dropped: (name: string) => void
  /** Returns the place of a request in the log; undefined for one that needs none. */
  placeOf: (raw: IncomingMessage) => Place | undefined
}

/** The state of a world beside its log. */
interface Progress {
  /** The number that it has reached; undefined before the first. */
  reached: number | undefined
  /** The life of the log that it was read from. */
  life: string | undefined
  /** The calls of the log that were carried out, as far as they were not dropped. */
  length: number
  /** The number of the last reset. */
  reset: number
}

/** The work on a world's log that is not done yet. */
interface Work {
  /** The calls that were taken last. */
  calls: Numbered[]
  /** The number of the last call that was taken. */
  taken: number
  /** True if the log has to be read again. */
  done: Promise<boolean>
}

/** The most ended worlds whose numbers are known. */
const mostEnded = 10_000

/** Returns the world of a log, if it is there; '' is the main one. */
export const worldOfLog = (worlds: Worlds, name: string): World | undefined =>
  name === '' ? worlds.main : worlds.known(name)

/**
 * Returns what carries out calls on `routes`. `waiting` holds the clients of this process by the ids of their calls;
 * `before` runs before each call.
 */
export function createCarryOut(
  worlds: () => Worlds,
  routes: RequestListener,
  waiting: Map<string, Waiting>,
  before: (name: string, call: Call, number: number) => Promise<void> | undefined
): CarryOut {
  const places = new WeakMap<IncomingMessage, Place>()
  const progress = keptFor((_world: World): Progress => ({ reached: undefined, life: undefined, length: 0, reset: 0 }))
  /** The numbers of worlds that have ended in the present life of the log. */
  const ended = new Map<string, number>()
  let present: string | undefined
  const working = new Map<string, Work>()

  function progressOf(name: string): Progress | undefined {
    const world = worldOfLog(worlds(), name)
    return world && progress(world)
  }

  const reached = (name: string): number => progressOf(name)?.reached ?? ended.get(name) ?? 0

  function reach(name: string, number: number): void {
    const world = worldOfLog(worlds(), name)
    if (world === undefined) {
      // The log of an ended world is short, and is read from its start once the number is forgotten.
      keep(ended, mostEnded, name, number)
      return
    }
    progress(world).reached = number
    const { reach } = world.journal as NumberedJournal
    reach(number)
  }

  async function carryOut(name: string, { base, life, after, calls, more }: Calls): Promise<boolean> {
    const lost = isLost(name, life)
    if (base > reached(name) || lost) {
      const world = worldOfLog(worlds(), name)
      // First, since a cleared journal forgets what lies before the number that is reached.
      reach(name, base)
      if (world !== undefined) {
        startAnew(world, lost)
        Object.assign(progress(world), { life, length: 0, reset: base })
      }
      // A store that has lost everything may count from a lower number, before which nothing was read.
      if (lost) return true
    }
    const from = reached(name)
    // The calls up to there were taken, and could not be carried out.
    if (after > from) return true
    for (const [number, text] of calls) {
      if (number <= from) continue
      const call = JSON.parse(text) as Call
      await before(name, call, number)
      reach(name, number)
      const status = await one(call, number)
      const after = progressOf(name)
      if (after !== undefined) {
        after.length++
        if (isReset(call) && status === 200) after.reset = number
      }
      // The call may have ended the world.
      if (reached(name) < number) reach(name, number)
    }
    return more
  }

  /** True if a part of a world's log has nothing that this process has not carried out. */
  function isUpToDate(name: string, { base, life, after, calls }: Calls): boolean {
    if (calls.length > 0 || isLost(name, life)) return false
    const from = reached(name)
    return base <= from && after <= from
  }

  /** True if the log has lost what this process carried out. */
  function isLost(name: string, life: string): boolean {
    if (life !== present) ended.clear()
    present = life
    const known = progressOf(name)
    if (known === undefined) return false
    known.life ??= life
    return known.life !== life
  }

  /** Carries out a call. Resolves to the status of its answer. */
  async function one(call: Call, number: number): Promise<number> {
    const client = waiting.get(call.id)
    waiting.delete(call.id)
    // A response of HTTP/2 does not say whether it is destroyed.
    const here = client?.response.destroyed === true ? undefined : client
    const request = requestOf(call, here?.raw.socket)
    const response = here?.response ?? unreadResponse(request)
    await new Promise<void>((settled) => {
      places.set(request, { number, call, isOthers: client === undefined, repeated: here === undefined, settled })
      response.once('finish', settled).once('close', settled)
      routes(request, response)
    })
    return response.statusCode
  }

  return {
    taken: (name) => working.get(name)?.taken ?? reached(name),
    isBusy: (name) => working.has(name),
    begunOf(name, world) {
      // A world that has ended and was made anew has no such call of its own.
      const end = ended.get(name) ?? 0
      const { cleared } = world.journal as NumberedJournal
      return { cleared: Math.max(cleared, end), reset: Math.max(progress(world).reset, end) }
    },
    lengthOf: (world) => progress(world).length,
    dropped(name) {
      const known = progressOf(name)
      if (known !== undefined) known.length = 0
    },
    placeOf: (raw) => places.get(raw),
    through(name, calls) {
      const before = working.get(name)
      // Several requests may have read them together.
      if (before?.calls === calls.calls && calls.calls.length > 0) return before.done
      if (before === undefined && isUpToDate(name, calls)) return false
      const done = (before?.done ?? Promise.resolve()).then(() => carryOut(name, calls))
      const [last = 0] = calls.calls.at(-1) ?? []
      const work = { calls: calls.calls, taken: Math.max(before?.taken ?? reached(name), last), done }
      working.set(name, work)
      return done.finally(() => {
        if (working.get(name) === work) working.delete(name)
      })
    }
  }
}

/** Puts a world back to the start, with the stubs and snapshots that a reset would keep. `lost`: the notes are too. */
function startAnew(world: World, lost: boolean): void {
  resetWorld(world)
  world.stubs.restart()
  world.snapshots.clear()
  if (lost) (world.journal as NumberedJournal).noted = 0
}
