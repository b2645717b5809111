import { createHash, X509Certificate } from 'node:crypto'
import { test as base } from '@playwright/test'
import type { WorldControls } from '../library/controls.ts'
import { type Standin, startStandin } from '../start.ts'
import type { KitOptions } from './kit.ts'

export type { KitOptions } from './kit.ts'

/**
 * Returns Playwright's `test` with a server for each worker and a world for each test, the fixture `mock`. `mock.url`
 * is the world's address. The browser's requests to the server's own address enter the world too. After a passed test,
 * throws unless all requests and stubs were clean. After a failed one, attaches the journal.
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
        await server.trust()
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
    ...(options.https && { launchOptions: [trustingLaunch, { scope: 'worker' }] }),
    // Playwright makes it only for tests with a page, so tests without a browser do not pay for it.
    context: async ({ context, standin, mock }, use) => {
      await context.route(`${standin.url}/**`, (route) =>
        route.continue({ headers: { ...route.request().headers(), ...mock.headers } })
      )
      await use(context)
    }
  })
}

interface Launch {
  launchOptions: { args?: string[] }
  browserName: string
  standin: Pick<Standin, 'authority'>
}

/** Makes Chromium accept certificates that the server's authority has signed. Other browsers have no such option. */
async function trustingLaunch(
  { launchOptions, browserName, standin }: Launch,
  use: (options: object) => Promise<void>
) {
  const { authority } = standin
  if (authority === undefined || browserName !== 'chromium') return use(launchOptions)
  const key = new X509Certificate(authority).publicKey.export({ type: 'spki', format: 'der' })
  const pin = createHash('sha256').update(key).digest('base64')
  const args = [...(launchOptions.args ?? []), `--ignore-certificate-errors-spki-list=${pin}`]
  return use({ ...launchOptions, args })
}
