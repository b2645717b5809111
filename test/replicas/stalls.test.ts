import t from 'tap'
import { createStalls } from '../../src/replicas/stalls.ts'

const still = () => new Error('it stands still')

t.test('a wait ends once a command has no answer for long; the command itself goes on', async (t) => {
  const { watched, unlessStill, isStill } = createStalls(still, 1)
  let answer: (text: string) => void = () => {}
  const command = watched(() => new Promise<string>((resolve) => (answer = resolve)))
  t.notOk(isStill())
  t.equal(unlessStill(command), unlessStill(command), 'all who wait share one promise')
  await t.rejects(unlessStill(command), /stands still/)
  t.ok(isStill())
  await t.rejects(unlessStill(Promise.resolve()), /stands still/, 'nor does the next one wait')
  answer('late')
  t.equal(await command, 'late')
  t.notOk(isStill())
  t.equal(await unlessStill(Promise.resolve('at once')), 'at once')
  await t.rejects(unlessStill(Promise.reject(new Error('broken'))), /broken/)
})

t.test('a process that was busy itself takes no store for one that stands still', async (t) => {
  const { watched, unlessStill } = createStalls(still, 1)
  const command = watched(() => new Promise((resolve) => setImmediate(resolve, 'in time')))
  const end = performance.now() + 5
  while (performance.now() < end);
  t.equal(await unlessStill(command), 'in time')
})
