import t from 'tap'
import { arr, body, int, obj, path, query, replies, server, str } from '../../fixtures/rows.ts'

const bool = { type: 'boolean' }
const states = { type: 'string', enum: ['open', 'closed'] }
const ticket = obj({ id: int, state: states, archived: bool, starred: bool, live: bool, tongue: str, rank: int })
const usual = (name: string, schema: object, value: unknown) => query(name, { ...schema, default: value })
type Row = { id: number; state: string; archived: boolean; live: boolean }

const asked = (parameters: object[], reply: object = replies(arr(ticket))) => ({
  '/tickets': {
    get: { parameters, ...reply },
    post: { ...body(obj({ state: states }, [])), ...replies(ticket, 201) }
  },
  '/tickets/{id}': {
    parameters: [path('id')],
    get: replies(ticket),
    patch: { ...body(obj({ state: states }, [])), ...replies(ticket) }
  },
  '/tickets/count': { get: { parameters, ...replies(obj({ count: int })) } }
})

t.test('a list heeds the defaults of the parameters that filter it', async (t) => {
  const all = { type: 'string', enum: ['open', 'closed', 'all'] }
  const ask = server(t, asked([usual('state', all, 'open')]))
  const rows = async (query = ''): Promise<Row[]> => (await ask('GET', `/tickets${query}`)).body
  const open = await rows()
  t.ok(open.length > 0 && open.every(({ state }) => state === 'open'))
  const whole = await rows('?state=all')
  t.equal(whole.length, 18)
  t.same(
    open,
    whole.filter(({ state }) => state === 'open')
  )
  t.same((await ask('GET', '/tickets/count')).body, { count: open.length })
  t.same((await ask('GET', '/tickets/count?state=all')).body, { count: 18 })
  const [first] = open as [Row]
  await ask('PATCH', `/tickets/${first.id}`, { state: 'closed' })
  t.same(
    (await rows()).map(({ id }) => id),
    open.slice(1).map(({ id }) => id)
  )
  const made = (await ask('POST', '/tickets', {})).body
  t.same((await rows()).at(-1), made)
})

t.test('a default that says nothing of rows filters nothing', async (t) => {
  const ask = server(
    t,
    asked([
      usual('starred', bool, false),
      usual('tongue', str, 'en'),
      usual('state', str, 'any'),
      usual('rank_min', int, 1000),
      usual('live', arr(bool), []),
      query('id', int)
    ])
  )
  t.equal((await ask('GET', '/tickets')).body.length, 18)
})

t.test('flags and lists of values may be defaults', async (t) => {
  const ask = server(
    t,
    asked([usual('archived', bool, false), usual('live', bool, true), usual('state', arr(states), ['open', 'closed'])])
  )
  const rows: Row[] = (await ask('GET', '/tickets')).body
  t.ok(rows.length > 0 && rows.length < 18)
  t.ok(rows.every(({ archived, live }) => !archived && live))
  t.ok((await ask('GET', '/tickets?live=false')).body.every(({ live }: Row) => !live))
})

t.test('examples that do not heed a default are shown', async (t) => {
  const one = { archived: false, starred: false, live: true, tongue: 'en', rank: 1 }
  const example = [
    { id: 1, state: 'open', ...one },
    { id: 2, state: 'closed', ...one }
  ]
  const content = { 'application/json': { schema: arr(ticket), example } }
  const shown = { responses: { 200: { description: 'x', content } } }
  const ask = server(t, asked([usual('state', states, 'open')], shown))
  t.same((await ask('GET', '/tickets')).body, example)
  const fixtures = t.testdir({ 'tickets.json': JSON.stringify(example) })
  const other = server(t, asked([usual('state', states, 'open')]), { fixtures })
  t.same((await other('GET', '/tickets')).body, example.slice(0, 1), 'fixtures are rows as the API has them')
})
