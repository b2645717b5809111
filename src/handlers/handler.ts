import type { Faker } from '@faker-js/faker'
import type { ParameterValues } from '../contract/contract.ts'

/** A request as a handler reads it. It has met the document already: its credentials, parameters and body fit. */
export interface HandlerRequest {
  method: string
  /** Path and query, as they came. */
  url: string
  /** By lower-case name. */
  headers: Readonly<Record<string, string | undefined>>
  /** Undefined if no operation takes the request. */
  operationId: string | undefined
  /** The values of the operation's parameters, by place and name: `{ path: { id: 7 }, query: {}, … }`. */
  parameters: ParameterValues
  /** The body's value; undefined without a body. */
  body: unknown
}

/** The answer of a handler. */
export interface HandlerAnswer {
  /** Default 200. */
  status?: number
  headers?: Record<string, string | number | readonly string[]>
  /** Sent in the media type of the header `content-type`, else of the document. Default: the document's own body. */
  body?: unknown
  /** `true` sends an answer that the document forbids. */
  outsideContract?: boolean
}

/** The usual answer to the request, as `next` returns it. */
export interface UsualAnswer {
  status: number
  headers: Record<string, string | readonly string[]>
  body: unknown
}

/** The tools that a handler gets beside the request. */
export interface HandlerTools {
  /** Makes an answer: `reply(404, { error: 'gone' }, { 'x-reason': 'age' })`. */
  reply: (status: number, body?: unknown, headers?: HandlerAnswer['headers']) => HandlerAnswer
  /**
   * Returns the rows of a collection; the values of its path's parameters follow its name. A list of rows at the end
   * replaces them.
   */
  // biome-ignore lint/suspicious/noExplicitAny: rows have the shape of the document, which a handler knows
  rows: (collection: string, ...more: (string | number | object[])[]) => Record<string, any>[]
  /** The world of the request. */
  world: HandlerWorld
  /** Faker, seeded by the request: the same request gets the same values. */
  faker: Faker
  /** Returns the answer that the request would get without the handler. */
  next: () => Promise<UsualAnswer>
}

/** The world of a request, as handlers see it. */
export interface HandlerWorld {
  /** Undefined for the main world. */
  name: string | undefined
  /** Values that the handlers of the world keep between requests. A reset empties it. */
  // biome-ignore lint/suspicious/noExplicitAny: handlers keep what they like
  state: Record<string, any>
}

/** A function that answers requests. */
export type HandlerFunction = (
  // biome-ignore lint/suspicious/noExplicitAny: a handler may narrow the request to its operation's types
  request: any,
  tools: HandlerTools
) => HandlerAnswer | Promise<HandlerAnswer>

/** Handlers by the names of their operations. */
export type Handlers = Record<string, HandlerFunction>
