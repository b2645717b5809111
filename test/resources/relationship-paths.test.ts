import t from 'tap'
import { arr, body, obj, path, replies, server, str } from '../fixtures/rows.ts'

const typed = (type: string) => ({ type: 'string', enum: [type] })
const linkage = (type: string) => obj({ type: typed(type), id: str })
const gone = { responses: { 204: { description: 'Done' } } }
const links = obj({ self: str, related: str, about: typed('x') })
const data = (schema: object, more: object = {}) => obj({ data: schema, ...more }, ['data'])
const resource = (type: string, relationships: object = {}) =>
  obj({ type: typed(type), id: str, attributes: obj({ title: str }), relationships })
const article = resource(
  'articles',
  obj({ author: data(linkage('people')), tags: data(arr(linkage('tags'))), late: data(arr(linkage('people'))) }, [
    'author',
    'tags'
  ])
)
const person = resource('people', obj({ strict: data(linkage('tags')) }, []))
const id = [path('id', str)]
const at = (schema: object, more: object = {}) => ({
  parameters: id,
  get: replies(data(schema, { links })),
  patch: { ...body(data(schema)), ...replies(data(schema)) },
  ...Object.fromEntries(['post', 'delete'].map((method) => [method, { ...body(data(schema)), ...gone }])),
  ...more
})
const item = (schema: object) => ({ parameters: id, get: replies(data(schema)), delete: gone })
const paths = {
  '/articles': { get: replies(data(arr(article))) },
  '/articles/{id}': item(article),
  '/articles/{id}/author': { parameters: id, get: replies(data(resource('people'))) },
  '/articles/{id}/relationships/author': at(linkage('people')),
  '/articles/{id}/relationships/tags': at(arr(linkage('tags'))),
  '/articles/{id}/relationships/late': at(arr(linkage('people')), { get: replies(data(arr(linkage('people')))) }),
  '/people/{id}/relationships/strict': at(linkage('tags'), {
    patch: { ...body(data(linkage('tags'))), responses: { 204: gone.responses[204], 422: gone.responses[204] } }
  }),
  '/articles/{id}/relationships/other': at(linkage('people')),
  '/people': { get: replies(data(arr(person))) },
  '/people/{id}': item(person),
  '/people/{id}/relationships/none': { parameters: id, get: replies(obj({ count: str })) },
  '/tags': { get: replies(data(arr(resource('tags')))) },
  '/tags/{id}': item(resource('tags')),
  '/sets/{id}/relationships/parts': { parameters: id, get: replies(arr(obj({ id: str, name: str }))) }
}

t.test('the path of a relationship shows what the row names, and its own address', async (t) => {
  const ask = server(t, paths)
  const [row] = (await ask('GET', '/articles')).body.data
  const url = `/articles/${row.id}/relationships`
  const shown = (await ask('GET', `${url}/author`)).body
  t.same(shown.data, row.relationships.author.data)
  t.match(shown.links, { self: new RegExp(`^http://.*${url}/author$`), about: 'x' })
  t.match(shown.links.related, new RegExp(`^http://.*/articles/${row.id}/author$`))
  t.same((await ask('GET', `${url}/tags`)).body.data, row.relationships.tags.data)
})

t.test('a relationship to one thing is changed, and taken away', async (t) => {
  const ask = server(t, paths)
  const [row] = (await ask('GET', '/articles')).body.data
  const people = (await ask('GET', '/people')).body.data
  const url = `/articles/${row.id}/relationships/author`
  const other = people.find((one: { id: string }) => one.id !== row.relationships.author.data.id)
  const next = { type: 'people', id: other.id }
  t.same((await ask('PATCH', url, { data: next })).body, { data: next })
  t.same((await ask('GET', url)).body.data, next)
  t.equal((await ask('GET', `/articles/${row.id}/author`)).body.data.id, other.id)
  t.same((await ask('GET', `/articles/${row.id}`)).body.data.relationships.author.data, next)
  t.equal((await ask('DELETE', url, { data: next })).status, 204)
  t.same((await ask('GET', url)).body.data, null)
  t.equal((await ask('GET', `/articles/${row.id}/author`)).status, 404, 'it has none now')
})

t.test('a relationship to many things is replaced, added to and taken from', async (t) => {
  const ask = server(t, paths)
  const [row] = (await ask('GET', '/articles')).body.data
  const ids = (await ask('GET', '/tags')).body.data.map((one: { id: string }) => one.id)
  const url = `/articles/${row.id}/relationships/tags`
  const tags = (...wanted: number[]) => wanted.map((index) => ({ type: 'tags', id: ids[index] }))
  const shown = async () => (await ask('GET', url)).body.data
  const [first, ...others] = row.relationships.tags.data
  await ask('DELETE', url, { data: [first] })
  t.same(await shown(), others)
  t.same((await ask('PATCH', url, { data: tags(0, 1) })).body, { data: tags(0, 1) })
  await ask('POST', url, { data: tags(1, 2) })
  t.same(await shown(), tags(0, 1, 2), 'each once')
  await ask('DELETE', url, { data: tags(0) })
  t.same(await shown(), tags(1, 2))
  t.same((await ask('GET', `/articles/${row.id}`)).body.data.relationships.tags.data, tags(1, 2))
})

t.test('a row that names nothing shows an empty list, and takes more', async (t) => {
  const ask = server(t, paths)
  const [author] = (await ask('GET', '/people')).body.data
  const data = { type: 'people', id: author.id }
  const relationships = { author: { data }, tags: { data: [] } }
  const row = { type: 'articles', id: 'a1', attributes: { title: 'One' }, relationships }
  t.equal((await ask('PUT', '/__admin/rows/articles', [row])).status, 200)
  const url = '/articles/a1/relationships/late'
  t.same((await ask('GET', url)).body, { data: [] })
  await ask('POST', url, { data: [data] })
  t.same((await ask('GET', url)).body, { data: [data] })
})

t.test('other paths that are called relationships are left to the other sources', async (t) => {
  const ask = server(t, paths)
  for (const url of ['/articles/1/relationships/other', '/people/1/relationships/none'])
    t.equal((await ask('GET', url)).headers['standin-source'], 'generated', url)
  t.equal((await ask('GET', '/sets/1/relationships/parts')).headers['standin-source'], 'row', 'a list of its own')
})

t.test('a relationship that would name a missing thing is refused where the document says so', async (t) => {
  const ask = server(t, paths)
  const [person] = (await ask('GET', '/people')).body.data
  const [tag, other] = (await ask('GET', '/tags')).body.data
  const patch = (id: string) =>
    ask('PATCH', `/people/${person.id}/relationships/strict`, { data: { type: 'tags', id } })
  await ask('DELETE', `/tags/${other.id}`)
  t.equal((await patch(tag.id)).status, 204)
  t.equal((await patch(other.id)).status, 422)
})
