import t from 'tap'
import { arr, body, int, obj, path, replies, server, str } from '../../fixtures/rows.ts'

const maybe = { type: ['string', 'null'] }

t.test('members that a write leaves out, or sends as null, become a value that the row admits', async (t) => {
  const row = obj({ id: int, name: str, note: maybe, size: obj({ width: int, unit: str }, []) }, ['id', 'name', 'note'])
  const sent = obj({ name: str, note: maybe, size: { type: ['object', 'null', 'string'] } }, ['name'])
  const patch = obj({ name: maybe, note: maybe, size: { type: 'object' }, extra: {} }, [])
  const ask = server(t, {
    '/things': { get: replies(arr(row)), post: { ...body(sent), ...replies(row, 201) } },
    '/things/{id}': {
      parameters: [path('id')],
      get: replies(row),
      put: { ...body(sent), ...replies(row) },
      patch: { ...body(patch), ...replies(row) }
    }
  })
  const { id, note } = (await ask('POST', '/things', { name: 'a' })).body
  t.equal(note, null)
  const url = `/things/${id}`
  const cases: [method: 'PUT' | 'PATCH', sent: object, shown: object][] = [
    ['PATCH', { note: 'x', size: { width: 1, unit: 'cm' } }, { name: 'a', note: 'x', size: { width: 1, unit: 'cm' } }],
    ['PATCH', { note: null, size: { unit: null, width: 2 } }, { name: 'a', note: null, size: { width: 2 } }],
    ['PUT', { name: 'b' }, { name: 'b', note: null }],
    ['PATCH', { size: { width: 3 } }, { name: 'b', note: null, size: { width: 3 } }]
  ]
  for (const [method, sent, shown] of cases) {
    t.same((await ask(method, url, sent)).body, { id, ...shown }, `${method} ${JSON.stringify(sent)}`)
    t.same((await ask('GET', url)).body, { id, ...shown })
  }
})

t.test('a write without a body leaves all to the server: a whole new row, and a changed one as it was', async (t) => {
  const row = obj({ id: int, name: str, note: str, size: obj({ width: int }) }, ['id', 'name'])
  const example = { id: 500, name: 'Lamp', note: 'as shown', size: { width: 7 } }
  const optional = { requestBody: { content: { 'application/json': { schema: row } } } }
  const ask = server(t, {
    '/things': {
      get: replies(arr(row)),
      post: {
        ...optional,
        responses: { 201: { description: '', content: { 'application/json': { schema: row, example } } } }
      }
    },
    '/things/{id}': {
      parameters: [path('id')],
      get: replies(row),
      put: { ...optional, ...replies(row) }
    }
  })
  t.same((await ask('POST', '/things')).body, example)
  const before = (await ask('GET', '/things/1')).body
  t.match(before, { note: String, size: { width: Number } })
  t.same((await ask('PUT', '/things/1')).body, before)
  t.same((await ask('GET', '/things/1')).body, before)
})

t.test('a body may say what one of its alternatives names', async (t) => {
  const row = obj({ id: int, email: str, phone: str }, ['id'])
  const sent = { anyOf: [obj({ email: str }), obj({ phone: str })] }
  const ask = server(t, {
    '/users': { get: replies(arr(row)), post: { ...body(sent), ...replies(row, 201) } },
    '/users/{id}': { parameters: [path('id')], get: replies(row) }
  })
  t.match((await ask('POST', '/users', { phone: '5' })).body, { phone: '5' })
  t.match((await ask('POST', '/users', { email: 'e' })).body, { email: 'e' })
})

t.test('a body may say what the row has, and its own schema does not name', async (t) => {
  const row = obj({ id: int, title: str, url: str, serial: { ...str, readOnly: true }, createdAt: str })
  const sent = { title: 'a', url: 'https://a.example/', serial: 'x', createdAt: 'y', other: 'z' }
  const ask = server(t, {
    '/tracks': { get: replies(arr(row)), post: { ...body(obj({ title: str })), ...replies(row, 201) } },
    '/tracks/{id}': { parameters: [path('id')], get: replies(row) }
  })
  const made = (await ask('POST', '/tracks', sent)).body
  t.match(made, { title: 'a', url: 'https://a.example/' })
  t.notMatch(made, { serial: 'x' }, 'the server alone says what only it writes')
  t.notMatch(made, { createdAt: 'y' })
  t.notOk('other' in made)
})

t.test('PUT replaces attributes, or merges them where none is demanded', async (t) => {
  for (const [required, after] of [
    [['name'], { name: 'b' }],
    [[], { name: 'b', note: 'n' }]
  ] as const) {
    const attributes = obj({ name: str, note: str }, [...required])
    const row = obj({ type: str, id: str, attributes }, ['type', 'id'])
    const sent = obj({ data: obj({ type: str, attributes }, ['type']) })
    const ask = server(t, {
      '/things': {
        get: replies(obj({ data: arr(row) })),
        post: { ...body(sent), ...replies(obj({ data: row }), 201) }
      },
      '/things/{id}': {
        parameters: [path('id', str)],
        get: replies(obj({ data: row })),
        put: { ...body(sent), ...replies(obj({ data: row })) }
      }
    })
    t.equal((await ask('POST', '/things', { data: { type: 'things' } })).status, 201)
    const made = (await ask('POST', '/things', { data: { type: 'things', attributes: { name: 'a', note: 'n' } } })).body
    const url = `/things/${made.data.id}`
    const put = await ask('PUT', url, { data: { type: 'things', attributes: { name: 'b' } } })
    t.same(put.body.data.attributes, after)
    t.same((await ask('GET', url)).body.data.attributes, after)
    t.equal((await ask('PUT', url, { data: { type: 'things' } })).status, 200)
  }
})

t.test('a default belongs to one row', async (t) => {
  const size = { ...obj({ width: int }), default: { width: 1 } }
  const thing = obj({ id: int, size })
  const ask = server(t, {
    '/things': { get: replies(arr(thing)), post: { ...body(obj({ size }, [])), ...replies(thing, 201) } },
    '/things/{id}': {
      parameters: [path('id')],
      get: replies(thing),
      patch: { ...body(obj({ size })), ...replies(thing) }
    }
  })
  const { id } = (await ask('POST', '/things', {})).body
  await ask('PATCH', `/things/${id}`, { size: { width: 2 } })
  t.same((await ask('POST', '/things', {})).body.size, { width: 1 })
})

t.test('a row sent without its times is whole, and its times are now', async (t) => {
  const moment = { type: 'string', format: 'date-time' }
  const day = { type: 'string', format: 'date' }
  const seconds = { type: 'integer', minimum: 1_500_000_000, maximum: 1_900_000_000 }
  const note = { type: ['string', 'null'] }
  const server_ = { created_at: moment, updated: day, created_time: seconds }
  const thing = obj({ id: int, name: str, note, ...server_ })
  const ask = server(t, {
    '/things': {
      get: replies(arr(thing)),
      post: { ...body(obj({ name: str, note }, ['name'])), ...replies(thing, 201) }
    },
    '/things/{id}': { parameters: [path('id')], get: replies(thing) }
  })
  const made = []
  for (const name of ['a', 'b', 'c']) made.push((await ask('POST', '/things', { name })).body)
  t.same(
    made.map(({ name, note }) => [name, note]),
    [
      ['a', null],
      ['b', null],
      ['c', null]
    ]
  )
  const moments = made.map((one) => Date.parse(one.created_at))
  t.same(
    moments.map((one) => one - moments[0]!),
    [0, 60_000, 120_000]
  )
  t.same(
    made.map((one) => one.created_time),
    moments.map((one) => one / 1000)
  )
  t.same(
    made.map((one) => one.updated),
    made.map((one) => one.created_at.slice(0, 10))
  )
  for (const one of made) t.same((await ask('GET', `/things/${one.id}`)).body, one)
})

t.test('a write of its own schema changes what rows show as read-only, but not what servers set', async (t) => {
  const readOnly = { ...str, readOnly: true }
  const run = obj({ id: int, state: readOnly, note: str, created_at: readOnly })
  const ask = server(t, {
    '/runs': { get: replies(arr(run)), post: { ...body(run), ...replies(run, 201) } },
    '/runs/{id}': {
      parameters: [path('id')],
      get: replies(run),
      patch: { ...body(obj({ state: str, created_at: str }, [])), ...replies(run) },
      put: { ...body(run), ...replies(run) }
    }
  })
  const before = (await ask('GET', '/runs/1')).body
  t.same((await ask('PATCH', '/runs/1', { state: 'failed', created_at: 'x' })).body, { ...before, state: 'failed' })
  t.equal((await ask('PUT', '/runs/1', { ...before, state: 'queued' })).body.state, 'failed')
  t.notMatch((await ask('POST', '/runs', { state: 'mine', note: 'n' })).body, { state: 'mine' })
})
