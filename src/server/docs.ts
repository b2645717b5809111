import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Document } from '../contract/openapi.ts'
import { worldNameOf, worldUrl } from '../control/worlds.ts'

/**
 * The documents and their pages, served by @fastify/swagger in static mode, so that component names stay as they are.
 * The first has `/documentation`, `/openapi.json` and `/openapi.yaml`, the second `/documentation/2` and so on. They live
 * in a Fastify of their own that is made at the first visit: a start needs none of it.
 */
export function addDocs(app: FastifyInstance, documents: Document[]): void {
  const pages = new Map<number, Promise<FastifyInstance>>()
  app.addHook('onClose', async () => {
    for (const page of pages.values()) await (await page).close()
  })
  const answer = (index: number) => async (request: FastifyRequest, to: FastifyReply) => {
    const page = pages.get(index) ?? docsServer(documents[index] as Document, app.prefix, suffixOf(index))
    pages.set(index, page)
    const { routing } = await page
    to.hijack()
    routing(request.raw, to.raw)
    return to
  }
  for (const index of documents.keys()) {
    const suffix = suffixOf(index)
    for (const url of [
      `/documentation${suffix}`,
      `/documentation${suffix}/*`,
      `/openapi${suffix}.json`,
      `/openapi${suffix}.yaml`
    ]) {
      app.get(url, answer(index))
    }
  }
}

const suffixOf = (index: number): string => (index === 0 ? '' : `/${index + 1}`)

async function docsServer(document: Document, prefix: string, suffix: string): Promise<FastifyInstance> {
  const [{ default: Fastify }, { default: swagger }, { default: swaggerUi }] = await Promise.all([
    import('fastify'),
    import('@fastify/swagger'),
    import('@fastify/swagger-ui')
  ])
  const app = Fastify()
  await app.register(swagger, { mode: 'static', specification: { document: document as never } })
  await app.register(swaggerUi, {
    routePrefix: `${prefix}/documentation${suffix}`,
    uiConfig: { persistAuthorization: true, tryItOutEnabled: true, displayRequestDuration: true },
    transformSpecificationClone: false,
    transformSpecification: (served, request) => aimed(served, request, prefix)
  })
  app.get(`${prefix}/openapi${suffix}.json`, (request, to) =>
    to.send(aimed(app.swagger() as Document, request, prefix))
  )
  app.get(`${prefix}/openapi${suffix}.yaml`, async (request, to) => {
    const { dump } = await import('js-yaml')
    return to
      .type('application/yaml; charset=utf-8')
      .send(dump(aimed(app.swagger() as Document, request, prefix), { noRefs: true, lineWidth: 120 }))
  })
  await app.ready()
  return app
}

/** The document with the mock itself as its only server, absolute, in the world that asks: pages and clients call it. */
function aimed<D extends object>(document: D, request: FastifyRequest, prefix: string): D {
  const name = worldNameOf(request.headers)
  const host = `${request.protocol}://${request.host}`
  const url = (name === undefined ? host : worldUrl(host, name)) + prefix
  return { ...document, servers: [{ url, description: 'standin' }] }
}
