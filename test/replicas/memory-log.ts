import { createClock, now } from '../../src/replicas/clock.ts'
import { keepCalls } from '../../src/replicas/kept-calls.ts'
import { keepNotes } from '../../src/replicas/kept-notes.ts'
import { type Log, StoreMissing, WorldsFull } from '../../src/replicas/log.ts'
import { allPacked, countNames, emptySheets, type Names, unpacked } from '../../src/replicas/sheets.ts'

/** Counts a request. */
function counted(names: Names) {
  const sheets = emptySheets()
  countNames(sheets, names)
  return allPacked(sheets)
}

/**
 * A store in memory, with as many logs as processes want. `ofWorkers`: they know all calls at once, write notes out when
 * somebody asks for them, and report their metrics together.
 */
export function memoryStore(ofWorkers = false) {
  const reports: (() => Promise<unknown>)[] = []
  let calls = keepCalls()
  let life = 'one'
  let notes = keepNotes()
  let unwritten: (() => void)[] = []
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
      notes = keepNotes()
      life += '+'
      let number = at ?? 0
      if (at !== undefined) clock = () => ++number
    },
    /** Returns what takes the store back to its present calls, as one does that starts from what is on its disk. */
    kept() {
      const all = structuredClone(calls.all())
      return () => {
        calls = keepCalls(all)
        life += '+'
      }
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
      const port = {
        tell(own: () => Promise<unknown>) {
          mine = own
          reports.push(own)
        },
        ofOthers: () => Promise.all(reports.filter((own) => own !== mine).map((own) => own())),
        end: () => {}
      }
      return {
        ...(ofWorkers && { port }),
        async append(world, text, after) {
          reached()
          await new Promise(setImmediate)
          if (store.full) throw new WorldsFull()
          const number = clock()
          calls.add(world, [number, text])
          return { ...read(world, after()), number }
        },
        isRead: (world, after) => ofWorkers && calls.isRead(world, after),
        read(world, after) {
          store.reads++
          reached()
          if (store.still) return new Promise(() => {})
          return read(world, after())
        },
        note(world, text, names) {
          const number = clock()
          const write = () => notes.add(world, [[number, text()]], counted(names))
          if (ofWorkers) {
            unwritten.push(write)
            return number
          }
          return note()

          async function note(): Promise<number> {
            reached()
            if (store.still) throw new StoreMissing('it stands still')
            write()
            return number
          }
        },
        count(world, _number, names, isOwn) {
          if (isOwn) notes.add(world, [], counted(names))
        },
        async notes(world, mark) {
          reached()
          for (const write of unwritten) write()
          unwritten = []
          const { requests, run, ...noted } = notes.read(world, mark)
          return { ...noted, requests: unpacked(requests), run: unpacked(run) }
        },
        async coverage() {
          reached()
          return unpacked(notes.coverage())
        },
        async uncover() {
          reached()
          notes.uncover()
        },
        async restart(world, at, ended) {
          store.restarts.push([world, at])
          calls.restart(world, at, ended)
          if (ended) notes.end(world, at)
        },
        worlds: async () => {
          reached()
          return [...new Set([...calls.worlds(), ...notes.worlds()])]
        },
        missing: () => (store.there ? undefined : 'it is not there'),
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
