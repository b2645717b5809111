/** The calls of all worlds in memory. */
import type { Calls, Numbered } from './log.ts'

export interface KeptCalls {
  add: (world: string, call: Numbered) => void
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

const none: Kept = { base: 0, calls: [], ended: false }

export function keepCalls(from: [name: string, calls: Kept][] = []): KeptCalls {
  const worlds = new Map(from)
  const of = (world: string): Kept => {
    const known = worlds.get(world) ?? { base: 0, calls: [], ended: false }
    worlds.set(world, known)
    return known
  }
  return {
    add(world, call) {
      const kept = of(world)
      kept.calls.push(call)
      kept.ended = false
    },
    read(world, after) {
      const { base, calls } = worlds.get(world) ?? none
      const last = calls.at(-1)
      const isRead = last === undefined || last[0] <= after
      const left = isRead ? none.calls : calls.slice(calls.findLastIndex(([number]) => number <= after) + 1)
      // One life, since a machine that loses the calls loses all processes too.
      return { base, life: '', after, calls: left, more: false }
    },
    restart(world, at, ended) {
      const kept = of(world)
      if (at <= kept.base) return
      kept.base = at
      kept.calls = kept.calls.filter(([number]) => number > at)
      kept.ended = ended && kept.calls.length === 0
    },
    worlds: () => [...worlds].flatMap(([name, { ended }]) => (ended || name === '' ? [] : [name])),
    all: () => [...worlds]
  }
}
