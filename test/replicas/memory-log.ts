import { createClock, now } from '../../src/replicas/clock.ts'
import { keepCalls } from '../../src/replicas/kept-calls.ts'
import { type Log, mostNotes, type Numbered, StoreMissing } from '../../src/replicas/log.ts'

/** A store in memory, with as many logs as processes want. `onePort`: they report their metrics together. */
export function memoryStore(onePort = false) {
  const reports: (() => Promise<unknown>)[] = []
  let calls = keepCalls()
  let life = 'one'
  const notes = new Map<string, Numbered[]>()
  const clock = createClock(now(), 0, 1)
  const store = {
    /** False: it cannot be reached. */
    there: true,
    /** True: it is there until somebody reads. */
    vanishes: false,
    restarts: [] as [world: string, at: number][],
    /** Loses everything. */
    lose() {
      calls = keepCalls()
      life += '+'
    },
    size: (world: string) => calls.read(world, 0).calls.length,
    open(): Log {
      const reached = () => {
        if (!store.there || store.vanishes) throw new StoreMissing('the test took it away')
      }
      const read = (world: string, after: number) => ({ ...calls.read(world, after), life })
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
          calls.add(world, [clock(), text])
          return read(world, after)
        },
        read(world, after) {
          reached()
          return read(world, after)
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
        async restart(world, at) {
          store.restarts.push([world, at])
          calls.restart(world, at)
        },
        worlds: async () => {
          reached()
          return calls.all().map(([name]) => name)
        },
        isThere: () => store.there,
        close: async () => {}
      }
    }
  }
  return store
}
