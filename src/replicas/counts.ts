/** The names under which the processes of a group count their requests together, and what the counts say. */
import type { IncomingHttpHeaders } from 'node:http'
import type { Operation, ParameterValues } from '../contract/contract.ts'
import type { Coverage } from '../control/journal/coverage.ts'
import { type Entry, isMatched } from '../control/journal/entry.ts'
import type { World } from '../control/world.ts'
import { keptForBoth } from '../document/memoized.ts'
import { splitUrl } from '../document/url.ts'
import type { WireResponse } from '../reply/wire.ts'
import { namesSent } from '../request/parameters.ts'
import type { ServerContext } from '../server/exchange/context.ts'
import { type NumberedJournal, requestName } from './journal.ts'
import type { Notes } from './log.ts'
import { nameOf, operationOf } from './notes.ts'
import { countsSince, type Names, type Sheet } from './sheets.ts'

type Documents = ServerContext['documents']

/** The numbers of the calls that have begun the sheets of a world. */
export interface Begun {
  /** The last call that has cleared the journal; 0 for none. */
  cleared: number
  /** The last reset; 0 for none. */
  reset: number
}

/** The names of a request, and all that they depend on beside its parameters. */
interface Known {
  operation: Operation | undefined
  status: number
  stub: Entry['stub']
  isInvalid: boolean
  cleared: number
  reset: number
  names: Names
}

// Repeated requests share their parameters.
const known = new WeakMap<ParameterValues, Known>()

/** Returns the names of a request that is about to be answered: the same object for repeated ones. */
export function namesOf(
  entry: Entry,
  reply: WireResponse,
  headers: IncomingHttpHeaders,
  server: ServerContext,
  begun: Begun
): Names {
  const { operation, stub, violations, parameters } = entry
  const before = parameters && known.get(parameters)
  const isInvalid = violations.length > 0
  if (
    before?.operation === operation &&
    before?.status === reply.status &&
    before.stub === stub &&
    before.isInvalid === isInvalid &&
    before.cleared === begun.cleared &&
    before.reset === begun.reset
  )
    return before.names
  const names = namesNow(entry, reply, headers, server, begun)
  if (parameters !== undefined)
    known.set(parameters, { operation, status: reply.status, stub, isInvalid, ...begun, names })
  return names
}

function namesNow(
  entry: Entry,
  { status, source }: WireResponse,
  headers: IncomingHttpHeaders,
  { documents }: ServerContext,
  { cleared, reset }: Begun
): Names {
  const { operation, stub, violations, parameters, url } = entry
  const run: string[] = []
  const coverage: string[] = []
  if (operation !== undefined) {
    coverage.push(statusName(operation, status, documents))
    if (parameters !== undefined) coverage.push(...parameterNames(operation, url, headers, documents))
  } else if (!isMatched({ operation, stub, source })) run.push('unmatched')
  if (violations.length > 0) run.push('invalid')
  if (stub !== undefined) run.push(`stub ${stub.id}`)
  return {
    requests: { since: cleared, names: [requestName(operation?.id)] },
    run: { since: reset, names: run },
    coverage: { since: 0, names: coverage }
  }
}

const statusName = keptForBoth((operation: Operation, status: number, documents: Documents) =>
  JSON.stringify([...nameOf(operation, documents), status])
)

function parameterNames(
  operation: Operation,
  url: string,
  headers: IncomingHttpHeaders,
  documents: Documents
): string[] {
  const names = namesSent(operation.parameters, { query: splitUrl(url).query, headers })
  return names.map((name) => JSON.stringify([...nameOf(operation, documents), name]))
}

/** Takes over what all processes have counted on the sheets of a world. */
export function takeCounts({ journal, failures, stubs }: World, sheets: Notes, { cleared, reset }: Begun): void {
  const numbered = journal as NumberedJournal
  const run = countsSince(sheets.run, reset)
  const counted = (name: string): number => run.get(name) ?? 0
  numbered.take(countsSince(sheets.requests, cleared))
  failures.take(journal.entries(), counted('unmatched'), counted('invalid'))
  for (const stub of stubs.all()) stub.used = Math.max(stub.used, counted(`stub ${stub.id}`))
}

/** Takes over what all processes have counted as coverage. */
export function takeCoverage(coverage: Coverage, { counts }: Sheet, server: ServerContext): void {
  void coverage.clear()
  for (const [name, count] of counts) {
    const [document, id, touched] = JSON.parse(name) as [number, string, number | string]
    const operation = operationOf(server, [document, id]) as Operation
    if (typeof touched === 'number') coverage.count(operation, touched, count)
    else coverage.note(operation, [touched])
  }
}
