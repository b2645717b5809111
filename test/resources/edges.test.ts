import t from 'tap'
import { NoValue } from '../../src/generate/generate.ts'
import { rowsGivenBy, samplePathOf } from '../../src/resources/fixtures/fixtures.ts'
import { found } from '../../src/resources/rows/making.ts'
import { arr, body, int, none, obj, path, query, replies, server, str } from '../fixtures/rows.ts'
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

t.test('of two examples with one key both are listed, and the first has the path', async (t) => {
  const example = [
    { id: 7, name: 'A' },
    { id: 7, name: 'B' }
  ]
  const ask = server(t, {
    '/things': { get: { responses: { 200: json(arr(thing), { example }) } } },
    '/things/{id}': { parameters: [path('id')], get: replies(thing) }
  })
  t.match((await ask('GET', '/things')).body, [{ name: 'A' }, { name: 'B' }])
  t.match((await ask('GET', '/things/7')).body, { name: 'A' })
})

t.test('one list of rows stands for every group', (t) => {
  const rows = [{ id: 1 }]
  const collection = { path: '/shops/{shop}/items' } as never
  t.equal(samplePathOf({ collection, groups: rows, partial: new Set() }), '/shops/shop/items')
  t.equal(samplePathOf({ collection, groups: { '\ud800': rows }, partial: new Set() }), '/shops/%EF%BF%BD/items')
  t.match(rowsGivenBy({ collection, groups: rows, partial: new Set() }, ['north']), { rows, exact: true })
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

t.test('a new row has a UUID if its keys are UUIDs', async (t) => {
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

t.test('sent members win over the attributes of the example', async (t) => {
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

t.test('an example row of which nothing fits is made anew once the list is written to', async (t) => {
  const thing = obj({ size: int })
  const list = json(arr(thing), { example: [{ size: 'L' }] })
  const ask = server(t, {
    '/things': { get: { responses: { 200: list } }, post: { ...body(thing), ...replies(thing, 201) } }
  })
  t.same((await ask('GET', '/things')).body, [{ size: 'L' }], 'as the author wrote it')
  t.equal((await ask('POST', '/things', { size: 40 })).status, 201)
  const sizes = (await ask('GET', '/things')).body.map(({ size }: { size: unknown }) => size)
  t.equal(sizes.length, 2)
  for (const size of sizes) t.type(size, 'number')
})

t.test('rows that nothing can fit are still served', async (t) => {
  for (const never of [{ allOf: [{ type: 'string' }, { type: 'integer' }] }, arr(int, { minItems: 100_000_000 })]) {
    const row = obj({ id: int, name: str, never })
    const shown = json(row, { example: { id: 7, name: 'Seven' } })
    const ask = server(t, {
      '/things': { get: replies(arr(row)), post: { ...body(obj({ name: str })), ...replies(thing, 201) } },
      '/things/{id}': { parameters: [path('id')], get: { responses: { 200: shown } } }
    })
    t.match((await ask('GET', '/things/7')).body, { id: 7, name: 'Seven' })
    const { status, body: made } = await ask('POST', '/things', { name: 'Mine' })
    t.equal(status, 201)
    t.equal(made.name, 'Mine')
    t.match((await ask('GET', '/things')).body.at(-1), { id: made.id, name: 'Mine' })
  }
})

t.test('keys that nothing can fit still tell rows apart', async (t) => {
  const row = obj({ id: { type: 'string', minLength: 1_000_000_000 }, name: str })
  const ask = server(t, {
    '/things': { get: replies(arr(row)), post: { ...body(obj({ name: str })), ...replies(thing, 201) } },
    '/things/{id}': { parameters: [path('id', str)], get: replies(obj({ id: str, name: str })) }
  })
  const { body: rows } = await ask('GET', '/things')
  t.equal(new Set(rows.map(({ id }: { id: string }) => id)).size, rows.length)
  t.match((await ask('GET', `/things/${rows[1].id}`)).body, rows[1])
})

t.test('a row that PUT makes is answered with what the document says of 201', async (t) => {
  const ask = server(t, {
    '/things': { get: replies(arr(thing)) },
    '/things/{id}': {
      parameters: [path('id')],
      get: replies(thing),
      put: {
        ...body(obj({ name: str })),
        responses: { 200: json(thing), 201: json(obj({ notice: { const: 'made' } })) }
      }
    }
  })
  const { status, body: told } = await ask('PUT', '/things/900', { name: 'Mine' })
  t.equal(status, 201)
  t.same(told, { notice: 'made' })
  t.match((await ask('GET', '/things/900')).body, { id: 900, name: 'Mine' })
})

t.test('a single thing whose example is no object stays as it is', async (t) => {
  const ask = server(t, {
    '/me': {
      get: { responses: { 200: json(obj({ name: str }), { example: 'nobody' }) } },
      put: { ...body(obj({ name: str })), responses: { 204: none } }
    }
  })
  t.equal((await ask('PUT', '/me', { name: 'Mine' })).status, 204)
  t.equal((await ask('GET', '/me')).body, 'nobody')
})

t.test('a part of a list is answered with 200 where the document knows no 206', async (t) => {
  const range = { name: 'Range', in: 'header', schema: str }
  const get = { ...replies(arr(thing)), parameters: [range], 'x-standin': { rows: 5 } }
  const ask = server(t, { '/things': { get }, '/things/{id}': { parameters: [path('id')], get: replies(thing) } })
  const { status, body: part } = await ask('GET', '/things', undefined, { range: 'items=0-1' })
  t.equal(status, 200)
  t.same(
    part.map(({ id }: { id: number }) => id),
    [1, 2]
  )
})

t.test('an example of an item without its key is no row of the list', async (t) => {
  const row = obj({ id: int, name: str }, ['name'])
  const shown = json(row, { example: { name: 'Nobody' } })
  const ask = server(t, {
    '/things': { get: { responses: { 200: json(arr(row), { example: [{ id: 7, name: 'Seven' }] }) } } },
    '/things/{id}': { parameters: [path('id')], get: { responses: { 200: shown } } }
  })
  t.same((await ask('GET', '/things')).body, [{ id: 7, name: 'Seven' }])
  t.same((await ask('GET', '/things/7')).body, { id: 7, name: 'Seven' })
})

t.test('only what says that there is no value counts as none', async (t) => {
  const fail = (error: Error) => () => {
    throw error
  }
  t.equal(found({ NoValue }, fail(new NoValue('it admits nothing', ''))), undefined)
  t.throws(() => found({ NoValue }, fail(new TypeError('a mistake'))), TypeError)
})

for (const name of ['_', '-', '$', '...'])
  t.test(`the name ${name} has no words, wherever it stands`, async (t) => {
    const row = obj({ id: int, [name]: str })
    const deep = { name: 'filter', in: 'query', style: 'deepObject', schema: obj({ [name]: str }, []) }
    const plain = { name, in: 'query', schema: str }
    const ask = server(t, {
      '/things': { get: { parameters: [deep, plain], ...replies(arr(row)) }, post: { ...body(row), ...replies(row) } },
      [`/things/{${name}}`]: { parameters: [path(name, str)], get: replies(row) },
      [`/${name}`]: { get: replies(arr(row)) }
    })
    const sent = { id: 9_999, [name]: 'x' }
    t.same((await ask('POST', '/things', sent)).body, sent)
    t.same((await ask('GET', '/things/x')).body, sent)
    t.match((await ask('GET', '/things')).body.at(-1), sent)
    t.equal((await ask('GET', `/${encodeURIComponent(name)}`)).status, 200)
  })

t.test('an entry around a row leads to the row, and a list in another language has its own pages', async (t) => {
  const url = { type: 'string', format: 'uri' }
  const entry = obj({ fullUrl: url, resource: obj({ id: int, resourceType: { enum: ['Thing'] } }) })
  const ask = server(t, {
    '/things': {
      parameters: [{ name: 'page', in: 'query', schema: int }],
      get: replies(
        obj({ suivant: { ...url, nullable: true }, précédent: { ...url, nullable: true }, entry: arr(entry) })
      )
    },
    '/things/{id}': { parameters: [path('id')], get: replies(thing) }
  })
  const { body: page } = await ask('GET', '/things?page=1')
  for (const { fullUrl, resource } of page.entry) t.match(fullUrl, new RegExp(`/things/${resource.id}$`))
  t.equal(page.précédent, null)
})

t.test('a list whose example is empty begins without rows', async (t) => {
  const row = obj({ id: int, name: str })
  const examples = { none: { value: [] }, one: { value: [{ id: 7, name: 'Seven' }] } }
  const content = { 'application/json': { schema: arr(row), examples } }
  const ask = server(t, {
    '/things': {
      get: { parameters: [query('page', int)], responses: { 200: { description: 'x', content } } },
      post: { ...body(obj({ name: str })), ...replies(row, 201) }
    },
    '/things/{id}': { parameters: [path('id')], get: replies(row) }
  })
  for (const url of ['/things', '/things?page=1']) t.same((await ask('GET', url)).body, [], url)
  t.same((await ask('GET', '/things', undefined, { prefer: 'example=one' })).body, [{ id: 7, name: 'Seven' }])
  const { body: made } = await ask('POST', '/things', { name: 'New' })
  for (const url of ['/things', '/things?page=1']) t.same((await ask('GET', url)).body, [made], url)
})
