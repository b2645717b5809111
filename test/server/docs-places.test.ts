import t from 'tap'
import { greetingOf } from '../../src/cli/output/greeting.ts'
import { createStandin, startStandin } from '../../src/index.ts'

const answer = { responses: { 200: { description: 'ok', content: { 'application/json': { example: 'mine' } } } } }
const document = (...paths: string[]) => ({
  openapi: '3.1.0',
  info: { title: 't', version: '1' },
  paths: Object.fromEntries(paths.map((path) => [path, { get: answer }]))
})

t.test("a document's own paths win over the docs, which move and say so", async (t) => {
  for (const path of ['/openapi.json', '/openapi.yaml', '/documentation', '/documentation/{page}', '/openapi/2.json']) {
    const app = await createStandin({ document: document(path), fixtures: false })
    t.teardown(() => app.close())
    const get = async (url: string) => (await app.inject(url)).body
    t.equal(await get(path.replace('{page}', 'x')), '"mine"', path)
    t.match(await get('/__standin/openapi.json'), /^\{"openapi"/, `the document beside ${path}`)
    t.match(await get('/__standin/documentation'), /swagger/i, `the pages beside ${path}`)
  }
})

t.test('operations elsewhere, or of another method, leave the docs where they are', async (t) => {
  const post = { ...document('/documentations'), paths: { '/openapi.json': { post: answer } } }
  for (const one of [document('/v1/openapi.json', '/documentations'), post]) {
    const app = await createStandin({ document: one, fixtures: false })
    t.teardown(() => app.close())
    t.match((await app.inject('/openapi.json')).body, /^\{"openapi"/)
  }
})

t.test('the control API leaves the paths of the document to it', async (t) => {
  const own = document('/__admin', '/__admin/health', '/__admin/{x}')
  const app = await createStandin({ document: own, fixtures: false })
  t.teardown(() => app.close())
  for (const url of ['/__admin', '/__admin/health', '/__admin/mappings'])
    t.equal((await app.inject(url)).body, '"mine"')
  t.equal((await app.inject({ method: 'POST', url: '/__admin/reset' })).statusCode, 200)
  const bare = await createStandin({ document: own, fixtures: false, admin: false })
  t.teardown(() => bare.close())
  t.equal((await bare.inject('/__admin/health')).body, '"mine"', 'health alone as well')
})

t.test('people are told where the docs are', async (t) => {
  const mock = await startStandin({ document: document('/openapi.json'), fixtures: false })
  t.teardown(() => mock.close())
  const greeting = greetingOf(mock, {}, 1)
  t.match(greeting, `${mock.url}/__standin/documentation`)
  t.match(greeting, `${mock.url}/__standin/openapi.yaml`)
  t.match(mock.notices, [/operations where the docs usually are; the docs are at \/__standin\/documentation/])
  const strict = await startStandin({ document: document('/openapi.json'), fixtures: false, strict: true })
  await strict.close()
})

t.test("people are told which paths of the control API are the document's", async (t) => {
  const mock = await startStandin({
    document: document('/__admin/health', '/__admin', '/__administer'),
    fixtures: false
  })
  t.teardown(() => mock.close())
  t.strictSame(mock.notices, [
    'GET /__admin/health, GET /__admin of a document is answered by it, and the control API is reached beside it only'
  ])
})
