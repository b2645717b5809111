import t from 'tap'
import { resourcesOf } from '../../src/schema/meaning/schema-resources.ts'
import { shapeOf } from '../../src/schema/views/merged-view.ts'
import { documentOf, json, start } from '../fixtures/start.ts'

const list = (row: object) => ({ get: { responses: { 200: json({ type: 'array', items: row }) } } })
const item = (name: string) => ({
  parameters: [{ name, in: 'path', required: true, schema: { type: 'string' } }],
  get: { responses: { 200: json({ type: 'object' }) } }
})
const tag = { type: 'object', properties: { text: { type: 'string' } } }
const flag = { type: 'object', required: ['name'], properties: { name: { enum: ['on', 'off'] } } }

t.test('rows that nothing tells apart, and rows that cannot all differ, are made all the same', async (t) => {
  const dir = t.testdir({
    'tags.yaml': '{ count: 3 }',
    'flags.yaml': '{ count: 5 }',
    'notes.yaml': 'a: [{ text: one }]\nb: { c: [{ text: two }], d: { count: 2 } }\n'
  })
  const document = documentOf({
    '/tags': { ...list(tag), post: { responses: { 201: json(tag) } } },
    '/flags': list(flag),
    '/flags/{name}': item('name'),
    '/x/{first}/y/{second}/notes': {
      parameters: ['first', 'second'].map((name) => ({ name, in: 'path', required: true, schema: { type: 'string' } })),
      ...list(tag)
    }
  })
  const mock = await start(t, { document, fixtures: dir })
  const rows = async (path: string) => (await (await fetch(mock.url + path)).json()) as { text: string }[]
  t.equal((await rows('/tags')).length, 3)
  t.equal((await rows('/flags')).length, 2, 'as many as there are keys')
  t.equal((await fetch(`${mock.url}/tags`, { method: 'POST' })).status, 201)
  t.equal((await rows('/tags')).length, 4)
  t.same(await rows('/x/a/y/any/notes'), [{ text: 'one' }])
  t.same(await rows('/x/b/y/c/notes'), [{ text: 'two' }])
  t.equal((await rows('/x/b/y/d/notes')).length, 2)
  t.same(await rows('/x/b/y/e/notes'), [])
})

t.test('a schema whose reference leads nowhere says nothing', async (t) => {
  t.same(shapeOf({ resources: resourcesOf({}) }, { $ref: '#/nowhere' }).properties, undefined)
})

t.test('media types may be referred to', async (t) => {
  const content = (name: string) => ({
    description: 'ok',
    content: { 'application/json': { $ref: `#/components/mediaTypes/${name}` } }
  })
  const document = documentOf(
    { '/x': { get: { responses: { 200: content('One') } } }, '/y': { get: { responses: { 200: content('None') } } } },
    { components: { mediaTypes: { One: { example: 1 } } } }
  )
  const mock = await start(t, { document })
  t.equal(await (await fetch(`${mock.url}/x`)).text(), '1')
  t.ok([200, 501].includes((await fetch(`${mock.url}/y`)).status))
})
