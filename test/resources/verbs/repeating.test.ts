import t from 'tap'
import { arr, body, int, none, obj, path, query, replies, server, str } from '../../fixtures/rows.ts'

const row = obj({ id: int, name: str })
const sent = obj({ name: str, idempotency_key: str }, ['name'])
const other = { description: 'Another request had this key' }

function things(t: Parameters<typeof server>[0], more: object = {}) {
  return server(t, {
    '/things': {
      get: replies(arr(row)),
      post: {
        parameters: [query('idempotencyKey', str)],
        ...body(sent),
        responses: { ...replies(row, 201).responses, ...more }
      }
    },
    '/things/{id}': { parameters: [path('id')], get: replies(row), delete: { responses: { 204: none } } },
    '/things/bulk': { post: { ...body(arr(obj({ name: str }))), ...replies(arr(row), 201) } }
  })
}

t.test('a POST with an idempotency key makes its row once, wherever the key stands', async (t) => {
  const ask = things(t)
  const { length } = (await ask('GET', '/things')).body
  const asks = [
    () => ask('POST', '/things', { name: 'a' }, { 'idempotency-key': 'one' }),
    () => ask('POST', '/things', { name: 'a' }, { 'x-idempotency-key': 'two' }),
    () => ask('POST', '/things?idempotencyKey=three', { name: 'a' }),
    () => ask('POST', '/things', { name: 'a', idempotency_key: 'four' })
  ]
  for (const [index, post] of asks.entries()) {
    const first = await post()
    const second = await post()
    t.equal(second.status, 201)
    t.strictSame(second.body, first.body)
    t.equal((await ask('GET', '/things')).body.length, length + index + 1)
  }
  for (const headers of [{}, { 'idempotency-key': '' }]) {
    await ask('POST', '/things', { name: 'a' }, headers)
    await ask('POST', '/things', { name: 'a' }, headers)
  }
  t.equal((await ask('GET', '/things')).body.length, length + asks.length + 4, 'requests without a key')
})

t.test('a key with another body is refused where the document knows that', async (t) => {
  const headers = { 'idempotency-key': 'one' }
  for (const [more, status] of [
    [{ 422: other }, 422],
    [{ 409: other }, 409],
    [{}, 201]
  ] as const) {
    const ask = things(t, more)
    const { body: first } = await ask('POST', '/things', { name: 'a' }, headers)
    const again = await ask('POST', '/things', { name: 'b' }, headers)
    t.equal(again.status, status)
    if (status === 201) t.strictSame(again.body, first)
    t.equal((await ask('GET', '/things')).body.filter(({ name }: { name: string }) => name === 'b').length, 0)
  }
})

t.test('each row of several is made once', async (t) => {
  const ask = things(t)
  const headers = { 'idempotency-key': 'one' }
  const { body: first } = await ask('POST', '/things/bulk', [{ name: 'a' }, { name: 'b' }], headers)
  const { body: second } = await ask('POST', '/things/bulk', [{ name: 'a' }, { name: 'b' }], headers)
  t.match(first, [{ name: 'a' }, { name: 'b' }])
  t.strictSame(second, first)
})

t.test('a repeated request answers a row that is deleted since', async (t) => {
  const ask = things(t)
  const headers = { 'idempotency-key': 'one' }
  const { body: first } = await ask('POST', '/things', { name: 'a' }, headers)
  await ask('DELETE', `/things/${first.id}`)
  t.strictSame((await ask('POST', '/things', { name: 'a' }, headers)).body, first)
  t.equal((await ask('GET', `/things/${first.id}`)).status, 404)
})

t.test('a row that went with the thing above it is made anew', async (t) => {
  const shelf = obj({ id: int, name: str })
  const ask = server(t, {
    '/shelves': { get: replies(arr(shelf)) },
    '/shelves/{shelfId}': {
      parameters: [path('shelfId')],
      put: { ...body(obj({ name: str })), ...replies(shelf) },
      get: replies(shelf),
      delete: { responses: { 204: none } }
    },
    '/shelves/{shelfId}/things': {
      parameters: [path('shelfId')],
      get: replies(arr(row)),
      post: { ...body(sent), ...replies(row, 201) }
    }
  })
  const headers = { 'idempotency-key': 'one' }
  await ask('POST', '/shelves/1/things', { name: 'a' }, headers)
  await ask('DELETE', '/shelves/1')
  await ask('PUT', '/shelves/1', { name: 'Again' })
  t.match((await ask('POST', '/shelves/1/things', { name: 'a' }, headers)).body, { name: 'a' })
  t.equal((await ask('GET', '/shelves/1/things')).body.length, 1)
})

t.test('keys are kept with the state, and no more than ten thousand of them', async (t) => {
  const ask = things(t)
  const headers = { 'idempotency-key': 'one' }
  const { body: first } = await ask('POST', '/things', { name: 'a' }, headers)
  const { body: state } = await ask('GET', '/__admin/state')
  await ask('POST', '/__admin/reset')
  await ask('PUT', '/__admin/state', state)
  t.strictSame((await ask('POST', '/things', { name: 'a' }, headers)).body, first)
  for (let n = 0; n < 10_000; n++) await ask('POST', '/things', { name: 'b' }, { 'idempotency-key': `${n}` })
  t.not((await ask('POST', '/things', { name: 'a' }, headers)).body.id, first.id)
})
