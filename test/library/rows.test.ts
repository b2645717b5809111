import t, { type Test } from 'tap'
import { type Connected, connectStandin, createStandin, startStandin } from '../../src/index.ts'
import type { StartOptions } from '../../src/options.ts'
import { documentOf, json } from '../fixtures/start.ts'

const badge = {
  type: 'object',
  required: ['code', 'title', 'team'],
  properties: {
    code: { type: 'string', pattern: '^[a-z]{3}$' },
    title: { type: 'string' },
    team: { type: 'string' },
    size: { type: 'integer' }
  }
}
const thing = {
  type: 'object',
  required: ['id', 'name'],
  properties: {
    id: { type: 'integer', format: 'int64' },
    name: { type: 'string' },
    colour: { type: 'string' },
    maker: { type: 'object', properties: { name: { type: 'string' } } }
  }
}
const named = { type: 'object', required: ['name'], properties: { name: { type: 'string' } } }
const status = { type: 'object', properties: { up: { type: 'boolean' } } }
const listOf = (row: object) => ({ responses: { 200: json({ type: 'array', items: row }) } })
const bodyOf = (row: object) => ({ content: { 'application/json': { schema: row } } })
const document = documentOf({
  '/things': { get: listOf(thing), post: { requestBody: bodyOf(named), responses: { 201: json(thing) } } },
  '/things/{id}': { get: { responses: { 200: json(thing) } } },
  '/teams/{team}/badges': { get: listOf(badge) },
  '/teams/{team}/badges/{code}': { get: { responses: { 200: json(badge) } } },
  '/things/{id}/parts': { get: listOf(thing) },
  '/things/{id}/parts/{partId}': { get: { responses: { 200: json(thing) } } },
  '/marks': { get: listOf({ type: 'object', properties: { text: { type: 'string' } } }) },
  '/shelves/{shelf}/badges': { get: listOf({ type: 'object', properties: { id: { type: 'string' } } }) },
  '/status': {
    get: { responses: { 200: json(status) } },
    put: { requestBody: bodyOf(status), responses: { 200: json(status) } }
  }
})

/** The words of a server in this process and over HTTP, and a reader of its answers. */
async function doors(t: Test, options: StartOptions = {}) {
  const mock = await startStandin({ document: document as object, ...options })
  t.teardown(() => mock.close())
  const get = async (path: string, headers: Record<string, string> = {}) => {
    const response = await fetch(mock.url + path, { headers })
    return { status: response.status, body: JSON.parse(await response.text()) }
  }
  return { mock, get, both: [mock, connectStandin(mock.url)] as unknown as Connected[] }
}

t.test('rows are looked at by the name of their collection, before and after requests', async (t) => {
  const { both, get } = await doors(t)
  for (const words of both) {
    t.same(await words.rows('things'), (await get('/things')).body)
    t.same(await words.rows('badges', 'red'), (await get('/teams/red/badges')).body)
    t.same(await words.rows('parts', 3), (await get('/things/3/parts')).body)
    t.same(await words.rows('/shelves/{shelf}/badges', 'top'), (await get('/shelves/top/badges')).body)
  }
})

t.test('rows that are set are what requests meet, and members that they leave out are made', async (t) => {
  const { mock, both, get } = await doors(t)
  for (const words of both) {
    await get('/things')
    const [first, second] = await words.rows('things', [{ name: 'Lamp' }, { id: 30, name: 'Chair', colour: 'red' }])
    t.match(first, { id: 1, name: 'Lamp', colour: String })
    t.match(second, { id: 30, name: 'Chair', colour: 'red', maker: Object })
    t.same((await get('/things')).body, [first, second])
    t.same((await get('/things/30')).body, second)
    t.equal((await get('/things/2')).status, 404, 'no other key is there')
    const made = await fetch(`${mock.url}/things`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{"name":"Desk"}'
    })
    t.equal(made.status, 201)
    t.match(await words.rows('things'), [first, second, { id: 31, name: 'Desk' }])
    t.same(await words.rows('things', []), [])
    t.same((await get('/things')).body, [])
    await words.reset()
    t.equal((await words.rows('things')).length, 18)
  }
})

t.test('rows below a parent, with keys that are texts or none', async (t) => {
  const { both, get } = await doors(t)
  for (const words of both) {
    const rows = await words.rows('badges', 'red', [
      { title: 'One' },
      { title: 'Two' },
      { code: 'abc', title: 'Three' }
    ])
    t.match(rows, [{ team: 'red' }, { team: 'red' }, { team: 'red', code: 'abc' }])
    t.equal(new Set(rows.map(({ code }) => code)).size, 3)
    t.same((await get('/teams/red/badges')).body, rows)
    t.not((await get('/teams/blue/badges')).body.length, 0)
    const parts = await words.rows('parts', 3, [{ name: 'Leg' }, { name: 'Arm' }])
    t.same((await get(`/things/3/parts/${parts[1]?.id}`)).body, parts[1])
    t.match(await words.rows('marks', [{ text: 'a' }, { text: 'a' }]), [{ text: 'a' }, { text: 'a' }])
  }
})

t.test('rows that no list shows, and rows below two parents', async (t) => {
  const { mock, get } = await doors(t, {
    document: documentOf({
      '/reports/{id}': {
        get: { responses: { 200: json(thing) } },
        put: { requestBody: bodyOf(thing), responses: { 204: {} } }
      },
      '/teams/{team}/shelves/{shelf}/badges': { get: listOf(badge) }
    })
  })
  mock.rows('reports', [{ id: 4, name: 'Four' }])
  t.match((await get('/reports/4')).body, { id: 4, name: 'Four' })
  t.equal((await get('/reports/5')).status, 404)
  t.match(mock.rows('badges', 'red', 'top', [{ title: 'x' }]), [{ team: 'red', title: 'x' }])
  t.throws(() => mock.rows('badges', 'red'), /grouped by team and shelf: name them after the collection/)
  t.throws(() => mock.rows('pings'), /there is reports, badges$/)
  const { mock: bare } = await doors(t, { document: documentOf({ '/ping': { get: { responses: { 204: {} } } } }) })
  t.throws(() => bare.rows('pings'), /no collection "pings"; there is none/)
})

t.test('a row has all digits of its numbers', async (t) => {
  const { both } = await doors(t)
  const id = 9007199254740993n
  for (const words of both) t.match(await words.rows('things', [{ id, name: 'Far' }]), [{ id }])
})

t.test('what cannot be a row, or has no place, is refused with what to do', async (t) => {
  const { both, get } = await doors(t, { mostRows: 5, closed: true })
  const six = Array.from({ length: 6 }, () => ({ name: 'x' }))
  for (const words of both) {
    await t.rejects(async () => words.rows('thing'), {
      code: 'ERR_STANDIN_ROWS',
      message: /no collection "thing"; there is things, badges, parts, marks$/
    })
    await t.rejects(async () => words.rows('things', 'x'), /"things" is one list, which no parent names; leave out x$/)
    await t.rejects(async () => words.rows('badges'), /"badges" are grouped by team: name it after the collection/)
    await t.rejects(async () => words.rows('parts', 'none'), /there is no none that could have parts/)
    await t.rejects(async () => words.rows('things', [{ id: 'x' }]), /\/0\/id: must be an integer/)
    await t.rejects(async () => words.rows('things', [{ id: 1 }, { id: 1 }]), /\/1: the key "1" is that of \/0 too/)
    await t.rejects(async () => words.rows('things', [3] as never), /\/0\b.* an object/)
    await t.rejects(async () => words.rows('things', six), /6 rows are more than --most-rows allows, which is 5/)
    t.equal((await get('/things')).body.length, 18, 'nothing was changed')
    // Rows that are replaced make room.
    for (const _ of [1, 2]) t.equal((await words.rows('things', six.slice(1))).length, 5)
    await words.reset()
  }
})

t.test('a state is taken and put back', async (t) => {
  const { both, get } = await doors(t)
  for (const words of both) {
    const before = await words.rows('things', [
      { id: 9007199254740993n, name: 'Far' },
      { id: 2, name: 'Near' }
    ])
    const state = await words.state()
    t.match(state, { things: [{ name: 'Far' }, { name: 'Near' }] })
    await words.rows('things', [{ name: 'Other' }])
    await words.restore(state)
    t.same(await words.rows('things'), before)
    t.match((await get('/things/2')).body, { name: 'Near' })
    t.equal((await get('/things/3')).status, 404, 'no other key is there')
    await t.rejects(async () => words.restore({ nothing: [] }), { code: 'ERR_STANDIN_STATE', message: /no collection/ })
    await words.reset()
  }
})

t.test('a taken state and shown rows do not change with the world', async (t) => {
  const { mock } = await doors(t)
  const maker = { name: 'm' }
  const [shown] = mock.rows('things', [{ id: 1, name: 'a', maker }])
  const state = mock.state()
  maker.name = 'n'
  Object.assign(shown as object, { name: 'c' })
  t.match(mock.rows('things'), [{ name: 'a', maker: { name: 'm' } }])
  mock.restore(state)
  Object.assign((state.things as object[])[0] as object, { name: 'd' })
  t.match(mock.rows('things'), [{ name: 'a', maker: { name: 'm' } }])
})

t.test('each world has its own rows', async (t) => {
  const { both, get } = await doors(t)
  for (const words of both) {
    const world = words.world('w')
    await world.rows('things', [{ name: 'Mine' }])
    t.match((await get('/things', world.headers)).body, [{ name: 'Mine' }])
    t.equal((await words.rows('things')).length, 18)
    const state = await world.state()
    await words.restore(state)
    t.match((await get('/things')).body, [{ name: 'Mine' }])
    await world.end()
    await words.reset()
  }
})

t.test('a stateless server shows rows, and keeps none', async (t) => {
  const { mock } = await doors(t, { stateless: true })
  t.equal(mock.rows('things').length, 18)
  t.throws(() => mock.rows('things', []), /stateless keeps no rows/)
})

t.test('several documents have their rows beside each other', async (t) => {
  const other = documentOf({
    '/books': { get: listOf(thing) },
    '/books/{id}': { get: { responses: { 200: json(thing) } } }
  })
  const mock = createStandin({ document: [document, other] as object[] })
  t.teardown(() => mock.close())
  await mock.ready()
  const { standin } = mock
  t.match(standin.rows('books', [{ name: 'Dune' }]), [{ id: 1, name: 'Dune' }])
  t.match((await mock.inject('/books')).json(), [{ name: 'Dune' }])
  t.throws(() => standin.rows('films'), /no collection "films"; there is things, badges, parts, marks, books/)
})

t.test('rows over HTTP that are no JSON, and a parent by the query', async (t) => {
  const { mock } = await doors(t)
  const call = async (method: string, path: string, body?: string) => {
    const response = await fetch(`${mock.url}/__admin/rows/${path}`, { method, body: body ?? null })
    return { status: response.status, body: await response.json() }
  }
  t.match(await call('PUT', 'things', '{'), { status: 422, body: { errors: [{ detail: /the body is no JSON/ }] } })
  t.match(await call('PUT', 'things', '{}'), { status: 422, body: { errors: [{ detail: /has to be an array/ }] } })
  t.match(await call('GET', 'badges?parent=red'), { status: 200, body: { rows: mock.rows('badges', 'red') } })
})

t.test('no more rows are set than an enum has keys', async (t) => {
  const size = { type: 'object', required: ['code'], properties: { code: { type: 'string', enum: ['s', 'm'] } } }
  const { both } = await doors(t, {
    document: documentOf({
      '/sizes': { get: listOf(size) },
      '/sizes/{code}': { get: { responses: { 200: json(size) } } }
    })
  })
  for (const words of both) {
    t.equal((await words.rows('sizes', [{}, {}])).length, 2)
    await t.rejects(async () => words.rows('sizes', [{}, {}, {}]), /\/2\/code: must be one of s, m/)
  }
})

t.test('a mistyped member of a row is refused', async (t) => {
  const { both } = await doors(t)
  for (const words of both) {
    const set = async (row: object) =>
      await words.rows('things', [
        { id: 1, name: 'a' },
        { id: 2, ...row }
      ])
    await t.rejects(set({ nmae: 'b' }), /\/1\/nmae: things have no such member; did you mean \\?"name/)
    await t.rejects(set({ name: 'b', color: 'red' }), /\/1\/color: .* did you mean \\?"colour/)
  }
})
