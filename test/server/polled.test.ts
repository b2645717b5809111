import t from 'tap'
import { body, int, none, obj, path, replies, server, str } from '../fixtures/rows.ts'

const begun = (...names: string[]) => ({
  description: 'It has begun',
  headers: Object.fromEntries(names.map((name) => [name, { schema: str }]))
})
const names = ['Operation-Location', 'Azure-AsyncOperation', 'Location']

t.test('headers of a request that began some work lead to where clients ask for it', async (t) => {
  for (const [type, key] of [
    [str, /\/\w{16}$/],
    [int, /\/1$/]
  ] as const) {
    const ask = server(t, {
      '/teams/{team}/scans': {
        post: { parameters: [path('team', str)], ...body(obj({ url: str })), responses: { 202: begun(...names) } }
      },
      '/teams/{team}/operations/{operationId}': {
        get: { parameters: [path('team', str), path('operationId', type)], ...replies(obj({ status: str })) }
      }
    })
    const { headers, status } = await ask('POST', '/teams/red%20one/scans', { url: 'x' })
    t.equal(status, 202)
    for (const name of names) {
      const address = String(headers[name.toLowerCase()])
      t.match(address, new RegExp(`^http://localhost:80/teams/red%20one/operations${key.source}`), name)
      t.equal((await ask('GET', new URL(address).pathname)).status, 200)
    }
  }
  const ask = server(t, { '/scans': { post: { responses: { 202: begun(...names), 204: none } } } })
  t.match((await ask('POST', '/scans')).headers, {
    location: 'http://localhost:80/scans',
    'operation-location': 'http://localhost:80/scans'
  })
})
