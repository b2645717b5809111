import t from 'tap'
import { andThen } from '../../src/document/and-then.ts'

t.test('a value is gone on with at once, a promise of it later', async (t) => {
  const double = (value: number) => value * 2
  t.equal(andThen(2, double), 4)
  const later = andThen(Promise.resolve(2), double)
  t.ok(later instanceof Promise)
  t.equal(await later, 4)
})
