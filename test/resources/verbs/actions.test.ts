import t from 'tap'
import { arr, body, int, obj, path, replies, server, str } from '../../fixtures/rows.ts'

const nullable = (schema: object) => ({ ...schema, type: ['string', 'null'] })
const moment = { ...str, format: 'date-time' }
const flag = { type: 'boolean' }
const number = { type: 'number' }

const members = {
  title: str,
  status: { ...str, enum: ['draft', 'active', 'paused', 'cancelled', 'refunded', 'archived'], default: 'draft' },
  amount: number,
  refunded_amount: number,
  cancellation_reason: str,
  paymentMethod: str,
  tracking_number: str,
  quantity: int,
  is_published: flag,
  publishedAt: nullable(moment),
  locked: flag,
  enabled: flag
}
const order = obj({ id: int, ...members }, ['id', 'title', 'status'])

/** A server of orders with some actions, each of which takes any of the members of `sent`. */
function orders(t: Parameters<typeof server>[0], actions: string[], sent: Record<string, object> = {}) {
  return server(t, {
    '/orders': {
      get: replies(arr(order)),
      post: { ...body(obj({ title: str, amount: number, quantity: int }, ['title'])), ...replies(order, 201) }
    },
    '/orders/{id}': { parameters: [path('id')], get: replies(order) },
    ...Object.fromEntries(
      actions.map((action) => [
        `/orders/{id}/${action}`,
        { post: { parameters: [path('id')], ...body(obj(sent, [])), ...replies(order) } }
      ])
    )
  })
}

t.test('an action takes its arguments to the members that say more of it', async (t) => {
  const actions = ['cancel', 'refund', 'pay', 'ship', 'update-quantity', 'reserve']
  const sent = { reason: str, amount: number, method: str, tracking_number: str, quantity: int, id: int, other: str }
  const ask = orders(t, actions, sent)
  const { body: made } = await ask('POST', '/orders', { title: 'A', amount: 20, quantity: 2 })
  t.notOk('cancellation_reason' in made, 'nobody gave a reason')
  const act = async (action: string, sent: object) => (await ask('POST', `/orders/${made.id}/${action}`, sent)).body
  t.match(await act('cancel', { reason: 'late', id: 9, other: 'x' }), {
    id: made.id,
    status: 'cancelled',
    cancellation_reason: 'late'
  })
  t.match(await act('refund', { amount: 5, reason: 'broken' }), { amount: 20, refunded_amount: 5 })
  t.match(await act('pay', { method: 'card', amount: 7 }), { amount: 20, paymentMethod: 'card' })
  t.match(await act('ship', { tracking_number: '1Z' }), { tracking_number: '1Z' })
  t.match(await act('reserve', { quantity: 9 }), { quantity: 2 })
  t.match(await act('update-quantity', { quantity: 9 }), { quantity: 9 })
  t.equal((await ask('GET', `/orders/${made.id}`)).body.cancellation_reason, 'late')
})

t.test('an action sets the flag and the time of its name, and the opposite action clears them', async (t) => {
  const ask = orders(t, [
    'publish',
    'unpublish',
    'lock',
    'unlock',
    'disable',
    'enable',
    'mark-as-paused',
    'unarchive',
    'actions/cancel'
  ])
  const { id } = (await ask('POST', '/orders', { title: 'A' })).body
  const act = async (action: string) => (await ask('POST', `/orders/${id}/${action}`, {})).body
  t.match(await act('publish'), { is_published: true, publishedAt: /^2025-01-01T/ })
  t.match(await act('unpublish'), { is_published: false, publishedAt: null, status: 'draft' })
  t.match(await act('lock'), { locked: true, enabled: (await ask('GET', `/orders/${id}`)).body.enabled })
  t.match(await act('unlock'), { locked: false, status: 'active' })
  t.match(await act('disable'), { enabled: false })
  t.match(await act('enable'), { enabled: true })
  t.match(await act('mark-as-paused'), { status: 'paused' })
  t.match(await act('unarchive'), { status: 'active' })
  t.match(await act('actions/cancel'), { id, status: 'cancelled' })
})

t.test('an action that undoes another takes its state back, where the row has that', async (t) => {
  const post = obj({ id: int, title: str, status: { ...str, enum: ['draft', 'published', 'archived'] } })
  const act = (action: string) => [`/posts/{id}/${action}`, { post: { parameters: [path('id')], ...replies(post) } }]
  const ask = server(t, {
    '/posts': { get: replies(arr(post)), post: { ...body(obj({ title: str })), ...replies(post, 201) } },
    '/posts/{id}': { parameters: [path('id')], get: replies(post) },
    ...Object.fromEntries(['archive', 'unarchive', 'publish'].map(act))
  })
  const { body: made } = await ask('POST', '/posts', { title: 'A' })
  const after = async (action: string) => (await ask('POST', `/posts/${made.id}/${action}`)).body.status
  t.equal(await after('archive'), 'archived')
  t.equal(await after('unarchive'), 'draft')
  t.equal(await after('publish'), 'published')
  t.equal(await after('unarchive'), 'published', 'nothing to take back')
})

const told = { ...str, description: 'One of sorted, loaded, lost' }

t.test('the body of an action says the members about it that other writes cannot', async (t) => {
  const readOnly = { ...str, readOnly: true }
  const trip = obj({ id: int, title: str, state: readOnly, cancelReason: readOnly, invoiceNote: readOnly })
  const sent = obj({ cancelReason: str, state: str, invoiceNote: str }, [])
  const ask = server(t, {
    '/trips': { get: replies(arr(trip)) },
    '/trips/{id}': { parameters: [path('id')], get: replies(trip) },
    '/trips/{id}/cancel': { parameters: [path('id')], post: { ...body(sent), ...replies(trip) } }
  })
  const [{ id, invoiceNote }] = (await ask('GET', '/trips')).body
  await ask('POST', `/trips/${id}/cancel`, { cancelReason: 'Rain', state: 'x', invoiceNote: 'y' })
  t.match((await ask('GET', `/trips/${id}`)).body, { cancelReason: 'Rain', state: 'cancelled', invoiceNote })
})

t.test('texts without a list of states begin, and take the states of verbs as their rows spell them', async (t) => {
  const order = obj({ id: int, title: str, status: { ...str, example: 'Shipped' }, phase: told })
  const ask = server(t, {
    '/orders': { get: replies(arr(order)), post: { ...body(obj({ title: str })), ...replies(order, 201) } },
    '/orders/{id}': { parameters: [path('id')], get: replies(order) },
    '/orders/{id}/cancel': { parameters: [path('id')], post: replies(order) }
  })
  for (const title of ['one', 'two', 'three', 'four']) {
    const { body: made } = await ask('POST', '/orders', { title })
    t.match(made, { title, status: 'Pending', phase: 'sorted' })
    t.match((await ask('POST', `/orders/${made.id}/cancel`)).body, { ...made, status: 'Cancelled' })
  }
  const account = obj({ id: int, name: str, city: str, state: str, country: str })
  const other = server(t, {
    '/accounts': { get: replies(arr(account)) },
    '/accounts/{id}': { parameters: [path('id')], get: replies(account) },
    '/accounts/{id}/close': { parameters: [path('id')], post: replies(account) }
  })
  const { body: before } = await other('GET', '/accounts/1')
  t.same((await other('POST', '/accounts/1/close')).body, before, 'the state of an address is none')
})

t.test('states that a description lists are those of a schema', async (t) => {
  const parcel = obj({ id: int, title: str, phase: told })
  const ask = server(t, {
    '/parcels': { get: replies(arr(parcel)), post: { ...body(obj({ title: str })), ...replies(parcel, 201) } },
    '/parcels/{id}': { parameters: [path('id')], get: replies(parcel) },
    '/parcels/{id}/lose': { parameters: [path('id')], post: replies(parcel) },
    // The reply shows another thing.
    '/parcels/{id}/load': { parameters: [path('id')], post: replies(obj({ van: str }), 202) },
    '/parcels/{id}/weigh': { parameters: [path('id')], post: replies(obj({ grams: int }), 202) }
  })
  const { body: made } = await ask('POST', '/parcels', { title: 'Box' })
  t.equal(made.phase, 'sorted')
  t.match((await ask('POST', `/parcels/${made.id}/load`, { title: 'Van' })).body, { van: String })
  t.same((await ask('GET', `/parcels/${made.id}`)).body, { ...made, phase: 'loaded' })
  await ask('POST', `/parcels/${made.id}/weigh`)
  t.equal((await ask('POST', `/parcels/${made.id}/lose`)).body.phase, 'lost')
})
