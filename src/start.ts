/** standin as a server that listens, and reloads where that was asked for. */
import type { RequestListener } from 'node:http'
import { type AddressInfo, createServer } from 'node:net'
import Fastify, { type FastifyInstance } from 'fastify'
import { type Assembly, assemble, handlersOf, worldsOf } from './assemble.ts'
import type { Contract } from './contract/contract.ts'
import { forgetReplies } from './control/world.ts'
import { lineOf } from './document/places/finding.ts'
import { Unreadable } from './document/yaml/yaml.ts'
import { generator } from './generate/lazy.ts'
import { type Controls, controlsOf } from './library/controls.ts'
import { mount } from './mount.ts'
import { checkOptions, type StartOptions } from './options.ts'
import type { Log } from './replicas/log.ts'
import { rowsAtStart } from './resources/rows/store.ts'
import { saveTo } from './save.ts'
import { drain } from './server/drain.ts'
import type { ServerContext } from './server/exchange/context.ts'
import type { ServerCredentials } from './server/https/tls.ts'
import { withResponseCache } from './server/response-cache.ts'
import { ownServerOptions } from './server/server.ts'
import type { DriftReport } from './upstream/drift.ts'
import { type Part, type Reads, type Reloaded, readsNoted, watchFiles } from './watch.ts'

/** A server that runs. `Api`: the types of its operations, as `standin types` writes them. */
export interface Standin<Api = unknown> extends Controls<Api>, AsyncDisposable {
  /** Such as `http://127.0.0.1:49152`. */
  url: string
  /** The certificate of the authority, in PEM, if a certificate was made for HTTPS: clients may trust it. */
  authority: string | undefined
  /** The file of that certificate, if it is kept: for other processes, by `NODE_EXTRA_CA_CERTS`. */
  authorityFile: string | undefined
  /** Makes the clients of this process trust that authority, beside all others. */
  trust: () => Promise<void>
  /** The contracts that are served, for callers that want to show them. */
  contracts: Contract[]
  /** Paths for which fixtures have rows, by their templates: good ones to try first. */
  samples: Map<string, string>
  /** Notes for people on the files that were read: fixtures that belong to no path. */
  notices: string[]
  /** The differences between the real API and the documents; undefined if there is no real API. */
  drift: () => DriftReport | undefined
  /** Lines on the files of the option `record`, and the answers that they lack. Empty until the server is closed. */
  recorded: () => string[]
  /** Ends delays, lets running requests end (for at most 1.5 s) and closes every connection. */
  close: () => Promise<void>
}

/**
 * Starts a server for tests. Throws an Error for a wrong option, Unreadable if the document or a fixture cannot be
 * read, and Node's own error if it cannot listen.
 */
export async function startStandin<Api = unknown>(options: StartOptions = {}): Promise<Standin<Api>> {
  // `rows` is not async, so the generator is loaded before.
  const [server] = await Promise.all([startServer<Api>(options), generator()])
  return server
}

/** Opens the log of a group of servers. Servers with other documents have another `scope`. */
export type OpenLog = (scope: string) => Promise<Log>

/**
 * Starts a server, whose `rows` need the generator to be loaded first. Throws as `startStandin` does. With a log, it
 * is one of a group that answers as one server.
 */
export async function startServer<Api = unknown>(options: StartOptions = {}, openLog?: OpenLog): Promise<Standin<Api>> {
  checkOptions(options)
  const { port = 0, host = '127.0.0.1', watch, save } = options
  const replicas = openLog === undefined ? undefined : await import('./replicas/group.ts')
  const worlds = worldsOf(options, replicas?.createNumberedJournal)
  const first = readsNoted()
  let lastGood = first
  let assembly = await assemble(options, worlds, first)
  const { running } = assembly.server
  running.end = () => (log?.port === undefined ? void close() : log.port.end())
  const tls = await tlsOf(options, host)
  assembly.server.authority = tls?.authority
  const log = await openLog?.(assembly.scope())
  // Fastify cannot change routes once it runs, so that requests are handed to the instance that was made last.
  let newest: RequestListener | undefined
  const cache = (routes: RequestListener) =>
    withResponseCache(
      () => assembly.server,
      (request, response) => (newest ?? routes)(request, response)
    )
  let catchUp = async () => {}
  const stopSaving = save === undefined ? undefined : saveTo(save, worlds.main, () => assembly.documents.keeper())
  const app = Fastify(
    ownServerOptions(replicas === undefined || log === undefined ? cache : join(replicas, log), tls?.secured)
  )
  try {
    await mount(app, assembly, options, true)
    await app.ready()
    await catchUp()
    await app.listen({ port, host })
  } catch (error) {
    // An open log keeps a process alive.
    await log?.close()
    throw error
  }
  if (host === '127.0.0.1') listenOnIpv6Too(app)
  const url = urlOf(app.server.address() as AddressInfo, host, tls === undefined ? 'http' : 'https')
  const watching = watch && watchFiles(first, reload, watch)
  let closing: Promise<void> | undefined
  let recorded: string[] = []
  const close = () => (closing ??= stop())

  return {
    ...(controlsOf(worlds, () => assembly.documents, url) as Controls<Api>),
    url,
    authority: tls?.authority,
    authorityFile: tls?.authorityFile,
    async trust() {
      if (tls?.authority !== undefined) (await import('./server/https/trust.ts')).trust(tls.authority)
    },
    get contracts() {
      return assembly.server.documents.map(({ contract }) => contract)
    },
    get notices() {
      return assembly.notices
    },
    get samples() {
      return assembly.samples
    },
    recorded: () => recorded,
    drift: () => assembly.server.upstream?.drift.report(),
    close,
    [Symbol.asyncDispose]: close
  }

  /** Puts the group in front of the routes. */
  function join({ joinGroup }: NonNullable<typeof replicas>, log: Log) {
    return (routes: RequestListener): RequestListener => {
      const member = joinGroup(log, () => assembly.server, cache(routes), routes)
      assembly.server.group = member.group
      catchUp = member.catchUp
      log.port?.tell(async () => (await import('./library/metrics-routes.ts')).metricsNow(worlds))
      return member.listener
    }
  }

  /** Reads the parts anew that changed. If that fails, the server goes on as it was. */
  function reload(reads: Reads, parts: ReadonlySet<Part>): Promise<Omit<Reloaded, 'file'>> {
    return parts.has('documents') ? reloadAll(reads) : reloadParts(reads, parts)
  }

  /** Reads everything anew. Throws for a file behind a `$ref` too that cannot be read any more. */
  async function reloadAll(reads: Reads): Promise<Omit<Reloaded, 'file'>> {
    const read = await assemble(options, worlds, reads)
    const broken = reads.brokenSince(lastGood) ?? lostSince(assembly, read)
    if (broken !== undefined) throw broken
    lastGood = reads
    const { upstream } = read.server
    // One recording goes on: two of one folder would overwrite each other.
    const recording = upstream && { ...upstream, recorder: assembly.server.upstream?.recorder }
    const next = {
      ...read,
      server: { ...read.server, running, upstream: recording, authority: assembly.server.authority }
    }
    const instance = Fastify(ownServerOptions((routes) => routes))
    await mount(instance, next, options, true)
    await instance.ready()
    assembly = next
    for (const world of worlds.all()) {
      world.rows = rowsAtStart()
      forgetReplies(world)
    }
    newest = instance.routing
    return {}
  }

  /** Reads stubs and handlers anew. The rows stay, since the contract has not changed. */
  async function reloadParts(reads: Reads, parts: ReadonlySet<Part>): Promise<Omit<Reloaded, 'file'>> {
    const handlers = parts.has('handlers')
      ? await handlersOf(options, assembly.documents.operations(), reads)
      : undefined
    if (parts.has('stubs')) await assembly.readStubs(reads)
    if (handlers !== undefined) assembly.server.handlers.byOperation = handlers.byOperation
    worlds.all().forEach(forgetReplies)
    return { keepsRows: true, notices: handlers?.notices ?? [] }
  }

  async function stop(): Promise<void> {
    watching?.stop()
    for (const end of running.delays) end()
    await drain(app.server, () => running.count === 0)
    await app.close()
    await log?.close()
    stopSaving?.()
    recorded = await endRecording(assembly.server, options)
  }
}

/** Ends a recording. Returns lines on its files, and on the answers that they lack. */
async function endRecording({ upstream, documents }: ServerContext, { record = '' }: StartOptions): Promise<string[]> {
  if (upstream?.recorder === undefined) return []
  const { withRecordedMock } = await import('./recorded-mock.ts')
  const recorded = documents.map(({ contract, prefix }) => ({ document: contract.document, prefix }))
  return upstream.recorder.end((use) => withRecordedMock(recorded, record, use))
}

/** Returns why the first reference cannot be followed that could be before. */
function lostSince(before: Assembly, now: Assembly): Error | undefined {
  const lostIn = ({ server }: Assembly) =>
    server.documents.flatMap(({ contract }) => contract.findings.filter(({ lost }) => lost))
  const known = new Set(lostIn(before).map(({ pointer, message }) => `${pointer} ${message}`))
  const fresh = lostIn(now).find(({ pointer, message }) => !known.has(`${pointer} ${message}`))
  return fresh && new Unreadable(lineOf(fresh))
}

/** Listens on `::1` as well, which clients that ask for `localhost` may try first. A machine may have no IPv6. */
function listenOnIpv6Too(app: FastifyInstance): void {
  const { port } = app.server.address() as AddressInfo
  const second = createServer((socket) => app.server.emit('connection', socket))
  second.on('error', () => {})
  second.listen(port, '::1').unref()
  app.server.once('close', () => second.close())
}

/** Returns what makes the server for HTTPS; undefined for HTTP. Throws Unreadable for files that hold no certificate. */
async function tlsOf({ https = false }: StartOptions, host: string) {
  if (https === false) return undefined
  const [{ givenCredentials, madeCredentials }, { secureServer }] = await Promise.all([
    import('./server/https/tls.ts'),
    import('./server/https/secure-server.ts')
  ])
  const { authority, authorityFile, ...credentials }: ServerCredentials =
    https === true
      ? await madeCredentials(host)
      : 'authority' in https
        ? await madeCredentials(host, https.authority)
        : givenCredentials(https)
  return { authority, authorityFile, secured: (listener: RequestListener) => secureServer(credentials, listener) }
}

/** The address that people can paste: a wildcard is this machine. */
function urlOf({ address, family, port }: AddressInfo, host: string, scheme: string): string {
  const named = address === '0.0.0.0' || address === '::' ? '127.0.0.1' : host === 'localhost' ? host : address
  return `${scheme}://${family === 'IPv6' && named.includes(':') ? `[${named}]` : named}:${port}`
}
