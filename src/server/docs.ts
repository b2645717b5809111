import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Document } from '../contract/openapi.ts'

const paths = ['/documentation', '/documentation/*', '/openapi.json', '/openapi.yaml']

/**
 * The document and its pages, served by @fastify/swagger in static mode, so that component names stay as they are.
 * They live in a Fastify of their own that is made at the first visit: a start needs none of it.
 */
export function addDocs(app: FastifyInstance, documentOf: () => Document): void {
  let pages: Promise<FastifyInstance> | undefined
  app.addHook('onClose', async () => (await pages)?.close())
  for (const url of paths) {
    app.get(url, { exposeHeadRoute: false }, async (request: FastifyRequest, to: FastifyReply) => {
      pages ??= docsServer(documentOf(), app.prefix)
      const { routing } = await pages
      to.hijack()
      routing(request.raw, to.raw)
      return to
    })
  }
}

async function docsServer(document: Document, prefix: string): Promise<FastifyInstance> {
  const [{ default: Fastify }, { default: swagger }, { default: swaggerUi }] = await Promise.all([
    import('fastify'),
    import('@fastify/swagger'),
    import('@fastify/swagger-ui')
  ])
  const app = Fastify()
  await app.register(swagger, { mode: 'static', specification: { document: document as never } })
  await app.register(swaggerUi, {
    routePrefix: `${prefix}/documentation`,
    uiConfig: { persistAuthorization: true, tryItOutEnabled: true, displayRequestDuration: true },
    transformSpecificationClone: false,
    transformSpecification: (served, request) => aimed(served, request, prefix)
  })
  app.get(`${prefix}/openapi.json`, (request, to) => to.send(aimed(app.swagger() as Document, request, prefix)))
  app.get(`${prefix}/openapi.yaml`, async (request, to) => {
    const { dump } = await import('js-yaml')
    return to
      .type('application/yaml; charset=utf-8')
      .send(dump(aimed(app.swagger() as Document, request, prefix), { noRefs: true, lineWidth: 120 }))
  })
  await app.ready()
  return app
}

/** The document with the mock itself as its only server, absolute: pages and generated clients call it. */
function aimed<D extends object>(document: D, request: FastifyRequest, prefix: string): D {
  const url = `${request.protocol}://${request.host}${prefix}`
  return { ...document, servers: [{ url, description: 'standin' }] }
}
