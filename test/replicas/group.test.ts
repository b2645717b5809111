import { once } from 'node:events'
import { createServer } from 'node:http'
import { connect } from 'node:http2'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import t, { type Test } from 'tap'
import type { HandlerFunction } from '../../src/handlers/handler.ts'
import type { StartOptions } from '../../src/options.ts'
import { type Log, StoreRefuses } from '../../src/replicas/log.ts'
import { type Standin, startServer } from '../../src/start.ts'
import { registered } from '../fixtures/spans.ts'
import { memoryStore } from './memory-log.ts'
import { named } from './named.ts'

const thing = {
  type: 'object',
  required: ['id', 'name'],
  properties: { id: { type: 'integer' }, name: { type: 'string' }, qty: { type: 'integer' } }
}
const json = (schema: object) => ({ description: 'ok', content: { 'application/json': { schema } } })
const body = { content: { 'application/json': { schema: { ...thing, required: ['name'] } } } }
const id = { name: 'id', in: 'path', required: true, schema: { type: 'integer' } }

const document = {
  openapi: '3.0.3',
  info: { title: 'Stock', version: '1' },
  paths: {
    '/things': {
      get: { operationId: 'listThings', responses: { 200: json({ type: 'array', items: thing }) } },
      post: { operationId: 'addThing', requestBody: body, responses: { 201: json(thing) } }
    },
    '/things/{id}': {
      parameters: [id],
      get: { operationId: 'getThing', responses: { 200: json(thing), 404: { description: 'none' } } },
      delete: { operationId: 'dropThing', responses: { 204: { description: 'gone' } } }
    },
    '/weather': {
      get: {
        operationId: 'getWeather',
        parameters: [{ name: 'day', in: 'query', schema: { type: 'integer' } }],
        responses: { 200: json({ type: 'object', required: ['city'], properties: { city: { type: 'string' } } }) }
      }
    }
  }
}

interface Answer {
  status: number
  headers: Headers
  // biome-ignore lint/suspicious/noExplicitAny: tests read what they know to be there
  body: any
}

/** Asks a server; the body is JSON where it can be. */
async function ask(url: string, method = 'GET', sent?: unknown, headers: Record<string, string> = {}): Promise<Answer> {
  const response = await fetch(url, {
    method,
    headers: { ...headers, ...(sent === undefined ? {} : { 'content-type': 'application/json' }) },
    ...(sent === undefined ? {} : { body: typeof sent === 'string' ? sent : JSON.stringify(sent) })
  })
  const text = await response.text()
  let parsed: unknown = text
  try {
    parsed = JSON.parse(text)
  } catch {}
  return { status: response.status, headers: response.headers, body: parsed }
}

/** Starts processes that share a store; here they are servers of one process. */
async function group(t: Test, count = 3, options: StartOptions = {}, ofWorkers = false) {
  const store = memoryStore(ofWorkers)
  const servers: Standin[] = []
  const add = async () => {
    const server = await startServer({ document, fixtures: false, ...options }, async () => store.open())
    servers.push(server)
    return server.url
  }
  for (let index = 0; index < count; index++) await add()
  t.teardown(async () => void (await Promise.all(servers.map((server) => server.close()))))
  return { store, add, urls: servers.map(({ url }) => url) as [string, string, string], servers }
}

const stub = (url: string, mapping: object, headers = {}) => ask(`${url}/__admin/mappings`, 'POST', mapping, headers)
const count = async (url: string, pattern: object, headers = {}) =>
  (await ask(`${url}/__admin/requests/count`, 'POST', pattern, headers)).body.count

t.test('a row that one process makes, changes or deletes is so in the next at once', async (t) => {
  const { urls } = await group(t)
  const [a, b, c] = urls
  const made = await ask(`${a}/things`, 'POST', { name: 'new' })
  t.equal(made.status, 201)
  t.match(await ask(`${b}/things/${made.body.id}`), { status: 200, body: { name: 'new' } })
  t.equal((await ask(`${c}/things/${made.body.id}`, 'DELETE')).status, 204)
  t.equal((await ask(`${a}/things/${made.body.id}`)).status, 404)
  const lists = await Promise.all(urls.map((url) => ask(`${url}/things`)))
  for (const list of lists) t.same(list.body, lists[0]?.body)
})

t.test('a process that knows all calls asks nobody, and its journal is one with that of the others', async (t) => {
  const { urls, store } = await group(t, 2, {}, true)
  const [a, b] = urls
  const made = await ask(`${a}/things`, 'POST', { name: 'new' })
  t.match(await ask(`${b}/things/${made.body.id}`), { status: 200, body: { name: 'new' } })
  const { reads } = store
  const name = 'Standin-World'
  await ask(`${a}/things`, 'POST', { name: 'newer' }, { [name]: 'w' })
  for (const url of urls) for (let times = 0; times < 3; times++) await ask(`${url}/weather`)
  t.match(await ask(`${b}/things/2`, 'GET', undefined, { [name]: 'w' }), { status: 200 })
  t.equal(store.reads - reads, 1, 'for the call of the world that the other process does not know yet')
  t.equal(await count(b, { urlPath: '/weather' }), 6)
})

t.test('the process that answers makes the span of a write, and all journals know the trace', async (t) => {
  const spans = registered(t)
  const { urls } = await group(t)
  const [a, b] = urls
  const traceId = 'a'.repeat(32)
  await ask(`${a}/things`, 'POST', { name: 'new' }, { traceparent: `00-${traceId}-${'b'.repeat(16)}-01` })
  await ask(`${b}/weather`)
  const all = await spans(2)
  t.same(
    all.map(({ name }) => name),
    ['POST /things', 'GET /weather']
  )
  const { requests } = (await ask(`${b}/__admin/requests`)).body
  t.match(requests[1], { subEvents: [{ data: { operationId: 'addThing', trace: { traceId } } }] })
})

/** Returns the value of the first sample of metrics whose name and labels match. */
const sample = (text: string, name: RegExp) =>
  text
    .split('\n')
    .find((line) => name.test(line))
    ?.split(' ')
    .at(-1)

t.test('a call that waits for requests hears of those that other processes answer', async (t) => {
  const { urls } = await group(t, 3)
  const [one, two, three] = urls
  const wait = (which: string) => ask(`${one}/__admin/received`, 'POST', { which, count: 2, timeout: 60_000 })
  const waiting = [wait('getWeather'), wait('addThing')]
  for (const url of [two, three]) {
    await ask(`${url}/weather`)
    await ask(`${url}/things`, 'POST', { name: 'new' })
  }
  for (const { status, body } of await Promise.all(waiting)) {
    t.equal(status, 200)
    t.equal(body.requests.length, 2)
  }
})

t.test('processes that share a port report their requests together, and what all of them hold once', async (t) => {
  const { urls } = await group(t, 2, {}, true)
  const [a, b] = urls
  await ask(`${a}/things`, 'POST', { name: 'new' })
  for (const url of [a, b, b]) await ask(`${url}/weather`)
  await stub(a, { request: { method: 'GET' }, response: {} }, { 'standin-world': 'one' })
  for (const url of urls) {
    const { body } = await ask(`${url}/__admin/metrics`)
    t.equal(sample(body, /^standin_request_duration_seconds_count\{operation="addThing"/), '1')
    t.equal(sample(body, /^standin_request_duration_seconds_count\{operation="getWeather"/), '3')
    t.equal(sample(body, /^standin_worlds /), '2')
    t.equal(sample(body, /^standin_stubs /), '1')
    t.equal(sample(body, /^standin_journal_entries /), '4')
  }
})

t.test('each process of a store reports its own requests, and goes on without the store', async (t) => {
  const { urls, store } = await group(t, 2)
  const [a, b] = urls
  await ask(`${a}/weather`)
  await stub(a, { request: { method: 'GET' }, response: {} })
  const count = /^standin_request_duration_seconds_count\{operation="getWeather"/
  const { body } = await ask(`${b}/__admin/metrics`)
  t.equal(sample(body, count), undefined)
  t.equal(sample(body, /^standin_stubs /), '1', 'what the others changed is known')
  for (const way of [{ vanishes: true }, { there: false }]) {
    Object.assign(store, way)
    const alone = await ask(`${a}/__admin/metrics`)
    t.equal(alone.status, 200)
    t.equal(sample(alone.body, count), '1')
  }
})

t.test('a server that cannot listen leaves its store', async (t) => {
  const { store, servers } = await group(t, 1)
  const port = Number(new URL((servers[0] as Standin).url).port)
  let closed = 0
  const log: Log = { ...store.open(), close: async () => void closed++ }
  await t.rejects(
    startServer({ document, fixtures: false, port }, async () => log),
    { code: 'EADDRINUSE' }
  )
  t.equal(closed, 1)
})

t.test('writes by HTTP/2 are carried out and answered as those by HTTP/1.1', async (t) => {
  const { urls, servers } = await group(t, 2, { https: true })
  const [a, b] = servers as [Standin, Standin]
  const session = connect(urls[0], { ca: a.authority })
  const other = connect(urls[1], { ca: b.authority })
  t.teardown(() => {
    session.destroy()
    other.destroy()
  })
  const post = session.request({ ':method': 'POST', ':path': '/things', 'content-type': 'application/json' })
  post.end('{"name":"new"}')
  const [head] = await once(post, 'response')
  t.equal(head[':status'], 201)
  const { id } = JSON.parse(await text(post))
  t.same(JSON.parse(await text(other.request({ ':path': `/things/${id}` }))), { id, name: 'new' })
  const { requests } = JSON.parse(await text(other.request({ ':path': '/__admin/requests' })))
  t.match(requests, [
    { request: { method: 'GET', scheme: 'https', protocol: 'HTTP/2.0' } },
    { request: { method: 'POST', scheme: 'https', protocol: 'HTTP/2.0' } }
  ])
})

t.test('all processes list the same worlds, and a world that one ends is there no more', async (t) => {
  const { urls } = await group(t)
  const [a, b, c] = urls
  const [one, two] = [{ 'standin-world': 'one' }, { 'standin-world': 'two' }]
  await ask(`${a}/things`, 'POST', { name: 'new' }, one)
  await ask(`${b}/weather`, 'GET', undefined, two)
  const listed = async (url: string) =>
    (await ask(`${url}/__admin/worlds`)).body.worlds.map(({ name }: { name: string }) => name).sort()
  for (const url of urls) t.same(await listed(url), ['one', 'two'])
  t.equal((await ask(`${c}/__admin/worlds/two`, 'DELETE')).status, 200, 'though it has only read there')
  for (const url of urls) t.same(await listed(url), ['one'])
  t.equal((await ask(`${c}/__admin/worlds/two`, 'DELETE')).status, 404)
  t.equal((await ask(`${b}/__admin/worlds`, 'DELETE')).status, 200)
  for (const url of urls) t.same(await listed(url), [])
  for (const url of urls) {
    const rows = (await ask(`${url}/things`, 'GET', undefined, one)).body
    t.notMatch(JSON.stringify(rows), 'new')
  }
})

t.test('a world stays while a request to it is not answered, though no log knows it', async (t) => {
  const { urls, servers } = await group(t, 2, { delay: 60_000 })
  const [a] = urls
  const [server] = servers as [Standin]
  const stop = new AbortController()
  const waiting = ['one', 'one', 'two'].map((name) =>
    fetch(`${a}/weather`, { headers: { 'standin-world': name }, signal: stop.signal }).catch(() => 'stopped')
  )
  const listed = async () =>
    (await ask(`${a}/__admin/worlds`)).body.worlds.map(({ name }: { name: string }) => name).sort()
  while ((await listed()).length < 2) await new Promise(setImmediate)
  t.same(await listed(), ['one', 'two'])
  stop.abort()
  t.same(await Promise.all(waiting), ['stopped', 'stopped', 'stopped'])
  while ((await listed()).length > 0) await new Promise(setImmediate)
  t.ok(server)
})

t.test('a world for which there is no room is refused', async (t) => {
  const { urls, store } = await group(t, 1)
  store.full = true
  const name = { 'standin-world': 'new' }
  t.match(await ask(`${urls[0]}/things`, 'POST', { name: 'x' }, name), { status: 400 })
  const refused = await stub(urls[0], { request: {}, response: {} }, name)
  t.match(refused, { status: 400, body: { errors: [{ detail: /there are 1000 worlds/ }] } })
  const page = { 'user-agent': 'Mozilla/5.0' }
  store.full = false
  for (let at = 0; at < 200; at++)
    await ask(`${urls[0]}/things`, 'POST', { name: 'x' }, { ...page, 'standin-world': `page${at}` })
  t.match(await ask(`${urls[0]}/things`, 'POST', { name: 'x' }, { ...page, 'standin-world': 'page' }), { status: 400 })
})

t.test('a process that joins reads a long log in parts, before it listens', async (t) => {
  const { urls, store, add } = await group(t, 1)
  for (let at = 0; at < 5; at++) await ask(`${urls[0]}/things`, 'POST', { name: `n${at}` })
  store.page = 2
  const late = await add()
  const read = store.reads
  t.match(JSON.stringify((await ask(`${late}/things`)).body), 'n4')
  t.equal(store.reads, read + 1, 'all was there')
  const other = await add()
  for (let at = 0; at < 5; at++) await ask(`${urls[0]}/things`, 'POST', { name: `m${at}` })
  t.equal((await ask(`${other}/things`, 'POST', { name: 'mine' })).status, 201, 'its own stands behind the others')
  t.same((await ask(`${other}/things`)).body, (await ask(`${urls[0]}/things`)).body)
})

t.test('stubs of files are there after a store has lost everything', async (t) => {
  const mapping = { request: { urlPath: '/filed' }, response: { body: 'of a file' } }
  const mappings = t.testdir({ mappings: { 'one.json': JSON.stringify(mapping) } })
  const { urls, store } = await group(t, 2, { mappings })
  await stub(urls[0], { request: { urlPath: '/filed' }, response: { body: 'of a test' } })
  store.lose()
  for (const url of urls) t.equal((await ask(`${url}/filed`)).body, 'of a file')
})

t.test('a store that has lost everything may count anew', async (t) => {
  const { urls, store } = await group(t, 2)
  const [a, b] = urls
  await ask(`${a}/things`, 'POST', { name: 'lost' })
  await ask(`${b}/things`)
  store.lose(0)
  await ask(`${a}/things`, 'POST', { name: 'new' })
  await ask(`${a}/weather`)
  for (const url of urls) {
    const text = JSON.stringify((await ask(`${url}/things`)).body)
    t.match(text, 'new')
    t.notMatch(text, 'lost')
    t.equal(await count(url, { urlPath: '/weather' }), 1)
  }
})

for (const world of ['', 'w']) {
  t.test(`a store that has lost the last calls of "${world}" takes all processes back`, async (t) => {
    const { urls, store, add } = await group(t, 2)
    const [a, b] = urls
    const headers: Record<string, string> = world === '' ? {} : { 'standin-world': world }
    const things = async (url: string) =>
      JSON.stringify((await ask(`${url}/things?limit=1000`, 'GET', undefined, headers)).body)
    await ask(`${a}/things`, 'POST', { name: 'kept' }, headers)
    const goBack = store.kept()
    await ask(`${b}/things`, 'POST', { name: 'lost' }, headers)
    if (world !== '') await ask(`${a}/__admin/worlds/${world}`, 'DELETE')
    goBack()
    const joined = await things(await add())
    t.match(joined, 'kept')
    t.notMatch(joined, 'lost')
    for (const url of urls) t.equal(await things(url), joined)
  })
}

t.test('parallel writes through all processes are all there, each with its own key', async (t) => {
  const { urls } = await group(t)
  const before = (await ask(`${urls[0]}/things`)).body.length
  const made = await Promise.all(
    Array.from({ length: 60 }, (_, at) => ask(`${urls[at % 3]}/things`, 'POST', { name: `n${at}` }))
  )
  t.equal(new Set(made.map(({ body }) => body.id)).size, 60)
  for (const url of urls) {
    const names = (await ask(`${url}/things?limit=1000`)).body.map(({ name }: { name: string }) => name)
    t.equal(names.length, before + 60)
    t.ok(made.every((_, at) => names.includes(`n${at}`)))
  }
})

t.test('stubs are made, replaced and removed for all', async (t) => {
  const { urls } = await group(t)
  const [a, b, c] = urls
  const request = { method: 'GET', urlPath: '/free' }
  const { body } = await stub(a, { request, response: { body: 'one' } })
  for (const url of urls) t.equal((await ask(`${url}/free`)).body, 'one')
  await ask(`${b}/__admin/mappings/${body.id}`, 'PUT', { request, response: { body: 'two' } })
  for (const url of urls) t.equal((await ask(`${url}/free`)).body, 'two')
  await ask(`${c}/__admin/mappings`, 'DELETE')
  for (const url of urls) t.equal((await ask(`${url}/free`)).status, 404)
})

t.test('a stub that answers once does so once in all, and a scenario makes one step a request', async (t) => {
  const { urls } = await group(t)
  const [a, b, c] = urls
  await stub(a, {
    request: { urlPath: '/weather' },
    response: { jsonBody: { city: 'stub' } },
    metadata: { standin: { times: 1 } }
  })
  const all = await Promise.all(Array.from({ length: 9 }, (_, at) => ask(`${urls[at % 3]}/weather`)))
  t.equal(all.filter(({ body }) => body.city === 'stub').length, 1)
  const step = (url: string, from: string, to: string, body: string) =>
    stub(url, {
      scenarioName: 's',
      requiredScenarioState: from,
      newScenarioState: to,
      request: { urlPath: '/steps' },
      response: { body }
    })
  await step(a, 'Started', 'one', 'first')
  await step(b, 'one', 'two', 'second')
  t.equal((await ask(`${c}/steps`)).body, 'first')
  t.equal((await ask(`${a}/steps`)).body, 'second')
  for (const url of urls) t.equal((await ask(`${url}/__admin/scenarios`)).body.scenarios[0].state, 'two')
})

t.test('the journal of every process has the requests of all, once and in order', async (t) => {
  const { urls } = await group(t)
  for (let at = 0; at < 6; at++) await ask(`${urls[at % 3]}/weather?day=${at}`)
  await ask(`${urls[1]}/things`, 'POST', { name: 'x' })
  await ask(`${urls[2]}/nowhere`, 'POST', { sent: 'body' })
  await fetch(`${urls[1]}/weather`, { method: 'HEAD' })
  await ask(`${urls[0]}/weather?day=none`)
  for (const url of urls) {
    t.equal(await count(url, { urlPath: '/weather', method: 'GET' }), 7)
    const found = await ask(`${url}/__admin/requests/find`, 'POST', { urlPath: '/weather', method: 'GET' })
    t.same(
      found.body.requests.map((one: { url: string }) => one.url),
      [...[0, 1, 2, 3, 4, 5].map((day) => `/weather?day=${day}`), '/weather?day=none']
    )
    const log = (await ask(`${url}/__admin/requests`)).body
    t.equal(log.meta.total, 10)
    t.match(JSON.stringify(log), 'sent')
    t.same(log.requests[0].request.url, '/weather?day=none', 'newest first')
    const clean = await ask(`${url}/__admin/clean`)
    t.match(JSON.stringify(clean.body), /nowhere/)
    const { operations } = (await ask(`${url}/__admin/coverage`)).body
    t.match(JSON.stringify(operations), /getWeather/)
  }
  const ids = async (url: string) =>
    (await ask(`${url}/__admin/requests`)).body.requests.map((one: { id: string }) => one.id)
  t.same(await ids(urls[0]), await ids(urls[2]), 'an entry has the same id everywhere')
  await ask(`${urls[1]}/__admin/requests`, 'DELETE')
  for (const url of urls) t.equal(await count(url, { urlPath: '/weather' }), 0)
})

t.test('requests that one process removes are gone from all, and those that came later stay', async (t) => {
  const { urls } = await group(t)
  const [a, b, c] = urls
  for (const url of [a, c]) for (const day of [1, 2]) await ask(`${url}/weather?day=${day}`)
  await ask(`${b}/__admin/requests/remove`, 'POST', { url: '/weather?day=1' })
  await ask(`${a}/weather?day=1`)
  for (const url of [b, c, a, b]) {
    t.equal(await count(url, { url: '/weather?day=1' }), 1)
    t.equal(await count(url, { url: '/weather?day=2' }), 2)
    t.equal(await count(url, {}), 3)
  }
})

t.test('the journal of every process shows a long answer whole', async (t) => {
  const { urls } = await group(t, 2)
  const [a, b] = urls
  const body = 'aü'.repeat(2000)
  await stub(a, { request: { urlPath: '/long' }, response: { body } })
  t.equal((await ask(`${a}/long`)).body, body)
  t.equal((await ask(`${b}/__admin/requests`)).body.requests[0].response.body, body)
})

t.test('a stub that others have used is no unused one', async (t) => {
  const { urls } = await group(t)
  await stub(urls[0], { request: { urlPath: '/free' }, response: { body: 'x' } })
  t.equal((await ask(`${urls[0]}/free`)).body, 'x')
  t.same((await ask(`${urls[1]}/__admin/mappings/unmatched`)).body.mappings, [])
})

t.test('worlds stay apart, and end everywhere', async (t) => {
  const { urls, store } = await group(t)
  const [a, b, c] = urls
  const odd = { 'standin-world': 'odd' }
  const before = (await ask(`${a}/things`, 'GET', undefined, odd)).body.length
  await ask(`${a}/things`, 'POST', { name: 'x' }, odd)
  await ask(`${b}/__world/odd/things`, 'POST', { name: 'y' })
  for (const url of urls) {
    t.equal((await ask(`${url}/things`, 'GET', undefined, odd)).body.length, before + 2)
    t.equal((await ask(`${url}/things`)).body.length, before)
  }
  t.same(
    (await ask(`${c}/__admin/worlds`)).body.worlds.map(({ name }: { name: string }) => name),
    ['odd']
  )
  t.equal((await ask(`${b}/__admin/worlds/odd`, 'DELETE')).status, 200)
  for (const url of urls) t.equal((await ask(`${url}/things`, 'GET', undefined, odd)).body.length, before)
  t.equal(store.size('odd'), 0, 'an ended world keeps nothing in the store')
  await ask(`${a}/things`, 'POST', { name: 'z' }, odd)
  t.equal((await ask(`${c}/__admin/worlds`, 'DELETE')).status, 200)
  for (const url of urls) t.equal((await ask(`${url}/things`, 'GET', undefined, odd)).body.length, before)
  t.equal((await ask(`${b}/__admin/worlds/none`, 'DELETE')).status, 404)
  t.equal((await ask(`${b}/things`, 'GET', undefined, { 'standin-world': 'no name!' })).status, 400)
})

/** Makes a world's log so long that a reset drops it. */
const lengthen = (url: string, headers = {}) =>
  Promise.all(
    Array.from({ length: 20 }, async () => {
      for (let at = 0; at < 50; at++) await ask(`${url}/things/0`, 'DELETE', undefined, headers)
    })
  )

t.test('a reset keeps the coverage of all processes', async (t) => {
  const { urls, add } = await group(t, 2)
  const [a, b] = urls
  await ask(`${a}/things`, 'POST', { name: 'x' })
  await ask(`${a}/weather?day=1`)
  await ask(`${a}/weather`)
  await ask(`${a}/things/none`)
  await stub(a, {
    request: { urlPath: '/weather' },
    response: { status: 418 },
    metadata: { standin: { always: true, outsideContract: true } }
  })
  await ask(`${a}/weather`)
  await ask(`${a}/__admin/reset`, 'POST')
  const covered = async (url: string) => (await ask(`${url}/__admin/coverage`)).body
  const all = await covered(a)
  t.match(all.operations, [
    { operationId: 'listThings', requests: 0 },
    { operationId: 'addThing', requests: 1 }
  ])
  t.match(all.operations.at(-1), { operationId: 'getWeather', requests: 3, parameters: { day: true } })
  t.same(await covered(b), all)
  t.same(await covered(await add()), all)
})

t.test('beyond the latest thousand requests, all processes count the same', async (t) => {
  const { urls, add } = await group(t, 2)
  const [a, b] = urls
  await stub(a, { request: { urlPath: '/free' }, response: { body: 'x' } })
  await stub(a, { request: { urlPath: '/unused' }, response: { body: 'x' } })
  await ask(`${a}/free`)
  await ask(`${a}/nowhere`)
  await ask(`${b}/weather?day=none`)
  await ask(`${b}/things`, 'POST', { name: 'x' })
  await lengthen(a)
  for (let at = 0; at < 20; at++) await ask(`${a}/weather?day=1`)
  const seen = async (url: string, headers = {}) => {
    const get = async (path: string) => (await ask(`${url}/__admin${path}`, 'GET', undefined, headers)).body
    const verified = async (which: string) =>
      (await ask(`${url}/__admin/verify`, 'POST', { which, times: 0 }, headers)).body.errors?.[0].detail.match(
        /received \d+/
      )[0]
    const { unmatched, invalid, unused } = await get('/clean')
    return {
      all: await count(url, {}, headers),
      weather: await count(url, { urlPath: '/weather' }, headers),
      verified: await Promise.all(['*', 'getWeather', 'dropThing', 'addThing'].map(verified)),
      clean: [unmatched.count, invalid.count, unused.length],
      covered: (await get('/coverage')).operations.map((one: { requests: number }) => one.requests),
      day: (await get('/coverage')).operations.at(-1).parameters.day
    }
  }
  const expected = {
    all: 1024,
    weather: 20,
    verified: ['received 1022', 'received 21', 'received 1000', 'received 1'],
    clean: [1, 1, 1],
    covered: [0, 1, 0, 1000, 21],
    day: true
  }
  const joined = await add()
  for (const url of [a, b, joined]) t.same(await seen(url), expected)
  await ask(`${b}/__admin/requests/remove`, 'POST', { urlPath: '/weather' })
  await ask(`${a}/weather`)
  const removed = { all: 1005, weather: 1, verified: ['received 1003', 'received 2', 'received 1000', 'received 1'] }
  for (const url of [b, a, joined]) t.match(await seen(url), removed)
  await ask(`${a}/__admin/requests`, 'DELETE')
  await ask(`${b}/weather`)
  const cleared = { all: 1, weather: 1, clean: [1, 1, 1], covered: [0, 1, 0, 1000, 23] }
  for (const url of [joined, a, b]) t.match(await seen(url), cleared)
  await ask(`${b}/__admin/reset`, 'POST')
  await ask(`${a}/nowhere`)
  for (const url of [joined, await add(), a, b]) {
    t.match(await seen(url), { all: 1, weather: 0, clean: [1, 0, 0], covered: [0, 1, 0, 1000, 23], day: true })
  }
  await ask(`${joined}/__admin/coverage`, 'DELETE')
  for (const url of [b, joined, a]) t.match(await seen(url), { all: 1, covered: [0, 0, 0, 0, 0], day: false })
})

t.test('a world that is ended and made anew has no requests, but those to the ended one are covered', async (t) => {
  const { urls, add } = await group(t)
  const [a, b, c] = urls
  const one = { 'standin-world': 'one' }
  await ask(`${a}/things`, 'POST', { name: 'x' }, one)
  await ask(`${b}/weather`, 'GET', undefined, one)
  t.equal(await count(c, {}, one), 2)
  await ask(`${b}/__admin/worlds/one`, 'DELETE')
  await ask(`${a}/weather`, 'GET', undefined, one)
  for (const url of [b, c, a, await add()]) {
    t.equal(await count(url, {}, one), 1)
    const { operations } = (await ask(`${url}/__admin/coverage`)).body
    t.same([operations[1].requests, operations.at(-1).requests], [1, 2])
  }
})

t.test('a reset is seen by all, drops what came before from the store, and starts keys anew', async (t) => {
  const { urls, store, add } = await group(t)
  const [a, b, c] = urls
  const first = (await ask(`${a}/things`, 'POST', { name: 'x' })).body
  const made = await stub(c, { request: { urlPath: '/free' }, response: { body: 'x' } })
  await ask(`${a}/free`)
  t.equal((await ask(`${b}/__admin/reset`, 'POST')).status, 200)
  for (const url of urls) {
    t.equal((await ask(`${url}/free`)).status, 404)
    t.equal(await count(url, { urlPath: '/things' }), 0)
  }
  t.ok(store.size('') > 0, 'the others see a short log whole')
  t.same((await ask(`${c}/things`, 'POST', { name: 'x' })).body, first)
  await lengthen(a)
  t.equal((await ask(`${b}/__admin/reset`, 'POST')).status, 200)
  t.equal(store.size(''), 0)
  t.same((await ask(`${c}/things`, 'POST', { name: 'x' })).body, first)
  await ask(`${b}/__admin/reset`, 'POST')
  t.ok(store.size('') > 0, 'it was counted anew')
  t.equal((await stub(await add(), { request: { urlPath: '/free' }, response: { body: 'y' } })).body.id, made.body.id)
  t.equal((await ask(`${a}/free`)).body, 'y')
})

t.test('a call that is refused ends no world and drops nothing', async (t) => {
  const { urls, store } = await group(t, 2, { adminToken: 'secret' })
  const [a, b] = urls
  const world = { 'standin-world': 'w' }
  await ask(`${a}/things`, 'POST', { name: 'x' }, world)
  for (const path of ['/worlds/w', '/worlds']) t.equal((await ask(`${a}/__admin${path}`, 'DELETE')).status, 401)
  await lengthen(a, world)
  t.equal((await ask(`${a}/__admin/reset`, 'POST', undefined, world)).status, 401)
  t.ok(store.size('w') > 0)
  t.same(store.restarts, [])
  t.match(JSON.stringify((await ask(`${b}/things`, 'GET', undefined, world)).body), '"x"')
})

t.test('what is kept through a reset keeps its calls in the store', async (t) => {
  const { urls, store, add } = await group(t, 2)
  const [a, b] = urls
  await ask(`${a}/things`, 'POST', { name: 'saved' })
  await ask(`${a}/__admin/snapshots/one`, 'POST')
  await lengthen(a)
  await ask(`${b}/__admin/reset`, 'POST')
  t.ok(store.size('') > 0)
  const late = await add()
  t.equal((await ask(`${late}/__admin/snapshots/one/restore`, 'POST')).status, 200)
  for (const url of [a, b, late]) t.match(JSON.stringify((await ask(`${url}/things`)).body), 'saved')
})

t.test('a process that joins late sees everything', async (t) => {
  const { urls, add } = await group(t, 2)
  const [a, b] = urls
  const world = { 'standin-world': 'w' }
  const { body } = await ask(`${a}/things`, 'POST', { name: 'early' })
  await ask(`${b}/things`, 'POST', { name: 'in w' }, world)
  await stub(a, {
    scenarioName: 's',
    requiredScenarioState: 'Started',
    newScenarioState: 'two',
    request: { urlPath: '/s' },
    response: { body: 'first' }
  })
  t.equal((await ask(`${b}/s`)).body, 'first')
  const late = await add()
  t.match((await ask(`${late}/things/${body.id}`)).body, { name: 'early' })
  t.match(JSON.stringify((await ask(`${late}/things`, 'GET', undefined, world)).body), 'in w')
  t.equal((await ask(`${late}/__admin/scenarios`)).body.scenarios[0].state, 'two')
  t.equal(await count(late, { method: 'POST', urlPath: '/things' }), 1)
})

t.test('without its store, a process answers what needs none, and refuses the rest', async (t) => {
  const { urls, store } = await group(t, 2)
  const [a] = urls
  const before = (await ask(`${a}/weather`)).body
  t.equal((await ask(`${a}/__admin/ready`)).status, 200)
  store.there = false
  t.match(await ask(`${a}/weather`), { status: 200, body: before })
  const refused = [
    await ask(`${a}/things`, 'POST', { name: 'lost' }),
    await ask(`${a}/things`),
    await ask(`${a}/__admin/reset`, 'POST'),
    await ask(`${a}/__admin/requests`),
    await ask(`${a}/__admin/worlds`, 'DELETE')
  ]
  for (const { status, headers, body } of refused) {
    t.equal(status, 503)
    t.equal(headers.get('retry-after'), '1')
    t.match(headers.get('content-type'), /json/)
    t.match(JSON.stringify(body), 'the store of this group of servers cannot be reached (the test took it away)')
  }
  for (const call of ['health', 'version']) t.equal((await ask(`${a}/__admin/${call}`)).status, 200)
  t.match(await ask(`${a}/__admin/ready`), { status: 503, body: { status: 'not ready', message: 'it is not there' } })
  store.there = true
  t.equal((await ask(`${a}/things`, 'POST', { name: 'back' })).status, 201)
  t.notMatch(JSON.stringify((await ask(`${urls[1]}/things`)).body), 'lost')
})

t.test('without its store, a process answers by what needs no rows on paths that have some', async (t) => {
  const secured = structuredClone(document) as typeof document & { components?: object; security?: object[] }
  secured.components = { securitySchemes: { key: { type: 'http', scheme: 'bearer' } } }
  secured.security = [{ key: [] }]
  const handlers = { dropThing: () => ({ status: 204 as const }) }
  const { urls, store } = await group(t, 1, { document: secured, handlers })
  const [a] = urls
  const token = { authorization: 'Bearer x' }
  const replay = { request: { urlPath: '/things', method: 'GET' }, response: { body: 'replayed' } }
  const put = (mapping: object) => stub(a, mapping)
  await put({ request: { urlPath: '/things', method: 'POST' }, response: { status: 201, body: 'by the stub' } })
  await put({
    request: { urlPath: '/things', bodyPatterns: [{ contains: 'slow' }] },
    response: { body: 'later', fixedDelayMilliseconds: 1 }
  })
  for (const [number, more] of [
    [1, { metadata: { standin: { times: 2 } } }],
    [2, { scenarioName: 's', requiredScenarioState: 'Started', newScenarioState: 'next' }],
    [3, { response: { body: '{{now}}', transformers: ['response-template'] } }],
    [4, { metadata: { standin: { untilWritten: true } } }]
  ] as const) {
    const { status } = await put({ ...replay, request: { urlPath: `/things/${number}`, method: 'GET' }, ...more })
    t.equal(status, 201)
  }
  store.there = false
  t.match(await ask(`${a}/things`, 'POST', { name: 'x' }, token), { status: 201, body: 'by the stub' })
  t.match(await ask(`${a}/__world/w/things`, 'POST', { name: 'x' }, token), { status: 503 })
  t.match(await ask(`${a}/things`, 'POST', { name: 'slow' }, token), { status: 200, body: 'later' })
  t.equal((await ask(`${a}/things`)).status, 401)
  t.equal((await ask(`${a}/things/no-number`, 'GET', undefined, token)).status, 422)
  t.equal((await ask(`${a}/things/7?__code=404`, 'GET', undefined, token)).status, 404)
  for (const path of ['/things', '/things?__code=200', '/things/1', '/things/2', '/things/3', '/things/4']) {
    t.equal((await ask(`${a}${path}`, 'GET', undefined, token)).status, 503, path)
  }
  t.equal((await ask(`${a}/things/7`, 'DELETE', undefined, token)).status, 503, 'a handler')
  t.equal((await ask(`${a}/things/7?__code=204`, 'DELETE', undefined, token)).status, 503, 'a row would go')
  store.there = true
  t.equal((await ask(`${a}/things/1`, 'GET', undefined, token)).body, 'replayed', 'it is not used up')
})

t.test('a store that stands still does not hold up what needs none', async (t) => {
  const { urls, store } = await group(t, 1)
  const [a] = urls
  const { body } = await ask(`${a}/weather`)
  store.still = true
  t.match(await ask(`${a}/weather`), { status: 200, body })
  t.equal((await ask(`${a}/__admin/metrics`)).status, 200)
})

t.test('a store that refuses ends the start, unless it may serve later', async (t) => {
  const start = (passes: boolean) => {
    const error = new StoreRefuses('redis://there', 'NOPERM no', passes)
    const log = { ...memoryStore().open(), read: () => Promise.reject(error) }
    return startServer({ document, fixtures: false }, async () => log)
  }
  await t.rejects(start(false), { message: /the store redis:\/\/there refuses to serve: NOPERM no/ })
  await (await start(true)).close()
})

t.test('a remembered answer gives way to a stub that counts, and needs the store if its rows do', async (t) => {
  const { urls, store } = await group(t, 2)
  const [a, b] = urls
  const city = async () => (await ask(`${a}/weather`)).body.city
  const rows = async () => (await ask(`${a}/things`)).status
  for (let time = 0; time < 5; time++) t.same([await rows(), typeof (await city())], [200, 'string'])
  await stub(b, {
    request: { urlPath: '/weather' },
    response: { jsonBody: { city: 'stub' } },
    metadata: { standin: { times: 1 } }
  })
  t.equal(await city(), 'stub')
  for (let time = 0; time < 5; time++) t.same([await rows(), (await city()) === 'stub'], [200, false])
  store.there = false
  t.same([await rows(), typeof (await city())], [503, 'string'])
})

t.test('the store may vanish while a request that needs none is asked', async (t) => {
  const { urls, store } = await group(t, 1)
  await stub(urls[0], { request: { urlPath: '/free' }, response: { body: 'x' } })
  store.vanishes = true
  t.equal((await ask(`${urls[0]}/free`)).body, 'x')
  t.equal((await ask(`${urls[0]}/things`)).status, 503)
})

t.test('a world for which there is no room is left out of reports', async (t) => {
  const { urls, store } = await group(t, 1)
  await store.open().note('no name!', () => '{}', { ...named('x'), coverage: { since: 0, names: [] } })
  await store
    .open()
    .append(
      'no name!',
      JSON.stringify({ method: 'GET', url: '/', version: '1.1', rawHeaders: [], headers: {} }),
      () => 0
    )
  t.same((await ask(`${urls[0]}/__admin/worlds`)).body.worlds, [])
})

t.test('a store that has lost everything puts all back to the start', async (t) => {
  const { urls, store } = await group(t, 2)
  await ask(`${urls[0]}/things`, 'POST', { name: 'lost' })
  store.lose()
  for (const url of urls) t.notMatch(JSON.stringify((await ask(`${url}/things`)).body), 'lost')
  await ask(`${urls[1]}/things`, 'POST', { name: 'new' })
  for (const url of urls) t.match(JSON.stringify((await ask(`${url}/things`)).body), 'new')
})

t.test('a delayed answer holds up nobody else, and its entry is there meanwhile', async (t) => {
  const { urls } = await group(t, 2)
  const [a, b] = urls
  await stub(a, { request: { urlPath: '/slow' }, response: { body: 'late', fixedDelayMilliseconds: 300 } })
  const slow = ask(`${a}/slow`)
  while ((await count(b, { urlPath: '/slow' })) === 0) await ask(`${b}/things`, 'POST', { name: 'meanwhile' })
  t.equal((await slow).body, 'late')
})

t.test('what leaves a process leaves it once: logs, webhooks, requests that are sent on', async (t) => {
  const heard: string[] = []
  const other = createServer((request, response) => {
    heard.push(`${request.method} ${request.url}`)
    response.end('from there')
  })
  await new Promise<void>((listening) => other.listen(0, '127.0.0.1', listening))
  t.teardown(() => other.close())
  const target = `http://127.0.0.1:${(other.address() as AddressInfo).port}`
  const logged: string[] = []
  const { urls } = await group(t, 3, { log: ({ url }) => logged.push(url) })
  const [a, b] = urls
  await stub(a, {
    request: { urlPath: '/on' },
    response: { proxyBaseUrl: target },
    metadata: { standin: { times: 2 } }
  })
  await stub(a, {
    request: { urlPath: '/hook' },
    response: { body: 'x' },
    metadata: { standin: { times: 1 } },
    serveEventListeners: [{ name: 'webhook', parameters: { method: 'POST', url: `${target}/heard` } }]
  })
  t.equal((await ask(`${b}/on`)).body, 'from there')
  t.equal((await ask(`${b}/hook`)).body, 'x')
  for (const url of urls) t.equal(await count(url, { urlPath: '/hook' }), 1)
  while (heard.length < 2) await new Promise(setImmediate)
  t.same(heard, ['GET /on', 'POST /heard'])
  t.same(logged, ['/on', '/hook'])
  await stub(a, { request: { urlPath: '/often' }, response: { proxyBaseUrl: target } })
  t.equal((await ask(`${b}/often`)).body, 'from there')
  for (const url of urls) t.equal(await count(url, { urlPath: '/often' }), 1)
})

t.test('a recording takes the answers that all processes have sent on, and so does a snapshot', async (t) => {
  const other = createServer((request, response) => {
    const type = request.url === '/on/events' ? 'text/event-stream' : 'application/json; charset=utf-8'
    response.setHeader('content-type', type).setHeader('x-own', 'kept')
    response.end(JSON.stringify({ from: `dort ü ${request.url}` }))
  })
  await new Promise<void>((listening) => other.listen(0, '127.0.0.1', listening))
  t.teardown(() => other.close())
  const targetBaseUrl = `http://127.0.0.1:${(other.address() as AddressInfo).port}`
  const { urls } = await group(t, 3)
  const [a, b, c] = urls
  const say = (url: string, word: string, sent?: object) => ask(`${url}/__admin/recordings/${word}`, 'POST', sent)
  await ask(`${a}/before`)
  await say(b, 'start', { targetBaseUrl })
  for (const [at, url] of urls.entries()) t.equal((await ask(`${url}/recorded/${at}`)).status, 200)
  t.equal((await say(c, 'stop')).body.mappings.length, 3)
  const mappings = await Promise.all(urls.map((url) => ask(`${url}/__admin/mappings`)))
  for (const { body } of mappings) t.same(body, mappings[0]?.body)
  const { headers, body } = await ask(`${c}/recorded/0`)
  t.same(body, { from: 'dort ü /recorded/0' })
  t.equal(headers.get('x-own'), 'kept')
  await ask(`${a}/__admin/reset`, 'POST')
  await stub(a, { request: { urlPathPattern: '/on/.*' }, response: { proxyBaseUrl: targetBaseUrl } })
  for (const [at, url] of urls.entries()) await ask(`${url}/on/${at}`)
  await ask(`${a}/on/events`)
  const snapshot = await say(b, 'snapshot', {})
  t.equal(snapshot.body.mappings.length, 3)
  t.match(snapshot.headers.get('standin-reason'), /^1 answers were too long/)
})

t.test('a handler runs in every process, in the order of the log', async (t) => {
  let asked = 0
  const { urls } = await group(t, 2, { handlers: { getWeather: () => ({ body: { city: `${asked++}` } }) } })
  t.equal((await ask(`${urls[0]}/weather`)).status, 200)
  t.equal(await count(urls[1], { urlPath: '/weather' }), 1)
  t.equal(asked, 2)
})

t.test('a read waits for a call that is being carried out', async (t) => {
  let goOn = () => {}
  const gate = new Promise<void>((resolve) => {
    goOn = resolve
  })
  const begun: (() => void)[] = []
  const addThing: HandlerFunction = async (_request, { next }) => {
    begun.pop()?.()
    await gate
    return next()
  }
  const { urls } = await group(t, 1, { handlers: { addThing } }, true)
  const before = (await ask(`${urls[0]}/things`)).body.length
  const isBegun = new Promise<void>((resolve) => begun.push(resolve))
  const made = ask(`${urls[0]}/things`, 'POST', { name: 'slow' })
  await isBegun
  const list = ask(`${urls[0]}/things`)
  await ask(`${urls[0]}/__admin/health`)
  goOn()
  t.equal((await made).status, 201)
  t.equal((await list).body.length, before + 1)
})

t.test('faults and broken answers of a stub reach the client that asked, and no process ends', async (t) => {
  const { urls } = await group(t, 2)
  const [a, b] = urls
  const metadata = { standin: { times: 1 } }
  await stub(a, { request: { urlPath: '/fault' }, response: { fault: 'CONNECTION_RESET_BY_PEER' }, metadata })
  await t.rejects(ask(`${b}/fault`))
  t.equal((await ask(`${a}/fault`)).status, 404)
  t.equal((await ask(`${b}/fault`)).status, 404)
})

t.test('a body that is too long is refused by the process that reads it', async (t) => {
  const { urls, store } = await group(t, 1)
  const size = store.size('')
  const response = await fetch(`${urls[0]}/things`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: `{"name":"${'x'.repeat(33 * 1024 * 1024)}"}`
  }).catch(() => undefined)
  t.ok(response === undefined || response.status === 413)
  t.equal(store.size(''), size)
})

t.test('a server that is asked to end closes its log, or has the others of its port end', async (t) => {
  for (const shares of [false, true]) {
    const log = memoryStore().open()
    let ended: (by: string) => void = () => {}
    const end = new Promise<string>((resolve) => {
      ended = resolve
    })
    const port = { tell: () => {}, ofOthers: async () => [], end: () => ended('port') }
    const { url, close } = await startServer({ document, fixtures: false }, async () => ({
      ...log,
      ...(shares && { port }),
      close: async () => ended('log')
    }))
    t.equal((await ask(`${url}/__admin/shutdown`, 'POST')).status, 200)
    t.equal(await end, shares ? 'port' : 'log')
    await close()
  }
})
