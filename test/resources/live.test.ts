import t from 'tap'
import { createStandin } from '../../src/standin.ts'
import { arr, body, int, none, obj, path, replies, server, str } from '../fixtures/rows.ts'
import { documentOf, json } from '../fixtures/start.ts'

const thing = obj({ id: int, name: str })
const item = { parameters: [path('id')], get: replies(thing) }

t.test('rows begin as the examples of the document', async (t) => {
  const loose = obj({ id: int, name: str }, ['name'])
  const broken = obj({ id: int, name: str, never: { allOf: [str, int] } })
  const cases: [row: object, example: object[], shown: object[]][] = [
    [loose, [{ name: 'no id' }, { id: 5, name: 'five' }], [{ name: 'no id' }, { id: 5, name: 'five' }]],
    [obj({ id: int, name: str, kind: { const: 'x' } }), [{ id: 5, name: 'a' }], [{ id: 5, name: 'a', kind: 'x' }]],
    [broken, [{ id: 5, name: 'a' }], [{ id: 5, name: 'a' }]]
  ]
  for (const [row, example, shown] of cases) {
    const ask = server(t, {
      '/things': {
        get: { responses: { 200: json(arr(row), { example }) } },
        post: { ...body(thing), responses: { 204: none } }
      },
      '/things/{id}': { parameters: [path('id')], get: replies(row) }
    })
    t.equal((await ask('POST', '/things', { id: 77, name: 'New' })).status, 204)
    t.match((await ask('GET', '/things')).body.slice(0, shown.length), shown)
  }
})

t.test('values stand in place of the placeholders of rows', async (t) => {
  const row = obj({ id: int, city: str })
  const example = ['Lagos', '<string>'].map((city) => ({ id: '<string>', city }))
  const ask = server(t, {
    '/hotels': { get: { responses: { 200: json(arr(row), { example }) } } },
    '/hotels/{id}': { parameters: [path('id')], get: replies(row) }
  })
  const { body } = await ask('GET', '/hotels')
  t.match(body, [{ city: 'Lagos' }, { city: /^[^<]+$/ }])
  t.not(body[0].id, body[1].id)
  t.same((await ask('GET', `/hotels/${body[0].id}`)).body, body[0])
})

t.test('two lists whose examples show one row have it once', async (t) => {
  const thing = obj({ name: str, size: int })
  const listing = (...names: string[]) => ({
    responses: {
      200: {
        description: '',
        content: { 'application/json': { schema: arr(thing), example: names.map((name) => ({ name, size: 1 })) } }
      }
    }
  })
  const ask = server(t, {
    '/accounts/{account}/things': { parameters: [path('account')], get: listing('a', 'b') },
    '/things': { get: listing('a', 'b', 'c') },
    '/accounts/{account}/things/{name}': {
      parameters: [path('account'), path('name', str)],
      get: replies(thing),
      delete: { responses: { 204: { description: '' } } }
    }
  })
  const named = async () => (await ask('GET', '/accounts/1/things')).body.map(({ name }: { name: string }) => name)
  t.same(await named(), ['a', 'b', 'c'], 'the row of the other example too')
  await ask('DELETE', '/accounts/1/things/a')
  t.same(await named(), ['b', 'c'])
})

t.test('an example of more rows than a page usually has is paged', async (t) => {
  const example = { items: [1, 2, 3].map((id) => ({ id, name: 'x' })), total: 3 }
  const schema = obj({ items: arr(obj({ id: int, name: str })), total: int })
  const asked = (name: string, usual: number) => ({ name, in: 'query', schema: { ...int, default: usual } })
  const parameters = [asked('limit', 2), asked('offset', 0)]
  const ask = server(t, { '/things': { get: { parameters, responses: { 200: json(schema, { example }) } } } })
  t.same((await ask('GET', '/things')).body, { items: example.items.slice(0, 2), total: 3 })
  t.same((await ask('GET', '/things?limit=3')).body, example)
  t.same((await ask('GET', '/things?offset=2')).body, { items: example.items.slice(2), total: 3 })
})

t.test('a map that only an example describes is shown whole', async (t) => {
  const row = obj({ name: str })
  const example = { b: { name: 'x' }, a: { name: 'y' } }
  const schema = { type: 'object', additionalProperties: row }
  const ask = server(t, {
    '/things': { get: { responses: { 200: json(schema, { example }) } } },
    '/things/{id}': { parameters: [path('id', str)], get: replies(row) }
  })
  t.equal((await ask('GET', '/things')).text, JSON.stringify(example))
})

t.test('rows by their keys begin as the examples of the document', async (t) => {
  const row = obj({ title: str, size: int })
  const example = { a: { title: 'A', size: 1 }, b: { title: 'B', size: 2 } }
  const map = { type: 'object', additionalProperties: row }
  const ask = server(t, {
    '/things': { get: { responses: { 200: json(map, { example }) } } },
    '/things/{key}': { parameters: [path('key', str)], get: replies(row), put: { ...body(row), ...replies(row) } }
  })
  await ask('PUT', '/things/c', { title: 'C', size: 3 })
  const shown = (await ask('GET', '/things')).body
  t.same(shown.c, { title: 'C', size: 3 })
  t.match(Object.values(shown).slice(0, 2), [example.a, example.b])
})

t.test('a list of any media type holds rows', async (t) => {
  const any = (schema: object) => ({ responses: { 200: { description: 'x', content: { '*/*': { schema } } } } })
  const ask = server(t, {
    '/things': { get: any(arr(thing)) },
    '/things/{id}': { parameters: [path('id')], get: any(thing) }
  })
  t.equal((await ask('GET', '/things')).status, 200)
  t.equal((await ask('GET', '/things/1')).status, 200)
})

t.test('a new row takes over what the example of the answer says by itself', async (t) => {
  for (const [example, first] of [
    [{ id: 777, name: 'x', plan: 'gold' }, 777],
    [{ id: null, name: 'x', plan: 'gold' }, 19]
  ] as const) {
    const row = obj({ id: int, name: str, plan: str })
    const ask = server(t, {
      '/things': {
        get: replies(arr(row)),
        post: { ...body(obj({ name: str })), responses: { 201: json(row, { example }) } }
      },
      '/things/{id}': { parameters: [path('id')], get: replies(row) }
    })
    t.same((await ask('POST', '/things', { name: 'Mine' })).body, { id: first, name: 'Mine', plan: 'gold' })
    t.equal((await ask('POST', '/things', { name: 'Next' })).body.id, first + 1)
  }
})

t.test('a reply without a body says where the row is', async (t) => {
  const made = { description: 'made', headers: { Location: { schema: str } } }
  const post = { ...body(obj({ name: str })), responses: { 201: made } }
  const ask = server(t, { '/things': { get: replies(arr(thing)), post }, '/things/{id}': item })
  const { headers } = await ask('POST', '/things', { name: 'Mine' })
  t.equal((await ask('GET', new URL(String(headers.location)).pathname)).body.name, 'Mine')
  const list = server(t, { '/things': { get: replies(arr(thing)), post } })
  t.match((await list('POST', '/things', { name: 'Mine' })).headers.location, /\/things\/\d+$/)
})

t.test('a tag answers 304 though the document names none', async (t) => {
  const get = { responses: { 200: { ...json(thing), headers: { ETag: { schema: str } } } } }
  const ask = server(t, { '/things': { get: replies(arr(thing)) }, '/things/{id}': { parameters: [path('id')], get } })
  const tag = String((await ask('GET', '/things/1')).headers.etag)
  t.equal((await ask('GET', '/things/1', undefined, { 'if-none-match': tag })).status, 304)
})

t.test('a write to a single thing answers what its operation documents', async (t) => {
  const settings = obj({ language: str, dark: { type: 'boolean' } })
  for (const [responses, status, shown] of [
    [{ 204: none }, 204, ''],
    [{ 200: json(obj({ ok: { const: true } })) }, 200, '{"ok":true}']
  ] as const) {
    const ask = server(t, { '/settings': { get: replies(settings), put: { ...body(settings), responses } } })
    const done = await ask('PUT', '/settings', { language: 'xx', dark: true })
    t.equal(done.status, status)
    t.equal(done.text, shown)
    t.same((await ask('GET', '/settings')).body, { language: 'xx', dark: true })
  }
})

t.test('a JSON Patch without a reply is done', async (t) => {
  const steps = arr(obj({ op: str, path: str, value: {} }, ['op', 'path']))
  const patch = { ...body(steps, 'application/json-patch+json'), responses: { 204: none } }
  const ask = server(t, { '/things': { get: replies(arr(thing)) }, '/things/{id}': { ...item, patch } })
  const step = { op: 'replace', path: '/name', value: 'Zed' }
  t.equal((await ask('PATCH', '/things/1', [step], { 'content-type': 'application/json-patch+json' })).status, 204)
  t.equal((await ask('GET', '/things/1')).body.name, 'Zed')
})

t.test('an example is shown whole, byte for byte, while nothing filters it', async (t) => {
  const row = obj({ id: int, name: str })
  const example = { kind: 'report', rows: Array.from({ length: 1400 }, (_, index) => ({ id: index + 1, name: 'x' })) }
  const parameters = ['since', 'name', 'limit', 'sort'].map((name) => ({
    name,
    in: 'query',
    schema: name === 'limit' ? int : str
  }))
  const get = { parameters, responses: { 200: json(obj({ rows: arr(row), kind: str }), { example }) } }
  const ask = server(t, { '/reports': { get, post: { ...body(row), responses: { 204: none } } } })
  const whole = JSON.stringify(example)
  for (const query of ['', '?since=t1', '?name=x', '?sort=id']) {
    const answer = await ask('GET', `/reports${query}`)
    t.equal(answer.text, whole, query)
    t.equal(answer.headers['standin-source'], 'example')
  }
  t.equal((await ask('GET', '/reports?limit=5')).body.rows.length, 5)
  t.same((await ask('GET', '/reports?name=y')).body.rows, [])
  t.equal((await ask('POST', '/reports', { id: 2000, name: 'y' })).status, 204)
  t.equal((await ask('GET', '/reports')).body.rows.length, 1401)
  t.same((await ask('GET', '/reports?name=y')).body.rows, [{ id: 2000, name: 'y' }])
})

t.test('a filter sees what was written since it was asked last', async (t) => {
  const row = obj({ id: int, color: { type: 'string', enum: ['red', 'blue'] } })
  const get = { parameters: [{ name: 'color', in: 'query', schema: str }], ...replies(arr(row)) }
  const ask = server(t, {
    '/things': { get, post: { ...body(row), ...replies(row, 201) } },
    '/things/{id}': {
      parameters: [path('id')],
      get: replies(row),
      patch: { ...body(obj({ color: str })), ...replies(row) },
      delete: { responses: { 204: none } }
    }
  })
  const reds = async () => (await ask('GET', '/things?color=red')).body.map(({ id }: { id: number }) => id)
  const before = await reds()
  t.same(await reds(), before)
  await ask('POST', '/things', { id: 99, color: 'red' })
  t.same(await reds(), [...before, 99])
  await ask('PATCH', `/things/${before[0]}`, { color: 'blue' })
  t.same(await reds(), [...before.slice(1), 99])
  await ask('DELETE', '/things/99')
  t.same(await reds(), before.slice(1))
  await ask('POST', '/__admin/reset')
  t.same(await reds(), before)
})

t.test('a new row takes over the example that a reference leads to', async (t) => {
  const row = obj({ id: int, name: str, plan: str })
  const reply = json(row, { examples: { one: { $ref: '#/components/examples/One' } } })
  const app = createStandin({
    document: documentOf(
      {
        '/things': {
          get: replies(arr(row)),
          post: { ...body(obj({ name: str })), responses: { 201: reply } }
        },
        '/things/{id}': { parameters: [path('id')], get: replies(row) }
      },
      { components: { examples: { One: { value: { id: 777, name: 'x', plan: 'gold' } } } } }
    ),
    fixtures: false
  })
  t.teardown(() => app.close())
  const made = await app.inject({ method: 'POST', url: '/things', payload: { name: 'Ada' } })
  t.same(made.json(), { id: 777, name: 'Ada', plan: 'gold' })
})

t.test('a list of several groups is filtered by its members', async (t) => {
  const pet = obj({ id: int, owner_id: int, kind: { type: 'string', enum: ['cat', 'dog'] } })
  const owner = obj({ id: int, name: str })
  const kind = { name: 'kind', in: 'query', schema: str }
  const ask = server(t, {
    '/owners': { get: replies(arr(owner)) },
    '/owners/{ownerId}': { parameters: [path('ownerId')], get: replies(owner) },
    '/owners/{ownerId}/pets': { parameters: [path('ownerId')], get: replies(arr(pet)) },
    '/owners/{ownerId}/pets/{petId}': { parameters: [path('ownerId'), path('petId')], get: replies(pet) },
    '/pets': { get: { parameters: [kind], ...replies(arr(pet)) } }
  })
  const all = (await ask('GET', '/pets')).body
  const cats = all.filter((one: { kind: string }) => one.kind === 'cat')
  t.ok(cats.length > 0 && cats.length < all.length)
  t.same((await ask('GET', '/pets?kind=cat')).body, cats)
})
