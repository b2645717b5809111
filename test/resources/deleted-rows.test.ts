import t from 'tap'
import { arr, body, int, none, obj, path, query, replies, server, str } from '../fixtures/rows.ts'

const time = { type: ['string', 'null'], format: 'date-time' }
const bool = { type: 'boolean' }
const one = { parameters: [path('id')] }

t.test('a list shows what has ended where a request asks for it', async (t) => {
  const book = obj({ id: int, title: str, deleteTime: { type: 'string', format: 'date-time' } }, ['id', 'title'])
  const note = obj({ id: int, text: str, archived: bool })
  const made = (row: object, name: string) => ({ ...body(obj({ [name]: str })), ...replies(row, 201) })
  const ask = server(t, {
    '/books': { get: { parameters: [query('showDeleted', bool)], ...replies(arr(book)) }, post: made(book, 'title') },
    '/books/{id}': { ...one, get: replies(book), delete: replies(book) },
    '/books/{id}/undelete': { ...one, post: replies(book) },
    '/shelves/{shelf}/notes': {
      parameters: [path('shelf'), query('include_deleted', bool)],
      get: replies(arr(obj({ id: int, shelf: int })))
    },
    '/shelves/{shelf}/notes/{id}': { parameters: [path('shelf'), path('id')], delete: { responses: { 204: none } } },
    '/notes': { get: { parameters: [query('include_archived', bool)], ...replies(arr(note)) } },
    '/notes/{id}': { ...one, patch: { ...body(obj({ archived: bool })), ...replies(note) } }
  })
  const idsOf = async (url: string) => (await ask('GET', url)).body.map(({ id }: { id: number }) => id)
  const all = await idsOf('/books')
  t.same(await idsOf('/books?showDeleted=true'), all, 'nothing is deleted yet')
  t.match((await ask('DELETE', '/books/2')).body, { id: 2, deleteTime: /^2025-01-01/ })
  t.same(
    await idsOf('/books'),
    all.filter((id: number) => id !== 2)
  )
  t.same(await idsOf('/books?showDeleted=true'), all)
  t.match((await ask('GET', '/books?showDeleted=true')).body[1], { id: 2, deleteTime: /^2025-01-01/ })
  t.notOk('deleteTime' in (await ask('POST', '/books/2/undelete')).body)
  t.same(await idsOf('/books'), all)
  await ask('DELETE', '/books/9000')
  t.same(await idsOf('/books?showDeleted=true'), all, 'a row that no list showed')

  const [first, ...others] = await idsOf('/shelves/7/notes')
  await ask('DELETE', `/shelves/7/notes/${first}`)
  t.same(await idsOf('/shelves/7/notes'), others)
  t.same(await idsOf('/shelves/7/notes?include_deleted=true'), [first, ...others])

  const id = (await idsOf('/notes')).at(-1)
  t.match((await ask('PATCH', `/notes/${id}`, { archived: true })).body, { archived: true })
  t.notOk((await idsOf('/notes')).includes(id))
  t.ok((await idsOf('/notes?include_archived=true')).includes(id))
})

t.test('a list of all groups shows their deleted rows too, and a default may ask for them', async (t) => {
  const card = obj({ id: int, text: str })
  const flag = query('with_trashed', { type: 'boolean', default: true })
  const ask = server(t, {
    '/boards': { get: replies(arr(obj({ id: int }))) },
    '/boards/{board}/cards': { parameters: [path('board')], get: replies(arr(card)) },
    '/boards/{board}/cards/{id}': {
      parameters: [path('board'), path('id')],
      get: replies(card),
      delete: { responses: { 204: none } }
    },
    '/cards': { get: { parameters: [query('include_deleted', bool)], ...replies(arr(card)) } },
    '/stamps': { get: { parameters: [flag], ...replies(arr(obj({ id: int, trashed: { const: true } }))) } }
  })
  const count = async (url: string) => (await ask('GET', url)).body.length
  const [before, [{ id }]] = [await count('/cards'), (await ask('GET', '/boards/1/cards')).body]
  await ask('DELETE', `/boards/1/cards/${id}`)
  t.equal(await count('/cards'), before - 1)
  t.equal(await count('/cards?include_deleted=true'), before)
  t.ok((await count('/stamps')) > 0)
  t.equal(await count('/stamps?with_trashed=false'), 0)
})

t.test('the reply to a deletion shows the state that follows, which a restored row leaves again', async (t) => {
  const status = { type: 'string', enum: ['active', 'canceled', 'past_due'] }
  const plan = obj({ id: int, name: str, status, canceled_at: time, is_deleted: bool })
  const ask = server(t, {
    '/plans': { get: replies(arr(plan)), post: { ...body(obj({ name: str })), ...replies(plan, 201) } },
    '/plans/{id}': { ...one, get: replies(plan), delete: replies(plan) },
    '/plans/{id}/restore': { ...one, post: replies(plan) }
  })
  const { id } = (await ask('POST', '/plans', { name: 'Zed' })).body
  const gone = { status: 'canceled', canceled_at: /^2025/, is_deleted: true }
  t.match((await ask('DELETE', `/plans/${id}`)).body, gone)
  t.match((await ask('POST', `/plans/${id}/restore`)).body, { status: 'active', is_deleted: false })
})

t.test('a restored row keeps the state that its deletion did not change', async (t) => {
  const order = obj({ id: int, name: str, status: { type: 'string', enum: ['open', 'paid', 'cancelled'] } })
  const ask = server(t, {
    '/orders': { get: replies(arr(order)) },
    '/orders/{id}': { ...one, get: replies(order), delete: { responses: { 204: none } } },
    '/orders/{id}/restore': { ...one, post: replies(order) }
  })
  const before = (await ask('GET', '/orders')).body
  for (const { id } of before.slice(0, 3)) {
    await ask('DELETE', `/orders/${id}`)
    await ask('POST', `/orders/${id}/restore`)
  }
  t.ok(new Set(before.slice(0, 3).map((row: { status: string }) => row.status)).has('paid'))
  t.same((await ask('GET', '/orders')).body, before)
})

t.test('a copy of a row that has ended is open', async (t) => {
  const plan = obj({ id: int, name: str, status: { type: 'string', enum: ['open', 'cancelled'] }, cancelled_at: time })
  const ask = server(t, {
    '/plans': { get: replies(arr(plan)), post: { ...body(obj({ name: str })), ...replies(plan, 201) } },
    '/plans/{id}': { ...one, get: replies(plan) },
    '/plans/{id}/cancel': { ...one, post: replies(plan) },
    '/plans/{id}/copy': { ...one, post: replies(plan, 201) }
  })
  const { id } = (await ask('POST', '/plans', { name: 'Zed' })).body
  t.match((await ask('POST', `/plans/${id}/cancel`)).body, { status: 'cancelled', cancelled_at: /^2025/ })
  t.match((await ask('POST', `/plans/${id}/copy`)).body, { name: 'Zed', status: 'open', cancelled_at: null })
})
