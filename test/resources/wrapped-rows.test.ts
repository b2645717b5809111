import t from 'tap'
import { arr, body, int, none, obj, path, replies, server, str } from '../fixtures/rows.ts'
import { json } from '../fixtures/start.ts'

const thing = obj({ id: int, name: str })
const sent = body(obj({ name: str }, []))
type Row = { id: number; name: string }

t.test('each element of a list holds its row', async (t) => {
  const entry = obj({ url: str, resource: thing, score: int }, ['url', 'resource'])
  const ask = server(t, {
    '/things': { get: replies(obj({ entry: arr(entry) })), post: { ...sent, ...replies(thing, 201) } },
    '/things/{id}': { parameters: [path('id')], get: replies(thing), patch: { ...sent, ...replies(thing) } }
  })
  await ask('PATCH', '/things/2', { name: 'Two' })
  await ask('POST', '/things', { name: 'New' })
  const rows: { url: string; resource: Row }[] = (await ask('GET', '/things')).body.entry
  t.ok(rows.every(({ url }) => typeof url === 'string'))
  t.same(rows[1]?.resource, { id: 2, name: 'Two' })
  t.same(rows.at(-1)?.resource, { id: rows.length, name: 'New' })
  for (const { resource } of rows) t.same((await ask('GET', `/things/${resource.id}`)).body, resource)
})

t.test('each element is the only member of an object, and writes answer the key in one', async (t) => {
  const wrapped = replies(obj({ Response: arr(obj({ Thing: thing })) }))
  const key = replies(obj({ Response: arr(obj({ Id: obj({ id: int }) })) }))
  const example = [{ Thing: { id: 4, name: 'Anvil' } }, { Thing: { id: 9, name: 'Bell' } }]
  const shown = { responses: { 200: json(obj({ list: arr(obj({ Thing: thing })) }), { example: { list: example } }) } }
  const paths = (get: object) => ({
    '/things': { get, post: { ...sent, ...key } },
    '/things/{id}': { parameters: [path('id')], get: wrapped, put: { ...sent, ...key } }
  })
  const ask = server(t, paths(wrapped))
  const made = (await ask('POST', '/things', { name: 'New' })).body
  t.same(made, { Response: [{ Id: { id: 19 } }] })
  t.same((await ask('GET', '/things/19')).body, { Response: [{ Thing: { id: 19, name: 'New' } }] })
  t.same((await ask('PUT', '/things/3', { name: 'Three' })).body, { Response: [{ Id: { id: 3 } }] })
  t.same((await ask('GET', '/things')).body.Response[2], { Thing: { id: 3, name: 'Three' } })
  const given = server(t, paths(shown))
  t.same((await given('GET', '/things/9')).body, { Response: [example[1]] })
  await given('POST', '/things', { name: 'New' })
  t.same((await given('GET', '/things')).body.list.slice(0, 2), example)
})

t.test('a reply holds the key in an object beside nothing else', async (t) => {
  const ask = server(t, {
    '/things': { get: replies(arr(thing)), post: { ...sent, ...replies(obj({ Id: obj({ id: int }) })) } },
    '/things/{id}': { parameters: [path('id')], get: replies(thing) }
  })
  t.same((await ask('POST', '/things', { name: 'New' })).body, { Id: { id: 19 } })
  t.same((await ask('GET', '/things/19')).body, { id: 19, name: 'New' })
})

t.test('a list shows only keys', async (t) => {
  const paths = (more: object) => ({
    '/things': { get: { responses: { 200: json(arr(int), more) } }, post: { ...sent, ...replies(thing, 201) } },
    '/things/{id}': { parameters: [path('id')], get: replies(thing), delete: { responses: { 204: none } } }
  })
  const ask = server(t, paths({}))
  t.same((await ask('GET', '/things')).body.slice(0, 3), [1, 2, 3])
  t.equal((await ask('POST', '/things', { name: 'New' })).body.id, 19)
  await ask('DELETE', '/things/2')
  const keys = (await ask('GET', '/things')).body
  t.same([keys[1], keys.at(-1), keys.length], [3, 19, 18])
  const given = server(t, paths({ example: [7, 5] }))
  t.same((await given('GET', '/things')).body, [7, 5])
  t.equal((await given('POST', '/things', { name: 'New' })).body.id, 8)
  t.same((await given('GET', '/things')).body, [7, 5, 8])
  t.equal((await given('GET', '/things/5')).body.id, 5)
})

t.test('a list shows only keys beside other members, also of rows that do not show theirs', async (t) => {
  const probe = obj({ state: str })
  const shown = (name: string) => replies(obj({ [name]: arr(str), nextToken: str }, [name]))
  const paths = (name: string, made: object) => ({
    '/probes': { get: shown(name), post: { ...body(probe), ...replies(made) } },
    '/probes/{probeId}': { parameters: [path('probeId', str)], get: replies(probe) }
  })
  const ask = server(t, paths('ProbeIds', obj({ ProbeId: str, skipped: arr(str) })))
  const { ProbeId: key } = (await ask('POST', '/probes', { state: 'new' })).body
  t.equal((await ask('GET', '/probes')).body.ProbeIds.at(-1), key)
  t.same((await ask('GET', `/probes/${key}`)).body, { state: 'new' })
  const tags = server(t, paths('probes', probe))
  const before = (await tags('GET', '/probes')).body
  await tags('POST', '/probes', { state: 'new' })
  t.same((await tags('GET', '/probes')).body, before, 'texts that are no keys')
  const named = obj({ name: str, size: int })
  const shops = server(t, {
    '/shops': { get: shown('shops'), post: { ...body(named), ...replies(named) } },
    '/shops/{name}': { parameters: [path('name', str)], get: replies(obj({ shop: named })) }
  })
  await shops('POST', '/shops', { name: 'corner', size: 3 })
  t.equal((await shops('GET', '/shops')).body.shops.at(-1), 'corner')
})

t.test('an item alone in an array is a row of a list below another thing', async (t) => {
  const note = obj({ id: int, text: str })
  const wrapped = obj({ notes: arr(note) })
  const page = obj({ id: int, title: str })
  const ask = server(t, {
    '/pages': { get: replies(arr(page)) },
    '/pages/{id}': { parameters: [path('id')], get: replies(page) },
    '/pages/{id}/notes': {
      parameters: [path('id')],
      get: replies(wrapped),
      post: { ...body(obj({ notes: arr(obj({ text: str })) })), ...replies(wrapped, 201) }
    },
    '/notes/{id}': {
      parameters: [path('id')],
      get: replies(wrapped),
      put: { ...body(obj({ notes: arr(obj({ text: str })) })), ...replies(wrapped) }
    }
  })
  const [made] = (await ask('POST', '/pages/2/notes', { notes: [{ text: 'Zed' }] })).body.notes
  t.same((await ask('GET', `/notes/${made.id}`)).body.notes, [made])
  await ask('PUT', `/notes/${made.id}`, { notes: [{ text: 'Yew' }] })
  t.match((await ask('GET', '/pages/2/notes')).body.notes.at(-1), { id: made.id, text: 'Yew' })
})

t.test('things that are made at one path may be listed at another', async (t) => {
  const Diary = obj({ id: str, title: str })
  const diary = { $ref: '#/components/schemas/Diary' }
  const ask = server(
    t,
    {
      '/me/diaryList': { get: replies(obj({ items: arr(diary) })) },
      '/diaries': { post: { ...body(obj({ title: str })), ...replies(diary, 201) } },
      '/diaries/{id}': { parameters: [path('id', str)], get: replies(diary), delete: { responses: { 204: none } } }
    },
    {},
    { components: { schemas: { Diary } } }
  )
  const { body: made } = await ask('POST', '/diaries', { title: 'New' })
  t.same((await ask('GET', '/me/diaryList')).body.items.at(-1), made)
  await ask('DELETE', `/diaries/${made.id}`)
  t.not((await ask('GET', '/me/diaryList')).body.items.at(-1).id, made.id)
})

t.test('an envelope holds the key of a row that does not show it', async (t) => {
  const chart = obj({ name: str, size: int })
  const paths = (id: object) => ({
    '/charts': {
      get: replies(obj({ result: arr(obj({ id: int, name: str, size: int })) })),
      post: { ...body(chart), ...replies(obj({ id, result: chart }), 201) }
    },
    '/charts/{pk}': {
      parameters: [path('pk')],
      get: replies(obj({ result: obj({ id: int, name: str, size: int }) })),
      put: { ...body(chart), ...replies(obj({ id, result: chart })) }
    }
  })
  for (const [id, key] of [
    [int, 19],
    [str, '19']
  ] as const) {
    const ask = server(t, paths(id))
    t.same((await ask('POST', '/charts', { name: 'New', size: 1 })).body, { id: key, result: { name: 'New', size: 1 } })
    t.same((await ask('PUT', '/charts/19', { name: 'Newer', size: 2 })).body, {
      id: key,
      result: { name: 'Newer', size: 2 }
    })
    t.same((await ask('GET', '/charts/19')).body, { result: { id: 19, name: 'Newer', size: 2 } })
  }
})

t.test('an envelope keeps a number of its own beside a row whose key is a text', async (t) => {
  const page = obj({ slug: str, title: str, text: str })
  const ask = server(t, {
    '/pages': {
      get: replies(obj({ result: arr(page) })),
      post: { ...body(page), ...replies(obj({ id: int, result: obj({ title: str, text: str }) })) }
    },
    '/pages/{slug}': { parameters: [path('slug', str)], get: replies(obj({ result: page })) }
  })
  const sent = { slug: 'about-us', title: 'About us', text: 'We.' }
  const { body: made } = await ask('POST', '/pages', sent)
  t.match(made, { id: Number, result: { title: 'About us', text: 'We.' } })
  t.same((await ask('GET', '/pages/about-us')).body, { result: sent })
})

t.test('a thing inside a body is no row, however alike the thing is that it refers to', async (t) => {
  const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` })
  const schemas = {
    Team: obj({ id: str, name: str, badge: ref('Badge'), lead: ref('Person') }, ['id', 'name']),
    Badge: obj({ colour: str, owner: ref('Person') }, ['colour']),
    Person: obj({ id: str, name: str, badge: ref('Badge') }, ['id', 'name'])
  }
  const made = { post: { ...body(obj({ name: str, badge: ref('Badge') })), ...replies(ref('Team'), 201) } }
  const ask = server(
    t,
    {
      '/teams': { get: replies(arr(ref('Team'))), ...made },
      '/teams/{teamId}': { parameters: [path('teamId', str)], get: replies(ref('Team')) }
    },
    {},
    { components: { schemas } }
  )
  const given = { name: 'North', badge: { colour: 'teal' } }
  t.match((await ask('POST', '/teams', given)).body, given)
})

t.test('an envelope with a key and a state of its own holds the rows of its list', async (t) => {
  const contact = obj({ id: str, name: str, size: int }, ['id', 'name'])
  for (const own of [
    { Id: str, Status: str },
    { id: str, status: str }
  ]) {
    const reply = replies(obj({ ...own, contacts: arr(contact) }))
    const ask = server(t, {
      '/contacts': { get: reply, post: { ...body(obj({ contacts: arr(contact) })), ...reply } },
      '/contacts/{contactId}': { parameters: [path('contactId', str)], get: reply }
    })
    const sent = [
      { id: 'n', name: 'North', size: 1 },
      { id: 's', name: 'South', size: 2 }
    ]
    t.same((await ask('POST', '/contacts', { contacts: sent })).body.contacts, sent)
    t.same((await ask('GET', '/contacts')).body.contacts.slice(-2), sent)
    t.same((await ask('GET', '/contacts/n')).body.contacts, sent.slice(0, 1))
  }
})
