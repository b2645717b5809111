import type { Operation } from '../contract/contract.ts'
import { type Entry, type ReceivedRequest, receivedOf } from '../control/journal.ts'
import { ControlProblem } from '../control/matching/control-problem.ts'
import { matches, patternOf, type RequestPattern } from '../control/matching/request-pattern.ts'
import { requestViewOf } from '../control/matching/request-view.ts'
import { nearestRequests } from '../control/near.ts'
import { type CoverageReport, cleanOf, cleanTable, coverageOf, table } from '../control/report.ts'
import { type CheckStub, noOperation } from '../control/stub-contract.ts'
import type { Stub } from '../control/stubs.ts'
import { resetWorld, type World } from '../control/world.ts'
import { noName, type Worlds, worldUrl } from '../control/worlds.ts'
import { sentence } from '../schema/validator.ts'
import { idOf, stubOf } from '../wiremock/mapping.ts'
import type { FailFor, OperationId, PatchFor, RequestTo, StubFor } from './api-types.ts'
import {
  type FailOptions,
  failMapping,
  mappingsOf,
  type PatchOptions,
  patchMapping,
  type RequestForm,
  type StubMapping,
  type StubOptions,
  type Target
} from './shorthand.ts'

/** Requests: those that a request pattern in WireMock's form takes, or those to any operation. */
export type Pattern = '*' | RequestForm
/** The same, or those to one operation. */
export type Which<Api = unknown> = OperationId<Api> | Pattern

/** How many requests there are to be. */
export type Times = number | { atLeast?: number; atMost?: number }

/** What a test says to a server; the control API says the same over HTTP. `Api`: the types that `standin types` wrote. */
export interface Controls<Api = unknown> {
  /**
   * Arranges the next answers of an operation, or of the requests that a pattern of WireMock's form takes, in order where
   * there are several; or puts in a whole stub mapping. Gives the id of the (first) stub. Throws where the document has no
   * such operation, or forbids the answer.
   */
  stub: {
    <Id extends OperationId<Api>, Status extends number = number>(
      operationId: Id,
      stub: StubFor<Api, Id, Status> | StubFor<Api, Id, Status>[]
    ): string
    (pattern: RequestForm, stub: StubOptions | StubOptions[]): string
    (mapping: StubMapping): string
  }
  /** Merges values over what would have been answered. */
  patch: {
    <Id extends OperationId<Api>>(operationId: Id, patch: PatchFor<Api, Id>, options?: PatchOptions): string
    (pattern: RequestForm, patch: unknown, options?: PatchOptions): string
  }
  /** Lets requests fail: those to an operation, to every operation (`*`), or those that a pattern takes. */
  fail: {
    <Id extends OperationId<Api>>(operationId: Id | '*', how?: FailFor<Api, Id>): string
    (pattern: RequestForm, how?: FailOptions): string
  }
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
  checkStub: CheckStub
}

/** The controls of a server, for its main world; `url` is where it listens. */
export const controlsOf = (worlds: Worlds, documents: () => Documents, url = ''): Controls =>
  controlsIn(() => worlds.main, worlds, documents, url)

/** The controls of a world, which is asked for at each use: it may have ended, and is then made anew. */
export function controlsIn(world: () => World, worlds: Worlds, documents: () => Documents, url = ''): Controls {
  const known = (operationId: Target): void => {
    const operations = documents().operations()
    if (typeof operationId !== 'string' || operationId === '*' || operations.some(({ id }) => id === operationId))
      return
    throw new Error(noOperation(operationId, operations))
  }

  /** Which entries are meant, and how the nearest are told where there are none. */
  function test(which: Which): { takes: (entry: Entry) => boolean; pattern: RequestPattern | undefined } {
    if (typeof which !== 'string') {
      const pattern = inWords(() => patternOf(which, ''))
      return { takes: (entry) => matches(pattern, requestViewOf(entry)), pattern }
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
        documents().checkStub(stub)
        return stub
      })
    )
    // The first to answer is the last to come.
    stubs.add(...made.toReversed())
    return (made[0] as Stub).id
  }

  return {
    stub: (what: Target, options?: StubOptions | StubOptions[]) => {
      known(what)
      return put(...mappingsOf(what, options))
    },

    patch: (what: Target, patch: unknown, options?: PatchOptions) => {
      known(what)
      return put(patchMapping(what, patch, options))
    },
    fail: (what: Target, how: FailOptions = {}) => {
      known(what)
      return put(failMapping(what, how))
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
      const { atLeast, atMost } = boundsOf(times)
      if (count >= atLeast && count <= atMost) return
      const wanted =
        atLeast === atMost
          ? were(atLeast)
          : atMost === Number.POSITIVE_INFINITY
            ? `at least ${were(atLeast)}`
            : `${atLeast} to ${were(atMost)}`
      const near =
        count > 0 || pattern === undefined ? entries : nearestRequests(pattern, entries).map(({ entry }) => entry)
      const name = typeof which === 'string' ? which : JSON.stringify(which)
      const told =
        near.length === 0
          ? 'no request was received'
          : `received ${pattern === undefined ? 'were' : 'nearest were'}:\n${journalTable(near)}`
      throw new Error(`${wanted} expected to ${name}, there were ${count}; ${told}`)
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
    if (!(error instanceof ControlProblem)) throw error
    const { errors } = error
    throw new Error(errors.map(({ source, detail }) => `${source?.pointer}: ${detail}`).join('\n'))
  }
}

const were = (count: number): string => (count === 1 ? '1 request was' : `${count} requests were`)

/** The least and the most that a number of times means. Throws an Error where it means none. */
function boundsOf(times: Times): { atLeast: number; atMost: number } {
  if (isCount(times)) return { atLeast: times, atMost: times }
  const {
    atLeast = 0,
    atMost = Number.POSITIVE_INFINITY,
    ...more
  } = typeof times === 'object' && times !== null ? times : { times }
  const counted = isCount(atLeast) && (isCount(atMost) || atMost === Number.POSITIVE_INFINITY)
  if (counted && Object.keys(more).length === 0) return { atLeast, atMost }
  throw new Error(`how often is a number, or { atLeast, atMost }, not ${JSON.stringify(times)}`)
}

const isCount = (value: unknown): value is number => Number.isInteger(value) && (value as number) >= 0

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
