import t from 'tap'
import { arr, body, int, obj, path, query, replies, server, str } from '../fixtures/rows.ts'

t.test('attributes are sent beside the members of the row, where the body has them so', async (t) => {
  const attributes = obj({ title: str, text: str }, [])
  const row = obj({ id: int, attributes })
  const input = obj({ data: obj({ title: str, text: str }, []) })
  const one = { ...body(input), ...replies(obj({ data: row })) }
  const ask = server(t, {
    '/articles': { get: replies(obj({ data: arr(row) })), post: one },
    '/articles/{id}': { parameters: [path('id')], get: replies(obj({ data: row })), put: one }
  })
  const made = (await ask('POST', '/articles', { data: { title: 'A', text: 'B' } })).body.data
  t.same(made.attributes, { title: 'A', text: 'B' })
  t.same((await ask('PUT', `/articles/${made.id}`, { data: { title: 'C' } })).body.data.attributes, {
    title: 'C',
    text: 'B'
  })
  t.same((await ask('GET', '/articles')).body.data.at(-1), { id: made.id, attributes: { title: 'C', text: 'B' } })
})

t.test('a filter by all takes all', async (t) => {
  const row = obj({ id: int, state: { enum: ['open', 'closed'] }, kind: { enum: ['a', 'b'] }, name: str })
  const parameters = [
    query('state', { enum: ['open', 'closed', 'all'] }),
    query('kind', { type: 'string', default: 'Any' }),
    query('name', str)
  ]
  const ask = server(t, { '/issues': { get: { parameters, ...replies(arr(row)) } } })
  const count = async (asked: string) => (await ask('GET', `/issues?${asked}`)).body.length
  const whole = await count('')
  t.equal(await count('state=all'), whole)
  t.equal(await count('kind=Any'), whole)
  t.equal(await count('name=all'), 0, 'a name like another')
  t.ok((await count('state=open')) < whole)
})

t.test('keys that are written numbers count on', async (t) => {
  const digits = { type: 'string', format: 'uint64' }
  const disk = obj({ id: { ...digits, readOnly: true }, name: str })
  const ask = server(t, {
    '/disks': { get: replies(arr(disk)), post: { ...body(disk), ...replies(disk) } },
    '/disks/{disk}': { parameters: [path('disk', str)], get: replies(disk) }
  })
  const { body: rows } = await ask('GET', '/disks')
  t.same(
    rows.slice(0, 2).map(({ id }: { id: string }) => id),
    ['1', '2']
  )
  t.equal((await ask('POST', '/disks', { name: 'd' })).body.id, String(rows.length + 1))
  t.match((await ask('GET', '/disks/boot')).body, { name: String })
})

t.test('the only member of a reply is the key of a new row that does not show it', async (t) => {
  const todo = obj({ title: str, done: { type: 'boolean' } })
  const paths = (reply: object) => ({
    '/todos': {
      get: replies({ type: 'object', additionalProperties: todo }),
      post: { ...body(todo), ...replies(reply) }
    },
    '/todos/{todoId}': {
      parameters: [path('todoId', str)],
      get: replies(todo),
      put: { ...body(todo), ...replies(todo) }
    }
  })
  const sent = { title: 'T', done: true }
  const make = async (reply: object) => {
    const ask = server(t, paths(reply))
    const { body: made } = await ask('POST', '/todos', sent)
    return {
      made,
      all: (await ask('GET', '/todos')).body,
      read: async (key: string) => (await ask('GET', `/todos/${key}`)).body
    }
  }
  const { made, all, read } = await make(obj({ name: str }))
  t.same(all[made.name], sent)
  t.same(await read(made.name), sent)
  for (const other of [obj({ title: str }), obj({ status: str }), obj({ name: str, id: str }), obj({ name: int })]) {
    const { made, all } = await make(other)
    t.notOk(String(made.name ?? made.title ?? made.status) in all)
  }
})
