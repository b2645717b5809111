import { connect } from 'node:net'
import Fastify from 'fastify'
import t from 'tap'
import { ownServerOptions } from '../../src/server/server.ts'
import { createStandin } from '../../src/standin.ts'
import { ask, documentOf, json, start } from '../fixtures/start.ts'

const invites = '/v2/organizations/mycompany/invites'

t.test('requests without an operation are refused in the shape of the API', async (t) => {
  const mock = await start(t)
  const unknown = await ask(mock, '/v2/organization/mycompany/invits')
  t.equal(unknown.status, 404)
  t.equal(unknown.headers.get('content-type'), 'application/json')
  t.match(await unknown.json(), {
    error: /GET \/v2\/organizations\/\{organizationSlug\}\/invites \(listOrganizationInvitesV2\)/
  })
  t.equal(unknown.headers.get('standin-source'), 'error')

  const wrong = await ask(mock, invites, { method: 'PUT' })
  t.equal(wrong.status, 405)
  t.equal(wrong.headers.get('allow'), 'GET, POST, HEAD, OPTIONS')
  t.match(wrong.headers.get('standin-reason'), /not PUT/)
  t.match(await wrong.json(), { error: /not PUT/ })
  t.match(await (await ask(mock, `${invites}/a@b.c`)).json(), { error: /answers DELETE, OPTIONS, not GET/ })

  const slash = await ask(mock, `${invites}/`)
  t.equal(slash.status, 404)
  t.match(await slash.json(), { error: /without the slash at its end there is/ })
  const nobody = await ask(mock, `${invites}/`, { method: 'DELETE' })
  t.match(nobody.headers.get('standin-violations'), '"at":"/email","message":"is required"')
})

t.test('a list with a slash at its end is no row without a key', async (t) => {
  const get = { responses: { 200: json({ type: 'array', items: { type: 'object' } }) } }
  const mock = await start(t, { document: documentOf({ '/x': { get }, '/x/{id}': { get, delete: get } }) })
  for (const method of ['GET', 'HEAD']) {
    const { status, headers } = await fetch(`${mock.url}/x/`, { method })
    t.match([status, headers.get('standin-reason')], [404, /without the slash at its end there is: \/x$/])
  }
  t.equal((await fetch(`${mock.url}/x/`, { method: 'DELETE' })).status, 422)
  t.equal((await fetch(`${mock.url}/x/1`)).status, 200)
  const alone = await start(t, { document: documentOf({ '/{id}': { get } }) })
  t.equal((await fetch(`${alone.url}/`)).status, 422)
})

t.test('HEAD follows GET, and OPTIONS tells the methods', async (t) => {
  const mock = await start(t)
  const head = await ask(mock, invites, { method: 'HEAD' })
  t.equal(head.status, 200)
  t.ok(Number(head.headers.get('content-length')) > 1000)
  t.equal(await head.text(), '')
  const options = await fetch(mock.url + invites, { method: 'OPTIONS' })
  t.equal(options.status, 204)
  t.equal(options.headers.get('allow'), 'GET, POST, HEAD, OPTIONS')
})

t.test('a document may have HEAD and OPTIONS of its own', async (t) => {
  const mock = await start(t, {
    document: documentOf({
      '/x': {
        get: { responses: { 200: json({ type: 'object' }) } },
        head: { responses: { 204: { description: 'nothing' } } },
        options: { responses: { 200: json({ type: 'object' }, { example: { own: true } }) } }
      }
    })
  })
  t.equal((await fetch(`${mock.url}/x`, { method: 'HEAD' })).status, 204)
  t.same(await (await fetch(`${mock.url}/x`, { method: 'OPTIONS' })).json(), { own: true })
})

t.test('an answer has the field that HTTP demands with its status, and no content where there is none', async (t) => {
  const shown = json({ type: 'object' }, { example: { a: 1 } })
  const own = { headers: { Allow: { schema: { type: 'string' }, example: 'PATCH' } } }
  const cases: [status: number, more: object, name: string, value: string][] = [
    [401, {}, 'www-authenticate', 'Bearer'],
    [405, {}, 'allow', 'GET'],
    [405, own, 'allow', 'PATCH'],
    [407, {}, 'proxy-authenticate', 'Basic realm="standin"'],
    [426, {}, 'upgrade', 'websocket'],
    [101, {}, 'connection', 'close'],
    [205, {}, 'content-length', '0']
  ]
  for (const [status, more, name, value] of cases) {
    const document = documentOf({ '/x': { get: { responses: { [status]: { ...shown, ...more } } } } })
    const app = createStandin({ document })
    t.teardown(() => app.close())
    const { statusCode, headers } = await app.inject('/x')
    t.match([statusCode, headers[name]], [status, value], `${status} ${name}`)
  }
})

t.test('a page of another origin may ask anything, with credentials', async (t) => {
  const mock = await start(t)
  const origin = 'http://app.example'
  const preflight = await fetch(`${mock.url}/nowhere`, {
    method: 'OPTIONS',
    headers: {
      origin,
      'access-control-request-method': 'PURGE',
      'access-control-request-headers': 'authorization,x-own',
      'access-control-request-private-network': 'true'
    }
  })
  t.equal(preflight.status, 204)
  t.equal(preflight.headers.get('access-control-allow-origin'), origin)
  t.equal(preflight.headers.get('access-control-allow-headers'), 'authorization,x-own')
  t.match(preflight.headers.get('access-control-allow-methods'), /DELETE.*PURGE/)
  t.equal(preflight.headers.get('access-control-allow-private-network'), 'true')
  const plain = await fetch(mock.url + invites, {
    method: 'OPTIONS',
    headers: { origin, 'access-control-request-method': 'GET' }
  })
  t.match(plain.headers.get('access-control-allow-headers'), /authorization/)
  for (const [path, status] of [
    [invites, 401],
    ['/nowhere', 404]
  ] as const) {
    const refused = await fetch(mock.url + path, { headers: { origin } })
    t.equal(refused.status, status)
    t.equal(refused.headers.get('access-control-allow-origin'), origin)
    t.equal(refused.headers.get('access-control-allow-credentials'), 'true')
    const exposed = refused.headers.get('access-control-expose-headers')?.split(', ')
    for (const name of ['standin-source', 'standin-reason']) t.ok(exposed?.includes(name), name)
    t.equal(exposed?.includes('www-authenticate'), status === 401)
    t.match(refused.headers.get('vary'), /Origin/)
  }
  const without = await start(t, { cors: false })
  const response = await ask(without, invites, { headers: { origin } })
  t.equal(response.headers.get('access-control-allow-origin'), null)
  t.equal(response.headers.get('vary'), 'Prefer')
  t.equal(
    (
      await fetch(without.url + invites, {
        method: 'OPTIONS',
        headers: { origin, 'access-control-request-method': 'GET' }
      })
    ).status,
    204
  )
})

t.test('pages of other origins may read all headers of an answer', async (t) => {
  const headers = { 'X-Total-Count': { schema: { type: 'integer' }, example: 42 } }
  const document = documentOf({ '/x': { get: { responses: { 200: { ...json({}), headers } } } } })
  const mock = await start(t, { document })
  for (const time of ['made', 'made again', 'remembered']) {
    const answer = await fetch(`${mock.url}/x`, { headers: { origin: 'http://app.example' } })
    t.match(answer.headers.get('access-control-expose-headers'), /(^|, )x-total-count(,|$)/, time)
  }
})

t.test('the files of a multipart answer are files', async (t) => {
  const file = { type: 'string', format: 'binary' }
  const schema = {
    type: 'object',
    required: ['n', 'picture', 'files'],
    properties: { n: { const: 7 }, picture: file, files: { type: 'array', minItems: 1, maxItems: 1, items: file } }
  }
  const encoding = { picture: { contentType: 'image/png' } }
  const content = {
    'multipart/form-data': { schema, encoding },
    'multipart/mixed': { schema: { type: 'array', items: { const: 7 } } }
  }
  const mock = await start(t, {
    document: documentOf({ '/x': { get: { responses: { 200: { description: '', content } } } } })
  })
  const form = await (await fetch(`${mock.url}/x`, { headers: { accept: 'multipart/form-data' } })).formData()
  t.equal(form.get('n'), '7')
  const picture = form.get('picture') as File
  t.equal(picture.type, 'image/png')
  t.match(Buffer.from(await picture.arrayBuffer()).toString('latin1'), /^.PNG/)
  t.equal((form.get('files') as File).type, 'application/octet-stream')
  t.equal((form.get('files') as File).size, 256)
  t.match(
    await (await fetch(`${mock.url}/x`, { headers: { accept: 'multipart/mixed' } })).text(),
    /^--standin-boundary\r\nContent-Type: text\/plain; charset=utf-8\r\n\r\n7\r\n/
  )
})

t.test('a documented Prefer header refuses no preference, as RFC 7240 has it', async (t) => {
  const schema = { type: 'string', enum: ['respond-async'] }
  const parameters = [{ name: 'Prefer', in: 'header', required: true, schema }]
  const document = documentOf({ '/x': { get: { parameters, responses: { 200: json({}, { example: 1 }) } } } })
  const mock = await start(t, { document })
  const status = async (headers: Record<string, string>) => (await fetch(`${mock.url}/x`, { headers })).status
  for (const prefer of ['respond-async', 'return=minimal', 'dynamic=true'])
    t.equal(await status({ prefer }), 200, prefer)
  t.equal(await status({ prefer: 'code=404' }), 404)
  t.equal(await status({}), 422)
})

t.test('a request may prefer a documented answer', async (t) => {
  const mock = await start(t)
  const prefer = (value: string, path = invites) => ask(mock, path, { headers: { prefer: value } })
  const refused = await prefer('code=401')
  t.equal(refused.status, 401)
  t.equal(refused.headers.get('preference-applied'), 'code=401')
  t.same(await refused.json(), { error: 'the token is missing, invalid or expired' })
  t.equal((await prefer('', `${invites}?__code=403`)).status, 403)

  const undocumented = await prefer('code=503')
  t.equal(undocumented.status, 503)
  t.same(await undocumented.json(), { error: 'Service Unavailable' })
  t.match(undocumented.headers.get('standin-reason'), /documents no response 503; this has the shape of its 403/)
  const unheardOf = await prefer('code=999')
  t.equal(unheardOf.status, 404)
  t.match(await unheardOf.json(), { error: /documents no response 999; documented: 200, 401, 403/ })
  t.equal((await prefer('example=cat')).status, 404)

  const dynamic = await prefer('dynamic=true')
  t.equal(dynamic.headers.get('standin-source'), 'generated')
  t.notSame(await (await prefer('dynamic=true, seed=5')).json(), await dynamic.json())
  const before = performance.now()
  await prefer('wait=0.05')
  t.ok(performance.now() - before > 49)
})

t.test('bodies are checked by name of field, and JSON is read from text/plain', async (t) => {
  const mock = await start(t)
  const post = (body: string, type = 'application/json') =>
    ask(mock, invites, { method: 'POST', headers: { 'content-type': type }, body })
  const cases: [body: string, type: string, status: number, error?: RegExp][] = [
    ['{"email":"a@example.org"}', 'text/plain;charset=UTF-8', 200],
    [
      '{"email":"a@example.org","role":"emperor"}',
      'application/json',
      400,
      /\/role must be one of admin, member, viewer/
    ],
    ['{"role":"admin"}', 'application/json', 400, /email.*username/],
    ['{"email":"a@example.org","username":"a"}', 'application/json', 400, /email.*username/],
    ['{"email":"nobody"}', 'application/json', 400, /\/email/],
    ['{"email":', 'application/json', 400, /JSON/],
    ['{"email":', 'text/plain', 400, /JSON/],
    ['', 'application/json', 400, /body is required/],
    ['<email/>', 'application/xml', 415, /application\/xml.*application\/json/]
  ]
  for (const [body, type, status, error] of cases) {
    const response = await post(body, type)
    t.equal(response.status, status, `${type} ${body}`)
    if (error === undefined) continue
    t.match(await response.json(), { error }, `${type} ${body}`)
  }
  const several = await post('{"email":"nobody","role":1}')
  const violations = JSON.parse(several.headers.get('standin-violations') as string)
  t.match(violations, [
    { in: 'body', at: '/email' },
    { in: 'body', at: '/role' }
  ])
  t.match(mock.requests().at(-1)?.violations, violations)
})

t.test('nothing that fits Accept is 406', async (t) => {
  const mock = await start(t)
  const response = await ask(mock, invites, { headers: { accept: 'application/xml' } })
  t.equal(response.status, 406)
  t.match(await response.json(), { error: /application\/json/ })
  t.equal((await ask(mock, invites, { headers: { accept: 'text/html, application/*;q=0.5' } })).status, 200)
})

t.test('an answer is remembered only as long as it is true', async (t) => {
  const mock = await start(t)
  const emails = async () => {
    const { invites } = (await (await ask(mock)).json()) as { invites: { email: string }[] }
    return invites.map(({ email }) => email)
  }
  const before = await emails()
  for (let i = 0; i < 3; i++) t.same(await emails(), before)
  await ask(mock, `${invites}/${before[0]}`, { method: 'DELETE' })
  t.same(await emails(), before.slice(1))
})

t.test('closing ends silent connections and lets a running request end', async (t) => {
  const mock = await start(t, { delay: 100 })
  const port = Number(new URL(mock.url).port)
  const silent = connect(port, '127.0.0.1').on('error', () => {})
  await new Promise((resolve) => silent.once('connect', resolve))
  const running = ask(mock)
  while (mock.requests().length === 0) await new Promise((resolve) => setImmediate(resolve))
  await mock.close()
  t.equal((await running).status, 200)
  await mock.close()
})

t.test('a malformed URL and a body that is too large are refused plainly', async (t) => {
  const mock = await start(t)
  const noUrl = await ask(mock, '/%zz')
  t.equal(noUrl.status, 400)
  t.equal(noUrl.headers.get('standin-source'), 'error')
  t.equal(noUrl.headers.get('access-control-allow-origin'), '*')
  t.match(await noUrl.json(), { error: /'\/%zz' is not a valid url/ })
  t.equal(mock.requests().at(-1)?.url, '/%zz')
  const response = await ask(mock, invites, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: 'x'.repeat(33 * 1024 * 1024)
  }).catch(() => undefined)
  if (response !== undefined) t.equal(response.status, 413)
})

t.test('errors before a request meets a route look like all others', async (t) => {
  const mock = await start(t, { requireWorld: true })
  t.match(await (await ask(mock, '/%zz')).json(), { error: /wants to know the world/ })
  const odd = { method: 'POST', body: 'x', headers: { 'content-type': 'x' } }
  t.match(await (await ask(mock, '/nowhere', odd)).json(), { error: /wants to know the world/ })
  const preflight = { origin: 'http://app.example', 'access-control-request-method': 'GET' }
  t.equal((await ask(mock, '/%zz', { method: 'OPTIONS', headers: preflight })).status, 204)
})

t.test('the document is served again, with the mock as its server', async (t) => {
  const mock = await start(t)
  const document = (await (await fetch(`${mock.url}/openapi.json`)).json()) as {
    servers: object[]
    paths: Record<string, { get: { operationId: string } }>
    components: { schemas: object }
  }
  t.match(document.servers, [{ url: mock.url }])
  const lost = await fetch(`${mock.url}/documentation/<nothing>`)
  t.match([lost.status, lost.headers.get('content-type')], [404, /problem.json/])
  t.match(await lost.json(), { status: 404, detail: 'there is no page /documentation/%3Cnothing%3E' })
  for (const path of ['/openapi.json', '/openapi.yaml', '/documentation', '/documentation/<nothing>']) {
    t.equal((await fetch(mock.url + path)).headers.get('x-content-type-options'), 'nosniff', path)
  }
  for (const path of ['/openapi.json', '/openapi.yaml', '/documentation/<nothing>']) {
    t.equal((await fetch(mock.url + path)).headers.get('content-security-policy'), 'sandbox', path)
  }
  const elsewhere = await fetch(`${mock.url}/openapi.yaml`, { headers: { origin: 'http://editor.example' } })
  t.equal(elsewhere.headers.get('access-control-allow-origin'), '*')
  t.equal(document.paths['/v2/organizations/{organizationSlug}/invites']?.get.operationId, 'listOrganizationInvitesV2')
  t.ok('InviteV2' in document.components.schemas)
  const yaml = await fetch(`${mock.url}/openapi.yaml`)
  t.match(yaml.headers.get('content-type'), /yaml/)
  t.match(await yaml.text(), /operationId: listOrganizationInvitesV2/)
  const page = await fetch(`${mock.url}/documentation`)
  t.match(page.headers.get('content-type'), /html/)
  t.match(await (await fetch(`${mock.url}/documentation/json`)).json(), { servers: [{ url: mock.url }] })
})

t.test('the control API tells health and requests, and resets', async (t) => {
  const mock = await start(t)
  const admin = async (method: string, path: string) => (await fetch(`${mock.url}/__admin${path}`, { method })).json()
  t.match(await admin('GET', '/health'), { status: 'healthy', version: String, uptimeInSeconds: 0 })
  // As `wget --spider` asks, in a container's health check.
  for (const path of ['/health', '/mappings']) {
    t.equal((await fetch(`${mock.url}/__admin${path}`, { method: 'HEAD' })).status, 200)
  }
  await ask(mock)
  await ask(mock, invites, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: '{"username":"a"}'
  })
  const [traceId, parentId] = ['a'.repeat(32), 'b'.repeat(16)]
  await fetch(`${mock.url}/nowhere`, { headers: { traceparent: `00-${traceId}-${parentId}-01` } })
  t.match(await admin('GET', '/requests'), {
    meta: { total: 3 },
    requests: [
      {
        request: { url: '/nowhere' },
        wasMatched: false,
        responseDefinition: { status: 404 },
        subEvents: [{ data: { trace: { traceId, parentId } } }]
      },
      { request: { method: 'POST', body: '{"username":"a"}' }, wasMatched: true },
      {
        request: { url: invites, headers: { authorization: 'Bearer TOKEN' } },
        subEvents: [{ data: { operationId: 'listOrganizationInvitesV2', source: 'fixture' } }]
      }
    ]
  })
  t.match(await admin('POST', '/requests/count'), { count: 3 })
  await admin('POST', '/requests/reset')
  t.match(await admin('POST', '/requests/count'), { count: 0 })
  await admin('POST', '/reset')
  t.equal(((await (await ask(mock)).json()) as { invites: [] }).invites.length, 12)
  await admin('DELETE', '/requests')
  t.match(await admin('GET', '/requests'), { meta: { total: 0 } })
  const evil = await fetch(`${mock.url}/__admin/requests`, { headers: { origin: 'http://evil.example' } })
  t.equal(evil.status, 403)
  t.equal(evil.headers.get('access-control-allow-origin'), null)
  t.equal((await fetch(`${mock.url}/__admin/requests`, { headers: { origin: mock.url } })).status, 200)
})

t.test('a server that is closed to routes of others says so to one that has a schema', async (t) => {
  const app = Fastify(ownServerOptions((routes) => routes))
  t.teardown(() => app.close())
  app.get('/', { schema: { querystring: { type: 'object' } } }, async () => '')
  await t.rejects(async () => {
    await app.ready()
  }, /has a schema for Fastify to compile/)
})

t.test('credentials are asked for before a body is read', async (t) => {
  const mock = await start(t)
  const refused = await fetch(mock.url + invites, { method: 'POST', body: 'x'.repeat(1000) })
  t.equal(refused.status, 401)
  t.match(await refused.json(), { error: /credentials are missing/ })
})

t.test('answers say which headers of the request they were chosen by', async (t) => {
  const content = { 'application/json': {}, 'application/xml': {} }
  const document = documentOf({
    '/one': { get: { responses: { 200: json({}) } } },
    '/two': { get: { responses: { 200: { description: 'x', content } } } },
    '/any': { get: { responses: { 200: { description: 'x', content: { 'image/*': {} } } } } }
  })
  for (const [cors, origin] of [
    [true, ', Origin'],
    [false, '']
  ] as const) {
    const mock = await start(t, { document, cors })
    const vary = async (path: string, headers = {}) => (await fetch(mock.url + path, { headers })).headers.get('vary')
    t.equal(await vary('/one'), `Prefer${origin}`)
    t.equal(await vary('/two'), `Accept, Prefer${origin}`)
    t.equal(await vary('/any'), `Accept, Prefer${origin}`)
    t.equal(await vary('/two', { prefer: 'code=418' }), `Prefer${origin}`)
    t.equal(await vary('/two', { accept: 'text/csv' }), `Accept, Prefer${origin}`)
    t.equal(await vary('/none'), cors ? 'Origin' : null)
  }
})

t.test('an answer names the mock as the request did, and is no answer to another', async (t) => {
  const moved = { 302: { description: 'moved', headers: { Location: { schema: { type: 'string' } } } } }
  const document = documentOf({
    '/r': { get: { responses: moved } },
    '/home': { get: { responses: { 200: json({}) } } }
  })
  const mock = await start(t, { document })
  const { port } = new URL(mock.url)
  const at = async (url: string) => (await fetch(url, { redirect: 'manual' })).headers.get('location')
  t.equal(await at(`${mock.url}/r`), `${mock.url}/home`)
  t.equal(await at(`http://localhost:${port}/r`), `http://localhost:${port}/home`)
  t.equal(await at(`${mock.url}/__world/w/r`), `${mock.url}/__world/w/home`)
})

t.test('fixed text of a path may be percent-encoded', async (t) => {
  const id = { name: 'id', in: 'path', required: true, schema: { type: 'string' } }
  const says = (example: string, parameters: object[] = []) => ({
    get: { parameters, responses: { 200: json({}, { example }) } }
  })
  const paths = {
    '/users/{id}': says('one', [id]),
    '/users/@me': says('me'),
    '/jobs/{id}:cancel': says('cancel', [id]),
    "/Users('{id}')": says('odata', [id]),
    '/things/$count': says('count'),
    '/a%2Cb': says('comma'),
    '/trail/': says('trail'),
    '/rows/{id}/$count': { get: { parameters: [id], responses: { 200: json({ type: 'number' }) } } }
  }
  const mock = await start(t, { document: documentOf(paths) })
  const count = async (path: string) => (await fetch(`${mock.url}/rows/${path}`)).json()
  t.equal(await count('a%40b/%24count'), await count('a@b/$count'), 'either way of writing has the same value')
  for (const [path, answer] of [
    ['/users/%40me', 'me'],
    ['/users/@me', 'me'],
    ['/users/%40you', 'one'],
    ['/jobs/1%3Acancel', 'cancel'],
    ['/jobs/1%3acancel', 'cancel'],
    ['/Users(%277%27)', 'odata'],
    ['/Users%28%277%27%29', 'odata'],
    ['/things/%24count', 'count'],
    ['/a,b', 'comma'],
    ['/a%2Cb', 'comma']
  ] as const) {
    t.equal(await (await fetch(mock.url + path)).json(), answer, path)
  }
  const slash = await fetch(`${mock.url}/trail`)
  t.equal(slash.status, 404)
  t.match(slash.headers.get('standin-reason'), /with a slash at its end there is: \/trail\//)
})

t.test('the body of a GET is passed over in OpenAPI 3.0, and read in 3.1', async (t) => {
  const schema = { type: 'object', required: ['q'], properties: { q: { type: 'integer' } } }
  const requestBody = { required: true, content: { 'application/json': { schema } } }
  const paths = { '/x': { get: { requestBody, responses: { 200: json({}) } } } }
  for (const [openapi, statuses] of [
    ['3.0.3', [200, 200, 200]],
    ['3.1.0', [422, 200, 422]]
  ] as const) {
    const app = createStandin({ document: { ...documentOf(paths), openapi } })
    const ask = async (payload?: object) =>
      (await app.inject({ method: 'GET', url: '/x', ...(payload === undefined ? {} : { payload }) })).statusCode
    t.same([await ask(), await ask({ q: 1 }), await ask({ q: 'x' })], statuses, openapi)
    await app.close()
  }
})

t.test('a preference that headers cannot carry is named in ASCII', async (t) => {
  const mock = await start(t)
  const answer = await ask(mock, `${invites}?__seed=%E2%82%AC%0A`)
  t.equal(answer.status, 200)
  t.equal(answer.headers.get('preference-applied'), 'seed="\\u20ac\\n"')
})

t.test('an int64 keeps its digits from path and body to answer and journal', async (t) => {
  const int64 = { type: 'integer', format: 'int64' }
  const schema = { type: 'object', required: ['id'], properties: { id: int64 } }
  const parameters = [{ name: 'id', in: 'path', required: true, schema: int64 }]
  const requestBody = { content: { 'application/json': { schema } } }
  const responses = { 200: json(schema) }
  const mock = await start(t, {
    document: documentOf({ '/x/{id}': { parameters, get: { responses }, put: { requestBody, responses } } })
  })
  const [id, other] = ['9223372036854775807', '9007199254740993']
  t.match(await (await fetch(`${mock.url}/x/${id}`)).text(), `"id":${id}`)
  const put = await fetch(`${mock.url}/x/${other}`, {
    method: 'PUT',
    headers: { 'content-type': 'application/json' },
    body: `{"id":${other}}`
  })
  t.equal(put.status, 200)
  t.match(await put.text(), `"id":${other}`)
  t.equal((await fetch(`${mock.url}/__admin/requests`)).status, 200)
  t.equal((await fetch(`${mock.url}/x/9223372036854775808`)).status, 422, 'a bound is exact')
})

t.test('an int64 of the document keeps its digits in answers, bounds and the document itself', async (t) => {
  const parameter = { name: 'q', in: 'query', schema: { type: 'integer', minimum: 9007199254740993n } }
  const properties = {
    a: { type: 'integer', format: 'int64', example: 9007199254740993n },
    b: { type: 'string', example: 9007199254740995n },
    c: { type: 'integer', enum: [9007199254740997n] },
    d: { type: 'integer', format: 'int64', minimum: 9007199254740993n }
  }
  const schema = { type: 'object', required: ['a', 'b', 'c', 'd'], properties }
  const mock = await start(t, {
    document: documentOf({ '/x': { get: { parameters: [parameter], responses: { 200: json(schema) } } } })
  })
  const text = await (await fetch(`${mock.url}/x?q=9007199254740993`)).text()
  t.match(text, /"a":9007199254740993,"b":"9007199254740995","c":9007199254740997/)
  t.ok(BigInt(/"d":(\d+)/.exec(text)?.[1] as string) >= 9007199254740993n)
  t.equal((await fetch(`${mock.url}/x?q=9007199254740992`)).status, 422)
  for (const path of ['/openapi.json', '/openapi.yaml', '/documentation/json']) {
    t.match(await (await fetch(mock.url + path)).text(), /example"?: ?9007199254740993/, path)
  }
})

t.test('a refusal comes in a type that the request accepts, else in JSON', async (t) => {
  const schema = { type: 'object', properties: { message: { type: 'string' } } }
  const content = { 'text/html': {}, 'application/xml': { schema }, 'application/json': { schema } }
  const post = { responses: { 200: json({}), 404: { description: 'x', content } } }
  const mock = await start(t, { document: documentOf({ '/x': { post } }) })
  const typeFor = async (headers: Record<string, string>) => {
    const response = await ask(mock, '/x?__code=404&__example=none', { method: 'POST', headers })
    t.equal(response.headers.get('vary'), 'Accept, Prefer, Origin')
    return response.headers.get('content-type')
  }
  for (let times = 0; times < 2; times++) {
    t.equal(await typeFor({ accept: 'application/xml' }), 'application/xml')
    t.equal(await typeFor({ accept: 'image/png' }), 'application/json')
    t.equal(await typeFor({ accept: '*/*' }), 'application/json')
    t.equal(await typeFor({ accept: ' ' }), 'application/json')
    // It has no schema, so it has no place for a message.
    t.equal(await typeFor({ accept: 'text/html' }), 'application/json')
  }
})
