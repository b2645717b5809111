import t, { type Test } from 'tap'
import { arr, body, int, none, obj, path, replies, server, str } from '../../fixtures/rows.ts'

const nullable = (format: string) => ({ type: ['string', 'null'], format })
const state = (...values: string[]) => ({ ...str, enum: values })
const date = { ...str, format: 'date' }
const moment = { ...str, format: 'date-time' }

/** A collection whose rows have members that no request sends. */
function loans(t: Test, members: Record<string, object>, required: string[] = [], reply: object = {}) {
  const row = obj({ id: int, title: str, ...members }, ['id', 'title', ...required])
  const made = replies(row, 201)
  Object.assign(made.responses[201]?.content['application/json'] ?? {}, reply)
  return server(t, {
    '/loans': { get: replies(arr(row)), post: { ...body(obj({ title: str })), ...made } },
    '/loans/{id}': { parameters: [path('id')], get: replies(row) },
    ...Object.fromEntries(
      ['return', 'close', 'pay', 'open'].map((verb) => [
        `/loans/{id}/${verb}`,
        { parameters: [path('id')], post: replies(row) }
      ])
    )
  })
}

t.test('a new row begins: it is in an opening state, and has no time of its end', async (t) => {
  const ask = loans(
    t,
    {
      status: state('returned', 'active', 'overdue'),
      phase: state('closed', 'done'),
      stage: { ...state('late', 'open', 'draft'), default: 'late' },
      state: state('inactive', 'active', 'pending'),
      borrowedOn: date,
      returnedOn: nullable('date'),
      closed_at: nullable('date-time'),
      cancelledAt: moment,
      finished: { type: 'boolean' },
      urgent: { type: 'boolean' }
    },
    ['status', 'phase', 'stage', 'state', 'returnedOn', 'finished', 'borrowedOn']
  )
  for (const title of ['A', 'B', 'C', 'D', 'E', 'F']) {
    const { body } = await ask('POST', '/loans', { title })
    t.match(body, { status: 'active', phase: 'closed', stage: 'late', state: 'pending', finished: false })
    t.match(body, { returnedOn: null, borrowedOn: '2025-01-01' })
    t.same([body.closed_at, body.cancelledAt], [undefined, undefined])
  }
})

t.test('the members of attributes begin so too', async (t) => {
  const item = obj({ id: str, type: str, attributes: obj({ name: str, status: state('closed', 'open') }) })
  const ask = server(t, {
    '/items': {
      get: replies(arr(item)),
      post: { ...body(obj({ type: str, attributes: obj({ name: str }) }, [])), ...replies(item, 201) }
    },
    '/items/{id}': { parameters: [path('id', str)], get: replies(item) }
  })
  const sent = { type: 'items', attributes: { name: 'A' } }
  for (const body of [sent, sent, { type: 'items' }]) {
    t.equal((await ask('POST', '/items', body)).body.attributes.status, 'open')
  }
})

t.test('an example of the answer says how its row stands', async (t) => {
  const example = { id: 70, title: 'x', status: 'returned', returnedOn: '2020-02-02' }
  const ask = loans(t, { status: state('active', 'returned'), returnedOn: nullable('date') }, ['status'], { example })
  t.same((await ask('POST', '/loans', { title: 'A' })).body, { ...example, title: 'A' })
})

t.test('an action leaves its own time', async (t) => {
  const ask = loans(t, {
    status: state('active', 'returned', 'closed', 'open'),
    returnedOn: nullable('date'),
    closed_at: nullable('date-time'),
    paidAt: int,
    opened: { type: 'boolean' },
    openedOn: { type: 'boolean' }
  })
  const one = '/loans/1'
  t.match((await ask('POST', `${one}/return`)).body, { status: 'returned', returnedOn: '2025-01-01' })
  t.match((await ask('POST', `${one}/close`)).body, { status: 'closed', closed_at: /^2025-01-01T00:0\d:00Z$/ })
  t.equal((await ask('POST', `${one}/pay`)).body.paidAt, Date.parse('2025-01-01T00:03:00Z') / 1000)
  t.match((await ask('POST', `${one}/open`)).body, { status: 'open' })
  t.match((await ask('GET', one)).body, { status: 'open', returnedOn: '2025-01-01' })
})

t.test('a row in a later state has been in those before', async (t) => {
  const states = state('planned', 'watered', 'pruned', 'delivered', 'cancelled', 'paused')
  const times = ['watered_at', 'shipped_at', 'delivered_at', 'paused_at', 'cancelled_at']
  const members = { id: int, status: states, ...Object.fromEntries(times.map((name) => [name, nullable('date-time')])) }
  const row = obj(members, Object.keys(members))
  const ask = server(t, {
    '/crops': { get: replies(arr(row)), post: { ...body(obj({ status: states })), ...replies(row, 201) } },
    '/crops/{id}': { parameters: [path('id')], patch: { ...body(obj(members, [])), ...replies(row) } }
  })
  const { body: made } = await ask('POST', '/crops', { status: 'planned' })
  const none = Object.fromEntries(times.map((name) => [name, null]))
  t.match(made, none)
  const at = `/crops/${made.id}`
  const now = /^2025-01-01T/
  t.match((await ask('PATCH', at, { status: 'pruned' })).body, { ...none, watered_at: now }, 'by the listed states')
  const { body: gone } = await ask('PATCH', at, { status: 'delivered', shipped_at: null })
  t.match(gone, { watered_at: now, shipped_at: null, delivered_at: now, paused_at: null, cancelled_at: null })
  t.match((await ask('PATCH', at, { status: 'planned' })).body, { delivered_at: null, watered_at: now })
  t.match((await ask('PATCH', at, { status: 'delivered' })).body, { shipped_at: now })
})

t.test('a row at the start that has not ended has no time of its end', async (t) => {
  const members = {
    status: state('active', 'overdue', 'draft', 'returned'),
    returnedOn: nullable('date'),
    closed_at: moment,
    cancelledAt: moment,
    archivedAt: { ...nullable('date'), example: '2020-02-02' },
    refundedAt: { ...moment, enum: ['2024-01-01T00:00:00Z', '2024-01-02T00:00:00Z'] }
  }
  const ask = loans(t, members, ['status', 'returnedOn', 'cancelledAt', 'refundedAt'])
  const rows = (await ask('GET', '/loans')).body
  const states = new Set(rows.map(({ status }: { status: string }) => status))
  t.ok(states.has('returned') && states.size > 1)
  for (const { status, returnedOn, closed_at, cancelledAt } of rows) {
    if (status !== 'returned') t.same([returnedOn, closed_at], [null, undefined])
    t.type(cancelledAt, 'string', 'the schema requires it')
  }
  t.ok(
    rows.some(({ archivedAt }: { archivedAt: string | null }) => archivedAt !== null),
    'its author shows one'
  )
  t.ok(rows.some(({ returnedOn }: { returnedOn: string | null }) => returnedOn !== null))
  t.ok(new Set(rows.map(({ refundedAt }: { refundedAt: string }) => refundedAt)).size > 1)
})

t.test('a row that its author wrote in the schema is as it is written', async (t) => {
  const example = { id: 1, status: 'active', returnedOn: '2020-02-02' }
  const loan = { ...obj({ id: int, status: state('active'), returnedOn: nullable('date') }), example }
  const ask = server(t, {
    '/loans/{id}': { parameters: [path('id')], get: replies(loan), delete: { responses: { 204: none } } },
    '/loans': { get: replies(arr(loan)) }
  })
  t.same((await ask('GET', '/loans')).body[0], example)
})

t.test('a new row has no reason of an end, and no time of what comes later', async (t) => {
  const ask = loans(
    t,
    {
      cancellation_reason: str,
      failureCode: nullable('string'),
      deniedReason: str,
      verified_at: nullable('date-time'),
      seen: nullable('date'),
      lastLoginAt: moment,
      solved_on: date,
      expires_at: nullable('date-time'),
      rejection_reason: str,
      borrowedOn: date
    },
    ['rejection_reason', 'verified_at']
  )
  const { body } = await ask('POST', '/loans', { title: 'A' })
  for (const name of ['cancellation_reason', 'failureCode', 'seen', 'lastLoginAt', 'solved_on'])
    t.notOk(name in body, name)
  t.equal(body.verified_at, null)
  for (const name of ['deniedReason', 'expires_at', 'rejection_reason', 'borrowedOn'])
    t.type(body[name], 'string', name)
})

t.test('a new row has none of what comes later, unless it has to', async (t) => {
  const ask = loans(t, {
    reply_count: int,
    times_renewed: int,
    num_views: { ...int, minimum: 0 },
    vote_count: { ...int, minimum: 5 },
    word_count: int,
    renewals: arr(obj({ id: int })),
    readers: arr(str, { minItems: 1 }),
    pinned: { type: 'boolean' }
  })
  const { body } = await ask('POST', '/loans', { title: 'A' })
  t.match(body, { reply_count: 0, times_renewed: 0, num_views: 0, renewals: [], pinned: false })
  t.ok(body.vote_count >= 5 && body.word_count > 0 && body.readers.length > 0)
})
