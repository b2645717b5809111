import { existsSync } from 'node:fs'
import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import Fastify, { type FastifyInstance, type FastifyServerFactory } from 'fastify'
import { checkerOf } from './contract/check.ts'
import { type Contract, contractOf } from './contract/contract.ts'
import { load } from './contract/load.ts'
import { addAdmin } from './control/api.ts'
import { type Controls, controlsOf } from './control/controls.ts'
import type { Entry } from './control/journal.ts'
import { createWorld, type World } from './control/world.ts'
import { errorReplies } from './reply/errors.ts'
import { examples } from './reply/examples.ts'
import { type FixturePath, type FixturesRead, readFixtures, samplePathOf } from './reply/fixtures.ts'
import { generated } from './reply/generated.ts'
import { rowsAtStart } from './reply/reply.ts'
import { liveRows } from './reply/rows.ts'
import { addDocs } from './server/docs.ts'
import { drain } from './server/drain.ts'
import type { Parts } from './server/parts.ts'
import { serve, serverOptions } from './server/server.ts'
import { version } from './version.ts'
import { type Reloaded, watchFiles } from './watch.ts'

/** What a server plays and how; all of it is optional, and the command line says the same. */
export interface StandinOptions {
  /** A path, an http(s) URL or a parsed document; left out, it is Turso's Platform API, which ships with standin. */
  document?: string | URL | object
  /** A folder or file of rows; left out, the folder `fixtures` beside the document, if there; `false` for none. */
  fixtures?: string | false
  /** Another seed gives another believable world. Default 1. */
  seed?: number | string
  /** Only these bearer tokens are accepted, on every operation. Default: any that is one. */
  token?: string | string[]
  /** `false` checks no credentials. */
  auth?: boolean
  /** `true` generates even where fixtures or examples exist. */
  dynamic?: boolean
  /** `false` sends no CORS headers. */
  cors?: boolean
  /** How long to wait before every reply, in milliseconds: a number, or the least and the most. */
  delay?: number | [min: number, max: number]
  /** Told of every request once it is answered. */
  log?: (entry: Entry) => void
}

export interface StartOptions extends StandinOptions {
  /** Default 0, which takes a free one. */
  port?: number
  /** Default 127.0.0.1. */
  host?: string
  /** Reads document and fixtures again when they change, and tells what came of it. */
  watch?: (reloaded: Reloaded) => void
}

/** A server that runs. */
export interface Standin extends Controls, AsyncDisposable {
  /** Such as `http://127.0.0.1:49152`. */
  url: string
  /** What is served, for those who want to show it. */
  contract: Contract
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

/** What was read at a start, and the files it came from. */
interface Read {
  parts: Parts
  files: string[]
  notices: string[]
  samples: Map<string, string>
}

const shipped = fileURLToPath(new URL('../openapi.yaml', import.meta.url))

/** Reads document and fixtures. Throws Unreadable with what, where and what to do. */
async function read(options: StandinOptions, world: World, ownServer = true): Promise<Read> {
  const document = options.document ?? shipped
  const loaded = await load(document)
  const contract = contractOf(loaded)
  const checker = checkerOf(contract.document)
  const seed = String(options.seed ?? 1)
  const path = fixturesOf(options.fixtures, document)
  const rows: FixturesRead =
    path === undefined ? { fixtures: [], files: [], notices: [] } : await readFixtures(path, contract, checker)
  const { delay = 0, token } = options
  const parts: Parts = {
    contract,
    checker,
    world,
    sources: [
      ...(rows.fixtures.length > 0 ? [liveRows(contract, rows.fixtures, seed)] : []),
      examples(contract),
      generated(contract)
    ],
    dynamicSources: [generated(contract)],
    errors: errorReplies(contract, seed),
    settings: {
      seed,
      access: { check: options.auth ?? true, tokens: token === undefined ? undefined : [token].flat() },
      dynamic: options.dynamic ?? false,
      cors: options.cors ?? true,
      delay: typeof delay === 'number' ? [delay, delay] : delay
    },
    ownServer,
    log: options.log
  }
  const samples = new Map(rows.fixtures.map((fixture) => [fixture.collection.path, samplePathOf(fixture)]))
  return { parts, files: [...loaded.files, ...rows.files], notices: rows.notices, samples }
}

/** Where the fixtures are: as named, else the folder `fixtures` beside a document that is a file. */
function fixturesOf(named: string | false | undefined, document: string | URL | object): FixturePath | undefined {
  if (named === false) return undefined
  if (named !== undefined) return { path: named, named: true }
  if (typeof document !== 'string' || document === '-' || /^https?:/.test(document)) return undefined
  const path = join(dirname(document), 'fixtures')
  return existsSync(path) ? { path, named: false } : undefined
}

/** The API, its docs and its control API on a Fastify instance, in contexts of their own. */
async function mount(app: FastifyInstance, { parts }: Read): Promise<void> {
  addAdmin(app, parts.world, version)
  addDocs(app, () => parts.contract.document)
  await app.register(async (api) => serve(api, parts))
}

/**
 * The Fastify plugin: puts the API that the options name on an instance, under its prefix where one is given.
 * Throws Unreadable where the document or the fixtures cannot be read.
 */
export async function standin(app: FastifyInstance, options: StandinOptions = {}): Promise<void> {
  await mount(app, await read(options, createWorld(), false))
}

/** A Fastify instance that is not started, for `inject`; it is loaded when it is awaited, or at the first `inject`. */
export function createStandin(options: StandinOptions = {}): FastifyInstance {
  const world = createWorld()
  let found: Read | undefined
  const app = Fastify(serverOptions)
  app.register(async (child) => {
    found = await read(options, world)
    await mount(child, found)
  })
  return app.decorate('standin', controlsOf(world, contract))

  function contract(): Contract {
    if (found === undefined) throw new Error('standin is not loaded yet: await the instance, or its ready(), first')
    return found.parts.contract
  }
}

/**
 * Starts a server. Throws Unreadable where the document or the fixtures cannot be read, and Node's own error where it
 * cannot listen.
 */
export async function startStandin(options: StartOptions = {}): Promise<Standin> {
  const { port = 0, host = '127.0.0.1', watch } = options
  const world = createWorld()
  let found = await read(options, world)
  // A server that reloads hands its requests to the instance made last; Fastify cannot change routes once it runs.
  let newest: RequestListener | undefined
  const serverFactory: FastifyServerFactory = (first) =>
    createServer((request, response) => (newest ?? first)(request, response))
  const app = Fastify({ ...serverOptions, ...(watch === undefined ? {} : { serverFactory }) })
  await mount(app, found)
  await app.listen({ port, host })
  const watching = watch === undefined ? undefined : watchFiles(found.files, reload, watch)
  let closing: Promise<void> | undefined
  const close = () => (closing ??= stop())

  return {
    ...controlsOf(world, () => found.parts.contract),
    url: urlOf(app.server.address() as AddressInfo, host),
    get contract() {
      return found.parts.contract
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
  async function reload(): Promise<string[]> {
    const next = await read(options, world)
    const instance = Fastify(serverOptions)
    await mount(instance, next)
    await instance.ready()
    found = next
    world.rows = rowsAtStart()
    world.memory.forget()
    newest = instance.routing
    return next.files
  }

  async function stop(): Promise<void> {
    watching?.stop()
    await drain(app.server, () => world.journal.entries().every(({ status }) => status !== 0))
    await app.close()
  }
}

/** The address that people can paste: a wildcard is this machine. */
function urlOf({ address, family, port }: AddressInfo, host: string): string {
  const named = address === '0.0.0.0' || address === '::' ? '127.0.0.1' : host === 'localhost' ? host : address
  return `http://${family === 'IPv6' && named.includes(':') ? `[${named}]` : named}:${port}`
}
