import type { Operation, ParameterValues } from '../../contract/contract.ts'
import type { WireResponse } from '../../reply/wire.ts'
import type { SourceName } from '../../resources/rows/source.ts'
import type { Violation } from '../../schema/validator.ts'
import type { Stub } from '../stubs/stub.ts'

/** The trace that a request belongs to. */
export interface Trace {
  /** 32 hexadecimal digits, the same for all requests of a trace. */
  traceId: string
  /** The span of the client, 16 digits; undefined if the trace begins here. */
  parentId?: string
  /** The span of standin, if a tracer makes one. */
  spanId?: string
}

/** A request as it was received, and its answer. */
export interface Entry {
  id: number
  /** When it arrived, in milliseconds as `performance.now()` counts them. */
  arrived: number
  method: string
  url: string
  /** Name, value, name, value … as they came, credentials included: `Secrets` leaves them out. */
  rawHeaders: string[]
  /** The client's address; '' if it has none. */
  clientIp: string
  /** The scheme of the connection. */
  scheme: 'http' | 'https'
  /** The version of HTTP, as Node names it: 1.0, 1.1 or 2.0. */
  version: string
  body: Buffer | undefined
  /** The length of the body before the journal cut it. */
  cutFrom: number | undefined
  operation: Operation | undefined
  /** The values read from the request; undefined if it was not checked. */
  parameters: ParameterValues | undefined
  violations: Violation[]
  /** The reason of its refusal, and a hint at names that the document lacks. */
  reason: string | undefined
  /** The stub that answers it, known before its delay has passed. */
  stub: Stub | undefined
  /** The wait of the reply, in milliseconds. */
  delay: number
  /** The response. Its body is kept only if it is small or a stub's. */
  reply: WireResponse | undefined
  /** 0 until it is answered, and for good if its client gave up. */
  status: number
  source: SourceName | undefined
  /** Milliseconds from arrival to answer. */
  ms: number
  /** The span that a tracer has made of the request. */
  trace?: Trace
}

/** Returns true if a stub or the document answered the request. */
export const isMatched = ({ stub, operation, source }: Pick<Entry, 'stub' | 'operation' | 'source'>): boolean =>
  stub !== undefined || operation !== undefined || (source !== undefined && source !== 'error')
