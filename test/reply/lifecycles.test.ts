import t from 'tap'
import type { Schema } from '../../src/document/openapi.ts'
import { lifecycleOf, named } from '../../src/reply/body/lifecycles.ts'
import { documentOf, start } from '../fixtures/start.ts'

const kind = (type: unknown, more: object = {}): Schema => ({
  type: 'object',
  required: ['type'],
  properties: { type: typeof type === 'string' ? { const: type } : (type as Schema), ...more }
})
const known: Record<string, Schema> = { '#/a': kind('item_start'), '#/type': { enum: ['item_stop'] } }
const resolve = (ref: string): Schema => known[ref] ?? true
const order = (...types: unknown[]) =>
  lifecycleOf({ oneOf: types.map((one) => kind(one)) }, resolve)?.map(
    (one) => (one as { properties: { type: { const: string } } }).properties.type.const
  )

t.test('what begins first ends last, and what goes on stands between', async (t) => {
  t.same(
    order(
      'message_start',
      'message_delta',
      'message_stop',
      'content_block_start',
      'content_block_delta',
      'content_block_stop',
      'ping',
      'error'
    ),
    [
      'message_start',
      'content_block_start',
      'ping',
      'content_block_delta',
      'content_block_stop',
      'message_delta',
      'message_stop'
    ]
  )
  t.same(
    order('response.part.done', 'response.part.added', 'response.completed', 'response.created', 'response.failed'),
    ['response.created', 'response.part.added', 'response.part.done', 'response.completed']
  )
  t.same(order('start', 'stop'), ['start', 'stop'])
})

t.test('references are followed, and one value of an enumeration is a constant', async (t) => {
  const items: Schema = { anyOf: [{ $ref: '#/a' }, kind({ $ref: '#/type' })] }
  t.same(lifecycleOf(items, resolve), items.anyOf)
  known['#/items'] = items
  t.same(lifecycleOf({ $ref: '#/items' }, resolve), items.anyOf)
})

t.test('other events have no order', async (t) => {
  t.equal(lifecycleOf(true, resolve), undefined)
  t.equal(lifecycleOf({ $ref: '#/none' }, resolve), undefined)
  t.equal(lifecycleOf({ type: 'object' }, resolve), undefined)
  t.equal(order('start'), undefined)
  t.equal(order('one', 'two'), undefined)
  t.equal(order('one_start', 'two_stop'), undefined)
  t.equal(order('start', 'stop', { enum: ['a', 'b'] }), undefined)
  t.equal(order('start', 'stop', 7), undefined)
  t.equal(lifecycleOf({ oneOf: [kind('start'), kind('stop'), true] }, resolve), undefined)
  t.equal(order(...Array.from({ length: 11 }, (_, index) => `x${index}`), 'start', 'stop'), undefined)
})

t.test('an event has its type as its name', async (t) => {
  t.same(named([{ type: 'a' }, { type: 7 }, 'x']), [{ event: 'a', data: { type: 'a' } }, { type: 7 }, 'x'])
})

t.test('a made stream begins and ends', async (t) => {
  const schema = { oneOf: [kind('start'), kind('stop'), kind('start_delta', { text: { type: 'string' } })] }
  const answer = (type: string) => ({
    get: { responses: { 200: { description: 'ok', content: { [type]: { itemSchema: schema } } } } }
  })
  const document = documentOf({ '/events': answer('text/event-stream'), '/lines': answer('application/x-ndjson') })
  const mock = await start(t, { document })
  const text = async (path: string) => (await fetch(mock.url + path)).text()
  t.match(
    await text('/events'),
    /^id: 1\nevent: start\ndata: \{"type":"start"\}\n\nid: 2\nevent: start_delta\ndata: .*\n\nid: 3\nevent: stop\ndata: /
  )
  t.match(await text('/lines'), /^\{"type":"start"\}\n\{"type":"start_delta".*\}\n\{"type":"stop"\}\n$/)
})
