import { once } from 'node:events'
import { createServer as createHttp2, createSecureServer } from 'node:http2'
import { type AddressInfo, createServer, type Server } from 'node:net'
import { text } from 'node:stream/consumers'
import t, { type Test } from 'tap'
import { madeCredentials } from '../../src/server/https/tls.ts'
import { createSender, reasonOf } from '../../src/upstream/send-on.ts'

t.test('a failed call has a reason, where several addresses failed too', async (t) => {
  t.equal(reasonOf(new Error('no route')), 'no route')
  t.equal(reasonOf(Object.assign(new AggregateError([]), { code: 'ECONNREFUSED' })), 'ECONNREFUSED')
  // Versions of OpenSSL name a server without TLS differently.
  for (const code of ['ERR_SSL_WRONG_VERSION_NUMBER', 'ERR_SSL_PACKET_LENGTH_TOO_LONG'])
    t.match(reasonOf(Object.assign(new Error('80BC:error'), { code })), /^it speaks no TLS/)
})

/** Asks a server, and returns its body, or the reason why it has none. */
async function asked(t: Test, server: Server, protocol = 'https') {
  await once(server.listen(0, '127.0.0.1'), 'listening')
  const sender = createSender({ insecure: true })
  t.teardown(() => {
    sender.end()
    server.close()
  })
  const url = `${protocol}://127.0.0.1:${(server.address() as AddressInfo).port}/`
  const onward = { method: 'GET', url, headers: [], body: undefined }
  return sender.send(onward, new AbortController().signal).then(
    ({ body }) => text(body),
    ({ message }) => message.replace(/^.* does not answer: /, '')
  )
}

t.test('a server that offers HTTP/2 is asked by HTTP/1.1, and one without that is named', async (t) => {
  const { cert, key } = await madeCredentials('127.0.0.1')
  const both = createSecureServer({ cert, key, allowHTTP1: true }, ({ httpVersion }, to) => to.end(httpVersion))
  t.equal(await asked(t, both), '1.1')
  t.match(
    await asked(t, createSecureServer({ cert, key })),
    /^it speaks only HTTP\/2, and standin asks by HTTP\/1\.1; /
  )
  t.match(await asked(t, createHttp2(), 'http'), /^its answer is no HTTP\/1\.1; a server that speaks only HTTP\/2/)
  const plain = createServer((socket) => socket.on('data', () => socket.end('HTTP/1.1 200 OK\r\n\r\n')))
  t.equal(await asked(t, plain), 'it speaks no TLS; is its URL one of http://?')
})
