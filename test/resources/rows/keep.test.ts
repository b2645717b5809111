import t from 'tap'
import { keep } from '../../../src/resources/rows/keep.ts'

t.test('no more is kept than may be', async (t) => {
  const kept = new Map<string, number>()
  for (const [index, key] of ['a', 'b', 'c'].entries()) keep(kept, 2, key, index)
  t.same([...kept], [['c', 2]])
})
