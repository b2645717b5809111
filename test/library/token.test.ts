import { decodeJwt } from 'jose'
import t from 'tap'
import { connectStandin } from '../../src/library/connect.ts'
import { createStandin } from '../../src/standin.ts'
import { ask, start } from '../fixtures/start.ts'

t.test('a test gets tokens that the server accepts, while they last', async (t) => {
  const mock = await start(t)
  const status = async (token: string) =>
    (await ask(mock, undefined, { headers: { authorization: `Bearer ${token}` } })).status
  for (const words of [mock, connectStandin(mock.url)]) {
    t.equal(await status(await words.token()), 200)
    t.equal(await status(await words.token({ expiresIn: -1 })), 401)
    const token = await words.token({ scopes: ['a', 'b'], subject: 'ada', audience: 'app', claims: { role: 'x' } })
    t.match(decodeJwt(token), { iss: mock.url, scope: 'a b', sub: 'ada', aud: 'app', role: 'x' })
    t.equal(await status(`${token.slice(0, -4)}AAAA`), 401)
  }
})

t.test('a server that is not started issues tokens too', async (t) => {
  const app = createStandin()
  await app.ready()
  t.equal(decodeJwt(await app.standin.token()).iss, 'http://localhost')
  await app.close()
})

t.test('a request for a token that makes no sense is refused', async (t) => {
  const mock = await start(t)
  for (const [request, reason] of [
    [null, /a token is asked for by \{ scopes, expiresIn \}, not null/],
    [{ scope: 'a' }, /a token has no "scope"; there is scopes, expiresIn, subject, audience, claims/],
    [{ scopes: 'a' }, /the scopes of a token is a list of scopes, not "a"/],
    [{ scopes: [1] }, /the scopes of a token/],
    [{ expiresIn: 1.5 }, /the expiresIn of a token is a whole number of seconds, not 1.5/],
    [{ claims: [] }, /the claims of a token is an object/]
  ] as const) {
    await t.rejects(mock.token(request as never), { code: 'ERR_STANDIN_OPTION', message: reason })
  }
  await t.rejects(connectStandin(mock.url).token({ subject: 1 } as never), { code: 'ERR_STANDIN_OPTION' })
  t.equal(typeof (await mock.token({ scopes: undefined })), 'string')
})
