import type { Operation, ParameterValues } from '../../contract/contract.ts'
import type { WireResponse } from '../../reply/wire.ts'
import type { SourceName } from '../../resources/rows/source.ts'
import type { Violation } from '../../schema/validator.ts'
import type { Stub } from '../stubs/stub.ts'
import { sharedHeaders } from './header-lists.ts'

/** The trace that a request belongs to. */
export interface Trace {
  /** 32 hexadecimal digits, the same for all requests of a trace. */
  traceId: string
  /** The span of the client, 16 digits; undefined if the trace begins here. */
  parentId?: string
  /** The span of standin, if a tracer makes one. */
  spanId?: string
}

const none: Violation[] = []

/**
 * A request as it was received, and its answer. A class, since V8 makes a literal old at once if its copies often live
 * long, and keeps what it holds as long.
 */
export class Entry {
  id: number
  /** When it arrived, in milliseconds as `performance.now()` counts them. */
  arrived: number = performance.now()
  method: string
  url: string
  /** Name, value, name, value … as they came, credentials included: `Secrets` leaves them out. */
  rawHeaders: string[]
  /** The client's address; '' if it has none. */
  clientIp: string
  scheme: 'http' | 'https' = 'http'
  /** The version of HTTP, as Node names it: 1.0, 1.1 or 2.0. */
  version = '1.1'
  body: Buffer | undefined = undefined
  /** The length of the body before the journal cut it. */
  cutFrom: number | undefined = undefined
  operation: Operation | undefined = undefined
  /** The values read from the request; undefined if it was not checked. */
  parameters: ParameterValues | undefined = undefined
  violations: Violation[] = none
  /** The reason of its refusal, and a hint at names that the document lacks. */
  reason: string | undefined = undefined
  /** The stub that answers it, known before its delay has passed. */
  stub: Stub | undefined = undefined
  /** The wait of the reply, in milliseconds. */
  delay = 0
  /** The response. Its body is kept only if it is small or a stub's. */
  reply: WireResponse | undefined = undefined
  /** 0 until it is answered, and for good if its client gave up. */
  status = 0
  source: SourceName | undefined = undefined
  /** Milliseconds from arrival to answer. */
  ms = 0
  /** The span that a tracer has made of the request. */
  trace: Trace | undefined = undefined
  /** The bytes that its bodies take of their budget, and its slot there; -1 while they are not counted. */
  weight = 0
  slot = -1

  constructor(id: number, method: string, url: string, rawHeaders: string[], clientIp: string) {
    this.id = id
    this.method = method
    this.url = url
    this.rawHeaders = sharedHeaders(rawHeaders)
    this.clientIp = clientIp
  }
}

/** Returns true if a stub or the document answered the request. */
export const isMatched = ({ stub, operation, source }: Pick<Entry, 'stub' | 'operation' | 'source'>): boolean =>
  stub !== undefined || operation !== undefined || (source !== undefined && source !== 'error')
