import type { WorldControls } from '../library/controls.ts'
import type { StartOptions } from '../options.ts'
import type { Standin, startStandin } from '../start.ts'

export interface KitOptions extends StartOptions {
  /** `false`: a test may leave requests unmatched or invalid, and stubs unused. */
  clean?: boolean
}

/** A server for the tests of a file. */
export interface Mock<Api = unknown> extends Standin<Api> {
  /**
   * A world of a test's own, for tests that run at once: what the test's function is given says which (of vitest's, its
   * `task`). Where the test ends it is looked at like the server itself, and ends too.
   */
  forTest: (test: object) => WorldControls<Api>
}

/** The hooks of a test runner: before the first test, around each test, and after the last. */
export interface Hooks {
  beforeAll: (start: () => Promise<void>) => unknown
  /** Calls `begin` before each test, and its result after, with true if the test failed. That throws if not clean. */
  beforeEach: (begin: (test: object) => (failed: boolean) => void) => unknown
  afterAll: (stop: () => Promise<void>) => unknown
}

/**
 * A server for the tests of a file, on a free port. Once a test ends, with its subtests and whatever runs beside it,
 * the journal is shown where one failed, else it throws unless all was clean, and the server is reset. What this gives
 * may be used within tests.
 */
export function mockFor<Api>(
  start: typeof startStandin,
  { beforeAll, beforeEach, afterAll }: Hooks,
  { clean = true, ...options }: KitOptions = {}
): Mock<Api> {
  let running: Standin<Api> | undefined
  /** The running tests, with their own worlds. */
  const tests = new Map<object, WorldControls<Api> | undefined>()
  let worlds = 0
  let someFailed = false

  function look(controls: Pick<Standin, 'journal' | 'assertClean'>, failed: boolean): void {
    if (failed) process.stderr.write(`standin received:\n${controls.journal()}\n`)
    else if (clean) controls.assertClean()
  }

  function end(server: Standin<Api>, test: object, failed: boolean): void {
    const own = tests.get(test)
    tests.delete(test)
    someFailed ||= failed
    // A subtest belongs to its test, and tests that run at once share the server: the last one resets it.
    const last = tests.size === 0
    try {
      if (own !== undefined) look(own, failed)
      if (last) look(server, someFailed)
    } finally {
      own?.end()
      if (last) {
        someFailed = false
        server.reset()
      }
    }
  }

  function forTest(server: Standin<Api>, test: object): WorldControls<Api> {
    if (!tests.has(test)) throw new Error("forTest wants what the function of a running test is given; vitest's `task`")
    const world = tests.get(test) ?? server.world(`test-${++worlds}`)
    tests.set(test, world)
    return world
  }

  beforeAll(async () => {
    running = await start<Api>(options)
  })
  beforeEach((test) => {
    const server = running
    // It could not start, which the runner tells.
    if (server === undefined) return () => undefined
    // Stubs that are there before a test begins were made for the whole file.
    if (tests.size === 0) server.keepStubs()
    tests.set(test, undefined)
    return (failed) => end(server, test, failed)
  })
  afterAll(async () => running?.close())
  return new Proxy({} as Mock<Api>, {
    get(_, name) {
      const server = running
      if (server === undefined) throw new Error('the server runs while tests do: use it within one, or in beforeAll')
      return name === 'forTest' ? (test: object) => forTest(server, test) : Reflect.get(server, name)
    }
  })
}
