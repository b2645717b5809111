import type { FastifyInstance } from 'fastify'
import type { Assembly } from './assemble.ts'
import type { StandinOptions } from './options.ts'
import { originOf } from './server/exchange/exchange.ts'
import { addDocs } from './server/pages/docs.ts'
import { home } from './server/pages/home.ts'
import { pictures } from './server/pages/pictures.ts'
import type { Panel } from './server/panel/panel.ts'
import { serve } from './server/server.ts'
import { version } from './version.ts'
import { addAdmin } from './wiremock/api/admin.ts'

/** The page of the panel as `npm run build` writes it, beside `src` and the files of `dist`. */
const pageFolder = new URL('../dist/panel/', import.meta.url)

/**
 * Puts the APIs, their docs and the control API on a Fastify instance, in contexts of their own. `ownServer`: nobody
 * else adds routes or hooks to it.
 */
export async function mount(
  app: FastifyInstance,
  { server, documents, samples }: Assembly,
  { admin = true, adminToken }: StandinOptions,
  ownServer = false
): Promise<void> {
  const { routes, worlds, settings } = server
  const base = `${app.prefix}/__admin`
  let panel: Promise<Panel> | undefined
  const loadPanel = () =>
    (panel ??= import('./server/panel/panel.ts').then(({ createPanel }) =>
      createPanel({ server, keeper: documents.keeper, samples, version }, pageFolder, base)
    ))
  addAdmin(app, worlds, {
    ...documents,
    version,
    taken: new Set(routes.all.map(({ method, url }) => `${method} ${url}`)),
    discreet: settings.access.tokens !== undefined,
    token: adminToken,
    originOf: (raw) => originOf(raw, app.prefix),
    shutdown: server.running.end,
    notReady: () => server.group?.notReady(),
    healthOnly: !admin,
    moreRoutes: async () => {
      const [{ wordRoutes }, { stateRoutes }, { driftRoutes }, { authorityRoutes }, { metricsRoutes }, panel] =
        await Promise.all([
          import('./library/word-routes.ts'),
          import('./library/state.ts'),
          import('./library/drift-routes.ts'),
          import('./library/authority-routes.ts'),
          import('./library/metrics-routes.ts'),
          loadPanel()
        ])
      return [
        ...wordRoutes(() => documents),
        ...stateRoutes(documents.keeper),
        ...driftRoutes(server.upstream?.drift),
        ...authorityRoutes(() => server.authority),
        ...metricsRoutes(() => server.group?.metricsOfOthers),
        ...panel.routes
      ]
    },
    page: loadPanel
  })
  app.register(async (docs) => addDocs(docs, server.documents))
  await app.register(async (api) => {
    const mounted = { ...server, mountPrefix: api.prefix }
    serve(api, mounted, ownServer, [pictures(mounted), ...(admin ? [home(mounted, loadPanel)] : [])])
  })
}
