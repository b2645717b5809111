/** Step 6 of a request: the handler that answers it, whose code is loaded when the first one does. */
import type { HandlerFunction } from '../../handlers/handler.ts'
import type { Reply } from '../../reply/reply.ts'
import type { Exchange } from '../exchange/exchange.ts'
import type { OperationPlan } from '../exchange/operation-plan.ts'
import type { Reading } from '../exchange/read-request.ts'

/** Returns the handler of an operation: the world's, else the server's. */
export const handlerOf = ({ world, server }: Exchange, id: string): HandlerFunction | undefined =>
  world.handlers.get(id) ?? server.handlers.byOperation.get(id)

/** Returns the handler for a request, unless the request prefers a response of the document. */
export function handlerFor(
  exchange: Exchange,
  { operation }: OperationPlan,
  { preferences: { code, example, dynamic } }: Reading
): HandlerFunction | undefined {
  if (code !== undefined || example !== undefined || dynamic === true) return undefined
  return handlerOf(exchange, operation.id)
}

/** Answers with a handler. Rejects with a Problem 500 for its error and for what the document forbids. */
export async function answerByHandler(
  exchange: Exchange,
  plan: OperationPlan,
  reading: Reading,
  handler: HandlerFunction
): Promise<Reply> {
  const { handlerReply } = await import('./computed.ts')
  return handlerReply(exchange, plan, reading, handler)
}
