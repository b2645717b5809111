import t from 'tap'
import { useStandin } from '../../../src/kit/tap.ts'
import { ask, list, meeting } from './ask.ts'

const mock = useStandin(t)

t.test('has subtests', async (t) => {
  mock.stub(list, { status: 503, times: 2 })
  for (const name of ['first', 'second']) await t.test(name, async (t) => t.equal(await ask(mock.url), 503))
  mock.verify(list, 2)
})

t.test('skips itself', { skip: true }, async () => {})

t.test('leaves a stub unused', async () => {
  mock.verify('*', 0)
  mock.stub(list, { status: 503 })
  await fetch(`${mock.url}/nowhere`)
})

t.test('at once', async (t) => {
  t.jobs = 4
  const met = meeting(3)
  for (const status of [401, 402, 403]) {
    t.test(`is told ${status}`, { buffered: true }, async (t) => {
      const world = mock.forTest(t)
      world.stub(list, { status })
      await met()
      t.equal(await ask(world.url), status)
    })
  }
  t.test('leaves its world unclean', { buffered: true }, async (t) => {
    await fetch(`${mock.forTest(t).url}/nowhere`)
  })
})

t.test('fails', async (t) => t.equal(await ask(mock.url), 418))

t.test('begins anew', async () => mock.verify('*', 0))
