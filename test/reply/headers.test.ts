import t from 'tap'
import { declaredHeaders } from '../../src/reply/headers/headers.ts'
import { checkerOf } from '../../src/schema/validator.ts'
import { callFor } from '../fixtures/call.ts'

async function given(
  headers: object | undefined,
  value?: unknown,
  other: object = {},
  document: object = {},
  headed: object = {}
) {
  const response = { description: 'ok', ...(headers === undefined ? {} : { headers }) }
  const more = { path: '/users/7', parameters: { path: { id: 7 } }, ...other }
  const { contract, call } = await callFor(response, more, '/users/{id}', document)
  return declaredHeaders({ call, value, path: '/v1/users/7', ...headed }, contract, checkerOf(contract.resources))
}

t.test('a declared header is sent as its examples say, in the simple style', async (t) => {
  const object = { type: 'object', properties: { a: { type: 'integer' }, b: { type: 'integer' } } }
  const cases: [header: object, value: string | undefined][] = [
    [{ schema: { type: 'integer' }, example: 42 }, '42'],
    [{ schema: { type: 'integer' }, examples: { one: { value: 1 } } }, '1'],
    [{ schema: { type: 'integer', example: 9 } }, '9'],
    [{ schema: { type: 'integer', default: 8 } }, '8'],
    [{ schema: { const: true } }, 'true'],
    [{ example: ['a', 'b'] }, 'a,b'],
    [{ schema: object, example: { a: 1, b: 2 } }, 'a,1,b,2'],
    [{ schema: object, explode: true, example: { a: 1, b: 2 } }, 'a=1,b=2'],
    [{ content: { 'application/json': { example: { a: 1 } } } }, '{"a":1}'],
    [{ content: { 'text/plain': { example: 'hi' } } }, 'hi'],
    [{ example: null }, 'null'],
    [{ example: 'line\nbreak' }, undefined],
    [{ example: 'Zoë' }, undefined],
    [{ example: '' }, undefined],
    [{ schema: false }, undefined],
    [{ schema: { type: 'string' }, description: 'Always `warm`' }, 'warm']
  ]
  for (const [header, value] of cases)
    t.equal((await given({ 'X-Own': header }))['x-own'], value, JSON.stringify(header))
})

t.test('lists stand as Swagger 2.0 delimits them', async (t) => {
  const sent = (format: string) => given({ 'X-Own': { example: [1, 2], 'x-collectionFormat': format } })
  for (const [format, value] of Object.entries({ pipes: '1|2', ssv: '1 2', tsv: '1\t2', csv: '1,2' })) {
    t.equal((await sent(format))['x-own'], value)
  }
})

t.test('a header without an example is generated, the same every time', async (t) => {
  const headers = {
    'X-Rate-Limit': { schema: { type: 'integer', minimum: 1, maximum: 99 } },
    'X-Any': {},
    'X-Lost': { $ref: '#/nowhere' }
  }
  const first = await given(headers)
  t.match(first['x-rate-limit'], /^\d{1,2}$/)
  t.same(await given(headers), first)
  t.same(await given(undefined), {})
})

t.test('headers that the server sets itself, or that HTTP cannot carry, are left out', async (t) => {
  const example = { example: 'x' }
  t.same(
    await given({
      'Content-Type': example,
      'content-length': example,
      'Content-Encoding': example,
      'Transfer-Encoding': example,
      Connection: example,
      'Access-Control-Allow-Origin': example,
      'bad name': example,
      'Set-Cookie': example
    }),
    {}
  )
  t.same(await given({ 'Set-Cookie': { example: 'id=7; Path=/' } }), { 'set-cookie': 'id=7; Path=/' })
})

const text = { schema: { type: 'string' } }
/** Returns the value that a header with only a schema is sent with. */
const alone = async (name: string, header: object = text, ...more: [unknown?, object?, object?, object?]) =>
  (await given({ [name]: header }, ...more))[name.toLowerCase()]

t.test('headers without an example have the form of HTTP', async (t) => {
  const date = /^(Mon|Tue|Wed|Thu|Fri|Sat|Sun), \d\d (Jan|Dec) 202[4-6] \d\d:\d\d:\d\d GMT$/
  const cases: [name: string, form: RegExp][] = [
    ['ETag', /^"[0-9a-f]{16}"$/],
    ['Last-Modified', date],
    ['Expires', /^Thu, 01 Jan 1970 00:00:00 GMT$/],
    ['Sunset', date],
    ['Location', /^\/v1\/users\/7$/],
    ['Content-Location', /^\/v1\/users\/7$/],
    ['Cache-Control', /^no-cache$/],
    ['Pragma', /^no-cache$/],
    ['Age', /^0$/],
    ['Link', /^<\/v1\/users\/7\?page=2>; rel="next"$/],
    ['WWW-Authenticate', /^Bearer$/],
    ['Proxy-Authenticate', /^Basic realm="standin"$/],
    ['Allow', /^GET$/],
    ['Vary', /^Accept$/],
    ['Accept-Ranges', /^none$/],
    ['Strict-Transport-Security', /^max-age=\d+$/],
    ['Retry-After', /^0$/],
    ['Content-Language', /^en$/],
    ['Set-Cookie', /^session=[0-9a-f]{16}; Path=\/$/],
    ['Content-Disposition', /^attachment; filename="users.bin"$/]
  ]
  for (const [name, form] of cases) t.match(await alone(name), form, name)
})

t.test('a value that the schema does not admit takes another form of the field, or is generated', async (t) => {
  t.equal(await alone('Retry-After', { schema: { type: 'integer', minimum: 1 } }), '1')
  t.match(await alone('Retry-After', { schema: { type: 'string', pattern: 'GMT$' } }), / GMT$/)
  t.match(await alone('ETag', { schema: { type: 'string', pattern: '^W/' } }), /^W\/"/)
  t.equal(await alone('Accept-Ranges', { schema: { enum: ['bytes'] } }), 'bytes')
  t.equal(await alone('Cache-Control', { schema: { const: 'private' } }), 'private')
  t.equal(await alone('Set-Cookie', { schema: { type: 'string', maxLength: 24 } }).then((one) => one?.length), 24)
})

t.test('a made thing stands below the path, under its key', async (t) => {
  const created = { status: 201 }
  t.equal(await alone('Location', text, { id: 12 }, created), '/v1/users/7/12')
  t.equal(await alone('Location', text, { name: 'a b', other: 1 }, created), '/v1/users/7/a%20b')
  t.match(await alone('Location', text, undefined, created), /^\/v1\/users\/7\/[0-9a-f]{16}$/)
  const uri = { schema: { type: 'string', format: 'uri' } }
  t.equal(await alone('Location', uri, { id: 12 }, created), 'http://localhost/v1/users/7/12')
})

t.test('an entity tag is of the body, a file is named for its path and type, a cookie for its scheme', async (t) => {
  t.not(await alone('ETag', text, { a: 1 }), await alone('ETag', text, { a: 2 }))
  t.equal(await alone('ETag', text, { a: 1 }), await alone('ETag', text, { a: 1 }))
  const files: [mediaType: string, name: string][] = [
    ['application/hal+json', 'users.json'],
    ['application/xml', 'users.xml'],
    ['text/plain; charset=utf-8', 'users.txt'],
    ['text/csv', 'users.csv'],
    ['application/pdf', 'users.pdf'],
    ['image/jpeg', 'users.jpg'],
    ['application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', 'users.xlsx'],
    ['text/calendar', 'users.ics']
  ]
  for (const [mediaType, name] of files) {
    t.equal(await alone('Content-Disposition', text, '', { mediaType }), `attachment; filename="${name}"`)
  }
  const nameless = { operation: { id: 'x', path: '/{id}', parameters: [] } }
  t.equal(await alone('Content-Disposition', text, '', nameless), 'attachment; filename="file.bin"')
  const components = { securitySchemes: { key: { type: 'apiKey', in: 'cookie', name: 'sid' } } }
  t.match(await alone('Set-Cookie', text, '', {}, { components }), /^sid=/)
})

t.test('there is never more left than the limit', async (t) => {
  const integer = (more: object = {}) => ({ schema: { type: 'integer', ...more } })
  const sent = async (limit: object, left: object) => {
    const headers = await given({
      'X-RateLimit-Remaining': left,
      'X-RateLimit-Limit': limit,
      'X-RateLimit-Reset': text
    })
    return [headers['x-ratelimit-limit'], headers['x-ratelimit-remaining']]
  }
  t.same(await sent(integer(), integer()), ['1000', '999'])
  t.same(await sent(text, text), ['1000', '999'])
  t.same(await sent(integer({ maximum: 50 }), integer()), ['10', '9'])
  t.same(await sent({ example: 5 }, integer({ minimum: 5 })), ['5', '5'])
  t.equal(await alone('X-RateLimit-Remaining', integer()), '999')
})

t.test('a list of cookies is a field for each, and a value may stand in quotes', async (t) => {
  const list = {
    schema: { type: 'array', items: { type: 'string' } },
    example: ['a=1; Path=/', 'b="2, 3"', 'no cookie']
  }
  t.same(await given({ 'Set-Cookie': list }), { 'set-cookie': ['a=1; Path=/', 'b="2, 3"'] })
  t.same(await given({ 'Set-Cookie': { ...list, example: ['a=1', 'none'] } }), { 'set-cookie': 'a=1' })
  t.same(await given({ 'Set-Cookie': { example: 'a="x"; HttpOnly' } }), { 'set-cookie': 'a="x"; HttpOnly' })
  t.same(await given({ 'Set-Cookie': { example: 'a="x' } }), {})
})

t.test('a browser keeps the cookies of the document at the mock', async (t) => {
  const cookie = (example: string, base = 'http://127.0.0.1:4010') =>
    given({ 'Set-Cookie': { example } }, undefined, {}, {}, { base }).then((headers) => headers['set-cookie'])
  const rows: [example: string, kept: string][] = [
    ['s=1; Domain=api.example.com; Path=/; HttpOnly', 's=1; Path=/; HttpOnly'],
    ['s=1;domain = .example.com;SameSite=Strict', 's=1;SameSite=Strict'],
    ['s=1; Secure; HttpOnly', 's=1; HttpOnly'],
    ['s=1; SameSite=None; Secure', 's=1; SameSite=None; Secure'],
    ['s=1; Secure; Partitioned', 's=1; Secure; Partitioned'],
    ['__Host-s=1; Path=/; secure', '__Host-s=1; Path=/; secure'],
    ['__Secure-s=1; Secure', '__Secure-s=1; Secure'],
    ['s=1; Expires=Wed, 09 Jun 2021 10:18:14 GMT; Max-Age=60', 's=1; Max-Age=60'],
    ['s=1; Expires=Thu, 01 Jan 1970 00:00:00 GMT', 's=1; Expires=Thu, 01 Jan 1970 00:00:00 GMT'],
    ['s=; expires=Wed, 09 Jun 2021 10:18:14 GMT', 's=; expires=Wed, 09 Jun 2021 10:18:14 GMT'],
    ['s=""; Expires=Wed, 09 Jun 2021 10:18:14 GMT', 's=""; Expires=Wed, 09 Jun 2021 10:18:14 GMT'],
    ['domain=secure', 'domain=secure']
  ]
  for (const [example, kept] of rows) t.equal(await cookie(example), kept)
  t.equal(await cookie('s=1; Secure', 'https://localhost'), 's=1; Secure')
  const list = { schema: { type: 'array' }, example: ['a=1; Domain=x.example', 'b=2; Domain=x.example'] }
  t.same(await given({ 'Set-Cookie': list }), { 'set-cookie': ['a=1', 'b=2'] })
})

t.test('no header of the document lets a page of the mock run', async (t) => {
  t.same(await given({ 'Content-Security-Policy': { example: "default-src 'self'" } }), {
    'content-security-policy': "default-src 'self', sandbox"
  })
  t.same(await given({ 'X-Content-Type-Options': { example: 'none' } }), {})
})

t.test('no answer makes a client keep it, wait or stop, unless that is asked for', async (t) => {
  const value = (name: string, example: unknown, schema: unknown = {}, status = 200, headed = {}) =>
    alone(name, { example, schema }, undefined, { status }, {}, headed)
  const asWritten = { keepCaching: true }
  const cases: [name: string, example: unknown, fresh: string, schema?: object][] = [
    ['Cache-Control', 'public, max-age=3600', 'no-store'],
    ['Strict-Transport-Security', 'max-age=31536000; includeSubDomains', 'max-age=0'],
    ['Alt-Svc', 'h3=":443"; ma=86400', 'clear'],
    ['Clear-Site-Data', '"*"', '"cache"'],
    ['Cache-Control', 'max-age=3600', 'no-cache', { enum: ['no-cache', 'max-age=3600'] }],
    ['Cache-Control', 'max-age=3600', 'no-store', { const: 'max-age=3600' }],
    ['Cache-Control', 'private', 'private', { const: 'private' }],
    ['Cache-Control', 'no-cache, max-age=9', 'no-cache, max-age=9'],
    ['Expires', 'Wed, 21 Oct 2099 07:28:00 GMT', 'Thu, 01 Jan 1970 00:00:00 GMT'],
    ['Age', 600, '0', { type: 'integer' }],
    ['Pragma', 'cache', 'no-cache'],
    ['Refresh', '5; url=https://example.com', '86400'],
    ['Refresh', 5, '5', { type: 'integer', maximum: 60 }],
    ['Age', 600, '600', { type: 'integer', minimum: 1 }],
    ['Retry-After', 3600, '0', { type: 'integer' }],
    ['Retry-After', 3600, '1', { type: 'integer', minimum: 1 }],
    ['Retry-After', 3600, '3600', { type: 'integer', minimum: 2 }],
    ['X-RateLimit-Remaining', 0, '1', { type: 'integer' }],
    ['X-Rate-Limit-Remaining', 7, '7', { type: 'integer' }],
    ['RateLimit', 'limit=10, remaining=0, reset=50', 'limit=10, remaining=1, reset=50'],
    ['RateLimit', '"default";r=0;t=50', '"default";r=1;t=50'],
    ['X-Remaining', 0, '0', { type: 'integer' }]
  ]
  for (const [name, example, fresh, schema] of cases) {
    t.equal(await value(name, example, schema), fresh, `${name}: ${example}`)
    t.equal(await value(name, example, schema, 200, asWritten), String(example), `${name}: ${example} is kept`)
  }
  const bare = { content: { 'text/plain': { example: 'max-age=1' } } }
  t.equal(await alone('Cache-Control', bare), 'no-store')
  t.equal(await value('Retry-After', 3600, {}, 429), '3600', 'an error is asked for')
  t.equal(await value('X-RateLimit-Remaining', 0, {}, 429), '0')
  t.equal(await value('Cache-Control', 'max-age=3600', {}, 404), 'no-store', 'and kept by nobody')
})

t.test('a written header is kept by status and setting, an address by request', async (t) => {
  const headers = { 'Retry-After': { example: '60' }, Location: { example: '/users/7' } }
  const { contract, call } = await callFor({ description: 'ok', headers }, { path: '/users/7' }, '/users/{id}', {})
  const checker = checkerOf(contract.resources)
  const made = (status: number, path: string, keepCaching = false) =>
    declaredHeaders({ call: { ...call, status }, value: undefined, path, keepCaching }, contract, checker)
  for (let i = 0; i < 2; i++) {
    t.same(await made(200, '/v1/users/7'), { 'retry-after': '0', location: '/v1/users/7' })
    t.same(await made(200, '/v2/users/7'), { 'retry-after': '0', location: '/v2/users/7' })
    t.match(await made(503, '/v1/users/7'), { 'retry-after': '60' })
    t.match(await made(200, '/v1/users/7', true), { 'retry-after': '60' })
  }
})
