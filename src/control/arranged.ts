import { type Answer, type FaultName, plainAnswer } from './answer.ts'
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
  const { fault, rate, limit, cutAfter, bodyDelay } = options
  const slow = cutAfter !== undefined || bodyDelay !== undefined
  const status = options.status ?? (limit !== undefined ? 429 : slow ? undefined : 503)
  const stub = arranged(operationId, { ...options, ...(status === undefined ? {} : { status }) }, id)
  const { request, response, metadata, ...rest } = stub.mapping as Record<string, Record<string, object>>
  const own = Object.entries({ rate, limit, cutAfter, bodyDelay }).filter(([, value]) => value !== undefined)
  return {
    ...stub,
    mapping: {
      ...rest,
      request,
      response: { ...response, ...(fault === undefined ? {} : { fault }) },
      metadata: { standin: { ...metadata?.standin, ...Object.fromEntries(own) } }
    },
    answer: { ...stub.answer, fault, cutAfter, bodyDelay: bodyDelay ?? 0 },
    share: rate === undefined ? undefined : shareOf(rate),
    limit: limit === undefined ? undefined : limitOf(limit)
  }
}

/** The stub that the library's words stand for: the same as a mapping with `metadata.standin.operationId`. */
export function arranged(operationId: string, options: StubOptions, id: string): Stub {
  const { status, headers = {}, body, delay, times, patch } = options
  const typed = Object.keys(headers).some((name) => name.toLowerCase() === 'content-type')
  const type = body === undefined || typed ? {} : { 'content-type': typeOf(body) }
  const given = { ...type, ...headers }
  const answer: Answer = {
    ...plainAnswer,
    status,
    headers: Object.entries(given),
    body: body === undefined || typeof body === 'string' || Buffer.isBuffer(body) ? body : JSON.stringify(body),
    documented: true,
    patch,
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
    metadata: {
      standin: { operationId, ...(times === undefined ? {} : { times }), ...(patch === undefined ? {} : { patch }) }
    }
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
    left: times ?? Number.POSITIVE_INFINITY,
    used: 0,
    share: undefined,
    limit: undefined
  }
}

const typeOf = (body: unknown): string =>
  typeof body === 'string'
    ? 'text/plain; charset=utf-8'
    : Buffer.isBuffer(body)
      ? 'application/octet-stream'
      : 'application/json; charset=utf-8'
