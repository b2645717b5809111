/** The calls of all worlds in memory. */
import type { Calls, Numbered } from './log.ts'

export interface KeptCalls {
  add: (world: string, call: Numbered) => void
  /** Returns true if a world has no call after a number, and none up to it was dropped since. */
  isRead: (world: string, after: number) => boolean
  read: (world: string, after: number) => Calls
  restart: (world: string, at: number, ended: boolean) => void
  /** Returns the names of the worlds that have calls, and have not ended. */
  worlds: () => string[]
  all: () => [name: string, calls: Kept][]
}

/** The calls of a world, as many as there are. */
export interface Kept extends Pick<Calls, 'base' | 'calls'> {
  ended: boolean
}

/**
 * The most ended worlds whose numbers are known. Two thousand worlds are there at a time, so no process has one that
 * ended so many ends ago.
 */
const mostEnded = 10_000

export function keepCalls(from: [name: string, calls: Kept][] = []): KeptCalls {
  const there = new Map<string, Pick<Kept, 'base' | 'calls'>>()
  /** The bases of ended worlds, the latest last. */
  const ended = new Map<string, number>()
  for (const [name, kept] of from) {
    if (kept.ended) ended.set(name, kept.base)
    else there.set(name, kept)
  }
  const keptOf = (world: string) => there.get(world) ?? { base: ended.get(world) ?? 0, calls: [] }

  function end(world: string, base: number): void {
    there.delete(world)
    ended.set(world, base)
    const [oldest] = ended.keys()
    if (ended.size > mostEnded) ended.delete(oldest as string)
  }

  return {
    add(world, call) {
      const kept = keptOf(world)
      kept.calls.push(call)
      there.set(world, kept)
      ended.delete(world)
    },
    isRead(world, after) {
      const { base, calls } = keptOf(world)
      const last = calls.at(-1)
      return base <= after && (last === undefined || last[0] <= after)
    },
    read(world, after) {
      const { base, calls } = keptOf(world)
      const left = calls.slice(calls.findLastIndex(([number]) => number <= after) + 1)
      // One life, since a machine that loses the calls loses all processes too.
      return { base, life: '', after, calls: left, more: false }
    },
    restart(world, at, isEnd) {
      const { base, calls } = keptOf(world)
      if (at <= base) return
      const left = calls.filter(([number]) => number > at)
      ended.delete(world)
      if (isEnd && left.length === 0) end(world, at)
      else there.set(world, { base: at, calls: left })
    },
    worlds: () => [...there.keys()].filter((name) => name !== ''),
    all: () => [
      ...Array.from(ended, ([name, base]): [string, Kept] => [name, { base, calls: [], ended: true }]),
      ...Array.from(there, ([name, kept]): [string, Kept] => [name, { ...kept, ended: false }])
    ]
  }
}
