import { createHash } from 'node:crypto'
import { connect } from 'node:net'
import { createRemoteJWKSet, decodeJwt, jwtVerify } from 'jose'
import t, { type Test } from 'tap'
import type { TokenCall } from '../../src/tokens/call.ts'
import type { Issuer } from '../../src/tokens/issuer.ts'
import { revoke } from '../../src/tokens/token-endpoint.ts'
import { documentOf, json, start } from '../fixtures/start.ts'

const notes = (security: object[]) => ({
  get: { operationId: 'listNotes', security, responses: { 200: json({}, { example: ['a note'] }) } }
})
const scopes = { 'notes.read': 'to read', 'notes.write': 'to write' }
const oauth = documentOf(
  { '/notes': notes([{ oauth: ['notes.read'] }]) },
  {
    components: {
      securitySchemes: {
        oauth: {
          type: 'oauth2',
          flows: {
            clientCredentials: { tokenUrl: '/token', scopes },
            password: { tokenUrl: '/password', refreshUrl: '/password', scopes },
            authorizationCode: { tokenUrl: '/code', authorizationUrl: '/authorize', scopes }
          }
        }
      }
    }
  }
)

type Form = Record<string, string>
type Answer = Record<'access_token' | 'refresh_token' | 'id_token' | 'scope' | 'error' | 'error_description', string>
type Config = Record<'authorization_endpoint' | 'token_endpoint' | 'userinfo_endpoint' | 'jwks_uri', string>

async function started(t: Test, document: object = oauth, options: object = {}) {
  const mock = await start(t, { document, ...options })
  const post = async (path: string, form: Form | string, headers: Form = { authorization: basic }) => {
    const body = new URLSearchParams(form)
    const response = await fetch(mock.url + path, { method: 'POST', body, headers })
    return { status: response.status, headers: response.headers, body: (await response.json()) as Answer }
  }
  const authorize = async (query: Form) => {
    const response = await fetch(`${mock.url}/authorize?${new URLSearchParams(query)}`, { redirect: 'manual' })
    const location = response.headers.get('location')
    const back = location === null ? undefined : Object.fromEntries(new URL(location).searchParams)
    return { status: response.status, back, location, text: await response.text() }
  }
  const read = (token: string) => fetch(`${mock.url}/notes`, { headers: { authorization: `Bearer ${token}` } })
  return { mock, post, authorize, read }
}

const basic = `Basic ${Buffer.from('app%3Aone:s3cret').toString('base64')}`
const asked = { client_id: 'app', redirect_uri: 'http://127.0.0.1/back?a=1', response_type: 'code' }

t.test('client credentials give a token whose scopes count', async (t) => {
  const { post, read } = await started(t)
  const { status, headers, body } = await post('/token', { grant_type: 'client_credentials', scope: 'notes.read' })
  t.equal(status, 200)
  t.equal(headers.get('cache-control'), 'no-store')
  t.match(body, { token_type: 'Bearer', expires_in: 3600, scope: 'notes.read', refresh_token: undefined })
  t.match(decodeJwt(body.access_token), { sub: 'app:one', client_id: 'app:one', scope: 'notes.read' })
  t.equal((await read(body.access_token)).status, 200)
  const all = await post('/token', { grant_type: 'client_credentials' })
  t.equal(all.body.scope, 'notes.read notes.write openid profile email offline_access')
  const other = await post('/token', { grant_type: 'client_credentials', scope: 'notes.write' })
  const refused = await read(other.body.access_token)
  t.equal(refused.status, 403)
  t.match(refused.headers.get('www-authenticate'), /insufficient_scope.*scope="notes\.read"/)
})

t.test('a client says who it is in one of three ways', async (t) => {
  const { post } = await started(t)
  const form = { grant_type: 'client_credentials' }
  const assertion = `x.${Buffer.from('{"sub":"by assertion"}').toString('base64url')}.y`
  for (const [more, headers, client] of [
    [{ client_id: 'in body' }, {}, 'in body'],
    [{ client_assertion: assertion }, {}, 'by assertion'],
    [{}, { authorization: `Basic ${Buffer.from('50%:x').toString('base64')}` }, '50%']
  ] as [Form, Form, string][]) {
    const { body } = await post('/token', { ...form, ...more }, headers)
    t.equal(decodeJwt(body.access_token).client_id, client)
  }
  for (const [more, headers] of [
    [{}, {}],
    [{ client_assertion: 'none' }, {}],
    [{ client_assertion: `x.${Buffer.from('{"sub":null}').toString('base64url')}.y` }, {}],
    [{ client_id: 'app' }, { authorization: 'Basic !' }],
    [{}, { authorization: `Basic ${Buffer.from(':x').toString('base64')}` }]
  ] as [Form, Form][]) {
    const { status, headers: said, body } = await post('/token', { ...form, ...more }, headers)
    t.same([status, body.error], [401, 'invalid_client'])
    t.equal(said.get('www-authenticate'), 'Basic realm="token"')
  }
})

t.test('errors are those of RFC 6749', async (t) => {
  const { mock, post } = await started(t)
  for (const [path, form, error] of [
    ['/token', { scope: 'notes.read' }, 'invalid_request'],
    ['/token', { grant_type: '' }, 'invalid_request'],
    ['/token', 'grant_type=client_credentials&grant_type=password', 'invalid_request'],
    ['/token', { grant_type: 'urn:made-up' }, 'unsupported_grant_type'],
    ['/token', { grant_type: 'constructor' }, 'unsupported_grant_type'],
    ['/token', { grant_type: 'password' }, 'unsupported_grant_type'],
    ['/token', { grant_type: 'client_credentials', scope: 'notes.fly' }, 'invalid_scope'],
    ['/password', { grant_type: 'password', username: 'ada' }, 'invalid_request'],
    ['/password', { grant_type: 'password', password: 'x' }, 'invalid_request'],
    ['/password', { grant_type: 'refresh_token' }, 'invalid_request'],
    ['/password', { grant_type: 'refresh_token', refresh_token: 'none' }, 'invalid_grant'],
    ['/code', { grant_type: 'authorization_code' }, 'invalid_request'],
    ['/code', { grant_type: 'authorization_code', code: 'none' }, 'invalid_grant'],
    ['/oauth2/revoke', {}, 'invalid_request']
  ] as [string, Form | string, string][]) {
    const { status, body } = await post(path, form)
    t.same([status, body.error], [400, error], `${path} ${JSON.stringify(form)}`)
    t.type(body.error_description, 'string')
  }
  for (const body of ['{}', Buffer.from('grant_type=client_credentials')]) {
    const sent = await fetch(`${mock.url}/token`, { method: 'POST', body })
    t.match(await sent.json(), { error: 'invalid_request' })
  }
})

t.test('a refresh token gives the same scopes or fewer', async (t) => {
  const { post } = await started(t)
  const first = await post('/password', { grant_type: 'password', username: 'ada', password: 'x', scope: 'notes.read' })
  const { refresh_token } = first.body
  const form = { grant_type: 'refresh_token', refresh_token }
  const again = await post('/password', form)
  t.match(again.body, { scope: 'notes.read', refresh_token: /./ })
  t.equal(decodeJwt(again.body.access_token).sub, 'ada')
  t.match((await post('/password', { ...form, scope: 'notes.write' })).body, { error: 'invalid_scope' })
  const other = { authorization: `Basic ${Buffer.from('other:x').toString('base64')}` }
  t.match((await post('/password', form, other)).body, { error: 'invalid_grant' })
  await post('/oauth2/revoke', { token: refresh_token })
  t.match((await post('/password', form)).body, { error: 'invalid_grant' })
})

t.test('a code is good once, for its client, its address and its verifier', async (t) => {
  const { post, authorize } = await started(t)
  const verifier = 'v'.repeat(43)
  const challenge = createHash('sha256').update(verifier).digest('base64url')
  const pkce = { code_challenge: challenge, code_challenge_method: 'S256' }
  const exchange = async (query: Form, form: Form) => {
    const { back } = await authorize({ ...asked, ...query })
    const sent: Form = { grant_type: 'authorization_code', client_id: 'app', code: back?.code ?? '' }
    return post('/code', { ...sent, redirect_uri: asked.redirect_uri, ...form }, {})
  }
  const first = await authorize({ ...asked, ...pkce, state: 'x y', scope: 'notes.read' })
  t.equal(first.status, 302)
  t.match(first.back, { a: '1', state: 'x y', code: /./, iss: /^http:/ })
  t.match((await exchange({ ...pkce, scope: 'notes.read' }, { code_verifier: verifier })).body, {
    scope: 'notes.read',
    refresh_token: /./,
    id_token: undefined
  })
  t.equal((await exchange({ code_challenge: 'plain-one' }, { code_verifier: 'plain-one' })).status, 200)
  t.equal((await exchange({}, {})).status, 200)
  for (const [query, form] of [
    [pkce, {}],
    [pkce, { code_verifier: 'wrong' }],
    [{}, { code_verifier: verifier }],
    [{}, { client_id: 'other' }],
    [{}, { redirect_uri: 'http://127.0.0.1/other' }]
  ] as [Form, Form][]) {
    t.match((await exchange(query, form)).body, { error: 'invalid_grant' })
  }
  const { code = '' } = first.back ?? {}
  const once = { grant_type: 'authorization_code', code, redirect_uri: asked.redirect_uri, code_verifier: verifier }
  const client = { client_id: 'app' }
  t.match((await post('/code', { grant_type: 'refresh_token', refresh_token: code, ...client }, {})).body, {
    error: 'invalid_grant'
  })
  t.equal((await post('/code', { ...once, ...client }, {})).status, 200)
  t.match((await post('/code', { ...once, ...client }, {})).body, { error: 'invalid_grant' })
})

t.test('the authorization endpoint sends errors back, unless there is nowhere to send them', async (t) => {
  const { authorize } = await started(t)
  for (const [query, error] of [
    [{ response_type: 'token' }, 'unsupported_response_type'],
    [{ code_challenge: 'x', code_challenge_method: 'S512' }, 'invalid_request'],
    [{ scope: 'notes.fly' }, 'invalid_scope']
  ] as [Form, string][]) {
    t.match((await authorize({ ...asked, ...query, state: 's' })).back, { error, state: 's' })
  }
  for (const query of [
    { client_id: '' },
    { redirect_uri: 'nowhere' },
    { redirect_uri: 'javascript:alert(1)' }
  ] as Form[]) {
    const { status, text } = await authorize({ ...asked, ...query })
    t.equal(status, 400)
    t.match(JSON.parse(text), { error: 'invalid_request' })
  }
  t.match((await authorize({ response_type: 'code' })).status, 400)
  t.match((await authorize({ client_id: 'app' })).status, 400)
})

const open = documentOf(
  { '/notes': notes([{ open: ['notes.read'] }]) },
  {
    components: {
      securitySchemes: { open: { type: 'openIdConnect', openIdConnectUrl: '/.well-known/openid-configuration' } }
    }
  }
)

t.test('OpenID Connect: discovery, keys, an ID token, and the person', async (t) => {
  const { mock, read } = await started(t, open)
  const config = (await (await fetch(`${mock.url}/.well-known/openid-configuration`)).json()) as Config
  t.match(config, { issuer: mock.url, token_endpoint: `${mock.url}/oauth2/token` })
  const query = { ...asked, scope: 'openid email profile any.thing', nonce: 'n', login_hint: 'ada@example.org' }
  const went = await fetch(`${config.authorization_endpoint}?${new URLSearchParams(query)}`, { redirect: 'manual' })
  const code = new URL(went.headers.get('location') as string).searchParams.get('code') as string
  const form = { grant_type: 'authorization_code', code, redirect_uri: asked.redirect_uri, client_id: 'app' }
  const tokens = (await (
    await fetch(config.token_endpoint, { method: 'POST', body: new URLSearchParams(form) })
  ).json()) as Answer
  const { payload } = await jwtVerify(tokens.id_token, createRemoteJWKSet(new URL(config.jwks_uri)), {
    issuer: mock.url,
    audience: 'app'
  })
  t.match(payload, { sub: 'ada@example.org', nonce: 'n', email: 'ada@example.org', name: 'ada' })
  t.equal((await read(tokens.access_token)).status, 403)

  const person = async (token?: string) =>
    fetch(config.userinfo_endpoint, token === undefined ? {} : { headers: { authorization: `Bearer ${token}` } })
  t.match(await (await person(tokens.access_token)).json(), { sub: 'ada@example.org', email_verified: true })
  t.same(await (await person(await mock.token({ subject: 'a b', scopes: ['email'] }))).json(), {
    sub: 'a b',
    email: 'a-b@example.com',
    email_verified: true
  })
  t.match(await (await person(await mock.token({ subject: 'ada' }))).json(), { name: 'ada' })
  for (const [token, challenge] of [
    [undefined, 'Bearer'],
    ['any', 'Bearer error="invalid_token"'],
    [`${tokens.access_token}x`, 'Bearer error="invalid_token"'],
    [await mock.token({ expiresIn: -1 }), 'Bearer error="invalid_token"']
  ] as const) {
    const refused = await person(token)
    t.same([refused.status, refused.headers.get('www-authenticate')], [401, challenge])
  }
})

t.test('a nonce that was not sent is in no ID token', async (t) => {
  const { post } = await started(t)
  const form = { grant_type: 'password', username: 'ada', password: 'x', scope: 'openid' }
  const { body } = await post('/password', form)
  t.match(decodeJwt(body.id_token), { sub: 'ada', nonce: undefined, name: undefined })
})

t.test('an operation at the path of a declared endpoint has the members of both', async (t) => {
  const answer = { type: 'object', properties: { access_token: { type: 'string' }, tenant: { type: 'string' } } }
  const document = {
    ...oauth,
    paths: {
      ...(oauth as { paths: object }).paths,
      '/token': { post: { operationId: 'login', responses: { 200: json(answer, { example: { tenant: 'acme' } }) } } },
      '/password': { post: { operationId: 'text', responses: { 200: { description: 'Nothing' } } } },
      '/oauth2/keys': { get: { operationId: 'keys', responses: { 200: json({}, { example: 'own' }) } } }
    }
  }
  const { mock, post } = await started(t, document)
  const { body } = await post('/token', { grant_type: 'client_credentials' })
  t.match(body, { tenant: 'acme', token_type: 'Bearer' })
  t.match(mock.requests('login'), [{ status: 200 }])
  t.equal((await post('/token', { grant_type: 'none' })).status, 400)
  t.equal(await (await fetch(`${mock.url}/oauth2/keys`)).json(), 'own')
  mock.stub('login', { status: 503, body: { access_token: 'stubbed' }, times: 1 })
  t.equal((await post('/token', {})).status, 503)
  mock.handle({ login: () => ({ body: { access_token: 'handled' } }) })
  t.equal((await post('/token', {})).body.access_token, 'handled')
})

t.test('with tokens of its own, a server issues none to whoever asks, and takes those of the test', async (t) => {
  const { mock, read } = await started(t, oauth, { token: 'mine' })
  t.equal((await fetch(`${mock.url}/token`, { method: 'POST', body: 'x' })).status, 404)
  t.equal((await read('any')).status, 401)
  t.equal((await read(await mock.token({ scopes: ['notes.read'] }))).status, 200)
})

t.test('an operation that answers without a body, or no object, has the members of the endpoint alone', async (t) => {
  const paths = { '/password': { post: { operationId: 'text', responses: { 200: json({ type: 'string' }) } } } }
  const { post } = await started(t, { ...oauth, paths })
  const form = { grant_type: 'password', username: 'ada', password: 'x' }
  t.match((await post('/password', form)).body, { token_type: 'Bearer' })
})

t.test('without scopes in the document, a token has those that OpenID Connect defines', async (t) => {
  const { post } = await started(t, open)
  const { body } = await post('/oauth2/token', { grant_type: 'client_credentials' })
  t.equal(body.scope, 'openid profile email offline_access')
})

t.test('a client without a Host gets addresses of this machine', async (t) => {
  const { mock } = await started(t)
  const socket = connect(Number(new URL(mock.url).port), '127.0.0.1')
  socket.write('GET /.well-known/openid-configuration HTTP/1.0\r\n\r\n')
  t.match(String(Buffer.concat(await socket.toArray())), /"issuer":"http:\/\/localhost"/)
})

t.test('an error of the issuer itself is no refusal', async (t) => {
  const failing = {
    revoke: () => {
      throw new Error('it broke')
    }
  } as unknown as Issuer
  const headers = { 'content-type': 'application/x-www-form-urlencoded' }
  const call = { issuer: failing, headers, text: 'token=x&client_id=app' } as unknown as TokenCall
  await t.rejects(revoke(call), { message: 'it broke' })
})

t.test('HEAD follows GET, and other methods are none of an endpoint', async (t) => {
  const { mock } = await started(t)
  const url = `${mock.url}/.well-known/openid-configuration`
  t.equal((await fetch(url, { method: 'HEAD' })).status, 200)
  t.equal((await fetch(url, { method: 'DELETE' })).status, 404)
})
