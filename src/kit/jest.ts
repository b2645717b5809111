import { runInThisContext } from 'node:vm'
import { afterAll, afterEach, beforeAll, beforeEach } from '@jest/globals'
import type { Standin, startStandin } from '../start.ts'
import { type KitOptions, mockFor } from './kit.ts'

export type { KitOptions } from './kit.ts'

/**
 * A server for the tests of a file or `describe` of Jest; see README. Call it at the top, use what it gives in tests.
 * This file is built as CommonJS, which Jest's projects of either kind can load.
 */
export const useStandin = <Api = unknown>(options?: KitOptions): Standin<Api> =>
  mockFor(
    (own) => standin().startStandin(own),
    {
      beforeAll,
      beforeEach(begin) {
        let end: (failed: boolean) => void
        beforeEach(() => {
          end = begin({})
        })
        afterEach(() => end(hasFailed()))
      },
      afterAll
    },
    options
  )

/** The library, as Node itself loads it: Jest's own `require` cannot, and would load it anew for each file of tests. */
function standin(): { startStandin: typeof startStandin } {
  const { getBuiltinModule } = runInThisContext('process') as NodeJS.Process
  return getBuiltinModule('node:module').createRequire(import.meta.url)('../index.cjs')
}

/** Returns true if the running test has failed, and false if there is no telling. Jest tells its environment only. */
function hasFailed(): boolean {
  const all = globalThis as unknown as Record<symbol, { currentlyRunningTest?: { errors: unknown[] } } | undefined>
  const state = Object.getOwnPropertySymbols(all).find(({ description }) => description === 'JEST_STATE_SYMBOL')
  return state !== undefined && (all[state]?.currentlyRunningTest?.errors.length ?? 0) > 0
}
