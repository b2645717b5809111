import { afterAll, afterEach, beforeAll } from 'vitest'
import type { Standin } from '../standin.ts'
import { type KitOptions, mockFor } from './kit.ts'

/** A server for the tests of a file or `describe` of vitest; see README. Call it at the top, use what it gives in tests. */
export const useStandin = <Api = unknown>(options?: KitOptions): Standin<Api> =>
  mockFor(
    { beforeAll, afterEach: (check) => afterEach(({ task }) => check(task.result?.state === 'fail')), afterAll },
    options
  )
