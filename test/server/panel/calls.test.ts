import t, { type Test } from 'tap'
import type { StartOptions } from '../../../src/options.ts'
import { createStandin } from '../../../src/standin.ts'
import { documentOf, json } from '../../fixtures/start.ts'

const item = {
  type: 'object',
  required: ['id', 'name'],
  properties: {
    id: { type: 'integer' },
    name: { type: 'string', description: 'What it is called' },
    price: { type: 'number', minimum: 0 }
  }
}
const error = { type: 'object', required: ['error'], properties: { error: { type: 'string' } } }
const body = (schema: object) => ({ content: { 'application/json': { schema } } })

const document = documentOf(
  {
    '/items': {
      get: {
        operationId: 'listItems',
        summary: 'All of them',
        parameters: [{ name: 'q', in: 'query', schema: { type: 'string' } }],
        responses: {
          200: json({ type: 'array', items: item }),
          '4XX': json(error, { examples: { gone: { value: { error: 'gone' } }, lost: { value: { error: 'lost' } } } }),
          default: json(error)
        }
      },
      post: { operationId: 'addItem', requestBody: body(item), responses: { 201: json(item), 400: json(error) } }
    },
    '/items/{itemId}': {
      get: {
        operationId: 'getItem',
        parameters: [{ name: 'itemId', in: 'path', required: true, schema: { type: 'integer' } }],
        responses: { 200: json(item), 404: json(error, { example: { error: 'none' } }) }
      }
    },
    '/shelves': {
      get: {
        responses: {
          200: json(
            {
              type: 'object',
              required: ['data', 'total', 'has_more', 'page'],
              properties: {
                data: { type: 'array', items: { type: 'object', properties: { code: { type: 'string' } } } },
                total: { type: 'integer' },
                has_more: { type: 'boolean' },
                next: { type: ['string', 'null'] },
                page: { type: 'object', properties: { count: { type: 'integer' } } }
              }
            },
            { example: { data: [{ code: 'a' }], total: 1, has_more: true, next: 'b', page: { count: 1 } } }
          )
        }
      }
    },
    '/names': {
      get: {
        operationId: 'names',
        responses: { 200: json({ type: 'array', minItems: 1, items: { type: 'string' } }, { example: ['a'] }) }
      }
    },
    '/strict': {
      get: {
        operationId: 'strict',
        responses: {
          200: json(
            {
              type: 'object',
              properties: { words: { type: 'array', items: { type: 'string' } }, next: { type: 'string' } }
            },
            { example: { words: ['a'], next: 'b' } }
          )
        }
      }
    },
    '/secret': {
      get: { operationId: 'secret', security: [{ key: [] }], responses: { 200: json({}, { example: 1 }) } }
    },
    '/nothing': { get: { operationId: 'nothing', responses: { 204: { description: 'nothing' } } } }
  },
  { components: { securitySchemes: { key: { type: 'apiKey', in: 'header', name: 'X-Key' } } } }
)

const rows = [
  { id: 1, name: 'Anvil' },
  { id: 2, name: 'Bellows', price: 3 }
]

/** A server with fixtures, called over `inject`. */
function server(t: Test, { fixtures = { 'items.json': JSON.stringify(rows) }, ...options }: Options = {}) {
  const app = createStandin({ document, fixtures: t.testdir(fixtures), ...options })
  const call = async (method: string, url: string, payload?: unknown, headers: Record<string, string> = {}) => {
    const response = await app.inject({ method, url, headers, ...(payload === undefined ? {} : { payload }) } as never)
    const text = response.body
    return {
      status: response.statusCode,
      headers: response.headers,
      text,
      json: /^[[{]/.test(text) ? JSON.parse(text) : {}
    }
  }
  const ui = async (path: string) => (await call('GET', `/__admin/ui/${path}`)).json
  return { app, call, ui, post: (path: string, payload: unknown) => call('POST', `/__admin${path}`, payload) }
}

interface Options extends Omit<StartOptions, 'fixtures'> {
  fixtures?: Record<string, string>
}

const entriesOf = async (call: ReturnType<typeof server>['call']) =>
  (await call('GET', '/__admin/requests')).json.requests

t.test('the documents and their operations are listed', async (t) => {
  const { ui } = server(t)
  t.match(await ui('server'), { documents: [{ title: 'A test', version: '1' }], stateless: false, version: String })
  const { operations } = await ui('operations')
  t.equal(operations.length, 8)
  t.match(operations[0], {
    id: 'listItems',
    method: 'GET',
    path: '/items',
    summary: 'All of them',
    list: true,
    secured: false
  })
  t.same(
    operations[0].statuses,
    [
      { status: 200, description: 'It went well', examples: [] },
      { status: 400, description: 'It went well', examples: ['gone', 'lost'] }
    ],
    'a range by its first status, and no default'
  )
  const lists = operations.filter(({ list }: { list: boolean }) => list).map(({ path }: { path: string }) => path)
  t.same(lists, ['/items', '/shelves', '/names', '/strict'])
  t.equal(operations.find(({ id }: { id: string }) => id === 'secret').secured, true)
})

t.test('an operation is tried with a key that has half a character', async (t) => {
  const parameters = [{ name: 'id', in: 'path', required: true, example: '\ud800', schema: { type: 'string' } }]
  const document = documentOf({
    '/a/{id}': { get: { operationId: 'a', parameters, responses: { 200: json({ const: 1 }) } } }
  })
  const { ui } = server(t, { document, fixtures: {} })
  t.match(await ui('operations/a/answer'), { status: 200, text: '1' })
})

t.test('titles and descriptions that a document lacks are no error', async (t) => {
  const bare = documentOf({ '/a': { get: { responses: { 200: {} } } } })
  const { operations } = await server(t, { document: bare, fixtures: {} }).ui('operations')
  t.same(operations[0].statuses, [{ status: 200, description: '', examples: [] }])
  const untitled = { ...documentOf({}), info: {} }
  t.match(await server(t, { document: untitled, fixtures: {} }).ui('server'), {
    documents: [{ title: 'untitled', version: '' }]
  })
})

t.test('a request is told whole, without its credentials', async (t) => {
  const { call, ui } = server(t)
  const headers = {
    'x-trace': 'caf\u00e9',
    authorization: 'Bearer hush',
    'x-key': 'hush',
    'content-type': 'application/json'
  }
  await call('POST', '/items?token=hush', '{"name":1}', headers)
  const detail = await ui('requests/0')
  t.match(detail, {
    method: 'POST',
    url: '/items?token=[redacted]',
    status: 400,
    source: 'error',
    violations: 2,
    world: ''
  })
  t.notMatch(JSON.stringify(detail), 'hush')
  const sent = Object.fromEntries(detail.sent.headers)
  t.match(sent, { 'x-trace': 'caf\u00e9', authorization: 'Bearer [redacted]', 'x-key': '[redacted]' })
  t.match(detail.sent, { size: 10, text: '{"name":1}' })
  t.equal(detail.answered.size, detail.answered.text.length)
  t.match(detail.why, {
    operation: { id: 'addItem', method: 'POST', path: '/items', summary: '' },
    source: 'error',
    nearest: ''
  })
  t.same(
    detail.why.violations.map(({ at }: { at: string }) => at),
    ['/id', '/name']
  )
  t.match(detail.why.reason, /name/)
})

t.test('bodies that are no text, long ones and missing ones are told as such', async (t) => {
  const { call, ui } = server(t)
  await call('POST', '/items', Buffer.from([0xff, 0xfe]))
  t.match((await ui('requests/0')).sent, { size: 2, base64: '//4=', text: undefined })
  await call('POST', '/items', `"${'é'.repeat(600_000)}"`)
  const { sent } = await ui('requests/1')
  t.equal(sent.size, 1_200_002)
  t.ok(sent.text.startsWith('"éé') && !sent.text.includes('\ufffd'), 'cut between two characters')
  await call('GET', '/nothing')
  t.same((await ui('requests/2')).answered.text, undefined)
  t.equal((await ui('requests/2')).answered.size, 0)
  await call(
    'PUT',
    '/__admin/rows/items',
    Array.from({ length: 500 }, (_, id) => ({ id, name: 'x'.repeat(50) }))
  )
  await call('GET', '/items')
  const long = (await ui('requests/3')).answered
  t.equal(long.text, undefined, 'the journal keeps no long bodies')
  t.ok(long.size > 25_000, 'their length is known')
})

t.test('a request that a stub answered or nearly met is told so', async (t) => {
  const { call, ui, post } = server(t)
  await post('/mappings', { name: 'mine', request: { method: 'GET', urlPath: '/items/2' }, response: { status: 404 } })
  await call('GET', '/items/2')
  t.match((await ui('requests/0')).why, { stub: { id: String, name: 'mine' }, nearest: '' })
  await call('GET', '/items/1')
  t.match((await ui('requests/1')).why.nearest, /^the nearest stub is mine, which differs in url/)
  await call('GET', '/shelves')
  t.equal((await ui('requests/2')).why.nearest, '', 'one that is far off is not what somebody meant')
  await call('GET', '/items/7/none')
  t.match(await ui('requests/3'), { operationId: '', why: { reason: /nearest stub/, nearest: '' } })
  await post('/mappings', { request: { urlPath: '/nothing' }, response: { status: 204 } })
  await call('GET', '/nothing')
  t.equal((await ui('requests/4')).why.stub.name, '')
})

t.test('a broken connection is told by its fault, and an unanswered request by its status', async (t) => {
  const { app, call, ui, post } = server(t)
  await post('/mappings', { request: { urlPath: '/names' }, response: { fault: 'EMPTY_RESPONSE' } })
  await call('GET', '/names').catch(() => {})
  t.match(await ui('requests/0'), { fault: 'EMPTY_RESPONSE', source: 'stub' })
  await post('/mappings', { request: { urlPath: '/shelves' }, response: { fixedDelayMilliseconds: 100_000 } })
  const waiting = app.inject('/shelves').catch(() => {})
  while ((await entriesOf(call)).length < 2) await new Promise(setImmediate)
  t.match(await ui('requests/1'), { status: 0, source: '', answered: { headers: [], size: 0 } })
  await app.close()
  await waiting
})

t.test('only requests that the journal has are told, each in its world', async (t) => {
  const { call, ui } = server(t)
  for (const id of ['0', 'x', '1e3', '99999999999999999999']) {
    t.match((await call('GET', `/__admin/ui/requests/${id}`)).json.errors[0].detail, /no longer/, id)
  }
  await call('GET', '/items', undefined, { 'standin-world': 'mine' })
  t.equal((await call('GET', '/__admin/ui/requests/0', undefined, { 'standin-world': 'mine' })).json.world, 'mine')
  t.match(await ui('requests/0'), { errors: Array })
})

t.test('an answer for the editor is that of a request now, and no journal has it', async (t) => {
  const { call, ui, post } = server(t)
  t.match(await ui('operations/listItems/answer'), {
    status: 200,
    type: 'application/json',
    text: JSON.stringify(rows),
    schema: { type: 'array', items: { properties: { price: { minimum: 0 } }, required: ['id', 'name'] } }
  })
  t.match(await ui('operations/getItem/answer'), { text: JSON.stringify(rows[0]) }, 'a row that is there')
  t.match(await ui(`operations/getItem/answer?url=${encodeURIComponent('/items/2')}`), {
    text: JSON.stringify(rows[1])
  })
  await call('POST', '/__admin/rows/items', undefined)
  t.match(await ui('operations/listItems/answer?status=400'), { status: 400, text: /^{"error":/ })
  t.match(await ui('operations/addItem/answer'), { status: 201, schema: { type: 'object' } })
  t.match(await ui('operations/secret/answer'), { status: 200, text: '1' }, 'no credentials are asked for')
  t.match(await ui('operations/nothing/answer'), { status: 204, text: '', type: '' })
  const refused = await ui(`operations/getItem/answer?url=${encodeURIComponent('/items/x')}`)
  t.equal(refused.status, 200, 'the document answers where the request would be refused')
  t.match(await ui('operations/listItems/answer?schema&status=400'), { schema: { required: ['error'] } })
  t.same(await ui('operations/nothing/answer?schema&status=204'), { schema: null })
  t.equal((await call('GET', '/__admin/ui/operations/none/answer')).status, 404)
  t.same(await entriesOf(call), [])
  t.equal((await ui('coverage')).summary.operations.touched, 0)
  t.same((await call('GET', '/items')).json, rows, 'nothing was added')
  await post('/mappings', {
    request: { method: 'ANY' },
    response: { status: 503 },
    metadata: { standin: { operationId: 'listItems' } }
  })
  t.match(await ui('operations/listItems/answer'), { status: 200 }, 'a stub is not the usual answer')
})

t.test('an empty list is an answer that fits, with its counts and pages', async (t) => {
  const { ui } = server(t)
  t.match(await ui('operations/listItems/empty'), { status: 200, text: '[]' })
  const shelves = await ui(`operations/${encodeURIComponent('GET /shelves')}/empty`)
  const id = (await ui('operations')).operations.find(({ path }: { path: string }) => path === '/shelves').id
  t.match(shelves.text ?? (await ui(`operations/${encodeURIComponent(id)}/empty`)).text, '"data":[]')
  const { text } = await ui(`operations/${encodeURIComponent(id)}/empty`)
  t.same(JSON.parse(text), { data: [], total: 0, has_more: false, next: null, page: { count: 0 } })
  t.same((await ui('operations/strict/empty')).text, '{"words":[],"next":"b"}', 'a member that may not be null stays')
  t.equal((await ui('operations/names/empty')).text, '[]', 'it is offered, and refused by the contract')
  t.equal((await ui('operations/secret/empty')).text, '1', 'what is no list stays')
})

t.test('an answer that is only shown leaves the heads of later answers as they are', async (t) => {
  const { ui, call } = server(t)
  await ui('operations/listItems/empty')
  await ui('operations/listItems/answer?status=200')
  const { headers } = await call('GET', '/items')
  t.equal(headers['content-length'], String(JSON.stringify(rows).length))
  t.equal(headers['access-control-allow-origin'], '*')
})

t.test('a stateless server empties lists too', async (t) => {
  const { ui } = server(t, { stateless: true })
  t.equal((await ui('operations/listItems/empty')).text, '[]')
})

t.test('a request to try has all that the operation demands', async (t) => {
  const { ui, call } = server(t)
  const add = await ui('operations/addItem/request')
  t.match(add, { method: 'POST', path: '/items', type: 'application/json', schema: { type: 'object' }, headers: [] })
  t.equal((await call('POST', add.path, add.body, { 'content-type': add.type })).status, 201)
  t.match(await ui('operations/getItem/request'), { path: '/items/1', body: '', type: '' })
  t.same((await ui('operations/listItems/request')).query, [{ name: 'q', required: false, value: '' }])
  t.match((await ui('operations/secret/request')).headers, [{ name: 'X-Key', value: 'KEY' }])
})

t.test('a request to try has credentials by every scheme, and bodies of every type', async (t) => {
  const secured = (security: object[]) => ({ security, responses: { 204: { description: 'ok' } } })
  const sending = (content: object) => ({ requestBody: { content }, responses: { 204: { description: 'ok' } } })
  const schemes = documentOf(
    {
      '/bearer': { get: { operationId: 'bearer', ...secured([{ bearer: [] }]) } },
      '/basic': { get: { operationId: 'basic', ...secured([{ basic: [] }]) } },
      '/query': { get: { operationId: 'query', ...secured([{ query: [], tls: [] }]) } },
      '/oauth': { get: { operationId: 'oauth', ...secured([{ oauth: [] }]) } },
      '/text': {
        post: { operationId: 'text', ...sending({ 'text/plain': { example: 'hello' } }) },
        put: { operationId: 'any', ...sending({ '*/*': { schema: { type: 'object' } } }) },
        patch: {
          operationId: 'never',
          ...sending({ 'application/json': { schema: false } })
        }
      },
      '/header/{name}': {
        get: {
          operationId: 'header',
          parameters: [
            { name: 'name', in: 'path', required: true, schema: { type: 'string' } },
            { name: 'X-A', in: 'header', required: true, schema: { type: 'integer' } }
          ],
          responses: { 204: { description: 'ok' } }
        }
      }
    },
    {
      components: {
        securitySchemes: {
          bearer: { type: 'http', scheme: 'bearer' },
          basic: { type: 'http', scheme: 'basic' },
          query: { type: 'apiKey', in: 'query', name: 'key' },
          tls: { type: 'mutualTLS' },
          oauth: { type: 'oauth2', flows: {} }
        }
      }
    }
  )
  const { ui } = server(t, { document: schemes, fixtures: {} })
  const asked = async (id: string) => ui(`operations/${id}/request`)
  t.match((await asked('bearer')).headers, [{ name: 'Authorization', value: 'Bearer TOKEN' }])
  t.match((await asked('basic')).headers, [{ value: 'Basic dXNlcjpwYXNzd29yZA==' }])
  t.same((await asked('query')).headers, [])
  t.match((await asked('oauth')).headers, [{ value: 'Bearer TOKEN' }])
  t.match(await asked('text'), { type: 'text/plain', body: 'hello' })
  t.match(await asked('any'), { type: 'application/json' })
  t.match(await asked('never'), { body: '' })
  t.match(await asked('header'), { path: '/header/myname', headers: [{ name: 'X-A', required: true, value: '1' }] })
})

t.test('a path is filled in with keys that there are, else with samples', async (t) => {
  const key = (name: string) => ({ name, in: 'path', required: true, schema: { type: 'string' } })
  const row = { type: 'object', required: ['id'], properties: { id: { type: 'string' } } }
  const shown = (id: string, ...keys: string[]) => ({
    parameters: keys.map(key),
    get: { operationId: id, responses: { 200: json(row) } },
    put: { requestBody: body(row), responses: { 200: json(row) } }
  })
  const list = { responses: { 200: json({ type: 'array', items: row }) } }
  const nested = documentOf({
    '/teams': { get: list },
    '/teams/{team}': shown('getTeam', 'team'),
    '/teams/{team}/members': { parameters: [key('team')], get: list },
    '/teams/{team}/members/{member}': shown('getMember', 'team', 'member'),
    '/tags/{tag}': shown('getTag', 'tag'),
    '/rooms/{room}/settings': shown('getSettings', 'room')
  })
  const pathOf = async (files: Record<string, string>, id: string) =>
    (await server(t, { document: nested, fixtures: files }).ui(`operations/${id}/request`)).path
  t.equal(await pathOf({ 'members.json': '{"a b":[{"id":"x/y"}]}' }, 'getMember'), '/teams/a%20b/members/x%2Fy')
  t.equal(await pathOf({ 'teams.json': '[]' }, 'getMember'), '/teams/myteam/members/mymember')
  t.equal(await pathOf({ 'teams.json': '[{"id":"red"}]' }, 'getTeam'), '/teams/red')
  t.match(await pathOf({}, 'getTag'), /^\/tags\/(?!mytag)\w+$/, 'a row that no list shows')
  t.equal(await pathOf({}, 'getSettings'), '/rooms/myroom/settings')
})

t.test('stubs are listed with the operations that they may answer', async (t) => {
  const { ui, call, post } = server(t)
  const make = (mapping: object) => post('/mappings', { response: { status: 503 }, ...mapping })
  await make({ name: 'by path', request: { method: 'GET', urlPath: '/items/7' } })
  await make({ name: 'any method', request: { urlPath: '/items' } })
  await make({ name: 'by template', request: { urlPathTemplate: '/items/{id}' } })
  await make({ name: 'by pattern', request: { urlPattern: '/items.*' } })
  await make({ name: 'any', request: {} })
  await make({ name: 'nowhere', request: { urlPath: '/none' } })
  await make({ name: 'all', request: { method: 'ANY' }, metadata: { standin: { operationId: '*', times: 2 } } })
  await make({
    request: { urlPath: '/q' },
    priority: 1,
    scenarioName: 'tea',
    requiredScenarioState: 'Started',
    newScenarioState: 'drunk'
  })
  await call('GET', '/items')
  const { stubs } = await ui('stubs')
  const named = (name: string) => stubs.find((one: { name: string }) => one.name === name)
  t.same(named('by path').operations, ['getItem'])
  t.same(named('any method').operations, ['listItems', 'addItem'])
  t.same(named('by template').operations, ['getItem'])
  t.same(named('by pattern').operations, [])
  t.same(named('any').operations, [])
  t.same(named('nowhere').operations, [])
  t.match(named('all'), { operations: ['*'], aim: '', used: 1, left: 1, kept: false })
  t.match(named('by path'), { aim: 'GET /items/7', used: 0, left: null, mapping: { request: { urlPath: '/items/7' } } })
  t.match(
    stubs[0],
    { priority: 1, scenario: { name: 'tea', required: 'Started', next: 'drunk', state: 'Started' } },
    'asked first'
  )
})

t.test('a stub is checked before it is made', async (t) => {
  const { post, call } = server(t)
  const check = async (mapping: unknown) => (await post('/ui/check', mapping)).json.errors
  const stub = (response: object, standin: object = {}) => ({
    request: { method: 'ANY' },
    response,
    metadata: { standin: { operationId: 'listItems', ...standin } }
  })
  t.same(await check(stub({ status: 200, jsonBody: [] })), [])
  t.match(await check(stub({ status: 200, jsonBody: [{ id: 1, name: 2 }] })), [
    { source: { pointer: '/response/jsonBody/0/name' } }
  ])
  t.match(await check(stub({}, { operationId: 'none' })), [{ source: { pointer: '/metadata/standin/operationId' } }])
  t.same(await check(stub({}, { patch: { 0: { name: 'Hammer' } } })), [])
  t.match(await check(stub({}, { patch: { 0: { name: 1 } } })), [
    { source: { pointer: '/metadata/standin/patch/0/name' }, detail: /must be a string/ }
  ])
  t.same(await check(stub({}, { patch: { 0: { name: 1 } }, outsideContract: true })), [])
  t.same(await check(stub({}, { patch: {}, operationId: '*' })), [])
  t.same(await check({ request: {}, response: {} }), [])
  t.match(
    await check(stub({}, { operationId: 'nothing', patch: { a: 1 } })),
    [{ title: 'Refused' }],
    'there is no body to patch'
  )
  t.equal((await call('POST', '/__admin/ui/check', 'no JSON')).status, 422)
  t.same((await call('GET', '/__admin/mappings')).json.mappings, [], 'nothing is made')
})

t.test('coverage counts the requests of this world beside those of all', async (t) => {
  const { call, ui } = server(t)
  await call('GET', '/items')
  await call('GET', '/items')
  await call('GET', '/none')
  await call('GET', '/items', undefined, { 'standin-world': 'mine' })
  const { operations } = await ui('coverage')
  t.match(operations[0], { operationId: 'listItems', here: 2, requests: 3 })
  t.match(operations[1], { here: 0, requests: 0 })
})
