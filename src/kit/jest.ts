import { runInThisContext } from 'node:vm'
import { afterAll, afterEach, beforeAll, beforeEach } from '@jest/globals'
import type { Standin, startStandin } from '../start.ts'
import { type KitOptions, mockFor } from './kit.ts'

export type { KitOptions } from './kit.ts'

/**
 * Starts a server for the tests of a file or `describe` of Jest. Call it at the top, and use the result in tests. This
 * file is built as CommonJS, which both kinds of Jest projects can load.
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

/** Loads the library by Node's `require`. Jest's own one cannot, and would load it again for each test file. */
function standin(): { startStandin: typeof startStandin } {
  const { getBuiltinModule } = runInThisContext('process') as NodeJS.Process
  return getBuiltinModule('node:module').createRequire(import.meta.url)('../index.cjs')
}

/** Returns true if the running test has failed, false if that is unknown: Jest tells only its environment. */
function hasFailed(): boolean {
  const all = globalThis as unknown as Record<symbol, { currentlyRunningTest?: { errors: unknown[] } } | undefined>
  const state = Object.getOwnPropertySymbols(all).find(({ description }) => description === 'JEST_STATE_SYMBOL')
  return state !== undefined && (all[state]?.currentlyRunningTest?.errors.length ?? 0) > 0
}
