/** The library's short words for stub mappings, the same in process and from elsewhere. */
import type { FaultName } from './answer.ts'

/** A stub mapping in WireMock's form. */
export type StubMapping = Record<string, unknown>

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
  /** What path parameters are to be: values, or matchers such as `{ matches: '^team-' }`. */
  parameters?: Record<string, unknown>
  /** `true`: it may send what the document forbids, which is refused otherwise. */
  outsideContract?: boolean
}

/** When values are merged over an answer. */
export type PatchOptions = Pick<StubOptions, 'times' | 'parameters' | 'outsideContract'>

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

/** The mapping that lets requests to an operation fail. */
export function failMapping(operationId: string, options: FailOptions): StubMapping {
  const { limit, cutAfter, bodyDelay } = options
  // A body that comes late or in part is the usual one.
  const slow = cutAfter !== undefined || bodyDelay !== undefined
  const usual = limit !== undefined ? { status: 429 } : slow ? {} : { status: 503 }
  return stubMapping(operationId, { ...usual, ...given(options) } as FailOptions)
}

/** The mapping that answers requests to an operation, which is named in place of a URL. */
export function stubMapping(operationId: string, options: StubOptions & FailOptions): StubMapping {
  const { status, headers = {}, body, delay, fault, ...own } = options
  const typed = Object.keys(headers).some((name) => name.toLowerCase() === 'content-type')
  const sent = { ...(body === undefined || typed ? {} : { 'content-type': typeOf(body) }), ...headers }
  return {
    request: { method: 'ANY' },
    response: {
      ...given({ status, headers: Object.keys(sent).length === 0 ? undefined : sent }),
      ...bodyIn(body),
      ...given({ fixedDelayMilliseconds: delay, fault })
    },
    metadata: { standin: given({ operationId, ...own }) }
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
