import t, { type Test } from 'tap'
import { createStandin } from '../../src/standin.ts'
import { documentOf, json } from '../fixtures/start.ts'

const arr = (items: object) => ({ type: 'array', items })
const obj = (properties: Record<string, object>, required = Object.keys(properties)) => ({
  type: 'object',
  properties,
  required
})
const [str, int] = [{ type: 'string' }, { type: 'integer' }]
const body = (schema: object, type = 'application/json') => ({ requestBody: { content: { [type]: { schema } } } })
const path = (name: string, schema: object = int) => ({ name, in: 'path', required: true, schema })
const query = (name: string, schema: object) => ({ name, in: 'query', schema })

async function server(t: Test, paths: Record<string, object>) {
  const app = createStandin({ document: documentOf(paths), fixtures: false })
  t.teardown(() => app.close())
  return async (
    method: 'GET' | 'POST' | 'PATCH' | 'DELETE' | 'PUT',
    url: string,
    sent?: unknown,
    headers: object = {}
  ) => {
    const payload = sent === undefined ? {} : { payload: JSON.stringify(sent) }
    const answer = await app.inject({
      method,
      url,
      headers: { 'content-type': 'application/json', ...headers },
      ...payload
    })
    return { status: answer.statusCode, headers: answer.headers, body: answer.payload && JSON.parse(answer.payload) }
  }
}

t.test('rows are resource objects of JSON:API, paged by links', async (t) => {
  const thing = obj({ type: { const: 'things' }, id: str, attributes: obj({ name: str, size: int }) })
  const sent = obj({ data: obj({ type: { const: 'things' }, attributes: obj({ name: str, size: int }, ['name']) }) })
  const ask = await server(t, {
    '/things': {
      get: {
        parameters: [query('page[number]', { ...int, default: 1 }), query('page[size]', { ...int, default: 5 })],
        responses: {
          200: json(
            obj({
              data: arr(thing),
              links: obj({ next: { type: ['string', 'null'], format: 'uri' }, last: { ...str, format: 'uri' } }),
              meta: obj({ total: int, last_page: int })
            })
          )
        }
      },
      post: { ...body(sent), responses: { 201: json(obj({ data: thing })) } }
    },
    '/things/{id}': {
      parameters: [path('id', str)],
      get: { responses: { 200: json(obj({ data: thing })) } },
      patch: { ...body(sent), responses: { 200: json(obj({ data: thing })) } }
    }
  })
  const { body: made } = await ask('POST', '/things', { data: { type: 'things', attributes: { name: 'Zed' } } })
  t.equal(made.data.attributes.name, 'Zed')
  const url = `/things/${made.data.id}`
  await ask('PATCH', url, { data: { type: 'things', attributes: { name: 'Two', size: 4 } } })
  t.match((await ask('GET', url)).body.data, { id: made.data.id, attributes: { name: 'Two', size: 4 } })
  let seen = 0
  let next: string | null = '/things'
  while (next !== null) {
    const page = (await ask('GET', next.replace(/^http:\/\/[^/]*/, ''))).body as Awaited<ReturnType<typeof ask>>['body']
    seen += page.data.length
    t.equal(page.meta.total, 19)
    t.equal(page.meta.last_page, 4)
    next = page.links.next
  }
  t.equal(seen, 19)
})

t.test('edges are paged by cursor, and hide nothing while rows go', async (t) => {
  const thing = obj({ id: int, name: str })
  const list = obj({
    edges: arr(obj({ cursor: str, node: thing })),
    pageInfo: obj({ hasNextPage: { type: 'boolean' }, endCursor: { type: ['string', 'null'] } })
  })
  const ask = await server(t, {
    '/things': {
      get: { parameters: [query('first', { ...int, default: 5 }), query('after', str)], responses: { 200: json(list) } }
    },
    '/things/{id}': {
      parameters: [path('id')],
      get: { responses: { 200: json(thing) } },
      delete: { responses: { 204: { description: 'gone' } } }
    }
  })
  const first = (await ask('GET', '/things')).body
  const last = first.edges.at(-1).node.id
  await ask('DELETE', `/things/${last}`)
  const second = (await ask('GET', `/things?after=${first.pageInfo.endCursor}`)).body
  t.equal(second.edges[0].node.id, last + 1)
  t.equal(second.edges[0].cursor, String(last + 1))
})

t.test('a JSON Patch is done whole or not at all, and tags tell versions apart', async (t) => {
  const thing = obj({ id: { ...int, readOnly: true }, name: str, tags: arr(str), note: str }, ['id', 'name'])
  const steps = arr(obj({ op: str, path: str, value: {}, from: str }, ['op', 'path']))
  const etag = { headers: { ETag: { schema: str } } }
  const ask = await server(t, {
    '/things': { get: { responses: { 200: json(arr(thing)) } } },
    '/things/{id}': {
      parameters: [path('id')],
      get: {
        parameters: [{ name: 'If-None-Match', in: 'header', schema: str }],
        responses: { 200: { ...json(thing), ...etag }, 304: { description: 'same' } }
      },
      patch: {
        parameters: [
          { name: 'If-Match', in: 'header', schema: { ...str, example: '"a"' }, examples: { b: { value: '"b"' } } }
        ],
        ...body(steps, 'application/json-patch+json'),
        responses: { 200: { ...json(thing), ...etag }, 409: { description: 'x' }, 412: { description: 'y' } }
      }
    }
  })
  const type = { 'content-type': 'application/json-patch+json' }
  const tag = String((await ask('GET', '/things/1')).headers.etag)
  t.equal((await ask('GET', '/things/1', undefined, { 'if-none-match': tag })).status, 304)
  const done = await ask(
    'PATCH',
    '/things/1',
    [
      { op: 'replace', path: '/name', value: 'Zed' },
      { op: 'remove', path: '/note' }
    ],
    { ...type, 'if-match': tag }
  )
  t.match(done.body, { id: 1, name: 'Zed' })
  t.notOk('note' in done.body)
  t.equal(
    (await ask('PATCH', '/things/1', [{ op: 'remove', path: '/tags' }], { ...type, 'if-match': tag })).status,
    412
  )
  const again = [{ op: 'replace', path: '/name', value: 'Zed' }]
  for (const shown of ['"a"', '"b"']) {
    t.equal(
      (await ask('PATCH', '/things/1', again, { ...type, 'if-match': shown })).status,
      200,
      'shown by the document'
    )
  }
  const wrong = [
    { op: 'replace', path: '/name', value: 'no' },
    { op: 'test', path: '/name', value: 'nobody' }
  ]
  t.equal((await ask('PATCH', '/things/1', wrong, type)).status, 409)
  const nowhere = await ask('PATCH', '/things/1', [{ op: 'remove', path: 'name' }], type)
  t.equal(nowhere.status, 409, 'a path that is no JSON pointer')
  t.equal((await ask('GET', '/things/1')).body.name, 'Zed')
})

t.test('an embedded thing is the same as at its own path', async (t) => {
  const customer = obj({ id: int, name: str })
  const order = obj({ id: int, customer, tags: arr(obj({ id: int, label: str })) })
  const one = (name: string, schema: object) => ({
    parameters: [path(name)],
    get: { responses: { 200: json(schema) } }
  })
  const ask = await server(t, {
    '/orders': { get: { responses: { 200: json(arr(order)) } } },
    '/orders/{orderId}': one('orderId', order),
    '/customers': { get: { responses: { 200: json(arr(customer)) } } },
    '/customers/{customerId}': {
      ...one('customerId', customer),
      put: { ...body(obj({ name: str })), responses: { 200: json(customer), 404: { description: 'none' } } }
    },
    '/tags': { get: { responses: { 200: json(arr(obj({ id: int, label: str }))) } } },
    '/tags/{tagId}': one('tagId', obj({ id: int, label: str }))
  })
  const [first] = (await ask('GET', '/orders')).body
  t.same((await ask('GET', `/customers/${first.customer.id}`)).body, first.customer)
  t.same((await ask('GET', `/tags/${first.tags[0].id}`)).body, first.tags[0])
  await ask('PUT', `/customers/${first.customer.id}`, { name: 'Changed' })
  t.equal((await ask('GET', `/orders/${first.id}`)).body.customer.name, 'Changed')
})

t.test('an answer that shows no row, or a list that may not be empty, is made by its own schema', async (t) => {
  const thing = obj({ id: int, name: str })
  const ask = await server(t, {
    '/things': {
      get: { parameters: [query('name', str)], responses: { 200: json({ ...arr(thing), minItems: 1 }) } }
    },
    '/things/{id}': { parameters: [path('id')], get: { responses: { 200: json(thing) } } },
    '/things/{id}/start': {
      parameters: [path('id')],
      post: { responses: { 201: json({ type: 'object', properties: {}, additionalProperties: false }) } }
    }
  })
  t.same((await ask('POST', '/things/1/start')).body, {})
  t.ok((await ask('GET', '/things?name=nobody')).body.length > 0)
  const links = { count: int, next: { ...str, nullable: true }, previous: { ...str, nullable: true } }
  const page = obj({ ...links, results: { ...arr(thing), minItems: 1 } })
  const parts = { parameters: [query('page', int)], responses: { 200: json(page) } }
  const shown = { count: 1, next: null, previous: null, results: [{ id: 1, name: 'Bolt' }] }
  const bolts = { parameters: [query('page', int)], responses: { 200: json(page, { example: shown }) } }
  const later = await server(t, {
    '/parts': { get: parts },
    '/bolts': { get: bolts },
    '/bolts/{id}': { get: { parameters: [path('id')], responses: { 200: json(thing) } } },
    '/parts/{id}': { get: { parameters: [path('id')], responses: { 200: json(thing) } } }
  })
  const { body } = await later('GET', '/parts?page=2')
  t.equal(body.next, null, 'the page behind all rows is the last one')
  t.match(body.previous, /\/parts\?page=1$/)
  t.same((await later('GET', '/bolts?page=2')).body, shown, 'an example stays')
  const nut = obj({ id: int, name: { ...str, example: 'Nut' } })
  const nuts = obj({ ...links, results: { ...arr(nut), minItems: 1 } })
  const more = await server(t, {
    '/nuts': { get: { parameters: [query('page', int)], responses: { 200: json(nuts) } } },
    '/nuts/{id}': { get: { parameters: [path('id')], responses: { 200: json(nut) } } }
  })
  t.equal((await more('GET', '/nuts?page=2')).body.next, null, 'examples of members are no example of the page')
})

t.test('a made page behind all rows may lack its list, or hold it by keys', async (t) => {
  const thing = obj({ id: int, name: str })
  for (const results of [
    { ...arr(thing), minItems: 1, writeOnly: true },
    { type: 'object', additionalProperties: thing, minItems: 1 }
  ]) {
    const page = obj({ count: int, results }, ['count'])
    const ask = await server(t, {
      '/parts': { get: { parameters: [query('page', int)], responses: { 200: json(page) } } },
      '/parts/{id}': { get: { parameters: [path('id')], responses: { 200: json(thing) } } }
    })
    t.match(await ask('GET', '/parts?page=9'), { status: 200, body: { count: Number } })
  }
})
