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
   * Returns the world of one test, so that tests can run at once. `test` is the object that the runner passes to the
   * test's function (vitest passes it as `task`). When the test ends, the world is checked as the server is, and ends.
   */
  forTest: (test: object) => WorldControls<Api>
}

/** The hooks of a test runner. */
export interface Hooks {
  beforeAll: (start: () => Promise<void>) => unknown
  /**
   * Calls `begin` before each test. Calls the function that `begin` returned after the test, with true if the test
   * failed. That function throws if the test left the server not clean.
   */
  beforeEach: (begin: (test: object) => (failed: boolean) => void) => unknown
  afterAll: (stop: () => Promise<void>) => unknown
}

/**
 * Starts a server for the tests of a file, on a free port. When no test runs any more, prints the journal if one
 * failed, else throws unless all requests and stubs were clean. Then resets the server. The returned mock can be used
 * within tests only.
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
    // Subtests, and tests that run at once, share the server. The last one to end resets it.
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
    await running.trust()
  })
  beforeEach((test) => {
    const server = running
    // The server could not start; the runner reports that.
    if (server === undefined) return () => undefined
    // Stubs made before the first test are for the whole file.
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
