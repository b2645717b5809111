import { EventEmitter } from 'node:events'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { connect, Socket } from 'node:net'
import Fastify from 'fastify'
import t from 'tap'
import { assemble } from '../../src/assemble.ts'
import { refuseBytes } from '../../src/server/client-errors.ts'
import { handleRequest } from '../../src/server/handle-request.ts'
import { standin } from '../../src/standin.ts'
import type { Standin } from '../../src/start.ts'
import { ask, documentOf, json, start } from '../fixtures/start.ts'

const text = { type: 'string' }
const content = { 'application/json': { schema: {} } }
const document = documentOf({
  '/x': {
    get: { operationId: 'x', responses: { 200: json({}, { example: 7 }) } },
    post: { operationId: 'post', requestBody: { content }, responses: { 201: json({}, { example: 8 }) } }
  },
  '/y': {
    get: {
      operationId: 'y',
      parameters: [{ in: 'query', name: 'n', schema: { enum: ['a'] } }],
      responses: { 200: json({}), 422: json({ type: 'object', required: ['message'], properties: { message: text } }) }
    }
  }
})

const open = ({ url }: Standin) => connect(Number(new URL(url).port), '127.0.0.1')

/** Waits until the server has come to think of the last request to an operation as answered. */
async function settled(mock: Standin, operation: string): Promise<number> {
  for (;;) {
    await ask(mock, '/nowhere')
    const status = mock.requests(operation).at(-1)?.status ?? 0
    if (status !== 0) return status
  }
}

t.test('the journal reports a body that breaks off', async (t) => {
  const mock = await start(t, { document })
  const socket = open(mock)
  socket.write('POST /x HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nContent-Length: 99\r\n\r\n[1')
  while (mock.requests('post').length === 0) await ask(mock, '/nowhere')
  socket.destroy()
  t.equal(await settled(mock, 'post'), 400)
})

t.test('a body beyond the limit is 413, announced or not', async (t) => {
  const mock = await start(t, { document })
  const headers = 'Host: a\r\nContent-Type: application/json\r\n'
  const announced = open(mock)
  announced.write(`POST /x HTTP/1.1\r\n${headers}Content-Length: 99999999\r\n\r\n[`)
  t.equal(await settled(mock, 'post'), 413)
  announced.destroy()
  const chunked = open(mock)
  chunked.on('error', () => {})
  chunked.resume()
  chunked.write(`POST /x HTTP/1.1\r\n${headers}Transfer-Encoding: chunked\r\n\r\n`)
  const piece = 2 ** 20
  const chunk = `${piece.toString(16)}\r\n${' '.repeat(piece)}\r\n`
  for (let at = 0; at < 34; at++) chunked.write(chunk)
  while (mock.requests('post').length < 2) await ask(mock, '/nowhere')
  t.equal(await settled(mock, 'post'), 413)
  chunked.destroy()
  t.equal((await ask(mock, '/x')).status, 200)
})

t.test('a client that leaves before a late body is forgotten', async (t) => {
  const mock = await start(t, { document })
  mock.stub({
    request: { urlPath: '/late' },
    response: { status: 200, body: 'late' },
    metadata: { standin: { bodyDelay: 2 ** 30 } }
  })
  const socket = open(mock)
  socket.write('GET /late HTTP/1.1\r\nHost: a\r\n\r\n')
  await new Promise((resolve) => socket.once('data', resolve))
  socket.destroy()
  for (let i = 0; i < 3; i++) t.equal((await ask(mock, '/x')).status, 200)
  // It would wait for the body to be sent.
  await mock.close()
})

t.test('a refusal is made again once many others were', async (t) => {
  const mock = await start(t, { document, validate: 'strict' })
  const asked = async (n: string) => (await ask(mock, `/y?n=${n}`, { headers: { prefer: `example=${n}` } })).text()
  const first = await asked('0')
  // Those that are asked for again are kept.
  for (let n = 2; n < 420; n++) await asked(String(n >> 1))
  t.equal(await asked('0'), first)
})

t.test('a log that throws changes no answer', async (t) => {
  const mock = await start(t, {
    document,
    log: () => {
      throw new Error('no log')
    }
  })
  const warned = new Promise<Error>((resolve) => process.once('warning', resolve))
  t.equal((await ask(mock, '/x')).status, 200)
  t.match((await warned).message, /log of requests threw: no log/)
})

t.test('the connection ends if not even a refusal can be written', async (t) => {
  const { server } = await assemble({ document })
  let reason: Error | undefined
  const response = {
    writeHead() {
      throw new Error('no head')
    },
    destroy(error: Error) {
      reason = error
    }
  } as unknown as ServerResponse
  const raw = { method: 'GET', url: '/x', headers: { host: 'a' }, rawHeaders: [], socket: {}, httpVersionMinor: 1 }
  await handleRequest(server, { raw: raw as unknown as IncomingMessage, response }, undefined)
  t.match(reason, { message: 'no head' })
  t.equal(server.running.count, 0)
})

t.test('a refusal that fails is a plain one, in the journal too', async (t) => {
  const { server } = await assemble({ document })
  const [context] = server.documents
  context.errors = () => {
    throw new Error('no words')
  }
  const handle = async (url: string, headersSent: boolean) => {
    const sent: unknown[] = []
    const response = {
      headersSent,
      statusMessage: 'é',
      writeHead: (status: number, head: string[]) => sent.push(status, head.join(' ')),
      end: (body: string) => sent.push(body),
      destroy: ({ message }: Error) => sent.push(message)
    }
    const raw = { method: 'GET', url, headers: { host: 'a' }, rawHeaders: [], socket: {}, httpVersionMinor: 1 }
    const incoming = { raw: raw as unknown as IncomingMessage, response: response as unknown as ServerResponse }
    await handleRequest(server, incoming, undefined)
    await new Promise(setImmediate)
    return [...sent, response.statusMessage]
  }
  const reason = /^standin failed: no words; please report it; .*\/nowhere/
  t.match(await handle('/nowhere', false), [500, /text\/plain; charset=utf-8.* standin-source error/, reason, ''])
  t.match(server.worlds.main.journal.entries(), [{ status: 500, source: 'error', reason }])
  t.same(await handle('/nowhere', true), ['no words', 'é'])
  t.equal(server.running.count, 0)
})

t.test('a client that leaves before its refusal gets none', async (t) => {
  const { server } = await assemble({ document, delay: 60_000 })
  const destroyed: string[] = []
  const destroy = ({ message }: Error) => destroyed.push(message)
  const response = Object.assign(new EventEmitter(), { destroy, writeHead() {}, end() {} }) as unknown as ServerResponse
  const raw = {
    method: 'GET',
    url: '/nowhere',
    headers: { host: 'a', 'standin-world': 'a b' },
    rawHeaders: [],
    socket: {}
  }
  const handled = handleRequest(server, { raw: raw as unknown as IncomingMessage, response }, undefined)
  response.emit('close')
  await handled
  t.same(destroyed, ['the client has left'])
  t.match(server.worlds.main.journal.entries(), [{ status: 0 }])
  t.equal(server.running.count, 0)
})

t.test('requests that wait for nothing are answered at once', async (t) => {
  const { server } = await assemble({ document })
  const sent: number[] = []
  const response = { writeHead: (status: number) => sent.push(status), end() {} } as unknown as ServerResponse
  for (const url of ['/x', '/nowhere', '/x?again']) {
    const raw = { method: 'GET', url, headers: { host: 'a' }, rawHeaders: [], socket: {}, httpVersionMinor: 1 }
    t.equal(handleRequest(server, { raw: raw as unknown as IncomingMessage, response }, undefined), undefined, url)
  }
  t.same(sent, [200, 404, 200])
})

t.test('an instance that answers what is not found itself keeps doing so', async (t) => {
  const app = Fastify()
  t.teardown(() => app.close())
  app.setNotFoundHandler((_request, reply) => reply.code(404).send('mine'))
  await app.register(async (child) => standin(child, { document, prefix: '' } as object))
  t.equal((await app.inject('/x')).statusCode, 200)
  t.equal((await app.inject('/nowhere')).statusCode, 404)
})

t.test('a body of many packets is read whole', async (t) => {
  const mock = await start(t, { document })
  const body = JSON.stringify('x'.repeat(500_000))
  const headers = { 'content-type': 'application/json' }
  t.equal((await ask(mock, '/x', { method: 'POST', headers, body })).status, 201)
})

t.test('an error of TLS ends a connection whose client cannot be answered below it', async (t) => {
  const socket = new Socket()
  refuseBytes(
    Object.assign(new Error('http request'), { code: 'ERR_SSL_HTTP_REQUEST' }),
    socket.on('error', () => {})
  )
  t.ok(socket.destroyed)
})
