import t from 'tap'
import { contractOf } from '../../src/contract/contract.ts'
import { load } from '../../src/document/load.ts'
import { type Exchange, partsOf, schemeOf } from '../../src/import/exchange.ts'
import { fixturesFrom } from '../../src/import/fixtures.ts'
import { formDataOf } from '../../src/import/form-data.ts'
import { infer } from '../../src/import/infer.ts'
import { findingsIn } from '../../src/lint/document-findings.ts'
import { checkerOf } from '../../src/schema/validator.ts'

type More = Partial<Exchange> & { sends?: unknown; text?: string }

/** An exchange: `GET http://a/x` with its status and its body. */
function call(request: string, status: number, value?: unknown, more: More = {}): Exchange {
  const [method = '', url = ''] = request.split(' ')
  const { sends, text = value === undefined ? undefined : JSON.stringify(value), requestHeaders = [], ...others } = more
  return {
    method,
    ...partsOf(url.startsWith('/') ? `http://api.example${url}` : url),
    sent: sends === undefined ? undefined : { type: 'application/json', text: JSON.stringify(sends) },
    scheme: schemeOf(requestHeaders),
    status,
    type: text === undefined ? '' : 'application/json',
    requestHeaders,
    headers: [],
    body: text === undefined ? undefined : Buffer.from(text),
    ...others
  }
}

// biome-ignore lint/suspicious/noExplicitAny: tests look at any place of a document
type Any = any

const inferred = (
  ...calls: Exchange[]
): { paths: Any; schemas: Any; document: Any; guesses: string[]; left: string[] } => {
  const { document, guesses, left } = infer(calls)
  return { document, paths: document.paths, schemas: document.components?.schemas, guesses, left }
}

const pathsOf = (...requests: string[]) =>
  Object.keys(inferred(...requests.map((one) => call(one, 200, { a: 1, b: 2 }))).paths)

/** The schema of values: those of one answer each. */
const schemaOf = (...values: unknown[]) => {
  const { paths, guesses } = inferred(...values.map((value) => call('GET /one', 200, value)))
  return { schema: paths['/one'].get.responses[200].content['application/json'].schema, guesses }
}

t.test('segments that vary are parameters, named for what stands before them', async (t) => {
  t.same(pathsOf('GET /things/1', 'GET /things/1/parts/2'), ['/things/{thingId}', '/things/{thingId}/parts/{partId}'])
  for (const key of [
    '7d444840-9dc0-11d1-b245-5ffdce74fad2',
    '2025-01-31',
    'ann@mail.example',
    'ann%40mail.example',
    'cus_9s6XKzkNRiz8i3',
    'AB-12',
    '01ARZ3NDEKTSV4RRFFQ69G5FAV'
  ])
    t.same(pathsOf(`GET /order_lines/${key}`), ['/order_lines/{orderLineId}'], key)
  for (const word of ['search', 'find_by_email2', 'by-1a2b', 'me', 'v2', 'oauth2', 'settings', '%', 'a%20b'])
    t.same(pathsOf(`GET /things/${word}`), [`/things/${word}`], word)
  t.same(pathsOf('GET /1/2'), ['/{id}/{id2}'])
  t.same(pathsOf('GET /things/', 'GET /'), ['/things/', '/'])
  t.same(pathsOf('GET /a{b}/x'), ['/a%7Bb%7D/x'])
  t.same(pathsOf('GET /orgs/acme/members', 'GET /orgs/me/members'), ['/orgs/{orgId}/members', '/orgs/me/members'])
  t.same(pathsOf('GET /orgs/7', 'GET /orgs/find-by-name/x'), ['/orgs/{orgId}', '/orgs/find-by-name/x'])
  t.same(pathsOf('GET /orgs/settings/members'), ['/orgs/settings/members'])
})

t.test('a value that an answer has is a parameter, named for its member', async (t) => {
  const users = [{ login: 'ann', n: 1 }, { login: 'bob' }]
  const single = inferred(call('GET /users', 200, users), call('GET /users/ann', 200, { n: 1, more: 2 }))
  t.same(Object.keys(single.paths), ['/users', '/users/{login}'])
  t.match(single.guesses, [
    '/paths/~1users~1{login}/parameters/0: {login} stands for ann, since an answer has it as login'
  ])
  t.same(Object.keys(inferred(call('GET /users/ann', 200, { user: { login: 'ann' } })).paths), ['/users/{login}'])
  const wrapped = inferred(call('GET /users', 200, { items: users, n: 1 }), call('DELETE /users/bob', 204))
  t.same(Object.keys(wrapped.paths), ['/users', '/users/{login}'])
  t.same(Object.keys(inferred(call('GET /users/ann', 200, { userId: 'ann' })).paths), ['/users/{userId}'])
  for (const name of ['oddid', 'nick']) {
    const { paths } = inferred(call('GET /users/ann', 200, { [name]: 'ann' }))
    t.same(Object.keys(paths), ['/users/ann'], name)
  }
  t.same(Object.keys(inferred(call('GET /users/ann', 200, { 'odd-id': 'ann' })).paths), ['/users/{userId}'])
  const twice = inferred(call('GET /users/ann/users/bob', 200, { login: 'bob' }), call('GET /users/ann', 200, users[0]))
  const many = Array.from({ length: 7 }, (_, index) => call(`GET /things/${'1'.repeat(50)}${index}`, 200, {}))
  t.match(inferred(...many).guesses[0], /stands for 1{40}…, 1{40}…, 1{40}…, 1{40}…, 1{40}… and 2 more, since it looks/)
  t.same(Object.keys(twice.paths), ['/users/{login}/users/{userId}', '/users/{login}'])
})

t.test('a variable in place of its value is a parameter', async (t) => {
  for (const segment of [':petId', '{{petId}}', '{petId}', '{{%20petId%20}}', '%7B%7BpetId%7D%7D'])
    t.same(pathsOf(`GET /pets/${segment}`), ['/pets/{petId}'], segment)
  t.same(pathsOf('GET /pets/{{a%20b}}', 'GET /pets/{{a%20b}}/x'), ['/pets/{petId}', '/pets/{petId}/x'])
  for (const [segment = '', path] of [
    [':', ':'],
    ['{}', '%7B%7D'],
    ['x:y', 'x:y'],
    ['{a}b', '%7Ba%7Db']
  ])
    t.same(pathsOf(`GET /pets/${segment}`), [`/pets/${path}`], segment)
  const { paths, guesses } = inferred(call('GET /pets/:nr', 200, { id: 7 }), call('GET /pets/8', 200, { id: 8 }))
  t.match(paths['/pets/{id}'] ?? paths['/pets/{petId}'], { parameters: [{ schema: { type: 'integer' } }] })
  t.match(guesses[0], /stands for :nr, 8, since it is a variable/)
})

t.test('a word that names no thing is a value of the parameter beside it', async (t) => {
  const missing = (path: string) => call(`GET ${path}`, 404, { error: 'none' })
  const { paths, left } = inferred(call('GET /books/7', 200, { id: 7 }), missing('/books/none'), missing('/books/me'))
  t.same(Object.keys(paths), ['/books/{bookId}'])
  t.same(paths['/books/{bookId}'].parameters[0].schema, { type: 'integer' })
  t.same(Object.keys(paths['/books/{bookId}'].get.responses), ['200', '404'])
  t.same(left, ['left out GET /books/me 404: no answer says that there is such a thing'])
  const none = inferred(call('GET /books', 200, []), missing('/books/7'), missing('/books/none'))
  t.same(none.paths['/books/{bookId}'].parameters[0].schema, { type: 'string' })
  t.same(pathsOf('GET /books/7', 'GET /books/none'), ['/books/{bookId}', '/books/none'])
  const parts = inferred(call('GET /book/7', 200, { id: 7 }), missing('/book/none'), call('GET /book/none/x', 200, {}))
  t.same(Object.keys(parts.paths), ['/book/{bookId}', '/book/none/x'])
  t.same(Object.keys(inferred(call('GET /a/x', 200, {}), call('GET /a/none', 404)).paths), ['/a/x'])
})

t.test('a parameter is named for the member that has all its values', async (t) => {
  const pathOf = (...calls: Exchange[]) => Object.keys(inferred(...calls).paths).find((path) => path.includes('{'))
  const order = (key: unknown, more: object = {}) => call(`GET /orders/${key}`, 200, { ...more, orderNo: key })
  t.equal(pathOf(order('A-17')), '/orders/{orderNo}')
  t.equal(pathOf(call('GET /orders/A-17', 404), order('B-20', { id: 1, total: 2 })), '/orders/{orderNo}')
  t.equal(pathOf(call('GET /orders', 200, [{ orderNo: 'A-1' }]), call('DELETE /orders/A-1', 204)), '/orders/{orderNo}')
  const year = (value: number) => call(`GET /reports/${value}`, 200, { jahr: value, id: `r${value}` })
  t.equal(pathOf(year(2024)), '/reports/{jahr}')
  const place = (key: number, value: object) => call(`GET /carts/${key}`, 200, value)
  t.equal(pathOf(place(2, { count: 2 })), '/carts/{cartId}')
  t.equal(pathOf(place(1, { place: 1, count: 2 }), place(2, { place: 2, count: 2 })), '/carts/{place}')
  t.equal(pathOf(place(1, { count: 1, cartId: 1 }), place(2, { count: 2, cartId: 2 })), '/carts/{cartId}')
  t.equal(pathOf(place(1, { key: 1, place: 1 }), place(2, { key: 3, place: 2 })), '/carts/{place}')
  t.equal(pathOf(place(1, { count: 1 }), place(2, { key: 2 })), '/carts/{key}')
  t.equal(
    pathOf(place(2, { ok: true, cart: { nummer: 2 } }), place(3, { ok: true, cart: { nummer: 3 } })),
    '/carts/{nummer}'
  )
  t.equal(pathOf(call('GET /carts', 200, [{ stock: 2007, id: 1 }]), call('GET /carts/2007', 404)), '/carts/{cartId}')
})

t.test('the guess of a parameter is said once', async (t) => {
  const { guesses } = inferred(call('GET /a/1', 200, {}), call('GET /a/1/b/2', 200, {}), call('GET /a/1/c', 200, {}))
  t.same(
    guesses.map((one) => one.split(':')[0]),
    ['/paths/~1a~1{aId}/parameters/0', '/paths/~1a~1{aId}~1b~1{bId}/parameters/1']
  )
})

t.test('paths that answer alike are one', async (t) => {
  t.same(pathsOf('GET /weather/rome', 'GET /weather/oslo'), ['/weather/{weatherId}'])
  const unlike = inferred(
    call('GET /weather/rome', 200, { a: 1, b: 2 }),
    call('GET /weather/oslo', 200, { a: 1, c: 2 })
  )
  t.same(Object.keys(unlike.paths), ['/weather/rome', '/weather/oslo'])
  const short = inferred(call('GET /weather/rome', 200, { a: 1 }), call('GET /weather/oslo', 200, { a: 1 }))
  t.same(Object.keys(short.paths), ['/weather/rome', '/weather/oslo'])
  const lists = ['users', 'pets'].map((name) => call(`GET /admin/${name}`, 200, { items: [{ id: 1 }], total: 1 }))
  t.same(Object.keys(inferred(...lists).paths), ['/admin/users', '/admin/pets'])
  const inner = ['user', 'pet'].map((name) => call(`GET /admin/${name}`, 200, { items: [{ [name]: 1 }], total: 1 }))
  t.same(Object.keys(inferred(...inner).paths), ['/admin/user', '/admin/pet'])
  t.same(pathsOf('GET /one/x', 'GET /two/x'), ['/one/x', '/two/x'])
})

t.test('a path of too many segments is left out', async (t) => {
  const { paths, left } = inferred(call(`GET /deep${'/x'.repeat(20_000)}`, 200, {}), call('GET /things', 200, {}))
  t.same(Object.keys(paths), ['/things'])
  t.match(left, [/^left out GET \/deep[/x]+… 200: its path has over 100 segments$/])
  t.ok((left[0] as string).length < 300)
})

t.test('the operations have names', async (t) => {
  const { document } = inferred(
    call('GET /things', 200, [{ id: 1 }]),
    call('POST /things', 201, { id: 1 }),
    call('GET /things/1', 200, { id: 1 }),
    call('PUT /things/1', 200, { id: 1 }),
    call('PATCH /things/1', 200, { id: 1 }),
    call('DELETE /things/1', 204),
    call('POST /things/1/archive', 200, {}),
    call('POST /search', 200, {}),
    call('GET /status', 200, { up: true }),
    call('GET /old/things', 200, [{ id: 1 }]),
    call('GET /', 200, {}),
    call('GET /old-er/things', 200, [{ id: 1 }]),
    call('GET /old_er/things', 200, [{ id: 1 }]),
    call('PURGE /things/1', 200, {}),
    call('GET /%C3%A4/x', 200, {}),
    call('GET /things/1/2', 200, {}),
    call('POST /', 200, {}),
    call('POST /lists', 201, [1])
  )
  const ids = Object.values(document.paths).flatMap((item) =>
    Object.values(item as object).map((one) => one.operationId)
  )
  t.same(
    ids.filter((one) => one !== undefined),
    [
      'listThings',
      'createThing',
      'getThing',
      'replaceThing',
      'updateThing',
      'deleteThing',
      'purgeThing',
      'archive',
      'search',
      'getStatus',
      'listOldThings',
      'get',
      'post',
      'listOldErThings',
      'listOldErThings2',
      'getX',
      'getThing2',
      'createList'
    ]
  )
})

t.test('lists and single things share the schema of a thing', async (t) => {
  const { paths, schemas, guesses } = inferred(
    call('GET /things', 200, [{ id: 1, name: 'a' }]),
    call('GET /things?q=none', 200, []),
    call('GET /things/1', 200, { id: 1, name: 'a', deep: { x: [1, 2.5] } }),
    call('POST /things', 201, { id: 2 }, { sends: { name: 'b' } }),
    call('GET /users/1/pets', 200, { data: [{ id: 1 }], total: 1 }),
    call('GET /users/1/pets/2', 200, { pet: { id: 2 } }),
    call('GET /pets', 200, [{ other: 1 }])
  )
  const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` })
  const body = (
    operation: { responses: Record<string, { content: Record<string, { schema: unknown }> }> },
    status = 200
  ) => operation.responses[status]?.content['application/json']?.schema
  t.same(body(paths['/things'].get), { type: 'array', items: ref('Thing') })
  t.same(body(paths['/things'].post, 201), ref('Thing'))
  t.same(body(paths['/things/{thingId}'].get), ref('Thing'))
  t.same(body(paths['/users/{userId}/pets'].get), {
    type: 'object',
    required: ['data', 'total'],
    properties: { data: { type: 'array', items: ref('Pet') }, total: { type: 'integer' } }
  })
  t.same(body(paths['/users/{userId}/pets/{petId}'].get), {
    type: 'object',
    required: ['pet'],
    properties: { pet: ref('Pet') }
  })
  t.same(body(paths['/pets'].get), { type: 'array', items: ref('Pet2') })
  t.same(schemas.Thing, {
    type: 'object',
    required: ['id'],
    properties: {
      id: { type: 'integer' },
      name: { type: 'string' },
      deep: { type: 'object', required: ['x'], properties: { x: { type: 'array', items: { type: 'number' } } } }
    }
  })
  t.ok(guesses.includes('/components/schemas/Thing: id are required, since each of 3 examples has them'))
  t.same(paths['/things'].post.requestBody, {
    required: true,
    content: {
      'application/json': { schema: { type: 'object', required: ['name'], properties: { name: { type: 'string' } } } }
    }
  })
})

t.test('a single thing of a list that was not there is described as in the list', async (t) => {
  const missing = [call('GET /things', 200, [{ id: 1 }]), call('GET /things/9', 404, { error: 'none' })]
  const { paths, guesses } = inferred(...missing)
  const { responses } = paths['/things/{thingId}'].get
  t.same(Object.keys(responses), ['200', '404'])
  t.same(responses[200].content['application/json'].schema, { $ref: '#/components/schemas/Thing' })
  t.match(guesses.join('\n'), /responses\/200: a single thing is as in the list, since only errors were answered/)
  const gone = inferred(...missing, call('DELETE /things/9', 404, { error: 'none' }))
  t.same(Object.keys(gone.paths['/things/{thingId}'].delete.responses), ['404'])
  const text = inferred(
    call('GET /things', 200, undefined, { type: 'text/csv', text: 'a' }),
    call('GET /things/9', 404)
  )
  t.same(Object.keys(text.paths['/things/{thingId}'].get.responses), ['404'])
})

t.test('an answer that has its things elsewhere is described by itself', async (t) => {
  const { paths, schemas } = inferred(
    call('GET /things', 200, [{ id: 1 }]),
    call('GET /things?as=ids', 200, [1, 2]),
    call('GET /two', 200, { a: [{ x: 1 }], b: [{ y: 1 }] })
  )
  t.same(paths['/things'].get.responses[200].content['application/json'].schema.items.type, ['object', 'integer'])
  t.equal(paths['/two'].get.responses[200].content['application/json'].schema.type, 'object')
  t.equal(schemas, undefined)
})

t.test('errors with a member in common share a schema', async (t) => {
  const both = inferred(
    call('GET /a', 200, {}),
    call('GET /a', 400, { error: 'x', code: 1 }),
    call('GET /a', 500, { error: 'y' })
  )
  t.same(both.schemas.Error, {
    type: 'object',
    required: ['error'],
    properties: { error: { type: 'string' }, code: { type: 'integer' } }
  })
  for (const other of [{ message: 'y' }, 'y']) {
    const unlike = inferred(call('GET /a', 200, {}), call('GET /a', 400, { error: 'x' }), call('GET /a', 500, other))
    t.equal(unlike.schemas, undefined)
  }
})

t.test('schemas are merged of all examples', async (t) => {
  t.same(schemaOf({ a: 1 }, { a: 'x', b: null }).schema, {
    type: 'object',
    required: ['a'],
    properties: { a: { type: ['integer', 'string'] }, b: { type: 'null' } }
  })
  t.same(schemaOf(1, 2.5).schema, { type: 'number' })
  t.same(schemaOf({ a: null }, { a: true }).schema.properties.a, { type: ['null', 'boolean'] })
  t.same(schemaOf({ a: [] }).schema.properties.a, { type: 'array', items: {} })
  t.same(schemaOf('{"__proto__":1}').schema, { type: 'string' })
  for (const [format, value] of Object.entries({
    'date-time': '2025-01-31T10:00:00Z',
    date: '2025-01-31',
    uuid: '7d444840-9dc0-11d1-b245-5ffdce74fad2',
    email: 'ann@mail.example',
    uri: 'https://mail.example/x',
    ipv4: '10.0.0.1'
  }))
    t.same(schemaOf({ a: value }).schema.properties.a, { type: 'string', format })
  t.same(schemaOf({ a: '2025-01-31' }, { a: 'never' }).schema.properties.a, { type: 'string' })
  const deep = JSON.parse(`${'['.repeat(3000)}${']'.repeat(3000)}`)
  t.equal(schemaOf(deep).schema.type, 'array')
})

t.test('a few words that come often are an enumeration', async (t) => {
  const states = ['open', 'done', 'open', 'done', 'open', 'done', 'open', 'done'].map((state) => ({ state }))
  const { schema, guesses } = schemaOf({ in: { all: states } })
  t.same(schema.properties.in.properties.all.items.properties.state, { type: 'string', enum: ['open', 'done'] })
  t.match(guesses.join('\n'), /\/state: one of open, done, since 8 values are no other/)
  const names = Array.from({ length: 20 }, (_, index) => ({ state: `name${index}` }))
  t.same(schemaOf({ in: { all: names } }).schema.properties.in.properties.all.items.properties.state, {
    type: 'string'
  })
  const nullable = schemaOf({ in: { all: [...states, { state: null }] } }).schema.properties.in.properties.all.items
    .properties.state
  t.same(nullable, { type: ['string', 'null'] })
})

t.test('a member that is always null is null, and a list that is always empty is of anything', async (t) => {
  const { schema, guesses } = schemaOf({ next: null, items: [] }, { next: null, items: [] })
  t.same(schema.properties, { next: { type: 'null' }, items: { type: 'array', items: {} } })
  t.match(guesses.join('\n'), /properties\/next: null, as in all examples \(2\)/)
})

/** The members of a row and of the bodies that are sent for it. */
const bookMembers = (...calls: Exchange[]) => {
  const { paths, schemas, guesses } = inferred(...calls)
  const sent = (path: string, method: string, type = 'application/json') =>
    paths[path][method].requestBody.content[type].schema.properties
  return { row: schemas.Book.properties, sent, guesses }
}

t.test('the schemas of one thing share the kinds of their scalar members', async (t) => {
  const first = {
    id: 1,
    price: 1.5,
    pages: 8,
    note: null,
    at: '2025-01-31',
    deep: { n: 1, of: 2 },
    tags: [1],
    by: null
  }
  const created = { price: 8, pages: 2.5, note: 'x', at: 'soon', deep: { n: 0.5 }, tags: [0.5], by: { a: 1 }, only: 1 }
  const { row, sent } = bookMembers(
    call('POST /books', 201, { ...first, note: 'x' }, { sends: created }),
    call('PUT /books/1', 200, first, { sends: { book: { price: null, deep: 'x', tags: null } } }),
    call('PATCH /books/1', 200, first, { sends: [{ op: 'remove', path: '/note' }] }),
    call('PATCH /books/2', 204, undefined, { sends: null }),
    call('GET /books', 200, [first])
  )
  t.match(row, {
    price: { type: ['number', 'null'] },
    pages: { type: 'number' },
    note: { type: ['string', 'null'] },
    at: { type: 'string' },
    deep: { type: 'object', properties: { n: { type: 'number' }, of: { type: 'integer' } } },
    tags: { type: ['array', 'null'], items: { type: 'number' } },
    by: { type: ['null', 'object'], properties: { a: { type: 'integer' } } }
  })
  t.equal(row.at.format, undefined)
  t.equal(row.only, undefined)
  t.same(Object.keys(sent('/books', 'post')), Object.keys(created))
  t.match(sent('/books', 'post'), {
    price: { type: ['null', 'number'] },
    pages: { type: 'number' },
    note: { type: ['string', 'null'] },
    deep: { properties: { n: { type: 'number' } } },
    by: { type: ['object', 'null'] }
  })
  t.match(sent('/books/{bookId}', 'put').book.properties, {
    price: { type: ['null', 'number'] },
    deep: { type: 'string' },
    tags: { type: ['null', 'array'], items: { type: 'number' } }
  })
})

t.test('the files and lists of a form are described', async (t) => {
  const form = (...fields: [name: string, value: string, file?: string | undefined, type?: string | undefined][]) => ({
    sent: formDataOf(fields.map(([name, value, file, type]) => ({ name, value, file, type })))
  })
  const type = 'multipart/form-data'
  const { row, sent } = bookMembers(
    call(
      'POST /books',
      201,
      { id: 1, cover: 'https://a/b' },
      form(['title', 'x'], ['cover', '', 'a.png', 'image/png'])
    ),
    call(
      'POST /books',
      201,
      { id: 2, cover: 'https://a/c' },
      form(['n', '1'], ['n', '2'], ['cover', '', 'b', undefined])
    ),
    call('POST /books', 201, { id: 3 }, form(['meta', '{}', undefined, 'application/json'])),
    call('PUT /books/1', 200, { id: 1 }, form(['pages', '', 'a', 'image/png'], ['pages', '', 'b', 'image/png'])),
    call('PATCH /books/1', 200, { id: 1 }, { sent: { type: `${type}; boundary=x`, text: 'cut' } })
  )
  t.same(row.cover, { type: 'string', format: 'uri' })
  t.same(sent('/books', 'post', type), {
    title: { type: 'string' },
    cover: { type: 'string', contentMediaType: 'application/octet-stream' },
    n: { type: 'array', items: { type: 'integer' } },
    meta: { type: 'string', contentMediaType: 'application/json' }
  })
  const file = { type: 'string', contentMediaType: 'image/png' }
  t.same(sent('/books/{bookId}', 'put', type), { pages: { type: 'array', items: file } })
  t.equal(sent('/books/{bookId}', 'patch', type), undefined)
  const keyed = inferred(call('POST /up', 204, undefined, form(['1', 'x'], ['2', 'x'], ['3', '', 'a', 'image/png'])))
  t.same(keyed.paths['/up'].post.requestBody.content[type].schema, {
    type: 'object',
    additionalProperties: { type: 'string' }
  })
  const { paths } = inferred(
    call('POST /up', 204, undefined, { sent: { type: 'application/x-www-form-urlencoded', text: 'a=1&a=x&=y' } })
  )
  t.same(paths['/up'].post.requestBody.content['application/x-www-form-urlencoded'].schema.properties, {
    a: { type: 'array', items: { type: ['integer', 'string'] } },
    '': { type: 'string' }
  })
})

t.test('the fields of a form are the texts that its thing has', async (t) => {
  const form = { sent: { type: 'application/x-www-form-urlencoded', text: 'title=1984&isbn=x&price=8' } }
  const { row, sent } = bookMembers(
    call('POST /books', 201, { id: 1, title: '1984', isbn: 'x', price: 1.5 }, form),
    call('GET /books', 200, [])
  )
  t.match(row, { title: { type: 'string' }, isbn: { type: 'string' }, price: { type: 'number' } })
  t.same(sent('/books', 'post', form.sent.type), {
    title: { type: 'string' },
    isbn: { type: 'string' },
    price: { type: 'number' }
  })
})

const genres = Array.from({ length: 8 }, (_, index) => ({ id: index + 1, genre: index % 2 ? 'scifi' : 'classic' }))

t.test('a body in conflict with other things is an example', async (t) => {
  const sends = (value: unknown) => ({ sends: value })
  const { paths, guesses } = inferred(
    call('POST /books', 201, { id: 1 }, sends({ title: 'x', pages: 1 })),
    call('POST /books', 409, { error: 'x' }, sends({ title: 'x' })),
    call('POST /books', 422, { error: 'x' }, sends({})),
    call('POST /pens', 201, { id: 1 }, sends({ colour: 'red' })),
    call('PATCH /pens/1', 200, { id: 1 }, sends({ colour: 'red' })),
    call('POST /pens/1/lend', 204, undefined, sends({})),
    call('PUT /pens', 409, { error: 'x' })
  )
  const bodyOf = (path: string, method: string) => paths[path][method].requestBody
  t.same(bodyOf('/books', 'post').content['application/json'].schema.required, ['title'])
  t.equal(bodyOf('/books', 'post').required, true)
  t.equal(bodyOf('/pens', 'put'), undefined)
  t.same(
    guesses.filter((one) => one.includes('one example')),
    [
      '/paths/~1pens/post/requestBody/content/application~1json/schema: all members are required, since there is one example'
    ]
  )
})

t.test('a change may have any part of its thing', async (t) => {
  const row = { id: 1, title: 'x', size: { w: 1, h: 2 } }
  const { sent } = bookMembers(
    call('GET /books', 200, [row]),
    call('PATCH /books/1', 200, row, { sends: { title: 'y', size: { w: 2 } } }),
    call('PUT /books/1', 200, row, { sends: row })
  )
  const { paths } = inferred(
    call('GET /books', 200, [row]),
    call('PATCH /books/1', 200, row, { sends: { book: { title: 'y', size: { w: 2 } } } }),
    call('PATCH /books/2', 200, row, { sends: [{ op: 'remove', path: '/size' }] }),
    call('PUT /books/1', 200, row, { sends: row })
  )
  const schemaFor = (method: string) => paths['/books/{bookId}'][method].requestBody.content['application/json'].schema
  t.notMatch(JSON.stringify(sent('/books/{bookId}', 'patch')), /required/)
  t.notMatch(JSON.stringify(schemaFor('patch').properties), /required/)
  t.same(schemaFor('patch').items.required, ['op', 'path'])
  t.same(schemaFor('put').required, ['id', 'title', 'size'])
})

t.test('things stand in envelopes, and in lists that are members of members', async (t) => {
  const [ann, bob] = [
    { id: 1, name: 'Ann' },
    { id: 2, name: 'Bob' }
  ]
  const user = { $ref: '#/components/schemas/User' }
  const schemaFor = (request: string, value: unknown) => {
    const { paths } = inferred(call(request, 200, value))
    const [operation] = Object.values(Object.values(paths).at(-1) as Any).filter((one: Any) => one.responses) as Any[]
    return operation.responses['200'].content['application/json'].schema
  }
  const single = (value: unknown) => schemaFor('GET /users/1', value)
  for (const name of ['data', 'result', 'user'])
    t.same(single({ ok: true, [name]: ann, meta: { took: 1 } }).properties[name], user, name)
  t.same(schemaFor('POST /users', { ok: true, data: ann }).properties.data, user)
  for (const name of ['id', 'slug', 'title']) t.same(single({ [name]: 1, content: { more: 1 } }), user, name)
  t.same(single({ ok: true, other: ann }), user)
  t.same(single({ data: ann, user: bob }), user)
  t.same(single({ data: null, user: 'x' }), user)
  const list = (value: unknown) => schemaFor('GET /users', value)
  t.same(list({ _embedded: { people: [ann] } }).properties._embedded.properties.people.items, user)
  t.same(list({ page: 1, found: { users: [ann] }, more: { x: [1] } }).properties.found.properties.users.items, user)
  t.same(list({ data: [ann], included: [{ type: 'x' }] }).properties.data.items, user)
  t.same(list({ users: [ann], warnings: [{ code: 1 }] }).properties.users.items, user)
  const others = [
    { a: [ann], b: [bob] },
    { in: { all: [ann] } },
    { data: [ann], users: [bob] },
    { data: { a: [ann], b: [bob] } }
  ]
  for (const value of others) t.notMatch(JSON.stringify(list(value)), /ref/, JSON.stringify(value))
  t.notMatch(JSON.stringify(schemaFor('GET /7', { data: { a: [ann] } })), /User/)
})

t.test('an action that answers its thing has the schema of the thing', async (t) => {
  const order = { no: 'A-1', state: 'open', total: 1 }
  const known = [call('GET /orders', 200, [order]), call('GET /orders/A-1', 200, order)]
  const answerTo = (...calls: Exchange[]) => {
    const { paths } = inferred(...known, ...calls)
    return Object.values(Object.values(paths).at(-1) as Record<string, Any>).at(-1).responses
  }
  const contentOf = (...calls: Exchange[]) => answerTo(...calls)['200'].content['application/json'].schema
  const whole = { $ref: '#/components/schemas/Order' }
  const cancelled = { ...order, state: 'cancelled', reason: 'x' }
  t.same(contentOf(call('POST /orders/A-1/cancel', 200, cancelled)), whole)
  t.same(contentOf(call('POST /orders/A-1/cancel', 200, { order: cancelled })).properties, { order: whole })
  t.same(contentOf(call('POST /orders/A-1/cancel', 200, cancelled), call('POST /orders/A-2/cancel', 404, {})), whole)
  const others: [string, unknown][] = [
    ['POST /orders/A-1/cancel', { ...cancelled, no: 'A-2' }],
    ['POST /orders/A-1/cancel', { no: 'A-1', state: 'open', more: 1, others: 2 }],
    ['POST /orders/A-1/cancel', { ok: true }],
    ['POST /orders/A-1/cancel', [cancelled]],
    ['POST /orders/A-1/lines', cancelled],
    ['PUT /orders/A-1/summary', cancelled],
    ['POST /invoices/A-1/cancel', cancelled],
    ['POST /cancel', order]
  ]
  for (const [request, value] of others) t.notMatch(contentOf(call(request, 200, value)), whole, request)
  const none = answerTo(call('POST /orders/A-1/cancel', 204))
  t.same(none, { 204: { description: 'No Content' } })
  t.notMatch(
    contentOf(call('POST /orders/A-1/cancel', 200, cancelled), call('POST /orders/A-1/cancel', 200, {})),
    whole
  )
  const bare = inferred(call('GET /7/8', 200, { id: 8, a: 1 }), call('POST /7/8/lock', 200, { id: 8, a: 1 }))
  t.same(Object.keys(bare.schemas), ['Thing'])
  const byId = inferred(
    call('GET /users/7', 200, { id: 7, name: 'x' }),
    call('POST /users/7/lock', 200, { id: 7, name: 'x' })
  )
  t.same(byId.paths['/users/{userId}/lock'].post.responses['200'].content['application/json'].schema, {
    $ref: '#/components/schemas/User'
  })
})

t.test('headers that clients read are documented', async (t) => {
  const headers = (...list: [string, string][]) => ({ headers: list })
  const { paths } = inferred(
    call('POST /books', 201, { id: 1 }, headers(['Location', 'https://a/books/1'], ['Server', 'x'])),
    call('GET /books', 200, [], headers(['X-Total-Count', '12'], ['set-cookie', 'a'], ['Link', '<a>'])),
    call('GET /books', 200, [], headers(['x-total-count', '9'])),
    call('GET /books', 429, {}, headers(['Retry-After', '12'])),
    call('GET /books', 429, {}, headers(['Retry-After', 'Wed, 21 Oct 2015 07:28:00 GMT'])),
    call('DELETE /books/1', 204, undefined, headers(['ETag', '"1"']))
  )
  const of = (path: string, method: string, status: number) => paths[path][method].responses[status].headers
  t.same(of('/books', 'post', 201), { Location: { schema: { type: 'string' } } })
  t.same(of('/books', 'get', 200), {
    'X-Total-Count': { schema: { type: 'integer' } },
    Link: { schema: { type: 'string' } }
  })
  t.same(of('/books', 'get', 429), { 'Retry-After': { schema: { type: 'string' } } })
  t.same(of('/books/{bookId}', 'delete', 204), { ETag: { schema: { type: 'string' } } })
})

t.test('a single thing may be missing, if another was', async (t) => {
  const missing = { $ref: '#/components/schemas/Error' }
  const problem = { type: 'application/problem+json; charset=utf-8' }
  const responses = (...calls: Exchange[]) => inferred(call('GET /books/1', 200, { id: 1 }), ...calls)
  const { paths, guesses } = responses(
    call('GET /books', 200, [{ id: 1 }]),
    call('DELETE /books/1', 204),
    call('GET /pens/7', 404, { title: 'none' }, problem),
    call('GET /pens/8', 200, { id: 8 })
  )
  for (const method of ['get', 'delete'])
    t.same(paths['/books/{bookId}'][method].responses['404'], {
      description: 'Not Found',
      content: { 'application/problem+json': { schema: missing } }
    })
  t.equal(paths['/books'].get.responses['404'], undefined)
  t.ok(
    guesses.includes('/paths/~1books~1{bookId}/delete/responses/404: a thing that is not there is 404, as elsewhere')
  )
  for (const other of [
    [call('GET /pens', 404, { title: 'none' }), call('GET /pens', 200, [])],
    [call('GET /pens/7', 404, ['none']), call('GET /pens/8', 200, { id: 8 })],
    [call('GET /pens/7', 404, { title: 'none' }), call('GET /pens/8', 200, {}), call('GET /x', 500, { unlike: 1 })]
  ])
    t.equal(responses(...other).paths['/books/{bookId}'].get.responses['404'], undefined)
})

t.test('an object that is seen often is no reason for an enumeration', async (t) => {
  const often = (path: string, value: unknown) => Array.from({ length: 8 }, () => call(`GET ${path}`, 200, value))
  const rows = genres.slice(0, 2)
  t.same(bookMembers(call('GET /books', 200, rows), ...often('/books/1', rows[0])).row.genre, { type: 'string' })
  const tagged = rows.map((row) => ({ ...row, genre: undefined, all: Array(5).fill({ genre: row.genre }) }))
  t.same(bookMembers(call('GET /books', 200, tagged)).row.all.items.properties.genre, { type: 'string' })
  const coded = rows.map(({ genre }) => ({ code: genre.toUpperCase(), genre }))
  const byCode = bookMembers(call('GET /books', 200, coded), ...often('/books/SCIFI', coded[1]))
  t.same(byCode.row.genre, { type: 'string' })
  t.same(schemaOf(...Array.from({ length: 9 }, (_, id) => ({ id, state: 'open' }))).schema.properties.state, {
    type: 'string'
  })
  t.same(schemaOf(...Array(8).fill({ state: 'open' })).schema.properties.state, { type: 'string' })
  const odd = genres.map(({ genre }, index) => ({ id: [null, {}, []][index % 3], genre }))
  t.match(bookMembers(call('GET /books', 200, odd)).row.genre, { enum: ['classic', 'scifi'] })
})

t.test('a row and the bodies that are sent for it have one enumeration', async (t) => {
  const listed = call('GET /books', 200, genres)
  const sends = (genre: unknown) => call('POST /books', 201, { id: 1, genre: 'classic' }, { sends: { genre } })
  const { row, sent, guesses } = bookMembers(listed, sends('classic'))
  t.same(row.genre, { type: 'string', enum: ['classic', 'scifi'] })
  t.same(sent('/books', 'post').genre, row.genre)
  t.match(guesses.join('\n'), /Book\/properties\/genre: one of classic, scifi, since 8 values are no other/)
  t.same(bookMembers(listed, call('POST /books', 204, undefined, { sends: { genre: 'poetry' } })).row.genre, {
    type: 'string'
  })
  const more = Array.from({ length: 9 }, (_, index) => ({ id: index, genre: index % 2 ? 'scifi' : 'classic' }))
  const wider = bookMembers(call('GET /books', 200, more), sends('poetry'))
  t.same([...wider.row.genre.enum].sort(), ['classic', 'poetry', 'scifi'])
  t.same([...wider.sent('/books', 'post').genre.enum].sort(), ['classic', 'poetry', 'scifi'])
  const words = Array.from({ length: 13 }, (_, index) => sends(`word${'x'.repeat(index)}`))
  t.same(bookMembers(listed, ...words).row.genre, { type: 'string' })
  const few = bookMembers(call('GET /books', 200, genres.slice(0, 2)), ...Array(8).fill(sends('classic')))
  t.same(few.row.genre, { type: 'string' })
})

t.test('an object whose names are keys is a map', async (t) => {
  const value = (more: object) => ({ n: 1, list: [1], at: '2025-01-31T10:00:00Z', ...more })
  const { schema, guesses } = schemaOf({
    '2025-01-01': value({}),
    '2025-01-02': value({ m: true }),
    '2025-01-03': value({})
  })
  t.same(schema, {
    type: 'object',
    additionalProperties: {
      type: 'object',
      required: ['n', 'list', 'at'],
      properties: {
        n: { type: 'integer' },
        list: { type: 'array', items: { type: 'integer' } },
        at: { type: 'string', format: 'date-time' },
        m: { type: 'boolean' }
      }
    }
  })
  t.match(guesses.join('\n'), /a map, since its members have keys for names: 2025-01-01, 2025-01-02, 2025-01-03/)
})

t.test('queries and bodies are described by what was sent', async (t) => {
  const form = (text: string) => ({ sent: { type: 'application/x-www-form-urlencoded', text } })
  const { paths } = inferred(
    call('GET /things?page=1&tag=a&tag=b&on=true&q=7&=x', 200, {}),
    call('GET /things?page=02&q=x', 200, {}),
    call('POST /form', 200, {}, form('a=1&b=x')),
    call('POST /form', 200, {}, form('a=2')),
    call('POST /form', 200, {}, form('')),
    call('POST /file', 200, {}, { sent: { type: 'multipart/form-data; boundary=x', text: '--x' } }),
    call('POST /file', 200, {}),
    call('POST /file', 400, {}, { sent: { type: 'text/plain', text: 'x' } }),
    call('PUT /raw', 200, {}, { sent: { type: '', text: 'x' } }),
    call('PUT /broken', 200, {}, { sent: { type: 'application/json', text: '{' } })
  )
  t.same(paths['/things'].get.parameters, [
    { name: 'page', in: 'query', schema: { type: 'string' } },
    { name: 'tag', in: 'query', schema: { type: 'array', items: { type: 'string' } } },
    { name: 'on', in: 'query', schema: { type: 'boolean' } },
    { name: 'q', in: 'query', schema: { type: 'string' } }
  ])
  t.same(paths['/form'].post.requestBody.content, {
    'application/x-www-form-urlencoded': {
      schema: { type: 'object', properties: { a: { type: 'integer' }, b: { type: 'string' } } }
    }
  })
  t.same(paths['/file'].post.requestBody, { content: { 'multipart/form-data': { schema: { type: 'object' } } } })
  t.same(paths['/raw'].put.requestBody.content, { 'application/octet-stream': { schema: { type: 'string' } } })
  t.same(paths['/broken'].put.requestBody.content, { 'application/json': { schema: {} } })
})

t.test('answers of any type are described', async (t) => {
  const { paths } = inferred(
    call('GET /table', 200, undefined, { type: 'text/csv; charset=utf-8', text: 'a,b' }),
    call('GET /bytes', 200, undefined, { type: 'application/pdf', text: '%PDF' }),
    call('DELETE /bytes', 204),
    call('DELETE /bytes', 299),
    call('GET /broken', 200, undefined, { text: '{' })
  )
  const responseOf = (path: string, method = 'get', status = 200) => paths[path][method].responses[status]
  t.same(responseOf('/table'), { description: 'OK', content: { 'text/csv': { schema: { type: 'string' } } } })
  t.same(responseOf('/bytes').content, {
    'application/pdf': { schema: { type: 'string', contentMediaType: 'application/pdf' } }
  })
  t.same(responseOf('/bytes', 'delete', 204), { description: 'No Content' })
  t.same(responseOf('/bytes', 'delete', 299), { description: 'Status 299' })
  t.same(responseOf('/broken').content, { 'application/json': { schema: {} } })
})

t.test('credentials are security schemes, and their values are nowhere', async (t) => {
  const headers = (...pairs: [string, string][]) => ({ requestHeaders: pairs })
  const bearer: [string, string] = ['Authorization', 'Bearer SECRET-1']
  const { document, paths, guesses, left } = inferred(
    call(
      'GET /a',
      200,
      {},
      headers(bearer, ['X-Api-Key', 'SECRET-2'], ['X-CSRF-Token', 'SECRET-3'], ['Cookie', 'SECRET-4'])
    ),
    call('GET /b?api_key=SECRET-5', 200, {}),
    call('GET /c', 401, { error: 'x' }),
    call('GET /d', 200, {}),
    call('GET /d', 200, {}, headers(bearer)),
    call('GET /e', 500, {}, headers(bearer)),
    call(
      'GET /f',
      200,
      {},
      headers(['Authorization', 'SECRET-6=='], ['X-Api-Key', 'SECRET-2'], ['odd token', 'SECRET-7'])
    )
  )
  t.same(document.components.securitySchemes, {
    bearer: { type: 'http', scheme: 'bearer' },
    'X-Api-Key': { type: 'apiKey', in: 'header', name: 'X-Api-Key' },
    api_keyInQuery: { type: 'apiKey', in: 'query', name: 'api_key' },
    'odd-token': { type: 'apiKey', in: 'header', name: 'odd token' }
  })
  t.same(paths['/a'].get.security, [{ bearer: [], 'X-Api-Key': [] }])
  t.same(paths['/b'].get.security, [{ api_keyInQuery: [] }])
  t.equal(paths['/b'].get.parameters, undefined)
  t.same(paths['/c'].get.security, [{ bearer: [], 'X-Api-Key': [] }])
  for (const path of ['/d', '/e']) t.equal(paths[path].get.security, undefined, path)
  t.same(paths['/f'].get.security, [{ 'X-Api-Key': [], 'odd-token': [] }])
  t.notMatch(JSON.stringify([document, guesses, left]), /SECRET/)
  t.ok(guesses.includes('/components/securitySchemes/bearer: the header Authorization says bearer'))
})

t.test('a credential is demanded if no request succeeds without it', async (t) => {
  const sends = (...requestHeaders: [string, string][]) => ({ requestHeaders })
  const key: [string, string] = ['X-Api-Key', 'SECRET']
  const token: [string, string] = ['X-Auth-Token', 'SECRET']
  const { document, paths } = inferred(
    call('GET /a', 200, {}, sends(key, token)),
    call('GET /a', 200, {}, sends(token)),
    call('GET /a', 403, {}, sends()),
    call('GET /b', 200, {}, sends(key)),
    call('GET /b', 200, {}, sends(token)),
    call('GET /b', 200, {}, sends(key)),
    call('GET /c', 200, {}, sends(['X-Secret', 'SECRET'])),
    call('GET /c', 200, {}, sends(token, key)),
    call('GET /c', 200, {}, sends())
  )
  t.same(paths['/a'].get.security, [{ 'X-Auth-Token': [] }])
  t.same(paths['/b'].get.security, [{ 'X-Api-Key': [] }, { 'X-Auth-Token': [] }])
  t.equal(paths['/c'].get.security, undefined)
  t.same(Object.keys(document.components.securitySchemes), ['X-Api-Key', 'X-Auth-Token'])
})

t.test('the cookie of a session is a security scheme, where nothing else is sent', async (t) => {
  const sends = (...cookies: string[]) => ({
    requestHeaders: [['Accept', '*/*'], ...cookies.map((one) => ['cookie', one])] as [string, string][]
  })
  const security = (...cookies: string[]) =>
    inferred(call('GET /a', 200, {}, sends(...cookies))).paths['/a'].get.security
  const names = [
    'sid',
    'connect.sid',
    'PHPSESSID',
    'ASP.NET_SessionId',
    '_shop_session',
    '__Host-jwt',
    'remember_token'
  ]
  for (const name of names) {
    const { document, paths, guesses } = inferred(call('GET /a', 200, {}, sends(`theme=dark; ${name}=SECRET`, 'x=1')))
    const scheme = `${name}InCookie`
    t.same(paths['/a'].get.security, [{ [scheme]: [] }], name)
    t.same(document.components.securitySchemes, { [scheme]: { type: 'apiKey', in: 'cookie', name } })
    t.same(guesses, [`/components/securitySchemes/${scheme}: requests have the cookie ${name}`])
    t.notMatch(JSON.stringify(document), /SECRET/)
  }
  for (const name of ['csrftoken', 'XSRF-TOKEN', '_ga_session_12', 'theme', 'reside', ''])
    t.equal(security(`${name}=SECRET`), undefined, name)
  const both = call(
    'GET /a',
    200,
    {},
    {
      requestHeaders: [
        ['Cookie', 'sid=1'],
        ['X-Api-Key', 'SECRET']
      ]
    }
  )
  t.same(inferred(both).paths['/a'].get.security, [{ 'X-Api-Key': [] }])
  const sometimes = inferred(call('GET /a', 200, {}, sends('sid=1')), call('GET /a', 200, {}, sends()))
  t.equal(sometimes.document.components.securitySchemes, undefined)
  const { paths } = inferred(
    call('POST /login', 200, {}),
    call('GET /a', 200, {}, sends('sid=1; jwt=2')),
    call('GET /a', 200, {}, sends('sid=2')),
    call('GET /b', 401, {})
  )
  t.equal(paths['/login'].post.security, undefined)
  t.same(paths['/a'].get.security, [{ sidInCookie: [] }])
  t.same(paths['/b'].get.security, [{ sidInCookie: [], jwtInCookie: [] }])
})

t.test('only what the API answers is described', async (t) => {
  const { paths, document, left, guesses } = inferred(
    call('GET /api/v1/things', 200, [{ id: 1 }]),
    call('GET /api/v1/things', 304),
    call('GET /', 200, undefined, { type: 'text/html', text: '<p>' }),
    call('POST /api/v1/page', 200, undefined, { type: 'text/html', text: '<p>' }),
    call('OPTIONS /api/v1/things', 204),
    call('GET https://ads.example/x', 200, {}),
    call('GET /api/v1/things', 101),
    call('GET /api/v1/none', 404, {})
  )
  t.same(Object.keys(paths), ['/things'])
  t.same(document.servers, [{ url: 'http://api.example/api/v1' }])
  t.same(left, [
    'left out GET /api/v1/things 304: its answer is in a cache',
    'left out GET / 200: it is a part of a page',
    'left out POST /api/v1/page 200: it is a part of a page',
    'left out OPTIONS /api/v1/things 204: OPTIONS belongs to every operation',
    'left out GET /api/v1/things 101: it has no answer',
    'left out GET /x 200: https://ads.example is not the API',
    'left out GET /api/v1/none 404: no answer says that there is such a thing'
  ])
  t.match(guesses, ['/servers/0: /api/v1 is above all paths'])
  t.equal(infer([]).operations, 0)
  const table = call('GET /table', 200, undefined, { type: 'text/csv', text: 'a' })
  t.same(Object.keys(inferred(table).paths), ['/table'])
  const page = call('POST /login', 200, undefined, { sends: {}, type: 'text/html', text: '<p>' })
  t.same(Object.keys(inferred(page).paths), ['/login'])
  t.equal(inferred(call('GET x', 200, {}, { origin: '' })).document.servers, undefined)
  t.same(inferred(call('GET /v1/x', 200, {}), call('GET /v2/x', 200, {})).document.servers, [
    { url: 'http://api.example' }
  ])
})

t.test('the document has no finding, and its recording fits it', async (t) => {
  const calls = [
    call('GET /v1/things?limit=2', 200, { things: [{ id: 1, name: 'a', tags: [] }], next: null }),
    call('GET /v1/things/1', 200, { id: 1, name: 'a', tags: ['x'] }),
    call('GET /v1/things/9', 404, { error: 'none' }),
    call('GET /v1/users/ann/keys', 200, { '2025-01-01': { n: 1 }, '2025-01-02': { n: 1 }, '2025-01-03': { n: 2 } }),
    call('POST /v1/login', 200, { ok: true }, { sends: { user: 'ann' } }),
    call('GET /v1/table', 200, undefined, { type: 'text/csv', text: 'a,b' })
  ]
  const { document } = infer(calls)
  const loaded = await load(document)
  const contract = contractOf(loaded)
  const checker = checkerOf(contract.resources)
  t.same(await findingsIn(contract, checker, loaded.locate), [])
  const { notes, files } = await fixturesFrom(calls, contract, checker)
  t.same(notes, [])
  t.same([...files.keys()], ['things.yaml', 'getThing.404.json', 'getKeys.json', 'login.json', 'getTable.json'])
})
