import t from 'tap'
import { keptSelection, positionIn } from '../../../src/resources/lists/selections.ts'

const item = (key: string, ordinal = 0) => ({ key, ordinal, row: undefined })

t.test('a selection is kept until its list changes', async (t) => {
  const all = [item('a')]
  const select = (version: number, key: string) => keptSelection(all, version, key, () => [...all])
  const first = select(0, 'x')
  t.equal(select(0, 'x'), first)
  t.not(select(0, 'y'), first)
  t.not(select(1, 'x'), first, 'the list was written to')
  t.equal(select(1, 'x'), select(1, 'x'))
})

t.test('so many selections of one list are kept', async (t) => {
  const all = [item('a')]
  const first = keptSelection(all, 0, 'first', () => [...all])
  for (let n = 0; n < 32; n++) keptSelection(all, 0, `other ${n}`, () => [])
  t.not(
    keptSelection(all, 0, 'first', () => [...all]),
    first
  )
})

t.test('all selections together hold so many rows', async (t) => {
  const small = [item('a')]
  const first = keptSelection(small, 0, 'x', () => [...small])
  const large = Array(300_000).fill(item('b'))
  keptSelection(large, 0, 'x', () => large)
  t.equal(
    keptSelection(small, 0, 'x', () => []),
    first
  )
  keptSelection(large, 0, 'y', () => large)
  t.same(
    keptSelection(small, 0, 'x', () => []),
    []
  )
})

t.test('a key has its position in a selection', async (t) => {
  const items = [item('b'), item('a')]
  t.equal(positionIn(items, 'a'), 1)
  t.equal(positionIn(items, 'b'), 0)
  t.equal(positionIn(items, 'c'), -1)
})
