import t from 'tap'
import { cache } from '../../../src/resources/rows/cache.ts'

t.test('no more is cached than may be', async (t) => {
  const cached = new Map<string, number>()
  for (const [index, key] of ['a', 'b', 'c'].entries()) cache(cached, 2, key, index)
  t.same([...cached], [['c', 2]])
})
