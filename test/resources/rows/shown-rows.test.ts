import t from 'tap'
import { arr, obj, path, replies, server, str } from '../../fixtures/rows.ts'

const track = obj({ id: str, title: { ...str, example: 'Blue Train' }, plays: { type: 'integer', example: 7312 } }, [
  'id',
  'title',
  'plays'
])
const album = obj({ id: { ...str, example: 'alb_81' } }, ['id'])
const document = {
  '/albums': { get: replies(arr(album)) },
  '/albums/{albumId}': { parameters: [path('albumId', str)], get: replies(album) },
  '/albums/{albumId}/tracks': { parameters: [path('albumId', str)], get: replies(arr(track)) },
  '/albums/{albumId}/tracks/{trackId}': {
    parameters: [path('albumId', str), path('trackId', str)],
    get: replies(track)
  }
}

t.test('a row that no list shows is the one of the examples, with its own key', async (t) => {
  const ask = server(t, document)
  for (const id of ['one', 'two'])
    t.same((await ask('GET', `/albums/mine/tracks/${id}`)).body, { id, title: 'Blue Train', plays: 7312 })
})

t.test('the rows below a thing that no list shows begin with the one of the examples', async (t) => {
  const [first, second] = (await server(t, document)('GET', '/albums/mine/tracks')).body
  t.match(first, { title: 'Blue Train', plays: 7312 })
  t.not(second.title, 'Blue Train')
})

t.test('of things that a list shows, the first one has the row of the examples below it', async (t) => {
  const ask = server(t, document)
  const titles: string[] = []
  for (const { id } of (await ask('GET', '/albums')).body.slice(0, 4))
    titles.push((await ask('GET', `/albums/${id}/tracks`)).body[0].title)
  t.equal(titles[0], 'Blue Train')
  t.notOk(titles.slice(1).includes('Blue Train'), titles.join(', '))
})
