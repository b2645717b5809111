import { createServer, type IncomingMessage, request as sendRequest } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import t, { type Test } from 'tap'
import { callOf, requestOf, unreadResponse } from '../../src/replicas/call.ts'

/** Returns a request as Node receives it. */
async function received(t: Test, headers: string[], body: string): Promise<IncomingMessage> {
  const server = createServer()
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  t.teardown(() => {
    server.closeAllConnections()
    server.close()
  })
  const { port } = server.address() as AddressInfo
  const sent = sendRequest({ port, host: '127.0.0.1', method: 'POST', path: '/a?b=1', headers })
  sent.on('error', () => {})
  sent.end(body)
  return new Promise((resolve) => server.once('request', resolve))
}

t.test('a request comes out of the log as it came from the client', async (t) => {
  const headers = ['Host', 'a.test', 'X-Twice', 'one', 'x-twice', 'two', 'Content-Length', '4']
  const raw = await received(t, headers, 'body')
  const call = JSON.parse(JSON.stringify(callOf('id', raw, '/__world/w/a?b=1', Buffer.from('body'))))
  const request = requestOf(call)
  t.equal(request.method, 'POST')
  t.equal(request.url, '/__world/w/a?b=1')
  t.equal(request.httpVersion, '1.1')
  t.same([request.httpVersionMajor, request.httpVersionMinor], [1, 1])
  t.same(request.rawHeaders, raw.rawHeaders)
  t.equal(request.headers['x-twice'], 'one, two')
  t.equal(request.socket.remoteAddress, '127.0.0.1')
  t.notOk('encrypted' in request.socket)
  t.equal(await text(request), 'body')
})

t.test('a call without a body is at its end, and one by TLS says so', async (t) => {
  const raw = await received(t, ['Host', 'a.test'], '')
  const call = { ...callOf('id', raw, '/a', undefined), encrypted: true }
  const request = requestOf(call)
  t.ok('encrypted' in request.socket)
  t.equal(await text(request), '')
})

t.test('the address of a client that has left is empty', async (t) => {
  const raw = await received(t, ['Host', 'a.test'], '')
  raw.socket.destroy()
  t.equal(callOf('id', raw, '/a', undefined).ip, '')
})

t.test('a response that nobody reads ends, and may be destroyed', async (t) => {
  const raw = await received(t, ['Host', 'a.test'], '')
  const call = callOf('id', raw, '/a', undefined)
  const request = requestOf(call)
  const response = unreadResponse(request)
  await new Promise<void>((finished) => response.once('finish', finished).end('x'.repeat(100_000)))
  const long = unreadResponse(requestOf(call))
  t.ok(long.write('x'.repeat(100_000)), 'nobody waits until it can take more')
  const second = unreadResponse(requestOf(call))
  await new Promise<void>((closed) => {
    second.once('close', closed)
    second.destroy(new Error('a fault'))
  })
})
