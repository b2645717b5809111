/** Journal entries as WireMock's clients read them; worked out when they are asked for. */

import type { Entry } from '../control/journal.ts'
import { isMatched, redacted, shownOf } from '../control/journal.ts'
import { requestViewOf, type Values } from '../control/matching/request-view.ts'
import { uuidOf } from '../control/stubs.ts'
import { bufferOf } from '../reply/wire.ts'

/** The number of an entry by its id; undefined where that is not one of ours. */
export function numberOf(id: string): number | undefined {
  const number = Number.parseInt(id.slice(-12), 16)
  return uuidOf(number) === id.toLowerCase() ? number : undefined
}

/** The id of an entry. */
export const idOf = ({ id }: Entry): string => uuidOf(id)

/** When an entry was made, in milliseconds since 1970. */
export const loggedAt = ({ arrived }: Entry): number => Math.floor(performance.timeOrigin + arrived)

/** One value as it is, several as a list. */
const single = (values: string[]): string | string[] => (values.length === 1 ? (values[0] as string) : values)

const byKey = (values: Values): object =>
  Object.fromEntries([...values].map(([key, all]) => [key, { key, values: all }]))

/**
 * The request of an entry, as logged requests are. Credentials are among its headers, since tests look for them; where
 * `discreet`, their values are left out.
 */
export function requestOf(entry: Entry, discreet: boolean): object {
  const rawHeaders = discreet ? redacted(entry.rawHeaders) : entry.rawHeaders
  const view = requestViewOf({ ...entry, rawHeaders })
  const { name, port } = view.host()
  const at = loggedAt(entry)
  const host = view.headers().get('host')?.[0] ?? ''
  return {
    url: view.url,
    absoluteUrl: `http://${host}${view.url}`,
    method: entry.method,
    clientIp: view.clientIp,
    headers: headersOf(rawHeaders),
    cookies: Object.fromEntries([...view.cookies()].map(([cookie, values]) => [cookie, single(values)])),
    browserProxyRequest: false,
    loggedDate: at,
    bodyAsBase64: entry.body?.toString('base64') ?? '',
    body: entry.body?.toString() ?? '',
    loggedDateString: new Date(at).toISOString(),
    protocol: 'HTTP/1.1',
    scheme: 'http',
    host: name,
    port,
    queryParams: byKey(view.query()),
    formParams: byKey(view.form())
  }
}

/** Headers as they came, those sent several times as lists. */
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

/** An entry as a serve event. What standin knows beyond WireMock stands where every client takes it: among the sub-events. */
export function eventOf(entry: Entry, discreet: boolean): object {
  const { stub, operation, parameters, status, source, ms, violations, delay, reply } = entry
  const matched = isMatched(entry)
  const body = bufferOf(reply?.body)
  const total = Math.round(ms)
  return {
    id: idOf(entry),
    request: requestOf(entry, discreet),
    responseDefinition: matched
      ? ((stub?.mapping.response as object | undefined) ?? { status })
      : { status: status === 0 ? 404 : status, fromConfiguredStub: false },
    response: {
      status,
      headers: headersOf(reply?.head ?? []),
      bodyAsBase64: body.toString('base64'),
      body: body.toString()
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
          ...(operation === undefined ? {} : { operationId: operation.id, parameters: shownOf(parameters) }),
          ...(source && { source }),
          ms,
          violations
        }
      }
    ],
    ...(stub === undefined ? {} : { stubMapping: stub.mapping })
  }
}
