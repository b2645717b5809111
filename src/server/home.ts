/** The panel at `/`, for browsers. */
import type { FastifyReply, FastifyRequest } from 'fastify'
import { misspoken } from '../control/access.ts'
import { splitUrl } from '../document/url.ts'
import type { AdminPage } from '../wiremock/api/admin.ts'
import type { ServerContext } from './context.ts'
import { worldOf } from './exchange.ts'

/** The answer to browsers that visit the server itself. */
export interface Home {
  /** True for a browser that visits `/`, where no operation and no stub answers. */
  isVisit: (request: FastifyRequest) => boolean
  send: (request: FastifyRequest, reply: FastifyReply) => Promise<FastifyReply>
}

/** Returns the home of a server: its panel, which is loaded for the first visit. No journal has visits. */
export const home = (server: ServerContext, panel: () => Promise<AdminPage>): Home => ({
  isVisit({ raw }) {
    const { method = '', url = '', headers } = raw
    if (method !== 'GET' || !wantsPage(headers.accept) || misspoken(raw) !== undefined) return false
    if (!/^\/?$/.test(splitUrl(url).path.slice(server.mountPrefix.length))) return false
    return server.routes.find(method, '/') === undefined && !isStubbed(url, worldOf(server, raw))
  },
  async send({ headers }, reply) {
    const page = (await panel()).index(headers['accept-encoding'])
    return reply.code(page.status).headers(page.headers).send(page.body)
  }
})

const isStubbed = (url: string, { world }: Pick<ReturnType<typeof worldOf>, 'world'>): boolean =>
  world.stubs.candidates('GET', url).length > 0

/** True for an `Accept` header that names HTML before JSON. Clients that take anything are no browsers. */
function wantsPage(accept = ''): boolean {
  const [first] = /text\/html|application\/(?:[\w.-]+\+)?json/i.exec(accept) ?? []
  return first?.toLowerCase() === 'text/html'
}
