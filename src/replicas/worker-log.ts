/** The log of a worker process, which its primary keeps. */
import { andThen } from '../document/and-then.ts'
import { createClock } from './clock.ts'
import { type KeptCalls, keepCalls } from './kept-calls.ts'
import type { PackedNotes } from './kept-notes.ts'
import { type Log, mostNotes, type Numbered, WorldsFull } from './log.ts'
import { createAsker, type Message, type Peer } from './messages.ts'
import { allPacked, countNames, emptySheets, type Names, type Packed, unpacked } from './sheets.ts'

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
  /** The start of the clock, in microseconds. */
  start: number
}

/** The milliseconds after which the primary is told again that somebody asks a world. */
const longestSilence = 60_000

/** So many notes that are too old are dropped together. */
const together = 32

/** A note that is written out when it is sent. */
interface Note {
  number: number
  text: () => string
}

/** The milliseconds after which the primary is told of a request. */
const pause = 50
/** The most characters of notes that are sent to the primary at once, unless it asks for them. */
const mostAtOnce = 100_000
/** The characters that are sent in a millisecond after that: writing notes out takes longer than most answers. */
const pace = 50

/** Joins the primary. Resolves once all calls that were made before are here. */
export async function joinPrimary(
  seat: Seat,
  peer: Peer,
  hear: (message: (message: Message) => void) => void
): Promise<Worker> {
  const clock = createClock(seat.start, seat.index, seat.count)
  const asker = createAsker(peer)
  /** The notes and counts that the primary does not have yet. */
  const unsent = new Map<string, { notes: Note[]; tally: Map<Names, number> }>()
  /** The characters that there is room for. */
  let room = { characters: mostAtOnce, at: performance.now() }
  let isPlanned = false
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

  function answerTo(message: Extract<Message, { ask: string }>): unknown {
    switch (message.ask) {
      case 'call':
        return kept.add(message.world, [message.number, message.text])
      case 'restart':
        return forget(message)
      case 'metrics':
        return ownMetrics().catch(() => undefined)
      default:
        return send(Number.POSITIVE_INFINITY)
    }
  }

  /** Counts a request to a world. Returns the notes of that world that are not sent yet. */
  function counted(world: string, names: Names): Note[] {
    let own = unsent.get(world)
    if (own === undefined) {
      own = { notes: [], tally: new Map() }
      unsent.set(world, own)
    }
    own.tally.set(names, (own.tally.get(names) ?? 0) + 1)
    if (!isPlanned) planToSend()
    return own.notes
  }

  function planToSend(): void {
    isPlanned = true
    setTimeout(sendSome, pause).unref()
  }

  /** Sends all counts, and as many notes as there is room for. */
  function sendSome(): void {
    isPlanned = false
    const at = performance.now()
    room = { characters: Math.min(mostAtOnce, room.characters + (at - room.at) * pace), at }
    room.characters = send(room.characters)
    if (unsent.size > 0) planToSend()
  }

  /** Sends counts, and notes for a number of characters. Returns the number that is left. */
  function send(characters: number): number {
    let left = characters
    for (const [world, { notes, tally }] of unsent) {
      const written: Numbered[] = []
      for (const { number, text } of notes.slice(-mostNotes)) {
        if (left <= 0) break
        const note = text()
        written.push([number, note])
        left -= note.length
      }
      if (written.length === 0 && tally.size === 0) continue
      const sheets = emptySheets()
      for (const [names, times] of tally) countNames(sheets, names, times)
      peer.send({ tell: 'noted', world, notes: written, sheets: allPacked(sheets) })
      notes.splice(0, Math.max(0, notes.length - mostNotes) + written.length)
      if (notes.length === 0) unsent.delete(world)
      tally.clear()
    }
    return left
  }

  /** Tells the primary that somebody asks a world. */
  function use(world: string): void {
    if (world === '' || performance.now() - (told.get(world) ?? Number.NEGATIVE_INFINITY) < longestSilence) return
    told.set(world, performance.now())
    peer.send({ tell: 'used', world })
  }

  /** Drops calls. The primary has what was noted before. */
  function forget({ world, at, ended }: Extract<Message, { ask: 'restart' }>): void {
    send(Number.POSITIVE_INFINITY)
    kept.restart(world, at, ended)
    told.delete(world)
  }

  const log: Log = {
    async append(world, text, after) {
      const number = await asker.ask({ ask: 'append', world, text })
      if (number === undefined) throw new WorldsFull()
      return { number: number as number, ...kept.read(world, after()) }
    },
    isRead(world, after) {
      use(world)
      return kept.isRead(world, after)
    },
    read(world, after) {
      use(world)
      return kept.read(world, after())
    },
    note(world, text, names) {
      const own = counted(world, names)
      const number = clock()
      own.push({ number, text })
      if (own.length >= mostNotes + together) own.splice(0, together)
      return number
    },
    count(world, _number, names, isOwn) {
      if (isOwn) counted(world, names)
    },
    async notes(world, mark) {
      const { requests, run, ...noted } = (await asker.ask({ ask: 'notes', world, mark })) as PackedNotes
      return { ...noted, requests: unpacked(requests), run: unpacked(run) }
    },
    coverage: async () => unpacked((await asker.ask({ ask: 'coverage' })) as Packed),
    uncover: async () => void (await asker.ask({ ask: 'uncover' })),
    restart: async (world, at, ended) => void (await asker.ask({ ask: 'restart', world, at, ended })),
    worlds: async () => [...new Set([...kept.worlds(), ...((await asker.ask({ ask: 'worlds' })) as string[])])],
    missing: () => undefined,
    unlessStill: (value) => value,
    port: {
      tell(own) {
        ownMetrics = own
      },
      ofOthers: async () => (await asker.ask({ ask: 'metrics' })) as unknown[],
      end: () => peer.send({ tell: 'end' })
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
