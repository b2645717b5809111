import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import t, { type Test } from 'tap'
import type { Contract, Operation } from '../../src/contract/contract.ts'
import { connectStandin } from '../../src/library/connect.ts'
import { callbacksOf, webhookOf } from '../../src/outgoing/callbacks.ts'
import { documentOf, json, start } from '../fixtures/start.ts'

/** Waits as long as a busy machine needs. */
const slow = { timeout: 10_000 }

interface Seen {
  method: string
  url: string
  headers: IncomingMessage['headers']
  body: string
}

/** A server that receives callbacks. */
async function receiver(t: Test, answer = (_seen: Seen[], response: ServerResponse) => void response.end('{}')) {
  const seen: Seen[] = []
  const server = createServer(async (request, response) => {
    const body = Buffer.concat(await request.toArray()).toString()
    seen.push({ method: String(request.method), url: String(request.url), headers: request.headers, body })
    answer(seen, response)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  t.teardown(() => server.close())
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, seen, server }
}

const event = {
  type: 'object',
  required: ['id', 'kind'],
  properties: { id: { type: 'string' }, kind: { type: 'string', enum: ['made'] } }
}
const subscription = { type: 'object', required: ['to'], properties: { to: { type: 'string' } } }
const described = (schema: object, more: object = {}) => ({
  requestBody: { content: { 'application/json': { schema, ...more } } },
  responses: { 200: { description: 'Taken' } }
})

/** A document whose operation `subscribe` has these callbacks. */
const withCallbacks = (callbacks: unknown, more: object = {}) =>
  documentOf(
    {
      '/subscriptions': {
        post: {
          operationId: 'subscribe',
          requestBody: { required: true, content: { 'application/json': { schema: subscription } } },
          responses: {
            201: json({ type: 'object', properties: { id: { type: 'string' } } }, { example: { id: 's7' } })
          },
          callbacks
        }
      }
    },
    more
  )

const to = '{$request.body#/to}'

async function subscribe(mock: { url: string }, body: object) {
  const headers = { 'content-type': 'application/json' }
  return fetch(`${mock.url}/subscriptions`, { method: 'POST', body: JSON.stringify(body), headers })
}

t.test('a callback is sent after the answer, with the example or a made body', async (t) => {
  const { url, seen } = await receiver(t)
  const mock = await start(t, {
    document: withCallbacks({
      onMade: { [to]: { post: described(event) } },
      onGone: { [`${to}/gone`]: { put: described(event, { example: { id: 'e1', kind: 'made' } }) } }
    })
  })
  t.equal((await subscribe(mock, { to: url })).status, 201)
  const made = await mock.callback('onMade', slow)
  t.match(made, { operationId: 'subscribe', name: 'onMade', method: 'POST', url, status: 200, attempts: 1 })
  // The id is that of the answer.
  t.same(made.body, { id: 's7', kind: 'made' })
  t.match(await mock.callback('onGone', slow), { method: 'PUT', body: { id: 'e1', kind: 'made' } })
  t.same(mock.callbacks().length, 2)
  const [post] = seen.filter(({ method }) => method === 'POST')
  t.match(post, { url: '/', body: '{"id":"s7","kind":"made"}', headers: { 'content-type': 'application/json' } })
  mock.reset()
  t.same(mock.callbacks(), [])
})

t.test('the words work over HTTP too', async (t) => {
  const { url } = await receiver(t)
  const mock = await start(t, { document: withCallbacks({ onMade: { [to]: { post: described(event) } } }) })
  const elsewhere = connectStandin(mock.url)
  await subscribe(mock, { to: url })
  const sent = await elsewhere.callback('onMade', slow)
  t.match(sent, { status: 200, at: Date })
  t.match(await elsewhere.callbacks(), [{ name: 'onMade', at: Date }])
  const late = {
    code: 'ERR_STANDIN_VERIFY',
    message: /within 1 ms expected 2 callbacks onMade; these were:\nonMade: POST/
  }
  await t.rejects(elsewhere.callback('onMade', { count: 2, timeout: 1 }), late)
  await t.rejects(mock.callback('onMade', { count: 2, timeout: 1 }), late)
  const silent = createServer().listen(0, '127.0.0.1')
  t.teardown(() => {
    silent.closeAllConnections()
    silent.close()
  })
  await once(silent, 'listening')
  await subscribe(mock, { to: `http://127.0.0.1:${(silent.address() as AddressInfo).port}` })
  while (mock.callbacks().length < 2) await new Promise((resolve) => setTimeout(resolve, 5))
  await t.rejects(mock.callback('onMade', { count: 2, timeout: 1 }), { message: /POST .* without an answer yet/ })
  mock.reset()
  await t.rejects(mock.callback('onMade', { timeout: 1 }), { message: /expected a callback onMade; none was sent/ })
  const typo = { code: 'ERR_STANDIN_OPTION', message: /no callback or webhook "onMad"; it has onMade$/ }
  await t.rejects(mock.callback('onMad', { timeout: 60_000 }), typo)
  await t.rejects(elsewhere.callback('onMad', { timeout: 60_000 }), typo)
  await t.rejects((await start(t)).callback('onMade'), { message: /it has none$/ })
})

t.test('a receiver that fails is tried once more', async (t) => {
  const again = await receiver(t, (seen, response) => void response.writeHead(seen.length === 1 ? 503 : 204).end())
  const never = await receiver(t, (_seen, response) => void response.writeHead(500).end())
  const broken = await receiver(t, (_seen, response) => void response.destroy())
  const mock = await start(t, { document: withCallbacks({ onMade: { [to]: { post: described(event) } } }) })
  const urls = [again, never, broken].map(({ url }) => url)
  for (const to of urls) await subscribe(mock, { to })
  await mock.callback('onMade', { count: 3, timeout: 10_000 })
  // They are sent side by side, so that any may end first.
  t.match(
    urls.map((to) => mock.callbacks().find(({ url }) => url === to)),
    [
      { status: 204, attempts: 2 },
      { status: 500, attempts: 2 },
      { status: undefined, error: /./, attempts: 2 }
    ]
  )
})

t.test('what may not be sent is named with its reason', async (t) => {
  const mock = await start(t, { document: withCallbacks({ onMade: { [to]: { post: described(event) } } }) })
  await subscribe(mock, { to: 'http://10.1.2.3/hook' })
  t.match(await mock.callback('onMade', slow), {
    url: 'http://10.1.2.3/hook',
    error: /--allow-callbacks 10\.1\.2\.3/,
    attempts: 0
  })
  mock.reset()
  const ofAnswer = ['$response.query.to', '$response.path.to'].map((one) => [`{${one}}`, { post: described(event) }])
  const none = await start(t, { document: withCallbacks({ onMade: Object.fromEntries(ofAnswer) }) })
  await subscribe(none, { to: 'x' })
  t.match(await none.callback('onMade', { count: 2 }), { error: /^\$response\.\w+\.to leads nowhere/ })
  const missing = await start(t, {
    document: withCallbacks({ onMade: { '{$request.query.to}': { post: described(event) } } })
  })
  await subscribe(missing, { to: 'x' })
  t.match(await missing.callback('onMade', slow), {
    url: '{$request.query.to}',
    error: '$request.query.to leads nowhere in this request'
  })
})

t.test('an allowed host is called by its name', async (t) => {
  const { url, seen } = await receiver(t)
  const named = url.replace('127.0.0.1', 'localhost')
  const document = withCallbacks({ onMade: { [to]: { post: described(event) } } })
  const mock = await start(t, { document, allowCallbacks: 'localhost' })
  await subscribe(mock, { to: named })
  t.match(await mock.callback('onMade', { timeout: 10_000 }), { status: 200 })
  t.equal(seen[0]?.headers.host, new URL(named).host)
})

t.test('a refused request, an error and a broken connection call nobody', async (t) => {
  const { url } = await receiver(t)
  const mock = await start(t, { document: withCallbacks({ onMade: { [to]: { post: described(event) } } }) })
  t.equal((await subscribe(mock, {})).status, 422)
  mock.stub('subscribe', { status: 503, times: 1 })
  t.equal((await subscribe(mock, { to: url })).status, 503)
  mock.fail('subscribe', { fault: 'EMPTY_RESPONSE', times: 1 })
  await t.rejects(subscribe(mock, { to: url }))
  mock.stub('subscribe', { status: 201, body: { id: 'stubbed' }, times: 1 })
  await subscribe(mock, { to: url })
  t.match(await mock.callback('onMade', slow), { body: { id: 'stubbed' }, status: 200 })
  t.equal(mock.callbacks().length, 1)
})

t.test('a stub with a webhook of its own sends both', async (t) => {
  const { url, seen } = await receiver(t)
  const mock = await start(t, { document: withCallbacks({ onMade: { [to]: { post: described(event) } } }) })
  mock.stub({
    request: { method: 'POST', urlPath: '/subscriptions' },
    response: { status: 201, jsonBody: { id: 'x' } },
    serveEventListeners: [{ name: 'webhook', parameters: { method: 'GET', url: `${url}/of-stub` } }]
  })
  await subscribe(mock, { to: url })
  await mock.callback('onMade', slow)
  while (seen.length < 2) await new Promise(setImmediate)
  t.same(seen.map(({ method, url: path }) => `${method} ${path}`).sort(), ['GET /of-stub', 'POST /'])
})

t.test('references, forms, parameters and bodies of every kind are taken as documents write them', async (t) => {
  const { url, seen } = await receiver(t)
  const header = (name: string, more: object) => ({ name, in: 'header', required: true, ...more })
  const item = {
    parameters: [{ $ref: '#/components/parameters/Signature' }, { name: 'X-Not', in: 'header', schema: {} }],
    post: {
      parameters: [
        header('X-First', { examples: { one: { value: 'uno' } } }),
        header('X-Made', { schema: { type: 'string', enum: ['mäde'] } }),
        header('X-Bare', {}),
        header('X-Empty', { schema: { const: 1 }, examples: {} })
      ],
      requestBody: { $ref: '#/components/requestBodies/Form' },
      responses: {}
    },
    get: { requestBody: { content: 'none' }, responses: {} },
    patch: { requestBody: { $ref: '#/components/none' }, responses: {} },
    delete: { requestBody: { content: { 'text/plain': {} } }, responses: {} },
    put: 'nonsense'
  }
  const components = {
    parameters: { Signature: header('X-Signature', { example: 'abc' }) },
    requestBodies: {
      Form: {
        content: { 'application/x-www-form-urlencoded': { schema: event, example: { id: 'a b', kind: 'made' } } }
      }
    },
    callbacks: { Made: { [to]: item, 'x-note': {} } }
  }
  const mock = await start(t, {
    document: withCallbacks(
      { onMade: { $ref: '#/components/callbacks/Made' }, broken: { $ref: '#/components/callbacks/None' }, none: null },
      { components }
    )
  })
  await subscribe(mock, { to: url })
  await mock.callback('onMade', { count: 4 })
  const by = (method: string) => seen.find((one) => one.method === method)
  t.match(by('POST'), {
    body: 'id=a+b&kind=made',
    headers: {
      'x-signature': 'abc',
      'x-first': 'uno',
      'x-made': 'm?de',
      'x-empty': '1',
      'x-not': undefined,
      'content-type': 'application/x-www-form-urlencoded',
      'user-agent': 'standin'
    }
  })
  t.match(by('GET'), { body: '', headers: { 'content-type': undefined } })
  t.match(by('DELETE'), { body: '' })
  t.match(by('PATCH'), { body: '' })
})

t.test('what is no callback is left out', async (t) => {
  const broken = () => {
    throw new Error('it leads nowhere')
  }
  const resolve = (value: unknown) => (value === 'broken' ? broken() : { value, at: '' })
  const callbacks = { one: 'broken', two: null, three: { 'http://x': 'broken', 'http://y': 7 } }
  const document = { paths: { '/x': { get: { callbacks } } }, webhooks: { none: 'broken' } }
  const contract = { document, resolve } as unknown as Contract
  t.same(callbacksOf(contract, { id: 'x', at: '/paths/~1x/get' } as Operation), [])
  t.same(callbacksOf(contract, { id: 'x', at: '/paths/~1nowhere/get' } as Operation), [])
  t.equal(webhookOf(contract, 'none'), undefined)
})

t.test('a document whose callbacks are none has none', async (t) => {
  const mock = await start(t, { document: withCallbacks('none') })
  t.equal((await subscribe(mock, { to: 'x' })).status, 201)
  t.same(mock.callbacks(), [])
})

t.test('a request that is answered from memory has its callbacks too', async (t) => {
  const { url, seen } = await receiver(t)
  const from = '{$request.query.to}?at={$response.header.Standin-Source}&of={$request.path.id}{$request.header.X-Of}'
  const mock = await start(t, {
    document: documentOf({
      '/x/{id}': {
        get: {
          operationId: 'x',
          parameters: [
            { name: 'to', in: 'query', schema: { type: 'string' } },
            { name: 'id', in: 'path', required: true, schema: { type: 'string' } }
          ],
          responses: { 200: { description: 'A text', content: { 'text/plain': { example: 'hello' } } } },
          callbacks: { onRead: { [from]: { post: described(event) } } }
        }
      }
    })
  })
  const headers = { 'x-of': 'h' }
  for (let at = 0; at < 3; at++) {
    await (await fetch(`${mock.url}/x/7?to=${encodeURIComponent(url)}`, { headers })).text()
  }
  await mock.callback('onRead', { count: 3 })
  t.same(
    seen.map((one) => one.url),
    Array(3).fill('/?at=example&of=7h')
  )
})

t.test('the value of a form is read, and what is no JSON has none', async (t) => {
  const { url } = await receiver(t)
  const form = (to: string) => ({ onMade: { [to]: { post: described(event) } } })
  const document = (to: string) =>
    documentOf({
      '/forms': {
        post: {
          operationId: 'form',
          requestBody: {
            content: { 'application/x-www-form-urlencoded': { schema: subscription }, 'text/plain': {} }
          },
          responses: { 200: json({}, { example: 'text' }) },
          callbacks: form(to)
        }
      }
    })
  const mock = await start(t, { document: document(to) })
  await fetch(`${mock.url}/forms`, { method: 'POST', body: new URLSearchParams({ to: url }) })
  t.match(await mock.callback('onMade', slow), { status: 200 })
  const stubbed = await start(t, { document: document(to) })
  stubbed.stub({
    request: { urlPath: '/forms' },
    response: { status: 200 },
    metadata: { standin: { always: true } }
  })
  const post = (body: string) => fetch(`${stubbed.url}/forms`, { method: 'POST', body })
  await post('no JSON')
  t.match(await stubbed.callback('onMade', slow), { error: /leads nowhere/ })
  await post(JSON.stringify({ to: url }))
  t.match(await stubbed.callback('onMade', { count: 2 }), { status: 200 })
})

const hooked = documentOf(
  { '/x': { get: { responses: { 200: json({}) } } } },
  {
    webhooks: {
      made: { get: described(event), post: { operationId: 'madeHook', ...described(event) } },
      read: { get: { responses: {} } },
      none: {},
      broken: { $ref: '#/components/none' }
    }
  }
)

t.test('a test sends a webhook of the document', async (t) => {
  const { url, seen } = await receiver(t)
  const mock = await start(t, { document: hooked })
  const sent = await mock.webhook('made', { url: `${url}/hook` })
  t.match(sent, { operationId: 'madeHook', name: 'made', method: 'POST', status: 200, body: { kind: 'made' } })
  const elsewhere = connectStandin(mock.url)
  const own = { url, body: { id: 'mine' }, headers: { 'x-signature': 's' } }
  t.same(sent.violations, [])
  const violations = ['body/kind is required']
  t.match(await elsewhere.webhook('made', own), { body: { id: 'mine' }, violations, status: 200, at: Date })
  t.match(seen[1], { body: '{"id":"mine"}', headers: { 'x-signature': 's' } })
  t.match(await mock.webhook('read', { url, body: [1] }), { method: 'GET', operationId: undefined, status: 200 })
  t.match(await mock.callback('made', slow), { body: { id: 'mine' }, violations })
  t.equal(mock.callbacks().length, 3)
})

t.test('a body that is no JSON is not held to a schema', async (t) => {
  const { url, seen } = await receiver(t)
  const content = { 'application/xml': { schema: event } }
  const made = { post: { requestBody: { content }, responses: {} } }
  const mock = await start(t, { document: { ...hooked, webhooks: { made } } })
  t.same((await mock.webhook('made', { url, body: '<x/>' })).violations, [])
  t.equal(seen[0]?.body, '<x/>')
})

t.test('a webhook that says where it goes needs no address', async (t) => {
  const { url } = await receiver(t)
  const made = { 'x-standin': { url }, post: described(event) }
  const mock = await start(t, { document: { ...hooked, webhooks: { made } } })
  t.match(await mock.webhook('made'), { url, status: 200 })
})

t.test('a webhook that cannot be sent is refused', async (t) => {
  const mock = await start(t, { document: hooked })
  for (const [name, options, reason] of [
    ['mad', { url: 'http://127.0.0.1:1' }, /the document has no webhook "mad"; it has made, read, none, broken/],
    ['broken', { url: 'http://127.0.0.1:1' }, /no webhook "broken"/],
    ['none', { url: 'http://127.0.0.1:1' }, /no webhook "none"/],
    ['constructor', {}, /no webhook "constructor"/],
    ['made', {}, /does not say where the webhook made goes: give it a url/],
    ['made', { link: 'x' }, /a webhook is sent with \{ url, body, headers \}, not \{"link":"x"\}/],
    ['made', { url: 7 }, /not \{"url":7\}/],
    ['made', { headers: 'x' }, /not \{"headers":"x"\}/],
    ['made', { headers: { a: 1 } }, /not \{"headers":\{"a":1\}\}/],
    ['made', null, /not null/]
  ] as const) {
    await t.rejects(mock.webhook(name, options as never), { code: 'ERR_STANDIN_OPTION', message: reason })
  }
  const none = await start(t)
  await t.rejects(none.webhook('made'), { message: /it has none/ })
  t.match(await mock.webhook('made', { url: 'http://10.1.2.3/' }), { error: /--allow-callbacks/ })
})

t.test('the latest thousand callbacks are kept', async (t) => {
  const mock = await start(t, { document: hooked })
  for (let at = 0; at < 1001; at++) await mock.webhook('made', { url: `http://10.0.0.1/${at}` })
  t.equal(mock.callbacks().length, 1000)
  t.equal(mock.callbacks()[0]?.url, 'http://10.0.0.1/1')
})
