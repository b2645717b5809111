/** The documents and fixtures of a server, read and put together. */

import { createHash } from 'node:crypto'
import { stat } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { inspect } from 'node:util'
import { type Contract, contractOf, type Operation } from './contract/contract.ts'
import { passwordNames } from './contract/password-names.ts'
import { createBodyBudget } from './control/body-budget.ts'
import { noOperation, operationNamed } from './control/operation-names.ts'
import { type Secrets, secretsOf } from './control/secrets.ts'
import type { CheckStub, Stub } from './control/stub.ts'
import { uuidOf } from './control/stubs.ts'
import type { WorldOrigin } from './control/world.ts'
import { createWorlds, mostWorlds, type Worlds } from './control/worlds.ts'
import { type Loaded, load } from './document/load.ts'
import { lineOf } from './document/places/finding.ts'
import { Unreadable } from './document/yaml/yaml.ts'
import { fakersLocale, locales } from './generate/faker.ts'
import { setLocale } from './generate/locales.ts'
import type { HandlersRead } from './handlers/handler-folder.ts'
import type { Documents } from './library/controls.ts'
import { StandinError } from './library/errors.ts'
import { failMapping } from './library/shorthand.ts'
import { sendWebhook } from './library/webhook.ts'
import { type DocumentSource, prefixesOf, readingOf, type StandinOptions, settingsOf } from './options.ts'
import { createRecorder } from './record/recorder.ts'
import { errorReplies } from './reply/errors/error-replies.ts'
import { askedErrors } from './reply/sources/asked-errors.ts'
import { examples } from './reply/sources/examples.ts'
import { generated } from './reply/sources/generated.ts'
import { givenReplies } from './reply/sources/reply-fixtures.ts'
import { type FixturePath, straysOf, stubFolder } from './resources/fixtures/files.ts'
import { type FixturesRead, noFixtures, readFixtures, samplePathOf } from './resources/fixtures/fixtures.ts'
import { liveRows } from './resources/live.ts'
import { pagedLists } from './resources/replies/made-lists.ts'
import { type DocumentKeeper, keeperOfAll } from './resources/state/keeper.ts'
import { type Checker, checkerOf } from './schema/validator.ts'
import type { DocumentContext, ServerContext, ServerSettings, UpstreamContext } from './server/context.ts'
import { docsNotices } from './server/docs-places.ts'
import { routesOf } from './server/routes.ts'
import { stubCheckOf } from './server/stub-contract.ts'
import { tracingOf } from './server/tracing.ts'
import { servedUnder } from './server/url.ts'
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
  notices: string[]
  samples: Map<string, string>
  /** Returns a hash of documents and fixtures: servers that have the same may share what is written. */
  scope: () => string
}

const shipped = fileURLToPath(new URL('../openapi.yaml', import.meta.url))

/**
 * Reads documents and fixtures. Throws Unreadable, whose message says what to do. Calls `note` with each file just
 * before reading it, and with each missing file that it would read. Calls `lost` with each file that a `$ref` names and
 * that cannot be read, and `noteHandler` with each file of a handler.
 */
export async function assemble(
  options: StandinOptions,
  worlds = worldsOf(options),
  { note, lost }: Pick<Reads, 'note' | 'lost'> = readsNoted(),
  noteHandler: Reads['note'] = note
): Promise<Assembly> {
  const { document = shipped } = options
  const settings = settingsOf(options)
  settings.access.issued = issuerOf(worlds).find
  const prefixes = prefixesOf(options)
  const documents = [document].flat()
  const locale = options.locale === undefined ? undefined : localeNamed(options.locale)
  const read = await Promise.all(
    documents.map(async (source, index) => {
      const loaded = await load(source, { ...readingOf(options), note, lost })
      const contract = contractOf(loaded)
      if (locale !== undefined) setLocale(contract.resources, locale)
      const checker = checkerOf(contract.resources)
      if (options.strict === true) refuse(contract.name, await findingLines(contract, checker, loaded))
      const path = fixturesOf(options.fixtures, source)
      const rows: FixturesRead = path === undefined ? noFixtures() : await readFixtures(path, contract, checker, note)
      const isOneOf = documents.length > 1
      const base = contract.operations[0]?.basePaths ?? []
      const shown = { index, prefix: servedUnder(base, prefixes[index], isOneOf)[0] }
      const { sources, keeper } = sourcesOf(contract, checker, rows, settings, shown)
      const context: DocumentContext = {
        contract,
        checker,
        prefix: prefixes[index],
        sources,
        dynamicSources: [pagedLists(contract, generated(contract, checker), false)],
        errors: errorReplies(contract, checker, settings, rows.replies)
      }
      return { context, rows, keeper, path }
    })
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
  const folder = options.mappings === undefined ? undefined : await mappingsOf(options.mappings, checkStub, note)
  const besides = await stubsBeside(
    read.map(({ path }) => path?.path),
    checkStub,
    note
  )
  if (folder !== undefined || besides.length > 0) worlds.give([...besides, ...(folder?.stubs ?? [])])
  const handlers = await handlersOf(options, operations, noteHandler)
  const notices = [
    ...new Set([...strays, ...handlers.notices, ...read.flatMap(({ rows }) => rows.notices), ...routes.conflicts])
  ]
  if (options.strict === true) refuse('what stands beside the document', notices)
  notices.push(...docsNotices(contexts))
  return {
    server: {
      documents: contexts,
      routes,
      mountPrefix: '',
      worlds,
      settings,
      // With tokens of its own, a server issues none to whoever asks.
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
      secrets: () => secrets,
      keeper: () => keeper
    },
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
  note: Reads['note']
): Promise<HandlersRead> {
  if (typeof handlers === 'string') {
    return (await import('./handlers/handler-folder.ts')).readHandlers(resolve(handlers), operations, note)
  }
  const byOperation = Object.entries(handlers).map(([name, handler]): [string, typeof handler] => {
    const operation = operationNamed(name, operations)
    if (operation !== undefined) return [operation.id, handler]
    throw new StandinError('ERR_STANDIN_OPTION', `the option handlers: ${noOperation(name, operations)}`)
  })
  return { byOperation: new Map(byOperation), notices: [] }
}

/** Reads the stubs of a folder. The code for it is loaded only where one is named. */
async function mappingsOf(path: string, checkStub: CheckStub, note: Reads['note']): Promise<MappingsFolder> {
  return (await import('./wiremock/files/mappings-folder.ts')).openMappings(path, checkStub, note)
}

/** Reads the stubs that stand in folders of fixtures. */
async function stubsBeside(
  paths: readonly (string | undefined)[],
  checkStub: CheckStub,
  note: Reads['note']
): Promise<Stub[]> {
  const stubs: Stub[] = []
  for (const path of new Set(paths)) {
    if (path === undefined) continue
    const folder = join(path, stubFolder)
    note(folder)
    const found = await stat(folder).catch(() => undefined)
    if (found?.isDirectory()) stubs.push(...(await mappingsOf(path, checkStub, note)).stubs)
  }
  return stubs
}

/** Returns the real API that requests are sent on to, with an empty report. */
function upstreamOf(
  { upstream, proxy = false, upstreamTimeout = 30_000, upstreamProxy, record }: StandinOptions,
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
    all: proxy,
    drift,
    recorder: record === undefined ? undefined : createRecorder(record, isSecret)
  }
}

/** Returns a locale as faker writes it. Throws an Error for one that faker lacks. */
function localeNamed(text: string): string {
  const locale = fakersLocale(text)
  if (locale !== undefined) return locale
  throw new StandinError('ERR_STANDIN_OPTION', `there is no locale ${text}; there is ${locales().join(', ')}`)
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

/** Returns the sources of content: whole replies given by hand, rows, the document's examples, generated values. */
function sourcesOf(
  contract: Contract,
  checker: Checker,
  { fixtures, replies }: FixturesRead,
  { seed, stateless, closed, mostRows }: ServerSettings,
  { index, prefix }: { index: number; prefix: string | undefined }
): Pick<DocumentContext, 'sources'> & { keeper: DocumentKeeper } {
  const rest = [examples(contract, checker), pagedLists(contract, generated(contract, checker, true), true)]
  const scope = index === 0 ? '' : `${index} `
  const live = liveRows(contract, checker, { seed, stateless, closed, fixtures, rest, most: mostRows, scope, prefix })
  const given = replies.length === 0 ? [] : [givenReplies(replies)]
  return { sources: [...given, live.source, askedErrors(rest), ...rest], keeper: live.keeper }
}

/** Returns a line for each finding of a document. */
async function findingLines(contract: Contract, checker: Checker, { locate }: Loaded): Promise<string[]> {
  const { findingsIn } = await import('./lint/document-findings.ts')
  return (await findingsIn(contract, checker, locate)).map(lineOf)
}

/** Throws Unreadable with the first of the lines. Does nothing if there are none. */
function refuse(name: string, all: string[]): void {
  if (all.length === 0) return
  const lines = all.slice(0, 10)
  const more = all.length > lines.length ? [`… and ${all.length - lines.length} more`] : []
  throw new Unreadable([`${name} is doubtful, and --strict refuses that:`, ...lines, ...more].join('\n'))
}

/** Returns the path of the fixtures: the named one, else `fixtures` beside a document that is a file, if it exists. */
function fixturesOf(named: string | false | undefined, document: DocumentSource): FixturePath | undefined {
  if (named === false) return undefined
  if (named !== undefined) return { path: named, named: true }
  if (typeof document !== 'string' || document === '-' || /^https?:/.test(document)) return undefined
  return { path: join(dirname(document), 'fixtures'), named: false }
}
