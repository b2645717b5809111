import type { Operation, ParameterValues } from '../../contract/contract.ts'
import { jsonOrText } from '../../document/json/json-or-text.ts'
import type { SourceName } from '../../resources/rows/source.ts'
import type { Violation } from '../../schema/validator.ts'
import { plainBody } from '../matching/request-view.ts'
import { type BodyBudget, createBodyBudget } from './body-budget.ts'
import { Entry, type Trace } from './entry.ts'
import type { Secrets } from './secrets.ts'
import { traceOf } from './trace.ts'

export { Entry, isMatched } from './entry.ts'

/** The requests received, newest last. Beyond `limit` the oldest are dropped, and counted. */
export interface Journal {
  open: (method: string, url: string, rawHeaders: string[], clientIp?: string) => Entry
  entries: () => Entry[]
  get: (id: number) => Entry | undefined
  remove: (id: number) => void
  /** Counts the bodies of an entry again, after the last of them has come. */
  recount: (entry: Entry) => void
  /** Counts the requests received since the start or the last clearing, dropped ones included. */
  received: () => number
  /** Counts the dropped requests: all, or those to an operation (`*`: to any). */
  dropped: (operationId?: string) => number
  clear: () => void
}

/** The body of an unanswered request is not counted until this many later requests have arrived. */
const mostInFlight = 32

/** Returns an empty journal, whose bodies are kept within `budget`. */
export function createJournal(budget: BodyBudget = createBodyBudget(), limit = 1000): Journal {
  let ring: (Entry | undefined)[] = []
  let removed = 0
  let next = 0
  let first = 0
  /** The oldest entry whose body is not counted yet. */
  let counted = 0
  let drops = new Map<Operation | undefined, number>()

  /** Counts the bodies of answered requests against the budget; here, since nothing waits for it. */
  function countBodies(): void {
    for (; counted < next; counted++) {
      const entry = ring[counted % limit]
      if (entry?.status === 0 && next - counted <= mostInFlight) return
      if (entry !== undefined) budget.keep(entry)
    }
  }

  function drop(entry: Entry): void {
    drops.set(entry.operation, (drops.get(entry.operation) ?? 0) + 1)
    budget.release(entry)
  }

  function find(id: number): Entry | undefined {
    countBodies()
    const entry = ring[id % limit]
    return entry?.id === id ? entry : undefined
  }

  return {
    open(method, url, rawHeaders, clientIp = '') {
      if (counted < next) countBodies()
      const entry = new Entry(next, method, url, rawHeaders, clientIp)
      const oldest = ring[next % limit]
      if (oldest !== undefined) drop(oldest)
      ring[next++ % limit] = entry
      return entry
    },
    entries() {
      countBodies()
      const oldest = Math.max(first, next - limit)
      return Array.from({ length: next - oldest }, (_, at) => ring[(oldest + at) % limit]).filter(
        (entry) => entry !== undefined
      )
    },
    get: find,
    remove(id) {
      const entry = find(id)
      if (entry === undefined) return
      ring[id % limit] = undefined
      removed++
      budget.release(entry)
    },
    recount(entry) {
      if (entry.id >= counted || ring[entry.id % limit] !== entry) return
      budget.keep(entry)
    },
    received: () => next - first - removed,
    dropped: (operationId) => countOf(drops, operationId),
    clear() {
      for (const entry of ring) if (entry !== undefined) budget.release(entry)
      ring = []
      drops = new Map()
      first = next
      counted = next
      removed = 0
    }
  }
}

/** Counts the dropped requests: all, or those to an operation (`*`: to any). */
export function countOf(drops: ReadonlyMap<Operation | undefined, number>, operationId?: string): number {
  const counts = [...drops].filter(
    ([operation]) =>
      operationId === undefined || (operation !== undefined && (operationId === '*' || operation.id === operationId))
  )
  return counts.reduce((sum, [, count]) => sum + count, 0)
}

/** Returns the headers of an entry by lower-case name, the values of credentials left out. */
export function journalHeaders(entry: Entry, secrets: Secrets): Record<string, string> {
  const headers: Record<string, string> = {}
  const shown = secrets.headers(entry.rawHeaders)
  for (let at = 0; at < shown.length; at += 2) {
    const name = (shown[at] as string).toLowerCase()
    const value = shown[at + 1] as string
    headers[name] = headers[name] === undefined ? value : `${headers[name]}, ${value}`
  }
  return headers
}

/** A received request as a test reads it: plain data, without credentials. */
export interface ReceivedRequest {
  method: string
  url: string
  headers: Record<string, string>
  /** The body, decompressed: parsed if it is JSON, else as text; undefined if there was none. */
  body: unknown
  /** The length of the body in bytes before the journal cut it to stay within its budget. */
  cutFrom?: number
  operationId: string | undefined
  /** The values of the operation's parameters, by place and name. Cookies and likely credentials are left out. */
  parameters: Partial<ParameterValues>
  at: Date
  violations: Violation[]
  /** The status of the reply; 0 if there is none yet. */
  status: number
  source: SourceName | undefined
  /** Milliseconds from arrival to reply. */
  ms: number
  /** The trace that it belongs to, by its header `traceparent` or by a tracer in this process. */
  trace?: Trace
}

/** The bytes that are shown of a body that no longer fits into an answer. */
const shortBody = 1024

/** Takes room in an answer for a body. Returns the whole body, or its beginning if there is too little room. */
export function fitted(body: Buffer, room: Room | undefined): Buffer {
  if (room === undefined) return body
  const bytes = body.length <= room.bytes ? body : body.subarray(0, shortBody)
  room.bytes -= bytes.length
  return bytes
}

/** The bytes of bodies that an answer may still show. */
export interface Room {
  bytes: number
}

/** The most bytes of bodies in one answer of the control API. */
export const mostShown = 16 * 1024 * 1024

/** Returns an entry as a test reads it. A body that does not fit into `room` is cut. */
export function receivedOf(entry: Entry, secrets: Secrets, room?: Room): ReceivedRequest {
  const { method, url, violations, status, source, ms } = entry
  const trace = traceOf(entry)
  const at = new Date(performance.timeOrigin + entry.arrived)
  const whole = plainBody(entry)
  const body = whole && fitted(whole, room)
  const cutFrom = entry.cutFrom ?? (whole?.length === body?.length ? undefined : whole?.length)
  return {
    method,
    url: secrets.url(url, entry.parameters),
    headers: journalHeaders(entry, secrets),
    body: body === undefined ? undefined : jsonOrText(secrets.body(body.toString())),
    ...(cutFrom !== undefined && { cutFrom }),
    operationId: entry.operation?.id,
    parameters: secrets.parameters(entry.parameters),
    at,
    violations,
    status,
    source,
    ms,
    ...(trace && { trace })
  }
}
