import t from 'tap'
import { arr, body, int, obj, path, query, replies, server, str } from '../../fixtures/rows.ts'

const time = { type: 'string', format: 'date-time' }
// biome-ignore lint/suspicious/noExplicitAny: rows are read as their schemas say
const values = ({ body: rows }: { body: any[] }, name: string) => rows.map((row) => row[name])

t.test('a list without a wish is in the order that the document promises', async (t) => {
  const list = (description: string, row: object, parameters: object[] = []) => ({
    get: { summary: 'List', description, parameters, ...replies(arr(obj(row as never))) }
  })
  const news = { id: int, created_at: time }
  const word = { id: int, word: str }
  const ask = server(t, {
    '/news': list('Newest first.', news),
    '/words': {
      ...list('In alphabetical order.', word),
      post: { ...body(obj(word, [])), ...replies(obj(word), 201) }
    },
    '/news/{id}': { get: replies(obj(news)) },
    '/terms': list('', { id: int, name: str, weight: int }, [
      { ...query('sort', str), schema: { type: 'string', default: '-weight' } }
    ]),
    '/players': list('Best score first.', { id: int, rank: int, score: int }),
    '/names': list('By no order.', { id: int, rank: int, score: int }),
    '/players/{id}': { get: replies(obj({ id: int, rank: int, score: int })) },
    '/moods': list('Sorted by mood', { id: int, rank: int, mood: str }),
    '/places': list('Sorted by rank', { id: int, rank: int })
  })
  const first = await ask('GET', '/news')
  const times = values(first, 'created_at')
  t.same(times, [...times].sort().reverse())
  await ask('POST', '/words', { word: 'A' })
  t.equal((await ask('GET', '/words')).body[0].word, 'A')

  const weights = values(await ask('GET', '/terms'), 'weight')
  t.same(
    weights,
    [...weights].sort((a, b) => b - a)
  )
  const names = values(await ask('GET', '/terms?sort=name'), 'name')
  t.same(names, [...names].sort())

  const players = await ask('GET', '/players')
  const scores = values(players, 'score')
  t.same(
    scores,
    [...scores].sort((a, b) => b - a)
  )
  t.same(
    values(players, 'rank'),
    scores.map((_, index) => index + 1)
  )
  const places = values(await ask('GET', '/places'), 'rank')
  t.same(
    places,
    [...places].sort((a, b) => a - b)
  )
  const moods = values(await ask('GET', '/moods'), 'mood')
  t.same(moods, [...moods].sort())
  t.match(await ask('GET', `/players/${players.body[0].id}`), { body: players.body[0] })
  t.equal((await ask('GET', '/players/777')).status, 200)
  t.ok((await ask('GET', '/names')).body.length > 1)
})

t.test('rows that somebody wrote stay in their order', async (t) => {
  const row = obj({ id: int, name: str })
  const example = [
    { id: 1, name: 'z' },
    { id: 2, name: 'a' }
  ]
  const ask = server(t, {
    '/terms': {
      get: {
        description: 'In alphabetical order, with a rank.',
        parameters: [query('limit', int)],
        responses: { 200: { description: 'ok', content: { 'application/json': { schema: arr(row), example } } } }
      }
    },
    '/terms/{id}': { get: replies(row) }
  })
  t.same(values(await ask('GET', '/terms?limit=5'), 'name'), ['z', 'a'])
})

t.test('rows of days without a key are a series, which goes on in each period that is asked for', async (t) => {
  const date = { type: 'string', format: 'date' }
  const days = obj({ from: date, to: date, days: arr(obj({ date, free: int })) })
  const ends = ['from', 'to'].map((name) => ({ ...query(name, str), schema: date }))
  const list = { get: { parameters: ends, ...replies(days) } }
  const ask = server(t, { '/availability': list, '/shops/{id}/availability': list })
  const dates = ({ body }: Awaited<ReturnType<typeof ask>>) => values({ body: body.days }, 'date')
  const all = dates(await ask('GET', '/availability'))
  t.same(
    all.map((day) => Date.parse(day)),
    all.map((_, index) => Date.parse(all[0]) + index * 86_400_000)
  )
  const some = await ask('GET', `/availability?from=${all[1]}&to=${all[3]}`)
  t.same(dates(some), all.slice(1, 4))
  t.match(some.body, { from: all[1], to: all[3] })
  const later = await ask('GET', '/shops/7/availability?from=2025-07-01&to=2025-07-03')
  t.same(dates(later), ['2025-07-01', '2025-07-02', '2025-07-03'])
  t.match(later.body, { from: '2025-07-01', to: '2025-07-03' })
  t.same(dates(await ask('GET', '/availability?from=2025-07-01')), [], 'without an end, no period is asked for')
})

t.test('a report repeats the thing of its path', async (t) => {
  const report = obj({ fridge_id: int, readings: arr(obj({ timestamp: time, value: int })) })
  const ask = server(t, { '/fridges/{id}/readings': { get: { parameters: [path('id', int)], ...replies(report) } } })
  t.match((await ask('GET', '/fridges/7/readings')).body, { fridge_id: 7 })
})

t.test('lists that share a reply repeat what each of their queries asks for', async (t) => {
  const report = obj({ unit: str, step: str, readings: arr(obj({ id: int })) })
  const shared = { responses: { 200: { $ref: '#/components/responses/Report' } } }
  const components = { responses: { Report: replies(report).responses[200] } }
  const ask = server(
    t,
    {
      '/days': { get: { parameters: [query('unit', str)], ...shared } },
      '/hours': { get: { parameters: [query('step', str)], ...shared } }
    },
    {},
    { components }
  )
  t.match((await ask('GET', '/days?unit=kelvin')).body, { unit: 'kelvin' })
  t.match((await ask('GET', '/hours?step=quarter')).body, { step: 'quarter' })
})
