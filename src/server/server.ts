import type { FastifyError, FastifyInstance, FastifyServerOptions } from 'fastify'
import type { Entry } from '../control/journal.ts'
import { Problem } from '../reply/problem.ts'
import { seal } from '../reply/seal.ts'
import { arrive } from './arrive.ts'
import { notFoundOf } from './notfound.ts'
import type { Parts } from './parts.ts'
import { addRoutes } from './routes.ts'
import { send } from './send.ts'

/** How Fastify is to be made for a server of its own. */
export const serverOptions: FastifyServerOptions = {
  // Silent keep-alive sockets must not hold up a close.
  forceCloseConnections: true,
  bodyLimit: 32 * 1024 * 1024,
  routerOptions: { maxParamLength: 100_000 },
  exposeHeadRoutes: false,
  requestTimeout: 60_000,
  frameworkErrors: (error, _request, to) => {
    // A URL that is no URL meets no route, and so no hook.
    return to.code((error.statusCode ?? 400) as never).send({ error: error.message } as never)
  }
}

/** Puts an API on a Fastify instance: a route an operation, and what answers where none does. */
export async function serve(app: FastifyInstance, parts: Parts): Promise<void> {
  const notFound = notFoundOf(parts.contract.operations)
  app.decorateRequest('entry', null as unknown as Entry)
  // Bodies are read by what the document says of them, not by what Fastify knows.
  app.removeAllContentTypeParsers()
  app.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body))

  app.setNotFoundHandler((request, to) => {
    if (arrive(parts, request, to)) return
    const { problem, methods } = notFound(request.method, request.url.slice(app.prefix.length))
    if (request.method !== 'OPTIONS' || methods.length === 0) throw problem
    send(
      parts,
      request,
      to,
      seal({ status: 204, headers: problem.headers, body: undefined, source: 'generated' }, parts.settings.cors)
    )
  })

  app.setErrorHandler(async (error: FastifyError, request, to) => {
    const reply = await parts.errors(problemOf(error), request.entry.operation)
    return send(parts, request, to, seal(reply, parts.settings.cors))
  })

  addRoutes(app, parts)
}

/** What went wrong, as a refusal: Fastify's own errors keep their status, anything else is a fault of standin. */
function problemOf(error: FastifyError | Problem): Problem {
  if (error instanceof Problem) return error
  const status = error.statusCode ?? 500
  return new Problem(status, status < 500 ? error.message : `standin failed: ${error.message}; please report it`)
}
