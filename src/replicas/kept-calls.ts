/** The calls of all worlds in memory. */
import type { Calls, Numbered } from './log.ts'

export interface KeptCalls {
  add: (world: string, call: Numbered) => void
  read: (world: string, after: number) => Calls
  restart: (world: string, at: number) => void
  all: () => [name: string, calls: Calls][]
}

const none: Calls = { base: 0, life: '', calls: [] }

export function keepCalls(from: [name: string, calls: Calls][] = []): KeptCalls {
  const worlds = new Map(from)
  const of = (world: string): Calls => {
    const known = worlds.get(world) ?? { base: 0, life: '', calls: [] }
    worlds.set(world, known)
    return known
  }
  return {
    add: (world, call) => void of(world).calls.push(call),
    read(world, after) {
      const { base, life, calls } = worlds.get(world) ?? none
      const last = calls.at(-1)
      if (last === undefined || last[0] <= after) return { base, life, calls: [] }
      return { base, life, calls: calls.slice(calls.findLastIndex(([number]) => number <= after) + 1) }
    },
    restart(world, at) {
      const kept = of(world)
      if (at <= kept.base) return
      kept.base = at
      kept.calls = kept.calls.filter(([number]) => number > at)
    },
    all: () => [...worlds]
  }
}
