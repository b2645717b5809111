import t from 'tap'
import { arr, body, int, obj, path, replies, server, str } from '../../fixtures/rows.ts'
import { json } from '../../fixtures/start.ts'

const links = { self: str, also: arr(str) }
const order = obj({ id: int, name: str, url: str, links: obj(links) })
const example = {
  id: 7,
  name: 'orders/7x',
  url: 'https://api.example.com/v1/orders/7',
  links: { self: '/orders/7/lines?page=7', also: ['orders/7', 'https://api.example.com/carts/7', '/orders/71'] }
}
const reply = (status: number) => ({
  [status]: { ...json(order), content: { 'application/json': { schema: order, example } } }
})

t.test('a row that is made from an example has addresses of its own', async (t) => {
  const ask = server(t, {
    '/orders': {
      get: replies(arr(order)),
      post: { ...body(obj({ name: str })), responses: reply(201) }
    },
    '/orders/{id}': { parameters: [path('id')], get: { responses: reply(200) } }
  })
  const own = (id: number) => ({
    url: `https://api.example.com/v1/orders/${id}`,
    links: {
      self: `/orders/${id}/lines?page=7`,
      also: [`orders/${id}`, 'https://api.example.com/carts/7', '/orders/71']
    }
  })
  t.same((await ask('GET', '/orders/900')).body, { id: 900, name: 'orders/7x', ...own(900) })
  t.same((await ask('GET', '/orders/7')).body, example)
  const { body: made } = await ask('POST', '/orders', { name: 'Mine' })
  t.not(made.id, 7)
  t.same(made, { id: made.id, name: 'Mine', ...own(made.id) })
  t.same((await ask('GET', `/orders/${made.id}`)).body, made)
})

t.test('a row of a collection whose items have no path keeps the addresses of its example', async (t) => {
  const ask = server(t, {
    '/orders': { get: replies(arr(order)), post: { ...body(obj({ name: str })), responses: reply(201) } }
  })
  await ask('POST', '/orders', { name: 'Mine' })
  t.equal((await ask('POST', '/orders', { name: 'Mine' })).body.url, example.url)
})
