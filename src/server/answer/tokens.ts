/** Step 6 of a request to an endpoint of OAuth 2.0 or OpenID Connect, whose code is loaded when the first one comes. */
import { andThen } from '../../document/and-then.ts'
import { isObject } from '../../document/json/is-object.ts'
import type { Reply } from '../../reply/reply.ts'
import { responseWith } from '../../reply/response-for.ts'
import { toWire } from '../../reply/wire.ts'
import type { Content } from '../../resources/rows/source.ts'
import type { TokenAnswer } from '../../tokens/call.ts'
import type { Endpoint } from '../../tokens/endpoints.ts'
import { issuerOf } from '../../tokens/issuer.ts'
import { type Exchange, originOf } from '../exchange/exchange.ts'
import type { OperationPlan } from '../exchange/operation-plan.ts'
import { unchecked } from '../exchange/read-request.ts'
import type { Outgoing } from '../sending/send.ts'
import { promisedReply } from './answer.ts'
import { handlerOf } from './handler-for.ts'

/** Returns the endpoint that takes a request; undefined if an operation has its path and the document names it not. */
export function endpointFor(exchange: Exchange, plan: OperationPlan | undefined): Endpoint | undefined {
  const { server, method, localPath } = exchange
  if (server.endpoints.size === 0) return undefined
  const found = server.endpoints.get(`${method === 'HEAD' ? 'GET' : method} ${localPath}`)
  if (found === undefined || plan === undefined) return found
  return found.declared && handlerOf(exchange, plan.operation.id) === undefined ? found : undefined
}

/** Answers a request to an endpoint. If the document has an operation there, its answer has the members of both. */
export async function tokenResponse(
  exchange: Exchange,
  plan: OperationPlan | undefined,
  endpoint: Endpoint
): Promise<Outgoing> {
  const { server, raw, entry, query } = exchange
  const { answerTokens } = await import('../../tokens/answer.ts')
  const answer = await answerTokens({
    endpoint,
    issuer: issuerOf(server.worlds, undefined),
    origin: originOf(raw, server.mountPrefix),
    headers: raw.headers,
    query,
    text: entry.body?.toString() ?? ''
  })
  const reply = replyOf(answer)
  if (plan === undefined || answer.status !== 200) return toWire(reply, server.settings.cors)
  const chosen = responseWith(plan.operation, 200, plan.document.contract)
  const patch = (content: Content | undefined): Content => ({
    source: 'generated',
    value: { ...(isObject(content?.value) ? content.value : {}), ...answer.body }
  })
  return andThen(promisedReply(exchange, plan, unchecked, chosen, { insists: true, patch }), (documented) =>
    toWire({ ...documented, headers: { ...documented.headers, ...answer.headers } }, server.settings.cors)
  )
}

function replyOf({ status, headers = {}, body }: TokenAnswer): Reply {
  const sent: Reply['headers'] =
    body === undefined ? headers : { 'content-type': 'application/json; charset=utf-8', ...headers }
  return { status, headers: sent, body: body && JSON.stringify(body), source: status < 400 ? 'generated' : 'error' }
}
