import { type RowState, rowsAtStart } from '../reply/reply.ts'
import type { Sealed } from '../reply/seal.ts'
import type { Settings } from './delays.ts'
import { createDraw, type Draw } from './draws.ts'
import { createJournal, type Journal } from './journal.ts'
import { createScenarios, type Scenarios } from './scenarios.ts'
import { createStubs, type Stubs } from './stubs.ts'

/** All that requests and tests change: everything else in a server is settled when it starts. */
export interface World {
  stubs: Stubs
  scenarios: Scenarios
  /** What holds for all answers; undefined where nothing was set. */
  settings: Settings | undefined
  /** For what is to look random. */
  draw: Draw
  journal: Journal
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

/** A world as it is at the start. */
export function createWorld(): World {
  const scenarios = createScenarios()
  return {
    scenarios,
    stubs: createStubs(scenarios),
    settings: undefined,
    draw: createDraw(),
    journal: createJournal(),
    rows: rowsAtStart(),
    memory: createMemory()
  }
}

/** Puts all back as it was at the start. */
export function resetWorld(world: World): void {
  resetStubs(world)
  world.settings = undefined
  world.draw = createDraw()
  world.journal.clear()
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
