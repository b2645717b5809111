/** The messages between the workers of a server and their primary process. */
import type { Kept } from './kept-calls.ts'
import type { Numbered } from './log.ts'
import type { PackedSheets } from './sheets.ts'

/** A question of a worker, or of the primary; `id` is repeated in the answer. */
export type Question =
  | { ask: 'append'; world: string; text: string }
  | { ask: 'notes'; world: string; mark: number }
  | { ask: 'coverage' }
  | { ask: 'uncover' }
  /** Wants to hear of all that a worker has noted. */
  | { ask: 'noted' }
  | { ask: 'restart'; world: string; at: number; ended: boolean }
  | { ask: 'worlds' }
  | { ask: 'metrics' }
  | { ask: 'call'; world: string; number: number; text: string }

export type Message =
  | (Question & { id: number })
  | { answer: number; value?: unknown }
  /** A worker is ready to hear of calls. */
  | { tell: 'join' }
  /** Somebody asks a world: at most once a minute. */
  | { tell: 'used'; world: string }
  /** A worker has answered requests. */
  | { tell: 'noted'; world: string; notes: Numbered[]; sheets: PackedSheets }
  /** A worker listens. */
  | { tell: 'listening' }
  /** Somebody wants the server to end. */
  | { tell: 'end' }
  /** All workers listen: the one that hears it may say so. */
  | { tell: 'greet' }
  /** The calls of all worlds, for a worker that has joined. */
  | { tell: 'welcome'; worlds: [name: string, calls: Kept][] }

/** A process at the other end. */
export interface Peer {
  send: (message: Message) => void
}

/** Asks a peer and waits for the answers. */
export interface Asker {
  ask: (question: Question) => Promise<unknown>
  /** Takes an answer of the peer. */
  answered: (id: number, value: unknown) => void
  /** Returns the id of the oldest question that is open. */
  oldest: () => number | undefined
  /** Answers all open questions with undefined: the peer is gone. */
  giveUp: () => void
}

export function createAsker({ send }: Peer): Asker {
  const open = new Map<number, (value: unknown) => void>()
  let next = 0
  return {
    ask: (question) =>
      new Promise((resolve) => {
        const id = next++
        open.set(id, resolve)
        send({ ...question, id })
      }),
    answered(id, value) {
      open.get(id)?.(value)
      open.delete(id)
    },
    oldest: () => open.keys().next().value,
    giveUp() {
      for (const resolve of open.values()) resolve(undefined)
      open.clear()
    }
  }
}
