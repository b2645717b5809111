import t from 'tap'
import { arr, body, none, obj, path, replies, server, str } from '../../fixtures/rows.ts'
import { json } from '../../fixtures/start.ts'

const error = obj({ message: str })
const customer = obj({ id: str, name: str })
const order = obj({ id: str, status: { enum: ['open', 'cancelled'] }, customerId: str })
const shop = {
  '/customers': { get: replies(arr(customer)) },
  '/customers/{id}': { parameters: [path('id', str)], get: replies(customer) },
  '/orders': { get: replies(arr(order)), post: { ...body(obj({}, [])), ...replies(order, 201) } },
  '/orders/{id}': {
    parameters: [path('id', str)],
    get: replies(order),
    patch: { ...body(obj({ status: str })), ...replies(order) },
    delete: { responses: { 204: none } }
  },
  '/orders/{id}/customer': { parameters: [path('id', str)], get: replies(customer) },
  '/orders/{id}/cancel': { parameters: [path('id', str)], post: replies(order) }
}

t.test('an action goes on for a deleted thing that no list showed, which stays deleted', async (t) => {
  const ask = server(t, shop)
  const { body: before } = await ask('GET', '/orders/any')
  const { body: buyer } = await ask('GET', '/orders/any/customer')
  await ask('DELETE', '/orders/any')
  t.same((await ask('GET', '/orders/any/customer')).body, buyer)
  const cancelled = await ask('POST', '/orders/any/cancel')
  t.match(cancelled, { status: 200, body: { ...before, status: 'cancelled' } })
  t.equal((await ask('GET', '/orders/any')).status, 404)
  t.equal((await ask('PATCH', '/orders/any', { status: 'open' })).status, 404)
  t.equal((await ask('DELETE', '/orders/any')).status, 404)
})

t.test('an action on a deleted thing that a list or an answer showed is 404', async (t) => {
  const ask = server(t, shop)
  const [{ id: listed }] = (await ask('GET', '/orders')).body
  const { id: made } = (await ask('POST', '/orders', {})).body
  for (const id of [listed, made]) {
    await ask('DELETE', `/orders/${id}`)
    t.equal((await ask('POST', `/orders/${id}/cancel`)).status, 404)
    t.equal((await ask('GET', `/orders/${id}/customer`)).status, 404)
  }
})

t.test('an action goes on for a deleted thing of an API without lists', async (t) => {
  const ask = server(t, { ...shop, '/orders': { post: shop['/orders'].post } })
  const { id } = (await ask('POST', '/orders', {})).body
  for (const [key, status] of [
    ['any', 200],
    [id, 404]
  ]) {
    await ask('DELETE', `/orders/${key}`)
    t.equal((await ask('POST', `/orders/${key}/cancel`)).status, status)
  }
})

const item = obj({ id: str, text: str })
const set = obj({ name: str })
/** Sets of items, whose PUT of an item documents some statuses beside 200. */
const sets = (...statuses: (number | string)[]) => ({
  '/sets': { get: replies(arr(set)) },
  '/sets/{name}': {
    parameters: [path('name', str)],
    get: replies(set),
    put: { ...body(obj({}, [])), ...replies(set) },
    delete: { responses: { 204: none } }
  },
  '/sets/{name}/items': {
    parameters: [path('name', str)],
    get: replies(arr(item)),
    post: { ...body(obj({ text: str })), ...replies(item, 201) }
  },
  '/sets/{name}/items/{id}': {
    parameters: [path('name', str), path('id', str)],
    get: replies(item),
    put: {
      ...body(obj({ text: str })),
      responses: { 200: json(item), ...Object.fromEntries(statuses.map((one) => [one, json(error)])) }
    },
    delete: { responses: { 204: none } }
  }
})

t.test('a PUT below a deleted thing makes its row, where the document has no answer for a missing one', async (t) => {
  const ask = server(t, sets(400))
  await ask('PUT', '/sets/mine', {})
  await ask('PUT', '/sets/mine/items/a', { text: 'first' })
  await ask('DELETE', '/sets/mine')
  t.equal((await ask('GET', '/sets/mine/items')).status, 404)
  t.equal((await ask('GET', '/sets/mine/items/a')).status, 404)
  t.equal((await ask('POST', '/sets/mine/items', { text: 'second' })).status, 404, 'a POST makes none')
  t.match(await ask('PUT', '/sets/mine/items/b', { text: 'second' }), { status: 200, body: { id: 'b' } })
  t.same((await ask('GET', '/sets/mine/items')).body, [{ id: 'b', text: 'second' }])
  t.same((await ask('GET', '/sets/mine/items/b')).body, { id: 'b', text: 'second' })
  t.equal((await ask('GET', '/sets/mine')).status, 404, 'the set stays deleted')
  t.equal((await ask('DELETE', '/sets/mine/items/b')).status, 204)
  t.same((await ask('GET', '/sets/mine/items')).body, [])
})

t.test('a PUT below a deleted thing is 404 where the document has an answer for that', async (t) => {
  for (const status of [404, '4XX', 'default']) {
    const ask = server(t, sets(status))
    const [{ name }] = (await ask('GET', '/sets')).body
    await ask('DELETE', `/sets/${name}`)
    t.equal((await ask('PUT', `/sets/${name}/items/b`, { text: 'second' })).status, 404)
    t.equal((await ask('GET', `/sets/${name}/items`)).status, 404)
  }
})

t.test('a PUT below what was never there is 404 in a closed world', async (t) => {
  const ask = server(t, sets(400), { closed: true })
  t.equal((await ask('PUT', '/sets/none/items/b', { text: 'second' })).status, 404)
})
