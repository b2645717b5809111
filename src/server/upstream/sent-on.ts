/** Step 3 of a request: the choice between the mock and the real API. */
import { isAdmin } from '../../control/access.ts'
import type { Endpoint } from '../../tokens/endpoints.ts'
import { handlerOf } from '../answer/handler-for.ts'
import type { UpstreamContext } from '../exchange/context.ts'
import type { Exchange } from '../exchange/exchange.ts'
import type { OperationPlan } from '../exchange/operation-plan.ts'
import type { Outgoing } from '../sending/send.ts'

/**
 * Returns the real API if a request goes there: every request of a proxy, else those that the documents leave to it. An
 * operation with a handler, and the mock's own endpoint of tokens, stay here.
 */
export function upstreamFor(
  exchange: Exchange,
  plan: OperationPlan | undefined,
  endpoint: Endpoint | undefined
): UpstreamContext | undefined {
  const { server, localPath } = exchange
  const { upstream } = server
  if (upstream === undefined || isAdmin(localPath) || localPath === '*') return undefined
  if (plan !== undefined && handlerOf(exchange, plan.operation.id) !== undefined) return undefined
  if (upstream.all) return upstream
  return endpoint === undefined && (plan === undefined || plan.upstream) ? upstream : undefined
}

/** Sends a request on to the real API. The code for it is loaded for the first one. */
export async function sendOn(
  exchange: Exchange,
  plan: OperationPlan | undefined,
  upstream: UpstreamContext
): Promise<Outgoing> {
  // Another process sends it on.
  if (exchange.server.group?.isRepeated(exchange.raw))
    return { status: 200, source: 'upstream', head: [], body: undefined }
  const { upstreamResponse } = await import('./upstream-response.ts')
  return upstreamResponse(exchange, plan, upstream)
}
