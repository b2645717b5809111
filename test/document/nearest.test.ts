import t from 'tap'
import { isLike, meantBy, nearestOf } from '../../src/document/nearest.ts'

t.test('what is most like comes first', async (t) => {
  t.same(nearestOf('lstPets', ['createPet', 'listPets', 'LISTPET'], 2), ['listPets', 'LISTPET'])
  t.same(nearestOf('x', [], 2), [])
  t.ok(nearestOf('a'.repeat(1e6), ['a'.repeat(1e6)], 1), 'long texts take no long time')
})

t.test('a mistyped name is told from another one', async (t) => {
  t.ok(isLike('--prot', '--port'))
  t.notOk(isLike('--bogus-flag', '--allow-refs'))
  t.equal(meantBy('--prot', ['--host', '--ports', '--port']), '--port')
  t.equal(meantBy('--bogus-flag', ['--host', '--allow-refs']), undefined)
})
