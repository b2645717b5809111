/** Turns the library's short stubs into mappings, in process and over HTTP. */
import type { FaultName } from '../control/stubs/stub-answer.ts'
import { isObject } from '../document/json/is-object.ts'
import type { HandlerFunction } from '../handlers/handler.ts'
import type { StreamOptions } from '../reply/body/stream-options.ts'

/** A stub mapping in WireMock's form. */
export type StubMapping = Record<string, unknown>
/** A request pattern in WireMock's form: `{ method: 'GET', urlPath: '/things' }`. */
export type RequestForm = Record<string, unknown>
/** The requests that a stub answers: an operation by its name, or a request pattern. */
export type Target = string | RequestForm

/** The answer that a test arranges for an operation, in place of its usual one. */
export interface StubOptions {
  /** The status. Default: the operation's usual one; 200 for a request pattern. */
  status?: number
  headers?: Record<string, string>
  /**
   * The body. It is sent as JSON unless it is text or bytes. Default: the document's for the status; none for a request
   * pattern.
   */
  body?: unknown
  /** Milliseconds to wait before the reply. */
  delay?: number
  /** The settings of a stream of events. */
  stream?: StreamOptions
  /** The number of requests that it answers. Default: all. */
  times?: number
  /** Merged over the usual body. */
  patch?: unknown
  /** Conditions on path parameters: values, or matchers such as `{ matches: '^team-' }`. */
  parameters?: Record<string, unknown>
  /** `true`: it may send answers that the document forbids. Else these are refused. */
  outsideContract?: boolean
  /** `true`: the real API answers, which the option `upstream` names. */
  upstream?: boolean
}

/** The conditions of a stub whose answer is a function. */
export type FunctionOptions = Pick<StubOptions, 'times' | 'parameters' | 'delay' | 'outsideContract'>

/** A stub to add: its mapping, and the function that computes its answer. */
export interface Arranged {
  mapping: StubMapping
  handler?: HandlerFunction
}

/** Conditions on a patch. */
export type PatchOptions = Pick<StubOptions, 'times' | 'parameters' | 'outsideContract'>

/** A failure of requests. */
export interface FailOptions extends Omit<StubOptions, 'patch'> {
  /** The connection fault in place of an answer. Default: 503, or 429 with `limit`. */
  fault?: FaultName
  /** The share of the requests that fail, from 0 to 1; the same in each run. */
  rate?: number
  /** The number of requests per minute that do not fail. */
  limit?: number
  /** The connection is cut after so many bytes of the body. */
  cutAfter?: number
  /** Milliseconds between head and body. */
  bodyDelay?: number
}

/** Returns the mapping that makes requests fail. */
export function failMapping(target: Target, options: FailOptions): StubMapping {
  checkWords(options)
  const { limit, cutAfter, bodyDelay } = options
  // A late or cut body is the usual one.
  const slow = cutAfter !== undefined || bodyDelay !== undefined
  const usual = limit !== undefined ? { status: 429 } : slow ? {} : { status: 503 }
  return stubMapping(target, { ...usual, ...withoutUndefined(options) } as FailOptions)
}

/** The words that a stub may have. To teach it another word, add it here and in `StubOptions`. */
const words: Record<keyof (StubOptions & FailOptions), true> = {
  status: true,
  headers: true,
  body: true,
  delay: true,
  stream: true,
  times: true,
  parameters: true,
  patch: true,
  outsideContract: true,
  upstream: true,
  fault: true,
  rate: true,
  limit: true,
  cutAfter: true,
  bodyDelay: true
}

const noFunctions =
  'a function stands in place of a whole answer: stub(operation, (request) => ({ status: 200, body: … }))'

/** Throws an Error for a value that is no stub, and for unknown words. */
function checkWords(options: StubOptions & FailOptions): void {
  if (typeof options === 'function') throw new Error(noFunctions)
  if (!isObject(options)) throw new Error(`a stub is an object such as { status: 503 }, not ${JSON.stringify(options)}`)
  const unknown = Object.keys(options).find((name) => !Object.hasOwn(words, name))
  if (unknown !== undefined) {
    throw new Error(`a stub has no ${JSON.stringify(unknown)}; there is ${Object.keys(words).join(', ')}`)
  }
  const { headers = {}, parameters = {} } = options
  for (const [name, value] of Object.entries({ headers, parameters })) {
    if (!isObject(value))
      throw new Error(`the ${name} of a stub are an object by their names, not ${JSON.stringify(value)}`)
  }
}

/** Returns the mapping of a stub. Throws an Error for unknown words. */
export function stubMapping(target: Target, options: StubOptions & FailOptions): StubMapping {
  checkWords(options)
  const { status, headers = {}, body, delay, fault, ...own } = options
  if (typeof own.patch === 'function' || typeof body === 'function') {
    throw new Error(noFunctions)
  }
  const typed = Object.keys(headers).some((name) => name.toLowerCase() === 'content-type')
  const type = typed || own.stream !== undefined ? undefined : typeOf(body)
  const sent = { ...(type === undefined ? {} : { 'content-type': type }), ...headers }
  return {
    request: typeof target === 'string' ? { method: 'ANY' } : target,
    response: {
      ...withoutUndefined({ status, headers: Object.keys(sent).length === 0 ? undefined : sent }),
      ...bodyIn(body),
      ...withoutUndefined({ fixedDelayMilliseconds: delay, fault })
    },
    metadata: { standin: withoutUndefined({ ...(typeof target === 'string' ? { operationId: target } : {}), ...own }) }
  }
}

/** An answer, or the function that computes it. */
export type Answer = StubOptions | HandlerFunction

/**
 * Returns the stubs to add; the first answers first. Given is a mapping, one answer, or several answers that are each
 * sent once. `conditions` belong to functions. Throws an Error for any other value.
 */
export function arrangedBy(target: Target, given?: Answer | Answer[], conditions: FunctionOptions = {}): Arranged[] {
  if (typeof target !== 'string' && given === undefined) return [{ mapping: target }]
  if (typeof target !== 'string' && ('request' in target || 'response' in target)) {
    throw new Error(
      'a stub mapping says itself what is sent; a request pattern such as { method, urlPath } leaves it to you'
    )
  }
  if (!Array.isArray(given)) return [arranged(given === undefined ? {} : given, {})]
  if (given.length === 0) throw new Error('a stub wants an answer at least')
  return given.map((one) => arranged(one, { times: 1 }))

  function arranged(answer: Answer, usual: StubOptions): Arranged {
    if (typeof answer === 'function') {
      return { mapping: stubMapping(target, { ...usual, ...conditions }), handler: answer }
    }
    checkWords(answer)
    return { mapping: stubMapping(target, { ...usual, ...answer }) }
  }
}

/** Returns the mapping that merges a patch over the usual body. Throws an Error for an undefined patch. */
export function patchMapping(target: Target, patch: unknown, options: PatchOptions = {}): StubMapping {
  if (patch === undefined)
    throw new Error('a patch is a value that is merged over the usual body, such as { name: "x" }')
  return stubMapping(target, { ...options, patch })
}

/** Returns an object without its undefined members. */
const withoutUndefined = <T extends object>(members: T): Partial<T> =>
  Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined)) as Partial<T>

/** Returns a body in the form of a mapping. Its `jsonBody` cannot be null, which means none to WireMock's clients. */
function bodyIn(body: unknown): object {
  if (typeof body === 'string') return { body }
  if (body === null) return { body: 'null' }
  if (typeof body === 'symbol') throw new Error(`a body is text, bytes or a value of JSON, not ${String(body)}`)
  const bytes = bytesOf(body)
  return bytes === undefined ? withoutUndefined({ jsonBody: body }) : { base64Body: bytes.toString('base64') }
}

/** Returns bytes in whatever form they are; undefined for any other value. */
function bytesOf(body: unknown): Buffer | undefined {
  if (ArrayBuffer.isView(body)) return Buffer.from(body.buffer, body.byteOffset, body.byteLength)
  return body instanceof ArrayBuffer ? Buffer.from(body) : undefined
}

/** Returns the media type of a body. That of a list or an object is left to the server: JSON, or a stream's. */
function typeOf(body: unknown): string | undefined {
  if (typeof body === 'string') return 'text/plain; charset=utf-8'
  if (body === null) return 'application/json'
  return bytesOf(body) && 'application/octet-stream'
}
