import t from 'tap'
import { startStandin } from '../../src/index.ts'
import { arr, body, int, none, obj, path, query, replies, server, str } from '../fixtures/rows.ts'
import { documentOf } from '../fixtures/start.ts'

type Row = Record<string, unknown> & { id: number }
type Ask = ReturnType<typeof server>

const repo = [path('owner', str), path('repo', str)]
const issue = obj({ number: int, title: str, comments: int })
const comment = obj({ id: int, text: str, issue_url: { type: 'string', format: 'uri' } })
const issues = '/repos/{owner}/{repo}/issues'
const gone = { responses: { 204: none } }
const forge = {
  [issues]: {
    parameters: repo,
    get: { parameters: [query('sort', str)], ...replies(arr(issue)) },
    post: { ...body(obj({ title: str })), ...replies(issue, 201) }
  },
  [`${issues}/{number}`]: { parameters: [...repo, path('number')], get: replies(issue), delete: gone },
  [`${issues}/{number}/comments`]: {
    parameters: [...repo, path('number')],
    get: replies(arr(comment)),
    post: { ...body(obj({ text: str })), ...replies(comment, 201) },
    delete: gone
  },
  [`${issues}/comments/{id}`]: {
    parameters: [...repo, path('id')],
    get: replies(comment),
    patch: { ...body(obj({ text: str })), ...replies(comment) },
    delete: gone
  }
}
const own = '/repos/acme/anvil/issues'
const rowsOf = (ask: Ask) => async (url: string) => (await ask('GET', url)).body as Row[]

t.test('rows that do not name their owner are each under one', async (t) => {
  const ask = server(t, forge)
  const rows = rowsOf(ask)
  const all: Row[] = []
  for (const { number, comments } of await rows(own)) {
    const under = await rows(`${own}/${number}/comments`)
    t.equal(under.length, comments, 'a count agrees')
    for (const { id, issue_url } of under) {
      t.match(issue_url, new RegExp(`${own}/${number}$`))
      t.equal((await ask('GET', `${own}/comments/${id}`)).status, 200)
    }
    all.push(...under)
  }
  t.equal(new Set(all.map(({ id }) => id)).size, all.length)
  t.ok(all.length > 18)
  const sorted = (await rows(`${own}?sort=-comments`)).map(({ comments }) => Number(comments))
  t.same(
    sorted,
    [...sorted].sort((one, other) => other - one)
  )
})

t.test('a row that a request makes is under the owner of its path', async (t) => {
  const ask = server(t, forge)
  const rows = rowsOf(ask)
  const before = { one: await rows(`${own}/1/comments`), two: await rows(`${own}/2/comments`) }
  const made = (await ask('POST', `${own}/2/comments`, { text: 'Boom' })).body
  t.match(made.issue_url, /\/repos\/acme\/anvil\/issues\/2$/)
  const holds = async (rows: (url: string) => Promise<Row[]>) => {
    t.same(await rows(`${own}/1/comments`), before.one)
    t.same((await rows(`${own}/2/comments`)).slice(before.two.length), [made])
    t.equal((await rows('/repos/acme/rocket/issues/2/comments')).filter(({ text }) => text === 'Boom').length, 0)
    t.equal((await rows(own))[1]?.comments, before.two.length + 1)
  }
  await holds(rows)
  const other = server(t, forge)
  await other('PUT', '/__admin/state', (await ask('GET', '/__admin/state')).body)
  await holds(rowsOf(other))

  const new1 = (await ask('POST', own, { title: 'New' })).body
  t.match(new1, { comments: 0 })
  t.same(await rows(`${own}/${new1.number}/comments`), [])
  const [first] = before.two as [Row]
  const changed = (await ask('PATCH', `${own}/comments/${first.id}`, { text: 'Changed' })).body
  t.same((await rows(`${own}/2/comments`))[0], changed, 'a changed row stays')
  await ask('DELETE', `${own}/comments/${made.id}`)
  t.equal((await rows(`${own}/2/comments`)).length, before.two.length)
  t.equal((await ask('GET', `${own}/2`)).body.comments, before.two.length)

  const elsewhere = await rows('/repos/acme/rocket/issues/2/comments')
  await ask('DELETE', `${own}/2`)
  t.equal((await ask('GET', `${own}/2/comments`)).status, 404)
  t.equal((await ask('GET', `${own}/comments/${first.id}`)).status, 404, 'rows go with their owner')
  t.same(await rows(`${own}/1/comments`), before.one)
  t.same(await rows('/repos/acme/rocket/issues/2/comments'), elsewhere)
  await ask('DELETE', `${own}/1/comments`)
  t.same(await rows(`${own}/1/comments`), [])
  t.not((await rows(`${own}/3/comments`)).length, 0)
  await ask('POST', '/__admin/reset')
  t.same(await rows(`${own}/2/comments`), before.two)
})

t.test('a thing that no list shows has rows like one that is listed, and its own', async (t) => {
  const ask = server(t, forge)
  const rows = rowsOf(ask)
  const before = await rows(`${own}/999/comments`)
  t.ok(before.length > 0 && before.length < 6)
  const made = (await ask('POST', `${own}/999/comments`, { text: 'Boom' })).body
  t.same(await rows(`${own}/999/comments`), [...before, made])
  for (const { number } of await rows(own))
    t.equal((await rows(`${own}/${number}/comments`)).filter(({ id }) => id === made.id).length, 0)
  const id = 4321
  await ask('PATCH', `${own}/comments/${id}`, { text: 'Unlisted' })
  t.equal((await ask('GET', `${own}/comments/${id}`)).body.text, 'Unlisted')
})

t.test('an owner may stand below another, or be the first', async (t) => {
  const card = obj({ id: int, text: str })
  const named = obj({ id: int, name: str })
  const paths = {
    '/boards': { get: replies(arr(named)), post: { ...body(obj({ name: str })), ...replies(named, 201) } },
    '/boards/{boardId}': { parameters: [path('boardId')], get: replies(named) },
    '/boards/{boardId}/columns': { parameters: [path('boardId')], get: replies(arr(named)) },
    '/boards/{boardId}/columns/{columnId}': {
      parameters: [path('boardId'), path('columnId')],
      get: replies(named),
      delete: gone
    },
    '/boards/{boardId}/columns/{columnId}/cards': {
      parameters: [path('boardId'), path('columnId')],
      get: replies(arr(card)),
      post: { ...body(obj({ text: str })), ...replies(card, 201) }
    },
    '/boards/{boardId}/cards': { parameters: [path('boardId')], get: replies(arr(card)) },
    '/cards/{id}': { parameters: [path('id')], get: replies(card), delete: gone }
  }
  const rows = rowsOf(server(t, paths))
  const [column] = await rows('/boards/2/columns')
  const [first] = (await rows(`/boards/2/columns/${column?.id}/cards`)) as [Row]
  t.ok((await rows('/boards/2/cards')).some(({ id }) => id === first.id))
  t.notOk((await rows('/boards/3/cards')).some(({ id }) => id === first.id))
  t.same(await rows('/boards/2/columns/987654/cards'), [])

  const empty = server(t, paths, { fixtures: t.testdir({ 'boards.json': '[]' }) })
  const board = (await empty('POST', '/boards', { name: 'New' })).body
  t.same((await empty('GET', `/boards/${board.id}/cards`)).body, [])
})

const Message = obj({ id: int, subject: str, bulk: { type: 'boolean' } }, ['id', 'subject'])
const message = { $ref: '#/components/schemas/Message' }
const schemas = { components: { schemas: { Message } } }
const folder = obj({ id: int, name: str, message_count: int, messages: int })
const sent = obj({ subject: str, folderId: int, tagId: int }, ['subject'])
const mail = (more: object = {}) => ({
  '/folders': { get: replies(arr(folder)), post: { ...body(obj({ name: str })), ...replies(folder, 201) } },
  '/folders/{folderId}': { parameters: [path('folderId')], get: replies(folder), delete: gone },
  '/folders/{folderId}/messages': {
    parameters: [path('folderId')],
    get: { ...replies(arr(message)), ...more },
    post: { ...body(sent), ...replies(message, 201) }
  },
  '/folders/{folderId}/messages/{id}': { parameters: [path('folderId'), path('id')], get: replies(message) },
  '/tags': { get: replies(arr(obj({ id: int, label: str }))) },
  '/tags/{tagId}': { parameters: [path('tagId')], get: replies(obj({ id: int, label: str })), delete: gone },
  '/tags/{tagId}/messages': { parameters: [path('tagId')], get: replies(arr(obj({ id: int, subject: str }))) },
  '/shelves/{shelf}/messages': {
    parameters: [path('shelf', str)],
    get: replies(arr(message)),
    post: { ...body(sent), ...replies(message, 201) }
  },
  '/messages': { get: replies(arr(message)), post: { ...body(sent), ...replies(message, 201) } },
  '/messages/order': {
    post: { ...body(obj({ ids: arr(int) })), responses: { 204: none } }
  },
  '/messages/{id}': {
    parameters: [path('id')],
    get: replies(message),
    patch: { ...body(obj({ folderId: int, subject: str }, [])), ...replies(message) },
    delete: gone
  }
})

t.test('lists below several things and a list of all show the same rows', async (t) => {
  const ask = server(t, mail(), {}, schemas)
  const rows = rowsOf(ask)
  const all = await rows('/messages')
  const folders = await rows('/folders')
  const under: Row[] = []
  for (const { id, message_count, messages } of folders) {
    const own = await rows(`/folders/${id}/messages`)
    t.same([message_count, messages], [own.length, own.length])
    t.same((await ask('GET', `/folders/${id}/messages/${own[0]?.id}`)).body, own[0])
    under.push(...own)
  }
  const byId = (one: Row, other: Row) => one.id - other.id
  t.same(under.sort(byId), [...all].sort(byId))
  const [first] = await rows('/folders/1/messages')
  t.equal((await ask('GET', `/folders/2/messages/${first?.id}`)).status, 404)
  await ask('POST', '/messages/order', { ids: all.map(({ id }) => id).reverse() })
  t.same(await rows('/messages'), [...all].reverse())
  t.same((await rows('/folders/1/messages'))[2], first, 'a row that moves in its list stays with its owner')

  await ask('PATCH', '/messages/4321', { subject: 'Unlisted' })
  t.match((await ask('GET', '/folders/1/messages/4321')).body, { subject: 'Unlisted' })
  const loose = (await ask('POST', '/messages', { subject: 'Loose' })).body
  const named = (await ask('POST', '/messages', { subject: 'Named', folderId: 2, tagId: 3 })).body
  const placed = (await ask('POST', '/shelves/a/messages', { subject: 'Shelved' })).body
  const ids = async (url: string) => [await rows(url)].flat().map(({ id }) => id)
  const where = async (id: number) => {
    const lists = ['/messages', '/folders/1/messages', '/folders/2/messages', '/tags/2/messages', '/tags/3/messages']
    const found = await Promise.all(lists.map(ids))
    return lists.filter((_, index) => found[index]?.includes(id))
  }
  t.same(await where(loose.id), ['/messages'])
  t.same(await where(named.id), ['/messages', '/folders/2/messages', '/tags/3/messages'])
  t.same((await ids('/shelves/a/messages')).includes(placed.id), true)
  t.same((await ids('/shelves/b/messages')).includes(placed.id), false)
  await ask('PATCH', `/messages/${named.id}`, { folderId: 1 })
  t.same(await where(named.id), ['/messages', '/folders/1/messages', '/tags/3/messages'])
  const state = (await ask('GET', '/__admin/state')).body
  await ask('DELETE', '/tags/3')
  t.same(await where(named.id), ['/messages', '/folders/1/messages'], 'what is not made under a thing outlives it')
  await ask('DELETE', '/folders/1')
  t.same(await where(named.id), [])
  await ask('PUT', '/__admin/state', state)
  t.same(await where(named.id), ['/messages', '/folders/1/messages', '/tags/3/messages'])
})

t.test('rows that somebody wrote are under every owner', async (t) => {
  const examples = {
    responses: {
      200: {
        description: 'x',
        content: {
          'application/json': {
            schema: arr(message),
            example: [{ id: 5, subject: 'Written', bulk: true }]
          }
        }
      }
    }
  }
  const ask = server(t, mail(examples), {}, schemas)
  const rows = rowsOf(ask)
  t.match(await rows('/folders/1/messages'), [{ subject: 'Written' }])
  const made = (await ask('POST', '/folders/2/messages', { subject: 'Made' })).body
  t.match(await rows('/folders/1/messages'), [{ subject: 'Written' }])
  t.match(await rows('/folders/2/messages'), [{ subject: 'Written' }, made])
  await ask('DELETE', '/folders/2')
  t.match(await rows('/folders/1/messages'), [{ subject: 'Written' }])

  const mock = await startStandin({ document: documentOf(mail(), schemas) })
  t.teardown(() => mock.close())
  await mock.rows('messages', [{ id: 1, subject: 'Set' }])
  for (const id of [1, 2]) {
    const answer = await fetch(`${mock.url}/folders/${id}/messages`)
    t.match(await answer.json(), [{ subject: 'Set' }])
  }
})

t.test('rows that a thing holds are those below it, though they have a path of their own', async (t) => {
  const line = obj({ id: int, sku: str })
  const order = obj({ id: int, lines: arr(line) })
  const ask = server(t, {
    '/orders': {
      get: replies(arr(order)),
      post: { ...body(obj({ lines: arr(obj({ sku: str })) })), ...replies(order, 201) }
    },
    '/orders/{orderId}': { parameters: [path('orderId')], get: replies(order) },
    '/orders/{orderId}/lines': { parameters: [path('orderId')], get: replies(arr(line)) },
    '/lines/{id}': { parameters: [path('id')], get: replies(line), delete: gone }
  })
  const rows = rowsOf(ask)
  const [first] = await rows('/orders')
  t.same(first?.lines, await rows('/orders/1/lines'))
  const { body: made } = await ask('POST', '/orders', { lines: [{ sku: 'A' }, { sku: 'B' }] })
  t.match(made.lines, [{ sku: 'A' }, { sku: 'B' }])
  t.same(await rows(`/orders/${made.id}/lines`), made.lines)
  t.same((await rows('/orders'))[0], first)
  await ask('DELETE', `/lines/${made.lines[0].id}`)
  t.same((await ask('GET', `/orders/${made.id}`)).body.lines, made.lines.slice(1))
})

t.test('a count of members follows them', async (t) => {
  const team = obj({ id: int, title: str, member_count: int })
  const user = { $ref: '#/components/schemas/User' }
  const ask = server(
    t,
    {
      '/users': { get: replies(arr(user)) },
      '/users/{id}': { parameters: [path('id')], get: replies(user), delete: gone },
      '/teams': { get: replies(arr(team)) },
      '/teams/{id}': { parameters: [path('id')], get: replies(team) },
      '/teams/{id}/members': { parameters: [path('id')], get: replies(arr(user)) }
    },
    {},
    { components: { schemas: { User: obj({ id: int, login: str }) } } }
  )
  const rows = rowsOf(ask)
  const counts = async () => {
    for (const { id, member_count } of await rows('/teams'))
      t.equal(member_count, (await rows(`/teams/${id}/members`)).length)
  }
  await counts()
  const [first] = await rows('/teams/1/members')
  await ask('DELETE', `/users/${first?.id}`)
  await counts()
})

t.test('a path that only deletes names a row of the list below a thing', async (t) => {
  const comment = obj({ id: int, text: str })
  const issue = obj({ id: int, title: str, comment_count: int })
  const ask = server(t, {
    '/issues': { get: replies(arr(issue)), post: { ...body(obj({ title: str })), ...replies(issue, 201) } },
    '/issues/{id}': { parameters: [path('id')], get: replies(issue) },
    '/issues/{id}/comments': {
      parameters: [path('id')],
      get: replies(arr(comment)),
      post: { ...body(obj({ text: str })), ...replies(comment, 201) }
    },
    '/comments/{commentId}': { parameters: [path('commentId')], delete: { responses: { 204: none } } }
  })
  const { id } = (await ask('POST', '/issues', { title: 'New' })).body
  const made = (await ask('POST', `/issues/${id}/comments`, { text: 'One' })).body
  t.match((await ask('GET', `/issues/${id}`)).body, { comment_count: 1 })
  t.equal((await ask('DELETE', `/comments/${made.id}`)).status, 204)
  t.same((await ask('GET', `/issues/${id}/comments`)).body, [])
  t.match((await ask('GET', `/issues/${id}`)).body, { comment_count: 0 })
})

t.test('a path that reads something else names no row of the list below a thing', async (t) => {
  const note = obj({ id: int, text: str })
  const ask = server(t, {
    '/issues': { get: replies(arr(obj({ id: int }))) },
    '/issues/{id}/notes': { parameters: [path('id')], get: replies(arr(note)) },
    '/notes/{noteId}': {
      parameters: [path('noteId')],
      get: replies({ type: 'array', items: str }),
      delete: { responses: { 204: none } }
    }
  })
  const notes = (await ask('GET', '/issues/1/notes')).body
  t.equal((await ask('DELETE', `/notes/${notes[0].id}`)).status, 204)
  t.same((await ask('GET', '/issues/1/notes')).body, notes)
})

t.test('a path that takes members from a list is no path of the rows that another list shows', async (t) => {
  const components = { schemas: { Key: obj({ id: int, title: str }) } }
  const key = { $ref: '#/components/schemas/Key' }
  const paths = {
    '/keys': { get: replies(arr(key)) },
    '/keys/{id}': { parameters: [path('id')], get: replies(key) },
    '/users/{id}/stars': { parameters: [path('id')], get: replies(arr(obj({ id: int, at: str }))) },
    '/groups/{id}/stars': { parameters: [path('id')], get: replies(arr(key)) },
    '/groups/{id}/stars/{starId}': {
      parameters: [path('id'), path('starId')],
      put: { responses: { 204: none } },
      delete: { responses: { 204: none } }
    }
  }
  const ask = server(t, paths, {}, { components })
  t.equal((await ask('GET', '/users/1/stars')).status, 200)
  t.equal((await ask('GET', '/groups/1/stars')).status, 200)
})
