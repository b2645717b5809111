import { type Answer, plainAnswer } from './answer.ts'
import type { Stub, Stubs } from './stubs.ts'

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
}

/** The stub that the library's words stand for: the same as a mapping with `metadata.standin.operationId`. */
export function arranged(operationId: string, options: StubOptions, stubs: Stubs): Stub {
  const { status, headers = {}, body, delay, times } = options
  const id = stubs.nextId()
  const typed = Object.keys(headers).some((name) => name.toLowerCase() === 'content-type')
  const type = body === undefined || typed ? {} : { 'content-type': typeOf(body) }
  const given = { ...type, ...headers }
  const answer: Answer = {
    ...plainAnswer,
    status,
    headers: Object.entries(given),
    body: body === undefined || typeof body === 'string' || Buffer.isBuffer(body) ? body : JSON.stringify(body),
    documented: true,
    delay: delay === undefined ? {} : { fixed: delay }
  }
  const mapping = {
    id,
    uuid: id,
    request: { method: 'ANY' },
    response: {
      ...(status === undefined ? {} : { status }),
      ...(Object.keys(given).length === 0 ? {} : { headers: given }),
      ...(body === undefined
        ? {}
        : typeof body === 'string'
          ? { body }
          : Buffer.isBuffer(body)
            ? { base64Body: body.toString('base64') }
            : { jsonBody: body }),
      ...(delay === undefined ? {} : { fixedDelayMilliseconds: delay })
    },
    metadata: { standin: { operationId, ...(times === undefined ? {} : { times }) } }
  }
  return {
    id,
    name: undefined,
    mapping,
    request: { method: undefined, url: undefined, conditions: [] },
    answer,
    priority: 5,
    scenario: undefined,
    operationId,
    parameters: [],
    always: false,
    outsideContract: true,
    left: times ?? Number.POSITIVE_INFINITY
  }
}

const typeOf = (body: unknown): string =>
  typeof body === 'string'
    ? 'text/plain; charset=utf-8'
    : Buffer.isBuffer(body)
      ? 'application/octet-stream'
      : 'application/json; charset=utf-8'
