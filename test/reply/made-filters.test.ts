import t from 'tap'
import { documentOf, json, start } from '../fixtures/start.ts'

const level = { type: 'string', enum: ['easy', 'hard'] }
const quiz = {
  type: 'object',
  required: ['level', 'open', 'title'],
  properties: { level, open: { type: 'boolean' }, title: {} }
}
const query = (name: string, schema: object | boolean) => ({ name, in: 'query', schema })
const document = documentOf({
  '/quizzes': {
    get: {
      parameters: [
        query('level', level),
        query('open', { type: 'boolean' }),
        query('title', true),
        query('sort', level)
      ],
      responses: { 200: json({ type: 'array', minItems: 6, items: quiz }) }
    }
  }
})

t.test('made rows are those that a filter of few values asks for', async (t) => {
  const { url } = await start(t, { document })
  const headers = { prefer: 'dynamic=true' }
  const ask = async (search: string) =>
    (await (await fetch(`${url}/quizzes${search}`, { headers })).json()) as { level: string; open: boolean }[]
  for (const one of await ask('?level=hard&open=true')) t.match(one, { level: 'hard', open: true })
  t.equal(new Set((await ask('?sort=hard')).map((one) => one.level)).size, 2, 'an order is no filter')
})
