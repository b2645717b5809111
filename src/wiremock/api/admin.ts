import { Readable } from 'node:stream'
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest, HTTPMethods } from 'fastify'
import type { Operation } from '../../contract/contract.ts'
import { hostRefusal, refusalOf } from '../../control/access.ts'
import type { Secrets } from '../../control/secrets.ts'
import type { CheckStub } from '../../control/stub.ts'
import type { World } from '../../control/world.ts'
import { noName, type Worlds, worldNameOf } from '../../control/worlds.ts'
import { defaultHeaders } from '../../reply/wire.ts'
import type { ApiRoute } from './call.ts'
import type { Dispatch } from './dispatch.ts'

/** The server, as the control API needs it. */
export interface AdminOptions {
  version: string
  /** Methods and URLs that a document describes itself: there, the document is what is served. */
  taken?: ReadonlySet<string>
  /** Says what the documents have against a stub. */
  checkStub: CheckStub
  /** Returns the operations of all documents. */
  operations: () => Operation[]
  /** Leaves credentials out of what is shown. */
  secrets: () => Secrets
  /** The server has tokens of its own: the credentials of requests are somebody's secrets, and not shown. */
  discreet?: boolean
  /** The token that calls have to bring; without one, calls that a web page could make are refused. */
  token?: string | undefined
  /** There is nothing to control: only health is told, since containers ask for it. */
  healthOnly?: boolean
  /** Loads the calls that stand beside WireMock's own. */
  moreRoutes?: () => Promise<readonly ApiRoute[]>
}

const methods: (HTTPMethods & string)[] = ['GET', 'POST', 'PUT', 'DELETE', 'PATCH', 'HEAD', 'OPTIONS']

/**
 * The control API under `/__admin`, in WireMock's words, for the world that a call names. It carries no CORS headers.
 * All but health is loaded at the first call, since most servers never see one.
 */
export function addAdmin(
  app: FastifyInstance,
  worlds: Worlds,
  {
    version,
    taken,
    checkStub,
    discreet = false,
    token,
    healthOnly = false,
    operations,
    secrets,
    moreRoutes = async () => []
  }: AdminOptions
): void {
  const started = performance.now()
  const health = () => healthOf(version, started)
  let dispatching: Promise<Dispatch> | undefined

  if (healthOnly) {
    if (!taken?.has('GET /__admin/health')) app.get('/__admin/health', (_request, to) => to.send(health()))
    return
  }

  app.register(async (admin) => {
    admin.removeAllContentTypeParsers()
    // JSON, whatever its Content-Type: WireMock's clients send all kinds, and bodyless requests with one.
    admin.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body))
    admin.setErrorHandler(({ statusCode = 500, message }: FastifyError, _request, to) =>
      refuse(to, statusCode, message)
    )
    admin.addHook('onRequest', async (_request, to) => void to.headers(defaultHeaders))
    for (const path of ['', '/', '/*']) {
      const url = `/__admin${path}`
      const free = methods.filter((method) => !taken?.has(`${method} ${url}`))
      admin.route({ method: free, url, exposeHeadRoute: false, handler: answer })
    }
  })

  async function answer(request: FastifyRequest, to: FastifyReply): Promise<FastifyReply> {
    const [whole = '', query = ''] = request.url.split(/\?(.*)/s)
    // By segments, since a letter before it may be percent-encoded.
    const path = ['', ...whole.split('/').slice(`${app.prefix}/__admin`.split('/').length)].join('/')
    if (path === '/health' && request.method === 'GET') return to.send(health())
    const called = worldCalled(request, worlds, token)
    if ('detail' in called) return refuse(to, called.status, called.detail)
    dispatching ??= load()
    const dispatch = await dispatching
    const { status, headers, body } = await dispatch(request.method, path, {
      world: called.world,
      worlds,
      version,
      checkStub,
      discreet,
      secrets: secrets(),
      query: new URLSearchParams(query),
      text: (request.body as Buffer | undefined)?.toString(),
      operations,
      accept: request.headers.accept ?? '',
      wantsText: /^text\/(plain|\*)/.test(request.headers.accept ?? ''),
      // After the answer has left.
      shutdown: () => void setTimeout(() => app.close(), 50)
    })
    return to
      .code(status)
      .type('application/json; charset=utf-8')
      .headers(headers)
      .send(typeof body === 'string' ? body : Readable.from(body))
  }

  async function load(): Promise<Dispatch> {
    const { dispatcherOf } = await import('./dispatch.ts')
    return dispatcherOf(await moreRoutes())
  }
}

/** Returns the world that a call is about, or the reason why the call is refused. */
function worldCalled(
  { raw, headers }: FastifyRequest,
  worlds: Worlds,
  token: string | undefined
): { world: World } | { status: number; detail: string } {
  const misnamed = hostRefusal(raw)
  if (misnamed !== undefined) return { status: 400, detail: misnamed }
  const refusal = refusalOf(headers, token)
  if (refusal !== undefined) return refusal
  const name = worldNameOf(headers)
  const world = name === undefined ? worlds.main : worlds.named(name)
  return world === undefined ? { status: 400, detail: noName(name as string) } : { world }
}

function refuse(to: FastifyReply, status: number, detail: string): FastifyReply {
  if (status === 401) to.header('www-authenticate', 'Bearer')
  return to.code(status).send({ errors: [{ code: status, title: 'Refused', detail }] })
}

const healthOf = (version: string, started: number): object => ({
  status: 'healthy',
  message: 'standin is ok',
  version,
  uptimeInSeconds: Math.floor((performance.now() - started) / 1000),
  timestamp: new Date().toISOString()
})
