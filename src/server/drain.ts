import type { Server } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'

/** How long running requests may take to end once a server stops, in milliseconds. */
const patience = 1500

/** Stops taking connections, waits for running requests to end, then for what was answered to leave. */
export async function drain(server: Server, isIdle: () => boolean): Promise<void> {
  server.close()
  server.closeIdleConnections()
  const latest = performance.now() + patience
  while (!isIdle() && performance.now() < latest) await sleep(10)
  await sleep(20)
  server.closeAllConnections()
}
