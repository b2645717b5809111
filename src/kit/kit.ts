import { type Standin, type StartOptions, startStandin } from '../standin.ts'

export interface KitOptions extends StartOptions {
  /** `false`: a test may leave requests unmatched or invalid, and stubs unused. */
  clean?: boolean
}

/** What a test runner is asked for: to do something before the first test, after each (which may have failed), and last. */
export interface Hooks {
  beforeAll: (start: () => Promise<void>) => unknown
  afterEach: (check: (failed: boolean) => void) => unknown
  afterAll: (stop: () => Promise<void>) => unknown
}

/**
 * A server for the tests of a file, on a free port. After each test it shows the journal where the test failed, else throws
 * unless all was clean, and is reset. What this gives may be used within tests.
 */
export function mockFor<Api>({ beforeAll, afterEach, afterAll }: Hooks, options: KitOptions = {}): Standin<Api> {
  const { clean = true, ...start } = options
  let running: Standin<Api> | undefined
  beforeAll(async () => {
    running = await startStandin<Api>(start)
  })
  afterEach((failed) => {
    if (running === undefined) return
    try {
      if (failed) process.stderr.write(`standin received:\n${running.journal()}\n`)
      else if (clean) running.assertClean()
    } finally {
      running.reset()
    }
  })
  afterAll(async () => running?.close())
  return new Proxy({} as Standin<Api>, {
    get(_, name) {
      if (running === undefined) throw new Error('the server runs while tests do: use it within one, or in beforeAll')
      return Reflect.get(running, name)
    }
  })
}
