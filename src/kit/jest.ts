import { afterAll, afterEach, beforeAll } from '@jest/globals'
import type { Standin } from '../standin.ts'
import { type KitOptions, mockFor } from './kit.ts'

/**
 * A server for the tests of a file or `describe` of Jest; see README. Call it at the top, use what it gives in tests.
 * Jest does not tell hooks whether the test failed: the journal is shown by what `assertClean` throws alone.
 */
export const useStandin = <Api = unknown>(options?: KitOptions): Standin<Api> =>
  mockFor({ beforeAll, afterEach: (check) => afterEach(() => check(false)), afterAll }, options)
