import t from 'tap'
import { createUncounted } from '../../src/replicas/uncounted.ts'
import { named } from './named.ts'

t.test('calls are offered until the store has counted them', async (t) => {
  const uncounted = createUncounted()
  t.match(uncounted.offer('w'), { from: 0, through: 0 })
  uncounted.add('w', 3, named('x'))
  uncounted.add('w', 5, named('x'))
  t.match(uncounted.offer('w'), { from: 0, through: 5, sheets: { requests: { counts: new Map([['x', 2]]) } } })
  t.same(uncounted.worlds(), ['w'])
  uncounted.counted('w', 3)
  t.match(uncounted.offer('w'), { from: 3, through: 5, sheets: { requests: { counts: new Map([['x', 1]]) } } })
  uncounted.counted('w', 5)
  uncounted.add('w', 4, named('x'))
  t.same(uncounted.worlds(), [])
  t.match(uncounted.offer('w'), { from: 5, through: 5 })
})

t.test('of many worlds only those with calls to count are kept', async (t) => {
  const uncounted = createUncounted()
  uncounted.add('open', 3, named('x'))
  for (let at = 0; at < 10_000; at++) uncounted.counted(`w${at}`, 7)
  t.equal(uncounted.offer('w1').from, 0)
  t.equal(uncounted.offer('w9999').from, 7)
  t.equal(uncounted.offer('open').through, 3)
})
