import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import type { ServerResponse } from 'node:http'
import { connect, createServer } from 'node:net'
import type { Readable } from 'node:stream'
import { brotliCompressSync, gzipSync } from 'node:zlib'
import Fastify from 'fastify'
import t, { type Test } from 'tap'
import type { StartOptions } from '../../src/options.ts'
import { standin } from '../../src/standin.ts'
import { documentOf, json, start } from '../fixtures/start.ts'
import { api, send, sendJson } from '../fixtures/upstream.ts'

const thing = {
  type: 'object',
  required: ['id'],
  properties: { id: { type: 'integer' }, colour: { enum: ['red', 'blue'] } }
}
const text = (type: string) => ({ description: 'ok', content: { [type]: { schema: { type: 'string' } } } })
const document = documentOf(
  {
    '/things': {
      get: {
        operationId: 'listThings',
        parameters: [{ name: 'limit', in: 'query', schema: { type: 'integer', maximum: 100 } }],
        responses: { 200: json({ type: 'array', items: thing }), 422: json({ type: 'object' }) }
      },
      post: {
        operationId: 'createThing',
        requestBody: { required: true, content: { 'application/json': { schema: thing } } },
        responses: { 201: json(thing, { example: { id: 7 } }) }
      }
    },
    '/blobs/{name}': {
      parameters: [{ name: 'name', in: 'path', required: true, schema: { type: 'string' } }],
      get: { operationId: 'getBlob', responses: { 200: text('application/octet-stream') } },
      put: {
        operationId: 'putBlob',
        requestBody: { required: true, content: { 'application/octet-stream': {} } },
        responses: { 204: { description: 'kept' } }
      }
    },
    '/events': { get: { operationId: 'events', responses: { 200: text('text/event-stream') } } },
    '/report': {
      get: {
        operationId: 'report',
        responses: {
          200: {
            ...text('text/csv'),
            headers: {
              'X-Pages': { required: true, schema: { type: 'integer' } },
              'X-Odd': { content: { 'application/json': { schema: { type: 'array' } } } },
              'X-Broken': { $ref: '#/components/headers/Nowhere' },
              'Content-Type': { schema: { enum: ['never'] } }
            }
          }
        }
      }
    },
    '/odd': {
      get: {
        operationId: 'odd',
        responses: { 200: { description: 'ok', content: {}, headers: { 'X-Any': { schema: true }, 'X-Bare': {} } } }
      }
    },
    '/form': { put: { operationId: 'form', requestBody: { content: {} }, responses: { 200: { description: 'ok' } } } },
    '/account': {
      get: { operationId: 'account', security: [{ bearer: [] }], responses: { 200: json({ type: 'object' }) } }
    },
    '/real': {
      'x-standin': { upstream: true },
      get: { operationId: 'real', responses: { 200: json({ type: 'object' }, { example: { from: 'mock' } }) } }
    }
  },
  { components: { securitySchemes: { bearer: { type: 'http', scheme: 'bearer' } } } }
)

/** Starts an API and a server in front of it. */
async function between(t: Test, answer: Parameters<typeof api>[1], options: StartOptions = {}) {
  const real = await api(t, answer)
  const mock = await start(t, { document, upstream: `${real.url}/`, proxy: true, ...options })
  return { real, mock, ask: (path: string, more?: Parameters<typeof send>[2]) => send(mock.url, path, more) }
}

const asJson = { 'content-type': 'application/json' }

t.test('a proxy passes request and answer on as they are', async (t) => {
  const written = '{ "id" : 12345678901234567890.0,\n "colour": "red" }'
  const { real, mock, ask } = await between(t, (_, to) => {
    to.writeHead(201, 'Made it', {
      ...asJson,
      'set-cookie': ['a=1', 'b=2'],
      connection: 'x-hop',
      'x-hop': '1',
      'x-end': '1'
    })
    to.end(written)
  })
  const body = '{"id":1 }'
  const headers = { ...asJson, connection: 'close, x-mine', 'x-mine': '1', 'x-end': '1', cookie: 'c=3', te: 'trailers' }
  const waited = mock.received('createThing')
  const came = await ask('/things?x=a%2Fb+c', { method: 'POST', body, headers })
  t.match(came, { status: 201, statusText: 'Made it', text: written, violations: [] })
  t.match(came.headers, {
    'set-cookie': ['a=1', 'b=2'],
    'x-end': '1',
    'x-hop': undefined,
    'standin-source': 'upstream'
  })
  t.notOk('cache-control' in came.headers, 'with no headers of a mock')
  const [sent] = real.seen
  t.match(sent, { method: 'POST', url: '/things?x=a%2Fb+c' })
  t.equal(sent?.body.toString(), body)
  t.match(sent?.headers, { host: new URL(real.url).host, 'x-end': '1', cookie: 'c=3', via: /standin/ })
  t.same(
    ['x-mine', 'te'].filter((name) => name in (sent?.headers ?? {})),
    []
  )
  t.match(await waited, [{ method: 'POST' }])
  t.match(mock.requests('createThing'), [{ status: 201, source: 'upstream', body: { id: 1 } }])
})

t.test('a proxy names what breaks the document, and passes it on', async (t) => {
  const { real, mock, ask } = await between(t, ({ url }, to) =>
    url.startsWith('/things') ? sendJson(to, 200, [{ id: 'x' }]) : sendJson(to, 418, { error: 'teapot' })
  )
  const asked = await ask('/things?limit=1000')
  t.match(asked, { status: 200, text: '[{"id":"x"}]' })
  t.match(asked.violations, [
    { in: 'query', at: '/limit' },
    { in: 'response', at: '/0/id', keyword: 'type' }
  ])
  t.match(JSON.parse(String(asked.headers['sl-violations'])), [
    { location: ['request', 'query', 'limit'], severity: 'Error', code: 'maximum' },
    { location: ['response', 'body', '0', 'id'], severity: 'Error', code: 'type' }
  ])
  t.match(mock.requests('listThings')[0]?.violations, [{ at: '/limit' }, { at: '/0/id' }])
  const odd = await ask('/account')
  t.equal(odd.status, 418)
  t.match(odd.violations, [
    { in: 'header', keyword: 'security' },
    { in: 'response', message: 'the status 418 is not documented; documented: 200' }
  ])
  t.match(JSON.parse(String(odd.headers['sl-violations']))[1], {
    location: ['response', 'status'],
    severity: 'Warning'
  })
  const stranger = await ask('/nowhere/1', { method: 'DELETE' })
  t.match(stranger.violations, [{ in: 'path', message: 'the document has no operation for DELETE /nowhere/1' }])
  t.equal(real.seen.length, 3)
})

t.test('with the option errors, nothing passes that breaks the document', async (t) => {
  const { real, ask } = await between(
    t,
    ({ url }, to) => {
      if (url === '/things') sendJson(to, 200, [{ id: 'x' }])
      else if (url === '/account') sendJson(to, 500, {})
      else if (url === '/blobs/x') to.writeHead(200, { 'content-type': 'image/png' }).end(randomBytes(70_000))
      else sendJson(to, 200, [{ id: 1 }])
    },
    { errors: true }
  )
  t.equal((await ask('/things?limit=1000')).status, 422)
  t.equal((await ask('/account')).status, 401)
  t.equal((await ask('/nowhere')).status, 404)
  t.equal((await ask('/things', { method: 'DELETE' })).status, 405)
  t.equal(real.seen.length, 0)
  const broken = await ask('/things')
  t.equal(broken.status, 500)
  t.match(broken.text, /the answer of http:.* does not fit the document: response\/0\/id must be/)
  t.match(broken.violations, [{ at: '/0/id' }])
  const streamed = await ask('/blobs/x')
  t.equal(streamed.status, 500)
  t.match(streamed.text, /the media type image\/png is not documented; documented: application\/octet-stream/)
  t.equal(
    (await ask('/account', { headers: { authorization: 'Bearer x' } })).status,
    500,
    'the error of the API itself'
  )
  t.match(await ask('/things?limit=1'), { status: 200, violations: [] })
})

t.test('validate off names no violations of requests', async (t) => {
  const { ask } = await between(t, (_, to) => sendJson(to, 200, []), { validate: 'off' })
  t.same((await ask('/things?limit=1000')).violations, [])
})

t.test('long bodies pass as streams both ways', async (t) => {
  const big = randomBytes(300_000)
  const { real, mock, ask } = await between(t, ({ method }, to) => {
    if (method === 'PUT') to.writeHead(204).end()
    else to.writeHead(200, { 'content-type': 'application/octet-stream' }).end(big)
  })
  const headers = { 'content-type': 'application/octet-stream' }
  t.match(await ask('/blobs/x', { method: 'PUT', headers, body: big }), { status: 204, violations: [] })
  t.ok(real.seen[0]?.body.equals(big))
  t.equal(real.seen[0]?.headers['content-length'], '300000')
  t.ok((await ask('/blobs/x')).body.equals(big))
  const chunked = { ...headers, 'transfer-encoding': 'chunked' }
  t.match(await ask('/unknown', { method: 'PUT', headers: chunked, body: big }), { status: 204 })
  t.equal(real.seen[2]?.headers['transfer-encoding'], 'chunked')
  const huge = Buffer.alloc(1_500_000, 'x')
  await ask('/blobs/x', { method: 'PUT', headers, body: huge })
  t.ok(real.seen[3]?.body.equals(huge))
  t.match(mock.requests('putBlob')[1], { cutFrom: 1_500_000 })
  t.match((await ask('/things', { method: 'POST', headers, body: big })).violations, [
    { in: 'body', message: /^is application\/octet-stream/ }
  ])
  t.ok(real.seen[4]?.body.equals(big), 'of an undocumented type too')
  const bare = { 'content-length': String(big.length) }
  await ask('/report', { headers: bare, body: big })
  t.ok(real.seen[5]?.body.equals(big), 'of an operation that documents none')
  t.match(await ask('/form', { method: 'PUT', headers: bare, body: big }), { violations: [] })
  t.match(await ask('/blobs/x', { method: 'PUT', headers: bare, body: big }), { violations: [] })
})

t.test('a stream passes as it comes, and the journal has it in the end', async (t) => {
  let next = () => {}
  const { mock } = await between(t, (_, to) => {
    to.writeHead(200, { 'content-type': 'text/event-stream' }).write('data: one\n\n')
    next = () => to.end('data: two\n\n')
  })
  const socket = connect(Number(new URL(mock.url).port), '127.0.0.1')
  t.teardown(() => socket.destroy())
  socket.setEncoding('utf8').write('GET /events HTTP/1.1\r\nHost: a\r\n\r\n')
  let seen = ''
  while (!seen.includes('data: one')) seen += (await once(socket, 'data'))[0]
  t.notMatch(seen, /content-length/i)
  next()
  while (!seen.includes('data: two')) seen += (await once(socket, 'data'))[0]
  const { text } = await send(mock.url, '/__admin/requests')
  t.equal(JSON.parse(text).requests[0].response.body, 'data: one\n\ndata: two\n\n')
})

t.test('an upload that breaks off, and a client that leaves, end the call', async (t) => {
  const { real, mock } = await between(t, async (_, to, raw) => {
    to.writeHead(200, { 'content-type': 'text/event-stream' }).write('data: one\n\n')
    await once(raw.socket, 'close')
    left()
  })
  let left = () => {}
  const gone = new Promise<void>((resolve) => {
    left = resolve
  })
  const port = Number(new URL(mock.url).port)
  const leaving = connect(port, '127.0.0.1')
  leaving.write('GET /events HTTP/1.1\r\nHost: a\r\n\r\n')
  await once(leaving, 'data')
  leaving.destroy()
  await gone
  const breaking = connect(port, '127.0.0.1')
  breaking.write('POST /things HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nContent-Length: 9\r\n\r\n{')
  while (mock.requests('createThing').length === 0) await send(mock.url, '/__admin/health')
  breaking.destroy()
  while (mock.requests('createThing')[0]?.status === 0) await send(mock.url, '/__admin/health')
  t.match(mock.requests('createThing'), [{ status: 400 }])
  t.equal(real.seen.length, 1)
})

t.test('a coded answer is checked, in a coding that can be undone', async (t) => {
  const bytes = Buffer.from('[{"id":1,"colour":"mauve"}]')
  const { real, ask } = await between(t, ({ headers }, to) => {
    const coding = String(headers['accept-encoding'])
    const coded = coding.includes('gzip') ? gzipSync(bytes) : coding.includes('br') ? brotliCompressSync(bytes) : bytes
    const name = coding.includes('gzip') ? 'gzip' : coding.includes('br') ? 'br' : 'rot13'
    to.writeHead(200, { ...asJson, 'content-encoding': name }).end(coded)
  })
  for (const coding of ['zstd, gzip;q=0.5', 'br']) {
    const came = await ask('/things', { headers: { 'accept-encoding': coding } })
    t.match(came.violations, [{ at: '/0/colour' }])
    t.equal(came.headers['content-length'], String(came.body.length))
  }
  t.equal(real.seen[0]?.headers['accept-encoding'], 'gzip;q=0.5')
  const odd = await ask('/things', { headers: { 'accept-encoding': 'zstd' } })
  t.match(odd.violations, [{ message: /^the body is encoded as rot13/ }])
  t.equal(real.seen[2]?.headers['accept-encoding'], 'identity')
})

t.test('answers are judged by status, media type, headers and body', async (t) => {
  const answers: Record<string, [status: number, headers: Record<string, string>, body?: string]> = {
    '/report': [200, { 'content-type': 'text/csv', 'x-pages': '2', 'x-odd': '[1]', 'set-cookie': 'a=1' }, 'a,b'],
    '/report?bad': [200, { 'content-type': 'text/csv', 'x-odd': 'no' }, 'a,b'],
    '/report?html': [200, { 'content-type': 'text/html', 'x-pages': '2' }, '<p>'],
    '/things?text': [200, { 'content-type': 'text/plain' }, '[]'],
    '/things?empty': [200, {}, ''],
    '/things?bare': [200, {}, '[{"id":1}]'],
    '/things?broken': [200, asJson, '[{"id":'],
    '/things?cached': [304, { etag: '"1"' }],
    '/blobs/x': [200, {}, 'bytes'],
    '/odd': [200, { 'content-type': 'image/png', 'x-any': '1', 'x-bare': '2' }, 'bytes'],
    '/odd?json': [200, asJson, '{}']
  }
  const { ask } = await between(t, ({ url }, to) => {
    const [status, headers, body] = answers[url] as (typeof answers)[string]
    to.writeHead(status, headers).end(body)
  })
  const messages = async (path: string, headers = {}) =>
    (await ask(path, { headers })).violations.map(({ message }) => message)
  t.same(await messages('/report'), [])
  t.match(await messages('/report?bad'), ['the header X-Pages is required', /^the header X-Odd is not valid JSON/])
  t.same(await messages('/report?html'), ['the media type text/html is not documented; documented: text/csv'])
  t.same(await messages('/things?text'), ['the media type text/plain is not documented; documented: application/json'])
  t.match(await messages('/things?empty'), [/^the body is not valid JSON/])
  t.same(await messages('/things?bare'), [])
  t.match(await messages('/things?broken'), [/^the body is not valid JSON/])
  t.same(await messages('/things?cached', { 'if-none-match': '"1"' }), [])
  t.match(await messages('/things?cached'), [/^the status 304 is not documented/])
  t.same(await messages('/blobs/x'), [])
  t.same(await messages('/odd'), [])
  t.same(await messages('/odd?json'), [])
})

t.test('answers without a body keep their headers', async (t) => {
  const { real, ask } = await between(t, ({ method }, to) => {
    to.writeHead(200, { ...asJson, 'content-length': '1234', etag: '"h"' }).end()
    t.equal(method, 'HEAD')
  })
  const head = await ask('/things', { method: 'HEAD' })
  t.match(head, { status: 200, headers: { 'content-length': '1234', etag: '"h"' }, violations: [], text: '' })
  t.equal(real.seen[0]?.method, 'HEAD')
})

/** Answers of an API that sends bodies where HTTP has none, or breaks off. */
function odd({ url }: { url: string }, to: ServerResponse): void {
  const bodied = 'Content-Length: 5\r\n\r\nhello'
  if (url === '/204') to.socket!.end(`HTTP/1.1 204 No Content\r\nConnection: close\r\n${bodied}`)
  else if (url === '/205') to.socket!.end(`HTTP/1.1 205 Reset Content\r\nConnection: close\r\n${bodied}`)
  else if (url === '/head') to.writeHead(200, { 'content-length': '5' }).end()
  else to.writeHead(200, { 'content-length': '50' }).write('hello', () => url === '/cut' && to.destroy())
}

t.test('bodies that HTTP has not are passed over, and one that breaks off is 502', async (t) => {
  const { real, ask } = await between(t, odd, { upstreamTimeout: 300 })
  const mock = await start(t, { document })
  mock.stub({ request: { urlPattern: '/.*' }, response: { proxyBaseUrl: real.url } })
  for (const to of [ask, (path: string, more?: Parameters<typeof send>[2]) => send(mock.url, path, more)]) {
    const none = await to('/204')
    t.match(none, { status: 204, text: '' })
    t.notOk('content-length' in none.headers)
    t.match(await to('/205'), { status: 205, text: '', headers: { 'content-length': '0' } })
    t.match(await to('/head', { method: 'HEAD' }), { status: 200, headers: { 'content-length': '5' } })
    t.match(await to('/cut'), { status: 502, headers: { 'standin-reason': /^the answer of http:.* breaks off: / } })
  }
  t.match(await ask('/late'), { status: 504, headers: { 'standin-reason': /has not answered within 300 ms/ } })
})

t.test('a body too long to be checked passes unchecked, and is named', async (t) => {
  const long = `[${'{"id":"x"},'.repeat(3_200_000)}1]`
  const { real, ask } = await between(t, ({ method }, to) =>
    method === 'POST' ? sendJson(to, 201, { id: 1 }) : to.writeHead(200, asJson).end(long)
  )
  const came = await ask('/things')
  t.equal(came.text.length, long.length)
  t.match(came.headers['standin-reason'], /^the body is longer than 33554432 bytes, and passed unchecked$/)
  t.match(await ask('/things', { method: 'POST', headers: asJson, body: long }), { status: 201, violations: [] })
  t.equal(real.seen[1]?.body.length, long.length)
})

t.test('an API that is down is 502, and one that is slow 504', async (t) => {
  const { mock } = await between(t, () => {}, { upstreamTimeout: 1 })
  t.match(await send(mock.url, '/things'), { status: 504, text: /has not answered within 1 ms/ })
  const down = await start(t, { document, upstream: 'http://127.0.0.1:1', proxy: true })
  t.match(await send(down.url, '/things'), { status: 502, text: /http:\/\/127.0.0.1:1 does not answer: connect/ })
  const both = await start(t, { document, upstream: 'http://localhost:1', proxy: true })
  t.match(await send(both.url, '/things'), { status: 502, text: /does not answer: .*ECONNREFUSED/ })
})

t.test('a connection that the API has closed is replaced by another', async (t) => {
  let sockets = 0
  const server = createServer((socket) => {
    const first = sockets++ === 0
    let asked = 0
    socket
      .on('error', () => {})
      .on('data', () => {
        if (first && asked++ > 0) socket.destroy()
        else socket.write('HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 2\r\n\r\n[]')
      })
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  t.teardown(() => void server.close())
  const upstream = `http://127.0.0.1:${(server.address() as { port: number }).port}`
  const mock = await start(t, { document, upstream, proxy: true })
  for (let i = 0; i < 2; i++) t.match(await send(mock.url, '/things'), { status: 200, text: '[]' })
  t.ok(sockets > 1)
})

t.test('a proxy that leads to itself ends there', async (t) => {
  const free = createServer().listen(0, '127.0.0.1')
  await once(free, 'listening')
  const { port } = free.address() as { port: number }
  free.close()
  await once(free, 'close')
  const mock = await start(t, { document, upstream: `http://127.0.0.1:${port}`, proxy: true, port })
  t.match(await send(mock.url, '/things'), { status: 508, text: /requests are sent on to .*, which is this server/ })
})

t.test('the mock answers what the API has not built', async (t) => {
  const { ask } = await between(t, ({ url }, to) => {
    if (url === '/blobs/x') to.writeHead(501, { 'content-type': 'image/png' }).end(randomBytes(70_000))
    else to.writeHead(501).end('not yet')
  })
  const made = await ask('/things', { method: 'POST', body: '{"id":1}', headers: asJson })
  t.match(made, { status: 201, headers: { 'standin-source': 'row' } })
  t.match(await ask('/blobs/x'), { status: 200, headers: { 'standin-source': 'generated' } })
  t.match(await ask('/nowhere'), { status: 501, text: 'not yet' })
})

t.test('a stub answers in place of the API, and delays hold requests back once', async (t) => {
  const { real, mock, ask } = await between(t, (_, to) => sendJson(to, 200, []), { delay: 1 })
  mock.stub('listThings', { status: 200, body: [{ id: 9 }], times: 1 })
  t.match(await ask('/things'), { text: '[{"id":9}]', headers: { 'standin-source': 'stub' } })
  t.equal(real.seen.length, 0)
  t.match(await ask('/things'), { text: '[]', headers: { 'standin-source': 'upstream' } })
  t.match(await ask('/things'), { text: '[]' })
  const request = { method: 'POST', urlPath: '/things', bodyPatterns: [{ equalTo: 'x' }] }
  mock.stub({ request, response: { status: 201 } })
  const body = '{"id":1}'
  await ask('/things', { method: 'POST', body, headers: asJson })
  t.equal(real.seen.at(-1)?.body.toString(), body, 'a body that stubs have read')
})

t.test('pages of other origins may read what the API answers', async (t) => {
  const { ask } = await between(t, ({ url }, to) =>
    sendJson(to, 200, [], url.includes('own') ? { 'access-control-allow-origin': 'http://one' } : {})
  )
  const headers = { origin: 'http://page' }
  t.equal((await ask('/things', { headers })).headers['access-control-allow-origin'], 'http://page')
  t.equal((await ask('/things?own', { headers })).headers['access-control-allow-origin'], 'http://one')
  t.notOk('access-control-allow-origin' in (await ask('/things')).headers)
})

t.test('the prefixes of documents and of Fastify are not sent on', async (t) => {
  const big = randomBytes(100_000)
  const { real, ask } = await between(t, ({ url }, to) => (url === '/big' ? to.end(big) : sendJson(to, 200, [])), {
    prefix: '/shop'
  })
  t.match(await ask('/shop/things?a=1'), { status: 200, violations: [] })
  await ask('/shop')
  await ask('/shop?a')
  await ask('/shopping')
  t.same(
    real.seen.map(({ url }) => url),
    ['/things?a=1', '/', '/?a', '/shopping']
  )
  const app = Fastify()
  t.teardown(() => app.close())
  await app.register(standin, { document, upstream: real.url, proxy: true, prefix: '/v9' })
  t.equal((await app.inject('/v9/things')).body, '[]')
  t.equal(real.seen.at(-1)?.url, '/things')
  t.ok((await app.inject('/v9/big')).rawPayload.equals(big))
})

t.test('a mock sends on what the document lacks or leaves to the API', async (t) => {
  const { real, mock, ask } = await between(t, ({ url }, to) => sendJson(to, 203, { at: url }), { proxy: false })
  t.match((await ask('/things')).headers, { 'standin-source': 'row' })
  t.match(await ask('/nowhere?a=1'), { status: 203, text: '{"at":"/nowhere?a=1"}', violations: [] })
  t.match(await ask('/things', { method: 'DELETE' }), { status: 203 })
  const documented = await ask('/real')
  t.match(documented, { status: 203, text: '{"at":"/real"}', violations: [{ keyword: 'status' }] })
  t.equal((await ask('/__admin/nowhere')).status, 404)
  t.equal((await ask('*')).status, 400)
  t.same(
    real.seen.map(({ method, url }) => `${method} ${url}`),
    ['GET /nowhere?a=1', 'DELETE /things', 'GET /real']
  )
  mock.handle({ real: () => ({ status: 200, body: { from: 'handler' } }) })
  t.match(await ask('/real'), { text: '{"from":"handler"}' })
  const alone = await start(t, { document })
  t.match((await send(alone.url, '/real')).text, '{"from":"mock"}')
})

t.test('a stub sends an operation on, as long as it is there', async (t) => {
  const heard: string[] = []
  const { mock, ask } = await between(
    t,
    ({ url }, to) => {
      heard.push(url)
      sendJson(to, 200, [])
    },
    { proxy: false }
  )
  mock.stub('listThings', { upstream: true, times: 1, delay: 1 })
  const came = await ask('/things')
  t.match(came, { text: '[]', headers: { 'standin-source': 'upstream', 'matched-stub-id': /^57a4d140/ } })
  t.match((await ask('/things')).headers, { 'standin-source': 'row' })
  const webhook = { name: 'webhook', parameters: { method: 'POST', url: `${mock.url}/hook` } }
  const response = { status: 200 }
  const metadata = { standin: { upstream: true } }
  mock.stub({ name: 'on', request: { urlPath: '/things' }, response, metadata, serveEventListeners: [webhook] })
  t.match((await ask('/things')).headers, { 'matched-stub-name': 'on', 'standin-source': 'upstream' })
  while (!heard.includes('/hook')) await ask('/__admin/health')
  const stub =
    (response: object, more: object = {}) =>
    () =>
      mock.stub({ response, metadata: { standin: { upstream: true, ...more } } })
  t.throws(stub({ body: 'x' }), { message: /\/response\/body.*body is never sent beside upstream: true/ })
  t.throws(stub({ status: 201 }), { message: /status is never sent beside upstream: true/ })
  t.throws(stub({}, { operationId: 'listThings', code: 200 }), { message: /code changes nothing beside upstream/ })
  const alone = await start(t, { document })
  t.throws(() => alone.stub('listThings', { upstream: true }), {
    message: /there is no real API: start with --upstream/
  })
})

t.test('an HTTP proxy may lead to the API', async (t) => {
  const asked: string[] = []
  const proxy = createServer((socket) => {
    socket
      .on('error', () => {})
      .once('data', (data) => {
        const [, host = '', port = ''] = /^CONNECT ([^:]+):(\d+)/.exec(String(data)) ?? []
        asked.push(`${host}:${port}`)
        const onward = connect(Number(port), host, () => {
          socket.write('HTTP/1.1 200 OK\r\n\r\n')
          pipe(socket, onward)
          pipe(onward, socket)
        })
      })
  }).listen(0, '127.0.0.1')
  const pipe = (from: Readable, to: NodeJS.WritableStream) => from.on('error', () => {}).pipe(to)
  await once(proxy, 'listening')
  t.teardown(() => void proxy.close())
  const upstreamProxy = `http://127.0.0.1:${(proxy.address() as { port: number }).port}`
  const { real, ask } = await between(t, (_, to) => sendJson(to, 200, []), { upstreamProxy })
  t.equal((await ask('/things')).text, '[]')
  t.same(asked, [new URL(real.url).host])
})

t.test('an answer that breaks off, or comes too late as a whole, is refused', async (t) => {
  const begin = (to: ServerResponse, then: () => void) => {
    to.writeHead(200, { 'content-type': 'application/json', 'content-length': '100' })
    to.write('[', then)
  }
  const broken = await between(t, (_, to) => begin(to, () => to.destroy()))
  const refused = await broken.ask('/things')
  t.equal(refused.status, 502)
  t.match(refused.text, /the answer of .* breaks off/)
  const slow = await between(t, (_, to) => begin(to, () => {}), { upstreamTimeout: 50 })
  t.equal((await slow.ask('/things')).status, 504)
})

t.test('a certificate that nobody vouches for is trusted only if that is asked for', async (t) => {
  const real = await start(t, {
    https: true,
    document: documentOf({ '/x': { get: { responses: { 204: { description: '' } } } } })
  })
  const through = async (options: StartOptions) => {
    const proxy = await start(t, { document: documentOf({}), upstream: real.url, proxy: true, ...options })
    const answer = await fetch(`${proxy.url}/x`)
    return { status: answer.status, text: await answer.text() }
  }
  t.match(await through({}), { status: 502, text: /NODE_EXTRA_CA_CERTS names a file .*--upstream-insecure trusts any/ })
  t.match(await through({ upstreamInsecure: true }), { status: 204 })
})
