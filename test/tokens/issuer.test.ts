import { generateKeyPairSync } from 'node:crypto'
import { decodeJwt, decodeProtectedHeader } from 'jose'
import t from 'tap'
import { createIssuer } from '../../src/tokens/issuer.ts'

const grant = { clientId: 'app', subject: 'ada', scopes: ['read'] }

t.test('a token has the claims that were asked for, and is known with its scopes', async (t) => {
  const issuer = createIssuer()
  t.equal(issuer.find('any'), undefined)
  const token = await issuer.issue('http://mock', {
    scopes: ['read', 'write'],
    expiresIn: 60,
    subject: 'ada',
    audience: 'app',
    claims: { role: 'admin' }
  })
  const claims = decodeJwt(token)
  t.match(claims, { iss: 'http://mock', sub: 'ada', aud: 'app', scope: 'read write', role: 'admin', jti: /./ })
  t.equal((claims.exp as number) - (claims.iat as number), 60)
  t.match(issuer.find(token), { scopes: ['read', 'write'], claims })
  const [key] = await issuer.publicKeys()
  t.match(decodeProtectedHeader(token), { alg: 'RS256', kid: key?.kid })
  t.match(key, { kty: 'RSA', use: 'sig', alg: 'RS256' })
  t.notOk(key !== undefined && 'd' in key)

  const plain = await issuer.issue('http://mock', {})
  t.match(decodeJwt(plain), { sub: 'user', scope: undefined, aud: undefined })
  t.equal(issuer.find(plain) !== 'changed' && (issuer.find(plain) as { scopes: unknown }).scopes, undefined)
  t.equal((decodeJwt(plain).exp as number) - (decodeJwt(plain).iat as number), 3600)
})

t.test('a token that was changed or revoked is known as such; one of another issuer is not known', async (t) => {
  const [issuer, other] = [createIssuer(), createIssuer()]
  const token = await issuer.issue('http://mock', {})
  t.equal(issuer.find(`${token.slice(0, -4)}AAAA`), 'changed')
  t.equal(issuer.find('a.b.c'), undefined)
  t.equal(issuer.find(await other.issue('http://mock', {})), undefined)
  issuer.revoke(token)
  t.equal(issuer.find(token), 'changed')
})

t.test('grants are kept under codes until they are used, the latest of them', async (t) => {
  const issuer = createIssuer(2)
  const [first, second, third] = [issuer.keep(grant), issuer.keep(grant), issuer.keep(grant)]
  t.same([first, second, third].map(issuer.granted), [undefined, grant, grant])
  issuer.use(second)
  t.equal(issuer.granted(second), undefined)
})

t.test('servers with one key know what the others issued', async (t) => {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
  const pem = privateKey.export({ type: 'pkcs8', format: 'pem' }) as string
  const [one, other] = [createIssuer(2, pem), createIssuer(2, pem)]
  t.same(await one.publicKeys(), await other.publicKeys())
  const token = await one.issue('http://mock', { scopes: ['read', 'write'], subject: 'ada' })
  t.match(other.find(token), { scopes: ['read', 'write'], claims: { sub: 'ada' } })
  t.match(createIssuer(2, pem).find(await one.issue('http://mock', {})), { scopes: undefined })
  t.match(other.find(await one.issue('http://mock', { scopes: [] })), { scopes: [] })
  const forged = `${token.slice(0, token.lastIndexOf('.'))}.AAAA`
  t.equal(other.find(forged), 'changed')
  t.equal(other.find(await one.sign({ sub: 'ada' })), 'changed', 'an ID token is no credential')

  const code = one.keep(grant)
  t.same(other.granted(code), grant)
  t.equal(other.granted(token), undefined)
  t.equal(other.find(code), 'changed')
  other.use(code)
  t.equal(other.granted(code), undefined)
  const revoked = await one.issue('http://mock', {})
  other.revoke(revoked)
  t.equal(other.find(revoked), 'changed')
})
