import { generateKeyPairSync, X509Certificate } from 'node:crypto'
import { once } from 'node:events'
import { readFileSync, writeFileSync } from 'node:fs'
import { connect, type IncomingHttpHeaders } from 'node:http2'
import { get } from 'node:https'
import { connect as connectByTcp, isIPv4 } from 'node:net'
import { networkInterfaces } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { connect as connectByTls } from 'node:tls'
import x509, { type SubjectKeyIdentifierExtension } from '@peculiar/x509'
import t, { type Test } from 'tap'
import type { StartOptions } from '../../src/options.ts'
import { documentOf, json, start } from '../fixtures/start.ts'

const document = documentOf({
  '/things': {
    get: {
      operationId: 'listThings',
      responses: {
        200: json({
          type: 'array',
          items: {
            type: 'object',
            required: ['id', 'name'],
            properties: { id: { type: 'integer' }, name: { type: 'string' } }
          }
        })
      }
    },
    post: {
      operationId: 'addThing',
      requestBody: {
        content: {
          'application/json': {
            schema: { type: 'object', required: ['name'], properties: { name: { type: 'string' } } }
          }
        }
      },
      responses: {
        201: json({
          type: 'object',
          required: ['id', 'name'],
          properties: { id: { type: 'integer' }, name: { type: 'string' } }
        })
      }
    }
  }
})

/** A certificate of `keystore.test` and its key, in PKCS #12, with the password `secret`. */
const pkcs12 = [
  'MIIEHAIBAzCCA9IGCSqGSIb3DQEHAaCCA8MEggO/MIIDuzCCAnIGCSqGSIb3DQEHBqCCAmMwggJfAgEAMIICWAYJKoZIhvcNAQcB',
  'MFcGCSqGSIb3DQEFDTBKMCkGCSqGSIb3DQEFDDAcBAhzLPomCDxWFQICCAAwDAYIKoZIhvcNAgkFADAdBglghkgBZQMEASoEEMFy',
  'g05kTWfmuZh8RC30gAmAggHwOAvqJxNwZQVkklwtoqehRDXDanR8diL1oWHfMV9B2Lp2SK4q4tW/F5s24ffLQLDZ6O8Pgd4AC0xR',
  '65/ujoNrA0cDHlg/bGK7gSdS/et5hLfpiHCWmStntm+bFOTVzfh+hVObWdX7cwuoG6d8ZP0gF+5lvkHt5waGxH1NHJLS58JuZfCE',
  'etjCq2xRPwOPj7y6+jueOFwNygQ1j2tzSXxuTqgiloiM+mCrgaNaCZLhFClLMzpbvmTdBtYuwzcpeVzrfk7bixWwKNwbpQTvgAiG',
  'bMv9z5OeJc4A1B8L7B9isvej4n+iR5N5qfn6HtHYuQi4hPgT+BNAnUdslQepc3xdmzlYKnXE1Ud/gp4kNbub6QPlZZtfFGu4ypDj',
  'F79V9zE2Ui/aeXG8x+JfDGFAcW2BVpvSZh8wPbkrUnsAHJI1mZL+9kj55PUQYRPsrtBHsMA8PCnl4dYeliPN1YqAGa+thAer5Wr/',
  'x87ojIhdaX7ikG9XUefJ6H6yvAJbQ54yv24ZJAs472IzDmR7568r+oz6hAqX89YrjmZ1KDMajA7gy0SJwUG8W9qAnV5Q78RCjrEs',
  'N4bsKeXCDNDNr4JyoNyLWSmll/QVjQMzEZtTJAodQmTbVMcSAQm5a7nEg36kLsBIuFrvG3K6NwyFSFTeVtxBUjCCAUEGCSqGSIb3',
  'DQEHAaCCATIEggEuMIIBKjCCASYGCyqGSIb3DQEMCgECoIHvMIHsMFcGCSqGSIb3DQEFDTBKMCkGCSqGSIb3DQEFDDAcBAhhz3If',
  'wCAb9QICCAAwDAYIKoZIhvcNAgkFADAdBglghkgBZQMEASoEEGgBrqwCJdmUHsTr/j7+esEEgZBpjTe2HjnmdYiPd9H8UjSW5XK0',
  'x8WWQz2zEBg9xBqwF9XwyaFKbJec3p7VnqqG7ZKKhBsfS7Hc3rWcCxC4HvyJnXh6ye+vBk0t2/3UZNdUcqN2yKtoh0tepi09Z+fd',
  'RwIkylXnerrhmUmW5DkmfnuYr73SK8ZWRccjiU3oigTpyHoGhDzRROCCE63vuQqG2swxJTAjBgkqhkiG9w0BCRUxFgQU40V+lOV1',
  'j2jED7S+pjh6pyLxHMEwQTAxMA0GCWCGSAFlAwQCAQUABCDxqGHW5RaDObfFrauOyNwXpRWZV3KS1k85ahJklqvOJAQIw5FfP9nF',
  'OnACAggA'
].join('')

/** Starts a server for HTTPS, and a client of HTTP/2 that trusts it. */
async function secure(t: Test, https: StartOptions['https'] = true) {
  const mock = await start(t, { document, https })
  const { authority: ca } = mock
  const session = connect(mock.url, { ca })
  t.teardown(() => session.destroy())
  const ask = async (path: string, headers: Record<string, string> = {}, body?: string) => {
    const stream = session.request({ ':path': path, ':method': body === undefined ? 'GET' : 'POST', ...headers })
    stream.end(body)
    const [head] = (await once(stream, 'response')) as [IncomingHttpHeaders & { ':status': number }]
    return { head, status: head[':status'], body: await text(stream) }
  }
  return { mock, ca, ask, session }
}

t.test('a server answers by HTTP/2, and by HTTP/1.1, whoever trusts its authority', async (t) => {
  const { mock, ca, ask } = await secure(t)
  t.match(mock.url, /^https:\/\/127\.0\.0\.1:\d+$/)
  const second = await ask('/things')
  t.equal(second.status, 200)
  t.notOk('connection' in second.head)
  const [first] = await once(get(`${mock.url}/things`, { ca }), 'response')
  t.equal(first.httpVersion, '1.1')
  t.equal(await text(first), second.body)
  await t.rejects(once(get(`${mock.url}/things`), 'response'), { code: /VERIFY|CERT|SIGNED/ })
})

t.test('a certificate has the name by which a client asks, and the addresses of this machine', async (t) => {
  const mock = await start(t, { document, https: true, host: '0.0.0.0' })
  const { authority: ca } = mock
  const { port } = new URL(mock.url)
  const namesFor = async (servername: string) => {
    const socket = connectByTls({
      host: '127.0.0.1',
      port: Number(port),
      ca,
      servername,
      checkServerIdentity: () => undefined
    })
    await once(socket, 'secureConnect')
    const { subjectaltname } = socket.getPeerCertificate()
    socket.destroy()
    return subjectaltname
  }
  const own = (await namesFor('')) as string
  t.match(own, /^DNS:localhost, IP Address:127\.0\.0\.1, IP Address:0:0:0:0:0:0:0:1/)
  const addresses = Object.values(networkInterfaces()).flatMap((all = []) => all.map(({ address }) => address))
  for (const address of addresses.filter((one) => isIPv4(one))) t.match(own, `IP Address:${address}`)
  t.equal(await namesFor('localhost'), own)
  t.equal(await namesFor('odd name'), own)
  t.equal(await namesFor('api'), 'DNS:api')
  t.equal(await namesFor('api.shop.example'), 'DNS:api.shop.example')
})

t.test('what is POSTed by HTTP/2 is there, and its journal has no pseudo-headers', async (t) => {
  const { mock, ask } = await secure(t)
  const made = await ask('/things', { 'content-type': 'application/json', 'x-own': 'y' }, '{"name":"new"}')
  t.equal(made.status, 201)
  const { id } = JSON.parse(made.body)
  t.ok(
    JSON.parse((await ask('/things?limit=100')).body).some(
      (one: { id: number; name: string }) => one.id === id && one.name === 'new'
    )
  )
  const [request] = mock.requests('addThing')
  t.equal(request?.headers.host, new URL(mock.url).host)
  t.equal(request?.headers['x-own'], 'y')
  t.notOk(Object.keys(request?.headers ?? {}).some((name) => name.startsWith(':')))
  t.equal((await ask('/things', { host: 'named.test' })).status, 200)
  t.equal(mock.requests('listThings').at(-1)?.headers.host, 'named.test')
})

t.test('a server that closes ends the connections of both versions', async (t) => {
  const { mock, ca, session, ask } = await secure(t)
  await ask('/things')
  const { hostname: host, port } = new URL(mock.url)
  // Unlike clients of Node, they never leave by themselves; the second one has begun another request.
  const sockets = ['', 'GET /things HTTP'].map(async (next) => {
    const socket = connectByTls({ host, port: Number(port), ca })
    t.teardown(() => socket.destroy())
    socket.write(`GET /things HTTP/1.1\r\nhost: a.test\r\n\r\n${next}`)
    await once(socket, 'data')
    return socket
  })
  const silent = connectByTcp(Number(port), host)
  await once(silent, 'connect')
  const ended = [session, silent, ...(await Promise.all(sockets))].map((one) => once(one, 'close'))
  await mock.close()
  await Promise.all(ended)
})

t.test('a body that is cut breaks its stream of HTTP/2, not the connection', async (t) => {
  const { mock, ask, session } = await secure(t)
  mock.fail('listThings', { cutAfter: 3, times: 1 })
  const stream = session.request({ ':path': '/things' })
  let sent = ''
  stream.on('data', (data) => {
    sent += data
  })
  const error = await new Promise((resolve) => stream.on('error', resolve).on('close', resolve))
  t.equal(sent.length, 3)
  t.match(error, { code: 'ERR_HTTP2_STREAM_ERROR' })
  t.equal((await ask('/things')).status, 200)
})

t.test('journal, matchers and templates know the scheme of a connection', async (t) => {
  const { mock, ca, ask } = await secure(t)
  const { host, port } = new URL(mock.url)
  const put = (mapping: object) => ask('/__admin/mappings', {}, JSON.stringify(mapping))
  await put({ request: { urlPath: '/plain', scheme: 'http' }, response: { body: 'by http' } })
  await put({
    request: { urlPath: '/secure', scheme: 'https' },
    response: {
      body: '{{request.scheme}} {{request.baseUrl}} {{request.port}}',
      transformers: ['response-template']
    }
  })
  t.equal((await ask('/plain')).status, 404)
  t.equal((await ask('/secure')).body, `https https://${host} ${port}`)
  t.equal((await ask('/secure', { host: 'named.test' })).body, 'https https://named.test 443')
  const [response] = await once(get(`${mock.url}/secure`, { ca }), 'response')
  await text(response)
  const { requests } = JSON.parse((await ask('/__admin/requests')).body)
  const shown = requests.map(({ request }: { request: Record<string, unknown> }) => [
    request.scheme,
    request.absoluteUrl,
    request.protocol
  ])
  t.same(shown.slice(0, 2), [
    ['https', `${mock.url}/secure`, 'HTTP/1.1'],
    ['https', 'https://named.test/secure', 'HTTP/2.0']
  ])
  const missed = { url: '/secure', scheme: 'http' }
  const near = await ask('/__admin/near-misses/request', {}, JSON.stringify(missed))
  t.not(JSON.parse(near.body).nearMisses[0].matchResult.distance, 0)
})

t.test('a stub may send what HTTP/2 forbids, several cookies, and faults', async (t) => {
  const { mock, ask } = await secure(t)
  const response = {
    status: 200,
    statusMessage: 'Fine',
    headers: { Connection: 'close', 'Set-Cookie': ['a=1', 'b=2'] },
    body: 'x'
  }
  const put = (mapping: object) =>
    ask('/__admin/mappings', { 'content-type': 'application/json' }, JSON.stringify(mapping))
  t.equal((await put({ request: { urlPath: '/free' }, response })).status, 201)
  const { head, body } = await ask('/free')
  t.match(head, { ':status': 200, 'set-cookie': ['a=1', 'b=2'] })
  t.notOk('connection' in head)
  t.equal(body, 'x')
  await put({ request: { urlPath: '/free' }, response: { fault: 'EMPTY_RESPONSE' } })
  await t.rejects(ask('/free'))
  t.equal((await ask('/things')).status, 200, 'the connection stays')
  t.equal(mock.requests('listThings').length, 1)
})

t.test('an authority is kept in its file, and signs the next certificate too', async (t) => {
  const file = join(t.testdir({}), 'authority.pem')
  const one = await secure(t, { authority: file })
  const kept = readFileSync(file, 'utf8')
  t.match(kept, /PRIVATE KEY/)
  t.equal(one.mock.authorityFile, file)
  const other = await secure(t, { authority: file })
  t.equal(other.ca, one.ca)
  t.equal(new X509Certificate(one.ca as string).ca, true)
  t.equal(readFileSync(file, 'utf8'), kept)
  writeFileSync(file, 'nothing')
  await t.rejects(
    start(t, { document, https: { authority: file } }),
    /authority\.pem: there is no certificate and key in PEM; remove what is there/
  )
})

t.test('a certificate and its key may be given', async (t) => {
  const { madeCredentials } = await import('../../src/server/https/tls.ts')
  const { cert, key, authority } = await madeCredentials('api.test')
  t.match(new X509Certificate(cert).subjectAltName, /DNS:localhost, IP Address:127\.0\.0\.1, .*DNS:api\.test/)
  const dir = t.testdir({ 'cert.pem': cert, 'key.pem': key, 'odd.pem': 'odd' })
  const files = { cert: join(dir, 'cert.pem'), key: join(dir, 'key.pem') }
  const mock = await start(t, { document, https: files })
  t.equal(mock.authority, undefined)
  const [answer] = await once(get(`${mock.url}/things`, { ca: authority }), 'response')
  t.equal(answer.statusCode, 200)
  answer.resume()
  const keystore = join(dir, 'store.p12')
  writeFileSync(keystore, Buffer.from(pkcs12, 'base64'))
  const stored = await start(t, { document, https: { keystore, password: 'secret' } })
  const [again] = await once(get(`${stored.url}/things`, { rejectUnauthorized: false }), 'response')
  t.equal(again.socket.getPeerCertificate().subject.CN, 'keystore.test')
  again.resume()
  for (const [https, message] of [
    [{ keystore, password: 'wrong' }, /store\.p12 holds no certificate and key in PKCS #12 with that password: mac/],
    [{ keystore: files.cert, password: 'secret' }, /cert\.pem holds no certificate and key in PKCS #12/],
    [{ keystore: join(dir, 'none.p12'), password: '' }, /none\.p12 cannot be read: ENOENT/]
  ] as const) {
    await t.rejects(start(t, { document, https }), { message })
  }
  const none = { ...files, cert: join(dir, 'none.pem') }
  await t.rejects(start(t, { document, https: none }), /none\.pem cannot be read: ENOENT/)
  const odd = { ...files, key: join(dir, 'odd.pem') }
  await t.rejects(start(t, { document, https: odd }), /are no certificate and its key in PEM/)
  for (const type of ['rsa', 'ec'] as const) {
    const options = { modulusLength: 2048, namedCurve: 'P-256' }
    const { privateKey } = generateKeyPairSync(type as 'rsa', options)
    writeFileSync(odd.key, privateKey.export({ type: 'pkcs8', format: 'pem' }))
    await t.rejects(start(t, { document, https: odd }), /are no certificate and its key in PEM: .*key/, type)
  }
})

t.test('cookies that HTTP/2 splits are one header', async (t) => {
  const { ask } = await secure(t)
  const request = {
    urlPath: '/cookies',
    headers: { Cookie: { equalTo: 'a=1; b=2' } },
    cookies: { b: { equalTo: '2' } }
  }
  const response = { body: '{{{request.headers.Cookie}}}', transformers: ['response-template'] }
  await ask('/__admin/mappings', {}, JSON.stringify({ request, response }))
  t.equal((await ask('/cookies', { cookie: ['a=1', 'b=2'] as never })).body, 'a=1; b=2')
})

t.test('a request by HTTP is told that the port speaks HTTPS, whatever its method', async (t) => {
  const { mock } = await secure(t)
  for (const method of ['GET', 'DELETE', 'CONNECT']) {
    const socket = connectByTcp(Number(new URL(mock.url).port), '127.0.0.1')
    socket.write(`${method} /things HTTP/1.1\r\nhost: a.test\r\n\r\n`)
    t.match(await text(socket), /^HTTP\/1\.1 400 Bad Request\r\n.*this port speaks HTTPS/s, method)
  }
})

t.test('the control API shows the authority that a server made', async (t) => {
  const { ask, ca } = await secure(t)
  t.match(await ask('/__admin/certs/wiremock-ca.crt'), { status: 200, body: `${ca}\n` })
  const plain = await start(t, { document })
  t.equal((await fetch(`${plain.url}/__admin/certs/wiremock-ca.crt`)).status, 404)
})

t.test('a certificate names the key of its authority, as strict clients want', async (t) => {
  const { mock, ca } = await secure(t)
  const socket = connectByTls({ port: Number(new URL(mock.url).port), ca })
  t.teardown(() => socket.destroy())
  await once(socket, 'secureConnect')
  const { raw } = socket.getPeerCertificate()
  const [leaf, authority] = [new x509.X509Certificate(raw), new x509.X509Certificate(ca as string)]
  const { keyId } = authority.getExtension(x509.SubjectKeyIdentifierExtension) as SubjectKeyIdentifierExtension
  t.match(leaf.getExtension(x509.AuthorityKeyIdentifierExtension), { keyId })
  t.ok(leaf.notBefore.getTime() < Date.now() - 1_800_000, 'clocks may differ')
})

t.test('a server with HTTP/2 sessions closes at once', async (t) => {
  const { mock, session, ask } = await secure(t)
  await ask('/things')
  const closed = once(session, 'close')
  await mock.close()
  await closed
  t.pass()
})

t.test('wrong values of the option are refused', async (t) => {
  for (const https of ['yes', { cert: 'x' }, { keystore: 'x' }, { authority: 7 }, {}, null]) {
    await t.rejects(start(t, { document, https: https as never }), /the option https is true, false, \{ cert, key \}/)
  }
  const misspelt = { keystore: 'store.p12', passphrase: 'geheim' }
  await t.rejects(start(t, { document, https: misspelt as never }), { message: /^(?!.*geheim).*\{ authority \}$/ })
  await (await start(t, { document, https: false })).close()
})
