/** Writes journal entries as WireMock's clients read them. */

import type { Entry } from '../control/journal/journal.ts'
import { fitted, isMatched, type Room } from '../control/journal/journal.ts'
import type { Secrets } from '../control/journal/secrets.ts'
import { traceOf } from '../control/journal/trace.ts'
import { writeExactJson } from '../control/matching/exact-json.ts'
import type { Members } from '../control/matching/fields.ts'
import { type NamedValues, plainBody, requestViewOf } from '../control/matching/request-view.ts'
import type { Stub } from '../control/stubs/stub.ts'
import { uuidOf } from '../control/stubs/stubs.ts'
import { keptFor } from '../document/memoized.ts'
import { bufferOf, closedHead } from '../reply/wire.ts'

/** Returns the number of an entry by its id; undefined for an id that standin did not make. */
export function entryNumber(id: string): number | undefined {
  const number = Number.parseInt(id.slice(-12), 16)
  return uuidOf(number) === id.toLowerCase() ? number : undefined
}

export const entryId = ({ id }: Entry): string => uuidOf(id)

/** Returns the time of an entry, in milliseconds since 1970. */
export const loggedAt = ({ arrived }: Entry): number => Math.floor(performance.timeOrigin + arrived)

/** Returns one value as it is, several as a list. */
const single = (values: string[]): string | string[] => (values.length === 1 ? (values[0] as string) : values)

const byKey = (values: NamedValues): object =>
  Object.fromEntries([...values].map(([key, all]) => [key, { key, values: all }]))

/** Settings for showing entries. */
export interface Shown {
  secrets: Secrets
  /** True if credentials are left out of headers. Else they are shown, since tests check them. */
  discreet: boolean
  /** Undefined: bodies are shown whole. */
  room?: Room
}

/** Returns the request of an entry in WireMock's form. */
export function requestOf(entry: Entry, { secrets, discreet, room }: Shown): object {
  const rawHeaders = discreet ? secrets.headers(entry.rawHeaders) : entry.rawHeaders
  const view = requestViewOf({
    ...entry,
    rawHeaders,
    url: discreet ? secrets.url(entry.url, entry.parameters) : entry.url
  })
  const { name, port } = view.host()
  const at = loggedAt(entry)
  const host = view.headers().get('host')?.[0] ?? ''
  const whole = bodyShown(entry, room)
  const text = discreet ? secrets.body(whole.text) : whole.text
  const bytes = text === whole.text ? whole.bytes : Buffer.from(text)
  return {
    url: view.url,
    absoluteUrl: `${entry.scheme}://${host}${view.url}`,
    method: entry.method,
    clientIp: view.clientIp,
    headers: headersOf(rawHeaders),
    cookies: Object.fromEntries([...view.cookies()].map(([cookie, values]) => [cookie, single(values)])),
    browserProxyRequest: false,
    loggedDate: at,
    bodyAsBase64: bytes.toString('base64'),
    body: text,
    loggedDateString: new Date(at).toISOString(),
    protocol: `HTTP/${entry.version}`,
    scheme: entry.scheme,
    host: name,
    port,
    queryParams: byKey(view.query()),
    formParams: byKey(view.form())
  }
}

/**
 * Returns the shown part of a body. A cut text ends with the body's length, since clients know no field for it.
 */
function bodyShown(entry: Entry, room: Shown['room']): { bytes: Buffer; text: string } {
  const body = plainBody(entry) ?? Buffer.alloc(0)
  const bytes = fitted(body, room)
  const length = entry.cutFrom ?? body.length
  return { bytes, text: bytes.toString() + (length > bytes.length ? cutNote(length, 'received') : '') }
}

const cutNote = (length: number, done: 'received' | 'sent'): string => `… [cut: ${length} bytes were ${done}]`

/** The length of each mapping as JSON, since one stub may have answered many requests. */
const lengthOf = keptFor(({ mapping }: Stub) => writeExactJson(mapping).length)

/** Returns the mapping of a stub, without its conditions and its body if these do not fit into the answer. */
export function mappingShown(stub: Stub, room: Shown['room']): Record<string, unknown> {
  const { mapping } = stub
  if (room === undefined) return mapping
  const length = lengthOf(stub)
  if (length <= room.bytes) {
    room.bytes -= length
    return mapping
  }
  const { method, url, urlPath, urlPattern, urlPathPattern, urlPathTemplate } = mapping.request as Members
  const { body, jsonBody, base64Body, ...response } = mapping.response as Members
  return {
    ...mapping,
    request: { method, url, urlPath, urlPattern, urlPathPattern, urlPathTemplate },
    response: { ...response, body: `… [cut: the mapping has ${length} characters]` }
  }
}

/** Returns headers as they were sent. Those sent several times are lists. */
function headersOf(raw: readonly string[]): object {
  const named = new Map<string, [name: string, values: string[]]>()
  for (let at = 0; at < raw.length; at += 2) {
    const [name, value] = [raw[at] as string, raw[at + 1] as string]
    const known = named.get(name.toLowerCase())
    if (known === undefined) named.set(name.toLowerCase(), [name, [value]])
    else known[1].push(value)
  }
  return Object.fromEntries([...named.values()].map(([name, values]) => [name, single(values)]))
}

/** Returns an entry as a serve event. Standin's additions are sub-events, which every client accepts. */
export function eventOf(entry: Entry, shown: Shown): object {
  const { stub, operation, parameters, status, source, ms, violations, delay, reply } = entry
  const matched = isMatched(entry)
  const trace = traceOf(entry)
  const body = bufferOf(reply?.body)
  const sent = fitted(body, shown.room)
  const mapping = stub && mappingShown(stub, shown.room)
  const total = Math.round(ms)
  return {
    id: entryId(entry),
    request: requestOf(entry, shown),
    responseDefinition: matched
      ? ((mapping?.response as object | undefined) ?? { status })
      : { status: status === 0 ? 404 : status, fromConfiguredStub: false },
    response: {
      status,
      headers: headersOf(reply === undefined ? [] : closedHead(reply)),
      bodyAsBase64: sent.toString('base64'),
      body: sent.toString() + (sent.length < body.length ? cutNote(body.length, 'sent') : '')
    },
    wasMatched: matched,
    timing: {
      addedDelay: Math.round(delay),
      processTime: Math.max(0, total - Math.round(delay)),
      responseSendTime: 0,
      serveTime: Math.max(0, total - Math.round(delay)),
      totalTime: total
    },
    subEvents: [
      {
        type: 'STANDIN',
        timeOffsetNanos: 0,
        data: {
          ...(operation === undefined
            ? {}
            : { operationId: operation.id, parameters: shown.secrets.parameters(parameters) }),
          ...(source && { source }),
          ms,
          violations,
          ...(trace && { trace })
        }
      }
    ],
    ...(mapping === undefined ? {} : { stubMapping: mapping })
  }
}
