import type { Operation, ParameterValues } from '../contract/contract.ts'
import type { WireResponse } from '../reply/wire.ts'
import type { SourceName } from '../resources/source.ts'
import type { Violation } from '../schema/validator.ts'
import type { Stub } from './stubs.ts'

/** A request as it was received, and what became of it. */
export interface Entry {
  id: number
  /** When it arrived, in milliseconds as `performance.now()` counts them. */
  arrived: number
  method: string
  url: string
  /** Name, value, name, value … as they came, credentials included: show them through `headersOf`. */
  rawHeaders: string[]
  /** The client's address; empty where there is none. */
  clientIp: string
  body: Buffer | undefined
  operation: Operation | undefined
  /** As they were read, where the request was checked. */
  parameters: ParameterValues | undefined
  violations: Violation[]
  /** The stub that answers it, known before its delay has passed. */
  stub: Stub | undefined
  /** How long the reply was made to wait, in milliseconds. */
  delay: number
  /** What was sent; its body only where it is small, or a stub's. */
  reply: WireResponse | undefined
  /** 0 until it is answered; a request that its client gave up stays so. */
  status: number
  source: SourceName | undefined
  /** How long the answer took, in milliseconds. */
  ms: number
}

/** The requests received, newest last, no more than `limit` of them. */
export interface Journal {
  open: (method: string, url: string, rawHeaders: string[], clientIp?: string) => Entry
  entries: () => Entry[]
  get: (id: number) => Entry | undefined
  /** Forgets one. */
  remove: (id: number) => void
  /** How many were received since the start or the last clearing, those that were forgotten included. */
  received: () => number
  clear: () => void
}

/** A journal that forgets the oldest entries beyond `limit`. */
export function createJournal(limit = 1000): Journal {
  let ring: (Entry | undefined)[] = []
  let removed = 0
  let next = 0
  let first = 0
  return {
    open(method, url, rawHeaders, clientIp = '') {
      const entry: Entry = {
        id: next,
        arrived: performance.now(),
        method,
        url,
        rawHeaders,
        clientIp,
        body: undefined,
        operation: undefined,
        parameters: undefined,
        violations: none,
        stub: undefined,
        delay: 0,
        reply: undefined,
        status: 0,
        source: undefined,
        ms: 0
      }
      ring[next++ % limit] = entry
      return entry
    },
    entries() {
      const oldest = Math.max(first, next - limit)
      return Array.from({ length: next - oldest }, (_, at) => ring[(oldest + at) % limit]).filter(
        (entry) => entry !== undefined
      )
    },
    get: find,
    remove(id) {
      if (find(id) === undefined) return
      ring[id % limit] = undefined
      removed++
    },
    received: () => next - first - removed,
    clear() {
      ring = []
      first = next
      removed = 0
    }
  }

  function find(id: number): Entry | undefined {
    const entry = ring[id % limit]
    return entry?.id === id ? entry : undefined
  }
}

const none: Violation[] = []

/** True where a stub or the document answers the request. */
export const isMatched = ({ stub, operation, source }: Entry): boolean =>
  stub !== undefined || operation !== undefined || (source !== undefined && source !== 'error')

/** Headers whose values are credentials; none of them is ever shown. */
const secret =
  /^(authorization|proxy-authorization|cookie|set-cookie)$|(api|access|auth)[_-]?(key|token)|token$|secret|password/i

/** Headers as they came, the values of credentials left out. */
export const redacted = (raw: readonly string[]): string[] =>
  raw.map((text, at) => (at % 2 === 1 && secret.test((raw[at - 1] as string).toLowerCase()) ? '[redacted]' : text))

/** The headers of an entry by lower-case name, the values of credentials left out. */
export function headersOf(entry: Entry): Record<string, string> {
  const headers: Record<string, string> = {}
  const shown = redacted(entry.rawHeaders)
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
  /** The body: parsed where it is JSON, else its text; undefined where there was none. */
  body: unknown
  operationId: string | undefined
  /** The operation's parameters as values, by place and name; cookies, and what looks like credentials, are left out. */
  parameters: Partial<ParameterValues>
  at: Date
  violations: Violation[]
  /** Of the reply; 0 where there is none yet. */
  status: number
  source: SourceName | undefined
  /** How long the reply took, in milliseconds. */
  ms: number
}

/** An entry as a test reads it. */
export function receivedOf(entry: Entry): ReceivedRequest {
  const { method, url, violations, status, source, ms } = entry
  const at = new Date(performance.timeOrigin + entry.arrived)
  const body = entry.body === undefined ? undefined : parsed(entry.body.toString())
  return {
    method,
    url,
    headers: headersOf(entry),
    body,
    operationId: entry.operation?.id,
    parameters: shownOf(entry.parameters),
    at,
    violations,
    status,
    source,
    ms
  }
}

/** Parameters without what may be credentials. */
export function shownOf(parameters: ParameterValues | undefined): Partial<ParameterValues> {
  if (parameters === undefined) return {}
  const { path, query, header } = parameters
  const open = (values: Record<string, unknown>) =>
    Object.fromEntries(Object.entries(values).filter(([name]) => !secret.test(name)))
  return { path: { ...path }, query: open(query), header: open(header) }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}
