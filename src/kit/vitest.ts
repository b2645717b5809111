import { afterAll, beforeAll, beforeEach } from 'vitest'
import { startStandin } from '../start.ts'
import { type KitOptions, type Mock, mockFor } from './kit.ts'

export type { KitOptions, Mock } from './kit.ts'

/** Starts a server for the tests of a file or `describe` of vitest. Call it at the top, and use the result in tests. */
export const useStandin = <Api = unknown>(options?: KitOptions): Mock<Api> =>
  mockFor(
    startStandin,
    {
      beforeAll,
      beforeEach: (begin) =>
        beforeEach(({ task }) => {
          const end = begin(task)
          return () => end(task.result?.state === 'fail')
        }),
      afterAll
    },
    options
  )
