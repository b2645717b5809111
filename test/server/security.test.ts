import { request as httpRequest } from 'node:http'
import t from 'tap'
import { ask, documentOf, json, start } from '../fixtures/start.ts'

const invites = '/v2/organizations/mycompany/invites'
const jwt = (claims: object) =>
  ['{"alg":"none"}', JSON.stringify(claims), 'x'].map((part) => Buffer.from(part).toString('base64url')).join('.')

t.test('any well-formed bearer token (RFC 6750) is accepted', async (t) => {
  const mock = await start(t)
  const cases: [authorization: string | undefined, status: number, error?: RegExp][] = [
    ['Bearer TOKEN', 200],
    ['bearer TOKEN', 200],
    ['BEARER   abc.def~+/-_==', 200],
    [`Bearer ${jwt({ exp: 4102444800 })}`, 200],
    [`Bearer ${jwt({ exp: 'later' })}`, 200],
    [`Bearer ${jwt({ exp: '1516239022' })}`, 401, /expired/],
    [`Bearer ${jwt({})}`, 200],
    ['Bearer not.a.jwt', 200],
    [undefined, 401],
    ['', 401],
    ['Bearer', 401, /empty/],
    ['Bearer "abc"', 401, /malformed/],
    ['Bearer ,', 401, /malformed/],
    ['Bearer a b', 401, /malformed/],
    ['Basic bWU6VE9LRU4=', 401],
    ['TOKEN', 401],
    ['Bearerabc', 401],
    [`Bearer ${jwt({ exp: 1516239022 })}`, 401, /expired/]
  ]
  for (const [authorization, status, error] of cases) {
    const response = await fetch(mock.url + invites, { headers: authorization === undefined ? {} : { authorization } })
    t.equal(response.status, status, `${authorization}`)
    if (status === 200) continue
    t.match(
      response.headers.get('www-authenticate'),
      error === undefined ? /^Bearer$/ : /^Bearer error="invalid_token", error_description="/
    )
    t.match(await response.json(), { error: error ?? /missing/ })
  }
})

t.test('two Authorization fields are refused, whatever they say', async (t) => {
  const mock = await start(t)
  const status = await new Promise((resolve) => {
    httpRequest(
      mock.url + invites,
      { headers: ['Host', 'x', 'Authorization', 'Bearer a', 'authorization', 'Bearer b'] },
      (response) => resolve(response.resume().statusCode)
    ).end()
  })
  t.equal(status, 401)
})

t.test('configured tokens are the only ones, also where the document demands none', async (t) => {
  const document = documentOf({ '/open': { get: { responses: { 200: json({ type: 'object' }) } } } })
  const open = await start(t, { document })
  t.equal((await fetch(`${open.url}/open`)).status, 200)
  const mock = await start(t, { document, token: ['one', 'two'] })
  t.equal((await fetch(`${mock.url}/open`)).status, 401)
  for (const [token, status] of [
    ['one', 200],
    ['two', 200],
    ['three', 401]
  ] as const) {
    t.equal((await fetch(`${mock.url}/open`, { headers: { authorization: `Bearer ${token}` } })).status, status, token)
  }
})

t.test('without the check, nothing is demanded', async (t) => {
  const mock = await start(t, { auth: false, token: 'one' })
  t.equal((await fetch(mock.url + invites)).status, 200)
})

t.test('every kind of scheme finds its credential, as an OR of ANDs', async (t) => {
  const securitySchemes = {
    basic: { type: 'http', scheme: 'Basic' },
    header: { type: 'apiKey', in: 'header', name: 'X-Key' },
    query: { type: 'apiKey', in: 'query', name: 'key' },
    cookie: { type: 'apiKey', in: 'cookie', name: 'sid' },
    oauth: { type: 'oauth2', flows: {} },
    digest: { type: 'http', scheme: 'digest' },
    own: { type: 'http', scheme: 'acme' },
    certificate: { type: 'mutualTLS' },
    odd: { type: 'apiKey', in: 'body', name: 'k' }
  }
  const of = (...security: object[]) => ({ get: { security, responses: { 200: json({ type: 'object' }) } } })
  const mock = await start(t, {
    document: documentOf(
      {
        '/basic': of({ basic: [] }),
        '/header': of({ header: [] }),
        '/query': of({ query: [] }),
        '/cookie': of({ cookie: [] }),
        '/oauth': of({ oauth: ['read'] }),
        '/digest': of({ digest: [] }),
        '/own': of({ own: [] }),
        '/certificate': of({ certificate: [] }),
        '/odd': of({ odd: [] }),
        '/both': of({ header: [], query: [] }),
        '/words': of({ basic: [], oauth: [], header: [] }),
        '/either': of({ header: [] }, { basic: [] }),
        '/optional': of({ header: [] }, {}),
        '/token-or-key': of({ oauth: [] }, { header: [] })
      },
      { components: { securitySchemes } }
    )
  })
  const cases: [path: string, headers: Record<string, string>, status: number, challenge?: RegExp][] = [
    ['/basic', {}, 401, /^Basic realm=/],
    ['/basic', { authorization: 'Basic bWU6' }, 200],
    ['/basic', { authorization: 'Basic bWU=' }, 401],
    ['/header', {}, 401, /^ApiKey realm=/],
    ['/header', { 'x-key': '1' }, 200],
    ['/query', {}, 401],
    ['/query?key=', {}, 401],
    ['/query?key=1', {}, 200],
    ['/cookie', {}, 401],
    ['/cookie', { cookie: 'a; b=2' }, 401],
    ['/cookie', { cookie: 'b=2; sid=1' }, 200],
    ['/cookie', { cookie: 'sid=""' }, 401],
    ['/oauth', { authorization: 'Bearer t' }, 200],
    ['/digest', {}, 401, /^Digest realm=.*nonce=/],
    ['/digest', { authorization: 'Digest username=""' }, 200],
    ['/digest', { authorization: 'Basic bWU6' }, 401],
    ['/own', { authorization: 'acme' }, 401, /^Acme$/],
    ['/own', { authorization: 'ACME x y' }, 200],
    ['/certificate', {}, 200],
    ['/odd', {}, 401, /^ApiKey/],
    ['/both', { 'x-key': '1' }, 401],
    ['/both?key=1', { 'x-key': '1' }, 200],
    // A request has one Authorization.
    ['/words', { 'x-key': '1', authorization: 'Basic bWU6' }, 200],
    ['/words', { 'x-key': '1', authorization: 'Bearer t' }, 200],
    ['/words', { authorization: 'Bearer t' }, 401],
    ['/words', { 'x-key': '1' }, 401, /^Basic .*, Bearer/],
    ['/either', {}, 401, /^ApiKey .*, Basic/],
    ['/either', { authorization: 'Basic bWU6' }, 200],
    ['/optional', {}, 200],
    ['/token-or-key', { 'x-key': '1' }, 200]
  ]
  for (const [path, headers, status, challenge] of cases) {
    const response = await fetch(mock.url + path, { headers })
    t.equal(response.status, status, `${path} ${JSON.stringify(headers)}`)
    if (challenge !== undefined) t.match(response.headers.get('www-authenticate'), challenge)
  }
})

t.test('of credentials that are demanded together, the missing ones are asked for', async (t) => {
  const securitySchemes = { a: { type: 'apiKey', in: 'header', name: 'X-A' }, b: { type: 'http', scheme: 'basic' } }
  const security = [{ a: [], b: [] }]
  const document = documentOf({ '/x': { get: { responses: {} } } }, { security, components: { securitySchemes } })
  const mock = await start(t, { document })
  const asked = async (headers = {}) => (await fetch(`${mock.url}/x`, { headers })).headers.get('standin-reason')
  t.equal(await asked(), 'credentials are missing: send the header X-A and Authorization: Basic VALUE')
  t.equal(await asked({ 'x-a': '1' }), 'credentials are missing: send Authorization: Basic VALUE')
  t.equal(await asked({ authorization: 'Basic bWU6' }), 'credentials are missing: send the header X-A')
})

t.test('a token is never shown', async (t) => {
  const lines: string[] = []
  const mock = await start(t, { token: 'secret-one', log: (entry) => lines.push(JSON.stringify(entry.url)) })
  const response = await ask(mock, invites, { headers: { authorization: 'Bearer secret-two' } })
  t.notMatch(await response.text(), /secret/)
  t.notMatch(await (await fetch(`${mock.url}/__admin/requests`)).text(), /secret/)
  t.notMatch(lines.join(), /secret/)
})
