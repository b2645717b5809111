/** Reads one document with its fixtures. */

import { dirname, join } from 'node:path'
import { type Contract, contractOf } from './contract/contract.ts'
import { type Loaded, load } from './document/load.ts'
import { lineOf } from './document/places/finding.ts'
import { Unreadable } from './document/yaml/yaml.ts'
import { fakersLocale, locales } from './generate/search/faker.ts'
import { setLocale } from './generate/search/locales.ts'
import { StandinError } from './library/errors.ts'
import { type DocumentSource, readingOf, type StandinOptions } from './options.ts'
import { errorReplies } from './reply/errors/error-replies.ts'
import { askedErrors } from './reply/sources/asked-errors.ts'
import { examples } from './reply/sources/examples.ts'
import { generated } from './reply/sources/generated.ts'
import { givenReplies } from './reply/sources/reply-fixtures.ts'
import type { FixturePath } from './resources/fixtures/files.ts'
import { type FixturesRead, noFixtures, readFixtures } from './resources/fixtures/fixtures.ts'
import { liveRows } from './resources/live.ts'
import { pagedLists } from './resources/replies/made-lists.ts'
import type { DocumentKeeper } from './resources/state/keeper.ts'
import { type Checker, checkerOf } from './schema/validator.ts'
import type { DocumentContext, ServerSettings } from './server/exchange/context.ts'
import { servedUnder } from './server/exchange/url.ts'
import type { Reads } from './watch.ts'

/** A document that is ready to be served, with its fixtures. */
export interface DocumentRead {
  context: DocumentContext
  rows: FixturesRead
  /** The folder or file of its fixtures, if it has one. */
  path: FixturePath | undefined
  keeper: DocumentKeeper
}

/** The server that a document is read for. */
interface ReadFor {
  index: number
  prefix: string | undefined
  /** True if the server has other documents too. */
  isOneOf: boolean
  options: StandinOptions
  settings: ServerSettings
  reads: Pick<Reads, 'note' | 'lost'>
}

/** Reads a document and its fixtures. Throws Unreadable, whose message says what to do. */
export async function readDocument(
  source: DocumentSource,
  { index, prefix, isOneOf, options, settings, reads }: ReadFor
): Promise<DocumentRead> {
  const locale = options.locale === undefined ? undefined : localeNamed(options.locale)
  const loaded = await load(source, { ...readingOf(options), ...reads })
  const contract = contractOf(loaded)
  if (locale !== undefined) setLocale(contract.resources, locale)
  const checker = checkerOf(contract.resources)
  if (options.strict === true) refuseDoubtful(contract.name, await findingLines(contract, checker, loaded))
  const path = fixturesOf(options.fixtures, source)
  const rows = path === undefined ? noFixtures() : await readFixtures(path, contract, checker, reads.note)
  const base = contract.operations[0]?.basePaths ?? []
  const shown = { index, prefix: servedUnder(base, prefix, isOneOf)[0] }
  const { sources, keeper } = sourcesOf(contract, checker, rows, settings, shown)
  const context: DocumentContext = {
    contract,
    checker,
    prefix,
    sources,
    dynamicSources: [pagedLists(contract, generated(contract, checker), false)],
    errors: errorReplies(contract, checker, settings, rows.replies)
  }
  return { context, rows, path, keeper }
}

/** Returns a locale as faker writes it. Throws an Error for one that faker lacks. */
function localeNamed(text: string): string {
  const locale = fakersLocale(text)
  if (locale !== undefined) return locale
  throw new StandinError('ERR_STANDIN_OPTION', `there is no locale ${text}; there is ${locales().join(', ')}`)
}

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

async function findingLines(contract: Contract, checker: Checker, { locate }: Loaded): Promise<string[]> {
  const { findingsIn } = await import('./lint/document-findings.ts')
  return (await findingsIn(contract, checker, locate)).map(lineOf)
}

/** Throws Unreadable with the first of the lines. Does nothing if there are none. */
export function refuseDoubtful(name: string, all: string[]): void {
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
