/** The calls that a test makes to a server, in its own process or over HTTP. */
import type { SentCallback } from '../control/callback.ts'
import type { ReceivedRequest } from '../control/journal/journal.ts'
import type { Clean, CoverageReport } from '../control/report.ts'
import type { Row } from '../resources/rows/row.ts'
import type { WorldState } from '../resources/state/snapshot.ts'
import type { TokenRequest } from '../tokens/issuer.ts'
import type {
  CollectionName,
  FailFor,
  HandlerFor,
  OperationId,
  PatchFor,
  RequestTo,
  RowOf,
  StubFor
} from './api-types.ts'
import { coded } from './errors.ts'
import {
  type Answer,
  type Arranged,
  arrangedBy,
  type FailOptions,
  type FunctionOptions,
  failMapping,
  type PatchOptions,
  patchMapping,
  type RequestForm,
  type StubMapping,
  type StubOptions,
  type Target
} from './shorthand.ts'
import { tokenRequestOf } from './token-request.ts'
import { type WaitOptions, waitOf } from './waiting.ts'
import { type WebhookOptions, webhookOptionsOf } from './webhook-options.ts'

/** A request pattern in WireMock's form; `*` takes the requests to any operation. */
export type Pattern = '*' | RequestForm
/** A request pattern, or the name of an operation. */
export type Which<Api = unknown> = OperationId<Api> | Pattern

/** An expected number of requests. */
export type Times = number | { atLeast?: number; atMost?: number }

/** `now` in the server's own process, `later` over HTTP. */
export type When = 'now' | 'later'
type Said<How extends When, Value> = How extends 'now' ? Value : Promise<Value>

/**
 * The words. An operation is named by its operationId, or by method and path (`GET /things/{id}`). `Api`: the types
 * that `standin types` writes.
 */
export interface Words<Api, How extends When> {
  /**
   * Arranges the answer to an operation or to the requests of a pattern. Several answers are sent one after the other.
   * A function computes an answer from the request, in the server's own process. Also takes a whole stub mapping of
   * WireMock. Returns the id of the (first) stub. Throws for an unknown operation, and for an answer that the document
   * forbids.
   */
  stub: {
    <Id extends OperationId<Api>, Status extends number = number>(
      operation: Id,
      stub: StubFor<Api, Id, Status> | StubFor<Api, Id, Status>[]
    ): Said<How, string>
    <Id extends OperationId<Api>>(
      operation: Id,
      answer: How extends 'now' ? HandlerFor<Api, Id> | (HandlerFor<Api, Id> | StubFor<Api, Id>)[] : never,
      conditions?: FunctionOptions
    ): Said<How, string>
    (pattern: RequestForm, stub: StubOptions | StubOptions[]): Said<How, string>
    (
      pattern: RequestForm,
      answer: How extends 'now' ? HandlerFor<unknown, string> | (HandlerFor<unknown, string> | StubOptions)[] : never,
      conditions?: FunctionOptions
    ): Said<How, string>
    (mapping: StubMapping): Said<How, string>
  }
  /** Merges values over the usual answer. */
  patch: {
    <Id extends OperationId<Api>>(operation: Id, patch: PatchFor<Api, Id>, options?: PatchOptions): Said<How, string>
    (pattern: RequestForm, patch: unknown, options?: PatchOptions): Said<How, string>
  }
  /** Makes requests fail: to one operation, to every operation (`*`), or requests that a pattern takes. */
  fail: {
    <Id extends OperationId<Api>>(operation: Id | '*', how?: FailFor<Api, Id>): Said<How, string>
    (pattern: RequestForm, how?: FailOptions): Said<How, string>
  }
  /** Removes a stub. Does nothing for an unknown id. */
  unstub: (id: string) => Said<How, void>
  /** Makes every reset restore the present stubs as they are now. */
  keepStubs: () => Said<How, void>
  /**
   * Resolves to a signed token that the server accepts, with these scopes only (default: all), for `expiresIn` seconds
   * (3600; a negative number makes one that has expired).
   */
  token: (request?: TokenRequest) => Promise<string>
  /** Returns the requests received, newest last: all, or those of `which`. Throws for an unknown operation. */
  requests: {
    <Id extends OperationId<Api>>(operation: Id): Said<How, RequestTo<Api, Id>[]>
    (which?: Which<Api>): Said<How, ReceivedRequest[]>
  }
  /**
   * Resolves to the requests received once there are `count` of them (1), newest last. Rejects, with the nearest
   * requests, if they do not come within `timeout` milliseconds (1000).
   */
  received: {
    <Id extends OperationId<Api>>(operation: Id, wait?: WaitOptions): Promise<RequestTo<Api, Id>[]>
    (which?: Which<Api>, wait?: WaitOptions): Promise<ReceivedRequest[]>
  }
  /** Returns the callbacks and webhooks that were sent, or were to be, oldest first. */
  callbacks: () => Said<How, SentCallback[]>
  /**
   * Resolves to the latest callback or webhook of a name once `count` of them (1) were answered or have failed. Rejects,
   * with those that were sent, if they are not there within `timeout` milliseconds (1000).
   */
  callback: (name: string, wait?: WaitOptions) => Promise<SentCallback>
  /** Sends a webhook of the document, and resolves to it with its status or error. Throws for an unknown name. */
  webhook: (name: string, options?: WebhookOptions) => Promise<SentCallback>
  /** Throws, with the nearest requests, unless `times` requests were received; without `times`, at least one. */
  verify: (which: Which<Api>, times?: Times) => Said<How, void>
  /** Throws a table unless all requests were matched and valid, and all stubs used. */
  assertClean: () => Said<How, void>
  /** Returns the facts that `assertClean` throws for. */
  clean: () => Said<How, Clean>
  /** The requests received, as a table. */
  journal: () => Said<How, string>
  /** Returns the coverage of the run, in all worlds. */
  coverage: () => Said<How, CoverageReport>
  /**
   * Returns the rows of a collection. `standin routes` shows its name; the values of its path's parameters follow. A
   * list of rows at the end replaces the present ones, and gets values for members that it leaves out. Throws for an
   * unknown collection, and for a row that does not fit.
   */
  rows: {
    <Name extends CollectionName<Api>>(collection: Name, ...parents: (string | number)[]): Said<How, RowOf<Api, Name>[]>
    <Name extends CollectionName<Api>>(
      collection: Name,
      ...parentsAndRows: [...parents: (string | number)[], rows: Partial<RowOf<Api, Name>>[]]
    ): Said<How, RowOf<Api, Name>[]>
  }
  /** Returns the changes that requests and tests made to the rows, as plain data for `restore`. */
  state: () => Said<How, WorldState>
  /** Restores the rows of a state. Throws for a value that is no state. */
  restore: (state: WorldState) => Said<How, void>
  /** Returns the words for a world, which is made if it is new. Requests enter it by `Standin-World: NAME`. */
  world: (name: string) => WorldWords<Api, How>
  /** Puts stubs, journal and rows back as at the start. */
  reset: () => Said<How, void>
}

/** The words for a world with a name. */
export interface WorldWords<Api, How extends When> extends Words<Api, How> {
  name: string
  /** The address for requests in the world; only a path if the server is not started. */
  url: string
  /** Headers that put requests to the server's plain address in the world. */
  headers: { 'standin-world': string }
  /** Ends the world, with all that is in it. */
  end: () => Said<How, void>
}

/** A way to a server, in this process or over HTTP, that carries out the words. */
export interface Port<How extends When>
  extends Omit<
    Words<unknown, How>,
    'stub' | 'patch' | 'fail' | 'requests' | 'received' | 'callback' | 'webhook' | 'rows'
  > {
  /** Throws if a target names an unknown operation. */
  known: (target: Target) => void
  /** Adds stubs; of these the first answers first. Returns the first one's id. */
  put: (stubs: () => Arranged[]) => Said<How, string>
  requests: (which: Which | undefined) => Said<How, ReceivedRequest[]>
  callback: (name: string, wait: Required<WaitOptions>) => Promise<SentCallback>
  webhook: (name: string, options: WebhookOptions) => Promise<SentCallback>
  received: (which: Which | undefined, wait: Required<WaitOptions>) => Promise<ReceivedRequest[]>
  /** Returns the rows of a collection. If `set` is given, replaces them by it first. */
  rowsIn: (collection: string, parents: string[], set: Row[] | undefined) => Said<How, Row[]>
}

/** Returns the words on top of a port. */
export function controlWords<How extends When>({
  known,
  put,
  received,
  rowsIn,
  ...port
}: Port<How>): Words<unknown, How> {
  const arrange = (target: Target, stubs: () => Arranged[]) => {
    known(target)
    return put(() => coded('ERR_STANDIN_STUB', stubs))
  }
  return {
    ...port,
    stub: (target: Target, answer?: Answer | Answer[], conditions?: FunctionOptions) =>
      arrange(target, () => arrangedBy(target, answer, conditions)),
    patch: (target: Target, patch: unknown, options?: PatchOptions) =>
      arrange(target, () => [{ mapping: patchMapping(target, patch, options) }]),
    fail: (target: Target, how: FailOptions = {}) => arrange(target, () => [{ mapping: failMapping(target, how) }]),
    token: async (request: TokenRequest = {}) => port.token(tokenRequestOf(request)),
    callback: async (name: string, wait?: WaitOptions) => port.callback(name, waitOf(wait)),
    webhook: async (name: string, options: WebhookOptions = {}) => port.webhook(name, webhookOptionsOf(options)),
    received: async (which?: Which, wait?: WaitOptions) => received(which, waitOf(wait)),
    rows(collection: string, ...more: (string | number | Row[])[]) {
      const last = more.at(-1)
      const set = Array.isArray(last) ? last : undefined
      return rowsIn(collection, (set === undefined ? more : more.slice(0, -1)).map(String), set)
    }
  } as Words<unknown, How>
}
