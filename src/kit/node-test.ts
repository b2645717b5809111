import { after, before, beforeEach } from 'node:test'
import { startStandin } from '../start.ts'
import { type KitOptions, type Mock, mockFor } from './kit.ts'

export type { KitOptions, Mock } from './kit.ts'

/** The used part of a test's context. Older types leave out `passed`. */
interface Context {
  after: (end: () => void) => void
  passed?: boolean
}

/** Starts a server for the tests of a file or suite of node:test. Call it at the top, and use the result in tests. */
export const useStandin = <Api = unknown>(options?: KitOptions): Mock<Api> =>
  mockFor(
    startStandin,
    {
      beforeAll: before,
      beforeEach: (begin) =>
        beforeEach((context) => {
          const test = context as Context
          const end = begin(test)
          // Unlike `afterEach`, it is called for tests that skip themselves, too.
          test.after(() => end(test.passed === false))
        }),
      afterAll: after
    },
    options
  )
