import { createServer, type RequestListener, type Server } from 'node:http'
import type {
  FastifyError,
  FastifyHttpOptions,
  FastifyInstance,
  FastifyReply,
  FastifyRequest,
  HTTPMethods,
  RouteOptions
} from 'fastify'
import { Problem } from '../contract/problem.ts'
import type { Entry } from '../control/journal.ts'
import { requestViewOf } from '../control/matching/request-view.ts'
import { nearestInWords } from '../control/near.ts'
import type { World } from '../control/world.ts'
import { splitUrl } from '../document/url.ts'
import { toWire } from '../reply/wire.ts'
import type { Parts } from './document-context.ts'
import { notFoundOf } from './notfound.ts'
import { arrive } from './on-request.ts'
import type { Life } from './operation-handler.ts'
import type { Routes } from './routes.ts'
import { send } from './send.ts'
import { answerAlone } from './stub-answer.ts'
import { leaveWorldPath } from './world-of.ts'

/** How long a request may take to arrive, in milliseconds. */
const requestTimeout = 60_000

/** How Fastify is to be made for a server of its own. */
export const serverOptions: FastifyHttpOptions<Server> = {
  // Silent keep-alive sockets must not hold up a close.
  forceCloseConnections: true,
  bodyLimit: 32 * 1024 * 1024,
  routerOptions: { maxParamLength: 100_000 },
  exposeHeadRoutes: false,
  requestTimeout,
  rewriteUrl: leaveWorldPath,
  http: { requireHostHeader: false },
  // A URL that is no URL meets no route, and so no hook.
  frameworkErrors: (error, request, to) => {
    const refuse = refusers.get(to.server.server) as Refuse
    void refuse(error, request as FastifyRequest, to as FastifyReply)
  }
}

type Refuse = (error: Error, request: FastifyRequest, to: FastifyReply) => Promise<FastifyReply>

/** How each server refuses what does not get as far as its routes. */
const refusers = new WeakMap<Server, Refuse>()

/**
 * The same, where nobody adds routes of their own: Fastify's compilers of schemas, which no route of ours has, take a tenth
 * of the start to load. `around` is put around the listener that leads to the routes.
 */
export const closedServerOptions = (around: (routes: RequestListener) => RequestListener) =>
  ({
    ...serverOptions,
    schemaController: { compilersFactory: { buildValidator: noCompiler, buildSerializer: noCompiler } },
    // An idle connection stays: it would be closed under a client that is about to use it.
    serverFactory: (routes) =>
      createServer({ requireHostHeader: false, requestTimeout, keepAliveTimeout: 0 }, around(routes))
  }) satisfies FastifyHttpOptions<Server>

function noCompiler(): never {
  throw new Error('a route of standin has a schema for Fastify to compile')
}

/** Puts the APIs of documents on a Fastify instance: a route an operation, and what answers where none does. */
export async function serve(app: FastifyInstance, all: [Parts, ...Parts[]], { routes }: Routes): Promise<void> {
  const [parts] = all
  const { cors } = parts.settings
  const notFound = notFoundOf(routes)
  app.decorateRequest('world', null as unknown as World)
  app.decorateRequest('entry', null as unknown as Entry)
  app.decorateRequest('refusal', undefined)
  // Bodies are read by what the document says of them, not by what Fastify knows.
  app.removeAllContentTypeParsers()
  app.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body))
  for (const { method, url, life } of routes) {
    if (!app.supportedMethods.includes(method)) app.addHttpMethod(method, { hasBody: true })
    app.route({ method: method as HTTPMethods, url, ...stepsOf(life) })
  }

  try {
    app.setNotFoundHandler(unrouted)
  } catch {
    // Somebody's own Fastify has one, which is all that it objects to: what no operation takes is left to it.
  }
  app.setErrorHandler(refuse)
  refusers.set(app.server, refuse)

  /** Where no route takes a request, a stub may; else it is told what is wrong with it. */
  function unrouted(request: FastifyRequest, to: FastifyReply) {
    const { methods, get, problem } = notFound(request.method, request.url.slice(app.prefix.length))
    // HEAD follows GET. It has no route of its own: with one an operation, a large document would start half as fast.
    if (get !== undefined) {
      get.begin(request, to)
      return get.handler(request, to)
    }
    if (arrive(parts, request, to)) return to
    request.entry.body = request.body as Buffer | undefined
    const admin = isAdmin(request.url.slice(app.prefix.length))
    const candidates = admin ? [] : request.world.stubs.candidates(request.method, request.raw.url as string)
    return (candidates.length > 0 ? answerAlone(parts, request, to, candidates) : undefined) ?? missed()

    function missed(): FastifyReply {
      if (request.method !== 'OPTIONS' || methods.length === 0) {
        throw problem(admin ? '' : nearestInWords(request.world, requestViewOf(request.entry)))
      }
      const none = toWire({ status: 204, headers: problem().headers, body: undefined, source: 'generated' }, cors)
      return send(parts, request, to, none)
    }
  }

  /** Every refusal, by whomever it was thrown, in the words of the document that the request was for. */
  async function refuse(error: Error, request: FastifyRequest, to: FastifyReply): Promise<FastifyReply> {
    if (!request.entry) {
      try {
        // Fastify reads the body before it tells that there is no route, and looks at its type, which is a stub's concern.
        if ((error as FastifyError).code === 'FST_ERR_CTP_INVALID_MEDIA_TYPE') return await unrouted(request, to)
        if (arrive(parts, request, to)) return to
      } catch (problem) {
        // By now it has arrived.
        return refuse(problem as Error, request, to)
      }
    }
    const problem = problemOf(error)
    const { operation, violations } = request.entry
    // Those of an answer that a stub may not give are found after the request's own.
    if (problem.violations.length > 0) request.entry.violations = [...new Set([...violations, ...problem.violations])]
    const owner = all.find(({ contract }) => operation !== undefined && contract.operations.includes(operation))
    const { errors } = owner ?? parts
    return send(parts, request, to, toWire(await errors(problem, operation, refusedOf(request)), cors))
  }
}

/** A life as Fastify leads it: what comes before the body is read, and what comes after. */
function stepsOf({ begin, handler }: Life): Pick<RouteOptions, 'onRequest' | 'handler'> {
  return {
    onRequest(request, to, done) {
      try {
        if (!begin(request, to)) done()
      } catch (problem) {
        done(problem as Error)
      }
    },
    handler
  }
}

const refusedOf = ({ method, url }: FastifyRequest) => ({ method, path: splitUrl(url).path })

/** True for a URL of the control API, where no stub answers. */
const isAdmin = (url: string): boolean => /^\/__admin(?=[/?]|$)/.test(url)

/** What went wrong, as a refusal: Fastify's own errors keep their status, anything else is a fault of standin. */
function problemOf(error: Error): Problem {
  if (error instanceof Problem) return error
  const status = (error as FastifyError).statusCode ?? 500
  return new Problem(status, status < 500 ? error.message : `standin failed: ${error.message}; please report it`)
}
