import t from 'tap'
import { patternShown, secretsOf } from '../../src/control/journal/secrets.ts'
import { documentOf, json, start } from '../fixtures/start.ts'

const key = { type: 'apiKey', in: 'query', name: 'zap' } as const

t.test('a URL is shown without the credentials in its query, and so is a pattern of one', async (t) => {
  const { url } = secretsOf([key])
  const rows = [
    ['/a?zap=HUSH&n=1', '/a?zap=[redacted]&n=1'],
    ['/a?n=1&%7Aap=HUSH', '/a?n=1&%7Aap=[redacted]'],
    ['/a?api_key=HUSH', '/a?api_key=[redacted]'],
    ['/a.*zap=HUSH', '/a.*zap=[redacted]'],
    ['/a\\?zap=HUSH&n=[0-9]', '/a\\?zap=[redacted]&n=[0-9]'],
    ['GET /a?zap=HUSH, and more', 'GET /a?zap=[redacted] and more'],
    ['/zap=1/a?q=zap', '/zap=1/a?q=zap'],
    ['/a?zap', '/a?zap'],
    ['/a;zap=HUSH;n=1/b;token=HUSH?zap=HUSH', '/a;zap=[redacted];n=1/b;token=[redacted]?zap=[redacted]'],
    ['/a;zap;n=1', '/a;zap;n=1'],
    ['/a?zap=HUSH;x', '/a?zap=[redacted]'],
    ['/a?%zz=1', '/a?%zz=1']
  ] as const
  for (const [written, shown] of rows) t.equal(url(written), shown)
})

t.test('a request pattern is shown without the credentials that it names', async (t) => {
  const equalTo = 'HUSH'
  const pattern = {
    method: 'GET',
    url: '/a?zap=HUSH',
    headers: { Authorization: { equalTo }, 'X-N': { equalTo: '1' } },
    queryParameters: { zap: { equalTo }, n: { equalTo: '1' } },
    cookies: { any: { equalTo } },
    basicAuth: { username: 'HUSH', password: 'HUSH' },
    bodyPatterns: [{ contains: 'x' }],
    formParameters: null
  }
  t.equal(
    patternShown(pattern, secretsOf([key])),
    JSON.stringify({
      method: 'GET',
      url: '/a?zap=[redacted]',
      headers: { Authorization: '[redacted]', 'X-N': { equalTo: '1' } },
      queryParameters: { zap: '[redacted]', n: { equalTo: '1' } },
      cookies: '[redacted]',
      basicAuth: '[redacted]',
      bodyPatterns: [{ contains: 'x' }],
      formParameters: null
    })
  )
})

t.test('no message of a server shows a credential that its document declares', async (t) => {
  const document = documentOf(
    { '/a': { get: { operationId: 'a', security: [{ key: [] }], responses: { 200: json({ type: 'object' }) } } } },
    { components: { securitySchemes: { key } } }
  )
  const mock = await start(t, { document })
  mock.stub({ method: 'GET', urlPath: '/b', queryParameters: { zap: { equalTo: 'HUSH1' } } }, { status: 200 })
  mock.stub({ method: 'GET', url: '/c?zap=HUSH2' }, { status: 503 })
  const near = await (await fetch(`${mock.url}/b?zap=HUSH3`)).text()
  t.match(near, /nearest stub is GET \/b, which differs in query zap \(expected \[redacted\]/)
  t.match(await (await fetch(`${mock.url}/c?zap=HUSH4`)).text(), /nearest stub is GET \/c\?zap=\[redacted\]/)
  t.match(mock.clean(), { unused: [{ about: 'GET /c?zap=[redacted], which answers 503' }, {}] })
  t.throws(() => mock.verify({ url: '/a?zap=HUSH5' }), /request to \{"url":"\/a\?zap=\[redacted\]"\}/)
  const seen = [near, JSON.stringify([mock.requests(), mock.clean()]), mock.journal()]
  t.notMatch(seen.join(), /HUSH/)
})

t.test('a body is shown without the passwords that the document declares', async (t) => {
  let calls = 0
  const { body, isSecret } = secretsOf([], () => {
    calls++
    return ['pin', 'p"w']
  })
  const rows = [
    ['{"pin":"HUSH","a":[{"pin":{"b":"HUSH"}}],"n":1e2}', '{"pin":"[redacted]","a":[{"pin":"[redacted]"}],"n":100}'],
    ['{"big":12345678901234567890}', '{"big":12345678901234567890}'],
    ['"pin"', '"pin"'],
    ['user=a&pin=HUSH&p%22w=HUSH', 'user=a&pin=[redacted]&p%22w=[redacted]'],
    ['{"user":"a\\"b","pin" : "HUSH', '{"user":"a\\"b","pin" : "[redacted]"'],
    ['{"pin":"HU\\"SH","pinned":"yes","n":', '{"pin":"[redacted]","pinned":"yes","n":'],
    ['{"pin":"HUSH\\', '{"pin":"[redacted]"'],
    ['', '']
  ] as const
  for (const [written, shown] of rows) t.equal(body(written), shown, written)
  t.same([isSecret('pin'), isSecret('pinned'), calls], [true, false, 1])
  t.equal(secretsOf([]).body('{"pin":"HUSH"}'), '{"pin":"HUSH"}')
})

t.test('segments of a path that are passwords are hidden wherever the URL is shown', async (t) => {
  const key = { name: 'key', in: 'path', required: true, schema: { type: 'string', format: 'password' } }
  const id = { name: 'id', in: 'path', required: true, schema: { type: 'string' } }
  const get = { operationId: 'reset', parameters: [key, id], responses: { 200: json({}) } }
  const mock = await start(t, { document: documentOf({ '/a/{id}/reset/{key}': { get }, '/b/{id}:{key}': { get } }) })
  for (const path of ['/a/7/reset/HUSH%21?x=/7', '/b/7:HUSH%21']) await fetch(mock.url + path)
  t.same(
    mock.requests().map(({ url }) => url),
    ['/a/7/reset/[redacted]?x=/7', '/b/[redacted]']
  )
  t.notMatch([mock.journal(), JSON.stringify([mock.requests(), mock.clean()])].join(), /HUSH/)
  const { url } = secretsOf([], () => ['key'])
  const parameters = { path: { key: '', id: 'a' }, query: {}, header: {}, cookie: {} }
  t.equal(url('/a//b%ZZ?key=c', parameters), '/a//b%ZZ?key=[redacted]', 'an empty one hides nothing')
})

t.test('passwords are found by the format of parameters and members', async (t) => {
  const text = { type: 'string' }
  const password = { ...text, format: 'password' }
  const user = {
    type: 'object',
    properties: { pin: password, code: { $ref: '#/components/schemas/Code' }, user: text }
  }
  const post = {
    parameters: [{ name: 'key', in: 'path', required: true, style: 'matrix', schema: password }],
    requestBody: { content: { 'application/json': { schema: { allOf: [{ $ref: '#/components/schemas/User' }] } } } },
    responses: { 200: json({}) }
  }
  const components = {
    schemas: { User: user, Code: password, Lost: { properties: { lost: { $ref: '#/gone' }, no: true } } }
  }
  const mock = await start(t, { document: documentOf({ '/a/{key}': { post } }, { components }) })
  const sent = JSON.stringify({ pin: 'HUSH', code: 'HUSH', user: 'ann' })
  const headers = { 'content-type': 'application/json' }
  await fetch(`${mock.url}/a/;key=HUSH`, { method: 'POST', body: sent, headers })
  const [request] = mock.requests()
  t.match(request, {
    url: '/a/;key=[redacted]',
    body: { pin: '[redacted]', code: '[redacted]', user: 'ann' },
    parameters: { path: {} }
  })
  t.notMatch(JSON.stringify(request), /HUSH/)
})
