import { type RowState, rowsAtStart } from '../reply/reply.ts'
import type { Sealed } from '../reply/seal.ts'
import { hash } from './chance.ts'
import type { Settings } from './delays.ts'
import { createDraw, type Draw } from './draws.ts'
import { createJournal, type Journal } from './journal.ts'
import { createScenarios, type Scenarios } from './scenarios.ts'
import { createStubs, type Stub, type Stubs } from './stubs.ts'
import { createTally, type Tally } from './tally.ts'

/** All that requests and tests change: everything else in a server is settled when it starts. */
export interface World {
  stubs: Stubs
  scenarios: Scenarios
  /** What holds for all answers; undefined where nothing was set. */
  settings: Settings | undefined
  /** What all that looks random goes by. */
  seed: string
  /** For what is to look random. */
  draw: Draw
  journal: Journal
  tally: Tally
  rows: RowState
  memory: Memory
}

/** Replies that are the same until something in the world changes, by what was asked. */
export interface Memory {
  get: (asked: string) => Sealed | undefined
  set: (asked: string, reply: Sealed) => void
  forget: () => void
}

/** How much the remembered replies may weigh, in characters: what a million different requests leave behind. */
const mostRemembered = 8_000_000

/** What every world of a server begins with. */
export interface Origin {
  seed: string
  /** The stubs that are there always. */
  standing: () => Stub[]
}

/** A world as it is at the start. */
export function createWorld({ seed, standing }: Origin = { seed: '1', standing: () => [] }): World {
  const scenarios = createScenarios()
  return {
    scenarios,
    stubs: createStubs(scenarios, standing),
    settings: undefined,
    seed,
    draw: createDraw(hash(seed)),
    journal: createJournal(),
    tally: createTally(),
    rows: rowsAtStart(),
    memory: createMemory()
  }
}

/** Puts all back as it was at the start. */
export function resetWorld(world: World): void {
  resetStubs(world)
  world.settings = undefined
  world.draw = createDraw(hash(world.seed))
  world.journal.clear()
  world.tally.clear()
  world.rows = rowsAtStart()
  world.memory.forget()
}

/** Takes away all stubs, and their scenarios with them. */
export function resetStubs({ stubs, scenarios }: World): void {
  stubs.clear()
  scenarios.reset()
}

function createMemory(): Memory {
  const replies = new Map<string, Sealed>()
  let weight = 0
  return {
    get: (asked) => replies.get(asked),
    set(asked, reply) {
      const more = asked.length + (reply.body?.length ?? 0) + 200
      if (weight + more > mostRemembered) this.forget()
      weight += more
      replies.set(asked, reply)
    },
    forget() {
      replies.clear()
      weight = 0
    }
  }
}
