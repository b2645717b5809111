/** The answer that an operation has by the document and the rows, made without a request: no journal knows of it. */
import type { IncomingMessage, ServerResponse } from 'node:http'
import { createCoverage } from '../../control/journal/coverage.ts'
import { createWorld, type World } from '../../control/world.ts'
import { splitUrl } from '../../document/url.ts'
import { responseFor } from '../../reply/response-for.ts'
import { toWire, type WireResponse } from '../../reply/wire.ts'
import { rowsAtStart } from '../../resources/rows/store.ts'
import { documentedReply, promisedReply } from '../answer/answer.ts'
import type { ServerContext } from '../exchange/context.ts'
import { type Exchange, openExchange } from '../exchange/exchange.ts'
import { operationPlan } from '../exchange/operation-plan.ts'
import { readRequest, unchecked } from '../exchange/read-request.ts'
import type { OperationOf } from './context.ts'

/** A question to an operation: the path and query of a request, and the status that is wanted. */
export interface Question {
  url: string
  /** Undefined: the answer to a GET of the URL, else the operation's usual one. */
  status: number | undefined
}

/**
 * Makes the answer to a question. A GET is asked as a client would. Another method would write, so that its answer is
 * the document's own for the status. Rejects with a Problem if there is none.
 */
export async function answerTo(
  server: ServerContext,
  world: World,
  { operation, document }: OperationOf,
  { url, status }: Question
): Promise<WireResponse> {
  const isRead = operation.method === 'GET' && status === undefined
  const exchange = quietExchange(server, world, operation.method, url, isRead)
  const plan = operationPlan(operation, document, server.settings)
  // Replies share their heads with those that are sent, so that the setting has to be the same.
  const { cors } = server.settings
  if (isRead) {
    try {
      return toWire(await documentedReply(exchange, plan, await readRequest(exchange, plan)), cors)
    } catch {
      // The request lacks something, so that the document's own answer is shown.
    }
  }
  const preferences = status === undefined ? {} : { code: String(status) }
  const chosen = responseFor(operation, preferences.code, document.contract)
  const reading = { ...unchecked, preferences: { ...preferences, code: String(chosen.status) } }
  const quiet = quietExchange(server, world, operation.method, url, false)
  return toWire(await promisedReply(quiet, plan, reading, chosen, { insists: true, patch: (content) => content }), cors)
}

/** Opens an exchange in a world of its own, which nobody sees. `sees`: it has the rows of `world`. */
function quietExchange(server: ServerContext, world: World, method: string, url: string, sees: boolean): Exchange {
  const own = { ...createWorld(), rows: sees ? world.rows : rowsAtStart() }
  const worlds = { ...server.worlds, main: own, coverage: createCoverage() }
  const headers = { host: 'localhost', accept: 'application/json, */*;q=0.5' }
  const raw = { method, url, headers, rawHeaders: [], socket: {} } as unknown as IncomingMessage
  const quiet: ServerContext = { ...server, worlds, running: { count: 0, delays: new Set() } }
  quiet.settings = { ...server.settings, requireWorld: false }
  return { ...openExchange(quiet, { raw, response: {} as ServerResponse }), path: splitUrl(url).path }
}
