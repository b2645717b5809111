import { once } from 'node:events'
import type { IncomingMessage } from 'node:http'
import { connect, type Socket } from 'node:net'
import t from 'tap'
import { refuseBytes } from '../../src/server/client-errors.ts'
import { mockUrlOf } from '../../src/server/exchange/exchange.ts'
import type { Standin } from '../../src/start.ts'
import { documentOf, json, start } from '../fixtures/start.ts'

/** Sends lines as they are, and returns the status and the body of the answer. */
async function raw({ url }: Standin, ...lines: string[]): Promise<[status: number, body: string]> {
  const socket = connect(Number(new URL(url).port), '127.0.0.1')
  let text = ''
  socket.on('data', (data) => {
    text += data
  })
  socket.write(`${lines.join('\r\n')}\r\nConnection: close\r\n\r\n`)
  await once(socket, 'close')
  return [Number(text.slice(9, 12)), text.slice(text.indexOf('\r\n\r\n') + 4)]
}

const document = documentOf({ '/x': { get: { operationId: 'x', responses: { 200: json({}, { example: 7 }) } } } })

t.test('a request may name its target with scheme and host', async (t) => {
  const mock = await start(t, { document })
  for (const target of ['/x', 'http://api.example/x', 'HTTP://api.example/x', '/__world/a/x']) {
    t.same(await raw(mock, `GET ${target} HTTP/1.1`, 'Host: api.example'), [200, '7'], target)
  }
  t.equal((await raw(mock, 'GET http://127.0.0.1/__admin/mappings HTTP/1.1', 'Host: 127.0.0.1'))[0], 200)
  t.same(
    mock.requests('x').map(({ url }) => url),
    ['/x', '/x', '/x']
  )
})

t.test('a request names one host, to the API and to the control API', async (t) => {
  const mock = await start(t, { document })
  // Asked twice, so that the answer is remembered.
  for (let times = 0; times < 2; times++) t.equal((await raw(mock, 'GET /x HTTP/1.1', 'Host: a.example'))[0], 200)
  for (const path of ['/x', '/__admin/mappings', '/__admin/health']) {
    t.match(await raw(mock, `GET ${path} HTTP/1.1`), [400, /Host header is missing/], path)
    t.match(await raw(mock, `GET ${path} HTTP/1.1`, 'Host: a', 'host: b'), [400, /more than one Host/], path)
    t.match(await raw(mock, `GET ${path} HTTP/1.1`, 'Host: a/b'), [400, /is no host/], path)
    t.equal((await raw(mock, `GET ${path} HTTP/1.1`, 'Host: 127.0.0.1'))[0], 200, path)
  }
  t.equal((await raw(mock, 'GET /x HTTP/1.0'))[0], 200)
})

t.test('HTTP that is not understood is refused, by the API and by the control API', async (t) => {
  const mock = await start(t, { document })
  const bare = await start(t, { document, admin: false })
  for (const [path, host] of [
    ['/x', mock],
    ['/__admin/mappings', mock],
    ['/__admin/health', bare]
  ] as const) {
    const codings = ['gzip, chunked', 'x, CHUNKED']
    for (const coding of codings) {
      const lines = [`GET ${path} HTTP/1.1`, 'Host: a', `Transfer-Encoding: ${coding}`, 'Connection: close', '', '0']
      t.match(await raw(host, ...lines), [501, /the transfer coding .* is not known/], path + coding)
    }
    t.match(await raw(host, `GET ${path} HTTP/2.0`, 'Host: a'), [505, /speaks HTTP\/1\.1, not HTTP\/2\.0/], path)
    t.equal((await raw(host, `GET ${path}#part HTTP/1.1`, 'Host: a'))[0], 200, path)
    const chunked = [`GET ${path} HTTP/1.1`, 'Host: a', 'Transfer-Encoding: Chunked', 'Connection: close', '', '0']
    t.equal((await raw(host, ...chunked))[0], 200, path)
  }
})

t.test('bytes that are no request are refused as all else, with the reason', async (t) => {
  const mock = await start(t, { document })
  const rows: [line: string, header: string, status: number, why: RegExp][] = [
    ['GET /x HTTP/1.1', 'no colon', 400, /this is no HTTP request: Invalid header token/],
    ['GET /x y HTTP/1.1', 'Host: a', 400, /this is no HTTP request: Expected HTTP/],
    ['BREW /x HTTP/1.1', 'Host: a', 400, /this is no HTTP request: Invalid method/],
    ['GET /x HTTP/1.1', `A: ${'a'.repeat(20_000)}`, 431, /longer than 16384 bytes/],
    ['POST /x HTTP/1.1', `Host: a\r\nTransfer-Encoding: chunked\r\n\r\n1;${'a'.repeat(20_000)}`, 413, /too long/]
  ]
  for (const [line, header, status, why] of rows) {
    const [told, body] = await raw(mock, line, header)
    t.equal(told, status, body)
    t.match(JSON.parse(body), { type: 'about:blank', title: String, status, detail: why, error: why })
  }
})

t.test('a broken connection gets no answer, and a slow one 408', async (t) => {
  const written = (code: string, writable = true) => {
    const said: string[] = []
    const socket = { writable, write: (text: string) => said.push(text), destroy: () => said.push('closed') }
    refuseBytes(Object.assign(new Error('x'), { code }), socket as unknown as Socket)
    return said
  }
  t.match(written('ERR_HTTP_REQUEST_TIMEOUT'), [/^HTTP\/1\.1 408 Request Timeout\r\n.*took too long/s, 'closed'])
  t.match(written('other'), [/^HTTP\/1\.1 400 Bad Request\r\n.*this is no HTTP request: x/s, 'closed'])
  t.same(written('ECONNRESET'), ['closed'])
  t.same(written('other', false), ['closed'])
})

t.test('the target * is the server as a whole, which only OPTIONS asks about', async (t) => {
  const responses = { 200: json({}, { example: 7 }) }
  const root = documentOf({ '/': { get: { responses }, options: { responses } }, '/x': { post: { responses } } })
  const mock = await start(t, { document: root })
  const socket = connect(Number(new URL(mock.url).port), '127.0.0.1')
  socket.write('OPTIONS * HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n')
  let head = ''
  for await (const data of socket) head += data
  t.match(head, /^HTTP\/1\.1 204 [\s\S]*\r\nallow: GET, OPTIONS, POST, HEAD\r\n/)
  t.match(await raw(mock, 'GET * HTTP/1.1', 'Host: a'), [400, /only OPTIONS/])
})

t.test('a request of HTTP/1.0 without a host is answered like others', async (t) => {
  t.same(await raw(await start(t, { document }), 'GET /x HTTP/1.0'), [200, '7'])
})

t.test('the address of the mock is the one that the request names', async (t) => {
  const request = (host: string | undefined, socket: object) => ({ headers: { host }, socket }) as IncomingMessage
  t.equal(mockUrlOf(request('a.example:81', {})), 'http://a.example:81')
  t.equal(mockUrlOf(request('a.example', { encrypted: true })), 'https://a.example')
  t.equal(mockUrlOf(request(undefined, {})), undefined)
})

t.test('applied preferences are written in ASCII', async (t) => {
  const { url } = await start(t, { document })
  const response = await fetch(`${url}/x?__seed=%E2%82%AC`)
  t.equal(response.status, 200)
  t.equal(response.headers.get('preference-applied'), 'seed="\\u20ac"')
})

t.test('the host of a target counts instead of the header', async (t) => {
  const mock = await start(t, { document })
  const from = (target: string) => raw(mock, `GET ${target} HTTP/1.1`, 'Host: 127.0.0.1')
  t.equal((await from('http://evil.example.com/__admin/mappings'))[0], 403)
  t.match((await from('http://127.0.0.1:1/openapi.json'))[1], /"http:\/\/127\.0\.0\.1:1"/)
  for (const target of ['http://a:b/x', 'http://[::1/x', 'http://u:p@a/x']) {
    t.match(await from(target), [400, /is no host/], target)
  }
  t.equal((await from('http:///x'))[0], 400)
  t.equal((await from('http://[::1]:80/x'))[0], 200)
})

t.test('a world may be percent-encoded in its path', async (t) => {
  const mock = await start(t, { document })
  await raw(mock, 'GET /__world/a%40b/x HTTP/1.1', 'Host: a')
  t.equal(mock.world('a@b').requests('x').length, 1)
  t.match(await raw(mock, 'GET /__world/a%zz/x HTTP/1.1', 'Host: a'), [400, /cannot name a world/])
})
