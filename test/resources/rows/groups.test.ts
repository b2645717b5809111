import t from 'tap'
import { createStandin } from '../../../src/standin.ts'
import { arr, body, int, none, obj, path, query, replies, server, str } from '../../fixtures/rows.ts'
import { documentOf, json } from '../../fixtures/start.ts'

const thing = obj({ id: int, name: str })
const nothing = { responses: { 204: none } }

const owned = (pet: object, owner: object = {}) => ({
  '/owners': { get: replies(arr(thing)), post: { ...body(obj({ name: str })), ...replies(thing, 201) } },
  '/owners/{ownerId}': { parameters: [path('ownerId', owner)], get: replies(thing), delete: nothing },
  '/owners/{ownerId}/pets': {
    parameters: [path('ownerId', owner)],
    get: replies(arr(pet)),
    post: { ...body(obj({ name: str })), ...replies(pet, 201) }
  }
})
const pet = obj({ id: int, name: str, owner_id: int })

t.test('a thing that was just made has nothing under it', async (t) => {
  const item = { parameters: [path('ownerId'), path('petId')], get: replies(pet) }
  const ask = server(t, { ...owned(pet, int), '/owners/{ownerId}/pets/{petId}': item }, { closed: true })
  const { id } = (await ask('POST', '/owners', { name: 'New' })).body
  t.same((await ask('GET', `/owners/${id}/pets`)).body, [])
  t.equal((await ask('GET', `/owners/${id}/pets/1`)).status, 404)
  const { body: made } = await ask('POST', `/owners/${id}/pets`, { name: 'Rex' })
  t.same((await ask('GET', `/owners/${id}/pets`)).body, [made])
})

t.test('things under a key that no list shows are its own', async (t) => {
  const item = { parameters: [path('ownerId', str), path('petId')], get: replies(pet) }
  for (const owner of [pet, obj({ id: int, name: str, owner_id: {} })]) {
    const ask = server(t, { ...owned(owner, str), '/owners/{ownerId}/pets/{petId}': item })
    const [listed] = (await ask('GET', '/owners/1/pets')).body
    const [unlisted] = (await ask('GET', '/owners/98765/pets')).body
    t.equal(unlisted.owner_id, 98765)
    t.not(unlisted.id, listed.id)
  }
  const text = server(t, { ...owned(obj({ id: int, owner_id: {} }), str), '/owners/{ownerId}/pets/{petId}': item })
  t.equal((await text('GET', '/owners/abc/pets')).body[0].owner_id, 'abc')
})

t.test('rows with paths of their own say what they belong to, and go with it', async (t) => {
  const ask = server(t, {
    ...owned(pet, int),
    '/pets': { get: { parameters: [query('limit', int)], ...replies(arr(pet)) } },
    '/pets/{petId}': { parameters: [path('petId')], get: replies(pet) }
  })
  const { body: made } = await ask('POST', '/owners/2/pets', { name: 'Rex' })
  t.equal(made.owner_id, 2)
  const before = (await ask('GET', '/owners/2/pets')).body as { id: number; owner_id: number }[]
  t.ok(before.length > 1)
  for (const { owner_id } of before) t.equal(owner_id, 2)
  await ask('DELETE', '/owners/2')
  for (const { id } of before) t.equal((await ask('GET', `/pets/${id}`)).status, 404)
  t.equal((await ask('GET', '/owners/3/pets')).status, 200)
})

t.test('a path may name a thing that the document does not have', async (t) => {
  const ask = server(t, {
    '/regions/{region}/owners': { parameters: [path('region', str)], get: replies(arr(thing)) },
    '/regions/{region}/owners/{ownerId}': { parameters: [path('region', str), path('ownerId')], get: replies(thing) },
    '/regions/{region}/owners/{ownerId}/pets': {
      parameters: [path('region', str), path('ownerId')],
      get: replies(arr(pet))
    },
    '/regions/{region}/owners/{ownerId}/pets/{petId}': {
      parameters: [path('region', str), path('ownerId'), path('petId')],
      get: replies(pet)
    },
    '/pets': { get: replies(arr(pet)), post: { ...body(obj({ name: str })), ...replies(pet, 201) } }
  })
  const [owner] = (await ask('GET', '/regions/north/owners')).body
  const [first] = (await ask('GET', `/regions/north/owners/${owner.id}/pets`)).body
  t.equal(first.owner_id, owner.id)
  t.same((await ask('GET', `/regions/north/owners/${owner.id}/pets/${first.id}`)).body, first)
  t.equal((await ask('POST', '/pets', { name: 'Rex' })).status, 201)
})

t.test('an embedded thing is shown as it is now, if it is there', async (t) => {
  const customer = { anyOf: [thing, { type: 'null' }] }
  const order = obj({ id: int, customer }, ['id'])
  const sent = obj({ customer: obj({ id: int, name: str }, []) }, [])
  const ask = server(t, {
    '/customers': { get: replies(arr(thing)) },
    '/customers/{id}': {
      parameters: [path('id')],
      get: replies(thing),
      patch: { ...body(obj({ name: str })), ...replies(thing) }
    },
    '/orders': { get: replies(arr(order)), post: { ...body(sent), ...replies(order, 201) } },
    '/orders/{id}': {
      parameters: [path('id')],
      get: replies(order),
      patch: { ...body(obj({ customer }, [])), ...replies(order) }
    }
  })
  await ask('PATCH', '/customers/1', { name: 'Now' })
  const cases: [sent: object, shown: object][] = [
    [{ id: 1 }, { id: 1, name: 'Now' }],
    [
      { id: 1, name: 'Then' },
      { id: 1, name: 'Now' }
    ],
    [
      { id: 424242, name: 'Nobody' },
      { id: 424242, name: 'Nobody' }
    ],
    [{ name: 'Unnamed' }, { name: 'Unnamed' }]
  ]
  for (const [customer, shown] of cases)
    t.match((await ask('POST', '/orders', { customer })).body.customer, shown, JSON.stringify(customer))
  t.equal((await ask('PATCH', '/orders/1', { customer: null })).body.customer, null)
})

t.test('a thing embedded among attributes is shown as it is now', async (t) => {
  const order = obj({ type: str, id: str, attributes: obj({ title: str, customer: thing }) })
  const ask = server(t, {
    '/customers': { get: replies(arr(thing)) },
    '/customers/{id}': {
      parameters: [path('id')],
      get: replies(thing),
      patch: { ...body(obj({ name: str })), ...replies(thing) }
    },
    '/orders': { get: replies(obj({ data: arr(order) })) },
    '/orders/{id}': { parameters: [path('id', str)], get: replies(obj({ data: order })) }
  })
  const { customer } = (await ask('GET', '/orders/1')).body.data.attributes
  await ask('PATCH', `/customers/${customer.id}`, { name: 'Now' })
  t.equal((await ask('GET', '/orders/1')).body.data.attributes.customer.name, 'Now')
})

t.test('rows made under an unlisted thing go with it', async (t) => {
  const { '/owners': owners, ...rest } = owned(pet, int)
  const ask = server(t, {
    ...rest,
    '/owners': { post: owners.post },
    '/owners/{ownerId}/pets/{petId}': { parameters: [path('ownerId'), path('petId')], get: replies(pet) }
  })
  const { id } = (await ask('POST', '/owners', { name: 'New' })).body
  t.equal((await ask('DELETE', `/owners/${id}`)).status, 204)
  t.equal((await ask('GET', `/owners/${id}/pets`)).status, 404)
})

t.test('a key may be missing from the rows that it names', async (t) => {
  const row = obj({ title: str, size: int })
  const ask = server(
    t,
    {
      '/things': {
        get: replies(arr(row)),
        post: { ...body(row), responses: { 201: { ...json(row), headers: { Location: { schema: str } } } } }
      },
      '/things/{ref}': {
        parameters: [path('ref', { type: 'string', pattern: '^[a-z]{8}$' })],
        get: replies(row),
        put: { ...body(row), responses: { 200: json(row), 404: none } },
        delete: { responses: { 204: none, 404: none } }
      }
    },
    { closed: true }
  )
  const made = await ask('POST', '/things', { title: 'Mine', size: 3 })
  const url = new URL(String(made.headers.location)).pathname
  t.same((await ask('GET', url)).body, { title: 'Mine', size: 3 })
  t.same((await ask('PUT', url, { title: 'Other', size: 4 })).body, { title: 'Other', size: 4 })
  t.equal((await ask('DELETE', url)).status, 204)
  t.match((await ask('PUT', url, { title: 'x', size: 1 })).text, /no thing with key/)
})

t.test('the rows of the root are rows too', async (t) => {
  const ask = server(t, {
    '/{id}': { parameters: [path('id')], get: replies(thing), delete: { responses: { 204: none, 404: none } } }
  })
  t.equal((await ask('DELETE', '/5')).status, 204)
  const { status, text } = await ask('DELETE', '/5')
  t.equal(status, 404)
  t.match(text, /there is no row with id/)
})

t.test('rows under a thing that no list showed outlive it', async (t) => {
  const ask = server(t, {
    ...owned(pet, int),
    '/owners/{ownerId}/pets/{petId}': { parameters: [path('ownerId'), path('petId')], get: replies(pet) }
  })
  const before = (await ask('GET', '/owners/98765/pets')).body
  t.equal((await ask('DELETE', '/owners/98765')).status, 204)
  t.same((await ask('GET', '/owners/98765/pets')).body, before)
})

t.test('a list may be narrowed by what the document or its rows do not have', async (t) => {
  const ask = server(t, {
    '/pets': { get: replies(arr(thing)) },
    '/pets/{petId}': { parameters: [path('petId')], get: replies(thing) },
    '/shops/{shopId}/pets': { parameters: [path('shopId')], get: replies(arr(thing)) }
  })
  t.same((await ask('GET', '/shops/1/pets')).body, (await ask('GET', '/pets')).body)
})

t.test('lists that name a part of what their rows belong to show those of all the rest', async (t) => {
  const issue = obj({ id: int, title: str, body: str })
  const list = (...names: string[]) => ({ parameters: names.map((name) => path(name)), get: replies(arr(issue)) })
  const ask = server(
    t,
    {
      '/teams': { get: replies(arr(thing)) },
      '/teams/{teamId}': { parameters: [path('teamId')], get: replies(thing) },
      '/teams/{teamId}/boards': { parameters: [path('teamId')], get: replies(arr(thing)) },
      '/teams/{teamId}/boards/{boardId}': { parameters: [path('teamId'), path('boardId')], get: replies(thing) },
      '/teams/{teamId}/boards/{boardId}/issues': list('teamId', 'boardId'),
      '/teams/{teamId}/boards/{boardId}/issues/{issueId}': {
        parameters: [path('teamId'), path('boardId'), path('issueId')],
        get: replies(issue)
      },
      '/teams/{teamId}/issues': list('teamId'),
      '/boards/{boardId}/issues': list('boardId')
    },
    { closed: true }
  )
  const [board] = (await ask('GET', '/teams/1/boards')).body
  const own = (await ask('GET', `/teams/1/boards/${board.id}/issues`)).body
  t.ok(own.length > 0)
  t.same((await ask('GET', '/teams/1/issues')).body.slice(0, own.length), own)
  t.same((await ask('GET', `/boards/${board.id}/issues`)).body, own)
  t.same((await ask('GET', '/teams/98765/issues')).body, [])
})

t.test('a member that may be a thing or its key is shown as it was sent, where it is a key', async (t) => {
  const customer = { anyOf: [thing, str] }
  const order = obj({ id: int, customer })
  const ask = server(t, {
    '/customers': { get: replies(arr(thing)) },
    '/customers/{id}': { parameters: [path('id')], get: replies(thing) },
    '/orders': { get: replies(arr(order)), post: { ...body(obj({ customer })), ...replies(order, 201) } },
    '/orders/{id}': { parameters: [path('id')], get: replies(order) }
  })
  const { id } = (await ask('POST', '/orders', { customer: 'some' })).body
  t.equal((await ask('GET', `/orders/${id}`)).body.customer, 'some')
})

t.test('a row that names its owner goes with it, wherever else it stands', async (t) => {
  const issue = obj({ id: int, title: str, owner_id: int })
  const ask = server(t, {
    '/owners': { get: replies(arr(thing)) },
    '/owners/{ownerId}': { parameters: [path('ownerId')], get: replies(thing), delete: nothing },
    '/teams': { get: replies(arr(thing)) },
    '/teams/{teamId}': { parameters: [path('teamId')], get: replies(thing), delete: nothing },
    '/teams/{teamId}/issues': { parameters: [path('teamId')], get: replies(arr(issue)) },
    '/teams/{teamId}/issues/{issueId}': { parameters: [path('teamId'), path('issueId')], get: replies(issue) },
    '/owners/{ownerId}/teams/{teamId}/issues': {
      parameters: [path('ownerId'), path('teamId')],
      get: replies(arr(issue))
    }
  })
  const [{ owner_id: owner }] = (await ask('GET', '/teams/2/issues')).body
  t.equal((await ask('DELETE', '/teams/1')).status, 204)
  t.equal((await ask('DELETE', `/owners/${owner}`)).status, 204)
  const left = (await ask('GET', '/teams/2/issues')).body as { owner_id: number }[]
  t.ok(left.length > 0)
  for (const { owner_id } of left) t.not(owner_id, owner)
})

t.test('a path that ends in the value of a member lists the rows with that value', async (t) => {
  const order = obj({ id: int, status: { type: 'string', enum: ['open', 'paid'] } })
  // Only one row schema tells that both paths show the same.
  const ref = { $ref: '#/components/schemas/Order' }
  const app = createStandin({
    document: documentOf(
      {
        '/orders': { get: replies(arr(ref)), post: { ...body(ref), ...replies(ref, 201) } },
        '/orders/{id}': { parameters: [path('id')], get: replies(ref) },
        '/orders/status/{status}': {
          parameters: [path('status', str)],
          get: { parameters: [query('id', int)], ...replies(arr(ref)) }
        },
        '/orders/since/{day}': { parameters: [path('day', str)], get: replies(arr(ref)) }
      },
      { components: { schemas: { Order: order } } }
    ),
    fixtures: false
  })
  t.teardown(() => app.close())
  const list = async (url: string) => (await app.inject(url)).json() as { id: number; status: string }[]
  await app.inject({ method: 'POST', url: '/orders', payload: { id: 77, status: 'paid' } })
  const all = await list('/orders')
  t.ok(all.some(({ status }) => status === 'open'))
  for (const status of ['open', 'paid'])
    t.same(
      await list(`/orders/status/${status}`),
      all.filter((one) => one.status === status)
    )
  t.same(
    (await list('/orders/status/paid?id=77')).map(({ id }) => id),
    [77]
  )
  t.notMatch(await list('/orders/since/today'), all, 'a day is no member of a row')
})

t.test('no two rows below parents have one number', async (t) => {
  const pets = {
    parameters: [path('ownerId')],
    get: replies(arr(pet)),
    post: { ...body(obj({ name: str })), ...replies(pet, 201) }
  }
  const paths = {
    ...owned(pet, int),
    '/owners/{ownerId}/pets': pets,
    '/owners/{ownerId}/pets/{petId}': { parameters: [path('ownerId'), path('petId')], get: replies(pet) },
    '/owners/{ownerId}/pets/{petId}/toys': {
      parameters: [path('ownerId'), path('petId')],
      get: replies(arr(thing)),
      post: { ...body(obj({ name: str })), ...replies(thing, 201) }
    },
    '/owners/{ownerId}/pets/{petId}/toys/{toyId}': {
      parameters: [path('ownerId'), path('petId'), path('toyId')],
      get: replies(thing)
    }
  }
  const fixtures: Record<string, unknown>[] = [
    {},
    { owners: { count: 25 } },
    { owners: { count: 2 }, pets: { 1: { count: 30 }, 2: [{ id: 900, name: 'Rex', owner_id: 2 }] } }
  ]
  for (const files of fixtures) {
    const folder = t.testdir(
      Object.fromEntries(Object.entries(files).map(([name, rows]) => [`${name}.json`, JSON.stringify(rows)]))
    )
    const ask = server(t, paths, { fixtures: Object.keys(files).length > 0 && folder })
    const ids: number[] = []
    const toys: number[] = []
    const made: number[] = []
    for (const { id: owner } of (await ask('GET', '/owners')).body) {
      for (const { id } of (await ask('GET', `/owners/${owner}/pets`)).body) {
        ids.push(id)
        if (id !== undefined)
          for (const toy of (await ask('GET', `/owners/${owner}/pets/${id}/toys`)).body) toys.push(toy.id)
      }
    }
    for (const owner of [1, 2]) made.push((await ask('POST', `/owners/${owner}/pets`, { name: 'New' })).body.id)
    t.equal(new Set([...ids, ...made]).size, ids.length + 2, JSON.stringify(files).slice(0, 40))
    t.equal(new Set(toys).size, toys.length)
  }
})

t.test('rows stand under things that the document keeps stateless', async (t) => {
  const thing = obj({ id: int, name: str })
  const stateless = { 'x-standin': { stateless: true } }
  const ask = server(t, {
    '/things': { get: { ...stateless, ...replies(arr(thing)) } },
    '/things/{thingId}': { parameters: [path('thingId')], get: { ...stateless, ...replies(thing) } },
    '/things/{thingId}/parts': {
      parameters: [path('thingId')],
      get: replies(arr(thing)),
      post: { ...body(obj({ name: str })), ...replies(thing, 201) }
    },
    '/things/{thingId}/parts/{id}': { parameters: [path('thingId'), path('id')], get: replies(thing) }
  })
  const { body: made } = await ask('POST', '/things/1/parts', { name: 'Leg' })
  t.equal(made.name, 'Leg')
  t.same((await ask('GET', '/things/1/parts')).body.at(-1), made)
})
