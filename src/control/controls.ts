import { sentence } from '../contract/check.ts'
import type { Operation } from '../contract/contract.ts'
import { type Entry, type ReceivedRequest, receivedOf } from './journal.ts'
import { type Judge, noOperation } from './judge.ts'
import { idOf, stubOf } from './mapping.ts'
import { matches, patternOf, type RequestPattern } from './match/request.ts'
import { seenOf } from './match/seen.ts'
import { nearestRequests } from './near.ts'
import type { Refusal } from './refusal.ts'
import { type CoverageReport, cleanOf, cleanTable, coverageOf, table } from './report.ts'
import { failMapping, type PatchOptions, type StubMapping, type StubOptions, stubMapping } from './shorthand.ts'
import type { Stub } from './stubs.ts'
import type { FailFor, OperationId, PatchFor, RequestTo, StubFor } from './typed.ts'
import { resetWorld, type World } from './world.ts'
import { noName, type Worlds, worldUrl } from './worlds.ts'

/** Requests: those that a request pattern in WireMock's form takes, or those to any operation. */
export type Pattern = '*' | Record<string, unknown>
/** The same, or those to one operation. */
export type Which<Api = unknown> = OperationId<Api> | Pattern

/** How many requests there are to be. */
export type Times = number | { atLeast?: number; atMost?: number }

/** What a test says to a server; the control API says the same over HTTP. `Api`: the types that `standin types` wrote. */
export interface Controls<Api = unknown> {
  /**
   * Arranges the next answers of an operation, in order where there are several, or puts in a stub mapping of WireMock's
   * form. Gives the id of the (first) stub. Throws where the document has no such operation, or forbids the mapping.
   */
  stub: {
    <Id extends OperationId<Api>, Status extends number = number>(
      operationId: Id,
      stub: StubFor<Api, Id, Status> | StubFor<Api, Id, Status>[]
    ): string
    (mapping: StubMapping): string
  }
  /** Merges values over what an operation would have answered. */
  patch: <Id extends OperationId<Api>>(operationId: Id, patch: PatchFor<Api, Id>, options?: PatchOptions) => string
  /** Lets requests to an operation fail, or those to every operation (`*`). */
  fail: <Id extends OperationId<Api>>(operationId: Id | '*', how?: FailFor<Api, Id>) => string
  /** Takes a stub away; nothing where there is none with the id. */
  unstub: (id: string) => void
  /** The requests received, newest last: all, or some. Throws where there is no such operation. */
  requests: {
    <Id extends OperationId<Api>>(operationId: Id): RequestTo<Api, Id>[]
    (which?: Which<Api>): ReceivedRequest[]
  }
  /** Throws, with the requests that came nearest, unless so many were received; without a number, at least one. */
  verify: (which: Which<Api>, times?: Times) => void
  /** Throws a table unless all requests were matched and valid, and all stubs used. */
  assertClean: () => void
  /** The requests received, as a table. */
  journal: () => string
  /** What the run has touched, in all worlds. */
  coverage: () => CoverageReport
  /** The controls of a world of its own, for requests that carry `Standin-World: NAME`; made where there is none yet. */
  world: (name: string) => WorldControls<Api>
  /** Stubs, journal and rows as at the start. */
  reset: () => void
}

/** The controls of a world with a name. */
export interface WorldControls<Api = unknown> extends Controls<Api> {
  name: string
  /** The server's address for requests in it; a path alone where the server is not started. */
  url: string
  /** What requests to the server's plain address carry to be in it. */
  headers: { 'standin-world': string }
  /** Ends the world, with all that is in it. */
  end: () => void
}

/** What the controls have to know of the documents; it is asked for at each use, since they may be read anew. */
export interface Documents {
  operations: () => Operation[]
  judge: Judge
}

/** The controls of a server, for its main world; `url` is where it listens. */
export const controlsOf = (worlds: Worlds, documents: () => Documents, url = ''): Controls =>
  controlsIn(() => worlds.main, worlds, documents, url)

/** The controls of a world, which is asked for at each use: it may have ended, and is then made anew. */
export function controlsIn(world: () => World, worlds: Worlds, documents: () => Documents, url = ''): Controls {
  const known = (operationId: string): void => {
    const operations = documents().operations()
    if (operationId === '*' || operations.some(({ id }) => id === operationId)) return
    throw new Error(noOperation(operationId, operations))
  }

  /** Which entries are meant, and how the nearest are told where there are none. */
  function test(which: Which): { takes: (entry: Entry) => boolean; pattern: RequestPattern | undefined } {
    if (typeof which !== 'string') {
      const pattern = inWords(() => patternOf(which, ''))
      return { takes: (entry) => matches(pattern, seenOf(entry)), pattern }
    }
    known(which)
    return {
      takes: ({ operation }) => operation !== undefined && (which === '*' || operation.id === which),
      pattern: undefined
    }
  }

  /** Puts in stubs, of which the first answers first. Gives its id. */
  function put(...mappings: StubMapping[]): string {
    const { stubs } = world()
    const made = inWords(() =>
      mappings.map((mapping): Stub => {
        const stub = stubOf(mapping, idOf(mapping) ?? stubs.nextId())
        documents().judge(stub)
        return stub
      })
    )
    // The first to answer is the last to come.
    stubs.add(...made.toReversed())
    return (made[0] as Stub).id
  }

  function stub(what: string | StubMapping, options: StubOptions | StubOptions[] = {}): string {
    if (typeof what !== 'string') return put(what)
    known(what)
    if (!Array.isArray(options)) return put(stubMapping(what, options))
    if (options.length === 0) throw new Error('a stub wants an answer at least')
    return put(...options.map((one) => stubMapping(what, { times: 1, ...one })))
  }

  return {
    stub,
    patch: (operationId, patch, options) => {
      known(operationId)
      return put(stubMapping(operationId, { ...options, patch }))
    },
    fail: (operationId, how = {}) => {
      known(operationId)
      return put(failMapping(operationId, how))
    },
    unstub: (id) => world().stubs.remove((one) => one.id === id),
    requests(which?: Which) {
      const entries = world().journal.entries()
      return (which === undefined ? entries : entries.filter(test(which).takes)).map(receivedOf)
    },
    verify(which, times = { atLeast: 1 }) {
      const { takes, pattern } = test(which)
      const entries = world().journal.entries()
      const count = entries.filter(takes).length
      const { atLeast = 0, atMost = Number.POSITIVE_INFINITY } =
        typeof times === 'number' ? { atLeast: times, atMost: times } : times
      if (count >= atLeast && count <= atMost) return
      const wanted =
        atLeast === atMost
          ? `${atLeast}`
          : atMost === Number.POSITIVE_INFINITY
            ? `at least ${atLeast}`
            : `${atLeast} to ${atMost}`
      const near =
        count > 0 || pattern === undefined ? entries : nearestRequests(pattern, entries).map(({ entry }) => entry)
      const name = typeof which === 'string' ? which : JSON.stringify(which)
      const told =
        near.length === 0
          ? 'no request was received'
          : `received ${pattern === undefined ? 'were' : 'nearest were'}:\n${journalTable(near)}`
      throw new Error(`${wanted} requests were expected to ${name}, there were ${count}; ${told}`)
    },
    assertClean() {
      const clean = cleanOf(world())
      if (!clean.clean) throw new Error(cleanTable(clean))
    },
    journal: () => journalTable(world().journal.entries()),
    coverage: () => coverageOf(worlds.coverage, documents().operations()),
    world(name) {
      const named = () => worlds.named(name) ?? refuseName(name)
      named()
      return {
        ...controlsIn(named, worlds, documents, url),
        name,
        url: worldUrl(url, name),
        headers: { 'standin-world': name },
        end: () => void worlds.remove(name)
      }
    },
    reset: () => resetWorld(world())
  }
}

function refuseName(name: string): never {
  throw new Error(noName(name))
}

/** What the control API refuses, as an error that a test shows. */
function inWords<Made>(make: () => Made): Made {
  try {
    return make()
  } catch (error) {
    const { errors } = error as Refusal
    throw new Error(errors.map(({ source, detail }) => `${source?.pointer}: ${detail}`).join('\n'))
  }
}

/** The last requests, a line each. */
function journalTable(entries: Entry[]): string {
  const rows = entries
    .slice(-50)
    .map(({ method, url, status, source, ms, operation, violations }) => [
      method,
      url,
      status === 0 ? '-' : String(status),
      source ?? '',
      `${ms.toFixed(1)} ms`,
      operation?.id ?? '',
      violations.map(sentence).join('; ')
    ])
  return table([['method', 'url', 'status', 'source', 'time', 'operation', 'violations'], ...rows])
}
