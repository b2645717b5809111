import t, { type Test } from 'tap'
import { createStandin } from '../../../src/standin.ts'
import { documentOf, json } from '../../fixtures/start.ts'

type Row = Record<string, unknown>

const text = { type: 'string' }
const integer = { type: 'integer' }
const object = (properties: object) => ({ type: 'object', required: Object.keys(properties), properties })
const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` })
const path = (name: string, schema: object = integer) => ({ name, in: 'path', required: true, schema })
const query = (name: string, schema: object = text) => ({ name, in: 'query', schema })
const page = [query('after'), query('limit', integer)]

async function serverOf(t: Test, paths: object, schemas: object = {}) {
  const app = createStandin({ document: documentOf(paths, { components: { schemas } }), fixtures: false })
  t.teardown(() => app.close())
  return async (url: string, method: 'GET' | 'DELETE' = 'GET') => {
    const reply = await app.inject({ url, method })
    return reply.body === '' ? reply.statusCode : reply.json()
  }
}

const keys = (rows: Row[]) => rows.map(({ id }) => id)

t.test('a list of all shows the rows of each parent, once', async (t) => {
  const Task = object({ id: integer, name: text })
  const list = { parameters: page, responses: { 200: json({ type: 'array', items: ref('Task') }) } }
  const ask = await serverOf(
    t,
    {
      '/projects': {
        get: { responses: { 200: json({ type: 'array', items: object({ id: integer, title: text }) }) } }
      },
      '/projects/{projectId}': {
        parameters: [path('projectId')],
        get: { responses: { 200: json(object({ id: integer, title: text })) } }
      },
      '/projects/{projectId}/tasks': { parameters: [path('projectId')], get: list },
      '/projects/{projectId}/tasks/{taskId}': {
        parameters: [path('projectId'), path('taskId')],
        get: { responses: { 200: json(ref('Task')) } },
        delete: { responses: { 204: {} } }
      },
      '/tasks': { get: list }
    },
    { Task }
  )
  const projects: Row[] = await ask('/projects')
  const each: Row[][] = []
  for (const { id } of projects) each.push(await ask(`/projects/${id}/tasks`))
  const all: Row[] = await ask('/tasks')
  t.same(all, each.flat())
  const [first, second] = all as [Row, Row]
  const rest = () => ask(`/tasks?after=${first.id}&limit=1`)
  t.same(keys(await rest()), [second.id])
  t.same(await ask('/tasks?after=999999'), [])
  t.equal(await ask(`/projects/${projects[0]?.id}/tasks/${first.id}`, 'DELETE'), 204)
  t.same(keys(await rest()), [second.id])
})

t.test('a cursor whose row is gone still has its place', async (t) => {
  const Thing = object({ id: integer, name: text, color: { type: 'string', enum: ['red'] } })
  const parameters = [...page, query('sort'), query('color')]
  const ask = await serverOf(
    t,
    {
      '/things': {
        get: { 'x-standin': { rows: 6 }, parameters, responses: { 200: json({ type: 'array', items: ref('Thing') }) } }
      },
      '/things/{id}': { parameters: [path('id')], delete: { responses: { 204: {} } } }
    },
    { Thing }
  )
  const sorted = keys(await ask('/things?sort=name'))
  const gone = sorted[2]
  const last = sorted[5]
  t.equal(await ask(`/things/${gone}`, 'DELETE'), 204)
  t.same(keys(await ask(`/things?sort=name&after=${gone}`)), sorted.slice(3))
  const listed = [1, 2, 3, 4, 5, 6].filter((id) => id > Number(gone))
  t.same(keys(await ask(`/things?after=${gone}`)), listed)
  t.same(keys(await ask(`/things?color=red&after=${gone}`)), listed)
  t.equal(await ask(`/things/${last}`, 'DELETE'), 204)
  t.same(keys(await ask(`/things?sort=name&after=${last}`)), [])
  t.equal(
    await ask('/things/6', 'DELETE')
      .then(() => ask('/things?color=red&after=6'))
      .then((rows) => rows.length),
    0
  )
  t.same(await ask('/things?after=999'), [])
})

t.test('rows are shown by key, in nodes, and with some of their attributes', async (t) => {
  const Thing = object({ id: text, name: text })
  const item = { parameters: [path('id', text)], get: { responses: { 200: json(ref('Thing')) } } }
  const map = { type: 'object', additionalProperties: ref('Thing') }
  const edges = object({ edges: { type: 'array', items: object({ node: ref('Thing') }) } })
  const article = object({ type: text, id: text, attributes: object({ title: text, color: text }) })
  const api = object({ data: { type: 'array', items: article } })
  const list = (schema: object) => ({ get: { parameters: [query('fields')], responses: { 200: json(schema) } } })
  const ask = await serverOf(
    t,
    {
      '/things': list(map),
      '/things/{id}': item,
      '/nodes': list(edges),
      '/articles': list(api),
      '/articles/{id}': {
        parameters: [path('id', text)],
        get: { responses: { 200: json(object({ data: article })) } }
      }
    },
    { Thing }
  )
  const things: Record<string, Row> = await ask('/things')
  for (const [key, row] of Object.entries(things)) t.same(row, await ask(`/things/${key}`))
  t.same(Object.keys((await ask('/nodes')).edges[0]), ['node'])
  const [some] = (await ask('/articles?fields=title')).data
  t.same(Object.keys(some), ['type', 'id', 'attributes'])
  t.same(Object.keys(some.attributes), ['title'])
  const [whole] = (await ask('/articles?fields=attributes')).data
  t.same(Object.keys(whole.attributes), ['title', 'color'])
})

t.test('a path narrows a list to the rows that say so', async (t) => {
  const Order = object({ id: integer, name: text, customer_id: integer })
  const rows = json({ type: 'array', items: ref('Order') })
  const Customer = object({ id: integer, email: text })
  const ask = await serverOf(
    t,
    {
      '/customers': { get: { responses: { 200: json({ type: 'array', items: ref('Customer') }) } } },
      '/customers/{customerId}': {
        parameters: [path('customerId')],
        get: { responses: { 200: json(ref('Customer')) } }
      },
      '/orders': { get: { responses: { 200: rows } } },
      '/orders/{id}': { parameters: [path('id')], get: { responses: { 200: json(ref('Order')) } } },
      '/customers/{customerId}/orders': { parameters: [path('customerId')], get: { responses: { 200: rows } } }
    },
    { Order, Customer }
  )
  const all: Row[] = await ask('/orders')
  const customer = all[0]?.customer_id
  t.same(
    await ask(`/customers/${customer}/orders`),
    all.filter((row) => row.customer_id === customer)
  )
})

t.test('the links of a list keep what the client wrote, be it decodable or not', async (t) => {
  const schema = object({ data: { type: 'array', items: object({ id: integer }) }, next: { ...text, format: 'uri' } })
  const parameters = [query('page', integer), query('limit', integer), query('filter[x]')]
  const ask = await serverOf(t, { '/things': { get: { parameters, responses: { 200: json(schema) } } } })
  const { next } = await ask('/things?limit=1&filter[x]=a%20b&%ff=1&page=1')
  t.equal(next, 'http://localhost:80/things?limit=1&filter%5Bx%5D=a%20b&%ff=1&page=2')
})

t.test('a list in another format than JSON is left to the document', async (t) => {
  const content = {
    'application/json': { schema: { type: 'array', items: object({ id: integer }) } },
    'text/csv': { schema: { type: 'string' }, example: 'id' }
  }
  const get = { responses: { 200: { description: '', content } } }
  const app = createStandin({ document: documentOf({ '/things': { get } }), fixtures: false })
  t.teardown(() => app.close())
  const answer = await app.inject({ url: '/things', headers: { accept: 'text/csv' } })
  t.equal(answer.payload, 'id')
})

t.test('a media type that says nothing of its content shows the rows of the others', async (t) => {
  const content = { 'application/json': { schema: { type: 'array', items: object({ id: integer }) } } }
  const get = { responses: { 200: { description: '', content: { ...content, 'application/hal+json': {} } } } }
  const app = createStandin({ document: documentOf({ '/things': { get } }), fixtures: false })
  t.teardown(() => app.close())
  const ask = (accept: string) => app.inject({ url: '/things', headers: { accept } })
  const other = await ask('application/hal+json')
  t.match(other.headers['content-type'], 'application/hal+json')
  t.same(other.json(), (await ask('application/json')).json())
})
