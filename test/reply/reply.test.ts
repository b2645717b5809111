import t from 'tap'
import { type Call, firstContent } from '../../src/resources/rows/source.ts'
import { rowsAtStart } from '../../src/resources/rows/store.ts'

t.test('the first source that has something wins', async (t) => {
  const call = {} as Call
  const nothing = () => undefined
  const one = async () => ({ value: 1, source: 'example' as const })
  const two = () => ({ value: 2, source: 'generated' as const })
  t.match(await firstContent([nothing, one, two], call), { value: 1 })
  t.equal(await firstContent([nothing], call), undefined)
  t.equal(rowsAtStart().writes, 0)
})
