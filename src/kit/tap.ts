import { startStandin } from '../start.ts'
import { type KitOptions, type Mock, mockFor } from './kit.ts'

export type { KitOptions, Mock } from './kit.ts'

/** The used part of tap's `t`. */
export interface Tap {
  before: (start: () => Promise<void>) => unknown
  beforeEach: (begin: (test: TapTest) => void) => unknown
  teardown: (stop: () => Promise<void>) => unknown
}

/** The used part of a test's own `t`. */
export interface TapTest {
  passing: () => boolean
  comment: (text: string) => void
  fail: (message: string, extra: object) => unknown
  /** Called while the test may still fail; at `afterEach` it has ended. */
  onbeforeend: () => void
}

/** Starts a server for the subtests of a tap test. With the file's `t`, it is for the whole file. */
export const useStandin = <Api = unknown>(t: Tap, options?: KitOptions): Mock<Api> =>
  mockFor(
    startStandin,
    {
      beforeAll: (start) => t.before(start),
      beforeEach: (begin) =>
        t.beforeEach((test) => {
          const end = begin(test)
          test.onbeforeend = () => {
            try {
              end(!test.passing())
            } catch (error) {
              // As a comment, the table keeps its lines.
              test.comment((error as Error).message.trimEnd())
              test.fail('not clean', { at: null, stack: '' })
            }
          }
        }),
      afterAll: (stop) => t.teardown(stop)
    },
    options
  )
