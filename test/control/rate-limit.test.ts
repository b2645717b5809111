import { connect } from 'node:net'
import t, { type Test } from 'tap'
import { limitOf, shareOf } from '../../src/control/stubs/rate-limit.ts'
import { createStandin } from '../../src/standin.ts'
import { documentOf, json, start } from '../fixtures/start.ts'

const document = documentOf({
  '/things/{id}': {
    get: {
      operationId: 'getThing',
      responses: {
        200: json({ type: 'object' }, { example: { name: 'é✓' } }),
        429: json({ type: 'object' }, { example: { error: 'slow down' } })
      }
    }
  },
  '/events': {
    get: {
      operationId: 'listen',
      responses: {
        200: { description: 'ok', content: { 'text/event-stream': { itemSchema: { type: 'object' }, example: 'é✓' } } }
      }
    }
  }
})

/** The statuses of some requests to a server of its own. */
async function statuses(options: object, urls: string[], then?: (app: ReturnType<typeof createStandin>) => void) {
  const app = createStandin({ document, ...options })
  await app.ready()
  const all: number[] = []
  for (const url of urls) all.push((await app.inject(url)).statusCode)
  if (then === undefined) return all
  then(app)
  for (const url of urls) all.push((await app.inject(url)).statusCode)
  return all
}

const twenty = Array.from({ length: 20 }, (_, at) => `/things/${at}`)

t.test(
  'failRate fails the same requests in two runs, whatever comes between, and others with another seed',
  async (t) => {
    const one = await statuses({ failRate: 0.5 }, twenty)
    t.ok(one.includes(503) && one.includes(200), one.join(' '))
    t.same(await statuses({ failRate: 0.5 }, twenty), one)
    t.same((await statuses({ failRate: 0.5 }, twenty.toReversed())).toReversed(), one, 'in any order')
    t.notSame(await statuses({ failRate: 0.5, seed: 2 }, twenty), one)
    t.same(new Set(await statuses({ failRate: 0 }, twenty)), new Set([200]))
    t.same(new Set(await statuses({ failRate: 1 }, twenty)), new Set([503]))
  }
)

t.test('after a reset, the same requests fail again', async (t) => {
  const all = await statuses({ failRate: 0.5 }, twenty, (app) => app.standin.reset())
  t.same(all.slice(20), all.slice(0, 20))
})

t.test('rateLimit answers 429 with when to come again, in each world of its own', async (t) => {
  const app = createStandin({ document, rateLimit: 2 })
  const get = (headers = {}) => app.inject({ url: '/things/1', headers })
  t.same([(await get()).statusCode, (await get()).statusCode], [200, 200])
  const limited = await get()
  t.equal(limited.statusCode, 429)
  t.match(limited.headers['retry-after'], /^(59|60)$/)
  t.same(limited.json(), { error: 'slow down' }, 'as the document has it')
  t.equal((await get({ 'standin-world': 'other' })).statusCode, 200)
  app.standin.reset()
  t.equal((await get()).statusCode, 200)
})

t.test('a stub of a limit may say itself when to come again', async (t) => {
  const app = createStandin({ document })
  await app.ready()
  app.standin.fail('getThing', { limit: 0, headers: { 'Retry-After': '7' } })
  t.equal((await app.inject('/things/1')).headers['retry-after'], '7')
  const mapping = { request: { urlPath: '/free' }, metadata: { standin: { limit: 1 } } }
  const payload = JSON.stringify(mapping)
  const made = await app.inject({ method: 'POST', url: '/__admin/mappings', payload })
  t.match(made.json().response, { status: 429 }, 'the mapping shows what is answered')
  t.same([(await app.inject('/free')).statusCode, (await app.inject('/free')).statusCode], [404, 429])
})

t.test('a share is drawn once for a request, also where another stub minds no credentials', async (t) => {
  const app = createStandin({ document })
  await app.ready()
  app.standin.stub({ request: { urlPath: '/things/2' }, priority: 9, metadata: { standin: { always: true } } })
  app.standin.fail('getThing', { limit: 2 })
  const request = { request: { urlPath: '/things/1' }, metadata: { standin: { always: true, times: 1 } } }
  app.standin.stub({ ...request, response: { status: 418 } })
  const all: number[] = []
  for (let at = 0; at < 4; at++) all.push((await app.inject('/things/1')).statusCode)
  t.same(all, [418, 200, 200, 429])
})

t.test('a stub of the control API fails a share of the requests to all operations', async (t) => {
  const app = createStandin({ document })
  const stub = (standin: object) =>
    app.inject({ method: 'POST', url: '/__admin/mappings', payload: JSON.stringify({ metadata: { standin } }) })
  t.equal((await stub({ operationId: '*', rate: 0.5, code: 503 })).statusCode, 201)
  const all: number[] = []
  for (const url of twenty) all.push((await app.inject(url)).statusCode)
  t.ok(all.includes(503) && all.includes(200))
  for (const wrong of [{ rate: 2 }, { limit: -1 }, { bodyDelay: 'x' }, { cutAfter: -1 }]) {
    const refused = (await stub(wrong)).json().errors[0]
    t.equal(refused.source.pointer, `/metadata/standin/${Object.keys(wrong)[0]}`)
  }
})

t.test('a limit has room again a minute after the first', async (t) => {
  const limit = limitOf(2)
  t.same([limit(0), limit(30_000), limit(30_500), limit(59_999), limit(60_001), limit(60_002)], [0, 0, 30, 1, 0, 30])
  t.equal(limitOf(0)(5), 60)
})

t.test('a share counts anew once it has counted very many requests', async (t) => {
  const share = shareOf(0.5)
  const drawn = Array.from({ length: 10_010 }, (_, at) => share('1', 'GET', `/${at}`))
  const failed = drawn.filter(Boolean).length
  t.ok(failed > 4700 && failed < 5300, String(failed))
  t.equal(share('1', 'GET', '/0'), drawn[0])
})

/** Resolves to all that a socket receives until it ends. */
const raw = (t: Test, url: string, path: string, method = 'GET') =>
  new Promise<string>((resolve) => {
    let text = ''
    const socket = connect(Number(new URL(url).port), '127.0.0.1')
    t.teardown(() => socket.destroy())
    socket.on('data', (data) => {
      text += data.toString('latin1')
    })
    socket.on('error', () => {})
    socket.on('close', () => resolve(text))
    socket.write(`${method} ${path} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n`)
  })

t.test('a body is cut after so many bytes, and its head says how many there would have been', async (t) => {
  const mock = await start(t, { document })
  mock.fail('getThing', { cutAfter: 3 })
  const text = await raw(t, mock.url, '/things/1')
  t.match(text, /^HTTP\/1\.1 200 .*\r\ncontent-length: 1\d\r\n.*\r\n\r\n\{"n$/is)
  await t.rejects(fetch(`${mock.url}/things/1`).then((response) => response.text()))
  mock.fail('getThing', { cutAfter: 0 })
  t.match(await raw(t, mock.url, '/things/1'), /\r\n\r\n$/)
  mock.fail('getThing', { fault: 'EMPTY_RESPONSE' })
  t.equal(await raw(t, mock.url, '/things/1'), '')
})

t.test('a late body is whole, in whatever form it is sent', async (t) => {
  const mock = await start(t, { document })
  mock.fail('*', { bodyDelay: 20 })
  t.same(await (await fetch(`${mock.url}/things/1`)).json(), { name: 'é✓' })
  t.match(await (await fetch(`${mock.url}/events`)).text(), /é✓/)
  const byUrl = { urlPathPattern: '/things/.*' }
  mock.fail(byUrl, { bodyDelay: 1 })
  t.same(await (await fetch(`${mock.url}/things/1`)).json(), { name: 'é✓' })
  mock.fail(byUrl, { cutAfter: 2 })
  await t.rejects(fetch(`${mock.url}/things/1`).then((response) => response.text()))
  mock.fail(byUrl, { bodyDelay: 1, body: 7, outsideContract: true })
  t.equal(await (await fetch(`${mock.url}/things/1`)).text(), '7')
  mock.fail('getThing', { bodyDelay: 1, status: 204 })
  t.equal(await (await fetch(`${mock.url}/things/1`)).text(), '')
})

t.test('a client that gives up before the body comes does no harm', async (t) => {
  const mock = await start(t, { document })
  for (const how of [{ bodyDelay: 40 }, { bodyDelay: 40, cutAfter: 2 }]) {
    mock.fail('getThing', how)
    const controller = new AbortController()
    const response = await fetch(`${mock.url}/things/1`, { signal: controller.signal })
    controller.abort()
    await t.rejects(response.text())
  }
  // A body that is asked for later, and waits longer, comes after theirs.
  mock.fail('getThing', { bodyDelay: 60 })
  t.match(await (await fetch(`${mock.url}/things/1`)).json(), {})
  mock.reset()
  t.equal((await fetch(`${mock.url}/things/1`)).status, 200)
})
