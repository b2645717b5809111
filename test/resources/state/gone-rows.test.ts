import t, { type Test } from 'tap'
import { arr, body, int, none, obj, path, query, replies, server, str } from '../../fixtures/rows.ts'

const team = obj({ id: int, slug: str, name: str }, ['id', 'name'])
const player = obj({ id: int, name: str, team: obj({ id: int, name: str }) }, ['id', 'name'])
const parameters = [query('sort', str), query('after', str)]

const league = (t: Test) =>
  server(t, {
    '/teams': {
      get: { parameters, ...replies(arr(team)) },
      post: { ...body(obj({ name: str, slug: str }, ['name'])), ...replies(team, 201) }
    },
    '/teams/{id_or_slug}': {
      parameters: [path('id_or_slug', str)],
      get: { responses: { ...replies(team).responses, 404: none } },
      delete: { responses: { 204: none } }
    },
    '/players': {
      get: replies(arr(player)),
      post: { ...body(obj({ name: str, team: obj({ id: int }) })), ...replies(player, 201) }
    },
    '/players/{id}': { parameters: [path('id')], get: replies(player) }
  })

t.test('what is gone is as gone after a restore as before', async (t) => {
  const ask = league(t)
  const { body: made } = await ask('POST', '/teams', { name: 'M', slug: 'mm' })
  const { body: mate } = await ask('POST', '/players', { name: 'A', team: { id: made.id } })
  const names = (await ask('GET', '/teams?sort=name')).body.map(({ id }: { id: number }) => id)
  const urls = ['/teams/mm', `/teams/${made.id}`, `/players/${mate.id}`, `/teams?sort=name&after=${made.id}`]
  for (const id of [made.id, names[0]]) t.equal((await ask('DELETE', `/teams/${id}`)).status, 204)
  const answers = async (one: typeof ask) => {
    const all = []
    for (const url of [...urls, `/teams/${names[0]}`]) {
      const { status, text } = await one('GET', url)
      all.push([url, status, text])
    }
    return all
  }
  const before = await answers(ask)
  t.match(before, [
    [/mm/, 404],
    [/teams/, 404],
    [/players/, 200, /"M"/],
    [/after/, 200],
    [/teams/, 404]
  ])
  const other = league(t)
  t.equal((await other('PUT', '/__admin/state', (await ask('GET', '/__admin/state')).body)).status, 200)
  t.same(await answers(other), before)
})

t.test('a state that only names what is gone is taken too', async (t) => {
  const ask = league(t)
  const mate = (await ask('GET', '/players')).body.find((one: { team?: object }) => one.team !== undefined)
  const first = mate.team
  await ask('DELETE', `/teams/${first.id}`)
  const { body: state } = await ask('GET', '/__admin/state')
  for (const group of state['x-standin'].groups)
    group.gone = group.gone.map(([key, ordinal]: [string, number]) => [key, ordinal])
  const other = league(t)
  t.equal((await other('PUT', '/__admin/state', state)).status, 200)
  t.equal((await other('GET', `/teams/${first.id}`)).status, 404)
  t.match((await other('GET', `/players/${mate.id}`)).body, { team: { id: first.id, name: first.name } })
})
