/** The place of a request in a trace (W3C Trace Context). */
import type { Entry, Trace } from './entry.ts'

/** The header of a client: its trace, its span, and flags, such as that it is recorded. */
export interface TraceParent {
  traceId: string
  parentId: string
  flags: number
}

/** A version after the first may have more behind a dash. */
const form = /^(?!ff)([\da-f]{2})-(?!0{32})([\da-f]{32})-(?!0{16})([\da-f]{16})-([\da-f]{2})(-.*)?$/

/** Reads the header `traceparent`. Returns undefined if there is none, several, or one that is malformed. */
export function traceParentOf(rawHeaders: readonly string[]): TraceParent | undefined {
  let found: string | undefined
  for (let at = 0; at < rawHeaders.length; at += 2) {
    const name = rawHeaders[at] as string
    // The length first: a log asks this of every request.
    if (name.length !== 11 || name.toLowerCase() !== 'traceparent') continue
    if (found !== undefined) return undefined
    found = rawHeaders[at + 1] as string
  }
  const [, version, traceId, parentId, flags, more] = (found !== undefined && form.exec(found.trim())) || []
  if (traceId === undefined || parentId === undefined || (version === '00' && more !== undefined)) return undefined
  return { traceId, parentId, flags: Number.parseInt(flags as string, 16) }
}

/** Returns the trace of a request: the one that a tracer has made, or the one that its client names. */
export function traceOf({ trace, rawHeaders }: Entry): Trace | undefined {
  if (trace !== undefined) return trace
  const parent = traceParentOf(rawHeaders)
  return parent && { traceId: parent.traceId, parentId: parent.parentId }
}
