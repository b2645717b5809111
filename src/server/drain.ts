import type { Server } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'

/** How long running requests may take to end once a server stops, in milliseconds. */
const patience = 1500

/** Takes no more connections, waits until running requests are answered, then until the answers are sent. */
export async function drain(server: Server, isIdle: () => boolean): Promise<void> {
  server.close()
  server.closeIdleConnections()
  const latest = performance.now() + patience
  while (!isIdle() && performance.now() < latest) await sleep(10)
  await sleep(20)
  server.closeAllConnections()
}
