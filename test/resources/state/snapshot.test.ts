import t, { type Test } from 'tap'
import { createStandin } from '../../../src/standin.ts'
import { documentOf, json } from '../../fixtures/start.ts'

const object = (...names: string[]) => ({
  type: 'object',
  required: names,
  properties: Object.fromEntries(names.map((name) => [name, { type: 'string' }]))
})
const lists = (row: object) => ({ get: { responses: { 200: json({ type: 'array', items: row }) } } })
const makes = (row: object) => ({
  ...lists(row),
  post: {
    requestBody: { content: { 'application/json': { schema: row } } },
    responses: { 201: json(row) }
  }
})
const note = object('id', 'text')
const document = documentOf({
  '/notes': makes(note),
  '/notes/{id}': { get: { responses: { 200: json(note) } } },
  '/paints': makes(object('color', 'shade')),
  '/users/{user}/teams/{team}/badges': makes(object('id', 'title')),
  '/posts/{post}/remarks': makes(object('id', 'said')),
  '/issues/{issue}/remarks': makes(object('id', 'remarked'))
})

function server(t: Test, documents: object | object[] = document) {
  const mock = createStandin({ document: documents as object })
  t.teardown(() => mock.close())
  return async (method: string, url: string, body?: unknown, headers: Record<string, string> = {}) => {
    const { statusCode, body: text } = await mock.inject({
      method: method as 'GET',
      url,
      headers: body === undefined ? headers : { 'content-type': 'application/json', ...headers },
      ...(body === undefined ? {} : { payload: body as object })
    })
    return { status: statusCode, text, body: text === '' ? undefined : JSON.parse(text) }
  }
}

const badges = '/users/u1/teams/t1/badges'

t.test(
  'every row that was written is back: by its parents, by its seed, without a key, under a shared name',
  async (t) => {
    const ask = server(t)
    const seeded = { prefer: 'seed=5' }
    const asked: [url: string, row: object, headers?: Record<string, string>][] = [
      ['/notes', { id: 'n', text: 'A note' }],
      ['/notes', { id: 'n', text: 'Of another seed' }, seeded],
      ['/paints', { color: 'red', shade: 'dark' }],
      [badges, { id: 'b', title: 'First' }],
      ['/users/u1/teams/t2/badges', { id: 'b', title: 'Second' }],
      ['/posts/1/remarks', { id: 'r', said: 'On a post' }],
      ['/issues/1/remarks', { id: 'r', remarked: 'On an issue' }],
      ['/issues/1/remarks', { id: 'r', remarked: 'Of another seed' }, seeded]
    ]
    const before = []
    for (const [url, row, headers] of asked) t.equal((await ask('POST', url, row, headers)).status, 201, url)
    for (const [url, row, headers] of asked) {
      const { body } = await ask('GET', url, undefined, headers)
      t.match(body.at(-1), row)
      before.push(body)
    }
    const { text: state } = await ask('GET', '/__admin/state')
    const kept = JSON.parse(state)
    t.match(kept.badges.u1, { t1: [], t2: [] }, 'rows are grouped by the parameters of their path')
    const other = server(t)
    t.equal((await other('PUT', '/__admin/state', JSON.parse(state))).status, 200)
    const again = (await other('GET', '/__admin/state')).body
    for (const { groups } of [kept['x-standin'], again['x-standin']])
      groups.sort((one: { id: string }, next: { id: string }) => (one.id < next.id ? -1 : 1))
    t.same(again, kept, 'a state that nobody asked rows of is the one put')
    for (const [index, [url, , headers]] of asked.entries())
      t.same((await other('GET', url, undefined, headers)).body, before[index], url)
  }
)

t.test('a state by hand has as many rows as it writes, with a key or without', async (t) => {
  const ask = server(t)
  const rows = [
    { color: 'red', shade: 'dark' },
    { color: 'blue', shade: 'light' }
  ]
  t.equal((await ask('PUT', '/__admin/state', { paints: rows, notes: [{ text: 'No key' }] })).status, 200)
  t.same((await ask('GET', '/paints')).body, rows)
  t.match((await ask('GET', '/notes')).body, [{ text: 'No key' }])
})

t.test('an invalid state is refused with the reason, and changes nothing', async (t) => {
  const ask = server(t)
  const { text: before } = await ask('GET', '/notes')
  const cases: [state: unknown, detail: RegExp][] = [
    [[], /a state is an object/],
    [{ nothing: [] }, /no collection \\"nothing\\"; there is notes, paints, badges, remarks"/],
    [{ notes: 5 }, /\\"notes\\" is to be a list of objects"/],
    [{ notes: [5] }, /\\"notes\\" is to be a list of objects"/],
    [{ badges: [{ id: 'b' }] }, /\\"badges\\" is to be a list of objects by user by team"/],
    [{ badges: { u1: [{ id: 'b' }] } }, /\\"badges\\" is to be a list of objects by user by team"/]
  ]
  for (const [state, detail] of cases) {
    const { status, text } = await ask('PUT', '/__admin/state', state)
    t.equal(status, 422, text)
    t.match(text, detail)
  }
  t.equal((await ask('PUT', '/__admin/state')).status, 422, 'no body is no state')
  t.equal((await ask('GET', '/notes')).text, before)
  const bare = server(t, documentOf({ '/ping': { get: { responses: { 200: json({ type: 'string' }) } } } }))
  t.match((await bare('PUT', '/__admin/state', { notes: [] })).text, /there is none/)
})

t.test('each of several documents has its own part of a state', async (t) => {
  const paints = documentOf({ '/paints': makes(object('color', 'shade')) })
  const notes = documentOf({ '/notes': makes(note) })
  const ask = server(t, [notes, paints])
  await ask('POST', '/notes', { id: 'n', text: 'A note' })
  await ask('POST', '/paints', { color: 'red', shade: 'dark' })
  const [made, painted] = [(await ask('GET', '/notes')).text, (await ask('GET', '/paints')).text]
  const { body: state } = await ask('GET', '/__admin/state')
  t.same(Object.keys(state.documents[0]), ['notes', 'x-standin'])
  t.same(Object.keys(state.documents[1]), ['paints', 'x-standin'])
  const other = server(t, [notes, paints])
  t.equal((await other('PUT', '/__admin/state', state)).status, 200)
  t.same((await other('GET', '/__admin/state')).body, state)
  t.equal((await other('GET', '/notes')).text, made)
  t.equal((await other('GET', '/paints')).text, painted)
})

t.test('a world keeps a hundred snapshots, and the oldest makes room', async (t) => {
  const ask = server(t)
  for (let index = 0; index < 100; index++) await ask('POST', `/__admin/snapshots/s${index}`)
  await ask('POST', '/__admin/snapshots/s0')
  t.equal((await ask('GET', '/__admin/snapshots/s0')).status, 200, 'one that is written over takes no room')
  await ask('POST', '/__admin/snapshots/s100')
  t.match((await ask('GET', '/__admin/snapshots/s0')).text, /there is no snapshot \\"s0\\"; there is s1, s2/)
  const names = (await ask('GET', '/__admin/snapshots')).body.snapshots.map(({ name }: { name: string }) => name)
  t.equal(names.length, 100)
  t.equal(names.at(-1), 's100')
})
