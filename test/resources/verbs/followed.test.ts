import t, { type Test } from 'tap'
import { arr, body, int, obj, path, replies, server, str } from '../../fixtures/rows.ts'

const date = { ...str, format: 'date' }
const byServer = { readOnly: true }

/** A collection whose rows have members that only the server says. */
function things(t: Test, members: Record<string, object>, wrap = (row: object): object => row) {
  const whole = wrap(obj(members, Object.keys(members)))
  const part = wrap(obj(members, []))
  return server(t, {
    '/things': { get: replies(arr(whole)), post: { ...body(whole), ...replies(whole, 201) } },
    '/things/{id}': {
      parameters: [path('id')],
      get: replies(whole),
      put: { ...body(whole), ...replies(whole) },
      patch: { ...body(part), ...replies(whole) }
    }
  })
}

const stay = {
  arrival: date,
  nights: int,
  departure: { ...date, ...byServer },
  updated_at: { ...str, format: 'date-time', ...byServer }
}

t.test('the end of a stay follows its nights, in new and in changed rows', async (t) => {
  const ask = things(t, { id: { ...int, ...byServer }, ...stay })
  const { body: made } = await ask('POST', '/things', { arrival: '2031-06-12', nights: 45 })
  t.match(made, { arrival: '2031-06-12', nights: 45, departure: '2031-07-27' })
  const at = `/things/${made.id}`
  t.match((await ask('PATCH', at, { nights: 2 })).body, { arrival: '2031-06-12', departure: '2031-06-14' })
  t.match((await ask('PUT', at, { arrival: '2031-07-01', nights: 2 })).body, { departure: '2031-07-03' })
  t.match((await ask('GET', at)).body, { nights: 2, departure: '2031-07-03' })
})

t.test('the members of attributes follow each other too', async (t) => {
  const ask = things(t, stay, (attributes) => obj({ id: { ...str, ...byServer }, type: str, attributes }))
  const sent = (attributes: object) => ({ type: 'things', attributes })
  const { body: made } = await ask('POST', '/things', sent({ arrival: '2031-06-12', nights: 3 }))
  t.match(made, { attributes: { departure: '2031-06-15' } })
  const at = `/things/${made.id}`
  t.match((await ask('PATCH', at, sent({ nights: 2 }))).body, { attributes: { departure: '2031-06-14' } })
  t.match((await ask('PATCH', at, sent({}))).body, { attributes: { departure: '2031-06-14' } })
})

t.test('a span that is open again keeps its length', async (t) => {
  const end = { type: ['string', 'null'], format: 'date' }
  const length = { ...int, ...byServer, description: 'In weeks' }
  const ask = things(t, { id: { ...int, ...byServer }, start: date, end, length })
  const { body: made } = await ask('POST', '/things', { start: '2031-06-12', end: '2031-06-26' })
  t.equal(made.length, 2)
  const at = `/things/${made.id}`
  t.match((await ask('PATCH', at, { end: null })).body, { end: null, length: 2 })
  t.match((await ask('PATCH', at, { end: '2031-07-03' })).body, { length: 3 })
})

t.test('a sum that a description tells follows its parts', async (t) => {
  const owed = { ...int, ...byServer, description: 'Fee plus tax' }
  const ask = things(t, { id: { ...int, ...byServer }, fee: int, tax: int, owed })
  const { body: made } = await ask('POST', '/things', { fee: 4, tax: 3 })
  t.equal(made.owed, 7)
  t.equal((await ask('PATCH', `/things/${made.id}`, { fee: 5 })).body.owed, 8)
})

t.test('a member that did not follow from the others stays as it is', async (t) => {
  const ask = server(
    t,
    {
      '/things': { get: replies(arr(obj({ id: int, price: int, quantity: int, total: { ...int, ...byServer } }))) },
      '/things/{id}': {
        parameters: [path('id')],
        patch: { ...body(obj({ price: int, quantity: int }, [])), ...replies(obj({ id: int, total: int })) }
      }
    },
    {
      fixtures: t.testdir({
        'things.json': JSON.stringify([9, 10].map((total, at) => ({ id: at + 1, price: 5, quantity: 2, total })))
      })
    }
  )
  t.match((await ask('PATCH', '/things/1', { quantity: 3 })).body, { total: 9 })
  t.match((await ask('PATCH', '/things/2', { quantity: 3 })).body, { total: 15 })
})

const money = { type: 'string', pattern: '^\\d+\\.\\d\\d$' }

t.test('a number that requests can send follows the others, unless the request sends it', async (t) => {
  const members = {
    id: { ...int, ...byServer },
    subtotal: int,
    shipping: int,
    total: int,
    rate: { ...str, description: 'Sort of rate' },
    fee: money,
    levy: { ...money, description: '10 % of the fee' },
    min: int,
    max: int
  }
  const ask = things(t, members)
  const sent = { subtotal: 30, shipping: 4, total: 34, rate: '7', fee: '20.00', levy: '2.00', min: 3, max: 5 }
  const { body: made } = await ask('POST', '/things', sent)
  const at = `/things/${made.id}`
  t.match((await ask('PATCH', at, { shipping: 6 })).body, { ...sent, shipping: 6, total: 36 })
  t.match((await ask('PATCH', at, { fee: '40.00' })).body, { levy: '4.00', total: 36, rate: '7' })
  t.match((await ask('PATCH', at, { min: 9 })).body, { min: 9, max: 5 }, 'bounds stay')
  t.match((await ask('PATCH', at, { shipping: 5, total: 36 })).body, { total: 36 })
  t.match((await ask('PATCH', at, { shipping: 4 })).body, { total: 36 }, 'one that did not agree stays')
})

t.test('a length is filled in as soon as both ends are there', async (t) => {
  const time = { type: ['string', 'null'], format: 'date-time' }
  const length = { type: ['integer', 'null'], description: 'Minutes between start and end' }
  const members = { start: time, end: time, minutes: length, seats: { type: ['integer', 'null'] } }
  const row = obj({ id: int, ...members }, ['id', ...Object.keys(members)])
  const ask = server(t, {
    '/things': { get: replies(arr(row)), post: { ...body(obj(members, [])), ...replies(row, 201) } },
    '/things/{id}': { parameters: [path('id')], patch: { ...body(obj(members, [])), ...replies(row) } }
  })
  const { body: made } = await ask('POST', '/things', { start: '2031-06-12T08:00:00Z' })
  t.strictSame([made.end, made.minutes, made.seats], [null, null, null])
  const at = `/things/${made.id}`
  t.match((await ask('PATCH', at, { end: '2031-06-12T09:30:00Z' })).body, { minutes: 90 })
  const both = { start: '2031-06-12T08:00:00Z', end: '2031-06-12T08:30:00Z' }
  t.match((await ask('POST', '/things', both)).body, { minutes: 30 })
  const { body: open } = await ask('POST', '/things', { ...both, minutes: null })
  t.equal(open.minutes, null)
  t.equal((await ask('PATCH', `/things/${open.id}`, { seats: 4 })).body.minutes, null, 'a null that was sent stays')
})

t.test('an end before its start is refused where the document has an answer for that', async (t) => {
  const stay = obj({ id: { ...int, ...byServer }, check_in: date, check_out: date, nights: int }, ['check_in'])
  const refusals = { 422: { description: 'wrong' } }
  const paths = (more: object) => {
    const { responses } = replies(stay) as { responses: object }
    const { responses: made } = replies(stay, 201) as { responses: object }
    return {
      '/stays': { get: replies(arr(stay)), post: { ...body(stay), responses: { ...made, ...more } } },
      '/stays/{id}': { parameters: [path('id')], patch: { ...body(stay), responses: { ...responses, ...more } } }
    }
  }
  const turned = { check_in: '2031-06-12', check_out: '2031-06-07' }
  const ask = server(t, paths(refusals))
  const refused = await ask('POST', '/stays', turned)
  t.equal(refused.status, 422)
  t.match(JSON.stringify(refused.body), /check_out is before check_in/)
  const { body: made } = await ask('POST', '/stays', { check_in: '2031-06-12', check_out: '2031-06-14' })
  t.equal((await ask('PATCH', `/stays/${made.id}`, turned)).status, 422)
  t.equal((await ask('PATCH', `/stays/${made.id}`, { check_in: '2031-06-12', nights: 4 })).status, 200)
  const kept = server(t, paths(refusals), {
    fixtures: t.testdir({ 'stays.json': JSON.stringify([{ id: 1, ...turned, nights: 1 }]) })
  })
  t.equal((await kept('PATCH', '/stays/1', { nights: 4, check_in: turned.check_in })).status, 200)
  const lenient = server(t, paths({}))
  t.match((await lenient('POST', '/stays', turned)).body, turned)
})

t.test('an end before its start is refused among attributes too, but not for trips and for clocks', async (t) => {
  const time = { ...str, format: 'date-time' }
  const wrap = (attributes: object) => obj({ id: { ...str, ...byServer }, type: str, attributes }, ['type'])
  const members = { starts_at: time, ends_at: time, departs_at: time, arrives_at: time, opens: str, closes: str }
  const row = wrap(obj(members, []))
  const { responses } = replies(row, 201) as { responses: object }
  const ask = server(t, {
    '/trips': {
      get: replies(arr(row)),
      post: { ...body(row), responses: { ...responses, 400: { description: 'no' } } }
    },
    '/trips/{id}': { parameters: [path('id')], get: replies(row) }
  })
  const send = async (attributes: object) => (await ask('POST', '/trips', { type: 'trips', attributes })).status
  const [early, late] = ['2031-06-12T08:00:00+02:00', '2031-06-12T07:00:00Z']
  t.equal(await send({ starts_at: late, ends_at: early }), 400)
  t.equal(await send({ starts_at: early, ends_at: late }), 201)
  t.equal(await send({ departs_at: late, arrives_at: early }), 201)
  t.equal(await send({ opens: '22:00', closes: '06:00' }), 201)
  t.equal((await ask('POST', '/trips', { type: 'trips' })).status, 201)
})
