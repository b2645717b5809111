import type { Standin } from '../standin.ts'
import { type KitOptions, mockFor } from './kit.ts'

/** What of tap's `t` is used. */
export interface Tap {
  before: (start: () => Promise<void>) => unknown
  afterEach: (check: (test: { passing: () => boolean }) => void) => unknown
  teardown: (stop: () => Promise<void>) => unknown
}

/** A server for the subtests of a tap test (`t` of the file for all of it); see README. */
export const useStandin = <Api = unknown>(t: Tap, options?: KitOptions): Standin<Api> =>
  mockFor(
    {
      beforeAll: (start) => t.before(start),
      afterEach: (check) => t.afterEach((test) => check(!test.passing())),
      afterAll: (stop) => t.teardown(stop)
    },
    options
  )
