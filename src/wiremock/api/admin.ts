import type { IncomingMessage, ServerResponse } from 'node:http'
import { Readable } from 'node:stream'
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest, HTTPMethods } from 'fastify'
import type { Operation } from '../../contract/contract.ts'
import { misspoken, refusalOf } from '../../control/access.ts'
import type { Secrets } from '../../control/journal/secrets.ts'
import type { CheckStub } from '../../control/stubs/stub.ts'
import type { World } from '../../control/world.ts'
import { noName, type Worlds, worldNameOf } from '../../control/worlds.ts'
import { defaultHeaders } from '../../reply/wire.ts'
import { longestBody, tooLong } from '../../request/longest-body.ts'
import type { MappingsFolder } from '../files/mappings-folder.ts'
import type { ApiRoute } from './call.ts'
import type { Dispatch } from './dispatch.ts'

export interface SentFile {
  status: number
  headers: Record<string, string>
  body: Buffer | string
}

/** The web page of the control API, whose answers are no JSON. */
export interface AdminPage {
  /** Returns the page itself. */
  index: (acceptEncoding: string | undefined) => SentFile
  /** Returns a file of the page by its name. Undefined for a name that is none. */
  file: (name: string, acceptEncoding: string | undefined) => SentFile | undefined
  /** Sends the requests to a world ('' is the main one), or to all, as they come. */
  follow: (response: ServerResponse, world: string, all: boolean) => void
  /** Ends the streams, so that the server can close. */
  end: () => void
}

/** The server, as the control API needs it. */
export interface AdminOptions {
  version: string
  /** Methods and URLs of the documents' own operations, which the control API leaves free. */
  taken?: ReadonlySet<string>
  /** Checks a stub against the documents. */
  checkStub: CheckStub
  /** Returns the folder that stubs are kept in; undefined for none. */
  folder?: () => MappingsFolder | undefined
  operations: () => Operation[]
  /** Leaves credentials out of what is shown. */
  secrets: () => Secrets
  /** True if the server accepts only its own tokens, so that the credentials of requests are secret. */
  discreet?: boolean
  /** Returns the URL of the mock as a request names it. */
  originOf?: (request: IncomingMessage) => string
  /** The token that calls must send. Without one, calls that a web page could make are refused. */
  token?: string | undefined
  /** Ends the server; without it, the application is closed. */
  shutdown?: (() => void) | undefined
  /** Returns why calls would be refused now; undefined if they are not. */
  notReady?: () => string | undefined
  /** True: the only call is health, which containers ask for. */
  healthOnly?: boolean
  /** Loads the calls that WireMock lacks. */
  moreRoutes?: () => Promise<readonly ApiRoute[]>
  /** Loads the web page. */
  page?: (() => Promise<AdminPage>) | undefined
}

const methods: (HTTPMethods & string)[] = ['GET', 'POST', 'PUT', 'DELETE', 'PATCH', 'HEAD', 'OPTIONS']

/**
 * Adds the control API under `/__admin`, in WireMock's words, for the world that a call names. It sends no CORS
 * headers. All but health is loaded for the first call, since most servers never get one.
 */
export function addAdmin(
  app: FastifyInstance,
  worlds: Worlds,
  {
    version,
    taken,
    checkStub,
    folder = () => undefined,
    discreet = false,
    token,
    healthOnly = false,
    shutdown = () => void app.close(),
    notReady = () => undefined,
    originOf = () => 'http://localhost',
    operations,
    secrets,
    moreRoutes = async () => [],
    page
  }: AdminOptions
): void {
  const started = performance.now()
  const probe = (tell: (to: FastifyReply) => FastifyReply) => (raw: IncomingMessage, to: FastifyReply) => {
    const wrong = misspoken(raw)
    return wrong === undefined ? tell(to) : refuse(to, wrong.status, wrong.detail)
  }
  /** The calls of containers: `health` is true of a process that runs, `ready` of one that serves. */
  const probes: Record<string, ReturnType<typeof probe>> = {
    '/health': probe((to) => to.send(healthOf(version, started))),
    '/ready': probe((to) => sendReady(to, notReady()))
  }
  let dispatching: Promise<Dispatch> | undefined
  let opened: AdminPage | undefined

  if (healthOnly) {
    for (const [path, tell] of Object.entries(probes)) {
      const url = `/__admin${path}`
      const handler = ({ raw }: FastifyRequest, to: FastifyReply) => tell(raw, to)
      if (!taken?.has(`GET ${url}`)) app.route({ method: ['GET', 'HEAD'], url, handler })
    }
    return
  }

  app.register(async (admin) => {
    admin.removeAllContentTypeParsers()
    // The body is JSON, whatever its Content-Type: WireMock's clients send any, also without a body.
    admin.addContentTypeParser('*', { parseAs: 'buffer', bodyLimit: longestBody }, (_request, body, done) =>
      done(null, body)
    )
    admin.setErrorHandler(({ statusCode = 500, message }: FastifyError, _request, to) =>
      refuse(to, statusCode, statusCode === 413 ? tooLong : message)
    )
    admin.addHook('onRequest', async (_request, to) => void to.headers(defaultHeaders))
    admin.addHook('preClose', async () => opened?.end())
    for (const path of ['', '/', '/*']) {
      const url = `/__admin${path}`
      const free = methods.filter((method) => !taken?.has(`${method} ${url}`))
      admin.route({ method: free, url, exposeHeadRoute: false, handler: answer })
    }
  })

  async function answer(request: FastifyRequest, to: FastifyReply): Promise<FastifyReply> {
    const [whole = '', query = ''] = request.url.replace(/#.*/s, '').split(/\?(.*)/s)
    // Cut by segments, since the prefix may be percent-encoded.
    const path = ['', ...whole.split('/').slice(`${app.prefix}/__admin`.split('/').length)].join('/')
    // Node sends no body for HEAD.
    const method = request.method === 'HEAD' ? 'GET' : request.method
    const asked = method === 'GET' && Object.hasOwn(probes, path) ? probes[path] : undefined
    if (asked !== undefined) return asked(request.raw, to)
    const [isVisit, name = ''] = (method === 'GET' && /^\/ui(?:\/([\w.-]*))?$/.exec(path)) || []
    if (isVisit !== undefined && (await visit(name, query, request, to))) return to
    const called = worldCalled(request, worlds, token)
    if ('detail' in called) return refuse(to, called.status, called.detail)
    dispatching ??= load()
    const dispatch = await dispatching
    const { status, headers, body } = await dispatch(method, path, {
      world: called.world,
      worlds,
      version,
      checkStub,
      folder: folder(),
      discreet,
      secrets: secrets(),
      query: new URLSearchParams(query),
      text: (request.body as Buffer | undefined)?.toString(),
      operations,
      origin: originOf(request.raw),
      accept: request.headers.accept ?? '',
      wantsText: /^text\/(plain|\*)/.test(request.headers.accept ?? ''),
      // After the answer has left.
      shutdown: () => void setTimeout(shutdown, 50)
    })
    return to
      .code(status)
      .type('application/json; charset=utf-8')
      .headers(headers)
      .send(typeof body === 'string' ? body : Readable.from(body))
  }

  /** Sends a file of the page, or its stream of requests. Resolves to false for any other name. */
  async function visit(name: string, query: string, request: FastifyRequest, to: FastifyReply): Promise<boolean> {
    opened ??= await page?.()
    if (opened === undefined) return false
    // The files are the same for everybody, and ask for the token themselves.
    const encoding = request.headers['accept-encoding']
    const file = name === '' ? opened.index(encoding) : opened.file(name, encoding)
    if (file !== undefined) {
      to.code(file.status).headers(file.headers).send(file.body)
      return true
    }
    if (name !== 'events' || request.method === 'HEAD') return false
    const called = worldCalled(request, worlds, token)
    if ('detail' in called) refuse(to, called.status, called.detail)
    else {
      to.hijack()
      opened.follow(to.raw, worldNameOf(request.headers) ?? '', new URLSearchParams(query).has('all'))
    }
    return true
  }

  async function load(): Promise<Dispatch> {
    const { dispatcherOf } = await import('./dispatch.ts')
    return dispatcherOf(await moreRoutes())
  }
}

/** Returns the world that a call names, or the reason why the call is refused. */
function worldCalled(
  { raw, headers }: FastifyRequest,
  worlds: Worlds,
  token: string | undefined
): { world: World } | { status: number; detail: string } {
  const refusal = misspoken(raw) ?? refusalOf(headers, token)
  if (refusal !== undefined) return refusal
  const name = worldNameOf(headers)
  const world = name === undefined ? worlds.main : worlds.named(name)
  return world === undefined ? { status: 400, detail: noName(name as string) } : { world }
}

function refuse(to: FastifyReply, status: number, detail: string): FastifyReply {
  if (status === 401) to.header('www-authenticate', 'Bearer')
  return to.code(status).send({ errors: [{ code: status, title: 'Refused', detail }] })
}

const sendReady = (to: FastifyReply, message: string | undefined): FastifyReply =>
  message === undefined
    ? to.send({ status: 'ready' })
    : to.code(503).header('retry-after', '1').send({ status: 'not ready', message })

const healthOf = (version: string, started: number): object => ({
  status: 'healthy',
  message: 'standin is ok',
  version,
  uptimeInSeconds: Math.floor((performance.now() - started) / 1000),
  timestamp: new Date().toISOString()
})
