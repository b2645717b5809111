import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { useStandin } from '../../../src/kit/node-test.ts'
import { ask, list, meeting } from './ask.ts'

const mock = useStandin()

test('has subtests', async (t) => {
  mock.stub(list, { status: 503, times: 2 })
  for (const name of ['first', 'second']) await t.test(name, async () => assert.equal(await ask(mock.url), 503))
  mock.verify(list, 2)
})

test('skips itself', (t) => t.skip())

test('leaves a stub unused', () => {
  mock.verify('*', 0)
  mock.stub(list, { status: 503 })
})

describe('at once', { concurrency: true }, () => {
  const met = meeting(3)
  for (const status of [401, 402, 403]) {
    test(`is told ${status}`, async (t) => {
      const world = mock.forTest(t)
      world.stub(list, { status })
      await met()
      assert.equal(await ask(world.url), status)
      assert.equal(mock.forTest(t).url, world.url)
    })
  }
  test('leaves its world unclean', async (t) => void (await fetch(`${mock.forTest(t).url}/nowhere`)))
})

test('fails', async () => assert.equal(await ask(mock.url), 418))

test('begins anew', () => mock.verify('*', 0))
