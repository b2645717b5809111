import t from 'tap'
import { arr, body, int, none, obj, path, query, replies, server, str } from '../fixtures/rows.ts'
import { json } from '../fixtures/start.ts'

const guest = obj({ id: int, name: str })
const room = obj({ code: str, floor: int })
const stay = obj({ id: int, guestId: int, guest: obj({ id: int, name: str }), roomCode: str, nights: int })
const newStay = obj({ guestId: int, guest: obj({ id: int }), roomCode: str, nights: int }, ['nights'])
const error = obj({ message: str })
/** Writes that document refusals. */
const writes = (...statuses: number[]) => ({
  ...body(newStay),
  responses: { 201: json(stay), ...Object.fromEntries(statuses.map((one) => [one, json(error)])) }
})

const hotel = (...statuses: number[]) => ({
  '/guests': { get: replies(arr(guest)) },
  '/guests/{guestId}': {
    parameters: [path('guestId')],
    get: replies(guest),
    patch: { ...body(obj({ name: str })), ...replies(guest) },
    delete: { responses: { 204: none } }
  },
  '/guests/{guestId}/stays': { parameters: [path('guestId')], get: replies(arr(stay)), post: writes(422, 404) },
  '/rooms': { get: replies(arr(room)) },
  '/rooms/{code}': { parameters: [path('code', str)], get: replies(room), delete: { responses: { 204: none } } },
  '/stays': { get: replies(arr(stay)), post: writes(...statuses) },
  '/stays/{stayId}': {
    parameters: [path('stayId')],
    get: replies(stay),
    patch: { ...body(newStay), responses: { 200: json(stay), 422: json(error), 404: json(error) } },
    put: { ...body(newStay), responses: { 200: json(stay), 201: json(stay), 422: json(error) } }
  }
})

t.test('a list of what belongs to a thing is 404 once the thing is deleted, and takes nothing new', async (t) => {
  const ask = server(t, hotel(422))
  t.equal((await ask('GET', '/guests/7/stays')).body.length, 3)
  await ask('DELETE', '/guests/7')
  const list = await ask('GET', '/guests/7/stays')
  t.equal(list.status, 404)
  t.match(list.text, /there is no guest \\"7\\"/)
  t.equal((await ask('POST', '/guests/7/stays', { nights: 2 })).status, 404)
  t.same((await ask('GET', '/guests/900/stays')).body, [], 'a guest that no list shows is there, without stays')
  t.equal((await ask('POST', '/guests/900/stays', { nights: 2 })).status, 201)
})

t.test('a list may be below a name whose things stand deeper elsewhere', async (t) => {
  const [id, role] = [path('id', str), path('role', str)]
  const client = obj({ id: str, name: str })
  const right = obj({ name: str, description: str })
  const user = obj({ id: str, email: str })
  const both = (schema: object) => ({ get: replies(schema), put: { ...body(schema), responses: { 204: none } } })
  const ask = server(t, {
    '/clients/{id}': { parameters: [id], ...both(client) },
    '/clients/{id}/roles/{role}': { parameters: [id, role], ...both(right) },
    '/clients/{id}/roles/{role}/users': { parameters: [id, role], get: replies(arr(user)) },
    '/roles/{role}/users': { parameters: [role], get: replies(arr(user)) },
    '/users/{id}': { parameters: [id], ...both(user) }
  })
  t.equal((await ask('GET', '/roles/admin/users')).status, 200)
})

t.test('a closed world has no lists of unknown things', async (t) => {
  const ask = server(t, hotel(422), { closed: true })
  t.equal((await ask('GET', '/guests/900/stays')).status, 404)
  t.equal((await ask('POST', '/guests/900/stays', { nights: 2 })).status, 404)
  t.equal((await ask('GET', '/guests/7/stays')).status, 200)
})

t.test('a list below two things is 404 without either of them', async (t) => {
  const unit = obj({ id: int, org: str, team: str })
  const team = obj({ name: str, size: int })
  const ask = server(t, {
    '/orgs': { get: replies(arr(obj({ login: str }))) },
    '/orgs/{org}': { parameters: [path('org', str)], get: replies(obj({ login: str })) },
    '/orgs/{org}/teams': { parameters: [path('org', str)], get: replies(arr(team)) },
    '/orgs/{org}/teams/{team}': {
      parameters: [path('org', str), path('team', str)],
      get: replies(team),
      delete: { responses: { 204: none } }
    },
    '/orgs/{org}/teams/{team}/units': {
      parameters: [path('org', str), path('team', str)],
      get: replies(arr(unit))
    },
    '/units': {
      get: replies(arr(unit)),
      post: { ...body({ type: 'object', properties: { org: str } }), ...replies(unit, 201) }
    },
    '/units/{id}': { parameters: [path('id')], get: replies(unit) }
  })
  const [first] = (await ask('GET', '/orgs/acme/teams')).body
  const units = `/orgs/acme/teams/${first.name}/units`
  t.equal((await ask('GET', units)).status, 200)
  await ask('DELETE', `/orgs/acme/teams/${first.name}`)
  t.equal((await ask('GET', units)).status, 404)
  t.equal((await ask('GET', `/orgs/other/teams/${first.name}/units`)).status, 200)
  t.equal((await ask('POST', '/units', {})).status, 201)
})

t.test('a new row that names a thing which is gone is refused as the document says', async (t) => {
  for (const [statuses, status] of [
    [[422, 400, 404], 422],
    [[400, 404], 400],
    [[409], 409],
    [[404], 404],
    [[], 201]
  ] as [number[], number][]) {
    const ask = server(t, hotel(...statuses))
    const [{ code }] = (await ask('GET', '/rooms')).body
    await ask('DELETE', '/guests/3')
    await ask('DELETE', `/rooms/${code}`)
    const refused = await ask('POST', '/stays', { guestId: 3, nights: 1 })
    t.equal(refused.status, status)
    t.equal((await ask('POST', '/stays', { guest: { id: 3 }, nights: 1 })).status, status)
    t.equal((await ask('POST', '/stays', { roomCode: code, nights: 1 })).status, status)
    if (status !== 201) t.match(refused.text, /body\/guestId names no guest that is there: \\"3\\"/)
    else t.equal(refused.body.guest.id, 3)
    t.equal((await ask('POST', '/stays', { guestId: 900, nights: 1 })).status, 201, 'an unknown guest may be there')
  }
  const ask = server(t, hotel(422), { closed: true })
  t.equal((await ask('POST', '/stays', { guestId: 900, nights: 1 })).status, 422)
  t.equal((await ask('POST', '/guests/4/stays', { roomCode: 'no such', nights: 1 })).status, 422)
})

t.test('a change may keep the name of a thing that is gone, and not take another one', async (t) => {
  const ask = server(t, hotel(422))
  const [{ code }, { code: other }] = (await ask('GET', '/rooms')).body
  const { body: made } = await ask('POST', '/stays', { guestId: 5, roomCode: code, nights: 1 })
  await ask('DELETE', `/rooms/${code}`)
  await ask('DELETE', `/rooms/${other}`)
  t.match(await ask('PATCH', `/stays/${made.id}`, { roomCode: code, nights: 2 }), { status: 200, body: { nights: 2 } })
  t.equal((await ask('PATCH', `/stays/${made.id}`, { roomCode: other, nights: 3 })).status, 422)
  t.equal((await ask('PUT', `/stays/${made.id}`, { roomCode: other, nights: 3 })).status, 422)
  t.equal((await ask('PUT', '/stays/4000', { roomCode: other, nights: 3 })).status, 422)
  t.equal((await ask('GET', `/stays/${made.id}`)).body.nights, 2)
})

t.test('a row embeds the same thing that its own path shows', async (t) => {
  const ask = server(t, hotel(422))
  const { body: made } = await ask('POST', '/stays', { guestId: 900, nights: 1 })
  const { body: unlisted } = await ask('GET', '/guests/900')
  t.same(made.guest, unlisted)
  await ask('PATCH', '/guests/900', { name: 'Ada' })
  t.equal((await ask('GET', `/stays/${made.id}`)).body.guest.name, 'Ada')
  const { body: own } = await ask('POST', '/stays', { guest: { id: 901, name: 'Bob' }, nights: 1 })
  t.equal(own.guest.name, 'Bob', 'the words of the client stay')
})

t.test('a row goes on to embed a thing that is gone, as it was', async (t) => {
  const ask = server(t, {
    ...hotel(),
    '/visits': { get: replies(arr(obj({ id: int, guest }))), post: { ...body(obj({})), ...replies(guest, 201) } },
    '/visits/{id}': { parameters: [path('id')], get: replies(obj({ id: int, guest })) }
  })
  const [{ id, guest: there }] = (await ask('GET', '/visits')).body
  await ask('PATCH', `/guests/${there.id}`, { name: 'Ada' })
  await ask('DELETE', `/guests/${there.id}`)
  t.same((await ask('GET', `/visits/${id}`)).body.guest, { id: there.id, name: 'Ada' })
  await ask('PUT', '/__admin/state', (await ask('GET', '/__admin/state')).body)
  t.same((await ask('GET', `/visits/${id}`)).body.guest, { id: there.id, name: 'Ada' }, 'a state holds it too')
})

t.test('two owners whose paths have one name for their keys', async (t) => {
  const book = obj({ id: int, author_id: int, publisher_id: int })
  const owner = obj({ id: int, name: str })
  const of = (noun: string) => ({
    [`/${noun}`]: { get: replies(arr(owner)) },
    [`/${noun}/{id}`]: { parameters: [path('id')], get: replies(owner) },
    [`/${noun}/{id}/books`]: { parameters: [path('id')], get: replies(arr(book)) }
  })
  const ask = server(t, {
    '/books': { get: replies(arr(book)) },
    '/books/{id}': { parameters: [path('id')], get: replies(book) },
    ...of('authors'),
    ...of('publishers')
  })
  const books = (await ask('GET', '/books')).body
  const by = (member: string) => books.filter((one: Record<string, unknown>) => one[member] === 2)
  t.same((await ask('GET', '/authors/2/books')).body, by('author_id'))
  t.same((await ask('GET', '/publishers/2/books')).body, by('publisher_id'))
  t.ok(by('author_id').length > 0 && by('publisher_id').length > 0)
})

t.test('a row that cannot do without a thing goes with it, if its list is asked by that thing', async (t) => {
  const maybe = { type: ['integer', 'null'] }
  const studio = obj({ id: int, name: str })
  const session = obj({ id: int, studio_id: int, band_id: int, guest_studio_id: maybe })
  const things = (name: string) => ({
    [`/${name}`]: { get: replies(arr(studio)) },
    [`/${name}/{id}`]: { parameters: [path('id')], get: replies(studio), delete: { responses: { 204: none } } }
  })
  const ask = server(t, {
    ...things('studios'),
    ...things('bands'),
    '/sessions': { get: { parameters: [query('studioId', int)], ...replies(arr(session)) } },
    '/sessions/{id}': { parameters: [path('id')], get: replies(session) }
  })
  const all = (await ask('GET', '/sessions')).body
  const { studio_id: studioId, band_id: band } = all[0]
  await ask('DELETE', `/bands/${band}`)
  t.same((await ask('GET', '/sessions')).body, all, 'no list is asked by the band')
  await ask('DELETE', `/studios/${studioId}`)
  const left = all.filter((one: { studio_id: number }) => one.studio_id !== studioId)
  t.same((await ask('GET', '/sessions')).body, left)
  t.ok(left.length > 0)
})
