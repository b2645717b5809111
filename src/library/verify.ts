import { differencesOf } from '../control/journal/difference.ts'
import type { Entry, Journal } from '../control/journal/journal.ts'
import { patternShown, type Secrets } from '../control/journal/secrets.ts'
import type { RequestPattern } from '../control/matching/request-pattern.ts'
import { requestViewOf } from '../control/matching/request-view.ts'
import { nearestRequests } from '../control/near.ts'
import { table } from '../control/report.ts'
import { violationText } from '../schema/validator.ts'
import { StandinError } from './errors.ts'
import type { Times, Which } from './words.ts'

/** The requests to count: those to an operation, or of a pattern. */
export interface RequestSelection {
  which: Which
  takes: (entry: Entry) => boolean
  /** Undefined if an operation is named. */
  pattern: RequestPattern | undefined
  /** The operation's id, or `*`; undefined for a pattern. */
  operationId: string | undefined
}

/** Throws, with the nearest requests, unless `times` requests were received. `when` begins the message. */
export function verify(journal: Journal, selection: RequestSelection, times: Times, secrets: Secrets, when = ''): void {
  const { takes, pattern, which, operationId } = selection
  const { atLeast, atMost } = boundsOf(times)
  const entries = journal.entries()
  const kept = entries.filter(takes).length
  // The journal knows only the operations of dropped requests.
  const count = kept + (operationId === undefined ? 0 : journal.dropped(operationId))
  const uncertain = operationId === undefined ? journal.dropped() : 0
  if (count >= atLeast && count + uncertain <= atMost) return
  const near =
    count > 0 || pattern === undefined ? entries : nearestRequests(pattern, entries).map(({ entry }) => entry)
  const name = typeof which === 'string' ? which : patternShown(which, secrets)
  throw new StandinError(
    'ERR_STANDIN_VERIFY',
    `${when}expected ${wantedIn(atLeast, atMost)} to ${name}, received ${count}${droppedIn(journal)}; ${seenIn(near)}`
  )

  function seenIn(near: Entry[]): string {
    if (near.length === 0) return 'no request was received'
    const list = `${pattern === undefined ? 'these came' : 'the nearest were'}:\n${journalTable(near, secrets)}`
    return pattern === undefined ? list : `${list}${differencesIn(pattern, near, secrets)}`
  }
}

const droppedIn = (journal: Journal): string =>
  journal.dropped() === 0
    ? ''
    : ` (the journal keeps the latest requests; ${journal.dropped()} older ones were dropped)`

/** Returns a line for each request, with its differences from a pattern. */
function differencesIn(pattern: RequestPattern, entries: Entry[], secrets: Secrets): string {
  const lines = entries.flatMap((entry) => {
    const differences = differencesOf(pattern, requestViewOf(entry), secrets)
    const request = `${entry.method} ${secrets.url(entry.url, entry.parameters)}`
    return differences.length === 0 ? [] : [`${request} differs in ${differences.join(', ')}`]
  })
  return lines.map((line) => `\n${line}`).join('')
}

const requests = (count: number): string => (count === 1 ? '1 request' : `${count} requests`)

function wantedIn(atLeast: number, atMost: number): string {
  if (atLeast === atMost) return requests(atLeast)
  return atMost === Number.POSITIVE_INFINITY ? `at least ${requests(atLeast)}` : `${atLeast} to ${requests(atMost)}`
}

/** Returns the least and the most number of requests. Throws if `times` is malformed. */
function boundsOf(times: Times): { atLeast: number; atMost: number } {
  if (isCount(times)) return { atLeast: times, atMost: times }
  const {
    atLeast = 0,
    atMost = Number.POSITIVE_INFINITY,
    ...more
  } = typeof times === 'object' && times !== null ? times : { times }
  const counted = isCount(atLeast) && (isCount(atMost) || atMost === Number.POSITIVE_INFINITY)
  if (counted && atLeast <= atMost && Object.keys(more).length === 0) return { atLeast, atMost }
  const detail = `how often is a number, or { atLeast, atMost }, not ${JSON.stringify(times)}`
  throw new StandinError('ERR_STANDIN_TIMES', detail)
}

const isCount = (value: unknown): value is number => Number.isInteger(value) && (value as number) >= 0

/** The most requests in a table. */
const mostListed = 50

/** Returns the latest requests as a table, a line each. */
export function journalTable(entries: Entry[], secrets: Secrets): string {
  const rows = entries
    .slice(-mostListed)
    .map(({ method, url, status, source, ms, operation, violations, parameters, reason = '' }) => [
      method,
      secrets.url(url, parameters),
      status === 0 ? '-' : String(status),
      source ?? '',
      `${ms.toFixed(1)} ms`,
      operation?.id ?? '',
      violations.length > 0 ? violations.map(violationText).join('; ') : reason
    ])
  return table([['method', 'url', 'status', 'source', 'time', 'operation', 'remarks'], ...rows])
}
