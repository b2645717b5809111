import t from 'tap'
import { keepCalls } from '../../src/replicas/kept-calls.ts'

t.test('the calls of a world are read after a number, until it ends', async (t) => {
  const kept = keepCalls()
  kept.add('', [1, 'main'])
  kept.add('a', [2, 'one'])
  kept.add('a', [3, 'two'])
  t.match(kept.read('a', 2), { base: 0, after: 2, calls: [[3, 'two']], more: false })
  t.same(kept.read('a', 3).calls, [])
  t.notOk(kept.isRead('a', 2))
  t.ok(kept.isRead('a', 3))
  kept.restart('a', 2, true)
  t.match(kept.read('a', 0), { base: 2, calls: [[3, 'two']] }, 'somebody has named it since')
  t.same(kept.worlds(), ['a'])
  kept.restart('a', 3, true)
  t.same(kept.worlds(), [])
  t.match(kept.read('a', 0), { base: 3, calls: [] })
  kept.restart('a', 2, false)
  t.equal(kept.read('a', 0).base, 3)
  const joined = keepCalls(structuredClone(kept.all()))
  t.match(joined.read('a', 0), { base: 3, calls: [] })
  t.match(joined.read('', 0), { base: 0, calls: [[1, 'main']] })
  kept.add('a', [4, 'three'])
  t.same(kept.worlds(), ['a'])
  t.match(kept.read('a', 0), { base: 3, calls: [[4, 'three']] })
  kept.restart('a', 5, false)
  t.match(kept.read('a', 0), { base: 5, calls: [] })
  t.notOk(kept.isRead('a', 4), 'what was dropped has to be known')
  t.same(kept.worlds(), ['a'])
})

t.test('the latest ended worlds are known', async (t) => {
  const kept = keepCalls()
  for (let number = 1; number <= 10_001; number++) {
    kept.add(`w${number}`, [number, ''])
    kept.restart(`w${number}`, number, true)
    if (number === 10_000) kept.restart('w1', number, true)
  }
  t.equal(kept.all().length, 10_000)
  t.equal(kept.read('w1', 0).base, 10_000, 'it has ended anew')
  t.equal(kept.read('w2', 0).base, 0)
})
