import type { FastifyInstance } from 'fastify'
import { type Entry, receivedOf } from './journal.ts'
import { resetWorld, type World } from './world.ts'

/**
 * The control API under `/__admin`, in WireMock's words. It carries no CORS headers: no web page is to drive it. A document
 * may describe such an API itself; where it does (`taken`, such as `GET /__admin/requests`), the document is what is served.
 */
export function addAdmin(
  app: FastifyInstance,
  world: World,
  version: string,
  taken: ReadonlySet<string> = new Set()
): void {
  const started = performance.now()

  const routes: [method: 'GET' | 'POST' | 'DELETE', path: string, answer: () => object][] = [
    [
      'GET',
      '/health',
      () => ({
        status: 'healthy',
        message: 'standin is ok',
        version,
        uptimeInSeconds: Math.floor((performance.now() - started) / 1000),
        timestamp: new Date().toISOString()
      })
    ],
    [
      'GET',
      '/requests',
      () => {
        const requests = world.journal.entries().reverse().map(shown)
        return { requests, meta: { total: requests.length }, requestJournalDisabled: false }
      }
    ],
    ['DELETE', '/requests', forget],
    ['POST', '/requests/reset', forget],
    ['POST', '/requests/count', () => ({ count: world.journal.received(), requestJournalDisabled: false })],
    [
      'POST',
      '/reset',
      () => {
        resetWorld(world)
        return {}
      }
    ]
  ]

  function forget(): object {
    world.journal.clear()
    return {}
  }

  app.register(async (admin) => {
    for (const [method, path, answer] of routes) {
      const url = `/__admin${path}`
      if (!taken.has(`${method} ${url}`)) admin.route({ method, url, handler: async () => answer() })
    }
  })
}

/** An entry as WireMock's clients read it. */
function shown(entry: Entry): object {
  const { at, headers, operationId, source, ms, violations, status } = receivedOf(entry)
  return {
    id: String(entry.id),
    request: {
      url: entry.url,
      method: entry.method,
      headers,
      body: entry.body?.toString() ?? '',
      loggedDate: at.getTime(),
      loggedDateString: at.toISOString()
    },
    responseDefinition: { status },
    wasMatched: operationId !== undefined,
    metadata: { standin: { operationId, source, ms, violations } }
  }
}
