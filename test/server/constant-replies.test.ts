import t from 'tap'
import { documentOf, json, start } from '../fixtures/start.ts'

const error = (properties: object) =>
  json({ type: 'object', required: Object.keys(properties), properties, additionalProperties: false })
const text = { type: 'string' }
const id = { name: 'id', in: 'path', required: true, schema: { type: 'integer' } }

t.test('refusals that do not quote the request are the same bytes, others are not', async (t) => {
  const responses = { 200: json({}), 422: error({ message: text }) }
  const { url } = await start(t, {
    document: documentOf({
      '/silent/{id}': { get: { operationId: 'silent', parameters: [id], responses } },
      '/telling/{id}': {
        get: {
          operationId: 'telling',
          parameters: [id],
          responses: { ...responses, 422: error({ message: text, path: text, method: text }) }
        }
      }
    })
  })
  const asked = async (path: string) => (await fetch(url + path)).json()
  for (const name of ['a', 'b']) {
    t.same(await asked(`/silent/${name}`), { message: 'path id must be an integer' })
    const message = 'path id must be an integer'
    t.same(await asked(`/telling/${name}`), { message, path: `/telling/${name}`, method: 'GET' })
  }
})

t.test('a refusal says what is wrong with each request', async (t) => {
  const limit = { name: 'limit', in: 'query', schema: { type: 'integer', maximum: 9 } }
  const { url } = await start(t, {
    document: documentOf({
      '/x': { get: { parameters: [limit], responses: { 200: json({}), 422: error({ message: text }) } } }
    })
  })
  for (const [sent, message] of [
    ['a', 'must be an integer'],
    ['10', 'must be at most 9'],
    ['a', 'must be an integer']
  ]) {
    t.match(await (await fetch(`${url}/x?limit=${sent}`)).json(), { message: `query limit ${message}` })
  }
})

t.test('an example is sent with what else the request asks for', async (t) => {
  const example = { a: 1 }
  const { url } = await start(t, {
    document: documentOf({
      '/x': { get: { responses: { 200: json({}, { example }), 404: json({}, { example: { b: 2 } }) } } },
      '/old': { get: { deprecated: true, responses: { 200: json({}, { example }) } } }
    })
  })
  for (let i = 0; i < 2; i++) {
    for (const [code, body] of [
      ['200', example],
      ['404', { b: 2 }]
    ] as const) {
      const response = await fetch(`${url}/x?n=${i}`, { headers: { prefer: `code=${code}` } })
      t.equal(response.headers.get('preference-applied'), `code=${code}`)
      t.same([response.status, await response.json()], [Number(code), body])
    }
    t.equal((await fetch(`${url}/x?m=${i}`)).headers.get('preference-applied'), null)
    t.equal((await fetch(`${url}/old?m=${i}`)).headers.get('deprecation'), 'true')
  }
})
