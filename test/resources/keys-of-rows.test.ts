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
