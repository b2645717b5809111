import t from 'tap'
import { keep, keptFor, keptForBoth, memoized } from '../../src/document/memoized.ts'

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

t.test('no more values are kept than may be', async (t) => {
  const known = new Map<string, number>()
  for (const [index, key] of ['a', 'b', 'c'].entries()) t.equal(keep(known, 2, key, index), index)
  t.same([...known], [['c', 2]])
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

t.test('the outcome for an object is kept, undefined too, whatever else is given later', async (t) => {
  const asked: string[] = []
  const find = keptFor(({ name }: { name: string }, more: string) => {
    asked.push(name + more)
    return name === 'none' ? undefined : { more }
  })
  const [a, none] = [{ name: 'a' }, { name: 'none' }]
  t.same(find(a, '1'), { more: '1' })
  t.equal(find(a, '2'), find(a, '1'))
  t.equal(find(none, '1'), undefined)
  t.equal(find(none, '2'), undefined)
  t.same(asked, ['a1', 'none1'])
})

t.test('the outcome for an object and a second key is kept, undefined too', async (t) => {
  const asked: string[] = []
  const find = keptForBoth(({ name }: { name: string }, word: string | undefined, more: string) => {
    asked.push(`${name} ${word} ${more}`)
    return word
  })
  const a = { name: 'a' }
  for (const word of ['x', undefined, 'x', undefined]) t.equal(find(a, word, '1'), word)
  t.equal(find({ name: 'b' }, 'x', '2'), 'x')
  t.same(asked, ['a x 1', 'a undefined 1', 'b x 2'])
})
