import { type Entry, isMatched } from '../../control/journal.ts'
import { notFound } from '../../control/matching/control-problem.ts'
import { isObject, membersOf } from '../../control/matching/fields.ts'
import { isAny, matches, patternOf } from '../../control/matching/request-pattern.ts'
import { requestViewOf } from '../../control/matching/request-view.ts'
import { nearestRequests, nearestStubs } from '../../control/near.ts'
import type { World } from '../../control/world.ts'
import { isUuid } from '../mapping.ts'
import { eventOf, loggedAt, numberOf, requestOf } from '../serve-events.ts'
import { badParameter, type Call, countOf, jsonOf, jsonOr, type Route, type RouteReply } from './call.ts'
import { metadataTest } from './mappings.ts'

/** The requests received, and how near they came to stubs. */
export const requestRoutes: Route[] = [
  ['GET', '/requests', list],
  ['DELETE', '/requests', forget],
  ['POST', '/requests/reset', forget],
  ['POST', '/requests/count', count],
  ['POST', '/requests/find', (call) => told(call, found(call))],
  ['POST', '/requests/remove', (call) => remove(call, found(call))],
  ['POST', '/requests/remove-by-metadata', (call) => remove(call, byMetadata(call))],
  ['GET', '/requests/unmatched', (call) => told(call, unmatched(call.world))],
  ['GET', '/requests/unmatched/near-misses', nearMissesOfAll],
  ['POST', '/near-misses/request', nearMissesOfOne],
  ['POST', '/requests/near-misses/request', nearMissesOfOne],
  ['POST', '/near-misses/request-pattern', nearMissesOfPattern],
  ['POST', '/requests/near-misses/request-pattern', nearMissesOfPattern],
  ['GET', '/requests/{id}', (call) => ({ body: eventOf(entryAt(call), call.discreet) })],
  [
    'DELETE',
    '/requests/{id}',
    ({ world, parameters }) => world.journal.remove(numberAt(parameters.id) ?? -1) as undefined
  ]
]

const told = ({ discreet }: Call, entries: Entry[]): RouteReply => ({
  body: { requests: entries.map((entry) => requestOf(entry, discreet)), requestJournalDisabled: false }
})

function list(call: Call): RouteReply {
  const { world, query } = call
  const since = query.get('since')
  const from = since === null ? Number.NEGATIVE_INFINITY : Date.parse(since)
  if (Number.isNaN(from)) throw badParameter('since', `since has to be a date (ISO 8601), not ${JSON.stringify(since)}`)
  const stub = query.get('matchingStub')?.toLowerCase()
  if (stub !== undefined && !isUuid(stub)) throw badParameter('matchingStub', `${JSON.stringify(stub)} is no UUID`)
  const all = world.journal.entries().reverse()
  const wanted = all.filter(
    (entry) =>
      loggedAt(entry) >= from &&
      (stub === undefined || entry.stub?.id === stub) &&
      (query.get('unmatched') !== 'true' || !isMatched(entry))
  )
  const requests = wanted
    .slice(0, countOf(call, 'limit') ?? wanted.length)
    .map((entry) => eventOf(entry, call.discreet))
  return { body: { requests, meta: { total: all.length }, requestJournalDisabled: false } }
}

function forget({ world }: Call): undefined {
  world.journal.clear()
}

function count(call: Call): RouteReply {
  const pattern = patternOf(jsonOr(call, {}), '')
  const { journal } = call.world
  // Those that the journal has forgotten were received, too.
  const number = isAny(pattern) ? journal.received() : matching(call.world, pattern).length
  return { body: { count: number, requestJournalDisabled: false } }
}

const matching = (world: World, pattern: ReturnType<typeof patternOf>): Entry[] =>
  world.journal.entries().filter((entry) => matches(pattern, requestViewOf(entry)))

const found = (call: Call): Entry[] => matching(call.world, patternOf(jsonOr(call, {}), ''))

function byMetadata(call: Call): Entry[] {
  const test = metadataTest(jsonOf(call))
  return call.world.journal.entries().filter(({ stub }) => stub !== undefined && test(stub))
}

function remove({ world, discreet }: Call, entries: Entry[]): RouteReply {
  for (const { id } of entries) world.journal.remove(id)
  return { body: { serveEvents: entries.map((entry) => eventOf(entry, discreet)) } }
}

const unmatched = (world: World): Entry[] => world.journal.entries().filter((entry) => !isMatched(entry))

function numberAt(id = ''): number | undefined {
  if (!isUuid(id)) throw badParameter('id', `${JSON.stringify(id)} is no UUID`)
  return numberOf(id)
}

function entryAt({ world, parameters }: Call): Entry {
  const entry = world.journal.get(numberAt(parameters.id) ?? -1)
  if (entry === undefined) throw notFound(`there is no request ${parameters.id}`)
  return entry
}

function nearMissesOfAll({ world, discreet }: Call): RouteReply {
  const nearMisses = unmatched(world).flatMap((entry) =>
    nearestStubs(world.stubs.all(), requestViewOf(entry)).map(({ stub, distance }) => ({
      request: requestOf(entry, discreet),
      stubMapping: stub.mapping,
      matchResult: { distance }
    }))
  )
  return { body: { nearMisses } }
}

/** Near misses of a request that is described as logged requests are. */
function nearMissesOfOne(call: Call): RouteReply {
  const request = membersOf(jsonOf(call), '')
  const { url = '/', method = 'GET', headers, body, bodyAsBase64, clientIp = '' } = request
  const view = requestViewOf({
    url: String(url),
    method: String(method),
    clientIp: String(clientIp),
    rawHeaders: Object.entries(isObject(headers) ? headers : {}).flatMap(([name, value]) =>
      [value].flat().flatMap((one) => [name, String(one)])
    ),
    body:
      typeof bodyAsBase64 === 'string'
        ? Buffer.from(bodyAsBase64, 'base64')
        : typeof body === 'string'
          ? Buffer.from(body)
          : undefined
  })
  const nearMisses = nearestStubs(call.world.stubs.all(), view).map(({ stub, distance }) => ({
    request,
    stubMapping: stub.mapping,
    matchResult: { distance }
  }))
  return { body: { nearMisses } }
}

function nearMissesOfPattern(call: Call): RouteReply {
  const sent = membersOf(jsonOf(call), '')
  const requestPattern = { ...sent, ...(sent.method === undefined ? { method: 'ANY' } : {}) }
  const nearMisses = nearestRequests(patternOf(sent, ''), call.world.journal.entries()).map(({ entry, distance }) => ({
    request: requestOf(entry, call.discreet),
    requestPattern,
    matchResult: { distance }
  }))
  return { body: { nearMisses } }
}
