import type { Entry } from '../control/journal.ts'
import type { World } from '../control/world.ts'
import type { WireResponse } from '../reply/wire.ts'
import type { Parts } from './document-context.ts'

/** How much of a generated body the journal keeps: a thousand of them stay within some ten megabytes. */
const mostKept = 16_384

/** The last that happens to a request, just before its answer leaves: its entry is closed, counted and logged. */
export function depart({ log, worlds }: Parts, world: World, entry: Entry, reply: WireResponse): void {
  const { operation } = entry
  const { status, source, body } = reply
  entry.status = status
  entry.source = source
  entry.reply = source === 'stub' || (body?.length ?? 0) <= mostKept ? reply : { ...reply, body: undefined }
  entry.ms = performance.now() - entry.arrived
  if (operation !== undefined) worlds.coverage.count(operation, status)
  world.failures.count(entry)
  try {
    log?.(entry)
  } catch (error) {
    // What is only told must not change what is answered.
    process.emitWarning(`the log of requests threw: ${(error as Error).message}`, 'StandinWarning')
  }
}
