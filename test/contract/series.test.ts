import t from 'tap'
import { daysIn, inSeries, momentOf, periodIn } from '../../src/contract/series.ts'

t.test('rows with a day or a moment and no key are a series', async (t) => {
  t.equal(momentOf(['date', 'requests', 'error_rate']), 'date')
  t.equal(momentOf(['temperature', 'recordedAt']), 'recordedAt')
  for (const key of ['id', 'name', 'fridge_id', 'fridgeId']) t.equal(momentOf([key, 'date']), undefined, key)
  t.equal(momentOf(['requests']), undefined)
  t.equal(momentOf(['date', 'weekday']), undefined, 'the weekday agrees with the date')
})

t.test(
  'the days of a series follow one another up to the last, moments and numbers stand in their order',
  async (t) => {
    t.same(inSeries(['2024-12-20', '2024-11-08', '2024-11-29']), ['2024-12-18', '2024-12-19', '2024-12-20'])
    t.same(inSeries([30, 9, 100]), [9, 30, 100])
    const moments = ['2024-11-08T10:00:00Z', '2024-11-02T11:00:00Z']
    t.same(inSeries(moments), [...moments].reverse())
    t.same(inSeries(['2024-99-99', '2024-12-20']), ['2024-12-20', '2024-99-99'])
  }
)

t.test('a series that is asked for by a period lies in it', async (t) => {
  const period = { from: '2025-07-01', to: '2025-07-05' }
  t.same(inSeries(['2024-12-20', '2024-11-08'], period), ['2025-07-01', '2025-07-02'])
  t.same(inSeries(['2024-11-08T10:00:00Z', '2024-11-02T11:00:00Z'], period), [
    '2025-07-01T00:00:00Z',
    '2025-07-03T00:00:00Z'
  ])
  t.same(inSeries(['Monday', 'Friday'], period), ['Friday', 'Monday'])
  t.equal(daysIn(period), 5)
  t.equal(daysIn({ from: '2025-01-01', to: '2025-12-31' }), 31)
})

t.test('a query asks for a period by two days or moments in their order', async (t) => {
  const [from, to] = ['2025-07-01', '2025-07-05']
  t.same(periodIn({ from, to }), { from, to })
  t.same(periodIn({ start_date: from, endDate: to }), { from, to })
  t.equal(periodIn({ from }), undefined)
  t.equal(periodIn({ from: to, to: from }), undefined)
  t.equal(periodIn({ from: 'Berlin', to: 'Munich' }), undefined)
  t.equal(periodIn({ from: '2025-99-99', to }), undefined)
})

t.test('a moment without a zone is the same one in each zone', async (t) => {
  const { TZ } = process.env
  t.teardown(() => {
    if (TZ === undefined) delete process.env.TZ
    else process.env.TZ = TZ
  })
  const to = '2025-07-05'
  for (const zone of ['Asia/Tokyo', 'America/Lima']) {
    process.env.TZ = zone
    for (const from of ['2025-07-01T00:00:00', '2025-07-01 23:30', '2025-07-01T09:00:00.5+09:00'])
      t.same(inSeries(['2024-12-20'], periodIn({ from, to })), ['2025-07-01'], from)
  }
})
