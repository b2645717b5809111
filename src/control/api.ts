import type { FastifyInstance } from 'fastify'
import { type Entry, receivedOf } from './journal.ts'
import { resetWorld, type World } from './world.ts'

/** The control API under `/__admin`, in WireMock's words. It carries no CORS headers: no web page is to drive it. */
export function addAdmin(app: FastifyInstance, world: World, version: string): void {
  const started = performance.now()

  app.register(
    async (admin) => {
      admin.get('/health', async () => ({
        status: 'healthy',
        message: 'standin is ok',
        version,
        uptimeInSeconds: Math.floor((performance.now() - started) / 1000),
        timestamp: new Date().toISOString()
      }))
      admin.get('/requests', async () => {
        const requests = world.journal.entries().reverse().map(shown)
        return { requests, meta: { total: requests.length }, requestJournalDisabled: false }
      })
      admin.delete('/requests', async () => {
        world.journal.clear()
        return {}
      })
      admin.post('/requests/reset', async () => {
        world.journal.clear()
        return {}
      })
      admin.post('/requests/count', async () => ({ count: world.journal.received(), requestJournalDisabled: false }))
      admin.post('/reset', async () => {
        resetWorld(world)
        return {}
      })
    },
    { prefix: '/__admin' }
  )
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
