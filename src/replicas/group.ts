/** The part that a process plays in a group which answers as one server. */
import { randomUUID } from 'node:crypto'
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http'
import { setTimeout } from 'node:timers/promises'
import { Problem } from '../contract/problem.ts'
import type { Entry } from '../control/journal/entry.ts'
import { type Remembered, tellWaiting, type World } from '../control/world.ts'
import { isWorldName, mayBeOfPage, noName, worldNameOf } from '../control/worlds.ts'
import { andThen, attempt } from '../document/and-then.ts'
import { keptFor } from '../document/memoized.ts'
import { defaultHeaders, type WireResponse } from '../reply/wire.ts'
import type { Group, ServerContext } from '../server/exchange/context.ts'
import { leaveWorldPath } from '../server/exchange/exchange.ts'
import { readBody } from '../server/exchange/read-request.ts'
import { handleRequest } from '../server/handle-request.ts'
import { type CachedListener, rememberedFor } from '../server/response-cache.ts'
import { type Call, callOf, requestOf } from './call.ts'
import { createCarryOut, type Waiting, worldOfLog } from './carry-out.ts'
import { namesOf, takeCounts, takeCoverage } from './counts.ts'
import type { NumberedJournal } from './journal.ts'
import { type Calls, type Log, mostRead, StoreMissing, StoreRefuses, WorldsFull } from './log.ts'
import {
  adminPath,
  changesByJournal,
  endedBy,
  endOf,
  isOfAllWorlds,
  isReset,
  type Need,
  needOf,
  waitsForRequests
} from './need.ts'
import { entryNoted, noteOf } from './notes.ts'

export { createNumberedJournal } from './journal.ts'

/** The milliseconds between two looks for requests that a call waits for. */
const pause = 100

/** A process of a group: the listener for its requests, and the hooks of its server. */
export interface Member {
  group: Group
  listener: RequestListener
  /** Carries out the calls of the main world, so that the first request need not wait for it. */
  catchUp: () => Promise<void>
}

/** A request to a world; '' is the main one. */
interface Asked {
  name: string
  raw: IncomingMessage
  response: ServerResponse
  /** Its target as it was sent. */
  url: string
}

/** Returns the refusal of a request that the log did not take; other errors as they are. */
function problemOf({ headers }: IncomingMessage, error: Error): Error {
  if (error instanceof WorldsFull) return new Problem(400, noName(worldNameOf(headers) as string))
  if (error instanceof StoreMissing) return new Problem(503, error.message, { headers: { 'retry-after': '1' } })
  return error
}

/**
 * Joins a group by its log. `cached` answers requests as a single process would, and `routes` does so without its
 * memory.
 */
export function joinGroup(
  log: Log,
  server: () => ServerContext,
  cached: CachedListener,
  routes: RequestListener
): Member {
  const self = randomUUID()
  const waiting = new Map<string, Waiting>()
  const carryOut = createCarryOut(
    () => server().worlds,
    cached,
    waiting,
    (name, { url }, number) => (changesByJournal(url) ? readNotes(name, number) : undefined)
  )
  /** Carries out calls that were read, once for all who read them together. */
  const carriedOut = keptFor((calls: Promise<Calls>, name: string) => calls.then((some) => carryOn(name, some)))
  /** The number of requests to each named world that are not answered yet. */
  const asking = new Map<string, number>()
  const needs = new WeakMap<Remembered, Need>()
  /** Requests that are answered without the log, and the refusal of what needs it. */
  const alone = new WeakMap<IncomingMessage, Problem>()
  const { worlds } = server()
  /** The coverage of all processes, as it was when somebody asked for it. */
  const ownCoverage = worlds.coverage
  worlds.coverage = { ...ownCoverage, clear: log.uncover }
  let opened = 0

  return {
    listener,
    // A server starts even if its store is not there.
    catchUp: async () =>
      attempt(
        () => read(''),
        (error) => {
          if (error instanceof StoreRefuses && !error.passes) throw error
        }
      ),
    group: {
      open,
      settle,
      notReady: log.missing,
      missing: (raw) => alone.get(raw),
      metricsOfOthers: log.port?.ofOthers,
      isOrdered: (raw) => carryOut.placeOf(raw) !== undefined,
      isRepeated: (raw) => carryOut.placeOf(raw)?.repeated === true
    }
  }

  function listener(raw: IncomingMessage, response: ServerResponse): void {
    const url = raw.url as string
    raw.url = leaveWorldPath(raw)
    const name = worldNameOf(raw.headers) ?? ''
    const world = worldOfLog(server().worlds, name)
    const remembered = world && rememberedFor(world, raw)
    const need = name === '' || isWorldName(name) ? needNow(world, raw, remembered) : 'own'
    if (name !== '') asks(name, response)
    if (need === 'orders') void answerInOrder(name, raw, response, url)
    else if (need === 'own' || isKnown(need, name)) cached(raw, response, remembered)
    else answerByLog({ name, raw, response, url }, need)
  }

  /** Returns true if an answer needs nothing that this process has not carried out yet. */
  function isKnown(need: Need, name: string): boolean {
    const isOfState = need === 'reads' || need === 'pure'
    return isOfState && !carryOut.isBusy(name) && log.isRead(name, carryOut.taken(name))
  }

  /** Answers a request once this process has carried out what others wrote. */
  function answerByLog(asked: Asked, need: Need): void {
    const { name, raw, response } = asked
    const goesOn = need === 'pure' || need === 'counts'
    if (goesOn && log.missing() !== undefined) {
      cached(raw, response)
      return
    }
    void attempt(
      () => {
        const isByNotes = need === 'reads journal' || need === 'counts'
        const reading = isByNotes ? readAll(name, raw.url as string) : read(name)
        return andThen(goesOn && reading !== undefined ? log.unlessStill(reading) : reading, () => answerNow(asked))
      },
      (error) => (goesOn ? cached(raw, response) : answerAlone(raw, response, error))
    )
  }

  /** Answers a request by the present state, unless a stub that came meanwhile counts its answers. */
  function answerNow({ name, raw, response, url }: Asked): void {
    if (needNow(worldOfLog(server().worlds, name), raw) === 'orders') void answerInOrder(name, raw, response, url)
    else cached(raw, response)
    if (waitsForRequests(raw.url as string)) void keepReading(name, raw.url as string, response).catch(() => {})
  }

  /** Reads what other processes answer and carry out, until a call that waits for it is answered. */
  async function keepReading(name: string, url: string, response: ServerResponse): Promise<void> {
    let isOpen = true
    response.once('close', () => {
      isOpen = false
    })
    // The call has read all before.
    await setTimeout(pause)
    while (isOpen) {
      await readAll(name, url)
      await setTimeout(pause)
    }
  }

  /** Keeps a world from being ended while a request to it is not answered yet, and so may be in no log. */
  function asks(name: string, response: ServerResponse): void {
    asking.set(name, (asking.get(name) ?? 0) + 1)
    response.once('close', () => {
      const left = (asking.get(name) as number) - 1
      if (left > 0) asking.set(name, left)
      else asking.delete(name)
    })
  }

  /** Returns the need of a request in the present state, in which a remembered response keeps its need. */
  function needNow(
    world: World | undefined,
    raw: IncomingMessage,
    remembered = world && rememberedFor(world, raw)
  ): Need {
    const known = remembered && needs.get(remembered)
    if (known !== undefined) return known
    const need = needOf(server(), world, raw)
    if (remembered !== undefined) needs.set(remembered, need)
    return need
  }

  /** Puts a request into the log, and answers it in its turn. */
  async function answerInOrder(
    name: string,
    raw: IncomingMessage,
    response: ServerResponse,
    url: string
  ): Promise<void> {
    let call: Call | undefined
    try {
      call = callOf(`${self} ${opened++}`, raw, url, await readBody({ raw }))
      const ending = endedBy(call)
      if (ending !== undefined) await knowWorlds()
      // Answers that there is no room for another world.
      if (name !== '' && server().worlds.named(name, mayBeOfPage(raw.headers)) === undefined) cached(raw, response)
      else if (ending === 'all') {
        for (const world of await log.worlds()) await inOrder(world, endOf(call, world), response)
        cached(requestOf(call, raw.socket), response)
      } else {
        waiting.set(call.id, { raw, response })
        await inOrder(ending ?? name, call, response)
      }
    } catch (error) {
      // The body of a call is read already.
      answerAlone(call === undefined ? raw : requestOf(call, raw.socket), response, error as Error)
    }
  }

  async function inOrder(name: string, call: Call, response: ServerResponse): Promise<void> {
    try {
      const calls = await log.append(name, JSON.stringify(call), () => carryOut.taken(name))
      if (await carryOut.through(name, calls)) await read(name)
      if (isFresh(name, call, response)) {
        carryOut.dropped(name)
        log.restart(name, calls.number, endedBy(call) !== undefined).catch(() => {})
      }
    } finally {
      waiting.delete(call.id)
    }
  }

  /**
   * Returns true if a call has ended a world, or put a long one back to its start, so that no call before it counts any
   * more but for coverage: the others see all calls of a short one.
   */
  function isFresh(name: string, call: Call, { statusCode }: ServerResponse): boolean {
    const world = worldOfLog(server().worlds, name)
    if (world === undefined) return endedBy(call) !== undefined
    const { stubs, snapshots } = world
    if (carryOut.lengthOf(world) < mostRead) return false
    return isReset(call) && statusCode === 200 && stubs.size() === 0 && snapshots.size === 0
  }

  /** Carries out the calls that others have made. */
  function read(name: string): void | Promise<void> {
    const calls = log.read(name, () => carryOut.taken(name))
    return calls instanceof Promise ? carriedOut(calls, name) : carryOn(name, calls)
  }

  /** Carries out calls that were read, and those that come after them. */
  function carryOn(name: string, calls: Calls): void | Promise<void> {
    return andThen(carryOut.through(name, calls), (again) => (again ? read(name) : undefined))
  }

  /** Reads calls and notes: of all worlds for a report on all of them. */
  async function readAll(name: string, url: string): Promise<void> {
    const names = isOfAllWorlds(url) ? ['', ...(await knowWorlds())] : [name]
    await Promise.all(
      names.map(async (world) => {
        await read(world)
        await readNotes(world)
      })
    )
    if (isOfAllWorlds(url)) takeCoverage(ownCoverage, await log.coverage(), server())
  }

  /** Makes the worlds that others have made, and ends those that others have ended. Resolves to their names. */
  async function knowWorlds(): Promise<string[]> {
    const { worlds } = server()
    const names = new Set(await log.worlds())
    for (const { name } of worlds.list()) if (!names.has(name) && !asking.has(name)) worlds.remove(name)
    for (const name of names) worlds.named(name)
    return [...names]
  }

  /**
   * Enters the requests that others have answered, up to a number, in the journal, and takes over the counts of all.
   */
  async function readNotes(name: string, through = Number.POSITIVE_INFINITY): Promise<void> {
    const { worlds } = server()
    const world = name === '' ? worlds.main : worlds.named(name)
    // There may be too many worlds already.
    if (world === undefined) return
    const journal = world.journal as NumberedJournal
    const noted = await log.notes(name, journal.noted)
    // Notes beyond the number are read again.
    if (through === Number.POSITIVE_INFINITY) journal.noted = noted.mark
    for (const [number, text] of noted.notes) {
      const entry = number <= through ? entryNoted(text, self, world, server()) : undefined
      if (entry !== undefined) journal.place(entry, number)
    }
    takeCounts(world, noted, carryOut.begunOf(name, world))
    tellWaiting(world)
  }

  function open({ journal }: World, raw: IncomingMessage): Entry {
    const entry = journal.open(raw.method as string, raw.url as string, raw.rawHeaders, raw.socket.remoteAddress)
    // Delays are drawn by the id.
    entry.id = opened++
    const place = carryOut.placeOf(raw)
    if (place === undefined) return entry
    entry.arrived = place.call.at - performance.timeOrigin
    const { place: enter } = journal as NumberedJournal
    enter(entry, place.number)
    return entry
  }

  function settle({ raw, world, entry }: Parameters<Group['settle']>[0], reply: WireResponse): void | Promise<void> {
    const name = world === server().worlds.main ? '' : (worldNameOf(raw.headers) as string)
    const names = namesOf(entry, reply, raw.headers, server(), carryOut.begunOf(name, world))
    const place = carryOut.placeOf(raw)
    if (place !== undefined) {
      log.count(name, place.number, names, !place.isOthers)
      return place.settled()
    }
    const { place: enter } = world.journal as NumberedJournal
    const number = log.note(name, noteLater(entry, reply), names)
    if (number instanceof Promise) {
      // Answered all the same: only the journal misses it.
      return number.then((number) => void enter(entry, number)).catch(() => {})
    }
    enter(entry, number)
    return undefined
  }

  /** Made apart, so that a note that waits holds nothing more. */
  function noteLater(entry: Entry, reply: WireResponse): () => string {
    return () => noteOf(entry, reply, self, server())
  }

  /** Answers a request that the log did not take, without the others: with a refusal if it needs them. */
  function answerAlone(raw: IncomingMessage, response: ServerResponse, error: Error): void {
    const problem = problemOf(raw, error)
    raw.url = leaveWorldPath(raw)
    if (adminPath(raw.url) === undefined) {
      if (error instanceof StoreMissing) {
        alone.set(raw, problem as Problem)
        routes(raw, response)
      } else void handleRequest(server(), { raw, response }, undefined, problem)
      return
    }
    const { status = 500, message: detail, headers } = problem as Partial<Problem>
    response.writeHead(status, { ...defaultHeaders, 'content-type': 'application/json; charset=utf-8', ...headers })
    response.end(JSON.stringify({ errors: [{ code: status, title: 'Refused', detail }] }))
  }
}
