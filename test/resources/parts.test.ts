import t from 'tap'
import { arr, body, int, none, obj, path, query, replies, server, str } from '../fixtures/rows.ts'

const gone = { responses: { 204: none, 404: none } }
const done = { responses: { 204: none } }
const id = path('id')
const user = obj({ id: int, login: str, roles: arr(str) }, ['id', 'login'])
const users = {
  '/users': {
    get: { parameters: [query('role', str)], ...replies(arr(user)) },
    post: { ...body(obj({ login: str, roles: arr(str) }, ['login'])), ...replies(user, 201) }
  },
  '/users/{id}': { parameters: [id], get: replies(user), delete: done },
  '/users/{id}/roles': {
    parameters: [id],
    get: replies(obj({ roles: arr(str), total: int })),
    post: { ...body(obj({ role: str })), ...done },
    put: { ...body(arr(str)), ...replies(arr(str)) },
    delete: { ...body(obj({ names: arr(str) })), ...done }
  },
  '/users/{id}/roles/{role}': {
    parameters: [id, path('role', str)],
    get: gone,
    put: done,
    delete: gone
  }
}

t.test('texts of a list in a row have paths of their own', async (t) => {
  const ask = server(t, users)
  const { body: made } = await ask('POST', '/users', { login: 'ann', roles: ['viewer'] })
  const url = `/users/${made.id}`
  const roles = async () => {
    const { body: row } = await ask('GET', url)
    t.same((await ask('GET', `${url}/roles`)).body.roles, row.roles)
    return row.roles
  }
  t.equal((await ask('PUT', `${url}/roles/admin`)).status, 204)
  await ask('PUT', `${url}/roles/admin`)
  t.same(await roles(), ['viewer', 'admin'])
  t.same((await ask('GET', '/users?role=admin')).body.at(-1).id, made.id)
  t.equal((await ask('GET', `${url}/roles/admin`)).status, 204)
  t.equal((await ask('GET', `${url}/roles/none`)).status, 404)
  t.equal((await ask('DELETE', `${url}/roles/none`)).status, 404)
  t.equal((await ask('DELETE', `${url}/roles/viewer`)).status, 204)
  t.same(await roles(), ['admin'])
  await ask('POST', `${url}/roles`, { role: 'editor' })
  t.same(await roles(), ['admin', 'editor'])
  t.same((await ask('PUT', `${url}/roles`, ['a', 'b', 'c'])).body, ['a', 'b', 'c'])
  await ask('DELETE', `${url}/roles`, { names: ['a', 'none'] })
  t.same(await roles(), ['b', 'c'])
  await ask('DELETE', `${url}/roles`)
  t.same(await roles(), [])
  const { body: other } = await ask('POST', '/users', { login: 'bea' })
  t.same((await ask('GET', `/users/${other.id}/roles`)).body.roles, [])
  await ask('PUT', `/users/${other.id}/roles/admin`)
  t.same((await ask('GET', `/users/${other.id}`)).body.roles, ['admin'])
  await ask('DELETE', url)
  t.equal((await ask('GET', `${url}/roles`)).status, 404)
  t.equal((await ask('PUT', `${url}/roles/admin`)).status, 404)
})

t.test('elements and names of hostile forms are no failures', async (t) => {
  const tag = obj({ name: str, color: str })
  const thing = obj({ id: int, tags: arr(tag), words: arr(str) })
  const any = { ...body({ type: 'array' }), ...done }
  const ask = server(t, {
    '/things': { get: replies(arr(thing)), post: { ...body(obj({ tags: {} })), ...replies(thing, 201) } },
    '/things/{id}': { parameters: [id], get: replies(thing) },
    '/things/{id}/tags': { parameters: [id], post: any },
    '/things/{id}/words': { parameters: [id], post: any }
  })
  const hostile = { toString: 1 }
  for (const element of [hostile, [hostile], { name: hostile }]) {
    t.equal((await ask('POST', '/things', { tags: [element] })).status, 201)
    t.equal((await ask('POST', '/things/1/tags', [element])).status, 204)
    t.equal((await ask('POST', '/things/1/words', [element])).status, 204)
  }
})

const label = obj({ id: int, name: str, color: str })
const person = { $ref: '#/components/schemas/Person' }
const schemas = { components: { schemas: { Person: obj({ login: str, city: str }) } } }
const issue = obj({ id: int, title: str, labels: arr(label), assignees: arr(person) })
const byName = { parameters: [id, path('label_name', str)] }
const issues = {
  '/people': { get: replies(arr(person)) },
  '/people/{login}': { parameters: [path('login', str)], get: replies(person), delete: done },
  '/issues': { get: replies(arr(issue)), post: { ...body(obj({ title: str }, [])), ...replies(issue, 201) } },
  '/issues/{id}': {
    parameters: [id],
    get: replies(issue),
    patch: { ...body(obj({ labels: arr(str) })), ...replies(issue) }
  },
  '/issues/{id}/labels': {
    parameters: [id],
    get: replies(obj({ items: arr(label) })),
    post: { ...body(obj({ labels: arr(str) })), ...replies(arr(label)) },
    put: { ...body(arr(obj({ name: str }))), ...replies(arr(label)) },
    patch: { ...body({}), ...replies(label) }
  },
  '/issues/{id}/labels/{label_name}': { ...byName, get: replies(label), put: replies(label), delete: replies(label) },
  '/issues/{id}/assignees': {
    parameters: [id],
    post: { ...body(obj({ assignees: arr(str) })), ...replies(issue) },
    delete: { ...body(obj({ assignees: arr(str) })), ...replies(obj({ ok: { type: 'boolean' } })) }
  }
}

t.test('things of a list in a row are added and removed by their names', async (t) => {
  const ask = server(t, issues, {}, schemas)
  const { body: made } = await ask('POST', '/issues', { title: 'Boom' })
  const url = `/issues/${made.id}`
  await ask('PATCH', url, { labels: ['one'] })
  const { body: both } = await ask('POST', `${url}/labels`, { labels: ['two', 'one'] })
  t.match(both, [{ name: 'one' }, { name: 'two', id: Number, color: String }])
  t.same((await ask('GET', url)).body.labels, both)
  t.same((await ask('GET', `${url}/labels`)).body.items, both)
  t.same((await ask('GET', `${url}/labels/two`)).body, both[1])
  t.equal((await ask('GET', `${url}/labels/six`)).status, 404)
  t.match((await ask('PUT', `${url}/labels/three`)).body, { name: 'three' })
  t.equal((await ask('DELETE', `${url}/labels/one`)).status, 200)
  t.equal((await ask('DELETE', `${url}/labels/one`)).status, 200, 'a removal that documents no 404')
  t.same(
    (await ask('GET', url)).body.labels.map(({ name }: { name: string }) => name),
    ['two', 'three']
  )
  t.match((await ask('PUT', `${url}/labels`, [{ name: 'four' }])).body, [{ name: 'four' }])
  t.match((await ask('PATCH', `${url}/labels`, { name: 'five' })).body, { name: 'five' })
  t.match((await ask('PATCH', `${url}/labels`, { value: 'six' })).body, { name: 'six' })
  t.equal((await ask('PATCH', `${url}/labels`, {})).status, 200)
  t.same((await ask('GET', url)).body.labels, [])

  const [someone] = (await ask('GET', '/people')).body
  t.same((await ask('POST', `${url}/assignees`, { assignees: [someone.login] })).body.assignees.at(-1), someone)
  t.type((await ask('DELETE', `${url}/assignees`, { assignees: [someone.login] })).body.ok, 'boolean')
  t.notOk((await ask('GET', url)).body.assignees.some(({ login }: { login: string }) => login === someone.login))
})

t.test('lists of things that requests describe, or that the document shows, stay as they are', async (t) => {
  const note = obj({ id: int, text: str })
  const page = obj({
    id: int,
    notes: arr(note),
    marks: arr(str),
    parts: arr(obj({ width: int })),
    links: arr(obj({ name: str }))
  })
  const shown = {
    responses: { 200: { description: 'x', content: { 'application/json': { schema: arr(str), example: ['a'] } } } }
  }
  const ask = server(t, {
    '/pages': { get: replies(arr(page)), post: { ...body(obj({})), ...replies(page, 201) } },
    '/pages/{id}': { parameters: [id], get: replies(page) },
    '/pages/{id}/notes': {
      parameters: [id],
      get: replies(arr(note)),
      post: { ...body(obj({ text: str })), ...replies(note, 201) }
    },
    '/pages/{id}/notes/{noteId}': { parameters: [id, path('noteId')], get: replies(note), delete: done },
    '/pages/{id}/marks': { parameters: [id], get: shown, put: { ...body(arr(str)), ...done } },
    '/pages/{id}/parts': { parameters: [id], put: { ...body(arr(obj({ width: int }))), ...replies(arr(int)) } },
    '/pages/{id}/links': {
      parameters: [id],
      get: replies(arr(obj({ url: str }))),
      put: { ...body(arr(str)), ...replies(arr(int)) }
    }
  })
  const { body: made } = await ask('POST', '/pages/1/notes', { text: 'Zed' })
  t.same((await ask('GET', `/pages/1/notes/${made.id}`)).body, made)
  t.same((await ask('GET', '/pages/1')).body.notes.at(-1), made)
  t.same((await ask('GET', '/pages/1/marks')).body, ['a'])
  t.equal((await ask('PUT', '/pages/1/links', ['one'])).status, 200)
  t.same((await ask('GET', '/pages/1')).body.links, [{ name: 'one' }], 'a reply of something else')
})

t.test('a thing that a row refers to is set and cleared at a path of its own', async (t) => {
  const nothing = { type: ['object', 'null'] }
  const agent = { ...obj({ login: str, city: str }), ...nothing }
  const box = obj(
    {
      id: int,
      holder: person,
      agent,
      seal: { ...obj({ code: str, color: str }) },
      depot_id: int,
      lid: obj({ size: int })
    },
    ['id']
  )
  const depot = obj({ id: int, street: str })
  const set = (name: string) => body(obj({ [name]: str }))
  const ask = server(
    t,
    {
      '/people': { get: replies(arr(person)) },
      '/people/{login}': { parameters: [path('login', str)], get: replies(person), delete: done },
      '/depots': { get: replies(arr(depot)) },
      '/depots/{id}': { parameters: [id], get: replies(depot), delete: done },
      '/boxes': { get: replies(arr(box)), post: { ...body(obj({}, [])), ...replies(box, 201) } },
      '/boxes/{id}': { parameters: [id], get: replies(box), delete: done },
      '/boxes/{id}/holder': { parameters: [id], put: { ...set('login'), ...replies(box) }, delete: done },
      '/boxes/{id}/agent': { parameters: [id], put: { ...set('login'), ...replies(agent) }, delete: done },
      '/boxes/{id}/seal': { parameters: [id], post: { ...set('code'), ...done }, delete: done },
      '/boxes/{id}/depot': {
        parameters: [id],
        put: { ...body(obj({ depotId: int })), ...done },
        patch: { ...set('hue'), ...done }
      },
      '/boxes/{id}/lid': { parameters: [id], put: { ...body(obj({ size: int })), ...done }, delete: done }
    },
    {},
    schemas
  )
  const { body: made } = await ask('POST', '/boxes', {})
  const url = `/boxes/${made.id}`
  const shown = async () => (await ask('GET', url)).body
  const [, someone] = (await ask('GET', '/people')).body
  t.same((await ask('PUT', `${url}/holder`, { login: someone.login })).body.holder, someone)
  t.same((await shown()).holder, someone)
  await ask('DELETE', `${url}/holder`)
  t.notOk('holder' in (await shown()), 'a member that admits no null is left out')

  t.match((await ask('PUT', `${url}/agent`, { login: 'ann' })).body, { login: 'ann', city: String })
  const { agent: before } = await shown()
  t.match(before, { login: 'ann' })
  t.same((await shown()).agent, before)
  await ask('DELETE', `${url}/agent`)
  t.equal((await shown()).agent, null)
  await ask('POST', `${url}/seal`, { code: 'Z' })
  t.match((await shown()).seal, { code: 'Z', color: String })

  const [, place] = (await ask('GET', '/depots')).body
  await ask('PUT', `${url}/depot`, { depotId: place.id })
  t.equal((await shown()).depot_id, place.id)
  await ask('PATCH', `${url}/depot`, { hue: 'red' })
  t.equal((await shown()).depot_id, place.id, 'what names no thing sets none')
})

t.test('elements that are numbers are added and removed as numbers', async (t) => {
  const any = path('rank', str)
  const team = obj({ id: int, ranks: arr(int), seats: arr(obj({ id: int, row: str })) })
  const ask = server(t, {
    '/teams': { get: replies(arr(team)), post: { ...body(obj({})), ...replies(team, 201) } },
    '/teams/{id}': { parameters: [id], get: replies(team) },
    '/teams/{id}/ranks/{rank}': { parameters: [id, any], put: done, delete: done },
    '/teams/{id}/seats/{seatId}': { parameters: [id, path('seatId', str)], put: done, delete: done }
  })
  const { body: made } = await ask('POST', '/teams', {})
  const url = `/teams/${made.id}`
  for (const rank of [5, 7, 'odd']) await ask('PUT', `${url}/ranks/${rank}`)
  await ask('DELETE', `${url}/ranks/5`)
  await ask('DELETE', `${url}/ranks/odd`)
  await ask('PUT', `${url}/seats/12`)
  t.match((await ask('GET', url)).body, { ranks: [7], seats: [{ id: 12, row: String }] })
})

t.test('a path below a thing that shows the rows of another collection removes them there', async (t) => {
  const post = { $ref: '#/components/schemas/Post' }
  const author = obj({ id: int, name: str, posts: arr(int) })
  const ask = server(
    t,
    {
      '/authors': { get: replies(arr(author)) },
      '/authors/{id}': { parameters: [id], get: replies(author), delete: done },
      '/authors/{id}/posts/{postId}': { parameters: [id, path('postId')], get: replies(post), delete: done },
      '/posts': { get: replies(arr(post)) },
      '/posts/{postId}': { parameters: [path('postId')], get: replies(post) }
    },
    {},
    { components: { schemas: { Post: obj({ id: int, author_id: int, title: str }) } } }
  )
  const first = (await ask('GET', '/posts')).body.find((one: { author_id: number }) => one.author_id === 2)
  t.equal((await ask('DELETE', `/authors/2/posts/${first.id}`)).status, 204)
  t.equal((await ask('GET', `/posts/${first.id}`)).status, 404)
})

const account = obj({ id: str, name: str, balance: int })
const sheet = obj({ id: str, name: str, accounts: arr(account) })
const envelope = (name: string, row: object) => obj({ data: obj({ [name]: row }) })
const inBudget = { parameters: [path('budget_id', str)] }

t.test('a list that requests describe in an envelope has rows of its own', async (t) => {
  const ask = server(t, {
    '/budgets': { get: replies(arr(sheet)) },
    '/budgets/{budget_id}': { ...inBudget, get: replies(envelope('budget', sheet)) },
    '/budgets/{budget_id}/accounts': {
      ...inBudget,
      get: replies(envelope('accounts', arr(account))),
      post: {
        ...body(obj({ account: obj({ name: str, balance: int }) })),
        ...replies(envelope('account', account), 201)
      }
    }
  })
  const [{ id }] = (await ask('GET', '/budgets')).body
  await ask('POST', `/budgets/${id}/accounts`, { account: { name: 'Rent', balance: 7 } })
  const { body: listed } = await ask('GET', `/budgets/${id}/accounts`)
  t.match(listed.data.accounts.at(-1), { name: 'Rent', balance: 7 })
})

t.test('a list that shows the elements of a list in rows elsewhere keeps its rows', async (t) => {
  const category = obj({ id: str, name: str, spent: int })
  const month = obj({ month: str, note: str, categories: arr(category) })
  const ask = server(t, {
    '/months': { get: replies(arr(month)) },
    '/months/{month}': { parameters: [path('month', str)], get: replies(month) },
    '/months/{month}/categories/{category_id}': {
      parameters: [path('month', str), path('category_id', str)],
      get: replies(category),
      delete: done
    },
    '/categories': { get: replies(arr(category)) }
  })
  t.equal((await ask('GET', '/categories')).status, 200)
})
