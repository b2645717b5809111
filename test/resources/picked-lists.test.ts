import t from 'tap'
import { createStandin } from '../../src/standin.ts'
import { documentOf, json } from '../fixtures/start.ts'

const text = { type: 'string' }
const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` })
const list = (items: object) => ({ type: 'array', items })
const get = (schema: object, more: object = {}) => ({ get: { responses: { 200: { ...json(schema), ...more } } } })
const id = { parameters: [{ in: 'path', name: 'id', required: true, schema: text }] }
const thing = (properties: object = {}) => ({
  type: 'object',
  required: ['id'],
  properties: { id: text, name: text, ...properties }
})
const schemas = {
  User: thing({ login: text }),
  Team: thing({ motto: text }),
  Club: thing(),
  Bot: thing({ clubId: text })
}
const body = { content: { 'application/json': { schema: ref('User') } } }
const example = [{ id: 'shown', name: 'Shown' }]
const user = { ...id, ...get(ref('User')), delete: { responses: { 204: {} } } }
const paths = {
  '/users': { ...get(list(ref('User'))), post: { requestBody: body, responses: { 201: json(ref('User')) } } },
  '/users/{id}': user,
  '/users/{id}/followers': { ...id, ...get(list(ref('User'))) },
  '/teams': get(list(ref('Team'))),
  '/teams/{id}': { ...id, ...get(ref('Team')) },
  '/teams/{id}/members': { ...id, ...get(list(ref('User'))) },
  '/teams/{id}/helpers': { ...id, ...get(list(ref('User'))), post: { responses: { 204: {} } } },
  '/teams/{id}/guests': {
    ...id,
    ...get(list(ref('User')), { content: { 'application/json': { schema: list(ref('User')), example } } })
  },
  '/teams/{id}/mates': { ...id, ...get(list(ref('User'))) },
  '/teams/{id}/mates/{mateId}': { delete: { responses: { 204: {} } } },
  '/teams/latest/people': get(list(ref('User'))),
  '/clubs': get(list(ref('Club'))),
  '/clubs/{id}': { ...id, ...get(ref('Club')) },
  '/clubs/{id}/helpers': { ...id, ...get(list(ref('Bot'))) },
  '/bots': get(list(ref('Bot'))),
  '/bots/{id}': { ...id, ...get(ref('Bot')) }
}

function serve(t: { teardown: (end: () => unknown) => void }) {
  const app = createStandin({
    document: documentOf(paths as Record<string, object>, { components: { schemas } }),
    fixtures: false
  })
  t.teardown(() => app.close())
  const idsAt = async (url: string): Promise<string[]> =>
    (await app.inject(url)).json().map((one: { id: string }) => one.id)
  return { app, idsAt }
}

t.test('a list below a thing picks rows of the collection that its schema names', async (t) => {
  const { app, idsAt } = serve(t)
  const users = await idsAt('/users')
  const members = await idsAt('/teams/1/members')
  t.ok(members.length > 0 && members.length < users.length)
  t.strictSame(
    members,
    users.filter((one) => members.includes(one)),
    'in their order'
  )
  t.notSame(await idsAt('/teams/2/members'), members)
  t.strictSame((await app.inject(`/users/${members[0]}`)).json(), (await app.inject('/teams/1/members')).json()[0])
  const followers = await idsAt('/users/1/followers')
  t.ok(followers.length > 0 && followers.every((one) => users.includes(one)))
  t.notSame(await idsAt('/users/2/followers'), followers)
  await app.inject({ method: 'DELETE', url: `/users/${members[0]}` })
  t.strictSame(await idsAt('/teams/1/members'), members.slice(1))
  for (let n = 0; n < 9; n++)
    await app.inject({ method: 'POST', url: '/users', payload: { id: `new${n}`, name: 'New' } })
  t.strictSame(await idsAt('/teams/1/members'), members.slice(1), 'a new user is in no team')
})

t.test('rows that somebody set are picked from', async (t) => {
  const { app, idsAt } = serve(t)
  const payload = Array.from({ length: 40 }, (_, index) => ({ id: `u${index}`, name: 'Set' }))
  await app.inject({ method: 'PUT', url: '/__admin/rows/users', payload })
  const members = await idsAt('/teams/1/members')
  t.ok(members.length > 0 && members.length < 40 && members.every((one) => one.startsWith('u')))
})

t.test('rows that name what they stand under are those that name it', async (t) => {
  const { app, idsAt } = serve(t)
  const bots = (await app.inject('/bots')).json() as { id: string; clubId?: string }[]
  const club = bots.find(({ clubId }) => clubId !== undefined)?.clubId as string
  const wanted = bots.filter(({ clubId }) => clubId === club).map((one) => one.id)
  t.strictSame(await idsAt(`/clubs/${club}/helpers`), wanted)
})

t.test('a list that is written to, or has an example, keeps rows of its own', async (t) => {
  const { app, idsAt } = serve(t)
  const users = await idsAt('/users')
  for (const url of ['/teams/1/helpers', '/teams/1/guests', '/teams/latest/people'])
    t.notOk(
      (await idsAt(url)).some((one) => users.includes(one)),
      url
    )
  t.strictSame(await idsAt('/teams/1/guests'), ['shown'])
  const mates = await idsAt('/teams/1/mates')
  await app.inject({ method: 'DELETE', url: `/teams/1/mates/${mates[0]}` })
  t.strictSame(await idsAt('/teams/1/mates'), mates.slice(1), 'a mate is a user who is removed alone')
  t.ok((await idsAt('/users')).includes(mates[0] as string))
})
