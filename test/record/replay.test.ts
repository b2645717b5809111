import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import type { ServerResponse } from 'node:http'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import t, { type Test } from 'tap'
import { documentOf, json, start } from '../fixtures/start.ts'
import { api, type Received, send, sendJson } from '../fixtures/upstream.ts'

const thing = { type: 'object', required: ['id'], properties: { id: { type: 'integer' }, name: { type: 'string' } } }
const any = json({ type: 'object' })
const parameter = (name: string, type = 'string') => ({ name, in: 'path', required: true, schema: { type } })
const query = (...names: string[]) => names.map((name) => ({ name, in: 'query', schema: { type: 'string' } }))
const as = (type: string) => ({ description: 'ok', content: { [type]: { schema: { type: 'string' } } } })
const body = { content: { 'application/json': { schema: { type: 'object' } } } }
const secured = { security: [{ token: [] }] }
const document = documentOf(
  {
    '/things': {
      get: { operationId: 'list', parameters: query('q'), responses: { 200: json({ type: 'array', items: thing }) } },
      post: {
        operationId: 'create',
        requestBody: { content: { 'application/json': { schema: thing } } },
        responses: { 201: json(thing), 409: any, 422: any }
      }
    },
    '/things/{id}': {
      parameters: [parameter('id', 'integer')],
      get: { operationId: 'get', responses: { 200: json(thing), 404: any } }
    },
    '/weather/{town}': {
      get: { operationId: 'weather', parameters: [parameter('town'), ...query('day')], responses: { 200: any } }
    },
    '/search': {
      post: {
        operationId: 'search',
        requestBody: body,
        responses: { 200: any, 400: any },
        callbacks: { found: { 'http://127.0.0.1:9/': { post: { responses: { 200: { description: 'ok' } } } } } }
      }
    },
    '/login': { post: { operationId: 'login', requestBody: body, responses: { 200: any } } },
    '/form': {
      post: {
        operationId: 'form',
        requestBody: { content: { 'application/x-www-form-urlencoded': { schema: { type: 'object' } } } },
        responses: { 200: any }
      }
    },
    '/go': {
      get: {
        operationId: 'go',
        responses: { 302: { description: 'ok', headers: { 'X-Way': { schema: { type: 'string' } } } } }
      }
    },
    '/picture': { get: { operationId: 'picture', responses: { 200: as('image/png') } } },
    '/table': { get: { operationId: 'table', responses: { 200: as('text/csv') } } },
    '/page': { get: { operationId: 'page', responses: { 200: as('application/xml') } } },
    '/events': { get: { operationId: 'events', responses: { 200: as('text/event-stream') } } },
    '/count': { get: { operationId: 'count', responses: { 200: json({ type: 'integer' }) } } },
    '/strict': {
      get: {
        operationId: 'strict',
        parameters: [{ name: 'n', in: 'query', schema: { type: 'integer', maximum: 9 } }],
        responses: { 200: any }
      }
    },
    '/closed': {
      get: {
        operationId: 'closed',
        parameters: [{ name: 'n', in: 'query', schema: { type: 'integer', maximum: 9 } }],
        responses: { 200: any, 401: any },
        ...secured
      }
    },
    '/whole/{n}': {
      parameters: [{ name: 'n', in: 'path', required: true, schema: { type: 'integer' } }],
      get: { operationId: 'whole', responses: { 200: any, 404: any } }
    },
    '/unnamed/x': { get: { parameters: query('page'), responses: { 200: any } } }
  },
  { components: { securitySchemes: { token: { type: 'http', scheme: 'bearer' } } } }
)

const rows = [
  { id: 1, name: 'Lamp' },
  { id: 2, name: 'Chair' }
]
const png = Buffer.from('89504e470d0a1a0a', 'hex')

/** The real API. It ignores `q`, and much of what it says depends on the request. */
function real({ method, url, headers, body }: Received, to: ServerResponse): unknown {
  const { pathname: path, searchParams } = new URL(url, 'http://a')
  const sent = body.length > 0 && /json/.test(headers['content-type'] ?? '') ? JSON.parse(body.toString()) : undefined
  if (method === 'POST' && path === '/things') {
    if (sent.name === 'taken') return sendJson(to, 409, { error: 'taken' })
    if (sent.name === '') return sendJson(to, 422, { error: 'empty' })
    return sendJson(to, 201, sent)
  }
  if (path === '/things') return sendJson(to, 200, rows)
  const [, id] = /^\/things\/(\d+)/.exec(path) ?? []
  if (id !== undefined) {
    const row = rows.find((one) => String(one.id) === id)
    return row === undefined ? sendJson(to, 404, { error: `no ${id}` }) : sendJson(to, 200, row)
  }
  if (path === '/search' && sent.query === undefined) return sendJson(to, 400, { error: 'no query' })
  if (path === '/search') return sendJson(to, 200, { found: sent.query })
  if (path === '/login') return sendJson(to, 200, { hello: sent.user })
  if (path === '/form') return sendJson(to, 200, { form: body.toString().length })
  if (path === '/go') return to.writeHead(302, { location: '/elsewhere', 'x-way': 'north' }).end()
  if (path === '/picture') return void to.writeHead(200, { 'content-type': 'image/png' }).write(png, () => to.end())
  if (path === '/page') return to.writeHead(200, { 'content-type': 'application/xml' }).end('<a>1</a>')
  if (path === '/events')
    return to.writeHead(200, { 'content-type': 'text/event-stream' }).end('data: 1\n\ndata: 2\n\n')
  if (path === '/count') return sendJson(to, 200, 41)
  if (path === '/whole/half') return sendJson(to, 404, { error: 'no half' })
  if (path === '/closed' && headers.authorization === undefined) return sendJson(to, 401, { error: 'who?' })
  if (path === '/table')
    return to.writeHead(200, { 'content-type': 'text/csv', 'content-encoding': 'gzip' }).end(gzipSync('a,b\n'))
  return sendJson(to, 200, { path, query: Object.fromEntries(searchParams) })
}

type Asked = [method: string, path: string, sent?: string | undefined, headers?: Record<string, string>]

const ask = (url: string, [method, path, sent, headers = {}]: Asked) => {
  const type = sent?.startsWith('{') === false ? 'application/x-www-form-urlencoded' : 'application/json'
  return send(url, path, {
    method,
    headers: { ...headers, ...(sent === undefined ? {} : { 'content-type': type }) },
    ...(sent === undefined ? {} : { body: sent })
  })
}

/** Records requests, and returns what was answered and said. */
async function record(t: Test, folder: string, asked: Asked[], options = {}) {
  const upstream = await api(t, real)
  const proxy = await start(t, { document, upstream: upstream.url, proxy: true, record: folder, ...options })
  const came = []
  for (const one of asked) came.push(await ask(proxy.url, one))
  await proxy.close()
  return { came, notes: proxy.recorded() }
}

const stubsIn = (folder: string, name: string) =>
  JSON.parse(readFileSync(join(folder, 'mappings', `${name}.json`), 'utf8')).mappings

t.test('a mock of the folder repeats what rows and whole replies cannot say', async (t) => {
  const folder = join(t.testdir({}), 'recorded')
  const asked: Asked[] = [
    ['GET', '/things'],
    ['GET', '/things?q=unheard'],
    ['GET', '/things/98'],
    ['GET', '/things/99'],
    ['GET', '/weather/Rome?day=one&day=two'],
    ['GET', '/weather/Oslo'],
    ['GET', '/weather/Oslo?day=one'],
    ['POST', '/search', '{"query":"a"}'],
    ['POST', '/search', '{"query":"b"}'],
    ['POST', '/search', '{}'],
    ['POST', '/form', 'a=1'],
    ['POST', '/form', 'a=12'],
    ['POST', '/things', '{"id":1,"name":"taken"}'],
    ['POST', '/things', '{"id":1,"name":""}'],
    ['GET', '/go'],
    ['GET', '/picture'],
    ['GET', '/table'],
    ['GET', '/page'],
    ['GET', '/events'],
    ['GET', '/count'],
    ['GET', '/strict?n=10'],
    ['GET', '/whole/half'],
    ['GET', '/unnamed/x?page=1'],
    ['GET', '/unnamed/x?page=2']
  ]
  const { came } = await record(t, folder, asked)
  const mock = await start(t, { document, fixtures: folder })
  for (const [at, one] of asked.entries()) {
    const { status, text, headers } = await ask(mock.url, one)
    const expected = came[at]
    t.equal(status, expected?.status, one.join(' '))
    if (one[1] === '/table') t.equal(text, 'a,b\n')
    else t.same(/json/.test(headers['content-type'] ?? '') ? JSON.parse(text) : text, parsed(expected), one.join(' '))
  }
  t.match((await ask(mock.url, ['GET', '/go'])).headers, { location: '/elsewhere', 'x-way': 'north' })
  // What fixtures hold, no stub repeats.
  t.same(readdirSync(join(folder, 'mappings')).sort(), [
    'create.json',
    'form.json',
    'get.json',
    'getUnnamedX.json',
    'go.json',
    'list.json',
    'picture.json',
    'search.json',
    'strict.json',
    'weather.json',
    'whole.json'
  ])

  const made = JSON.parse((await ask(mock.url, ['POST', '/things', '{"id":3,"name":"unheard"}'])).text)
  const found = JSON.parse((await ask(mock.url, ['GET', '/things?q=unheard'])).text)
  t.same(found, [made], 'once rows are written, they answer')
  t.equal((await ask(mock.url, ['POST', '/things', '{"id":1,"name":""}'])).status, 422, 'a body stays refused')

  const parsed2 = (await ask(mock.url, ['GET', '/things'])).text
  t.match(parsed2, /"id":3/)
})

const parsed = (came: Awaited<ReturnType<typeof send>> | undefined) =>
  /json/.test(came?.headers['content-type'] ?? '') ? JSON.parse(came?.text ?? '') : came?.text

t.test('stubs have no credential, and answer without it', async (t) => {
  const folder = join(t.testdir({}), 'recorded')
  const basic = { authorization: `Basic ${Buffer.from('ann:PASSWORD').toString('base64')}` }
  await record(t, folder, [
    ['POST', '/login', '{"user":"ann","password":"SECRET-1"}'],
    ['POST', '/login', '{"user":"bob","password":"SECRET-2","list":[{"x":1,"deep":"PASSWORD"}]}'],
    ['POST', '/form', 'password=SECRET-3'],
    ['POST', '/form', 'password=SECRET-33'],
    ['POST', '/form', 'a=PASSWORD'],
    ['GET', '/weather/PASSWORD', undefined, basic],
    ['GET', '/weather/Rome?day=PASSWORD', undefined, basic],
    ['GET', '/weather/Rome?api_key=SECRET-4'],
    ['GET', '/weather/Oslo?api_key=SECRET-5&day=x']
  ])
  for (const file of readdirSync(folder, { recursive: true, encoding: 'utf8' }))
    if (file.endsWith('.json')) t.notMatch(readFileSync(join(folder, file), 'utf8'), /SECRET|PASSWORD/, file)
  const mock = await start(t, { document, fixtures: folder })
  t.same(JSON.parse((await ask(mock.url, ['POST', '/login', '{"user":"bob","password":"x","list":[{"x":1}]}'])).text), {
    hello: 'bob'
  })
  t.match((await ask(mock.url, ['GET', '/weather/Rome?api_key=other'])).text, /Rome/)
  t.match((await ask(mock.url, ['GET', '/weather/Oslo?day=x'])).text, /Oslo/)
})

t.test('answers after a write, refusals of credentials and unread bodies are no stubs', async (t) => {
  const folder = join(t.testdir({}), 'recorded')
  const token = { authorization: 'Bearer T' }
  await record(t, folder, [
    ['GET', '/closed'],
    ['GET', '/closed?n=10', undefined, token],
    ['POST', '/things', '{"id":1}'],
    ['GET', '/things?q=other'],
    ['GET', '/things/2'],
    ['GET', '/things/77']
  ])
  t.notOk(existsSync(join(folder, 'mappings', 'list.json')))
  t.notOk(existsSync(join(folder, 'mappings', 'get.json')))
  t.match(stubsIn(folder, 'closed'), [{ metadata: { standin: { always: undefined, unchecked: true } } }])
  t.equal(stubsIn(folder, 'closed').length, 1)
  const mock = await start(t, { document, fixtures: folder })
  t.equal((await ask(mock.url, ['GET', '/closed?n=10'])).status, 401)
  t.match(await ask(mock.url, ['GET', '/closed?n=10', undefined, token]), { status: 200, text: /closed/ })
  t.match(await ask(mock.url, ['GET', '/closed?n=11', undefined, token]), { status: 422 })
})

t.test('the text of a refusal answers that one request', async (t) => {
  const folder = join(t.testdir({}), 'recorded')
  await record(t, folder, [
    ['POST', '/things', '{"id":1,"name":""}'],
    ['POST', '/search', '{}']
  ])
  t.same(readdirSync(folder), ['mappings'])
  const mock = await start(t, { document, fixtures: folder })
  t.match(await ask(mock.url, ['POST', '/things', '{"id":1,"name":""}']), { status: 422, text: /empty/ })
  t.notMatch((await ask(mock.url, ['POST', '/things', '{"id":"x"}'])).text, /empty/)
})

t.test('a refused query stays refused when rows are written', async (t) => {
  const folder = join(t.testdir({}), 'recorded')
  const things = documentOf({
    '/things': {
      get: { parameters: query('q'), responses: { 200: json({ type: 'array', items: thing }), 400: any } },
      post: { requestBody: body, responses: { 201: json(thing) } }
    }
  })
  const upstream = await api(t, ({ url }, to) =>
    /q=/.test(url) ? sendJson(to, 400, { error: 'no q' }) : sendJson(to, 200, rows)
  )
  const proxy = await start(t, { document: things, upstream: upstream.url, proxy: true, record: folder })
  for (const path of ['/things', '/things?q=x']) await ask(proxy.url, ['GET', path])
  await proxy.close()
  const mock = await start(t, { document: things, fixtures: folder })
  t.equal((await ask(mock.url, ['POST', '/things', '{"id":3}'])).status, 201)
  t.match(await ask(mock.url, ['GET', '/things?q=x']), { status: 400, text: /no q/ })
})

t.test('a redirect to the recorded server leads to the mock', async (t) => {
  const folder = join(t.testdir({}), 'recorded')
  const upstream = await api(t, ({ url }, to) => {
    const base = `${upstream.url.replace('http', 'HTTP')}/base`
    const places = [`${base}/things?q=1`, base, `${base}-2/x`, '/elsewhere']
    return to.writeHead(302, { location: places[Number(url.at(-1))] }).end()
  })
  const proxy = await start(t, { document, upstream: `${upstream.url}/base`, proxy: true, record: folder })
  const paths = ['/go?0', '/go?1', '/go?2', '/go?3']
  for (const path of paths) await ask(proxy.url, ['GET', path])
  await proxy.close()
  const mock = await start(t, { document, fixtures: folder })
  const locations = []
  for (const path of paths) locations.push((await ask(mock.url, ['GET', path])).headers.location)
  t.same(locations, ['/things?q=1', '/', `${upstream.url.replace('http', 'HTTP')}/base-2/x`, '/elsewhere'])
})

t.test('a success counts more than an error that came before', async (t) => {
  const folder = join(t.testdir({}), 'recorded')
  let calls = 0
  const upstream = await api(t, ({ url }, to) => {
    calls++
    return sendJson(to, calls % 2 === 1 ? 404 : 200, { id: 1, name: `${url} ${calls}` })
  })
  const proxy = await start(t, { document, upstream: upstream.url, proxy: true, record: folder })
  for (let again = 0; again < 3; again++) await ask(proxy.url, ['GET', '/things/1'])
  await proxy.close()
  const mock = await start(t, { document, fixtures: folder })
  t.same(JSON.parse((await ask(mock.url, ['GET', '/things/1'])).text), { id: 1, name: '/things/1 2' })
})

t.test('stubs of earlier recordings stay, unless the answer is another one', async (t) => {
  const folder = join(t.testdir({}), 'recorded')
  mkdirSync(join(folder, 'mappings'), { recursive: true })
  const old = (path: string) => ({ request: { method: 'GET', url: path }, response: { body: '{"old":true}' } })
  const kept = [old('/weather/Bonn'), old('/weather/Rome')]
  writeFileSync(join(folder, 'mappings', 'weather.json'), JSON.stringify({ mappings: kept }))
  writeFileSync(join(folder, 'mappings', 'search.json'), JSON.stringify(old('/other')))
  await record(t, folder, [
    ['GET', '/weather/Rome'],
    ['GET', '/weather/Oslo'],
    ['POST', '/search', '{"query":"a"}'],
    ['POST', '/search', '{"query":"b"}']
  ])
  t.match(stubsIn(folder, 'search'), [{ request: { url: '/other' } }, { response: { jsonBody: { found: 'b' } } }])
  t.match(stubsIn(folder, 'weather'), [
    { request: { url: '/weather/Bonn' } },
    { response: { jsonBody: { path: '/weather/Rome' } } }
  ])
})

t.test('a folder that cannot be replayed keeps its fixtures', async (t) => {
  const folder = t.testdir({ mappings: { 'broken.json': '{' } })
  const { notes } = await record(t, folder, [['GET', '/count']])
  t.match(notes[0], /the recording cannot be replayed, so it has no stubs: .*broken\.json/)
  t.equal(readFileSync(join(folder, 'count.json'), 'utf8'), '41\n')
})

t.test('several documents are replayed under their prefixes', async (t) => {
  const folder = join(t.testdir({}), 'recorded')
  const hooks = documentOf({}, { paths: undefined, webhooks: {} })
  const options = { document: [document, hooks], prefix: ['/one', '/two'] }
  const asked: Asked[] = [
    ['GET', '/one/weather/Rome'],
    ['GET', '/one/weather/Oslo']
  ]
  await record(t, folder, asked, options)
  const mock = await start(t, { ...options, fixtures: folder })
  for (const one of asked) t.match((await ask(mock.url, one)).text, one[1].slice(4))
})

t.test('a body that passes is recorded up to a length', async (t) => {
  const folder = join(t.testdir({}), 'recorded')
  const upstream = await api(t, (_, to) => {
    to.writeHead(200, { 'content-type': 'image/png' })
    to.end(Buffer.alloc(1024 * 1024 + 1))
  })
  const proxy = await start(t, { document, upstream: upstream.url, proxy: true, record: folder })
  t.equal((await ask(proxy.url, ['GET', '/picture'])).body.length, 1024 * 1024 + 1)
  await proxy.close()
  t.same(proxy.recorded(), [
    'left out: GET /picture 200, whose body is too long to keep',
    `recorded 0 files in ${folder}`
  ])
})
