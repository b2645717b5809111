import Fastify from 'fastify'
import t from 'tap'
import { secretsOf } from '../../src/control/journal/secrets.ts'
import { createWorlds } from '../../src/control/worlds.ts'
import { createStandin } from '../../src/standin.ts'
import { addAdmin } from '../../src/wiremock/api/admin.ts'
import { documentOf, json } from '../fixtures/start.ts'

const invite = { type: 'object', required: ['id'], properties: { id: { type: 'integer' } } }
const document = documentOf({
  '/things/{id}': {
    get: {
      operationId: 'getThing',
      responses: { 200: json(invite, { examples: { one: { value: { id: 1 } } } }), 404: json({}) }
    },
    post: { operationId: 'postThing', responses: { 201: { description: 'made' } } }
  }
})

/** No documents. */
const none = { checkStub: () => {}, operations: () => [], secrets: () => secretsOf([]) }

/** A server to call over `inject`: its control API, and the API itself. */
function server() {
  const app = createStandin({ document })
  const call = async (method: string, url: string, body?: unknown, headers: Record<string, string> = {}) => {
    const payload = body === undefined ? undefined : typeof body === 'string' ? body : JSON.stringify(body)
    const given = { method, url, headers, ...(payload === undefined ? {} : { payload }) }
    const response = await app.inject(given as { method: 'GET'; url: string })
    const text = response.body
    return {
      status: response.statusCode,
      headers: response.headers,
      text,
      json: text.startsWith('{') ? JSON.parse(text) : undefined
    }
  }
  const admin = (method: string, path: string, body?: unknown, headers?: Record<string, string>) =>
    call(method, `/__admin${path}`, body, headers)
  const stub = async (mapping: object) => {
    const made = await admin('POST', '/mappings', mapping)
    if (made.status !== 201) throw new Error(made.text)
    return made.json
  }
  return {
    call,
    admin,
    stub,
    get: (url: string, headers?: Record<string, string>) => call('GET', url, undefined, headers)
  }
}

t.test('the control API tells health, requests and their count, and resets', async (t) => {
  const worlds = createWorlds()
  const world = worlds.main
  const app = Fastify()
  addAdmin(app, worlds, { ...none, version: '1.2.3', discreet: true })
  const admin = async (method: 'GET' | 'POST' | 'DELETE', path: string) =>
    (await app.inject({ method, url: `/__admin${path}` })).json()
  t.match(await admin('GET', '/health'), {
    status: 'healthy',
    version: '1.2.3',
    uptimeInSeconds: Number,
    timestamp: String
  })
  for (const [method, path] of [
    ['DELETE', '/requests'],
    ['POST', '/requests/reset'],
    ['POST', '/reset']
  ] as const) {
    world.journal.open('GET', '/first', [])
    world.journal.open('POST', '/second', ['authorization', 'x']).body = Buffer.from('hello')
    t.match(await admin('GET', '/requests'), {
      requests: [
        { request: { url: '/second', method: 'POST', body: 'hello', headers: { authorization: '[redacted]' } } },
        { request: { url: '/first', body: '' }, wasMatched: false, responseDefinition: { status: 404 } }
      ],
      meta: { total: 2 }
    })
    t.match(await admin('POST', '/requests/count'), { count: 2 })
    t.same(await admin(method, path), {})
    t.match(await admin('POST', '/requests/count'), { count: 0 })
  }
})

t.test('a discreet control API leaves out the passwords of bodies', async (t) => {
  const secrets = () => secretsOf([], () => ['pin'])
  const shown = async (discreet: boolean) => {
    const worlds = createWorlds()
    const app = Fastify()
    addAdmin(app, worlds, { ...none, version: '1.2.3', discreet, secrets })
    worlds.main.journal.open('POST', '/a', []).body = Buffer.from('{"pin":"HUSH"}')
    const { requests } = (await app.inject({ url: '/__admin/requests' })).json()
    const { body, bodyAsBase64 } = requests[0].request
    return [body, Buffer.from(bodyAsBase64, 'base64').toString()]
  }
  t.same(await shown(false), ['{"pin":"HUSH"}', '{"pin":"HUSH"}'])
  t.same(await shown(true), ['{"pin":"[redacted]"}', '{"pin":"[redacted]"}'])
})

t.test('a document that describes such an API itself is served in its place', async (t) => {
  const app = Fastify({ exposeHeadRoutes: false })
  app.get('/__admin/requests', async () => ({ own: true }))
  app.get('/__admin', async () => ({ own: true }))
  addAdmin(app, createWorlds(), { ...none, version: '1', taken: new Set(['GET /__admin']) })
  t.same((await app.inject('/__admin/requests')).json(), { own: true })
  t.same((await app.inject('/__admin')).json(), { own: true })
  t.equal((await app.inject('/__admin/health')).json().status, 'healthy')
  t.equal((await app.inject('/__admin/ui')).statusCode, 404, 'it has no page')
})

t.test('shutdown answers, and then ends the server', async (t) => {
  const app = Fastify()
  addAdmin(app, createWorlds(), { ...none, version: '1' })
  const closed = new Promise<void>((resolve) => app.addHook('onClose', async () => resolve()))
  t.equal((await app.inject({ method: 'POST', url: '/__admin/shutdown' })).statusCode, 200)
  await closed
})

t.test('a stub is made, listed, changed and removed', async (t) => {
  const { admin, stub, get } = server()
  const first = await stub({ request: { urlPath: '/a' }, response: { body: 'one' }, name: null })
  t.same(first, {
    id: first.id,
    uuid: first.id,
    request: { urlPath: '/a', method: 'ANY' },
    response: { body: 'one', status: 200 }
  })
  const id = 'A1B2C3D4-0000-4000-8000-00000000000a'
  const second = await stub({ id, request: { url: '/b' }, response: { jsonBody: { n: 1 } } })
  t.equal(second.id, id.toLowerCase())
  const ids = (list: { json: { mappings: { id: string }[] } }) => list.json.mappings.map((one) => one.id)
  t.same(ids(await admin('GET', '/mappings')), [second.id, first.id])
  t.same(ids(await admin('GET', '/')), [second.id, first.id])
  t.same((await admin('GET', '/mappings?limit=1&offset=1')).json, { mappings: [first], meta: { total: 2 } })
  t.equal((await admin('GET', '')).headers.location, '/__admin/')
  t.same((await admin('GET', `/mappings/${id}`)).json, second)
  t.equal((await get('/b')).headers['content-type'], 'application/json')
  t.equal(
    (await admin('PUT', `/mappings/${first.id}`, { id, request: { urlPath: '/a' }, response: { body: 'two' } })).json
      .id,
    first.id
  )
  t.equal((await get('/a')).text, 'two')
  t.same(ids(await admin('GET', '/mappings')), [second.id, first.id])
  t.match((await admin('POST', '/mappings', { id })).json, { errors: [{ code: 109, source: { pointer: '/id' } }] })
  t.equal((await admin('DELETE', `/mappings/${id}`)).status, 200)
  t.equal((await admin('DELETE', `/mappings/${id}`)).status, 404)
  t.equal((await admin('PUT', `/mappings/${id}`, {})).status, 404)
  t.equal((await admin('PUT', `/mappings/${first.id}`, [])).status, 422)
  t.equal((await admin('POST', '/mappings/import', {})).status, 200)
  t.equal((await admin('GET', '/mappings/nope')).status, 400)
  t.equal((await admin('POST', '/mappings/remove', { request: { method: 'ANY', urlPath: '/a' } })).status, 200)
  t.equal((await admin('POST', '/mappings/remove', { request: { urlPath: '/a' } })).status, 200)
  t.equal((await admin('POST', '/mappings/remove', { id })).status, 200)
  t.equal((await admin('GET', '/mappings')).json.meta.total, 0)
  t.equal((await admin('POST', '/mappings/save')).status, 200)
  const gone = await stub({ request: { urlPath: '/c' } })
  await admin('POST', '/mappings/remove', gone)
  t.equal((await get('/c')).status, 404)
})

t.test('stubs come in by the dozen, and go by their metadata or when nothing used them', async (t) => {
  const { admin, stub, get } = server()
  const id = 'a1b2c3d4-0000-4000-8000-00000000000b'
  await stub({ id, request: { urlPath: '/old' }, response: { body: 'old' } })
  const mappings = [
    {
      id,
      request: { urlPath: '/old' },
      response: { body: 'new' },
      metadata: { suite: 'login' }
    },
    { request: { urlPath: '/other' }, response: { body: 'other' } }
  ]
  await admin('POST', '/mappings/import', { mappings, importOptions: { duplicatePolicy: 'IGNORE' } })
  t.equal((await get('/old')).text, 'old')
  await admin('POST', '/mappings/import', {
    mappings: mappings.slice(0, 1),
    importOptions: { deleteAllNotInImport: true }
  })
  t.equal((await get('/old')).text, 'new')
  t.equal((await get('/other')).status, 404)
  const refused = await admin('POST', '/mappings/import', {
    mappings: [{ request: { urlPath: '/x' } }, { request: { nope: 1 } }]
  })
  t.match(refused, { status: 422, json: { errors: [{ source: { pointer: '/mappings/1/request/nope' } }] } })
  t.equal((await get('/x')).status, 404)
  t.equal((await admin('POST', '/mappings/import', { importOptions: { duplicatePolicy: 'X' } })).status, 422)
  const matcher = { matchesJsonPath: { expression: '$.suite', equalTo: 'login' } }
  t.equal((await admin('POST', '/mappings/find-by-metadata', matcher)).json.meta.total, 1)
  await stub({ request: { urlPath: '/idle' } })
  t.equal((await admin('GET', '/mappings/unmatched')).json.meta.total, 1)
  await admin('DELETE', '/mappings/unmatched')
  t.equal((await admin('POST', '/requests/remove-by-metadata', matcher)).json.serveEvents.length, 1)
  await admin('POST', '/mappings/remove-by-metadata', matcher)
  t.equal((await admin('GET', '/mappings')).json.meta.total, 0)
})

t.test('what is refused is told what is wrong, once, and what there is instead', async (t) => {
  const { admin } = server()
  const rows: [mapping: object, detail: string | RegExp][] = [
    [{ request: { basicAuth: { username: 'u' } } }, 'password is missing; it has to be a string'],
    [{ request: { headers: { 'X-A': { equalTo: 1 } } } }, 'equalTo has to be a string, not a number'],
    [{ request: { headers: { 'X-A': 1 } } }, 'X-A has to be an object, not a number'],
    [{ request: { bodyPatterns: ['x'] } }, 'bodyPatterns/0 has to be an object, not a string'],
    [{ request: { bodyPatterns: [{ matches: '(' }] } }, 'matches: error parsing regexp: missing closing ): `(`'],
    [
      { response: { transformers: ['response-template'], body: "a {{nope 'x'}}" } },
      /^there is no helper "nope"; there is abbreviate, and, .*jsonPath.* xPath, yesno$/
    ]
  ]
  for (const [mapping, detail] of rows) {
    const [error] = (await admin('POST', '/mappings', mapping)).json.errors
    if (typeof detail === 'string') t.equal(error.detail, detail)
    else t.match(error.detail, detail)
  }
})

t.test('what it does not know is refused where it stands, and makes no stub', async (t) => {
  const { admin } = server()
  const refused: [mapping: unknown, pointer: string | undefined][] = [
    ['{"request": nope', undefined],
    ['', undefined],
    [[], ''],
    [{ reqest: {} }, '/reqest'],
    [{ id: 'x' }, '/id'],
    [{ priority: 'high' }, '/priority'],
    [{ persistent: 1 }, '/persistent'],
    [{ request: { methods: ['GET'] } }, '/request/methods'],
    [{ request: { method: 'get' } }, '/request/method'],
    [{ request: { url: '/a', urlPath: '/a' } }, '/request/urlPath'],
    [{ request: { urlPath: '/a?b=1' } }, '/request/urlPath'],
    [{ request: { url: '/a', pathParameters: {} } }, '/request/pathParameters'],
    [{ request: { urlPathTemplate: '/a/{b}', pathParameters: { c: { equalTo: '1' } } } }, '/request/pathParameters/c'],
    [{ request: { urlPathTemplate: '/a/{b' } }, '/request/urlPathTemplate'],
    [{ request: { urlPattern: '/a(' } }, '/request/urlPattern'],
    [{ request: { headers: { 'X-A': { equalz: 'x' } } } }, '/request/headers/X-A'],
    [{ request: { headers: { 'X-A': {} } } }, '/request/headers/X-A'],
    [{ request: { headers: { 'X-A': { equalTo: 'x', contains: 'y' } } } }, '/request/headers/X-A'],
    [{ request: { headers: { 'X-A': { contains: 'x', caseInsensitive: true } } } }, '/request/headers/X-A'],
    [{ request: { headers: { 'X-A': { equalTo: 1 } } } }, '/request/headers/X-A'],
    [{ request: { headers: { 'X-A': { absent: false } } } }, '/request/headers/X-A'],
    [{ request: { bodyPatterns: {} } }, '/request/bodyPatterns'],
    [{ request: { bodyPatterns: [{ matches: '(' }] } }, '/request/bodyPatterns/0'],
    [{ request: { bodyPatterns: [{ equalToJson: '{' }] } }, '/request/bodyPatterns/0'],
    [{ request: { bodyPatterns: [{ matchesJsonSchema: 1 }] } }, '/request/bodyPatterns/0'],
    [{ request: { bodyPatterns: [{ matchesJsonSchema: {}, schemaVersion: 'V3' }] } }, '/request/bodyPatterns/0'],
    ...[{ type: 'nope' }, { $ref: '#/nope' }, { pattern: '(' }, { minimum: '1' }].map(
      (matchesJsonSchema): [unknown, string] => [
        { request: { bodyPatterns: [{ matchesJsonSchema }] } },
        '/request/bodyPatterns/0'
      ]
    ),
    [{ request: { bodyPatterns: [{ binaryEqualTo: '***' }] } }, '/request/bodyPatterns/0'],
    [{ request: { bodyPatterns: [{ anything: 5 }] } }, '/request/bodyPatterns/0'],
    [{ request: { bodyPatterns: [{ equalToXml: '<a' }] } }, '/request/bodyPatterns/0'],
    [{ request: { bodyPatterns: [{ or: [{ equalTo: 'x' }, { nope: 1 }] }] } }, '/request/bodyPatterns/0/or/1'],
    [
      { request: { bodyPatterns: [{ equalToJson: '1', ignoreArrayOrder: 'true' }] } },
      '/request/bodyPatterns/0/ignoreArrayOrder'
    ],
    [
      { request: { bodyPatterns: [{ equalToXml: '<a/>', exemptedComparisons: ['NOPE'] }] } },
      '/request/bodyPatterns/0/exemptedComparisons'
    ],
    [
      { request: { bodyPatterns: [{ equalToXml: '<a/>', namespaceAwareness: 'NONE' }] } },
      '/request/bodyPatterns/0/namespaceAwareness'
    ],
    [{ request: { bodyPatterns: [{ before: 'now', actualFormat: 'QQQ' }] } }, '/request/bodyPatterns/0'],
    [{ request: { basicAuth: { username: 'u' } } }, '/request/basicAuth/password'],
    [{ requiredScenarioState: 'x' }, '/requiredScenarioState'],
    [{ newScenarioState: 'x' }, '/newScenarioState'],
    [{ response: { additionalProxyRequestHeaders: { a: 'b' } } }, '/response/additionalProxyRequestHeaders'],
    [{ response: { proxyUrlPrefixToRemove: '/a' } }, '/response/proxyUrlPrefixToRemove'],
    [{ request: { multipartPatterns: [{ matchingType: 'SOME' }] } }, '/request/multipartPatterns/0/matchingType'],
    [{ request: { customMatcher: {} } }, '/request/customMatcher'],
    [{ response: { statuss: 1 } }, '/response/statuss'],
    [{ response: { status: 1000 } }, '/response/status'],
    [{ response: { statusMessage: 'a\nb' } }, '/response/statusMessage'],
    [{ response: { headers: { a: 1 } } }, '/response/headers/a'],
    [{ response: { headers: { 'a b': '1' } } }, '/response/headers/a b'],
    [{ response: { headers: { a: '1\r\n2' } } }, '/response/headers/a'],
    [{ response: { body: 'x', jsonBody: {} } }, '/response/jsonBody'],
    [{ response: { base64Body: '*' } }, '/response/base64Body'],
    [{ response: { bodyFileName: 'x' } }, '/response/bodyFileName'],
    [{ response: { fault: 'NOPE' } }, '/response/fault'],
    [{ response: { transformers: ['nope'] } }, '/response/transformers/0'],
    [{ response: { transformers: ['response-template'], body: '{{#if}}' } }, '/response/body'],
    [{ response: { transformers: ['response-template'], jsonBody: [{ a: '{{nope 1}}' }] } }, '/response/jsonBody/0/a'],
    [{ response: { proxyBaseUrl: 'x' } }, '/response/proxyBaseUrl'],
    [{ response: { delayDistribution: { type: 'nope' } } }, '/response/delayDistribution/type'],
    [{ response: { delayDistribution: { type: 'uniform', lower: 5, upper: 1 } } }, '/response/delayDistribution/upper'],
    [{ serveEventListeners: [{ name: 'nope' }] }, '/serveEventListeners/0/name'],
    [
      { serveEventListeners: [{ name: 'webhook', parameters: { url: 'http://127.0.0.1', base64Body: 5 } }] },
      '/serveEventListeners/0/parameters/base64Body'
    ],
    [{ metadata: { standin: { operationID: 'x' } } }, '/metadata/standin/operationID'],
    [{ metadata: { standin: { operationId: 'nope' } } }, '/metadata/standin/operationId'],
    [
      { metadata: { standin: { operationId: 'getThing', parameters: { no: '1' } } } },
      '/metadata/standin/parameters/no'
    ],
    [{ request: { url: '/a' }, metadata: { standin: { operationId: 'getThing' } } }, '/metadata/standin/operationId'],
    [{ request: { method: 'GET', url: '/things/1' }, response: { jsonBody: { id: 'x' } } }, '/response/jsonBody/id'],
    [
      { request: { method: 'GET', urlPathTemplate: '/things/{x}' }, response: { body: '{"id":"x"}' } },
      '/response/body/id'
    ]
  ]
  for (const [mapping, pointer] of refused) {
    const { status, json } = await admin('POST', '/mappings', mapping)
    t.equal(status, 422, JSON.stringify(mapping))
    t.equal(json.errors[0].code, 10)
    t.equal(json.errors[0].source?.pointer, pointer, json.errors[0].detail)
    t.ok(json.errors[0].detail)
  }
  t.equal((await admin('GET', '/mappings')).json.meta.total, 0)
})

t.test('what is not there is told in the form of errors', async (t) => {
  const { admin, stub } = server()
  await stub({ request: { method: 'ANY', urlPattern: '.*' } })
  t.match(await admin('GET', '/no-such-thing'), { status: 404, json: { errors: [{ code: 404, title: String }] } })
  t.match((await admin('PATCH', '/mappings')).json.errors[0].detail, /there is GET, POST, DELETE/)
  t.equal((await admin('POST', '/certs/wiremock-ca.crt')).status, 501)
  t.match(await admin('GET', '/requests?limit=x'), { status: 400, json: { errors: [{ code: 15 }] } })
  for (const path of ['/requests?since=x', '/requests?matchingStub=x', '/requests/x'])
    t.equal((await admin('GET', path)).status, 400, path)
  t.equal((await admin('GET', '/requests/57a4d140-0000-4000-8000-0000000000ff')).status, 404)
  t.equal((await admin('DELETE', '/requests/99999999-2222-4333-8444-555555555555')).status, 200)
  t.match((await admin('POST', '/requests/count', { urll: 1 })).json.errors[0].source, { pointer: '/urll' })
  t.equal((await admin('GET', '/mappings/%E0%A4%A')).status, 400)
})

t.test('pages of other origins may not drive the server', async (t) => {
  const { admin } = server()
  t.equal((await admin('POST', '/reset', undefined, { origin: 'http://evil.example' })).status, 403)
  t.equal(
    (await admin('POST', '/reset', undefined, { origin: 'http://localhost:80', host: 'localhost:80' })).status,
    200
  )
})

t.test('JSON is taken whatever its Content-Type, and none is no error', async (t) => {
  const { admin } = server()
  for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'application/json']) {
    t.equal((await admin('POST', '/mappings', {}, { 'content-type': type })).status, 201, type)
  }
  for (const [method, path] of [
    ['POST', '/reset'],
    ['DELETE', '/mappings'],
    ['POST', '/scenarios/reset']
  ] as const) {
    t.equal((await admin(method, path, undefined, { 'content-type': 'application/json' })).status, 200, path)
  }
})

t.test('a scenario walks through its states', async (t) => {
  const { admin, stub, get } = server()
  const step = (required: string | undefined, next: string | undefined, body: string) =>
    stub({
      request: { urlPath: '/s' },
      response: { body },
      scenarioName: 'a b',
      requiredScenarioState: required,
      newScenarioState: next
    })
  await step('Started', 'two', '1')
  const last = await step('two', undefined, '2')
  t.same([(await get('/s')).text, (await get('/s')).text, (await get('/s')).text], ['1', '2', '2'])
  const [scenario] = (await admin('GET', '/scenarios')).json.scenarios
  t.match(scenario, { id: 'a b', name: 'a b', state: 'two', possibleStates: ['Started', 'two'] })
  t.equal(scenario.mappings.length, 2)
  t.equal((await admin('PUT', '/scenarios/a%20b/state')).status, 200)
  t.equal((await get('/s')).text, '1')
  await admin('POST', '/scenarios/reset')
  t.equal((await get('/s')).text, '1')
  await admin('PUT', '/scenarios/a%20b/state', { state: 'Started' })
  t.match(await admin('PUT', '/scenarios/a%20b/state', { state: 'no' }), {
    status: 422,
    json: { errors: [{ code: 11 }] }
  })
  t.equal((await admin('PUT', '/scenarios/no/state', { state: 'two' })).status, 404)
  await admin('POST', '/mappings/remove', last)
  await admin('POST', '/mappings/reset')
  t.same((await admin('GET', '/scenarios')).json, { scenarios: [] })
})

t.test('the journal tells what was asked and what became of it', async (t) => {
  const { call, admin, stub, get } = server()
  const made = await stub({
    request: { method: 'POST', urlPath: '/free' },
    response: { status: 201, headers: { a: ['1', '2'] }, jsonBody: { ok: 1 } }
  })
  await call('POST', '/free?tag=a&tag=b%20c', 'x=1', {
    cookie: 's=1; u=2',
    'content-type': 'application/x-www-form-urlencoded'
  })
  await get('/nowhere')
  await get('/things/1')
  const { requests } = (await admin('GET', '/requests')).json
  t.same(
    requests.map((one: { request: { url: string }; wasMatched: boolean }) => [one.request.url, one.wasMatched]),
    [
      ['/things/1', true],
      ['/nowhere', false],
      ['/free?tag=a&tag=b%20c', true]
    ]
  )
  t.match(requests[2], {
    request: {
      method: 'POST',
      cookies: { s: '1', u: '2' },
      queryParams: { tag: { key: 'tag', values: ['a', 'b c'] } },
      formParams: { x: { key: 'x', values: ['1'] } },
      body: 'x=1',
      bodyAsBase64: 'eD0x'
    },
    responseDefinition: { status: 201 },
    response: { status: 201, headers: { a: ['1', '2'] }, body: '{"ok":1}' },
    stubMapping: { id: made.id },
    subEvents: [{ data: { source: 'stub' } }]
  })
  t.same((await admin('GET', `/requests/${requests[1].id}`)).json, requests[1])
  const urls = async (query: string) =>
    (await admin('GET', `/requests?${query}`)).json.requests.map((one: { request: { url: string } }) => one.request.url)
  t.same(await urls('limit=1'), ['/things/1'])
  t.same(await urls('unmatched=true'), ['/nowhere'])
  t.same(await urls(`matchingStub=${made.id}`), ['/free?tag=a&tag=b%20c'])
  t.same(await urls('since=2999-01-01T00:00:00Z'), [])
  t.equal((await admin('POST', '/requests/count', { method: 'GET' })).json.count, 2)
  t.equal((await admin('POST', '/requests/count', {})).json.count, 3)
  t.same(
    (await admin('POST', '/requests/find', { method: 'GET' })).json.requests.map((one: { url: string }) => one.url),
    ['/nowhere', '/things/1']
  )
  t.equal((await admin('GET', '/requests/unmatched')).json.requests.length, 1)
  t.equal((await admin('POST', '/requests/remove', { urlPath: '/nowhere' })).json.serveEvents.length, 1)
  await admin('DELETE', `/requests/${requests[0].id}`)
  t.equal((await admin('POST', '/requests/count', {})).json.count, 1)
  t.equal((await admin('GET', '/requests')).json.meta.total, 1)
})

t.test('near misses name what came closest', async (t) => {
  const { admin, stub, get } = server()
  const near = await stub({ request: { method: 'GET', url: '/right', headers: { a: { equalTo: 'b' } } } })
  await stub({ request: { urlPathPattern: '/elsewhere' }, name: 'far' })
  await stub({ request: { method: 'POST', urlPath: '/quite/another/thing', bodyPatterns: [{ contains: 'x' }] } })
  await get('/wrong', { a: 'c' })
  const { nearMisses } = (await admin('GET', '/requests/unmatched/near-misses')).json
  t.equal(nearMisses.length, 3)
  t.equal(nearMisses[0].stubMapping.id, near.id)
  t.ok(
    nearMisses[0].matchResult.distance > 0 && nearMisses[0].matchResult.distance < nearMisses[1].matchResult.distance
  )
  const one = { url: '/righ', method: 'GET', headers: { a: ['b'] }, body: 'x' }
  t.equal((await admin('POST', '/near-misses/request', one)).json.nearMisses[0].stubMapping.id, near.id)
  t.equal((await admin('POST', '/near-misses/request', { url: '/', bodyAsBase64: 'eA==' })).json.nearMisses.length, 3)
  const pattern = (await admin('POST', '/near-misses/request-pattern', { urlPath: '/wrung' })).json.nearMisses
  t.match(pattern, [{ request: { url: '/wrong' }, requestPattern: { urlPath: '/wrung', method: 'ANY' } }])
  t.equal((await admin('POST', '/near-misses/request-pattern', {})).json.nearMisses[0].matchResult.distance, 0)
})

t.test('settings hold for all answers until they are changed', async (t) => {
  const { admin, get } = server()
  t.same((await admin('GET', '/settings')).json, { settings: {} })
  t.same((await admin('POST', '/settings', { fixedDelay: 60, proxyPassThrough: true, extended: {} })).json, {})
  t.same((await admin('GET', '/settings')).json, { settings: { fixedDelay: 60, proxyPassThrough: true, extended: {} } })
  const start = performance.now()
  await get('/things/1')
  t.ok(performance.now() - start > 50)
  await admin('PUT', '/settings', { delayDistribution: { type: 'uniform', lower: 1, upper: 2 } })
  t.equal((await admin('POST', '/settings', { nope: 1 })).status, 422)
  await admin('POST', '/settings', {})
  t.same((await admin('GET', '/settings')).json, { settings: {} })
  t.equal(typeof (await admin('GET', '/version')).json.version, 'string')
})

t.test('what is left out, null or of another kind is taken for what it is', async (t) => {
  const { admin } = server()
  const { id } = (await admin('POST', '/mappings', { request: { urlPath: '/a' } })).json
  t.equal((await admin('PUT', `/mappings/${id}`, 5)).status, 422)
  t.equal((await admin('POST', '/mappings/import', {})).status, 200)
  t.equal((await admin('GET', '/requests/00000000-0000-4000-8000-000000000000')).status, 404)
  for (const request of [
    { url: '/b', body: 'text' },
    { url: '/b', bodyAsBase64: 'YQ==', headers: { a: ['1', '2'] } },
    { headers: 5 }
  ]) {
    t.match((await admin('POST', '/near-misses/request', request)).json, { nearMisses: [{ stubMapping: { id } }] })
  }
  for (const pattern of [{ url: '/b' }, { method: 'GET', url: '/b' }]) {
    t.same((await admin('POST', '/near-misses/request-pattern', pattern)).json, { nearMisses: [] })
  }
  t.same((await admin('GET', '/scenarios')).json, { scenarios: [] })
  for (const settings of [{ proxyPassThrough: true, extended: {} }, { fixedDelay: 1 }]) {
    t.equal((await admin('POST', '/settings', settings)).status, 200)
  }
  for (const value of [null, [1], { a: 1 }, 5]) {
    const refused = await admin('POST', '/mappings', { response: { headers: { 'X-A': [value] } } })
    t.match(refused.json, { errors: [{ source: { pointer: '/response/headers/X-A' } }] })
  }
  const hook = (parameters: object | undefined, name = 'webhook') =>
    admin('POST', '/mappings', { postServeActions: [{ name, ...(parameters === undefined ? {} : { parameters }) }] })
  t.match((await hook({}, 'email')).json.errors[0].detail, /there is no action "email"/)
  t.equal((await hook(undefined)).status, 422)
  t.equal((await hook({ url: 'http://127.0.0.1:1/' })).status, 201)
  const scenarios = [
    { scenarioName: 's', requiredScenarioState: 'Started', newScenarioState: 'two', request: { urlPath: '/s' } },
    { scenarioName: 's', requiredScenarioState: 'two', request: { urlPath: '/s' } }
  ]
  for (const mapping of scenarios) t.equal((await admin('POST', '/mappings', mapping)).status, 201)
  t.match((await admin('GET', '/scenarios')).json.scenarios, [{ name: 's', mappings: [{}, {}] }])
})

t.test('what fails within the control API is told as an error', async (t) => {
  const app = Fastify()
  const checkStub = () => {
    throw new Error('it broke')
  }
  addAdmin(app, createWorlds(), { ...none, checkStub, version: '1' })
  const broken = await app.inject({ method: 'POST', url: '/__admin/mappings', payload: '{}' })
  t.equal(broken.statusCode, 500)
  t.match(broken.json(), { errors: [{ detail: 'it broke; please report it' }] })
  const unknown = await app.inject({ method: 'PATCH', url: '/__admin' })
  t.match(unknown.json(), { errors: [{ detail: 'the control API has no PATCH /; there is GET' }] })
})

t.test('what Fastify refuses of a call is told in the same form', async (t) => {
  const app = Fastify({ bodyLimit: 10 })
  addAdmin(app, createWorlds(), { ...none, version: '1' })
  const tell = (length: number) =>
    app.inject({ method: 'POST', url: '/__admin/mappings', payload: Buffer.alloc(length, ' ') })
  t.equal((await tell(2 ** 25)).statusCode, 422)
  const long = await tell(2 ** 25 + 1)
  t.equal(long.statusCode, 413)
  t.match(long.json(), { errors: [{ code: 413, detail: 'the body is longer than 33554432 bytes' }] })
  const hooked = Fastify()
  hooked.addHook('onRequest', async () => {
    throw new Error('a hook broke')
  })
  addAdmin(hooked, createWorlds(), { ...none, version: '1' })
  const broken = await hooked.inject({ method: 'POST', url: '/__admin/mappings', payload: '{}' })
  t.equal(broken.statusCode, 500)
  t.match(broken.json(), { errors: [{ detail: 'a hook broke' }] })
})

t.test('an encoded path of the control API is the same path', async (t) => {
  const { admin, get } = server()
  await admin('POST', '/mappings', { request: { urlPath: '/a' } })
  for (const path of ['/%5F%5Fadmin/mappings', '/__%61dmin/mappings?limit=1']) {
    t.equal((await get(path)).json.meta.total, 1, path)
  }
})

t.test('answers that list requests are bounded, and say what was dropped or cut', async (t) => {
  const { call, admin } = server()
  const body = 'x'.repeat(5 * 1024 * 1024)
  for (let times = 0; times < 4; times++) await call('POST', '/things', body, { 'content-type': 'text/plain' })
  const found = await admin('POST', '/requests/find', {})
  t.same(
    found.json.requests.map((one: { body: string }) => one.body.length),
    [...Array(3).fill(body.length), 1024 + `… [cut: ${body.length} bytes were received]`.length]
  )
  t.equal(found.headers['standin-journal-dropped'], undefined)
  for (let times = 0; times < 1000; times++) await call('GET', '/nothing')
  const counted = await admin('POST', '/requests/count', {})
  t.same([counted.json.count, counted.headers['standin-journal-dropped']], [1004, '4'])
  t.equal((await admin('POST', '/requests/remove', {})).json.serveEvents.length, 1000)
  t.same((await admin('POST', '/requests/find', {})).json, { requests: [], requestJournalDisabled: false })
  t.same((await admin('POST', '/requests/remove', {})).json, { serveEvents: [] })
})

t.test('answers that show replies and mappings are bounded too, and one request is shown whole', async (t) => {
  const { call, admin, stub } = server()
  const body = 'y'.repeat(1_000_000)
  await stub({ request: { urlPath: '/long', bodyPatterns: [{ contains: '' }] }, response: { body } })
  for (let times = 0; times < 10; times++) await call('POST', '/long', 'x')
  const { requests } = (await admin('GET', '/requests')).json
  const shown = requests.map((one: { response: { body: string }; responseDefinition: { body: string } }) => [
    one.response.body.length === body.length || one.response.body,
    one.responseDefinition.body.length === body.length || one.responseDefinition.body.slice(0, 60)
  ])
  t.same(shown.slice(0, 2), [
    [true, true],
    [true, true]
  ])
  t.match(shown[9], [/^y{1024}… \[cut: 1000000 bytes were sent\]$/, /^… \[cut: the mapping has 1000\d{3} characters/])
  t.match(requests[9].stubMapping, {
    request: { urlPath: '/long', bodyPatterns: undefined },
    response: { status: 200 }
  })
  const whole = (await admin('GET', `/requests/${requests[9].id}`)).json
  t.same([whole.response.body.length, whole.stubMapping.response.body.length], [body.length, body.length])
  await admin('POST', '/mappings/reset')
  for (let at = 0; at < 3; at++) await stub({ request: { urlPath: `/l${at}` }, response: { body } })
  for (let times = 0; times < 7; times++) await call('POST', '/longer', 'x')
  const { nearMisses } = (await admin('GET', '/requests/unmatched/near-misses')).json
  t.equal(nearMisses.length, 21)
  t.ok(JSON.stringify(nearMisses).length < 17 * 1024 * 1024)
})

t.test('a stub that PUT changed is the changed one by its id', async (t) => {
  const { admin, stub, get } = server()
  const { id } = await stub({ request: { urlPath: '/a' }, response: { status: 200 } })
  await admin('PUT', `/mappings/${id}`, { request: { urlPath: '/b' }, response: { status: 418 } })
  t.match((await admin('GET', `/mappings/${id}`)).json, { id, request: { urlPath: '/b' }, response: { status: 418 } })
  t.same([(await get('/a')).status, (await get('/b')).status], [404, 418])
  const unknown = { metadata: { standin: { operationId: 'nothing' } } }
  t.equal((await admin('PUT', `/mappings/${id}`, unknown)).status, 422, 'the documents are asked again')
})

t.test('no control character reaches a header of a stub', async (t) => {
  const { admin, get } = server()
  const made = (value: string, more: object = {}) =>
    admin('POST', '/mappings', { request: { urlPath: '/h' }, response: { headers: { 'X-A': value }, ...more } })
  for (const sign of ['\u0000', '\u0001', '\n', '\r', '\u007f', '\u0085']) {
    t.match(
      (await made(`a${sign}b`)).json.errors,
      [{ source: { pointer: '/response/headers/X-A' } }],
      JSON.stringify(sign)
    )
  }
  t.equal((await made('a\tb')).status, 201)
  t.equal((await get('/h')).headers['x-a'], 'a\tb')
  await made('{{request.query.q}}', { transformers: ['response-template'] })
  t.equal((await get('/h?q=a%0D%0AX-B:%20c%01')).headers['x-a'], 'a  X-B: c ')
})

t.test('a server that belongs to no group is ready', async (t) => {
  const app = Fastify()
  addAdmin(app, createWorlds(), { ...none, version: '1' })
  t.match(await app.inject('/__admin/ready'), { statusCode: 200, body: '{"status":"ready"}' })
})
