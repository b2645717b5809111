import t from 'tap'
import { arr, body, int, none, obj, path, query, replies, server, str } from '../fixtures/rows.ts'
import { json } from '../fixtures/start.ts'

type Row = { id: number; name: string; status: string }
const thing = obj({ id: int, name: str, status: { type: 'string', enum: ['open', 'closed'] } })
const ids = obj({ ids: arr(int) })
const gone = { responses: { 204: none } }
const item = { '/things/{id}': { parameters: [path('id')], get: replies(thing) } }

t.test('several rows are removed, changed and acted on by their keys', async (t) => {
  const ask = server(t, {
    ...item,
    '/things': {
      get: replies(arr(thing)),
      delete: { parameters: [query('ids', arr(int))], ...gone },
      patch: { ...body(arr(obj({ id: int, name: str }))), ...replies(arr(thing)) }
    },
    '/things/bulk': {
      delete: { ...body(ids), ...gone },
      patch: { ...body(arr(obj({ id: int, name: str }))), ...replies(arr(thing)) }
    },
    '/things/bulk-open': { post: { ...body(obj({ things: arr(int) })), ...gone } },
    '/things/add': { post: { ...body(obj({ ticks: int })), ...gone } },
    '/logs': { get: replies(arr(obj({ text: str }))) },
    '/logs/bulk': { delete: { ...body(ids), ...gone } },
    '/things/batch-delete': { post: { ...body(obj({ thingIds: arr(int) })), ...replies(obj({ deletedCount: int })) } },
    '/things/bulk-remove': {
      post: {
        ...body(ids),
        responses: {
          200: {
            description: 'Done',
            content: { 'application/json': { schema: obj({ deleted: int }), example: { deleted: 7 } } }
          }
        }
      }
    },
    '/things/purge': { post: { ...body(arr(obj({ id: int }))), ...replies(obj({ ok: { const: true } })) } },
    '/things/remove': { post: { ...body(ids), responses: { 204: none, 404: none } } },
    '/things/batchGet': { post: { ...body(ids), ...replies(obj({ things: arr(thing) })) } },
    '/things/batchRead': { post: { ...body(ids), ...replies(obj({ count: int })) } },
    '/things/bulk-update': {
      post: { ...body(obj({ things: arr(obj({ id: int, name: str })) })), ...replies(arr(thing)) }
    },
    '/things/bulk-close': { post: { ...body(ids), ...replies(obj({ things: arr(thing) })) } },
    '/things/bulk-paint': { post: { ...body(obj({ colour_ids: arr(int) })), ...gone } },
    '/things/bulk-edit': { post: { ...body(arr(obj({ name: str }))), ...replies(arr(thing)) } },
    '/things/some/{ids}': { parameters: [path('ids', str)], delete: gone },
    '/things/each/{names}': { parameters: [path('names', str)], patch: gone }
  })
  const keys = async (): Promise<number[]> => (await ask('GET', '/things')).body.map(({ id }: Row) => id)
  await ask('DELETE', '/things?ids=1&ids=2')
  await ask('DELETE', '/things/bulk', { ids: [3] })
  t.same((await ask('POST', '/things/batch-delete', { thingIds: [4, 5, 4] })).body, { deletedCount: 2 })
  t.same((await ask('POST', '/things/purge', [{ id: 6 }])).body, { ok: true })
  await ask('DELETE', '/things/some/7,8')
  t.same((await ask('POST', '/things/bulk-remove', { ids: [8] })).body, { deleted: 7 }, "the author's example")
  t.same((await keys()).slice(0, 3), [9, 10, 11])
  t.equal((await ask('POST', '/things/remove', { ids: [9, 8] })).status, 404)
  t.same((await keys()).slice(0, 3), [9, 10, 11], 'all or none')
  const found: Row[] = (await ask('POST', '/things/batchGet', { ids: [11, 9] })).body.things
  t.same(
    found.map(({ id }) => id),
    [11, 9]
  )
  t.match(
    (
      await ask('PATCH', '/things', [
        { id: 9, name: 'A' },
        { id: 10, name: 'B' }
      ])
    ).body,
    [
      { id: 9, name: 'A' },
      { id: 10, name: 'B' }
    ]
  )
  t.match((await ask('POST', '/things/bulk-update', { things: [{ id: 9, name: 'C' }] })).body, [{ id: 9, name: 'C' }])
  const closed = (await ask('POST', '/things/bulk-close', { ids: [9, 10] })).body.things
  t.ok(closed)
  t.match((await ask('GET', '/things')).body.slice(0, 2), [
    { name: 'C', status: 'closed' },
    { name: 'B', status: 'closed' }
  ])
  t.match((await ask('PATCH', '/things/bulk', [{ id: 9, name: 'D' }])).body, [{ id: 9, name: 'D' }])
  await ask('POST', '/things/bulk-open', { things: [9] })
  t.equal((await ask('GET', '/things/9')).body.status, 'open')
  t.equal((await ask('POST', '/things/add', { ticks: 9 })).status, 204)
  t.equal((await ask('DELETE', '/logs/bulk', { ids: [1] })).status, 204)
  t.equal((await ask('POST', '/things/bulk-paint', { colour_ids: [9] })).status, 204)
  t.equal((await ask('POST', '/things/bulk-edit', [{ name: 'x' }])).headers['standin-source'], 'generated')
  t.equal((await ask('PATCH', '/things/each/a,b')).status, 204)
  t.type((await ask('POST', '/things/batchRead', { ids: [9] })).body.count, 'number')
  t.equal((await keys()).length, 10)
})

t.test('of several rows in one request, all are kept or none', async (t) => {
  const user = obj({ slug: str, email: str, teamId: int })
  const ask = server(t, {
    '/teams': { get: replies(arr(obj({ id: int }))) },
    '/teams/{id}': { parameters: [path('id')], get: replies(obj({ id: int })), delete: gone },
    '/users': { get: replies(arr(user)) },
    '/users/{slug}': { parameters: [path('slug', str)], get: replies(user) },
    '/users/bulk': {
      post: { ...body(obj({ users: arr(user) })), responses: { 201: json(arr(user)), 409: none, 422: none } }
    }
  })
  const before = (await ask('GET', '/users')).body
  await ask('DELETE', '/teams/3')
  const ada = { slug: 'ada', email: 'ada@example.com', teamId: 1 }
  t.equal((await ask('POST', '/users/bulk', { users: [ada, ada] })).status, 409)
  const refused = await ask('POST', '/users/bulk', { users: [ada, { ...ada, slug: 'bob', teamId: 3 }] })
  t.equal(refused.status, 422)
  t.match(refused.text, 'body/users/1/teamId names no team')
  t.same((await ask('GET', '/users')).body, before)
  t.equal((await ask('POST', '/users/bulk', { users: [ada, { ...ada, slug: 'bob' }] })).status, 201)
  t.equal((await ask('GET', '/users')).body.length, before.length + 2)
})

t.test('PUT of a list replaces it', async (t) => {
  const ask = server(t, {
    ...item,
    '/boxes': { get: replies(arr(obj({ id: int }))) },
    '/boxes/{id}': { parameters: [path('id')], get: replies(obj({ id: int })), delete: gone },
    '/boxes/{id}/lids': {
      parameters: [path('id')],
      get: replies(arr(obj({ id: int }))),
      put: { ...body(arr(obj({ id: int }))), ...replies(arr(obj({ id: int }))) }
    },
    '/boxes/{id}/lids/{lidId}': { parameters: [path('id'), path('lidId')], get: replies(obj({ id: int })) },
    '/things': { get: replies(arr(thing)), put: { ...body(arr(obj({ id: int, name: str }))), ...replies(arr(thing)) } }
  })
  await ask('PUT', '/things', [
    { id: 2, name: 'Two' },
    { id: 90, name: 'Ninety' }
  ])
  t.match((await ask('GET', '/things')).body, [
    { id: 2, name: 'Two' },
    { id: 90, name: 'Ninety' }
  ])
  await ask('PUT', '/things', [{ id: 90, name: 'Alone' }])
  t.match((await ask('GET', '/things')).body, [{ id: 90, name: 'Alone' }])
  t.equal((await ask('GET', '/things')).body.length, 1)
  await ask('PUT', '/things', [])
  t.same((await ask('GET', '/things')).body, [])
  await ask('DELETE', '/boxes/2')
  t.equal((await ask('PUT', '/boxes/2/lids', [])).status, 404)
  await ask('PUT', '/boxes/3/lids', [])
  t.same((await ask('GET', '/boxes/3/lids')).body, [])
})
