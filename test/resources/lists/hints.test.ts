import t from 'tap'
import { arr, int, obj, query, replies, server, str } from '../../fixtures/rows.ts'
import { json } from '../../fixtures/start.ts'

const song = obj({ id: int, title: str, artist: str })
const sorted = (schema: object) => ({ get: { parameters: [query('sort', schema)], ...replies(arr(song)) } })
const ask = (() => {
  const server1 = server(t, {
    '/songs': sorted(str),
    '/charts': sorted({ ...str, enum: ['newest', 'title'] }),
    '/lists': sorted({ type: 'array', items: { ...str, enum: ['newest', 'title'] } }),
    '/feeds': { get: { parameters: [query('cursor', str), query('sort', str)], ...replies(arr(song)) } },
    '/shown': {
      get: {
        parameters: [query('sort', str)],
        responses: {
          200: {
            ...json(arr(song)),
            content: { 'application/json': { schema: arr(song), example: [{ id: 1, title: 'A', artist: 'B' }] } }
          }
        }
      }
    }
  })
  return (url: string) => server1('GET', url)
})()
const reason = (one: { headers: Record<string, unknown> }) => one.headers['standin-reason']

t.test('an order by what no row has is told of, and changes nothing', async (t) => {
  const usual = await ask('/songs')
  for (const again of [1, 2]) {
    const unknown = await ask('/songs?sort=mood')
    t.same(unknown.body, usual.body, `the time number ${again}`)
    t.equal(reason(unknown), 'sort names no member of the rows: "mood"; they have id, title, artist')
  }
  t.match(reason(await ask('/songs?sort=title,-mood')), /"mood"/)
  const both = await ask('/songs?sort=mood&mod=1')
  t.match(reason(both), /has no query parameter "mod".*; sort names no member/)
  t.match(reason(await ask('/shown?sort=mood')), /sort names no member/)
  t.match((await ask('/__admin/requests')).text, /sort names no member of the rows/)
})

t.test('an order that rows have, or that the document names, is no reason', async (t) => {
  for (const url of ['/songs?sort=-title', '/songs?sort=', '/songs', '/charts?sort=newest', '/lists?sort=newest'])
    t.equal(reason(await ask(url)), undefined, url)
})

t.test('a cursor from no answer is told of where the document has no refusal', async (t) => {
  const empty = await ask('/feeds?cursor=zzz')
  t.match(empty, { status: 200, body: [] })
  t.equal(reason(empty), 'no page of this list has the cursor "zzz"; take one from an answer')
  t.match(reason(await ask('/feeds?cursor=zzz&sort=mood')), /take one from an answer; sort names no member/)
})
