import t from 'tap'
import { arr, body, int, none, obj, path, query, replies, server, str } from '../fixtures/rows.ts'

const row = obj({ id: str, name: str, price: int })
const sent = obj({ name: str, price: int })
const map = (values: object) => ({ type: 'object', additionalProperties: values })

t.test('a search by POST below a list without items finds its rows', async (t) => {
  const wanted = obj({ name: str, minPrice: int, pageSize: int }, [])
  const ask = server(t, {
    '/hotels': { get: replies(arr(row)), post: { ...body(sent), ...replies(row, 201) } },
    '/hotels/search': { post: { ...body(wanted), ...replies(obj({ results: arr(row), total: int })) } },
    '/search': { post: { ...body(wanted), ...replies(obj({ results: arr(row), total: int })) } }
  })
  for (const price of [10, 20, 30]) await ask('POST', '/hotels', { name: 'Zed', price })
  const { body: found } = await ask('POST', '/hotels/search', { name: 'Zed', minPrice: 20, pageSize: 1 })
  t.match(found, { results: [{ name: 'Zed', price: 20 }], total: 2 })
  t.equal(found.results.length, 1)
  t.equal((await ask('GET', '/hotels')).body.filter(({ name }: { name: string }) => name === 'Zed').length, 3)
})

t.test('a map of rows by their keys has a new row under the key that its POST answers', async (t) => {
  const shown = obj({ name: str, price: int })
  for (const element of [shown, row]) {
    const ask = server(t, {
      '/goods': {
        get: replies(obj({ goods: map(element), total: int })),
        post: { ...body(sent), ...replies(row, 201) }
      },
      '/goods/{goodId}': {
        parameters: [path('goodId', str)],
        get: replies(element),
        delete: { responses: { 204: none } }
      }
    })
    const { goods, total } = (await ask('GET', '/goods')).body
    for (const [key, one] of Object.entries<{ id?: string }>(goods)) {
      if (element === row) t.equal(one.id, key)
      t.strictSame((await ask('GET', `/goods/${key}`)).body, one)
    }
    const { body: made } = await ask('POST', '/goods', { name: 'Zed', price: 4 })
    const { body: after } = await ask('GET', '/goods')
    t.match(after.goods[made.id], { name: 'Zed', price: 4 })
    t.equal(after.total, total + 1)
    await ask('DELETE', `/goods/${made.id}`)
    t.notOk(made.id in (await ask('GET', '/goods')).body.goods)
  }
})

t.test('a HEAD of a row says whether it is there', async (t) => {
  const ask = server(t, {
    '/names': { get: replies(arr(row)), post: { ...body(sent), ...replies(row, 201) } },
    '/names/{id}': {
      parameters: [path('id', str)],
      get: replies(row),
      head: { responses: { 200: none, 404: none } },
      delete: { responses: { 204: none } }
    }
  })
  const { body: made } = await ask('POST', '/names', { name: 'Zed', price: 4 })
  t.equal((await ask('HEAD', `/names/${made.id}`)).status, 200)
  await ask('DELETE', `/names/${made.id}`)
  t.equal((await ask('HEAD', `/names/${made.id}`)).status, 404)
})

t.test('numbers of the rows below a thing begin with 1 for each', async (t) => {
  const version = obj({ number: int, comment: str })
  const comment = obj({ comment: str })
  const paper = obj({ id: str, title: str })
  const ask = server(t, {
    '/papers': { get: replies(arr(paper)), post: { ...body(obj({ title: str })), ...replies(paper, 201) } },
    '/papers/{id}': { parameters: [path('id', str)], get: replies(paper) },
    '/papers/{id}/versions': {
      parameters: [path('id', str)],
      get: replies(arr(version)),
      post: { ...body(comment), ...replies(version, 201) }
    },
    '/papers/{id}/versions/{number}': {
      parameters: [path('id', str), path('number')],
      get: replies(version),
      put: { ...body(comment), ...replies(version) }
    }
  })
  const numbers = async (id: string) =>
    (await ask('GET', `/papers/${id}/versions`)).body.map(({ number }: { number: number }) => number)
  const [first, second] = (await ask('GET', '/papers')).body
  t.strictSame(await numbers(first.id), [1, 2, 3])
  t.strictSame(await numbers(second.id), [1, 2, 3])
  await ask('PUT', `/papers/${second.id}/versions/9`, { comment: 'much later' })
  t.equal((await ask('POST', `/papers/${second.id}/versions`, { comment: 'a' })).body.number, 10)
  t.equal((await ask('POST', `/papers/${first.id}/versions`, { comment: 'a' })).body.number, 4)
  const { body: made } = await ask('POST', '/papers', { title: 'Zed' })
  t.equal((await ask('POST', `/papers/${made.id}/versions`, { comment: 'a' })).body.number, 1)
  t.equal((await ask('GET', `/papers/${made.id}/versions/1`)).body.comment, 'a')
})

t.test('a POST over a row with its key answers 200, where the document has that beside 201', async (t) => {
  const contact = obj({ email: str, name: str }, ['email'])
  const responses = { ...replies(contact).responses, ...replies(contact, 201).responses }
  const ask = server(t, {
    '/contacts': { get: replies(arr(contact)), post: { ...body(contact), responses } },
    '/contacts/{email}': { parameters: [path('email', str)], get: replies(contact) }
  })
  const post = async (name: string) => (await ask('POST', '/contacts', { email: 'z@example.com', name })).status
  t.equal(await post('A'), 201)
  t.equal(await post('B'), 200)
  t.equal((await ask('GET', '/contacts/z@example.com')).body.name, 'B')
})

t.test('the key in the path wins over one in the body of a PUT that makes its row', async (t) => {
  const ask = server(t, {
    '/things': { get: { parameters: [query('limit', int)], ...replies(arr(row)) } },
    '/things/{id}': { parameters: [path('id', str)], get: replies(row), put: { ...body(row), ...replies(row) } }
  })
  t.equal((await ask('PUT', '/things/a', { id: 'b', name: 'Zed', price: 1 })).body.id, 'a')
  t.match((await ask('GET', '/things/a')).body, { id: 'a', name: 'Zed' })
})
