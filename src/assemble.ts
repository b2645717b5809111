/** The documents of a server with all that stands beside them, put together. */

import { createHash } from 'node:crypto'
import { stat } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { inspect } from 'node:util'
import type { Operation } from './contract/contract.ts'
import { passwordNames } from './contract/password-names.ts'
import { createBodyBudget } from './control/journal/body-budget.ts'
import { type Secrets, secretsOf } from './control/journal/secrets.ts'
import { noOperation, operationNamed } from './control/operation-names.ts'
import type { CheckStub, Stub } from './control/stubs/stub.ts'
import { uuidOf } from './control/stubs/stubs.ts'
import type { WorldOrigin } from './control/world.ts'
import { createWorlds, mostWorlds, type Worlds } from './control/worlds.ts'
import { Unreadable } from './document/yaml/yaml.ts'
import type { HandlersRead } from './handlers/handler-folder.ts'
import type { Documents } from './library/controls.ts'
import { StandinError } from './library/errors.ts'
import { failMapping } from './library/shorthand.ts'
import { sendWebhook } from './library/webhook.ts'
import { prefixesOf, type StandinOptions, settingsOf } from './options.ts'
import { outboundNames } from './outgoing/callbacks.ts'
import { readDocument, refuseDoubtful } from './read-document.ts'
import { createRecorder } from './record/recorder.ts'
import { straysOf, stubFolder } from './resources/fixtures/files.ts'
import { samplePathOf } from './resources/fixtures/fixtures.ts'
import { keeperOfAll } from './resources/state/keeper.ts'
import type { DocumentContext, ServerContext, ServerSettings, UpstreamContext } from './server/exchange/context.ts'
import { docsNotices } from './server/pages/docs-places.ts'
import { routesOf } from './server/routing/routes.ts'
import { stubCheckOf } from './server/stubs/stub-contract.ts'
import { tracingOf } from './server/tracing.ts'
import { tokenKeyOf } from './token-key.ts'
import { endpointsOf } from './tokens/endpoints.ts'
import { issuerOf } from './tokens/issuer.ts'
import { createDrift } from './upstream/drift.ts'
import { version } from './version.ts'
import { type Reads, readsNoted } from './watch.ts'
import type { MappingsFolder } from './wiremock/files/mappings-folder.ts'
import { stubOf } from './wiremock/mapping.ts'

/** A server that is ready to be mounted, with notes for people. */
export interface Assembly {
  server: ServerContext
  /** The documents, as controls need them. */
  documents: Documents
  /** Reads the stubs of files, and puts them in the place of those read before. Throws Unreadable. */
  readStubs: (reads: Pick<Reads, 'note'>) => Promise<void>
  notices: string[]
  samples: Map<string, string>
  /** Returns a hash of documents and fixtures: servers that have the same may share what is written. */
  scope: () => string
}

const shipped = fileURLToPath(new URL('../openapi.yaml', import.meta.url))

/**
 * Reads documents and fixtures. Throws Unreadable, whose message says what to do. Calls `note` with each file just
 * before reading it, and with each missing file that it would read. Calls `lost` with each file that a `$ref` names and
 * that cannot be read.
 */
export async function assemble(
  options: StandinOptions,
  worlds = worldsOf(options),
  reads: Pick<Reads, 'note' | 'lost'> = readsNoted()
): Promise<Assembly> {
  const { document = shipped } = options
  const settings = settingsOf(options)
  settings.access.issued = issuerOf(worlds, tokenKeyOf(options.tokenKey)).find
  const prefixes = prefixesOf(options)
  const documents = [document].flat()
  const isOneOf = documents.length > 1
  const read = await Promise.all(
    documents.map((source, index) =>
      readDocument(source, { index, prefix: prefixes[index], isOneOf, options, settings, reads })
    )
  )
  const contexts = read.map(({ context }) => context) as [DocumentContext, ...DocumentContext[]]
  const operations = contexts.flatMap(({ contract }) => contract.operations)
  refuseUnknownOperations(settings, operations)
  const routes = routesOf(contexts)
  const secrets = secretsOf(
    contexts.flatMap(({ contract }) => Object.values(contract.securitySchemes)),
    () => contexts.flatMap(({ contract }) => [...passwordNames(contract)])
  )
  const keeper = keeperOfAll(read.map(({ keeper }) => keeper))
  const strays = straysOf(read.map(({ rows }) => rows))
  if (strays.length > 0 && typeof options.fixtures === 'string') throw new Unreadable(strays.join('\n'))
  const checkStub = stubCheckOf(contexts, routes, options)
  let folder = undefined as MappingsFolder | undefined
  const readStubs: Assembly['readStubs'] = async ({ note }) => {
    const noteStub = (file: string) => note(file, 'stubs')
    const besides = await stubsBeside(
      read.map(({ path }) => path?.path),
      checkStub,
      noteStub
    )
    let opened: MappingsFolder | undefined
    let before: number
    // A call may write to the folder while it is read, and gives its stubs then.
    do {
      before = worlds.gives()
      opened = options.mappings === undefined ? undefined : await mappingsOf(options.mappings, checkStub, noteStub)
    } while (worlds.gives() > before)
    folder = opened && { ...opened, stubs: () => [...besides, ...opened.stubs()] }
    worlds.give(folder?.stubs() ?? besides)
  }
  await readStubs(reads)
  const handlers = await handlersOf(options, operations, reads)
  const notices = [
    ...new Set([...strays, ...handlers.notices, ...read.flatMap(({ rows }) => rows.notices), ...routes.conflicts])
  ]
  if (options.strict === true) refuseDoubtful('what stands beside the document', notices)
  notices.push(...docsNotices(contexts))
  return {
    server: {
      documents: contexts,
      routes,
      mountPrefix: '',
      worlds,
      settings,
      // A server with tokens of its own issues none to whoever asks.
      endpoints: settings.access.tokens === undefined ? endpointsOf(contexts) : new Map(),
      handlers: { byOperation: handlers.byOperation },
      keeper,
      secrets,
      log: options.log,
      upstream: upstreamOf(options, contexts, secrets.isSecret),
      readBody: folder?.readBody,
      running: { count: 0, delays: new Set() },
      tracing: await tracingOf()
    },
    documents: {
      operations: () => operations,
      checkStub,
      folder: () => folder,
      webhook: (world, name, how) => sendWebhook(contexts, settings, world, name, how),
      callbackNames: () => contexts.flatMap(({ contract }) => outboundNames(contract)),
      secrets: () => secrets,
      keeper: () => keeper
    },
    readStubs,
    notices,
    scope: () =>
      scopeOf(
        options,
        contexts,
        read.map(({ rows }) => rows.fixtures.map(({ groups }) => groups))
      ),
    samples: new Map(
      read.flatMap(({ rows }) => rows.fixtures.map((fixture) => [fixture.collection.path, samplePathOf(fixture)]))
    )
  }
}

/** Returns the handlers that the options name. Throws for one of an unknown operation. */
export async function handlersOf(
  { handlers = {} }: StandinOptions,
  operations: Operation[],
  { note }: Pick<Reads, 'note'>
): Promise<HandlersRead> {
  if (typeof handlers === 'string') {
    return (await import('./handlers/handler-folder.ts')).readHandlers(resolve(handlers), operations, (file) =>
      note(file, 'handlers')
    )
  }
  const byOperation = Object.entries(handlers).map(([name, handler]): [string, typeof handler] => {
    const operation = operationNamed(name, operations)
    if (operation !== undefined) return [operation.id, handler]
    throw new StandinError('ERR_STANDIN_OPTION', `the option handlers: ${noOperation(name, operations)}`)
  })
  return { byOperation: new Map(byOperation), notices: [] }
}

/** Reads the stubs of a folder. The code for it is loaded only where one is named. */
async function mappingsOf(path: string, checkStub: CheckStub, note: (file: string) => void): Promise<MappingsFolder> {
  return (await import('./wiremock/files/mappings-folder.ts')).openMappings(path, checkStub, note)
}

/** Reads the stubs that stand in folders of fixtures. */
async function stubsBeside(
  paths: readonly (string | undefined)[],
  checkStub: CheckStub,
  note: (file: string) => void
): Promise<Stub[]> {
  const stubs: Stub[] = []
  for (const path of new Set(paths)) {
    if (path === undefined) continue
    const folder = join(path, stubFolder)
    note(folder)
    const found = await stat(folder).catch(() => undefined)
    if (found?.isDirectory()) stubs.push(...(await mappingsOf(path, checkStub, note)).stubs())
  }
  return stubs
}

/** Returns the real API that requests are sent on to, with an empty report. */
function upstreamOf(
  {
    upstream,
    proxy = false,
    upstreamTimeout = 30_000,
    upstreamProxy,
    upstreamInsecure = false,
    record
  }: StandinOptions,
  contexts: readonly DocumentContext[],
  isSecret: Secrets['isSecret']
): UpstreamContext | undefined {
  if (upstream === undefined) return undefined
  const url = upstream.replace(/\/+$/, '')
  const drift = createDrift(
    url,
    contexts.flatMap(({ contract }) => contract.operations)
  )
  return {
    url,
    timeout: upstreamTimeout,
    proxy: upstreamProxy,
    insecure: upstreamInsecure,
    all: proxy,
    drift,
    recorder: record === undefined ? undefined : createRecorder(record, isSecret)
  }
}

/** Throws an Error if `validate` names an unknown operation. */
function refuseUnknownOperations({ validate }: ServerSettings, operations: Operation[]): void {
  const names = typeof validate === 'string' ? [] : Object.keys(validate)
  const unknown = names.find((name) => name !== '*' && operationNamed(name, operations) === undefined)
  if (unknown !== undefined)
    throw new StandinError('ERR_STANDIN_OPTION', `the option validate: ${noOperation(unknown, operations)}`)
}

/** Returns a hash of all that the rows of a server come from. */
const scopeOf = ({ seed = 1, locale = '' }: StandinOptions, contexts: DocumentContext[], rows: unknown): string =>
  createHash('sha256')
    .update(inspect([version, seed, locale, contexts.map(({ contract }) => contract.document), rows], whole))
    .digest('hex')
    .slice(0, 16)

/** Writes all of a value, circles too. */
const whole = { depth: Infinity, maxArrayLength: Infinity, maxStringLength: Infinity, breakLength: Infinity }

/** Returns the worlds of a server. Each has the stubs that the options `failRate` and `rateLimit` ask for. */
export const worldsOf = (
  { seed = 1, failRate, rateLimit, journalBytes }: StandinOptions,
  journal?: WorldOrigin['journal']
): Worlds =>
  createWorlds(
    {
      ...(journal === undefined ? {} : { journal }),
      seed: String(seed),
      bodies: createBodyBudget(journalBytes),
      standing: () => [
        ...(rateLimit === undefined ? [] : [stubOf(failMapping('*', { limit: rateLimit }), uuidOf(2 ** 47))]),
        ...(failRate === undefined ? [] : [stubOf(failMapping('*', { rate: failRate }), uuidOf(2 ** 47 + 1))])
      ]
    },
    undefined,
    // The log of a group counts its worlds; each process may hold others that have ended since.
    journal === undefined ? undefined : 2 * mostWorlds
  )
