import t from 'tap'
import { groupFrom, putItem, removeItem } from '../../../src/resources/rows/store.ts'

t.test('of many removed rows the oldest that was added is forgotten', async (t) => {
  const start = ['a', 'b'].map((key, ordinal) => ({ key, ordinal, row: { key } }))
  const group = groupFrom(start)
  for (const item of start) removeItem(group, item)
  const item = (index: number) => ({ key: `${index}`, ordinal: -1, row: {}, added: true })
  for (let index = 0; index < 49_998; index++) removeItem(group, item(index))
  t.equal(group.gone.size, 50_000)
  putItem(group, item(0))
  removeItem(group, item(0))
  removeItem(group, item(49_998))
  t.equal(group.gone.size, 50_000)
  t.same(
    ['a', 'b', '0', '1', '2', '49998'].map((key) => group.gone.has(key)),
    [true, true, true, false, true, true]
  )
})

t.test('rows at the start are never forgotten', async (t) => {
  const start = Array.from({ length: 50_001 }, (_, ordinal) => ({ key: `${ordinal}`, ordinal: -1, row: {} }))
  const group = groupFrom(start)
  for (const item of start) removeItem(group, item)
  t.equal(group.gone.size, 50_001)
})
