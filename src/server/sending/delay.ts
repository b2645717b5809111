/** The wait of an answer: its length, and the waiting itself. */
import type { ServerResponse } from 'node:http'
import { isAdmin } from '../../control/access.ts'
import { longestTimer, waitOf } from '../../control/stubs/delays.ts'
import type { Stub } from '../../control/stubs/stub.ts'
import type { Running } from '../exchange/context.ts'
import type { Exchange } from '../exchange/exchange.ts'

/** Thrown if a client leaves while its answer waits. */
export class ConnectionClosed extends Error {}

/** Waits before an answer. WireMock's delay for all answers applies to operations and stubs, not to OPTIONS and 404. */
export function delayAnswer(exchange: Exchange, stub: Stub | undefined): Promise<void> | undefined {
  const { world, plan } = exchange
  const isAnswer = stub !== undefined || plan !== undefined
  return delay(exchange, isAnswer ? waitOf(stub?.answer.delay, world.settings?.delay, world.random) : 0)
}

/** Waits before a refusal, unless the request has waited already. */
export const delayRefusal = (exchange: Exchange): Promise<void> | undefined =>
  exchange.delayed ? undefined : delay(exchange, 0)

function delay(exchange: Exchange, own: number): Promise<void> | undefined {
  const { server, entry, localPath, wait } = exchange
  exchange.delayed = true
  const all = own + wait * 1000 + (isAdmin(localPath) ? 0 : between(server.settings.delay, entry.id))
  entry.delay = Math.min(longestTimer, all)
  // A request that stands in a log waits once its effects are there.
  return entry.delay > 0 && server.group?.isOrdered(exchange.raw) !== true ? pause(exchange, entry.delay) : undefined
}

/** Waits as long as a request of a log still has to. */
export const delayOrdered = (exchange: Exchange): Promise<void> | undefined =>
  exchange.entry.delay > 0 && exchange.server.group?.isOrdered(exchange.raw) === true
    ? pause(exchange, exchange.entry.delay)
    : undefined

/** Milliseconds between two bounds, the same for the same request of a run. */
function between([min, max]: [number, number], id: number): number {
  if (max === min) return min
  const drawn = (Math.imul(id + 1, 0x9e3779b1) >>> 0) / 2 ** 32
  return Math.round(min + (max - min) * drawn)
}

/** Runs a call to another server, which is aborted once this server closes, or a client that waits for it leaves. */
export async function whileOpen<Result>(
  { delays }: Running,
  waiting: ServerResponse | undefined,
  work: (signal: AbortSignal) => Promise<Result>
): Promise<Result> {
  const controller = new AbortController()
  const abort = () => controller.abort()
  delays.add(abort)
  waiting?.once('close', abort)
  try {
    return await work(controller.signal)
  } finally {
    delays.delete(abort)
    waiting?.removeListener('close', abort)
  }
}

/** Waits, until the server closes at most. Rejects with ConnectionClosed if the client leaves before. */
export function pause({ server, response }: Exchange, milliseconds: number): Promise<void> {
  const { delays } = server.running
  return new Promise((resolve, reject) => {
    const leave = () => {
      forget()
      reject(new ConnectionClosed('the client has left'))
    }
    const end = () => {
      forget()
      resolve()
    }
    const timer = setTimeout(end, milliseconds)
    const forget = () => {
      clearTimeout(timer)
      delays.delete(end)
      response.removeListener('close', leave)
    }
    delays.add(end)
    response.once('close', leave)
  })
}
