import t from 'tap'
import { arr, body, int, none, obj, path, replies, server, str } from '../../fixtures/rows.ts'

type Row = { id: number; position: number }
const time = { type: ['string', 'null'], format: 'date-time' }
const thing = obj({ id: int, name: str, deleted_at: time, updated_at: { type: 'string', format: 'date-time' } })
const at = { parameters: [path('id')] }

t.test('a deleted row is restored to its place', async (t) => {
  const ask = server(t, {
    '/things': { get: replies(arr(thing)), post: { ...body(obj({ name: str })), ...replies(thing, 201) } },
    '/things/{id}': { ...at, get: replies(thing), delete: replies(thing) },
    '/things/{id}/restore': { ...at, post: replies(thing) },
    '/boxes': { get: replies(arr(obj({ id: int }))) },
    '/boxes/{box}/things': { parameters: [path('box')], get: replies(arr(obj({ id: int, name: str }))) },
    '/boxes/{box}/things/{id}': {
      parameters: [path('box'), path('id')],
      get: replies(obj({ id: int, name: str })),
      delete: { responses: { 204: none } }
    },
    '/boxes/{box}/things/{id}/undelete': { parameters: [path('box'), path('id')], post: { responses: { 204: none } } }
  })
  const list = async (): Promise<Row[]> => (await ask('GET', '/things')).body
  const [first, second, ...others] = await list()
  t.match((await ask('DELETE', '/things/2')).body, { deleted_at: /^2025/ })
  t.same(await list(), [first, ...others])
  const { body: back } = await ask('POST', '/things/2/restore')
  t.match(back, { ...second, deleted_at: null, updated_at: String })
  t.same(await list(), [first, back, ...others])
  t.same((await ask('POST', '/things/1/restore')).body.id, 1, 'a row that is there stays')
  const [lid] = (await ask('GET', '/boxes/3/things')).body
  await ask('DELETE', `/boxes/3/things/${lid.id}`)
  t.equal((await ask('POST', `/boxes/3/things/${lid.id}/undelete`)).status, 204)
  t.same((await ask('GET', '/boxes/3/things')).body[0], lid)
})

t.test('a deleted row shows as the document describes it', async (t) => {
  const deleted = obj({ id: str, deleted: { type: 'boolean', enum: [true] } })
  const always = obj({ id: str, deleted: { const: true } })
  const one = (row: object, gone: object) => ({
    parameters: [path('id', str)],
    get: replies({ anyOf: [row, gone] }),
    delete: replies(gone)
  })
  const customer = obj({ id: str, name: str })
  const ask = server(t, {
    '/customers': { get: replies(arr(customer)) },
    '/customers/{id}': one(customer, deleted),
    '/buyers': { get: replies(arr(customer)) },
    '/buyers/{id}': one(customer, always),
    '/sellers': { get: replies(arr(customer)) },
    '/sellers/{id}': one(customer, obj({ id: str, deleted: { type: 'boolean' } }))
  })
  for (const [name, shown] of [
    ['customers', true],
    ['buyers', true],
    ['sellers', false]
  ] as const) {
    const [{ id }] = (await ask('GET', `/${name}`)).body
    t.match((await ask('GET', `/${name}/${id}`)).body, { id, name: String })
    t.same((await ask('DELETE', `/${name}/${id}`)).body, { id, deleted: true })
    const { status, body } = await ask('GET', `/${name}/${id}`)
    t.equal(status, shown ? 200 : 404, name)
    if (shown) t.same(body, { id, deleted: true })
  }
})

t.test('rows are put in another order', async (t) => {
  const card = obj({ id: int, name: str, position: int })
  const ids = body(obj({ ids: arr(int) }))
  const ask = server(t, {
    '/cards': { get: replies(arr(card)) },
    '/cards/{id}': { ...at, get: replies(card), patch: { ...body(obj({ name: str })), ...replies(card) } },
    '/cards/reorder': { post: { ...ids, responses: { 204: none } } },
    '/tiles': { get: replies(arr(obj({ id: int, name: str }))) },
    '/tiles/sort': { post: { ...ids, responses: { 204: none } } }
  })
  await ask('PATCH', '/cards/99', { name: 'Unlisted' })
  t.equal((await ask('POST', '/cards/reorder', { ids: [5, 99, 3, 3, 4711, 1] })).status, 204)
  const cards: Row[] = (await ask('GET', '/cards')).body
  t.same(
    cards.slice(0, 6).map(({ id, position }) => [id, position]),
    [5, 2, 3, 4, 1, 6].map((id, index) => [id, index + 1])
  )
  t.equal(cards.length, 18)
  await ask('POST', '/tiles/sort', { ids: [2, 1] })
  t.same(
    (await ask('GET', '/tiles')).body.slice(0, 3).map(({ id }: Row) => id),
    [2, 1, 3]
  )
})
