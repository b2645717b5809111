import t from 'tap'
import { arr, body, int, none, obj, path, query, replies, server, str } from '../fixtures/rows.ts'

type Row = { id: number; name: string; slug: string; status: string }
const thing = obj({ id: int, name: str, slug: str, status: { type: 'string', enum: ['open', 'closed'] } })
const sent = obj({ name: str })
const needed = (name: string, schema: object) => ({ ...query(name, schema), required: true })

t.test('a path beside the list names a row by its query', async (t) => {
  const ask = server(t, {
    '/things': { get: replies(arr(thing)), post: { ...body(sent), ...replies(thing, 201) } },
    '/thing': {
      parameters: [needed('id', int)],
      get: replies(thing),
      put: { ...body(sent), ...replies(thing) },
      delete: { responses: { 204: none } }
    },
    '/thing/bySlug': { get: { parameters: [needed('slug', str)], ...replies(thing) } },
    '/things/trash': { delete: { parameters: [query('id', int)], responses: { 204: none } } },
    '/thing/newest': { get: { parameters: [query('id', int)], ...replies(thing) } }
  })
  const rows: Row[] = (await ask('GET', '/things')).body
  t.same((await ask('GET', '/thing?id=2')).body, rows[1])
  t.match((await ask('PUT', '/thing?id=2', { name: 'New' })).body, { id: 2, name: 'New' })
  t.match((await ask('GET', '/things')).body[1], { id: 2, name: 'New' })
  t.equal((await ask('DELETE', '/thing?id=2')).status, 204)
  t.equal((await ask('GET', '/thing?id=2')).status, 404)
  t.equal((await ask('GET', '/things')).body.length, rows.length - 1)
  t.equal((await ask('DELETE', '/things/trash')).status, 204)
  t.equal((await ask('GET', '/things')).body.length, rows.length - 1, 'no key, no row')
  await ask('DELETE', '/things/trash?id=3')
  t.equal((await ask('GET', '/thing?id=3')).status, 404)
  t.equal((await ask('GET', '/thing?id=9000')).body.id, 9000, 'a key that no list shows')
  t.equal((await ask('GET', '/thing/newest')).headers['standin-source'], 'generated')
})

t.test('a path names a row by another member than its key', async (t) => {
  const lid = obj({ id: int, label: str })
  const paths = {
    '/things': { get: replies(arr(thing)), post: { ...body(obj({ slug: str })), ...replies(thing, 201) } },
    '/things/{id}': { parameters: [path('id')], get: replies(thing), delete: { responses: { 204: none } } },
    '/things/slug/{slug}': { parameters: [path('slug', str)], get: replies(thing) },
    '/things/by/name/{name}': { parameters: [path('name', str)], get: replies(thing) },
    '/things/icon/{slug}': { parameters: [path('slug', str)], get: replies(obj({ url: str })) },
    '/things/colour/{colour}': { parameters: [path('colour', str)], get: replies(thing) },
    '/things/find': { get: { parameters: [needed('slug', str)], ...replies(thing) } },
    '/other/{id}/parts/{part}': { parameters: [path('id'), path('part', str)], get: replies(obj({ part: str })) },
    '/boxes': { get: replies(arr(obj({ id: int }))) },
    '/boxes/{id}': { parameters: [path('id')], get: replies(obj({ id: int })), delete: { responses: { 204: none } } },
    '/boxes/{id}/lids': { parameters: [path('id')], get: replies(arr(lid)) },
    '/boxes/{id}/lids/{lidId}': { parameters: [path('id'), path('lidId')], get: replies(lid) },
    '/boxes/{id}/lids/label/{label}': { parameters: [path('id'), path('label', str)], get: replies(lid) }
  }
  const ask = server(t, paths)
  const rows: Row[] = (await ask('GET', '/things')).body
  const [, second] = rows as [Row, Row]
  t.same((await ask('GET', `/things/slug/${second.slug}`)).body, second)
  t.same((await ask('GET', `/things/by/name/${encodeURIComponent(second.name)}`)).body, second)
  t.same((await ask('GET', `/things/find?slug=${second.slug}`)).body, second)
  const { body: made } = await ask('POST', '/things', { slug: 'mine' })
  t.same((await ask('GET', '/things/slug/mine')).body, made)
  await ask('DELETE', `/things/${made.id}`)
  t.equal((await ask('GET', '/things/slug/mine')).status, 404)
  t.equal((await ask('GET', '/things/slug/nobody')).headers['standin-source'], 'generated')
  t.equal((await ask('GET', '/things/colour/red')).headers['standin-source'], 'generated')
  t.equal((await ask('GET', `/things/icon/${second.slug}`)).headers['standin-source'], 'generated')
  const [shown] = (await ask('GET', '/boxes/2/lids')).body
  t.same((await ask('GET', `/boxes/2/lids/label/${shown.label}`)).body, shown)
  await ask('DELETE', '/boxes/2')
  t.equal((await ask('GET', `/boxes/2/lids/label/${shown.label}`)).status, 404)
  const closed = server(t, paths, { closed: true })
  t.equal((await closed('GET', '/things/slug/nobody')).status, 404)
})

t.test('methods in paths list, read, make, change, delete and act', async (t) => {
  const one = obj({ thing })
  const named = body(obj({ id: int }))
  const ask = server(t, {
    '/api/things.update': { post: { ...body(obj({ id: int, name: str }, ['id'])), ...replies(one) } },
    '/api/updateThing': { post: { ...body(obj({ id: int, name: str }, ['id'])), ...replies(one) } },
    '/api/things.info': { get: { parameters: [needed('id', int)], ...replies(one) } },
    '/api/things.list': { get: replies(obj({ things: arr(thing) })) },
    '/api/things.create': { post: { ...body(sent), ...replies(one) } },
    '/api/things.delete': { post: { ...named, responses: { 204: none } } },
    '/api/things.close': { post: { ...named, ...replies(one) } },
    '/api/things.read': { post: { ...named, ...replies(one) } },
    '/api/things.search': { post: { ...body(obj({ name: str })), ...replies(obj({ hits: int })) } },
    '/api/things.csv': { get: { responses: { 200: { description: 'A file', content: { 'text/csv': {} } } } } },
    '/api/things/archive/{id}': { parameters: [path('id')], post: { responses: { 204: none } } }
  })
  const list = async (): Promise<Row[]> => (await ask('GET', '/api/things.list')).body.things
  const [first, second] = (await list()) as [Row, Row]
  t.same((await ask('GET', `/api/things.info?id=${second.id}`)).body.thing, second)
  t.same((await ask('POST', '/api/things.read', { id: second.id })).body.thing, second)
  const { thing: made } = (await ask('POST', '/api/things.create', { name: 'Mine' })).body
  t.same((await list()).at(-1), made)
  await ask('POST', '/api/things.update', { id: made.id, name: 'Yours' })
  t.equal((await ask('GET', `/api/things.info?id=${made.id}`)).body.thing.name, 'Yours')
  t.equal((await ask('POST', '/api/updateThing', { id: made.id, name: 'Ours' })).body.thing.name, 'Ours')
  t.equal((await ask('POST', '/api/things.close', { id: made.id })).body.thing.status, 'closed')
  t.equal((await ask('POST', '/api/things.delete', { id: first.id })).status, 204)
  t.equal((await ask('GET', `/api/things.info?id=${first.id}`)).status, 404)
  t.type((await ask('POST', '/api/things.search', { name: 'x' })).body.hits, 'number')
  t.equal((await ask('POST', `/api/things/archive/${first.id}`)).status, 404)
  t.equal((await ask('POST', `/api/things/archive/${second.id}`)).status, 204)
})

t.test('a thing beside the list is made where its path says so', async (t) => {
  const ask = server(t, {
    '/things': { get: replies(arr(thing)) },
    '/thing': { post: { ...body(sent), ...replies(thing, 201) } },
    '/things/create_draft': { post: { ...body(obj({ name: str })), ...replies(obj({ url: str })) } },
    '/things/schedule': {
      get: replies(obj({ every: str })),
      put: { ...body(obj({ id: int, every: str }, ['every'])), ...replies(obj({ every: str })) }
    }
  })
  const { body: made } = await ask('POST', '/thing', { name: 'Mine' })
  t.same((await ask('GET', '/things')).body.at(-1), made)
  t.type((await ask('POST', '/things/create_draft', { name: 'x' })).body.url, 'string')
  t.equal((await ask('PUT', '/things/schedule', { every: 'day' })).body.every, 'day')
  t.equal((await ask('GET', '/things/schedule')).body.every, 'day')
})

t.test('methods by POST list, count and search as those by GET do', async (t) => {
  const post = (sent: object | undefined, shown: Record<string, object>) => ({
    post: { ...(sent && body(sent)), ...replies(obj(shown)) }
  })
  const ask = server(t, {
    '/things.list': post(obj({ limit: int, status: str }, []), { things: arr(thing), total: int }),
    '/things.create': post(sent, { thing }),
    '/things.get': post(obj({ id: int }), { thing }),
    '/things.update': post(obj({ id: int, name: str }, ['id']), { thing }),
    '/things.delete': post(obj({ id: int }), { ok: { type: 'boolean' } }),
    '/things.count': post(obj({ status: str }, []), { count: int }),
    '/things.search': post(obj({ query: str }), { things: arr(thing) }),
    '/other/list': post(obj({ name: str }), { name: str })
  })
  const list = async (sent = {}) => (await ask('POST', '/things.list', { limit: 99, ...sent })).body
  const { things, total } = await list()
  t.equal(total, things.length)
  const { id } = (await ask('POST', '/things.create', { name: 'Quince' })).body.thing
  t.match(await list(), { total: total + 1, things: { [total]: { id, name: 'Quince' } } })
  t.match((await ask('POST', '/things.get', { id })).body, { thing: { name: 'Quince' } })
  await ask('POST', '/things.update', { id, name: 'Medlar' })
  t.match((await ask('POST', '/things.search', { query: 'Medlar' })).body, { things: [{ id }] })
  t.same((await ask('POST', '/things.count')).body, { count: total + 1 })
  const { length } = (await list({ status: 'open' })).things
  t.same((await ask('POST', '/things.count', { status: 'open' })).body, { count: length })
  await ask('POST', '/things.delete', { id })
  t.equal((await list()).total, total)
  t.equal((await list({ limit: 2 })).things.length, 2)
})
