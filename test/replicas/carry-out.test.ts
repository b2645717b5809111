import t from 'tap'
import { createWorlds } from '../../src/control/worlds.ts'
import type { Call } from '../../src/replicas/call.ts'
import { type CarryOut, createCarryOut, type Waiting } from '../../src/replicas/carry-out.ts'
import { createNumberedJournal } from '../../src/replicas/journal.ts'
import type { Calls, Numbered } from '../../src/replicas/log.ts'

const call: Call = {
  id: 'id',
  at: 0,
  method: 'POST',
  version: '1.1',
  isHttp2: false,
  url: '/x',
  rawHeaders: [],
  headers: {},
  body: undefined,
  ip: '',
  encrypted: false
}

t.test('the numbers of ended worlds are forgotten before they fill the memory', async (t) => {
  const worlds = createWorlds()
  const carryOut = createCarryOut(
    () => worlds,
    () => t.fail('nothing is carried out'),
    new Map(),
    () => undefined
  )
  const end = (name: string) => carryOut.through(name, { base: 7, life: '', after: 0, calls: [], more: false })
  t.equal(await end('first'), false)
  t.equal(carryOut.taken('first'), 7)
  for (let at = 0; at < 10_000; at++) await end(`w${at}`)
  t.equal(carryOut.taken('first'), 0)
  t.equal(carryOut.taken('w9999'), 7)
})

t.test('a call is carried out though its client has left', async (t) => {
  const worlds = createWorlds({ seed: '1', standing: () => [], journal: createNumberedJournal })
  const left = { raw: {}, response: { destroyed: true } } as Waiting
  const done: (string | undefined)[] = []
  const carryOut = createCarryOut(
    () => worlds,
    (request, response) => {
      t.not(response, left.response)
      t.ok(carryOut.placeOf(request)?.repeated)
      done.push(request.url)
      response.end()
    },
    new Map([['id', left]]),
    () => undefined
  )
  await carryOut.through('', { base: 0, life: '', after: 0, calls: [[1, JSON.stringify(call)]], more: false })
  t.same(done, ['/x'])
  t.equal(carryOut.taken(''), 1)
})

t.test('calls are taken at once, and read again if those before them could not be carried out', async (t) => {
  const worlds = createWorlds({ seed: '1', standing: () => [], journal: createNumberedJournal })
  const done: (number | undefined)[] = []
  let isBroken = true
  const carryOut: CarryOut = createCarryOut(
    () => worlds,
    (request, response) => {
      done.push(carryOut.placeOf(request)?.number)
      response.end()
    },
    new Map(),
    async () => {
      if (isBroken) throw new Error('broken')
    }
  )
  const callsAfter = (after: number): Calls => {
    const calls = [1, 2, 3].filter((number) => number > after).map((number): Numbered => [number, JSON.stringify(call)])
    return { base: 0, life: '', after, calls, more: false }
  }
  const first = carryOut.through('', callsAfter(0)) as Promise<boolean>
  t.equal(carryOut.taken(''), 3)
  await t.rejects(first, /broken/)
  t.equal(carryOut.taken(''), 0)
  isBroken = false
  t.equal(await carryOut.through('', callsAfter(2)), true)
  t.equal(await carryOut.through('', callsAfter(3)), true)
  const again = callsAfter(0)
  t.same(await Promise.all([carryOut.through('', again), carryOut.through('', again)]), [false, false])
  t.equal(await carryOut.through('', callsAfter(1)), false)
  t.same(done, [1, 2, 3])
})

t.test('calls that are read while others are carried out come after them', async (t) => {
  const worlds = createWorlds({ seed: '1', standing: () => [], journal: createNumberedJournal })
  const done: (number | undefined)[] = []
  const carryOut: CarryOut = createCarryOut(
    () => worlds,
    async (request, response) => {
      await new Promise(setImmediate)
      done.push(carryOut.placeOf(request)?.number)
      response.end()
    },
    new Map(),
    () => undefined
  )
  const through = (after: number, ...numbers: number[]) =>
    carryOut.through('', {
      base: 0,
      life: '',
      after,
      calls: numbers.map((number): Numbered => [number, JSON.stringify(call)]),
      more: false
    })
  const all = [through(0, 1, 2), through(2, 3)]
  t.equal(carryOut.taken(''), 3)
  await Promise.all(all)
  t.same(done, [1, 2, 3])
})
