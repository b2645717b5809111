import t from 'tap'
import { createStandin } from '../../src/standin.ts'
import { documentOf, json } from '../fixtures/start.ts'

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
