/** Stub mappings out of requests that were answered. */

import { isUtf8 } from 'node:buffer'
import type { Entry } from '../control/journal/journal.ts'
import type { Members } from '../control/matching/fields.ts'
import { matcherOf } from '../control/matching/operators.ts'
import { type RequestView, requestViewOf } from '../control/matching/request-view.ts'
import { started } from '../control/stubs/scenarios.ts'
import type { HeaderList } from '../control/stubs/stub-answer.ts'
import { addTo } from '../document/grouped.ts'
import { isBinary } from '../record/kept.ts'
import { queryPattern } from '../record/stub-mapping.ts'
import { bufferOf, closedHead, type WireResponse } from '../reply/wire.ts'
import { decodedBody } from '../request/content-encoding.ts'
import { writeJson } from '../schema/meaning/json-values.ts'
import { headerOf, paired } from '../upstream/hops.ts'
import type { RecordSpec } from './record-spec.ts'
import { entryId } from './serve-events.ts'

/** Counts the entries that a recording takes, and whose answers were too long for the journal. */
export const countCut = (entries: readonly Entry[], spec: RecordSpec): number =>
  entries.filter((entry) => isTaken(entry, spec) && entry.reply?.cut === true).length

/**
 * Returns the mappings for the entries that a recording takes, oldest first. Requests that would match one stub are a
 * scenario: their answers come in their order, and the last stays.
 */
export function recordedMappings(entries: readonly Entry[], spec: RecordSpec, nextId: () => string): Members[] {
  const groups = new Map<string, { request: Members; entries: Entry[] }>()
  for (const entry of entries) {
    if (!isTaken(entry, spec) || entry.reply?.cut === true) continue
    const request = patternOf(entry, spec)
    const key = writeJson(request)
    const group = groups.get(key)
    if (group === undefined) groups.set(key, { request, entries: [entry] })
    else if (spec.repeatsAsScenarios) group.entries.push(entry)
  }
  let scenarios = 0
  return [...groups.values()].flatMap(({ request, entries: same }) => {
    const scenario = same.length > 1 ? `scenario-${++scenarios}-${nameOf(same[0] as Entry)}` : undefined
    return same.map((entry, step) => ({
      ...mappingOf(entry, request, spec, nextId()),
      ...(scenario === undefined ? {} : stepOf(scenario, step, same.length))
    }))
  })
}

function isTaken(entry: Entry, { takes, ids, allowNonProxied }: RecordSpec): boolean {
  const { reply, stub } = entry
  if (reply === undefined || (reply.came === undefined && !allowNonProxied)) return false
  if (ids !== undefined && !ids.has(entryId(entry)) && !ids.has(stub?.id ?? '')) return false
  return takes(requestViewOf(entry))
}

/** The state before each step but the first has the name of the scenario and a number. */
function stepOf(scenario: string, step: number, steps: number): Members {
  const state = (number: number) => (number === 0 ? started : `${scenario}-${number + 1}`)
  return {
    scenarioName: scenario,
    requiredScenarioState: state(step),
    ...(step + 1 < steps ? { newScenarioState: state(step + 1) } : {})
  }
}

function mappingOf(entry: Entry, request: Members, { persist }: RecordSpec, id: string): Members {
  return {
    id,
    name: nameOf(entry),
    request,
    response: responseOf(entry.reply as WireResponse),
    ...(persist ? { persistent: true } : {}),
    // A recorded answer is sent as it was: the document judges neither request nor answer.
    ...(entry.operation === undefined ? {} : { metadata: { standin: { always: true, outsideContract: true } } })
  }
}

const nameOf = ({ url }: Entry): string => {
  const words = (url.split('?')[0] as string).split(/[^\w.-]+/).filter((word) => word !== '')
  return words.join('_').toLowerCase().slice(0, 100) || 'root'
}

/** Returns the pattern of the requests that a recorded answer is for. */
function patternOf(entry: Entry, spec: RecordSpec): Members {
  const view = requestViewOf(entry)
  const headers = spec.captureHeaders.flatMap(({ name, caseInsensitive }) => {
    const [value] = view.headers().get(name.toLowerCase()) ?? []
    return value === undefined ? [] : [[name, { equalTo: value, ...(caseInsensitive ? { caseInsensitive } : {}) }]]
  })
  const body = bodyPatternOf(entry, view, spec)
  return {
    ...urlOf(view),
    method: entry.method,
    ...(headers.length === 0 ? {} : { headers: Object.fromEntries(headers) }),
    ...(body === undefined ? {} : { bodyPatterns: [body] })
  }
}

function urlOf(view: RequestView): Members {
  const pairs = [...view.query()]
  if (pairs.length === 0 || pairs.some(([name]) => name === '')) return { url: view.url }
  return { urlPath: view.path, queryParameters: queryPattern(pairs) }
}

function bodyPatternOf(
  { cutFrom }: Entry,
  view: RequestView,
  { bodyMatcher, leniency }: RecordSpec
): Members | undefined {
  const body = view.body()
  const type = view.headers().get('content-type')?.[0] ?? ''
  // The boundary of a multipart body is another one each time, and a cut body is never sent again.
  if (body === undefined || cutFrom !== undefined || /^multipart\//i.test(type)) return undefined
  const { ignoreArrayOrder = true, ignoreExtraElements = true, caseInsensitive = false } = leniency
  if (bodyMatcher === 'equalToJson' || (bodyMatcher === 'auto' && /[/+]json\b/i.test(type))) {
    if (body.json() !== undefined) return { equalToJson: body.text, ignoreArrayOrder, ignoreExtraElements }
  }
  if (bodyMatcher === 'equalToXml' || (bodyMatcher === 'auto' && /[/+]xml\b/i.test(type))) {
    if (isXml(body.text)) return { equalToXml: body.text }
  }
  if (isUtf8(body.bytes())) return { equalTo: body.text, ...(caseInsensitive === true ? { caseInsensitive } : {}) }
  return { binaryEqualTo: body.bytes().toString('base64') }
}

function isXml(text: string): boolean {
  try {
    matcherOf({ equalToXml: text }, '')
    return true
  } catch {
    return false
  }
}

/** Headers that a stub's answer has from standin or the connection. */
const own =
  /^(content-length|content-encoding|transfer-encoding|matched-stub-(id|name)|standin-.*|sl-violations|access-control-expose-headers|date|keep-alive)$/i

function responseOf(reply: WireResponse): Members {
  const raw: HeaderList = reply.came ?? paired(closedHead(reply))
  const body = decodedBody(bufferOf(reply.body), headerOf(raw, 'content-encoding') ?? '')
  const headers = new Map<string, string[]>()
  for (const [name, value] of raw) if (!own.test(name)) addTo(headers, name, value)
  const shown = [...headers].map(([name, values]) => [name, values.length === 1 ? values[0] : values])
  return {
    status: reply.status,
    ...bodyIn(body, raw),
    ...(shown.length === 0 ? {} : { headers: Object.fromEntries(shown) })
  }
}

function bodyIn(body: Buffer, headers: HeaderList): Members {
  if (body.length === 0) return {}
  const isText = !isBinary(headerOf(headers, 'content-type') ?? '') && isUtf8(body)
  return isText ? { body: body.toString() } : { base64Body: body.toString('base64') }
}
