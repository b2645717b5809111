import t from 'tap'
import { arr, body, int, none, obj, path, replies, server, str } from '../fixtures/rows.ts'

const begun = (...names: string[]) => ({
  description: 'It has begun',
  headers: Object.fromEntries(names.map((name) => [name, { schema: str }]))
})
const names = ['Operation-Location', 'Azure-AsyncOperation', 'Location']

t.test('headers of a request that began some work lead to where clients ask for it', async (t) => {
  for (const [type, key] of [
    [str, /\/\w{16}$/],
    [int, /\/\d+$/],
    [{ type: 'string', format: 'uuid' }, /\/[0-9a-f-]{36}$/]
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

t.test(
  'the address of a new thing, and of its work, has the key that the body shows, or one that the path takes',
  async (t) => {
    const uuid = { type: 'string', format: 'uuid' }
    const status = { '/jobs/{id}': { get: { parameters: [path('id')], ...replies(obj({ status: str })) } } }
    const job = { ...begun('Location'), content: { 'application/json': { schema: obj({ id: { const: 77 } }) } } }
    const ask = server(t, {
      '/scans': { post: { responses: { 202: job } } },
      '/notes': { post: { responses: { 201: begun('Location') } } },
      '/notes/{note}/lines': { get: replies(arr(str)) },
      '/notes/{note}': { get: { parameters: [path('note', uuid)], ...replies(str) } },
      '/marks': { post: { responses: { 201: begun('Location') } } },
      ...status
    })
    t.equal((await ask('POST', '/scans')).headers.location, 'http://localhost:80/jobs/77')
    const { pathname } = new URL(String((await ask('POST', '/notes')).headers.location))
    t.equal((await ask('GET', pathname)).status, 200)
    t.match((await ask('POST', '/marks')).headers.location, /\/marks\/\w{16}$/)
  }
)
