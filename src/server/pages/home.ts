/** The panel at `/`, for browsers. */
import type { IncomingMessage } from 'node:http'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { misspoken } from '../../control/access.ts'
import { splitUrl } from '../../document/url.ts'
import type { AdminPage } from '../../wiremock/api/admin.ts'
import type { ServerContext } from '../exchange/context.ts'
import { worldOf } from '../exchange/exchange.ts'

/** An answer of the server itself, where no operation answers. */
export interface Page {
  /** True for a request that the page answers, since no stub does. */
  isVisit: (request: FastifyRequest) => boolean
  send: (request: FastifyRequest, reply: FastifyReply) => Promise<FastifyReply>
}

/** Returns the home of a server: its panel, which is loaded for the first visit. No journal has visits. */
export const home = (server: ServerContext, panel: () => Promise<AdminPage>): Page => ({
  isVisit({ raw }) {
    const { method = '', url = '', headers } = raw
    if ((method !== 'GET' && method !== 'HEAD') || !wantsPage(headers.accept) || misspoken(raw) !== undefined) {
      return false
    }
    if (!/^\/?$/.test(splitUrl(url).path.slice(server.mountPrefix.length))) return false
    return server.routes.find('GET', '/') === undefined && !isStubbed(server, raw)
  },
  async send({ headers }, reply) {
    const page = (await panel()).index(headers['accept-encoding'])
    return reply.code(page.status).headers(page.headers).send(page.body)
  }
})

/** Tells whether the request's world has a stub for it. */
export function isStubbed(server: ServerContext, raw: IncomingMessage): boolean {
  const { method = '', url = '' } = raw
  return worldOf(server, raw).world.stubs.candidates(method, url).length > 0
}

/** True for an `Accept` header that names HTML before JSON. Clients that take anything are no browsers. */
function wantsPage(accept = ''): boolean {
  const [first] = /text\/html|application\/(?:[\w.-]+\+)?json/i.exec(accept) ?? []
  return first?.toLowerCase() === 'text/html'
}
