import { createClock, now } from '../../src/replicas/clock.ts'
import { keepCalls } from '../../src/replicas/kept-calls.ts'
import { type Log, mostNotes, type Numbered, StoreMissing, WorldsFull } from '../../src/replicas/log.ts'

/** A store in memory, with as many logs as processes want. `onePort`: they report their metrics together. */
export function memoryStore(onePort = false) {
  const reports: (() => Promise<unknown>)[] = []
  let calls = keepCalls()
  let life = 'one'
  const notes = new Map<string, Numbered[]>()
  let clock = createClock(now(), 0, 1)
  const store = {
    /** False: it cannot be reached. */
    there: true,
    /** True: it is there until somebody reads. */
    vanishes: false,
    /** True: it answers nothing. */
    still: false,
    /** True: there is no room for another world. */
    full: false,
    /** The most calls that are read at once. */
    page: Number.POSITIVE_INFINITY,
    restarts: [] as [world: string, at: number][],
    /** The number of reads. */
    reads: 0,
    /** Loses everything. `at`: the clock stands there from now on. */
    lose(at?: number) {
      calls = keepCalls()
      notes.clear()
      life += '+'
      let number = at ?? 0
      if (at !== undefined) clock = () => ++number
    },
    size: (world: string) => calls.read(world, 0).calls.length,
    open(): Log {
      const reached = () => {
        if (!store.there || store.vanishes) throw new StoreMissing('the test took it away')
      }
      const read = (world: string, after: number) => {
        const { base, calls: all } = calls.read(world, after)
        return { base, life, after, calls: all.slice(0, store.page), more: all.length > store.page }
      }
      let mine: (() => Promise<unknown>) | undefined
      const metrics = {
        tell(own: () => Promise<unknown>) {
          mine = own
          reports.push(own)
        },
        ofOthers: () => Promise.all(reports.filter((own) => own !== mine).map((own) => own()))
      }
      return {
        ...(onePort && { metrics }),
        async append(world, text, after) {
          reached()
          await new Promise(setImmediate)
          if (store.full) throw new WorldsFull()
          const number = clock()
          calls.add(world, [number, text])
          return { ...read(world, after()), number }
        },
        read(world, after) {
          store.reads++
          reached()
          if (store.still) return new Promise(() => {})
          return read(world, after())
        },
        async note(world, text) {
          reached()
          const number = clock()
          notes.set(world, [...(notes.get(world) ?? []), [number, text()] as Numbered].slice(-mostNotes))
          return number
        },
        async notes(world, after) {
          reached()
          return (notes.get(world) ?? []).filter(([number]) => number > after)
        },
        async restart(world, at, ended) {
          store.restarts.push([world, at])
          calls.restart(world, at, ended)
          if (ended)
            notes.set(
              world,
              (notes.get(world) ?? []).filter(([number]) => number > at)
            )
        },
        worlds: async () => {
          reached()
          const noted = [...notes].flatMap(([name, { length }]) => (name === '' || length === 0 ? [] : [name]))
          return [...new Set([...calls.worlds(), ...noted])]
        },
        isThere: () => store.there,
        unlessStill: async (value) => {
          if (store.still) throw new StoreMissing('it stands still')
          return value
        },
        close: async () => {}
      }
    }
  }
  return store
}
