import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Contract, Operation } from '../../contract/contract.ts'
import type { Problem } from '../../contract/problem.ts'
import type { Entry } from '../../control/journal/journal.ts'
import type { Secrets } from '../../control/journal/secrets.ts'
import type { World } from '../../control/world.ts'
import type { Worlds } from '../../control/worlds.ts'
import type { HandlerFunction } from '../../handlers/handler.ts'
import type { Recorder } from '../../record/recorder.ts'
import type { ErrorReplies } from '../../reply/errors/error-replies.ts'
import type { WireResponse } from '../../reply/wire.ts'
import type { Validate } from '../../request/request-validator.ts'
import type { Source } from '../../resources/rows/source.ts'
import type { StateKeeper } from '../../resources/state/keeper.ts'
import type { Checker } from '../../schema/validator.ts'
import type { Endpoints } from '../../tokens/endpoints.ts'
import type { Drift } from '../../upstream/drift.ts'
import type { Access } from './security.ts'

/** A document and the sources of its replies, which stay the same once it is read. */
export interface DocumentContext {
  contract: Contract
  /** The path above all its operations; undefined if none was given. */
  prefix: string | undefined
  checker: Checker
  /** The sources of content, asked in order. */
  sources: Source[]
  /** The sources for requests that prefer generated values. */
  dynamicSources: Source[]
  errors: ErrorReplies
}

/** A running server: its documents, their routes, and the worlds that they share. */
export interface ServerContext {
  documents: readonly [DocumentContext, ...DocumentContext[]]
  routes: RouteTable
  /** The prefix that it is registered under in a Fastify instance, '' for none. */
  mountPrefix: string
  worlds: Worlds
  settings: ServerSettings
  /** The handlers of a folder or an option, by operation. A reload replaces the map. */
  handlers: { byOperation: ReadonlyMap<string, HandlerFunction> }
  /** Shows and sets rows for handlers. */
  keeper: StateKeeper
  /** The endpoints that issue tokens. */
  endpoints: Endpoints
  /** Removes credentials from shown data. */
  secrets: Secrets
  /** Called with every request once it is answered. */
  log: ((entry: Entry) => void) | undefined
  running: Running
  /** Makes spans of requests; undefined where nobody traces. */
  tracing: Tracing | undefined
  /** The certificate of the authority that signed the server's own, in PEM, if one was made for HTTPS. */
  authority?: string | undefined
  /** Set where several processes answer as one server. */
  group?: Group
  /** Reads a file of bodies that stubs name; undefined without a folder of them. */
  readBody: ((name: string) => Promise<Buffer>) | undefined
  /** The real API, if some or all requests are sent on to it. */
  upstream: UpstreamContext | undefined
}

/** A request as a tracer sees it, and the response that ends its span. */
export interface TracedRequest {
  server: ServerContext
  raw: IncomingMessage
  response: ServerResponse
  method: string
  url: string
  entry: Entry
}

/** Runs the work on a request within a span, which ends with the response. The work's own spans are its children. */
export type Tracing = <Result>(request: TracedRequest, work: () => Result) => Result

/** The hooks of a process that is one of several; see `replicas/`. */
export interface Group {
  /** Returns why this process cannot serve everything now; undefined while it can. */
  notReady: () => string | undefined
  /** Returns the refusal of all that needs the others, for a request that is answered without them. */
  missing: (raw: IncomingMessage) => Problem | undefined
  /** Resolves to the metrics of the other processes that share a port; undefined where each reports its own. */
  metricsOfOthers: (() => Promise<unknown[]>) | undefined
  /** Opens the journal entry of a request. */
  open: (world: World, raw: IncomingMessage) => Entry
  /** True for a request that all processes carry out in one order: nothing waits before its effects are there. */
  isOrdered: (raw: IncomingMessage) => boolean
  /** True for a request that another process answers: this one only repeats its effects. */
  isRepeated: (raw: IncomingMessage) => boolean
  /** Called with the reply before it is sent. Returns a promise if the reply has to wait for the others. */
  settle: (request: { raw: IncomingMessage; world: World; entry: Entry }, reply: WireResponse) => void | Promise<void>
}

/** The server that requests are sent on to. */
export interface UpstreamContext {
  /** Its address, without a slash at the end. */
  url: string
  /** Milliseconds that it may take to answer. */
  timeout: number
  /** The HTTP proxy that leads to it; undefined for none. */
  proxy: string | undefined
  /** True: any certificate of it is trusted. */
  insecure: boolean
  /** True: all requests go there. False: only those that the documents lack or leave to it. */
  all: boolean
  drift: Drift
  /** Makes fixtures of its answers; undefined if nobody wants them. */
  recorder: Recorder | undefined
}

/** The server as a process: the requests that are not answered yet, and its end. */
export interface Running {
  count: number
  /** Ends the delays that requests are waiting in. */
  delays: Set<() => void>
  /** Ends the server; undefined where it is part of another application. */
  end?: () => void
}

export interface ServerSettings {
  seed: string
  /** The treatment of requests that do not fit, for all operations or by their names; `*` names all others. */
  validate: Validate | Record<string, Validate>
  /** True: an example that does not fit is an error. */
  errors: boolean
  access: Access
  dynamic: boolean
  /** True if no write is kept. */
  stateless: boolean
  /** True if a key that no list shows is 404. */
  closed: boolean
  /** The most rows that a world holds. */
  mostRows: number
  cors: boolean
  /** The hosts that callbacks may go to, beside this machine. */
  allowCallbacks: readonly string[]
  /** True keeps the caching headers, waits and limits that the document writes. */
  keepCaching: boolean
  /** True: every request has to name its world. */
  requireWorld: boolean
  /** The wait before every reply, in milliseconds. */
  delay: [min: number, max: number]
}

/** One method at one URL, and the operations that answer there. */
export interface Route {
  method: string
  /** The path template, prefixes included. */
  path: string
  /** The same as Fastify's router writes it. */
  url: string
  document: DocumentContext
  /** Several, if templates differ only in the names of parameters, the query or the fragment. */
  operations: [Operation, ...Operation[]]
}

/** All routes: the one place that finds the route of a request. */
export interface RouteTable {
  all: Route[]
  /** The routes that cannot be served, a line each. */
  conflicts: string[]
  find: (method: string, path: string) => Route | undefined
  /**
   * The methods that a path answers to, HEAD and OPTIONS included; none where it answers to nothing. `*` is all paths.
   */
  methodsAt: (path: string) => string[]
}
