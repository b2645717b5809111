import { createClient } from '@tursodatabase/api'
import Fastify from 'fastify'
import t from 'tap'
import standin, { createStandin, startStandin } from '../src/index.ts'
import { ask, start } from './fixtures/start.ts'

const invites = '/v2/organizations/mycompany/invites'
const authorization = 'Bearer TOKEN'

t.test('without a document it plays the one that ships with it', async (t) => {
  const mock = await start(t)
  t.match(mock.url, /^http:\/\/127\.0\.0\.1:\d+$/)
  const response = await ask(mock)
  t.equal(response.status, 200)
  t.equal(response.headers.get('content-type'), 'application/json')
  t.equal(response.headers.get('standin-source'), 'fixture')
  const body = (await response.json()) as { invites: { id: number; role: string }[] }
  t.equal(body.invites.length, 12)
  t.same([...new Set(body.invites.map(({ role }) => role))].sort(), ['admin', 'member', 'viewer'])
})

t.test('organizations have none, many, or rows of their own that are the same every time', async (t) => {
  const [one, other] = await Promise.all([start(t), start(t)])
  const rowsOf = async (mock: { url: string }, slug: string) => {
    const { invites } = (await (await ask(mock, `/v2/organizations/${slug}/invites`)).json()) as {
      invites: { id: number; email: string; created_at: string }[]
    }
    return invites
  }
  t.same(await rowsOf(one, 'newcompany'), [])
  const many = await rowsOf(one, 'bigcompany')
  t.equal(many.length, 500)
  t.equal(new Set(many.map(({ email }) => email)).size, 500, 'no address twice')
  t.same(
    many.map(({ id }) => id),
    Array.from({ length: 500 }, (_, index) => index + 1)
  )
  for (const { email, created_at } of many) {
    t.match(email, /^[^@\s]+@([a-z0-9-]+\.)+[a-z]{2,}$/)
    t.ok(Date.parse(created_at) < Date.parse('2025-01-01'), created_at)
  }
  const acme = await rowsOf(one, 'acme')
  t.equal(acme.length, 5)
  t.same(await rowsOf(other, 'acme'), acme, 'another server says the same')
  t.notSame(await rowsOf(one, 'umbrella'), acme)
  const seeded = await start(t, { seed: 2 })
  t.notSame(await rowsOf(seeded, 'acme'), acme, 'another seed, another world')
})

t.test("Turso's own client lists, invites and deletes", async (t) => {
  const mock = await start(t)
  const { organizations } = createClient({ org: 'mycompany', token: 'x', baseUrl: `${mock.url}/v1/` })
  const before = await organizations.listInvites()
  t.equal(before.length, 12)
  t.match(await organizations.inviteUser('grace+x@example.org', 'admin'), {
    email: 'grace+x@example.org',
    role: 'admin',
    organization: 'mycompany'
  })
  t.match((await organizations.listInvites()).at(-1), {
    id: 13,
    email: 'grace+x@example.org',
    role: 'admin',
    created_at: '2025-01-01T00:01:00Z'
  })
  await organizations.inviteUser('grace+x@example.org')
  t.same(
    (await organizations.listInvites()).filter(({ email }) => email === 'grace+x@example.org').map(({ role }) => role),
    ['member'],
    'a pending one is replaced, by the default role'
  )
  await organizations.deleteInvite('grace+x@example.org')
  t.same(await organizations.listInvites(), before)
  await t.rejects(organizations.deleteInvite('grace+x@example.org'), { status: 404, message: 'invite not found' })
  await t.rejects(organizations.inviteUser('x@y.zz', 'emperor' as 'admin'), { status: 400, message: /role/ })
})

t.test("Turso's own client sees a refused token as its error", async (t) => {
  const mock = await start(t, { token: 'right' })
  const list = (token: string) =>
    createClient({ org: 'mycompany', token, baseUrl: `${mock.url}/v1/` }).organizations.listInvites()
  t.equal((await list('right')).length, 12)
  await t.rejects(list('wrong'), {
    name: 'TursoClientError',
    status: 401,
    message: 'the token is not one that is accepted'
  })
})

t.test('a person invited by username gets an address of that name', async (t) => {
  const mock = await start(t)
  const response = await ask(mock, invites, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: '{"username":"grace-hopper"}'
  })
  const { invited } = (await response.json()) as { invited: { email: string; role: string } }
  t.match(invited.email, /^grace-hopper@/)
  t.equal(invited.role, 'member')
})

t.test('twenty servers in one process know nothing of each other', async (t) => {
  const all = await Promise.all(Array.from({ length: 20 }, () => start(t)))
  t.equal(new Set(all.map(({ url }) => url)).size, 20)
  const [first, second] = all as [(typeof all)[0], (typeof all)[0]]
  await ask(first, `${invites}/iku@turso.tech`, { method: 'DELETE' })
  t.equal(((await (await ask(first)).json()) as { invites: [] }).invites.length, 11)
  t.equal(((await (await ask(second)).json()) as { invites: [] }).invites.length, 12)
  t.equal(second.requests().length, 1)
  await first.close()
  t.equal((await ask(second)).status, 200)
})

t.test('a test stubs an operation, reads what was asked, and resets', async (t) => {
  const mock = await start(t)
  const operation = 'listOrganizationInvitesV2'
  mock.stub(operation, { status: 503, times: 1, headers: { 'Retry-After': '7' } })
  const stubbed = await ask(mock)
  t.equal(stubbed.status, 503)
  t.equal(stubbed.headers.get('retry-after'), '7')
  t.equal(stubbed.headers.get('standin-source'), 'stub')
  t.equal((await ask(mock)).status, 200, 'one time only')

  mock.stub(operation, { body: { invites: [] } })
  t.same(await (await ask(mock)).json(), { invites: [] })
  mock.stub(operation, { status: 401 })
  t.match(await (await ask(mock)).json(), { error: String }, 'the newest wins, with the documented body')
  mock.stub(operation, { status: 200, body: 'plain' })
  t.equal((await ask(mock)).headers.get('content-type'), 'text/plain; charset=utf-8')
  mock.stub(operation, { body: Buffer.from([1, 2]) })
  t.equal((await ask(mock)).headers.get('content-type'), 'application/octet-stream')
  t.equal((await fetch(mock.url + invites)).status, 401, 'a stub does not switch the token check off')

  const [first] = mock.requests(operation)
  t.match(first, { method: 'GET', url: invites, status: 503, source: 'stub', operationId: operation })
  t.equal(first?.headers.authorization, '[redacted]')
  await ask(mock, `${invites}/iku@turso.tech`, { method: 'DELETE' })
  t.equal(mock.requests().length, 8)

  mock.reset()
  t.same(mock.requests(), [])
  t.equal(((await (await ask(mock)).json()) as { invites: [] }).invites.length, 12, 'rows as at the start')
  t.throws(() => mock.stub('nothing', {}), /no operation "nothing"; it has listOrganizationInvitesV2/)
  t.throws(() => mock.requests('nothing'), /no operation "nothing"/)
})

t.test('a stub may wait', async (t) => {
  const mock = await start(t)
  mock.stub('listOrganizationInvitesV2', { delay: 60 })
  await ask(mock)
  t.ok((mock.requests()[0]?.ms as number) >= 59)
})

t.test('`await using` closes it', async (t) => {
  const mock = await startStandin()
  t.equal((await ask(mock)).status, 200)
  // The call behind the statement, which not every Node can read.
  await mock[Symbol.asyncDispose]()
  await t.rejects(fetch(mock.url))
})

t.test('createStandin gives an instance for inject', async (t) => {
  const app = createStandin({ fixtures: false })
  t.throws(() => app.standin.stub('x', {}), /not loaded yet/)
  const response = await app.inject({ url: invites, headers: { authorization } })
  t.equal(response.statusCode, 200)
  t.equal(response.headers['standin-source'], 'row')
  app.standin.stub('listOrganizationInvitesV2', { status: 503 })
  t.equal((await app.inject({ url: invites, headers: { authorization } })).statusCode, 503)
  t.equal(app.standin.requests().length, 2)
  await app.close()
})

t.test("it is a plugin for somebody's own Fastify, whose hooks still run", async (t) => {
  const app = Fastify()
  t.teardown(() => app.close())
  app.addHook('onSend', async (_request, reply) => {
    reply.header('x-own', 'yes')
  })
  app.addHook('preHandler', async (request) => {
    if (request.headers['x-break'] !== undefined) throw new Error('it broke')
  })
  app.get('/own', async () => 'mine')
  await app.register(standin, { prefix: '/api' })
  const response = await app.inject({ url: `/api${invites}`, headers: { authorization, origin: 'http://a.example' } })
  t.equal(response.statusCode, 200)
  t.equal(response.headers['x-own'], 'yes')
  t.equal(response.headers['access-control-allow-origin'], 'http://a.example')
  t.equal((await app.inject('/own')).body, 'mine')
  const broken = await app.inject({ url: `/api${invites}`, headers: { authorization, 'x-break': 'yes' } })
  t.equal(broken.statusCode, 500)
  t.match(broken.json(), { error: 'standin failed: it broke; please report it' })
  app.standin.stub('listOrganizationInvitesV2', { status: 503 })
  t.equal((await app.inject({ url: `/api${invites}`, headers: { authorization } })).statusCode, 503)
})

t.test('a plugin leaves its host what the host has of its own', async (t) => {
  const app = Fastify()
  t.teardown(() => app.close())
  app.setNotFoundHandler((_request, reply) => reply.code(404).send('not here'))
  await app.register(standin)
  await app.register(standin, { prefix: '/two', fixtures: false })
  const ask = (url: string) => app.inject({ url, headers: { authorization } })
  t.equal((await ask(invites)).statusCode, 200)
  t.equal((await ask('/nothing')).body, 'not here')
  t.match((await ask('/two/nothing')).json().error, /no operation for GET/)
  t.equal((await ask(`/two${invites}`)).headers['standin-source'], 'row')
  t.same(app.standin.requests().length, 1, 'those of the first')
})

t.test('a log that throws changes no answer', async (t) => {
  const warned = new Promise((resolve) => process.once('warning', resolve))
  const log = () => {
    throw new Error('full disk')
  }
  const mock = await start(t, { log })
  t.equal((await fetch(mock.url + invites, { headers: { authorization } })).status, 200)
  t.match(await warned, { name: 'StandinWarning', message: /full disk/ })
})

t.test('an option that there is not is told', async (t) => {
  await t.rejects(startStandin({ documnt: 'x' } as never), /no option "documnt"; did you mean document\?$/)
  t.throws(() => createStandin({ tokens: 'x' } as never), /no option "tokens"/)
  t.throws(() => createStandin({ color: 1 } as never), /no option "color"; there is document, overlay, prefix/)
  await t.rejects(startStandin({ port: 'x' } as never), { code: 'ERR_STANDIN_OPTION' })
  await t.rejects(startStandin({ document: 'missing.yaml' }), { code: 'ERR_STANDIN_UNREADABLE' })
})

t.test('each way in checks the options', async (t) => {
  const doors: Record<string, (options: never) => Promise<unknown>> = {
    startStandin,
    createStandin: async (options) => createStandin(options),
    plugin: async (options) => {
      const app = Fastify()
      t.teardown(() => app.close())
      await app.register(standin, options)
    }
  }
  for (const [name, open] of Object.entries(doors)) {
    for (const wrong of [{ validate: 'sometimes' }, { token: 7 }, { seed: {} }, { delay: 'abc' }, { nosuch: 1 }]) {
      const shown = `${name} ${JSON.stringify(wrong)}`
      await t.rejects(open(wrong as never), { code: 'ERR_STANDIN_OPTION' }, shown)
    }
    if (name === 'plugin') continue
    for (const wrong of [null, 7, 'openapi.yaml', []]) {
      await t.rejects(open(wrong as never), /^options are an object such as \{ document: 'openapi\.yaml' \}, not /)
    }
  }
  const app = Fastify()
  t.teardown(() => app.close())
  await app.register(standin, { prefix: '/mock', logLevel: 'silent', logSerializers: {} })
})

t.test('a document that cannot be read is refused with what and where', async (t) => {
  const dir = t.testdir({
    'openapi.yaml':
      'openapi: 3.0.0\ninfo: { title: x, version: 1 }\npaths:\n  /things:\n    get:\n      responses:\n        200:\n          description: ok\n          content:\n            application/json:\n              schema: { type: array, items: { type: object, properties: { id: { type: integer } } } }\n',
    fixtures: { 'things.yaml': '- { id: 1 }\n- { id: two }\n' }
  })
  await t.rejects(startStandin({ document: `${dir}/openapi.yaml` }), /things\.yaml:2:5: \/1\/id: must be an integer/)
  await t.rejects(startStandin({ document: `${dir}/nothing.yaml` }), /nothing\.yaml/)
  await t.rejects(startStandin({ fixtures: `${dir}/nothing` }), /no such file or folder/)
})
