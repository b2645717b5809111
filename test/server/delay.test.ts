import { once } from 'node:events'
import { type AddressInfo, connect, createServer, type Socket } from 'node:net'
import t from 'tap'
import type { Entry } from '../../src/control/journal/journal.ts'
import { createStandin } from '../../src/standin.ts'
import { ask, documentOf, json, start } from '../fixtures/start.ts'

const document = documentOf({ '/x': { get: { operationId: 'x', responses: { 200: json({}, { example: 7 }) } } } })
const longest = 2 ** 30

t.test('a delay ends with the server, and the request is answered', async (t) => {
  const mock = await start(t, { document })
  mock.stub('x', { delay: longest })
  const waiting = ask(mock, '/x')
  while (mock.requests('x').length === 0) await ask(mock, '/nowhere')
  await mock.close()
  t.equal((await waiting).status, 200)
})

t.test('a wait is no longer than a timer can be', async (t) => {
  const mock = await start(t, { document })
  const waiting = ask(mock, '/x', { headers: { prefer: 'wait=99999999' } })
  while (mock.requests('x').length === 0) await ask(mock, '/nowhere')
  t.equal(mock.requests('x')[0]?.status, 0)
  await mock.close()
  t.equal((await waiting).headers.get('preference-applied'), 'wait=99999999')
})

t.test('a delay ends with its connection', async (t) => {
  const mock = await start(t, { document })
  mock.stub('x', { delay: longest })
  const socket = connect(Number(new URL(mock.url).port), '127.0.0.1')
  socket.write('GET /x HTTP/1.1\r\nHost: a\r\n\r\n')
  while (mock.requests('x').length === 0) await ask(mock, '/nowhere')
  socket.destroy()
  for (let i = 0; i < 3; i++) await ask(mock, '/nowhere')
  // Closing answers what still waits.
  await mock.close()
  t.same(
    mock.requests('x').map(({ status }) => status),
    [0]
  )
})

t.test('calls to a server that says nothing end with the client and with the mock', async (t) => {
  // A connection may be opened before there is a request for it.
  const silent = createServer((socket) => socket.once('data', () => silent.emit('call', socket)))
  silent.listen(0, '127.0.0.1')
  t.teardown(() => silent.close())
  await once(silent, 'listening')
  const mock = await start(t, { document })
  const target = `http://127.0.0.1:${(silent.address() as AddressInfo).port}`
  const stub = (url: string, more: object) =>
    fetch(`${mock.url}/__admin/mappings`, { method: 'POST', body: JSON.stringify({ request: { url }, ...more }) })
  await stub('/proxied', { response: { proxyBaseUrl: target } })
  await stub('/calling', {
    response: { status: 204 },
    serveEventListeners: [{ name: 'webhook', parameters: { method: 'POST', url: target } }]
  })
  /** Sends a request, and returns its socket and the socket of the call that it leads to. */
  const called = async (path: string): Promise<[client: Socket, call: Socket]> => {
    const client = connect(Number(new URL(mock.url).port), '127.0.0.1')
    client.on('error', () => {}).write(`GET ${path} HTTP/1.1\r\nHost: a\r\n\r\n`)
    const [call] = await once(silent, 'call')
    call.resume()
    return [client, call]
  }
  const [leaving, abandoned] = await called('/proxied')
  leaving.destroy()
  await once(abandoned, 'close')
  const calls = [(await called('/proxied'))[1], (await called('/calling'))[1]]
  const ended = calls.map((call) => once(call, 'close'))
  await mock.close()
  await Promise.all(ended)
})

t.test('a delay ends with an instance of Fastify that never listened', async (t) => {
  const app = createStandin({ document })
  await app.ready()
  const waiting = app.inject('/x?__wait=9999')
  while (app.standin.requests('x').length === 0) await app.inject('/nowhere')
  await app.close()
  t.equal((await waiting).statusCode, 200)
})

t.test('a delay holds every reply of the API back once, and no other', async (t) => {
  const entries: Entry[] = []
  const mock = await start(t, { delay: [10, 20], token: 'TOKEN', log: (entry) => void entries.push(entry) })
  const mapping = { request: { url: '/stubbed' }, response: { status: 418 } }
  await fetch(`${mock.url}/__admin/mappings`, { method: 'POST', body: JSON.stringify(mapping) })
  entries.length = 0
  const list = '/v2/organizations/mycompany/invites'
  const post = (type: string, body: string) => ({ method: 'POST', headers: { 'content-type': type }, body })
  const asked: [status: number, path: string, init?: RequestInit][] = [
    [200, list],
    [200, list, { method: 'HEAD' }],
    [204, list, { method: 'OPTIONS' }],
    [401, list, { headers: { authorization: 'Bearer another' } }],
    [404, '/nowhere'],
    [404, `${list}?__code=404`],
    [405, list, { method: 'PUT' }],
    [406, list, { headers: { accept: 'image/png' } }],
    [415, list, post('image/png', 'x')],
    [400, list, post('application/json', '{')],
    [400, list, post('application/json', '{}')],
    [400, '/%zz'],
    [418, '/stubbed']
  ]
  for (const [status, path, init] of asked) {
    entries.length = 0
    t.equal((await ask(mock, path, init)).status, status, `${init?.method} ${path}`)
    const [{ delay, ms }] = entries as [Entry]
    t.ok(delay >= 10 && delay <= 20, `${status}: a delay of ${delay}`)
    t.ok(ms >= 9, `${status}: after ${ms}`)
  }
  entries.length = 0
  const preflight = { method: 'OPTIONS', headers: { origin: 'http://a', 'access-control-request-method': 'GET' } }
  for (const [path, init] of [
    [list, preflight],
    ['/__admin/requests'],
    ['/__admin/nowhere'],
    ['/openapi.json']
  ] as const)
    await ask(mock, path, init)
  for (const { url, delay } of entries) t.equal(delay, 0, url)
})

t.test('the delay of the server holds no answer of the control API back', async (t) => {
  const mock = await start(t, { document, delay: longest })
  t.equal((await ask(mock, '/__admin/%zz')).status, 400)
})

t.test('a refused request waits as it prefers, and once', async (t) => {
  const entries: Entry[] = []
  const parameters = [{ name: 'n', in: 'query', schema: { type: 'integer' } }]
  const get = { operationId: 'x', parameters, responses: { 200: json({}, { example: 7 }) } }
  const mock = await start(t, { document: documentOf({ '/x': { get } }), log: (entry) => void entries.push(entry) })
  for (const [status, path] of [
    [200, '/x?__wait=0.01'],
    [422, '/x?n=a&__wait=0.01'],
    [406, '/x?__wait=0.01']
  ] as const)
    t.equal((await ask(mock, path, status === 406 ? { headers: { accept: 'image/png' } } : {})).status, status)
  mock.stub('x', { delay: 5 })
  t.equal((await ask(mock, '/x?__wait=0.01', { headers: { accept: 'image/png' } })).status, 406)
  t.same(
    entries.map(({ delay }) => delay),
    [10, 10, 10, 15]
  )
})
