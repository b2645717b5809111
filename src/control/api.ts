import type { FastifyInstance, FastifyReply, FastifyRequest, HTTPMethods } from 'fastify'
import type { Judge } from './judge.ts'
import type { World } from './world.ts'

/** What the control API has to know of the server that it controls. */
export interface AdminOptions {
  version: string
  /** Methods and URLs that a document describes itself: there, the document is what is served. */
  taken?: ReadonlySet<string>
  /** Says what the documents have against a stub. */
  judge?: () => Promise<Judge>
  /** The server has tokens of its own: the credentials of requests are somebody's secrets, and not shown. */
  discreet?: boolean
}

const methods: HTTPMethods[] = ['GET', 'POST', 'PUT', 'DELETE', 'PATCH', 'HEAD', 'OPTIONS']

/**
 * The control API under `/__admin`, in WireMock's words. It carries no CORS headers, and refuses pages of other origins:
 * no web page is to drive it. All but health is loaded at the first call, since most servers never see one.
 */
export function addAdmin(
  app: FastifyInstance,
  world: World,
  { version, taken, judge = async () => () => {}, discreet = false }: AdminOptions
): void {
  const started = performance.now()

  app.register(async (admin) => {
    admin.removeAllContentTypeParsers()
    // JSON, whatever its Content-Type: WireMock's clients send all kinds, and bodyless requests with one.
    admin.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body))
    for (const method of methods) {
      for (const path of ['', '/', '/*']) {
        const url = `/__admin${path}`
        if (!taken?.has(`${method} ${url}`))
          admin.route({ method, url, exposeHeadRoute: false, onRequest: refuseStrangers, handler: answer })
      }
    }
  })

  async function answer(request: FastifyRequest, to: FastifyReply): Promise<FastifyReply> {
    const [path = '', query = ''] = request.url.slice(`${app.prefix}/__admin`.length).split(/\?(.*)/s)
    if (path === '/health' && request.method === 'GET') return to.send(health())
    const { dispatch } = await import('./api/dispatch.ts')
    const { status, headers, body } = dispatch(request.method, path, {
      world,
      version,
      judge: await judge(),
      discreet,
      query: new URLSearchParams(query),
      text: (request.body as Buffer | undefined)?.toString(),
      // After the answer has left.
      shutdown: () => void setTimeout(() => app.close(), 50)
    })
    return to.code(status).headers(headers).type('application/json; charset=utf-8').send(body)
  }

  function health(): object {
    return {
      status: 'healthy',
      message: 'standin is ok',
      version,
      uptimeInSeconds: Math.floor((performance.now() - started) / 1000),
      timestamp: new Date().toISOString()
    }
  }
}

/** A browser names the origin of the page that asks; a page of the server's own may. */
async function refuseStrangers(request: FastifyRequest, to: FastifyReply): Promise<FastifyReply | undefined> {
  const { origin } = request.headers
  if (origin === undefined || origin === `${request.protocol}://${request.host}`) return undefined
  const detail = `pages of ${origin} may not drive this server; call the control API from the test's own process`
  return to.code(403).send({ errors: [{ code: 403, title: 'Forbidden', detail }] })
}
