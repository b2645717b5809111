import { type RowState, rowsAtStart } from '../reply/reply.ts'
import type { Sealed } from '../reply/seal.ts'
import { createJournal, type Journal } from './journal.ts'
import { createStubs, type Stubs } from './stubs.ts'

/** All that requests and tests change: everything else in a server is settled when it starts. */
export interface World {
  stubs: Stubs
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
export const createWorld = (): World => ({
  stubs: createStubs(),
  journal: createJournal(),
  rows: rowsAtStart(),
  memory: createMemory()
})

/** Puts stubs, journal and rows back as they were at the start. */
export function resetWorld(world: World): void {
  world.stubs.clear()
  world.journal.clear()
  world.rows = rowsAtStart()
  world.memory.forget()
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
