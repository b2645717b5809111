import { type FaultName, plainAnswer } from './answer.ts'
import { limitOf, shareOf } from './chance.ts'
import type { Stub } from './stubs.ts'

/** What a test arranges for an operation, in place of its usual answer. */
export interface StubOptions {
  /** The status; without one, the operation's usual. */
  status?: number
  headers?: Record<string, string>
  /** Sent as JSON unless it is text or bytes; without one, what the document says for the status. */
  body?: unknown
  /** How long to wait before the reply, in milliseconds. */
  delay?: number
  /** How many requests it answers; without it, all. */
  times?: number
  /** Merged over the body that would have been sent. */
  patch?: unknown
}

/** How requests fail. */
export interface FailOptions extends Omit<StubOptions, 'patch'> {
  /** The connection fails in this way, in place of an answer; else 503 is answered, or 429 with `limit`. */
  fault?: FaultName
  /** The share of the requests that fail, from 0 to 1; the same in each run. */
  rate?: number
  /** So many requests a minute do not fail. */
  limit?: number
  /** The connection is cut after so many bytes of the body. */
  cutAfter?: number
  /** How long the body comes after the head, in milliseconds. */
  bodyDelay?: number
}

/** The stub that lets requests to an operation fail. */
export function failing(operationId: string, options: FailOptions, id: string): Stub {
  const { limit, cutAfter, bodyDelay } = options
  const slow = cutAfter !== undefined || bodyDelay !== undefined
  const status = limit !== undefined ? 429 : slow ? undefined : 503
  return arranged(operationId, { ...(status === undefined ? {} : { status }), ...given(options) }, id)
}

/** The stub that the library's words stand for: the same as a mapping with `metadata.standin.operationId`. */
export function arranged(operationId: string, options: StubOptions & FailOptions, id: string): Stub {
  const { status, headers = {}, body, delay, times, patch, fault, rate, limit, cutAfter, bodyDelay } = options
  const typed = Object.keys(headers).some((name) => name.toLowerCase() === 'content-type')
  const sent = { ...(body === undefined || typed ? {} : { 'content-type': typeOf(body) }), ...headers }
  return {
    id,
    name: undefined,
    mapping: {
      id,
      uuid: id,
      request: { method: 'ANY' },
      response: {
        ...given({ status, headers: Object.keys(sent).length === 0 ? undefined : sent }),
        ...bodyIn(body),
        ...given({ fixedDelayMilliseconds: delay, fault })
      },
      metadata: { standin: given({ operationId, times, patch, rate, limit, cutAfter, bodyDelay }) }
    },
    request: { method: undefined, url: undefined, conditions: [] },
    answer: {
      ...plainAnswer,
      status,
      headers: Object.entries(sent),
      body: body === undefined || typeof body === 'string' || Buffer.isBuffer(body) ? body : JSON.stringify(body),
      documented: true,
      patch,
      delay: delay === undefined ? {} : { fixed: delay },
      fault,
      cutAfter,
      bodyDelay: bodyDelay ?? 0
    },
    priority: 5,
    scenario: undefined,
    operationId,
    parameters: [],
    always: false,
    outsideContract: true,
    left: times ?? Number.POSITIVE_INFINITY,
    used: 0,
    share: rate === undefined ? undefined : shareOf(rate),
    limit: limit === undefined ? undefined : limitOf(limit)
  }
}

/** The members that were given. */
const given = <T extends object>(members: T): Partial<T> =>
  Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined)) as Partial<T>

/** A body as a mapping has it. */
function bodyIn(body: unknown): object {
  if (typeof body === 'string') return { body }
  return Buffer.isBuffer(body) ? { base64Body: body.toString('base64') } : given({ jsonBody: body })
}

const typeOf = (body: unknown): string =>
  typeof body === 'string'
    ? 'text/plain; charset=utf-8'
    : Buffer.isBuffer(body)
      ? 'application/octet-stream'
      : 'application/json; charset=utf-8'
