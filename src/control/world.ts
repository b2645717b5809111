import type { IncomingMessage } from 'node:http'
import type { Operation, ParameterValues } from '../contract/contract.ts'
import type { Problem } from '../contract/problem.ts'
import { type Random, random, seedOf } from '../generate/lexicon/entity/random.ts'
import type { HandlerFunction, HandlerWorld } from '../handlers/handler.ts'
import type { Whole } from '../reply/wire.ts'
import { type RowState, rowsAtStart } from '../resources/rows/store.ts'
import type { Violation } from '../schema/validator.ts'
import type { SentCallback } from './callback.ts'
import type { BodyBudget } from './journal/body-budget.ts'
import { createFailures, type Failures } from './journal/failures.ts'
import { createJournal, type Journal } from './journal/journal.ts'
import type { DelaySettings } from './stubs/delays.ts'
import { createScenarios, type Scenarios } from './stubs/scenarios.ts'
import type { Stub } from './stubs/stub.ts'
import { createStubs, type Stubs } from './stubs/stubs.ts'

/** The changeable part of a server: everything else is settled when it starts. */
export interface World {
  stubs: Stubs
  scenarios: Scenarios
  /** Settings for all answers; undefined where nothing was set. */
  settings: DelaySettings | undefined
  /** The seed of all that looks random. */
  seed: string
  /** Draws everything that looks random. */
  random: Random
  journal: Journal
  failures: Failures
  /** Callbacks and webhooks, oldest first. */
  callbacks: SentCallback[]
  /** Called when a request has come or was answered: somebody waits for it. */
  waiting: Set<(isLast?: boolean) => void>
  rows: RowState
  /** The handlers that a test put in, by operation. */
  handlers: Map<string, HandlerFunction>
  /** Values that handlers keep between requests. */
  handlerState: HandlerWorld['state']
  /** States that were taken, by name. */
  snapshots: Map<string, object>
  memory: Memory
  /** Returns true for a question that was asked recently. */
  isRepeated: (asked: string) => boolean
}

/**
 * Remembered replies, by the question that was asked. A write of rows leaves them here: `fresh` rejects the stale ones.
 * `forgetReplies` puts an empty memory in this one's place, so that answers begun before are not remembered after.
 */
export interface Memory {
  get: (asked: string) => Remembered | undefined
  set: (asked: string, remembered: Remembered) => void
}

/** A remembered reply, and the tests that decide whether it is sent again. Replies of stubs are never remembered. */
export interface Remembered {
  reply: Whole
  operation: Operation
  parameters: ParameterValues | undefined
  /** Violations of the request, or of the document's own answer. */
  violations: Violation[]
  reason: string | undefined
  /** Returns true if the reply may be sent to a request with these headers. Undefined: it may until `forgetReplies`. */
  fresh?: ((headers: IncomingMessage['headers']) => boolean) | undefined
  /** Returns why a request lacks the credentials that are demanded; undefined where none are. */
  guard: ((request: IncomingMessage) => Problem | undefined) | undefined
}

/** The most that remembered replies weigh, in characters. */
const mostRemembered = 8_000_000

/** The start of every world of a server. */
export interface WorldOrigin {
  seed: string
  /** The stubs that are there always. */
  standing: () => Stub[]
  /** Bounds the bodies in the journals of all worlds. */
  bodies?: BodyBudget
  /** Makes the journal of a world in place of the usual one. */
  journal?: (bodies?: BodyBudget) => Journal
}

export function createWorld(
  { seed, standing, bodies, journal = createJournal }: WorldOrigin = { seed: '1', standing: () => [] }
): World {
  const scenarios = createScenarios()
  const world: World = {
    scenarios,
    stubs: createStubs(scenarios, standing, () => forgetReplies(world)),
    settings: undefined,
    seed,
    random: random(seedOf(seed)),
    journal: journal(bodies),
    failures: createFailures(),
    callbacks: [],
    waiting: new Set(),
    rows: rowsAtStart(),
    handlers: new Map(),
    handlerState: {},
    snapshots: new Map(),
    memory: createMemory(),
    isRepeated: createRepetitions()
  }
  return world
}

/**
 * Returns true if a test has put something into a world: stubs, settings, rows, handlers or snapshots.
 * Requests alone do not count.
 */
export const holdsSomething = ({ stubs, settings, rows, handlers, snapshots }: World): boolean =>
  stubs.size() > stubs.given() || settings !== undefined || rows.writes > 0 || handlers.size > 0 || snapshots.size > 0

/** Puts all back as it was at the start. */
export function resetWorld(world: World): void {
  resetStubs(world)
  world.settings = undefined
  world.random = random(seedOf(world.seed))
  world.journal.clear()
  world.failures.clear()
  world.callbacks = []
  world.rows = rowsAtStart()
  world.handlers.clear()
  world.handlerState = {}
  forgetReplies(world)
}

/** Calls all that wait for something to happen in a world. `isLast`: nothing more will, since the server closes. */
export function tellWaiting({ waiting }: World, isLast = false): void {
  for (const look of waiting) look(isLast)
}

/** Drops all remembered replies. Called for a reset, a stub, a setting, a restored state and a reload. */
export function forgetReplies(world: World): void {
  world.memory = createMemory()
}

/** Takes away all stubs, and their scenarios with them. */
export function resetStubs({ stubs, scenarios }: World): void {
  stubs.clear()
  scenarios.reset()
}

function createMemory(): Memory {
  let known: Map<string, Remembered> | undefined
  let weight = 0
  return {
    get: (asked) => known?.get(asked),
    set(asked, remembered) {
      known ??= new Map()
      const more = asked.length + (remembered.reply.body?.length ?? 0) + 200
      if (weight + more > mostRemembered) {
        known.clear()
        weight = 0
      }
      weight += more
      known.set(asked, remembered)
    }
  }
}

/** The number of places for marks of questions. */
const mostMarked = 1024

/**
 * Returns a test that is true for a question asked again: only those are worth remembering. It keeps marks instead of
 * texts, so that many questions cost no memory. A mark shared by two questions does no harm.
 */
function createRepetitions(): World['isRepeated'] {
  let marks: Uint16Array | undefined
  return (asked) => {
    marks ??= new Uint16Array(mostMarked)
    const mark = seedOf(asked)
    const place = mark % mostMarked
    // A place that nobody marked is 0.
    const rest = (mark >>> 16) | 1
    const isKnown = marks[place] === rest
    marks[place] = rest
    return isKnown
  }
}
