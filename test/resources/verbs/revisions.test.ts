import t from 'tap'
import { arr, body, int, obj, path, replies, server, str } from '../../fixtures/rows.ts'

const doc = obj({ id: int, name: str, version: int, etag: str })
const conflict = { description: 'Changed meanwhile' }

/** A server of documents whose PUT takes these members. */
function docs(t: Parameters<typeof server>[0], sent: object, made: object, more: object = {}) {
  return server(t, {
    '/docs': { get: replies(arr(doc)), post: { ...body(made), ...replies(doc, 201) } },
    '/docs/{id}': {
      parameters: [path('id')],
      get: replies(doc),
      put: { ...body(sent), responses: { ...replies(doc).responses, ...more } }
    }
  })
}

const named = obj({ name: str })
const revised = obj({ name: str, version: int, etag: str }, ['name'])

t.test('a change counts from the version that the client knows', async (t) => {
  const ask = docs(t, revised, named, { 409: conflict })
  const { body: made } = await ask('POST', '/docs', { name: 'a' })
  const url = `/docs/${made.id}`
  const { body: second } = await ask('PUT', url, { name: 'b', version: made.version, etag: made.etag })
  t.match(second, { name: 'b', version: made.version + 1 })
  t.not(second.etag, made.etag)
  t.equal(second.etag.length, made.etag.length, 'in the form of the tag before')
  t.strictSame((await ask('GET', url)).body, second)
  const { body: third } = await ask('PUT', url, { name: 'c' })
  t.equal(third.version, second.version + 1, 'of a client that names none')
  const old = await ask('PUT', url, { name: 'd', version: second.version })
  t.equal(old.status, 409)
  t.match(old.body.error, /version 3, not 2/)
  t.equal((await ask('PUT', url, { name: 'd', etag: 'x' })).status, 409)
  t.strictSame((await ask('GET', url)).body, third)
})

t.test('another version is passed over where the document knows no answer to it', async (t) => {
  const ask = docs(t, revised, named)
  const { body: made } = await ask('POST', '/docs', { name: 'a' })
  t.match((await ask('PUT', `/docs/${made.id}`, { name: 'b', version: 9 })).body, { name: 'b', version: 2 })
})

t.test('a version that a client gives a new row is its own', async (t) => {
  const ask = docs(t, revised, revised, { 409: conflict })
  const { body: made } = await ask('POST', '/docs', { name: 'a', version: 7 })
  t.equal(made.version, 7)
  t.equal((await ask('PUT', `/docs/${made.id}`, { name: 'b', version: 7 })).body.version, 7)
  t.equal((await ask('PUT', `/docs/${made.id}`, { name: 'b', version: 9 })).body.version, 9)
})

t.test('a tag takes another of its form, in capitals too', async (t) => {
  const row = obj({ id: int, name: str, etag: { ...str, example: '"0x8DCA-FE01"' } })
  const ask = server(t, {
    '/docs': { get: replies(arr(row)) },
    '/docs/{id}': { parameters: [path('id')], get: replies(row), put: { ...body(named), ...replies(row) } }
  })
  const [{ id, etag }] = (await ask('GET', '/docs')).body
  const tags = [etag]
  for (let n = 0; n < 4; n++) tags.push((await ask('PUT', `/docs/${id}`, { name: `n${n}` })).body.etag)
  t.equal(new Set(tags).size, 5)
  for (const tag of tags) t.match(tag, /^"\dx\d[A-F]{3}-[A-F]{2}\d\d"$/)
})

t.test("the version of Kubernetes' objects stands beside their names", async (t) => {
  const pod = obj(
    { metadata: obj({ name: str, resourceVersion: { ...str, readOnly: true } }, []), spec: obj({ node: str }, []) },
    []
  )
  const ask = server(t, {
    '/pods': { get: replies(obj({ items: arr(pod) })), post: { ...body(pod), ...replies(pod, 201) } },
    '/pods/{name}': {
      parameters: [path('name', str)],
      get: replies(pod),
      put: { ...body(pod), responses: { ...replies(pod).responses, 409: conflict } }
    }
  })
  const { body: made } = await ask('POST', '/pods', { metadata: { name: 'a' }, spec: { node: 'x' } })
  t.equal(made.metadata.resourceVersion, '1')
  const { body: second } = await ask('PUT', '/pods/a', { ...made, spec: { node: 'y' } })
  t.match(second, { metadata: { name: 'a', resourceVersion: '2' }, spec: { node: 'y' } })
  t.equal((await ask('PUT', '/pods/a', made)).status, 409)
})
