/** The log of a worker process, which its primary keeps. */
import { andThen } from '../document/and-then.ts'
import { createClock } from './clock.ts'
import { type KeptCalls, keepCalls } from './kept-calls.ts'
import { type Log, mostNotes, type Numbered, WorldsFull } from './log.ts'
import { createAsker, type Message, type Peer } from './messages.ts'

/** A worker: its log, and its words with the primary. */
export interface Worker {
  log: Log
  /** Tells the primary that this worker listens. Resolves if it is the one that may say so to people. */
  listening: () => Promise<void>
}

/** The place of a worker among the processes, as its environment says. */
export interface Seat {
  /** 1 and more; 0 is the primary. */
  index: number
  /** All processes, the primary included. */
  count: number
  /** The start of the clock, in nanoseconds. */
  start: string
}

/** The milliseconds after which the primary is told again that somebody asks a world. */
const longestSilence = 60_000

/** A note that is written out when somebody asks for it. */
type Note = [number: number, text: () => string]

/** Joins the primary. Resolves once all calls that were made before are here. */
export async function joinPrimary(
  seat: Seat,
  peer: Peer,
  hear: (message: (message: Message) => void) => void
): Promise<Worker> {
  const clock = createClock(BigInt(seat.start), seat.index, seat.count)
  const asker = createAsker(peer)
  const notes = new Map<string, Note[]>()
  /** The time at which the primary was told last that somebody asks a world. */
  const told = new Map<string, number>()
  let kept: KeptCalls = keepCalls()
  let ownMetrics = async (): Promise<unknown> => undefined
  let greet: () => void
  const greeted = new Promise<void>((resolve) => {
    greet = resolve
  })
  await new Promise<void>((welcomed) => {
    hear((message) => {
      if ('answer' in message) asker.answered(message.answer, message.value)
      else if ('ask' in message) void andThen(answerTo(message), (value) => peer.send({ answer: message.id, value }))
      else if (message.tell === 'welcome') {
        kept = keepCalls(message.worlds)
        welcomed()
      } else if (message.tell === 'greet') greet()
    })
    peer.send({ tell: 'join' })
  })

  /** Answers the primary. */
  function answerTo(message: Extract<Message, { ask: string }>): unknown {
    switch (message.ask) {
      case 'call':
        return kept.add(message.world, [message.number, message.text])
      case 'restart':
        return forget(message)
      case 'worlds':
        return [...notes.keys()].filter((name) => name !== '')
      case 'metrics':
        return ownMetrics().catch(() => undefined)
      default:
        return notesAfter(message.world, (message as { after: number }).after)
    }
  }

  /** Tells the primary that somebody asks a world. */
  function use(world: string): void {
    if (world === '' || performance.now() - (told.get(world) ?? Number.NEGATIVE_INFINITY) < longestSilence) return
    told.set(world, performance.now())
    peer.send({ tell: 'used', world })
  }

  /** Drops calls, and notes of a world that has ended. */
  function forget({ world, at, ended }: Extract<Message, { ask: 'restart' }>): void {
    kept.restart(world, at, ended)
    told.delete(world)
    const left = (notes.get(world) ?? []).filter(([number]) => number > at)
    if (ended && left.length === 0) notes.delete(world)
    else if (ended) notes.set(world, left)
  }

  const notesAfter = (world: string, after: number): Numbered[] =>
    (notes.get(world) ?? []).filter(([number]) => number > after).map(([number, text]) => [number, text()])

  const log: Log = {
    async append(world, text, after) {
      const number = await asker.ask({ ask: 'append', world, text })
      if (number === undefined) throw new WorldsFull()
      return { number: number as number, ...kept.read(world, after()) }
    },
    read(world, after) {
      use(world)
      return kept.read(world, after())
    },
    note(world, text) {
      const own = notes.get(world) ?? []
      notes.set(world, own)
      const number = clock()
      own.push([number, text])
      if (own.length > mostNotes) own.shift()
      return number
    },
    notes: async (world, after) => (await asker.ask({ ask: 'notes', world, after })) as Numbered[],
    restart: async (world, at, ended) => void (await asker.ask({ ask: 'restart', world, at, ended })),
    worlds: async () => [...new Set([...kept.worlds(), ...((await asker.ask({ ask: 'worlds' })) as string[])])],
    isThere: () => true,
    unlessStill: (value) => value,
    metrics: {
      tell(own) {
        ownMetrics = own
      },
      ofOthers: async () => (await asker.ask({ ask: 'metrics' })) as unknown[]
    },
    close: async () => {}
  }
  return {
    log,
    listening() {
      peer.send({ tell: 'listening' })
      return greeted
    }
  }
}
