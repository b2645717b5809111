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

t.test('things that are no rows may be sent by their names or ids', async (t) => {
  const label = obj({ id: int, name: str, color: str })
  const row = obj({ id: int, labels: arr(label), sizes: arr(obj({ width: int })), notes: arr(str) }, ['id', 'labels'])
  const sent = { properties: { labels: {}, sizes: {}, notes: {} } }
  const ask = server(t, { '/issues': { get: replies(arr(row)), post: { ...body(sent), ...replies(row) } } })
  const labels = async (value: unknown) => (await ask('POST', '/issues', { labels: value })).body.labels
  t.match(await labels(['bug', 'ui']), [{ name: 'bug', color: String }, { name: 'ui' }])
  t.match(await labels([7]), [{ id: 7, name: String }])
  t.match(await labels([{ id: 1, name: 'x', color: 'y' }]), [{ id: 1, name: 'x', color: 'y' }])
  t.same(await labels([]), [])
  t.notMatch(await labels(['bug', 7]), [{ name: 'bug' }])
  const other = (await ask('POST', '/issues', { labels: [], sizes: ['x'], notes: ['n'] })).body
  t.same(other.notes, ['n'])
})

t.test('a single thing is gone with the thing that it belongs to', async (t) => {
  const org = obj({ id: int, name: str })
  const settings = obj({ locale: str, beta: str })
  const one = { ...body(settings), ...replies(settings) }
  const paths = {
    '/orgs': { get: replies(arr(org)) },
    '/orgs/{org}': {
      parameters: [path('org')],
      get: replies(org),
      delete: { responses: { 204: { description: 'x' } } }
    },
    '/orgs/{org}/settings': { parameters: [path('org')], get: replies(settings), put: one },
    '/settings': { get: replies(settings), put: one }
  }
  const ask = server(t, paths)
  const { id } = (await ask('GET', '/orgs')).body[0]
  t.equal((await ask('PUT', `/orgs/${id}/settings`, { locale: 'de', beta: 'x' })).status, 200)
  await ask('DELETE', `/orgs/${id}`)
  t.equal((await ask('GET', `/orgs/${id}/settings`)).status, 404)
  t.equal((await ask('PUT', `/orgs/${id}/settings`, { locale: 'de', beta: 'x' })).status, 404)
  t.equal((await ask('GET', `/orgs/${id + 1}/settings`)).status, 200)
  t.equal((await ask('GET', '/settings')).status, 200)
})

t.test('the things of the client are those that name it, and so are those of others', async (t) => {
  const user = { $ref: '#/components/schemas/User' }
  const gist = obj({ id: int, owner: user, text: str })
  const more = { components: { schemas: { User: obj({ id: int, login: str }) } } }
  const mine = { get: replies(arr(gist)), post: { ...body(obj({ text: str })), ...replies(gist) } }
  const paths = {
    '/users': { get: replies(arr(user)) },
    '/users/{login}': { parameters: [path('login', str)], get: replies(user) },
    '/users/{login}/gists': { parameters: [path('login', str)], get: replies(arr(gist)) },
    '/me': { get: replies(obj({ id: int, login: str })) },
    '/me/gists': mine,
    '/gists/{id}': { parameters: [path('id')], get: replies(gist) }
  }
  const ask = server(t, paths, {}, more)
  const me = (await ask('GET', '/me')).body
  const made = (await ask('POST', '/me/gists', { text: 'T' })).body
  t.same(made.owner, me, 'the schema of /me is another one of the same members')
  const own = (await ask('GET', '/me/gists')).body
  t.ok(own.every(({ owner }: { owner: object }) => t.same(owner, me)))
  t.same((await ask('GET', `/users/${me.login}/gists`)).body, own)
  const { body: users } = await ask('GET', '/users')
  const [other] = users.slice(1)
  for (const { owner } of (await ask('GET', `/users/${other.login}/gists`)).body) t.same(owner, other)
  // A thing of several users is none of theirs alone.
  const two = obj({ id: int, author: user, editor: user })
  const both = server(
    t,
    { ...paths, '/users/{login}/gists': { parameters: [path('login', str)], get: replies(arr(two)) } },
    {},
    more
  )
  t.equal((await both('GET', `/users/${other.login}/gists`)).status, 200)
})

t.test('an action doubles the last letter of its verb', async (t) => {
  const job = obj({ id: int, state: { ...str, enum: ['PENDING', 'RUNNING', 'STOPPED'], readOnly: true } })
  const act = { parameters: [path('id')], post: replies(job) }
  const ask = server(t, {
    '/jobs': { get: replies(arr(job)) },
    '/jobs/{id}': { parameters: [path('id')], get: replies(job) },
    '/jobs/{id}:run': act,
    '/jobs/{id}:stop': act
  })
  for (const [verb, state] of Object.entries({ run: 'RUNNING', stop: 'STOPPED' }))
    t.equal((await ask('POST', `/jobs/1:${verb}`)).body.state, state)
})

t.test('DELETE of a list removes what its parameters select', async (t) => {
  const row = obj({ id: int, color: { enum: ['red', 'blue'] } })
  const gone = replies(obj({ deleted: int }))
  const parameters = [query('color', str), query('selector', str)]
  const note = arr(obj({ id: int, text: str }))
  const under = { parameters: [path('id')], get: replies(note), delete: { responses: { 204: { description: 'x' } } } }
  const ask = server(t, {
    '/things': { get: { parameters, ...replies(arr(row)) }, delete: { parameters, ...gone } },
    '/things/{id}': { parameters: [path('id')], get: replies(row) },
    '/things/{id}/notes': under
  })
  type Row = { id: number; color: string }
  const rows = async (at = '/things'): Promise<Row[]> => (await ask('GET', at)).body
  const before = await rows()
  t.same((await ask('DELETE', '/things?selector=a')).body, { deleted: 0 }, 'what a selector takes is not known')
  const reds = before.filter(({ color }) => color === 'red').length
  t.same((await ask('DELETE', '/things?color=red')).body, { deleted: reds })
  const [one, other] = await rows()
  t.equal((await rows()).length, before.length - reds)
  t.equal((await ask('DELETE', `/things/${one?.id}/notes`)).status, 204)
  t.same(await rows(`/things/${one?.id}/notes`), [])
  t.not((await rows(`/things/${other?.id}/notes`)).length, 0)
  await ask('DELETE', '/things')
  t.same(await rows(), [])
  t.same((await ask('DELETE', '/things')).body, { deleted: 0 })
})

t.test('DELETE of a list that names rows, or of no whole list, removes none', async (t) => {
  const user = obj({ id: int, name: str })
  const gone = { responses: { 204: { description: 'x' } } }
  const paths = (remove: object) => ({
    '/users': { get: replies(arr(user)), delete: remove },
    '/users/{id}': { parameters: [path('id')], get: replies(user) },
    '/groups': { get: replies(arr(obj({ id: int, title: str }))) },
    '/groups/{id}': { parameters: [path('id')], get: replies(obj({ id: int, title: str })) },
    '/groups/{id}/users': { parameters: [path('id')], get: replies(arr(user)), delete: gone }
  })
  const required = { requestBody: { required: true, content: { 'text/plain': {} } }, ...gone }
  for (const remove of [{ parameters: [{ ...query('where', str), required: true }], ...gone }, required]) {
    const ask = server(t, paths(remove))
    const before = (await ask('GET', '/users')).body
    await ask('DELETE', '/users?where=a', 'x', { 'content-type': 'text/plain' })
    await ask('DELETE', `/groups/1/users`)
    t.same((await ask('GET', '/users')).body, before)
  }
})

t.test('an item in an envelope is a row of lists elsewhere, and its actions may leave it open', async (t) => {
  const style = obj({ key: str, name: str, state: { enum: ['draft', 'published'] } })
  const envelope = (inner: object) => replies(obj({ status: int, error: { type: 'boolean' }, meta: inner }))
  const team = [path('team', str)]
  const act = (inner: object) => ({ parameters: [path('key', str)], post: envelope(inner) })
  const ask = server(t, {
    '/teams/{team}/styles': { parameters: team, get: envelope(obj({ styles: arr(style) })) },
    '/styles/{key}': { parameters: [path('key', str)], get: envelope(style) },
    '/styles/{key}/publish': act({ type: 'object' }),
    '/styles/{key}/archive': act(str)
  })
  const [first] = (await ask('GET', '/teams/a/styles')).body.meta.styles
  t.same((await ask('GET', `/styles/${first.key}`)).body.meta, first)
  t.same((await ask('POST', `/styles/${first.key}/publish`)).body.meta, { ...first, state: 'published' })
  t.type((await ask('POST', `/styles/${first.key}/archive`)).body.meta, 'string')
  t.equal((await ask('GET', `/styles/${first.key}`)).body.meta.state, 'published')
})

t.test('a search by POST shows the rows of GET at its path, and an argument above it names one', async (t) => {
  const book = obj({ uid: str, title: str, year: int })
  const search = (parameter: string, rows: object) => ({
    get: { parameters: [query('size', int), query('page', int)], ...replies(obj({ books: arr(book) })) },
    post: { parameters: [query(parameter, str), query('size', int)], ...replies(rows) }
  })
  const uid = { ...query('uid', str), required: true }
  const paths = (rows: object) => ({
    '/book': { get: { parameters: [uid], ...replies(obj({ book: obj({ ...book.properties, more: str }) })) } },
    '/book/search': search('title', rows),
    '/other/search': { post: replies(obj({ books: arr(book) })) },
    '/empty/search': { get: replies(arr(book)), post: { responses: { 204: { description: 'x' } } } }
  })
  const ask = server(t, paths(obj({ total: int, books: arr(book) })))
  const [first, second] = (await ask('GET', '/book/search')).body.books
  t.match((await ask('GET', `/book?uid=${second.uid}`)).body.book, second)
  t.same((await ask('POST', '/book/search?size=1')).body.books, [first])
  t.same(
    (await ask('POST', `/book/search?title=${encodeURIComponent(second.title)}`)).body.books[0].title,
    second.title
  )
  t.equal((await ask('POST', '/other/search')).status, 200)
  t.equal((await ask('POST', '/empty/search')).status, 204)
  const other = server(t, paths(obj({ books: arr(obj({ uid: str, author: str })) })))
  const found = (await other('POST', '/book/search')).body.books
  t.ok(
    found.every((one: object) => 'author' in one),
    'rows of other members are others'
  )
  const none = server(t, paths(obj({ done: str })))
  t.match((await none('POST', '/book/search')).body, { done: String })
})

t.test('a new row is shown where the response of its status has an example and no schema', async (t) => {
  const member = { id: 'a', name: 'Ann', plan: 'free' }
  const shown = (example: object) => ({ description: '', content: { 'application/json': { example } } })
  const ask = server(t, {
    '/members': {
      get: { responses: { 200: shown({ data: [member] }) } },
      post: { ...body(obj({ name: str })), responses: { 200: shown({ data: member }), 201: shown({ data: member }) } }
    },
    '/members/{id}': { parameters: [path('id', str)], get: { responses: { 200: shown({ data: member }) } } }
  })
  const { status, body: made } = await ask('POST', '/members', { name: 'Zoe' })
  t.match([status, made.data.name], [201, 'Zoe'])
  t.same((await ask('GET', `/members/${made.data.id}`)).body.data, made.data)
})

t.test('the total of a list that only an example describes counts its rows', async (t) => {
  const one = { id: 1, email: 'ann@example.com' }
  const shown = (example: object) => ({ description: '', content: { 'application/json': { example } } })
  const all = { data: { data: [one, { ...one, id: 2 }], total: 2, per_page: 15, next_page_url: null } }
  const ask = server(t, {
    '/addresses': {
      get: { responses: { 200: shown(all) } },
      post: { ...body(obj({ email: str })), responses: { 200: shown({ data: one }) } }
    },
    '/addresses/{id}': { parameters: [path('id')], delete: { responses: { 204: { description: '' } } } }
  })
  t.same((await ask('GET', '/addresses')).body, all)
  await ask('POST', '/addresses', { email: 'zoe@example.com' })
  t.match((await ask('GET', '/addresses')).body.data, { total: 3, data: { length: 3 }, next_page_url: null })
})

t.test('a list of references to things shows the things that their own path shows whole', async (t) => {
  const reference = obj({ id: int, uri: str })
  const guest = obj({ id: int, name: str, host: reference }, ['id', 'name'])
  const ask = server(t, {
    '/guests': {
      get: replies(obj({ entities: arr(reference) })),
      post: { ...body(obj({ name: str })), ...replies(guest) }
    },
    '/guests/{guestId}': { parameters: [path('guestId')], get: replies(guest) }
  })
  const { body: made } = await ask('POST', '/guests', { name: 'Zoe' })
  t.match(made, { id: 19, name: 'Zoe' })
  t.same((await ask('GET', '/guests/19')).body, made)
  t.match((await ask('GET', '/guests')).body.entities.at(-1), { id: 19, uri: String })
})

t.test('a list of links shows the things that their own path shows', async (t) => {
  const links = obj({ self: obj({ href: str }) })
  const hook = obj({ id: str, target: str, kind: str, _links: links })
  const ask = server(t, {
    '/hooks': {
      get: replies(obj({ _links: obj({ self: obj({ href: str }), hooks: arr(obj({ href: str, kind: str })) }) })),
      post: { ...body(obj({ target: str, kind: str })), ...replies(hook) }
    },
    '/hooks/{hookId}': { parameters: [path('hookId', str)], get: replies(hook) }
  })
  const sent = { target: 'http://a.test/x', kind: 'created' }
  const { body: made } = await ask('POST', '/hooks', sent)
  t.match(made, { ...sent, _links: { self: { href: new RegExp(`/hooks/${made.id}$`) } } })
  t.same((await ask('GET', `/hooks/${made.id}`)).body, made)
  t.match((await ask('GET', '/hooks')).body._links.hooks.at(-1), { href: String, kind: 'created' })
})

t.test('a thing that is no row may be sent by its value', async (t) => {
  const status = obj({ label: str, value: { ...str, enum: ['planned', 'active'] } })
  const row = obj({ id: int, status, size: obj({ width: int }) }, ['id', 'status'])
  const sent = obj({ status: {}, size: {} }, [])
  const ask = server(t, {
    '/circuits': { get: replies(arr(row)), post: { ...body(sent), ...replies(row) } },
    '/circuits/{id}': { parameters: [path('id')], get: replies(row), patch: { ...body(sent), ...replies(row) } }
  })
  const { body: made } = await ask('POST', '/circuits', { status: 'active' })
  t.match(made, { id: 19, status: { label: String, value: 'active' } })
  t.match((await ask('PATCH', '/circuits/19', { status: 'planned' })).body.status, { value: 'planned' })
  t.match((await ask('PATCH', '/circuits/19', { size: { width: 3 } })).body, { status: { value: 'planned' } })
  t.match((await ask('GET', '/circuits/19')).body, { status: { value: 'planned' }, size: { width: 3 } })
})

t.test('the reply to a POST may be the key alone, or name it by another noun', async (t) => {
  const row = obj({ id: int, name: str })
  const uuid = { type: 'string', format: 'uuid' }
  const named = { ...body(obj({ name: str })) }
  const cases: [reply: object, key: object, read: (body: unknown) => unknown][] = [
    [int, int, (body) => body],
    [{ type: 'number' }, int, (body) => body],
    [uuid, uuid, (body) => body],
    [obj({ ouId: int, status: str }), int, (body) => (body as { ouId: number }).ouId]
  ]
  for (const [reply, key, read] of cases) {
    const shown = { ...row, properties: { ...row.properties, id: key } }
    const ask = server(t, {
      '/units': { get: replies(arr(shown)), post: { ...named, ...replies(reply, 201) } },
      '/units/{unitId}': { parameters: [path('unitId', key)], get: replies(shown) }
    })
    const made = read((await ask('POST', '/units', { name: 'Zed' })).body)
    t.same((await ask('GET', `/units/${made}`)).body, { id: made, name: 'Zed' })
  }
})

t.test('another text or number is no key of a new row', async (t) => {
  const row = obj({ id: int, name: str })
  const others: [reply: object | undefined, shown: unknown][] = [
    [undefined, {}],
    [{ type: 'string', example: 'Done.' }, 'Done.'],
    [{ type: 'integer', enum: [7] }, '7'],
    [obj({ request_id: { type: 'integer', enum: [7] } }), { request_id: 7 }],
    [obj({ a_id: { type: 'integer', enum: [7] }, b_id: { type: 'integer', enum: [8] } }), { a_id: 7, b_id: 8 }],
    [obj({ token_id: { type: 'string', enum: ['seven'] } }), { token_id: 'seven' }]
  ]
  for (const [reply, shown] of others) {
    const content = { 'application/json': reply === undefined ? {} : { schema: reply } }
    const responses = { 201: { description: 'Created', content } }
    const ask = server(t, {
      '/units': { get: replies(arr(row)), post: { ...body(obj({ name: str })), responses } },
      '/units/{unitId}': { parameters: [path('unitId')], get: replies(row) }
    })
    t.same((await ask('POST', '/units', { name: 'Zed' })).body, shown)
    t.equal((await ask('GET', '/units')).body.at(-1).name, 'Zed')
  }
})

t.test(
  'a reply shows things by their keys where its schema wants these, and around keys where it wants things',
  async (t) => {
    const team = obj({ id: int, title: str })
    const shown = obj({ id: int, team, tags: arr(obj({ name: str })), level: obj({ code: str, rank: int }, []) })
    const sent = obj({ team: int, tags: arr(str), level: str, wild: int }, [])
    const told = obj({ id: int, team: int, tags: arr(str), level: str })
    const ask = server(t, {
      '/posts': { get: replies(arr(shown)), post: { ...body(sent), ...replies(told, 201) } },
      '/posts/{id}': { parameters: [path('id')], get: replies(shown) }
    })
    const { body: made } = await ask('POST', '/posts', { team: 69, tags: ['a', 'b'], level: 'high' })
    t.match(made, { team: 69, tags: ['a', 'b'], level: 'high' })
    t.match((await ask('GET', `/posts/${made.id}`)).body, { team: { id: 69 }, tags: [{ name: 'a' }, { name: 'b' }] })
  }
)

t.test('a key that the body must say is that of the row, though rows have it read-only', async (t) => {
  const member = obj({ id: { ...str, readOnly: true }, name: str })
  const ask = server(t, {
    '/members': {
      get: replies(arr(member)),
      post: { ...body(obj({ id: str, name: str }, ['id'])), ...replies(member) }
    },
    '/guests': {
      get: replies(arr(member)),
      post: { ...body(obj({ id: str, name: str }, ['name'])), ...replies(member) }
    }
  })
  t.equal((await ask('POST', '/members', { id: 'zed', name: 'Zed' })).body.id, 'zed')
  t.not((await ask('POST', '/guests', { id: 'zed', name: 'Zed' })).body.id, 'zed')
})

t.test('a list is filtered by links to things, and by the keys in them', async (t) => {
  const link = { type: 'string', format: 'uri' }
  const account = obj({ id: int, url: link })
  const task = obj({ id: int, account: link })
  const ask = server(t, {
    '/accounts/': { get: replies(arr(account)) },
    '/accounts/{id}/': { parameters: [path('id')], get: replies(account) },
    '/tasks/': { get: { parameters: [query('account', str)], ...replies(arr(task)) } },
    '/tasks/{id}/': { parameters: [path('id')], get: replies(task) }
  })
  const { body: tasks } = await ask('GET', '/tasks/')
  const url = tasks[0].account
  const same = tasks.filter((one: { account: string }) => one.account === url)
  t.match(url, /\/accounts\/\d+\/$/)
  t.same((await ask('GET', `/tasks/?account=${encodeURIComponent(url)}`)).body, same)
  t.same((await ask('GET', `/tasks/?account=${url.split('/').at(-2)}`)).body, same)
  t.same((await ask('GET', '/tasks/?account=none')).body, [])
})

t.test('the words of a total may stand in another order', async (t) => {
  const page = obj({ currentPage: int, currentPageItems: int, itemsTotal: int, pagesTotal: int })
  const ask = server(t, {
    '/videos': {
      get: {
        parameters: [query('currentPage', int), query('pageSize', int)],
        ...replies(obj({ data: arr(obj({ id: int })), pagination: page }))
      }
    }
  })
  const { body: two } = await ask('GET', '/videos?currentPage=2&pageSize=10')
  t.same(two.pagination, { currentPage: 2, currentPageItems: two.data.length, itemsTotal: 18, pagesTotal: 2 })
})

t.test('an example row that shows no key gets one, which reads it', async (t) => {
  const entry = obj({ number: int, text: str }, ['text'])
  const content = { schema: obj({ items: arr(entry) }), example: { items: [{ text: 'Ann' }, { text: 'Ben' }] } }
  const listed = { responses: { 200: { description: 'Listed', content: { 'application/json': content } } } }
  const ask = server(t, {
    '/entries': { get: listed, post: { ...body(obj({ text: str })), ...replies(entry, 201) } },
    '/entries/{number}': { parameters: [path('number')], get: replies(entry) }
  })
  await ask('POST', '/entries', { text: 'Zed' })
  const { items } = (await ask('GET', '/entries')).body
  t.match(items, [{ text: 'Ann' }, { text: 'Ben' }, { text: 'Zed' }])
  for (const row of items) t.same((await ask('GET', `/entries/${row.number}`)).body, row)
})

t.test('a POST that answers 201 makes the row that it shows in a list', async (t) => {
  const meeting = obj({ meetingId: int, subject: str, endTime: str })
  const sent = obj({ subject: str, endtime: str })
  const told = obj({ joinURL: str, subject: str, endtime: str })
  for (const status of [201, 200]) {
    const ask = server(t, {
      '/meetings': { get: replies(arr(meeting)), post: { ...body(sent), ...replies(arr(told), status) } },
      '/meetings/{meetingId}': { parameters: [path('meetingId')], get: replies(meeting) }
    })
    const { body: answer } = await ask('POST', '/meetings', { subject: 'Zed', endtime: 'noon' })
    const shown = { subject: 'Zed', endTime: 'noon' }
    const last = (await ask('GET', '/meetings')).body.at(-1)
    if (status === 201) t.match(last, shown)
    else t.notMatch(last, shown)
    if (status === 201) t.match(answer, [{ subject: 'Zed', endtime: 'noon' }])
  }
})

t.test('an envelope with the key of its row shows the same key as the row', async (t) => {
  const row = obj({ id: int, name: str })
  const told = obj({ id: int, result: row })
  const put = { ...body(obj({ name: str })), ...replies(obj({ id: int, result: obj({ name: str }) })) }
  const ask = server(t, {
    '/charts': {
      get: replies(obj({ result: arr(row) })),
      post: { ...body(obj({ name: str })), ...replies(told, 201) }
    },
    '/charts/{id}': { parameters: [path('id')], get: replies(told), put }
  })
  const { body: made } = await ask('POST', '/charts', { name: 'Zed' })
  t.equal(made.id, made.result.id)
  t.same((await ask('GET', `/charts/${made.id}`)).body, made)
  t.same((await ask('PUT', `/charts/${made.id}`, { name: 'Yew' })).body, { id: made.id, result: { name: 'Yew' } })
  const other = obj({ id: str, result: row })
  const { body: answer } = await server(t, {
    '/charts': {
      get: replies(obj({ result: arr(row) })),
      post: { ...body(obj({ name: str })), ...replies(other, 201) }
    }
  })('POST', '/charts', { name: 'Zed' })
  t.type(answer.id, 'string')
})

t.test('objects and lists that were sent in part have what rows require of them, the same in all views', async (t) => {
  const url = obj({ href: str, kind: str })
  const data = obj({ consentId: str, state: str, amount: int })
  const row = obj({ data, urls: arr(url), risk: obj({ score: int }, []) })
  const sent = obj({ data: obj({ amount: int }, []), urls: arr(obj({ href: str })), risk: obj({ score: int }, []) }, [])
  const ask = server(t, {
    '/consents': { get: replies(arr(row)), post: { ...body(sent), ...replies(row, 201) } },
    '/consents/{consentId}': {
      parameters: [path('consentId', str)],
      get: replies(row),
      patch: { ...body(sent), ...replies(row) }
    }
  })
  const { body: made } = await ask('POST', '/consents', { data: { amount: 5 }, urls: [{ href: 'a' }], risk: {} })
  t.match(made, { data: { amount: 5, state: String }, urls: [{ href: 'a', kind: String }] })
  t.same(made.risk, {})
  const at = `/consents/${made.data.consentId}`
  t.same((await ask('GET', at)).body, made)
  t.same((await ask('GET', '/consents')).body.at(-1), made)
  const { body: changed } = await ask('PATCH', at, { urls: [{ href: 'b' }] })
  t.match(changed, { ...made, urls: [{ href: 'b', kind: String }] })
  t.same((await ask('GET', at)).body, changed)
})

t.test('lists are counted and sorted by words of other languages', async (t) => {
  const row = obj({ id: int, name: str })
  const ask = server(t, {
    '/kunden': { get: { parameters: [query('sortierung', str)], ...replies(obj({ 一覧: arr(row), 件数: int })) } }
  })
  const { body: listed } = await ask('GET', '/kunden?sortierung=-id')
  t.equal(listed.件数, 18)
  t.equal(listed.一覧[0].id, 18)
})

t.test('example rows whose key nothing shows are listed before a new one', async (t) => {
  const note = obj({ text: str })
  const content = { schema: arr(note), example: [{ text: 'Ann' }, { text: 'Ben' }] }
  const listed = { responses: { 200: { description: 'Listed', content: { 'application/json': content } } } }
  const ask = server(t, {
    '/notes': { get: listed, post: { ...body(note), ...replies(int, 201) } },
    '/notes/{number}': { parameters: [path('number')], get: replies(note) }
  })
  const { body: number } = await ask('POST', '/notes', { text: 'Zed' })
  t.same((await ask('GET', `/notes/${number}`)).body, { text: 'Zed' })
  t.same((await ask('GET', '/notes')).body, [{ text: 'Ann' }, { text: 'Ben' }, { text: 'Zed' }])
})
