import t from 'tap'
import { arr, int, obj, path, replies, server } from '../fixtures/rows.ts'

t.test('a path that is like none of the document is told some to try, lists first, each once', async (t) => {
  const row = obj({ id: int })
  const get = (parameters: object[] = []) => ({ get: { parameters, ...replies(row) } })
  const paths = {
    '/huts/{id}': get([path('id')]),
    '/huts': { get: replies(arr(row)), post: replies(row, 201) },
    '/weather': get()
  }
  const ask = server(t, paths, {}, { servers: [{ url: '/v1' }, { url: '/v2' }] })
  const { status, body } = await ask('GET', '/')
  t.equal(status, 404)
  t.match(body.error, /there is no operation for GET \/; try GET \/huts, GET \/weather, GET \/huts\/\{id\}$/)
  t.match((await ask('GET', '/hut')).body.error, 'the nearest operation is GET /huts')
})
