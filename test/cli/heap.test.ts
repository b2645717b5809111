import { getHeapStatistics } from 'node:v8'
import t from 'tap'
import { boundYoungGeneration, keepHeapSmall } from '../../src/cli/heap.ts'

t.test('what reading a large document left behind is given back', async (t) => {
  const dir = t.testdir({ small: '{}', large: ' '.repeat(300_000) })
  keepHeapSmall([undefined, '-', `${dir}/small`, `${dir}/none`])()
  const listening = keepHeapSmall([`${dir}/small`, `${dir}/large`])
  let garbage: object[] | undefined = Array.from({ length: 400_000 }, (_, index) => ({ index, text: [index] }))
  const before = getHeapStatistics().used_heap_size
  t.equal(garbage.length, 400_000)
  garbage = undefined
  listening()
  t.ok(getHeapStatistics().used_heap_size < before - 10e6)
})

t.test('the young generation stops growing at a bound', async (t) => {
  const flags: string[] = []
  boundYoungGeneration({ most: 0, every: 1, set: (flag) => flags.push(flag) })
  boundYoungGeneration({ most: Number.POSITIVE_INFINITY, every: 1, set: (flag) => flags.push(`never ${flag}`) })
  // A timer that was set later goes off later.
  boundYoungGeneration({ most: 0, every: 1, set: (flag) => flags.push(`last ${flag}`) })
  while (!flags.some((flag) => flag.startsWith('last'))) await new Promise((resolve) => setTimeout(resolve, 1))
  const flag = '--semi-space-growth-factor=1'
  t.same(flags, [flag, `last ${flag}`])
})
