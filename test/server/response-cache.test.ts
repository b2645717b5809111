import { get, type IncomingMessage, type ServerResponse } from 'node:http'
import t from 'tap'
import { assemble } from '../../src/assemble.ts'
import { handleRequest } from '../../src/server/handle-request.ts'
import { createStandin } from '../../src/standin.ts'
import { ask, documentOf, json, start } from '../fixtures/start.ts'

const invites = '/v2/organizations/mycompany/invites'
const size = { in: 'query', name: 'size', schema: { type: 'integer' } }
const pets = documentOf({
  '/pets': {
    get: { operationId: 'listPets', parameters: [size], responses: { 200: json({ type: 'array', items: {} }) } },
    post: { operationId: 'addPet', responses: { 204: { description: 'It is there' } } }
  }
})

t.test('a repeated answer has its entry, its violations and its count like the first', async (t) => {
  const mock = await start(t, { document: pets, validate: 'warn' })
  for (let i = 0; i < 3; i++) await ask(mock, '/pets?size=large')
  const requests = mock.requests('listPets')
  t.equal(requests.length, 3)
  for (const { violations, status, source, headers } of requests) {
    t.match(violations, [{ in: 'query', at: '/size' }])
    t.match({ status, source, headers }, { status: 200, source: 'generated', headers: { host: /^127/ } })
  }
  t.throws(() => mock.assertClean(), /(invalid {2}GET \/pets.*\n){3}/)
  t.same(mock.coverage().operations[0]?.statuses, { 200: 3 })
})

t.test('a request without Accept has an answer of its own', async (t) => {
  const schema = { type: 'object', properties: { a: { type: 'string' } } }
  const content = { 'application/xml': { schema }, 'application/json': { schema } }
  const { url } = await start(t, {
    document: documentOf({ '/a': { get: { responses: { 200: { description: 'ok', content } } } } })
  })
  const typeFor = (headers: Record<string, string>) =>
    new Promise<string | undefined>((resolve) => {
      get(`${url}/a`, { headers }, (response) => resolve(response.resume().headers['content-type']))
    })
  // The second answer is remembered, the third is given again.
  for (let i = 0; i < 3; i++) {
    t.equal(await typeFor({ accept: '*/*' }), 'application/xml')
    t.equal(await typeFor({}), 'application/json')
  }
})

t.test('an answer that leads to the mock names it as each request does', async (t) => {
  const headers = { Location: { schema: { type: 'string' } } }
  const document = documentOf({ '/a': { get: { responses: { 200: { ...json({}), headers } } } } })
  const { url } = await start(t, { document })
  const locationFor = (host: string) =>
    new Promise<string | undefined>((resolve) => {
      get(`${url}/a`, { headers: { host } }, (response) => resolve(response.resume().headers.location))
    })
  for (const host of ['localhost:1', 'localhost:1', 'localhost:1', 'localhost:2']) {
    t.match(await locationFor(host), `http://${host}/`)
  }
})

t.test('events are sent whole each time they are asked for', async (t) => {
  const content = { 'text/event-stream': { itemSchema: {}, example: 'data: 1\n\ndata: 2\n\n' } }
  const document = documentOf({ '/events': { get: { responses: { 200: { description: 'ok', content } } } } })
  const { url } = await start(t, { document })
  const texts = new Set<string>()
  for (let i = 0; i < 4; i++) texts.add(await (await fetch(`${url}/events`)).text())
  t.equal(texts.size, 1)
  t.match([...texts][0], /data: 1\n\ndata: 2/)
})

t.test('credentials are asked for each time', async (t) => {
  const mock = await start(t, { token: 'right' })
  const status = async (token: string) =>
    (await ask(mock, invites, { headers: { authorization: `Bearer ${token}` } })).status
  const statuses = [200, 200, 200, 401, 200]
  for (const expected of statuses) t.equal(await status(expected === 200 ? 'right' : 'wrong'), expected)
  t.same(
    mock.requests().map((one) => one.status),
    statuses
  )
})

t.test('each world has its own, by header and by path', async (t) => {
  const mock = await start(t)
  const count = async (path: string) => ((await (await ask(mock, path)).json()) as { invites: [] }).invites.length
  const body = JSON.stringify({ email: 'new@example.com' })
  for (let i = 0; i < 3; i++) t.equal(await count(`/__world/a${invites}`), 12)
  await ask(mock, `/__world/a${invites}`, { method: 'POST', body, headers: { 'content-type': 'application/json' } })
  for (let i = 0; i < 3; i++) {
    t.equal(await count(`/__world/a${invites}`), 13)
    t.equal(await count(invites), 12)
  }
  t.equal(mock.world('a').requests().length, 7)
  t.equal(mock.requests().length, 3)
})

t.test('an answer begun before a change is not remembered after it', async (t) => {
  const mock = await start(t)
  const body = JSON.stringify({ email: 'new@example.com' })
  const post = () => ask(mock, invites, { method: 'POST', body, headers: { 'content-type': 'application/json' } })
  await Promise.all([ask(mock), post(), ask(mock), ask(mock)])
  const { invites: rows } = (await (await ask(mock)).json()) as { invites: [] }
  t.equal(rows.length, 13)
})

t.test('parameters are noted anew once coverage is cleared', async (t) => {
  const mock = await start(t, { document: pets })
  for (let i = 0; i < 2; i++) await ask(mock, '/pets?size=2')
  await fetch(`${mock.url}/__admin/coverage`, { method: 'DELETE' })
  await ask(mock, '/pets?size=2')
  t.match(mock.coverage().operations[0], { requests: 1, parameters: { size: true } })
})

t.test("somebody's hooks see every answer of an instance that is theirs", async (t) => {
  const app = createStandin()
  t.teardown(() => app.close())
  const seen: string[] = []
  for (const hook of ['onRequest', 'preHandler', 'onSend', 'onResponse'] as const) {
    app.addHook(hook, async () => {
      seen.push(hook)
    })
  }
  const asked = { url: invites, headers: { authorization: 'Bearer t' } }
  for (let i = 0; i < 2; i++) t.equal((await app.inject(asked)).statusCode, 200)
  const all = ['onRequest', 'preHandler', 'onSend', 'onResponse']
  t.same(seen, [...all, ...all])
})

t.test('only what is asked again is remembered', async (t) => {
  const { server } = await assemble({ document: pets })
  const { memory } = server.worlds.main
  const kept: string[] = []
  server.worlds.main.memory = { get: memory.get, set: (asked) => kept.push(asked) }
  const ask = (url: string) => {
    const response = { writeHead() {}, end() {} } as unknown as ServerResponse
    const raw = { method: 'GET', url, headers: { host: 'a' }, rawHeaders: [], socket: {}, httpVersionMinor: 1 }
    return handleRequest(server, { raw: raw as unknown as IncomingMessage, response }, undefined)
  }
  for (const url of ['/pets?size=1', '/pets?size=2', '/pets?size=1']) await ask(url)
  t.same(kept, ['/pets?size=1 '])
})

t.test('a stub that arises answers in place of what was remembered, until it goes', async (t) => {
  const mock = await start(t, { document: pets })
  const status = async () => (await ask(mock, '/pets')).status
  for (let i = 0; i < 3; i++) t.equal(await status(), 200)
  mock.stub('listPets', { status: 404 })
  for (let i = 0; i < 3; i++) t.equal(await status(), 404)
  mock.reset()
  t.equal(await status(), 200)
})
