import type { Cluster } from 'node:cluster'
import { EventEmitter } from 'node:events'
import t, { type Test } from 'tap'
import { createClock, now } from '../../src/replicas/clock.ts'
import type { Message } from '../../src/replicas/messages.ts'
import { seatVariable, startWorkers } from '../../src/replicas/primary.ts'
import { joinPrimary, type Seat, type Worker } from '../../src/replicas/worker-log.ts'
import { named } from './named.ts'

/** The words of Node itself to a process. */
class Channel extends EventEmitter {
  sent: [words: { act: string; seq: number }, connection: object][] = []

  send(words: { act: string; seq: number }, connection: object): boolean {
    this.sent.push([words, connection])
    return true
  }
}

/** A process of the cluster, played in this one. */
interface Played extends EventEmitter {
  seat: Seat
  signals: string[]
  connected: boolean
  dead: boolean
  process: Channel
  /** Called with what the primary says. */
  hear: (message: Message) => void
}

const copy = <Value>(value: Value): Value => JSON.parse(JSON.stringify(value))

/** Plays Node's cluster: messages are copied, and come in order. */
function playedCluster() {
  const all: Played[] = []
  const workers: Record<number, Played> = {}
  const fork = (env: Record<string, string>) => {
    const place = all.length
    const worker: Played = Object.assign(new EventEmitter(), {
      seat: JSON.parse(env[seatVariable] as string),
      signals: [] as string[],
      connected: true,
      dead: false,
      process: new Channel(),
      hear: () => {},
      isConnected: () => worker.connected,
      isDead: () => worker.dead,
      send: (message: Message) => setImmediate(() => worker.hear(copy(message))),
      kill(signal: string) {
        worker.signals.push(signal)
        end(worker, 0)
      }
    })
    all.push(worker)
    workers[place] = worker
    return worker
  }
  function end(worker: Played, code: number): void {
    worker.connected = false
    worker.dead = true
    // As Node does: it is listed for a moment longer.
    setImmediate(() => {
      worker.emit('exit', code)
      worker.process.emit('close')
    })
    setTimeout(() => delete workers[all.indexOf(worker)], 20)
  }
  return { cluster: { fork, workers } as unknown as Cluster, all, end }
}

/** Lets a played process join the primary. */
const join = (played: Played): Promise<Worker> =>
  joinPrimary(played.seat, { send: (message) => setImmediate(() => played.emit('message', copy(message))) }, (hear) => {
    played.hear = hear
  })

const soon = () => new Promise((resolve) => setTimeout(resolve, 5))

/** Keeps this process alive for a test, which the look for workers that stand still does not. */
function stayAlive(t: Test): void {
  const alive = setInterval(() => {}, 1000)
  t.teardown(() => clearInterval(alive))
}

/** Resolves when a worker has told the primary of requests. */
const told = (worker: Played | undefined): Promise<void> =>
  new Promise((resolve) => {
    // A worker's own timer keeps no process alive.
    const alive = setInterval(() => {}, 1000)
    worker?.on('message', function hear(message: Message) {
      if (!('tell' in message) || message.tell !== 'noted') return
      worker.off('message', hear)
      clearInterval(alive)
      resolve()
    })
  })

/** Starts a primary with workers that have joined. */
async function started(count: number) {
  const { cluster, all, end } = playedCluster()
  const primary = startWorkers(cluster, count)
  const workers = [await join(all[0] as Played)]
  const greetings = [workers[0]?.listening()]
  while (all.length < count) await soon()
  for (const played of all.slice(1)) {
    const worker = await join(played)
    workers.push(worker)
    greetings.push(worker.listening())
  }
  return { primary, all, end, workers: workers as [Worker, Worker], greetings }
}

t.test('the first worker begins alone, the last that listens says so', async (t) => {
  const { cluster, all } = playedCluster()
  const primary = startWorkers(cluster, 3)
  t.equal(all.length, 1)
  const first = await join(all[0] as Played)
  let said = 0
  void first.listening().then(() => said++)
  while (all.length < 3) await soon()
  const others = await Promise.all(all.slice(1).map(join))
  t.equal(said, 0)
  await Promise.race(others.map((worker) => worker.listening()))
  t.equal(said, 0)
  t.same(
    all.map(({ seat }) => [seat.index, seat.count]),
    [
      [1, 4],
      [2, 4],
      [3, 4]
    ]
  )
  await primary.close()
  t.equal(await primary.ended, 0)
  t.same(
    all.map(({ signals }) => signals),
    [['SIGTERM'], ['SIGTERM'], ['SIGTERM']]
  )
})

t.test('a call is in the logs of all workers once it is appended', async (t) => {
  const { primary, workers } = await started(2)
  const [one, other] = workers
  const mine = await one.log.append('w', 'first', () => 0)
  t.match(mine.calls, [[Number, 'first']])
  const { number: ofMine, ...others } = mine
  t.same(await other.log.read('w', () => 0), others)
  t.equal(mine.calls[0]?.[0], ofMine)
  t.notOk(other.log.isRead('w', 0))
  t.ok(other.log.isRead('w', ofMine))
  const [[number]] = mine.calls as [[number, string]]
  t.same(
    (await other.log.append('w', 'second', () => number)).calls.map(([, text]) => text),
    ['second']
  )
  t.same(await one.log.worlds(), ['w'])
  t.same((await one.log.read('v', () => 0)).calls, [])
  await other.log.restart('w', number, false)
  t.same(await one.log.read('w', () => 0), await other.log.read('w', () => 0))
  t.match(await one.log.read('w', () => 0), { base: number, calls: [[Number, 'second']] })
  await other.log.restart('w', number - 1, false)
  t.match(await one.log.read('w', () => 0), { base: number }, 'it never goes back')
  t.equal(one.log.missing(), undefined)
  await one.log.close()
  await primary.close()
})

t.test('a world that has ended, or that nobody has asked for an hour, is in no log', async (t) => {
  const { primary, workers } = await started(2)
  const [one, other] = workers
  const { number } = await one.log.append('w', 'first', () => 0)
  await other.log.note('w', () => 'note', named('x'))
  await other.log.note('read only', () => 'note', named('x'))
  t.same(await one.log.worlds(), ['w', 'read only'])
  await one.log.restart('w', number, true)
  t.same(await one.log.worlds(), ['w', 'read only'], 'somebody has asked it since')
  t.equal((await one.log.notes('w', 0)).notes.length, 1)
  const again = await one.log.append('w', 'again', () => number)
  await one.log.restart('w', again.number, true)
  await other.log.restart('read only', again.number, true)
  t.same(await other.log.worlds(), [])
  const now = performance.now.bind(performance)
  t.teardown(() => Object.assign(performance, { now }))
  await one.log.append('idle', 'first', () => 0)
  await one.log.append('used', 'first', () => 0)
  performance.now = () => now() + 3_500_000
  await other.log.read('used', () => 0)
  await other.log.read('used', () => 0)
  await soon()
  performance.now = () => now() + 3_700_000
  await one.log.append('new', 'first', () => 0)
  t.same(await one.log.worlds(), ['used', 'new'])
  await primary.close()
})

t.test('a new world takes the place of an empty one; without one it is refused', async (t) => {
  const { primary, workers } = await started(1)
  const [{ log }] = workers
  const { number } = await log.append('empty', 'first', () => 0)
  await log.restart('empty', number, false)
  t.same(await log.worlds(), ['empty'], 'it was only reset')
  for (let at = 1; at < 1000; at++) await log.append(`w${at}`, 'first', () => 0)
  await log.append('another', 'first', () => 0)
  const names = await log.worlds()
  t.equal(names.length, 1000)
  t.notOk(names.includes('empty'))
  await t.rejects(
    log.append('too many', 'first', () => 0),
    /no room/
  )
  await log.append('w1', 'second', () => 0)
  await log.append('', 'the main one', () => 0)
  await primary.close()
})

t.test('the notes of all workers are read together, in the order in which they were made', async (t) => {
  const { primary, workers } = await started(2)
  const [one, other] = workers
  const numbers: number[] = []
  for (const [at, { log }] of [one, other, other, one].entries()) {
    numbers.push(await log.note('w', () => `note ${at}`, named('x')))
    await soon()
  }
  const { notes, mark } = await one.log.notes('w', 0)
  t.same(
    notes,
    numbers.map((number, at) => [number, `note ${at}`])
  )
  const number = await one.log.note('w', () => 'later', named('x'))
  t.same((await other.log.notes('w', mark)).notes, [[number, 'later']])
  t.same(await one.log.worlds(), ['w'])
  t.equal(await one.log.unlessStill(Promise.resolve('a value')), 'a value')
  for (let at = 0; at < 1100; at++) await one.log.note('v', () => `${at}`, named('y'))
  for (let at = 0; at < 1100; at++) await other.log.note('v', () => `${at}`, named('y'))
  const long = await other.log.notes('v', 0)
  t.equal(long.notes.length, 1000)
  t.same(long.requests.counts, new Map([['y', 2200]]))
  await primary.close()
})

t.test('requests are counted for all workers, also those of one that died', async (t) => {
  const { primary, workers, all, end } = await started(2)
  const [one, other] = workers
  const isTold = told(all[1])
  await one.log.note('w', () => 'note', named('x'))
  await other.log.note('w', () => 'of the dead', named('x'))
  other.log.count('w', 5, named('y'), true)
  one.log.count('w', 5, named('y'), false)
  await isTold
  end(all[1] as Played, 1)
  await soon()
  const { notes, requests, run } = await one.log.notes('w', 0)
  t.same(
    notes.map(([, text]) => text),
    ['note', 'of the dead']
  )
  t.same(requests, { since: 0, counts: new Map(Object.entries({ x: 2, y: 1 })) })
  t.same(run, { since: 0, counts: new Map() })
  t.same((await one.log.coverage()).counts, new Map(Object.entries({ 'of x': 2, 'of y': 1 })))
  await one.log.uncover()
  t.same((await one.log.coverage()).counts, new Map())
  await primary.close()
})

t.test('a worker writes out no more notes than it has time for, unless somebody asks', async (t) => {
  const { now } = performance
  t.teardown(() => Object.assign(performance, { now }))
  let time = 0
  performance.now = () => time
  const { primary, workers, all, end } = await started(2)
  const [one, other] = workers
  let written = 0
  const long = () => {
    written++
    return 'x'.repeat(100_000)
  }
  for (let at = 0; at < 5; at++) await other.log.note('w', long, named('x'))
  await told(all[1])
  t.equal(written, 1)
  t.equal((await one.log.notes('w', 0)).notes.length, 5)
  for (let at = 0; at < 3; at++) await other.log.note('w', long, named('x'))
  await told(all[1])
  await other.log.note('v', () => 'short', named('x'))
  await told(all[1])
  t.equal(written, 5, 'there is no room yet')
  time = 500
  while (written < 6) await soon()
  await other.log.note('w', long, named('x'))
  await told(all[1])
  t.equal(written, 6, 'there was room for one')
  for (; written < 9; time += 1000) await soon()
  await soon()
  end(all[1] as Played, 1)
  await soon()
  t.equal((await one.log.notes('w', 0)).notes.length, 9)
  await primary.close()
})

t.test('a worker reports the metrics of the others, as far as they have some', async (t) => {
  const { primary, workers } = await started(3)
  const [one, two, three] = workers as unknown as [Worker, Worker, Worker]
  t.same(await one.log.port?.ofOthers(), [], 'none has said how')
  one.log.port?.tell(async () => ['of one'])
  two.log.port?.tell(async () => ['of two'])
  three.log.port?.tell(async () => {
    throw new Error('no prom-client')
  })
  t.same(await one.log.port?.ofOthers(), [['of two']])
  t.same(await three.log.port?.ofOthers(), [['of one'], ['of two']])
  await primary.close()
})

t.test('a worker that is asked to end the server ends all', async (t) => {
  const { primary, workers, all } = await started(2)
  workers[1].log.port?.end()
  t.equal(await primary.ended, 0)
  t.same(
    all.map(({ signals }) => signals),
    [['SIGTERM'], ['SIGTERM']]
  )
})

t.test('a worker that is killed is replaced, knows every call, and nobody waits for the dead one', async (t) => {
  const { primary, workers, all, end } = await started(2)
  const [one] = workers
  await one.log.append('w', 'before', () => 0)
  const dead = all[1] as Played
  dead.hear = () => {}
  const meanwhile = one.log.append('w', 'meanwhile', () => 0)
  const asked = one.log.notes('w', 0)
  const names = one.log.worlds()
  await soon()
  end(dead, 1)
  t.match(await asked, { notes: [] })
  t.same(await names, ['w'])
  t.equal((await meanwhile).calls.length, 2)
  while (all.length < 3) await soon()
  const next = all[2] as Played
  t.equal(next.seat.index, 2)
  const worker = await join(next)
  void worker.listening()
  t.same(await worker.log.read('w', () => 0), await one.log.read('w', () => 0))
  await one.log.append('w', 'after', () => 0)
  t.equal((await worker.log.read('w', () => 0)).calls.length, 3)
  t.match(await one.log.notes('w', 0), { notes: [] })
  await primary.close()
})

t.test('a worker that stands still is killed and replaced, and others are not', async (t) => {
  const { cluster, all } = playedCluster()
  const primary = startWorkers(cluster, 2, 30)
  stayAlive(t)
  const one = await join(all[0] as Played)
  void one.listening()
  while (all.length < 2) await soon()
  const still = all[1] as Played
  await join(still)
  still.hear = () => {}
  t.equal((await one.log.append('w', 'call', () => 0)).calls.length, 1)
  t.same(still.signals, ['SIGKILL'])
  t.same(all[0]?.signals, [])
  while (all.length < 3) await soon()
  t.equal(all[2]?.seat.index, 2)
  await primary.close()
})

t.test('a connection that a worker does not take goes to another one, and none is lost', async (t) => {
  const { cluster, all, end } = playedCluster()
  const primary = startWorkers(cluster, 2, 30)
  stayAlive(t)
  const first = await join(all[0] as Played)
  void first.listening()
  while (all.length < 2) await soon()
  const [one, still] = all.map(({ process }) => process) as [Channel, Channel]
  let closed = 0
  const connection = { close: () => closed++ }
  const hand = (channel: Channel, seq: number) => channel.send({ act: 'newconn', seq }, connection)
  hand(one, 1)
  one.emit('internalMessage', { ack: 1 })
  one.emit('internalMessage', { act: 'listening' })
  hand(still, 2)
  still.send({ act: 'other', seq: 3 }, {})
  while (one.sent.length < 2) await soon()
  t.same(all[1]?.signals, ['SIGKILL'], 'it does not take connections')
  t.same(all[0]?.signals, [])
  t.same(one.sent[1], [{ act: 'newconn', seq: 2 }, connection])
  one.emit('internalMessage', { ack: 2 })
  hand(one, 4)
  end(all[0] as Played, 1)
  while (closed === 0) await soon()
  t.equal(closed, 1, 'there is no other')
  await primary.close()
})

t.test('a process that the system does not make ends no other', async (t) => {
  const { primary, all } = await started(2)
  ;(all[1] as Played).emit('error', new Error('no more processes'))
  t.same(all[0]?.signals, [])
  await primary.close()
})

t.test('a worker is left alone where Node does not say which connections it takes', async (t) => {
  const { cluster, all } = playedCluster()
  const primary = startWorkers(cluster, 2, 5)
  stayAlive(t)
  void (await join(all[0] as Played)).listening()
  while (all.length < 2) await soon()
  const { process } = all[1] as Played
  process.send({ act: 'newconn', seq: 1 }, { close: () => {} })
  process.emit('internalMessage', { taken: 1 })
  for (let looks = 0; looks < 5; looks++) await soon()
  t.same(all[1]?.signals, [])
  await primary.close()
})

t.test('a worker that is killed before it listens is replaced too', async (t) => {
  const { cluster, all, end } = playedCluster()
  const primary = startWorkers(cluster, 2)
  const first = await join(all[0] as Played)
  const greeted = first.listening()
  while (all.length < 2) await soon()
  end(all[1] as Played, 1)
  while (all.length < 3) await soon()
  const next = await join(all[2] as Played)
  await Promise.race([greeted, next.listening()])
  await primary.close()
  t.equal(await primary.ended, 0)
})

t.test('a worker that cannot start ends the server with its exit code', async (t) => {
  const { cluster, all, end } = playedCluster()
  const primary = startWorkers(cluster, 2)
  end(all[0] as Played, 2)
  t.equal(await primary.ended, 2)
  t.equal(all.length, 1)
  const killed = playedCluster()
  const other = startWorkers(killed.cluster, 2)
  killed.end(killed.all[0] as Played, null as never)
  t.equal(await other.ended, 1)
})

t.test('the clocks of processes rise, and never agree', async (t) => {
  const start = now()
  const clocks = [0, 1, 2].map((index) => createClock(start, index, 3))
  const numbers = Array.from({ length: 300 }, (_, at) => (clocks[at % 3] as () => number)())
  t.equal(new Set(numbers).size, 300)
  const own = numbers.filter((_, at) => at % 3 === 1)
  t.same(
    own,
    own.toSorted((one, other) => one - other)
  )
})
