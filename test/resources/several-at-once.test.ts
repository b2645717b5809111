import t from 'tap'
import { arr, body, int, none, obj, path, replies, server, str } from '../fixtures/rows.ts'
import { json } from '../fixtures/start.ts'

type Row = { id: number; name: string }
const thing = obj({ id: int, name: str })
const sent = obj({ name: str })
const things = {
  '/things': { get: replies(arr(thing)), post: { ...body(sent), ...replies(thing, 201) } },
  '/things/{id}': { parameters: [path('id')], get: replies(thing), delete: { responses: { 204: none } } }
}

t.test('a path names several rows, which come in its order', async (t) => {
  const parts = obj({ id: int, thingId: int })
  const ask = server(t, {
    ...things,
    '/things/batch/{thingIds}': { parameters: [path('thingIds', arr(int))], get: replies(arr(thing)) },
    '/things/icons/{ids}': { parameters: [path('ids', str)], get: { responses: { 204: none } } },
    '/things/weather/{codes}': { parameters: [path('codes', str)], get: replies(obj({ degrees: int })) },
    '/things/{id}/parts': { parameters: [path('id')], get: replies(arr(parts)) },
    '/parts': { get: replies(arr(parts)) },
    '/parts/{ids}': { parameters: [path('ids', str)], get: replies(obj({ parts: arr(parts) })) }
  })
  const rows: Row[] = (await ask('GET', '/things')).body
  t.same((await ask('GET', '/things/batch/5,2')).body, [rows[4], rows[1]])
  await ask('DELETE', '/things/2')
  t.same((await ask('GET', '/things/batch/5,2')).body, [rows[4]])
  const all = (await ask('GET', '/parts')).body
  t.same((await ask('GET', '/parts/3,1')).body, { parts: [3, 1].map((key) => all.find(({ id }: Row) => id === key)) })
  t.equal((await ask('GET', '/things/icons/1,2')).status, 204)
  t.type((await ask('GET', '/things/weather/a,b')).body.degrees, 'number')
})

t.test('a path names several rows of all groups', async (t) => {
  const cache = obj({ name: str, group: str })
  const one = { parameters: [path('group', str), path('name', str)] }
  const ask = server(t, {
    '/caches': { get: replies(arr(cache)) },
    '/groups/{group}/caches/{name}': { ...one, get: replies(cache), put: { ...body(obj({})), ...replies(cache) } },
    '/groups/{group}/caches': { parameters: one.parameters.slice(0, 1), get: replies(arr(cache)) },
    '/groups/{group}/caches/some/{names}': {
      parameters: [path('group', str), path('names', str)],
      get: replies(arr(cache))
    }
  })
  const rows: { name: string }[] = (await ask('GET', '/groups/a/caches')).body
  t.same((await ask('GET', `/groups/a/caches/some/${rows[1]?.name},${rows[0]?.name}`)).body, [rows[1], rows[0]])
})

t.test('POST makes several rows, and answers all of them', async (t) => {
  const wrapped = obj({ things: arr(obj({ thing })) })
  const ask = server(t, {
    ...things,
    '/things/bulk': { post: { ...body(arr(sent)), ...replies(arr(thing), 201) } },
    '/things/batch': { post: { ...body(obj({ things: arr(sent) })), ...replies(wrapped) } },
    '/things/import': {
      post: { ...body(obj({ things: arr(sent) })), responses: { 200: json(arr(thing)), 201: json(arr(thing)) } }
    },
    '/things/bulk-create': { post: { ...body(arr(sent)), responses: { 204: none } } },
    '/things/many': { post: { ...body(obj({ count: int })), ...replies(arr(thing)) } }
  })
  const two = [{ name: 'A' }, { name: 'B' }]
  t.same((await ask('POST', '/things/bulk', two)).body, [
    { id: 19, name: 'A' },
    { id: 20, name: 'B' }
  ])
  t.same((await ask('POST', '/things/bulk', [{ name: 'One' }])).body, [{ id: 21, name: 'One' }])
  t.same((await ask('POST', '/things/batch', { things: two })).body.things, [
    { thing: { id: 22, name: 'A' } },
    { thing: { id: 23, name: 'B' } }
  ])
  const imported = await ask('POST', '/things/import', { things: two })
  t.equal(imported.status, 201)
  t.match(imported.body, two)
  t.equal((await ask('POST', '/things/bulk-create', two)).status, 204)
  t.equal((await ask('POST', '/things/bulk', [])).status, 201)
  await ask('POST', '/things/many', { count: 2 })
  const names = (await ask('GET', '/things')).body.slice(18).map(({ name }: Row) => name)
  t.same(names, ['A', 'B', 'One', 'A', 'B', 'A', 'B', 'A', 'B'])
})

t.test('a search by POST filters and pages by its body, and makes nothing', async (t) => {
  const filters = obj({ name: str, limit: int, filter: obj({ name: str }) }, [])
  const found = replies(obj({ results: arr(thing), total: int }))
  const ask = server(t, {
    ...things,
    '/things/search': { post: { ...body(filters), ...found } },
    '/things/find': { post: replies(arr(thing)) },
    '/things/filter': { post: { responses: { 204: none } } },
    '/things/query': { post: { ...body(filters), ...replies(obj({ ok: { const: true } })) } },
    '/things/lookup': { post: { ...body(filters), ...replies(arr(obj({ code: str }))) } }
  })
  const rows: Row[] = (await ask('GET', '/things')).body
  const [, , third] = rows
  t.same((await ask('POST', '/things/search', { name: third?.name })).body, { results: [third], total: 1 })
  t.same((await ask('POST', '/things/search', { filter: { name: third?.name } })).body.results, [third])
  const page = (await ask('POST', '/things/search', { limit: 2 })).body
  t.same(page, { results: rows.slice(0, 2), total: 18 })
  t.same((await ask('POST', '/things/find')).body, rows)
  t.equal((await ask('POST', '/things/filter')).status, 204)
  t.same((await ask('POST', '/things/query', { name: 'x' })).body, { ok: true })
  t.same(Object.keys((await ask('POST', '/things/lookup', { name: 'x' })).body[0]), ['code'])
  t.equal((await ask('GET', '/things')).body.length, 18)
})

t.test('a reply counts the rows that it made, and none that failed', async (t) => {
  const flag = { type: 'boolean' }
  const summary = obj({ data: obj({ created: int, failed: int, deep: obj({ created: int }) }), ok: flag, size: int })
  const ask = server(t, {
    ...things,
    '/things/bulk': {
      post: { ...body(arr(sent)), ...replies(obj({ things: arr(thing), created: int, errors: int })) }
    },
    '/things/import': { post: { ...body(arr(sent)), ...replies(summary) } },
    '/things/bulk-create': {
      post: { ...body(arr(sent)), responses: { 200: json(obj({ created: int }), { example: { created: 7 } }) } }
    }
  })
  const rows = [{ name: 'a' }, { name: 'b' }]
  t.match((await ask('POST', '/things/bulk', rows)).body, { things: rows, created: 2, errors: 0 })
  const { data, size } = (await ask('POST', '/things/import', rows)).body
  t.match(data, { created: 2, failed: 0 })
  t.not(data.deep.created, 2)
  t.not(size, 2)
  t.same((await ask('POST', '/things/bulk-create', rows)).body, { created: 7 }, 'an example stays')
})
