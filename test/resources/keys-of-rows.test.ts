import t from 'tap'
import { createStandin } from '../../src/standin.ts'
import { arr, body, int, obj, path, replies, server, str } from '../fixtures/rows.ts'
import { documentOf, json } from '../fixtures/start.ts'

type Row = Record<string, unknown>

const text = { type: 'string' }

t.test('every row has a key of its own that its path takes', async (t) => {
  const schemas: object[] = [
    { ...text, format: 'uuid' },
    { ...text, maxLength: 3 },
    { ...text, pattern: '^[a-z]{2}$' },
    text
  ]
  for (const schema of schemas) {
    const thing = { type: 'object', required: ['id', 'name'], properties: { id: text, name: text } }
    const rows = { type: 'array', items: thing }
    const id = { name: 'id', in: 'path', required: true, schema: text }
    const get = { 'x-standin': { rows: 4 }, responses: { 200: json(rows) } }
    thing.properties.id = schema as typeof text
    const app = createStandin({
      document: documentOf({
        '/things': { get },
        '/things/{id}': { parameters: [id], get: { responses: { 200: json(thing) } } }
      }),
      fixtures: false
    })
    t.teardown(() => app.close())
    const listed = (await app.inject('/things')).json() as { id: string }[]
    t.equal(new Set(listed.map(({ id }) => id)).size, 4, JSON.stringify(schema))
    for (const row of listed) t.same((await app.inject(`/things/${row.id}`)).json(), row)
  }
})

t.test('the key of a row of Django is its `pk`, whatever its path calls it', async (t) => {
  const stage = obj({ pk: { ...str, format: 'uuid' }, name: str })
  const ask = server(t, {
    '/stages': { get: replies(arr(stage)) },
    '/stages/{stage_uuid}': { parameters: [path('stage_uuid', stage.properties.pk)], get: replies(stage) }
  })
  const [first] = (await ask('GET', '/stages')).body as Row[]
  t.match(first, { pk: /^[\da-f]{8}-/, name: /^(?![\da-f]{8}-)/ })
  t.same((await ask('GET', `/stages/${first?.pk}`)).body, first)
})

t.test('the first row has the key of the example, and further keys count where its form has no more', async (t) => {
  const uid = '7c9e6679-7425-40de-944b-e07fc1f90ae7'
  const get = (row: object) => ({
    get: { 'x-standin': { rows: 12 }, responses: { 200: json({ type: 'array', items: row }) } }
  })
  const row = (schema: object) => ({ type: 'object', required: ['id'], properties: { id: { ...text, ...schema } } })
  const app = createStandin({
    document: documentOf({
      '/looms': get(row({ format: 'uuid', example: uid })),
      '/crates': get(row({ example: 'CR-1' })),
      '/reels': get(row({ format: 'uuid', example: 'none' }))
    }),
    fixtures: false
  })
  t.teardown(() => app.close())
  const keys = async (url: string) => ((await app.inject(url)).json() as { id: string }[]).map(({ id }) => id)
  t.equal((await keys('/looms'))[0], uid)
  t.match((await keys('/reels'))[0], /^[\da-f-]{36}$/)
  const crates = await keys('/crates')
  t.equal(crates[0], 'CR-1')
  t.equal(new Set(crates).size, 12)
  for (const one of crates) t.match(one, /^CR-\d+$/)
})

t.test('names that are counted have their number behind a space', async (t) => {
  const bug = { type: 'object', required: ['name'], properties: { name: { ...text, example: 'Grasshopper' } } }
  const name = { name: 'name', in: 'path', required: true, schema: text }
  const app = createStandin({
    document: documentOf({
      '/bugs': { get: { 'x-standin': { rows: 3 }, responses: { 200: json({ type: 'array', items: bug }) } } },
      '/bugs/{name}': { parameters: [name], get: { responses: { 200: json(bug) } } }
    }),
    fixtures: false
  })
  t.teardown(() => app.close())
  const listed = (await app.inject('/bugs')).json() as { name: string }[]
  t.same(listed, [{ name: 'Grasshopper' }, { name: 'Grasshopper 2' }, { name: 'Grasshopper 3' }])
})

t.test('an example of the list in its schema is its rows', async (t) => {
  const row = { type: 'object', properties: { id: text, rpm: { type: 'integer' } } }
  const rows = [
    { id: 't1', rpm: 14 },
    { id: 't2', rpm: 15 }
  ]
  const list = (example: unknown) => ({ get: { responses: { 200: json({ type: 'array', items: row, example }) } } })
  const app = createStandin({
    document: documentOf({
      '/turbines': list(rows),
      '/gears': list(rows.slice(0, 1)),
      '/wheels': {
        get: {
          responses: {
            200: json({ type: 'object', properties: { data: { type: 'array', items: row } }, example: { data: rows } })
          }
        }
      }
    }),
    fixtures: false
  })
  t.teardown(() => app.close())
  t.same((await app.inject('/turbines')).json(), rows)
  t.same((await app.inject('/wheels')).json(), { data: rows })
  t.ok(((await app.inject('/gears')).json() as unknown[]).length > 1, 'one row is the first of several')
})

t.test('there are as many rows as their keys may have values', async (t) => {
  const thing = {
    type: 'object',
    required: ['name', 'size'],
    properties: { name: { ...text, enum: ['a', 'b', 'c'] }, size: { type: 'integer' } }
  }
  const content = { content: { 'application/json': { schema: thing } } }
  const name = { name: 'name', in: 'path', required: true, schema: text }
  const app = createStandin({
    document: documentOf({
      '/things': {
        get: { responses: { 200: json({ type: 'array', items: thing }) } },
        post: { requestBody: content, responses: { 201: json(thing), 409: { description: 'Taken' } } }
      },
      '/things/{name}': { parameters: [name], get: { responses: { 200: json(thing) } } }
    }),
    fixtures: false
  })
  t.teardown(() => app.close())
  const listed = (await app.inject('/things')).json() as { name: string }[]
  t.same(
    listed.map((one) => one.name),
    ['a', 'b', 'c']
  )
  const payload = { name: 'b', size: 1 }
  t.equal((await app.inject({ method: 'POST', url: '/things', payload })).statusCode, 409)
})

t.test('a new row gets a key where all that the schema admits are taken', async (t) => {
  const thing = { type: 'object', properties: { name: { ...text, enum: ['a'], readOnly: true }, size: text } }
  const name = { name: 'name', in: 'path', required: true, schema: text }
  const app = createStandin({
    document: documentOf({
      '/things': {
        get: { responses: { 200: json({ type: 'array', items: thing }) } },
        post: { requestBody: { content: { 'application/json': { schema: thing } } }, responses: { 201: json(thing) } }
      },
      '/things/{name}': { parameters: [name], get: { responses: { 200: json(thing) } } }
    }),
    fixtures: false
  })
  t.teardown(() => app.close())
  t.equal((await app.inject({ method: 'POST', url: '/things', payload: { size: 'L' } })).statusCode, 201)
  t.equal((await app.inject('/things')).json().length, 2)
})

t.test('a list ends where its keys run out', async (t) => {
  const thing = { type: 'object', required: ['id'], properties: { id: { ...text, pattern: '^[ab]$' } } }
  const id = { name: 'id', in: 'path', required: true, schema: text }
  const app = createStandin({
    document: documentOf({
      '/things': { get: { 'x-standin': { rows: 5 }, responses: { 200: json({ type: 'array', items: thing }) } } },
      '/things/{id}': { parameters: [id], get: { responses: { 200: json(thing) } } }
    }),
    fixtures: false
  })
  t.teardown(() => app.close())
  const listed = (await app.inject('/things')).json() as { id: string }[]
  t.same(listed.map((one) => one.id).sort(), ['a', 'b'])
})

t.test('a key that the map of rows does not have is a row too', async (t) => {
  const thing = { type: 'object', required: ['size'], properties: { size: { type: 'integer' } } }
  const key = { name: 'key', in: 'path', required: true, schema: text }
  const app = createStandin({
    document: documentOf({
      '/things': { get: { responses: { 200: json({ type: 'object', additionalProperties: thing }) } } },
      '/things/{key}': { parameters: [key], get: { responses: { 200: json(thing) } } }
    }),
    fixtures: false
  })
  t.teardown(() => app.close())
  const one = await app.inject('/things/unlisted')
  t.equal(one.statusCode, 200)
  t.same((await app.inject('/things/unlisted')).json(), one.json())
})

t.test('the key of a thing may have the name by which others refer to it', async (t) => {
  for (const [key, schema] of [
    ['supplierId', int],
    ['supplier_code', str],
    ['id_supplier', int]
  ] as const) {
    for (const flat of [true, false]) {
      const [supplier, order] = [obj({ [key]: schema, name: str }), obj({ orderId: int, [key]: schema, note: str })]
      const article = obj({ sku: str, [key]: schema, supplier: obj({ [key]: schema, name: str }) })
      const ask = server(t, {
        '/suppliers': { get: replies(arr(supplier)) },
        [`/suppliers/{${key}}`]: { parameters: [path(key, schema)], get: replies(supplier) },
        [`/suppliers/{${key}}/orders`]: {
          parameters: [path(key, schema)],
          get: replies(arr(order)),
          post: { ...body(obj({ note: str })), ...replies(order, 201) }
        },
        '/articles': { get: replies(arr(article)) },
        '/articles/{sku}': { parameters: [path('sku', str)], get: replies(article) },
        ...(flat
          ? {
              '/orders': { get: replies(arr(order)) },
              '/orders/{orderId}': { parameters: [path('orderId')], get: replies(order) }
            }
          : {})
      })
      const suppliers = (await ask('GET', '/suppliers')).body
      const own = suppliers[1][key]
      const under = async () => (await ask('GET', `/suppliers/${own}/orders`)).body.map((one: Row) => one[key])
      t.same(await under(), [own, own, own])
      t.equal((await ask('POST', `/suppliers/${own}/orders`, { note: 'Soon' })).body[key], own)
      t.same(await under(), [own, own, own, own])
      for (const one of (await ask('GET', '/articles')).body) {
        const known = suppliers.find((other: Row) => other[key] === one[key])
        t.same(one.supplier, known, 'an article names a supplier, and shows that one')
      }
    }
  }
})

t.test('the rows of a list may all name the thing that it stands under, and have no key', async (t) => {
  const order = obj({ orderId: int, note: str })
  const ask = server(t, {
    '/orders': { get: replies(arr(order)) },
    '/orders/{orderId}': { parameters: [path('orderId')], get: replies(order) },
    '/orders/{orderId}/events': {
      parameters: [path('orderId')],
      get: replies(arr(obj({ orderId: int, tags: arr(str) })))
    }
  })
  const events = (await ask('GET', '/orders/4/events')).body
  t.same(
    events.map(({ orderId }: { orderId: number }) => orderId),
    [4, 4, 4]
  )
})

t.test('a reply that shows nothing but an id shows the key of the new row', async (t) => {
  const replying = async (key: string, schema: object, reply: object, read = obj({ [key]: schema, name: str })) => {
    const ask = server(t, {
      '/suppliers': {
        get: replies(arr(read)),
        post: { ...body(obj({ name: str })), ...replies(reply, 201) }
      },
      [`/suppliers/{${key}}`]: { parameters: [path(key, schema)], get: replies(read) }
    })
    const { body: answer } = await ask('POST', '/suppliers', { name: 'Acme' })
    const { body: last } = await ask('GET', '/suppliers')
    return [answer, last.at(-1)]
  }
  for (const key of ['supplierId', 'supplier_id', 'id_supplier']) {
    const [answer, row] = await replying(key, int, obj({ id: int }))
    t.same([answer, row], [{ id: 19 }, { [key]: 19, name: 'Acme' }])
    t.match(await replying(key, int, obj({ success: { type: 'boolean' }, id: int })), [{ id: 19 }, { name: 'Acme' }])
  }
  t.same((await replying('id_supplier', int, obj({ supplierId: int })))[0], { supplierId: 19 })
  const [text, named] = await replying('supplier_id', str, obj({ id: str }))
  t.equal(text.id, named.supplier_id)
  // Another kind of value is another thing's.
  const [number] = await replying('supplier_id', str, obj({ id: int }))
  t.type(number.id, 'number')
  const [unique, usual] = await replying('supplier_id', str, obj({ id: { type: 'string', format: 'uuid' } }))
  t.not(unique.id, usual.supplier_id)
  const uuid = { type: 'string', format: 'uuid' }
  const [same, kept] = await replying('supplier_id', uuid, obj({ id: uuid }))
  t.equal(same.id, kept.supplier_id)
  const [none] = await replying('supplier_id', int, obj({ success: { type: 'boolean' } }))
  t.same(Object.keys(none), ['success'])
  const [count] = await replying('supplier_id', int, obj({ id: int }), obj({ supplier_id: int, id: int, name: str }))
  t.same(Object.keys(count), ['id'])
})

t.test('a parameter with the name of the thing itself takes its key', async (t) => {
  const group = obj({ id: str, name: str })
  const ask = server(t, {
    '/rule-groups': { get: replies(arr(group)), post: { ...body(obj({ name: str })), ...replies(group) } },
    '/rule-groups/{ruleGroup}': { parameters: [path('ruleGroup', str)], get: replies(group) }
  })
  const { body: made } = await ask('POST', '/rule-groups', { name: 'first' })
  t.same((await ask('GET', `/rule-groups/${made.id}`)).body, made)
})

t.test('keys are of the form that the path demands, where rows say less', async (t) => {
  const thing = obj({ id: str, name: str })
  for (const more of [{ format: 'uuid' }, { pattern: '^t_[0-9]{4}$' }, { enum: ['one', 'two', 'three'] }]) {
    const ask = server(t, {
      '/things': {
        get: { ...replies(arr(thing)), 'x-standin': { rows: 2 } },
        post: { ...body(obj({ name: str })), ...replies(thing) }
      },
      '/things/{id}': { parameters: [path('id', { ...str, ...more })], get: replies(thing) }
    })
    const { body: made } = await ask('POST', '/things', { name: 'new' })
    const { body: listed } = await ask('GET', '/things')
    t.same(listed.at(-1), made)
    for (const row of listed) t.same((await ask('GET', `/things/${row.id}`)).body, row, JSON.stringify(more))
  }
})

t.test('a key by an example has the type and length that its schema wants', async (t) => {
  for (const [schema, wanted] of [
    [{ ...str, minLength: 10, maxLength: 10, example: 401234567 }, /^.{10}$/],
    [{ ...str, example: 401234567 }, /^401234567$/]
  ] as const) {
    const thing = obj({ number: schema, tags: arr(str) })
    const ask = server(t, {
      '/numbers': { get: replies(arr(thing)) },
      '/numbers/{number}': { parameters: [path('number', str)], get: replies(thing) }
    })
    const [first] = (await ask('GET', '/numbers')).body
    t.match(first.number, wanted)
    t.same((await ask('GET', `/numbers/${first.number}`)).body, first)
  }
})

t.test('new keys in the form of an example count on behind those that are taken', async (t) => {
  const loom = obj({ code: { ...str, pattern: '^L-[0-9]{3}$', example: 'L-014' }, label: str })
  const ask = server(t, {
    '/looms': { get: replies(arr(loom)), post: { ...body(obj({ label: str })), ...replies(loom, 201) } },
    '/looms/{loom_code}': { parameters: [path('loom_code', str)], get: replies(loom) }
  })
  const taken = (await ask('GET', '/looms')).body.map(({ code }: { code: string }) => code)
  const { body: made } = await ask('POST', '/looms', { label: 'Mine' })
  t.notOk(taken.includes(made.code))
  t.same((await ask('GET', `/looms/${made.code}`)).body, made)
})
