import { begun, type FileStubs, givenIn, idsOf, takenUp } from './file-stubs.ts'
import type { Scenarios, Step } from './scenarios.ts'
import type { Stub } from './stub.ts'
import { createStubTable, type StubTable } from './stub-table.ts'

/** The stubs of a world. Among matching stubs the lowest priority answers, then the newest. */
export interface Stubs {
  size: () => number
  /** Newest first. */
  all: () => Stub[]
  get: (id: string) => Stub | undefined
  add: (...stubs: Stub[]) => void
  /** Puts a stub in the place of the one with its id. */
  replace: (stub: Stub) => void
  remove: (gone: (stub: Stub) => boolean) => void
  /** Removes all stubs but the kept ones, which begin anew. */
  clear: () => void
  /** Keeps the present stubs, each as it is now, through the next `clear`. */
  keep: () => void
  isKept: (stub: Stub) => boolean
  /**
   * Takes up the stubs of files, which are kept through `clear`. Those whose mappings are as before stay as tests left
   * them, and so does a test's own stub with the id of a new one.
   */
  give: (stubs: FileStubs) => void
  /** Puts all back as it was at the start: only the stubs of files are there. */
  restart: () => void
  /** Counts the stubs of files. */
  given: () => number
  /** Returns the stubs that may answer a request, by operation, method and URL. The first is asked first. */
  candidates: (method: string, url: string, operationId?: string) => readonly Stub[]
  nextId: () => string
}

/**
 * Returns an empty collection of stubs. The stubs that `arise` returns answer too, are not shown, and begin anew when
 * the others are cleared. `tell` is called at each change.
 */
export function createStubs(
  scenarios: Scenarios,
  arise: () => readonly Stub[] = () => [],
  tell: () => void = () => {}
): Stubs {
  let standing = arise()
  let newestFirst: Stub[] = []
  let kept: Stub[] = []
  let given: ReadonlySet<string> = new Set()
  let files: FileStubs = []
  let ids = 0
  let table: StubTable | undefined
  const byId = new Map<string, Stub>()

  function setAll(next: Stub[]): void {
    byId.clear()
    for (const stub of next) byId.set(stub.id, stub)
    changed(next)
  }

  function changed(next: Stub[]): void {
    newestFirst = next
    table = undefined
    scenarios.keep(new Set(next.flatMap(({ scenario }) => scenario?.name ?? [])))
    tell()
  }

  return {
    size: () => newestFirst.length,
    all: () => newestFirst,
    get: (id) => byId.get(id),
    add(...stubs) {
      for (const stub of stubs) byId.set(stub.id, stub)
      changed([...stubs.toReversed(), ...newestFirst])
    },
    replace(stub) {
      byId.set(stub.id, stub)
      changed(newestFirst.map((one) => (one.id === stub.id ? stub : one)))
    },
    remove(gone) {
      const kept = newestFirst.filter((stub) => !gone(stub))
      if (kept.length < newestFirst.length) setAll(kept)
    },
    clear() {
      ids = 0
      standing = arise()
      given = idsOf(files)
      setAll(kept.map((stub) => ({ ...begun(stub), left: stub.left, used: stub.used })))
    },
    keep() {
      kept = newestFirst.map((stub) => ({ ...stub }))
    },
    restart() {
      ids = 0
      standing = arise()
      kept = []
      setAll([])
      const again = files
      files = []
      given = new Set()
      this.give(again)
    },
    give(stubs) {
      const live = takenUp(newestFirst, files, stubs, given)
      kept = takenUp(kept, files, stubs, idsOf(files))
      given = givenIn(live, stubs, given)
      files = stubs
      setAll(live)
    },
    given: () => newestFirst.filter(({ id }) => given.has(id)).length,
    isKept: ({ id }) => kept.some((stub) => stub.id === id),
    candidates(method, url, operationId) {
      table ??= createStubTable([...newestFirst, ...standing])
      return table(method, url, operationId)
    },
    nextId() {
      for (;;) {
        const id = uuidOf(ids++)
        if (!byId.has(id)) return id
      }
    }
  }
}

/** A UUID for a number, the same in each run. */
export const uuidOf = (number: number): string => `57a4d140-0000-4000-8000-${number.toString(16).padStart(12, '0')}`

/** Returns method and URL of a stub, for people. */
export const aimOf = ({ request: { method, url } }: Stub): string => `${method ?? 'ANY'} ${url?.expected ?? 'any URL'}`

export function statesOf(steps: Step[]): string[] {
  return [...new Set(steps.flatMap(({ required, next }) => [required, next]).filter((state) => state !== undefined))]
}
