import t from 'tap'
import type { Schema } from '../../src/document/openapi.ts'
import { eventsOf, isStream, mediaSchemaOf } from '../../src/reply/body/stream.ts'
import { documentOf, start } from '../fixtures/start.ts'

t.test('streams are known by their media types', async (t) => {
  const cases: [mediaType: string, boolean][] = [
    ['text/event-stream', true],
    ['Text/Event-Stream; charset=utf-8', true],
    ['application/x-ndjson', true],
    ['application/jsonl', true],
    ['application/json-seq', true],
    ['application/geo+json-seq', true],
    ['application/stream+json', true],
    ['application/json', false],
    ['text/plain', false]
  ]
  for (const [mediaType, is] of cases) t.equal(isStream(mediaType), is, mediaType)
})

t.test('values are framed as their media type wants it', async (t) => {
  const sse = 'text/event-stream'
  const lines = 'application/x-ndjson'
  const cases: [value: unknown, mediaType: string, chunks: string[]][] = [
    [[{ a: 1 }, { a: 2 }], sse, ['id: 1\ndata: {"a":1}\n\n', 'id: 2\ndata: {"a":2}\n\n']],
    [{ a: 1 }, sse, ['id: 1\ndata: {"a":1}\n\n']],
    [
      [{ data: 'one\ntwo', event: 'tick', id: 'x', retry: 100 }],
      sse,
      ['id: x\nevent: tick\nretry: 100\ndata: one\ndata: two\n\n']
    ],
    [[{ data: { b: 1 } }], sse, ['id: 1\ndata: {"b":1}\n\n']],
    [[{ data: 1, id: { toString: 'x' } }], sse, ['id: {"toString":"x"}\ndata: 1\n\n']],
    [[{ data: 1, id: 7 }], sse, ['id: 7\ndata: 1\n\n']],
    [
      [{ data: 1, more: 2 }, null, 'text'],
      sse,
      ['id: 1\ndata: {"data":1,"more":2}\n\n', 'id: 2\ndata: null\n\n', 'id: 3\ndata: text\n\n']
    ],
    ['data: 1\n\n\nevent: x\ndata: 2\n', sse, ['data: 1\n\n', 'event: x\ndata: 2\n\n']],
    ['no event yet', sse, ['id: 1\ndata: no event yet\n\n']],
    [[{ a: 1 }, 2], lines, ['{"a":1}\n', '2\n']],
    ['{"a":1}\n\n{"a":2}', lines, ['{"a":1}\n', '{"a":2}\n']],
    [[1], 'application/json-seq', ['\x1e1\n']],
    [{ a: 1 }, 'application/json', ['{"a":1}']],
    ['text', 'text/plain', ['text']]
  ]
  for (const [value, mediaType, chunks] of cases) t.same(eventsOf(value, mediaType), chunks)
})

t.test('the schema of a stream is a list of three events, however it is written', async (t) => {
  const event: Schema = { type: 'object' }
  const resolve = () => ({ type: 'array', items: event })
  const list = { type: 'array', items: event, minItems: 3, maxItems: 3 }
  const sse = 'text/event-stream'
  t.same(mediaSchemaOf({ itemSchema: event }, sse, resolve), list)
  t.same(mediaSchemaOf({ schema: event }, sse, resolve), list)
  t.same(mediaSchemaOf({ schema: { type: 'array', items: event } }, sse, resolve), list)
  t.same(mediaSchemaOf({ schema: { $ref: '#/list' } }, sse, resolve), list)
  t.same(mediaSchemaOf({}, sse, resolve), { ...list, items: true })
  t.equal(mediaSchemaOf({ schema: event }, 'application/json', resolve), event)
  const media = { schema: event }
  t.equal(mediaSchemaOf(media, sse, resolve), mediaSchemaOf(media, sse, resolve))
})

t.test('a stream is answered with a few generated events', async (t) => {
  const event = {
    type: 'object',
    required: ['event', 'data'],
    properties: { event: { const: 'tick' }, data: { type: 'string' } }
  }
  const content = {
    'text/event-stream': { itemSchema: event },
    'application/jsonl': { schema: { type: 'object', required: ['n'], properties: { n: { type: 'integer' } } } }
  }
  const mock = await start(t, {
    document: documentOf({ '/x': { get: { responses: { 200: { description: 'ok', content } } } } })
  })
  const get = async (accept: string) => (await fetch(`${mock.url}/x`, { headers: { accept } })).text()
  t.equal((await get('text/event-stream')).match(/^event: tick$/gm)?.length, 3)
  const lines = (await get('application/jsonl')).trim().split('\n')
  t.equal(lines.length, 3)
  for (const line of lines) t.match(JSON.parse(line), { n: Number })
})
