import t from 'tap'
import { arr, body, obj, path, query, replies, server, str } from '../../fixtures/rows.ts'
import { json } from '../../fixtures/start.ts'

const thing = obj({ id: str, name: str })
const half = '\ud800'

t.test('a key with half a character breaks neither Location nor the link to the next page', async (t) => {
  const created = { ...json(thing), headers: { Location: { schema: str } } }
  const shown = { 'application/json': { schema: thing, example: { id: half, name: 'a' } } }
  const ask = server(t, {
    '/things': {
      parameters: [query('limit', { type: 'integer' }), query('after', str)],
      get: replies(obj({ data: arr(thing), next: str })),
      post: { ...body(thing), responses: { 201: created } }
    },
    '/things/{id}': { parameters: [path('id', str)], get: replies(thing) },
    '/bare': { get: replies(arr(thing)), post: { ...body(thing), responses: { 201: created } } },
    '/alone': { post: { responses: { 201: { ...created, content: shown } } } }
  })
  const made = await ask('POST', '/things', { id: half, name: 'a' })
  t.match(made, { status: 201, body: { id: half }, headers: { location: /\/things\/%EF%BF%BD$/ } })
  await ask('POST', '/things', { id: 'last', name: 'b' })
  const { body: all } = await ask('GET', '/things?limit=100')
  const { status, body: page } = await ask('GET', `/things?limit=${all.data.length - 1}`)
  t.equal(status, 200)
  t.match(page.next, /after=%EF%BF%BD/)
  for (const url of ['/bare', '/alone']) {
    const { status, headers } = await ask('POST', url, { id: half, name: 'a' })
    t.equal(status, 201)
    t.match(headers.location, new RegExp(`${url}/%EF%BF%BD$`))
  }
})

t.test('a key with half a character breaks no link of its row', async (t) => {
  const url = { type: 'string', format: 'uri' }
  const linked = obj({ id: str, name: str, self: url, html_url: url })
  const ask = server(t, {
    '/things': { get: replies(arr(linked)), post: { ...body(thing), responses: { 201: json(linked) } } },
    '/things/{id}': { parameters: [path('id', str)], get: replies(linked) }
  })
  const { status, body: made } = await ask('POST', '/things', { id: half, name: 'a' })
  t.equal(status, 201)
  t.match(made, { self: /\/things\/%EF%BF%BD$/, html_url: /\/%EF%BF%BD$/ })
})
