import t from 'tap'
import { refusalOf } from '../../src/control/access.ts'
import { createStandin } from '../../src/standin.ts'

const call = (headers: Record<string, string>, options: object = {}, url = '/__admin/mappings') =>
  createStandin(options).inject({ url, headers })

t.test(
  'the control API answers to addresses and to names of private networks, not to those of web pages',
  async (t) => {
    for (const host of [
      '127.0.0.1:4010',
      '[::1]:4010',
      'localhost',
      'standin:80',
      'api.test',
      'mock.ns.svc',
      'a.local.'
    ])
      t.equal(refusalOf({ host }, undefined), undefined, host)
    for (const host of ['evil.example.com', 'example.org:4010', 'test.evil', ''])
      t.match(refusalOf({ host }, undefined), { status: 403, detail: /which a web page might have/ }, host)
    t.equal(refusalOf({}, undefined)?.status, 403)
    t.equal((await call({ host: 'evil.com' })).statusCode, 403)
  }
)

t.test('pages of another origin may not drive the server, its own may', async (t) => {
  const host = 'localhost:4010'
  for (const origin of [`http://${host}`, `https://${host}`]) t.equal(refusalOf({ host, origin }, undefined), undefined)
  t.match(refusalOf({ host, origin: 'http://localhost:3000' }, undefined), { status: 403, detail: /may not drive/ })
})

t.test('with a token, the token decides, and health needs none', async (t) => {
  const options = { adminToken: 'hush' }
  const refused = await call({}, options)
  t.equal(refused.statusCode, 401)
  t.equal(refused.headers['www-authenticate'], 'Bearer')
  t.match(refused.json().errors, [{ detail: /wants its own token/ }])
  t.equal((await call({ authorization: 'Bearer hush2' }, options)).statusCode, 401)
  t.equal((await call({ authorization: 'Bearer hush', host: 'mock.example.com' }, options)).statusCode, 200)
  t.equal((await call({}, options, '/__admin/health')).statusCode, 200)
})

t.test('a server may have no control API', async (t) => {
  t.equal((await call({}, { admin: false })).statusCode, 404)
})
