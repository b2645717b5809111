/** Connects standin to Fastify: the options of the instance, its routes and handlers. */
import { createServer, type RequestListener, type Server } from 'node:http'
import type { Readable } from 'node:stream'
import type {
  FastifyError,
  FastifyHttpOptions,
  FastifyInstance,
  FastifyReply,
  FastifyRequest,
  HTTPMethods
} from 'fastify'
import { tellWaiting } from '../control/world.ts'
import { refuseBytes } from './client-errors.ts'
import type { Route, ServerContext } from './exchange/context.ts'
import { leaveWorldPath } from './exchange/exchange.ts'
import { handleRequest } from './handle-request.ts'
import type { Page } from './pages/home.ts'

/** The longest time that a request may take to arrive, in milliseconds. */
const requestTimeout = 60_000

/** The options of Fastify for an instance of our own. */
export const serverOptions: FastifyHttpOptions<Server> = {
  // Idle keep-alive sockets must not hold up a close.
  forceCloseConnections: true,
  routerOptions: { maxParamLength: 100_000 },
  exposeHeadRoutes: false,
  requestTimeout,
  rewriteUrl: leaveWorldPath,
  http: { requireHostHeader: false },
  clientErrorHandler: refuseBytes,
  // A malformed URL reaches neither a route nor a hook.
  frameworkErrors: (error, request, reply) => {
    const refuse = refusers.get(reply.server.server) as Refuse
    refuse(error, request as FastifyRequest, reply as FastifyReply)
  }
}

type Refuse = (error: Error, request: FastifyRequest, reply: FastifyReply) => void

/** Refuses the requests of a server that reach none of its routes. */
const refusers = new WeakMap<Server, Refuse>()

/**
 * Returns the options for an instance that nobody adds routes to. Our routes have no schemas, and Fastify's compilers
 * of schemas would take a tenth of the start. `around` wraps the listener that leads to the routes; `secured` makes the
 * server for HTTPS.
 */
export const ownServerOptions = (
  around: (routes: RequestListener) => RequestListener,
  secured?: (listener: RequestListener) => Server
) =>
  ({
    ...serverOptions,
    schemaController: { compilersFactory: { buildValidator: noCompiler, buildSerializer: noCompiler } },
    // An idle connection stays open: a client may be about to use it.
    serverFactory: (routes) =>
      secured?.(around(routes)) ??
      createServer({ requireHostHeader: false, requestTimeout, keepAliveTimeout: 0 }, around(routes))
  }) satisfies FastifyHttpOptions<Server>

function noCompiler(): never {
  throw new Error('a route of standin has a schema for Fastify to compile')
}

/** The errors with which Fastify refuses a media type, which the document decides. */
const ofMediaType = new Set(['FST_ERR_CTP_INVALID_MEDIA_TYPE', 'FST_ERR_ROUTE_MISSING_CONTENT_TYPE'])

/**
 * Registers one route per operation, the not-found handler and the error handler. `ownServer`: the instance has no
 * hooks but ours, so that answers are written without Fastify. `pages` answer what no operation does.
 */
export function serve(app: FastifyInstance, server: ServerContext, ownServer: boolean, pages: readonly Page[]): void {
  // The document decides how a body is read, so Fastify hands over the stream.
  app.removeAllContentTypeParsers()
  app.addContentTypeParser('*', (_request, payload, done) => done(null, payload))
  for (const route of server.routes.all) {
    const { method, url } = route
    if (!app.supportedMethods.includes(method)) app.addHttpMethod(method, { hasBody: true })
    app.route({ method: method as HTTPMethods, url, handler: (request, reply) => handle(request, reply, route) })
  }
  try {
    app.setNotFoundHandler((request, reply) => {
      const page = pages.find(({ isVisit }) => isVisit(request))
      return page === undefined ? handle(request, reply) : page.send(request, reply)
    })
  } catch {
    // Throws only if the user's own Fastify app has such a handler already, which then answers these requests.
  }
  app.setErrorHandler(refuse)
  refusers.set(app.server, refuse)
  app.addHook('preClose', (done) => {
    for (const end of server.running.delays) end()
    for (const world of server.worlds.all()) tellWaiting(world, true)
    done()
  })

  function handle(request: FastifyRequest, reply: FastifyReply, route?: Route, failure?: Error): void {
    if (ownServer) reply.hijack()
    const incoming = {
      raw: request.raw,
      response: reply.raw,
      payload: request.body as Readable | undefined,
      reply: ownServer ? undefined : reply
    }
    void handleRequest(server, incoming, route, failure)
  }

  function refuse(error: Error, request: FastifyRequest, reply: FastifyReply): void {
    handle(request, reply, undefined, ofMediaType.has((error as FastifyError).code) ? undefined : error)
  }
}
