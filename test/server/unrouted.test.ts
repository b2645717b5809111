import t from 'tap'
import { arr, int, obj, path, replies, server } from '../fixtures/rows.ts'

t.test('a path that is like none of the document is told some of them, lists first', async (t) => {
  const row = obj({ id: int })
  const get = (parameters: object[] = []) => ({ get: { parameters, ...replies(row) } })
  const ask = server(t, {
    '/huts/{id}': get([path('id')]),
    '/huts': { get: replies(arr(row)), post: replies(row, 201) },
    '/weather': get()
  })
  const { status, body } = await ask('GET', '/')
  t.equal(status, 404)
  t.match(body.error, /there is no operation for GET \/; there is GET \/huts, GET \/weather, GET \/huts\/\{id\}$/)
  t.match((await ask('GET', '/hut')).body.error, 'the nearest operation is GET /huts')
})
