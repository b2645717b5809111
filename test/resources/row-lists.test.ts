import t from 'tap'
import { arr, body, int, none, obj, path, replies, server, str } from '../fixtures/rows.ts'

type Row = Record<string, unknown> & { id: number }
const line = obj({ id: int, sku: str, quantity: int })
const order = obj({ id: int, customer: str, lines: arr(line), line_count: int })
const sentLine = obj({ id: int, sku: str, quantity: int }, ['sku'])
const sentOrder = obj({ customer: str, lines: arr(sentLine) }, ['customer'])
const orders = {
  '/orders': { get: replies(arr(order)), post: { ...body(sentOrder), ...replies(order, 201) } },
  '/orders/{orderId}': {
    parameters: [path('orderId')],
    get: replies(order),
    put: { ...body(sentOrder), ...replies(order) },
    patch: {
      requestBody: {
        content: {
          'application/merge-patch+json': { schema: { ...sentOrder, required: [] } },
          'application/json-patch+json': { schema: arr(obj({ op: str, path: str }, ['op', 'path'])) }
        }
      },
      ...replies(order)
    },
    delete: replies(order)
  },
  '/orders/{orderId}/lines': {
    parameters: [path('orderId')],
    get: replies(arr(line)),
    post: { ...body(sentLine), ...replies(line, 201) }
  },
  '/orders/{orderId}/lines/{lineId}': {
    parameters: [path('orderId'), path('lineId')],
    get: replies(line),
    delete: { responses: { 204: none } }
  }
}

t.test('a row holds the rows of the list below it', async (t) => {
  const ask = server(t, orders)
  const agrees = async (id: number) => {
    const whole = (await ask('GET', `/orders/${id}`)).body
    const lines: Row[] = (await ask('GET', `/orders/${id}/lines`)).body
    t.same(whole.lines, lines)
    t.equal(whole.line_count, lines.length)
    t.same(
      (await ask('GET', '/orders')).body.find((one: Row) => one.id === id),
      whole
    )
    return lines
  }
  t.equal((await agrees(2)).length, 3)
  const { id } = (await ask('POST', '/orders/2/lines', { sku: 'A1', quantity: 4 })).body
  t.match((await agrees(2)).at(-1), { id, sku: 'A1', quantity: 4 })
  await ask('DELETE', `/orders/2/lines/${id}`)
  t.equal((await agrees(2)).length, 3)

  const made = (await ask('POST', '/orders', { customer: 'Ann', lines: [{ sku: 'B1', quantity: 1 }, { sku: 'B2' }] }))
    .body
  t.match(made, { customer: 'Ann', lines: [{ sku: 'B1', quantity: 1 }, { sku: 'B2' }], line_count: 2 })
  const [first, second] = await agrees(made.id)
  t.same((await ask('GET', `/orders/${made.id}/lines/${first?.id}`)).body, first)

  const lines = [
    { id: second?.id, sku: 'B3' },
    { sku: 'B4', quantity: 9 }
  ]
  const replaced = await ask('PUT', `/orders/${made.id}`, { customer: 'Bob', lines })
  t.match(replaced.body, {
    customer: 'Bob',
    lines: [{ id: second?.id, sku: 'B3', quantity: second?.quantity }, { sku: 'B4' }]
  })
  await agrees(made.id)
  await ask('PATCH', `/orders/${made.id}`, { customer: 'Cat' }, { 'content-type': 'application/merge-patch+json' })
  t.equal((await agrees(made.id)).length, 2, 'stay where the request does not name them')
  await ask('PUT', `/orders/${made.id}`, { customer: 'Dan' })
  t.equal((await agrees(made.id)).length, 2)
  await ask('PATCH', `/orders/${made.id}`, { lines: [] }, { 'content-type': 'application/merge-patch+json' })
  t.equal((await agrees(made.id)).length, 0)
  t.same((await ask('POST', '/orders', { customer: 'Eve' })).body.lines, [])
  t.match((await ask('DELETE', '/orders/2')).body, { id: 2, lines: [], line_count: 0 })
  t.equal((await ask('GET', '/orders/2/lines')).status, 404)
})

t.test('a row holds the rows that name it', async (t) => {
  const comment = obj({ id: int, post_id: int, text: str })
  const short = obj({ id: int, title: str, comment_total: int })
  const post = obj({ id: int, title: str, comments: arr(obj({ id: int, text: str })), comment_total: int })
  const sent = obj({ title: str, comments: arr(obj({ text: str })) }, ['title'])
  const ask = server(t, {
    '/posts': { get: replies(arr(short)), post: { ...body(sent), ...replies(post, 201) } },
    '/posts/{id}': { parameters: [path('id')], get: replies(post) },
    '/comments': {
      get: replies(arr(comment)),
      post: { ...body({ ...comment, required: [] }), ...replies(comment, 201) }
    },
    '/comments/{id}': { parameters: [path('id')], get: replies(comment) }
  })
  const agrees = async (id: number) => {
    const own = (await ask('GET', '/comments')).body.filter(({ post_id }: { post_id: number }) => post_id === id)
    const whole = (await ask('GET', `/posts/${id}`)).body
    t.same(
      whole.comments,
      own.map(({ id, text }: Row) => ({ id, text }))
    )
    t.equal(whole.comment_total, own.length)
    return own.length
  }
  for (const id of [1, 2, 3]) await agrees(id)
  const made = (await ask('POST', '/posts', { title: 'News', comments: [{ text: 'Yes' }, { text: 'No' }] })).body
  t.equal(await agrees(made.id), 2)
  await ask('POST', '/comments', { post_id: made.id, text: 'Maybe' })
  t.equal(await agrees(made.id), 3)
})

t.test('a list of other things stays as it was made', async (t) => {
  const order = obj({ id: int, lines: arr(str), taxes: arr(obj({ rate: int, region: str })), notes: arr({}) })
  const row = (noun: string, schema: object) => ({
    [`/orders/{orderId}/${noun}`]: { parameters: [path('orderId')], get: replies(arr(schema)) }
  })
  const ask = server(t, {
    '/orders': { get: replies(arr(order)) },
    '/orders/{orderId}': { parameters: [path('orderId')], get: replies(order) },
    ...row('lines', line),
    ...row('taxes', obj({ id: int, tax: int, name: str, region: str })),
    ...row('notes', obj({ id: int, text: str }))
  })
  const { lines, taxes } = (await ask('GET', '/orders/1')).body
  t.ok(lines.every((one: unknown) => typeof one === 'string'))
  t.same(Object.keys(taxes[0]), ['rate', 'region'])
})

t.test('things are counted by the name of their schema too', async (t) => {
  const author = obj({ id: int, bookCount: int, viewCount: int })
  const app = {
    '/authors': { get: replies(arr(author)) },
    '/authors/{id}': { parameters: [path('id')], get: replies(author) },
    '/authors/{id}/volumes': {
      parameters: [path('id')],
      get: replies(arr({ $ref: '#/components/schemas/Book' })),
      post: { ...body(obj({ title: str })), ...replies({ $ref: '#/components/schemas/Book' }, 201) }
    }
  }
  const ask = server(t, app, {}, { components: { schemas: { Book: obj({ id: int, title: str }) } } })
  const before = (await ask('GET', '/authors/2')).body
  t.equal(before.bookCount, (await ask('GET', '/authors/2/volumes')).body.length)
  await ask('POST', '/authors/2/volumes', { title: 'New' })
  t.same((await ask('GET', '/authors/2')).body, { ...before, bookCount: before.bookCount + 1 })
})

t.test('a JSON Patch adds to the rows that a row holds, changes them and takes from them', async (t) => {
  const ask = server(t, orders)
  const { id, lines } = (await ask('POST', '/orders', { customer: 'Ada', lines: [{ sku: 'a' }, { sku: 'b' }] })).body
  const patch = (...steps: object[]) =>
    ask('PATCH', `/orders/${id}`, steps, { 'content-type': 'application/json-patch+json' })
  const skus = async () => (await ask('GET', `/orders/${id}/lines`)).body.map(({ sku }: Row) => sku)
  const { body } = await patch({ op: 'add', path: '/lines/-', value: { sku: 'c' } })
  t.same(body.lines.slice(0, 2), lines)
  t.match(body.lines[2], { id: Number, sku: 'c', quantity: Number })
  t.same(await skus(), ['a', 'b', 'c'])
  await patch({ op: 'replace', path: '/lines/0/sku', value: 'd' }, { op: 'remove', path: '/lines/1' })
  t.same(await skus(), ['d', 'c'])
  t.equal((await patch({ op: 'add', path: '/lines/-', value: { sku: 5 } })).status, 422)
  t.equal((await patch({ op: 'remove', path: '/customer' })).status, 422)
})

t.test('the errors beside an object are no rows', async (t) => {
  const errors = arr(obj({ code: int, title: str }))
  const ask = server(t, {
    '/settings/profile': { get: replies(obj({ errors, profile: obj({ email: str }) })) },
    '/orders/{orderId}/errors': { parameters: [path('orderId')], get: replies(obj({ errors })) }
  })
  const { body } = await ask('GET', '/settings/profile')
  t.same(body.errors, [])
  t.ok((await ask('GET', '/orders/3/errors')).body.errors.length > 0, 'unless they are asked for')
})
