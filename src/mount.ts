import type { FastifyInstance } from 'fastify'
import type { Assembly } from './assemble.ts'
import type { StandinOptions } from './options.ts'
import { addDocs } from './server/docs.ts'
import { serve } from './server/server.ts'
import { version } from './version.ts'
import { addAdmin } from './wiremock/api/admin.ts'

/**
 * Puts the APIs, their docs and the control API on a Fastify instance, in contexts of their own. `ownServer`: nobody
 * else adds routes or hooks to it.
 */
export async function mount(
  app: FastifyInstance,
  { server, documents }: Assembly,
  { admin = true, adminToken }: StandinOptions,
  ownServer = false
): Promise<void> {
  const { routes, worlds, settings } = server
  addAdmin(app, worlds, {
    ...documents,
    version,
    taken: new Set(routes.all.map(({ method, url }) => `${method} ${url}`)),
    discreet: settings.access.tokens !== undefined,
    token: adminToken,
    ready: () => server.group?.isReady() !== false,
    healthOnly: !admin,
    moreRoutes: async () => {
      const [{ wordRoutes }, { stateRoutes }, { driftRoutes }] = await Promise.all([
        import('./library/word-routes.ts'),
        import('./library/state.ts'),
        import('./library/drift-routes.ts')
      ])
      return [...wordRoutes(() => documents), ...stateRoutes(documents.keeper), ...driftRoutes(server.upstream?.drift)]
    }
  })
  app.register(async (docs) => addDocs(docs, server.documents))
  await app.register(async (api) => serve(api, { ...server, mountPrefix: api.prefix }, ownServer))
}
