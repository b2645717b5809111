import type { RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import Fastify, { type FastifyInstance } from 'fastify'
import { type Contract, contractOf } from './contract/contract.ts'
import { uuidOf } from './control/stubs.ts'
import { forget } from './control/world.ts'
import { createWorlds, type Worlds } from './control/worlds.ts'
import { type Loaded, load } from './document/load.ts'
import { type Place, placed } from './document/place.ts'
import { Unreadable } from './document/yaml.ts'
import { type Controls, controlsOf, type Documents } from './library/controls.ts'
import { failMapping } from './library/shorthand.ts'
import { refuseUnknown, type Source, type StandinOptions, type StartOptions } from './options.ts'
import { errorReplies } from './reply/errors/error-replies.ts'
import { examples } from './reply/sources/examples.ts'
import { generated } from './reply/sources/generated.ts'
import { givenReplies } from './reply/sources/reply-fixtures.ts'
import { type FixturePath, type FixturesRead, readFixtures, samplePathOf } from './resources/fixtures.ts'
import { liveRows } from './resources/rows.ts'
import { rowsAtStart } from './resources/source.ts'
import { type Checker, checkerOf } from './schema/validator.ts'
import { addDocs } from './server/docs.ts'
import type { Parts, Settings } from './server/document-context.ts'
import { drain } from './server/drain.ts'
import { recalling } from './server/response-cache.ts'
import { type Routes, routesOf } from './server/routes.ts'
import { closedServerOptions, serve, serverOptions } from './server/server.ts'
import { stubCheckOf } from './server/stub-contract.ts'
import { version } from './version.ts'
import { type Reads, readsNoted, watchFiles } from './watch.ts'
import { addAdmin } from './wiremock/api/admin.ts'
import { stubOf } from './wiremock/mapping.ts'

export type { StandinOptions, StartOptions } from './options.ts'

/** A server that runs. `Api`: the types of its operations, as `standin types` writes them. */
export interface Standin<Api = unknown> extends Controls<Api>, AsyncDisposable {
  /** Such as `http://127.0.0.1:49152`. */
  url: string
  /** What is served, for those who want to show it. */
  contracts: Contract[]
  /** Paths that fixtures have rows for, by their templates: what to try first. */
  samples: Map<string, string>
  /** What people should know of what was read: fixtures that belong to no path. */
  notices: string[]
  /** Lets running requests end (for at most 1.5 s) and closes every connection. */
  close: () => Promise<void>
}

declare module 'fastify' {
  interface FastifyInstance {
    /** Stubs, journal and reset; there once a server made by `createStandin` is ready. */
    standin: Controls
  }
}

/** What was read at a start. */
export interface Everything {
  /** What serves each document. */
  all: [Parts, ...Parts[]]
  routes: Routes
  /** What controls have to know of the documents. */
  documents: Documents
  notices: string[]
  samples: Map<string, string>
}

const shipped = fileURLToPath(new URL('../openapi.yaml', import.meta.url))

/**
 * Reads documents and fixtures. Throws Unreadable with what, where and what to do. `note` is told of each file just before
 * it is read, of those that are not there and would be too.
 */
export async function readAll(
  options: StandinOptions,
  worlds = worldsOf(options),
  note: Reads['note'] = () => {}
): Promise<Everything> {
  const { delay = 0, token, document = shipped, prefix } = options
  const settings: Settings = {
    seed: String(options.seed ?? 1),
    validate: options.validate ?? 'strict',
    errors: options.errors ?? false,
    access: { check: options.auth ?? true, tokens: token === undefined ? undefined : [token].flat() },
    dynamic: options.dynamic ?? false,
    cors: options.cors ?? true,
    requireWorld: options.requireWorld ?? false,
    delay: typeof delay === 'number' ? [delay, delay] : delay
  }
  const prefixes = [prefix ?? []].flat().map((one) => one.replaceAll(/^\/+|\/+$/g, '').replace(/^(?=.)/, '/'))
  const read = await Promise.all(
    [document].flat().map(async (source, index) => {
      const loaded = await load(source, { allowRefs: options.allowRefs ?? false, note })
      const contract = contractOf(loaded)
      const checker = checkerOf(contract.resources)
      if (options.strict === true) refuse(contract.name, await doubtsOf(contract, checker, loaded))
      const path = fixturesOf(options.fixtures, source)
      const rows: FixturesRead = path === undefined ? noFixtures : await readFixtures(path, contract, checker, note)
      const parts: Parts = {
        contract,
        checker,
        worlds,
        settings,
        prefix: prefixes[index],
        sources: [
          ...givenOf(contract, rows, settings),
          examples(contract, checker),
          generated(contract, checker, true)
        ],
        dynamicSources: [generated(contract, checker)],
        errors: errorReplies(contract, checker, settings, rows.replies),
        log: options.log
      }
      return { parts, rows }
    })
  )
  const all = read.map(({ parts }) => parts) as [Parts, ...Parts[]]
  const routes = routesOf(all)
  const notices = [...read.flatMap(({ rows }) => rows.notices), ...routes.conflicts]
  if (options.strict === true) refuse('what stands beside the document', notices)
  return {
    all,
    routes,
    documents: {
      operations: () => all.flatMap(({ contract }) => contract.operations),
      checkStub: stubCheckOf(all, routes)
    },
    notices,
    samples: new Map(
      read.flatMap(({ rows }) => rows.fixtures.map((fixture) => [fixture.collection.path, samplePathOf(fixture)]))
    )
  }
}

/** The worlds of a server, each with the faults that the options ask for. */
const worldsOf = ({ seed = 1, failRate, rateLimit }: StandinOptions): Worlds =>
  createWorlds({
    seed: String(seed),
    standing: () => [
      ...(rateLimit === undefined ? [] : [stubOf(failMapping('*', { limit: rateLimit }), uuidOf(2 ** 47))]),
      ...(failRate === undefined ? [] : [stubOf(failMapping('*', { rate: failRate }), uuidOf(2 ** 47 + 1))])
    ]
  })

const noFixtures: FixturesRead = { fixtures: [], replies: [], notices: [] }

/** What was given by hand, as sources: whole replies, which say it all, before rows. */
const givenOf = (contract: Contract, { fixtures, replies }: FixturesRead, { seed }: Settings): Parts['sources'] => [
  ...(replies.length === 0 ? [] : [givenReplies(replies)]),
  ...(fixtures.length === 0 ? [] : [liveRows(contract, fixtures, seed)])
]

/** All that is doubtful in a document, a line each. */
async function doubtsOf(contract: Contract, checker: Checker, { locate }: Loaded): Promise<string[]> {
  const { findingsIn } = await import('./lint/document-findings.ts')
  return (await findingsIn(contract, checker, locate)).map(
    ({ place, pointer, message }) => `${placed(place as Place)}: ${pointer}: ${message}`
  )
}

/** Throws Unreadable with the first of the lines that say what is doubtful; where there are none, nothing is. */
function refuse(name: string, doubts: string[]): void {
  if (doubts.length === 0) return
  const lines = doubts.slice(0, 10)
  const more = doubts.length > lines.length ? [`… and ${doubts.length - lines.length} more`] : []
  throw new Unreadable([`${name} is doubtful, and --strict refuses that:`, ...lines, ...more].join('\n'))
}

/** Where the fixtures are: as named, else the folder `fixtures` beside a document that is a file, once there is one. */
function fixturesOf(named: string | false | undefined, document: Source): FixturePath | undefined {
  if (named === false) return undefined
  if (named !== undefined) return { path: named, named: true }
  if (typeof document !== 'string' || document === '-' || /^https?:/.test(document)) return undefined
  return { path: join(dirname(document), 'fixtures'), named: false }
}

/** The APIs, their docs and the control API on a Fastify instance, in contexts of their own. */
async function mount(
  app: FastifyInstance,
  found: Everything,
  { admin = true, adminToken }: StandinOptions
): Promise<void> {
  const { all, routes, documents } = found
  const taken = new Set(routes.routes.map(({ method, url }) => `${method} ${url}`))
  const discreet = all[0].settings.access.tokens !== undefined
  addAdmin(app, all[0].worlds, {
    ...documents,
    version,
    taken,
    discreet,
    token: adminToken,
    healthOnly: !admin,
    moreRoutes: async () => (await import('./library/received.ts')).receivedRoutes
  })
  app.register(async (docs) => addDocs(docs, all))
  await app.register(async (api) => serve(api, all, routes))
}

/**
 * The Fastify plugin: puts the API that the options name on an instance, under its prefix where one is given, and the
 * controls of the first one on the instance itself. Throws Unreadable where the document or the fixtures cannot be read.
 */
export async function standin(app: FastifyInstance, options: StandinOptions = {}): Promise<void> {
  // A prefix given to `register` is Fastify's own doing.
  const { prefix, ...own } = options
  const worlds = worldsOf(own)
  const found = await readAll(own, worlds)
  await app.register((child) => mount(child, found, options), prefix === undefined ? {} : { prefix: String(prefix) })
  if (!app.hasDecorator('standin'))
    app.decorate(
      'standin',
      controlsOf(worlds, () => found.documents)
    )
}
// Fastify's own word for a plugin whose decorators its user sees; routes and hooks stay in a context of their own.
Object.assign(standin, { [Symbol.for('skip-override')]: true })

/** A Fastify instance that is not started, for `inject`; it is loaded when it is awaited, or at the first `inject`. */
export function createStandin(options: StandinOptions = {}): FastifyInstance {
  refuseUnknown(options)
  const worlds = worldsOf(options)
  let found: Everything | undefined
  const app = Fastify(serverOptions)
  app.register(async (child) => {
    found = await readAll(options, worlds)
    await mount(child, found, options)
  })
  return app.decorate(
    'standin',
    controlsOf(worlds, () => {
      if (found === undefined) throw new Error('standin is not loaded yet: await the instance, or its ready(), first')
      return found.documents
    })
  )
}

/**
 * Starts a server. Throws an Error for an option that there is not, Unreadable where the document or the fixtures cannot
 * be read, and Node's own error where it cannot listen.
 */
export async function startStandin<Api = unknown>(options: StartOptions = {}): Promise<Standin<Api>> {
  refuseUnknown(options)
  const { port = 0, host = '127.0.0.1', watch } = options
  const worlds = worldsOf(options)
  const first = readsNoted()
  let found = await readAll(options, worlds, watch && first.note)
  // A server that reloads hands its requests to the instance made last; Fastify cannot change routes once it runs.
  let newest: RequestListener | undefined
  const app = Fastify(
    closedServerOptions((first) => recalling(found.all[0], (request, response) => (newest ?? first)(request, response)))
  )
  await mount(app, found, options)
  await app.listen({ port, host })
  const url = urlOf(app.server.address() as AddressInfo, host)
  const watching = watch === undefined ? undefined : watchFiles(first, reload, watch)
  let closing: Promise<void> | undefined
  const close = () => (closing ??= stop())

  return {
    ...(controlsOf(worlds, () => found.documents, url) as Controls<Api>),
    url,
    get contracts() {
      return found.all.map(({ contract }) => contract)
    },
    get notices() {
      return found.notices
    },
    get samples() {
      return found.samples
    },
    close,
    [Symbol.asyncDispose]: close
  }

  /** Reads everything anew; what runs goes on as it was where that fails. */
  async function reload(note: Reads['note']): Promise<void> {
    const next = await readAll(options, worlds, note)
    const instance = Fastify(closedServerOptions((routes) => routes))
    await mount(instance, next, options)
    await instance.ready()
    found = next
    for (const world of worlds.all()) {
      world.rows = rowsAtStart()
      forget(world)
    }
    newest = instance.routing
  }

  async function stop(): Promise<void> {
    watching?.stop()
    const answered = () => worlds.all().every(({ journal }) => journal.entries().every(({ status }) => status !== 0))
    await drain(app.server, answered)
    await app.close()
  }
}

/** The address that people can paste: a wildcard is this machine. */
function urlOf({ address, family, port }: AddressInfo, host: string): string {
  const named = address === '0.0.0.0' || address === '::' ? '127.0.0.1' : host === 'localhost' ? host : address
  return `http://${family === 'IPv6' && named.includes(':') ? `[${named}]` : named}:${port}`
}
