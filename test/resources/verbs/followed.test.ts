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
