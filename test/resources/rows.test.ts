import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import t, { type Test } from 'tap'
import { ask, documentOf, json, start } from '../fixtures/start.ts'

const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` })
const body = (schema: object) => ({ requestBody: { content: { 'application/json': { schema } } } })
const path = (name: string, type = 'string') => ({ name, in: 'path', required: true, schema: { type } })

const user = {
  type: 'object',
  required: ['id', 'name'],
  properties: {
    id: { type: 'integer', readOnly: true },
    name: { type: 'string', maxLength: 20 },
    nick: { type: 'string' },
    since: { type: 'string', format: 'date', readOnly: true },
    created_at: { type: 'string', format: 'date-time' }
  }
}
const wanted = { type: 'object', properties: { name: { type: 'string' }, nick: { type: 'string', default: 'nobody' } } }

const document = (more: object = {}) =>
  documentOf(
    {
      '/users': {
        get: {
          operationId: 'list',
          responses: {
            200: json({
              type: 'object',
              properties: { users: { type: 'array', items: ref('User') }, total: { type: 'integer' } }
            })
          }
        },
        post: { ...body(wanted), responses: { 201: json(ref('User')), 409: json({ type: 'object' }) } }
      },
      '/users/{userId}': {
        parameters: [path('userId', 'integer')],
        get: {
          responses: {
            200: json(ref('User')),
            404: json({ type: 'object', properties: { message: { type: 'string' } } })
          }
        },
        put: {
          ...body({ ...wanted, required: ['name'] }),
          responses: { 200: json({ type: 'object', properties: { user: ref('User') } }) }
        },
        patch: {
          ...body(wanted),
          responses: { 200: json({ allOf: [ref('User'), { properties: { extra: { type: 'integer' } } }] }) }
        },
        delete: { responses: { 204: { description: 'gone' } } }
      },
      '/shops/{shop}/items': {
        parameters: [path('shop')],
        get: { responses: { 200: json({ type: 'array', items: ref('Item') }) } },
        post: { ...body({ type: 'object' }), responses: { 200: json({ type: 'object' }) } }
      },
      '/shops/{shop}/items/{sku}': {
        parameters: [path('shop'), path('sku')],
        get: { responses: { 200: json({ type: 'object' }) } },
        delete: { responses: { 200: { description: 'no schema', content: { 'application/json': {} } } } }
      }
    },
    {
      components: {
        schemas: {
          User: user,
          Item: {
            type: 'object',
            required: ['sku'],
            properties: { sku: { type: 'string' }, price: { type: 'integer' } }
          }
        }
      },
      ...more
    }
  )

async function serving(t: Test, fixtures: Record<string, unknown>, of = document()) {
  const folder = await mkdtemp(join(tmpdir(), 'standin-'))
  t.teardown(() => rm(folder, { recursive: true }))
  for (const [name, rows] of Object.entries(fixtures)) {
    await writeFile(join(folder, `${name}.json`), JSON.stringify(rows))
  }
  const mock = await start(t, { document: of, fixtures: folder })
  return async (method: string, url: string, sent?: object) => {
    const init =
      sent === undefined ? {} : { headers: { 'content-type': 'application/json' }, body: JSON.stringify(sent) }
    const response = await fetch(mock.url + url, { method, ...init })
    const text = await response.text()
    return { status: response.status, source: response.headers.get('standin-source'), body: text && JSON.parse(text) }
  }
}

const ada = { id: 1, name: 'Ada', nick: 'a', since: '2020-01-01' }
const bob = { id: 7, name: 'Bob' }

t.test('a written thing is there until it is removed', async (t) => {
  const api = await serving(t, { users: [ada, bob] })
  t.same((await api('GET', '/users')).body, { users: [ada, bob], total: 2 })
  t.same(await api('GET', '/users/7'), { status: 200, source: 'fixture', body: bob })

  const added = await api('POST', '/users', { name: 'Cy' })
  t.match(added, {
    status: 201,
    source: 'fixture',
    body: { id: 8, name: 'Cy', nick: 'nobody', created_at: '2025-01-01T00:01:00Z' }
  })
  t.same((await api('GET', '/users/8')).body, added.body)

  t.same((await api('DELETE', '/users/7')).status, 204)
  const gone = await api('GET', '/users/7')
  t.equal(gone.status, 404)
  t.match(gone.body, { message: /no user with id "7"/ })
  t.equal((await api('DELETE', '/users/7')).status, 404)
  t.equal((await api('GET', '/users')).body.total, 2)
})

t.test('PUT replaces what may be left out, PATCH keeps it', async (t) => {
  const api = await serving(t, { users: [ada, bob] })
  const put = await api('PUT', '/users/1', { name: 'Eve' })
  t.same(put.body, { user: { id: 1, name: 'Eve', nick: 'nobody', since: '2020-01-01' } })
  t.same((await api('GET', '/users/1')).body, put.body.user)

  const patched = await api('PATCH', '/users/7', { nick: 'bobby' })
  t.match(patched.body, { id: 7, name: 'Bob', nick: 'bobby' })
  t.same((await api('GET', '/users/7')).body, { id: 7, name: 'Bob', nick: 'bobby' })
  t.same((await api('PATCH', '/users/7')).body.nick, 'bobby')
  t.match((await api('PUT', '/users/99', { name: 'x' })).body, { user: { id: 99, name: 'x' } }, 'no 404 is documented')
  t.match((await api('GET', '/users/99')).body, { id: 99, name: 'x' })
})

t.test('requests at the same time lose nothing of each other', async (t) => {
  const api = await serving(t, { users: [] })
  await Promise.all(Array.from({ length: 8 }, (_, n) => api('POST', '/users', { name: `n${n}` })))
  const { body } = await api('GET', '/users')
  t.same(
    body.users.map(({ id }: { id: number }) => id),
    [1, 2, 3, 4, 5, 6, 7, 8]
  )
})

t.test('groups are told apart by the path, and another value has the rows of *', async (t) => {
  const api = await serving(t, {
    items: { north: [{ sku: 'a', price: 1 }], south: [], east: { count: 3 }, '*': { count: 2 } }
  })
  const count = async (shop: string) => (await api('GET', `/shops/${shop}/items`)).body.length
  t.same(await Promise.all(['north', 'south', 'east', 'west'].map(count)), [1, 0, 3, 2])
  const west = (await api('GET', '/shops/west/items')).body
  t.notSame((await api('GET', '/shops/other/items')).body, west)
  t.same((await api('GET', `/shops/west/items/${encodeURIComponent(west[0].sku)}`)).body, west[0])
  const added = (await api('POST', '/shops/south/items', { item: { sku: 'new', note: 'not of an item' } })).body
  t.same(added, { sku: 'new' })
  t.notOk('note' in added)
  t.equal(await count('south'), 1)
  t.equal(await count('east'), 3)
  t.same((await api('DELETE', '/shops/south/items/new')).body, {})
  t.equal(await count('south'), 0)
})

t.test('a value without a group, and without *, has no rows', async (t) => {
  const api = await serving(t, { items: { north: [] } })
  t.same((await api('GET', '/shops/west/items')).body, [])
})

t.test('many groups that nobody wrote to do not pile up', async (t) => {
  const api = await serving(t, { items: { '*': { count: 1 } } })
  const first = (await api('GET', '/shops/s0/items')).body
  for (let n = 1; n < 102; n++) await api('GET', `/shops/s${n}/items`)
  t.same((await api('GET', '/shops/s0/items')).body, first)
})

t.test('a row whose key is taken is refused, or takes its place where the document says so', async (t) => {
  for (const [conflict, status] of [
    [undefined, 409],
    ['replace', 200]
  ] as const) {
    const api = await serving(
      t,
      { items: [{ sku: 'a', price: 1 }, { sku: 'b' }] },
      documentOf({
        '/items': {
          get: {
            responses: {
              200: json({
                type: 'array',
                items: {
                  type: 'object',
                  additionalProperties: false,
                  properties: { sku: { type: 'string' }, price: { type: 'integer' } }
                }
              })
            }
          },
          post: {
            ...(conflict === undefined ? {} : { 'x-standin-conflict': conflict }),
            ...body({ type: 'object' }),
            responses: {
              200: json({ type: 'object' }),
              409: json({ type: 'object', properties: { error: { type: 'string' } } })
            }
          }
        },
        '/items/{sku}': { get: { parameters: [path('sku')], responses: { 200: json({ type: 'object' }) } } }
      })
    )
    const answer = await api('POST', '/items', { sku: 'a', price: 2, other: 1 })
    t.equal(answer.status, status)
    t.equal((await api('GET', '/items/a')).body.price, status === 409 ? 1 : 2)
    t.equal((await api('GET', '/items')).body.length, 2)
    if (status === 409) t.match(answer.body, { error: /sku "a" already/ })
  }
})

t.test('another status, and another source, leave the rows alone', async (t) => {
  const api = await serving(t, { users: [ada] })
  t.equal((await api('POST', '/users?__code=409', { name: 'x' })).status, 409)
  t.equal((await api('GET', '/users?__dynamic=true')).source, 'generated')
  t.equal((await api('GET', '/users')).body.total, 1)
  t.equal((await api('GET', '/users?__example=none')).status, 404)
})

t.test('the shipped API invites and removes', async (t) => {
  const mock = await start(t)
  const url = '/v2/organizations/newcompany/invites'
  const invite = (email: string) =>
    ask(mock, url, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ email }) })
  t.match(await (await invite('a@example.org')).json(), {
    invited: { email: 'a@example.org', role: 'member', organization: 'newcompany' }
  })
  await invite('a@example.org')
  const { invites } = (await (await ask(mock, url)).json()) as { invites: object[] }
  t.equal(invites.length, 1)
})

/** A document of one collection, whose rows, bodies and operations are what a test is about. */
function collection({ row, sent, key = 'id', post = {}, more = {} }: Record<string, object> & { key?: string }) {
  return documentOf({
    '/things': {
      get: { responses: { 200: json({ type: 'array', items: row }) } },
      post: { ...(sent === undefined ? {} : body(sent)), responses: { 201: json(row as object) }, ...post }
    },
    [`/things/{${key}}`]: { parameters: [path(key)], ...more }
  })
}

const thing = {
  type: 'object',
  properties: {
    id: { type: 'integer' },
    title: { type: 'string' },
    state: { type: 'string', readOnly: true },
    secret: { type: 'string', writeOnly: true },
    created_at: { type: 'string', format: 'date-time' }
  }
}
const forged = { title: 'x', foo: 1, id: 99, state: 'mine', secret: 's', created_at: '1999-01-01T00:00:00Z' }

t.test('a body says what its own schema lets it say, and the server the rest', async (t) => {
  const titled = { type: 'object', properties: { title: { type: 'string' }, color: { type: 'string' } } }
  const tagged = { ...thing, additionalProperties: { type: 'string' } }
  const counted = { id: 1, title: 'x', created_at: '2025-01-01T00:01:00Z' }
  const chosen = { id: 99, title: 'x', created_at: '1999-01-01T00:00:00Z' }
  const cases: [what: string, row: object, sent: object | undefined, body: object, kept: object][] = [
    ['members of the body that rows have', thing, titled, { ...forged, color: 'red' }, counted],
    [
      'others, where both allow them',
      tagged,
      titled,
      { title: 'x', color: 'red', foo: 'y' },
      { ...counted, color: 'red' }
    ],
    [
      'what an open body sends',
      tagged,
      { ...titled, additionalProperties: true },
      { ...forged, foo: 'y' },
      { ...counted, foo: 'y' }
    ],
    ['the id, where the body has it', thing, thing, forged, chosen],
    ['what a body of which nothing is said sends', thing, { type: 'object' }, forged, counted],
    ['a body that is not documented', thing, undefined, forged, { id: 1, created_at: '2025-01-01T00:01:00Z' }],
    ['one of several', thing, { oneOf: [{ allOf: [titled] }, { type: 'object', required: ['no'] }] }, forged, counted],
    ['in an envelope', thing, { type: 'object', properties: { thing: titled } }, { thing: forged }, counted],
    ['in what is no envelope', thing, titled, { other: forged }, { id: 1, created_at: '2025-01-01T00:01:00Z' }]
  ]
  for (const [what, row, sent, body, kept] of cases) {
    const api = await serving(t, { things: [] }, collection({ row, ...(sent === undefined ? {} : { sent }) }))
    t.equal((await api('POST', '/things', body)).status, 201, what)
    const [{ state, ...shown }] = (await api('GET', '/things')).body
    t.type(state, 'string')
    t.not(state, 'mine', what)
    if (!('title' in kept)) shown.title = undefined
    t.same({ ...shown }, 'title' in kept ? kept : { ...kept, title: undefined }, what)
  }
})

t.test('a change keeps the id, and takes what its body may say', async (t) => {
  const change = { ...body({ ...thing, required: ['title'] }), responses: { 200: json(thing) } }
  const api = await serving(
    t,
    { things: [{ id: 4, title: 'a' }] },
    collection({ row: thing, more: { put: change, patch: change } })
  )
  t.match((await api('PUT', '/things/4', { id: 7, title: 'b', foo: 1 })).body, { id: 4, title: 'b' })
  t.match((await api('PATCH', '/things/4', { title: 'c', state: 'mine', foo: 1 })).body, { id: 4, title: 'c' })
  t.same((await api('GET', '/things')).body, [{ id: 4, title: 'c' }])
})

t.test('an id that was given away is not given again, until reset', async (t) => {
  const folder = t.testdir({ 'things.json': '[{ "id": 3 }]' })
  const row = { type: 'object', properties: { id: { type: 'integer' } } }
  const gone = { delete: { responses: { 204: { description: 'gone' } } } }
  const mock = await start(t, { document: collection({ row, more: gone }), fixtures: folder })
  const at = (path: string, method: string) => fetch(`${mock.url}/things${path}`, { method })
  const idOfNext = async () => ((await (await at('', 'POST')).json()) as { id: number }).id
  t.equal((await at('/3', 'DELETE')).status, 204)
  t.equal(await idOfNext(), 4)
  await at('/4', 'DELETE')
  t.equal(await idOfNext(), 5)
  mock.reset()
  t.equal(await idOfNext(), 4)
})

t.test('another seed is another world, of rows that are made, with what is written there', async (t) => {
  const api = await serving(t, { items: { north: { count: 3 }, south: [{ sku: 'a' }] } })
  const list = async (query = '') => (await api('GET', `/shops/north/items${query}`)).body
  const [first, other] = [await list(), await list('?__seed=7')]
  t.equal(other.length, 3)
  t.notSame(other, first)
  t.same(await list('?__seed=7'), other)
  const [{ sku }] = other
  t.same((await api('GET', `/shops/north/items/${sku}?__seed=7`)).body, other[0])
  t.equal((await api('DELETE', `/shops/north/items/${sku}?__seed=7`)).status, 200)
  t.same(await list('?__seed=7'), other.slice(1))
  t.same(await list(), first)
  t.same(
    (await api('GET', '/shops/south/items?__seed=7')).body,
    [{ sku: 'a' }],
    'rows that are written out are no guess'
  )
})

t.test('the status that is asked for is given, whatever the rows say', async (t) => {
  const api = await serving(t, { items: { north: [{ sku: 'a' }] }, users: [ada] })
  t.equal((await api('DELETE', '/shops/north/items/none')).status, 404)
  t.match(await api('DELETE', '/shops/north/items/none?__code=200'), { status: 200, source: 'generated' })
  t.match(await api('GET', '/users/99?__code=200'), { status: 200, source: 'generated', body: { id: 99 } })
  t.match(await api('GET', '/users/1?__code=200'), { status: 200, source: 'fixture', body: ada })
  t.equal((await api('GET', '/users')).body.total, 1)
})

t.test('a removed thing is shown where the response has its members, and {} where it promises nothing', async (t) => {
  const removed = async (schema: object) => {
    const more = { delete: { responses: { 200: json(schema) } } }
    const api = await serving(t, { things: [{ id: 4, title: 'a' }] }, collection({ row: thing, more }))
    const { status, body } = await api('DELETE', '/things/4')
    t.equal(status, 200)
    return body
  }
  t.same(await removed({ type: 'object' }), {})
  t.match(await removed(thing), { id: 4, title: 'a' })
  t.same(await removed({ type: 'object', properties: { title: { type: 'string' } } }), { title: 'a' })
  t.match(await removed({ type: 'object', oneOf: [thing] }), { id: 4, title: 'a' })
})

t.test('two invites of one username are one, whatever else they say', async (t) => {
  const mock = await start(t)
  const url = '/v2/organizations/newcompany/invites'
  const invite = (sent: object) =>
    ask(mock, url, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(sent) })
  const list = async () => ((await (await ask(mock, url)).json()) as { invites: Record<string, unknown>[] }).invites
  await invite({ username: 'iku' })
  await invite({ username: 'iku', role: 'admin' })
  const [one, ...others] = await list()
  t.same(others, [])
  t.match(one, { id: 2, email: /^iku@/, role: 'admin', created_at: '2025-01-01T00:02:00Z' })
  t.same(Object.keys(one ?? {}).sort(), ['created_at', 'email', 'id', 'role'])
  await invite({ username: 'ada' })
  await invite({ email: 'q@b.co', foo: 1, id: 99, created_at: 'x' })
  t.same((await list()).slice(2), [{ id: 4, email: 'q@b.co', role: 'member', created_at: '2025-01-01T00:04:00Z' }])
  t.same(await (await ask(mock, `${url}/q@b.co`, { method: 'DELETE' })).json(), {})
})

t.test('a row without an id is changed by its key, and gets none', async (t) => {
  const code = {
    type: 'object',
    required: ['code'],
    properties: { code: { type: 'string' }, label: { type: 'string' } }
  }
  const paths = {
    '/codes': { get: { responses: { 200: json({ type: 'array', items: code }) } } },
    '/codes/{code}': {
      parameters: [path('code')],
      get: { responses: { 200: json(code) } },
      patch: { ...body(code), responses: { 200: json(code) } }
    }
  }
  const api = await serving(t, { codes: [{ code: 'a', label: 'one' }, { code: 'b' }] }, documentOf(paths))
  t.same((await api('PATCH', '/codes/a', { code: 'a', label: 'two' })).body, { code: 'a', label: 'two' })
  t.same((await api('GET', '/codes')).body, [{ code: 'a', label: 'two' }, { code: 'b' }])
})
