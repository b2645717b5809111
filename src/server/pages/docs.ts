import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { worldNameOf, worldUrl } from '../../control/worlds.ts'
import { isObject } from '../../document/json/is-object.ts'
import type { Document, PathItem } from '../../document/openapi.ts'
import { pointer } from '../../document/places/pointer.ts'
import { splitUrl } from '../../document/url.ts'
import { writeYaml } from '../../document/yaml/yaml.ts'
import { defaultHeaders } from '../../reply/wire.ts'
import { writeJson } from '../../schema/meaning/json-values.ts'
import type { DocumentContext } from '../exchange/context.ts'
import { servedUnder } from '../exchange/url.ts'
import { type DocsPlaces, docsPlaces } from './docs-places.ts'

/** A document, and the URLs of its operations. */
type Served = Pick<DocumentContext, 'contract' | 'prefix'>

/**
 * Serves the documents and their pages by @fastify/swagger in static mode, so that component names stay as they are.
 * They live in a Fastify of their own that is made at the first visit: a start needs none of it.
 */
export function addDocs(app: FastifyInstance, documents: readonly Served[]): void {
  const pages = new Map<number, Promise<FastifyInstance>>()
  app.addHook('onClose', async () => {
    for (const page of pages.values()) await (await page).close()
  })
  const places = docsPlaces(documents)
  const answer = (index: number) => async (request: FastifyRequest, to: FastifyReply) => {
    const page =
      pages.get(index) ??
      docsServer(documents[index] as Served, app.prefix, places[index] as DocsPlaces, documents.length > 1)
    pages.set(index, page)
    const { routing } = await page
    to.hijack()
    routing(request.raw, to.raw)
    return to
  }
  for (const [index, { pages, json, yaml }] of places.entries()) {
    for (const url of [pages, `${pages}/*`, json, yaml]) app.get(url, answer(index))
  }
}

async function docsServer(
  { contract, prefix: own }: Served,
  prefix: string,
  places: DocsPlaces,
  several: boolean
): Promise<FastifyInstance> {
  const [{ default: Fastify }, { default: swagger }, { default: swaggerUi }] = await Promise.all([
    import('fastify'),
    import('@fastify/swagger'),
    import('@fastify/swagger-ui')
  ])
  const aimed = aimer(contract, prefix, own, several)
  const app = Fastify()
  app.setReplySerializer((payload) => writeJson(payload))
  await app.register(swagger, { mode: 'static', specification: { document: contract.document as never } })
  await app.register(swaggerUi, {
    routePrefix: prefix + places.pages,
    uiConfig: { persistAuthorization: true, tryItOutEnabled: true, displayRequestDuration: true },
    transformSpecificationClone: false,
    transformSpecification: aimed as never
  })
  // Viewers and editors of other origins may read it: it holds no secrets.
  app.addHook('onRequest', async (_request, to) => {
    to.headers({ 'access-control-allow-origin': '*', 'x-content-type-options': 'nosniff' })
  })
  app.setNotFoundHandler((request, to) => {
    const detail = `there is no page ${splitUrl(request.url).path}`
    to.code(404).headers(defaultHeaders).type('application/problem+json')
    return to.send({ type: 'about:blank', title: 'Not Found', status: 404, detail, error: detail })
  })
  app.get(prefix + places.json, (request, to) =>
    to.headers(defaultHeaders).send(aimed(app.swagger() as Document, request))
  )
  app.get(prefix + places.yaml, (request, to) =>
    to
      .headers(defaultHeaders)
      .type('application/yaml; charset=utf-8')
      .send(writeYaml(aimed(app.swagger() as Document, request)))
  )
  await app.ready()
  return app
}

type Aim = (document: Document, request: FastifyRequest) => Document

/**
 * Makes the mock the only server of a document, by its absolute URL, so that pages and generated clients call it. The
 * URL is the one under which the first operation answers. Operations under another URL get a server of their own. Other
 * servers of operations and paths are removed. In a world, the URL is that world's.
 */
function aimer(
  { operations }: DocumentContext['contract'],
  mountPrefix: string,
  prefix: string | undefined,
  several: boolean
): Aim {
  const bases = operations.map(({ at, basePaths }) => [at, servedUnder(basePaths, prefix, several)[0]] as const)
  const usual = bases[0]?.[1] ?? prefix ?? ''
  const elsewhere = new Map(bases.filter(([, base]) => base !== usual))

  return (document, request) => {
    const name = worldNameOf(request.headers)
    const host = `${request.protocol}://${request.host}`
    const here = (name === undefined ? host : worldUrl(host, name)) + mountPrefix
    const serversAt = (base = '') => [{ url: here + base, description: 'standin' }]
    const paths = mapped(document.paths ?? {}, (item, template) => itemAt(item, pointer('/paths', template)))
    return { ...document, servers: serversAt(usual), paths }

    function itemAt({ servers: _, ...item }: PathItem, at: string): PathItem {
      return mapped(item, (value, key) => {
        const place = pointer(at, key)
        return key === 'additionalOperations' && isObject(value)
          ? mapped(value, (one, method) => operationAt(one, pointer(place, method)))
          : operationAt(value, place)
      })
    }

    function operationAt(value: unknown, at: string): unknown {
      if (!isObject(value) || (value.servers === undefined && !elsewhere.has(at))) return value
      const { servers: _, ...rest } = value
      return elsewhere.has(at) ? { ...rest, servers: serversAt(elsewhere.get(at)) } : rest
    }
  }
}

const mapped = <From, To>(members: Record<string, From>, to: (member: From, name: string) => To): Record<string, To> =>
  Object.fromEntries(Object.entries(members).map(([name, member]) => [name, to(member, name)]))
