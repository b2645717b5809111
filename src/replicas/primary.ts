/** The primary process of a server with workers: it starts them, and keeps their log. */
import type { Cluster, Worker } from 'node:cluster'
import { mostWorlds } from '../control/worlds.ts'
import { createClock, now } from './clock.ts'
import { createHandedWatch, type Handed } from './handed.ts'
import { keepCalls } from './kept-calls.ts'
import { keepNotes } from './kept-notes.ts'
import { longestIdle } from './log.ts'
import { type Asker, createAsker, type Message, type Question } from './messages.ts'
import type { Seat } from './worker-log.ts'

export interface Primary {
  /** Ends all workers, and resolves once they have ended. */
  close: () => Promise<void>
  /** Resolves to the exit code when a worker cannot start, or when the primary was closed. */
  ended: Promise<number>
}

export const seatVariable = 'WORKER_OF_STANDIN'

/** The milliseconds between two looks for workers that stand still. */
const between = 10_000

/**
 * Starts `count` workers on the same command line. A worker that ends, or that leaves a question or a connection open
 * from one look to the next, is replaced: others would wait for it. The server ends only if the first one ends before it
 * listens.
 */
export function startWorkers(cluster: Cluster, count: number, patience = between): Primary {
  const start = now()
  const clock = createClock(start, 0, count + 1)
  const kept = keepCalls()
  const noted = keepNotes()
  const joined = new Map<Worker, Asker>()
  const handed = new Map<Worker, Handed>()
  const watchHanded = createHandedWatch()
  /** The oldest open question to each worker, and the oldest connection that it has not taken, at the last look. */
  let oldest = new Map<Worker, readonly (number | undefined)[]>()
  const listening = new Set<Worker>()
  /** The time of the last request to each world. */
  const used = new Map<string, number>()
  let closing = false
  let begun = false
  let greeted = false
  let exit: (code: number) => void
  const ended = new Promise<number>((resolve) => {
    exit = resolve
  })
  // Alone at first, so that an error of the start is said once.
  begin(1)
  const looks = setInterval(look, patience).unref()
  return { close, ended }

  function look(): void {
    const open = new Map(
      Array.from(handed, ([worker, { oldest }]) => [worker, [joined.get(worker)?.oldest(), oldest()]] as const)
    )
    for (const [worker, waiting] of open) {
      const before = oldest.get(worker) ?? []
      if (waiting.some((one, at) => one !== undefined && one === before[at])) worker.kill('SIGKILL')
    }
    oldest = open
  }

  function begin(index: number): void {
    const seat: Seat = { index, count: count + 1, start }
    const worker = cluster.fork({ [seatVariable]: JSON.stringify(seat) })
    const send = (message: Message) => {
      // A worker that has just died hears nothing, and nobody waits for it.
      if (worker.isConnected()) worker.send(message, () => {})
    }
    const asker = createAsker({ send })
    const connections = watchHanded(worker)
    handed.set(worker, connections)
    // The last words of a worker that has died are read by then.
    worker.process.once('close', () => connections.passTo([...listening].find((other) => other.isConnected())))
    worker.on('message', (message: Message) => {
      if ('answer' in message) asker.answered(message.answer, message.value)
      else if ('ask' in message) void answerTo(message, asker).then((value) => send({ answer: message.id, value }))
      else if (message.tell === 'join') {
        joined.set(worker, asker)
        send({ tell: 'welcome', worlds: kept.all() })
      } else if (message.tell === 'noted') noted.add(message.world, message.notes, message.sheets)
      else if (message.tell === 'end') void close()
      else if (message.tell === 'used') used.set(message.world, performance.now())
      else if (message.tell === 'listening') {
        listening.add(worker)
        if (!begun) for (let other = 2; other <= count; other++) begin(other)
        begun = true
        if (!greeted && listening.size === count) {
          greeted = true
          send({ tell: 'greet' })
        }
      }
    })
    // The system may not let a process be made: the others go on.
    worker.on('error', () => {})
    worker.once('exit', (code) => {
      joined.delete(worker)
      handed.delete(worker)
      asker.giveUp()
      listening.delete(worker)
      if (closing) return
      if (begun) begin(index)
      else void endAll().then(() => exit(code || 1))
    })
  }

  async function answerTo(question: Question, asker?: Asker): Promise<unknown> {
    switch (question.ask) {
      case 'append': {
        const { world, text } = question
        if (world !== '' && !kept.worlds().includes(world) && !(await makeRoom())) return undefined
        if (world !== '') used.set(world, performance.now())
        const number = clock()
        kept.add(world, [number, text])
        await askAll({ ask: 'call', world, number, text })
        return number
      }
      case 'restart': {
        const { world, at } = question
        kept.restart(world, at, question.ended)
        await askAll(question)
        if (question.ended) noted.end(world, at)
        return undefined
      }
      case 'metrics':
        return (await askAll(question, asker)).filter((report) => report !== undefined)
      default:
        // Earlier notes of the workers come before their answers.
        await askAll({ ask: 'noted' })
        return answerOf(question)
    }
  }

  /** Answers by what all workers have noted. */
  function answerOf(question: Question): unknown {
    switch (question.ask) {
      case 'worlds':
        return noted.worlds()
      case 'notes':
        return noted.read(question.world, question.mark)
      case 'coverage':
        return noted.coverage()
      default:
        return noted.uncover()
    }
  }

  /** Ends worlds that nobody asks any more. Returns false if there are too many, and each holds something. */
  async function makeRoom(): Promise<boolean> {
    const latest = performance.now() - longestIdle
    for (const [world, at] of used) if (at < latest) await end(world)
    const known = kept.worlds()
    if (known.length < mostWorlds) return true
    const empty = known.find((world) => kept.read(world, 0).calls.length === 0)
    if (empty !== undefined) await end(empty)
    return empty !== undefined
  }

  async function end(world: string): Promise<void> {
    used.delete(world)
    await answerTo({ ask: 'restart', world, at: clock(), ended: true })
  }

  function askAll(question: Question, except?: Asker): Promise<unknown[]> {
    const asked = [...joined.values()].filter((asker) => asker !== except)
    return Promise.all(asked.map(({ ask }) => ask(question)))
  }

  async function close(): Promise<void> {
    await endAll()
    exit(0)
  }

  async function endAll(): Promise<void> {
    closing = true
    clearInterval(looks)
    // Node lists a worker that has ended until its channel is closed.
    const workers = Object.values(cluster.workers as Record<string, Worker>).filter((worker) => !worker.isDead())
    await Promise.all(
      workers.map(
        (worker) =>
          new Promise<void>((gone) => {
            worker.once('exit', () => gone())
            worker.kill('SIGTERM')
          })
      )
    )
  }
}
