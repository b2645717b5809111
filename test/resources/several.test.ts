import t from 'tap'
import { createStandin } from '../../src/standin.ts'
import { arr, body, int, obj, path, replies, str } from '../fixtures/rows.ts'
import { documentOf } from '../fixtures/start.ts'

t.test('the state of several documents is kept whole and put back', async (t) => {
  const thing = obj({ id: int, name: str })
  const me = obj({ name: str })
  const document = () =>
    documentOf({
      '/things': {
        get: replies(arr(thing)),
        post: { ...body(obj({ name: str })), ...replies(thing, 201) }
      },
      '/things/{id}': {
        parameters: [path('id')],
        get: replies(thing),
        delete: { responses: { 204: { description: 'Gone' } } }
      },
      '/me': { get: replies(me), put: { ...body(me), ...replies(me) } }
    })
  const app = createStandin({ document: [document(), document()], prefix: ['/a', '/b'], fixtures: false })
  t.teardown(() => app.close())
  const ask = async (method: 'GET' | 'POST' | 'PUT', url: string, sent?: object) =>
    (await app.inject({ method, url, ...(sent === undefined ? {} : { payload: sent }) })).json()

  const once = async () =>
    (
      await app.inject({
        method: 'POST',
        url: '/a/things',
        payload: { name: 'Eve' },
        headers: { 'idempotency-key': 'k' }
      })
    ).json()

  const { id } = await ask('POST', '/a/things', { name: 'Ada' })
  const made = await once()
  await ask('PUT', '/b/me', { name: 'Grace' })
  const state = await ask('GET', '/__admin/state')
  t.same(
    state.documents.map(({ 'x-standin': { singles, lastIds } }: { 'x-standin': Record<string, unknown[]> }) => [
      singles?.length,
      lastIds?.length
    ]),
    [
      [0, 1],
      [1, 0]
    ],
    'each document has its own'
  )
  await ask('POST', '/__admin/reset')
  t.not((await ask('GET', '/b/me')).name, 'Grace')
  await ask('PUT', '/__admin/state', state)
  t.match(await ask('GET', `/a/things/${id}`), { id, name: 'Ada' })
  t.match(await ask('GET', '/b/me'), { name: 'Grace' })
  t.same(await once(), made, 'a repeated request still makes nothing')
  t.notMatch(await ask('GET', '/a/me'), { name: 'Grace' })
  t.equal((await ask('POST', '/a/things', { name: 'Alan' })).id, made.id + 1, 'ids go on counting')

  const put = (sent: object) => app.inject({ method: 'PUT', url: '/__admin/state', payload: sent })
  t.equal((await put({ things: [] })).statusCode, 422, 'a state of one document is none of several')
  t.equal((await put({ documents: state.documents.slice(0, 1) })).statusCode, 200)
  t.match(await ask('GET', `/a/things/${id}`), { name: 'Ada' })
  t.equal((await ask('GET', '/b/things')).length, 18, 'a document without a state is as at the start')
})
