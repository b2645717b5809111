/** OData's navigation properties. */
import t from 'tap'
import { arr, body, obj, path, query, replies, server, str } from '../fixtures/rows.ts'

const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` })
const leadsTo = (schema: object) => ({ ...schema, 'x-ms-navigationProperty': true })
const either = (name: string) => leadsTo({ anyOf: [ref(name), { type: 'null' }] })

const schemas = {
  Team: obj({ id: str, name: str, lead: either('Person'), seats: leadsTo(arr(ref('Seat'))), badge: either('Badge') }, [
    'id',
    'name'
  ]),
  Person: obj({ id: str, name: str, badge: either('Badge') }, ['id', 'name']),
  Seat: obj({ id: str, row: str }),
  Badge: obj({ colour: str, owner: either('Person') }, ['colour'])
}
const expand = { ...query('$expand', arr(str)), style: 'form', explode: false }
const keyed = [path('teamId', str)]
const paths = {
  '/people': { get: replies(obj({ value: arr(ref('Person')) })) },
  '/people/{personId}': { parameters: [path('personId', str)], get: replies(ref('Person')) },
  '/teams': {
    get: { parameters: [expand], ...replies(obj({ value: arr(ref('Team')) })) },
    post: { ...body(obj({ name: str, badge: ref('Badge') }, ['name'])), ...replies(ref('Team'), 201) }
  },
  '/teams/{teamId}': { parameters: keyed, get: { parameters: [expand], ...replies(ref('Team')) } },
  '/teams/{teamId}/seats': { parameters: keyed, get: replies(obj({ value: arr(ref('Seat')) })) },
  '/teams/{teamId}/seats/{seatId}': { parameters: [...keyed, path('seatId', str)], get: replies(ref('Seat')) },
  '/report': { get: replies(obj({ team: ref('Team') }, ['team'])) }
}

t.test('answers have the navigation properties that a request names', async (t) => {
  const ask = server(t, paths, {}, { components: { schemas } })
  const { value: teams } = (await ask('GET', '/teams')).body
  t.same(Object.keys(teams[0]), ['id', 'name'])
  const { value: whole } = (await ask('GET', '/teams?$expand=lead,seats($select=id,row),badge/owner')).body
  t.same(Object.keys(whole[0]), ['id', 'name', 'lead', 'seats', 'badge'])
  t.same(whole[0].lead, (await ask('GET', `/people/${whole[0].lead.id}`)).body)
  t.same(whole[0].seats, (await ask('GET', `/teams/${whole[0].id}/seats`)).body.value)
  const { body: one } = await ask('GET', `/teams/${teams[1].id}?$expand=*`)
  t.same(Object.keys(one), ['id', 'name', 'lead', 'seats', 'badge'])
  t.same(Object.keys(one.badge), ['colour'])
  t.same((await ask('GET', `/teams/${teams[1].id}?$expand=*`)).body, one)
  t.same(Object.keys((await ask('GET', '/report')).body.team), ['id', 'name'])
})

t.test('a navigation property that was sent is shown where a request names it', async (t) => {
  const ask = server(t, paths, {}, { components: { schemas } })
  const { body: made } = await ask('POST', '/teams', { name: 'North', badge: { colour: 'teal' } })
  t.notOk('badge' in made)
  t.match((await ask('GET', `/teams/${made.id}?$expand=badge`)).body, { name: 'North', badge: { colour: 'teal' } })
})

t.test('things that a request expands have the members that it selects, and those that they require', async (t) => {
  const ask = server(t, paths, {}, { components: { schemas } })
  const { value: teams } = (
    await ask('GET', '/teams?$expand=lead($select=badge;$levels=1),badge($top=1),none($select=id)')
  ).body
  t.same(Object.keys(teams[0]), ['id', 'name', 'lead', 'badge'])
  t.same(Object.keys(teams[0].lead), ['id', 'name'])
  const member = obj({ id: str, mail: str, phone: str }, ['id'])
  const group = obj({ id: str, members: arr(member), owner: { type: 'object' }, size: str })
  const inside = server(t, {
    '/groups': { get: { parameters: [query('$expand', str)], ...replies(obj({ value: arr(group) })) } },
    '/groups/{id}': { parameters: [path('id', str)], get: replies(group) }
  })
  const asked = async (text: string) => (await inside('GET', `/groups?$expand=${text}`)).body.value[0]
  t.same(Object.keys((await asked('members($select=mail)')).members[0]), ['id', 'mail'])
  t.same(Object.keys((await asked('members')).members[0]), ['id', 'mail', 'phone'])
  t.same((await asked('($select=mail)')).members, (await asked('members')).members, 'no thing is named')
  t.type((await asked('size($select=id)')).size, 'string')
  t.type((await asked('owner($select=id)')).owner, 'object')
})
