import { type Entry, isMatched, mostShown } from '../../control/journal/journal.ts'
import { notFound } from '../../control/matching/control-problem.ts'
import { membersAt } from '../../control/matching/fields.ts'
import { isAny, requestPatternOf, takesRequest } from '../../control/matching/request-pattern.ts'
import { requestViewOf } from '../../control/matching/request-view.ts'
import { nearestRequests, nearestStubs } from '../../control/near.ts'
import type { World } from '../../control/world.ts'
import { isObject } from '../../document/json/is-object.ts'
import { isUuid } from '../mapping.ts'
import { entryNumber, eventOf, loggedAt, mappingShown, requestOf } from '../serve-events.ts'
import { type ApiCall, type ApiRoute, badParameter, countOf, jsonOf, jsonOr, type RouteReply } from './call.ts'
import { metadataTest } from './mappings.ts'

/** The calls about requests received, and about their near misses. */
export const requestRoutes: ApiRoute[] = [
  ['GET', '/requests', list],
  ['DELETE', '/requests', forget],
  ['POST', '/requests/reset', forget],
  ['POST', '/requests/count', count],
  ['POST', '/requests/find', (call) => logged(call, found(call))],
  ['POST', '/requests/remove', (call) => remove(call, found(call))],
  ['POST', '/requests/remove-by-metadata', (call) => remove(call, byMetadata(call))],
  ['GET', '/requests/unmatched', (call) => logged(call, unmatched(call.world))],
  ['GET', '/requests/unmatched/near-misses', nearMissesOfAll],
  ['POST', '/near-misses/request', nearMissesOfOne],
  ['POST', '/requests/near-misses/request', nearMissesOfOne],
  ['POST', '/near-misses/request-pattern', nearMissesOfPattern],
  ['POST', '/requests/near-misses/request-pattern', nearMissesOfPattern],
  ['GET', '/requests/{id}', (call) => ({ body: eventOf(entryAt(call), call) })],
  [
    'DELETE',
    '/requests/{id}',
    ({ world, parameters }) => world.journal.remove(numberAt(parameters.id) ?? -1) as undefined
  ]
]

/** Lists entries in an answer of bounded size, with the number of dropped ones. */
function listed(
  { secrets, discreet, world }: ApiCall,
  name: string,
  entries: Entry[],
  show: typeof requestOf,
  body: object = { requestJournalDisabled: false }
): RouteReply {
  const room = { bytes: mostShown }
  const items = function* () {
    for (const entry of entries) yield show(entry, { secrets, discreet, room })
  }
  return { headers: droppedIn(world), list: { name, items: items() }, body }
}

/** Returns the number of dropped entries as a header, since clients know no field for it. */
const droppedIn = ({ journal }: World): Record<string, string> =>
  journal.dropped() === 0 ? {} : { 'standin-journal-dropped': String(journal.dropped()) }

const logged = (call: ApiCall, entries: Entry[]): RouteReply => listed(call, 'requests', entries, requestOf)

function list(call: ApiCall): RouteReply {
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
  const shown = wanted.slice(0, countOf(call, 'limit') ?? wanted.length)
  return listed(call, 'requests', shown, eventOf, { meta: { total: all.length }, requestJournalDisabled: false })
}

function forget({ world }: ApiCall): undefined {
  world.journal.clear()
}

function count(call: ApiCall): RouteReply {
  const pattern = requestPatternOf(jsonOr(call, {}), '')
  const { journal } = call.world
  const number = isAny(pattern) ? journal.received() : matching(call.world, pattern).length
  return { headers: droppedIn(call.world), body: { count: number, requestJournalDisabled: false } }
}

const matching = (world: World, pattern: ReturnType<typeof requestPatternOf>): Entry[] =>
  world.journal.entries().filter((entry) => takesRequest(pattern, requestViewOf(entry)))

const found = (call: ApiCall): Entry[] => matching(call.world, requestPatternOf(jsonOr(call, {}), ''))

function byMetadata(call: ApiCall): Entry[] {
  const test = metadataTest(jsonOf(call))
  return call.world.journal.entries().filter(({ stub }) => stub !== undefined && test(stub))
}

function remove(call: ApiCall, entries: Entry[]): RouteReply {
  for (const { id } of entries) call.world.journal.remove(id)
  return listed(call, 'serveEvents', entries, eventOf, {})
}

const unmatched = (world: World): Entry[] => world.journal.entries().filter((entry) => !isMatched(entry))

function numberAt(id = ''): number | undefined {
  if (!isUuid(id)) throw badParameter('id', `${JSON.stringify(id)} is no UUID`)
  return entryNumber(id)
}

function entryAt({ world, parameters }: ApiCall): Entry {
  const entry = world.journal.get(numberAt(parameters.id) ?? -1)
  if (entry === undefined) throw notFound(`there is no request ${parameters.id}`)
  return entry
}

function nearMissesOfAll(call: ApiCall): RouteReply {
  const { world } = call
  const shown = { ...call, room: { bytes: mostShown } }
  const items = function* () {
    for (const entry of unmatched(world)) {
      for (const { stub, distance } of nearestStubs(world.stubs.all(), requestViewOf(entry))) {
        const stubMapping = mappingShown(stub, shown.room)
        yield { request: requestOf(entry, shown), stubMapping, matchResult: { distance } }
      }
    }
  }
  return { list: { name: 'nearMisses', items: items() } }
}

/** Returns the near misses of a request, which the body describes as logged requests are. */
function nearMissesOfOne(call: ApiCall): RouteReply {
  const request = membersAt(jsonOf(call), '')
  const { url = '/', method = 'GET', headers, body, bodyAsBase64, clientIp = '', scheme = 'http' } = request
  const view = requestViewOf({
    url: String(url),
    method: String(method),
    clientIp: String(clientIp),
    scheme: String(scheme),
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

function nearMissesOfPattern(call: ApiCall): RouteReply {
  const sent = membersAt(jsonOf(call), '')
  const requestPattern = { ...sent, ...(sent.method === undefined ? { method: 'ANY' } : {}) }
  const nearMisses = nearestRequests(requestPatternOf(sent, ''), call.world.journal.entries()).map(
    ({ entry, distance }) => ({
      request: requestOf(entry, call),
      requestPattern,
      matchResult: { distance }
    })
  )
  return { body: { nearMisses } }
}
