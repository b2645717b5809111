import t from 'tap'
import { createWorlds } from '../../src/control/worlds.ts'
import { createCarryOut } from '../../src/replicas/carry-out.ts'

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
