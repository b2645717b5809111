/** How long an answer waits, and the waiting itself. */
import { waitOf } from '../control/delays.ts'
import type { Stub } from '../control/stub.ts'
import type { Preferences } from '../reply/preferences.ts'
import type { Exchange } from './exchange.ts'

/** Thrown where a client has left while its answer waited. */
export class ConnectionClosed extends Error {}

/** Returns how many milliseconds the answer of an operation, or of a stub alone, waits. A 404 does not. */
export function delayOf(
  { server, world, entry, plan }: Exchange,
  { wait = 0 }: Preferences,
  stub: Stub | undefined
): number {
  if (stub === undefined && plan === undefined) return 0
  const own = waitOf(stub?.answer.delay, world.settings?.delay, world.random)
  return plan === undefined ? own : own + wait * 1000 + between(server.settings.delay, entry.id)
}

/** Milliseconds between two bounds, the same for the same request of a run. */
function between([min, max]: [number, number], id: number): number {
  if (max === min) return min
  const drawn = (Math.imul(id + 1, 0x9e3779b1) >>> 0) / 2 ** 32
  return Math.round(min + (max - min) * drawn)
}

/** Waits; no longer than the server runs. Throws ConnectionClosed where the client leaves before. */
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
