import t from 'tap'
import { keepNotes } from '../../src/replicas/kept-notes.ts'
import { allPacked, countNames, emptySheets } from '../../src/replicas/sheets.ts'
import { named } from './named.ts'

/** Returns the sheets of a request that is counted by one name. */
function sheetsOf(name: string, since = 0) {
  const sheets = emptySheets()
  countNames(sheets, named(name, since))
  return allPacked(sheets)
}

t.test('notes stand in the order of their numbers, and each is read once', async (t) => {
  const kept = keepNotes()
  kept.add('w', [[5, 'five']], sheetsOf('x'))
  const { mark } = kept.read('w', 0)
  kept.add('w', [[7, 'seven']], sheetsOf('x'))
  kept.add('w', [[3, 'three']], sheetsOf('x'))
  const numbers = (after: number) => kept.read('w', after).notes.map(([number]) => number)
  t.same(numbers(0), [3, 5, 7])
  t.same(numbers(mark), [3, 7], 'also one with a lower number that came later')
  t.same(kept.read('v', 0).notes, [])
  t.same(kept.worlds(), ['w'])
})

t.test('a later call begins a sheet anew, and what came before it counts no more', async (t) => {
  const kept = keepNotes()
  for (const since of [0, 9, 4]) kept.add('w', [], sheetsOf('x', since))
  t.same(kept.read('w', 0).requests, { since: 9, counts: [['x', 1]] })
  t.same(kept.coverage().counts, [['of x', 3]])
})

t.test('the oldest notes go first, so that all of them stay within bounds', async (t) => {
  const kept = keepNotes()
  for (let at = 0; at < 2001; at++) kept.add('w', [[at, '']], sheetsOf('x'))
  t.equal(kept.read('w', 0).notes.length, 1000)
  t.match(kept.read('w', 0).requests.counts, [['x', 2001]])
  const long = 'x'.repeat(8_000_000)
  for (let at = 1; at <= 9; at++) kept.add('v', [[at, long]], sheetsOf('x'))
  t.same(
    kept.read('v', 0).notes.map(([number]) => number),
    [6, 7, 8, 9]
  )
  kept.end('v', 9)
  t.notOk(kept.worlds().includes('v'))
  kept.end('v', 9)
  for (let at = 1; at <= 8; at++) kept.add('u', [[at, long]], sheetsOf('x'))
  t.equal(kept.read('u', 0).notes.length, 8, 'a world that has ended takes no room')
})
