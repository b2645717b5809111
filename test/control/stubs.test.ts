import t from 'tap'
import { createStubs } from '../../src/control/stubs.ts'

t.test('the newest stub that has answers left wins', async (t) => {
  const stubs = createStubs()
  t.notOk(stubs.has('list'))
  t.equal(stubs.take('list'), undefined)
  stubs.add('list', { status: 500 })
  stubs.add('list', { status: 503, times: 2 })
  t.ok(stubs.has('list'))
  t.notOk(stubs.has('other'))
  t.same(
    [1, 2, 3, 4].map(() => stubs.take('list')?.status),
    [503, 503, 500, 500]
  )
  stubs.clear()
  t.notOk(stubs.has('list'))
})
