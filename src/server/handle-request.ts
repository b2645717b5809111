/** The way of every request, in seven steps. */
import { Problem } from '../contract/problem.ts'
import { isAdmin, misspoken } from '../control/access.ts'
import { type RequestView, requestViewOf } from '../control/matching/request-view.ts'
import type { Stub } from '../control/stubs/stub.ts'
import { chooseStub, isCounted, takeStub } from '../control/stubs/stub-choice.ts'
import { tellWaiting } from '../control/world.ts'
import { andThen, attempt } from '../document/and-then.ts'
import { toWire } from '../reply/wire.ts'
import type { Endpoint } from '../tokens/endpoints.ts'
import { documentedReply } from './answer/answer.ts'
import { answerByHandler, handlerFor } from './answer/handler-for.ts'
import { plainRefusal, refusalResponse } from './answer/refusal.ts'
import { endpointFor, tokenResponse } from './answer/tokens.ts'
import type { Route, ServerContext, UpstreamContext } from './exchange/context.ts'
import { type Exchange, type Incoming, openExchange, traced } from './exchange/exchange.ts'
import type { OperationPlan } from './exchange/operation-plan.ts'
import { type Reading, readBody, readRequest, unchecked } from './exchange/read-request.ts'
import { recall, rememberer, replay } from './response-cache.ts'
import { findOperation } from './routing/find-operation.ts'
import { unrouted } from './routing/unrouted.ts'
import { isPreflight, preflightResponse } from './sending/cors.ts'
import { ConnectionClosed, delayAnswer, delayRefusal } from './sending/delay.ts'
import { type Outgoing, send } from './sending/send.ts'
import { stubResponse } from './stubs/stub-response.ts'
import { withCallbacks } from './upstream/callbacks.ts'
import { sendOn, upstreamFor } from './upstream/sent-on.ts'

/** Answers a request that Fastify led to a route or to none, or refuses it with `failure`. Never throws or rejects. */
export function handleRequest(
  server: ServerContext,
  incoming: Incoming,
  route: Route | undefined,
  failure?: Error
): void | Promise<void> {
  // 1. World
  const exchange = openExchange(server, incoming)
  const handle = () =>
    attempt(
      // Steps 2 to 6 make the response, and step 7 sends it.
      () => andThen(respond(exchange, route, failure), (outgoing) => send(exchange, withCallbacks(exchange, outgoing))),
      (error) => refuse(exchange, error)
    )
  return traced(exchange, handle)
}

/**
 * Makes the response, without a promise if it need not wait. Throws, or rejects with, the Problem of a refusal.
 */
function respond(exchange: Exchange, route: Route | undefined, failure?: Error): Outgoing | Promise<Outgoing> {
  const { world, raw, entry, method, url, path } = exchange
  // 1. World: requests that are answered or refused whatever their route
  const wrong = misspoken(raw)
  if (wrong !== undefined) throw new Problem(wrong.status, wrong.detail)
  // The browser sends a preflight, not the page, so that it cannot name a world.
  if (isPreflight(exchange)) return preflightResponse(exchange)
  if (exchange.worldless !== undefined) throw new Problem(400, exchange.worldless)
  if (failure !== undefined) throw failure

  // 2. Cache: asked here only in somebody else's Fastify app; standin's own server asks before (`withResponseCache`)
  const known = exchange.reply === undefined ? undefined : recall(world, raw)
  if (known !== undefined) return replay(exchange, known)

  // 3. Route
  const plan = findOperation(exchange, route)
  const stubs = isAdmin(exchange.localPath) ? [] : world.stubs.candidates(method, url, plan?.operation.id)
  const endpoint = endpointFor(exchange, plan)
  const upstream = upstreamFor(exchange, plan, endpoint)
  if (upstream !== undefined && stubs.length === 0) return sendOn(exchange, plan, upstream)
  const remember = plan === undefined || stubs.length > 0 ? undefined : rememberer(exchange, plan)

  // 4. Credentials: a stub with `always` answers without them, so a refusal waits until the stub is chosen
  // The real API, and an endpoint of tokens, refuse for themselves.
  const refusal = upstream === undefined && endpoint === undefined ? plan?.guard?.(raw) : undefined
  const mayOverrule = stubs.some((stub) => stub.always || stub.unchecked)
  if (refusal !== undefined && !mayOverrule) throw refusal

  // 5. Request
  return andThen(readBody(exchange), (body) => {
    entry.body = body
    // Later, so that an answer that need not wait is there already.
    if (world.waiting.size > 0) setImmediate(tellWaiting, world)
    const view =
      stubs.length === 0 ? undefined : requestViewOf({ ...entry, pathParameters: plan?.pathParameters(path) })
    const first = mayOverrule && view !== undefined ? chooseStub(stubs, view, world) : undefined
    if (refusal !== undefined && first?.always !== true) throw refusal
    const overrules = first !== undefined && (first.always || first.unchecked)
    const isUnchecked = plan === undefined || endpoint !== undefined || overrules || upstream !== undefined
    return andThen(isUnchecked ? unchecked : readRequest(exchange, plan as OperationPlan), (reading) => {
      // 6. Answer
      const stub = view === undefined ? undefined : taken(exchange, overrules ? [first] : stubs, view)
      entry.stub = stub
      return andThen(delayAnswer(exchange, stub), () =>
        stub !== undefined
          ? stubResponse(exchange, plan, reading, stub, view as RequestView)
          : answer(exchange, plan, { reading, upstream, endpoint, remember })
      )
    })
  })
}

/** Takes the stub that answers. Throws the refusal of one that depends on what others have answered, if it is unknown. */
function taken({ world, missing }: Exchange, stubs: readonly Stub[], view: RequestView): Stub | undefined {
  const next = missing && chooseStub(stubs, view, world)
  if (next !== undefined && (isCounted(next) || next.untilWritten)) throw missing
  return takeStub(stubs, view, world)
}

/** All that may answer a request without a stub, beside its operation. */
interface Answering {
  reading: Reading
  upstream: UpstreamContext | undefined
  endpoint: Endpoint | undefined
  remember: ((outgoing: Outgoing) => void) | undefined
}

/** Makes the answer where no stub does: the real API, an endpoint of tokens, a handler or the document. */
function answer(
  exchange: Exchange,
  plan: OperationPlan | undefined,
  { reading, upstream, endpoint, remember }: Answering
): Outgoing | Promise<Outgoing> {
  if (upstream !== undefined) return sendOn(exchange, plan, upstream)
  if (endpoint !== undefined) return tokenResponse(exchange, plan, endpoint)
  if (plan === undefined) return unrouted(exchange)
  const { cors } = exchange.server.settings
  const handler = handlerFor(exchange, plan, reading)
  if (handler !== undefined) {
    if (exchange.missing !== undefined) throw exchange.missing
    return answerByHandler(exchange, plan, reading, handler).then((reply) => toWire(reply, cors))
  }
  return andThen(documentedReply(exchange, plan, reading), (reply) => {
    const outgoing = toWire(reply, cors)
    remember?.(outgoing)
    return outgoing
  })
}

/** Sends the refusal of a request. If that fails, sends a plain one. */
function refuse(exchange: Exchange, error: Error): void | Promise<void> {
  if (error instanceof ConnectionClosed) {
    exchange.server.running.count--
    return
  }
  return attempt(
    () =>
      andThen(delayRefusal(exchange), () =>
        andThen(refusalResponse(exchange, error), (outgoing) => send(exchange, outgoing))
      ),
    (another) => refusePlainly(exchange, another)
  )
}

/**
 * Sends a refusal that owes nothing to the document. If that fails, or a part of an answer has left, the connection
 * ends.
 */
function refusePlainly(exchange: Exchange, error: Error): void | Promise<void> {
  const { server, response } = exchange
  return attempt(
    () => {
      if (error instanceof ConnectionClosed || response.headersSent) throw error
      // A phrase that cannot be sent is kept by the response.
      response.statusMessage = ''
      return send(exchange, plainRefusal(exchange, error))
    },
    () => {
      server.running.count--
      response.destroy(error)
    }
  )
}
