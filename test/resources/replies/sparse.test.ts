import t from 'tap'
import { arr, body, obj, path, query, replies, server, str } from '../../fixtures/rows.ts'

const typed = (type: string) => ({ type: 'string', enum: [type] })
const person = obj({ type: typed('people'), id: str, attributes: obj({ name: str, mail: str }) })
const author = obj({ data: obj({ type: typed('people'), id: str }) })
const article = obj({
  type: typed('articles'),
  id: str,
  attributes: obj({ title: str, text: str }),
  relationships: obj({ author })
})
const shown = { data: article, included: arr(person) }
const apart = ['include', 'fields[articles]', 'fields[people]'].map((name) => query(name, str))
const together = [query('include', str), { ...query('fields', { type: 'object' }), style: 'deepObject', explode: true }]

for (const [how, parameters] of Object.entries({ apart, together })) {
  t.test(`the fields of each type cut its own resources, parameters ${how}`, async (t) => {
    const ask = server(t, {
      '/people': { get: replies(obj({ data: arr(person) })) },
      '/people/{id}': { parameters: [path('id', str)], get: replies(obj({ data: person })) },
      '/articles': { get: { parameters, ...replies(obj({ ...shown, data: arr(article) })) } },
      '/articles/{id}': { parameters: [path('id', str)], get: { parameters, ...replies(obj(shown)) } }
    })
    const names = async (path: string, fields: string) => {
      const { data, included } = (await ask('GET', `${path}?include=author${fields}`)).body
      const own = [data].flat()[0]
      return [own.attributes, own.relationships, included[0]?.attributes].map((one) => Object.keys({ ...one }))
    }
    const { id } = (await ask('GET', '/articles')).body.data[0]
    for (const path of ['/articles', `/articles/${id}`]) {
      const both = await names(path, '&fields[articles]=title,author&fields[people]=name')
      t.same(both, [['title'], ['author'], ['name']])
      t.same(await names(path, '&fields[people]=mail'), [['title', 'text'], ['author'], ['mail']])
      t.same((await names(path, '&fields[articles]=text'))[2], ['name', 'mail'])
    }
  })
}

t.test('a type that no collection has is the name of the own rows, also of a written one', async (t) => {
  const post = obj({ type: str, id: str, attributes: obj({ title: str, text: str }, []) }, ['id'])
  const parameters = ['fields[entries]', 'fields'].map((name) => query(name, str))
  const ask = server(t, {
    '/posts': {
      parameters,
      get: replies(obj({ data: arr(post) })),
      post: { ...body(obj({ data: obj(post.properties, []) })), ...replies(obj({ data: post }), 201) }
    },
    '/posts/{id}': { parameters: [path('id', str), ...parameters], get: replies(obj({ data: post })) }
  })
  const sent = { data: { attributes: { title: 'A', text: 'B' } } }
  const made = (await ask('POST', '/posts?fields[entries]=text', sent)).body.data
  t.same(made.attributes, { text: 'B' })
  for (const [path, shown] of Object.entries({
    'fields[entries]=title': { title: 'A' },
    'fields=text': { text: 'B' },
    'fields[entries]=': { title: 'A', text: 'B' }
  }))
    t.same((await ask('GET', `/posts/${made.id}?${path}`)).body.data.attributes, shown, path)
})

t.test('a parameter for another type stands before that for all', async (t) => {
  const people = obj({ id: str, name: str }, ['id'])
  const note = obj({ id: str, text: str, mark: str }, ['id'])
  const ask = server(t, {
    '/people': { get: replies(arr(people)) },
    '/notes': {
      get: { parameters: ['fields[people]', 'fields'].map((name) => query(name, str)), ...replies(arr(note)) }
    }
  })
  const names = async (asked: string) => Object.keys((await ask('GET', `/notes?${asked}`)).body[0])
  t.same(await names('fields[people]=text'), ['id', 'text', 'mark'])
  t.same(await names('fields[people]=name&fields=mark'), ['id', 'mark'])
})
