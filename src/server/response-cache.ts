/** Step 2 of a request: answers a repeated question from the world's memory. */
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http'
import type { ParameterValues } from '../contract/contract.ts'
import { misspoken } from '../control/access.ts'
import type { Remembered, World } from '../control/world.ts'
import { isWholeReply } from '../reply/wire.ts'
import type { ServerContext } from './exchange/context.ts'
import { type Exchange, leaveWorldPath, openExchange, traced, worldOf } from './exchange/exchange.ts'
import type { OperationPlan } from './exchange/operation-plan.ts'
import { type Outgoing, send } from './sending/send.ts'

/** Answers a request. `remembered` is what `rememberedFor` returns for it, if somebody has asked already. */
export type CachedListener = (raw: IncomingMessage, response: ServerResponse, remembered?: Remembered) => void

/** Puts the cache in front of `routes`, for standin's own server, which has no hooks of users. */
export function withResponseCache(server: () => ServerContext, routes: RequestListener): CachedListener {
  return (raw, response, remembered) => {
    raw.url = leaveWorldPath(raw)
    const { world, worldless } = worldOf(server(), raw)
    const known = worldless === undefined ? recall(world, raw, remembered) : undefined
    if (known === undefined) return routes(raw, response)
    const exchange = openExchange(server(), { raw, response })
    void traced(exchange, () => send(exchange, replay(exchange, known)))
  }
}

/** Returns a remembered response, and enters the values of the first request in the journal. */
export function replay(
  { entry }: Exchange,
  { reply, operation, parameters, violations, reason }: Remembered
): Outgoing {
  entry.operation = operation
  entry.parameters = parameters
  entry.violations = violations
  entry.reason = reason
  return reply
}

/** Returns the response remembered for a question, whoever asks it. */
export function rememberedFor({ memory }: World, raw: IncomingMessage): Remembered | undefined {
  const key = keyOf(raw)
  return key === undefined ? undefined : memory.get(key)
}

/** Returns the response remembered for a request that brings its credentials. */
export function recall(world: World, raw: IncomingMessage, known = rememberedFor(world, raw)): Remembered | undefined {
  if (known === undefined || misspoken(raw) !== undefined) return undefined
  return known.fresh?.(raw.headers) !== false && known.guard?.(raw) === undefined ? known : undefined
}

/**
 * Returns a function that remembers the response to a request in the world's present state. Undefined for a question
 * that is asked for the first time, or whose answers may differ.
 */
export function rememberer(
  exchange: Exchange,
  { operation, guard, cacheable }: OperationPlan
): ((response: Outgoing) => void) | undefined {
  const { world, raw, entry } = exchange
  const key = cacheable && world.settings === undefined ? keyOf(raw) : undefined
  if (key === undefined || !world.isRepeated(key)) return undefined
  // Taken before the answer is made: `forgetReplies` meanwhile puts another memory in the world.
  const { memory } = world
  return (reply) => {
    if (!isWholeReply(reply) || reply.ofRequest) return
    const { violations, reason } = entry
    memory.set(key, {
      reply,
      operation,
      parameters: entry.parameters as ParameterValues,
      violations,
      reason,
      guard,
      fresh: exchange.fresh
    })
  }
}

/** Returns the URL of a GET and the types that it accepts; undefined for a request with a preference. */
function keyOf(raw: IncomingMessage): string | undefined {
  const { accept, prefer } = raw.headers
  const { method, url } = raw
  if (method !== 'GET' || prefer !== undefined) return undefined
  // Without `Accept` another type may be chosen than for any.
  return accept === '*/*' ? url : `${url} ${accept ?? ''}`
}
