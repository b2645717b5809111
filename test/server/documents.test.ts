import { once } from 'node:events'
import { writeFileSync } from 'node:fs'
import { connect } from 'node:net'
import { gzipSync } from 'node:zlib'
import t from 'tap'
import { createStandin } from '../../src/standin.ts'
import { startStandin } from '../../src/start.ts'
import { ask, documentOf, json, start } from '../fixtures/start.ts'

const things = (example: unknown, more: object = {}) =>
  documentOf({ '/things': { get: { operationId: 'list', responses: { 200: json({}, { example }) } } } }, more)
const servers = (...urls: string[]) => ({ servers: urls.map((url) => ({ url })) })
const text = async (url: string, init?: RequestInit) => {
  const response = await fetch(url, init)
  return response.status === 200 ? await response.text() : response.status
}

t.test('an operation answers at its bare path and under the path of each server', async (t) => {
  const mock = await start(t, {
    document: things(1, servers('https://a.example/api/v1/', '/other', 'https://a.example'))
  })
  for (const path of ['/things', '/api/v1/things', '/other/things']) t.equal(await text(mock.url + path), '1', path)
  t.equal(await text(`${mock.url}/api/things`), 404)
})

t.test('the same bytes come under every prefix', async (t) => {
  const document = documentOf(
    {
      '/users/{id}': {
        get: {
          responses: { 200: json({ type: 'object', properties: { id: { type: 'string' }, name: { type: 'string' } } }) }
        }
      }
    },
    servers('/v1')
  )
  const mock = await start(t, { document })
  const bare = await text(`${mock.url}/users/7`)
  t.match(JSON.parse(bare as string), { id: '7', name: String })
  t.equal(await text(`${mock.url}/v1/users/7`), bare)
  t.not(await text(`${mock.url}/users/8`), bare)
})

t.test('the servers of an operation or a path replace those of the document', async (t) => {
  const responses = { 200: json({}, { example: 1 }) }
  const document = documentOf(
    {
      '/x': {
        servers: [{ url: '/path' }],
        get: { responses },
        put: { responses, servers: [{ url: '/own' }] }
      }
    },
    { servers: [{ url: '/root' }] }
  )
  const mock = await start(t, { document })
  const answered = async (method: string, path: string) => (await fetch(`${mock.url}${path}/x`, { method })).ok
  t.ok(await answered('GET', ''))
  t.ok(await answered('GET', '/path'))
  t.notOk(await answered('GET', '/root'))
  t.ok(await answered('PUT', '/own'))
  t.notOk(await answered('PUT', '/path'))
})

t.test('several documents share a port, each under its own path', async (t) => {
  const document = [things('a', servers('/a')), things('b', servers('/b')), things('c')]
  const mock = await start(t, { document })
  t.equal(await text(`${mock.url}/a/things`), '"a"')
  t.equal(await text(`${mock.url}/b/things`), '"b"')
  t.equal(await text(`${mock.url}/things`), '"c"')
  t.match(await (await fetch(`${mock.url}/openapi.json`)).json(), { openapi: '3.1.0' })
  t.equal((await fetch(`${mock.url}/openapi/2.json`)).status, 200)
  t.equal((await fetch(`${mock.url}/documentation/3`)).status, 200)
  t.equal(mock.contracts.length, 3)
})

t.test('the docs of a document call it where it answers', async (t) => {
  const responses = { 200: json({}) }
  const apart = documentOf({
    '/x': {
      servers: [{ url: 'https://example.com/v2' }],
      get: { responses },
      put: { responses, servers: [{ url: 'https://example.com/v3' }] },
      additionalOperations: { COPY: { responses, servers: [{ url: 'https://example.com/v4' }] } },
      parameters: []
    },
    '/y': { get: { responses } }
  })
  type Served = { servers: { url: string }[]; paths: Record<string, Record<string, Served & { COPY?: Served }>> }
  const served = async (path: string, document: object[], prefix?: string[]) => {
    const mock = await start(t, { document, ...(prefix && { prefix }) })
    const found = (await (await fetch(mock.url + path)).json()) as Served
    const urls = (held: Served | undefined) => held?.servers?.map(({ url }) => url.replace(mock.url, ''))
    return { found, urls }
  }
  const both = [things('a', servers('/a')), things('b', servers('/b'))]
  for (const [path, document, prefix, base] of [
    ['/openapi.json', both, ['/one', 'two'], '/one'],
    ['/openapi/2.json', both, ['/one', 'two'], '/two'],
    ['/documentation/2/json', both, undefined, '/b'],
    ['/openapi.json', both.slice(0, 1), undefined, ''],
    ['/openapi.json', both.slice(0, 1), ['x'], '/x'],
    ['/openapi.json', [documentOf({})], ['x'], '/x'],
    ['/openapi.json', [{ openapi: '3.1.0', info: { title: 'none', version: '1' }, webhooks: {} }], ['x'], '/x'],
    ['/openapi.json', [documentOf({})], undefined, '']
  ] as const) {
    const { found, urls } = await served(path, [...document], prefix && [...prefix])
    t.same(urls(found), [base], `${path} ${prefix}`)
  }
  const alone = await served('/openapi.json', [apart])
  t.notMatch(JSON.stringify(alone.found), 'example.com')
  const { found, urls } = await served('/openapi/2.json', [things('a'), apart])
  t.notMatch(JSON.stringify(found), 'example.com')
  t.same(urls(found), ['/v2'])
  const { '/x': x, '/y': y } = found.paths
  t.same([x?.get, x?.put, x?.additionalOperations?.COPY, y?.get].map(urls), [undefined, ['/v3'], ['/v4'], ['']])
})

t.test('documents may be given prefixes, and conflicts are told', async (t) => {
  const mock = await start(t, { document: [things('a'), things('b', servers('/v1'))], prefix: ['one', '/two/'] })
  t.equal(await text(`${mock.url}/one/things`), '"a"')
  t.equal(await text(`${mock.url}/two/things`), '"b"')
  t.equal(await text(`${mock.url}/two/v1/things`), '"b"')
  const root = await start(t, { document: things('a', servers('/v1')), prefix: '/' })
  t.equal(await text(`${root.url}/things`), '"a"')
  const clash = await start(t, { document: [things('a'), things('b')] })
  t.equal(await text(`${clash.url}/things`), '"a"')
  t.match(clash.notices, [/GET \/things of .* is answered by .*--prefix/])
})

t.test('an operation that cannot be served does not stop the rest', async (t) => {
  const document = documentOf({
    '/open': { get: { security: [{ unheard: [] }], responses: { 200: json({}, { example: 2 }) } } },
    '/lost': { get: { responses: { 200: { $ref: '#/nowhere' } } } },
    '/things': { get: { responses: { 200: json({}, { example: 1 }) } }, link: { responses: {} } },
    '/x': { additionalOperations: { FETCH: { responses: { 200: json({}) } } } }
  })
  const mock = await start(t, { document })
  t.equal(await text(`${mock.url}/things`), '1')
  t.equal(await text(`${mock.url}/open`), '2')
  const lost = await fetch(`${mock.url}/lost`)
  t.match([lost.status, await lost.text()], [200, ''], 'its status is known, and no more')
  t.match(mock.notices, [/FETCH \/x: this Node cannot receive FETCH requests/])
  await t.rejects(startStandin({ document, strict: true }), /is doubtful, and --strict refuses that:\n(.*\n)*.*unheard/)
  const many = documentOf(
    Object.fromEntries(
      Array.from({ length: 14 }, (_, i) => [`/p${i}`, { get: { security: [{ unheard: [] }], responses: {} } }])
    )
  )
  await t.rejects(startStandin({ document: many, strict: true }), /… and \d+ more/)
  await start(t, { document: things(1), strict: true })
})

t.test('a strict start fails by whatever standin check finds', async (t) => {
  const misfit = documentOf({ '/x': { get: { responses: { 200: json({ type: 'integer' }, { example: 'x' }) } } } })
  await t.rejects(startStandin({ document: misfit, strict: true }), /the example does not fit its schema/)
  const two = { document: [things('a'), things('b')], strict: true }
  await t.rejects(startStandin(two), /is doubtful.*\nGET \/things of .* is answered by .*; give one a --prefix/)
  await start(t, { ...two, prefix: ['a', 'b'] })
})

t.test('requests that do not fit can be answered all the same', async (t) => {
  const document = documentOf({
    '/things': {
      get: {
        parameters: [{ in: 'query', name: 'limit', schema: { type: 'integer' } }],
        responses: { 200: json({}, { example: 1 }) }
      },
      post: {
        requestBody: { content: { 'application/json': { schema: { type: 'object' } } } },
        responses: { 200: json({}, { example: 2 }) }
      }
    }
  })
  const post = { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{' }
  const strict = await start(t, { document })
  t.equal(await text(`${strict.url}/things?limit=x`), 422)
  t.equal(await text(`${strict.url}/things`, post), 400)
  const warn = await start(t, { document, validate: 'warn' })
  const answered = await fetch(`${warn.url}/things?limit=x`)
  t.equal(answered.status, 200)
  t.match(JSON.parse(answered.headers.get('standin-violations') as string), [{ in: 'query', at: '/limit' }])
  t.match(warn.requests()[0]?.violations, [{ in: 'query', at: '/limit' }])
  t.equal(await text(`${warn.url}/things`, post), '2')
  const off = await start(t, { document, validate: 'off' })
  const unchecked = await fetch(`${off.url}/things?limit=x`)
  t.equal(unchecked.status, 200)
  t.equal(unchecked.headers.get('standin-violations'), null)
})

t.test('a body may be packed, and is refused where it cannot be unpacked', async (t) => {
  const document = documentOf({
    '/things': {
      post: {
        requestBody: { content: { 'application/json': { schema: { type: 'object' } } } },
        responses: { 200: json({}, { example: 2 }) }
      }
    }
  })
  const mock = await start(t, { document })
  const post = (body: string | Buffer, encoding: string) =>
    text(`${mock.url}/things`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'content-encoding': encoding },
      body
    })
  t.equal(await post(gzipSync('{}'), 'gzip'), '2')
  t.equal(await post('not gzip', 'gzip'), 400)
  t.equal(await post('{}', 'zip'), 415)
  t.equal(await post(gzipSync(Buffer.alloc(33 * 1024 * 1024)), 'gzip'), 413)
})

t.test('a token may have some scopes and lack others', async (t) => {
  const document = documentOf(
    {
      '/read': { get: { security: [{ oauth: ['read'] }], responses: { 200: json({}, { example: 1 }) } } },
      '/write': { get: { security: [{ oauth: ['read', 'write'] }], responses: { 200: json({}, { example: 1 }) } } },
      '/either': {
        get: { security: [{ oauth: ['write'] }, { oauth: [] }], responses: { 200: json({}, { example: 1 }) } }
      }
    },
    { components: { securitySchemes: { oauth: { type: 'oauth2', flows: {} } } } }
  )
  const mock = await start(t, { document, token: ['some:read,list', 'all', 'none:'] })
  const as = (token: string, path: string) => fetch(mock.url + path, { headers: { authorization: `Bearer ${token}` } })
  t.equal((await as('some', '/read')).status, 200)
  const lacking = await as('some', '/write')
  t.equal(lacking.status, 403)
  t.match(
    lacking.headers.get('www-authenticate'),
    /^Bearer error="insufficient_scope", error_description="[^"]*write", scope="write"$/
  )
  t.equal((await as('all', '/write')).status, 200)
  t.equal((await as('none', '/read')).status, 403)
  t.equal((await as('other', '/read')).status, 401)
  t.equal((await as('none', '/either')).status, 200)
})

t.test('a ref may leave the folder only where that is allowed', async (t) => {
  const dir = t.testdir({ api: {}, 'shared.yaml': 'type: string\nconst: shared\n' })
  writeFileSync(
    `${dir}/api/openapi.json`,
    JSON.stringify(documentOf({ '/x': { get: { responses: { 200: json({ $ref: '../shared.yaml' }) } } } }))
  )
  const inject = async (allowRefs: boolean) => {
    const app = createStandin({ document: `${dir}/api/openapi.json`, allowRefs })
    t.teardown(() => app.close())
    return (await app.inject('/x')).body
  }
  t.equal(await inject(true), '"shared"')
  t.notMatch(await inject(false), /"shared"/)
})

t.test('a request without a Host is refused with a word', async (t) => {
  const mock = await start(t)
  const socket = connect(Number(new URL(mock.url).port), '127.0.0.1')
  socket.write('GET /v2/organizations/a/invites HTTP/1.1\r\n\r\n')
  const [answer] = await once(socket, 'data')
  socket.destroy()
  t.match(String(answer), /^HTTP\/1\.1 400 [\s\S]*the Host header is missing/)
})

t.test('HEAD is refused as GET is', async (t) => {
  const mock = await start(t)
  const head = await fetch(`${mock.url}/v2/organizations/a/invites`, { method: 'HEAD' })
  t.equal(head.status, 401)
  t.equal(head.headers.get('www-authenticate'), 'Bearer')
})

t.test('a document without operations, and one that has seldom methods', async (t) => {
  const empty = await start(t, { document: documentOf({}) })
  t.match(await (await fetch(`${empty.url}/x`)).json(), { error: 'there is no operation for GET /x' })
  const seldom = await start(t, {
    document: documentOf({
      '/x': {
        options: { responses: { 200: json({}, { example: 1 }) } },
        additionalOperations: { PURGE: { deprecated: true, responses: { 200: json({}, { example: 2 }) } } }
      },
      '/y/{z}/w': { get: { responses: { 200: json({}) } } }
    })
  })
  const purged = await fetch(`${seldom.url}/x`, { method: 'PURGE' })
  t.equal(await purged.text(), '2')
  t.equal(purged.headers.get('deprecation'), 'true')
  const preflight = {
    method: 'OPTIONS',
    headers: { origin: 'http://a.example', 'access-control-request-method': 'PURGE' }
  }
  t.equal((await fetch(`${seldom.url}/x`, preflight)).status, 204, 'a preflight is no request to the OPTIONS operation')
  t.match(await (await fetch(`${seldom.url}/y//w/v`)).json(), { error: /nearest operation is GET \/y\/\{z\}\/w/ })
})

t.test('a body is taken as far as the document describes it', async (t) => {
  const of = (content: object) => ({ post: { requestBody: { content }, responses: { 200: json({}, { example: 2 }) } } })
  const mock = await start(t, {
    document: documentOf({
      '/any': of({}),
      '/open': of({ 'application/json': {} }),
      '/two': of({ 'text/csv': {}, 'text/html': {} })
    })
  })
  const post = async (path: string, body: string, type?: string) => {
    const response = await fetch(mock.url + path, {
      method: 'POST',
      headers: type === undefined ? {} : { 'content-type': type },
      body: Buffer.from(body)
    })
    return [response.status, await response.text()]
  }
  t.same(await post('/any', 'x', 'text/x'), [200, '2'])
  t.same(await post('/open', '{"a":1}', 'application/json'), [200, '2'])
  for (const type of [undefined, ''])
    t.match(await post('/two', 'x', type), [415, /of no media type; .* takes text\/csv, text\/html/])
})

t.test('events come one after the other, from standin and from a plugin', async (t) => {
  const document = documentOf({
    '/events': {
      get: {
        responses: {
          200: {
            description: 'some',
            headers: { 'X-Rate': { schema: { type: 'integer', example: 7 } } },
            content: { 'text/event-stream': { schema: { type: 'object', properties: { id: { type: 'integer' } } } } }
          }
        }
      }
    }
  })
  const mock = await start(t, { document })
  const first = await (await fetch(`${mock.url}/events`)).text()
  const response = await fetch(`${mock.url}/events`)
  t.equal(response.headers.get('x-rate'), '7')
  t.match(response.headers.get('content-type'), /^text\/event-stream/)
  const times: number[] = []
  let text = ''
  for await (const chunk of response.body as unknown as AsyncIterable<Uint8Array>) {
    times.push(performance.now())
    text += Buffer.from(chunk)
  }
  t.equal(text.match(/^data: /gm)?.length, 3)
  t.equal(text, first, 'again and again')
  t.ok((times.at(-1) as number) - (times[0] as number) > 50, 'not all at once')
})

t.test('with errors, an example that does not fit is a 500', async (t) => {
  const schema = {
    type: 'object',
    required: ['a', 'b'],
    properties: { a: { type: 'integer' }, b: { type: 'integer' } }
  }
  const document = documentOf({
    '/one': { get: { responses: { 200: json(schema, { example: { a: 'x', b: 1 } }) } } },
    '/two': { get: { responses: { 200: json(schema, { example: {} }) } } },
    '/less': { get: { responses: { 200: json(schema, { example: { a: 1 } }) } } },
    '/right': { get: { responses: { 200: json(schema, { example: { a: 1, b: 2 } }) } } }
  })
  const mock = await start(t, { document, errors: true })
  const asked = async (path: string) => (await fetch(mock.url + path)).json()
  t.match(await asked('/one'), {
    status: 500,
    detail: /getOne does not fit it: \/a must be an integer$/,
    validation: [{}]
  })
  t.match(await asked('/two'), { status: 500, detail: /is required \(and 1 more\)/ })
  t.same(await asked('/right'), { a: 1, b: 2 })
  const lenient = await start(t, { document })
  const mended = await fetch(`${lenient.url}/one`)
  t.match(await mended.json(), { a: Number, b: 1 })
  t.match(mended.headers.get('standin-violations'), /must be an integer/)
  const completed = await fetch(`${lenient.url}/less`)
  t.match(await completed.json(), { a: 1, b: Number })
  t.equal(completed.headers.get('standin-violations'), null, 'nothing is missing in what is sent')
  const refused = await fetch(`${lenient.url}/one?__example=none`)
  t.equal(refused.status, 404)
})

t.test('a field of a form that cannot be read is a violation of its own', async (t) => {
  const meta = { type: 'object', properties: { a: { type: 'integer' } } }
  const content = { 'application/x-www-form-urlencoded': { schema: { type: 'object', properties: { meta } } } }
  const document = documentOf({ '/form': { post: { requestBody: { content }, responses: { 204: {} } } } })
  const mock = await start(t, { document })
  const send = async (meta: string) => {
    const answer = await fetch(`${mock.url}/form`, { method: 'POST', body: new URLSearchParams({ meta }) })
    return [answer.status, answer.headers.get('standin-violations')]
  }
  t.same(await send('{"a":1}'), [204, null])
  const [status, violations] = await send('{"a":')
  t.equal(status, 422)
  t.match(violations, /"in":"body","at":"\/meta"/)
})

t.test('a lenient request is answered in spite of what is wrong, and told of it', async (t) => {
  const parameters = [{ name: 'size', in: 'query', required: true, schema: { type: 'integer' } }]
  const unfit = json({ type: 'string', maxLength: 1 }, { example: 'long' })
  const document = documentOf({
    '/right': { get: { parameters, responses: { 200: json({ const: 'x' }) } } },
    '/unfit': { get: { parameters, responses: { 200: unfit } } }
  })
  const mock = await start(t, { document })
  const ask = (path: string) => fetch(mock.url + path, { headers: { prefer: 'handling=lenient' } })
  t.equal((await fetch(`${mock.url}/right`)).status, 422)
  for (const path of ['/right', '/unfit']) {
    const answer = await ask(path)
    t.equal(answer.status, 200)
    t.match(answer.headers.get('standin-violations'), /"at":"\/size"/)
  }
  t.match((await ask('/unfit')).headers.get('standin-violations'), /maxLength/)
})

t.test('a description that is no text says nothing', async (t) => {
  const textless = { toString: 0, valueOf: 0 }
  const item = { type: 'object', properties: { id: { type: 'integer' }, name: { type: 'string' } } }
  const query = (name: string) => ({ name, in: 'query', description: textless, schema: { description: textless } })
  const page = {
    type: 'object',
    properties: { page: { description: textless }, items: { type: 'array', items: item } }
  }
  const odd = documentOf({
    '/items': {
      get: { parameters: ['page', 'offset', 'limit'].map(query), responses: { 200: json(page) } },
      post: { requestBody: json(item), responses: { 201: { ...json(item), description: textless } } }
    },
    '/note': { get: { responses: { 200: { ...json({ type: 'string' }), description: textless } } } }
  })
  const mock = await start(t, { document: odd })
  t.equal((await ask(mock, '/items?page=1&offset=0')).status, 200)
  t.equal((await ask(mock, '/note')).status, 200)
  t.equal((await fetch(`${mock.url}/items`, { method: 'POST', body: '{}' })).status, 201)
})
