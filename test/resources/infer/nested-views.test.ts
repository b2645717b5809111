import t from 'tap'
import { arr, body, int, none, obj, path, replies, server, str } from '../../fixtures/rows.ts'

const team = obj({ id: int, name: str })
const ticket = obj({ id: int, teamId: int, title: str })
/** A collection under a parent and by itself, each with the path of a row. */
const twice = (nested: object, more: object = {}) => ({
  '/teams': { get: replies(arr(team)) },
  '/teams/{teamId}': { parameters: [path('teamId')], get: replies(team) },
  '/teams/{teamId}/tickets': {
    parameters: [path('teamId')],
    get: replies(arr(nested)),
    post: { ...body(obj({ title: str })), ...replies(nested, 201) }
  },
  '/teams/{teamId}/tickets/{ticketId}': {
    parameters: [path('teamId'), path('ticketId')],
    get: replies(nested),
    patch: { ...body(obj({ title: str }, [])), ...replies(nested) },
    delete: { responses: { 204: none } }
  },
  '/teams/{teamId}/tickets/{ticketId}/notes': {
    parameters: [path('teamId'), path('ticketId')],
    get: replies(arr(obj({ id: int, text: str })))
  },
  '/tickets': { get: replies(arr(ticket)) },
  '/tickets/{id}': { parameters: [path('id')], get: replies(ticket) },
  ...more
})

t.test('a row under its parent and by itself is one', async (t) => {
  const ask = server(t, twice(ticket))
  const flat = (await ask('GET', '/tickets')).body
  const own = flat.filter(({ teamId }: { teamId: number }) => teamId === 2)
  t.same((await ask('GET', '/teams/2/tickets')).body, own)
  const { body: made } = await ask('POST', '/teams/2/tickets', { title: 'Leak' })
  t.match(made, { teamId: 2, title: 'Leak' })
  t.same((await ask('GET', `/tickets/${made.id}`)).body, made)
  t.equal((await ask('PATCH', `/teams/2/tickets/${made.id}`, { title: 'Flood' })).body.title, 'Flood')
  t.equal((await ask('GET', '/tickets')).body.at(-1).title, 'Flood')
  t.equal((await ask('GET', `/teams/3/tickets/${made.id}`)).status, 404, 'it is that of another team')
  t.equal((await ask('DELETE', `/teams/3/tickets/${made.id}`)).status, 404)
  t.match((await ask('GET', '/teams/3/tickets/900')).body, { id: 900, teamId: 3 }, 'what no list shows is theirs')
  t.equal((await ask('PATCH', '/teams/3/tickets/900', { title: 'Spark' })).body.teamId, 3)
  t.match((await ask('GET', '/tickets/900')).body, { id: 900, teamId: 3, title: 'Spark' })
  t.equal((await ask('GET', `/teams/2/tickets/${made.id}/notes`)).body.length, 0)
  t.equal((await ask('DELETE', `/teams/2/tickets/${made.id}`)).status, 204)
  t.equal((await ask('GET', `/tickets/${made.id}`)).status, 404)
  t.equal((await ask('GET', `/teams/2/tickets/${made.id}/notes`)).status, 404)
})

t.test('rows that differ, or do not name their parent, are of two collections', async (t) => {
  const other = obj({ id: int, teamId: int, subject: str })
  const silent = obj({ id: int, title: str, votes: int })
  for (const [name, document] of [
    ['another schema', twice(other)],
    ['another key', twice(obj({ ticketId: str, teamId: int, title: str }))],
    [
      'no parent',
      {
        ...twice(silent),
        '/tickets': { get: replies(arr(silent)) },
        '/tickets/{id}': { parameters: [path('id')], get: replies(silent) }
      }
    ],
    [
      'few members',
      {
        ...twice(obj({ id: int, teamId: int })),
        '/tickets/{id}': { parameters: [path('id')], get: replies(obj({ id: int, teamId: int })) }
      }
    ]
  ] as const) {
    const ask = server(t, document)
    const { body: made } = await ask('POST', '/teams/2/tickets', { title: 'Leak' })
    t.not((await ask('GET', '/tickets')).body.length, 54, name)
    t.equal(
      (await ask('GET', '/tickets')).body.some(
        ({ title }: { title: string }) => title === made.title && title === 'Leak'
      ),
      false,
      name
    )
  }
})

const hotelRoom = obj({ id: int, hotel_id: int })
/** Bookings of rooms of hotels, by themselves too. `own`: their nested path names each. */
const booked = (booking: object, own: boolean) => {
  const [hotel, room, id] = [path('hotel_id'), path('room_id'), path('booking_id')]
  const write = { ...body({ type: 'object', properties: { hotel_id: int, room_id: int, note: str } }) }
  return {
    '/hotels': { get: replies(arr(obj({ id: int, name: str }))) },
    '/hotels/{hotel_id}': {
      parameters: [hotel],
      get: replies(obj({ id: int, name: str })),
      delete: { responses: { 204: none } }
    },
    '/hotels/{hotel_id}/rooms': {
      parameters: [hotel],
      get: { ...replies(arr(hotelRoom)), ...(own ? { 'x-standin': { rows: 2 } } : {}) }
    },
    '/hotels/{hotel_id}/rooms/{room_id}': { parameters: [hotel, room], get: replies(hotelRoom) },
    '/hotels/{hotel_id}/rooms/{room_id}/bookings': {
      parameters: [hotel, room],
      get: replies(arr(booking)),
      post: { ...write, ...replies(booking, 201) }
    },
    ...(own
      ? {
          '/hotels/{hotel_id}/rooms/{room_id}/bookings/{booking_id}': {
            parameters: [hotel, room, id],
            get: replies(booking)
          }
        }
      : {}),
    '/bookings': { get: replies(arr(booking)), post: { ...write, ...replies(booking, 201) } },
    '/bookings/{booking_id}': { parameters: [id], get: replies(booking), delete: { responses: { 204: none } } }
  }
}

t.test('rows under two levels and by themselves are one', async (t) => {
  const short = obj({ id: int, room_id: int, note: str })
  const long = obj({ id: int, hotel_id: int, room_id: int, note: str })
  for (const [booking, own] of [
    [long, false],
    [long, true],
    [short, false],
    [short, true]
  ] as const) {
    const ask = server(t, booked(booking, own))
    const flat: { id: number; hotel_id?: number; room_id: number }[] = (await ask('GET', '/bookings')).body
    const rooms: { id: number; hotel_id: number }[] = []
    for (const { id } of (await ask('GET', '/hotels')).body)
      rooms.push(...(await ask('GET', `/hotels/${id}/rooms`)).body)
    t.equal(flat.length, 3 * rooms.length)
    for (const room of rooms.slice(0, 7)) {
      const under = (await ask('GET', `/hotels/${room.hotel_id}/rooms/${room.id}/bookings`)).body
      t.equal(under.length, 3)
      const same = ({ room_id, hotel_id = room.hotel_id }: (typeof flat)[0]) =>
        room_id === room.id && hotel_id === room.hotel_id
      t.same(under, flat.filter(same))
    }
    const there = rooms[4] as (typeof rooms)[0]
    const { body: made } = await ask('POST', `/hotels/${there.hotel_id}/rooms/${there.id}/bookings`, { note: 'Late' })
    t.equal(made.room_id, there.id)
    t.same((await ask('GET', '/bookings')).body.at(-1), made)
    // A new row without a room gets one, and the room says its hotel.
    const inRoom = async (sent: object) => {
      const { body } = await ask('POST', '/bookings', { note: 'Late', ...sent })
      const found = rooms.find(({ id }) => id === body.room_id)
      if (booking === long) t.equal(body.hotel_id, found?.hotel_id)
      return body.room_id
    }
    t.ok(rooms.some(({ id }) => id === made.room_id))
    t.type(await inRoom({}), 'number')
    t.equal(await inRoom({ room_id: there.id }), there.id)
    if (booking === long) {
      const room = await inRoom({ hotel_id: there.hotel_id })
      t.ok(rooms.some(({ id, hotel_id }) => id === room && hotel_id === there.hotel_id))
      const unknown = (await ask('POST', '/bookings', { note: 'Late', room_id: 90_000 })).body
      t.equal(unknown.room_id, 90_000)
      await ask('DELETE', '/hotels/18')
      const lost = (await ask('POST', '/bookings', { note: 'Late', hotel_id: 18 })).body
      t.equal(lost.hotel_id, 18)
    }
  }
})
