import t from 'tap'
import { givenBy, samplePathOf } from '../../src/resources/fixtures.ts'
import { arr, body, int, obj, path, replies, server, str } from '../fixtures/rows.ts'
import { json } from '../fixtures/start.ts'

const thing = obj({ id: int, name: str })

t.test('a key may be a number with a fraction', async (t) => {
  const row = obj({ id: { type: 'number' }, name: str })
  const ask = server(t, {
    '/things': { get: replies(arr(row)) },
    '/things/{id}': { parameters: [path('id', { type: 'number' })], get: replies(row) }
  })
  t.equal((await ask('GET', '/things/1.5')).body.id, 1.5)
})

t.test('a thing that is there has no time of its end', async (t) => {
  const ends = { deleted_at: { type: ['string', 'null'] }, deleted_by: str, deleted: { enum: ['no', 'yes'] } }
  const row = obj({ id: int, ...ends }, ['id', 'deleted_at', 'deleted'])
  const ask = server(t, {
    '/things': { get: replies(arr(row)) },
    '/things/{id}': { parameters: [path('id')], get: replies(row) }
  })
  t.same((await ask('GET', '/things/1')).body, { id: 1, deleted_at: null, deleted: 'no' })
})

t.test('PATCH keeps a null that only its body names', async (t) => {
  const row = { ...obj({ id: int, name: str }), additionalProperties: true }
  const sent = obj({ name: str, extra: { type: ['string', 'null'] } }, [])
  const ask = server(t, {
    '/things': { get: replies(arr(row)) },
    '/things/{id}': { parameters: [path('id')], get: replies(row), patch: { ...body(sent), ...replies(row) } }
  })
  t.equal((await ask('PATCH', '/things/1', { extra: null })).body.extra, null)
})

t.test('one list of rows stands for every group', (t) => {
  const rows = [{ id: 1 }]
  const collection = { path: '/shops/{shop}/items' } as never
  t.equal(samplePathOf({ collection, groups: rows }), '/shops/shop/items')
  t.match(givenBy({ collection, groups: rows }, ['north']), { rows, exact: true })
  t.end()
})

t.test('PUT makes rows one after the other', async (t) => {
  const put = { ...body(obj({ name: str })), responses: { 200: json(thing), 201: json(thing) } }
  const ask = server(t, {
    '/things': { get: replies(arr(thing)) },
    '/things/{id}': { parameters: [path('id')], get: replies(thing), put }
  })
  for (const id of [98765, 98766]) t.equal((await ask('PUT', `/things/${id}`, { name: 'New' })).status, 201)
  t.same(
    (await ask('GET', '/things')).body.slice(-2).map(({ id }: { id: number }) => id),
    [98765, 98766]
  )
})

t.test('nothing is found by another name under a thing that is not there', async (t) => {
  const parameters = [path('org', str), path('name_or_id', str)]
  const ask = server(
    t,
    {
      '/orgs': { get: replies(arr(obj({ name: str }))) },
      '/orgs/{org}': { parameters: [path('org', str)], get: replies(obj({ name: str })) },
      '/orgs/{org}/things': { parameters: [path('org', str)], get: replies(arr(thing)) },
      '/orgs/{org}/things/{name_or_id}': { parameters, get: replies(thing) }
    },
    { closed: true }
  )
  t.equal((await ask('GET', '/orgs/nobody/things/5')).status, 404)
})

t.test('as many rows begin as the things of the example can own', async (t) => {
  const pet = obj({ id: int, owner_id: int })
  const example = [
    { id: 5, name: 'a' },
    { id: 6, name: 'b' }
  ]
  const ask = server(t, {
    '/owners': { get: { responses: { 200: json(arr(thing), { example }) } } },
    '/owners/{ownerId}': { parameters: [path('ownerId')], get: replies(thing) },
    '/owners/{ownerId}/pets': { parameters: [path('ownerId')], get: replies(arr(pet)) },
    '/pets/{petId}': { parameters: [path('petId')], get: replies(pet) }
  })
  for (const id of [5, 6]) {
    const { body: pets } = await ask('GET', `/owners/${id}/pets`)
    t.equal(pets.length, 3)
    for (const { owner_id } of pets) t.equal(owner_id, id)
  }
})

t.test('a new row has a UUID where its key is one', async (t) => {
  const row = obj({ id: { type: 'string', format: 'uuid' }, name: str })
  const ask = server(t, {
    '/things': { get: replies(arr(row)), post: { ...body(obj({ name: str })), ...replies(row, 201) } },
    '/things/{id}': { parameters: [path('id', { type: 'string', format: 'uuid' })], get: replies(row) }
  })
  const ids = new Set<string>()
  for (const name of ['a', 'b']) ids.add((await ask('POST', '/things', { name })).body.id)
  t.equal(ids.size, 2)
  for (const id of ids) t.match(id, /^[0-9a-f]{8}-[0-9a-f]{4}-4/)
})

t.test('a row refers to nothing where nothing is there', async (t) => {
  const order = obj({ id: int, customer_id: int })
  const ask = server(t, {
    '/customers': { get: { ...replies(arr(thing)), 'x-standin': { rows: 0 } } },
    '/customers/{id}': { parameters: [path('id')], get: replies(thing) },
    '/orders': { get: replies(arr(order)) },
    '/orders/{id}': { parameters: [path('id')], get: replies(order) }
  })
  t.same((await ask('GET', '/customers')).body, [])
  t.type((await ask('GET', '/orders')).body[0].customer_id, 'number')
})

t.test('what is sent wins over the attributes of the example', async (t) => {
  const row = obj({ type: str, id: str, attributes: obj({ name: str }) })
  const sent = obj({ data: obj({ type: str, attributes: obj({ name: str }) }) })
  const example = { data: { type: 'things', id: '500', attributes: { name: 'Example' } } }
  const ask = server(t, {
    '/things': {
      get: replies(obj({ data: arr(row) })),
      post: { ...body(sent), responses: { 201: json(obj({ data: row }), { example }) } }
    },
    '/things/{id}': { parameters: [path('id', str)], get: replies(obj({ data: row })) }
  })
  const { body: made } = await ask('POST', '/things', { data: { type: 'things', attributes: { name: 'Mine' } } })
  t.same(made.data, { type: 'things', id: '500', attributes: { name: 'Mine' } })
})
