import { once } from 'node:events'
import { createServer, type RequestListener } from 'node:http'
import { type AddressInfo, connect, createServer as listen } from 'node:net'
import { gzipSync } from 'node:zlib'
import Fastify from 'fastify'
import t, { type Test } from 'tap'
import { standin } from '../../src/standin.ts'
import { documentOf, json, start } from '../fixtures/start.ts'

const thing = {
  type: 'object',
  required: ['id'],
  properties: { id: { type: 'integer' }, tags: { type: 'array', items: { type: 'string' } } }
}
const document = documentOf(
  {
    '/things/{id}': {
      get: {
        operationId: 'getThing',
        parameters: [{ name: 'n', in: 'query', schema: { type: 'integer' } }],
        security: [{ bearer: [] }],
        responses: {
          200: json(thing, { examples: { one: { value: { id: 1, tags: ['a', 'b'] } }, two: { value: { id: 2 } } } }),
          404: json({ type: 'object' }, { example: { error: 'gone' } })
        }
      },
      put: {
        operationId: 'putThing',
        requestBody: { content: { 'text/plain': { schema: { type: 'string' } } } },
        responses: { 200: { description: 'ok', content: { 'text/plain': { example: 'no JSON' } } } }
      }
    }
  },
  { components: { securitySchemes: { bearer: { type: 'http', scheme: 'bearer' } } } }
)

async function server(t: Test, options: object = {}) {
  const mock = await start(t, { document, ...options })
  const stub = async (mapping: object) => {
    const response = await fetch(`${mock.url}/__admin/mappings`, { method: 'POST', body: JSON.stringify(mapping) })
    if (response.status !== 201) throw new Error(await response.text())
    return response.json() as Promise<{ id: string }>
  }
  const ask = async (path: string, { headers, ...init }: RequestInit = {}) => {
    const response = await fetch(mock.url + path, { ...init, headers: { authorization: 'Bearer t', ...headers } })
    const text = await response.text()
    return { status: response.status, headers: response.headers, text, statusText: response.statusText }
  }
  return { mock, stub, ask }
}

t.test('a stub replaces the answer of an operation, not its contract', async (t) => {
  const { mock, stub, ask } = await server(t)
  const { id } = await stub({
    name: 'mine\u00e9',
    request: { method: 'GET', urlPath: '/things/7' },
    response: { jsonBody: { id: 7 } }
  })
  const answer = await ask('/things/7')
  t.same(JSON.parse(answer.text), { id: 7 })
  t.equal(answer.headers.get('standin-source'), 'stub')
  t.equal(answer.headers.get('matched-stub-id'), id)
  t.equal(answer.headers.get('matched-stub-name'), 'mine\u00e9')
  t.equal((await fetch(`${mock.url}/things/7`)).status, 401)
  t.equal((await ask('/things/7?n=x')).status, 422)
  await stub({ request: { method: 'GET', urlPath: '/things/6' }, response: { body: 'no JSON' } })
  t.equal((await ask('/things/6')).text, 'no JSON')
  t.equal((await ask('/things/8')).headers.get('standin-source'), 'row')
  t.equal((await ask('/things/7', { method: 'HEAD' })).headers.get('standin-source'), 'row')
  await stub({ request: { urlPath: '/things/9' }, response: { status: 418 }, metadata: { standin: { always: true } } })
  t.equal((await fetch(`${mock.url}/things/9?n=x`)).status, 418)
  await stub({ request: { urlPath: '/things/9', headers: { x: { equalTo: 'y' } } }, response: { status: 410 } })
  t.equal((await fetch(`${mock.url}/things/9`, { headers: { x: 'y' } })).status, 401)
  t.equal((await ask('/things/9', { headers: { x: 'y' } })).status, 410)
})

t.test('an unchecked stub answers what the document forbids, with the right token', async (t) => {
  const { mock, stub, ask } = await server(t)
  const request = { urlPath: '/things/9', queryParameters: { n: { equalTo: 'x' } } }
  await stub({ request, response: { status: 418 }, metadata: { standin: { unchecked: true } } })
  t.equal((await fetch(`${mock.url}/things/9?n=x`)).status, 401)
  t.equal((await ask('/things/9?n=x')).status, 418)
  t.equal((await ask('/things/9?n=y')).status, 422)
})

t.test('a stub of an operation says what is different, and the document the rest', async (t) => {
  const { mock, stub, ask } = await server(t)
  const own = async (words: object, more: object = {}) => {
    mock.reset()
    return stub({ metadata: { standin: { operationId: 'getThing', ...words } }, ...more })
  }
  await own({ times: 1, patch: { tags: { 1: 'c' }, id: 5 } })
  t.same(JSON.parse((await ask('/things/1')).text), { id: 5, tags: ['a', 'c'] })
  t.same(JSON.parse((await ask('/things/1')).text), { id: 1, tags: ['a', 'b'] })
  await own(
    { patch: { tags: ['z'], id: { deep: null } }, outsideContract: true },
    { response: { headers: { 'Content-Type': 'application/x+json' } } }
  )
  const patched = await ask('/things/1')
  t.same(JSON.parse(patched.text), { id: { deep: null }, tags: ['z', 'b'] })
  t.equal(patched.headers.get('content-type'), 'application/x+json')
  await own({ patch: { id: ['x'], tags: 'no', new: 1 }, outsideContract: true })
  t.same(JSON.parse((await ask('/things/1')).text), { id: ['x'], tags: 'no', new: 1 })
  await own({ patch: [1], outsideContract: true })
  t.same(JSON.parse((await ask('/things/1')).text), [1])
  await own({ example: 'two' })
  t.same(JSON.parse((await ask('/things/1')).text), { id: 2 })
  await own({ code: 404 })
  t.equal((await ask('/things/1')).status, 404)
  await own({}, { response: { status: 503 } })
  t.equal((await ask('/things/1')).status, 503)
  await own({ parameters: { id: 'a b' } }, { response: { status: 200, jsonBody: { id: 4 } } })
  t.same(JSON.parse((await ask('/things/a%20b')).text), { id: 4 })
  t.same(JSON.parse((await ask('/things/a')).text), { id: 1, tags: ['a', 'b'] })
  await own({ parameters: { id: { matches: '[0-9]' } }, always: true })
  t.equal((await fetch(`${mock.url}/things/5`)).status, 200)
  mock.reset()
  await stub({ metadata: { standin: { operationId: 'putThing', patch: 'other' } } })
  t.equal((await ask('/things/1', { method: 'PUT' })).text, 'other')
})

t.test('a stub on a path or method that the document lacks answers by itself', async (t) => {
  const { stub, ask } = await server(t)
  await stub({ request: { method: 'GET', urlPath: '/free' }, response: { body: 'free' } })
  await stub({ request: { method: 'DELETE', urlPathTemplate: '/things/{id}' }, response: { status: 204, body: 'x' } })
  await stub({ request: { method: 'OPTIONS', urlPath: '/free' }, response: { headers: { Allow: 'GET' } } })
  await stub({
    request: { method: 'HEAD', urlPath: '/free/head' },
    response: { headers: { 'Content-Length': '99', 'X-Total': '3' } }
  })
  t.equal((await ask('/free')).text, 'free')
  t.equal((await ask('/free', { method: 'HEAD' })).status, 404)
  t.equal((await ask('/free', { method: 'POST', body: 'x' })).status, 404)
  t.same(
    [(await ask('/things/1', { method: 'DELETE' })).status, (await ask('/things/1', { method: 'DELETE' })).text],
    [204, '']
  )
  await stub({ request: { urlPath: '/reset' }, response: { status: 205, body: 'x' } })
  const { status, text, headers } = await ask('/reset')
  t.same([status, text, headers.get('content-length')], [205, '', '0'])
  t.equal((await ask('/free', { method: 'OPTIONS' })).headers.get('allow'), 'GET')
  const head = await ask('/free/head', { method: 'HEAD' })
  t.same([head.headers.get('x-total'), head.headers.get('content-length')], ['3', '99'])
  await stub({ request: { urlPattern: '.*', headers: { nope: { equalTo: 'x' } } } })
  t.equal((await ask('/nowhere')).status, 404)
})

t.test('requests are matched by all that they bring', async (t) => {
  const { stub, ask } = await server(t)
  const form = { method: 'POST', body: 'a=1+2', headers: { 'content-type': 'application/x-www-form-urlencoded' } }
  await stub({ request: { urlPath: '/form', formParameters: { a: { equalTo: '1 2' } } } })
  t.equal((await ask('/form', form)).status, 200)
  t.equal((await ask('/form', { ...form, headers: { 'content-type': 'text/plain' } })).status, 404)
  const parts = [
    {
      name: 'meta',
      fileName: 'm.json',
      headers: { 'Content-Type': { contains: 'json' } },
      bodyPatterns: [{ equalToJson: { a: 1 } }]
    }
  ]
  await stub({ request: { urlPath: '/parts', multipartPatterns: parts } })
  await stub({
    request: { urlPath: '/all', multipartPatterns: [{ matchingType: 'ALL', bodyPatterns: [{ absent: true }] }] }
  })
  const body = new FormData()
  body.set('file', 'hello')
  body.set('meta', new Blob(['{"a":1}'], { type: 'application/json' }), 'm.json')
  t.equal((await ask('/parts', { method: 'POST', body })).status, 200)
  t.equal((await ask('/all', { method: 'POST', body })).status, 404)
  t.equal((await ask('/parts', { method: 'POST', body: 'x' })).status, 404)
  const bare = '--B\r\n\r\n\r\n--B--\r\n'
  t.equal(
    (
      await ask('/all', {
        method: 'POST',
        body: bare,
        headers: { 'content-type': 'multipart/form-data; boundary="B"' }
      })
    ).status,
    200
  )
  const broken = {
    method: 'POST',
    body: '--B\r\nno end\r\n--B--',
    headers: { 'content-type': 'multipart/form-data; boundary=B' }
  }
  t.equal((await ask('/all', broken)).status, 404)
  await stub({
    request: { urlPath: '/cookie', cookies: { s: { equalTo: '1' } }, basicAuth: { username: 'u', password: 'p' } }
  })
  t.equal((await ask('/cookie', { headers: { cookie: 't=2; s="1"; u', authorization: 'Basic dTpw' } })).status, 200)
  t.equal((await ask('/cookie', { headers: { cookie: 's=1' } })).status, 404)
  const { port } = new URL((await server(t)).mock.url)
  await stub({
    request: { urlPath: '/where', host: { equalTo: '127.0.0.1' }, scheme: 'http', clientIp: { contains: '127.0.0.1' } }
  })
  await stub({ request: { urlPath: '/port', port: Number(port) } })
  await stub({ request: { urlPath: '/tls', scheme: 'https' } })
  t.same([(await ask('/where')).status, (await ask('/port')).status, (await ask('/tls')).status], [200, 404, 404])
})

t.test('a stub says status, headers and bytes', async (t) => {
  const { stub, ask } = await server(t)
  await stub({
    request: { urlPath: '/a' },
    response: {
      status: 299,
      statusMessage: 'Slow Down',
      headers: {
        'Set-Cookie': ['a=1', 'b=2'],
        'Content-Length': '1',
        'Access-Control-Allow-Origin': 'http://only.example',
        'X-U': '\u2713'
      },
      base64Body: 'AAEC/w=='
    }
  })
  const answer = await fetch((await server(t)).mock.url).then(() =>
    ask('/a', { headers: { origin: 'http://app.example' } })
  )
  t.same([answer.status, answer.statusText], [299, 'Slow Down'])
  t.same(answer.headers.getSetCookie(), ['a=1', 'b=2'])
  t.equal(answer.headers.get('access-control-allow-origin'), 'http://only.example')
  t.equal(answer.headers.get('content-length'), '4')
  await stub({
    request: { urlPath: '/big' },
    response: { body: 'x'.repeat(20_000), chunkedDribbleDelay: { numberOfChunks: 4, totalDuration: 80 } }
  })
  const begun = performance.now()
  t.equal((await ask('/big')).text.length, 20_000)
  t.ok(performance.now() - begun > 60)
})

t.test('answers wait as they are told', async (t) => {
  const { mock, stub, ask } = await server(t)
  const took = async (response: object) => {
    mock.reset()
    await stub({ request: { urlPath: '/slow' }, response })
    const begun = performance.now()
    await ask('/slow')
    return performance.now() - begun
  }
  t.ok((await took({ fixedDelayMilliseconds: 60 })) > 55)
  t.ok((await took({ fixedDelayMilliseconds: 30, delayDistribution: { type: 'fixed', milliseconds: 30 } })) > 55)
  t.ok((await took({ delayDistribution: { type: 'uniform', lower: 40, upper: 50 } })) > 35)
  // Beyond `maxValue` the test would wait a minute.
  t.ok((await took({ delayDistribution: { type: 'lognormal', median: 60_000, sigma: 0.1, maxValue: 50 } })) > 45)
  t.ok((await took({ delayDistribution: { type: 'lognormal', median: 50, sigma: 0.01 } })) > 30)
  await stub({ request: { urlPath: '/seen' }, response: { fixedDelayMilliseconds: 60_000 } })
  const controller = new AbortController()
  const pending = fetch(`${mock.url}/seen`, { signal: controller.signal })
  const find = { method: 'POST', body: '{"urlPath":"/seen"}' }
  const count = async () =>
    (await (await fetch(`${mock.url}/__admin/requests/count`, find)).json()) as { count: number }
  while ((await count()).count === 0);
  controller.abort()
  await t.rejects(pending)
})

t.test('connections fail as they are told', async (t) => {
  const { mock, stub } = await server(t)
  const raw = (path: string) =>
    new Promise<{ end: string; text: string }>((resolve) => {
      let text = ''
      const socket = connect(Number(new URL(mock.url).port), '127.0.0.1')
      socket.on('data', (data) => {
        text += data.toString('latin1')
      })
      socket.on('end', () => resolve({ end: 'fin', text }))
      socket.on('error', (error) => resolve({ end: (error as NodeJS.ErrnoException).code ?? '', text }))
      socket.write(`GET ${path} HTTP/1.1\r\nHost: x\r\n\r\n`)
    })
  for (const fault of [
    'EMPTY_RESPONSE',
    'CONNECTION_RESET_BY_PEER',
    'MALFORMED_RESPONSE_CHUNK',
    'RANDOM_DATA_THEN_CLOSE'
  ]) {
    await stub({ request: { urlPath: `/${fault}` }, response: { fault } })
  }
  t.same(await raw('/EMPTY_RESPONSE'), { end: 'fin', text: '' })
  t.same(await raw('/CONNECTION_RESET_BY_PEER'), { end: 'ECONNRESET', text: '' })
  t.match(await raw('/MALFORMED_RESPONSE_CHUNK'), { end: 'fin', text: /^HTTP\/1\.1 200 / })
  t.match(await raw('/RANDOM_DATA_THEN_CLOSE'), { end: 'fin', text: /^(?!HTTP)./ })
  t.equal(mock.requests().length, 4)
  t.ok(mock.requests().every(({ source }) => source === 'stub'))
})

t.test('templates fill in parts of the request', async (t) => {
  const { stub, ask } = await server(t)
  const rows: [template: string, filled: string | RegExp][] = [
    ['plain', 'plain'],
    [
      '{{request.method}} {{request.path}} {{request.path.[1]}} {{request.pathSegments.[2]}} {{request.path.name}}',
      'POST /tpl/a b/c a b c c'
    ],
    ['{{request.query.q}} {{request.query.q.[1]}} {{request.query.q.1}} {{request.query.none}}', '1 2 2 '],
    ['{{request.headers.X-Own}}{{request.headers.x-own}} {{request.cookies.k}}', 'vv w'],
    [
      "{{jsonPath request.body '$.s'}} {{jsonPath request.body '$.l'}} {{jsonPath request.body '$.z' default='D'}} {{jsonPath 'no' '$'}}",
      '<"> [1,{"a":2}] D '
    ],
    ["{{#each (jsonPath request.body '$.l')}}<{{this}}>{{/each}}", '<1><{"a":2}>'],
    ["{{#each (jsonPath (parseJson request.body) '$.o') as |v k|}}{{k}}={{v}}{{/each}}", 'p=[3]'],
    ["{{math 7 '-' 2}} {{math 7 '+' 2}} {{math 7 '*' 2}} {{math 7 '/' 2}} {{math 7 '%' 2}}", '5 9 14 3.5 1'],
    [
      "{{base64 'hello'}} {{base64 'aGVsbG8=' decode=true}} {{base64 'a' padding=false}} {{#base64}}a{{/base64}}",
      'aGVsbG8= hello YQ YQ=='
    ],
    ["{{urlEncode 'a b&c'}} {{urlEncode 'a%20b' decode=true}} {{#urlEncode}}a b{{/urlEncode}}", 'a+b%26c a b a+b'],
    [
      "{{upper 'a'}}{{lower 'B'}} {{#upper}}c{{/upper}} {{capitalize 'a b'}} {{capitalizeFirst 'ab c'}} {{trim ' x '}}",
      'Ab C A B Ab c x'
    ],
    ["{{sha256 ''}}", /^e3b0c44298fc/],
    [
      "{{replace 'a$b' '$' '-'}} {{substring 'abcdef' 2 4}} {{substring 'abc' 1}} {{join 'a' 'b' '-'}} {{join (split 'a,b' ',') ';'}}",
      'a-b cd bc a-b a;b'
    ],
    [
      "{{size 'abc'}} {{size (array 1 2)}} {{size request.query.q}} {{array 1 2}} {{range 1 3}} {{toJson (array 1)}}",
      '3 2 2 [1, 2] [1, 2, 3] [1]'
    ],
    ['{{formatJson \'{"a":1}\'}}', '{\n  "a": 1\n}'],
    ["{{#assign 'v'}}x{{/assign}}{{v}}", 'x'],
    ["{{regexExtract 'abc123' '[0-9]+'}} {{regexExtract 'abc' '[0-9]' default='-'}}", '123 -'],
    ["{{val null or='x'}} {{val 'y' or='x'}} {{val null}}", 'x y '],
    ['{{#eq 1 2}}a{{/eq}}{{upper}}{{base64}}{{urlEncode}}-{{#eq 1 2}}a{{else}}b{{/eq}}', '-b'],
    [
      "{{date '2024-11-03T00:04:05Z' format='yyyy MM dd HH hh a X Z xxx E MMM'}}",
      '2024 11 03 00 12 AM Z +0000 +00:00 Sun Nov'
    ],
    ["{{date '2024-11-03T15:04:05Z' format=\"h a SSS EEEE MMMM ''yy'' 'o'\"}}", "3 PM 000 Sunday November '24' o"],
    ["{{xPath '<a id=\"1\"><b>x</b></a>' '/a/@id'}}{{xPath '<a>t</a>' '/a/text()'}}", '1t'],
    [
      "{{upper request.path.[0]}} {{upper (parseJson '{\"a\":1}')}} {{jsonPath request.body '$..a'}}",
      'TPL {"A":1} [2]'
    ],
    ["{{date '2024-11-03T00:04:05Z' timezone='Europe/Berlin' format='X XX XXX'}}", '+01 +0100 +01:00'],
    ['{{#eq 1 1}}a{{else}}b{{/eq}} {{#if (neq 1 1)}}a{{else}}b{{/if}} {{#neq 1 1}}a{{/neq}}', 'a b '],
    [
      '{{gt 2 1}} {{gte 1 1}} {{lt 2 1}} {{lte 1 1}} {{and true false}} {{or true false}} {{not true}}',
      'true true false true false true false'
    ],
    ["{{contains 'abc' 'b'}} {{contains (array 1 2) 2}} {{matches 'abc' '[a-c]+'}}", 'true true true'],
    ["{{xPath '<a><b>1</b></a>' '/a/b'}}{{xPath '<a/>' '/a/b'}}", '1'],
    [
      "{{randomValue length=5}} {{randomValue type='UUID'}} {{randomValue length=3 type='ALPHABETIC' uppercase=true}}",
      /^[a-z0-9]{5} [0-9a-f-]{36} [A-Z]{3}$/
    ],
    [
      "{{randomInt lower=5 upper=6}} {{pickRandom 'a'}} {{pickRandom (array 'b')}} {{randomDecimal lower=1 upper=1}}",
      '5 a b 1'
    ],
    ["{{now format='unix'}} {{now format='epoch'}} {{now}}", /^\d{10} \d{13} \d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/],
    ["{{date (parseDate '2024-03-02T13:04:05Z') format=\"yyyy-MM-dd'T'HH:mm:ss.SSS X\"}}", '2024-03-02T13:04:05.000 Z'],
    [
      "{{date '2024-03-02T13:04:05Z' offset='-1 days' timezone='Europe/Berlin' format=\"EEE EEEE, d MMM MMMM yy h a Z xxx z ''\"}}",
      "Fri Friday, 1 Mar March 24 2 PM +0100 +01:00 Europe/Berlin '"
    ],
    ['{{parameters.p}} {{request.port}} {{request.baseUrl}}', /^P \d+ http:\/\/127\.0\.0\.1:\d+$/],
    ["{{urlEncode '%' decode=true}}", /failed/],
    ["{{math 'x' '+' 1}}", /no number/],
    ['{{math 1 request.method 1}}', /math knows/],
    ['{{randomValue type=request.method}}', /randomValue knows/],
    ["{{regexExtract 'a' '(a+)+'}}", 'a']
  ]
  const init = {
    method: 'POST',
    body: '{"s":"<\\">","l":[1,{"a":2}],"o":{"p":[3]}}',
    headers: { 'x-own': 'v', cookie: 'k=w', 'content-type': 'application/json' }
  }
  for (const [body, filled] of rows) {
    await stub({
      request: { urlPathTemplate: '/tpl/{x}/{name}' },
      response: {
        headers: { 'X-Echo': '{{request.query.q}}' },
        body,
        transformers: ['response-template'],
        transformerParameters: { p: 'P' }
      }
    })
    const { text, headers, status } = await ask('/tpl/a%20b/c?q=1&q=2', init)
    if (typeof filled === 'string') t.equal(text, filled, body)
    else t.match(text, filled, body)
    if (status === 200) t.equal(headers.get('x-echo'), '1')
  }
  await stub({
    request: { urlPath: '/json' },
    response: {
      jsonBody: { '{{request.method}}': ["{{jsonPath request.body '$.s'}}", 5] },
      transformers: ['response-template']
    }
  })
  t.same(JSON.parse((await ask('/json', init)).text), { POST: ['<">', 5] })
  await stub({
    request: { urlPath: '/bad/%ff' },
    response: { body: '{{request.path}}', transformers: ['response-template'] }
  })
  t.match((await ask('/bad/%ff', init)).status, 400)
  await stub({ request: { urlPath: '/bytes' }, response: { base64Body: 'aGk=', transformers: ['response-template'] } })
  t.equal((await ask('/bytes')).text, 'hi')
})

async function target(t: Test, listener: RequestListener): Promise<string> {
  const server = createServer(listener)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  t.teardown(() => server.close())
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

t.test('a stub is for any request, whatever it says of its body', async (t) => {
  const { mock, stub, ask } = await server(t)
  await stub({ request: { urlPath: '/free' }, response: { body: 'free' } })
  for (const type of ['weird', 'text', 'a/b/c']) {
    const init = { method: 'POST', body: 'x', headers: { 'content-type': type } }
    t.equal((await ask('/free', init)).text, 'free')
    t.equal((await ask('/none', init)).status, 404)
    t.equal((await ask('/things/1', { ...init, method: 'PUT' })).status, 415)
  }
  t.equal(mock.requests().length, 9)
  t.equal((await ask('/free')).headers.get('content-type'), null, 'nobody named one')
})

t.test('a stub for OPTIONS answers preflights, one for any method does not', async (t) => {
  const { stub, ask } = await server(t)
  const preflight = {
    method: 'OPTIONS',
    headers: { origin: 'http://a.example', 'access-control-request-method': 'GET' }
  }
  await stub({ request: { urlPath: '/things/1' }, response: { status: 503 } })
  t.equal((await ask('/things/1', preflight)).status, 204)
  await stub({ request: { method: 'OPTIONS', urlPath: '/things/1' }, response: { status: 418 } })
  t.equal((await ask('/things/1', preflight)).status, 418)
  t.equal((await ask('/things/2', preflight)).status, 204)
})

t.test('a request that a stub sends on to its own server ends there', async (t) => {
  const { mock, stub, ask } = await server(t)
  await stub({ request: { urlPath: '/loop' }, response: { proxyBaseUrl: mock.url } })
  const { status, text } = await ask('/loop')
  t.equal(status, 508)
  t.match(text, /sends this request on to .*, which is this server/)
  t.equal(mock.requests().length, 2)
})

t.test('a stub sends requests on', async (t) => {
  const { stub, ask } = await server(t)
  const url = await target(t, (request, response) => {
    const hop = { connection: 'x-hop', 'x-hop': '1' }
    response.writeHead(207, { 'x-from': 'target', 'set-cookie': ['a=1', 'b=2'], ...hop })
    let body = ''
    request.on('data', (data) => {
      body += data
    })
    request.on('end', () =>
      response.end(
        `${request.method} ${request.url} ${request.headers['x-a']} ${request.headers['x-b']} ${request.headers['x-c']} ${body}`
      )
    )
  })
  await stub({
    request: { urlPathPattern: '/api/.*' },
    response: {
      proxyBaseUrl: `${url}/`,
      additionalProxyRequestHeaders: { 'X-B': 'added', 'X-A': 'other' },
      removeProxyRequestHeaders: ['X-C'],
      proxyUrlPrefixToRemove: '/api'
    }
  })
  const answer = await ask('/api/deep?q=1', { method: 'POST', body: 'hi', headers: { 'x-a': '1', 'x-c': '2' } })
  t.equal(answer.text, 'POST /deep?q=1 other added undefined hi')
  t.equal(answer.status, 207)
  t.same(answer.headers.getSetCookie(), ['a=1', 'b=2'])
  t.same([answer.headers.get('x-from'), answer.headers.get('x-hop')], ['target', null])
  await stub({ request: { urlPath: '/down' }, response: { proxyBaseUrl: 'http://127.0.0.1:1' } })
  t.equal((await ask('/down')).status, 502)
})

t.test('a stub calls out once it has answered', async (t) => {
  const { stub, ask } = await server(t)
  const heard: string[] = []
  const url = await target(t, (request, response) => {
    let body = ''
    request.on('data', (data) => {
      body += data
    })
    request.on('end', () => {
      heard.push(`${request.method} ${request.url} ${request.headers['x-a']} ${body}`)
      response.end()
    })
  })
  const webhook = {
    name: 'webhook',
    parameters: {
      method: 'POST',
      url: `${url}/hook`,
      headers: { 'X-A': 'b' },
      body: 'done',
      delay: { type: 'fixed', milliseconds: 5 }
    }
  }
  const filled = {
    name: 'webhook',
    parameters: {
      url: `${url}/{{originalRequest.query.q}}`,
      headers: { 'X-A': '{{originalRequest.method}}' },
      body: '{{jsonPath originalRequest.body "$.n"}}',
      method: 'PUT'
    }
  }
  const bytes = { webhook: { url: `${url}/bytes`, base64Body: 'aGk=', method: 'POST' } }
  const nowhere = { webhook: { url: 'http://127.0.0.1:1/{{originalRequest.url}}' } }
  for (const more of [
    { postServeActions: [webhook] },
    { serveEventListeners: [filled] },
    { postServeActions: bytes },
    { postServeActions: nowhere }
  ]) {
    await stub({ request: { urlPath: '/job' }, response: { status: 202 }, ...more })
    t.equal((await ask('/job?q=1', { method: 'POST', body: '{"n":5}' })).status, 202)
  }
  for (let tries = 0; heard.length < 3 && tries < 100; tries++) await new Promise((resolve) => setTimeout(resolve, 10))
  t.same(heard.sort(), ['POST /bytes undefined hi', 'POST /hook b done', 'PUT /1 POST 5'])
})

t.test("stubs answer on somebody's own Fastify, too", async (t) => {
  const app = Fastify()
  t.teardown(() => app.close())
  app.register(standin as never, { prefix: '/api', document })
  const inject = (method: 'GET' | 'POST', url: string, payload?: object) =>
    app.inject({ method, url, ...(payload ? { payload } : {}) })
  const put = (request: object, response: object) => inject('POST', '/api/__admin/mappings', { request, response })
  await put(
    { urlPath: '/api/free' },
    { headers: { 'Set-Cookie': ['a=1', 'b=2'], 'X-A': ['1', '2'] }, body: 'hello', statusMessage: 'Fine' }
  )
  const answer = await inject('GET', '/api/free')
  t.same([answer.body, answer.headers['set-cookie'], answer.statusMessage], ['hello', ['a=1', 'b=2'], 'Fine'])
  await put({ urlPath: '/api/slow' }, { body: 'hello', chunkedDribbleDelay: { numberOfChunks: 2, totalDuration: 10 } })
  t.equal((await inject('GET', '/api/slow')).body, 'hello')
  await put({ urlPath: '/api/fault' }, { fault: 'EMPTY_RESPONSE' })
  await t.rejects(inject('GET', '/api/fault'))
})

t.test('stubs leave to the operation what they do not say, whatever else they say', async (t) => {
  const { mock, stub, ask } = await server(t, { delay: 1 })
  await stub({ request: { urlPath: '/things/1', headers: { 'x-a': { equalTo: 'b' } } }, response: { body: 'never' } })
  t.match((await ask('/things/1')).text, /"id":1/)
  await stub({ response: { fault: 'EMPTY_RESPONSE' }, metadata: { standin: { operationId: 'getThing', times: 1 } } })
  await t.rejects(ask('/things/1'))
  const own = { operationId: 'getThing', limit: 0 }
  await stub({ response: { headers: { 'Retry-After': '7' } }, metadata: { standin: { ...own, times: 1 } } })
  t.equal((await ask('/things/1')).headers.get('retry-after'), '7')
  await stub({ request: { urlPath: '/late' }, response: { status: 204 }, metadata: { standin: { bodyDelay: 1 } } })
  t.equal((await ask('/late')).status, 204)
  await stub({ response: { body: 'own' }, metadata: { standin: { operationId: 'getThing', times: 1 } } })
  t.match(await ask('/things/1'), { status: 200, text: 'own' })
  mock.reset()
})

t.test('a stub is judged where it can be told which operation it answers, and what that promises', async (t) => {
  const { stub } = await server(t)
  const at = (response: object, request: object = { urlPath: '/things/1' }) =>
    stub({ request: { method: 'GET', ...request }, response })
  const taken = [
    at({ status: 200, jsonBody: 5 }, { urlPathPattern: '/things/.*' }),
    at({ status: 200, jsonBody: 5 }, { urlPathTemplate: '/nothings/{id}' }),
    at({ status: 200, base64Body: 'AA==' }),
    at({ status: 200, body: 'no JSON' }),
    at({ status: 201, jsonBody: 5 }),
    at({ status: 200, jsonBody: 5, fault: 'EMPTY_RESPONSE' }),
    stub({ request: { method: 'PUT', urlPath: '/things/1' }, response: { status: 200, jsonBody: 5 } }),
    stub({ request: { method: 'GET' }, response: { status: 200, jsonBody: 5 } })
  ]
  for (const one of taken) t.match(await one, { id: String })
  await t.rejects(at({ status: 200, jsonBody: 5 }), /forbids this answer of .* \(200\): the body must be/)
  await t.rejects(at({ status: 200, body: '{"id":"x"}' }), /\/response\/body\/id/)
  await t.rejects(
    at({ status: 200, jsonBody: 5 }, { urlPathTemplate: '/things/{name}' }),
    /forbids this answer of getThing/
  )
})

t.test('a proxied request keeps all its values, or is reported as not arrived', async (t) => {
  const { stub, ask } = await server(t)
  const url = await target(t, (request, response) => response.end(`${request.url} ${request.headers['x-m']}`))
  await stub({
    request: { urlPathPattern: '/api/.*' },
    response: { proxyBaseUrl: url, additionalProxyRequestHeaders: { 'X-M': ['1', '2'] }, proxyUrlPrefixToRemove: '/no' }
  })
  t.equal((await ask('/api/deep')).text, '/api/deep 1, 2')
  await stub({ request: { urlPath: '/secure' }, response: { proxyBaseUrl: 'https://127.0.0.1:1' } })
  t.equal((await ask('/secure')).status, 502)
})

t.test('an upstream response is passed on with the headers of the stub, or refused if it cannot be', async (t) => {
  const { mock, stub, ask } = await server(t)
  const coded = gzipSync('zipped')
  const url = await target(t, (request, response) => {
    response.setHeader('Set-Cookie', 'a=1').setHeader('X-Own', 'upstream')
    if (request.url === '/body') request.pipe(response)
    else if (request.url === '/events') response.writeHead(200, { 'content-type': 'text/event-stream' }).end('data: 1')
    else if (request.url === '/long') response.end(Buffer.alloc(33 * 1024 * 1024))
    else response.end(request.headers['x-from'])
  })
  const proxied = (path: string, more: object = {}) =>
    stub({ request: { urlPath: path }, response: { proxyBaseUrl: url, ...more } })
  await proxied('/added', { headers: { 'X-Own': 'stub', 'Set-Cookie': 'b=2', 'X-More': 'm' } })
  const added = (await ask('/added')).headers
  t.same(
    ['x-own', 'x-more', 'set-cookie'].map((name) => added.get(name)),
    ['stub', 'm', 'a=1, b=2']
  )
  await proxied('/body')
  const sent = await ask('/body', { method: 'POST', body: coded, headers: { 'content-encoding': 'gzip' } })
  t.equal(sent.text, coded.toString(), 'as it came')
  await proxied('/api/events', { proxyUrlPrefixToRemove: '/api/' })
  const events = await ask('/api/events')
  t.match([events.text, events.headers.get('content-length')], ['data: 1', null])
  await proxied('/events', { chunkedDribbleDelay: { numberOfChunks: 2, totalDuration: 0 } })
  t.equal((await ask('/events')).text, 'data: 1')
  await proxied('/long')
  t.equal((await ask('/long')).text.length, 33 * 1024 * 1024)
  t.equal(mock.requests().at(-1)?.status, 200)
  await proxied('/long', { chunkedDribbleDelay: { numberOfChunks: 2, totalDuration: 0 } })
  t.match(await ask('/long'), { status: 502, text: /longer than 8388608 bytes, too long for what the stub does/ })
  await stub({
    request: { urlPath: '/chosen' },
    response: {
      proxyBaseUrl: '{{request.query.to}}/',
      additionalProxyRequestHeaders: { 'X-From': '{{request.method}}' },
      transformers: ['response-template']
    }
  })
  t.equal((await ask(`/chosen?to=${encodeURIComponent(url)}`)).text, 'GET')
  t.equal((await ask('/chosen?to=nowhere')).status, 502)
  await t.rejects(proxied('/x', { body: 'y' }), /body is never sent beside a proxyBaseUrl/)
  await t.rejects(proxied('/x', { status: 418 }), /\/response\/status".*status is never sent beside a proxyBaseUrl/)
  await t.rejects(proxied('/x', { statusMessage: 'y' }), /statusMessage is never sent/)
  await proxied('/x', { status: 200 })
  const standin = { patch: { a: 1 } }
  await t.rejects(
    stub({ request: { urlPath: '/x' }, response: { proxyBaseUrl: url }, metadata: { standin } }),
    /\/standin\/patch".*patch changes nothing beside a proxyBaseUrl/
  )
  await t.rejects(proxied('/x', { proxyBaseUrl: '{{request.query.to}}' }), /a template wants .*transformers/)
})

t.test('an upstream whose status is none is a bad gateway', async (t) => {
  const { stub, ask } = await server(t)
  const heads = ['101 Switching Protocols\r\nUpgrade: x\r\nConnection: upgrade', '600 Odd', '999 Odder', '099 None']
  for (const [at, head] of heads.entries()) {
    const raw = listen((socket) => {
      socket.on('error', () => {})
      socket.once('data', () => socket.end(`HTTP/1.1 ${head}\r\nContent-Length: 0\r\n\r\n`))
    }).listen(0, '127.0.0.1')
    t.teardown(() => void raw.close())
    await once(raw, 'listening')
    const { port } = raw.address() as AddressInfo
    await stub({ request: { urlPath: `/${at}` }, response: { proxyBaseUrl: `http://127.0.0.1:${port}` } })
    t.match(await ask(`/${at}`), { status: 502 }, head)
  }
})

t.test('a stream of events dribbles as a stub has it', async (t) => {
  const events = { 'text/event-stream': { schema: { type: 'string' }, example: 'tick' } }
  const stream = documentOf({
    '/events': { get: { operationId: 'events', responses: { 200: { description: 'ok', content: events } } } }
  })
  const { stub, ask } = await server(t, { document: stream })
  const response = { chunkedDribbleDelay: { numberOfChunks: 3, totalDuration: 120 } }
  await stub({ response, metadata: { standin: { operationId: 'events' } } })
  const start = performance.now()
  t.match((await ask('/events')).text, /^data: tick$/m)
  t.ok(performance.now() - start >= 100)
})

t.test('the journal holds the sent event streams', async (t) => {
  const events = { 'text/event-stream': { schema: { type: 'string' }, example: 'tick' } }
  const stream = documentOf({
    '/events': { get: { operationId: 'events', responses: { 200: { description: 'ok', content: events } } } }
  })
  const { mock, ask } = await server(t, { document: stream })
  const { text } = await ask('/events')
  t.match(text, /^data: tick$/m)
  const logged = (await (await fetch(`${mock.url}/__admin/requests`)).json()) as { requests: { response: object }[] }
  t.match(logged.requests, [{ response: { body: text } }])
})

t.test(
  'what is said of all answers holds for those of stubs, and what a stub says of its own goes before',
  async (t) => {
    const { mock, stub, ask } = await server(t)
    await fetch(`${mock.url}/__admin/settings`, { method: 'POST', body: '{"fixedDelay":1}' })
    await stub({ request: { urlPath: '/own' }, response: { headers: { Vary: 'X-A' }, body: 'own' } })
    t.equal((await ask('/own')).headers.get('vary'), 'X-A')
    await stub({ request: { urlPath: '/own', headers: { 'x-a': { equalTo: '1' } } }, response: { body: 'never' } })
    t.equal((await ask('/own')).text, 'own')
    await stub({ request: { urlPath: '/other', headers: { 'x-a': { equalTo: '1' } } }, response: { body: 'never' } })
    t.equal((await ask('/other')).status, 404)
  }
)

t.test('an answer is checked by the media type that its template fills in, however many there are', async (t) => {
  const { stub, ask } = await server(t)
  await stub({
    request: { urlPath: '/things/1', method: 'GET' },
    response: {
      headers: { 'content-type': '{{request.headers.x-type}}' },
      body: '{"id":"none"}',
      transformers: ['response-template']
    }
  })
  const asked = async (type: string) => (await ask('/things/1', { headers: { 'x-type': type } })).status
  t.equal(await asked('application/json'), 500, 'the document forbids it')
  for (let at = 0; at < 101; at++) t.equal(await asked(`text/t${at}`), 200)
  t.equal(await asked('application/json'), 500)
  t.equal(await asked('application/x+json'), 500, 'JSON by another name')
})

t.test('a stub with a body of its own needs nothing of the document', async (t) => {
  const made = json(thing)
  const things = documentOf({
    '/things': {
      get: { responses: { 200: json({ type: 'array', items: thing }) } },
      post: {
        operationId: 'make',
        requestBody: { content: { 'application/json': { schema: thing } } },
        responses: { 201: made }
      }
    },
    '/things/{id}': { get: { operationId: 'getThing', responses: { 200: made, 404: made } } }
  })
  const { mock, ask } = await server(t, { document: things, closed: true })
  t.equal((await ask('/things/999')).status, 404)
  mock.stub('getThing', { body: { id: 999 } })
  for (const prefer of ['wait=0', 'code=404', 'example=none', 'dynamic=true']) {
    const { status, text, headers } = await ask('/things/999', { headers: { prefer } })
    t.same([status, text, headers.get('preference-applied')], [200, '{"id":999}', prefer === 'wait=0' ? prefer : null])
  }
  const count = mock.rows('things').length
  mock.stub('make', { body: { id: 7 } })
  const post = { method: 'POST', body: '{"id":8}', headers: { 'content-type': 'application/json' } }
  t.match(await ask('/things', post), { status: 201, text: '{"id":7}' })
  t.equal(mock.rows('things').length, count)
})
