import type { Operation, ParameterValues } from '../contract/contract.ts'
import type { WireResponse } from '../reply/wire.ts'
import type { SourceName } from '../resources/rows/source.ts'
import type { Violation } from '../schema/validator.ts'
import type { Stub } from './stub.ts'

/** A request as it was received, and its answer. */
export interface Entry {
  id: number
  /** When it arrived, in milliseconds as `performance.now()` counts them. */
  arrived: number
  method: string
  url: string
  /** Name, value, name, value … as they came, credentials included: `Secrets` leaves them out. */
  rawHeaders: string[]
  /** The client's address; empty where there is none. */
  clientIp: string
  body: Buffer | undefined
  /** How long the body was, where the journal has cut it. */
  cutFrom: number | undefined
  operation: Operation | undefined
  /** As they were read, where the request was checked. */
  parameters: ParameterValues | undefined
  violations: Violation[]
  /** Why it was refused, where it was. */
  reason: string | undefined
  /** The stub that answers it, known before its delay has passed. */
  stub: Stub | undefined
  /** How long the reply was made to wait, in milliseconds. */
  delay: number
  /** The response; its body only where it is small, or a stub's. */
  reply: WireResponse | undefined
  /** 0 until it is answered; a request that its client gave up stays so. */
  status: number
  source: SourceName | undefined
  /** How long the answer took, in milliseconds. */
  ms: number
}

/** True where a stub or the document answers the request. */
export const isMatched = ({ stub, operation, source }: Entry): boolean =>
  stub !== undefined || operation !== undefined || (source !== undefined && source !== 'error')
