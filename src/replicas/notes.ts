/** Journal entries in the form that the log keeps. */
import type { Operation, ParameterValues } from '../contract/contract.ts'
import { Entry } from '../control/journal/journal.ts'
import type { World } from '../control/world.ts'
import { keptFor } from '../document/memoized.ts'
import type { WireResponse } from '../reply/wire.ts'
import { parseJson, writeJson } from '../schema/meaning/json-values.ts'
import type { ServerContext } from '../server/exchange/context.ts'
import { shortened } from '../server/sending/send.ts'

/** An entry as text: operation and stub by their names, bodies in base64. */
type Noted = Omit<Entry, 'id' | 'arrived' | 'body' | 'operation' | 'stub' | 'weight' | 'slot'> & {
  /** The process that answered. */
  by: string
  /** When it arrived, in milliseconds since 1970. */
  at: number
  body: string | undefined
  operation: [document: number, id: string] | undefined
  stub: string | undefined
}

/** Writes the entry of a request that is answered, or that is about to be. `by` names this process. */
export function noteOf(entry: Entry, reply: WireResponse, by: string, { documents }: ServerContext): string {
  const { method, url, rawHeaders, clientIp, scheme, version, arrived, body, cutFrom } = entry
  const { operation, parameters, violations, reason, stub, delay, trace } = entry
  // Named one by one: `...others` would take seven times as long.
  const noted: Omit<Noted, 'parameters' | 'reply'> = {
    method,
    url,
    rawHeaders,
    clientIp,
    scheme,
    version,
    cutFrom,
    violations,
    reason,
    delay,
    trace,
    by,
    at: performance.timeOrigin + arrived,
    body: body?.toString('base64'),
    operation: operation && nameOf(operation, documents),
    stub: stub?.id,
    status: reply.status,
    source: reply.source,
    ms: entry.status === 0 ? performance.now() - arrived : entry.ms
  }
  const read = parameters === undefined ? '' : `"parameters":${parametersText(parameters)},`
  return `{${read}"reply":${replyText(reply)},${writeJson(noted).slice(1)}`
}

// Repeated requests share their parameters and their reply.
const parametersText = keptFor((parameters: ParameterValues) => writeJson(parameters))

const replyText = keptFor((reply: WireResponse) => {
  // The stream of a reply stays here.
  const { status, source, head, open, body, came, cut } = shortened(reply)
  const text = Buffer.isBuffer(body) ? body.toString('latin1') : body
  return writeJson({ status, source, head, body: text, open, came, cut })
})

/** Returns the number of an operation's document, and the name of the operation. */
export const nameOf = keptFor((operation: Operation, documents: ServerContext['documents']): [number, string] => [
  documents.findIndex(({ contract }) => contract.operations.includes(operation)),
  operation.id
])

/** Reads an entry that another process noted. Undefined for a note of this process, which has the entry. */
export function entryNoted(text: string, by: string, world: World, server: ServerContext): Entry | undefined {
  const { at, body, operation, stub, ...noted } = parseJson(text) as Noted
  if (noted.by === by) return undefined
  return {
    ...new Entry(0, noted.method, noted.url, noted.rawHeaders, noted.clientIp),
    ...noted,
    arrived: at - performance.timeOrigin,
    body: body === undefined ? undefined : Buffer.from(body, 'base64'),
    operation: operation && operationOf(server, operation),
    stub: stub === undefined ? undefined : world.stubs.get(stub)
  }
}

/** Returns the operation that `nameOf` names; undefined if no document has it. */
export const operationOf = ({ documents }: ServerContext, [document, id]: [number, string]): Operation | undefined =>
  documents[document]?.contract.operations.find((operation) => operation.id === id)
