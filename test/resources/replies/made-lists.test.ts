import t from 'tap'
import { pagedLists } from '../../../src/resources/replies/made-lists.ts'
import type { Content } from '../../../src/resources/rows/source.ts'
import { callFor } from '../../fixtures/call.ts'
import { arr, int, obj, path, query, replies, server, str } from '../../fixtures/rows.ts'

const flag = { type: 'boolean' }
const dynamic = { prefer: 'dynamic=true' }
const nullable = { type: ['integer', 'null'] }

t.test('a made list tells about its page', async (t) => {
  const list = (schema: object, ...names: string[]) => ({
    get: { parameters: names.map((name) => query(name, int)), ...replies(schema) }
  })
  const row = obj({ id: int })
  const meta = obj({
    page: int,
    per_page: int,
    next_page: nullable,
    previous_page: nullable,
    last_page: int,
    total: int
  })
  const edges = arr(obj({ cursor: str, node: row }))
  const ask = server(t, {
    '/books': list(obj({ books: arr(row), meta }), 'page', 'per_page'),
    '/parcels': list(
      obj({
        content: arr(row),
        totalElements: int,
        totalPages: int,
        number: int,
        numberOfElements: int,
        first: flag,
        last: flag,
        empty: flag
      }),
      'page',
      'size'
    ),
    '/threads': list(
      obj({ edges, pageInfo: obj({ hasNextPage: flag, startCursor: str, endCursor: str }) }),
      'first',
      'after'
    ),
    '/links': list(
      obj({
        data: arr(row),
        links: obj({ self: { type: 'string', format: 'uri' }, next: { type: ['string', 'null'] } })
      }),
      'page',
      'limit'
    ),
    '/names': list(obj({ data: arr(str), total: int }), 'limit', 'offset'),
    '/maps': list(obj({ total: int, data: { type: 'object', additionalProperties: row } })),
    '/heads': {
      get: {
        parameters: [query('limit', int)],
        responses: {
          200: {
            description: 'ok',
            headers: { 'X-Total-Count': { schema: int } },
            content: { 'application/json': { schema: arr(row) } }
          }
        }
      }
    },
    '/texts': { get: { responses: { 200: { description: 'ok', content: { 'text/plain': { schema: str } } } } } },
    '/things/{id}': {
      get: {
        parameters: [path('id')],
        ...replies(obj({ id: int, tags: { type: ['array', 'null'], items: row, maxItems: 2 } }))
      }
    }
  })
  const { body: books } = await ask('GET', '/books?page=2&per_page=2', undefined, dynamic)
  t.match(books, {
    books: [{ id: 3 }],
    meta: { page: 2, per_page: 2, previous_page: 1, next_page: null, last_page: 2 }
  })
  const { body: few } = await ask('GET', '/books?page=1&per_page=30', undefined, dynamic)
  t.match(few.meta, { next_page: null, previous_page: null, last_page: 1, total: few.books.length })
  const { body: parcels } = await ask('GET', '/parcels?size=2', undefined, dynamic)
  t.match(parcels, { number: 0, first: true, last: false, numberOfElements: 2, empty: false, totalElements: 3 })
  const { body: threads } = await ask('GET', '/threads?first=2', undefined, dynamic)
  t.equal(threads.pageInfo.startCursor, threads.edges[0].cursor)
  t.equal(threads.pageInfo.endCursor, threads.edges.at(-1).cursor)
  const { body: live } = await ask('GET', '/threads')
  t.match(live.pageInfo, { hasNextPage: false, endCursor: live.edges.at(-1).cursor })
  const { body: links } = await ask('GET', '/links?page=2&limit=1', undefined, { ...dynamic, host: 'a.test' })
  t.match(links.links, { self: 'http://a.test/links?page=2&limit=1', next: 'http://a.test/links?limit=1&page=3' })
  const { body: names } = await ask('GET', '/names?limit=2&offset=2', undefined, dynamic)
  t.equal(names.data.length, 1)
  t.equal(names.total, 3)
  t.equal((await ask('GET', '/maps', undefined, dynamic)).status, 200)
  t.ok(Number((await ask('GET', '/heads?limit=2', undefined, dynamic)).headers['x-total-count']) > 2)
  t.equal((await ask('GET', '/texts', undefined, dynamic)).status, 200)
  t.equal((await ask('GET', '/things/7', undefined, dynamic)).body.id, 7)
})

t.test('the pages of a made list are those of one list, which ends', async (t) => {
  const row = obj({ id: int, name: str })
  const parameters = ['page', 'per_page', 'offset', 'limit'].map((name) => query(name, int))
  const link = { Link: { schema: str } }
  const list = (schema: object, names: string[], more: object = {}) => ({
    get: {
      parameters: parameters.concat(query('after', str)).filter(({ name }) => names.includes(name)),
      responses: { 200: { description: 'ok', content: { 'application/json': { schema } }, ...more } }
    }
  })
  const ask = server(t, {
    '/as': list(obj({ data: arr(row), total: int }), ['page', 'per_page']),
    '/bs': list(obj({ data: arr(row), total: int }), ['offset', 'limit']),
    '/cs': list(obj({ data: arr(row), next_cursor: { type: ['string', 'null'] } }), ['after', 'limit']),
    '/ds': list(arr(row), ['page', 'per_page'], { headers: link }),
    '/es': list(arr(row, { minItems: 2 }), ['page', 'per_page']),
    '/fs': list(obj({ data: arr(row, { minItems: 2 }), total: int }), ['offset', 'limit']),
    '/words': list(arr(str), ['page', 'per_page']),
    '/pairs': list(obj({ words: arr(str), numbers: arr(int) }), ['page', 'per_page'])
  })
  const get = (url: string) => ask('GET', url, undefined, dynamic)
  const ids = ({ data }: { data: { id: number }[] }) => data.map(({ id }) => id)
  const walked = await Promise.all([1, 2, 3, 4].map((page) => get(`/as?per_page=1&page=${page}`)))
  t.same(
    walked.map(({ body }) => [body.total, ids(body)]),
    [
      [3, [1]],
      [3, [2]],
      [3, [3]],
      [3, []]
    ]
  )
  t.same(walked[1]?.body.data[0], (await get('/as')).body.data[1])
  t.match((await get('/bs?offset=2&limit=2')).body, { data: [{ id: 3 }], total: 3 })
  const { body: first } = await get('/cs?limit=2')
  const { body: second } = await get(`/cs?limit=2&after=${first.next_cursor}`)
  t.same([...ids(first), ...ids(second), second.next_cursor], [1, 2, 3, null])
  t.same(ids((await get('/cs?limit=2&after=nobody')).body), [])
  const { headers, body: last } = await get('/ds?per_page=2&page=2')
  t.same([last.length, /rel="next"/.test(String(headers.link))], [1, false])
  t.equal((await get('/es?per_page=1&page=2')).body.length, 3)
  t.match((await get('/fs?offset=6&limit=3')).body, { data: [{ id: 1 }, { id: 2 }, { id: 3 }], total: 9 })
  t.match((await get('/fs?offset=60000&limit=3')).body, { data: [{ id: 1 }, { id: 2 }, { id: 3 }], total: 3 })
  const { body: words } = await get('/words')
  t.same((await get('/words?per_page=2&page=2')).body, words.slice(2))
  t.same((await get('/pairs?per_page=2&page=2')).body.words.length, 2)
})

t.test('links of things lead to the server, whoever asks', async (t) => {
  const url = { type: 'string', format: 'uri' }
  const row = obj({ id: int, self: url, club_url: url })
  const ask = server(t, {
    '/clubs/{club_id}': { get: { parameters: [path('club_id')], ...replies(obj({ id: int, name: str })) } },
    '/clubs/{club_id}/members': { get: { parameters: [path('club_id')], ...replies(arr(row)) } },
    '/clubs/{club_id}/members/{id}': { get: { parameters: [path('club_id'), path('id')], ...replies(row) } }
  })
  for (const host of ['a.test', 'a.test', 'b.test', 'a.test']) {
    const [first] = (await ask('GET', '/clubs/5/members', undefined, { host })).body
    t.match(first, { self: `http://${host}/clubs/5/members/${first.id}`, club_url: `http://${host}/clubs/5` })
    const { body: made } = await ask('GET', '/clubs/5/members/3', undefined, { ...dynamic, host })
    t.match(made, { self: `http://${host}/clubs/5/members/3`, club_url: `http://${host}/clubs/5` })
  }
})

t.test('answers with links are sent again to those who name the server alike', async (t) => {
  const url = { type: 'string', format: 'uri' }
  const stateless = { 'x-standin': { stateless: true } }
  const ask = server(t, {
    '/pages': { get: { ...stateless, ...replies(obj({ data: arr(obj({ id: int })), links: obj({ self: url }) })) } },
    '/things/{id}': { get: { ...stateless, parameters: [path('id')], ...replies(obj({ id: int, self: url })) } }
  })
  for (const host of ['a.test', 'a.test', 'a.test', 'b.test', 'a.test']) {
    t.equal((await ask('GET', '/pages', undefined, { host })).body.links.self, `http://${host}/pages`)
    t.equal((await ask('GET', '/things/7', undefined, { host })).body.self, `http://${host}/things/7`)
  }
})

t.test('only lists that were made for this request are paged', async (t) => {
  const schema = obj({ data: arr(obj({ id: int })), total: int })
  const { contract, call } = await callFor({ description: 'x', content: { 'application/json': { schema } } })
  const value = { data: [{ id: null }, 7], total: 99 }
  const made: Content = { value, source: 'generated' }
  const request = { headers: {}, query: '', origin: 'http://a.test', prefix: '/' }
  const paged = (content: Content | undefined, more: object = {}) =>
    pagedLists(contract, () => content, false)({ ...call, request, ...more })
  t.match(await paged(made), { value: { total: 2 } })
  t.equal(await paged(undefined), undefined)
  for (const more of [
    { request: undefined },
    { media: undefined },
    { mediaType: 'text/csv' },
    { mediaType: undefined },
    { status: 404 },
    { status: 102 }
  ]) {
    t.equal(await paged(made, more), made)
  }
  t.equal(await paged(made, { operation: { ...call.operation, method: 'QUERY' } }), made)
  const example: Content = { value, source: 'example' }
  t.equal(await paged(example), example)
  const empty: Content = { value: { total: 1 }, source: 'generated' }
  t.equal(await paged(empty), empty)
  const root = { media: { schema: arr(obj({ id: int })) }, operation: { ...call.operation, path: '/{id}' } }
  t.match(await paged({ value: [{ id: 1 }], source: 'generated' }, root), { value: [{ id: 1 }] })
  t.match(await paged({ value: 7, source: 'generated' }, { media: {} }), { value: 7 })
})

t.test('pages are counted from 0 where the document says so', async (t) => {
  const page = (more: object) => ({ ...query('page', int), ...more })
  const list = (parameter: object, described: object = int) => ({
    get: {
      parameters: [parameter, query('size', int)],
      ...replies(obj({ items: arr(obj({ id: int })), page: described, next: nullable }))
    }
  })
  const ask = server(t, {
    '/as': list(page({ description: 'Zero-based index of the page (0..N)' })),
    '/bs': list(page({}), { type: 'integer', description: 'The page, counted from 0' }),
    '/cs': list(page({ schema: { type: 'integer', default: 1, description: 'Starts at 0' } })),
    '/ds': list(page({ description: 'The page' }))
  })
  for (const [name, first] of [
    ['/as', 0],
    ['/bs', 0],
    ['/cs', 1],
    ['/ds', 1]
  ] as const) {
    t.match((await ask('GET', `${name}?size=2`)).body, { page: first, next: first + 1 }, name)
  }
})
