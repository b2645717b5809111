import t from 'tap'
import { createStandin } from '../../src/standin.ts'
import { arr, body, int, none, obj, path, query, replies, server, str } from '../fixtures/rows.ts'
import { documentOf, json } from '../fixtures/start.ts'

type Thing = { id: number; name: string }
const components = { schemas: { User: obj({ id: int, name: str }), Group: obj({ id: int, title: str }) } }
const user = { $ref: '#/components/schemas/User' }
const group = { $ref: '#/components/schemas/Group' }
const tag = obj({ gid: str, label: str })
const gone = { responses: { 204: none } }
const maybe = { responses: { 204: none, 404: none } }
const things = (name: string, row: object, more: object = {}) => ({
  [`/${name}`]: { get: replies(arr(row)), post: { ...body(obj({ name: str }, [])), ...replies(row, 201) } },
  [`/${name}/{id}`]: { parameters: [path('id')], get: replies(row), delete: gone, ...more }
})
const both = [path('groupId'), path('userId')]
const paths = {
  ...things('users', user, { patch: { ...body(obj({ name: str })), ...replies(user) } }),
  ...things('groups', group, { put: { ...body(obj({ title: str })), ...replies(group) } }),
  '/groups/{groupId}/users': {
    parameters: [path('groupId')],
    get: { parameters: [query('limit', int)], ...replies(arr(user)) },
    post: { ...body(obj({ userIds: arr(int) })), ...gone },
    put: { ...body(obj({ users: arr(int) })), ...replies(arr(user)) },
    delete: { parameters: [query('user_id', arr(int))], ...gone }
  },
  '/groups/{groupId}/users/{userId}': { parameters: both, get: maybe, put: { ...replies(user) }, delete: maybe },
  '/groups/{groupId}/admins': {
    parameters: [path('groupId')],
    get: replies(arr(user)),
    post: { ...body(arr(int)), ...gone }
  },
  '/groups/{groupId}/admins/{userId}': { parameters: both, put: gone },
  '/groups/{groupId}/guests': { parameters: [path('groupId')], get: replies(arr(user)), post: gone },
  '/groups/{groupId}/guests/{userId}': { parameters: both, put: gone },
  '/squads/{groupId}/users': { parameters: [path('groupId')], get: replies(arr(user)) },
  '/squads/{groupId}/users/{userId}': { parameters: both, put: gone, delete: replies({ type: 'object' }) },
  '/users/{userId}/groups': { parameters: [path('userId')], get: replies(arr(group)) },
  '/users/{userId}/groups/{groupId}': { parameters: both, put: gone, delete: gone }
}
const idsIn = (rows: Thing[]) => rows.map(({ id }) => id)

t.test('rows of a collection are put in the list of a thing, and taken from it', async (t) => {
  const ask = server(t, paths, {}, { components })
  const users: Thing[] = (await ask('GET', '/users')).body
  const members = async (id = 1) => idsIn((await ask('GET', `/groups/${id}/users`)).body)
  const first = await members()
  t.ok(first.length > 0 && first.length < users.length)
  const [inside, other] = first as [number, number]
  const outside = users.find(({ id }) => !first.includes(id)) as Thing
  const at = (id: number) => `/groups/1/users/${id}`
  t.equal((await ask('GET', at(inside))).status, 204)
  t.equal((await ask('GET', at(outside.id))).status, 404)
  t.equal((await ask('DELETE', at(outside.id))).status, 404, 'it is no member')
  t.same((await ask('PUT', at(outside.id))).body, outside)
  t.equal((await ask('GET', at(outside.id))).status, 204)
  t.same(
    await members(),
    [...first, outside.id].sort((one, two) => one - two)
  )
  t.equal((await ask('DELETE', at(inside))).status, 204)
  t.equal((await ask('GET', at(inside))).status, 404)
  t.notOk((await members()).includes(inside))
  t.equal((await ask('GET', `/users/${inside}`)).status, 200, 'it is there still')
  await ask('DELETE', `/users/${other}`)
  t.notOk((await members()).includes(other))
  const { id: made } = (await ask('POST', '/users', { name: 'New' })).body
  t.notOk((await members()).includes(made), 'a new row is in no list')
  t.equal((await ask('GET', at(4711))).status, 204, 'a key that no list shows')
  await ask('PUT', at(4711))
  t.equal((await members()).at(-1), 4711)
  t.equal((await ask('GET', '/users')).body.at(-1).id, 4711)
})

t.test('a request names several members', async (t) => {
  const ask = server(t, paths, {}, { components })
  const members = async () => idsIn((await ask('GET', '/groups/2/users')).body)
  await ask('POST', '/groups/2/users', { userIds: [1, 2, 3] })
  t.same((await members()).slice(0, 3), [1, 2, 3])
  await ask('DELETE', '/groups/2/users?user_id=1&user_id=3')
  t.equal((await members())[0], 2)
  t.notOk((await members()).includes(3))
  t.equal((await ask('GET', '/groups/2/users?limit=1')).body.length, 1)
  t.same(idsIn((await ask('PUT', '/groups/2/users', { users: [7, 4] })).body), [7, 4])
  t.same(await members(), [4, 7])
  await ask('POST', '/groups/2/users', { userIds: [5] })
  t.same(await members(), [4, 5, 7])
})

t.test('lists of members stand side by side', async (t) => {
  const ask = server(t, paths, {}, { components })
  const idsAt = async (url: string) => idsIn((await ask('GET', url)).body)
  t.notSame(await idsAt('/groups/1/admins'), await idsAt('/groups/1/users'))
  await ask('POST', '/groups/1/admins', [1, 2, 3, 4, 5])
  t.same((await idsAt('/groups/1/admins')).slice(0, 5), [1, 2, 3, 4, 5])
  t.notSame((await idsAt('/groups/1/users')).slice(0, 5), [1, 2, 3, 4, 5])
  const guests = await idsAt('/groups/1/guests')
  t.equal((await ask('POST', '/groups/1/guests')).status, 204, 'it names nobody')
  t.same(await idsAt('/groups/1/guests'), guests)
  await ask('PUT', '/squads/9/users/1')
  t.equal((await idsAt('/squads/9/users'))[0], 1, 'the document has no squads')
  t.same((await ask('DELETE', '/squads/9/users/1')).body, {})
  await ask('DELETE', '/users/1')
  t.equal((await idsAt('/groups/1/admins'))[0], 2)
  await ask('PATCH', '/users/4711', { name: 'Unlisted' })
  t.equal((await ask('GET', '/groups/1/users/4711')).status, 404)
})

t.test('both sides of a membership show it', async (t) => {
  const ask = server(t, paths, {}, { components })
  const groupsOf = async (id: number) => idsIn((await ask('GET', `/users/${id}/groups`)).body)
  const usersOf = async (id: number) => idsIn((await ask('GET', `/groups/${id}/users`)).body)
  for (const id of await groupsOf(5)) t.ok((await usersOf(id)).includes(5), `the group ${id} has the user`)
  for (const id of await usersOf(5)) t.ok((await groupsOf(id)).includes(5), `the user ${id} is in the group`)
  const [inside] = (await groupsOf(5)) as [number]
  await ask('DELETE', `/users/5/groups/${inside}`)
  t.notOk((await usersOf(inside)).includes(5))
  await ask('PUT', `/groups/${inside}/users/5`)
  t.ok((await groupsOf(5)).includes(inside))
})

t.test('the members of a group are the users whose other side shows it', async (t) => {
  const { '/groups/{groupId}/users': list, '/groups/{groupId}/users/{userId}': one, ...others } = paths
  const joined = { ...others, '/groups/{groupId}/members': list, '/groups/{groupId}/members/{userId}': one }
  const ask = server(t, joined, {}, { components })
  const { body: made } = await ask('POST', '/users', { name: 'Zed' })
  await ask('POST', '/groups/2/members', { userIds: [made.id] })
  t.strictSame(idsIn((await ask('GET', `/users/${made.id}/groups`)).body), [2])
})

t.test('what is made anew has no members, and is in no list', async (t) => {
  const ask = server(t, paths, {}, { components })
  await ask('PUT', '/groups/1/users/2')
  await ask('PUT', '/groups/2/users/2')
  await ask('DELETE', '/groups/1')
  t.equal((await ask('GET', '/groups/1/users')).status, 404)
  t.equal((await ask('GET', '/groups/1/users/2')).status, 404)
  t.equal((await ask('PUT', '/groups/1/users/2')).status, 404)
  t.equal((await ask('DELETE', '/groups/1/users/2')).status, 404)
  t.notOk(idsIn((await ask('GET', '/users/2/groups')).body).includes(1))
  await ask('PUT', '/groups/1', { title: 'Again' })
  t.same((await ask('GET', '/groups/1/users')).body, [])
  t.ok(idsIn((await ask('GET', '/groups/2/users')).body).includes(2))
  await ask('DELETE', '/users/2')
  await ask('PUT', '/groups/2/users/3')
  t.notOk(idsIn((await ask('GET', '/groups/2/users')).body).includes(2))
})

t.test('memberships are kept in a state, and forgotten by a reset', async (t) => {
  const ask = server(t, paths, {}, { components })
  const first = (await ask('GET', '/groups/1/users')).text
  await ask('POST', '/groups/1/users', { userIds: [1, 2, 3] })
  const [changed, state] = [(await ask('GET', '/groups/1/users')).text, (await ask('GET', '/__admin/state')).body]
  await ask('POST', '/__admin/reset')
  t.equal((await ask('GET', '/groups/1/users')).text, first)
  t.notOk('members' in (await ask('GET', '/__admin/state')).body['x-standin'])
  await ask('PUT', '/__admin/state', state)
  t.equal((await ask('GET', '/groups/1/users')).text, changed)
  const seeded = { prefer: 'seed=7' }
  const own = (await ask('GET', '/groups/1/users', undefined, seeded)).body
  await ask('DELETE', `/groups/1/users/${own[0].id}`, undefined, seeded)
  t.same((await ask('GET', '/groups/1/users', undefined, seeded)).body, own.slice(1))
  t.equal((await ask('GET', '/groups/1/users')).text, changed)
})

t.test('actions add and remove what their bodies name', async (t) => {
  const named = { $ref: '#/components/schemas/Tag' }
  const sent = (name: string) => body(obj({ data: obj({ [name]: str }) }))
  const paths = {
    ...things('tasks', obj({ id: int, title: str })),
    '/tags': { get: replies(arr(named)) },
    '/tags/{gid}': { parameters: [path('gid', str)], get: replies(named) },
    '/tasks/{id}/tags': { parameters: [path('id')], get: replies(obj({ data: arr(named) })) },
    '/tasks/{id}/addTag': { parameters: [path('id')], post: { ...sent('tag'), ...replies(obj({ data: obj({}) })) } },
    '/tasks/{id}/remove_tags': {
      parameters: [path('id')],
      post: { ...body(obj({ tag_gids: arr(str) })), responses: { 200: json(obj({ removed: int })) } }
    },
    '/tasks/{id}/addProject': { parameters: [path('id')], post: { ...sent('project'), ...gone } },
    '/tasks/{id}/assignTag': { parameters: [path('id')], post: { ...body(obj({ colour: str })), ...gone } }
  }
  const ask = server(t, paths, {}, { components: { schemas: { Tag: tag } } })
  const tags: { gid: string }[] = (await ask('GET', '/tags')).body
  const gids = async (): Promise<string[]> =>
    (await ask('GET', '/tasks/1/tags')).body.data.map((one: { gid: string }) => one.gid)
  const first = await gids()
  const { gid } = tags.find((one) => !first.includes(one.gid)) as { gid: string }
  await ask('POST', '/tasks/1/addTag', { data: { tag: gid } })
  t.ok((await gids()).includes(gid))
  t.same((await ask('POST', '/tasks/1/remove_tags', { tag_gids: [gid, first[0]] })).body, { removed: 2 })
  t.same(await gids(), first.slice(1))
  t.equal((await ask('POST', '/tasks/1/addProject', { data: { project: '1' } })).status, 204)
  t.equal((await ask('POST', '/tasks/1/assignTag', { colour: 'red' })).status, 204)
  t.same(await gids(), first.slice(1))
})

t.test('a list whose requests say more than keys, or whose rows name the thing, is no list of members', async (t) => {
  const pet = obj({ id: int, name: str, clubId: int })
  const below = (row: object, write: object) => ({ get: replies(row), put: { ...write, ...replies(row) } })
  const shapes = {
    ...things('users', user),
    ...things('clubs', group),
    ...things('pets', pet),
    '/clubs/{groupId}/users': { parameters: [path('groupId')], get: replies(arr(user)) },
    '/clubs/{groupId}/users/{userId}': { parameters: both, ...below(user, body(obj({ name: str }))) },
    '/clubs/{clubId}/pets': { parameters: [path('clubId')], get: replies(arr(pet)) },
    '/clubs/{clubId}/pets/{petId}': {
      parameters: [path('clubId'), path('petId')],
      get: replies(pet),
      put: replies(pet)
    },
    '/users/{userId}/notes': { parameters: [path('userId')], get: replies(arr(obj({ id: int, text: str }))) },
    '/users/{userId}/notes/{id}': { parameters: [path('userId'), path('id')], put: gone },
    '/users/{userId}/clubs': { parameters: [path('userId')], get: replies(arr(group)) },
    '/users/{userId}/clubs/{id}': { parameters: [path('userId'), path('id')], patch: gone },
    '/totals': { get: replies(obj({ count: int })) },
    '/totals/{id}': { parameters: [path('id')], get: replies(obj({ id: int, count: int })) },
    '/pets/{id}/clubs/{clubId}': { parameters: [path('id'), path('clubId')], put: gone }
  }
  const ask = server(t, shapes, {}, { components })
  await ask('PUT', '/clubs/1/users/1', { name: 'Own' })
  t.not((await ask('GET', '/users/1')).body.name, 'Own')
  for (const { clubId } of (await ask('GET', '/clubs/2/pets')).body) t.equal(clubId, 2)
  t.equal((await ask('PUT', '/users/1/notes/1')).status, 204)
})

t.test('memberships of several documents are kept side by side', async (t) => {
  const document = () => documentOf(paths as Record<string, object>, { components })
  const app = createStandin({ document: [document(), document()], prefix: ['/a', '/b'], fixtures: false })
  t.teardown(() => app.close())
  const users = async (prefix: string) => (await app.inject(`${prefix}/groups/1/users`)).payload
  const start = await users('/b')
  await app.inject({ method: 'POST', url: '/a/groups/1/users', payload: { userIds: [1, 2, 3] } })
  const [changed, state] = [await users('/a'), (await app.inject('/__admin/state')).json()]
  await app.inject({ method: 'POST', url: '/__admin/reset' })
  t.not(await users('/a'), changed)
  await app.inject({ method: 'PUT', url: '/__admin/state', payload: state })
  t.equal(await users('/a'), changed)
  t.equal(await users('/b'), start)
})

t.test('followers are the other side of those who are followed', async (t) => {
  const components = { schemas: { User: obj({ id: int, name: str, follower_count: int, following_count: int }) } }
  const users = arr(user)
  const flag = obj({ data: obj({ following: { type: 'boolean' } }), ok: { type: 'boolean' } })
  const flagged = (following: boolean) => ({ data: { following }, ok: true })
  const one = [path('id')]
  const paths = {
    '/users': { get: replies(users), post: { ...body(obj({ name: str })), ...replies(user, 201) } },
    '/users/{id}': { parameters: one, get: replies(user) },
    '/users/{id}/followers': { parameters: one, get: replies(users) },
    '/users/{id}/following': {
      parameters: one,
      get: replies(users),
      post: { ...body(obj({ target_user_id: int })), ...replies(flag) }
    },
    '/users/{id}/following/{target_user_id}': {
      parameters: [...one, path('target_user_id')],
      delete: replies(flag)
    }
  }
  const ask = server(t, paths, {}, { components })
  const idsOf = async (url: string) => (await ask('GET', url)).body.map(({ id }: { id: number }) => id)
  const all = await idsOf('/users')
  for (const id of all.slice(0, 3)) {
    const [followers, following] = [await idsOf(`/users/${id}/followers`), await idsOf(`/users/${id}/following`)]
    t.notOk([...followers, ...following].includes(id), 'nobody follows oneself')
    t.match((await ask('GET', `/users/${id}`)).body, {
      follower_count: followers.length,
      following_count: following.length
    })
    for (const other of followers) t.ok((await idsOf(`/users/${other}/following`)).includes(id))
    for (const other of following) t.ok((await idsOf(`/users/${other}/followers`)).includes(id))
  }
  const { id } = (await ask('POST', '/users', { name: 'Zed' })).body
  t.same((await ask('POST', `/users/${id}/following`, { target_user_id: all[4] })).body, flagged(true))
  t.same(await idsOf(`/users/${id}/following`), [all[4]])
  t.ok((await idsOf(`/users/${all[4]}/followers`)).includes(id))
  t.match((await ask('GET', `/users/${id}`)).body, { follower_count: 0, following_count: 1 })
  t.same((await ask('DELETE', `/users/${id}/following/${all[4]}`)).body, flagged(false))
  t.notOk((await idsOf(`/users/${all[4]}/followers`)).includes(id))
})
