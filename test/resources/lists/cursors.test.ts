import t from 'tap'
import { arr, int, none, obj, query, replies, server, str } from '../../fixtures/rows.ts'

t.test('a cursor that no answer told is refused where the document knows that answer', async (t) => {
  const list = (name: string, status?: number) => ({
    get: {
      parameters: [query(name, str), query('limit', int)],
      responses: { ...replies(arr(obj({ id: str }))).responses, ...(status === undefined ? {} : { [status]: none }) }
    }
  })
  const ask = server(t, {
    '/as': list('cursor', 400),
    '/bs': list('before', 422),
    '/cs': list('cursor'),
    '/ds': list('max_id', 400)
  })
  t.equal((await ask('GET', '/as?cursor=nonsense')).status, 400)
  t.equal((await ask('GET', '/bs?before=nonsense')).status, 422)
  t.match(await ask('GET', '/cs?cursor=nonsense'), { status: 200, body: [] })
  t.equal((await ask('GET', '/ds?max_id=nonsense')).status, 200)
  t.equal((await ask('GET', '/as?cursor=99999')).status, 200)
  t.equal((await ask('GET', '/as?limit=2')).status, 200)
  const [first, second] = (await ask('GET', '/as')).body
  t.same((await ask('GET', `/as?limit=1&cursor=${first.id}`)).body, [second])
})
