import t from 'tap'
import { documentOf, json, start } from '../fixtures/start.ts'

const named = (name: string, schema: object, operationId: string) => ({
  get: {
    operationId,
    parameters: [{ name, in: 'path', required: true, schema }],
    responses: { 200: json({}, { example: operationId }) }
  }
})
const answered = async (url: string) => {
  const response = await fetch(url)
  return response.status === 200 ? response.json() : response.status
}

t.test('operations whose templates match the same requests share them by their path parameters', async (t) => {
  const document = documentOf({
    '/things/{id}': named('id', { type: 'string', format: 'uuid' }, 'byId'),
    '/things/{number}': named('number', { type: 'integer' }, 'byNumber'),
    '/things/{code}': named('code', { type: 'string', pattern: '^[A-Z]+$' }, 'byCode')
  })
  const { url } = await start(t, { document })
  t.equal(await answered(`${url}/things/3fa85f64-5717-4562-b3fc-2c963f66afa6`), 'byId')
  t.equal(await answered(`${url}/things/12`), 'byNumber')
  t.equal(await answered(`${url}/things/AB`), 'byCode')
  t.equal(await answered(`${url}/things/none`), 422)
  t.equal((await fetch(`${url}/things/12`, { method: 'HEAD' })).status, 200)
})

t.test('the narrowest of the templates that take a request answers it', async (t) => {
  const document = documentOf({
    '/things/{name}': named('name', {}, 'byName'),
    '/things/{id}': named('id', { type: 'string', format: 'uuid' }, 'byId'),
    '/things/{number}': named('number', { type: 'integer' }, 'byNumber')
  })
  const { url } = await start(t, { document })
  t.equal(await answered(`${url}/things/3fa85f64-5717-4562-b3fc-2c963f66afa6`), 'byId')
  t.equal(await answered(`${url}/things/12`), 'byNumber')
  t.equal(await answered(`${url}/things/ada`), 'byName')
})

t.test('a template may ask for a query', async (t) => {
  const answers = (operationId: string) => ({
    get: { operationId, responses: { 200: json({}, { example: operationId }) } }
  })
  const document = documentOf({
    '/b': answers('all'),
    '/b?acl': answers('acl'),
    '/b?list-type=2': answers('list'),
    '/b?acl&version={id}': answers('version'),
    '/alone?x': answers('alone')
  })
  const { url } = await start(t, { document })
  t.equal(await answered(`${url}/b`), 'all')
  t.equal(await answered(`${url}/b?acl`), 'acl')
  t.equal(await answered(`${url}/b?list-type=2`), 'list')
  t.equal(await answered(`${url}/b?list-type=3`), 'all')
  t.equal(await answered(`${url}/b?version=5&acl=`), 'version')
  t.equal(await answered(`${url}/alone`), 'alone')
})

t.test('if each operation asks for a query that is missing, one of them answers', async (t) => {
  const answers = (operationId: string) => ({
    get: { operationId, responses: { 200: json({}, { example: operationId }) } }
  })
  const { url } = await start(t, { document: documentOf({ '/b?one': answers('one'), '/b?two': answers('two') }) })
  t.equal(await answered(`${url}/b`), 'one')
})
