import t from 'tap'
import { arr, body, int, obj, path, query, replies, server, str } from '../../fixtures/rows.ts'
import { json } from '../../fixtures/start.ts'

const links = obj({ self: str, next: str, prev: str, first: { type: ['string', 'null'] } }, [])
const order = obj({ id: str, note: str, links: obj({ self: str }) }, ['id'])
const shown = (id: string) => ({ id, note: `of ${id}`, links: { self: `https://api.acme.dev/v1/orders/${id}` } })
const page = (at: string) => `https://api.acme.dev/v1/orders${at}`
const listed = {
  example: {
    total: 40,
    data: [shown('a'), shown('b')],
    links: { self: page('&page=2'), next: page('?page=3'), prev: page('?page=1'), first: null }
  }
}
const paths = {
  '/orders': {
    get: {
      parameters: [query('page', int), query('limit', int)],
      responses: { 200: json(obj({ total: int, data: arr(order), links }), listed) }
    },
    post: { ...body(obj({ note: str })), ...replies(order, 201) }
  },
  '/orders/{id}': {
    parameters: [path('id', str)],
    get: { responses: { 200: json(order, { example: shown('a') }) } }
  }
}

t.test('links in a whole example lead to the mock, and to pages that there are', async (t) => {
  const ask = server(t, paths, {}, { servers: [{ url: 'https://api.acme.dev/v1' }] })
  const all = (await ask('GET', '/orders')).body
  t.same(Object.keys(all.links), ['self', 'first'], 'the example shows all rows')
  const origin = all.links.self.replace(/\/orders$/, '')
  t.match(origin, /^http:\/\/localhost(:80)?$/)
  t.equal(all.total, 2)
  t.same(all.data[1], { ...shown('b'), links: { self: `${origin}/orders/b` } })
  t.equal((await ask('GET', '/orders/a')).body.links.self, `${origin}/orders/a`)
  const made = (await ask('POST', '/orders', { note: 'new' })).body
  t.equal(made.links.self, `${origin}/orders/${made.id}`)
})

t.test('links in a whole example to other servers stay', async (t) => {
  const ask = server(t, paths, {}, { servers: [{ url: 'https://other.acme.dev' }] })
  t.same((await ask('GET', '/orders')).body, { ...listed.example, total: 2 })
})

t.test('a whole example tells of the page that it shows, and no more than its author wrote', async (t) => {
  const schema = obj({ rows: arr(obj({ id: int })), total: int, page: int, more: { type: 'boolean' }, next: str }, [])
  const example = { rows: [{ id: 4 }, { id: 9 }], total: 41, page: 2, more: true, size: 10 }
  const list = { get: { parameters: [query('page', int)], responses: { 200: json(schema, { example }) } } }
  const ask = server(t, { '/things': list })
  t.same((await ask('GET', '/things')).body, { ...example, total: 2, page: 1, more: false })
})

t.test('rows of examples count the rows of others as they are', async (t) => {
  const moment = { type: ['string', 'null'], format: 'date-time' }
  const filled = { ...int, description: 'Number of stays in it' }
  const hut = obj({ id: int, stays: int, filled, last_stay_at: moment }, ['id'])
  const stay = obj({ id: int, hut_id: int, at: { ...moment, type: 'string' } })
  const shown = { id: 3, stays: 12, last_stay_at: '2020-01-01T00:00:00Z' }
  const begin = (example: object) => ({ responses: { 200: json(arr(hut), { example }) } })
  const both = (example: object) => ({
    '/huts': { get: begin(example) },
    '/huts/{id}': {
      parameters: [path('id')],
      get: { responses: { 200: json(hut, { example: { ...shown, filled: 5 } }) } }
    },
    '/stays': {
      get: { parameters: [query('hut_id', int)], ...replies(arr(stay)) },
      post: { ...body(obj({ hut_id: int })), ...replies(stay, 201) }
    },
    '/stays/{id}': { parameters: [path('id')], get: replies(stay) }
  })
  const ask = server(t, both([shown]))
  const all = (await ask('GET', '/stays?hut_id=3')).body
  const last = all
    .map(({ at }: { at: string }) => at)
    .sort()
    .at(-1)
  const row = { id: 3, stays: all.length, last_stay_at: last }
  t.same((await ask('GET', '/huts')).body, [row], 'no members are added')
  t.same((await ask('GET', '/huts/3')).body, { ...row, filled: all.length })
  await ask('POST', '/stays', { hut_id: 3 })
  t.match((await ask('GET', '/huts')).body, [{ stays: all.length + 1 }])
  const doubled = server(t, both([shown, shown]))
  t.same((await doubled('GET', '/huts')).body, [shown, shown], 'a row that is there twice stays')
})

t.test('objects around the links of a whole example go with the pages that there are not', async (t) => {
  const link = obj({ href: str })
  const example = {
    items: [{ id: 'a' }],
    _links: { self: { href: page('?page=2') }, next: { href: page('?page=3') }, last: null }
  }
  const all = obj({ items: arr(obj({ id: str })), _links: obj({ self: link, next: link, last: link }, []) })
  const list = { get: { parameters: [query('page', int)], responses: { 200: json(all, { example }) } } }
  const ask = server(t, { '/orders': list }, {}, { servers: [{ url: 'https://api.acme.dev/v1' }] })
  const { _links: links } = (await ask('GET', '/orders')).body
  t.notOk('next' in links)
  t.match(links.self.href, /^http:\/\/localhost(:80)?\/orders$/)
})
