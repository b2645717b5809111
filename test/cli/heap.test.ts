import { getHeapStatistics } from 'node:v8'
import t from 'tap'
import { keepHeapSmall } from '../../src/cli/heap.ts'

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
