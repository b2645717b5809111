import t from 'tap'
import { arr, body, int, none, obj, path, query, replies, server, str } from '../../fixtures/rows.ts'

const club = obj({
  id: int,
  name: str,
  memberCount: int,
  matches_total: int,
  num_songs: int,
  numberOfTrophies: int,
  home_games: int,
  count: int,
  total_fans: str
})
const member = obj({ id: int, name: str })
const match = obj({ id: int, clubId: int, score: int })
const song = obj({ id: int, clubs: arr(obj({ id: int, name: str })) })
const trophy = obj({ id: int, club_id: int })
const list = (row: object) => ({ get: replies(arr(row)) })
const one = (row: object) => ({ parameters: [path('id')], get: replies(row), delete: { responses: { 204: none } } })
const document = {
  '/clubs': {
    get: { parameters: [query('sort', str)], ...replies(arr(club)) },
    post: { ...body(obj({ name: str, memberCount: int }, [])), ...replies(club, 201) }
  },
  '/clubs/{clubId}': {
    parameters: [path('clubId')],
    get: replies(club),
    patch: { ...body(obj({ name: str }, [])), ...replies(club) },
    delete: replies(club)
  },
  '/clubs/{clubId}/members': {
    parameters: [path('clubId')],
    get: replies(arr(member)),
    post: { ...body(obj({ name: str })), ...replies(member, 201) }
  },
  '/clubs/{clubId}/members/{id}': { parameters: [path('clubId'), path('id')], get: replies(member) },
  '/clubs/{clubId}/members/{id}/kits': {
    parameters: [path('clubId'), path('id')],
    get: replies(arr(obj({ id: int })))
  },
  '/clubs/{clubId}/home-games': { parameters: [path('clubId')], get: replies(arr(obj({ id: int, score: int }))) },
  '/clubs/{clubId}/matches': { parameters: [path('clubId')], get: replies(arr(match)) },
  '/matches': { ...list(match), post: { ...body(obj({ clubId: int })), ...replies(match, 201) } },
  '/matches/{id}': one(match),
  '/songs': list(song),
  '/songs/{id}': one(song),
  '/trophies': list(trophy),
  '/trophies/{id}': one(trophy),
  '/other/{otherId}/members': { parameters: [path('otherId')], get: replies(arr(obj({ sku: str }))) }
}

t.test('a member that counts things counts the present ones', async (t) => {
  const ask = server(t, document)
  const clubs = (await ask('GET', '/clubs')).body
  const songs = (await ask('GET', '/songs')).body
  const trophies = (await ask('GET', '/trophies')).body
  for (const { id, ...own } of clubs) {
    t.equal(own.memberCount, (await ask('GET', `/clubs/${id}/members`)).body.length)
    t.equal(own.home_games, (await ask('GET', `/clubs/${id}/home-games`)).body.length)
    t.equal(own.matches_total, (await ask('GET', `/clubs/${id}/matches`)).body.length)
    t.equal(
      own.num_songs,
      songs.filter((one: { clubs: { id: number }[] }) => one.clubs.some((club) => club.id === id)).length
    )
    t.equal(own.numberOfTrophies, trophies.filter((one: { club_id: number }) => one.club_id === id).length)
    t.type(own.total_fans, 'string')
  }
  await ask('POST', '/clubs/2/members', { name: 'Ada' })
  await ask('POST', '/matches', { clubId: 2 })
  await ask('PATCH', '/clubs/2', { name: 'Rovers' })
  t.match((await ask('GET', '/clubs/2')).body, {
    name: 'Rovers',
    memberCount: clubs[1].memberCount + 1,
    matches_total: clubs[1].matches_total + 1
  })
  const sorted = (await ask('GET', '/clubs?sort=-memberCount')).body
  t.equal(sorted[0].id, 2)
  t.match((await ask('DELETE', '/clubs/3')).body, { memberCount: 0 }, 'they go with it')
  t.match((await ask('POST', '/clubs', { name: 'New' })).body, { memberCount: 0, matches_total: 0, num_songs: 0 })
})

t.test('a count that somebody said stays', async (t) => {
  const ask = server(t, document)
  t.equal((await ask('POST', '/clubs', { memberCount: 40 })).body.memberCount, 40)
  const { body: set } = await ask('PUT', '/__admin/rows/clubs', [{ memberCount: 7 }, { name: 'Other' }])
  t.equal(set.rows[0].memberCount, 7)
  t.equal(set.rows[1].memberCount, (await ask('GET', `/clubs/${set.rows[1].id}/members`)).body.length)
  t.equal(set.rows[1].matches_total, (await ask('GET', `/clubs/${set.rows[1].id}/matches`)).body.length)
})

t.test('nothing is older than what it belongs or refers to', async (t) => {
  const time = { type: 'string', format: 'date-time' }
  const made = (members: object) => obj({ id: int, ...members, created_at: time })
  const [owner, site, page] = [made({}), made({ ownerId: int }), made({ site_id: int, owner: made({}) })]
  const ask = server(t, {
    '/owners': list(owner),
    '/owners/{id}': one(owner),
    '/sites': list(site),
    '/sites/{id}': one(site),
    '/sites/{id}/notes': { parameters: [path('id')], get: replies(arr(made({}))) },
    '/pages': list(page),
    '/pages/{id}': one(page)
  })
  const all = async (name: string) => (await ask('GET', name)).body as { id: number; created_at: string }[]
  const last = (rows: { created_at: string }[]) =>
    rows
      .map(({ created_at }) => created_at)
      .sort()
      .at(-1) as string
  const first = (rows: { created_at: string }[]) => rows.map(({ created_at }) => created_at).sort()[0] as string
  const [owners, sites, pages] = [await all('/owners'), await all('/sites'), await all('/pages')]
  t.ok(last(owners) < first(sites) && last(sites) < first(pages))
  t.ok(last(sites) < first(await all('/sites/3/notes')))
  for (const { owner: own } of pages as unknown as { owner: { id: number } }[]) t.same(own, owners[own.id - 1])
})

t.test('things that refer to each other are of one age', async (t) => {
  const left = obj({ id: int, right_id: int })
  const right = obj({ id: int, left_id: int })
  const ask = server(t, {
    '/lefts': list(left),
    '/lefts/{id}': one(left),
    '/rights': list(right),
    '/rights/{id}': one(right)
  })
  t.equal((await ask('GET', '/lefts')).body.length, 18)
})

t.test('a JSON Patch of other members leaves a count to count', async (t) => {
  const hotel = obj({ id: int, name: str, roomCount: int })
  const room = obj({ id: int })
  const steps = arr(obj({ op: str, path: str, value: {} }, ['op', 'path']))
  const ask = server(t, {
    '/hotels': { get: replies(arr(hotel)) },
    '/hotels/{hotelId}': {
      parameters: [path('hotelId')],
      get: replies(hotel),
      patch: { ...body(steps, 'application/json-patch+json'), ...replies(hotel) }
    },
    '/hotels/{hotelId}/rooms': {
      parameters: [path('hotelId')],
      get: replies(arr(room)),
      post: { ...body(obj({ name: str }, [])), ...replies(room, 201) }
    }
  })
  const patch = (...sent: object[]) =>
    ask('PATCH', '/hotels/1', sent, { 'content-type': 'application/json-patch+json' })
  const before = (await ask('GET', '/hotels/1')).body
  const { status, body: patched } = await patch(
    { op: 'test', path: '/roomCount', value: before.roomCount },
    { op: 'replace', path: '/name', value: 'Z' }
  )
  t.equal(status, 200)
  t.same(patched, { ...before, name: 'Z' })
  await ask('POST', '/hotels/1/rooms', {})
  t.equal((await ask('GET', '/hotels/1')).body.roomCount, before.roomCount + 1)
  t.equal((await patch({ op: 'replace', path: '/roomCount', value: 99 })).body.roomCount, 99, 'a given count stays')
})
