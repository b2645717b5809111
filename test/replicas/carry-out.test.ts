import t from 'tap'
import { createWorlds } from '../../src/control/worlds.ts'
import type { Call } from '../../src/replicas/call.ts'
import { createCarryOut, type Waiting } from '../../src/replicas/carry-out.ts'
import { createNumberedJournal } from '../../src/replicas/journal.ts'

t.test('the numbers of ended worlds are forgotten before they fill the memory', async (t) => {
  const worlds = createWorlds()
  const carryOut = createCarryOut(
    () => worlds,
    () => t.fail('nothing is carried out'),
    new Map(),
    () => undefined
  )
  const end = (name: string) => carryOut.through(name, { base: 7, life: '', calls: [], more: false })
  t.equal(await end('first'), false)
  t.equal(carryOut.reached('first'), 7)
  for (let at = 0; at < 10_000; at++) await end(`w${at}`)
  t.equal(carryOut.reached('first'), 0)
  t.equal(carryOut.reached('w9999'), 7)
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
  const call: Call = {
    id: 'id',
    at: 0,
    method: 'POST',
    version: '1.1',
    url: '/x',
    rawHeaders: [],
    headers: {},
    body: undefined,
    ip: '',
    encrypted: false
  }
  await carryOut.through('', { base: 0, life: '', calls: [[1, JSON.stringify(call)]], more: false })
  t.same(done, ['/x'])
  t.equal(carryOut.reached(''), 1)
})
