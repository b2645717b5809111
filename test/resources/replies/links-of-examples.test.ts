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
  t.equal(all.total, 40, 'other members stay as their author wrote them')
  t.same(all.data[1], { ...shown('b'), links: { self: `${origin}/orders/b` } })
  t.equal((await ask('GET', '/orders/a')).body.links.self, `${origin}/orders/a`)
  const made = (await ask('POST', '/orders', { note: 'new' })).body
  t.equal(made.links.self, `${origin}/orders/${made.id}`)
})

t.test('links in a whole example to other servers stay', async (t) => {
  const ask = server(t, paths, {}, { servers: [{ url: 'https://other.acme.dev' }] })
  t.same((await ask('GET', '/orders')).body, listed.example)
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
