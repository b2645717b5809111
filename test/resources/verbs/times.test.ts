import t from 'tap'
import { momentOf, stamped } from '../../../src/resources/verbs/times.ts'

const moment = Date.parse('2031-01-01T00:00:00Z')
const change = (row: object, sent: object = {}, isNew = false, inner?: string) =>
  stamped({ inner }, { ...row }, { ...sent }, moment, isNew)

t.test('each write is a minute after the one before', async (t) => {
  t.equal(momentOf('2031-01-01T00:00:00Z', 0), moment)
  t.equal(momentOf('2031-01-01T00:00:00Z', 2), moment + 120_000)
})

t.test('a new row was made and changed just now, in the way that it writes times', async (t) => {
  const cases: [before: unknown, after: unknown][] = [
    ['2020-05-05T10:00:00Z', '2031-01-01T00:00:00Z'],
    ['2020-05-05 10:00', '2031-01-01T00:00:00Z'],
    ['2020-05-05', '2031-01-01'],
    [1_500_000_000, 1_924_992_000],
    [1_500_000_000_000, 1_924_992_000_000],
    [12, 12],
    [1e15, 1e15],
    ['yesterday', 'yesterday'],
    [null, null],
    [true, true]
  ]
  for (const [before, after] of cases) {
    t.same(change({ created_at: before, updatedAt: before, due_at: before }, {}, true), {
      created_at: after,
      updatedAt: after,
      due_at: before
    })
  }
})

t.test('the object inside of a new row is a copy, since the client may have sent it', async (t) => {
  const attributes = { created_at: '2020-05-05T10:00:00Z' }
  t.same(change({ attributes }, {}, true, 'attributes'), { attributes: { created_at: '2031-01-01T00:00:00Z' } })
  t.same(attributes, { created_at: '2020-05-05T10:00:00Z' })
})

t.test('a changed row was made when it was, and its change is later than the one before', async (t) => {
  const late = '2032-01-01T00:00:30.500Z'
  t.same(change({ created_at: late, updated_at: late }), { created_at: late, updated_at: '2032-01-01T00:01:30Z' })
  t.same(change({ modified: 1_950_000_000 }), { modified: 1_950_000_060 })
  t.same(change({ modified: 1_950_000_000_000 }), { modified: 1_950_000_060_000 })
  t.same(change({ updated_at: '2032-13-45T00:00:00Z' }), { updated_at: '2031-01-01T00:00:00Z' })
  t.same(change({ updated_at: late }, { updated_at: late }), { updated_at: late })
})

t.test('times of a resource object of JSON:API stand in its attributes', async (t) => {
  const old = '2020-01-01T00:00:00Z'
  const row = { attributes: { updated_at: old, created_at: old } }
  const now = '2031-01-01T00:00:00Z'
  t.same(change(row, {}, false, 'attributes'), { attributes: { updated_at: now, created_at: old } })
  t.same(change(row, { attributes: { updated_at: old } }, true, 'attributes'), {
    attributes: { updated_at: old, created_at: now }
  })
  t.same(change({ attributes: 'x' }, { attributes: 'x' }, true, 'attributes'), { attributes: 'x' })
})
