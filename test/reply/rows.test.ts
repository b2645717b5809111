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
        put: { ...body(wanted), responses: { 200: json({ type: 'object', properties: { user: ref('User') } }) } },
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

t.test('what is written is there, until it is removed', async (t) => {
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
  t.match(gone.body, { message: /no users with id "7"/ })
  t.equal((await api('DELETE', '/users/7')).status, 404)
  t.equal((await api('GET', '/users')).body.total, 2)
})

t.test('PUT replaces what may be left out, PATCH keeps it', async (t) => {
  const api = await serving(t, { users: [ada, bob] })
  const put = await api('PUT', '/users/1', { name: 'Eve' })
  t.same(put.body, { user: { id: 1, name: 'Eve', since: '2020-01-01' } })
  t.same((await api('GET', '/users/1')).body, put.body.user)

  const patched = await api('PATCH', '/users/7', { nick: 'bobby' })
  t.match(patched.body, { id: 7, name: 'Bob', nick: 'bobby', extra: Number })
  t.same((await api('GET', '/users/7')).body, { id: 7, name: 'Bob', nick: 'bobby' })
  t.same((await api('PATCH', '/users/7')).body.nick, 'bobby')
  t.equal((await api('PUT', '/users/99', { name: 'x' })).status, 404)
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
  t.match((await api('POST', '/shops/south/items', { item: { sku: 'new', note: 'kept' } })).body, {
    sku: 'new',
    note: 'kept'
  })
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
