import t from 'tap'
import { createTrips, type Load } from '../../src/replicas/trips.ts'

/** Trips that answer when the test says so. */
function heldTrips() {
  const made: { world: string; load: Load; answer: (texts: string) => void; fail: (error: Error) => void }[] = []
  const next = createTrips(
    (world, load) => new Promise<string>((answer, fail) => made.push({ world, load, answer, fail }))
  )
  const ask = (world: string, text: string) => {
    const { load, answer } = next(world, text.length)
    load.calls.push(text)
    return answer
  }
  const soon = () => new Promise((resolve) => setImmediate(() => setImmediate(resolve)))
  return { made, ask, soon, loads: () => made.map(({ load }) => load.calls.join()) }
}

t.test('requests that come while a trip is under way share the next one', async (t) => {
  const { made, ask, soon, loads } = heldTrips()
  const first = ask('w', 'a')
  t.equal(ask('w', 'b'), first)
  await soon()
  const second = ask('w', 'c')
  t.equal(ask('w', 'd'), second)
  ask('v', 'of another world')
  await soon()
  t.same(loads(), ['a,b', 'of another world'])
  made[0]?.answer('done')
  t.equal(await first, 'done')
  await soon()
  t.same(loads(), ['a,b', 'of another world', 'c,d'])
})

t.test('a trip that fails does not end the next one', async (t) => {
  const { made, ask, soon } = heldTrips()
  const first = ask('w', 'a')
  await soon()
  const second = ask('w', 'b')
  made[0]?.fail(new Error('lost'))
  await t.rejects(first, /lost/)
  await soon()
  made[1]?.answer('done')
  t.equal(await second, 'done')
  const third = ask('w', 'c')
  await soon()
  made[2]?.answer('done too')
  t.equal(await third, 'done too')
})

t.test('a trip that carries much is joined no more', async (t) => {
  const { made, ask, soon } = heldTrips()
  const first = ask('w', 'x'.repeat(1_000_001))
  const second = ask('w', 'b')
  await soon()
  t.same(
    made.map(({ load }) => load.calls.length),
    [1]
  )
  made[0]?.answer('first')
  await first
  await soon()
  made[1]?.answer('second')
  t.equal(await second, 'second')
})
