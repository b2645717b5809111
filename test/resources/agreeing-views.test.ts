import t from 'tap'
import { arr, body, int, none, obj, path, query, replies, server, str } from '../fixtures/rows.ts'

type Thing = { id: number }
const bool = { type: 'boolean' }
const one = { parameters: [path('id')] }
const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` })
const created = (row: object, sent: object) => ({ ...body(sent), ...replies(row, 201) })

t.test('things have members below what both stand under', async (t) => {
  const schemas = {
    Course: obj({ id: int, title: str, student_count: int }),
    Student: obj({ id: int, name: str }),
    Link: obj({ courseId: int, studentId: int })
  }
  const school = path('school', str)
  const [course, student] = [path('courseId'), path('studentId')]
  const ask = server(
    t,
    {
      '/{school}/courses': {
        parameters: [school],
        get: replies(arr(ref('Course'))),
        post: created(ref('Course'), obj({ title: str }))
      },
      '/{school}/courses/{courseId}': {
        parameters: [school, course],
        get: replies(ref('Course')),
        delete: { responses: { 204: none } }
      },
      '/{school}/students': { parameters: [school], get: replies(arr(ref('Student'))) },
      '/{school}/students/{studentId}': {
        parameters: [school, student],
        get: replies(ref('Student')),
        delete: { responses: { 204: none } }
      },
      '/{school}/courses/{courseId}/students': { parameters: [school, course], get: replies(arr(ref('Student'))) },
      '/{school}/students/{studentId}/courses': { parameters: [school, student], get: replies(arr(ref('Course'))) },
      '/{school}/courses/{courseId}/students/{studentId}': {
        parameters: [school, course, student],
        put: replies(ref('Link')),
        delete: { responses: { 204: none } }
      }
    },
    {},
    { components: { schemas } }
  )
  const idsOf = async (url: string) => (await ask('GET', url)).body.map(({ id }: Thing) => id)
  const count = async (id: number) => (await ask('GET', `/north/courses/${id}`)).body.student_count
  const before = await idsOf('/north/courses/1/students')
  t.equal(await count(1), before.length)
  for (const id of before) t.ok((await idsOf(`/north/students/${id}/courses`)).includes(1))
  const { id } = (await ask('POST', '/north/courses', { title: 'Zed' })).body
  t.same([await idsOf(`/north/courses/${id}/students`), await count(id)], [[], 0], 'a new thing has none')
  t.equal((await ask('PUT', `/north/courses/${id}/students/4`)).status, 200)
  await ask('PUT', `/south/courses/${id}/students/5`)
  t.same([await idsOf(`/north/courses/${id}/students`), await count(id)], [[4], 1])
  t.ok((await idsOf('/north/students/4/courses')).includes(id))
  await ask('DELETE', `/south/students/4`)
  t.equal(await count(id), 1, 'another school')
  await ask('DELETE', '/north/students/4')
  t.same([await idsOf(`/north/courses/${id}/students`), await count(id)], [[], 0])
})

t.test('things below a name have members that stand below none', async (t) => {
  const schemas = { Course: obj({ id: int, title: str }), User: obj({ id: int, name: str }) }
  const [school, course, user] = [path('school', str), path('course'), path('user')]
  const gone = { responses: { 204: none } }
  const ask = server(
    t,
    {
      '/users': { get: replies(arr(ref('User'))) },
      '/users/{user}': { parameters: [user], get: replies(ref('User')), delete: gone },
      '/{school}/courses': {
        parameters: [school],
        get: replies(arr(ref('Course'))),
        post: created(ref('Course'), obj({ title: str }))
      },
      '/{school}/courses/{course}': { parameters: [school, course], get: replies(ref('Course')), delete: gone },
      '/{school}/courses/{course}/users': { parameters: [school, course], get: replies(arr(ref('User'))) },
      '/{school}/courses/{course}/users/{user}': { parameters: [school, course, user], put: gone }
    },
    {},
    { components: { schemas } }
  )
  const usersOf = async (url: string) => (await ask('GET', `${url}/users`)).body.map(({ id }: Thing) => id)
  const { id } = (await ask('POST', '/north/courses', { title: 'Zed' })).body
  t.same(await usersOf(`/north/courses/${id}`), [], 'a new thing has none')
  const first = await usersOf('/south/courses/1')
  const other = (await ask('GET', '/users')).body.find((one: Thing) => !first.includes(one.id)).id
  await ask('PUT', `/north/courses/1/users/${other}`)
  t.ok((await usersOf('/north/courses/1')).includes(other))
  t.same(await usersOf('/south/courses/1'), first)
  await ask('PUT', `/south/courses/1/users/9000`)
  await ask('DELETE', '/users/9000')
  t.same(await usersOf('/south/courses/1'), first, 'a removed row')
})

t.test('a method names a thing by its noun, unless rows have a member of that name', async (t) => {
  const room = obj({ id: str, name: str, is_archived: bool })
  const tag = obj({ id: str, tag: str })
  const named = (name: string) => ({ parameters: [{ ...query(name, str), required: true }] })
  const sent = obj({ room: str, name: str }, ['room'])
  const ask = server(t, {
    '/rooms.list': { get: replies(obj({ rooms: arr(room) })) },
    '/rooms.info': { get: { ...named('room'), ...replies(obj({ room })) } },
    '/rooms.rename': { post: { ...body(sent), ...replies(obj({ room })) } },
    '/rooms.archive': { post: { ...body(obj({ room: str })), ...replies(obj({ ok: bool })) } },
    '/rooms.update': { post: { ...body(obj({ room: obj({ name: str }) })), ...replies(obj({ room })) } },
    '/tags': { get: replies(arr(tag)) },
    '/tags/find': { get: { ...named('tag'), ...replies(tag) } }
  })
  const { rooms } = (await ask('GET', '/rooms.list')).body
  const { id } = rooms[2]
  t.same((await ask('GET', `/rooms.info?room=${id}`)).body.room, rooms[2])
  t.match((await ask('POST', '/rooms.rename', { room: id, name: 'zed' })).body.room, { id, name: 'zed' })
  await ask('POST', '/rooms.archive', { room: id })
  t.match((await ask('GET', '/rooms.list')).body.rooms[2], { id, name: 'zed', is_archived: true })
  t.not((await ask('POST', '/rooms.update', { room: { name: 'other' } })).status, 404, 'a thing is no key')
  const [first] = (await ask('GET', '/tags')).body
  t.same((await ask('GET', `/tags/find?tag=${encodeURIComponent(first.tag)}`)).body, first)
})

t.test('what has no path of its own owns rows, is a thing in them, and may be whoever asks', async (t) => {
  const Agent = obj({ id: int, name: str })
  const assignee = { anyOf: [ref('Agent'), { type: 'null' }] }
  const ticket = obj({ id: int, subject: str, assignee })
  const sent = { subject: str, assigneeId: { type: ['integer', 'null'] } }
  const card = obj({ id: int, text: str })
  const ask = server(
    t,
    {
      '/agents': { get: replies(arr(ref('Agent'))) },
      '/agents/me': { get: replies(ref('Agent')) },
      '/agents/{agentId}/tickets': { parameters: [path('agentId')], get: replies(arr(ticket)) },
      '/tickets': { get: replies(arr(ticket)), post: created(ticket, obj(sent, ['subject'])) },
      '/tickets/{id}': { ...one, get: replies(ticket), patch: { ...body(obj(sent, [])), ...replies(ticket) } },
      '/tickets/{id}/assign': { ...one, post: { ...body(obj({ agentId: int })), ...replies(ticket) } },
      '/boards': { get: replies(arr(obj({ id: int }))) },
      '/boards/{board}/cards': { parameters: [path('board')], get: replies(arr(card)) },
      '/boards/{board}/cards/{id}': { parameters: [path('board'), path('id')], get: replies(card) },
      '/cards': { get: replies(arr(card)) }
    },
    {},
    { components: { schemas: { Agent } } }
  )
  const agents = (await ask('GET', '/agents')).body
  const ticketsOf = async (index: number) =>
    (await ask('GET', `/agents/${agents[index].id}/tickets`)).body.map(({ id }: Thing) => id)
  t.same((await ask('GET', '/agents/me')).body, agents[0])
  const { body: made } = await ask('POST', '/tickets', { subject: 'Zed', assigneeId: agents[1].id })
  t.same(made.assignee, agents[1])
  t.ok((await ticketsOf(1)).includes(made.id))
  t.notOk((await ticketsOf(2)).includes(made.id))
  t.same((await ask('POST', `/tickets/${made.id}/assign`, { agentId: agents[2].id })).body.assignee, agents[2])
  t.ok((await ticketsOf(2)).includes(made.id))
  t.equal((await ask('PATCH', `/tickets/${made.id}`, { assigneeId: null })).body.assignee, null)
  t.notOk((await ticketsOf(2)).includes(made.id))
  const boards = (await ask('GET', '/boards')).body.map(({ id }: Thing) => `/boards/${id}/cards`)
  const below: Thing[][] = await Promise.all(boards.map(async (url: string) => (await ask('GET', url)).body))
  t.same((await ask('GET', '/cards')).body, below.flat())
})

t.test('a body names the one thing of a kind by the noun of its list, and none of two', async (t) => {
  const User = obj({ id: int, name: str })
  const row = obj({ id: int, title: str, owner: ref('User') })
  const game = obj({ id: int, title: str, home: ref('User'), away: ref('User') })
  const sent = obj({ title: str, user_id: int })
  const ask = server(
    t,
    {
      '/users': { get: replies(arr(ref('User'))) },
      '/users/{id}': { ...one, get: replies(ref('User')) },
      '/notes': { get: replies(arr(row)), post: created(row, sent) },
      '/games': { get: replies(arr(game)), post: created(game, sent) }
    },
    {},
    { components: { schemas: { User } } }
  )
  const users = (await ask('GET', '/users')).body
  t.same((await ask('POST', '/notes', { title: 'Zed', user_id: users[7].id })).body.owner, users[7])
  const { home, away } = (await ask('POST', '/games', { title: 'Zed', user_id: users[7].id })).body
  t.notOk([home.id, away.id].every((id) => id === users[7].id))
})

t.test('the key of an owner makes room for the owner where a request asks for it', async (t) => {
  const Customer = obj({ id: str, name: str })
  const plan = obj({ id: str, title: str, customer: { anyOf: [str, ref('Customer')] } })
  const expand = query('expand', arr(str))
  const ask = server(
    t,
    {
      '/customers': { get: replies(arr(ref('Customer'))) },
      '/customers/{customer}': { parameters: [path('customer', str)], get: replies(ref('Customer')) },
      '/customers/{customer}/plans': { parameters: [path('customer', str)], get: replies(arr(plan)) },
      '/plans': { get: replies(arr(plan)), post: created(plan, obj({ title: str, customer: str })) },
      '/plans/{id}': { parameters: [path('id', str)], get: { parameters: [expand], ...replies(plan) } }
    },
    {},
    { components: { schemas: { Customer } } }
  )
  const customer = (await ask('GET', '/customers')).body[3]
  const { id } = (await ask('POST', '/plans', { title: 'Zed', customer: customer.id })).body
  t.equal((await ask('GET', `/plans/${id}`)).body.customer, customer.id)
  t.same((await ask('GET', `/plans/${id}?expand=customer`)).body.customer, customer)
  t.ok((await ask('GET', `/customers/${customer.id}/plans`)).body.some((row: { id: string }) => row.id === id))
})

t.test('an action is refused where a request did it before, if the document has that answer', async (t) => {
  const order = obj({ id: int, name: str, status: { type: 'string', enum: ['open', 'paid', 'cancelled'] } })
  const refused = { responses: { ...replies(order).responses, 409: none } }
  const ask = server(t, {
    '/orders': { get: replies(arr(order)), post: created(order, obj({ name: str })) },
    '/orders/{id}': { ...one, get: replies(order) },
    '/orders/{id}/pay': { ...one, post: refused },
    '/orders/{id}/cancel': { ...one, post: replies(order) }
  })
  const paid = (await ask('GET', '/orders')).body.find(({ status }: { status: string }) => status === 'paid')
  t.equal((await ask('POST', `/orders/${paid.id}/pay`)).status, 200, 'a row of the start')
  const { id } = (await ask('POST', '/orders', { name: 'Zed' })).body
  t.equal((await ask('POST', `/orders/${id}/pay`)).status, 200)
  const again = await ask('POST', `/orders/${id}/pay`)
  t.equal(again.status, 409)
  t.match(again.headers['standin-reason'], 'this order is "paid" already')
  t.equal((await ask('POST', `/orders/${id}/cancel`)).status, 200)
  t.equal((await ask('POST', `/orders/${id}/cancel`)).status, 200, 'no answer for it')
})

t.test('the object that tells of a row has its times', async (t) => {
  const time = { type: 'string', format: 'date-time' }
  const user = obj({ id: str, name: str, meta: obj({ created: time, lastModified: time }) })
  const ask = server(t, {
    '/users': { get: replies(arr(user)), post: created(user, obj({ name: str })) },
    '/users/{id}': { parameters: [path('id', str)], patch: { ...body(obj({ name: str })), ...replies(user) } }
  })
  const { body: made } = await ask('POST', '/users', { name: 'Zed' })
  t.match(made.meta, { created: /^2025-01-01T00:01/, lastModified: /^2025-01-01T00:01/ })
  const { meta } = (await ask('PATCH', `/users/${made.id}`, { name: 'Yew' })).body
  t.equal(meta.created, made.meta.created)
  t.ok(meta.lastModified > made.meta.lastModified)
})

t.test('a list tells its own address beside the flag that there is more', async (t) => {
  const list = (url: object) => replies(obj({ data: arr(obj({ id: int, name: str })), has_more: bool, url }))
  const ask = server(t, {
    '/things': { get: list(str) },
    '/parts': { get: list({ ...str, pattern: '^/parts' }) },
    '/bits': { get: replies(obj({ data: arr(obj({ id: int, name: str })), url: str })) }
  })
  t.match((await ask('GET', '/things')).body, { url: /^http:\/\/localhost.*\/things$/ })
  t.match((await ask('GET', '/parts')).body, { url: '/parts' })
  t.notMatch((await ask('GET', '/bits')).body, { url: /localhost/ })
})

t.test('a search has its own parameters, and a page its own number', async (t) => {
  const Row = obj({ id: int, number: str, era: { type: 'string', enum: ['old', 'new'] } })
  const page = obj({ number: int, size: int }, [])
  const ask = server(
    t,
    {
      '/exhibits': { get: replies(arr(ref('Row'))) },
      '/exhibits/{id}': { ...one, get: replies(ref('Row')) },
      '/exhibits/search/findByEra': { get: { parameters: [query('era', str)], ...replies(arr(ref('Row'))) } },
      '/exhibits/search': { post: { ...body(obj({ page }, [])), ...replies(arr(ref('Row'))) } }
    },
    {},
    { components: { schemas: { Row } } }
  )
  const rows = (await ask('GET', '/exhibits')).body
  const old = rows.filter(({ era }: { era: string }) => era === 'old')
  t.same((await ask('GET', '/exhibits/search/findByEra?era=old')).body, old)
  t.same((await ask('POST', '/exhibits/search', { page: { number: 2, size: 4 } })).body, rows.slice(4, 8))
})

t.test('lists are put in order, and what the path of a deletion names is told', async (t) => {
  const lesson = obj({ id: int, title: str, position: int })
  const below = { parameters: [path('course')] }
  const ids = body(obj({ lessonIds: arr(int) }))
  const ask = server(t, {
    '/courses': { get: replies(arr(obj({ id: int, name: str }))) },
    '/courses/{course}': {
      ...below,
      get: replies(obj({ id: int, name: str })),
      delete: replies(obj({ deletedCourseId: int }))
    },
    '/courses/{course}/lessons': { ...below, get: replies(arr(lesson)) },
    '/courses/{course}/lessons/order': {
      ...below,
      get: replies(obj({ by: str })),
      put: { ...ids, ...replies(arr(lesson)) }
    }
  })
  const url = '/courses/2/lessons'
  const before = (await ask('GET', url)).body.map(({ id }: Thing) => id)
  const { body: after } = await ask('PUT', `${url}/order`, { lessonIds: [...before].reverse() })
  t.same(
    after.map(({ id }: Thing) => id),
    [...before].reverse()
  )
  t.same((await ask('GET', url)).body, after)
  t.same((await ask('DELETE', '/courses/2')).body, { deletedCourseId: 2 })
})

t.test('an action takes a thing out of the trash, and an envelope counts what remains', async (t) => {
  const file = obj({ id: int, name: str, trashed: bool })
  const metadata = obj({ continue: str, remainingItemCount: int }, [])
  const ask = server(t, {
    '/files': {
      get: {
        parameters: [query('limit', int), query('continue', str), query('offset', int)],
        ...replies(obj({ metadata, items: arr(file) }))
      }
    },
    '/files/{id}': { ...one, get: replies(file) },
    '/files/{id}/trash': { ...one, post: replies(file) },
    '/files/{id}/restore': { ...one, post: replies(file) }
  })
  t.match((await ask('POST', '/files/2/trash')).body, { id: 2, trashed: true })
  t.match((await ask('POST', '/files/2/restore')).body, { id: 2, trashed: false })
  const { items } = (await ask('GET', '/files')).body
  const first = (await ask('GET', '/files?limit=5')).body
  t.equal(first.metadata.remainingItemCount, items.length - 5)
  const second = (await ask('GET', `/files?limit=5&continue=${first.metadata.continue}`)).body
  t.equal(second.metadata.remainingItemCount, items.length - 10)
  t.equal((await ask('GET', '/files?offset=9000')).body.metadata.remainingItemCount, 0)
})

t.test('rows name things that stand below the same name', async (t) => {
  const User = obj({ id: int, name: str })
  const lead = { anyOf: [ref('User'), { type: 'null' }] }
  const account = obj({ id: str, label: str })
  const team = obj({ id: int, title: str, owner_id: int, lead, account: { anyOf: [str, ref('Account')] } })
  const transfer = obj({ id: int, from_account_id: str, to_account_id: str, amount: int })
  const org = path('org', str)
  const list = (row: object, more: object = {}) => ({ parameters: [org], get: replies(arr(row)), ...more })
  const ask = server(
    t,
    {
      '/{org}/users': list(ref('User'), { post: created(ref('User'), obj({ name: str })) }),
      '/{org}/users/{userId}': { parameters: [org, path('userId')], get: replies(ref('User')) },
      '/{org}/accounts': list(ref('Account')),
      '/{org}/accounts/{accountId}': { parameters: [org, path('accountId', str)], get: replies(ref('Account')) },
      '/{org}/teams': list(team, { post: created(team, obj({ title: str, lead_id: int }, ['title'])) }),
      '/{org}/teams/{teamId}': {
        parameters: [org, path('teamId')],
        get: { parameters: [query('expand', str)], ...replies(team) }
      },
      '/{org}/teams/{teamId}/lead': { parameters: [org, path('teamId')], get: replies(ref('User')) },
      '/{org}/transfers': list(transfer),
      '/{org}/depots/{depot}/pallets': {
        parameters: [org, path('depot', str)],
        get: replies(arr(obj({ user_id: int })))
      }
    },
    {},
    { components: { schemas: { User, Account: account } } }
  )
  const users = (await ask('GET', '/a/users')).body
  const accounts = (await ask('GET', '/a/accounts')).body.map(({ id }: { id: string }) => id)
  const named = (id: number) => users.find((one: Thing) => one.id === id)
  for (const row of (await ask('GET', '/a/teams')).body) {
    t.same(row.lead, named(row.lead.id))
    t.ok(named(row.owner_id))
  }
  for (const row of (await ask('GET', '/a/transfers')).body)
    t.ok(accounts.includes(row.from_account_id) && accounts.includes(row.to_account_id))
  for (const { user_id } of (await ask('GET', '/a/depots/x/pallets')).body) t.ok(named(user_id))
  const { id } = (await ask('POST', '/a/users', { name: 'Zed' })).body
  const { body: made } = await ask('POST', '/a/teams', { title: 'New', lead_id: id })
  t.match(made.lead, { id, name: 'Zed' })
  t.ok((await ask('GET', '/a/users')).body.some((user: Thing) => user.id === made.owner_id))
  t.same((await ask('GET', `/a/teams/${made.id}/lead`)).body, made.lead)
  const { account: there } = (await ask('GET', `/a/teams/${made.id}?expand=account`)).body
  t.same((await ask('GET', `/a/accounts/${made.account}`)).body, there)
})

t.test('a copy begins anew, and a job ends in the state that its words have for it', async (t) => {
  const status = { type: 'string', enum: ['draft', 'published'] }
  const post = obj({ id: int, title: str, status })
  const job = obj({ id: str, state: { type: 'string', enum: ['pending', 'done'] } })
  const ask = server(t, {
    '/posts': { get: replies(arr(post)), post: created(post, obj({ title: str })) },
    '/posts/{id}': { ...one, get: replies(post) },
    '/posts/{id}/publish': { ...one, post: replies(post) },
    '/posts/{id}/duplicate': { ...one, post: replies(post, 201) },
    '/exports': { get: replies(arr(job)), post: { ...body(obj({ url: str })), ...replies(job, 202) } },
    '/exports/{id}': { parameters: [path('id', str)], get: replies(job) }
  })
  const { body: made } = await ask('POST', '/posts', { title: 'Zed' })
  t.match((await ask('POST', `/posts/${made.id}/publish`)).body, { status: 'published' })
  t.match((await ask('POST', `/posts/${made.id}/duplicate`)).body, { title: 'Zed', status: 'draft' })
  const { id } = (await ask('POST', '/exports', { url: 'x' })).body
  t.match((await ask('GET', `/exports/${id}`)).body, { state: 'done' })
})
