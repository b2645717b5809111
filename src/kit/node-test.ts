import { after, afterEach, before } from 'node:test'
import type { Standin } from '../standin.ts'
import { type KitOptions, mockFor } from './kit.ts'

/** A server for the tests of a file or suite of node:test; see README. Call it at the top, use what it gives in tests. */
export const useStandin = <Api = unknown>(options?: KitOptions): Standin<Api> =>
  mockFor(
    {
      beforeAll: before,
      // What the types leave out: a hook is given the context of its test, which newer versions of Node let tell.
      afterEach: (check) =>
        afterEach((test: unknown) => check((test as { passed?: boolean } | undefined)?.passed === false)),
      afterAll: after
    },
    options
  )
