import t from 'tap'
import { contractOf } from '../../src/contract/contract.ts'
import { load } from '../../src/document/load.ts'
import { endpointsOf } from '../../src/tokens/endpoints.ts'
import { documentOf } from '../fixtures/start.ts'

/** The endpoints of documents, each given by its schemes and servers. */
async function endpoints(...all: { schemes: object; servers?: object[]; prefix?: string }[]) {
  const documents = await Promise.all(
    all.map(async ({ schemes, servers, prefix }) => {
      const more = { ...(servers === undefined ? {} : { servers }), components: { securitySchemes: schemes } }
      return { contract: contractOf(await load(documentOf({}, more), { allowRefs: false })), prefix }
    })
  )
  return endpointsOf(documents)
}

const scopes = { read: 'to read' }
const clientCredentials = (tokenUrl: string, more: object = {}) => ({
  oauth: { type: 'oauth2', flows: { clientCredentials: { tokenUrl, scopes, ...more } } }
})
const declared = (found: Awaited<ReturnType<typeof endpoints>>) =>
  [...found].filter(([, one]) => one.declared).map(([path]) => path)

t.test('a relative token URL is the mock’s own, and so is one of the document’s server', async (t) => {
  const servers = [{ url: 'https://{tenant}.shop.example/v1', variables: { tenant: { default: 'acme' } } }]
  for (const [tokenUrl, paths] of [
    ['/oauth/token', ['POST /oauth/token']],
    ['oauth/token', ['POST /v1/oauth/token', 'POST /oauth/token']],
    ['https://acme.shop.example/token', ['POST /token']],
    ['https://acme.shop.example/v1/token', ['POST /v1/token', 'POST /token']],
    ['https://login.example/token', []],
    ['', []],
    ['http://[', []]
  ] as const) {
    t.same(declared(await endpoints({ schemes: clientCredentials(tokenUrl), servers })), paths, tokenUrl)
  }
  t.same(declared(await endpoints({ schemes: clientCredentials('/token') })), ['POST /token'])
  const textless = { toString: 0, valueOf: 0 }
  for (const server of [
    { url: 'http://[' },
    { url: textless },
    { description: 'no URL' },
    { url: 'https://{host}/', variables: { host: {} } },
    { url: 'https://{host}/', variables: { host: { default: textless } } },
    { url: 'https://{host}/', variables: { host: 7 } },
    { url: 'https://{host}/', variables: null }
  ]) {
    const found = await endpoints({ schemes: clientCredentials('/token'), servers: [server] })
    t.same(declared(found), ['POST /token'], JSON.stringify(server))
  }
  const bare = [{ url: 'https://{host}' }]
  t.same(declared(await endpoints({ schemes: clientCredentials('/token'), servers: bare })), ['POST /token'])
})

t.test('without an endpoint of its own, a document has none', async (t) => {
  t.equal((await endpoints({ schemes: clientCredentials('https://login.example/token') })).size, 0)
  t.equal((await endpoints({ schemes: { bearer: { type: 'http', scheme: 'bearer' } } })).size, 0)
  t.equal((await endpoints({ schemes: { oauth: { type: 'oauth2' } } })).size, 0)
  t.equal((await endpoints({ schemes: { oauth: { type: 'oauth2', flows: { password: 7 } } } })).size, 0)
  t.equal(
    (await endpoints({ schemes: { open: { type: 'openIdConnect', openIdConnectUrl: 'https://x.example' } } })).size,
    0
  )
})

t.test('flows that share an endpoint share their scopes; the others are discovered', async (t) => {
  const found = await endpoints({
    schemes: {
      oauth: {
        type: 'oauth2',
        flows: {
          password: { tokenUrl: '/token', refreshUrl: '/refresh', scopes },
          authorizationCode: { tokenUrl: '/token', authorizationUrl: '/authorize', scopes: { write: 'to write' } },
          implicit: { authorizationUrl: 'https://login.example/authorize' }
        }
      }
    }
  })
  const token = found.get('POST /token')
  t.same([...(token?.flows ?? [])], ['password', 'authorizationCode'])
  t.same([...(token?.scopes ?? [])].slice(0, 2), ['read', 'write'])
  t.same([...(found.get('POST /refresh')?.flows ?? [])], ['password'])
  t.equal(found.get('GET /authorize')?.kind, 'authorize')
  t.same(declared(found), ['POST /token', 'POST /refresh', 'GET /authorize'])
  t.match(token?.authority.paths, { token: '/token', authorize: '/authorize', keys: '/oauth2/keys' })
  t.match(found.get('GET /.well-known/openid-configuration'), { kind: 'discovery', declared: false })
  t.equal(found.get('GET /.well-known/oauth-authorization-server')?.kind, 'discovery')
})

t.test('a discovery URL makes an issuer of the path before it', async (t) => {
  const open = (openIdConnectUrl: string) => ({ open: { type: 'openIdConnect', openIdConnectUrl } })
  const found = await endpoints({ schemes: open('/realms/x/.well-known/openid-configuration') })
  t.same(declared(found), ['GET /realms/x/.well-known/openid-configuration'])
  t.equal(found.get('POST /realms/x/oauth2/token')?.scopes, undefined)
  t.equal(found.get('POST /realms/x/oauth2/token')?.authority.base, '/realms/x')
  t.equal((await endpoints({ schemes: open('/openid') })).get('GET /openid')?.authority.base, '')
})

t.test('beside a discovery URL, an endpoint of OAuth 2.0 takes any scope', async (t) => {
  const open = { open: { type: 'openIdConnect', openIdConnectUrl: '/openid' } }
  const found = await endpoints({ schemes: { ...clientCredentials('/token'), ...open } })
  t.match(found.get('POST /token'), { scopes: undefined, declared: true })
})

t.test('a prefix stands before all paths, and the first document keeps a path', async (t) => {
  const one = { schemes: clientCredentials('/token'), prefix: '/one' }
  const found = await endpoints(one, { schemes: clientCredentials('/token', { scopes: {} }), prefix: '/one' })
  t.equal(found.get('POST /one/token')?.scopes?.has('read'), true)
  t.equal(found.get('POST /one/token')?.authority.base, '/one')
  t.ok(found.has('GET /one/.well-known/openid-configuration'))
})
