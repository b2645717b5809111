import t from 'tap'
import { memoized } from '../../src/document/memoized.ts'

t.test('the outcome for a text is kept, undefined too, until there are too many', async (t) => {
  const asked: string[] = []
  const find = memoized((text) => {
    asked.push(text)
    return text === 'none' ? undefined : { text }
  }, 2)
  t.equal(find('a'), find('a'))
  t.equal(find('none'), undefined)
  t.equal(find('none'), undefined)
  t.same(asked, ['a', 'none'])
  find('b')
  find('a')
  t.same(asked, ['a', 'none', 'b', 'a'])
})

t.test('long texts are not kept', async (t) => {
  let count = 0
  const length = memoized((text) => {
    count++
    return text.length
  })
  for (let i = 0; i < 2; i++) t.equal(length('x'.repeat(201)), 201)
  t.equal(count, 2)
})
