import { test as base } from '@playwright/test'
import type { WorldControls } from '../library/controls.ts'
import { type Standin, startStandin } from '../start.ts'
import type { KitOptions } from './kit.ts'

export type { KitOptions } from './kit.ts'

/**
 * Playwright's `test` with a server for each worker and, in the fixture `mock`, a world for each test: `mock.url` is
 * that world's, and what the browser asks of the server's plain address is asked in it, too. After a test it throws
 * unless all was clean, or attaches the journal.
 */
export function standinTest<Api = unknown>({
  clean = true,
  ...options
}: KitOptions = {}): ReturnType<typeof base.extend<{ mock: WorldControls<Api> }, { standin: Standin<Api> }>> {
  return base.extend<{ mock: WorldControls<Api> }, { standin: Standin<Api> }>({
    standin: [
      // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of fixtures from it
      async ({}, use) => {
        const server = await startStandin<Api>(options)
        await use(server)
        await server.close()
      },
      { scope: 'worker' }
    ],
    mock: async ({ standin }, use, test) => {
      const world = standin.world(test.testId)
      await use(world)
      const failed = test.status !== test.expectedStatus
      if (failed) await test.attach('standin', { body: world.journal(), contentType: 'text/plain' })
      try {
        if (!failed && clean) world.assertClean()
      } finally {
        world.end()
      }
    },
    // Made only for tests with a page: suites of requests alone have no browser.
    context: async ({ context, standin, mock }, use) => {
      await context.route(`${standin.url}/**`, (route) =>
        route.continue({ headers: { ...route.request().headers(), ...mock.headers } })
      )
      await use(context)
    }
  })
}
