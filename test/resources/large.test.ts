/** Documents whose parts lead on to each other: their work must not multiply. */
import t from 'tap'
import { arr, body, int, obj, path, replies, server, str } from '../fixtures/rows.ts'

const noted = (name: string) => ({ $ref: `#/components/schemas/${name}` })

t.test('schemas that embed each other are read as far as rows show them', async (t) => {
  const names = Array.from({ length: 30 }, (_, index) => `Kind${index}`)
  const members = Object.fromEntries(names.map((name) => [name.toLowerCase(), noted(name)]))
  const schemas = Object.fromEntries(
    names.map((name) => [name, obj({ id: str, size: int, ...members }, ['id', 'size'])])
  )
  const ask = server(
    t,
    {
      '/things': { get: replies(arr(noted('Kind0'))) },
      '/things/{id}': { parameters: [path('id', str)], get: replies(noted('Kind0')) }
    },
    {},
    { components: { schemas } }
  )
  const { body } = await ask('GET', '/things')
  t.same((await ask('GET', `/things/${body[1].id}`)).body, body[1])
})

t.test('rows that embed each other show each the next, and a hundred further ones', async (t) => {
  const names = Array.from({ length: 8 }, (_, index) => `kind${index}`)
  const schemas = Object.fromEntries(
    names.map((name) => [
      name,
      obj(
        {
          id: str,
          size: int,
          ...Object.fromEntries(names.filter((one) => one !== name).map((one) => [one, noted(one)]))
        },
        ['id', 'size']
      )
    ])
  )
  const paths: Record<string, object> = {}
  for (const name of names) {
    paths[`/${name}s`] = { get: replies(arr(noted(name))) }
    paths[`/${name}s/{id}`] = { parameters: [path('id', str)], get: replies(noted(name)) }
  }
  const ask = server(t, paths, {}, { components: { schemas } })
  const { body } = await ask('GET', '/kind0s')
  const [row] = body
  for (const name of names.slice(1))
    t.equal((await ask('GET', `/${name}s/${row[name].id}`)).body.size, row[name].size, name)
  const objects = (value: unknown): number =>
    value !== null && typeof value === 'object'
      ? 1 + Object.values(value).reduce((sum, one) => sum + objects(one), 0)
      : 0
  t.ok(objects(row) < 1000, `${objects(row)} objects in one row`)
})

t.test('each of many rows in a list of a row embeds its thing as it is now', async (t) => {
  const author = obj({ id: str, name: str })
  const comment = obj({ id: str, text: str, author }, ['id', 'text'])
  const post = obj({ id: str, title: str, comments: arr(comment) }, ['id', 'title'])
  const ask = server(t, {
    '/authors': { get: replies(arr(author)) },
    '/authors/{authorId}': {
      parameters: [path('authorId', str)],
      get: replies(author),
      patch: { ...body(obj({ name: str }, [])), ...replies(author) }
    },
    '/posts': { get: replies(arr(post)) },
    '/posts/{postId}': { parameters: [path('postId', str)], get: replies(post) },
    '/posts/{postId}/comments': {
      parameters: [path('postId', str)],
      get: replies(arr(comment)),
      post: { ...body(obj({ text: str, author }, [])), ...replies(comment, 201) }
    },
    '/posts/{postId}/comments/{commentId}': {
      parameters: [path('postId', str), path('commentId', str)],
      get: replies(comment)
    }
  })
  const [writer] = (await ask('GET', '/authors')).body
  const [{ id }] = (await ask('GET', '/posts')).body
  for (let n = 0; n < 150; n++) await ask('POST', `/posts/${id}/comments`, { text: `text ${n}`, author: writer })
  await ask('PATCH', `/authors/${writer.id}`, { name: 'Ada King' })
  const { comments } = (await ask('GET', `/posts/${id}`)).body
  const names = comments.slice(-150).map(({ author }: { author: { name: string } }) => author.name)
  t.same(names, Array(150).fill('Ada King'))
})

t.test('a row belongs to things of a deep path', async (t) => {
  const levels = Array.from({ length: 12 }, (_, level) => `level${level}`)
  const paths: Record<string, object> = {}
  let url = ''
  for (const level of levels) {
    const above = levels.slice(0, levels.indexOf(level)).map((one) => path(`${one}Id`, str))
    paths[`${url}/${level}s`] = { parameters: above, get: replies(arr(obj({ id: str, name: str }))) }
    url += `/${level}s/{${level}Id}`
    paths[url] = { parameters: [...above, path(`${level}Id`, str)], get: replies(obj({ id: str, name: str })) }
  }
  const note = obj({ id: str, level11_id: str, text: str })
  const ask = server(t, {
    ...paths,
    [`${url}/notes`]: { parameters: levels.map((one) => path(`${one}Id`, str)), get: replies(arr(note)) },
    '/notes': { get: replies(arr(note)) },
    '/notes/{noteId}': { parameters: [path('noteId', str)], get: replies(note) }
  })
  let deep = ''
  for (const level of levels) deep += `/${level}s/${(await ask('GET', `${deep}/${level}s`)).body[0].id}`
  const { body: all } = await ask('GET', '/notes')
  const { body: under } = await ask('GET', `${deep}/notes`)
  t.ok(under.length > 0)
  for (const one of under)
    t.same(
      all.find(({ id }: { id: string }) => id === one.id),
      one
    )
})
