import t from 'tap'
import { withOwnMembers } from '../../../src/resources/replies/own-members.ts'
import { arr, body, int, obj, path, replies, server, str } from '../../fixtures/rows.ts'
import { json } from '../../fixtures/start.ts'

const key = obj({ id: int, name: str })
const optional = (properties: Record<string, object | boolean>) => ({ type: 'object', properties })

t.test('members that only the reply to a write has are sent with it, and kept by no row', async (t) => {
  const created = optional({
    id: int,
    token: { ...str, example: 'sk_1' },
    note: str,
    secret: { ...str, writeOnly: true },
    deleted_at: { ...str, format: 'date-time' }
  })
  const item = { parameters: [path('id')], get: replies(key) }
  const ask = server(t, {
    '/keys': {
      get: replies(arr(key)),
      post: { ...body(optional({ name: str, note: str, other: int })), responses: { 201: json(created) } }
    },
    '/keys/{id}': { ...item, delete: replies(optional({ id: int, object: { const: 'key' }, gone: { const: true } })) }
  })
  const { body: made } = await ask('POST', '/keys', { name: 'One', note: 'mine', other: 5 })
  t.same(made, { id: made.id, token: 'sk_1', note: 'mine' })
  t.same((await ask('POST', '/keys', { name: 'Two' })).body, { id: made.id + 1, token: 'sk_1' })
  t.same((await ask('GET', `/keys/${made.id}`)).body, { id: made.id, name: 'One' })
  t.same((await ask('DELETE', `/keys/${made.id}`)).body, { id: made.id, object: 'key', gone: true })
})

t.test('the reply alone shows sent members that fit it', async (t) => {
  const sent = body(optional({ name: str, note: str, count: str, never: str }))
  const made = async (reply: object) => {
    const ask = server(t, {
      '/keys': { get: replies(arr(key)), post: { ...sent, responses: { 201: json(reply) } } },
      '/keys/{id}': { parameters: [path('id')], get: replies(key) }
    })
    const { id: _, ...others } = (await ask('POST', '/keys', { name: 'One', note: 'mine', count: 'many' })).body
    return others
  }
  t.same(await made(optional({ id: int, note: str, never: false })), { note: 'mine' })
  t.same(await made(optional({ id: int, count: int })), {})
})

t.test('a value that is not a row has no members', async (t) => {
  t.equal(
    withOwnMembers({} as never, true, 'done', () => ''),
    'done'
  )
})

t.test('members that would not fit the reply are left out', async (t) => {
  const odd = { ...optional({ id: int, token: str }), maxProperties: 1 }
  const ask = server(t, {
    '/keys': { get: replies(arr(key)), post: { ...body(optional({ name: str })), responses: { 200: json(odd) } } },
    '/keys/{id}': { parameters: [path('id')], get: replies(key) }
  })
  const { body: made } = await ask('POST', '/keys', { name: 'One' })
  t.same(Object.keys(made), ['id'])
})
