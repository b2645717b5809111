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
